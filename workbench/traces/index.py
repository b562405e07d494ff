"""Writes events and what is derived from them: runs, conversations, full text."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace

from workbench.traces.events import (
    AnswerDelta,
    ReasoningPiece,
    Record,
    RunFinished,
    RunStarted,
    ToolCallFinished,
    ToolCallStarted,
)

_TITLE_CHARACTERS = 60


def gather(records: Iterable[Record]) -> Iterator[Record]:
    """Join neighbouring pieces of the same answer; the first one's number and time stay."""
    held: Record | None = None
    for record in records:
        joined = _join(held, record) if held is not None else None
        if joined is not None:
            held = joined
            continue
        if held is not None:
            yield held
        held = record
    if held is not None:
        yield held


def _join(first: Record, second: Record) -> Record | None:
    one, two = first.event, second.event
    if first.run_id != second.run_id or type(one) is not type(two):
        return None
    if not isinstance(one, AnswerDelta | ReasoningPiece):
        return None
    if not isinstance(two, AnswerDelta | ReasoningPiece) or one.span_id != two.span_id:
        return None
    return replace(
        first, event=replace(one, text=one.text + two.text, tokens=one.tokens + two.tokens)
    )


def add(connection: sqlite3.Connection, record: Record, encoded: tuple[str, str]) -> None:
    """Store one event and bring the index up to date."""
    connection.execute(
        "INSERT INTO events(run_id, number, at_s, type, json) VALUES (?,?,?,?,?)",
        (record.run_id, record.number, record.at_s, *encoded),
    )
    derive(connection, record)


def derive(connection: sqlite3.Connection, record: Record) -> None:
    """The index's share of one event."""
    event = record.event
    if isinstance(event, RunStarted):
        _started(connection, record, event)
    elif isinstance(event, RunFinished):
        _finished(connection, record, event)
    elif isinstance(event, ToolCallStarted):
        connection.execute(
            "UPDATE runs SET tool_calls = tool_calls + 1 WHERE id = ?", (record.run_id,)
        )
        add_text(connection, "tool", record.run_id, event.name)
    elif isinstance(event, ToolCallFinished) and event.failed:
        connection.execute(
            "UPDATE runs SET failed_tool_calls = failed_tool_calls + 1 WHERE id = ?",
            (record.run_id,),
        )
        add_text(connection, "error", record.run_id, event.result)


def _started(connection: sqlite3.Connection, record: Record, event: RunStarted) -> None:
    title = title_for(event.user_text)
    connection.execute(
        "INSERT OR IGNORE INTO conversations(id, agent_name, created_s, updated_s, owner)"
        " VALUES (?,?,?,?,?)",
        (
            event.conversation_id,
            event.agent_name,
            record.at_s,
            record.at_s,
            printable(event.owner),
        ),
    )
    named = connection.execute(
        "UPDATE conversations SET title = ? WHERE id = ? AND title = ''",
        (title, event.conversation_id),
    ).rowcount
    row = connection.execute(
        "INSERT INTO runs(id, conversation_id, parent_run_id, agent_name, model_id, started_s,"
        " user_text) VALUES (?,?,?,?,?,?,?)",
        (
            record.run_id,
            event.conversation_id,
            event.parent_run_id,
            event.agent_name,
            event.model_id,
            record.at_s,
            printable(event.user_text),
        ),
    )
    connection.execute(
        "UPDATE conversations SET head_run_id = ?, updated_s = ?, touched = ?, agent_name = ?"
        " WHERE id = ?",
        (record.run_id, record.at_s, row.lastrowid, event.agent_name, event.conversation_id),
    )
    if named:
        _insert_text(connection, "title", event.conversation_id, "", title)
    _insert_text(connection, "user", event.conversation_id, record.run_id, event.user_text)


def _finished(connection: sqlite3.Connection, record: Record, event: RunFinished) -> None:
    connection.execute(
        "UPDATE runs SET ended_s = ?, end = ?, answer = ?, message = ?, steps = ?,"
        " prompt_tokens = ?, new_tokens = ? WHERE id = ?",
        (
            record.at_s,
            event.end,
            printable(event.answer),
            printable(event.message),
            event.steps,
            event.prompt_tokens,
            event.new_tokens,
            record.run_id,
        ),
    )
    connection.execute(
        "UPDATE conversations SET updated_s = ? WHERE id ="
        " (SELECT conversation_id FROM runs WHERE id = ?)",
        (record.at_s, record.run_id),
    )
    add_text(connection, "answer", record.run_id, f"{event.answer}\n{event.message}")
    connection.execute(
        "INSERT OR IGNORE INTO to_index(run_seq) SELECT seq FROM runs WHERE id = ?",
        (record.run_id,),
    )


def add_text(connection: sqlite3.Connection, kind: str, run_id: str, text: str) -> None:
    """Make a run findable by a text."""
    row = connection.execute(
        "SELECT conversation_id FROM runs WHERE id = ?", (run_id,)
    ).fetchone()
    _insert_text(connection, kind, row[0] if row else "", run_id, text)


def _insert_text(
    connection: sqlite3.Connection, kind: str, conversation_id: str, run_id: str, text: str
) -> None:
    if text.strip():
        connection.execute(
            "INSERT INTO search(kind, conversation_id, run_id, text) VALUES (?,?,?,?)",
            (kind, conversation_id, run_id, printable(text)),
        )


def printable(text: str) -> str:
    """Text that SQLite can hold: lone surrogates become question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")


def title_for(text: str) -> str:
    """A title from the first message: its first line, cut at a word."""
    line = printable(" ".join(text.split()))
    if len(line) <= _TITLE_CHARACTERS:
        return line or "New conversation"
    cut = line[:_TITLE_CHARACTERS]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut) + "…"
