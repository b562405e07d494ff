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

MOST_ANSWER_CHARS = 1_048_576
"""As much of a streamed answer is kept in the end of a run that was cut off."""


_GO_ON = (
    "Run it again to go on: what was done is used again, and what may not happen twice asks "
    "first."
)


def finish_interrupted(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Give each unfinished run its end, with as much of the answer as was stored.

    A run may be of any size, so it is read event by event and only what counts is kept.
    """
    open_runs = [row[0] for row in connection.execute("SELECT id FROM runs WHERE end = ''")]
    for run_id in open_runs:
        record = _ending(connection, run_id)
        index.add(connection, record, encode(record.event))
    return tuple(open_runs)


def _ending(connection: sqlite3.Connection, run_id: str) -> Record:
    """The last record of a run that was cut off."""
    start_s, end_s, number = connection.execute(
        "SELECT min(at_s), max(at_s), max(number) FROM events WHERE run_id = ?", (run_id,)
    ).fetchone()
    answer = _Answer()
    steps = prompt_tokens = new_tokens = 0
    for record in queries.each_record(connection, run_id, _COUNTED):
        event = record.event
        if isinstance(event, ModelCallFinished):
            prompt_tokens += event.prompt_tokens
            new_tokens += event.new_tokens
        elif isinstance(event, AnswerDelta):
            answer.take(event)
        else:
            steps += 1
    end = RunFinished(
        end="interrupted",
        answer=answer.text,
        message="The program ended while this run was going on.",
        hint=_GO_ON if _is_graph(connection, run_id) else "Ask again to get a whole answer.",
        steps=steps,
        prompt_tokens=prompt_tokens,
        new_tokens=new_tokens,
        duration_s=max(0.0, (end_s or 0.0) - (start_s or 0.0)),
    )
    return Record(run_id, 0 if number is None else number + 1, end_s or 0.0, end)


def _is_graph(connection: sqlite3.Connection, run_id: str) -> bool:
    query = "SELECT 1 FROM events WHERE run_id = ? AND type = 'NodeStarted' LIMIT 1"
    return connection.execute(query, (run_id,)).fetchone() is not None


class _Answer:
    """The text of the model call that began to write last, as far as it is kept."""

    def __init__(self) -> None:
        self._spans: set[str] = set()
        self._span_id = ""
        self._pieces: list[str] = []
        self._left_chars = MOST_ANSWER_CHARS

    def take(self, event: AnswerDelta) -> None:
        """Add a piece, of whichever call."""
        if is_inside(event):
            return
        if event.span_id not in self._spans:
            self._spans.add(event.span_id)
            self._span_id, self._pieces = event.span_id, []
            self._left_chars = MOST_ANSWER_CHARS
        if event.span_id == self._span_id and self._left_chars:
            piece = event.text[: self._left_chars]
            self._left_chars -= len(piece)
            self._pieces.append(piece)

    @property
    def text(self) -> str:
        return "".join(self._pieces)


def streamed_answer(records: Sequence[Record]) -> str:
    """The text of the last model call that wrote any."""
    texts: dict[str, list[str]] = {}
    for record in records:
        if isinstance(record.event, AnswerDelta) and not is_inside(record.event):
            texts.setdefault(record.event.span_id, []).append(record.event.text)
    return "".join(texts[list(texts)[-1]]) if texts else ""


_COUNTED = (AnswerDelta, ModelCallStarted, ModelCallFinished)
