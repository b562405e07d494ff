"""The dashboards draw what was measured, and say what is missing."""

from __future__ import annotations

import csv
import math
import time
from array import array
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.telemetry.monitor import Monitor, Sample
from workbench.ui.dashboards.panel import Dashboards
from workbench.ui.dashboards.series import curve, figures, stack, value_at
from workbench.ui.dashboards.tile import Tile
from workbench.ui.dashboards.tiles import TILES, ceiling_of, curves_of
from workbench.ui.dashboards.units import format_age, format_bytes, format_value, round_end
from workbench.ui.theme.theme import Theme

MACHINE = {
    "memory.used_bytes": 9e9,
    "memory.total_bytes": 16e9,
    "memory.program_bytes": 1e8,
    "cpu.percent": 40.0,
    "cpu.program_percent": 10.0,
    "tokens_per_s": 0.0,
    "queue.length": 0.0,
    "queue.running": 0.0,
}
MODEL = {
    "memory.model.tiny_bytes": 5e8,
    "kv.tiny_tokens": 100.0,
    "kv.tiny_capacity_tokens": 4096.0,
    "tokens_per_s": 42.0,
}


def filled(values: dict[str, float], count: int = 100) -> Monitor:
    monitor = Monitor(0.1)
    now_s = time.time()
    for number in range(count):
        when_s = now_s - (count - number) * 0.1
        monitor._keep(Sample(when_s, MappingProxyType(values)))
    return monitor


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme) -> Any:
    def open_with(values: dict[str, float], asked: list[bool] | None = None) -> Dashboards:
        seen = asked if asked is not None else []
        panel = Dashboards(filled(values), theme, lambda: seen.append(True))
        qtbot.addWidget(panel)
        panel.resize(1232, 774)
        panel.show()
        qtbot.waitUntil(lambda: panel.ready, timeout=30_000)
        return panel

    return open_with


def tile(panel: Dashboards, key: str) -> Tile:
    return next(each for each in panel.tiles if each.spec.key == key)


def test_that_tiles_say_value_unit_and_trend(opened: Any) -> None:
    panel = opened(MACHINE | MODEL)
    assert (
        tile(panel, "memory").accessibleName().startswith("Memory: 9.0 GB of 16.0 GB, steady.")
    )
    assert "42.0 tok/s" in tile(panel, "tokens").accessibleName()
    assert "worker process" in tile(panel, "memory").source_text()


def test_that_missing_gpus_and_models_are_told(opened: Any) -> None:
    panel = opened(MACHINE)
    assert "No GPU found" in tile(panel, "gpu").accessibleName()
    assert "No model is loaded" in tile(panel, "tokens").accessibleName()


def test_that_a_new_sample_changes_what_is_said(opened: Any, qtbot: QtBot) -> None:
    panel = opened(MACHINE)
    later = MACHINE | {"cpu.percent": 90.0}

    def heard() -> bool:
        panel._monitor._keep(Sample(time.time(), MappingProxyType(later)))
        return "CPU: 90 %" in tile(panel, "cpu").accessibleName()

    qtbot.waitUntil(heard, timeout=10_000)


def test_that_a_paused_picture_holds(opened: Any, qtbot: QtBot) -> None:
    panel = opened(MACHINE)
    qtbot.keyClick(panel, Qt.Key.Key_Space)
    panel._on_pause_toggled(True)
    before = tile(panel, "cpu").accessibleName()
    panel._monitor._keep(Sample(time.time(), MappingProxyType(MACHINE | {"cpu.percent": 99.0})))
    assert tile(panel, "cpu").accessibleName() == before


def test_that_arrow_keys_read_earlier_values(opened: Any, qtbot: QtBot) -> None:
    panel = opened(MACHINE)
    cpu = tile(panel, "cpu")
    qtbot.keyClick(cpu, Qt.Key.Key_Left)
    assert "machine 40 %" in cpu._note.text()
    qtbot.keyClick(cpu, Qt.Key.Key_Escape)
    assert cpu._note.text().startswith("min ")


def test_that_exports_hold_every_sample(opened: Any, tmp_path: Path) -> None:
    panel = opened(MACHINE)
    panel.save_csv(tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["metric"] == "cpu.percent"]
    assert len(rows) == 100
    assert {(row["value"], row["unit"]) for row in rows} == {("40.0", "percent")}
    panel.save_picture(tmp_path / "a.png")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


def test_that_another_theme_recolours_the_plots(opened: Any, theme: Theme) -> None:
    panel = opened(MACHINE)
    before = panel.grab().toImage()
    theme.choose("light")
    assert panel.grab().toImage() != before


def test_that_a_closed_panel_hears_no_more_samples(qtbot: QtBot, theme: Theme) -> None:
    monitor = filled(MACHINE)
    panel = Dashboards(monitor, theme, lambda: None)
    panel.deleteLater()
    qtbot.waitUntil(lambda: not monitor._listeners, timeout=5000)
    assert monitor._listeners == []


def test_that_stacked_parts_add_up_to_the_whole() -> None:
    clock = array("d", [0.0, 1.0])
    whole = curve("memory.used_bytes", clock, array("d", [10, 12]), 1.0)
    one = curve("a", clock, array("d", [2, 3]), 1.0)
    two = curve("b", clock, array("d", [1, 1]), 1.0)
    rest, first, second = stack((whole, one, two))
    assert list(rest.values) == [7, 8]
    assert list(first.drawn) == [2, 3]
    assert list(second.drawn) == [3, 4]
    assert value_at(whole, -0.5) == 10
    assert value_at(whole, -2.0) is None


def test_that_figures_tell_the_trend() -> None:
    rising = figures([float(number) for number in range(20)])
    assert rising is not None
    assert (rising.low, rising.high, rising.trend) == (0.0, 19.0, "rising")
    assert figures([]) is None


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (5.06e9, "bytes", "5.1 GB"),
        (0.31, "s", "310 ms"),
        (2.0, "s", "2.00 s"),
        (83.6, "tokens/s", "83.6 tok/s"),
        (41.4, "percent", "41 %"),
        (61, "°C", "61 °C"),
    ],
)
def test_that_values_carry_their_unit(value: float, unit: Any, text: str) -> None:
    assert format_value(value, unit) == text


def test_that_axis_ends_are_round() -> None:
    assert [round_end(v) for v in (0, 0.3, 1, 1.2, 42, 51)] == [1, 0.5, 1, 2, 50, 100]
    assert format_bytes(999.7) == "1 kB"
    assert format_age(0) == "now"
    assert math.isclose(round_end(3e9), 5e9)


def test_that_ceilings_come_from_machine_and_engine() -> None:
    specs = {spec.key: spec for spec in TILES}
    latest = MACHINE | MODEL
    assert ceiling_of(specs["memory"], latest) == 16e9
    assert ceiling_of(specs["kv"], latest) == 4096.0
    assert ceiling_of(specs["cpu"], latest) == 100.0
    assert curves_of(specs["kv"], latest) == ("kv.tiny_tokens",)
