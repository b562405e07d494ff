"""The tool calls that a case expects: any, none, or these."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QVBoxLayout, QWidget

from workbench.agents.nodes.strict_json import read_json
from workbench.evals.values import ExpectedCall
from workbench.ui.builder.text_area import Choice, TextArea, TypedLine
from workbench.ui.evals.words import tr
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.tab_order import put_before
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, IconButton, on_click

ANY, NONE, THESE = "any", "none", "these"


class CallRow(QWidget):
    """One call: the tool's name and, if they matter, its arguments.

    Signals:
        changed: The call is another one.
        remove_asked: Take it away.
    """

    changed = Signal()
    remove_asked = Signal()

    def __init__(self, theme: Theme, number: int, tools: Sequence[str]) -> None:
        super().__init__()
        name = tr("Call {0}").format(number)
        self.call = ExpectedCall("")
        self.name = TypedLine(tr("{0}: tool").format(name))
        self.name.setPlaceholderText(tr("Name of the tool"))
        completer = QCompleter(list(tools), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.name.setCompleter(completer)
        completer.activated.connect(lambda _text: self._on_changed())
        self.name.rested.connect(self._on_changed)
        self.arguments = TextArea(
            theme, tr("{0}: arguments").format(name), lines=(1, 8), mono=True
        )
        self.arguments.setPlaceholderText(tr('Any; or JSON: {"city": "Paris"}'))
        self.arguments.rested.connect(self._on_changed)
        self.mistake = label("", "error", wrap=True)
        self.mistake.hide()
        self.away = IconButton(theme, "x", tr("Remove {0}").format(name))
        on_click(self.away, self.remove_asked.emit)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.name, 1)
        head.addWidget(self.away)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.arguments)
        column.addWidget(self.mistake)

    def show_call(self, call: ExpectedCall) -> None:
        """Show another call without telling."""
        if call == self.call and self.mistake.isVisible():
            return
        self.call = call
        self.mistake.hide()
        if self.name.text().strip() != call.name:
            self.name.show_text(call.name)
        if self._read() != call.arguments:
            self.arguments.show_text(_json(call))

    def flush(self) -> None:
        """Tell at once what was typed a moment ago."""
        self.name.flush()
        self.arguments.flush()

    def _read(self) -> object:
        """The arguments; an error as what they cannot be."""
        text = self.arguments.toPlainText()
        if not text.strip():
            return None
        try:
            found = read_json(text)
        except ValueError as exc:
            return ValueError(str(exc)[:160])
        return found if isinstance(found, dict) else ValueError(tr("write {…}"))

    def _on_changed(self) -> None:
        found = self._read()
        wrong = isinstance(found, ValueError)
        self.mistake.setVisible(wrong)
        if wrong:
            self.mistake.setText(tr("Not taken over: {0}").format(str(found)))
        arguments = found if isinstance(found, dict) or found is None else self.call.arguments
        self.call = ExpectedCall(self.name.text().strip(), arguments)
        self.changed.emit()


class CallRows(QWidget):
    """What calls are expected.

    Signals:
        changed: Others are. arg: whether one came or went.
    """

    changed = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._tools: Sequence[str] = ()
        self.rows: list[CallRow] = []
        self.kind = Choice(tr("Expected tool calls"))
        for key, words in (
            (ANY, tr("Any calls, or none")),
            (NONE, tr("No call at all")),
            (THESE, tr("These calls, in this order")),
        ):
            self.kind.addItem(words, key)
        self.kind.activated.connect(self._on_kind)
        self.add_button = Button(theme, tr("Add a call"), icon="plus")
        on_click(self.add_button, self._on_add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self.kind)
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.kind)
        self.show_calls(None)

    @property
    def calls(self) -> tuple[ExpectedCall, ...] | None:
        """What is expected, as a case has it."""
        if self.kind.currentData() == ANY:
            return None
        if self.kind.currentData() == NONE:
            return ()
        return tuple(row.call for row in self.rows)

    def set_tools(self, names: Sequence[str]) -> None:
        """Names to be completed in rows that come."""
        self._tools = names

    def show_calls(self, calls: tuple[ExpectedCall, ...] | None) -> None:
        """Show others without telling."""
        with QSignalBlocker(self.kind):
            if calls is None or (not calls and self.kind.currentData() != THESE):
                key = ANY if calls is None else NONE
                self.kind.setCurrentIndex(self.kind.findData(key))
            elif calls:
                self.kind.setCurrentIndex(self.kind.findData(THESE))
        wanted = calls or ()
        while len(self.rows) > len(wanted):
            self._drop(self.rows[-1])
        while len(self.rows) < len(wanted):
            self._add_row()
        for row, call in zip(self.rows, wanted, strict=True):
            row.show_call(call)
        self.add_button.setVisible(self.kind.currentData() == THESE)

    def flush(self) -> None:
        """Tell at once what was typed a moment ago."""
        for row in list(self.rows):
            row.flush()

    def _on_kind(self) -> None:
        these = self.kind.currentData() == THESE
        while self.rows and not these:
            self._drop(self.rows[-1])
        self.add_button.setVisible(these)
        if these and not self.rows:
            self._on_add()
        else:
            self.changed.emit(True)

    def _on_add(self) -> None:
        self._add_row()
        self.changed.emit(True)
        self.rows[-1].name.setFocus()

    def _add_row(self) -> None:
        row = CallRow(self._theme, len(self.rows) + 1, self._tools)
        row.changed.connect(lambda: self.changed.emit(False))
        row.remove_asked.connect(partial(self._on_remove, row))
        self.rows.append(row)
        self._column.insertWidget(len(self.rows), row)
        row.show()
        put_before(self.add_button, (row.name, row.away, row.arguments))

    def _on_remove(self, row: CallRow) -> None:
        self.add_button.setFocus()
        self._drop(row)
        self.changed.emit(True)

    def _drop(self, row: CallRow) -> None:
        self.rows.remove(row)
        row.hide()
        row.deleteLater()


def _json(call: ExpectedCall) -> str:
    return "" if call.arguments is None else json.dumps(call.arguments, ensure_ascii=False)
