"""Strips above the composer where the program itself asks: approvals and calls tried again.

They are widgets of the window, in a place where nothing a model writes is ever drawn.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from workbench.traces.events import ApprovalAsked
from workbench.ui.chat.inline import visible
from workbench.ui.language.messages import said
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import IconLabel, label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.wrapped_text import WrappedText

_MOST_PX = 180
_MOST_LINES = 6


class _Arguments(QPlainTextEdit):
    """The whole arguments in the code font, never shortened."""

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setProperty("role", "code")
        kind = theme.tokens.type
        size_px = theme.tokens.text_px(kind.mono_px)
        self.setStyleSheet(f'font-family: "{kind.mono_family}"; font-size: {size_px}px;')

    def show_text(self, text: str) -> None:
        """Show a text and take the room it needs."""
        self.setPlainText(text)
        lines = sum(1 + len(line) // 90 for line in text.split("\n"))
        self.setFixedHeight(min(_MOST_PX, lines * self.fontMetrics().lineSpacing() + 18))


class ApprovalStrip(QFrame):
    """Asks whether a tool may do something.

    Signals:
        answered: The user decided. args: ask id, decision, arguments (empty if not edited).
    """

    answered = Signal(str, str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("approvalStrip")
        self.setProperty("role", "raised")
        self._asked: ApprovalAsked | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(IconLabel(theme, "shield", 16, "warning"))
        self.title = label("", "section")
        head.addWidget(self.title, 1)
        column.addLayout(head)
        self.touches = WrappedText(self.tr("What it may touch"), most_lines=_MOST_LINES)
        column.addWidget(self.touches)
        self.arguments = _Arguments(theme, self.tr("Arguments"), self)
        column.addWidget(self.arguments)
        column.addLayout(self._buttons(theme))
        self.hide()

    def _buttons(self, theme: Theme) -> QHBoxLayout:
        row = QHBoxLayout()
        self.edit_button = Button(theme, self.tr("Edit"), self, kind="quiet", icon="pencil")
        self.deny_button = Button(theme, self.tr("Deny"), self, kind="danger")
        self.always_button = Button(theme, self.tr("Always for this agent"), self)
        self.once_button = Button(theme, self.tr("Allow once"), self, kind="primary")
        row.addWidget(self.edit_button)
        row.addStretch(1)
        row.addWidget(self.deny_button)
        row.addWidget(self.always_button)
        row.addWidget(self.once_button)
        on_click(self.edit_button, self._on_edit)
        on_click(self.deny_button, lambda: self._answer("deny"))
        on_click(self.always_button, lambda: self._answer("allow_always"))
        on_click(self.once_button, lambda: self._answer("allow_once"))
        return row

    @property
    def asked(self) -> ApprovalAsked | None:
        """What is being asked, None if nothing."""
        return self._asked

    def show_ask(self, asked: ApprovalAsked | None) -> None:
        """Ask something, or nothing more; Deny has the focus."""
        if asked == self._asked:
            return
        self._asked = asked
        self.setVisible(asked is not None)
        if asked is None:
            return
        self.title.setText(self.tr("Allow {0}?").format(visible(asked.name)))
        self.touches.setText(visible(said(asked.touches)))
        self.arguments.setReadOnly(True)
        shown = "\n".join(visible(line) for line in asked.arguments.split("\n"))
        self.arguments.show_text(shown)
        self.edit_button.setEnabled(True)
        self.always_button.setVisible(not asked.each_time)
        self.setAccessibleName(self.title.text())
        self.deny_button.setFocus()

    def _on_edit(self) -> None:
        if self._asked is not None:
            self.arguments.setReadOnly(False)
            self.arguments.show_text(self._asked.arguments)
            self.arguments.setFocus()
            self.edit_button.setEnabled(False)

    def _answer(self, decision: str) -> None:
        asked = self._asked
        if asked is None:
            return
        edited = "" if self.arguments.isReadOnly() else self.arguments.toPlainText()
        self.show_ask(None)
        self.answered.emit(asked.ask_id, decision, edited)


class RetryStrip(QFrame):
    """Carries out a tool call once more with other arguments, only to look at the result.

    Signals:
        run_requested: args: run id, span id, arguments.
        closed: The user is done.
    """

    run_requested = Signal(str, str, str)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("retryStrip")
        self.setProperty("role", "raised")
        self._run_id, self._span_id = "", ""
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        self.title = label("", "section")
        column.addWidget(self.title)
        self.arguments = _Arguments(theme, self.tr("Arguments"), self)
        column.addWidget(self.arguments)
        self.result = _Arguments(theme, self.tr("Result"), self)
        self.result.setReadOnly(True)
        column.addWidget(self.result)
        row = QHBoxLayout()
        row.addWidget(label(self.tr("The conversation stays as it is."), "muted"))
        row.addStretch(1)
        close = Button(theme, self.tr("Close"), self)
        self.run_button = Button(theme, self.tr("Run the tool"), self, kind="primary")
        row.addWidget(close)
        row.addWidget(self.run_button)
        column.addLayout(row)
        on_click(close, self._on_close)
        on_click(self.run_button, self._on_run)
        self.hide()

    def show_call(self, run_id: str, span_id: str, name: str, arguments: str) -> None:
        """Offer a call."""
        self._run_id, self._span_id = run_id, span_id
        self.title.setText(self.tr("Try {0} again").format(visible(name)))
        self.arguments.show_text(arguments)
        self.result.hide()
        self.show()
        self.arguments.setFocus()

    def show_result(self, text: str) -> None:
        """Show what came back."""
        self.result.show_text("\n".join(visible(line) for line in text.split("\n")))
        self.result.show()
        self.run_button.setEnabled(True)

    def _on_run(self) -> None:
        self.run_button.setEnabled(False)
        self.run_requested.emit(self._run_id, self._span_id, self.arguments.toPlainText())

    def _on_close(self) -> None:
        self.hide()
        self.run_button.setEnabled(True)
        self.closed.emit()
