"""The history of firings in one SQLite file, bounded.

Every function blocks, may be called from any thread and is one transaction of its own.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from workbench.base.errors import StoreDamaged, StoreError
from workbench.base.small_database import Layout, SmallDatabase
from workbench.telemetry.alerts.firings import OUTCOMES, Done, Firing

MOST_FIRINGS = 5_000
VERSION = 1
_MOST_DISMISSED = 500
_COLUMNS = (
    "id, rule_id, title, series, severity, condition, threshold, fired_s, value, held_s, "
    "cleared_s, cleared_value, reason, done"
)
_SCHEMA = """
CREATE TABLE firings(
    id TEXT PRIMARY KEY, rule_id TEXT NOT NULL, title TEXT NOT NULL, series TEXT NOT NULL,
    severity TEXT NOT NULL, condition TEXT NOT NULL, threshold REAL NOT NULL,
    fired_s REAL NOT NULL, value REAL NOT NULL, held_s REAL NOT NULL, cleared_s REAL,
    cleared_value REAL, reason TEXT NOT NULL, done TEXT NOT NULL);
CREATE INDEX by_time ON firings(fired_s);
CREATE TABLE dismissed(key TEXT PRIMARY KEY, until_s REAL NOT NULL);
"""


_LAYOUT = Layout(
    _SCHEMA,
    VERSION,
    wait_s=5.0,
    not_ours=(sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH),
)


class FiringStore(SmallDatabase):
    """The file; it is made when something fires first."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, _LAYOUT)

    def put(self, firings: Sequence[Firing]) -> None:
        """Keep firings, in place of what was kept of the same; the oldest beyond a bound go.

        Which are the oldest is told by the order in which they came, whatever the clock said.

        Raises:
            StoreError: They could not be kept.
        """
        if not firings:
            return
        marks = ", ".join("?" * 14)
        with self._opened() as file:
            file.executemany(
                f"INSERT OR REPLACE INTO firings({_COLUMNS}) VALUES ({marks})",  # noqa: S608
                [_row(one) for one in firings],
            )
            file.execute(
                "DELETE FROM firings WHERE id IN "
                "(SELECT id FROM firings ORDER BY rowid DESC LIMIT -1 OFFSET ?)",
                (MOST_FIRINGS,),
            )

    def newest(self, most: int = MOST_FIRINGS) -> list[Firing]:
        """The newest firings, the newest first; none if there is no file.

        Raises:
            StoreError: The file cannot be read.
        """
        if not self._is_kept():
            return []
        with self._opened() as file:
            rows = file.execute(
                f"SELECT {_COLUMNS} FROM firings ORDER BY fired_s DESC, id LIMIT ?",  # noqa: S608
                (most,),
            ).fetchall()
        return [_firing(row) for row in rows if _is_whole(row)]

    def end_open(self) -> None:
        """Say of firings that an earlier program left open that nobody saw them clear."""
        if self._is_kept():
            with self._opened() as file:
                file.execute("UPDATE firings SET reason = 'unseen' WHERE reason = ''")

    def clear(self) -> None:
        """Forget all firings."""
        if self._is_kept():
            with self._opened() as file:
                file.execute("DELETE FROM firings")

    def dismiss(self, key: str, until_s: float) -> None:
        """Keep a recommendation away until then."""
        with self._opened() as file:
            file.execute("INSERT OR REPLACE INTO dismissed VALUES (?, ?)", (key, until_s))
            file.execute(
                "DELETE FROM dismissed WHERE rowid IN "
                "(SELECT rowid FROM dismissed ORDER BY rowid DESC LIMIT -1 OFFSET ?)",
                (_MOST_DISMISSED,),
            )

    def dismissed(self, now_s: float) -> frozenset[str]:
        """The recommendations that are kept away now."""
        if not self._is_kept():
            return frozenset()
        with self._opened() as file:
            rows = file.execute("SELECT key FROM dismissed WHERE until_s > ?", (now_s,))
            return frozenset(row[0] for row in rows)

    def _damaged(self, reason: str) -> StoreDamaged:
        return StoreDamaged(
            f"the history of alerts is damaged: {reason}",
            f"It is put aside in {self._path.parent} and a new one is begun.",
        )

    def _refused(self, reason: Exception) -> StoreError:
        return StoreError(
            f"the history of alerts cannot be read or written: {reason}",
            f"Look at {self._path.name} in the data folder.",
        )


def _row(one: Firing) -> tuple[Any, ...]:
    done = json.dumps([asdict(each) for each in one.done])
    texts = (one.id, one.rule_id, one.title, one.series, one.severity, one.condition)
    plain = (text.encode("utf-8", "replace").decode() for text in texts)
    numbers = (one.threshold, one.fired_s, one.value, one.held_s)
    return (*plain, *numbers, one.cleared_s, one.cleared_value, one.reason, done)


def _is_whole(row: Sequence[Any]) -> bool:
    """Whether a row holds what was written: SQLite takes a text where a number belongs."""
    texts, numbers = (*row[:6], row[12]), row[6:10]
    perhaps = [value for value in row[10:12] if value is not None]
    return all(isinstance(value, str) for value in texts) and all(
        isinstance(value, int | float) for value in (*numbers, *perhaps)
    )


def _firing(row: Sequence[Any]) -> Firing:
    return replace(Firing(*row[:13]), done=_done(row[13]))


def _done(text: Any) -> tuple[Done, ...]:
    """What was done; what is no such list, as a file of a stranger may hold, is nothing."""
    try:
        entries = json.loads(text)
        found = [Done(str(e["action"]), e["outcome"], str(e["text"])) for e in entries]
    except (ValueError, TypeError, KeyError, RecursionError):
        return ()
    return tuple(one for one in found if one.outcome in OUTCOMES)
