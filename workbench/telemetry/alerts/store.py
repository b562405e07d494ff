"""The history of firings in one SQLite file, bounded.

Every function blocks, may be called from any thread and is one transaction of its own.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from workbench.base.errors import StoreDamaged, StoreError, StoreFull, StoreNewer
from workbench.base.files import full_disk
from workbench.base.private import make_private
from workbench.base.regular_files import is_there
from workbench.base.sqlite_errors import SQLITE_FAILURES, code_of, is_damage, told
from workbench.base.sqlite_open import connect as open_database
from workbench.base.sqlite_place import (
    Identity,
    identity_of,
    is_blank,
    make_whole,
    peeked_version,
    put_aside,
    see_whole,
    what_is_missing,
)
from workbench.telemetry.alerts.firings import OUTCOMES, Done, Firing

MOST_FIRINGS = 5_000
VERSION = 1
_WAIT_S = 5.0
_MOST_DISMISSED = 500
_NOT_OURS = (
    # What is asked never changes, so these say that the tables are not those made here.
    sqlite3.SQLITE_ERROR,
    sqlite3.SQLITE_CONSTRAINT,
    sqlite3.SQLITE_MISMATCH,
)
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


class FiringStore:
    """The file; it is made when something fires first."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._seen: Identity | None = None

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

    def put_aside(self) -> Path | None:
        """Move a damaged file away, so that a new one can be begun.

        Returns:
            Where it is; None if another program did that already.

        Raises:
            StoreError: It cannot be moved, or another program has it open.
        """
        with self._lock:
            return put_aside(self._path, self._seen)

    def _is_kept(self) -> bool:
        """Whether there is a file, or what is left of one."""
        try:
            return is_there(self._path) or bool(what_is_missing(self._path))
        except OSError as exc:
            raise _refused(exc, self._path) from exc

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._seen = identity_of(self._path)
                see_whole(self._path)
                self._check(peeked_version(self._path) or 0)
                make_whole(self._path, _make)
                make_private(self._path)
                with closing(_connect(self._path)) as file:
                    self._see_tables(file)
                    with file:
                        yield file
            except SQLITE_FAILURES as exc:
                if not (is_damage(exc) or code_of(exc) in _NOT_OURS):
                    raise _refused(exc, self._path) from exc
                raise _damaged(told(exc), self._path) from exc
            except OSError as exc:
                raise _refused(exc, self._path) from exc

    def _check(self, version: int) -> None:
        if version > VERSION:
            raise StoreNewer(
                f"{self._path.name!r} was written by a newer version of this program",
                "Use that version, or move the file away.",
            )

    def _see_tables(self, file: sqlite3.Connection) -> None:
        self._check(int(file.execute("PRAGMA user_version").fetchone()[0]))
        if is_blank(file):
            raise _damaged("nothing is in it", self._path)


def _connect(path: Path) -> sqlite3.Connection:
    file = open_database(path, timeout_s=_WAIT_S, any_thread=True)
    file.text_factory = _text
    # Else a power cut may bring the journal back, and with it what was before.
    file.execute("PRAGMA synchronous=EXTRA")
    return file


def _make(path: Path) -> None:
    with closing(_connect(path)) as file:
        file.executescript(f"BEGIN; {_SCHEMA} PRAGMA user_version = {VERSION}; COMMIT;")


def _damaged(reason: str, path: Path) -> StoreDamaged:
    return StoreDamaged(
        f"the history of alerts is damaged: {reason}",
        f"It is put aside in {path.parent} and a new one is begun.",
    )


def _text(raw: bytes) -> str:
    """Text whose bytes were hit stays readable around the damage."""
    return raw.decode("utf-8", "replace")


def _refused(exc: Exception, path: Path) -> StoreError:
    full = full_disk(path.parent)
    if full is not None:
        return StoreFull(full.message, full.hint)
    return StoreError(
        f"the history of alerts cannot be read or written: {exc}",
        f"Look at {path.name} in the data folder.",
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
