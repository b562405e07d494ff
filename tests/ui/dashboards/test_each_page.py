"""Every page of the dashboards, by keyboard and by mouse; gaps are gaps."""

from __future__ import annotations

import csv
import io
import time
from array import array
from types import MappingProxyType

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.dashboards.test_earlier import DAY_S, HOUR_S, World, panel, world
from workbench.telemetry.monitor import Sample
from workbench.ui.dashboards.outline import areas, with_gaps
from workbench.ui.dashboards.panel import Dashboards
from workbench.ui.dashboards.series import breaks, curve, sampled_step_s, value_at
from workbench.ui.dashboards.tile import Tile

__all__ = ["panel", "world"]
TIMED = ("overview", "machine", "models", "cost")
PAGES = (*TIMED, "agents", "health")


def give_power(world: World) -> None:
    """Not every machine tells how much it takes."""
    for hour in range(72):
        at_s = time.time() - HOUR_S * hour - 60.0
        world.recorder.observe("cpu.power_w", 12.0, at_s=at_s)


def drawn(panel: Dashboards) -> Tile:
    """A tile of the page with a curve."""
    return next(one for one in panel.tiles if one._curves and one.plot is not None)


@pytest.mark.parametrize("page", TIMED)
async def test_that_keys_read_select_leave_hold_and_go_on(
    panel: Dashboards, world: World, qtbot: QtBot, page: str
) -> None:
    give_power(world)
    panel.show_page(page)
    panel.set_span(3 * DAY_S)
    await world.settled(panel)
    one = drawn(panel)
    one.setFocus()
    for _press in range(4):
        qtbot.keyClick(one, Qt.Key.Key_Left)
    seen = [each for each in panel.tiles if each._curves and each.plot is not None]
    assert all(each.plot is not None and each.plot._line.isVisible() for each in seen)
    assert one._hover_s is not None
    assert one._frame.moment(one._hover_s) in one._note.text()
    for _press in range(8):
        qtbot.keyClick(one, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert one.plot is not None
    assert one.plot._region.isVisible()
    qtbot.keyClick(one, Qt.Key.Key_Return)
    await world.settled(panel)
    assert not panel.drawing.shown.is_live
    assert panel.drawing.shown.span_s == pytest.approx(8 * 3 * DAY_S / 60, rel=0.05)
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    await world.settled(panel)
    assert panel.drawing.shown.is_live
    qtbot.keyClick(panel, Qt.Key.Key_Space)
    assert panel._bar._pause.isChecked()
    held_s = panel.drawing.now_s
    world.monitor._keep(Sample(time.time(), MappingProxyType({"cpu.percent": 1.0})))
    assert panel.drawing.now_s == held_s
    qtbot.keyClick(panel, Qt.Key.Key_Space)
    assert panel.drawing.now_s > held_s


@pytest.mark.parametrize("page", TIMED)
async def test_that_the_mouse_reads_selects_leaves_and_holds(
    panel: Dashboards, world: World, qtbot: QtBot, page: str
) -> None:
    give_power(world)
    panel.show_page(page)
    panel.set_span(3 * DAY_S)
    await world.settled(panel)
    one = drawn(panel)
    assert one.plot is not None
    area = one.plot.widget.viewport()
    left = QPoint(area.width() // 2, area.height() // 2)
    right = QPoint(area.width() - 60, area.height() // 2)
    one.plot._on_mouse_moved(one.plot.widget.mapToScene(left))
    assert one._hover_s is not None
    assert one.plot._line.isVisible()
    qtbot.mousePress(area, Qt.MouseButton.LeftButton, pos=left)
    qtbot.mouseMove(area, right)
    qtbot.mouseRelease(area, Qt.MouseButton.LeftButton, pos=right)
    await world.settled(panel)
    assert not panel.drawing.shown.is_live
    assert panel._bar.selected.isVisible()
    qtbot.mouseClick(panel._bar.back, Qt.MouseButton.LeftButton)
    await world.settled(panel)
    assert panel.drawing.shown.is_live
    qtbot.mouseClick(panel._bar._pause, Qt.MouseButton.LeftButton)
    assert panel._paused
    qtbot.mouseClick(panel._bar._pause, Qt.MouseButton.LeftButton)
    assert not panel._paused


@pytest.mark.parametrize("page", PAGES)
async def test_that_every_page_is_saved_as_picture_and_as_table(
    panel: Dashboards, world: World, page: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("saved")
    panel.show_page(page)
    await world.settled(panel)
    panel.save_picture(folder / "page.png")
    picture = QImage(str(folder / "page.png"))
    assert picture.width() >= 800
    panel.save_csv(folder / "page.csv")
    rows = list(csv.reader(io.StringIO((folder / "page.csv").read_text(encoding="utf-8"))))
    assert rows
    assert all(len(row) == len(rows[0]) for row in rows)
    if page == "health":
        assert rows[0] == ["check", "status", "title", "reason", "hint"]
        assert ["disk", "healthy", "", "", ""] in rows
    elif page != "cost":
        assert len(rows) > 1
    buttons = [one for one in panel._bar.findChildren(QPushButton) if one.isVisible()]
    assert {"Save CSV…", "Save picture…"} <= {one.text().strip() for one in buttons}


async def test_that_no_line_is_drawn_while_the_program_did_not_run(
    panel: Dashboards, world: World
) -> None:
    """Three days, with half a day in which there was no program."""
    now_s = time.time()
    for minute in range(0, 2 * 24 * 60, 10):
        if not 600 < minute < 1320:
            world.recorder.observe("disk.free_bytes", 5e10, at_s=now_s - 60.0 * minute)
    await world.recorder.flush()
    panel.show_page("machine")
    panel.set_span(7 * DAY_S)
    await world.settled(panel)
    one = next(each for each in panel.tiles if any("disk" in c.name for c in each._curves))
    shown = next(each for each in one._curves if each.name == "disk.free_bytes")
    assert len(breaks(shown)) == 1
    ages, values = with_gaps(shown)
    (gap,) = np.flatnonzero(np.isnan(values))
    before, after = ages[gap - 1], ages[gap + 1]
    assert before < -12 * HOUR_S < after
    middle_s = (before + after) / 2
    assert value_at(shown, middle_s) is None, "the crosshair tells of nothing there"
    one.show_hover(middle_s)
    assert one._note.text().endswith("nothing was measured")
    assert one.plot is not None
    x, y = one.plot._curves[one._curves.index(shown)].getData()
    assert len(x) == len(y) == len(ages)
    assert np.isnan(y).sum() == 1


async def test_that_a_machine_that_slept_leaves_a_gap_in_the_last_minutes(
    panel: Dashboards, world: World
) -> None:
    for number in range(60):
        at_s = time.time() + 60.0 + number * 0.5
        world.monitor._keep(Sample(at_s, MappingProxyType({"cpu.percent": 30.0})))
    times, values = world.monitor.history("cpu.percent", 600.0)
    step_s = sampled_step_s(times, 400)
    slept = curve("cpu.percent", times, values, times[-1], step_s)
    assert len(breaks(slept)) == 1
    assert value_at(slept, -45.0) is None
    assert value_at(slept, -1.0) == 30.0
    ages, drawn_at, leads = areas(slept)
    ends = [int(place) for place in np.flatnonzero(leads == 0)]
    assert len(ends) == 2, "two areas"
    assert ends[-1] == len(ages) - 1
    for begin, end in ((0, ends[0]), (ends[0] + 1, ends[1])):
        assert drawn_at[begin] == drawn_at[end] == 0.0
        assert (drawn_at[begin + 1 : end] > 0).all()
        assert ages[begin] == ages[begin + 1]
        assert ages[end] == ages[end - 1]
    even = array("d", [float(number) for number in range(1_000)])
    assert not breaks(curve("x", even, even, 1_000.0, sampled_step_s(even, 100)))
    assert sampled_step_s(even[:2], 100) == 0.0


async def test_that_a_pause_is_kept_from_page_to_page(panel: Dashboards, world: World) -> None:
    panel._bar.toggle_pause()
    for page in TIMED:
        panel.show_page(page)
        await world.settled(panel)
        assert panel._paused
