"""Vectors and ranks from a server that does its work well and badly."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.servers.scripted import Scripted, running_server
from workbench.engines.api import (
    EngineEvent,
    Failed,
    Finished,
    LoadOptions,
    TextScores,
    TextTask,
    TextVectors,
)
from workbench.engines.openai_compatible.engine import ServerEngine, load

Answer = Callable[[Any], tuple[int, Any]]


@pytest.fixture
def server() -> Iterator[Scripted]:
    with running_server() as script:
        yield script


@pytest.fixture
def engine(server: Scripted, tmp_path: Path) -> Iterator[ServerEngine]:
    found = load(server.connection(tmp_path, retries=1), LoadOptions())
    yield found
    found.close()


def done(engine: ServerEngine, task: TextTask, limit_s: float = 20.0) -> list[EngineEvent]:
    engine.submit_task("t", task)
    events: list[EngineEvent] = []
    until_s = time.monotonic() + limit_s
    while not events or not isinstance(events[-1], Finished | Failed):
        assert time.monotonic() < until_s, events
        events += [event for _, event in engine.step()]
    return events


def embeds(body: Any) -> tuple[int, Any]:
    """A vector of two numbers for each text, told backwards."""
    rows = [
        {"index": n, "embedding": [float(len(text)), 1.0], "object": "embedding"}
        for n, text in enumerate(body["input"])
    ]
    return 200, {"data": rows[::-1], "usage": {"prompt_tokens": len(rows), "total_tokens": 9}}


def test_that_vectors_come_in_the_order_of_the_texts_and_have_length_one(
    engine: ServerEngine, server: Scripted
) -> None:
    server.texts["/v1/embeddings"] = embeds
    texts = tuple("x" * (n + 1) for n in range(150))

    events = done(engine, TextTask(texts))

    told = [event for event in events if isinstance(event, TextVectors)]
    assert [event.first for event in told] == [0, 64, 128]
    vectors = [vector for event in told for vector in event.vectors]
    for number, (left, right) in enumerate(vectors, 1):
        assert left / right == pytest.approx(number)
        assert left * left + right * right == pytest.approx(1.0)
    assert isinstance(events[-1], Finished)
    assert events[-1].stats.prompt_tokens == 150
    assert [len(body["input"]) for body in server.heard] == [64, 64, 22]


def test_that_scores_come_in_the_order_of_the_texts(
    engine: ServerEngine, server: Scripted
) -> None:
    def ranks(body: Any) -> tuple[int, Any]:
        assert body["query"] == "which?"
        rows = [{"index": n, "relevance_score": -n} for n in range(len(body["documents"]))]
        return 200, {"results": rows[::-1], "usage": {"total_tokens": 5}}

    server.texts["/v1/rerank"] = ranks

    first, last = done(engine, TextTask(("a", "b", "c"), "rerank", "which?"))

    assert first == TextScores(0, (0.0, -1.0, -2.0), 5)
    assert isinstance(last, Finished)


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ({"data": []}, "not one for each of 2 texts"),
        ({"data": [{"index": 0, "embedding": [1]}] * 2}, "not one for each of 2 texts"),
        ({"nothing": 1}, "it has no list 'data'"),
        ([1, 2], "it has no list 'data'"),
        (
            {"data": [{"index": n, "embedding": [1.0] * (n + 1)} for n in range(2)]},
            "not equally long",
        ),
        ({"data": [{"index": n, "embedding": ["a"]} for n in range(2)]}, "is not a number"),
        (b'{"data": [{"index": 0, "embedding": [NaN]}, {"index": 1, "embedding": [1]}]}', ""),
        ({"error": {"message": "no such thing"}}, "no such thing"),
    ],
)
def test_that_an_answer_that_cannot_be_used_says_why(
    engine: ServerEngine, server: Scripted, value: Any, problem: str
) -> None:
    server.texts["/v1/embeddings"] = lambda body: (200, value)

    (last,) = done(engine, TextTask(("a", "b")))

    assert isinstance(last, Failed)
    assert problem in last.error.message


def test_that_a_server_that_is_busy_is_asked_again(
    engine: ServerEngine, server: Scripted
) -> None:
    server.texts["/v1/embeddings"] = embeds
    server.refusals.append((503, {"Retry-After": "0.01"}, {"error": "busy"}))

    events = done(engine, TextTask(("a",)))

    assert isinstance(events[-1], Finished)
    assert len(server.heard) == 2


def test_that_a_task_can_be_stopped_while_the_server_thinks(
    engine: ServerEngine, server: Scripted
) -> None:
    def never(body: Any) -> tuple[int, Any]:
        server.closing.wait(30)
        return embeds(body)

    server.texts["/v1/embeddings"] = never
    engine.submit_task("t", TextTask(("a",)))
    until_s = time.monotonic() + 20
    while not server.heard:
        assert time.monotonic() < until_s
        engine.step()
    engine.cancel("t")
    events: list[EngineEvent] = []
    while not events:
        assert time.monotonic() < until_s
        events += [event for _, event in engine.step()]

    assert isinstance(events[-1], Finished)
    assert events[-1].reason == "cancelled"
