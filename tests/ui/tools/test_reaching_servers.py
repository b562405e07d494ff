"""Every control of a server can be reached, seen and named, at any size."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.ui.shell.test_accessibility import describe, focusable, is_cut, spoken, walk
from tests.ui.tools.serving import choose, kept, needs_children, opened, place_of, started
from workbench.app.workbench import Workbench
from workbench.ui.tools.panel import ToolsPanel

SIZES = [(900, 600), (1024, 640), (1280, 800)]


def check_reached(panel: ToolsPanel) -> None:
    """Tab comes to every control, and each has a name."""
    window = panel.window()
    place_of(panel).list.view.setFocus()
    there = walk(window, Qt.Key.Key_Tab)
    missed = focusable(window) - set(there)
    assert not missed, [describe(widget) for widget in missed]
    nameless = [describe(widget) for widget in there if not spoken(widget).strip()]
    assert not nameless, nameless


def check_whole(panel: ToolsPanel) -> None:
    """No control is cut off."""
    window = panel.window()
    cut = [describe(widget) for widget in focusable(window) if is_cut(window, widget)]
    assert not cut, cut


@pytest.mark.parametrize("size", SIZES)
async def test_that_the_card_and_the_form_are_reached_and_whole(
    panel: ToolsPanel, workbench: Workbench, tmp_path: Path, size: tuple[int, int]
) -> None:
    panel.window().resize(*size)
    await kept(workbench, tmp_path)
    place = await opened(panel)
    for tab in range(3):
        place.page.tabs.setCurrentIndex(tab)
        check_reached(panel)
        check_whole(panel)
    form = place.page.form
    place.page.tabs.setCurrentIndex(1)
    form.command.values.add_button.click()
    form.grants.folders.add_button.click()
    form.names.way._group.buttons()[1].click()
    check_reached(panel)
    check_whole(panel)
    place.undo()
    assert not place.draft.unsaved


@pytest.mark.parametrize("size", SIZES)
async def test_that_the_tools_are_reached_and_whole(
    panel: ToolsPanel, workbench: Workbench, tmp_path: Path, size: tuple[int, int]
) -> None:
    needs_children()
    panel.window().resize(*size)
    await kept(workbench, tmp_path)
    place = await started(panel)
    choose(place, "notes_add")
    check_reached(panel)
    check_whole(panel)
