"""The samples of weeks and months: rolled up, in an SQLite file of their own.

Blocking; to be called in a thread. Buckets are merged into those that are there, so that a
restart, a second program or a clock that jumps back neither doubles nor breaks anything.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from workbench.base.errors import StoreError, StoreFull
from workbench.base.files import store_error
from workbench.base.regular_files import is_there
from workbench.base.sqlite_errors import SQLITE_FAILURES
from workbench.base.sqlite_place import Identity, identity_of, put_aside, what_is_missing
from workbench.telemetry.history_eras import forget_names, prune, shorten
from workbench.telemetry.history_file import (
    MOST_BYTES,
    LostLog,
    as_store_error,
    check_version,
    kept_log,
    open_file,
    table_of,
    version_of,
)
from workbench.telemetry.rollup import (
    LEVELS,
    MOST_NAMES_IN_BUCKET,
    Bucket,
    Level,
    by_level,
    decode,
    encode,
    names_of,
)
from workbench.telemetry.tracks import History
from workbench.telemetry.unpacking import Row, spreads_of, tracks_of

log = logging.getLogger(__name__)
MOST_NAMES = 1_500
MOST_NAME_CHARACTERS = 200
NUMBERS_END = 2**32
_PRUNE_EVERY = 120  # writes
_CLOSE_TO_FULL_PAGES = 64

Finest = Mapping[int, Bucket]
Wanted = Callable[[str], bool]


def _every(_name: str) -> bool:
    return True


class HistoryStore:
    """The file, opened at the first use and after each failure anew.

    Attributes:
        refused_names: How many names found no room any more; their values are not kept.
    """

    def __init__(
        self, path: Path, *, most_bytes: int = MOST_BYTES, most_names: int = MOST_NAMES
    ) -> None:
        self._path, self._most_bytes, self._most_names = path, most_bytes, most_names
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._seen: Identity | None = None
        self._writes = 0
        self.refused_names = 0

    @property
    def path(self) -> Path:
        return self._path

    def write(self, finest: Finest) -> None:
        """Merge buckets of the finest level into every level; one transaction.

        Raises:
            StoreNewer: A newer program wrote the file.
            StoreDamaged: The file is damaged; ``set_aside`` begins a new one.
            StoreFull: There is no room.
            StoreError: The system refused.
        """
        if not finest:
            return
        now_s = [*finest][-1]  # what came last, and not what a clock that jumped calls last
        try:
            with self._using() as connection, _transaction(connection):
                check_version(version_of(connection), self._path)
                numbers = self._numbers(connection, finest)
                for level in LEVELS:
                    _write_level(connection, level, finest, numbers)
                if self._writes % _PRUNE_EVERY == 0:
                    prune(connection, now_s)
        except StoreFull:
            self._make_room(now_s)
            raise
        self._writes += 1

    def read(
        self,
        from_s: float,
        to_s: float,
        most_points: int,
        wanted: Wanted = _every,
        newer: Finest | None = None,
    ) -> History:
        """The finest level that covers a span with at most ``most_points`` buckets.

        Args:
            from_s: Begin in Unix seconds.
            to_s: End in Unix seconds.
            most_points: Most buckets of the answer.
            wanted: Which names.
            newer: Buckets of the finest level that are not written yet.

        Raises:
            StoreError: The file cannot be read.
        """
        pending = {} if newer is None else newer
        level = next((one for one in LEVELS if _fits(one, from_s, to_s, most_points)), None)
        rows: list[Row] = []
        kept: dict[int, str] = {}
        if self._is_kept():
            with self._using() as connection:
                level = _best_level(connection, from_s, to_s, most_points)
                kept = _names(connection)
                rows = _rows(connection, level, from_s, to_s)
        level = level or LEVELS[-1]
        merged = {
            start_s: bucket
            for start_s, bucket in by_level(pending, level.step_s).items()
            if from_s - level.step_s < start_s <= to_s
        }
        names = {number: name for number, name in kept.items() if wanted(name)}
        rows = _with_newer(rows, merged, names, wanted)
        tracks, spreads = tracks_of(rows, names), spreads_of(rows, names)
        return History(level.step_s if rows else 0, from_s, to_s, tracks, spreads)

    def look(self) -> LostLog | None:
        """See that the file can be used, if there is one.

        Returns:
            What of its newest part was lost, if it was.

        Raises:
            StoreDamaged: It is damaged; ``set_aside`` begins a new one.
            StoreError: It cannot be used.
        """
        lost = None
        if self._is_kept():
            lost = kept_log(self._path) if self._connection is None else None
            with self._using() as connection:
                for table in ("names", *map(table_of, LEVELS)):
                    connection.execute(f"SELECT * FROM {table} LIMIT 1").fetchall()  # noqa: S608
        return lost

    def _is_kept(self) -> bool:
        """Whether there is a file, or what is left of one."""
        if self._connection is not None or is_there(self._path):
            return True
        try:
            return bool(what_is_missing(self._path))
        except OSError as exc:
            raise store_error(exc, self._path) from exc

    def set_aside(self) -> Path | None:
        """Move a damaged file away, so that a new one is begun.

        Returns:
            Where it is; None if another program did that already.

        Raises:
            StoreError: The system refused, or another program has it open.
        """
        with self._lock:
            self._drop()
            return put_aside(self._path, self._seen)

    def close(self) -> None:
        """Close the file; it is opened again if it is used again."""
        with self._lock:
            self._drop()

    @contextmanager
    def _using(self) -> Iterator[sqlite3.Connection]:
        """The connection, for one thread at a time; dropped after a failure."""
        with self._lock:
            try:
                if self._connection is None:
                    self._seen = identity_of(self._path)
                    self._connection = open_file(self._path, self._most_bytes)
                yield self._connection
            except SQLITE_FAILURES as exc:
                self._drop()
                raise as_store_error(exc, self._path) from exc
            except BaseException:
                self._drop()
                raise

    def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(sqlite3.Error):
                connection.close()

    def _numbers(self, connection: sqlite3.Connection, finest: Finest) -> dict[str, int]:
        """The number of each name; names are remembered until there is no room for more."""
        numbers = {name: number for number, name in _names(connection).items()}
        present = sorted(filter(_storable, names_of(finest.values())))[:MOST_NAMES_IN_BUCKET]
        newest_s = [*finest][-1]
        unknown = [name for name in present if name not in numbers]
        room = self._most_names - len(numbers)
        if len(unknown) > room:
            room += forget_names(connection, set(present), numbers)
        refused = max(0, len(unknown) - max(0, room))
        if refused > self.refused_names:
            log.warning("history.names_refused count=%d", refused)
        self.refused_names = refused
        for name in unknown[: max(0, room)]:
            made = connection.execute(
                "INSERT INTO names(name, seen_s) VALUES(?, ?)", (name, newest_s)
            )
            if 0 < (number := made.lastrowid or 0) < NUMBERS_END:
                numbers[name] = number
        if self._writes % _PRUNE_EVERY == 0:
            connection.executemany(
                "UPDATE names SET seen_s = ? WHERE name = ?",
                [(newest_s, name) for name in present],
            )
        return numbers

    def _make_room(self, now_s: int) -> None:
        """Where the file, and not the disk, is full: drop the oldest part of each level."""
        with suppress(StoreError), self._using() as connection:
            pages = int(connection.execute("PRAGMA page_count").fetchone()[0])
            most = int(connection.execute("PRAGMA max_page_count").fetchone()[0])
            if pages < most - _CLOSE_TO_FULL_PAGES:
                return
            with _transaction(connection):
                for level in LEVELS:
                    shorten(connection, level, now_s)
            log.info("history.shortened path=%s", self._path.name)


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.rollback()
        raise


def _names(connection: sqlite3.Connection) -> dict[int, str]:
    rows = connection.execute("SELECT number, name FROM names").fetchall()
    return {
        number: name
        for number, name in rows
        if isinstance(name, str) and 0 < number < NUMBERS_END
    }


def _storable(name: str) -> bool:
    """A name of a file may hold half a character, which no text of SQLite can."""
    return len(name) <= MOST_NAME_CHARACTERS and name.isprintable()


def _are_bytes(*values: object) -> bool:
    """What a damaged file holds may be anything."""
    return all(isinstance(value, bytes) for value in values)


def _write_level(
    connection: sqlite3.Connection, level: Level, finest: Finest, numbers: Mapping[str, int]
) -> None:
    table = table_of(level)
    names = {number: name for name, number in numbers.items()}
    for start_s, bucket in by_level(finest, level.step_s).items():
        row = connection.execute(
            f"SELECT data, sketches FROM {table} WHERE start_s = ?",  # noqa: S608 - ours
            (start_s,),
        ).fetchone()
        whole = bucket
        if row is not None and _are_bytes(*row):
            whole = decode(row[0], row[1], names)
            whole.merge(bucket)
        connection.execute(
            f"INSERT OR REPLACE INTO {table} VALUES(?, ?, ?)",
            (start_s, *encode(whole, numbers)),
        )


def _oldest(connection: sqlite3.Connection, level: Level) -> int | None:
    asked = f"SELECT MIN(start_s) FROM {table_of(level)}"  # noqa: S608 - ours
    row = connection.execute(asked).fetchone()
    return row[0] if isinstance(row[0], int) else None


def _fits(level: Level, from_s: float, to_s: float, most_points: int) -> bool:
    return (to_s - from_s) / level.step_s <= most_points


def _best_level(
    connection: sqlite3.Connection, from_s: float, to_s: float, most_points: int
) -> Level:
    """The finest one with few enough buckets that does not begin later than a coarser one."""
    ends = [_oldest(connection, level) for level in LEVELS]
    for number, level in enumerate(LEVELS[:-1]):
        if not _fits(level, from_s, to_s, most_points):
            continue
        own = ends[number]
        coarser = [
            end + one.step_s
            for one, end in zip(LEVELS[number + 1 :], ends[number + 1 :], strict=True)
            if end is not None
        ]
        if not coarser or (own is not None and (own <= from_s or own < min(coarser))):
            return level
    return LEVELS[-1]


def _rows(
    connection: sqlite3.Connection, level: Level, from_s: float, to_s: float
) -> list[Row]:
    found = connection.execute(
        f"SELECT start_s, data, sketches FROM {table_of(level)} "  # noqa: S608 - ours
        "WHERE start_s > ? AND start_s <= ? ORDER BY start_s LIMIT ?",
        (from_s - level.step_s, to_s, level.most_buckets),
    ).fetchall()
    return [row for row in found if _are_bytes(row[1], row[2])]


def _with_newer(
    rows: list[Row], newer: Mapping[int, Bucket], names: dict[int, str], wanted: Wanted
) -> list[Row]:
    """The rows with what is not written yet; names without a number get one in ``names``."""
    if not newer:
        return rows
    numbers = {name: number for number, name in names.items()}
    for name in sorted(filter(wanted, names_of(newer.values()))):
        if name not in numbers:
            numbers[name] = NUMBERS_END - 1 - len(numbers)
            names[numbers[name]] = name
    found = {row[0]: row for row in rows}
    for start_s, bucket in newer.items():
        whole = Bucket()
        if start_s in found:
            whole = decode(found[start_s][1], found[start_s][2], names)
        whole.merge(bucket)
        found[start_s] = (start_s, *encode(whole, numbers))
    return [found[start_s] for start_s in sorted(found)]
