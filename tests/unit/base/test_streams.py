"""Many readers follow one log from the start."""

from __future__ import annotations

import asyncio
from contextlib import aclosing

import pytest

from workbench.base.streams import EventLog


async def _read(log: EventLog[int], start: int = 0) -> list[int]:
    seen: list[int] = []
    async with aclosing(log.batches(start)) as batches:
        async for batch in batches:
            seen.extend(batch)
    return seen


async def test_that_early_and_late_readers_see_the_same_items() -> None:
    log: EventLog[int] = EventLog()
    log.append(0)
    early = asyncio.create_task(_read(log))
    await asyncio.sleep(0)
    log.append(1)
    late = asyncio.create_task(_read(log))
    await asyncio.sleep(0)
    log.append(2)
    log.close()

    assert await asyncio.wait_for(early, 5) == [0, 1, 2]
    assert await asyncio.wait_for(late, 5) == [0, 1, 2]
    assert await asyncio.wait_for(_read(log, start=2), 5) == [2]


async def test_that_a_closed_log_takes_nothing_more() -> None:
    log: EventLog[int] = EventLog()
    log.close()

    with pytest.raises(ValueError, match="closed"):
        log.append(1)
