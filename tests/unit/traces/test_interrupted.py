"""Runs that were cut off get their end without being read into memory as a whole."""

from __future__ import annotations

import tracemalloc
from collections.abc import Sequence
from pathlib import Path

from workbench.traces.events import (
    AnswerDelta,
    ModelCallFinished,
    ModelCallStarted,
    NodeFinished,
    NodeStarted,
    Record,
    RunFinished,
    RunStarted,
    TraceEvent,
)
from workbench.traces.interrupted import MOST_ANSWER_CHARS
from workbench.traces.store import TraceStore

BEGUN = RunStarted("c", "", "starter", {"name": "starter"}, "m", "hello")


def ended(path: Path, events: Sequence[TraceEvent]) -> RunFinished:
    """The end that a run gets when the program starts again after a kill."""
    store = TraceStore(path)
    for at, event in enumerate([BEGUN, *events]):
        store.append([Record("r", at, 100.0 + at, event)])
    store.close()
    again = TraceStore(path)
    last = again.records("r")[-1]
    again.close()
    assert last.number == len(events) + 1
    assert isinstance(last.event, RunFinished)
    return last.event


def test_that_the_answer_is_that_of_the_call_that_began_to_write_last(tmp_path: Path) -> None:
    events: list[TraceEvent] = [
        ModelCallStarted("s1", "n", "m", "e"),
        AnswerDelta("s1", "first"),
        ModelCallStarted("s2", "n", "m", "e"),
        AnswerDelta("s2", "sec"),
        AnswerDelta("s1", " more"),
        AnswerDelta("s2", "ond"),
        AnswerDelta("t>s3", "of a tool"),
        ModelCallFinished("s1", "stop", prompt_tokens=7, new_tokens=2),
    ]

    end = ended(tmp_path / "a.sqlite", events)

    assert (end.end, end.answer) == ("interrupted", "second")
    assert (end.steps, end.prompt_tokens, end.new_tokens, end.duration_s) == (2, 7, 2, 8.0)


def test_that_a_huge_run_is_ended_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    store = TraceStore(path)
    records = [Record("r", 0, 0.0, BEGUN)]
    for at in range(1, 41):
        values = {"text": "x" * 1_000_000}
        event: TraceEvent = NodeFinished("n", "n", "done", values)
        records.append(
            Record("r", at, float(at), event if at % 2 else AnswerDelta("s", "y" * 500_000))
        )
        if at % 3 == 0:
            records.append(Record("r", 100 + at, float(at), ModelCallFinished("s", "stop")))
    store.append(records)
    store.close()

    tracemalloc.start()
    try:
        again = TraceStore(path)
        _now_bytes, peak_bytes = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    last = again.records("r")[-1].event
    again.close()

    assert peak_bytes < 12_000_000
    assert isinstance(last, RunFinished)
    assert len(last.answer) == MOST_ANSWER_CHARS


def test_that_the_next_step_fits_a_chat_and_a_graph(tmp_path: Path) -> None:
    begun = NodeStarted("one", "one", "agent", "One")
    assert ended(tmp_path / "chat.db", []).hint.startswith("Ask again")
    assert ended(tmp_path / "graph.db", [begun]).hint.startswith("Run it again to go on")
