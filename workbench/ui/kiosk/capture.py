"""Asks the system to leave the window out of pictures of the screen, where it knows how."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

log = logging.getLogger(__name__)
WDA_NONE, WDA_EXCLUDEFROMCAPTURE = 0x00, 0x11
SetAffinity = Callable[[int, int], bool]


def keep_from_capture(
    window: QWidget, *, wanted: bool, set_affinity: SetAffinity | None = None
) -> bool:
    """Whether the system leaves the window out of screenshots and thumbnails from now on.

    Windows does that from its release of May 2020 on; other systems have nothing like it, and
    there the cover alone keeps the content away.

    Args:
        window: A top-level window.
        wanted: False lets it be taken again.
        set_affinity: Windows' own function; another one for tests.
    """
    use = set_affinity or _of_windows()
    if use is None:
        return False
    affinity = WDA_EXCLUDEFROMCAPTURE if wanted else WDA_NONE
    done = bool(use(int(window.winId()), affinity))
    if not done:
        log.warning("capture.unchanged wanted=%s", wanted)
    return done and wanted


def _of_windows() -> SetAffinity | None:
    if sys.platform != "win32":
        return None
    import ctypes

    function = ctypes.windll.user32.SetWindowDisplayAffinity
    function.argtypes = (ctypes.c_void_p, ctypes.c_uint32)
    function.restype = ctypes.c_int
    return lambda handle, affinity: bool(function(handle, affinity))
