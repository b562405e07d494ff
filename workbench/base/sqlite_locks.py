"""Whether another program has a database open, asked of SQLite's own locks.

The lock of the data folder can lie (on some network disks it always succeeds); the byte ranges
that SQLite locks are a second witness.
"""

from __future__ import annotations

import sys
from pathlib import Path

_SHARED_FIRST = 0x40000002
_SHARED_BYTES = 510

if sys.platform == "win32":

    def held_elsewhere(path: Path) -> bool:
        """Locks are mandatory on Windows: an open file cannot be put aside by mistake."""
        return False

else:
    import fcntl

    def held_elsewhere(path: Path) -> bool:
        """Another process has the database open.

        Only to be asked while this process has no connection to it: closing the file here
        would drop the connection's locks.
        """
        try:
            with path.open("r+b") as file:
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, _SHARED_BYTES, _SHARED_FIRST)
        except FileNotFoundError:
            return False
        except BlockingIOError:
            return True
        except OSError:  # read only, or a system without such locks: SQLite will say more
            return False
        return False
