"""How many requests a model takes, and what it is asked of texts."""

from __future__ import annotations

import asyncio
import threading
from contextlib import aclosing
from pathlib import Path

import pytest

from workbench.base.errors import EngineError
from workbench.engines.api import (
    EngineEvent,
    EngineInfo,
    EngineUsage,
    Failed,
    Finished,
    GenerationStats,
    LoadOptions,
    Request,
    TextDelta,
    TextTask,
    TextVectors,
)
from workbench.engines.embedding import likeness
from workbench.engines.host import EngineHost
from workbench.engines.registry import engine_for
from workbench.engines.step_loop import MOST_REQUESTS, StepLoop

AGENT = Path(__file__).parents[2] / "models" / "tiny-agent" / "agent.gguf"
STATS = GenerationStats(1, 0, 1, 0.0, 0.0, 0.0)


class SlowEngine:
    """Ends nothing before it is let."""

    def __init__(self) -> None:
        self.submitted: list[str] = []
        self.go = threading.Event()

    def info(self) -> EngineInfo:
        raise NotImplementedError

    def usage(self) -> EngineUsage:
        return EngineUsage(memory_bytes=1)

    def submit(self, request_id: str, request: Request) -> None:
        self.submitted.append(request_id)

    def cancel(self, request_id: str) -> None:
        """Nothing is stopped."""

    def step(self) -> list[tuple[str, EngineEvent]]:
        if not self.go.wait(0.005):
            return []
        ended, self.submitted = self.submitted, []
        return [(one, Finished("stop", STATS)) for one in ended]

    def close(self) -> None:
        """Nothing is held."""


class Told:
    """Keeps the events, and says when so many requests have ended."""

    def __init__(self) -> None:
        self.ends: dict[str, EngineEvent] = {}
        self.changed = threading.Condition()

    def events(self, batch: list[tuple[str, EngineEvent]]) -> None:
        with self.changed:
            self.ends |= {k: e for k, e in batch if isinstance(e, Finished | Failed)}
            self.changed.notify_all()

    def usage(self, usage: EngineUsage) -> None:
        """Not of interest."""

    def wait_for(self, count: int) -> None:
        with self.changed:
            assert self.changed.wait_for(lambda: len(self.ends) >= count, 30)


def test_that_more_requests_than_a_model_takes_are_refused_and_the_others_end() -> None:
    engine, told = SlowEngine(), Told()
    loop = StepLoop(engine, told, lambda: 0)
    thread = threading.Thread(target=loop.run, daemon=True)
    for number in range(MOST_REQUESTS + 3):
        loop.submit(f"r{number}", Request(()))
    thread.start()
    told.wait_for(3)
    refused = dict(told.ends)
    engine.go.set()
    told.wait_for(MOST_REQUESTS + 3)
    loop.submit("later", Request(()))
    told.wait_for(MOST_REQUESTS + 4)
    loop.stop()
    thread.join(30)

    assert sorted(refused) == [f"r{MOST_REQUESTS + n}" for n in range(3)]
    for last in refused.values():
        assert isinstance(last, Failed)
        assert f"has {MOST_REQUESTS} requests already" in last.error.message
        assert last.error.hint
    assert isinstance(told.ends["later"], Finished)


def test_that_what_an_answer_took_is_told_before_it() -> None:
    class Growing(SlowEngine):
        def usage(self) -> EngineUsage:
            return EngineUsage(memory_bytes=2 if self.go.is_set() else 1)

    class Ordered(Told):
        said: tuple[str, ...] = ()

        def usage(self, usage: EngineUsage) -> None:
            self.said += (f"uses {usage.memory_bytes}",)

        def events(self, batch: list[tuple[str, EngineEvent]]) -> None:
            self.said += tuple(key for key, _ in batch)
            super().events(batch)

    engine, told = Growing(), Ordered()
    loop = StepLoop(engine, told, lambda: 0)
    loop.submit("one", Request(()))
    thread = threading.Thread(target=loop.run, daemon=True)
    thread.start()
    engine.go.set()
    told.wait_for(1)
    loop.stop()
    thread.join(30)

    assert told.said[told.said.index("one") - 1] == "uses 2"


def test_that_an_engine_that_makes_no_vectors_says_so() -> None:
    told = Told()
    loop = StepLoop(SlowEngine(), told, lambda: 0)
    thread = threading.Thread(target=loop.run, daemon=True)
    loop.submit("v", Request((), task=TextTask(("a text",))))
    thread.start()
    told.wait_for(1)
    loop.stop()
    thread.join(30)

    last = told.ends["v"]
    assert isinstance(last, Failed)
    assert "makes no vectors" in last.error.message


async def ask(host: EngineHost, request: Request) -> list[EngineEvent]:
    async with aclosing(host.generate(request)) as events:
        return [event async for event in events]


async def test_that_vectors_come_out_of_a_worker_process() -> None:
    host = await EngineHost.start(
        engine_for(AGENT), AGENT, LoadOptions(threads=1, context_tokens=256)
    )
    try:
        texts = ("a dog", "a dog", "the number twelve")
        told, written = await asyncio.gather(
            ask(host, Request((), task=TextTask(texts))),
            ask(host, Request((), prompt="hello")),
        )
        refused = await ask(host, Request((), task=TextTask(("b" * 9000,))))
    finally:
        await host.close()

    vectors = [v for event in told if isinstance(event, TextVectors) for v in event.vectors]
    assert likeness(vectors[0], vectors[1]) == pytest.approx(1.0, abs=1e-4)
    assert likeness(vectors[0], vectors[2]) < 0.9999
    assert isinstance(told[-1], Finished)
    assert any(isinstance(event, TextDelta) for event in written)
    (last,) = refused
    assert isinstance(last, Failed)
    assert isinstance(last.error, EngineError)
    assert last.error.message.startswith("text 1 is too long")
