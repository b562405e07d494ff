"""Tools are made, tried and kept, by keyboard alone where it matters."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.tools.doing import (
    CONTROL,
    SHIFT,
    judged,
    made,
    press,
    tab_to,
    until,
    why_no_child,
    write,
)
from workbench.app.workbench import Workbench
from workbench.tools.definition import definition
from workbench.tools.documents import Parameter
from workbench.ui.agents.panel import AgentsPanel
from workbench.ui.builder.panel import BuilderPanel
from workbench.ui.shell.window import MainWindow
from workbench.ui.tools.panel import ToolsPanel
from workbench.ui.widgets.buttons import IconButton


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
async def test_that_a_python_tool_is_made_tried_and_kept_by_keyboard_alone(
    panel: ToolsPanel, workbench: Workbench
) -> None:
    if reason := why_no_child():
        pytest.skip(f"code of tools does not run here: {reason}")
    press(panel, Qt.Key.Key_N, CONTROL)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_Return)
    await until(lambda: panel._draft.saved_name)
    panel.window().activateWindow()  # this platform does not after a menu
    await until(lambda: QApplication.focusWidget() is panel._form.about.title)

    write("Count letters")
    press(panel, Qt.Key.Key_Tab)
    press(panel, Qt.Key.Key_A, CONTROL)
    write("count_letters")
    press(panel, Qt.Key.Key_Tab)
    press(panel, Qt.Key.Key_A, CONTROL)
    write("Count how often a letter is in a text")
    tab_to(panel, panel._form.kind.source)  # type: ignore[union-attr]
    press(panel, Qt.Key.Key_A, CONTROL)
    write("def run(text, letter):")
    press(panel, Qt.Key.Key_Return)
    write("return text.count(letter)")
    tab_to(panel, panel._form.parameters.add_button)
    press(panel, Qt.Key.Key_Space)
    write("letter")
    tab_to(panel, panel._form.parameters.cards[1].description)
    write("One letter")
    press(panel, Qt.Key.Key_S, CONTROL)
    await until(lambda: not panel._draft.unsaved)

    saved = workbench.tool_library.get("count_letters")
    assert saved.settings.source == "def run(text, letter):\n    return text.count(letter)"
    assert [one.name for one in saved.parameters] == ["text", "letter"]
    assert "count_letters" in panel._list.names
    await judged(panel)
    tab_to(panel, panel._try.fields.fields["text"].field)
    write("banana")
    press(panel, Qt.Key.Key_Tab)
    write("a")
    press(panel, Qt.Key.Key_Return, CONTROL)
    await until(lambda: not panel._trial.running and not panel._try.result.isHidden())
    assert panel._try.result.text.toPlainText() == "3"
    assert panel._try.result.state.text().startswith("Done in")
    assert "Time" in panel._try.held.texts
    assert QApplication.focusWidget() is panel._try.run


async def test_that_what_the_model_sees_and_a_person_is_told_is_word_for_word(
    panel: ToolsPanel, workbench: Workbench
) -> None:
    await made(panel, "http")
    spec = workbench.tool_library.by_name[panel._draft.saved_name]

    assert json.loads(panel._try.model.code.toPlainText()) == definition(spec)
    assert panel._try.touches.text() == spec.touches
    panel._try.model.copy.click()
    assert json.loads(QApplication.clipboard().text()) == definition(spec)


async def test_that_a_mistake_is_named_at_its_field_and_leads_there(panel: ToolsPanel) -> None:
    await made(panel, "http")
    part = panel._form.kind
    assert part is not None
    part.url.setText("https://api.example.org/items/{numbr}")  # type: ignore[attr-defined]
    part.url.textEdited.emit("")  # type: ignore[attr-defined]
    await judged(panel)

    (problem,) = [one for one in panel._problems.problems if one.level == "error"]
    assert problem.path == "settings.url"
    assert problem.message == "Address: there is no parameter 'numbr'"
    assert "numbr" in part.blocks["settings.url"].problem
    assert not panel._try.run.isEnabled()
    go = panel._problems.findChild(IconButton)
    assert isinstance(go, IconButton)
    go.click()
    assert QApplication.focusWidget() is part.url  # type: ignore[attr-defined]

    panel.undo()
    await judged(panel)
    assert part.blocks["settings.url"].problem == ""
    assert panel._try.run.isEnabled()


async def test_that_broken_code_and_twice_named_parameters_are_named(panel: ToolsPanel) -> None:
    await made(panel, "python")
    part = panel._form.kind
    assert part is not None
    form = panel._form
    form.parameters.add_button.click()
    form.parameters.cards[1].name.setText("text")
    form.parameters.cards[1].changed.emit(True)
    await judged(panel)

    assert "two parameters 'text'" in panel._problems.problems[0].message
    assert "two parameters" in form.parameters.cards[1].problem
    form.focus_field("parameters[1]")
    assert QApplication.focusWidget() is form.parameters.cards[1].name


async def test_that_everything_can_be_undone(panel: ToolsPanel) -> None:
    await made(panel, "python")
    before, form = panel._draft.tool, panel._form
    form.about.title.setText("Other")
    form.about.touched.emit("title", True)
    form.parameters.add_button.click()
    card = form.parameters.cards[1]
    card.type.setCurrentIndex(card.type.findData("integer"))
    card.choices.setPlainText("1\n2")
    card.default.setText("2")
    card.required.click()
    form.grants.hosts.show_texts(("api.example.org",))
    form.grants.hosts.changed.emit(True)
    form.rules.seconds.setValue(20)
    form.rules.approval.setCurrentIndex(2)
    form.rules.approval.activated.emit(2)

    tool = panel._draft.tool
    assert tool.title == "Other"
    assert tool.parameters[1] == Parameter("value_2", "integer", "", False, (1, 2), 2)
    assert tool.grants.hosts == ("api.example.org",)
    assert tool.limits.seconds == 20.0
    assert tool.approval == "always"
    after = tool

    while panel._draft.stack.canUndo():
        press(panel, Qt.Key.Key_Z, CONTROL)
    assert panel._draft.tool == before
    assert not panel._draft.unsaved
    assert len(form.parameters.cards) == 1
    while panel._draft.stack.canRedo():
        press(panel, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert panel._draft.tool == after
    while panel._draft.stack.canUndo():
        panel.undo()


@pytest.mark.parametrize("kind", ["python", "http", "sql", "file", "command"])
async def test_that_showing_a_tool_changes_nothing(panel: ToolsPanel, kind: str) -> None:
    await made(panel, kind)
    tool = panel._draft.tool

    for part in panel._form.parts:
        if part.isVisibleTo(panel):
            assert part.applied(tool) == tool, type(part).__name__
    assert not panel._draft.unsaved


async def test_that_a_tool_that_writes_asks_before_it_is_tried(
    panel: ToolsPanel, tmp_path: Path
) -> None:
    database = tmp_path / "shop.sqlite"
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("CREATE TABLE customers(name TEXT)")
    await made(panel, "sql")
    part = panel._form.kind
    assert part is not None
    part.database.show_path(str(database))  # type: ignore[attr-defined]
    part.query.show_text("INSERT INTO customers VALUES (:start)")  # type: ignore[attr-defined]
    part.touched.emit("settings.query", True)
    part.writes.click()  # type: ignore[attr-defined]
    await judged(panel)
    never = panel._form.rules.approval.model().index(0, 0)
    assert not never.flags() & Qt.ItemFlag.ItemIsEnabled
    assert "asks at least" in panel._form.rules.reason.text()

    panel._try.fields.fields["start"].show_value("Ada")
    press(panel, Qt.Key.Key_Return, CONTROL)
    await until(lambda: panel._try.ask.isVisible())
    assert QApplication.focusWidget() is panel._try.ask.cancel
    press(panel, Qt.Key.Key_Escape)
    assert not panel._try.ask.isVisible()
    assert rows(database) == []

    press(panel, Qt.Key.Key_Return, CONTROL)
    tab_to(panel, panel._try.ask.run)
    press(panel, Qt.Key.Key_Space)
    await until(lambda: panel._try.result.state.text().startswith("Done"))
    assert rows(database) == [("Ada",)]
    while panel._draft.stack.canUndo():
        panel.undo()


def rows(database: Path) -> list[tuple[str]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute("SELECT name FROM customers").fetchall()


async def test_that_a_tool_that_takes_long_is_stopped_by_hand(panel: ToolsPanel) -> None:
    if reason := why_no_child():
        pytest.skip(f"code of tools does not run here: {reason}")
    await made(panel, "python")
    part = panel._form.kind
    assert part is not None
    code = "def run(text):\n    while True:\n        pass\n"
    part.source.show_text(code)  # type: ignore[attr-defined]
    part.touched.emit("settings.source", True)
    await judged(panel)
    panel._try.fields.fields["text"].show_value("x")
    panel.try_it()
    await until(lambda: panel._trial.running)
    assert QApplication.focusWidget() is panel._try.stop

    press(panel, Qt.Key.Key_Space)

    await until(lambda: not panel._trial.running)
    assert panel._try.result.state.text().startswith("Stopped after")
    panel.undo()


async def test_that_a_new_tool_is_offered_to_agents_and_graphs(
    panel: ToolsPanel, workbench: Workbench
) -> None:
    window = panel.window()
    assert isinstance(window, MainWindow)
    window.open_panel("agents")
    agents = window.workspace.panel("agents")
    window.open_panel("builder")
    builder = window.workspace.panel("builder")
    assert isinstance(agents, AgentsPanel)
    assert isinstance(builder, BuilderPanel)
    window.open_panel("tools")
    await made(panel, "python")
    name = panel._draft.saved_name

    row = agents._form._tools.rows[name]
    row.toggle.click()
    assert agents._draft.document.tools[-1].name == name
    assert not [one for one in agents.problems() if one.path == f"tools.{name}"]
    assert name in builder.controller.world.tools

    await panel._keeping.saving.remove()
    assert name not in agents._form._tools.rows
    assert [one.path for one in agents.problems()] == [f"tools.{name}"]
    agents._draft.stack.undo()


async def test_that_the_name_of_a_new_tool_follows_its_title_until_it_is_saved(
    panel: ToolsPanel, workbench: Workbench
) -> None:
    await made(panel, "python")
    about = panel._form.about
    about.title.setFocus()
    about.title.selectAll()
    write("Count letters")
    panel._form.flush()
    assert panel._draft.tool.name == "count_letters"
    assert about.name.text() == "count_letters"
    panel.undo()
    assert panel._draft.tool.name == "python_function"
    panel.redo()
    panel.save()
    await until(lambda: not panel._draft.unsaved)
    about.title.setFocus()
    about.title.selectAll()
    write("Letters")
    panel._form.flush()

    assert [tool.name for tool in workbench.tool_library.documents] == ["count_letters"]
    assert (panel._draft.tool.title, panel._draft.tool.name) == ("Letters", "count_letters")
    await judged(panel)


async def test_that_a_name_written_by_hand_does_not_follow(panel: ToolsPanel) -> None:
    await made(panel, "python")
    about = panel._form.about
    for line, text in ((about.name, "letters"), (about.title, "Count letters")):
        line.setFocus()
        line.selectAll()
        write(text)
        panel._form.flush()
    assert (panel._draft.tool.title, panel._draft.tool.name) == ("Count letters", "letters")
    await judged(panel)


async def test_that_the_focus_does_not_fall_into_a_field_when_save_is_done(
    panel: ToolsPanel,
) -> None:
    await made(panel, "python")
    panel._form.about.title.setFocus()
    write("Count letters")
    panel._form.flush()
    panel._bar.save.setFocus()
    press(panel, Qt.Key.Key_Space)
    await until(lambda: not panel._draft.unsaved)
    assert QApplication.focusWidget() is panel._bar.buttons["undo"]
    await judged(panel)


async def test_that_values_to_try_stay_when_a_tool_is_saved_under_another_name(
    panel: ToolsPanel,
) -> None:
    await made(panel, "python")
    panel.window().activateWindow()
    (field, *_more) = panel._try.fields.fields.values()
    field.field.setFocus()
    write("banana")
    panel._form.about.name.setFocus()
    press(panel, Qt.Key.Key_A, CONTROL)
    write("other_name")
    press(panel, Qt.Key.Key_S, CONTROL)
    await until(lambda: panel._draft.saved_name == "other_name" and not panel._draft.unsaved)
    panel._watch.look()
    await until(lambda: not panel._watch._looks)
    assert [one.text for one in panel._try.fields.fields.values()][:1] == ["banana"]

    panel._list.new_asked.emit("python")
    await until(lambda: panel._draft.saved_name != "other_name")
    await judged(panel)
    assert "banana" not in [one.text for one in panel._try.fields.fields.values()]
