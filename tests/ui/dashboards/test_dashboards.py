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
from workbench.ui.dashboards.pages import Place
from workbench.ui.dashboards.panel import Dashboards
from workbench.ui.dashboards.series import curve, figures, stack, value_at
from workbench.ui.dashboards.tile import Tile
from workbench.ui.dashboards.tiles import TILES, ceiling_of, curve_title, curves_of
from workbench.ui.dashboards.units import (
    format_age,
    format_tick,
    format_value,
    round_end,
)
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


def place(theme: Theme, asked: list[str]) -> Place:
    return Place(theme, asked.append, lambda text, _what: asked.append(text))


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme) -> Any:
    def open_with(values: dict[str, float], asked: list[str] | None = None) -> Dashboards:
        seen = asked if asked is not None else []
        panel = Dashboards(filled(values), place(theme, seen))
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
    panel = Dashboards(monitor, place(theme, []))
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
        (1.0, "requests", "1 request"),
        (0.3, "requests", "0.3 requests"),
        (2.5e6, "bytes/s", "2.5 MB/s"),
        (12.34, "W", "12.3 W"),
        (1.0, "yes or no", "yes"),
    ],
)
def test_that_values_carry_their_unit(value: float, unit: Any, text: str) -> None:
    assert format_value(value, unit) == text


def test_that_axis_ends_are_round() -> None:
    assert [round_end(v) for v in (0, 0.3, 1, 1.2, 42, 51)] == [1, 0.5, 1, 2, 50, 100]
    assert format_value(999.7, "bytes") == "1 kB"
    assert format_age(0) == "now"
    assert math.isclose(round_end(3e9), 5e9)


def test_that_ceilings_come_from_machine_and_engine() -> None:
    specs = {spec.key: spec for spec in TILES}
    latest = MACHINE | MODEL
    assert ceiling_of(specs["memory"], latest) == 16e9
    assert ceiling_of(specs["kv"], latest) == 4096.0
    assert ceiling_of(specs["cpu"], latest) == 100.0
    assert curves_of(specs["kv"], latest) == ("kv.tiny_tokens",)


def test_that_one_tile_says_that_there_is_no_gpu(opened: Any) -> None:
    panel = opened(MACHINE)
    assert tile(panel, "gpu").isVisible()
    assert not tile(panel, "gpu_memory").isVisible()

    panel = opened(
        MACHINE
        | {
            "gpu.0.percent": 3.0,
            "gpu.0.memory_used_bytes": 1e9,
            "gpu.0.memory_total_bytes": 8e9,
        }
    )
    assert tile(panel, "gpu_memory").isVisible()
    assert "1.0 GB of 8.0 GB" in tile(panel, "gpu_memory").accessibleName()


SERVER = {
    "server.far_running": 3.0,
    "server.far_waiting": 1.0,
    "server.far_kv_percent": 42.0,
    "server.far_tokens_per_s": 88.0,
    "server.far_prompt_tokens_per_s": 900.0,
    "server.far_first_token_s": 0.25,
}


def test_that_servers_have_tiles_only_while_one_is_loaded(opened: Any) -> None:
    panel = opened(MACHINE | SERVER)
    keys = ("server_requests", "server_kv", "server_tokens", "server_first_token")
    assert not any(tile(panel, key).isVisible() for key in keys)

    panel._has_server = lambda: True
    panel._refresh(everything=True)

    assert all(tile(panel, key).isVisible() for key in keys)
    panel.drawing.draw(tile(panel, "server_tokens"), words=True)
    assert (
        tile(panel, "server_tokens")
        .accessibleName()
        .startswith("Tokens per second of servers: 88.0 tok/s")
    )
    assert "What the server counted" in tile(panel, "server_tokens").source_text()
    assert curve_title("server.far_waiting") == "far, waiting"


def test_that_a_server_that_measures_nothing_says_so_in_one_tile(opened: Any) -> None:
    panel = opened(MACHINE)
    panel._has_server = lambda: True
    panel._refresh(everything=True)

    assert "tells no measurements" in tile(panel, "server_requests").accessibleName()
    assert tile(panel, "server_requests").isVisible()
    assert not tile(panel, "server_kv").isVisible()


def test_that_the_cache_tile_names_the_model_closest_to_its_limit(opened: Any) -> None:
    small = {"kv.small_tokens": 90.0, "kv.small_capacity_tokens": 100.0}
    panel = opened(MACHINE | MODEL | small)
    assert tile(panel, "kv").accessibleName().startswith("KV cache: small: 90 of 100 tokens")


def test_that_the_ends_of_both_axes_are_written(opened: Any) -> None:
    panel = opened(MACHINE | MODEL)
    for key, least in (("cpu", {"0", "50 %", "100 %"}), ("kv", {"0", "2.0k tok", "4.1k tok"})):
        made = tile(panel, key).plot
        assert made is not None
        made.widget.grab()
        assert set(made.labels("left")) == least
        assert {"−60 s", "now"} <= set(made.labels("bottom"))


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.0, "bytes", "0"),
        (16_384.0, "tokens", "16.4k tok"),
        (500.0, "tokens", "500 tok"),
        (2.0, "requests", "2"),
        (12.6e9, "bytes", "12.6 GB"),
    ],
)
def test_that_a_tick_is_short_and_has_its_unit(value: float, unit: Any, text: str) -> None:
    assert format_tick(value, unit) == text


def test_that_the_board_shrinks_with_the_window(opened: Any, qtbot: QtBot) -> None:
    panel = opened(MACHINE | MODEL | {"time_to_first_token_s": 0.2})
    qtbot.waitUntil(lambda: not panel.drawing.due, timeout=10_000)
    small = panel.page.board.height()
    panel.resize(1872, 1174)
    qtbot.waitUntil(lambda: panel.page.board.height() > small, timeout=10_000)
    panel.grab()
    panel.resize(1232, 774)
    qtbot.waitUntil(lambda: panel.page.board.height() == small, timeout=10_000)
