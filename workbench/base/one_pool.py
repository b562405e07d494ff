"""One pool of memory for all threads of the program: what they give back is used again.

glibc opens a pool for every few threads (``M_ARENA_MAX`` in mallopt(3)). What a thread frees
stays in its pool, in pieces that the others cannot use: after a thousand turns of an agent a
third of what the program held was free. Python's threads hardly wait for each other there.
"""

from __future__ import annotations

import sys

_ARENA_MAX = -8
"""``M_ARENA_MAX`` of glibc's malloc.h."""


def use_one_pool() -> bool:
    """Call before the program starts threads; returns whether this system has such pools."""
    if sys.platform != "linux":
        return False
    import ctypes  # not at the top: other systems start without it

    try:
        set_option = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError):  # another C library, such as musl
        return False
    return bool(set_option(_ARENA_MAX, 1))
