"""What was written until a stop is not lost with it."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import aclosing
from pathlib import Path

import pytest

from workbench.engines.api import (
    Finished,
    GenerationStats,
    LoadOptions,
    Message,
    Request,
    SamplingOptions,
    TextDelta,
)
from workbench.engines.host import EngineHost
from workbench.engines.last_words import LAST_WORD_S, last_word, take_along
from workbench.engines.registry import ENGINES

FILE = {
    "format": 1,
    "name": "Demo",
    "tokens_per_s": 300,
    "recordings": [{"text": "word ", "repeat": 100_000}],
}
ASKED = Request((Message("user", "Hi"),), sampling=SamplingOptions(max_new_tokens=90_000))


@pytest.fixture
async def host(tmp_path: Path) -> AsyncIterator[EngineHost]:
    path = tmp_path / "demo.replay.json"
    path.write_text(json.dumps(FILE), encoding="utf-8")
    spec = next(one for one in ENGINES if one.key == "replay")
    made = await EngineHost.start(spec, path, LoadOptions(), mode="thread")
    yield made
    await made.close()


async def read(host: EngineHost, came: asyncio.Event) -> None:
    async with aclosing(host.generate(ASKED)) as events:
        async for event in events:
            if isinstance(event, TextDelta):
                came.set()


async def test_that_a_stop_carries_the_end_of_what_it_stopped(
    host: EngineHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.engines.host.LAST_WORD_S", 20.0)  # a busy machine
    came = asyncio.Event()
    task = asyncio.create_task(read(host, came))
    await asyncio.wait_for(came.wait(), 20)
    began_s = time.monotonic()
    task.cancel()
    with pytest.raises(asyncio.CancelledError) as stop:
        await task
    assert time.monotonic() - began_s < 10.0
    assert task.cancelled()
    last = last_word(stop.value)
    assert last is not None
    assert last.reason == "cancelled"
    assert last.stats.new_tokens > 0
    assert not host._streams
    assert not host._ending, "no timer is left that would kill the worker"
    assert host.alive


async def test_that_a_stop_within_a_time_limit_is_still_a_time_limit(host: EngineHost) -> None:
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.3):
            await read(host, asyncio.Event())
    assert host.alive


async def test_that_an_engine_that_does_not_answer_holds_up_no_stop(
    host: EngineHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    came = asyncio.Event()
    task = asyncio.create_task(read(host, came))
    await asyncio.wait_for(came.wait(), 20)
    cancel = host._link.cancel
    monkeypatch.setattr(host._link, "cancel", lambda _id: None)
    task.cancel()
    with pytest.raises(asyncio.CancelledError) as stop:
        await asyncio.wait_for(task, LAST_WORD_S + 5.0)
    assert last_word(stop.value) is None
    for request_id in tuple(host._ending):
        cancel(request_id)
    await asyncio.sleep(0.2)


async def test_that_a_second_stop_waits_for_nothing(
    host: EngineHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    came = asyncio.Event()
    task = asyncio.create_task(read(host, came))
    await asyncio.wait_for(came.wait(), 20)
    cancel = host._link.cancel
    monkeypatch.setattr(host._link, "cancel", lambda _id: None)
    monkeypatch.setattr("workbench.engines.host.LAST_WORD_S", 20.0)
    task.cancel()
    await asyncio.sleep(0)
    task.cancel()
    began_s = time.monotonic()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert time.monotonic() - began_s < 10.0
    for request_id in tuple(host._ending):
        cancel(request_id)
    await asyncio.sleep(0.2)


def test_that_other_failures_carry_nothing() -> None:
    assert last_word(asyncio.CancelledError()) is None
    assert last_word(asyncio.CancelledError("because")) is None
    ended = Finished("cancelled", GenerationStats(1, 0, 1, 0.0, 0.0, 0.0))
    assert last_word(ValueError(ended)) is None
    stop = asyncio.CancelledError()
    take_along(stop, ended)
    assert last_word(stop) is ended
