"""Where a bundle begins: the program, or a process that Python's multiprocessing started.

Python starts those with the name of this program and words meant for Python itself. They are
recognised here, so that every other start is without the cost of that library.
"""

from __future__ import annotations

import sys

_TRACKER = "from multiprocessing.resource_tracker import main;main("
__file__ = None  # nothing that another process could read again


def _begin() -> int:
    words = sys.argv[1:]
    if words[:1] == ["--multiprocessing-fork"]:
        from multiprocessing.spawn import freeze_support

        freeze_support()  # ends the process; the one of the package does nothing but on Windows
    if len(words) > 1 and words[-2] == "-c" and words[-1].startswith(_TRACKER):
        from multiprocessing.resource_tracker import main as track

        track(int(words[-1].removeprefix(_TRACKER).rstrip(")")))
        return 0
    from workbench.__main__ import main

    return main()


if __name__ == "__main__":
    sys.exit(_begin())
