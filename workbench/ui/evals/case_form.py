"""All of one case, to be changed: texts, inputs, expected calls, checks."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.agents.nodes.strict_json import read_json
from workbench.evals.values import Case
from workbench.ui.builder.text_area import TextArea, TypedLine
from workbench.ui.evals.call_rows import CallRows
from workbench.ui.evals.case_model import tags_of
from workbench.ui.evals.check_rows import CheckRows
from workbench.ui.evals.words import tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, on_click

_EMPTY = Case("", "")


class CaseForm(QWidget):
    """The fields of a case.

    Signals:
        edited: The case is another one. arg: the case, what was changed, the field one types
            in or an empty text.
        run_asked: Show the run it was made of. arg: its id.
    """

    edited = Signal(object, str, str)
    run_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("scrolled")
        self.case = _EMPTY
        self.text = TextArea(theme, tr("Question"), lines=(3, 10))
        self.expected = TextArea(theme, tr("Expected answer"), lines=(2, 8))
        self.tags = TypedLine(tr("Tags"))
        self.tags.setPlaceholderText(tr("Words with commas between"))
        self.case_id = TypedLine(tr("Name of the case"))
        self.inputs = TextArea(theme, tr("Inputs of a graph"), lines=(1, 8), mono=True)
        self.inputs.setPlaceholderText('{"topic": "tides"}')
        self.inputs_mistake = label("", "error", wrap=True)
        self.calls = CallRows(theme)
        self.checks = CheckRows(theme, tr("Checks of this case"))
        self.run = Button(
            theme, tr("Show the run it was made of"), icon="activity", kind="quiet"
        )
        on_click(self.run, lambda: self.run_asked.emit(self.case.from_run_id))
        self._lay_out()
        for field, key in (
            (self.text, "text"),
            (self.expected, "expected"),
            (self.tags, "tags"),
            (self.case_id, "case_id"),
            (self.inputs, "inputs"),
        ):
            field.rested.connect(lambda key=key: self._on_typed(key))
        self.calls.changed.connect(lambda whole: self._on_rows("calls", whole))
        self.checks.changed.connect(lambda whole: self._on_rows("checks", whole))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(4)
        fields: Sequence[tuple[str, QWidget]] = (
            (tr("Question"), self.text),
            (tr("Expected answer"), self.expected),
            (tr("Expected tool calls"), self.calls),
            (tr("Checks of this case"), self.checks),
            (tr("Tags"), self.tags),
            (tr("Name of the case"), self.case_id),
            (tr("Inputs of a graph"), self.inputs),
        )
        for title, field in fields:
            said = label(title, "muted")
            said.setBuddy(field)
            column.addWidget(said)
            column.addWidget(field)
            column.addSpacing(6)
        column.addWidget(self.inputs_mistake)
        column.addWidget(self.run, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_case(self, case: Case | None) -> None:
        """Show a case without telling; None shows nothing that can be changed."""
        self.setEnabled(case is not None)
        other = case is None or case.case_id != self.case.case_id
        self.case = case or _EMPTY
        shown = self.case
        self.text.show_text(shown.text)
        self.expected.show_text(shown.expected)
        self.case_id.show_text(shown.case_id)
        if other or tags_of(self.tags.text()) != shown.tags:
            self.tags.show_text("; ".join(shown.tags))
        if other or self._inputs() != shown.inputs:
            self.inputs.show_text(_json(shown.inputs))
        self.inputs_mistake.hide()
        self.calls.show_calls(shown.calls)
        self.checks.show_checks(shown.checks)
        self.run.setVisible(bool(shown.from_run_id))

    def flush(self) -> None:
        """Tell at once what was typed a moment ago."""
        for field in (self.text, self.expected, self.tags, self.case_id, self.inputs):
            field.flush()
        self.calls.flush()
        self.checks.flush()

    def focus_column(self, column: str) -> None:
        """Put the focus on the field of a column."""
        fields: dict[str, QWidget] = {
            "text": self.text,
            "expected": self.expected,
            "tags": self.tags,
            "case_id": self.case_id,
            "inputs": self.inputs,
            "calls": self.calls.kind,
            "checks": self.checks.add_button,
        }
        fields.get(column, self.text).setFocus()

    def _inputs(self) -> object:
        text = self.inputs.toPlainText()
        if not text.strip():
            return {}
        try:
            found = read_json(text)
        except ValueError as exc:
            return str(exc)[:160]
        return found if isinstance(found, dict) else tr("write {…}")

    def _on_typed(self, key: str) -> None:
        if key == "inputs":
            found = self._inputs()
            wrong = not isinstance(found, dict)
            self.inputs_mistake.setVisible(wrong)
            self.inputs_mistake.setText(tr("Not taken over: {0}").format(found))
            if isinstance(found, dict):
                self._tell(replace(self.case, inputs=found), key)
            return
        after = {
            "text": lambda: replace(self.case, text=self.text.toPlainText()),
            "expected": lambda: replace(self.case, expected=self.expected.toPlainText()),
            "tags": lambda: replace(self.case, tags=tags_of(self.tags.text())),
            "case_id": lambda: replace(self.case, case_id=self.case_id.text().strip()),
        }
        self._tell(after[key](), key)

    def _on_rows(self, key: str, whole: bool) -> None:
        if key == "calls":
            after = replace(self.case, calls=self.calls.calls)
        else:
            after = replace(self.case, checks=self.checks.checks)
        self._tell(after, "" if whole else key)

    def _tell(self, after: Case, typed_in: str) -> None:
        if after != self.case:
            self.case = after
            self.edited.emit(after, tr("Change the case"), typed_in)


def _json(values: dict[str, object]) -> str:
    return json.dumps(values, indent=1, ensure_ascii=False) if values else ""
