"""A clinic: people sign in, the screen locks by itself, emergencies are recorded."""

from __future__ import annotations

import json
import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QWidget

from tests.policies import ANNA, BEN, CARA, CLINIC, PEOPLE, PINS
from tests.ui.kiosk.conftest import Open
from tests.ui.recorded import until
from workbench.app.notices import Notice
from workbench.policy.profiles import Policy
from workbench.ui.chat.panel import ChatPanel
from workbench.ui.kiosk.capture import WDA_EXCLUDEFROMCAPTURE, WDA_NONE, keep_from_capture
from workbench.ui.kiosk.idle import TICK_MS

SECRET = "patient Mr Okonkwo"  # noqa: S105 - a word of the sample


def texts(window: QWidget) -> str:
    """Everything that a person, a screen reader or a task switcher could read."""
    shown = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
    found = [top.windowTitle() for top in shown]
    for top in shown:
        for widget in top.findChildren(QWidget):
            if widget.isVisible():
                text = widget.text() if isinstance(widget, QLabel | QLineEdit) else ""
                found += [text, widget.accessibleName(), widget.accessibleDescription()]
    return "\n".join(found)


async def test_that_nothing_is_shown_before_somebody_signs_in(open_window: Open) -> None:
    async with open_window(CLINIC) as one:
        page = one.gate.sign_in
        assert page.isVisible()
        assert page.heading.text() == "Ward 3"
        assert page.pin.echoMode() == QLineEdit.EchoMode.Password
        assert page.pin.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
        assert one.window.workspace.panel("chat") is None
        for key in ("shell.palette", "chat.new", "settings.open"):
            one.window.commands.trigger_key(key)
        assert page.isVisible()

        await one.sign_in(BEN, "not it, no")
        assert "do not belong together" in page.problem.text()
        assert page.pin.text() == ""
        await one.sign_in(BEN, PINS[BEN])
        assert not one.gate.covers
        assert one.gate.bar.words.text() == f"{BEN} · User"
        assert isinstance(one.window.workspace.panel("chat"), ChatPanel)
        visible = [key for key, button in one.window.rail.buttons.items() if button.isVisible()]
        assert visible == ["chat", "help"]


async def test_that_the_page_is_worked_by_the_keyboard(open_window: Open) -> None:
    async with open_window(CLINIC) as one:
        page = one.gate.sign_in
        page.names.setCurrentText(BEN)
        page.pin.setFocus()
        await one.do(QTest.keyClicks, page.pin, PINS[BEN])
        await one.do(QTest.keyClick, page.pin, Qt.Key.Key_Return)
        await until(lambda: not one.gate.covers)
        assert one.bench.access.session.person == BEN


async def test_that_waits_are_counted_down_on_the_page(open_window: Open) -> None:
    async with open_window(CLINIC) as one:
        for _ in range(3):
            await one.sign_in(BEN, "not it, no")
        page = one.gate.sign_in
        assert page.button.text().startswith("Next try in")
        assert not page.button.isEnabled()
        page.names.setCurrentText(CARA)
        page.tell("")
        assert page.button.isEnabled()


async def test_that_it_locks_within_a_second_while_streaming_and_with_a_dialog(
    open_window: Open,
) -> None:
    async with open_window(replace(CLINIC, idle_s=5.0)) as one:
        await one.sign_in(BEN, PINS[BEN])
        chat = one.window.workspace.panel("chat")
        assert isinstance(chat, ChatPanel)
        chat.controller.send(f"forever {SECRET}")
        await until(lambda: one.bench.runs.active)
        dialog = QDialog(one.window)
        dialog.setWindowTitle(SECRET)
        dialog.setModal(True)
        dialog.open()
        one.gate.idle.idle_s = 0.3
        began_s = time.monotonic()
        await until(lambda: one.gate.covers)
        took_s = time.monotonic() - began_s
        assert took_s < 0.3 + 1.0, took_s
        one.bench.notices.add(Notice("error", SECRET, SECRET))
        await one.settle()

        assert one.bench.runs.active  # what was begun goes on
        assert not dialog.isVisible()
        assert SECRET not in texts(one.window)
        centre = one.window.centralWidget()
        assert centre is not None
        assert not centre.isVisible()
        for key in ("shell.palette", "chat.new", "shell.notices"):
            one.window.commands.trigger_key(key)
        assert SECRET not in texts(one.window)

        one.gate.idle.idle_s = 60.0
        await one.sign_in(BEN, PINS[BEN])
        assert not one.gate.covers
        assert dialog.isVisible()
        dialog.close()
        for run in one.bench.runs.active:
            await one.bench.runs.stop(run.run_id)


@pytest.mark.parametrize("way", ["key", "mouse", "nobody"])
async def test_that_who_wakes_the_machine_up_comes_after_the_time(
    open_window: Open, way: str
) -> None:
    """The first touch is there before any timer is: it must not count as being there."""
    async with open_window(CLINIC) as one:
        await one.sign_in(BEN, PINS[BEN])
        clock = [0.0]
        idle = one.gate.idle
        idle._now_s = lambda: clock[0]
        idle.touch()
        clock[0] += 8 * 3600.0
        chat = one.window.workspace.panel("chat")
        assert isinstance(chat, ChatPanel)
        edit = chat.composer.edit
        if way == "key":
            await one.do(QTest.keyClick, edit, Qt.Key.Key_A)
        elif way == "mouse":
            await one.do(QTest.mouseMove, one.window, QPoint(200, 200))
        else:
            idle._look()
        await until(lambda: one.gate.covers)
        assert one.bench.access.session.locked
        assert edit.toPlainText() == ""


async def test_that_a_panel_in_its_own_window_is_covered_too(open_window: Open) -> None:
    async with open_window(CLINIC) as one:
        await one.sign_in(CARA, PINS[CARA])
        one.window.pop_out()
        await one.settle()
        popped = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
        assert len(popped) == 2
        one.gate.lock()
        assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [one.window]
        await one.sign_in(CARA, PINS[CARA])
        assert len([w for w in QApplication.topLevelWidgets() if w.isVisible()]) == 2


async def test_that_only_who_locked_it_unlocks_and_signing_out_forgets(
    open_window: Open,
) -> None:
    async with open_window(CLINIC) as one:
        await one.sign_in(BEN, PINS[BEN])
        one.window.commands.trigger_key("shell.lock")
        page = one.gate.sign_in
        assert page.chosen == BEN
        assert not page.names.isEnabled()
        page.out.click()
        await one.settle()
        assert page.names.isEnabled()
        assert one.window.workspace.panel("chat") is None
        await one.sign_in(CARA, PINS[CARA])
        assert one.bench.access.session.person == CARA
        assert one.window.rail.buttons["trace"].isVisible()
        assert not one.window.rail.buttons["settings"].isVisible()


async def test_that_an_emergency_is_recorded_and_ends(open_window: Open) -> None:
    async with open_window(CLINIC) as one:
        page = one.gate.sign_in
        page.emergency.click()
        page.open.click()
        await until(lambda: page.problem.text())
        assert "reason" in page.problem.text()
        page.who.setText("Dr Eve")
        page.reason.setPlainText("The ward has no power and Mr X needs his dose.")
        page.open.click()
        await until(lambda: not one.gate.covers)
        assert "Emergency access of Dr Eve" in one.gate.bar.words.text()
        files = sorted((one.bench.paths.data / "audit").glob("0*.jsonl"))
        lines = [line for path in files for line in path.read_text().splitlines()]
        said = [json.loads(line) for line in lines]
        assert [row["who"] for row in said if row["what"] == "emergency.access"] == ["Dr Eve"]
        assert one.gate._emergency.isActive()
        one.gate._emergency.timeout.emit()
        assert one.gate.covers
        await one.settle()


async def test_that_a_clinic_without_emergencies_offers_none(open_window: Open) -> None:
    async with open_window(replace(CLINIC, break_glass=False, list_people=False)) as one:
        assert not one.gate.sign_in.emergency.isVisible()
        assert one.gate.sign_in.name.isVisible()
        assert not one.gate.sign_in.names.isVisible()
        assert ANNA not in texts(one.window)


async def test_that_input_of_the_program_itself_counts_for_nobody(open_window: Open) -> None:
    async with open_window(CLINIC) as one:
        await one.sign_in(BEN, PINS[BEN])
        idle = one.gate.idle
        assert idle._timer.interval() == TICK_MS
        before = idle._last_s
        one.window.repaint()
        await one.settle()
        assert idle._last_s == before


@pytest.mark.parametrize("wanted", [True, False])
def test_that_windows_is_asked_to_leave_the_window_out_of_pictures(
    qapp: QApplication, wanted: bool
) -> None:
    asked: list[tuple[int, int]] = []

    def set_affinity(handle: int, affinity: int) -> bool:
        asked.append((handle, affinity))
        return True

    window = QWidget()
    done = keep_from_capture(window, wanted=wanted, set_affinity=set_affinity)
    assert done is wanted
    assert asked == [(int(window.winId()), WDA_EXCLUDEFROMCAPTURE if wanted else WDA_NONE)]
    window.deleteLater()


async def test_that_a_desktop_with_people_begins_as_its_start_role(open_window: Open) -> None:
    policy = Policy(people=PEOPLE, start_role="user")
    async with open_window(policy) as one:
        assert not one.gate.covers
        assert one.gate.bar.words.text() == "User"
        assert not one.window.rail.buttons["settings"].isVisible()
        one.gate.bar.sign_in.click()
        await one.sign_in(ANNA, PINS[ANNA])
        assert one.window.rail.buttons["settings"].isVisible()
        one.window.open_panel("settings")
        one.gate.bar.out.click()
        await until(lambda: one.window.workspace.panel("settings") is None)
        assert one.bench.access.role == "user"
        assert one.window.workspace.panel("chat") is not None
