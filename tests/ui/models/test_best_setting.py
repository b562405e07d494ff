"""Someone lets the program find the fastest setting of a model."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.recorded import Shell, shell, until
from workbench.app.engine_bench_machine import known_machine, versions
from workbench.app.engine_bench_values import (
    BenchProgress,
    BenchReport,
    Figures,
    Setting,
    Told,
    Trial,
)
from workbench.app.workbench import Workbench
from workbench.base.errors import EngineError
from workbench.ui.models.best_setting import BestSettingDialog
from workbench.ui.models.more import ACTIONS, Place
from workbench.ui.theme.theme import Theme

__all__ = ["shell"]
LEFT = Qt.MouseButton.LeftButton
USUAL = Trial(
    "usual",
    Setting(),
    "llama-cpp",
    "starter",
    Figures(900.0, 40.0, 0.3, 90 * 2**20, 3, 5, 0.02),
)
FAST = Trial(
    "threads",
    Setting(threads=4),
    "llama-cpp",
    "starter",
    Figures(1400.0, 61.0, 0.2, 90 * 2**20, 4, 5, 0.03),
    verdict="35% less time",
)
REFUSED = Trial(
    "kv",
    Setting(threads=4, kv_type="q4_0"),
    "llama-cpp",
    "starter",
    problem="not for this model",
)


@pytest_asyncio.fixture
async def place(workbench: Workbench, theme: Theme, shell: Shell) -> AsyncIterator[Place]:
    widget = QWidget()
    yield Place(widget, workbench, theme, shell)
    await shell.close()
    widget.close()
    widget.deleteLater()


class Finder:
    """Measures as told; waits until it is let go."""

    def __init__(self, report: BenchReport) -> None:
        self.report, self.go = report, asyncio.Event()
        self.stopped = False

    async def __call__(self, bench: Workbench, model_id: str, told: Told) -> BenchReport:
        told(BenchProgress(0.4, FAST, (USUAL,)))
        try:
            await self.go.wait()
        except asyncio.CancelledError:
            self.stopped = True
            raise
        model = bench.models.get(model_id)
        await asyncio.to_thread(bench.models.best.keep, model, self.report, None)
        return self.report


def _report(place: Place) -> BenchReport:
    model = place.workbench.models.get("starter")
    return BenchReport(
        model_id="starter",
        digest=place.workbench.models.best.digest(model),
        engine="llama-cpp",
        trials=(USUAL, FAST, REFUSED),
        best=FAST.setting,
        machine=known_machine(),
        versions=versions("llama-cpp"),
        saving=replace(FAST.setting, kv_type="q8_0"),
        gain=0.35,
    )


def _open(place: Place, finder: Finder) -> BestSettingDialog:
    dialog = BestSettingDialog(place, place.workbench.models.get("starter"), finder)
    dialog.open()
    return dialog


async def _measured(dialog: BestSettingDialog, shell: Shell, finder: Finder) -> None:
    QTest.mouseClick(dialog.start, LEFT)
    await until(lambda: dialog.working and dialog.table.rowCount() == 1)
    finder.go.set()
    await until(lambda: not shell.tasks and not dialog.working)


def test_that_it_is_in_the_menu(place: Place) -> None:
    [action] = [one for one in ACTIONS if one.key == "best"]
    model = place.workbench.models.get("starter")
    assert action.applies(model)
    assert not action.applies(replace(model, engine="server"))


async def test_that_the_best_setting_is_used_when_the_user_says_so(
    place: Place, shell: Shell
) -> None:
    finder = Finder(_report(place))
    dialog = _open(place, finder)
    assert not dialog.use.isVisible()
    await _measured(dialog, shell, finder)
    assert dialog.table.rowCount() == 3
    assert dialog.table.item(2, 6).text() == "not for this model"  # type: ignore[union-attr]
    assert "35%" in dialog.summary.text()
    assert dialog.use.isVisible()
    assert dialog.keep.isVisible()
    assert not dialog.small_kv.isChecked()

    QTest.mouseClick(dialog.use, LEFT)
    await until(lambda: not shell.tasks)
    models = place.workbench.models
    options = await asyncio.to_thread(models.load_options, models.get("starter"), 1024)
    assert options.threads == 4
    assert options.kv_type == "f16"
    assert shell.notices[0].level == "success"


async def test_that_keeping_it_as_it_is_changes_nothing_but_is_remembered(
    place: Place, shell: Shell
) -> None:
    finder = Finder(_report(place))
    dialog = _open(place, finder)
    await _measured(dialog, shell, finder)
    QTest.mouseClick(dialog.keep, LEFT)
    await until(lambda: not dialog.isVisible())
    models = place.workbench.models
    options = await asyncio.to_thread(models.load_options, models.get("starter"), 1024)
    assert options.threads == 0

    again = _open(place, finder)
    await until(lambda: again.table.rowCount() == 3)
    assert again.start.isVisible()
    again.small_kv.setChecked(True)
    QTest.mouseClick(again.use, LEFT)
    await until(lambda: not shell.tasks)
    options = await asyncio.to_thread(models.load_options, models.get("starter"), 1024)
    assert options.kv_type == "q8_0"

    last = _open(place, finder)
    await until(lambda: last.forget.isVisible())
    QTest.mouseClick(last.forget, LEFT)
    await until(lambda: not shell.tasks and last.table.rowCount() == 0)
    options = await asyncio.to_thread(models.load_options, models.get("starter"), 1024)
    assert options.kv_type == "f16"
    last.reject()


async def test_that_cancel_stops_the_search_and_keeps_the_dialog(
    place: Place, shell: Shell
) -> None:
    finder = Finder(_report(place))
    dialog = _open(place, finder)
    QTest.mouseClick(dialog.start, LEFT)
    await until(lambda: dialog.working and dialog.bar.value() > 0)
    assert dialog.stop.text() == "Cancel"
    QTest.mouseClick(dialog.stop, LEFT)
    await until(lambda: not shell.tasks)
    assert finder.stopped
    assert dialog.isVisible()
    assert dialog.start.isVisible()
    assert not dialog.use.isVisible()
    dialog.reject()


async def test_that_a_failure_is_said_with_what_to_do(place: Place, shell: Shell) -> None:
    async def refuse(_bench: Workbench, _model_id: str, _told: Told) -> BenchReport:
        raise EngineError("it cannot be measured", "Try another model.")

    dialog = BestSettingDialog(place, place.workbench.models.get("starter"), refuse)
    dialog.open()
    QTest.mouseClick(dialog.start, LEFT)
    await until(lambda: dialog.problem.isVisible())
    assert "Try another model." in dialog.problem.text()
    await until(lambda: not shell.tasks)
    dialog.reject()
