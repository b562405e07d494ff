"""A damaged database is put aside, and what can be read of it goes into a new one."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from workbench.base.errors import StoreError, WorkbenchError
from workbench.base.files import store_error, write_atomically
from workbench.base.private import close_to_others
from workbench.base.regular_files import is_there, read_regular
from workbench.base.sqlite_errors import SQLITE_FAILURES, code_of, is_damage, told
from workbench.base.sqlite_log import log_state
from workbench.base.sqlite_open import Mode
from workbench.base.sqlite_open import connect as open_database
from workbench.base.sqlite_place import is_blank, what_is_missing
from workbench.traces import index
from workbench.traces.carve import carve
from workbench.traces.codec import encode
from workbench.traces.mending import best_events, in_order, mend
from workbench.traces.saved_conversations import readable, restore_conversations
from workbench.traces.saved_notes import restore_notes
from workbench.traces.schema import MOST_AHEAD, VERSION, as_store_error, damage_mark
from workbench.traces.tables import NEEDED
from workbench.traces.values import Recovery

log = logging.getLogger(__name__)
_READ_ONLY = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)
_MOST_THOROUGH_BYTES = 256 * 1024 * 1024
_MOST_NAME_BYTES = 1024


@dataclass(frozen=True, slots=True)
class Damage:
    """Why a database cannot be used as it is.

    Attributes:
        foreign_log: The log beside it is that of another database.
        kept: It was put aside already, by a rescue that was cut off.
    """

    reason: str
    foreign_log: bool = False
    kept: Path | None = None


def what_is_wrong(path: Path) -> Damage | None:
    """Why the file cannot be used, or None. Only while no other program has it open.

    Raises:
        StoreError: The system does not let us read it.
    """
    wal = path.with_name(path.name + "-wal")
    try:
        if (kept := _cut_off_rescue(path)) is not None:
            return Damage("saving what could be read was cut off", kept=kept)
        if reason := what_is_missing(path):
            return Damage(reason)
        if not path.exists():
            return None
        unclean = wal.exists() and wal.stat().st_size > 0
        if is_there(damage_mark(path)):
            return Damage("reading it failed")
        log_ = log_state(path)
    except OSError as exc:
        raise StoreError(
            f"{path.name!r} cannot be read: {exc.strerror or exc}",
            f"Check the disk that holds {path.parent}.",
        ) from exc
    reason = log_.reason or _sqlite_says(path, unclean=unclean)
    return Damage(reason, log_.foreign) if reason else None


def _sqlite_says(path: Path, *, unclean: bool) -> str:
    thorough = unclean and path.stat().st_size < _MOST_THOROUGH_BYTES
    check = "integrity_check" if thorough else "quick_check"
    # Read only, because the last one to close would copy the log into the file.
    modes: tuple[Mode, ...] = ("ro", "rw") if unclean else ("rw",)
    for mode in modes:
        try:
            return _ask_sqlite(path, check, mode)
        except SQLITE_FAILURES as exc:
            if is_damage(exc):
                return told(exc)
            if mode == "ro" and code_of(exc) in _READ_ONLY:
                continue  # a change must be rolled back first
            raise as_store_error(exc, path) from exc
    return ""


def _ask_sqlite(path: Path, check: str, mode: Mode) -> str:
    with closing(open_database(path, mode=mode, timeout_s=10.0)) as connection:
        connection.text_factory = bytes  # damaged text is no reason not to open it
        answer = connection.execute(f"PRAGMA {check}(1)").fetchone()[0]
        if answer != b"ok":
            return str(answer, "utf-8", "replace").splitlines()[-1]
        return _missing_tables(connection)


def _missing_tables(connection: sqlite3.Connection) -> str:
    if is_blank(connection) and connection.execute("PRAGMA page_count").fetchone()[0] > 1:
        return "all tables are gone"
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION + MOST_AHEAD:
        return "its version was hit"
    rows = connection.execute("SELECT name FROM sqlite_master")
    names = {row[0].decode("utf-8", "replace") for row in rows}
    # Without a version the tables may still be made: it is then the first one's that count.
    needed = frozenset[str]().union(*NEEDED[: max(1, version)])
    if version <= VERSION and (names or version) and not names >= needed:
        return f"tables are missing: {', '.join(sorted(needed - names))}"
    for table in sorted(needed & names):
        # Words without their text cannot be walked through, only asked for.
        asked = "rowid FROM span_text WHERE span_text MATCH 'a'"
        what = asked if table == "span_text" else f"* FROM {table}"
        connection.execute(f"SELECT {what} LIMIT 1").fetchall()
    return ""


def salvage(path: Path, damage: Damage, fresh: Callable[[], sqlite3.Connection]) -> Recovery:
    """Move the damaged files away and fill a new database from them.

    Raises:
        StoreError: The files could not be moved or the new one not be written.
    """
    close_to_others(path)
    kept = damage.kept or _put_aside(path, damage)
    try:
        for ending in _BESIDE if damage.kept else ():  # what the rescue before had made
            path.with_name(path.name + ending).unlink(missing_ok=True)
        return _fill(path, kept, damage.reason, fresh)
    except WorkbenchError:
        _give_up(path, kept)
        raise
    except (*SQLITE_FAILURES, OSError) as exc:
        _give_up(path, kept)
        if isinstance(exc, OSError):
            raise store_error(exc, path) from exc
        raise as_store_error(exc, path) from exc


def _fill(
    path: Path, kept: Path, reason: str, fresh: Callable[[], sqlite3.Connection]
) -> Recovery:
    found = carve(kept)
    events, hit = best_events(found.events)
    runs = in_order(events)
    conversations = {**found.conversations, **readable(kept)}
    last_of = {row.head_run_id: row.id for row in conversations.values() if row.head_run_id}
    incomplete = len(mend(runs, last_of) | (hit & runs.keys()))
    with closing(fresh()) as connection:
        connection.execute("BEGIN IMMEDIATE")
        for records in runs.values():
            for record in records:
                index.add(connection, record, encode(record.event))
        restore_conversations(connection, conversations)
        restore_notes(connection, found.notes)
        connection.execute("COMMIT")
    damage_mark(path).unlink(missing_ok=True)
    return Recovery(kept, reason, len(runs), len(events), incomplete)


_BESIDE = ("-wal", "-shm", "-journal", "")  # the file last: once it is moved, all is


def _put_aside(path: Path, damage: Damage) -> Path:
    """Move the file away, and its log; a foreign log gets a name under which none reads it.

    The mark tells the next start where, should this one be cut off.
    """
    stamp = datetime.now(UTC).strftime("%Y-%m-%d-%H%M%S-%f")
    kept = path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}")
    write_atomically(damage_mark(path), kept.name)
    try:
        for ending in _BESIDE:
            source = path.with_name(path.name + ending)
            mark = "-foreign" if damage.foreign_log and ending else ""
            if source.exists():
                source.rename(kept.with_name(kept.name + mark + ending))
    except OSError as exc:
        _put_back(path, kept)
        raise store_error(exc, path) from exc
    return kept


def _cut_off_rescue(path: Path) -> Path | None:
    """Where a rescue that was cut off put the file; half-moved files are put back."""
    try:
        name = read_regular(damage_mark(path), _MOST_NAME_BYTES).decode("utf-8", "replace")
    except FileNotFoundError:
        return None
    if not name.startswith(f"{path.stem}.damaged-") or Path(name).name != name:
        return None
    kept = path.with_name(name)
    if kept.exists():
        return kept
    _put_back(path, kept)
    return None


def _put_back(path: Path, kept: Path) -> None:
    """Everything as it was, so that the next start can try again."""
    for ending in _BESIDE:
        for mark in ("", "-foreign"):
            with suppress(FileNotFoundError):
                kept.with_name(kept.name + mark + ending).replace(
                    path.with_name(path.name + ending)
                )


def _give_up(path: Path, kept: Path) -> None:
    """Remove the new database that could not be filled, and put the old one back."""
    for ending in _BESIDE:
        path.with_name(path.name + ending).unlink(missing_ok=True)
    _put_back(path, kept)
