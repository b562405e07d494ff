"""The program of P10: it starts as always, and somebody types into it from the first frame on.

Prints a line when the first frame is painted, when the first letter is, and when the chat is
whole; then what it found.
"""

from __future__ import annotations

import ctypes
import json
import logging
import sys
import time
from pathlib import Path
from typing import Any

from workbench import __main__ as program
from workbench.ui.plain_imports import import_plainly

import_plainly()

import PySide6  # noqa: E402  as the program imports it: plainly
import shiboken6  # noqa: E402
from PySide6.QtCore import QTimer  # noqa: E402

from workbench.ui import main  # noqa: E402
from workbench.ui.chat import composer  # noqa: E402
from workbench.ui.shell.window import MainWindow  # noqa: E402

TYPE_MS, TICK_MS = 20, 2
LETTERS = "abcdefghijklmnopqrstuvwxyz"
_OF_PACKAGED = {*sys.stdlib_module_names, "__main__", "pyimod02_importers"}
PRESS, RELEASE = 6, 7  # QEvent's numbers: naming the enumeration would take as long as a frame
ROOT = str(Path(__file__).resolve().parents[2])


class _Text(ctypes.Structure):
    """A QString over letters that somebody else keeps."""

    _fields_ = (("d", ctypes.c_void_p), ("ptr", ctypes.c_void_p), ("size", ctypes.c_ssize_t))


class Keyboard:
    """Hands keys to Qt as a platform does: to the window, which gives them to its focus."""

    def __init__(self) -> None:
        library = Path(PySide6.__file__).parent / "Qt" / "lib" / "libQt6Gui.so.6"
        name = "_Z17qt_handleKeyEventP7QWindowN6QEvent4TypeEi6QFlagsIN2Qt16KeyboardModifierEE"
        self._handle = ctypes.CDLL(str(library))[f"{name}RK7QStringbt"]
        self._handle.restype = None
        self._kept: list[Any] = []

    def press(self, window: MainWindow, letter: str) -> None:
        """Press and let go a letter."""
        letters = ctypes.create_string_buffer(letter.encode("utf-16-le"))
        text = _Text(None, ctypes.addressof(letters), len(letter))
        self._kept += [letters, text]
        target = ctypes.c_void_p(shiboken6.getCppPointer(window.windowHandle())[0])
        for kind in (PRESS, RELEASE):
            key = ord(letter.upper())
            self._handle(target, kind, key, 0, ctypes.byref(text), False, ctypes.c_ushort(1))


class Typist:
    """Types until the chat is whole, and notes when each letter is seen."""

    def __init__(self) -> None:
        self.keyboard = Keyboard()
        self.pressed_s: list[float] = []
        self.seen_ms: list[float] = []
        self.longest_pause_ms = 0.0
        self.packages: list[Any] = []
        self.usable = False

    @property
    def typed(self) -> str:
        return "".join(LETTERS[n % len(LETTERS)] for n in range(len(self.pressed_s)))

    def begin(self, window: Window) -> None:
        """The first frame is painted."""
        print("FRAME", flush=True)
        self.packages = list(sys.modules.values())
        self.window, self._heard_s = window, time.perf_counter()
        QTimer.singleShot(0, self.press)
        self._ticks, self._keys = QTimer(window), QTimer(window)
        self._ticks.timeout.connect(self.tick)
        self._keys.timeout.connect(self.press)
        self._ticks.start(TICK_MS)

    def press(self) -> None:
        """Press the next letter."""
        letter = LETTERS[len(self.pressed_s) % len(LETTERS)]
        self.pressed_s.append(time.perf_counter())
        self.keyboard.press(self.window, letter)

    def tick(self) -> None:
        """The loop turned."""
        now_s = time.perf_counter()
        pause_ms = (now_s - self._heard_s) * 1000 - TICK_MS
        self.longest_pause_ms = max(self.longest_pause_ms, pause_ms)
        self._heard_s = now_s
        if self.usable and len(self.seen_ms) == len(self.pressed_s):
            self.end()

    def see(self, edit: Edit) -> None:
        """The box was painted."""
        now_s, shown = time.perf_counter(), len(edit.toPlainText())
        if shown and not self.seen_ms:
            print("INTERACTIVE", flush=True)
            self._keys.start(TYPE_MS)
        for pressed_s in self.pressed_s[len(self.seen_ms) : shown]:
            self.seen_ms.append((now_s - pressed_s) * 1000)

    def stop(self) -> None:
        """The chat was opened: draw it, and wait for the last letters."""
        self._keys.stop()
        self.window.repaint()
        print("USABLE", flush=True)
        self.usable = True

    def end(self) -> None:
        """Tell what was found, and close the window with an empty box."""
        self._ticks.stop()
        panel: Any = self.window.workspace.panel("chat")
        edit = panel.composer.edit
        told = {
            "first_key_ms": self.seen_ms[0],
            "slowest_key_ms": max(self.seen_ms),
            "longest_pause_ms": self.longest_pause_ms,
            "keys": len(self.pressed_s),
            "right": edit.toPlainText() == self.typed and edit.hasFocus(),
            "packages": packages(self.packages),
        }
        print("FOUND", json.dumps(told), flush=True)
        edit.clear()
        self.window.close()


class Edit(composer.MessageEdit):
    """The message box, which tells when it was painted."""

    def paintEvent(self, event: Any) -> None:
        super().paintEvent(event)
        typist.see(self)


class Window(MainWindow):
    """The window, which tells when it was painted first."""

    def paintEvent(self, event: Any) -> None:
        first = not self.was_painted
        super().paintEvent(event)
        if first:
            typist.begin(self)


class AtUsable(logging.Handler):
    """Hears when the chat is open."""

    def emit(self, record: logging.LogRecord) -> None:
        if record.msg.startswith("ui.usable"):
            QTimer.singleShot(0, typist.stop)


def packages(modules: list[Any]) -> list[str]:
    """The packages of modules that do not belong to Python."""
    found = set()
    bundle = getattr(sys, "_MEIPASS", "")
    for module in modules:
        path = getattr(module, "__file__", None) or ""
        name = module.__name__.partition(".")[0]
        if bundle:
            found |= {name} if path.startswith(bundle) and name not in _OF_PACKAGED else set()
            continue
        if "site-packages" in path or (ROOT in path and module.__name__ != "__main__"):
            found.add(module.__name__.partition(".")[0])
    return sorted(found)


if __name__ == "__main__":
    typist = Typist()
    vars(composer)["MessageEdit"] = Edit
    vars(main)["MainWindow"] = Window
    logging.getLogger("workbench.ui.main").addHandler(AtUsable())
    program.main([])
