"""A kiosk: visitors come and go, and get nowhere but to the agents of the list."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QCloseEvent,
    QContextMenuEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget

from tests.policies import ANNA, BEN, KIOSK, PINS, folder
from tests.ui.kiosk.conftest import Open
from tests.ui.recorded import until
from workbench.base.errors import StoreError
from workbench.ui.chat.panel import ChatPanel
from workbench.ui.models.panel import ModelsPanel


async def test_that_a_visitor_sees_the_agents_of_the_list_and_begins(
    open_window: Open,
) -> None:
    async with open_window(KIOSK) as one:
        start = one.gate.start
        assert one.gate.covers
        assert not one.window.rail.isVisible()
        assert [card.accessibleName() for card in start.cards] == ["Starter", "Calculator"]
        assert start.heading.text() == "Ask the museum"
        assert all(card.height() >= 44 and card.width() >= 44 for card in start.cards)

        start.cards[0].setFocus()
        await one.do(QTest.keyClick, start.cards[0], Qt.Key.Key_Space)
        await one.settle()
        assert not one.gate.covers
        chat = one.window.workspace.panel("chat")
        assert isinstance(chat, ChatPanel)
        assert chat.controller.agent_name == "starter"
        for hidden in (
            chat.list, chat.header, chat.inspector, one.window.rail, one.window.status,
        ):  # fmt: skip
            assert not hidden.isVisible()
        assert one.gate.bar.over.isVisible()
        assert chat.composer.height() >= 44


async def test_that_starting_over_wipes_what_was_said(open_window: Open) -> None:
    async with open_window(KIOSK) as one:
        one.gate.begin("starter")
        await one.settle()
        chat = one.window.workspace.panel("chat")
        assert isinstance(chat, ChatPanel)
        chat.controller.send("hello")
        await until(lambda: chat.transcript.flow.turns and chat.controller.live is None)
        gone = chat.controller.conversation_id
        one.window.commands.trigger_key("shell.larger")
        assert one.bench.settings.settings.text_scale > 1.0
        chat.composer.set_text("half a secret")
        one.gate.bar.over.click()
        assert one.gate.covers
        await until(lambda: not one.window._tasks.running)

        assert one.bench.settings.settings.text_scale == 1.0
        assert one.window.workspace.panel("chat") is None
        with pytest.raises(StoreError):
            await one.bench.conversations.get(gone)
        assert await one.bench.conversations.draft("") == ""
        assert await one.bench.conversations.draft(gone) == ""
        one.gate.begin("calculator")
        await one.settle()
        again = one.window.workspace.panel("chat")
        assert isinstance(again, ChatPanel)
        assert again.composer.text() == ""
        assert not again.transcript.flow.turns


async def test_that_the_idle_time_starts_over_also_while_an_answer_streams(
    open_window: Open,
) -> None:
    async with open_window(replace(KIOSK, idle_s=5.0)) as one:
        clock = [0.0]
        one.gate.idle._now_s = lambda: clock[0]
        one.gate.begin("starter")
        await one.settle()
        chat = one.window.workspace.panel("chat")
        assert isinstance(chat, ChatPanel)
        chat.controller.send("forever")
        await until(lambda: one.bench.runs.active)
        clock[0] += 3.0
        one.gate.idle._look()
        assert "Touch to go on" in one.gate.bar.near.text()
        await one.do(QTest.mouseMove, one.window, QPoint(200, 200))
        await one.settle()
        assert one.gate.bar.near.text() == ""
        clock[0] += 5.1
        await until(lambda: one.gate.covers)
        await until(lambda: not one.bench.runs.active)


async def test_that_nobody_gets_out_without_the_pin_of_an_administrator(
    open_window: Open,
) -> None:
    async with open_window(KIOSK) as one:
        one.gate.begin("starter")
        await one.settle()
        await one.do(
            QTest.keyClick, one.window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier
        )
        for _ in range(3):
            assert not one.window.close()
            assert one.window.isVisible()
        event = QCloseEvent()
        QApplication.sendEvent(one.window, event)
        assert not event.isAccepted()
        assert one.gate.covers  # it asks for name and PIN
        assert not one.gate.sign_in.names.isVisible()  # and tells no names

        await one.sign_in(BEN, PINS[BEN])
        assert not one.gate.covers
        assert not one.window.close()
        one.gate.leave()
        await one.settle()
        one.gate.ask_sign_in()
        await one.sign_in(ANNA, "wrong horse")
        assert one.gate.covers
        assert "do not belong together" in one.gate.sign_in.problem.text()
        await one.sign_in(ANNA, PINS[ANNA])
        assert one.window.rail.isVisible()
        assert one.gate.may_close()


async def test_that_the_page_for_staff_goes_back(open_window: Open) -> None:
    async with open_window(KIOSK) as one:
        one.window.commands.trigger_key("shell.sign_in")
        assert one.gate.sign_in.isVisible()
        one.gate.sign_in.back.click()
        assert one.gate.start.isVisible()
        await one.do(QTest.mousePress, one.window, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
        assert one.gate.guard._hold.isActive()
        one.gate.guard._hold.timeout.emit()
        assert one.gate.sign_in.isVisible()
        await one.do(
            QTest.mouseRelease, one.window, Qt.MouseButton.LeftButton, pos=QPoint(5, 5)
        )
        assert not one.gate.guard._hold.isActive()


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
async def test_that_no_dialog_menu_drop_or_link_gets_through(
    open_window: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_window(KIOSK) as one:
        one.gate.begin("starter")
        await one.settle()
        dialog = QFileDialog(one.window)
        dialog.open()
        menu = QMenu(one.window)
        menu.addAction("Open a shell")
        menu.popup(QPoint(10, 10))
        await one.settle()
        assert not dialog.isVisible()
        assert not menu.isVisible()

        target = QWidget(one.window)
        target.setAcceptDrops(True)
        heard: list[object] = []
        monkeypatch.setattr(target, "contextMenuEvent", heard.append, raising=False)
        asks = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(1, 1), QPoint(1, 1))
        QApplication.sendEvent(target, asks)
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(tmp_path))])
        copy, no = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
        left = Qt.MouseButton.LeftButton
        enters = QDragEnterEvent(QPoint(1, 1), copy, data, left, no)
        QApplication.sendEvent(target, enters)
        drops = QDropEvent(QPointF(1, 1), copy, data, left, no)
        QApplication.sendEvent(target, drops)
        assert heard == []
        assert not enters.isAccepted()
        assert not drops.isAccepted()

        opened: list[str] = []
        guard = one.gate.guard
        guard.refused.connect(opened.append)
        for url in ("https://example.org", "mailto:a@b.c", "file:///etc/passwd", "http://x.y"):
            QDesktopServices.openUrl(QUrl(url))
        assert opened == ["ui:links", "ui:links", "ui:open-files", "ui:links"]
        one.window.ask_link("https://example.org")
        assert not one.window.links.isVisible()
        for panel in ("settings", "models", "trace", "tools", "builder", "help"):
            one.window.open_panel(panel)
            assert one.window.workspace.panel(panel) is None


async def test_that_an_administrator_has_all_of_it_until_leaving(open_window: Open) -> None:
    async with open_window(KIOSK) as one:
        one.gate.ask_sign_in()
        await one.sign_in(ANNA, PINS[ANNA])
        one.window.open_panel("models")
        await one.settle()
        assert isinstance(one.window.workspace.panel("models"), ModelsPanel)
        dialog = QFileDialog(one.window)
        dialog.open()
        assert dialog.isVisible()
        one.gate.leave()
        assert not dialog.isVisible()
        await one.settle()
        assert one.gate.start.isVisible()
        assert one.window.workspace.panel("models") is None


async def test_that_an_empty_list_says_what_to_do(open_window: Open) -> None:
    async with open_window(replace(KIOSK, agents={})) as one:
        assert one.gate.start.cards == []
        assert "lists no agent" in one.gate.start.body.text()


async def test_that_a_changed_policy_covers_everything(
    open_window: Open, tmp_path: Path
) -> None:
    paths = folder(tmp_path, KIOSK)
    file = paths.data / "policy.yaml"
    changed = file.read_bytes().replace(b"profile: kiosk", b"profile: desktop")
    file.write_bytes(changed)
    async with open_window(None) as one:
        assert one.gate.blocked.isVisible()
        assert "changed after it was signed" in one.gate.blocked.body.text()
        assert not one.window.close()
        assert one.gate.sign_in.isVisible()
        one.gate.begin("starter")
        assert one.gate.covers
        await one.sign_in(ANNA, "wrong horse")
        assert one.window.isVisible()
        await one.sign_in(ANNA, PINS[ANNA])
        await one.settle()
        assert not one.window.isVisible()


async def test_that_the_system_can_end_it(open_window: Open) -> None:
    async with open_window(KIOSK) as one:
        one.window.end()

        assert not one.window.isVisible()
