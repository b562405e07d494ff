"""The memories of graphs in one SQLite file: texts, their words, and vectors once compared.

Every function blocks, may be called from any thread and is one transaction of its own.
"""

from __future__ import annotations

import sqlite3
import time
from array import array
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from workbench.base.errors import StoreDamaged, StoreError, StoreNewer, ToolError
from workbench.base.private import make_private
from workbench.base.sqlite_errors import SQLITE_FAILURES, told
from workbench.base.sqlite_open import connect as open_database
from workbench.base.sqlite_place import make_whole, peeked_version, what_is_missing
from workbench.tools.memory.values import (
    MOST_CHARS,
    Keep,
    MemoryPlace,
    MemoryScope,
    MemoryState,
    Remembered,
)
from workbench.tools.retrieval.words import as_match, indexed

VERSION = 1
_DAY_S = 86_400.0
_WAIT_S = 5.0
_SCHEMA = """
CREATE TABLE entries(
    id INTEGER PRIMARY KEY AUTOINCREMENT, scope TEXT NOT NULL, owner TEXT NOT NULL,
    name TEXT NOT NULL, text TEXT NOT NULL, made_s REAL NOT NULL, ends_s REAL,
    model_key TEXT NOT NULL DEFAULT '', vector BLOB, UNIQUE(scope, owner, name, text));
CREATE VIRTUAL TABLE words USING fts5(
    text, tokenize = 'unicode61 remove_diacritics 2');
"""


class MemoryStore:
    """The file; it is made when something is remembered first."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def remember(self, place: MemoryPlace, text: str, keep: Keep) -> int:
        """Keep a text, for how long and among how many; returns how many there are now.

        The same text again is not kept twice: it is the newest then.

        Raises:
            ToolError: There is no text, or it is too long.
            StoreError: The file cannot be written.
        """
        plain = text.encode("utf-8", "replace").decode().replace("\0", "").strip()
        if not plain:
            raise ToolError("there is nothing to remember", "Wire a text that is not empty.")
        if len(plain) > MOST_CHARS:
            raise ToolError(f"it is longer than {MOST_CHARS} characters", "Shorten it first.")
        now_s = time.time()
        ends_s = now_s + keep.days * _DAY_S if keep.days else None
        with self._opened() as file:
            row = file.execute(
                "INSERT INTO entries(scope, owner, name, text, made_s, ends_s) "
                "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET made_s = excluded.made_s, "
                "ends_s = excluded.ends_s RETURNING id",
                (*_key(place), plain, now_s, ends_s),
            ).fetchone()
            file.execute("DELETE FROM words WHERE rowid = ?", row)
            file.execute("INSERT INTO words(rowid, text) VALUES (?, ?)", (*row, indexed(plain)))
            old = file.execute(
                "SELECT id FROM entries WHERE scope = ? AND owner = ? AND name = ? "
                "ORDER BY made_s DESC, id DESC LIMIT -1 OFFSET ?",
                (*_key(place), max(1, keep.most)),
            ).fetchall()
            _remove(file, [one[0] for one in old])
            return _count(file, place)

    def newest(self, place: MemoryPlace, most: int) -> list[Remembered]:
        """The newest entries, the newest first."""
        with self._opened() as file:
            rows = file.execute(
                "SELECT id, text, made_s FROM entries "
                "WHERE scope = ? AND owner = ? AND name = ? "
                "ORDER BY made_s DESC, id DESC LIMIT ?",
                (*_key(place), most),
            )
            return [Remembered(*row) for row in rows]

    def with_words(self, place: MemoryPlace, query: str, most: int) -> list[Remembered]:
        """The entries that have some of the words, those that fit best first."""
        match = as_match(query)
        if not match:
            return []
        with self._opened() as file:
            rows = file.execute(
                "SELECT entries.id, entries.text, made_s FROM words JOIN entries "
                "ON entries.id = words.rowid WHERE words MATCH ? "
                "AND scope = ? AND owner = ? AND name = ? "
                "ORDER BY bm25(words), made_s DESC LIMIT ?",
                (match, *_key(place), most),
            )
            return [Remembered(*row) for row in rows]

    def without_vector(self, place: MemoryPlace, model_key: str) -> list[tuple[int, str]]:
        """The entries that this model has not compared yet: id and text."""
        with self._opened() as file:
            rows = file.execute(
                "SELECT id, text FROM entries "
                "WHERE scope = ? AND owner = ? AND name = ? AND model_key != ?",
                (*_key(place), model_key),
            )
            return rows.fetchall()

    def put_vectors(self, found: Sequence[tuple[int, Sequence[float]]], model_key: str) -> None:
        """Keep the vectors of entries, by id; those of another model go."""
        with self._opened() as file:
            file.executemany(
                "UPDATE entries SET vector = ?, model_key = ? WHERE id = ?",
                [(array("f", vector).tobytes(), model_key, id_) for id_, vector in found],
            )

    def nearest(
        self, place: MemoryPlace, wanted: Sequence[float], model_key: str, most: int
    ) -> list[Remembered]:
        """The entries most like a vector of length 1, the best first."""
        with self._opened() as file:
            rows = file.execute(
                "SELECT id, text, made_s, vector FROM entries "
                "WHERE scope = ? AND owner = ? AND name = ? "
                "AND model_key = ? AND length(vector) = ?",
                (*_key(place), model_key, 4 * len(wanted)),
            ).fetchall()
        found = [
            Remembered(id_, text, made_s, sum(map(_product, wanted, array("f", raw))))
            for id_, text, made_s, raw in rows
        ]
        return sorted(found, key=lambda one: (-(one.likeness or 0.0), -one.made_s))[:most]

    def forget(self, place: MemoryPlace, words: str = "") -> int:
        """Forget the entries with all of these words, or all there are; returns how many."""
        match = as_match(words).replace(" OR ", " AND ")
        if words and not match:
            return 0
        with self._opened() as file:
            if match:
                rows = file.execute(
                    "SELECT entries.id FROM words JOIN entries ON entries.id = words.rowid "
                    "WHERE words MATCH ? AND scope = ? AND owner = ? AND name = ?",
                    (match, *_key(place)),
                )
            else:
                rows = file.execute(
                    "SELECT id FROM entries WHERE scope = ? AND owner = ? AND name = ?",
                    _key(place),
                )
            found = [row[0] for row in rows]
            _remove(file, found)
            return len(found)

    def remove(self, place: MemoryPlace, entry_id: int) -> bool:
        """Forget one entry; whether it was there."""
        with self._opened() as file:
            row = file.execute(
                "SELECT id FROM entries WHERE scope = ? AND owner = ? AND name = ? AND id = ?",
                (*_key(place), entry_id),
            ).fetchone()
            _remove(file, [] if row is None else [entry_id])
            return row is not None

    def places(self) -> list[MemoryState]:
        """All memories, in order."""
        with self._opened() as file:
            rows = file.execute(
                "SELECT scope, owner, name, count(*), max(made_s) FROM entries "
                "GROUP BY scope, owner, name ORDER BY scope, owner, name"
            )
            return [_state(*row) for row in rows]

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        file: sqlite3.Connection | None = None
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            _see_kept(self._path)
            make_whole(self._path, _make)
            make_private(self._path)
            file = open_database(self._path, timeout_s=_WAIT_S)
            file.execute("PRAGMA secure_delete = ON")
            file.execute("PRAGMA synchronous = EXTRA")  # what was forgotten stays so
            with file:
                _forget_old(file)
                yield file
        except (*SQLITE_FAILURES, OSError) as exc:
            raise StoreError(
                f"what graphs remember cannot be read or written: {told(exc)}",
                f"Look at {self._path.name} in the data folder.",
            ) from exc
        finally:
            if file is not None:
                file.close()


def _see_kept(path: Path) -> None:
    """See that nothing was lost before the file is used.

    Raises:
        StoreDamaged: It was emptied.
        StoreNewer: A newer program wrote it; not a byte of it is changed.
        StoreError: Something else than a plain file is in its place.
    """
    if reason := what_is_missing(path):
        raise StoreDamaged(
            f"what graphs remember is lost: {reason} ({path.name})",
            f"Put a copy back, or move {path.name} away from {path.parent} to begin anew.",
        )
    if (peeked_version(path) or 0) > VERSION:
        raise StoreNewer(
            f"{path.name!r} was written by a newer version of this program",
            "Use that version, or move the file away.",
        )


def _make(path: Path) -> None:
    with closing(open_database(path, timeout_s=_WAIT_S)) as file:
        file.executescript(f"BEGIN; {_SCHEMA} PRAGMA user_version = {VERSION}; COMMIT;")


def _key(place: MemoryPlace) -> tuple[str, str, str]:
    return place.scope, place.owner, place.name


def _product(one: float, other: float) -> float:
    return one * other


def _count(file: sqlite3.Connection, place: MemoryPlace) -> int:
    row = file.execute(
        "SELECT count(*) FROM entries WHERE scope = ? AND owner = ? AND name = ?", _key(place)
    ).fetchone()
    return int(row[0])


def _forget_old(file: sqlite3.Connection) -> None:
    rows = file.execute("SELECT id FROM entries WHERE ends_s < ?", (time.time(),)).fetchall()
    _remove(file, [row[0] for row in rows])


def _remove(file: sqlite3.Connection, ids: Sequence[int]) -> None:
    rows = [(one,) for one in ids]
    file.executemany("DELETE FROM words WHERE rowid = ?", rows)
    file.executemany("DELETE FROM entries WHERE id = ?", rows)
    if rows:  # else the words would stay in the index until it is merged by itself
        file.execute("INSERT INTO words(words) VALUES ('optimize')")


def _state(
    scope: MemoryScope, owner: str, name: str, count: int, newest_s: float
) -> MemoryState:
    return MemoryState(MemoryPlace(scope, owner, name), count, newest_s)
