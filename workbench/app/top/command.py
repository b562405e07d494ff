"""Looks at the machine, and at what running programs tell of themselves, again and again."""

from __future__ import annotations

import asyncio
import math
import sys
import time
from argparse import Namespace
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing

from workbench.app.terminal import say
from workbench.app.top.page import Look, as_values, drawn
from workbench.base.errors import RunError
from workbench.base.paths import Paths, default_paths
from workbench.telemetry.live_file import FOLDER, read_live
from workbench.telemetry.monitor import Monitor
from workbench.telemetry.samplers.api import Machine

_LEAST_S, _MOST_S = 0.1, 3600.0


async def run(options: Namespace) -> int:
    """Show looks until Ctrl+C or as many as asked; returns the exit code.

    Raises:
        RunError: The interval or the count is none.
    """
    _check(options)
    is_screen = sys.stdout.isatty() and not options.json
    count = options.count or (0 if is_screen or options.json else 1)
    async with aclosing(looks(default_paths(), options.interval, count)) as found:
        if not is_screen:
            await _print(found, as_json=options.json)
        else:
            await _show(found)
    return 0


def _check(options: Namespace) -> None:
    if not (math.isfinite(options.interval) and _LEAST_S <= options.interval <= _MOST_S):
        raise RunError(
            f"{options.interval:g} s are no time between two looks",
            f"It is from {_LEAST_S:g} to {_MOST_S:g}.",
        )
    if options.count < 0:
        raise RunError(f"{options.count} looks cannot be taken", "Give 0 for no end.")


async def looks(paths: Paths, interval_s: float, count: int) -> AsyncGenerator[Look, None]:
    """One look after another; 0 has no end."""
    monitor = Monitor(interval_s, machine=Machine(paths.data))
    taken = 0
    try:
        await monitor.sample_once()  # the first has no CPU time before it to compare with
        await asyncio.sleep(min(interval_s, 0.5))
        while not count or taken < count:
            taken += 1
            began_s = time.monotonic()
            sample = await monitor.sample_once()
            live = await asyncio.to_thread(read_live, paths.cache / FOLDER)
            yield Look(sample.time_s, sample.values, monitor.gpus, live)
            if not count or taken < count:
                await asyncio.sleep(max(0.0, interval_s - (time.monotonic() - began_s)))
    finally:
        await monitor.stop()


async def _print(found: AsyncIterator[Look], *, as_json: bool) -> None:
    from rich.console import Console

    from workbench.app.reports import as_json_line

    async for look in found:
        if as_json:
            say(as_json_line(as_values(look)))
        else:
            Console(file=sys.stdout, width=100, no_color=True).print(drawn(look))


async def _show(found: AsyncIterator[Look]) -> None:
    from rich.live import Live

    with Live(screen=True, auto_refresh=False) as screen:
        async for look in found:
            screen.update(drawn(look), refresh=True)
