"""``workbench kiosk``: starts the window, and starts it again when it ends as it should not."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from workbench.policy.places import REQUIRED_VARIABLE

log = logging.getLogger(__name__)
CALM_S = 60.0
"""Ends further apart than that have nothing to do with one another."""
AT_ONCE = 3
"""So many ends in a row are followed by a start at once."""
FIRST_S, MOST_S = 5.0, 60.0
END_S = 15.0
PLAIN_FLAG = "--plain-screen"
Start = Callable[[Sequence[str]], Awaitable[asyncio.subprocess.Process]]


@dataclass(slots=True)
class Patience:
    """How long to wait before the next start, after the ends so far."""

    ends_s: list[float] = field(default_factory=list)

    def after_end(self, now_s: float) -> float:
        """Note that the window ended; returns how long to wait, in seconds."""
        if self.ends_s and now_s - self.ends_s[-1] > CALM_S + self._wait():
            self.ends_s.clear()
        self.ends_s.append(now_s)
        return self._wait()

    def _wait(self) -> float:
        over = len(self.ends_s) - AT_ONCE - 1
        return 0.0 if over < 0 else float(min(MOST_S, FIRST_S * 2 ** min(over, 10)))


class Supervisor:
    """Keeps one window alive until an administrator closes it, or the system says so."""

    def __init__(self, start: Start) -> None:
        self._start = start
        self._asked = asyncio.Event()
        self._patience = Patience()

    def stop(self) -> None:
        """End the window in good order, and then this."""
        self._asked.set()

    async def run(self) -> int:
        """Start it again and again; returns the exit code."""
        while not self._asked.is_set():
            window = await self._start(())
            code = await self._ended(window)
            if code == 0 or self._asked.is_set():
                break
            wait_s = self._patience.after_end(time.monotonic())
            log.warning("kiosk.window_ended code=%d wait_s=%.0f", code, wait_s)
            _say(f"the window ended with {code}; it starts again in {wait_s:.0f} s")
            if wait_s:
                await self._wait(wait_s)
        return 0

    async def _ended(self, process: asyncio.subprocess.Process) -> int:
        """Wait for the end of it, or end it when this is to stop."""
        ended = asyncio.create_task(process.wait())
        asked = asyncio.create_task(self._asked.wait())
        try:
            await asyncio.wait({ended, asked}, return_when=asyncio.FIRST_COMPLETED)
            if not ended.done():
                await _end(process)
            return await ended
        finally:
            asked.cancel()
            if process.returncode is None:
                await _end(process)

    async def _wait(self, wait_s: float) -> None:
        """Show a plain screen meanwhile."""
        plain = await self._start((PLAIN_FLAG,))
        try:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(wait_s):
                    await self._asked.wait()
        finally:
            await _end(plain)


async def _end(process: asyncio.subprocess.Process) -> None:
    """Ask a program to end, and end it if it does not."""
    if process.returncode is not None:
        return
    with contextlib.suppress(ProcessLookupError):
        process.terminate()
    try:
        async with asyncio.timeout(END_S):
            await process.wait()
    except TimeoutError:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def start_program(words: Sequence[str]) -> asyncio.subprocess.Process:
    """Start this program as a kiosk, with these words."""
    own = [] if getattr(sys, "frozen", False) else ["-m", "workbench"]
    around = {**os.environ, REQUIRED_VARIABLE: "kiosk"}
    return await asyncio.create_subprocess_exec(sys.executable, *own, *words, env=around)


async def run() -> int:
    """Keep the kiosk's window alive; returns the exit code."""
    supervisor = Supervisor(start_program)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows: the console's own way holds
            loop.add_signal_handler(number, supervisor.stop)
    return await supervisor.run()


def _say(text: str) -> None:
    print(f"kiosk: {text}", file=sys.stderr, flush=True)  # noqa: T201 - the command line
