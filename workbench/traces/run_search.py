"""Looks for a text in the events of one run, also of one that goes on."""

from __future__ import annotations

import json
import sqlite3
from contextlib import suppress

from workbench.base.errors import StoreDamaged
from workbench.traces.codec import decode, fields_of
from workbench.traces.events import Record, TraceEvent
from workbench.traces.outline import UNREAD
from workbench.traces.tree import span_id_of

MOST_FOUND = 20_000
_NAMES_OF_THINGS = frozenset(
    (
        "span_id",
        "node_id",
        "call_id",
        "ask_id",
        "parent_span_id",
        "model_span_id",
        "key",
        "conversation_id",
        "parent_run_id",
        "forked_from",
        "agent",
        "owner",
        "raw",
    )
)


def find(connection: sqlite3.Connection, run_id: str, text: str) -> frozenset[str]:
    """See ``TraceStore.find_in_run``."""
    wanted = text.strip().lower()
    if not wanted:
        return frozenset()
    rows = connection.execute(
        "SELECT number, at_s, type, json FROM events WHERE run_id = ?"  # noqa: S608
        f" AND type NOT IN ({','.join('?' * len(UNREAD))})"
        " AND (instr(lower(json), ?) OR instr(lower(json), ?)) ORDER BY number LIMIT ?",
        (run_id, *UNREAD, *_as_json(wanted), MOST_FOUND),
    )
    found = set()
    for number, at_s, name, written in rows:
        with suppress(StoreDamaged):
            event = decode(name, written)
            if event is not None and says(event, wanted):
                found.add(span_id_of(Record(run_id, number, at_s, event)))
    return frozenset(found)


def _as_json(wanted: str) -> tuple[str, str]:
    """How the text stands in JSON, and in JSON that is a text in JSON."""
    once = json.dumps(wanted)[1:-1]
    return once, json.dumps(once)[1:-1]


def says(event: TraceEvent, wanted: str) -> bool:
    """Whether something that is read, and no mere name of a thing, holds the text."""
    waiting: list[object] = [
        value for name, value in fields_of(event).items() if name not in _NAMES_OF_THINGS
    ]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            if wanted in value.lower() or wanted in _read(value).lower():
                return True
        elif isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list | tuple):
            waiting.extend(value)
    return False


def _read(value: str) -> str:
    """Arguments are JSON in which letters may be written as escapes."""
    if "\\u" not in value:
        return ""
    try:
        return json.dumps(json.loads(value), ensure_ascii=False)
    except (ValueError, RecursionError):
        return ""
