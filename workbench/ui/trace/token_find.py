"""Finding a text in the prompt and the answer."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from workbench.ui.theme.theme import Theme
from workbench.ui.trace.token_text import TokenText
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import IconButton, on_click
from workbench.ui.widgets.fields import SearchField

MOST = 500


class TokenFind(QFrame):
    """A search field; Enter goes on, Shift+Enter back, Esc closes.

    Signals:
        closed: The bar went away.
    """

    closed = Signal()

    def __init__(self, theme: Theme, view: TokenText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._found: list[tuple[int, int]] = []
        self._at = -1
        self.setProperty("role", "surface")
        self.field = SearchField(theme, self.tr("Find in this text"), self)
        self.note = label("", "muted")
        back = IconButton(theme, "chevron-up", self.tr("Previous place"), self)
        ahead = IconButton(theme, "chevron-down", self.tr("Next place"), self)
        close = IconButton(theme, "x", self.tr("Close"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 2, 4, 2)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        for widget in (self.note, back, ahead, close):
            row.addWidget(widget)
        self.field.rested.connect(self._on_text)
        on_click(back, lambda: self._go(-1))
        on_click(ahead, lambda: self._go(1))
        on_click(close, self.close_bar)
        self.hide()

    def open_bar(self) -> None:
        """Show the bar and type."""
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def close_bar(self) -> None:
        """Hide the bar and the marks."""
        self._found, self._at = [], -1
        self._view.mark_found(())
        self.hide()
        self.closed.emit()

    def again(self) -> None:
        """The text is another one."""
        if self.isVisible():
            self._on_text(self.field.text())

    @Slot(str)
    def _on_text(self, text: str) -> None:
        if self.isHidden():
            return
        self._found, self._at = [], -1
        if text:
            shown = self._view.text
            for match in re.finditer(re.escape(text), shown.source, re.IGNORECASE):
                self._found.append((shown.unit(match.start()), shown.unit(match.end())))
                if len(self._found) == MOST:
                    break
        self._view.mark_found(self._found)
        self._go(1) if self._found else self._say()

    def _go(self, step: int) -> None:
        if self._found:
            self._at = (self._at + step) % len(self._found)
            self._view.reveal(*self._found[self._at])
        self._say()

    def _say(self) -> None:
        count = f"{len(self._found)}+" if len(self._found) == MOST else str(len(self._found))
        if self._found:
            self.note.setText(self.tr("{0} of {1}").format(self._at + 1, count))
        else:
            self.note.setText(self.tr("Not found") if self.field.text() else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)
