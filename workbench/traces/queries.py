"""What the store can be asked; plain SQL over one reading connection."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from workbench.base.errors import StoreDamaged, StoreError
from workbench.traces.codec import decode
from workbench.traces.events import Record, RunFinished, TraceEvent
from workbench.traces.notes import stored_tags
from workbench.traces.schema import mark_damaged
from workbench.traces.tree import span_id_of
from workbench.traces.values import Conversation, ModelUsage, RunFilter, RunSummary, Turn

log = logging.getLogger(__name__)

_CONVERSATION = (
    "SELECT c.id, c.title, c.agent_name, c.created_s, c.updated_s, c.head_run_id,"
    " (SELECT count(*) FROM runs r WHERE r.conversation_id = c.id), c.pinned"
    " FROM conversations c WHERE c.deleted_s IS NULL"
)
UNSENT = "unsent"
"""Keeps the draft of the conversation that is not begun yet; ``unsent:<owner>`` a person's."""
# Runs of a graph are part of no conversation, and what was never begun is none.
_TALKED = f" AND c.id NOT LIKE 'graph:%' AND c.id <> '{UNSENT}' AND c.id NOT LIKE '{UNSENT}:%'"
_NEWEST = " ORDER BY c.pinned DESC, c.touched DESC, c.created_s DESC, c.id LIMIT ? OFFSET ?"
_RUN = (
    "SELECT r.id, r.conversation_id, r.parent_run_id, r.agent_name, r.model_id, r.started_s,"
    " r.ended_s, r.end, r.user_text, r.answer, r.message, r.steps, r.prompt_tokens,"
    " r.new_tokens, r.tool_calls, r.failed_tool_calls FROM runs r"
)
_FOUND = " AND c.id IN (SELECT conversation_id FROM search WHERE search MATCH ?)"
_EVENT = "run_id, number, at_s, type, json"
_PAGE = 200
_RUN_FOUND = " AND r.id IN (SELECT run_id FROM search WHERE search MATCH ?)"
_ALIVE = " JOIN conversations c ON c.id = r.conversation_id WHERE c.deleted_s IS NULL"
_LAST = "\U0010ffff"
_NOTED = " AND EXISTS (SELECT 1 FROM notes n WHERE n.run_id = r.id AND {})"
RUNNING = "running"
_PATH = """
WITH RECURSIVE path(id, parent, user_text, depth) AS (
  SELECT id, parent_run_id, user_text, 0 FROM runs WHERE id = ? AND conversation_id = ?
  UNION ALL
  SELECT r.id, r.parent_run_id, r.user_text, depth + 1 FROM path p
  JOIN runs r ON r.id = p.parent WHERE depth + 1 < ?)
SELECT id, parent, user_text FROM path ORDER BY depth DESC
"""


def match_text(query: str) -> str:
    """Words of the user as a full-text query: all of them, the last one as a beginning."""
    words = ["".join(c for c in word if c != '"' and c != "\0") for word in query.split()]
    quoted = [f'"{word}"' for word in words if any(c.isalnum() for c in word)]
    return " ".join(quoted) + "*" if quoted else ""


def conversations(
    connection: sqlite3.Connection, query: str, limit: int, offset: int
) -> tuple[Conversation, ...]:
    """See ``TraceStore.conversations``."""
    if not query.strip():
        rows = connection.execute(_CONVERSATION + _TALKED + _NEWEST, (limit, offset))
        return tuple(_conversation(row) for row in rows)
    match = match_text(query)
    if not match:
        return ()
    rows = connection.execute(
        _CONVERSATION + _TALKED + _FOUND + _NEWEST,
        (match, limit, offset),
    )
    return tuple(_conversation(row) for row in rows)


def conversation(connection: sqlite3.Connection, conversation_id: str) -> Conversation:
    """See ``TraceStore.conversation``."""
    row = connection.execute(_CONVERSATION + " AND c.id = ?", (conversation_id,)).fetchone()
    if row is None:
        raise StoreError(
            f"there is no conversation {conversation_id!r}", "It may have been deleted."
        )
    return _conversation(row)


def deleted(connection: sqlite3.Connection, before_s: float) -> tuple[str, ...]:
    """See ``TraceStore.deleted``."""
    rows = connection.execute("SELECT id FROM conversations WHERE deleted_s < ?", (before_s,))
    return tuple(row[0] for row in rows)


def _conversation(row: Sequence[object]) -> Conversation:
    found = Conversation(*row)  # type: ignore[arg-type]
    return replace(found, pinned=bool(found.pinned))


def turns(
    connection: sqlite3.Connection,
    conversation_id: str,
    head_run_id: str,
    last: int | None,
    before: str,
) -> tuple[Turn, ...]:
    """See ``TraceStore.turns``."""
    end = head_run_id or conversation(connection, conversation_id).head_run_id
    if before:
        row = connection.execute(
            "SELECT parent_run_id FROM runs WHERE id = ?", (before,)
        ).fetchone()
        end = row[0] if row else ""
    most = 2**31 if last is None else last
    if not end or most <= 0:
        return ()
    rows = connection.execute(_PATH, (end, conversation_id, most)).fetchall()
    found: list[Turn] = []
    for first in range(0, len(rows), _PAGE):
        found += _page_of_turns(connection, conversation_id, rows[first : first + _PAGE])
    return tuple(found)


def _page_of_turns(
    connection: sqlite3.Connection, conversation_id: str, rows: Sequence[tuple[str, str, str]]
) -> Iterator[Turn]:
    """The turns of a piece of the path, with two questions to the database for all of them."""
    events: dict[str, list[Record]] = {run_id: [] for run_id, _parent, _text in rows}
    for run_id, *event in connection.execute(
        f"SELECT {_EVENT} FROM events WHERE run_id IN ({_marks(events)})"  # noqa: S608
        " ORDER BY run_id, number",
        tuple(events),
    ):
        _take(connection, events[run_id], run_id, *event)
    branches: dict[str, list[str]] = {parent: [] for _run_id, parent, _text in rows}
    for parent, run_id in connection.execute(
        "SELECT parent_run_id, id FROM runs WHERE conversation_id = ?"  # noqa: S608
        f" AND parent_run_id IN ({_marks(branches)}) ORDER BY seq",
        (conversation_id, *branches),
    ):
        branches[parent].append(run_id)
    for run_id, parent, text in rows:
        yield _turn(run_id, parent, text, events[run_id], branches[parent])


def _marks(values: Collection[str]) -> str:
    return ",".join("?" * len(values))


def _turn(
    run_id: str, parent: str, text: str, found: Sequence[Record], siblings: Sequence[str]
) -> Turn:
    branches = tuple(siblings) if run_id in siblings else (run_id,)
    ends = [record.event for record in found if isinstance(record.event, RunFinished)]
    return Turn(
        run_id=run_id,
        parent_run_id=parent,
        user_text=text,
        records=tuple(found),
        branch=branches.index(run_id),
        branches=branches,
        end=ends[-1] if ends else None,
    )


def records(connection: sqlite3.Connection, run_id: str) -> tuple[Record, ...]:
    """See ``TraceStore.records``."""
    found: list[Record] = []
    for row in connection.execute(
        f"SELECT {_EVENT} FROM events WHERE run_id = ? ORDER BY number",  # noqa: S608
        (run_id,),
    ):
        _take(connection, found, *row)
    return tuple(found)


def some_records(
    connection: sqlite3.Connection,
    run_id: str,
    first: int,
    last: int | None,
    span_id: str,
    most: int,
) -> tuple[Record, ...]:
    """See ``TraceStore.some_records``."""
    found: list[Record] = []
    end = 2**62 if last is None else last
    # The id stands in the JSON of each event of the step: what lacks it is not even read.
    wanted = json.dumps(span_id) if span_id else ""
    for row in connection.execute(
        f"SELECT {_EVENT} FROM events WHERE run_id = ? AND number BETWEEN ? AND ?"  # noqa: S608
        " AND (? = '' OR instr(json, ?)) ORDER BY number LIMIT ?",
        (run_id, first, end, wanted, wanted, most),
    ):
        _take(connection, found, *row)
    if span_id:
        found = [record for record in found if span_id_of(record) == span_id]
    return tuple(found)


def each_record(
    connection: sqlite3.Connection, run_id: str, kinds: Collection[type[TraceEvent]]
) -> Iterator[Record]:
    """The events of a run that are of these kinds, in order, one in memory at a time."""
    names = [kind.__name__ for kind in kinds]
    for row in connection.execute(
        f"SELECT {_EVENT} FROM events WHERE run_id = ? AND type IN ({_marks(names)})"  # noqa: S608
        " ORDER BY number",
        (run_id, *names),
    ):
        found: list[Record] = []
        _take(connection, found, *row)
        yield from found


def _take(
    connection: sqlite3.Connection,
    found: list[Record],
    run_id: str,
    number: int,
    at_s: float,
    kind: str,
    text: str,
) -> None:
    try:
        event = decode(kind, text)
    except StoreDamaged:
        log.warning("store.event_damaged run=%s number=%d", run_id, number)
        mark_damaged(connection)
        return
    if event is not None:
        found.append(Record(run_id, number, at_s, event))


def runs(
    connection: sqlite3.Connection, query: str, limit: int, offset: int, wanted: RunFilter
) -> tuple[RunSummary, ...]:
    """See ``TraceStore.runs``."""
    conditions: list[tuple[str, str | float]] = []
    if query.strip():
        match = match_text(query)
        if not match:
            return ()
        conditions.append((_RUN_FOUND, match))
    if wanted.agent_name:
        conditions.append((" AND r.agent_name = ?", wanted.agent_name))
    if wanted.end:
        conditions.append((" AND r.end = ?", "" if wanted.end == RUNNING else wanted.end))
    if wanted.since_s:
        conditions.append((" AND r.started_s >= ?", wanted.since_s))
    if wanted.bookmarked:
        conditions.append((_NOTED.format("n.bookmarked = ?"), 1))
    if wanted.rating:
        conditions.append((_NOTED.format("n.rating = ?"), wanted.rating))
    if wanted.tag:
        conditions.append((_NOTED.format("instr(n.tags, ?)"), stored_tags([wanted.tag])))
    only = "".join(text for text, _value in conditions)
    rows = connection.execute(
        _RUN + _ALIVE + only + " ORDER BY r.seq DESC LIMIT ? OFFSET ?",
        (*(value for _text, value in conditions), limit, offset),
    )
    return tuple(RunSummary(*row) for row in rows)


def run_agents(connection: sqlite3.Connection) -> tuple[str, ...]:
    """See ``TraceStore.run_agents``."""
    rows = connection.execute(
        "SELECT DISTINCT r.agent_name FROM runs r"
        " JOIN conversations c ON c.id = r.conversation_id WHERE c.deleted_s IS NULL"
        " ORDER BY r.agent_name"
    )
    return tuple(str(name) for (name,) in rows)


def answered_below(connection: sqlite3.Connection, beginning: str) -> dict[str, str]:
    """See ``TraceStore.answered_below``."""
    rows = connection.execute(
        "SELECT r.conversation_id, r.id FROM runs r"
        " JOIN conversations c ON c.id = r.conversation_id WHERE c.deleted_s IS NULL"
        " AND r.conversation_id >= ? AND r.conversation_id < ? AND r.end = 'answered'"
        " ORDER BY r.seq",
        (beginning, beginning + _LAST),
    )
    return {str(place): str(run_id) for place, run_id in rows}


def run(connection: sqlite3.Connection, run_id: str) -> RunSummary:
    """See ``TraceStore.run``."""
    row = connection.execute(_RUN + " WHERE r.id = ?", (run_id,)).fetchone()
    if row is None:
        raise StoreError(f"there is no run {run_id!r}", "It may have been deleted.")
    return RunSummary(*row)


def usage(connection: sqlite3.Connection) -> dict[str, ModelUsage]:
    """See ``TraceStore.usage``."""
    rows = connection.execute(
        "SELECT model_id, count(*), sum(prompt_tokens), sum(new_tokens), max(started_s)"
        " FROM runs WHERE model_id <> '' GROUP BY model_id"
    )
    return {model_id: ModelUsage(*row) for model_id, *row in rows}


def owner(connection: sqlite3.Connection, conversation_id: str) -> str | None:
    """See ``TraceStore.owner``."""
    row = connection.execute(
        "SELECT owner FROM conversations WHERE id = ?", (conversation_id,)
    ).fetchone()
    return str(row[0]) if row else None


def owner_of_run(connection: sqlite3.Connection, run_id: str) -> tuple[str, str] | None:
    """See ``TraceStore.owner_of_run``."""
    row = connection.execute(
        "SELECT c.id, c.owner FROM runs r JOIN conversations c ON c.id = r.conversation_id"
        " WHERE r.id = ?",
        (run_id,),
    ).fetchone()
    return (str(row[0]), str(row[1])) if row else None


def owned_below(connection: sqlite3.Connection, beginning: str) -> dict[str, str]:
    """See ``TraceStore.owned_below``."""
    rows = connection.execute(
        "SELECT id, owner FROM conversations WHERE owner >= ? AND owner < ?",
        (beginning, beginning + _LAST),
    )
    return {str(id_): str(owner) for id_, owner in rows}


def draft(connection: sqlite3.Connection, conversation_id: str) -> str:
    """See ``TraceStore.draft``."""
    row = connection.execute(
        "SELECT draft FROM conversations WHERE id = ?", (conversation_id,)
    ).fetchone()
    return str(row[0]) if row else ""
