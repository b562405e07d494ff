"""What was copied goes with the person who copied it."""

from __future__ import annotations

from PySide6.QtGui import QClipboard, QGuiApplication


def forget_clipboard() -> None:
    """Empty the clipboard and the selection.

    Whoever put it there: not every platform tells, and the next person may read neither.
    """
    clipboard = QGuiApplication.clipboard()
    clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.supportsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
