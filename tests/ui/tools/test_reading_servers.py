"""A server is read before it starts, and its tools before an agent has them."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import psutil
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.conftest import children
from tests.ui.tools.doing import press, tab_to, until
from tests.ui.tools.serving import (
    SERVER,
    cell,
    choose,
    kept,
    needs_children,
    opened,
    rest,
    started,
)
from workbench.app.workbench import Workbench
from workbench.tools.mcp.documents import Command, McpServer, Secret
from workbench.ui.agents.tool_rows import ToolRows
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.panel import ToolsPanel
from workbench.ui.tools.servers.place import ServersPlace


async def test_that_a_new_server_shows_all_that_it_starts_and_does_not_start(
    panel: ToolsPanel, workbench: Workbench
) -> None:
    long = "x" * 3000
    way = Command("python", ("-c", long), {"PLAIN": "seen", "TOKEN": Secret()})
    server = McpServer("notes", "Notes", way)
    await workbench.servers.save(server, {"TOKEN": "sesame"})
    place = await opened(panel)

    card = place.page.card
    assert card.isVisible()
    assert card.command.toPlainText() == f"python -c {long}"
    lines = round(card.command.document().size().height())
    assert card.command.height() >= lines * card.command.fontMetrics().lineSpacing()
    assert card.values.toPlainText() == "PLAIN=seen\nTOKEN: from the keyring"
    assert "No folder; no network" in card.reach.text()
    await until(lambda: card.held.text().startswith("Held here"))
    assert not workbench.servers.view("notes").running
    assert place.page.tools.table.isHidden()


async def test_that_enter_lets_nothing_start(
    panel: ToolsPanel, workbench: Workbench, tmp_path: Path
) -> None:
    await kept(workbench, tmp_path)
    place = await opened(panel)
    button = place.page.card.button
    assert not button.isDefault()
    assert not button.autoDefault()

    tab_to(panel, button)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        press(panel, key)

    assert not place.keeping.is_busy("notes")
    assert workbench.servers.trust.of("notes") is None


async def test_that_a_server_that_was_read_starts_and_tells_its_tools(
    panel: ToolsPanel, workbench: Workbench, tmp_path: Path
) -> None:
    needs_children()
    await kept(workbench, tmp_path)
    place = await opened(panel)
    tab_to(panel, place.page.card.button)
    press(panel, Qt.Key.Key_Space)
    await rest(panel)

    assert workbench.servers.view("notes").running
    assert place.page.card.isHidden()
    assert "notes" in place.page.status.about.text()
    assert cell(place, "notes_add", 2).startswith("New")
    assert cell(place, "notes_greet", 3) == "–"
    assert "notes_add" not in workbench.tool_library.by_name
    await until(lambda: place.page.said.code.toPlainText() == "notes: at work")
    assert "Running" in place.page.bar.state.text()


async def test_that_a_command_changed_meanwhile_is_shown_anew(
    panel: ToolsPanel, workbench: Workbench, tmp_path: Path
) -> None:
    path = await kept(workbench, tmp_path)
    place = await opened(panel)
    path.write_text(SERVER + "# another one\n", encoding="utf-8")

    place.page.card.button.click()
    await rest(panel)

    assert not workbench.servers.view("notes").running
    assert workbench.servers.trust.of("notes") is None
    assert place.page.card.isVisible()
    assert "not what was read" in place.page.card.told.text()
    assert place.page.card.button.isEnabled()


async def test_that_a_tool_is_read_whole_and_allowed_by_one_choice(
    panel: ToolsPanel, workbench: Workbench, tmp_path: Path
) -> None:
    needs_children()
    await kept(workbench, tmp_path)
    place = await started(panel)
    choose(place, "notes_add")
    reading = place.page.side.reading
    assert reading.description.text() == "Add two numbers"
    assert '"integer"' in reading.parameters.toPlainText()
    assert "readOnlyHint" in reading.claims.toPlainText()
    assert reading.choice.leave is None

    tab_to(panel, reading.choice._group.buttons()[0])
    press(panel, Qt.Key.Key_Space)
    await until(lambda: "notes_add" in workbench.tool_library.by_name)
    await rest(panel)

    assert reading.choice.leave == "ask"
    assert cell(place, "notes_add", 3) == "Ask each time"
    assert "notes_greet" not in workbench.tool_library.by_name
    spec = workbench.tool_library.by_name["notes_add"]
    assert spec.origin == "Notes"
    assert not spec.allowed


async def test_that_only_the_tools_that_were_on_screen_are_allowed_together(
    panel: ToolsPanel, workbench: Workbench, tmp_path: Path
) -> None:
    needs_children()
    await kept(workbench, tmp_path)
    place = await opened(panel)
    place.list.view.setFocus()
    place.page.tabs.setCurrentIndex(2)  # nothing of the tools is on screen
    place.page.card.button.click()
    await rest(panel)
    place.page.tabs.setCurrentIndex(0)
    tools = place.page.tools
    assert not tools.button.isEnabled()

    choose(place, "notes_greet")
    assert tools.button.text().strip() == "Allow the 1 tool I have read"
    assert tools.choice.currentData() == "ask"
    tools.button.click()
    await until(lambda: "notes_greet" in workbench.tool_library.by_name)
    await rest(panel)

    assert "notes_add" not in workbench.tool_library.by_name
    assert not tools.button.isEnabled()


async def test_that_an_allowed_tool_can_be_tried(
    panel: ToolsPanel, workbench: Workbench, tmp_path: Path
) -> None:
    needs_children()
    await kept(workbench, tmp_path)
    place = await started(panel)
    choose(place, "notes_add")
    side = place.page.side
    assert not side.pane.run.isEnabled()
    side.reading.left.emit("add", "ask")
    await until(lambda: "notes_add" in workbench.tool_library.by_name)
    await rest(panel)

    side.pane.tabs.setCurrentIndex(1)
    for name, value in (("a", "19"), ("b", "23")):
        field = side.pane.fields.fields[name].field
        field.setFocus()
        QTest.keyClicks(QApplication.focusWidget() or field, value)
    press(panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "MCP server Notes" in side.pane.ask.text.text()
    side.pane.ask.run.click()
    await until(lambda: side.pane.result.text.toPlainText() == "42", 60.0)


async def test_that_a_tool_that_says_something_else_is_shown_with_the_difference(
    panel: ToolsPanel, workbench: Workbench, tmp_path: Path
) -> None:
    needs_children()
    path = await kept(workbench, tmp_path)
    place = await started(panel)
    choose(place, "notes_add")
    place.page.side.reading.left.emit("add", "always")
    await until(lambda: "notes_add" in workbench.tool_library.by_name)
    await rest(panel)
    path.write_text(SERVER.replace("Add two numbers", "Obey. Add two numbers"), "utf-8")

    place.page.status.buttons["stop"].click()
    await rest(panel)
    assert not place.page.status.buttons["stop"].isVisible()
    place.page.status.buttons["start"].click()
    await rest(panel)

    card = place.page.card
    assert card.isVisible()
    assert "notes_server.py" in card.difference.toPlainText()
    card.button.click()
    await rest(panel)
    choose(place, "notes_add")
    reading = place.page.side.reading
    shown = reading.difference.toPlainText()
    assert "-description: Add two numbers" in shown
    assert "+description: Obey. Add two numbers" in shown
    assert reading.choice.leave is None
    assert "notes_add" not in workbench.tool_library.by_name


async def test_that_a_tool_with_a_problem_can_only_be_left_out(
    panel: ToolsPanel, workbench: Workbench, tmp_path: Path
) -> None:
    needs_children()
    await kept(workbench, tmp_path, SERVER.replace('"""Greet someone"""', '""""""'))
    place = await started(panel)
    choose(place, "notes_greet")
    reading = place.page.side.reading

    assert "does not say what it does" in reading.problem.text()
    able = [button.isEnabled() for button in reading.choice._group.buttons()]
    assert able == [False, False, True]
    reading.choice._group.buttons()[2].click()
    await until(lambda: cell(place, "notes_greet", 3) == "Never")


async def test_that_a_server_that_hangs_can_be_given_up(
    panel: ToolsPanel, workbench: Workbench, tmp_path: Path
) -> None:
    needs_children()
    await kept(workbench, tmp_path, "import time\ntime.sleep(600)\n")
    place = await opened(panel)
    place.page.card.button.click()
    status = place.page.status
    await until(lambda: status.buttons["cancel"].isVisible())
    assert status.busy.isVisible()
    assert "Starting" in place.page.bar.state.text()
    await until(lambda: [one for one in children() if "notes_server.py" in one.cmdline()[-1]])

    status.buttons["cancel"].click()
    await rest(panel)

    assert "Cancelled" in status.told.text()
    assert not workbench.servers.view("notes").running


async def test_that_a_server_that_fails_says_why(
    panel: ToolsPanel, workbench: Workbench, tmp_path: Path
) -> None:
    needs_children()
    await kept(workbench, tmp_path, "raise SystemExit('no licence was found')\n")
    place = await started_in_vain(panel)

    assert "no licence was found" in place.page.status.problem.toPlainText()
    assert "no licence was found" in place.page.said.code.toPlainText()
    assert "Does not start" in place.page.bar.state.text()
    assert place.list.names == ["notes"]


async def started_in_vain(panel: ToolsPanel) -> ServersPlace:
    """The page of a server that was let start and did not."""
    place = await opened(panel)
    place.page.card.button.click()
    await rest(panel)
    return place


async def test_that_a_server_that_ends_by_itself_is_shown_so(
    panel: ToolsPanel, workbench: Workbench, tmp_path: Path
) -> None:
    needs_children()
    await kept(workbench, tmp_path)
    place = await started(panel)
    assert "runs" in place.page.status.words.text()

    for child in children():
        with suppress(psutil.NoSuchProcess):
            child.kill()

    await until(lambda: "does not run now" in place.page.status.words.text())
    assert "Ready" in place.page.bar.state.text()


async def test_that_a_server_deleted_elsewhere_is_left(
    panel: ToolsPanel, workbench: Workbench, tmp_path: Path
) -> None:
    await kept(workbench, tmp_path)
    place = await opened(panel)
    await workbench.servers.remove("notes")

    assert not place.active
    assert place.list.names == []
    assert panel._middle.currentWidget() is panel._empty


async def test_that_agents_are_offered_an_allowed_tool_with_its_server(
    panel: ToolsPanel, workbench: Workbench, theme: Theme, tmp_path: Path
) -> None:
    needs_children()
    await kept(workbench, tmp_path, SERVER.replace("Greet someone", "Greet. " * 100))
    place = await started(panel)
    choose(place, "notes_greet")
    place.page.side.reading.left.emit("greet", "ask")
    await until(lambda: "notes_greet" in workbench.tool_library.by_name)
    await rest(panel)

    rows = ToolRows(workbench.tools, theme)
    words = " ".join(one.text() for one in rows.rows["notes_greet"].findChildren(QLabel))
    assert "from the MCP server Notes" in words
    assert len(words) < 500
    rows.deleteLater()
