"""The system asks the program to end: heard at once, also while nothing in the window moves."""

from __future__ import annotations

import contextlib
import signal
import socket
from collections.abc import Iterator

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QWidget

SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextlib.contextmanager
def ends_on_signals(window: QWidget) -> Iterator[None]:
    """Close the window when the system asks the program to end."""
    # A window that asks for a PIN before it closes ends without one when the system says so.
    end = getattr(window, "end", window.close)

    def close(_number: int, _frame: object) -> None:
        QTimer.singleShot(0, window, end)

    with _wakes_on_signals(window):
        kept = {number: signal.signal(number, close) for number in SIGNALS}
        try:
            yield
        finally:
            for number, before in kept.items():
                signal.signal(number, before)


@contextlib.contextmanager
def _wakes_on_signals(parent: QObject) -> Iterator[None]:
    """Let Python look for signals when one comes: Qt's loop alone would wait on and on."""
    reading, writing = socket.socketpair()
    reading.setblocking(False)
    writing.setblocking(False)
    notifier = QSocketNotifier(reading.fileno(), QSocketNotifier.Type.Read, parent)

    def on_readable() -> None:
        with contextlib.suppress(BlockingIOError):
            reading.recv(64)

    notifier.activated.connect(on_readable)
    before = signal.set_wakeup_fd(writing.fileno(), warn_on_full_buffer=False)
    try:
        yield
    finally:
        signal.set_wakeup_fd(before)
        notifier.setEnabled(False)
        notifier.deleteLater()
        reading.close()
        writing.close()
