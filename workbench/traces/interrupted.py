"""Ends the runs that were going on when the program ended without warning."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from workbench.traces import index, queries
from workbench.traces.codec import encode
from workbench.traces.events import (
    AnswerDelta,
    ModelCallFinished,
    ModelCallStarted,
    Record,
    RunFinished,
)
from workbench.traces.nesting import is_inside


def finish_interrupted(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Give each unfinished run its end, with as much of the answer as was stored."""
    open_runs = [row[0] for row in connection.execute("SELECT id FROM runs WHERE end = ''")]
    for run_id in open_runs:
        record = ending(run_id, queries.records(connection, run_id))
        index.add(connection, record, encode(record.event))
    return tuple(open_runs)


def ending(run_id: str, records: Sequence[Record]) -> Record:
    """The last record of a run that was cut off."""
    calls = [r.event for r in records if isinstance(r.event, ModelCallFinished)]
    start_s = records[0].at_s if records else 0.0
    end_s = max((record.at_s for record in records), default=0.0)
    event = RunFinished(
        end="interrupted",
        answer=streamed_answer(records),
        message="The program ended while this run was going on.",
        hint="Ask again to get a whole answer.",
        steps=sum(isinstance(record.event, ModelCallStarted) for record in records),
        prompt_tokens=sum(call.prompt_tokens for call in calls),
        new_tokens=sum(call.new_tokens for call in calls),
        duration_s=max(0.0, end_s - start_s),
    )
    number = max((record.number for record in records), default=-1) + 1
    return Record(run_id, number, end_s, event)


def streamed_answer(records: Sequence[Record]) -> str:
    """The text of the last model call that wrote any."""
    texts: dict[str, list[str]] = {}
    for record in records:
        if isinstance(record.event, AnswerDelta) and not is_inside(record.event):
            texts.setdefault(record.event.span_id, []).append(record.event.text)
    return "".join(texts[list(texts)[-1]]) if texts else ""
