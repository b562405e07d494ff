"""What a node of the last run took, gave and decided."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.traces.progress import NodeProgress
from workbench.ui.builder.values import shown
from workbench.ui.builder.words import STATE_ICONS, state_words, tr
from workbench.ui.language.messages import said
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import IconLabel, label
from workbench.ui.widgets.buttons import IconButton, on_click
from workbench.ui.widgets.views import CodeView

_MOST_LINES, _ROOM_PX = 9, 20
_MOST_CHARS = 200_000


class FittedCode(CodeView):
    """Text to read, as high as it needs up to a limit."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.document().documentLayout().documentSizeChanged.connect(self.fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Take the room that the text needs."""
        lines = round(self.document().size().height())
        policy = Qt.ScrollBarPolicy
        over = lines > _MOST_LINES
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if over else policy.ScrollBarAlwaysOff
        )
        height = max(1, min(_MOST_LINES, lines)) * self.fontMetrics().lineSpacing() + _ROOM_PX
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)


class ValueView(QWidget):
    """One value with its name, to read and to copy.

    Signals:
        copy_asked: args: the whole text, its name.
    """

    copy_asked = Signal(str, str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._text = ""
        self.code = FittedCode(theme)
        self.code.setAccessibleName(name)
        head = QHBoxLayout()
        head.addWidget(label(name, "muted"), 1)
        copy = IconButton(theme, "copy", tr("Copy {0}").format(name))
        on_click(copy, lambda: self.copy_asked.emit(self._text, name))
        head.addWidget(copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.code)

    def show_value(self, value: Any) -> None:
        """Show another value; a huge one only to its beginning."""
        text = shown(value)
        if text == self._text and self.code.toPlainText():
            return
        self._text = text
        language = "" if isinstance(value, str) else "json"
        self.code.set_text(text[:_MOST_CHARS], language)
        self.code.fit()


class LastRun(QWidget):
    """The state of a node in the run on screen, its inputs and outputs.

    Signals:
        copy_asked: args: a text, what it is.
    """

    copy_asked = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._views: dict[str, ValueView] = {}
        self._icon = IconLabel(theme, "circle")
        self.state = label("")
        self.state.setProperty("role", "state")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(self.state, 1)
        self.message = label("", "muted", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addLayout(head)
        self._column.addWidget(self.message)

    def show_node(self, node: NodeProgress, hint: str = "") -> None:
        """Show where a node stands; ``hint`` says what to do about a failure."""
        icon, role = STATE_ICONS[node.status]
        self._icon.set_icon(icon, role)
        words = state_words(node)
        if node.rounds > 1:
            words = tr("{0} · round {1}").format(words, node.rounds)
        self.state.setText(words)
        message = " ".join(part for part in (_sentence(said(node.message)), said(hint)) if part)
        self.message.setVisible(bool(message))
        show_message(self.message, message, "error" if node.status == "failed" else "muted")
        given = {tr("In: {0}").format(name): value for name, value in node.inputs.items()}
        given |= {tr("Out: {0}").format(name): value for name, value in node.outputs.items()}
        if node.text and not node.outputs:
            given[tr("Written so far")] = node.text
        self._show_values(given)

    def _show_values(self, values: Mapping[str, Any]) -> None:
        if list(values) != list(self._views):
            for view in self._views.values():
                self._column.removeWidget(view)
                view.hide()
                view.deleteLater()
            self._views = {name: ValueView(self._theme, name) for name in values}
            for view in self._views.values():
                view.copy_asked.connect(partial(self.copy_asked.emit))
                self._column.addWidget(view)
        for name, value in values.items():
            self._views[name].show_value(value)


def show_message(shown: QLabel, text: str, role: str) -> None:
    """Show a text in the colour of a role; nothing is done where both are there already."""
    if shown.text() != text:
        shown.setText(text)
    if shown.property("role") != role:
        shown.setProperty("role", role)
        shown.style().polish(shown)


def _sentence(text: str) -> str:
    if not text:
        return ""
    whole = text[:1].upper() + text[1:]
    return whole if whole.endswith((".", "!", "?")) else f"{whole}."
