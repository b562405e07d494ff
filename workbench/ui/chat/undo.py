"""A strip that offers to take a deletion back."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import ElidedLabel
from workbench.ui.widgets.buttons import Button, on_click

SHOWN_MS = 10_000


class UndoStrip(QFrame):
    """Says what was deleted last; leaves by itself after a while.

    What was deleted just before is offered once the last one is taken back.

    Signals:
        undone: The user wants it back. arg: what was given to ``show_for``.
    """

    undone = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "raised")
        self._kept: list[tuple[str, str]] = []
        self.words = ElidedLabel()
        self.button = Button(theme, self.tr("Undo"), icon="undo-2")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self._on_late)
        on_click(self.button, self._on_undo)
        self.hide()

    def show_for(self, key: str, words: str) -> None:
        """Offer to take something back."""
        self._kept = [one for one in self._kept if one[0] != key]
        self._kept.append((key, words))
        self._show_last()

    def _show_last(self) -> None:
        words, before = self._kept[-1][1], len(self._kept) - 1
        if before:
            words = self.tr("{0} · {1} more before it").format(words, before)
        self.words.set_text(words)
        self.show()
        self._timer.start()

    def _on_undo(self) -> None:
        key, _words = self._kept.pop()
        if self._kept:
            self._show_last()
        else:
            self._timer.stop()
            self.hide()
        self.undone.emit(key)

    def _on_late(self) -> None:
        self._kept.clear()
        self.hide()
