"""Every control of a tool can be reached, seen and named, at any size."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.ui.shell.test_accessibility import describe, focusable, is_cut, spoken, walk
from tests.ui.tools.doing import made
from workbench.ui.tools.panel import ToolsPanel

KINDS = ("python", "http", "sql", "file", "command", "agent", "graph")


@pytest.mark.parametrize("kind", KINDS)
async def test_that_tab_comes_to_every_control_of_a_tool(panel: ToolsPanel, kind: str) -> None:
    await made(panel, kind)
    panel._form.parameters.add_button.click()
    panel._form.about.title.setFocus()

    there = walk(panel.window(), Qt.Key.Key_Tab)

    missed = focusable(panel.window()) - set(there)
    assert not missed, [describe(widget) for widget in missed]
    nameless = [describe(widget) for widget in there if not spoken(widget).strip()]
    assert not nameless, nameless
    panel.undo()


@pytest.mark.parametrize("size", [(900, 600), (1024, 640), (1280, 800)])
@pytest.mark.parametrize("kind", KINDS)
async def test_that_no_control_of_a_tool_is_cut_off(
    panel: ToolsPanel, kind: str, size: tuple[int, int]
) -> None:
    window = panel.window()
    window.resize(*size)
    await made(panel, kind)
    panel._form.parameters.add_button.click()

    assert (window.width(), window.height()) == size
    cut = [describe(widget) for widget in focusable(window) if is_cut(window, widget)]
    assert not cut, cut
    panel.undo()
