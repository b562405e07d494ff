"""One try: the answer, what was expected, and what each check said of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.evals.graders.registry import GRADERS
from workbench.evals.graders.tool_calls import calls_text
from workbench.evals.values import Case, Grade, Outcome
from workbench.ui.builder.text_area import Choice
from workbench.ui.chat.inline import visible
from workbench.ui.evals.words import RESULT_MARKS, expected_words, result_of, result_title, tr
from workbench.ui.language.figures import figure
from workbench.ui.language.messages import said
from workbench.ui.theme.theme import Theme
from workbench.ui.trace.words import end_word
from workbench.ui.widgets.basics import IconLabel, KeyValue, label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.two_lines import Mark
from workbench.ui.widgets.wrapped_text import WrappedText

_MOST_CHARS = 20_000
_GRADE_MARKS = {
    "passed": Mark("circle-check", "success"),
    "failed": Mark("circle-x", "error"),
    "unknown": Mark("circle-question-mark", "warning"),
}


class TryDetail(QWidget):
    """The outcome of one try.

    Signals:
        trace_asked: Show its run. arg: id of the run.
        compare_asked: Show the answers of two candidates side by side.
    """

    trace_asked = Signal(str)
    compare_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("scrolled")
        self._theme = theme
        self._tries: Sequence[Outcome | None] = ()
        self.icon = IconLabel(theme, "circle", 16, "muted")
        self.heading = label("", "section", wrap=True)
        self.candidate = label("", "muted", wrap=True)
        self.repetition = Choice(tr("Which try"))
        self.repetition.activated.connect(lambda _row: self._show())
        self.trace = Button(theme, tr("Show the trace"), icon="activity")
        on_click(self.trace, lambda: self.trace_asked.emit(self._run_id))
        self.compare = Button(theme, tr("Compare answers"), icon="split")
        on_click(self.compare, self.compare_asked.emit)
        self.question = WrappedText(tr("Question"), most_lines=8)
        self.expected = WrappedText(tr("Expected"), most_lines=8)
        self.answer = WrappedText(tr("Answer"), most_lines=14)
        self.calls = WrappedText(tr("Calls"), most_lines=6)
        self.error = label("", "error", wrap=True)
        self.grades = QVBoxLayout()
        self.grades.setSpacing(6)
        self.facts = KeyValue()
        self._run_id = ""
        self._lay_out()
        self.show_try(None, "", ())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.heading, 1)
        column.addLayout(head)
        column.addWidget(self.candidate)
        column.addWidget(self.repetition)
        buttons = QHBoxLayout()
        buttons.addWidget(self.trace)
        buttons.addWidget(self.compare)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addSpacing(8)
        self._titles = {}
        for title, field in (
            (tr("Question"), self.question),
            (tr("Expected"), self.expected),
            (tr("Answer"), self.answer),
            (tr("Calls"), self.calls),
        ):
            self._titles[field] = label(title, "muted")
            column.addWidget(self._titles[field])
            column.addWidget(field)
            column.addSpacing(4)
        column.addWidget(self.error)
        self._checks = label(tr("Checks"), "muted")
        column.addWidget(self._checks)
        column.addLayout(self.grades)
        column.addSpacing(8)
        column.addWidget(self.facts)
        column.addStretch(1)

    def show_try(
        self, case: Case | None, candidate: str, tries: Sequence[Outcome | None]
    ) -> None:
        """Show the tries of a case by a candidate; without a case what is to be done."""
        self._tries = tries
        self.candidate.setText(visible(candidate))
        self.repetition.clear()
        for number in range(len(tries)):
            self.repetition.addItem(tr("Try number {0}").format(number + 1), number)
        self.repetition.setVisible(len(tries) > 1)
        self._put(self.question, case.text if case else "")
        self._put(self.expected, expected_words(case) if case else "")
        self.compare.setVisible(case is not None)
        if case is None:
            self.heading.setText(tr("Choose a cell to see its answer"))
        self._show()

    def _show(self) -> None:
        at = max(0, self.repetition.currentIndex())
        outcome = self._tries[at] if at < len(self._tries) else None
        self._run_id = outcome.run_id if outcome else ""
        self.trace.setVisible(bool(self._run_id))
        self.icon.setVisible(bool(self._tries))
        result = result_of(outcome) if outcome else "waiting"
        if self._tries:
            mark = RESULT_MARKS[result]
            self.icon.set_icon(mark.icon, mark.role)
            self.heading.setText(result_title(result))
        self._put(self.answer, outcome.answer if outcome else "")
        self._put(self.calls, calls_text(outcome.calls) if outcome and outcome.calls else "")
        self.error.setText(visible(said(outcome.error)) if outcome else "")
        self.error.setVisible(bool(outcome and outcome.error))
        self._show_grades(outcome.grades if outcome else ())
        self.facts.set_rows(_facts(outcome) if outcome else ())

    def _put(self, field: WrappedText, text: str) -> None:
        shown = visible(text[:_MOST_CHARS]) + (" …" if len(text) > _MOST_CHARS else "")
        field.setText(shown)
        for widget in (field, self._titles[field]):
            widget.setVisible(bool(text))

    def _show_grades(self, grades: Sequence[Grade]) -> None:
        while entry := self.grades.takeAt(0):
            if widget := entry.widget():
                widget.hide()
                widget.deleteLater()
        self._checks.setVisible(bool(grades))
        for grade in grades:
            self.grades.addWidget(self._grade(grade))

    def _grade(self, grade: Grade) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        mark = _GRADE_MARKS[grade.word]
        icon = IconLabel(self._theme, mark.icon, 16, mark.role)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        title = next((tr(one.title) for one in GRADERS if one.kind == grade.kind), grade.kind)
        score = "" if grade.score is None else figure(f" ({grade.score:.2f})")
        words = {"passed": tr("passed"), "failed": tr("failed"), "unknown": tr("not judged")}
        text = f"{title}: {words[grade.word]}{score}"
        if grade.reason:
            why = said(grade.reason)
            text += f". {visible(why[:1].upper() + why[1:])}"
        row.addWidget(label(text, wrap=True), 1)
        return made


def _facts(outcome: Outcome) -> list[tuple[str, str]]:
    facts = [(tr("Ended"), end_word(outcome.end))] if outcome.end else []
    if outcome.total_s > 0:
        facts.append((tr("Took"), figure(f"{outcome.total_s:.2f} s")))
    if outcome.time_to_first_token_s > 0:
        facts.append((tr("First token"), figure(f"{outcome.time_to_first_token_s:.2f} s")))
    if outcome.tokens_per_s > 0:
        facts.append((tr("Speed"), f"{outcome.tokens_per_s:.0f} tok/s"))
    if outcome.new_tokens:
        facts.append((tr("Written"), tr("{0} tokens").format(outcome.new_tokens)))
    return facts
