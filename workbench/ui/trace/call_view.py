"""A tool call from what the model wrote to what was run."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QScrollArea, QTextEdit, QVBoxLayout, QWidget

from workbench.app.call_steps import CallStep, StepKind, ToolCallSteps
from workbench.ui.chat.inline import visible
from workbench.ui.language.messages import said
from workbench.ui.marks import QT_TRANSLATE_NOOP
from workbench.ui.theme.theme import Theme
from workbench.ui.trace.shown_text import ShownText
from workbench.ui.widgets.basics import SectionHeader, label
from workbench.ui.widgets.buttons import IconButton, on_click
from workbench.ui.widgets.views import CodeView

TITLES: dict[StepKind, str] = {
    "written": QT_TRANSLATE_NOOP("CallView", "As the model wrote it"),
    "read": QT_TRANSLATE_NOOP("CallView", "As it was read"),
    "person": QT_TRANSLATE_NOOP("CallView", "As a person left it"),
    "run": QT_TRANSLATE_NOOP("CallView", "What was run"),
}
_MOST_CALLS = 20
_MOST_LINES = 12
_PADDING_PX = 28


class StepText(CodeView):
    """The text of a step, as high as it needs, with what differs marked."""

    def __init__(self, theme: Theme, step: CallStep, name: str) -> None:
        super().__init__(theme)
        self._theme = theme
        self._shown = ShownText(step.text)
        self._step = step
        self.setAccessibleName(name)
        self.set_text(self._shown.shown)
        self._mark()
        self._fit()
        theme.changed.connect(self._mark)

    @Slot()
    def _mark(self) -> None:
        gone = self._step.kind == "written"
        kind = QTextCharFormat()
        kind.setBackground(self._theme.colour("error" if gone else "success", 0.22))
        kind.setFontStrikeOut(gone)
        kind.setFontUnderline(not gone)
        marks: list[QTextEdit.ExtraSelection] = []
        for first, last in self._step.marks:
            cursor = QTextCursor(self.document())
            cursor.setPosition(self._shown.unit(first))
            cursor.setPosition(self._shown.unit(last), QTextCursor.MoveMode.KeepAnchor)
            mark = QTextEdit.ExtraSelection()
            mark.cursor, mark.format = cursor, kind
            marks.append(mark)
        self.setExtraSelections(marks)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        needed = int(self.document().size().height())  # in lines, as they are broken here
        lines = min(_MOST_LINES, max(1, needed))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + _PADDING_PX)


class CallView(QScrollArea):
    """The steps of one or several calls, below one another.

    Signals:
        copy_requested: args: the text, what it is.
    """

    copy_requested = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.calls: tuple[ToolCallSteps, ...] = ()
        self.texts: list[StepText] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Tool call"))

    def show_calls(self, calls: Sequence[ToolCallSteps]) -> None:
        """Show other calls."""
        calls = tuple(calls[:_MOST_CALLS])
        if calls == self.calls and self.widget() is not None:
            return
        self.calls, self.texts = calls, []
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 4, 8, 4)
        column.setSpacing(6)
        for call in calls:
            if len(calls) > 1:
                column.addWidget(label(visible(call.name), "section"))
            for step in call.steps:
                self._add(column, step)
        column.addStretch(1)
        self.setWidget(page)

    def _add(self, column: QVBoxLayout, step: CallStep) -> None:
        title = self.tr(TITLES[step.kind])
        head = SectionHeader(title)
        head.title.setProperty("role", "")
        copy = IconButton(self._theme, "copy", self.tr("Copy: {0}").format(title))
        on_click(copy, lambda: self.copy_requested.emit(step.text, title))
        head.add(copy)
        column.addWidget(head)
        if step.note:
            role = "error" if step.failed else "muted"
            column.addWidget(label(visible(said(step.note)), role, wrap=True))
        if step.text:
            text = StepText(self._theme, step, title)
            self.texts.append(text)
            column.addWidget(text)
