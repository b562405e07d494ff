"""The history of firings in one SQLite file, bounded.

Every function blocks, may be called from any thread and is one transaction of its own.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from workbench.base.errors import StoreDamaged, StoreError, StoreFull, StoreNewer
from workbench.base.files import full_disk
from workbench.base.private import make_private
from workbench.base.sqlite_errors import SQLITE_FAILURES, code_of, is_damage, told
from workbench.telemetry.alerts.firings import OUTCOMES, Done, Firing

MOST_FIRINGS = 5_000
VERSION = 1
_WAIT_S = 5.0
_MOST_COPIES = 100
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
CREATE TABLE IF NOT EXISTS firings(
    id TEXT PRIMARY KEY, rule_id TEXT NOT NULL, title TEXT NOT NULL, series TEXT NOT NULL,
    severity TEXT NOT NULL, condition TEXT NOT NULL, threshold REAL NOT NULL,
    fired_s REAL NOT NULL, value REAL NOT NULL, held_s REAL NOT NULL, cleared_s REAL,
    cleared_value REAL, reason TEXT NOT NULL, done TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS by_time ON firings(fired_s);
CREATE TABLE IF NOT EXISTS dismissed(key TEXT PRIMARY KEY, until_s REAL NOT NULL);
"""


class FiringStore:
    """The file; it is made when something fires first."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def put(self, firings: Sequence[Firing]) -> None:
        """Keep firings, in place of what was kept of the same; the oldest beyond a bound go.

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
                "(SELECT id FROM firings ORDER BY fired_s DESC, id LIMIT -1 OFFSET ?)",
                (MOST_FIRINGS,),
            )

    def newest(self, most: int = MOST_FIRINGS) -> list[Firing]:
        """The newest firings, the newest first; none if there is no file.

        Raises:
            StoreError: The file cannot be read.
        """
        if not self._path.exists():
            return []
        with self._opened() as file:
            rows = file.execute(
                f"SELECT {_COLUMNS} FROM firings ORDER BY fired_s DESC, id LIMIT ?",  # noqa: S608
                (most,),
            ).fetchall()
        return [_firing(row) for row in rows if _is_whole(row)]

    def end_open(self) -> None:
        """Say of firings that an earlier program left open that nobody saw them clear."""
        if self._path.exists():
            with self._opened() as file:
                file.execute("UPDATE firings SET reason = 'unseen' WHERE reason = ''")

    def clear(self) -> None:
        """Forget all firings."""
        if self._path.exists():
            with self._opened() as file:
                file.execute("DELETE FROM firings")

    def dismiss(self, key: str, until_s: float) -> None:
        """Keep a recommendation away until then."""
        with self._opened() as file:
            file.execute("INSERT OR REPLACE INTO dismissed VALUES (?, ?)", (key, until_s))

    def dismissed(self, now_s: float) -> frozenset[str]:
        """The recommendations that are kept away now."""
        if not self._path.exists():
            return frozenset()
        with self._opened() as file:
            file.execute("DELETE FROM dismissed WHERE until_s <= ?", (now_s,))
            return frozenset(row[0] for row in file.execute("SELECT key FROM dismissed"))

    def put_aside(self) -> Path:
        """Move a damaged file away, so that a new one can be begun; returns where it is.

        Raises:
            StoreError: It cannot be moved.
        """
        for number in range(1, _MOST_COPIES):
            mark = ".damaged" if number == 1 else f".damaged-{number}"
            kept = self._path.with_name(f"{self._path.stem}{mark}{self._path.suffix}")
            if kept.exists():
                continue
            try:
                self._path.rename(kept)
                for ending in ("-journal", "-wal", "-shm"):
                    with suppress(FileNotFoundError):
                        self._path.with_name(self._path.name + ending).unlink()
            except OSError as exc:
                raise _refused(exc, self._path) from exc
            return kept
        raise StoreError(
            f"there are {_MOST_COPIES - 1} damaged copies of {self._path.name!r} already",
            f"Remove those that you do not need from {self._path.parent}.",
        )

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        file: sqlite3.Connection | None = None
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            make_private(self._path)
            file = sqlite3.connect(self._path, timeout=_WAIT_S)
            file.text_factory = _text
            self._prepare(file)
            with file:
                yield file
        except SQLITE_FAILURES as exc:
            if not (is_damage(exc) or code_of(exc) in _NOT_OURS):
                raise _refused(exc, self._path) from exc
            raise StoreDamaged(
                f"the history of alerts is damaged: {told(exc)}",
                f"It is put aside in {self._path.parent} and a new one is begun.",
            ) from exc
        except OSError as exc:
            raise _refused(exc, self._path) from exc
        finally:
            if file is not None:
                file.close()

    def _prepare(self, file: sqlite3.Connection) -> None:
        version = file.execute("PRAGMA user_version").fetchone()[0]
        if version > VERSION:
            raise StoreNewer(
                f"{self._path.name!r} was written by a newer version of this program",
                "Use that version, or move the file away.",
            )
        if version < VERSION:
            file.executescript(f"BEGIN; {_SCHEMA} PRAGMA user_version = {VERSION}; COMMIT;")


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
