"""The server panel: turned on and off, keys made and revoked, what is copied."""

from __future__ import annotations

import asyncio
import json
import urllib.error
import urllib.request
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.recorded import until
from workbench.__main__ import start_serving
from workbench.app.local_server import LiveRequest
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths
from workbench.ui.server.live_part import LivePart
from workbench.ui.server.panel import ServerPanel
from workbench.ui.server.snippets import snippet
from workbench.ui.shell.window import MainWindow
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.buttons import Button


@pytest_asyncio.fixture
async def serving(paths: Paths) -> AsyncIterator[Workbench]:
    async with open_workbench(paths, serving=start_serving) as opened:
        yield opened


def free_port() -> int:
    import socket

    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def ask(url: str, key: str) -> list[str]:
    request = urllib.request.Request(  # noqa: S310
        url, headers={"Authorization": f"Bearer {key}"}
    )
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
        return [row["id"] for row in json.load(answer)["data"]]


async def test_that_it_is_turned_on_used_with_a_new_key_and_turned_off(
    serving: Workbench, theme: Theme, qtbot: QtBot
) -> None:
    serving.settings.change(server_port=free_port())
    window = MainWindow(serving, theme)
    window.show()
    window.open_panel("server")
    panel = window.workspace.panel("server")
    assert isinstance(panel, ServerPanel)
    assert panel.badge.text() == "off"
    panel.switch.click()
    await until(lambda: panel.badge.text() == "on")
    assert panel.switch.text().strip() == "Turn off"

    keys = panel.keys
    qtbot.keyClicks(keys.name, "laptop")
    keys.per_minute.setValue(60)
    qtbot.keyClick(keys.name, Qt.Key.Key_Return)
    await until(keys.strip.isVisible)
    secret = keys.secret.text()
    assert secret.startswith("wb-")
    url = serving.local_server.state.url
    assert "starter" in await asyncio.to_thread(ask, f"{url}/v1/models", secret)
    panel.copy_code.click()
    assert secret in QApplication.clipboard().text()
    assert secret not in panel.code.toPlainText()
    keys.hide_secret.click()
    assert not keys.secret.text()
    panel.copy_code.click()
    assert secret not in QApplication.clipboard().text()

    def revokers() -> list[Button]:
        return [b for b in keys.findChildren(Button) if "Revoke" in b.accessibleName()]

    await until(lambda: len(revokers()) == 1)
    revokers()[0].click()
    await until(lambda: not revokers())
    with pytest.raises(urllib.error.HTTPError, match="401"):
        await asyncio.to_thread(ask, f"{url}/v1/models", secret)
    panel.switch.click()
    await until(lambda: panel.badge.text() == "off")
    panel.with_window.click()
    assert serving.settings.settings.server_on
    window.close()
    await window.finish()
    window.deleteLater()


async def test_that_a_port_that_is_taken_is_told_where_the_switch_is(
    serving: Workbench, theme: Theme
) -> None:
    taken = await asyncio.start_server(lambda _r, w: w.close(), "127.0.0.1", 0)
    serving.settings.change(server_port=taken.sockets[0].getsockname()[1])
    window = MainWindow(serving, theme)
    window.show()
    window.open_panel("server")
    panel = window.workspace.panel("server")
    assert isinstance(panel, ServerPanel)
    panel.switch.click()
    await until(panel.problem.isVisible)
    assert "cannot listen" in panel.problem.text()
    assert panel.switch.isEnabled()
    panel.keys.make()  # without a name
    await until(panel.keys.problem.isVisible)
    taken.close()
    window.close()
    await window.finish()
    window.deleteLater()


def test_that_what_goes_on_is_shown(theme: Theme, qtbot: QtBot) -> None:
    found = [
        LiveRequest(f"req_{n}", "talker", "laptop", "/v1/chat/completions", 0.0, n, n == 0)
        for n in range(15)
    ]
    part = LivePart(theme, lambda: found)
    qtbot.addWidget(part)
    part.show()
    assert "and 3 more" in part.more.text()
    found.clear()
    part.refresh()
    assert part.nothing.isVisible()


@pytest.mark.parametrize("name", ["o'brien\"s", 'a"; print(1) #', "it's\\"])
def test_that_names_of_models_cannot_leave_the_snippets(name: str, tmp_path: Path) -> None:
    import ast
    import shlex

    text = snippet("python", "http://127.0.0.1:1", name)
    calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant)]
    assert name in [node.value for node in calls]
    words = shlex.split(snippet("curl", "http://127.0.0.1:1", name).replace("\\\n", " "))
    assert json.loads(words[-1])["model"] == name
