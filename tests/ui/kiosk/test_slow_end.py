"""A run that takes its time to end shows nothing to who signs in meanwhile."""

from __future__ import annotations

import asyncio

import pytest

from tests.policies import BEN, CARA, CLINIC, PINS
from tests.ui.kiosk.conftest import Open
from tests.ui.kiosk.test_people import SECRET, every_text
from tests.ui.recorded import until
from workbench.app.runs import Runs
from workbench.ui.chat.panel import ChatPanel


async def test_that_panels_go_before_the_runs_have_ended(
    open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = asyncio.Event()
    real = Runs.stop_people

    async def slow(runs: Runs) -> None:
        await ended.wait()
        await real(runs)

    async with open_window(CLINIC) as one:
        await one.sign_in(BEN, PINS[BEN])
        chat = one.window.workspace.panel("chat")
        assert isinstance(chat, ChatPanel)
        chat.controller.send(f"forever {SECRET}")
        await until(lambda: one.bench.runs.active)
        (run,) = one.bench.runs.active
        monkeypatch.setattr(Runs, "stop_people", slow)
        one.gate.bar.out.click()
        await one.settle()
        await one.sign_in(CARA, PINS[CARA])
        assert not one.gate.covers
        assert SECRET not in every_text()
        assert one.bench.runs.get(run.run_id) is None, "it goes on, and is not hers"
        assert not await one.bench.conversations.list()
        ended.set()
        await until(lambda: run.finished)
        await until(lambda: not one.window._tasks.running)
