"""Files that are opened with the window: shown one after another, taken in when asked to."""

from __future__ import annotations

import asyncio
import os
import shutil
import threading
import time
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel

from tests.policies import ANNA, BEN, CARA, CLINIC, KIOSK, PINS
from tests.ui.kiosk.conftest import open_window  # noqa: F401  a fixture
from tests.ui.recorded import until
from tests.unit.app.test_incoming import AGENT, GRAPH, TOOL
from workbench.app import incoming
from workbench.app.workbench import Workbench
from workbench.models.store import STARTER_ID
from workbench.ui.incoming.desk import MOST_WAITING
from workbench.ui.incoming.review import ReviewDialog
from workbench.ui.models.unpacking import UnpackDialog
from workbench.ui.shell.window import MainWindow
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.panel import ToolsPanel


@pytest_asyncio.fixture
async def window(workbench: Workbench, theme: Theme) -> AsyncIterator[MainWindow]:
    made = MainWindow(workbench, theme)
    made.resize(1024, 640)
    made.show()
    made.open_first_panel()
    yield made
    made.close()
    await made.finish()
    made.deleteLater()


def written(tmp_path: Path, name: str, text: str = AGENT) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


async def opened(window: MainWindow, *paths: Path) -> QDialog:
    window.open_files(paths)
    await until(lambda: window.incoming.shown is not None)
    assert window.incoming.shown is not None
    return window.incoming.shown


async def settled(window: MainWindow) -> None:
    await until(lambda: not window._tasks.running)


async def test_that_an_agent_is_shown_and_imported_only_when_asked_to(
    window: MainWindow, workbench: Workbench, tmp_path: Path
) -> None:
    path = written(tmp_path, "helper.yaml")
    dialog = await opened(window, path)
    assert isinstance(dialog, ReviewDialog)
    assert dialog.cancel.hasFocus() or dialog.focusWidget() is dialog.cancel
    words = " ".join(each.text() for each in dialog.findChildren(QLabel))
    for part in ("Helper", str(path), "calculator", "not_here"):
        assert part in words
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    await settled(window)
    assert not any(agent.name == "helper" for agent in workbench.agents.agents)
    assert window.incoming.shown is None

    dialog = await opened(window, path)
    assert isinstance(dialog, ReviewDialog)
    dialog.take.click()
    await settled(window)
    assert workbench.agents.get("helper").title == "Helper"
    assert window.workspace.current_key == "agents"


async def test_that_several_files_come_one_after_another(
    window: MainWindow, workbench: Workbench, tmp_path: Path
) -> None:
    table = written(tmp_path, "cases.csv", "input,expected\nHello,Hi\n")
    model = tmp_path / "mine.gguf"
    shutil.copy(workbench.models.get(STARTER_ID).path, model)
    odd = written(tmp_path, "odd.txt", "hello")
    paths = (GRAPH, odd, TOOL, table, model)
    window.open_files(paths)
    seen = []
    for _ in range(4):
        await until(lambda: isinstance(window.incoming.shown, ReviewDialog))
        dialog = window.incoming.shown
        assert isinstance(dialog, ReviewDialog)
        seen.append(dialog._file.kind)
        dialog.take.click()
        await until(partial(_is_another, window, dialog))
    await settled(window)
    assert seen == ["graph", "tool", "data set", "model"]
    refused = [one for one in workbench.notices.items if one.level == "error"]
    assert [one.title for one in refused] == ["The file was not opened"]
    assert "no file of this program" in refused[0].reason
    assert len(workbench.models.models) == 2


def _is_another(window: MainWindow, dialog: QDialog) -> bool:
    return window.incoming.shown is not dialog


async def test_that_files_wait_for_the_program_and_are_only_so_many(
    paths: Any, theme: Theme, tmp_path: Path
) -> None:
    window = MainWindow(None, theme, paths.data)
    window.open_files([tmp_path / f"{number}.yaml" for number in range(500)])
    assert len(window.files) == MOST_WAITING
    assert not hasattr(window, "incoming")
    window.close()
    window.deleteLater()


async def test_that_a_bundle_and_a_list_of_servers_have_their_own_screens(
    window: MainWindow, workbench: Workbench, tmp_path: Path
) -> None:
    from workbench.app.bundle_values import Wish
    from workbench.app.bundles import Bundles

    target = tmp_path / "all.workbench"
    await Bundles(workbench).pack(Wish((), ("calculator",), "Mine", False), target)
    dialog = await opened(window, target)
    assert isinstance(dialog, UnpackDialog)
    dialog.cancel.click()
    await settled(window)

    servers = '{"mcpServers": {"one": {"command": "no-such-program"}}}'
    window.open_files([written(tmp_path, "mcp.json", servers)])
    await until(lambda: window.workspace.current_key == "tools")
    panel = window.workspace.panel("tools")
    assert isinstance(panel, ToolsPanel)
    await until(lambda: panel._servers.pages.currentWidget() is panel._servers.import_page)
    assert workbench.servers.servers == ()


@pytest.mark.parametrize("name", ["gone.yaml", "fake.workbench", "fake.workbench-update"])
async def test_that_what_cannot_be_opened_is_told_and_the_next_one_comes(
    window: MainWindow, workbench: Workbench, tmp_path: Path, name: str
) -> None:
    if name.startswith("fake"):
        written(tmp_path, name, "no parcel and no bundle")
    dialog = await opened(window, tmp_path / name, written(tmp_path, "helper.yaml"))
    assert isinstance(dialog, ReviewDialog)
    notice = workbench.notices.items[-1]
    assert (notice.level, notice.title) == ("error", "The file was not opened")
    assert notice.reason
    assert notice.hint
    dialog.reject()
    await settled(window)


async def test_that_hostile_texts_are_shown_as_what_they_are(
    window: MainWindow, tmp_path: Path
) -> None:
    text = AGENT.replace(
        "Answers.", '"<b>Trusted</b> \\u202Etxt.exe \\u0007 ' + "x" * 5000 + '"'
    )
    dialog = await opened(window, written(tmp_path, "odd.yaml", text))
    labels = [each for each in dialog.findChildren(QLabel) if each.text()]
    assert all(each.textFormat() == Qt.TextFormat.PlainText for each in labels)
    words = " ".join(each.text() for each in labels)
    assert "<b>Trusted</b>" in words
    assert "\u202e" not in words
    assert "\x07" not in words
    assert dialog.height() <= 640
    dialog.reject()
    await settled(window)


async def test_that_a_name_that_is_no_text_is_shown(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"odd\xff.yaml")
    path.write_text(AGENT, encoding="utf-8")
    dialog = await opened(window, path, tmp_path / os.fsdecode(b"gone\xff.yaml"))
    assert isinstance(dialog, ReviewDialog)
    dialog.take.click()
    await settled(window)
    assert window.workspace.current_key == "agents"


async def test_that_the_window_may_close_while_a_file_is_looked_at(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()

    def slow(*_words: object) -> None:
        begun.set()
        time.sleep(0.3)

    monkeypatch.setattr(incoming, "look", slow)
    path = written(tmp_path, "helper.yaml")
    window.open_files([path, path, path])
    await until(begun.is_set)


async def test_that_a_visitor_of_a_kiosk_opens_nothing(
    open_window: Any,  # noqa: F811
    tmp_path: Path,
) -> None:
    async with open_window(KIOSK) as one:
        await one.do(one.gate.begin, "starter")
        one.window.open_files([written(tmp_path, "helper.yaml")])
        await one.settle()
        assert one.window.incoming.shown is None
        assert one.bench.notices.items == []
        assert not one.window.files


async def test_that_in_a_clinic_files_wait_for_who_may_open_them(
    open_window: Any,  # noqa: F811
    tmp_path: Path,
) -> None:
    async with open_window(CLINIC) as one:
        window: MainWindow = one.window
        path = written(tmp_path, "helper.yaml")
        window.open_files([path])
        await one.settle()
        assert window.incoming.shown is None
        await one.sign_in(BEN, PINS[BEN])  # a user
        await until(lambda: one.bench.notices.items)
        assert window.incoming.shown is None
        assert "not for your role" in one.bench.notices.items[-1].reason
        one.gate.leave()
        await one.settle()
        await one.sign_in(CARA, PINS[CARA])  # a builder
        dialog = await opened(window, path)
        one.gate.lock()
        assert window.incoming.shown is None
        assert not dialog.isVisible()
        one.gate.leave()
        await one.settle()
        await one.sign_in(CARA, PINS[CARA])
        window.open_files([written(tmp_path, "fake.workbench-pack", "x")])
        await until(
            lambda: any("not for the role builder" in n.reason for n in one.bench.notices.items)
        )
        one.gate.leave()
        await one.settle()
        await one.sign_in(ANNA, PINS[ANNA])
        await asyncio.sleep(0)
