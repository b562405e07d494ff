"""Editing a message where it stands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from workbench.ui.chat.composer import MessageEdit
from workbench.ui.chat.transcript import Transcript
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import ElidedLabel
from workbench.ui.widgets.buttons import Button, on_click


class InlineEdit(QFrame):
    """An editor that covers the message it edits and scrolls with it.

    Signals:
        edited: args: run id, the new text.
    """

    edited = Signal(str, str)

    def __init__(self, theme: Theme, transcript: Transcript) -> None:
        super().__init__(transcript.viewport())
        self._transcript = transcript
        self._run_id = ""
        self.setProperty("role", "raised")
        self.edit = MessageEdit(self)
        self.edit.setAccessibleName(self.tr("Edit message"))
        cancel = Button(theme, self.tr("Cancel"), self)
        send = Button(theme, self.tr("Send"), self, kind="primary")
        row = QHBoxLayout()
        row.addWidget(ElidedLabel(self.tr("The old version stays as a branch.")), 1)
        row.addWidget(cancel)
        row.addWidget(send)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self.edit)
        column.addLayout(row)
        self.edit.sent.connect(self._on_send)
        self.edit.stopped.connect(self._on_cancel)
        on_click(send, self._on_send)
        on_click(cancel, self._on_cancel)
        transcript.verticalScrollBar().valueChanged.connect(self._place)
        self.hide()

    def open_on(self, turn: int) -> None:
        """Edit the user's message of one exchange."""
        item = self._transcript.flow.turns[turn]
        self._run_id = item.run_id
        self.edit.setPlainText(item.user_text)
        self.edit.moveCursor(QTextCursor.MoveOperation.End)
        self._transcript.show_place(turn, 0)
        self.show()
        self._place()
        self.edit.setFocus()

    def _place(self) -> None:
        if self.isHidden():
            return
        turn = self._transcript.turn_of(self._run_id)
        if turn < 0:
            self.hide()
            return
        rect = self._transcript.place_rect(turn, 0)
        self.setGeometry(
            int(rect.x()), int(rect.y()) + 10, int(rect.width()), self.sizeHint().height()
        )

    def _on_send(self) -> None:
        text = self.edit.toPlainText().strip()
        self._on_cancel()
        if text:
            self.edited.emit(self._run_id, text)

    def _on_cancel(self) -> None:
        self.hide()
        self._transcript.setFocus()
