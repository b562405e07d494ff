"""Tools come and go: saved, opened again, copied, deleted and brought back, in and out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.ui.tools.doing import CONTROL, made, press, until
from workbench.app.workbench import Workbench
from workbench.tools.files import SUFFIX, read_tool
from workbench.ui.shell.window import MainWindow
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.panel import ToolsPanel


async def test_that_the_empty_state_teaches_and_begins(
    panel: ToolsPanel, workbench: Workbench
) -> None:
    assert panel._middle.currentWidget() is panel._empty
    assert panel._try.isHidden()
    assert list(panel._empty.buttons) == [
        "python",
        "http",
        "sql",
        "file",
        "command",
        "agent",
        "graph",
    ]

    panel._empty.buttons["command"].click()

    await until(lambda: panel._draft.tool.kind == "command")
    assert panel._middle.currentWidget() is panel._work
    assert workbench.tool_library.path_of(panel._draft.saved_name).exists()


async def test_that_a_saved_tool_is_there_when_opened_again(
    panel: ToolsPanel, workbench: Workbench, theme: Theme
) -> None:
    await made(panel, "file")
    panel._form.about.title.setText("Read my notes")
    panel._form.about.touched.emit("title", True)
    assert not panel._bar.state.isHidden()
    press(panel, Qt.Key.Key_S, CONTROL)
    await until(lambda: not panel._draft.unsaved)
    assert panel._bar.state.isHidden()
    name = panel._draft.saved_name

    window = MainWindow(workbench, theme)
    window.open_panel("tools")
    again = window.workspace.panel("tools")
    assert isinstance(again, ToolsPanel)
    assert again._draft.tool.title == "Read my notes"
    assert again._list.names[0] == name
    window.close()
    await window.finish()
    window.deleteLater()


async def test_that_a_renamed_tool_leaves_no_old_file(
    panel: ToolsPanel, workbench: Workbench
) -> None:
    await made(panel, "command")
    old = panel._draft.saved_name
    panel._form.about.name.setText("word_count")
    panel._form.about.touched.emit("name", True)
    press(panel, Qt.Key.Key_S, CONTROL)
    await until(lambda: panel._draft.saved_name == "word_count")

    assert workbench.tool_library.path_of("word_count").exists()
    assert not workbench.tool_library.path_of(old).exists()
    assert not panel._draft.unsaved


async def test_that_a_deleted_tool_comes_back(panel: ToolsPanel, workbench: Workbench) -> None:
    await made(panel, "python")
    name = panel._draft.saved_name
    panel._bar.buttons["remove"].click()
    await until(lambda: not panel._list.undo_remove.isHidden())
    assert name not in panel._list.names
    assert panel._middle.currentWidget() is panel._empty

    panel._list.undo_remove.click()

    await until(lambda: panel._draft.saved_name == name)
    assert name in panel._list.names
    assert panel._list.undo_remove.isHidden()
    assert workbench.tool_library.get(name) == panel._draft.tool


async def test_that_a_copy_has_its_own_name(panel: ToolsPanel, workbench: Workbench) -> None:
    await made(panel, "python")
    first = panel._draft.tool
    press(panel, Qt.Key.Key_D, CONTROL)
    await until(lambda: panel._draft.saved_name != first.name)

    assert panel._draft.tool.settings == first.settings
    assert workbench.tool_library.get(first.name) == first


async def test_that_files_go_out_and_come_in_under_a_free_name(
    panel: ToolsPanel, tmp_path: Path
) -> None:
    await made(panel, "sql")
    tool, file = panel._draft.tool, tmp_path / f"out{SUFFIX}"
    await panel._keeping.saving.export(file)
    assert read_tool(file) == tool

    await panel._keeping.saving.add_file(file)

    assert panel._draft.saved_name != tool.name
    assert panel._draft.tool.settings == tool.settings


async def test_that_unread_files_are_listed_with_their_reason(
    panel: ToolsPanel, workbench: Workbench
) -> None:
    path = workbench.paths.tools / f"bad{SUFFIX}"
    path.write_text("kind: Tool\nname: bad\n", encoding="utf-8")
    await workbench.tool_library.refresh()

    (entry,) = panel._list.unread.entries
    texts = " ".join(one.text() for one in entry.findChildren(QLabel))
    assert "type" in texts
    assert panel._list.unread.isVisible()


async def test_that_a_tool_changed_elsewhere_is_shown_anew(
    panel: ToolsPanel, workbench: Workbench
) -> None:
    await made(panel, "command")
    path = workbench.tool_library.path_of(panel._draft.saved_name)
    text = path.read_text(encoding="utf-8").replace("Count the lines", "Count all lines")
    path.write_text(text, encoding="utf-8")
    await workbench.tool_library.refresh()

    assert panel._draft.tool.description.startswith("Count all lines")
    assert panel._form.about.description.toPlainText().startswith("Count all lines")


async def test_that_a_tool_of_the_program_is_read_and_tried_only(panel: ToolsPanel) -> None:
    panel._list.chosen.emit("calculator")

    assert panel._middle.currentWidget() is panel._page
    assert panel._page.title.text() == "Calculator"
    field = panel._try.fields.fields["expression"]
    field.show_value("6 * 7")
    press(panel, Qt.Key.Key_Return, CONTROL)
    await until(lambda: panel._try.result.state.text().startswith("Done"))
    assert panel._try.result.text.toPlainText() == "42"


async def test_that_a_sample_is_read_and_tried_on_its_data(
    panel: ToolsPanel, workbench: Workbench
) -> None:
    sample = workbench.tool_library.samples[0]
    panel._list.chosen.emit(sample.name)

    assert panel._middle.currentWidget() is panel._page
    assert panel._page.title.text() == sample.title
    assert panel._try.touches.text() == sample.touches
    assert sample.name in panel._list.names


async def test_that_a_search_finds_by_what_a_tool_does(panel: ToolsPanel) -> None:
    press(panel, Qt.Key.Key_F, CONTROL)
    QTest.keyClicks(panel._list.search, "units")

    assert panel._list.names == ["convert_units"]


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
async def test_that_the_menu_says_what_each_kind_is(panel: ToolsPanel) -> None:
    panel._list.new_button.click()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    texts = [action.text() for action in menu.actions()]
    assert len(texts) == 7
    assert all(": " in text for text in texts)
    menu.close()


async def test_that_tab_walks_through_the_form_from_top_to_bottom(panel: ToolsPanel) -> None:
    await made(panel, "command")
    form = panel._form
    part = form.kind
    assert part is not None
    part.arguments.add_button.click()  # type: ignore[attr-defined]
    form.about.title.setFocus()
    stops = []
    for _ in range(60):
        widget = QApplication.focusWidget()
        if widget is None or not form.isAncestorOf(widget):
            break
        assert widget.accessibleName()
        stops.append(widget)
        press(panel, Qt.Key.Key_Tab)
    places = [top_of(widget, form) for widget in stops]
    assert places == sorted(places)
    assert len(stops) > 12
    panel.undo()


def top_of(widget: QWidget, form: QWidget) -> int:
    """Where its middle is, in steps of a row."""
    return widget.mapTo(form, widget.rect().center()).y() // 30


async def test_that_changes_that_are_not_saved_stay_while_another_tool_is_open(
    panel: ToolsPanel, workbench: Workbench
) -> None:
    told: list[str] = []
    workbench.notices.listen(lambda notice: told.append(notice.title))
    await made(panel, "python")
    first = panel._draft.saved_name
    panel._draft.edit(replace(panel._draft.tool, description="Other words"), "Change")
    changed = panel._draft.tool
    await made(panel, "sql")
    assert panel._draft.tool.kind == "sql"

    panel._open(first)
    await until(lambda: panel._draft.tool == changed)
    assert panel._draft.unsaved
    assert "Changes that were not saved are back" in told
    panel.undo()

    assert panel._draft.tool == workbench.tool_library.get(first)
    assert not panel._draft.unsaved


async def test_that_changes_of_a_tool_survive_the_end_of_the_program(
    panel: ToolsPanel, workbench: Workbench, theme: Theme
) -> None:
    await made(panel, "python")
    name = panel._draft.saved_name
    half = replace(panel._draft.tool, name="No name!", title="Half written")
    panel._draft.edit(half, "Change")
    drafts = workbench.tool_library.drafts
    await until(lambda: drafts.find(name) == half)

    window = MainWindow(workbench, theme)
    window.show()
    window.open_panel("tools")
    later = window.workspace.panel("tools")
    assert isinstance(later, ToolsPanel)
    later._open(name)
    await until(lambda: later._draft.tool == half)
    later.undo()
    await until(lambda: drafts.find(name) is None)
    window.close()
    await window.finish()
    window.deleteLater()


async def test_that_a_new_tool_gets_no_changes_of_one_that_is_gone(
    panel: ToolsPanel, workbench: Workbench
) -> None:
    await made(panel, "python")
    name, plain = panel._draft.saved_name, panel._draft.tool
    drafts = workbench.tool_library.drafts
    drafts.keep(name, replace(plain, title="Of another one"))
    await workbench.tool_library.remove(name)

    await workbench.tool_library.save(plain)

    assert drafts.find(name) is None
