"""Asks the ledger's file; each question is a connection of its own, blocking, in any thread."""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from workbench.base.sqlite_errors import SQLITE_FAILURES
from workbench.policy.ledger_file import as_store_error, open_file
from workbench.policy.ledger_values import Entry, HeldTimes, Query, Reach, Session, Total

_COLUMNS = (
    "number, session, at_s, last_s, times, source, purpose, action, host, port, named, "
    "allowed, sent_bytes, received_bytes"
)
_LATEST_S = 2e11  # what a date can tell
_PAGE = 1_000
_FOUND = (
    "at_s >= :from_s AND at_s < :to_s AND (:source IS NULL OR source = :source) "
    "AND (:allowed IS NULL OR allowed = :allowed) "
    "AND (:text = '' OR instr(lower(host || ' ' || named || ' ' || purpose), :text))"
)


class LedgerReading:
    """What was written; empty where there is no file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def newest(self, query: Query, most: int) -> list[Entry]:
        """The newest entries that fit, the newest first.

        Raises:
            StoreError: The file cannot be read.
        """
        asked = f"SELECT {_COLUMNS} FROM tries WHERE {_FOUND} ORDER BY number DESC LIMIT :most"  # noqa: S608
        with self._using() as connection:
            if connection is None:
                return []
            rows = connection.execute(asked, {**_values(query), "most": most}).fetchall()
        return [_entry(row) for row in rows if _is_entry(row)]

    def each(self, query: Query) -> Iterator[Entry]:
        """All entries that fit, the oldest first; as they were at the first one.

        Raises:
            StoreError: The file cannot be read.
        """
        asked = (
            f"SELECT {_COLUMNS} FROM tries WHERE {_FOUND} AND number > :after "  # noqa: S608
            "ORDER BY number LIMIT :most"
        )
        with self._using() as connection:
            if connection is None:
                return
            connection.execute("BEGIN")
            after = -1
            while rows := connection.execute(
                asked, {**_values(query), "after": after, "most": _PAGE}
            ).fetchall():
                after = int(rows[-1][0])
                yield from (_entry(row) for row in rows if _is_entry(row))

    def count(self, query: Query) -> int:
        """How many entries fit."""
        with self._using() as connection:
            if connection is None:
                return 0
            asked = f"SELECT count(*) FROM tries WHERE {_FOUND}"  # noqa: S608 - ours
            return int(connection.execute(asked, _values(query)).fetchone()[0])

    def totals(self, query: Query) -> list[Total]:
        """The tries that fit by source, the busiest first.

        Raises:
            StoreError: The file cannot be read.
        """
        asked = (
            "SELECT source, sum(CASE WHEN allowed THEN times ELSE 0 END), "  # noqa: S608 - ours
            "sum(CASE WHEN allowed THEN 0 ELSE times END), "
            "count(DISTINCT CASE WHEN allowed THEN "
            "CASE WHEN named = '' THEN host ELSE named END END), "
            "coalesce(sum(sent_bytes), 0), coalesce(sum(received_bytes), 0) "
            f"FROM tries WHERE {_FOUND} GROUP BY source ORDER BY sum(times) DESC, source"
        )
        with self._using() as connection:
            if connection is None:
                return []
            rows = connection.execute(asked, _values(query)).fetchall()
        return [Total(str(row[0]), *map(int, row[1:])) for row in rows]

    def sessions(self, from_s: float, to_s: float) -> list[Session]:
        """The starts of the program that ran in a span, the oldest first.

        Raises:
            StoreError: The file cannot be read.
        """
        asked = (
            "SELECT number, began_s, seen_s, closed, version, lost FROM sessions "
            "WHERE began_s < ? AND seen_s >= ? ORDER BY number"
        )
        with self._using() as connection:
            rows = [] if connection is None else connection.execute(asked, (to_s, from_s))
            return [
                Session(row[0], row[1], row[2], bool(row[3]), str(row[4]), row[5])
                for row in rows
                if _are_times(row[1], row[2]) and isinstance(row[5], int)
            ]

    def held(self, from_s: float, to_s: float) -> list[HeldTimes]:
        """What held processes that began in sessions of a span.

        Raises:
            StoreError: The file cannot be read.
        """
        asked = (
            "SELECT what, held_by, sum(times) FROM held JOIN sessions ON number = session "
            "WHERE began_s < ? AND seen_s >= ? GROUP BY what, held_by ORDER BY what, held_by"
        )
        with self._using() as connection:
            rows = [] if connection is None else connection.execute(asked, (to_s, from_s))
            return [HeldTimes(str(what), str(by), int(times)) for what, by, times in rows]

    def reach(self) -> Reach:
        """How far back it goes.

        Raises:
            StoreError: The file cannot be read.
        """
        with self._using() as connection:
            if connection is None:
                return Reach()
            meta = dict(connection.execute("SELECT key, value FROM meta"))
            since = connection.execute("SELECT min(began_s) FROM sessions").fetchone()[0]
        since_s = _number(meta.get("since_s"), since or 0.0)
        damaged = _names(meta.get("damaged", "[]"))
        return Reach(
            since_s,
            int(_number(meta.get("forgotten"))),
            _number(meta.get("forgotten_until_s")),
            damaged,
        )

    @contextmanager
    def _using(self) -> Iterator[sqlite3.Connection | None]:
        if not self._path.exists():
            yield None
            return
        with closing(open_file(self._path)) as connection:
            try:
                yield connection
            except SQLITE_FAILURES as exc:
                raise as_store_error(exc, self._path) from exc


def _values(query: Query) -> dict[str, Any]:
    return {
        "from_s": query.from_s,
        "to_s": query.to_s,
        "source": query.source,
        "allowed": None if query.allowed is None else int(query.allowed),
        "text": query.text.strip().lower(),
    }


def _is_entry(row: tuple[Any, ...]) -> bool:
    """What a damaged file holds may be anything."""
    whole = all(isinstance(row[place], int) for place in (0, 1, 4, 9, 11))
    texts = all(isinstance(row[place], str) for place in (5, 6, 7, 8, 10))
    counts = all(row[place] is None or isinstance(row[place], int) for place in (12, 13))
    return whole and texts and counts and _are_times(row[2], row[3])


def _are_times(*values: object) -> bool:
    return all(isinstance(one, int | float) and 0.0 <= one < _LATEST_S for one in values)


def _entry(row: tuple[Any, ...]) -> Entry:
    values = list(row)
    values[11] = bool(values[11])
    return Entry(*values)


def _number(text: str | None, otherwise: float = 0.0) -> float:
    try:
        found = float(text) if text is not None else otherwise
    except ValueError:
        return otherwise
    return found if math.isfinite(found) and 0.0 <= found < 1e15 else otherwise


def _names(text: str) -> tuple[str, ...]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return ()
    return tuple(map(str, found)) if isinstance(found, list) else ()
