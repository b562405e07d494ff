"""Work that is left behind once nobody wants it any more."""

from __future__ import annotations

import asyncio
import threading

import pytest

from workbench.app.aside import aside

LIMIT_S = 20.0


async def test_that_what_it_gives_or_raises_comes_back() -> None:
    def fail() -> None:
        raise ValueError("no such thing")

    assert await asyncio.wait_for(aside(divmod, 7, 2), LIMIT_S) == (3, 1)
    with pytest.raises(ValueError, match="no such thing"):
        await asyncio.wait_for(aside(fail), LIMIT_S)


def test_that_a_program_ends_without_waiting_for_it() -> None:
    begun, go_on, ended = threading.Event(), threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        go_on.wait(LIMIT_S)
        ended.set()

    async def program() -> None:
        task = asyncio.create_task(aside(work))
        assert await asyncio.to_thread(begun.wait, LIMIT_S)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(program())
    assert not ended.is_set()
    go_on.set()
    assert ended.wait(LIMIT_S)
