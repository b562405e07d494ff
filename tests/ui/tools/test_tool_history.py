"""Earlier versions of a tool are listed, compared with what is on screen, and brought back."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.tools.doing import judged, made, press, until
from workbench.app.workbench import Workbench
from workbench.tools.documents import ToolDocument
from workbench.ui.documents.text_history import TextVersions
from workbench.ui.tools.panel import ToolsPanel

LEFT = Qt.MouseButton.LeftButton


async def described(panel: ToolsPanel, words: str) -> None:
    """Give the tool another description, and save it."""
    panel._draft.edit(replace(panel._draft.tool, description=words), "Change")
    panel.save()
    await until(lambda: not panel._draft.unsaved)


async def two_versions(panel: ToolsPanel) -> ToolDocument:
    """A tool that was described twice; returns it as it was at first."""
    await made(panel, "python")
    first = panel._draft.tool
    await described(panel, "Does one thing.")
    await described(panel, "Does another thing.")
    return first


async def shown(panel: ToolsPanel) -> TextVersions:
    """Open the page by its button; every version is compared."""
    QTest.mouseClick(panel._bar.buttons["history"], LEFT)
    page = panel._versions
    await until(page.view.hasFocus)  # Until then it may show what it showed the last time.
    await until(lambda: page.rows and all(row.size for row in page.rows))
    await until(lambda: page.text.toPlainText())
    return page


async def test_that_versions_are_listed_and_compared_line_by_line(panel: ToolsPanel) -> None:
    await two_versions(panel)
    page = await shown(panel)

    assert page.isVisible()
    assert not panel._try.isVisible()
    assert QApplication.focusWidget() is page.view
    assert [row.size for row in page.rows] == ["1 line added, 1 line removed"] * 2
    lines = page.text.toPlainText().splitlines()
    assert "- description: Does one thing." in lines
    assert "+ description: Does another thing." in lines
    assert len(page.text.extraSelections()) == 2


async def test_that_a_version_is_brought_back_and_that_can_be_undone(
    panel: ToolsPanel, workbench: Workbench
) -> None:
    first = await two_versions(panel)
    last = panel._draft.tool
    page = await shown(panel)
    press(panel, Qt.Key.Key_Down)
    await until(lambda: page.shown == page.rows[1].id and page.restore.isEnabled())
    QTest.mouseClick(page.restore, LEFT)

    assert not page.isVisible()
    assert panel._try.isVisible()
    assert panel._draft.tool == first
    assert workbench.tool_library.get(first.name) == last
    panel.undo()
    assert panel._draft.tool == last
    await judged(panel)


async def test_that_escape_and_another_tool_lead_back(panel: ToolsPanel) -> None:
    await two_versions(panel)
    name = panel._draft.saved_name
    page = await shown(panel)
    press(panel, Qt.Key.Key_Escape)
    assert not page.isVisible()
    assert panel._form.isVisible()

    await shown(panel)
    panel._open("calculator")
    assert not page.isVisible()
    assert panel._page.isVisible()
    panel._open(name)
    assert panel._form.isVisible()
    assert panel._try.isVisible()
    await judged(panel)


async def test_that_a_tool_saved_once_says_that_there_is_no_version(panel: ToolsPanel) -> None:
    await made(panel, "sql")
    QTest.mouseClick(panel._bar.buttons["history"], LEFT)
    await until(panel._versions.empty.isVisible)
    assert not panel._versions.restore.isVisible()

    QTest.mouseClick(panel._versions.empty.button, LEFT)
    assert panel._form.isVisible()
    await judged(panel)


async def test_that_a_version_that_cannot_be_read_says_so(
    panel: ToolsPanel, workbench: Workbench
) -> None:
    await two_versions(panel)
    folder = workbench.paths.tools / ".versions" / panel._draft.saved_name
    latest = max(folder.iterdir())
    latest.write_text("kind: Nothing\n", encoding="utf-8")
    panel.show_history()
    page = panel._versions
    await until(page.view.hasFocus)  # Until then it may show what it showed the last time.
    await until(lambda: page.rows and all(row.size for row in page.rows))

    assert page.rows[0].size == "Cannot be read any more"
    await until(lambda: page.heading.text())
    assert "Nothing" in page.heading.text()
    assert not page.restore.isEnabled()
