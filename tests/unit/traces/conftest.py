"""Tests of the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from workbench.traces.events import (
    AnswerDelta,
    Record,
    RunFinished,
    RunStarted,
    ToolCallFinished,
    ToolCallStarted,
)
from workbench.traces.store import TraceStore

MakeRun = Callable[..., list[Record]]


def _run(
    run_id: str,
    parent: str = "",
    text: str = "hello",
    answer: str = "hi",
    conversation: str = "c",
    whole: bool = True,
) -> list[Record]:
    events: Sequence[object] = (
        RunStarted(conversation, parent, "starter", {"name": "starter"}, "m", text),
        ToolCallStarted("t", "s", "n", "1", "calculator", '{"expression": "1"}'),
        ToolCallFinished("t", "1"),
        AnswerDelta("s", answer[:1]),
        AnswerDelta("s", answer[1:]),
        *([RunFinished("answered", answer, steps=1)] if whole else []),
    )
    return [
        Record(run_id, number, 1000.0 + number, event)  # type: ignore[arg-type]
        for number, event in enumerate(events)
    ]


@pytest.fixture(scope="session")
def make_run() -> MakeRun:
    return _run


@pytest.fixture
def store(tmp_path: Path) -> Iterator[TraceStore]:
    opened = TraceStore(tmp_path / "workbench.sqlite")
    yield opened
    opened.close()
