"""One pool of memory for all threads of the program: what they give back is used again.

What nobody uses goes back to the system when it is asked for (malloc_trim(3)): else glibc keeps
every page that lies below the highest one in use.

glibc opens a pool for every few threads (``M_ARENA_MAX`` in mallopt(3)). What a thread frees
stays in its pool, in pieces that the others cannot use: after a thousand turns of an agent a
third of what the program held was free. Python's threads hardly wait for each other there.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import cast

_ARENA_MAX = -8
"""``M_ARENA_MAX`` of glibc's malloc.h."""


def use_one_pool() -> bool:
    """Call before the program starts threads; returns whether this system has such pools."""
    set_option = _of_glibc("mallopt")
    return set_option is not None and bool(set_option(_ARENA_MAX, 1))


def return_unused() -> bool:
    """Give whole pages that nobody uses back to the system; returns whether there were any.

    Other threads wait for their memory meanwhile: a millisecond for ten megabytes.
    """
    trim = _of_glibc("malloc_trim")
    return trim is not None and bool(trim(0))


def _of_glibc(name: str) -> Callable[..., int] | None:
    """A function of the C library, if it is one that has such pools."""
    if sys.platform != "linux":
        return None
    import ctypes  # not at the top: other systems start without it

    try:
        return cast(Callable[..., int], getattr(ctypes.CDLL(None), name))
    except (OSError, AttributeError):  # another C library, such as musl
        return None
