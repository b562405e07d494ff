"""The agents panel edits, undoes and saves documents."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from tests.ui.tools.doing import until
from workbench.agents.documents import ToolUse
from workbench.agents.edits import AddTool, RemoveTool, SetField
from workbench.agents.files import write_agent
from workbench.agents.problem import Problem
from workbench.app.workbench import Workbench
from workbench.engines.openai_compatible.connection import Connection
from workbench.ui.agents.panel import AgentsPanel
from workbench.ui.agents.problems import MOST_SHOWN, ProblemList
from workbench.ui.shell.window import MainWindow
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.buttons import IconButton


@pytest_asyncio.fixture
async def panel(workbench: Workbench, theme: Theme) -> AsyncIterator[AgentsPanel]:
    window = MainWindow(workbench, theme)
    window.open_panel("agents")
    made = window.workspace.panel("agents")
    assert isinstance(made, AgentsPanel)
    yield made
    window.close()
    await window.finish()
    window.deleteLater()


@pytest.mark.parametrize("number", range(4))
async def test_that_showing_an_agent_changes_nothing(
    panel: AgentsPanel, workbench: Workbench, number: int
) -> None:
    document = workbench.agents.agents[number]
    panel._open(document.name)

    assert panel._draft.document == document
    assert panel._form.edits() == []
    assert not panel._draft.unsaved


async def test_that_an_edit_can_be_undone_and_redone(panel: AgentsPanel) -> None:
    before = panel._draft.document
    title = panel._form._lines["title"]
    title.setText("Other")
    panel._form._tell()
    assert panel._draft.document.title == "Other"
    assert panel._draft.unsaved

    panel._draft.stack.undo()
    assert panel._draft.document == before
    assert title.text() == before.title
    panel._draft.stack.redo()
    assert title.text() == "Other"


async def test_that_a_bundled_agent_is_saved_as_the_users_own(
    panel: AgentsPanel, workbench: Workbench
) -> None:
    panel._open("starter")
    panel._draft.edit(SetField("instructions", "Be brief."))
    copy = replace(panel._draft.document, name="mine", title="Mine")
    await panel._saving.save_as(copy, "")

    assert workbench.agents.get("mine").instructions == "Be brief."
    assert workbench.agents.is_bundled("starter")
    assert panel._draft.saved_name == "mine"
    assert not panel._draft.unsaved


async def test_that_a_removed_agent_comes_back(
    panel: AgentsPanel, workbench: Workbench
) -> None:
    await panel._saving.save_as(
        replace(workbench.agents.get("starter"), name="mine", title="M"), ""
    )
    await panel._saving.remove()
    assert "mine" not in panel._list.names
    await panel._saving.restore()

    assert "mine" in panel._list.names


async def test_that_an_import_takes_a_free_name(
    panel: AgentsPanel, workbench: Workbench, tmp_path: Path
) -> None:
    file = tmp_path / "starter.yaml"
    file.write_text(write_agent(workbench.agents.get("starter")), encoding="utf-8")
    await panel._saving.add_file(file)

    assert panel._draft.saved_name != "starter"
    assert panel._draft.saved_name in panel._list.names


async def test_that_problems_are_named_and_lead_to_their_field(panel: AgentsPanel) -> None:
    assert panel.problems() == ()
    assert panel._problems.isHidden()

    panel._draft.edit(SetField("model.id", "nowhere"))

    assert [problem.path for problem in panel.problems()] == ["model.id"]
    assert "nowhere" in panel._problems.problems[0].message
    assert not panel._problems.isHidden()
    button = panel._problems.findChild(IconButton)
    assert isinstance(button, IconButton)
    button.click()
    assert panel.window().focusWidget() is panel._form._model


async def test_that_every_field_is_an_edit_with_its_inverse(panel: AgentsPanel) -> None:
    before = panel._draft.document
    form = panel._form
    form._lines["title"].setText("Other")
    form._areas["instructions"].setPlainText("Be brief.")
    form._areas["grants.folders"].setPlainText("/a\n\n /b ")
    form._numbers["limits.max_steps"].setValue(3)
    row = form._tools.rows["list_files"]
    row.toggle.click()
    row.approval.setCurrentIndex(row.approval.findData("always"))
    row.approval.activated.emit(0)

    document = panel._draft.document
    assert document.title == "Other"
    assert document.instructions == "Be brief."
    assert document.grants.folders == ("/a", "/b")
    assert document.limits.max_steps == 3
    assert document.tools[-1] == ToolUse("list_files", "always")
    assert form.edits() == []

    while panel._draft.stack.canUndo():
        panel.undo()
    assert panel._draft.document == before
    assert not row.toggle.isChecked()
    assert not panel._draft.unsaved


async def test_that_never_is_not_offered_where_it_has_no_effect(panel: AgentsPanel) -> None:
    rows = panel._form._tools.rows
    assert rows["calculator"].approval.findData("never") >= 0
    assert rows["save_note"].approval.findData("never") < 0

    panel._draft.edit(RemoveTool("save_note"))
    panel._draft.edit(AddTool("save_note", "never"))

    assert rows["save_note"].approval.currentData() == "never"
    assert "no effect" in rows["save_note"].approval.currentText()
    assert [problem.path for problem in panel.problems()] == ["tools.save_note"]
    assert panel._form.edits() == []


async def test_that_a_tool_that_is_not_there_can_be_taken_away(panel: AgentsPanel) -> None:
    panel._draft.edit(AddTool("teleport"))
    assert panel.problems()[0].path == "tools.teleport"

    panel._form._tools.removal_asked.emit("teleport")

    assert panel.problems() == ()
    assert all(use.name != "teleport" for use in panel._draft.document.tools)


async def test_that_a_new_agent_begins_as_a_template_or_blank(
    panel: AgentsPanel, workbench: Workbench
) -> None:
    menu = panel._list.template_menu()
    titles = [action.text() for action in menu.actions() if action.text()]
    assert titles[0] == "Blank agent"
    assert "From Notes helper" in titles

    next(a for a in menu.actions() if a.text() == "From Notes helper").trigger()
    await until(lambda: panel._draft.document.title == "My Notes helper")
    assert panel._draft.document.tools == workbench.agents.get("notes-helper").tools
    assert not workbench.agents.is_bundled(panel._draft.saved_name)

    menu.actions()[0].trigger()
    await until(lambda: panel._draft.document.title == "New agent")
    assert panel._draft.document.tools == ()


async def test_that_the_mode_is_one_choice_of_the_form(panel: AgentsPanel) -> None:
    form = panel._form
    assert form._mode.currentData() == "constrained"
    form._mode.setCurrentIndex(form._mode.findData("reason_first"))
    form._mode.activated.emit(form._mode.currentIndex())
    assert panel._draft.document.model.options.output_mode == "reason_first"
    assert "output_mode: reason_first" in panel._preview.code.toPlainText()

    panel._draft.stack.undo()
    assert form._mode.currentData() == "constrained"
    form.focus_field("model.options.output_mode")
    assert panel.window().focusWidget() is form._mode


async def test_that_a_schema_is_taken_over_once_it_can_be_read(panel: AgentsPanel) -> None:
    form, before = panel._form, panel._draft.document
    form._schema.area.setPlainText('{"properties": {"city": {"type": "string"}')
    form.flush()
    assert panel._draft.document == before
    assert "line 1, column" in form._schema.mistake

    form._schema.area.setPlainText(
        '{"properties": {"city": {"type": "string", "pattern": "^[A-Z]"}}}'
    )
    form.flush()
    assert form._schema.mistake == ""
    schema = panel._draft.document.extra["outputSchema"]
    assert schema["properties"]["city"]["pattern"] == "^[A-Z]"
    (problem,) = panel.problems()
    assert (problem.path, problem.level) == ("outputSchema", "warning")
    assert problem.message == "The answer: pattern is not held"
    form.focus_field(problem.path)
    assert panel.window().focusWidget() is form._schema.area

    panel._draft.stack.undo()
    assert panel._draft.document == before
    assert form._schema.area.toPlainText() == ""


async def test_that_the_order_of_a_schemas_properties_is_an_edit(panel: AgentsPanel) -> None:
    form = panel._form
    form._schema.area.setPlainText('{"properties": {"a": {}, "b": {}}}')
    form.flush()
    form._schema.area.setPlainText('{"properties": {"b": {}, "a": {}}}')
    form.flush()

    assert list(panel._draft.document.extra["outputSchema"]["properties"]) == ["b", "a"]


async def test_that_the_next_models_are_chosen_ordered_and_taken_away_by_keyboard(
    panel: AgentsPanel, workbench: Workbench
) -> None:
    for name in ("one", "two"):
        workbench.connections.add(Connection(f"http://127.0.0.1:1/{name}", name))
    await workbench.models.refresh()
    before, form = panel._draft.document, panel._form
    field = form._next
    form.show_models()
    form.focus_field("model.fallback")
    assert panel.window().focusWidget() is field.choice
    assert field.choice.findData(before.model.id) < 0

    for name in ("one", "two"):
        field.choice.setCurrentIndex(field.choice.findData(name))
        QTest.keyClick(field.add, Qt.Key.Key_Space)
    assert list(panel._draft.document.model.fallback) == ["one", "two"]
    assert field.choice.findData("one") < 0

    QTest.keyClick(button_of(field.rows[1], "arrow-up"), Qt.Key.Key_Space)
    assert list(panel._draft.document.model.fallback) == ["two", "one"]
    assert panel.window().focusWidget() is button_of(field.rows[0], "arrow-down")
    assert not button_of(field.rows[0], "arrow-up").isEnabled()
    assert "fallback:\n    - two\n    - one" in panel._preview.code.toPlainText()

    QTest.keyClick(button_of(field.rows[0], "x"), Qt.Key.Key_Space)
    assert list(panel._draft.document.model.fallback) == ["one"]
    assert form.edits() == []
    panel.undo()
    assert field.ids == ("two", "one")
    while panel._draft.stack.canUndo():
        panel.undo()
    assert panel._draft.document == before
    assert field.rows == []


def button_of(row: QWidget, icon: str) -> IconButton:
    return next(one for one in row.findChildren(IconButton) if one.objectName() == icon)


async def test_that_a_next_model_that_is_not_there_is_named(panel: AgentsPanel) -> None:
    panel._draft.edit(SetField("model.fallback", ("nowhere",)))

    (problem,) = panel.problems()
    assert (problem.level, problem.path) == ("warning", "model.fallback")
    assert "'nowhere'" in problem.message
    texts = [one.text() for one in panel._form._next.rows[0].findChildren(QLabel)]
    assert any("nowhere (not installed)" in text for text in texts)


async def test_that_one_sentence_makes_an_agent_by_keyboard_alone(
    panel: AgentsPanel, workbench: Workbench
) -> None:
    panel.new_from_sentence()
    first = panel._first
    QTest.keyClicks(first.sentence, "Add up prices and tell the date")
    assert first.boxes["calculator"].isChecked()
    assert first.boxes["current_time"].isChecked()
    first.boxes["current_time"].setFocus()
    QTest.keyClick(first.boxes["current_time"], Qt.Key.Key_Space)
    QTest.keyClicks(first.sentence, " today")
    assert not first.boxes["current_time"].isChecked(), "what a person chose is left alone"

    QTest.keyClick(first.sentence, Qt.Key.Key_Return)
    await until(lambda: panel._draft.saved_name == "add-up-prices-date")

    saved = workbench.agents.get("add-up-prices-date")
    assert [use.name for use in saved.tools] == ["calculator"]
    assert not first.isVisible()


async def test_that_escape_makes_no_agent(panel: AgentsPanel, workbench: Workbench) -> None:
    before = workbench.agents.agents
    panel.new_from_sentence()
    assert not panel._first.make.isEnabled()

    QTest.keyClick(panel._first.sentence, Qt.Key.Key_Escape)

    assert not panel._first.isVisible()
    assert workbench.agents.agents == before


async def test_that_changes_that_are_not_saved_stay_while_another_agent_is_open(
    panel: AgentsPanel, workbench: Workbench
) -> None:
    first, other = panel._list.names[:2]
    panel._open(first)
    panel._draft.edit(SetField("instructions", "Half a"))
    changed = panel._draft.document
    panel._open(other)
    assert panel._draft.saved_name == other

    panel._open(first)
    await until(lambda: panel._draft.document == changed)
    assert panel._draft.unsaved
    panel.undo()

    assert panel._draft.document == workbench.agents.get(first)


async def test_that_a_bundled_agent_has_no_changes_left_once_they_were_saved_as_ones_own(
    panel: AgentsPanel, workbench: Workbench
) -> None:
    panel._open("starter")
    panel._draft.edit(SetField("instructions", "Be brief."))
    panel._drafts.keep()
    drafts = workbench.agents.drafts
    await until(lambda: drafts.find("starter"))

    await panel._saving.save()

    await until(lambda: drafts.find("starter") is None)
    assert panel._draft.saved_name != "starter"


@pytest.mark.usefixtures("qapp")
def test_that_of_very_many_problems_the_first_are_shown_and_the_rest_counted(
    theme: Theme,
) -> None:
    shown = ProblemList(theme)
    shown.show_problems([Problem("error", f"f{n}", f"bad {n}", "Mend it.") for n in range(900)])
    assert len(shown._rows) == MOST_SHOWN + 1
    assert any("850 more" in words.text() for words in shown.findChildren(QLabel))
    shown.show_problems([Problem("error", "f", "bad", "Mend it.")])
    assert len(shown._rows) == 1
    shown.deleteLater()
