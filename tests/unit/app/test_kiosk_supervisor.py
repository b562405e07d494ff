"""The supervisor of a kiosk: starts the window again, waits in a loop of crashes, ends."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from collections.abc import Sequence

import pytest

from workbench.app import kiosk_supervisor
from workbench.app.kiosk_supervisor import (
    AT_ONCE,
    CALM_S,
    MOST_S,
    PLAIN_FLAG,
    Patience,
    Supervisor,
)

SLEEPS = "import time; time.sleep(60)"


def test_that_the_first_ends_cost_no_time_and_a_loop_of_them_more_and_more() -> None:
    patience = Patience()
    waits = [patience.after_end(float(number)) for number in range(AT_ONCE + 6)]

    assert waits[:AT_ONCE] == [0.0] * AT_ONCE
    assert waits[AT_ONCE:] == [5.0, 10.0, 20.0, 40.0, MOST_S, MOST_S]


def test_that_after_a_calm_time_it_begins_anew() -> None:
    patience = Patience()
    for number in range(AT_ONCE + 4):
        patience.after_end(float(number))

    assert patience.after_end(10.0 + CALM_S + MOST_S + 1.0) == 0.0


class Programs:
    """Starts small programs in the place of the window."""

    def __init__(self, *scripts: str) -> None:
        self.scripts = list(scripts)
        self.started: list[tuple[str, float]] = []
        self.alive: list[asyncio.subprocess.Process] = []
        self.window, self.plain = asyncio.Event(), asyncio.Event()

    async def start(self, words: Sequence[str]) -> asyncio.subprocess.Process:
        plain = PLAIN_FLAG in words
        script = SLEEPS if plain or not self.scripts else self.scripts.pop(0)
        process = await asyncio.create_subprocess_exec(sys.executable, "-c", script)
        self.started.append(("plain" if plain else "window", time.monotonic()))
        self.alive.append(process)
        (self.plain if plain else self.window).set()
        return process


async def test_that_a_killed_window_is_there_again_at_once_and_a_closed_one_is_not() -> None:
    programs = Programs(SLEEPS, "pass")
    supervisor = Supervisor(programs.start)
    running = asyncio.create_task(supervisor.run())
    await programs.window.wait()
    killed_s = time.monotonic()
    os.kill(programs.alive[0].pid, signal.SIGKILL)
    assert await asyncio.wait_for(running, 30) == 0

    assert [what for what, _at_s in programs.started] == ["window", "window"]
    assert programs.started[1][1] - killed_s < 3.0


async def test_that_in_a_loop_of_crashes_a_plain_screen_stands_and_it_ends_when_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(kiosk_supervisor, "AT_ONCE", 1)
    programs = Programs(*["raise SystemExit(3)"] * 2)
    supervisor = Supervisor(programs.start)
    running = asyncio.create_task(supervisor.run())
    await programs.plain.wait()
    supervisor.stop()
    assert await asyncio.wait_for(running, 30) == 0

    assert [what for what, _at_s in programs.started] == ["window", "window", "plain"]
    assert all(process.returncode is not None for process in programs.alive)


async def test_that_it_ends_the_window_in_good_order() -> None:
    programs = Programs()
    supervisor = Supervisor(programs.start)
    running = asyncio.create_task(supervisor.run())
    await programs.window.wait()
    supervisor.stop()

    assert await asyncio.wait_for(running, 30) == 0
    assert programs.alive[0].returncode == -signal.SIGTERM
