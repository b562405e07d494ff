"""A data set to be changed: its bar, its problems, the table, and the form of one case."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workbench.agents.problem import Problem
from workbench.app.notices import Notice
from workbench.base.errors import DocumentError
from workbench.evals.values import Case
from workbench.ui.evals import set_edits
from workbench.ui.evals.case_form import CaseForm
from workbench.ui.evals.case_table import CaseTable
from workbench.ui.evals.draft import SetDraft
from workbench.ui.evals.set_bar import SetBar
from workbench.ui.evals.set_form import SetForm
from workbench.ui.evals.set_problems import SET_ROW, SetChecker, place_of
from workbench.ui.evals.words import tr
from workbench.ui.language.messages import said
from workbench.ui.language.words import counted
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.problem_area import ProblemArea
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, IconButton, Segmented, on_click
from workbench.ui.widgets.fields import SearchField
from workbench.ui.widgets.views import ColumnArea, SplitView

_REST_MS = 300
_FORM_PX, _TABLE_PX = 330, 620


class SetPage(QWidget):
    """Edits the draft; knows nothing of files.

    Signals:
        run_asked: Show a run. arg: its id.
        judged: The problems are known. arg: how many.
    """

    run_asked = Signal(str)
    judged = Signal(int)

    def __init__(self, theme: Theme, draft: SetDraft, shell: ShellApi) -> None:
        super().__init__()
        self._draft, self._shell = draft, shell
        self._checker, self._turn, self._closed = SetChecker(), 0, False
        self.bar = SetBar(theme)
        self.problems = ProblemArea(theme)
        self.problems.list.setAccessibleName(tr("Problems of the data set"))
        self.table = CaseTable(theme)
        self.form = CaseForm(theme)
        self.whole = SetForm(theme)
        self.search = SearchField(theme, tr("Find a case"))
        self.count = label("", "muted")
        self.part = Segmented(
            [("case", tr("Case")), ("set", tr("All cases"))],
            tr("What is shown beside the table"),
        )
        self.part.set_value("case")
        self.pages = QStackedWidget()
        self.buttons = self._buttons(theme)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self._judge)
        self._lay_out(theme)
        self._connect()

    def _buttons(self, theme: Theme) -> dict[str, Button | IconButton]:
        return {
            "add": Button(theme, tr("Add a case"), icon="plus"),
            "duplicate": IconButton(theme, "copy", tr("Duplicate cases"), shortcut="Ctrl+D"),
            "up": IconButton(theme, "arrow-up", tr("Move up"), shortcut="Alt+Up"),
            "down": IconButton(theme, "arrow-down", tr("Move down"), shortcut="Alt+Down"),
            "remove": IconButton(theme, "trash-2", tr("Remove cases"), shortcut="Del"),
        }

    def _lay_out(self, theme: Theme) -> None:
        for page in (self.form, self.whole):
            area = ColumnArea(theme, _FORM_PX)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setWidget(page)
            self.pages.addWidget(area)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 6, 0, 0)
        beside.addWidget(self.part, 0, Qt.AlignmentFlag.AlignHCenter)
        beside.addWidget(self.pages, 1)
        split = SplitView("evals-set")
        split.addWidget(self._left())
        split.addWidget(right)
        split.setStretchFactor(0, 1)
        split.setSizes([_TABLE_PX, _FORM_PX])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for widget in (self.bar, self.problems):
            whole.addWidget(widget)
        whole.addWidget(split, 1)

    def _left(self) -> QWidget:
        row = QHBoxLayout()
        row.setContentsMargins(16, 4, 12, 4)
        row.setSpacing(4)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addSpacing(8)
        row.addWidget(self.count)
        row.addStretch(1)
        self.search.setMaximumWidth(220)
        row.addWidget(self.search, 1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        hint = label(
            tr("Paste rows of a spreadsheet with Ctrl+V: question, expected answer, tags."),
            "muted",
            wrap=True,
        )
        hint.setContentsMargins(16, 4, 16, 8)
        column.addWidget(self.table, 1)
        column.addWidget(hint)
        return left

    def _connect(self) -> None:
        table = self.table
        table.current_changed.connect(self._on_current)
        table.paste_asked.connect(self.paste)
        table.remove_asked.connect(self.remove)
        table.move_asked.connect(self.move_rows)
        table.form_asked.connect(self._on_form_asked)
        table.cases.typed.connect(self._on_typed)
        self.search.rested.connect(table.cases.set_query)
        self.part.chosen.connect(self.show_part)
        self.form.edited.connect(self._on_form)
        self.form.run_asked.connect(self.run_asked)
        self.whole.edited.connect(self._on_whole)
        self.bar.renamed.connect(self._on_renamed)
        self.problems.asked.connect(self._on_problem)
        for key, callback in (
            ("add", self.add),
            ("duplicate", self.duplicate),
            ("up", lambda: self.move_rows(-1)),
            ("down", lambda: self.move_rows(1)),
            ("remove", self.remove),
        ):
            on_click(self.buttons[key], callback)

    # -- showing

    def show_draft(self, *, is_sample: bool) -> None:
        """Show the draft as it is now."""
        document = self._draft.document
        self.table.cases.set_cases(document.cases)
        if document.cases and self.table.current_row < 0:
            self.table.choose([0])
        words = counted(len(document.cases), "%Ln case", "%Ln cases")
        self.count.setText(words)
        self.whole.show_set(document)
        self.show_state(is_sample=is_sample)
        self._on_current()
        if not self._closed:
            self._timer.start()

    def show_state(self, *, is_sample: bool) -> None:
        """Say whether it is saved, and what can be undone."""
        self.bar.show_state(self._draft.document, self._draft.stack, is_sample=is_sample)

    def set_tools(self, names: Sequence[str]) -> None:
        """Names of tools, to be completed."""
        self.form.calls.set_tools(names)

    def flush(self) -> None:
        """Take over what was typed a moment ago."""
        self.bar.title.flush()
        self.form.flush()
        self.whole.flush()

    def close_services(self) -> None:
        """Take over what was typed, and look at nothing any more."""
        self.flush()
        self._timer.stop()
        self._closed = True

    def choose_case(self, case_id: str) -> None:
        """Show one case."""
        for row, case in enumerate(self._draft.document.cases):
            if case.case_id == case_id:
                self.search.clear()
                self.table.cases.set_query("")
                self.table.choose([row])
                self.show_part("case")
                return

    @Slot(str)
    def show_part(self, key: str) -> None:
        """Show the form of the case, or that of the whole set."""
        self.part.set_value(key)
        self.pages.setCurrentIndex(0 if key == "case" else 1)

    @Slot()
    def _on_current(self) -> None:
        row, cases = self.table.current_row, self._draft.document.cases
        inside = 0 <= row < len(cases)
        self.form.show_case(cases[row] if inside else None)
        for key in ("duplicate", "up", "down", "remove"):
            self.buttons[key].setEnabled(inside)

    # -- changing

    def add(self) -> None:
        """A new case below the chosen one."""
        self.flush()
        row = self.table.current_row
        at = row + 1 if row >= 0 else len(self._draft.document.cases)
        if self._put([Case("case-1", "")], at, tr("Add a case")):
            self.show_part("case")
            self.form.text.setFocus()

    def duplicate(self) -> None:
        """Copies of the chosen cases below them."""
        self.flush()
        rows = self.table.chosen_rows
        if rows:
            cases = [replace(self._draft.document.cases[row], from_run_id="") for row in rows]
            self._put(cases, rows[-1] + 1, tr("Duplicate cases"))

    def remove(self) -> None:
        """Take the chosen cases away; that can be undone."""
        self.flush()
        rows = self.table.chosen_rows
        if rows:
            after = set_edits.without(self._draft.document, rows)
            self._draft.edit(after, tr("Remove cases"))
            if after.cases:
                self.table.choose([min(rows[0], len(after.cases) - 1)])

    def move_rows(self, step: int) -> None:
        """Move the chosen cases up (-1) or down (1)."""
        self.flush()
        rows = self.table.chosen_rows
        if rows and not self.search.text():
            after, places = set_edits.moved(self._draft.document, rows, step)
            self._draft.edit(after, tr("Move cases"))
            self.table.choose(places)

    @Slot(str)
    def paste(self, text: str) -> None:
        """Add the rows that were copied in a spreadsheet."""
        self.flush()
        if not text.strip():
            return
        try:
            cases = set_edits.pasted_cases(text)
        except DocumentError as exc:
            self._refuse(exc)
            return
        rows = self.table.chosen_rows
        at = rows[-1] + 1 if rows else len(self._draft.document.cases)
        self._put(cases, at, tr("Paste cases"))

    def _put(self, cases: Sequence[Case], at: int, title: str) -> bool:
        try:
            after = set_edits.added(self._draft.document, cases, at)
        except DocumentError as exc:
            self._refuse(exc)
            return False
        self.search.clear()
        self.table.cases.set_query("")
        self._draft.edit(after, title)
        self.table.choose(list(range(at, at + len(cases))))
        return True

    def add_case(self, case: Case) -> None:
        """Put a case at the end and show it."""
        self._put([case], len(self._draft.document.cases), tr("Add a case"))
        self.show_part("case")

    def _refuse(self, error: DocumentError) -> None:
        title = tr("The cases were not added")
        notice = Notice(
            "warning", title, said(error.message), said(error.hint), key="evals.paste"
        )
        self._shell.notify(notice)

    @Slot(int, object)
    def _on_typed(self, row: int, case: Case) -> None:
        after = set_edits.with_case(self._draft.document, row, case)
        self._draft.edit(after, tr("Change the case"))

    @Slot(object, str, str)
    def _on_form(self, case: Case, title: str, typed_in: str) -> None:
        row = self.table.current_row
        if 0 <= row < len(self._draft.document.cases):
            after = set_edits.with_case(self._draft.document, row, case)
            self._draft.edit(after, title, f"{row} {typed_in}" if typed_in else "")

    @Slot(object, str)
    def _on_whole(self, after: object, typed_in: str) -> None:
        description, checks = self.whole.description_text, self.whole.checks.checks
        changed = replace(self._draft.document, description=description, checks=checks)
        self._draft.edit(changed, tr("Change the data set"), typed_in)

    @Slot(str)
    def _on_renamed(self, title: str) -> None:
        self._draft.edit(
            replace(self._draft.document, title=title.strip()), tr("Rename"), "title"
        )

    @Slot(str)
    def _on_form_asked(self, column: str) -> None:
        self.show_part("case")
        self.form.focus_column(column)

    # -- problems

    @Slot()
    def _judge(self) -> None:
        self._turn += 1
        self._shell.run_task(self._look(self._turn), "")

    async def _look(self, turn: int) -> None:
        document, checker = self._draft.document, self._checker
        found = await asyncio.to_thread(checker.problems, document)
        if turn != self._turn or document is not self._draft.document:
            return
        self._show_problems(found)

    def _show_problems(self, found: Sequence[Problem]) -> None:
        marks = {place_of(one): one.message for one in found if place_of(one)[0] != SET_ROW}
        self.table.cases.set_problems(marks)
        self.problems.show_problems(found)
        self.judged.emit(len(found))

    @Slot(str)
    def _on_problem(self, path: str) -> None:
        row, column = place_of(Problem("error", path, "", ""))
        if row == SET_ROW:
            self.show_part("set")
            (self.bar.title if column == "title" else self.whole.checks.add_button).setFocus()
            return
        self.search.clear()
        self.table.cases.set_query("")
        self.table.choose([row], column)
        self.show_part("case")
        self.form.focus_column(column)
