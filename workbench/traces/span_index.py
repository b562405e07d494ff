"""Fills the index of spans and their words in slices, from the runs that have ended.

The index is derived: a run that is not in it yet waits in ``to_index``, with the number of its
spans that are done, so that a slice that was cut off is gone on with.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import astuple
from itertools import islice
from typing import Any

from workbench.base.errors import StoreDamaged
from workbench.traces.codec import decode
from workbench.traces.events import ModelCallFinished
from workbench.traces.index import printable
from workbench.traces.outline import PIECES, UNREAD, Outline, Row
from workbench.traces.schema import lacks_notes_and_spans
from workbench.traces.span_table import SpanLine, SpanTable, table_of
from workbench.traces.values import SpanRow

TEXT_VERSION = "2"
"""Raise it when ``outline.py`` finds other words or figures: the index is then made anew."""
_SLICE_SPANS = 500
_PAGE = 2_000
_COLUMNS = (
    "span_id, parent_id, kind, name, node_id, node_kind, first, last, start_s, end_s, took_s,"
    " status, failed, prompt_tokens, cached_tokens, new_tokens, first_token_s"
)


def waiting(connection: sqlite3.Connection) -> int:
    """How many ended runs are not in the index."""
    return int(connection.execute("SELECT count(*) FROM to_index").fetchone()[0])


def start_anew_if_older(connection: sqlite3.Connection) -> None:
    """Have everything indexed again if another version of the program found other words."""
    row = connection.execute("SELECT value FROM facts WHERE name = 'text_version'").fetchone()
    if row is not None and row[0] == TEXT_VERSION:
        return
    if row is not None:
        connection.execute("DELETE FROM spans")
        connection.execute("INSERT INTO span_text(span_text) VALUES ('delete-all')")
        connection.execute("DELETE FROM to_index")
        connection.execute("INSERT INTO to_index(run_seq) SELECT seq FROM runs WHERE end <> ''")
    connection.execute(
        "INSERT OR REPLACE INTO facts VALUES ('text_version', ?)", (TEXT_VERSION,)
    )


def next_runs(connection: sqlite3.Connection, limit: int) -> tuple[tuple[int, str], ...]:
    """The oldest runs that wait: their places and ids."""
    rows = connection.execute(
        "SELECT t.run_seq, coalesce(r.id, '') FROM to_index t"
        " LEFT JOIN runs r ON r.seq = t.run_seq ORDER BY t.run_seq LIMIT ?",
        (limit,),
    )
    return tuple((int(run_seq), str(run_id)) for run_seq, run_id in rows)


def outline(connection: sqlite3.Connection, run_id: str, *, with_text: bool = False) -> Outline:
    """The outline of a run, read from its events."""
    found = Outline(run_id, with_text=with_text)
    found.take(_rows(connection, run_id, with_text=with_text))
    return found


def _rows(connection: sqlite3.Connection, run_id: str, *, with_text: bool) -> Iterator[Row]:
    unread = UNREAD if with_text else (*UNREAD, *PIECES)
    yield from connection.execute(
        f"SELECT number, at_s, type, json FROM events WHERE run_id = ?"  # noqa: S608
        f" AND type NOT IN ({','.join('?' * len(unread))}) ORDER BY number",
        (run_id, *unread),
    )


def put(
    connection: sqlite3.Connection,
    run_seq: int,
    spans: Sequence[tuple[SpanRow, str]],
    limit_s: float,
) -> bool:
    """Store spans of a run until the time is up; returns whether all of them are stored."""
    row = connection.execute(
        "SELECT spans FROM to_index WHERE run_seq = ?", (run_seq,)
    ).fetchone()
    if row is None:  # another program did it, or it was purged
        return True
    done, began_s = int(row[0]), time.monotonic()
    if not done:  # of a run that got another end later, what was there
        connection.execute("DELETE FROM spans WHERE run_seq = ?", (run_seq,))
    left = enumerate(islice(spans, done, None), start=done)
    while batch := list(islice(left, _SLICE_SPANS)):
        for place, (span, text) in batch:
            _put(connection, run_seq, place, span, text)
        done = batch[-1][0] + 1
        if time.monotonic() - began_s > limit_s:
            break
    if done < len(spans):
        connection.execute("UPDATE to_index SET spans = ? WHERE run_seq = ?", (done, run_seq))
        return False
    connection.execute("DELETE FROM to_index WHERE run_seq = ?", (run_seq,))
    return True


def _put(
    connection: sqlite3.Connection, run_seq: int, place: int, span: SpanRow, text: str
) -> None:
    values = [printable(one) if isinstance(one, str) else one for one in astuple(span)]
    row = connection.execute(
        f"INSERT INTO spans(run_seq, place, {_COLUMNS})"  # noqa: S608
        f" VALUES (?, ?, {','.join('?' * len(values))})",
        (run_seq, place, *values),
    )
    if text.strip():
        connection.execute(
            "INSERT INTO span_text(rowid, text) VALUES (?, ?)", (row.lastrowid, printable(text))
        )


def drop(connection: sqlite3.Connection, run_id: str) -> None:
    """Take a run out of the index, with its words; its events must still be there."""
    start_anew_if_older(connection)  # other words than were put in cannot be taken out
    row = connection.execute("SELECT seq FROM runs WHERE id = ?", (run_id,)).fetchone()
    if row is None:
        return
    known = dict(
        connection.execute(
            "SELECT place, id FROM spans WHERE run_seq = ?", (row[0],)
        ).fetchall()
    )
    if known:
        found = outline(connection, run_id, with_text=True)
        for place, (_span, text) in enumerate(found.spans()):
            if place in known and text.strip():
                # Words without a text are taken out by saying them again.
                connection.execute(
                    "INSERT INTO span_text(span_text, rowid, text) VALUES ('delete', ?, ?)",
                    (known[place], printable(text)),
                )
    connection.execute("DELETE FROM spans WHERE run_seq = ?", row)
    connection.execute("DELETE FROM to_index WHERE run_seq = ?", row)


def spans(connection: sqlite3.Connection, run_id: str) -> tuple[SpanRow, ...]:
    """See ``TraceStore.spans``."""
    if lacks_notes_and_spans(connection):
        return tuple(span for span, _text in outline(connection, run_id).spans())
    row = connection.execute(
        "SELECT seq, EXISTS (SELECT 1 FROM to_index WHERE run_seq = seq) OR end = ''"
        " FROM runs WHERE id = ?",
        (run_id,),
    ).fetchone()
    if row is None:
        return ()
    if row[1]:
        return tuple(span for span, _text in outline(connection, run_id).spans())
    found = connection.execute(
        f"SELECT {_COLUMNS} FROM spans WHERE run_seq = ? ORDER BY place",  # noqa: S608
        (row[0],),
    )
    return tuple(map(span_of, found))


def table(connection: sqlite3.Connection, run_id: str, now_s: float) -> SpanTable:
    """See ``TraceStore.span_table``."""
    row = None
    if not lacks_notes_and_spans(connection):
        row = connection.execute(
            "SELECT seq FROM runs WHERE id = ? AND end <> ''"
            " AND NOT EXISTS (SELECT 1 FROM to_index WHERE run_seq = seq)",
            (run_id,),
        ).fetchone()
    if row is None:
        found = outline(connection, run_id)
        return table_of((_line_of(span) for span, _text in found.spans()), now_s)
    names = ", ".join(SpanLine._fields[:-1])
    asked = f"SELECT {names} FROM spans WHERE run_seq = ? ORDER BY place"  # noqa: S608
    return table_of(map(SpanLine._make, _with_wait(connection.execute(asked, row))), now_s)


def _with_wait(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        yield (*row, 0.0)


def _line_of(span: SpanRow) -> SpanLine:
    return SpanLine(*(getattr(span, name) for name in SpanLine._fields[:-1]))


def waits(connection: sqlite3.Connection, run_id: str) -> dict[str, float]:
    """See ``TraceStore.waits``."""
    rows = connection.execute(
        "SELECT number, at_s, type, json FROM events WHERE run_id = ?"
        " AND type = 'ModelCallFinished' AND instr(json, '\"queue_s\":0.0,') = 0",
        (run_id,),
    )
    found: dict[str, float] = {}
    for _number, _at_s, name, text in rows:
        with suppress(StoreDamaged):
            event = decode(name, text)
            if isinstance(event, ModelCallFinished) and event.queue_s > 0:
                found[event.span_id] = event.queue_s
    return found


def span_of(row: Sequence[object]) -> SpanRow:
    """A row of the table, in the order of ``COLUMNS``."""
    values = list(row)
    values[12] = bool(values[12])
    return SpanRow(*values)  # type: ignore[arg-type]


COLUMNS = tuple(_COLUMNS.split(", "))


def texts_of(run_id: str, span_id: str, rows: Iterable[Row]) -> tuple[tuple[int, str], ...]:
    """The words of one span by the numbers of their events."""
    found = Outline(run_id, with_text=True)
    found.take(rows)
    return found.texts_of(span_id)
