"""Data sets are written, pasted, ordered, checked, kept and exchanged."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from tests.ui.evals.doing import CASES, CONTROL, SHIFT, opened_set, press, until, write
from workbench.app.workbench import Workbench
from workbench.evals.data_sets import read_data_set
from workbench.evals.graders.registry import GRADERS
from workbench.evals.values import Case, Check, ExpectedCall
from workbench.ui.evals.case_model import COLUMNS
from workbench.ui.evals.check_rows import CheckCard
from workbench.ui.evals.panel import EvalsPanel
from workbench.ui.evals.set_edits import free_id, moved, pasted_cases
from workbench.ui.theme.theme import Theme

ALT = Qt.KeyboardModifier.AltModifier
KEY = Qt.Key


def texts(panel: EvalsPanel) -> list[str]:
    return [case.text for case in panel._draft.document.cases]


async def test_that_the_empty_place_teaches_and_the_samples_are_there(
    panel: EvalsPanel,
) -> None:
    assert panel._empty.isVisible()
    assert panel._list.empty.isVisible()
    assert panel._sets.names == ["built-in-tools", "declining", "small-talk"]
    assert panel._empty.buttons["try"].text().strip() == "Try it: compare on a sample"


async def test_that_a_set_is_written_by_keyboard_alone(
    panel: EvalsPanel, bench: Workbench
) -> None:
    press(panel, KEY.Key_N, CONTROL)
    await until(lambda: panel._set.bar.title.hasFocus())
    write("Capitals")
    press(panel, KEY.Key_Return, CONTROL)
    assert panel._set.form.text.hasFocus()
    write("Capital of Italy?")
    press(panel, KEY.Key_Tab)
    assert panel._set.form.expected.hasFocus()
    write("Rome")
    press(panel, KEY.Key_S, CONTROL)
    await until(lambda: not panel._draft.unsaved)

    found = read_data_set(bench.data_sets.path_of("new-data-set"))
    assert found.name == "Capitals"
    assert [(case.text, case.expected) for case in found.cases] == [
        ("Hello", ""),
        ("Capital of Italy?", "Rome"),
    ]
    press(panel, KEY.Key_Z, CONTROL)
    assert panel._draft.document.cases[1].expected == ""
    press(panel, KEY.Key_Z, CONTROL | SHIFT)
    assert panel._draft.document.cases[1].expected == "Rome"


async def test_that_cells_are_typed_and_rows_move_come_and_go_with_keys(
    panel: EvalsPanel, bench: Workbench
) -> None:
    await opened_set(panel, bench)
    table = panel._set.table
    table.setFocus()
    table.setCurrentIndex(table.cases.index(0, COLUMNS.index("expected")))
    press(panel, KEY.Key_Return)
    editor = table.focusWidget()
    assert editor is not None
    write("Lyon")
    press(panel, KEY.Key_Return)
    await until(lambda: panel._draft.document.cases[0].expected == "Lyon")

    table.choose([0])
    press(table, KEY.Key_Down, ALT)
    assert [case.case_id for case in panel._draft.document.cases] == ["sum", "france", "spain"]
    press(panel, KEY.Key_D, CONTROL)
    ids = [case.case_id for case in panel._draft.document.cases]
    assert ids == ["sum", "france", "france-2", "spain"]
    table.setFocus()
    press(panel, KEY.Key_Delete)
    assert len(panel._draft.document.cases) == 3
    for _ in range(4):
        press(panel, KEY.Key_Z, CONTROL)
    assert panel._draft.document.cases == CASES
    assert not panel._draft.unsaved


async def test_that_rows_of_a_spreadsheet_are_pasted_and_a_bad_one_is_named(
    panel: EvalsPanel, bench: Workbench
) -> None:
    await opened_set(panel, bench)
    table = panel._set.table
    table.setFocus()
    table.choose([2])
    cells = 'Capital of Peru?\tLima\tplace; south\r\n"Two\nlines?"\tyes\t\r\n'
    QGuiApplication.clipboard().setText(cells)
    press(panel, KEY.Key_V, CONTROL)
    assert texts(panel)[3:] == ["Capital of Peru?", "Two\nlines?"]
    assert panel._draft.document.cases[3].tags == ("place", "south")

    named = 'question\tcalls\nWhat time is it?\t[{"name": "current_time"}]\n'
    QGuiApplication.clipboard().setText(
        named.replace('"', '""').replace("[", '"[').replace("]", ']"')
    )
    press(panel, KEY.Key_V, CONTROL)
    added = panel._draft.document.cases[-1]
    assert added.calls == (ExpectedCall("current_time"),)

    before = panel._draft.document
    QGuiApplication.clipboard().setText("text\tcalls\nHi\t{bad\n")
    press(panel, KEY.Key_V, CONTROL)
    assert panel._draft.document is before
    (notice,) = [one for one in bench.notices.items if one.key == "evals.paste"]
    assert "row 2, column calls" in notice.reason


async def test_that_a_problem_names_row_and_column_and_leads_to_the_field(
    panel: EvalsPanel, bench: Workbench
) -> None:
    await opened_set(panel, bench)
    page = panel._set
    page.table.setFocus()
    page.table.choose([1])
    page.form.text.setFocus()
    page.form.text.selectAll()
    press(panel, KEY.Key_Backspace)
    page.flush()
    await until(lambda: page.problems.problems)
    (problem,) = page.problems.problems
    assert problem.message == "Row 2, text: it is empty"
    page.table.choose([0])
    page.problems.list.asked.emit(problem.path)
    assert page.table.current_row == 1
    assert page.form.text.hasFocus()
    index = page.table.cases.index(1, COLUMNS.index("text"))
    assert "it is empty" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))

    panel.save()
    await until(lambda: any("text" in one.reason for one in bench.notices.items))
    assert panel._draft.unsaved


async def test_that_every_grader_has_a_form_that_gives_its_defaults_back(theme: Theme) -> None:
    for grader in GRADERS:
        card = CheckCard(theme, Check(grader.kind))
        card._on_changed()
        required = {setting.name for setting in grader.settings if setting.required}
        assert set(card.check.settings) <= required, grader.kind
        assert all(not field.mistake for field in card.fields)
        card.deleteLater()


async def test_that_calls_and_checks_of_a_case_are_set_in_its_form(
    panel: EvalsPanel, bench: Workbench
) -> None:
    await opened_set(panel, bench)
    form = panel._set.form
    form.calls.kind.setCurrentIndex(2)
    form.calls.kind.activated.emit(2)
    row = form.calls.rows[0]
    row.name.completer().setModel(QStringListModel([]))  # its list takes the keyboard
    row.name.setFocus()
    write("calculator")
    row.arguments.setFocus()
    write('{"expression": ')
    form.flush()
    assert row.mistake.isVisible()
    write('"2"}')
    form.flush()
    assert not row.mistake.isVisible()
    call = ExpectedCall("calculator", {"expression": "2"})
    assert panel._draft.document.cases[0].calls == (call,)

    form.checks.add("length")
    (card,) = form.checks.cards
    card.fields[1].setFocus()
    line = card.fields[1].field
    line.selectAll()  # type: ignore[union-attr]
    write("9")
    form.flush()
    assert panel._draft.document.cases[0].checks == (Check("length", {"most": 9}),)
    panel.undo()
    assert panel._draft.document.cases[0].checks == (Check("length"),)
    assert card.fields[1].field.text() == "1000000"  # type: ignore[union-attr]

    panel._set.show_part("set")
    panel._set.whole.checks.add("no_error")
    assert panel._draft.document.checks == (Check("no_error"),)


async def test_that_a_sample_stays_as_it_is_and_saving_makes_a_copy(
    panel: EvalsPanel, bench: Workbench
) -> None:
    panel.open_set("small-talk")
    assert panel._set.bar.sample.isVisible()
    assert not panel._set.bar.buttons["remove"].isEnabled()
    panel._set.table.choose([0])
    panel._set.remove()
    panel.save()
    await until(lambda: panel._draft.saved_name != "small-talk" and not panel._draft.unsaved)
    own = bench.data_sets.get(panel._draft.saved_name)
    assert own.title == "My Small talk"
    assert len(own.cases) == len(bench.data_sets.get("small-talk").cases) - 1

    panel._keeping.remove()
    await until(lambda: panel._sets.undo_remove.isVisible())
    panel._sets.undo_remove.click()
    await until(lambda: panel._draft.saved_name == own.name)


@pytest.mark.parametrize(
    ("name", "form"),
    [("out.csv", ""), ("out.jsonl", ""), ("out", "TSV (*.tsv)"), ("out.agentcases.yaml", "")],
)
async def test_that_a_set_is_written_in_any_form_and_read_again(
    panel: EvalsPanel, bench: Workbench, tmp_path: Path, name: str, form: str
) -> None:
    hostile = Case("odd", '=HYPERLINK("x")', expected="\u202eabc", tags=("a,b",))
    await opened_set(panel, bench, (*CASES, hostile))
    panel._keeping.write(tmp_path / name, form)
    path = tmp_path / (name if not form else "out.tsv")
    await until(path.exists)
    assert read_data_set(path).cases == (*CASES, hostile)

    panel._keeping.bring_in(path)
    await until(lambda: panel._draft.saved_name != "mine")
    assert panel._draft.document.cases == (*CASES, hostile)


async def test_that_a_text_of_several_lines_and_odd_tags_are_not_flattened_in_a_cell(
    panel: EvalsPanel, bench: Workbench
) -> None:
    odd = Case("odd", "One\ntwo", tags=("a,b",))
    await opened_set(panel, bench, [odd])
    table = panel._set.table
    table.setFocus()
    table.setCurrentIndex(table.cases.index(0, COLUMNS.index("text")))
    press(panel, KEY.Key_Return)
    assert panel._set.form.text.hasFocus()
    index = table.cases.index(0, COLUMNS.index("tags"))
    assert not table.cases.setData(index, index.data(Qt.ItemDataRole.EditRole))
    panel._set.flush()
    assert panel._draft.document.cases == (odd,)


async def test_that_a_case_that_is_filtered_stays_while_it_is_typed_into(
    panel: EvalsPanel, bench: Workbench
) -> None:
    await opened_set(panel, bench)
    page = panel._set
    page.search.setText("Madrid")
    await until(lambda: page.table.cases.rowCount() == 1)
    page.table.choose([2])
    page.form.expected.setFocus()
    page.form.expected.selectAll()
    write("Lisbon")
    page.flush()
    assert panel._draft.document.cases[2].expected == "Lisbon"
    assert page.table.current_row == 2
    panel.open_set("declining")
    assert page.search.text() == ""


async def test_that_changes_that_were_not_saved_are_there_again(
    panel: EvalsPanel, bench: Workbench
) -> None:
    await opened_set(panel, bench)
    panel._set.table.choose([0])
    panel._set.remove()
    panel.open_set("declining")
    panel.open_set("mine")
    await until(lambda: panel._draft.unsaved)
    assert panel._draft.document.cases == CASES[1:]


async def test_that_the_dialogs_open_without_blocking(panel: EvalsPanel) -> None:
    panel.import_file()
    (dialog,) = panel.findChildren(QFileDialog)
    dialog.close()


async def test_that_ten_thousand_cases_are_shown_and_found_at_once(
    panel: EvalsPanel, bench: Workbench
) -> None:
    panel.open_set("small-talk")
    many = tuple(Case(f"case-{n}", f"Question {n}", expected=str(n)) for n in range(10_000))
    panel._set.add()
    document = panel._draft.document
    panel._draft.open(type(document)(document.name, document.title, many))
    table = panel._set.table
    assert table.cases.rowCount() == 10_000
    table.choose([9_999])
    assert table.current_row == 9_999
    table.cases.set_query("question 77")
    assert table.cases.rowCount() == 111
    panel._set.add()
    assert not panel._draft.unsaved  # there is no room for one more


def test_that_pasted_cells_without_names_are_question_answer_and_tags() -> None:
    assert [case.text for case in pasted_cases("one\ntwo\n\n")] == ["one", "two"]
    (case,) = pasted_cases("a\tb\tc; d")
    assert (case.text, case.expected, case.tags) == ("a", "b", ("c", "d"))


def test_that_moving_stops_at_the_ends_and_ids_stay_apart() -> None:
    from workbench.app.data_set_library import DataSetDocument

    document = DataSetDocument("a", "A", CASES)
    after, places = moved(document, [0, 1], -1)
    assert (after, places) == (document, [0, 1])
    after, places = moved(document, [0, 2], 1)
    assert [case.case_id for case in after.cases] == ["sum", "france", "spain"]
    assert places == [1, 2]
    assert free_id("a-9", {"a-9", "a-10"}) == "a-11"
    assert free_id("a", {"a"}) == "a-2"
