"""The box where the user writes a message; the first frame has it, and can be typed into.

So nothing here asks for ``Qt`` before a key is pressed that needs it: PySide takes long to make
its enumerations. Properties are set by name, and keys compared by the numbers Qt has for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from workbench.ui.chat.draft_text import joined
from workbench.ui.widgets.button import Button, on_click

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from workbench.ui.theme.theme import Theme

MOST_LINES = 10
DRAFT_MS = 500
KEY_ESCAPE, KEY_RETURN, KEY_ENTER, KEY_UP = 0x01000000, 0x01000004, 0x01000005, 0x01000013


class MessageEdit(QPlainTextEdit):
    """Grows with its text; Enter sends, Shift+Enter begins a line.

    Signals:
        sent: Enter was pressed.
        stopped: Esc was pressed.
        recalled: Up was pressed while there is no text.
    """

    sent = Signal()
    stopped = Signal()
    recalled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("frameShape", "NoFrame")
        self.setTabChangesFocus(True)
        self.setProperty("role", "bare")
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.setProperty("horizontalScrollBarPolicy", "ScrollBarAlwaysOff")
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        lines = max(1, min(MOST_LINES, round(self.document().size().height())))
        full = lines == MOST_LINES
        policy = "ScrollBarAsNeeded" if full else "ScrollBarAlwaysOff"
        self.setProperty("verticalScrollBarPolicy", policy)
        margin = self.document().documentMargin()
        self.setFixedHeight(round(lines * self.fontMetrics().lineSpacing() + 2 * margin + 2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (KEY_RETURN, KEY_ENTER) and not _with_shift(event):
            self.sent.emit()
        elif key == KEY_ESCAPE:
            self.stopped.emit()
        elif key == KEY_UP and not self.toPlainText():
            self.recalled.emit()
        else:
            super().keyPressEvent(event)


def _with_shift(event: QKeyEvent) -> bool:
    from PySide6.QtCore import Qt

    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)


class Composer(QFrame):
    """A text box with one button: Send, or Stop while a run is going on.

    Signals:
        submitted: The user sent a message. arg: the text, stripped, never empty.
        stop_requested: The user asked to stop the run.
        recall_requested: The user wants to edit the last message.
        draft_changed: The text has rested for a moment. arg: the text.
        escaped: Esc was pressed and nothing runs.
    """

    submitted = Signal(str)
    stop_requested = Signal()
    recall_requested = Signal()
    draft_changed = Signal(str)
    escaped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self._theme = theme
        self.setProperty("role", "card")
        self.edit = MessageEdit(self)
        self.edit.setPlaceholderText(self.tr("Write a message"))
        self.edit.setAccessibleName(self.tr("Message"))
        self.send_button = Button(theme, self.tr("Send"), self, kind="primary", icon="arrow-up")
        self.stop_button = Button(theme, self.tr("Stop"), self, icon="square")
        self.stop_button.hide()
        self.send_button.setEnabled(False)
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_MS)
        self._timer.timeout.connect(lambda: self.draft_changed.emit(self.text()))
        self.edit.textChanged.connect(self._on_text_changed)
        self.edit.sent.connect(self._on_send)
        self.edit.stopped.connect(self._on_escape)
        self.edit.recalled.connect(self.recall_requested)
        on_click(self.send_button, self._on_send)
        on_click(self.stop_button, self.stop_requested.emit)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 6, 6)
        row.addWidget(self.edit, 1)
        buttons = QVBoxLayout()  # they stay at the bottom when the text grows
        buttons.setSpacing(0)
        buttons.addStretch(1)
        buttons.addWidget(self.send_button)
        buttons.addWidget(self.stop_button)
        row.addLayout(buttons)

    def text(self) -> str:
        """What is written now."""
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Put a text, such as a draft; it counts as saved."""
        self.edit.setPlainText(text)
        cursor = self.edit.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.edit.setTextCursor(cursor)
        self._timer.stop()

    def put_before(self, text: str) -> None:
        """Put a text before what is typed already, whose cursor and selection stay."""
        if not self.text():
            self.set_text(text)
        elif text:
            cursor = self.edit.textCursor()
            here, other = cursor.position(), cursor.anchor()
            added = f"{text}\n"
            start = self.edit.textCursor()
            start.setPosition(0)
            start.insertText(added)
            # Set again: a cursor at the very start would have stayed before what was put there.
            length = start.position()
            cursor.setPosition(other + length)
            cursor.setPosition(here + length, cursor.MoveMode.KeepAnchor)
            self.edit.setTextCursor(cursor)

    def give_back(self, refused: str) -> None:
        """Put a text that could not be sent before what was typed meanwhile."""
        self.set_text(joined(refused, self.text()))
        self.draft_changed.emit(self.text())

    def tell_soon(self) -> None:
        """Tell what is written when it has rested for a moment."""
        self._timer.start()

    def flush(self) -> None:
        """Tell what was typed a moment ago at once."""
        if self._timer.isActive():
            self._timer.stop()
            self.draft_changed.emit(self.text())

    @Slot(bool)
    def set_busy(self, busy: bool) -> None:
        """Show Stop instead of Send while a run is going on."""
        self._busy = busy
        had_focus = self.send_button.hasFocus() or self.stop_button.hasFocus()
        self.send_button.setVisible(not busy)
        self.stop_button.setVisible(busy)
        if had_focus:
            self.edit.setFocus()

    @Slot()
    def _on_text_changed(self) -> None:
        self.send_button.setEnabled(bool(self.text().strip()))
        self.tell_soon()

    @Slot()
    def _on_send(self) -> None:
        text = self.text().strip()
        if self._busy or not text:
            return
        self._timer.stop()
        self.edit.clear()
        self._timer.stop()
        self.submitted.emit(text)

    @Slot()
    def _on_escape(self) -> None:
        if self._busy:
            self.stop_requested.emit()
        else:
            self.escaped.emit()
