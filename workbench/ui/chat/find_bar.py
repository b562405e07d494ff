"""Find in the conversation."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from workbench.ui.chat.transcript import Transcript
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import IconButton, on_click
from workbench.ui.widgets.fields import SearchField


class FindBar(QFrame):
    """A search field above the transcript; Enter goes on, Shift+Enter back, Esc closes.

    Signals:
        closed: The bar went away.
    """

    closed = Signal()

    def __init__(
        self, theme: Theme, transcript: Transcript, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._transcript = transcript
        self.setProperty("role", "surface")
        self.field = SearchField(theme, self.tr("Find in this conversation"), self)
        self.note = label("", "muted")
        back = IconButton(theme, "chevron-up", self.tr("Previous place"), self)
        ahead = IconButton(theme, "chevron-down", self.tr("Next place"), self)
        close = IconButton(theme, "x", self.tr("Close"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(self.field, 1)
        for widget in (self.note, back, ahead, close):
            row.addWidget(widget)
        self.field.textChanged.connect(self._on_text)
        on_click(back, lambda: self._again(backwards=True))
        on_click(ahead, lambda: self._again(backwards=False))
        on_click(close, self.close_bar)
        self.hide()

    def open_bar(self) -> None:
        """Show the bar and type."""
        self.show()
        self.field.setFocus()
        self.field.selectAll()
        self._on_text(self.field.text())

    def close_bar(self) -> None:
        """Hide the bar and the marks."""
        self._transcript.set_query("")
        self.hide()
        self.closed.emit()

    @Slot(str)
    def _on_text(self, text: str) -> None:
        self._say(self._transcript.set_query(text))

    def _again(self, *, backwards: bool) -> None:
        self._say(self._transcript.find_again(backwards=backwards))

    def _say(self, found: bool) -> None:
        self.note.setText("" if found else self.tr("Not found"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._again(backwards=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)
