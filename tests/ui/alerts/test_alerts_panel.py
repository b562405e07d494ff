"""Someone reads rules, writes one, rehearses it, sees it fire, and takes it back."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
import pytest_asyncio
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.ui import recorded
from tests.ui.recorded import Shell, shell
from tests.unit.app.test_runs import World
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths
from workbench.telemetry.alerts.values import Rule, StopRequests, UnloadIdle, WriteAudit
from workbench.telemetry.monitor import Sample
from workbench.ui.alerts.panel import AlertsPanel
from workbench.ui.alerts.rehearsal_plot import time_ticks
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.two_lines import ITEM

__all__ = ["shell"]
HOT = Rule("hot", "It is hot", "heat", ">", 80.0, actions=(StopRequests(),), enabled=True)


async def until(condition: Callable[[], object]) -> None:
    await recorded.until(condition, 30.0)


@pytest_asyncio.fixture
async def bench(paths: Paths) -> AsyncIterator[Workbench]:
    (paths.models / "one.replay.json").write_text("{}")
    async with open_workbench(paths, start_host=World().start) as opened:
        opened.alerts.start()
        yield opened


@pytest_asyncio.fixture
async def panel(bench: Workbench, theme: Theme, shell: Shell) -> AsyncIterator[AlertsPanel]:
    made = AlertsPanel(bench, theme, shell)
    made.resize(1232, 760)
    made.show()
    yield made
    await shell.close()
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def take(bench: Workbench, **values: float) -> None:
    named = {name.replace("__", "."): value for name, value in values.items()}
    bench.monitor._keep(Sample(time.time(), MappingProxyType(named)))


def rows(panel: AlertsPanel) -> list[tuple[str, str]]:
    items = panel.rules.list.view.items
    shown = [items.item(number).data(ITEM) for number in range(items.rowCount())]
    return [(row.title, row.state) for row in shown]


def write(field: QLineEdit, text: str) -> None:
    field.selectAll()
    QTest.keyClicks(field, text)


async def test_that_the_states_are_told(bench: Workbench, panel: AlertsPanel) -> None:
    assert ("Memory is nearly full", "Waits for a value") in rows(panel)
    assert ("A GPU is hot", "Off") in rows(panel)
    await bench.alerts.rules.save([replace(HOT, for_s=60.0), replace(HOT, id="now")])
    take(bench, heat=90.0)
    await until(lambda: len(rows(panel)) == 2)
    states = [state for _title, state in rows(panel)]
    assert states == ["Pending 0 s of 60 s: 90 now", "Firing for 1 s: 90 now"]
    spoken = panel.rules.list.view.items.item(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "It is hot: Firing for 1 s: 90 now"
    take(bench, heat=10.0)
    await until(lambda: rows(panel)[0][1] == "OK: 10 now")


async def test_that_what_cannot_be_read_is_said_and_not_saved(
    bench: Workbench, panel: AlertsPanel
) -> None:
    form = panel.rules.form
    write(form.threshold, "80 s")
    assert "% is wanted" in form.problem.text()
    assert not panel.rules.save_button.isEnabled()
    write(form.threshold, "85 %")
    write(form.calm_at, "90 %")
    assert "still bad" in form.problem.text()
    write(form.calm_at, "70 %")
    write(form.for_text, "2 min")
    assert form.problem.isHidden()
    panel.rules.save_button.click()
    await until(lambda: bench.alerts.rules.get("memory").threshold == 85.0)
    kept = bench.alerts.rules.get("memory")
    assert (kept.clear_threshold, kept.for_s) == (70.0, 120.0)
    assert "threshold: 85 %" in (bench.paths.data / "alerts.yaml").read_text()
    await until(lambda: not panel.rules.save_button.isEnabled())


async def test_that_the_switch_is_kept_at_once(bench: Workbench, panel: AlertsPanel) -> None:
    panel.show_target("rules", "queue")
    assert panel.rules.state.text() == "Off"
    panel.rules.toggle.click()
    await until(lambda: bench.alerts.rules.get("queue").enabled)
    panel.rules.toggle.click()
    await until(lambda: not bench.alerts.rules.get("queue").enabled)


async def test_that_a_new_rule_is_made_with_its_actions(
    bench: Workbench, panel: AlertsPanel
) -> None:
    QTest.mouseClick(panel.rules.list.new_button, Qt.MouseButton.LeftButton)
    form = panel.rules.form
    write(form.title, "Very busy")
    form.metric_box.setEditText("")
    typed = form.metric_box.lineEdit()
    assert typed is not None
    QTest.keyClicks(typed, "cpu.percent")
    take(bench, cpu__percent=42.0)
    await until(lambda: form.now.text() == "CPU, whole machine: 42 % now")
    write(form.threshold, "95 %")
    boxes = form.action_rows._boxes
    boxes[UnloadIdle].click()
    boxes[WriteAudit].click()
    write(form.action_rows.idle, "10 min")
    panel.rules.save_button.click()
    await until(lambda: any(one.id == "very-busy" for one in bench.alerts.rules.rules))
    made = bench.alerts.rules.get("very-busy")
    assert (made.metric, made.threshold, made.enabled) == ("cpu.percent", 95.0, False)
    assert made.actions[1:] == (UnloadIdle(600.0), WriteAudit())


async def test_that_changes_are_not_lost_by_opening_another_rule(panel: AlertsPanel) -> None:
    write(panel.rules.form.title, "Mine")
    panel.rules.open("disk")
    assert panel.rules._open == "memory"
    assert "Save or discard" in panel.rules.problem.text()
    panel.rules.discard.click()
    panel.rules.open("disk")
    assert panel.rules._open == "disk"


async def test_that_deleting_can_be_undone(bench: Workbench, panel: AlertsPanel) -> None:
    before = bench.alerts.rules.rules
    panel.show_target("rules", "errors")
    panel.rules.delete.click()
    await until(lambda: len(bench.alerts.rules.rules) == len(before) - 1)
    await until(panel.rules.list.undo.isVisible)
    panel.rules.list.undo.click()
    await until(lambda: bench.alerts.rules.rules == before)
    await until(lambda: not panel.rules.list.undo.isVisible())


async def test_that_all_rules_may_go(bench: Workbench, panel: AlertsPanel) -> None:
    await bench.alerts.rules.save([])
    await until(lambda: panel.rules.stack.currentWidget() is panel.rules.empty)
    assert rows(panel) == []
    panel.rules.empty.button.click()
    panel.rules.save_button.click()
    await until(lambda: len(bench.alerts.rules.rules) == 1)


async def test_that_a_rule_is_rehearsed_as_it_is_written(
    bench: Workbench, panel: AlertsPanel, theme: Theme
) -> None:
    view = panel.rules.rehearsal
    view.button.click()
    await until(lambda: "no samples" in view.words.text())
    view.load.setCurrentIndex(view.load.findData("step"))
    write(panel.rules.form.for_text, "10 s")
    view.button.click()
    await until(lambda: "once in 10 min" in view.words.text())
    assert "it would show a notice, unload models" in view.told.text()
    write(panel.rules.form.for_text, "20 s")
    assert "changed since" in view.words.text()
    await until(lambda: view.plot is not None)
    dark = panel.grab().toImage()
    theme.choose("light")
    assert panel.grab().toImage() != dark
    assert bench.alerts.firing == ()
    assert bench.alerts.rules.get("memory").for_s == 30.0


async def test_that_a_rehearsal_goes_back_as_far_as_is_chosen(
    bench: Workbench, panel: AlertsPanel
) -> None:
    view = panel.rules.rehearsal
    assert view.load.currentData() == "day"
    now_s = time.time()
    for minutes in range(60):
        bench.recorder.observe("memory.used_percent", 20.0, at_s=now_s - 3 * 86_400 + minutes)
    view.button.click()
    await until(lambda: "no samples" in view.words.text())
    view.load.setCurrentIndex(view.load.findData("week"))
    view.button.click()
    await until(lambda: "Would not have fired" in view.words.text())
    assert "largest value of each" in view.words.text()


async def test_that_what_fired_is_listed_and_exported(
    bench: Workbench, panel: AlertsPanel, tmp_path: Path
) -> None:
    panel.show_target("history")
    assert panel.history.stack.currentWidget() is panel.history.empty
    await bench.alerts.rules.save([HOT])
    take(bench, heat=90.0)
    take(bench, heat=10.0)
    await until(lambda: panel.history.table.rowCount() == 1)
    cells = [panel.history.table.item(0, column) for column in range(1, 5)]
    texts = [cell.text() for cell in cells if cell is not None]
    assert texts[0] == "It is hot"
    assert texts[2] == "heat was 90; > 80"
    assert texts[3] == "New requests are refused until it clears. New runs are as before."
    assert "as before" in panel.history.detail.text()
    panel.history.export_to(str(tmp_path / "a.json"))
    panel.history.export_to(str(tmp_path / "a.csv"))
    await until((tmp_path / "a.csv").exists)
    await until((tmp_path / "a.json").exists)
    assert json.loads((tmp_path / "a.json").read_text())[0]["rule_id"] == "hot"
    assert "hot,It is hot,heat" in (tmp_path / "a.csv").read_text()
    panel.history.forget.click()
    assert panel.history.table.rowCount() == 1
    panel.history.forget.click()
    await until(lambda: panel.history.stack.currentWidget() is panel.history.empty)


async def test_that_the_strip_says_what_is_changed_and_undoes_it(
    bench: Workbench, panel: AlertsPanel
) -> None:
    assert panel.strip.isHidden()
    await bench.alerts.rules.save([HOT])
    take(bench, heat=90.0)
    assert panel.strip.isVisible()
    assert panel.strip.words.text() == "New runs are refused: It is hot."
    panel.strip.lift.click()
    assert panel.strip.isHidden()
    assert not bench.alerts.relief.refusing


async def test_that_advice_is_shown_carried_out_and_dismissed(
    bench: Workbench, panel: AlertsPanel
) -> None:
    await bench.loading.load("one")
    bench.loading.set_idle_unload("one", 0.0)
    bench.loading._slots["one"].last_used_s = time.time() - 7300.0
    take(bench, memory__model__one_bytes=2e9)
    panel.show_target("advice")
    await until(lambda: panel.advice.shown)
    (card,) = panel.advice._made
    assert card.title.text() == "One model idle for 2 hours holds 2.0 GB"
    assert card.act.accessibleName().startswith("Unload: One model")
    card.act.click()
    await until(lambda: not panel.advice.shown)
    assert panel.advice.told.text() == "Unloaded one: 2.0 GB."
    assert bench.loading.snapshot == ()


async def test_that_imported_rules_are_off_and_problems_are_said(
    bench: Workbench, panel: AlertsPanel, tmp_path: Path
) -> None:
    file = tmp_path / "more.yaml"
    file.write_text(
        "version: 1\nrules:\n- id: memory\n  metric: cpu.percent\n  threshold: 9 %\n"
        "  enabled: true\n- id: bad\n  metric: cpu.percent\n"
    )
    panel.rules.import_from(str(file))
    await until(lambda: "was added" in panel.rules.problem.text())
    assert "line 7: rule bad: the threshold is missing" in panel.rules.problem.text()
    assert not bench.alerts.rules.get("memory-2").enabled
    panel.rules.export_to(str(tmp_path / "all.yaml"))
    await until((tmp_path / "all.yaml").exists)
    panel.rules.import_from(str(tmp_path / "absent.yaml"))
    await until(lambda: "cannot be read" in panel.rules.problem.text())


async def test_that_a_refused_write_is_said_where_it_was_asked(
    bench: Workbench, panel: AlertsPanel
) -> None:
    (bench.paths.data / "alerts.yaml").mkdir()
    write(panel.rules.form.title, "Mine")
    panel.rules.save_button.click()
    await until(lambda: "cannot be read" in panel.rules.problem.text())
    assert bench.alerts.rules.get("memory").title == "Memory is nearly full"
    assert panel.rules.is_changed


async def test_that_the_commands_are_registered(panel: AlertsPanel, shell: Shell) -> None:
    keys = {action.key for action in panel._commands()}
    assert keys == {
        f"alerts.{key}"
        for key in ("new", "save", "undo", "rehearse", "remove", "import", "export")
    }


async def test_that_a_closed_panel_hears_nothing_more(
    bench: Workbench, theme: Theme, shell: Shell
) -> None:
    before = len(bench.monitor._listeners)
    made = AlertsPanel(bench, theme, shell)
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(bench.monitor._listeners) == before
    await bench.alerts.rules.save([HOT])
    take(bench, heat=90.0)


@pytest.mark.parametrize(
    ("length_s", "words"),
    [
        (0.5, ["0"]),
        (9, ["0", "2 s", "4 s", "6 s", "8 s"]),
        (90, ["0", "30 s", "60 s", "90 s"]),
        (1_257, ["0", "5 min", "10 min", "15 min", "20 min"]),
        (86_400, ["0", "6 h", "12 h", "18 h", "24 h"]),
        (30 * 86_400, ["0", "6 d", "12 d", "18 d", "24 d", "30 d"]),
    ],
)
def test_that_the_times_below_a_rehearsal_are_round(length_s: float, words: list[str]) -> None:
    assert [word for _at, word in time_ticks(length_s)] == words
