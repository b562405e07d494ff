"""Keeps the memory of this process out of core dumps and from other programs of the user."""

from __future__ import annotations

import logging
import sys
from contextlib import suppress

log = logging.getLogger(__name__)
_PR_SET_DUMPABLE = 4


def keep_memory_private() -> None:
    """No core dumps from now on; on Linux no other program of this user may look in, either.

    Best effort: what the system refuses stays as it was. Swap and hibernation are not held.
    """
    if sys.platform == "win32":
        return
    import resource

    with suppress(OSError, ValueError):
        _soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
    if sys.platform == "linux":
        import ctypes

        with suppress(OSError, AttributeError):
            if ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0):
                log.warning("store.memory_not_private")
