"""Days and weeks on the dashboards, selected times, tables, costs and health."""

from __future__ import annotations

import asyncio
import csv
import io
import sqlite3
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from workbench.app.health import Finding, Health
from workbench.app.metric_recording import Recorder
from workbench.app.notices import Notices
from workbench.app.usage_text import NOT_TOLD
from workbench.base.settings_store import SettingsStore
from workbench.telemetry.history import HistoryStore
from workbench.telemetry.monitor import Monitor, Sample
from workbench.ui.dashboards.cost_page import CostPage
from workbench.ui.dashboards.health_page import HealthPage
from workbench.ui.dashboards.pages import AgentsPage, ModelsPage, Place
from workbench.ui.dashboards.panel import Dashboards, Earlier
from workbench.ui.dashboards.tile import Tile
from workbench.ui.dashboards.time_range import RANGES, TimeRange, tick_text
from workbench.ui.shell.status_bar import StatusBar
from workbench.ui.theme.theme import Theme

HOUR_S, DAY_S = 3600.0, 86_400.0
NOW = {"cpu.percent": 20.0, "cpu.program_percent": 5.0, "memory.used_bytes": 8e9,
       "memory.total_bytes": 16e9}  # fmt: skip


class World:
    """A panel over a history of three days, and what it asked of the window."""

    def __init__(self, theme: Theme, folder: Path) -> None:
        self.recorder = Recorder(HistoryStore(folder / "metrics.db"), Notices())
        self.settings = SettingsStore(folder / "settings.json")
        self.asked: list[str] = []
        self.copied: list[str] = []
        self.health = Health("healthy")
        self.tasks: list[asyncio.Task[Any]] = []
        self.monitor = Monitor(0.5)
        for number in range(60):
            at_s = time.time() - 30.0 + number * 0.5
            self.monitor._keep(Sample(at_s, MappingProxyType(NOW)))
        self.place = Place(
            theme,
            self.asked.append,
            lambda text, _what: self.copied.append(text),
            lambda: self.health,
            self.settings,
        )

    def fill(self) -> None:
        now_s = time.time()
        for hour in range(72):
            at_s = now_s - HOUR_S * hour - 60.0
            self.recorder.observe("cpu.percent", 60.0, at_s=at_s)
            for name, latency_s in (("m", 1.0), ("=evil", 3.0)):
                self.recorder.observe(f"model.{name}.failed", 0.0, at_s=at_s)
                self.recorder.observe("latency_s", latency_s, spread=True, at_s=at_s)
                head = f"model.{name}.latency_s"
                self.recorder.observe(head, latency_s, spread=True, at_s=at_s)
            self.recorder.observe("model.m.prompt_tokens", 1000.0, at_s=at_s)
            self.recorder.observe("agent.starter.failed", float(hour % 4 == 0), at_s=at_s)
            self.recorder.observe("tool.calculator.failed", 0.0, at_s=at_s)

    def run(self, work: Any) -> None:
        self.tasks.append(asyncio.get_running_loop().create_task(work))

    async def settled(self, panel: Dashboards) -> None:
        async with asyncio.timeout(30):
            await asyncio.sleep(0.05)
            while (  # noqa: ASYNC110  Qt has no event to wait for
                panel.past._reading or panel.drawing.due or not panel.ready
            ):
                await asyncio.sleep(0.01)


@pytest.fixture
async def world(theme: Theme, tmp_path: Path) -> AsyncIterator[World]:
    made = World(theme, tmp_path)
    made.fill()
    yield made
    await asyncio.gather(*made.tasks)
    await made.recorder.close()


@pytest.fixture
async def panel(world: World, qtbot: QtBot) -> Dashboards:
    made = Dashboards(world.monitor, world.place, earlier=Earlier(world.recorder, world.run))
    qtbot.addWidget(made)
    made.resize(1232, 774)
    made.show()
    await world.settled(made)
    return made


def tile(panel: Dashboards, key: str) -> Tile:
    return next(each for each in panel.tiles if each.spec.key == key)


async def test_that_days_are_read_from_the_history(panel: Dashboards, world: World) -> None:
    assert tile(panel, "cpu").accessibleName().startswith("CPU: 20 %")
    panel.set_span(7 * DAY_S)
    await world.settled(panel)
    cpu = tile(panel, "cpu")
    assert "avg 60" in cpu.accessibleName()
    assert len(cpu._curves[0].ages_s) >= 72
    assert min(cpu._curves[0].ages_s) > -7 * DAY_S
    assert "No answer yet" in tile(panel, "first_token").accessibleName()
    panel.show_page("models")
    await world.settled(panel)
    assert "median" in tile(panel, "latency")._legend.text()
    assert tile(panel, "latency").accessibleName().startswith("Latency of requests: ")


async def test_that_the_hour_before_the_start_is_drawn_too(
    panel: Dashboards, world: World
) -> None:
    panel.set_span(HOUR_S)
    await world.settled(panel)
    ages = tile(panel, "cpu")._curves[0].ages_s
    assert ages[0] < -50.0, "the history's sample of a minute ago"
    assert ages[-1] > -5.0, "the monitor's newest"
    assert sorted(ages) == list(ages)


async def test_that_a_selected_time_stands_still_until_it_is_left(
    panel: Dashboards, world: World, qtbot: QtBot
) -> None:
    panel.set_span(3 * DAY_S)
    await world.settled(panel)
    tile(panel, "cpu").selected.emit(-2 * DAY_S, -1 * DAY_S)
    await world.settled(panel)
    shown = panel.drawing.shown
    assert (shown.is_live, round(shown.span_s)) == (False, round(DAY_S))
    assert panel._bar.back.isVisible()
    assert not panel._bar._pause.isEnabled()
    assert "mean 60 %" in tile(panel, "cpu").accessibleName()
    before_s = panel.drawing.now_s
    world.monitor._keep(Sample(time.time(), MappingProxyType(NOW)))
    assert panel.drawing.now_s == before_s
    rows = list(csv.DictReader(io.StringIO(panel.csv_text())))
    assert {row["metric"] for row in rows} == {"cpu.percent"}
    assert 23 <= len(rows) <= 25
    assert {row["mean"] for row in rows} == {"60"}
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    await world.settled(panel)
    assert panel.drawing.shown.is_live
    assert not panel._bar.back.isVisible()


async def test_that_a_held_picture_shows_other_times_too(
    panel: Dashboards, world: World
) -> None:
    panel._bar.toggle_pause()
    panel.set_span(7 * DAY_S)
    await world.settled(panel)
    assert "avg 60" in tile(panel, "cpu").accessibleName()
    held_s = panel.drawing.now_s
    world.monitor._keep(Sample(time.time(), MappingProxyType(NOW)))
    assert panel.drawing.now_s == held_s


async def test_that_one_crosshair_goes_over_all_plots(
    panel: Dashboards, world: World, qtbot: QtBot
) -> None:
    tile(panel, "cpu").setFocus()
    qtbot.keyClick(tile(panel, "cpu"), Qt.Key.Key_Left)
    assert "machine 20 %" in tile(panel, "cpu")._note.text()
    memory = tile(panel, "memory")
    assert "other programs 8.0 GB" in memory._note.text() or "8.0 GB" in memory._note.text()
    assert memory.plot is not None
    assert memory.plot._line.isVisible()
    qtbot.keyClick(tile(panel, "cpu"), Qt.Key.Key_Escape)
    assert not memory.plot._line.isVisible()


async def test_that_tables_begin_with_a_day_and_keep_what_was_chosen(
    panel: Dashboards, world: World
) -> None:
    assert panel.drawing.shown.span_s == 60.0
    panel.show_page("agents")
    assert panel.drawing.shown.span_s == DAY_S
    assert panel._bar.ranges.value == "24 h"
    panel.set_span(7 * DAY_S)
    panel.show_page("machine")
    assert panel._bar.ranges.value == "1 min"
    panel.show_page("models")
    assert panel.drawing.shown.span_s == 7 * DAY_S
    panel.show_page("overview")
    panel._on_selected(-30.0, -10.0)
    panel.show_page("cost")
    assert not panel.drawing.shown.is_live, "a selected time is kept"
    await world.settled(panel)


async def test_that_keys_select_a_time(panel: Dashboards, world: World, qtbot: QtBot) -> None:
    cpu = tile(panel, "cpu")
    for _ in range(10):
        qtbot.keyClick(cpu, Qt.Key.Key_Left)
    for _ in range(20):
        qtbot.keyClick(cpu, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(cpu, Qt.Key.Key_Return)
    await world.settled(panel)
    shown = panel.drawing.shown
    assert not shown.is_live
    assert shown.span_s == pytest.approx(20.0, abs=0.5)
    assert shown.until_s == pytest.approx(time.time() - 10.0, abs=5.0)


async def test_that_the_pointer_selects_a_time(
    panel: Dashboards, world: World, qtbot: QtBot
) -> None:
    cpu = tile(panel, "cpu")
    assert cpu.plot is not None
    area = cpu.plot.widget.viewport()
    middle = area.height() // 2
    left, right = QPoint(area.width() // 2, middle), QPoint(area.width() - 60, middle)
    qtbot.mouseClick(area, Qt.MouseButton.LeftButton, pos=left)
    assert panel.drawing.shown.is_live, "a click selects nothing"
    qtbot.mousePress(area, Qt.MouseButton.LeftButton, pos=left)
    qtbot.mouseMove(area, right)
    await asyncio.sleep(0.05)
    qtbot.mouseRelease(area, Qt.MouseButton.LeftButton, pos=right)
    await world.settled(panel)
    assert not panel.drawing.shown.is_live
    assert 10.0 < panel.drawing.shown.span_s < 40.0
    assert not cpu.plot._region.isVisible()


async def test_that_a_history_that_cannot_be_read_is_told(
    panel: Dashboards, world: World
) -> None:
    await world.recorder.flush()
    world.recorder._store.close()
    raw = sqlite3.connect(world.recorder._store.path)
    raw.execute("PRAGMA user_version=99")
    raw.close()
    panel.set_span(7 * DAY_S)
    await world.settled(panel)
    said = tile(panel, "cpu").accessibleName()
    assert "The history cannot be read" in said
    assert "newer version" in tile(panel, "cpu")._empty._text.text()


async def test_that_tables_are_filled_sorted_and_copied(
    panel: Dashboards, world: World, qtbot: QtBot
) -> None:
    panel.show_page("models")
    panel.set_span(7 * DAY_S)
    await world.settled(panel)
    page = panel.page
    assert isinstance(page, ModelsPage)
    table = page.card.table
    assert table.model().rowCount() == 2
    table.sortByColumn(3, Qt.SortOrder.AscendingOrder)
    assert [table.model().index(row, 0).data() for row in (0, 1)] == ["m", "=evil"]
    lines = table.text().split("\n")
    assert lines[0].startswith("Model\tRequests\tFailed\tp50")
    assert lines[2].startswith("'=evil\t72\t0 %\t3.0")
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert world.copied[-1].count("\n") == 1
    assert "=evil" in panel.csv_text()
    panel.show_page("agents")
    await world.settled(panel)
    agents = panel.page
    assert isinstance(agents, AgentsPage)
    assert agents.agents.table.model().index(0, 2).data() == "75 %"
    assert agents.tools.table.model().index(0, 1).data() == "72"


async def test_that_empty_tables_teach(theme: Theme, tmp_path: Path, qtbot: QtBot) -> None:
    world = World(theme, tmp_path)
    panel = Dashboards(world.monitor, world.place, earlier=Earlier(world.recorder, world.run))
    qtbot.addWidget(panel)
    panel.show()
    panel.show_page("agents")
    await world.settled(panel)
    page = panel.page
    assert isinstance(page, AgentsPage)
    assert not page.agents.table.isVisible()
    page.agents._empty.button.click()
    page.tools._empty.button.click()
    assert world.asked == ["chat", "tools"]
    await asyncio.gather(*world.tasks)
    await world.recorder.close()


async def test_that_the_price_is_entered_and_the_cost_told(
    panel: Dashboards, world: World
) -> None:
    panel.show_page("cost")
    panel.set_span(7 * DAY_S)
    await world.settled(panel)
    page = panel.page
    assert isinstance(page, CostPage)
    assert page.energy.value.text() == NOT_TOLD
    assert page.cost.value.text() == "no price set"
    assert page.tokens.value.text() == "72,000"
    page.fields["remote_prompt_price"].setValue(2.5)
    page.currency.setText("EUR")
    page.currency.editingFinished.emit()
    assert world.settings.settings.remote_prompt_price == 2.5
    assert page.cost.value.text() == "0.1800 EUR"
    world.settings.change(remote_prompt_price=100.0)
    assert page.fields["remote_prompt_price"].value() == 100.0
    assert page.cost.value.text() == "7.20 EUR"
    world.recorder.observe("energy.cpu_j", 7200.0)
    world.recorder.observe("energy.gpu.0_j", 3600.0)
    panel.past.forget()
    panel._renew()
    await world.settled(panel)
    assert page.energy.value.text() == "3.00 Wh"
    assert "GPU 0 1.00 Wh" in page.energy.text.text()


async def test_that_health_tells_reasons_and_next_steps(
    panel: Dashboards, world: World
) -> None:
    panel.show_page("health")
    await world.settled(panel)
    page = panel.page
    assert isinstance(page, HealthPage)
    assert page.status.text() == "Healthy"
    assert {badge.text() for badge in page.checks.values()} == {"OK"}
    worse = Finding("disk", "unhealthy", "Little disk space", "1 MB.", "Free some.", "models")
    other = Finding("heat", "degraded", "It is hot", "99 °C.", "Cool it.")
    world.health = Health("unhealthy", (worse, other))
    page.refresh_words()
    assert page.status.text() == "Unhealthy"
    assert page.reason.text() == "Little disk space, and 1 more"
    assert page.checks["disk"].text() == "Unhealthy"
    assert [card.accessibleName() for card in page.cards] == [
        "Little disk space. 1 MB. Free some.",
        "It is hot. 99 °C. Cool it.",
    ]
    cards = list(page.cards)
    world.health = Health("unhealthy", (replace(worse, reason="2 MB."), other))
    page.refresh_words()
    assert page.cards == cards, "a button keeps its focus"
    assert "2 MB." in cards[0].accessibleName()
    cards[0].findChildren(QPushButton)[0].click()
    assert world.asked == ["models"]
    assert not panel._bar.ranges.isVisible(), "health has no time"
    assert not panel._bar._pause.isVisible()
    world.health = Health("healthy")
    page.refresh_words()
    assert page.status.text() == "Healthy"


def test_that_the_status_bar_speaks_only_of_what_is_wrong(theme: Theme, qtbot: QtBot) -> None:
    bar = StatusBar(theme)
    qtbot.addWidget(bar)
    bar.show()
    bar.show_health("healthy", "")
    assert bar.health is None
    bar.show_health("degraded", "Little memory")
    assert bar.health is not None
    assert bar.health.isVisible()
    assert bar.health.accessibleName() == "Health: degraded"
    with qtbot.waitSignal(bar.asked) as asked:
        bar.health.click()
    assert asked.args == ["health"]
    bar.show_health("healthy", "")
    assert not bar.health.isVisible()


def test_that_ticks_are_few_and_lie_within_the_time() -> None:
    now_s = 1_700_000_123.0
    for span_s in (*(span_s for _text, span_s in RANGES), 7.0, 4000.0, 300 * DAY_S):
        for shown in (TimeRange(span_s), TimeRange(span_s, now_s)):
            ticks = shown.ticks(now_s)
            assert 1 <= len(ticks) <= 6
            assert all(-span_s - 1e-6 <= age_s <= 0.0 for age_s, _text in ticks)
            assert len({text for _age_s, text in ticks}) == len(ticks)
    assert TimeRange(60.0).ticks(now_s)[-1] == (-60.0, "−60 s")
    assert tick_text(float("nan"), 60, DAY_S) == "–"
    part = TimeRange(60.0).part(now_s, -10.0, -11.0)
    assert (part.span_s, part.until_s) == (5.0, now_s - 10.0)
