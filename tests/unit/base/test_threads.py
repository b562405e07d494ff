"""Work that begins in a thread at once."""

from __future__ import annotations

import asyncio
import threading
from contextvars import ContextVar

import pytest

from workbench.base.threads import begin_in_thread


async def test_that_it_begins_before_anybody_waits_and_gives_its_result() -> None:
    begun = threading.Event()

    def work(number: int, *, more: int) -> int:
        begun.set()
        return number + more

    result = begin_in_thread(work, 3, more=4)
    assert begun.wait(10)  # this blocks the loop: no turn of it was needed
    assert await result == 7


async def test_that_what_fails_is_raised_where_it_is_awaited() -> None:
    def work() -> None:
        raise OSError("no space")

    with pytest.raises(OSError, match="no space"):
        await begin_in_thread(work)


async def test_that_it_goes_to_its_end_when_who_waits_is_cancelled() -> None:
    go, ended = threading.Event(), threading.Event()

    def work() -> None:
        go.wait(10)
        ended.set()

    async def wait_for(work: asyncio.Future[None]) -> None:
        await asyncio.shield(work)

    working = begin_in_thread(work)
    waiting = asyncio.create_task(wait_for(working))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    go.set()
    await working
    assert ended.is_set()


async def test_that_it_knows_the_context_of_who_began_it() -> None:
    name: ContextVar[str] = ContextVar("name", default="nobody")
    name.set("ann")
    assert await begin_in_thread(name.get) == "ann"


def test_that_without_a_loop_nothing_begins() -> None:
    begun = threading.Event()
    with pytest.raises(RuntimeError, match="no running event loop"):
        begin_in_thread(begun.set)
    assert not begun.is_set()
