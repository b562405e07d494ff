"""The dashboards in a small window, and in another theme while they are open."""

from __future__ import annotations

import time
from types import MappingProxyType

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.telemetry.monitor import Monitor, Sample
from workbench.ui.dashboards.pages import Place
from workbench.ui.dashboards.panel import Dashboards
from workbench.ui.dashboards.plot import LivePlot
from workbench.ui.dashboards.tile_parts import Legend
from workbench.ui.dashboards.time_range import DAY_S, TimeRange
from workbench.ui.theme.theme import Theme

VALUES = {
    "memory.used_bytes": 9e9,
    "memory.total_bytes": 16e9,
    "cpu.percent": 40.0,
    "queue.length": 0.0,
    "queue.running": 0.0,
}


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme) -> Dashboards:
    """The dashboards as they are in a window of 1,024 by 640."""
    monitor, now_s = Monitor(0.1), time.time()
    for number in range(100):
        when_s = now_s - (100 - number) * 0.1
        monitor._keep(Sample(when_s, MappingProxyType(VALUES)))
    made = Dashboards(monitor, Place(theme, lambda _key: None, lambda _text, _what: None))
    qtbot.addWidget(made)
    made.resize(976, 600)
    made.show()
    qtbot.waitUntil(lambda: made.ready, timeout=30_000)
    return made


def plot_of(panel: Dashboards, key: str) -> LivePlot:
    made = next(tile.plot for tile in panel.tiles if tile.spec.key == key)
    assert made is not None
    return made


def test_that_an_open_plot_takes_the_background_of_a_new_theme(
    panel: Dashboards, theme: Theme, qtbot: QtBot
) -> None:
    widget = plot_of(panel, "cpu").widget
    place, seen = widget.mapTo(panel, QPoint(1, 1)), []
    for mode in ("dark", "light", "dark"):
        theme.choose(mode)
        qtbot.waitUntil(lambda: not panel.drawing.due, timeout=10_000)
        seen.append(panel.grab().toImage().pixelColor(place).lightness())
    assert seen[0] == seen[2] < 80 < 180 < seen[1]


def test_that_a_selected_time_leaves_every_choice_readable(
    panel: Dashboards, qtbot: QtBot
) -> None:
    bar = panel._bar
    for shown in (TimeRange(60.0), TimeRange(1.05 * DAY_S, time.time() - DAY_S)):
        bar.show_range(shown)
        qtbot.waitUntil(lambda: bar.ranges.width() == bar.ranges.sizeHint().width())
        parts = (bar.ranges, bar._selection, bar._pause, bar.back)
        seen = [one for one in parts if one.isVisible()]
        ends = [one.mapTo(bar, one.rect().bottomRight()) for one in seen]
        assert all(end.x() <= bar.width() and end.y() <= bar.height() for end in ends)
    assert bar.back.mapTo(bar, bar.back.rect().topLeft()).y() > bar.ranges.y()


@pytest.mark.parametrize("span_s", [60.0, 0.4 * DAY_S, 1.05 * DAY_S, 6.0 * DAY_S])
@pytest.mark.parametrize("width_px", [180, 240, 600])
def test_that_times_beside_the_axis_do_not_lie_on_one_another(
    panel: Dashboards, theme: Theme, span_s: float, width_px: int
) -> None:
    plot = plot_of(panel, "cpu")
    plot.widget.setFixedWidth(width_px)
    shown = TimeRange(span_s, time.time() if span_s > 60 else None)

    plot.set_axis(span_s, shown.ticks(shown.until_s or time.time()))
    plot.widget.grab()

    texts = plot.labels("bottom")
    widest_px = max(map(QFontMetricsF(theme.font(11)).horizontalAdvance, texts))
    assert texts
    assert len(texts) == 1 or widest_px * (len(texts) - 1) < plot.pixels()


def test_that_a_legend_counts_what_it_has_no_room_for(theme: Theme, qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    legend = Legend(theme, around)
    around.show()
    names = ("memory.other_bytes", "memory.program_bytes", "memory.weights_bytes")
    legend.resize(900, 20)
    legend.set_names(names)
    whole = legend.text()
    assert whole.count("—") == 3
    assert not legend.toolTip()

    legend.resize(legend.sizeHint().width() - 10, 20)
    assert "+1" in legend.text()
    assert legend.sizeHint().width() <= legend.width()
    assert legend.toolTip().count("—") == 3

    legend.resize(30, 20)
    assert legend.text() == "+3"
    legend.resize(900, 20)
    assert legend.text() == whole
