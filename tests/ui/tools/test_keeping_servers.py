"""Servers come and go: written by hand, taken over from a file, changed, deleted, back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
)

from tests.ui.tools.doing import CONTROL, made, press, tab_to, until, write
from tests.ui.tools.serving import kept, opened, place_of, rest
from workbench.app.workbench import Workbench
from workbench.tools.mcp.documents import Address, Command, Secret
from workbench.ui.tools.panel import ToolsPanel

MCP_JSON = {
    "mcpServers": {
        "Notes": {"command": "python", "args": ["/srv/notes.py"], "env": {"API_KEY": "sesame"}},
        "Docs": {
            "url": "https://mcp.example.org/mcp",
            "headers": {"Authorization": "Bearer open"},
        },
        "Old": {"type": "sse", "url": "https://old.example.org/sse"},
    }
}


@pytest.fixture
def mcp_json(tmp_path: Path) -> Path:
    path = tmp_path / "mcp.json"
    path.write_text(json.dumps(MCP_JSON), encoding="utf-8")
    return path


async def test_that_the_empty_list_says_what_a_server_is_and_begins(panel: ToolsPanel) -> None:
    place = place_of(panel)
    assert place.list.empty.isVisible()
    assert place.list.view.isHidden()

    tab_to(panel, place.list.first_new)
    menu = place.list.way_menu()
    assert len(menu.actions()) == 2
    menu.actions()[1].trigger()
    menu.deleteLater()

    assert place.active
    assert isinstance(place.draft.server.way, Address)
    assert panel.window().focusWidget() is place.page.form.names.title


async def test_that_a_server_is_written_by_keyboard_and_its_secret_only_in_the_keyring(
    panel: ToolsPanel, workbench: Workbench
) -> None:
    place = place_of(panel)
    place.new(is_program=True)
    form = place.page.form
    write("My notes")
    tab_to(panel, form.command.program.line)
    write("python")
    tab_to(panel, form.command.arguments.add_button)
    press(panel, Qt.Key.Key_Space)
    write("--fast")
    tab_to(panel, form.command.values.add_button)
    press(panel, Qt.Key.Key_Space)
    row = form.command.values.rows[0]
    assert QApplication.focusWidget() is row.name
    write("API_KEY")
    tab_to(panel, row.secret)
    press(panel, Qt.Key.Key_Space)
    assert row.value.echoMode() is QLineEdit.EchoMode.Password
    row.value.setFocus()
    write("sesame")
    press(panel, Qt.Key.Key_S, CONTROL)
    await until(lambda: place.draft.saved_name == "my_notes" and not place.draft.unsaved)
    await rest(panel, "my_notes")

    server = workbench.servers.files.get("my_notes")
    assert server.way == Command("python", ("--fast",), {"API_KEY": Secret()})
    assert "sesame" not in workbench.servers.files.path_of("my_notes").read_text("utf-8")
    assert workbench.servers._secrets.get("mcp.my_notes.API_KEY") == "sesame"
    assert row.value.text() == ""
    assert "keyring" in row.value.placeholderText()
    assert place.page.card.isVisible()
    assert place.list.names == ["my_notes"]


async def test_that_a_secret_is_not_made_readable_by_a_click(panel: ToolsPanel) -> None:
    place = place_of(panel)
    place.new(is_program=False)
    values = place.page.form.address.values
    values.add_button.click()
    row = values.rows[0]
    write("Authorization")
    row.secret.click()
    row.value.setFocus()
    write("Bearer sesame")
    place.page.form.flush()
    assert place.draft.secrets == {"Authorization": "Bearer sesame"}

    row.secret.click()

    assert row.value.text() == ""
    assert place.draft.secrets == {}
    assert place.draft.server.values == {"Authorization": ""}


async def test_that_a_mistake_is_told_at_its_field_and_nothing_is_written(
    panel: ToolsPanel, workbench: Workbench
) -> None:
    place = place_of(panel)
    place.new(is_program=False)
    form = place.page.form
    form.address.url.setFocus()
    write("ftp://example.org")
    press(panel, Qt.Key.Key_S, CONTROL)

    assert form.address.blocks["url"].problem
    assert QApplication.focusWidget() is form.address.url
    assert place.page.problems.isVisible()
    assert workbench.servers.servers == ()


async def test_that_changes_are_undone_and_a_change_asks_to_be_read_again(
    panel: ToolsPanel, workbench: Workbench, tmp_path: Path
) -> None:
    await kept(workbench, tmp_path)
    place = await opened(panel)
    view = workbench.servers.view("notes")
    await workbench.servers.allow_start("notes", view.seen)
    place.page.tabs.setCurrentIndex(1)
    place.page.form.grants.network.click()
    assert place.draft.server.grants.network
    press(panel, Qt.Key.Key_Z, CONTROL)
    assert not place.draft.server.grants.network
    assert not place.draft.unsaved

    place.redo()
    press(panel, Qt.Key.Key_S, CONTROL)
    await until(lambda: not place.draft.unsaved)
    await rest(panel)

    assert workbench.servers.view("notes").state == "changed"
    assert "+network: true" in place.page.card.difference.toPlainText()
    assert place.page.card.button.isEnabled()


async def test_that_changes_are_not_lost_by_opening_something_else(
    panel: ToolsPanel, workbench: Workbench, tmp_path: Path
) -> None:
    await made(panel, "command")
    tool, width = panel._draft.saved_name, panel._list.width()
    await kept(workbench, tmp_path)
    place = await opened(panel)
    assert panel._middle.currentWidget() is place.pages
    assert panel._try.isHidden()
    assert panel._list.width() == width
    place.page.form.grants.network.click()

    panel._list.chosen.emit(tool)
    panel._list.new_asked.emit("python")
    assert place.active
    assert place.draft.unsaved

    place.undo()
    panel._list.chosen.emit(tool)
    assert not place.active
    assert panel._middle.currentWidget() is panel._work
    assert panel._try.isVisible()
    assert panel._list.width() == width
    panel._form.about.title.setText("Changed")
    panel._form.about.touched.emit("title", True)
    place.list.chosen.emit("notes")
    assert place.active
    panel._list.chosen.emit(tool)
    await until(lambda: panel._draft.tool.title == "Changed")


async def test_that_a_deleted_server_comes_back_and_is_to_be_read(
    panel: ToolsPanel, workbench: Workbench, tmp_path: Path
) -> None:
    await kept(workbench, tmp_path)
    place = await opened(panel)
    await workbench.servers.allow_start("notes", workbench.servers.view("notes").seen)
    place.page.bar.buttons["remove"].click()
    await until(lambda: place.list.undo_remove.isVisible())
    assert place.list.names == []
    assert not place.active
    assert workbench.servers.servers == ()

    place.list.undo_remove.click()
    await until(lambda: place.list.names == ["notes"])

    assert place.list.undo_remove.isHidden()
    assert workbench.servers.view("notes").state == "new"


async def test_that_a_file_is_shown_before_anything_of_it_is_kept(
    panel: ToolsPanel, workbench: Workbench, mcp_json: Path
) -> None:
    place = place_of(panel)
    place.read_file(mcp_json)
    page = place.import_page
    await until(lambda: page.isVisible())

    assert workbench.servers.servers == ()
    notes, docs = page.cards
    assert notes.command.toPlainText() == "python /srv/notes.py"
    assert docs.command.toPlainText() == "https://mcp.example.org/mcp"
    assert "Goes to the keyring: API_KEY" in notes.notes
    assert "sesame" not in notes.notes
    words = " ".join(one.text() for one in page.findChildren(QLabel))
    assert "Old: it speaks the HTTP of 2024" in words
    docs.box.click()
    assert page.button.text() == "Add 1 server"

    page.button.click()
    await until(lambda: place.draft.saved_name == "notes")
    await rest(panel)

    assert place.list.names == ["notes"]
    assert not workbench.servers.view("notes").running
    assert workbench.servers.view("notes").state == "new"
    assert workbench.servers._secrets.get("mcp.notes.API_KEY") == "sesame"


async def test_that_a_file_dropped_on_the_panel_is_read(
    panel: ToolsPanel, workbench: Workbench, mcp_json: Path
) -> None:
    place = place_of(panel)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(mcp_json))])
    how = (
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    for event in (QDragEnterEvent(QPoint(5, 5), *how), QDropEvent(QPointF(5, 5), *how)):
        QApplication.sendEvent(panel, event)
        assert event.isAccepted()

    await until(lambda: place.import_page.isVisible())
    assert len(place.import_page.cards) == 2
    place.import_page.cancel.click()
    assert not place.active
    assert workbench.servers.servers == ()


async def test_that_a_server_of_a_known_name_gets_another_one(
    panel: ToolsPanel, workbench: Workbench, tmp_path: Path, mcp_json: Path
) -> None:
    await kept(workbench, tmp_path)
    place = place_of(panel)
    place.read_file(mcp_json)
    await until(lambda: place.import_page.isVisible())
    place.import_page.button.click()
    await until(lambda: place.draft.saved_name and len(place.list.names) == 3)
    await rest(panel, place.draft.saved_name)

    names = {server.name for server in workbench.servers.servers}
    assert {"notes", "docs"} < names
    assert workbench.servers.files.get("notes").way != Command("python", ("/srv/notes.py",))
