"""The panel of jobs: made, allowed, rehearsed, run, paused, deleted, told of."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.ui.recorded import until
from tests.unit.app.jobs.worlds import agent, answers, calls, folder, sums
from tests.unit.app.test_runs import World
from workbench.app.workbench import Workbench, open_workbench
from workbench.ui.jobs.panel import JobsPanel
from workbench.ui.shell.window import MainWindow
from workbench.ui.theme.theme import Theme


@pytest_asyncio.fixture
async def world() -> World:
    return World()


@pytest_asyncio.fixture
async def bench(tmp_path: Path, world: World) -> AsyncIterator[Workbench]:
    async with open_workbench(folder(tmp_path), start_host=world.start) as opened:
        await opened.agents.save(agent("calculator", "save_note"))
        yield opened


@pytest_asyncio.fixture
async def panel(bench: Workbench, theme: Theme) -> AsyncIterator[JobsPanel]:
    window = MainWindow(bench, theme)
    window.show()
    window.open_panel("jobs")
    found = window.workspace.panel("jobs")
    assert isinstance(found, JobsPanel)
    await until(lambda: not found._reading)
    yield found
    window.close()
    await window.finish()
    window.deleteLater()


def choose(panel: JobsPanel, key: str) -> None:
    box = panel.page.form.target
    box.setCurrentIndex(box.findData(key))


async def test_that_no_frame_stands_around_no_job(panel: JobsPanel) -> None:
    panel.activateWindow()
    panel.list.view.setFocus()
    panel.refresh()
    await until(lambda: not panel.list.view.hasFocus())
    assert panel.first_focus is panel.empty.button
    assert panel.list.view.focusPolicy() is Qt.FocusPolicy.NoFocus


async def test_that_a_job_is_made_allowed_and_run_in_the_window(
    panel: JobsPanel, bench: Workbench, world: World
) -> None:
    assert panel.right.currentWidget() is panel.empty
    panel.empty.button.click()
    form = panel.page.form
    form.title.setText("Sums")
    choose(panel, "agent:helper")
    form.input.setPlainText("What is 12 * 7?")
    grants = form.grants
    grants.tool.setCurrentIndex(grants.tool.findData("calculator"))
    grants.add_button.click()
    await until(lambda: "may call calculator" in panel.page.says.text())
    assert "Every weekday at 09:00, the agent helper runs" in panel.page.says.text()
    await until(panel.page.save.isEnabled)
    panel.page.save.click()
    await until(lambda: panel.shown == "sums" and panel.page.run.isEnabled())
    assert not panel.page.save.isEnabled()
    assert "Next:" in panel.page.state.text()

    world.steps = [calls("calculator", expression="12 * 7"), answers("It is 84.")]
    panel.page.run.click()
    history = panel.page.history
    await until(lambda: "It is 84" in history.report.toPlainText())
    assert history.table.rowCount() == 1
    await until(lambda: "done" in panel.page.badge.text())
    history.copy.click()
    assert "# Sums: done" in QApplication.clipboard().text()


async def test_that_a_refusal_is_told_with_tool_limit_and_what_to_change(
    panel: JobsPanel, bench: Workbench, world: World
) -> None:
    await bench.jobs.save(sums(title="Sums"), allow=True)
    await until(lambda: panel.shown == "sums" and panel.page.run.isEnabled())
    world.steps = [calls("save_note", title="A", text="B")]
    panel.page.run.click()
    history = panel.page.history
    await until(lambda: "What was refused" in history.report.toPlainText())
    report = history.report.toPlainText()
    assert "save_note" in report
    assert "Grant it, with its limits" in report
    await until(lambda: "not granted" in panel.page.badge.text())


async def test_that_a_changed_job_waits_for_leave_and_says_so(
    panel: JobsPanel, bench: Workbench
) -> None:
    await bench.jobs.save(sums(title="Sums"), allow=True)
    await until(lambda: panel.shown == "sums" and panel.page.run.isEnabled())
    panel.page.form.input.setPlainText("Something else")
    await until(panel.page.save_only.isEnabled)
    panel.page.save_only.click()
    await until(lambda: panel.page.asks.isVisible())
    assert "changed since it was allowed" in panel.page.asks.text()
    assert not panel.page.run.isEnabled()
    assert panel.page.rehearse.isEnabled()
    panel.page.save.click()
    await until(panel.page.run.isEnabled)
    await until(lambda: not panel.page.asks.isVisible())


async def test_that_what_cannot_be_read_is_said_and_not_saved(
    panel: JobsPanel, bench: Workbench
) -> None:
    await bench.jobs.save(sums(title="Sums"))
    await until(lambda: panel.shown == "sums")
    panel.page.form.when.kind.setCurrentIndex(3)
    panel.page.form.when.times.setText("25:99")
    await until(lambda: "times" in panel.page.problem.text())
    assert not panel.page.save.isEnabled()
    panel.page.form.when.times.setText("9:30, 17:00")
    await until(lambda: "at 09:30 and 17:00" in panel.page.says.text())
    card = panel.page.form.grants.cards[0]
    card.rows[0].text.setText("many")
    await until(lambda: "whole number" in panel.page.problem.text())
    panel.page.discard.click()
    await until(lambda: not panel.is_changed)


async def test_that_a_job_is_paused_deleted_and_brought_back(
    panel: JobsPanel, bench: Workbench
) -> None:
    await bench.jobs.save(sums(title="Sums"), allow=True)
    await until(lambda: panel.shown == "sums" and panel.page.toggle.isChecked())
    panel.page.toggle.click()
    await until(lambda: "Paused" in panel.page.state.text())
    panel.page.delete.click()
    await until(lambda: panel.right.currentWidget() is panel.empty)
    await until(panel.list.undo.isVisible)
    panel.list.undo.click()
    await until(lambda: panel.shown == "sums")
    await until(panel.page.asks.isVisible)


async def test_that_unsaved_changes_are_not_lost_by_opening_another_job(
    panel: JobsPanel, bench: Workbench
) -> None:
    await bench.jobs.save(sums(title="A sum"))
    await bench.jobs.save(replace(sums(title="Other"), name="other"))
    await until(lambda: panel.list.view.items.rowCount() == 2)
    panel.page.form.title.setText("Changed")
    panel.open("other")
    assert panel.shown == "sums"
    assert "Save or discard" in panel.page.problem.text()


async def test_that_every_field_has_a_name_and_tab_reaches_it(
    panel: JobsPanel, bench: Workbench
) -> None:
    await bench.jobs.save(sums(title="Sums"))
    await until(lambda: panel.shown == "sums")
    for line in panel.page.findChildren(QLineEdit):
        holder = line.parentWidget()
        named = line.accessibleName() or (holder.accessibleName() if holder else "")
        assert named, line.placeholderText()
    reached = set[QWidget]()
    widget: QWidget | None = panel.list.view
    while widget is not None and widget not in reached:
        reached.add(widget)
        widget = widget.nextInFocusChain()
    for wanted in (panel.page.run, panel.page.form.title, panel.page.form.grants.add_button):
        assert wanted in reached
        assert wanted.focusPolicy() & Qt.FocusPolicy.TabFocus
    await asyncio.sleep(0)


async def test_that_a_notice_leads_to_its_job_also_when_the_panel_is_not_read_yet(
    panel: JobsPanel, bench: Workbench
) -> None:
    panel.show_target("other", "job")
    await bench.jobs.save(sums(title="A sum"))
    await bench.jobs.save(replace(sums(title="Other"), name="other"))
    await until(lambda: panel.shown == "other")


async def test_that_a_tool_that_is_gone_and_a_new_argument_are_told(
    panel: JobsPanel, bench: Workbench
) -> None:
    grants = sums().grants
    await bench.jobs.save(sums(title="Sums", grants=(replace(grants[0], tool="gone"),)))
    await until(lambda: "there is no tool 'gone'" in panel.page.problem.text().lower())
    assert not panel.page.save.isEnabled()
    card = panel.page.form.grants.cards[0]
    card.away.click()
    await until(lambda: "no tools" in panel.page.says.text())
    await until(panel.page.save.isEnabled)
