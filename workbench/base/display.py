"""Whether a window can open here, told without Qt."""

from __future__ import annotations

import os
import sys

_X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def no_display() -> str:
    """Why there can be no window; Qt would end the program instead of saying so."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return ""
    wayland, x11 = os.environ.get("WAYLAND_DISPLAY", ""), os.environ.get("DISPLAY", "")
    if not wayland and not x11:
        return "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)"
    if wayland:
        runtime = os.environ.get("XDG_RUNTIME_DIR", "")
        if _answers(os.path.join(runtime, wayland)):  # noqa: PTH118  a socket's name
            return ""
    host, _, number = x11.rpartition(":")
    if x11 and host in ("", "unix"):
        name = f"/tmp/.X11-unix/X{number.partition('.')[0]}"  # noqa: S108  where X has it
        if not _answers(name) and not _answers(f"\0{name}"):
            x11 = ""
    if not x11:
        shown = os.environ.get("DISPLAY") or wayland
        return f"the display {shown!r} does not answer"
    if missing := _missing_libraries():
        return f"Qt needs libraries of the system that are missing; install {' '.join(missing)}"
    return ""


def _missing_libraries() -> list[str]:
    """Debian's packages of what Qt's X11 part is linked to and this system does not have."""
    import ctypes

    missing: list[str] = []
    for name, package in _X11_LIBRARIES.items():
        try:
            ctypes.CDLL(name)
        except OSError:
            missing.append(package)
    return missing


def _answers(name: str) -> bool:
    """Whether something listens at a local socket."""
    import socket

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        try:
            probe.connect(name)
        except OSError:
            return False
    return True
