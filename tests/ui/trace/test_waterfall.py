"""The waterfall paints only what is in view."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.traces.events import Record, RunStarted, ToolCallFinished, ToolCallStarted
from workbench.ui.theme.theme import Theme
from workbench.ui.trace.bars import label_width_px
from workbench.ui.trace.spans import nice_step_s, table_of_records, time_words
from workbench.ui.trace.waterfall import Waterfall


def test_that_ten_thousand_spans_paint_only_the_visible_rows(
    qtbot: QtBot, theme: Theme, qapp: QApplication
) -> None:
    records = [Record("r", 0, 0.0, RunStarted("c", "", "a", {}, "m", "hi"))]
    for number in range(10_000):
        at_s = float(number)
        started = ToolCallStarted(f"t{number}", "s", "n", "c", "tool", "{}")
        records.append(Record("r", 2 * number + 1, at_s, started))
        finished = ToolCallFinished(f"t{number}", "1", duration_s=0.5)
        records.append(Record("r", 2 * number + 2, at_s + 0.5, finished))
    view = Waterfall(theme)
    qtbot.addWidget(view)
    view.resize(800, 480)
    view.show()
    view.set_records(records)
    qapp.processEvents()
    assert len(view.rows) == 10_001
    assert 0 < view.painted_rows < 30
    view.choose("t9999")
    qapp.processEvents()
    assert 0 < view.painted_rows < 30
    assert view.verticalScrollBar().value() > 200_000


def test_that_names_have_the_room_they_need_where_there_is_room(
    qtbot: QtBot, theme: Theme
) -> None:
    started = ToolCallStarted("t", "s", "n", "c", "a_tool_with_a_long_name", "{}")
    records = [
        Record("r", 0, 0.0, RunStarted("c", "", "a", {}, "m", "hi")),
        Record("r", 1, 1.0, started),
    ]
    view = Waterfall(theme, label_px=130)
    qtbot.addWidget(view)
    view.show()
    metrics = QFontMetrics(theme.font(theme.tokens.type.small_px))
    whole_px = label_width_px(table_of_records(records), metrics)
    assert whole_px > 14 + 38 + metrics.horizontalAdvance("a_tool_with_a_long_")
    for width, wanted in ((1200, whole_px), (200, 88)):
        view.resize(width, 300)
        view.set_records(records)
        assert view._plot().x() == wanted
    view.resize(1200, 300)
    assert view._plot().x() == whole_px


def test_that_axis_steps_are_round_and_few() -> None:
    for length_s in (0.004, 0.3, 1.0, 7.7, 65.0, 4000.0):
        step = nice_step_s(length_s)
        assert length_s / step <= 6
        assert f"{step:.0e}"[0] in "125"


def test_that_times_have_units() -> None:
    assert [time_words(value) for value in (0.0034, 2.5, 75.0, 59.999, 100.0, 3_725.0)] == [
        "3 ms",
        "2.50 s",
        "1 min 15 s",
        "1 min 0 s",
        "1 min 40 s",
        "1 h 2 min",
    ]
