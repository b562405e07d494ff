"""Gives the programs that a bundle starts the environment that it was started with itself.

The bundle's start lets Linux look for libraries in the bundle first. That was read when this
process began; a program of the system that is started from here would load ours in the place
of its own. Further processes of the bundle find theirs anew.
"""

import os

for _name in [one for one in os.environ if one.startswith("_PYI_")]:
    del os.environ[_name]
_given = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
os.environ.pop("LD_LIBRARY_PATH", None)
if _given is not None:
    os.environ["LD_LIBRARY_PATH"] = _given
