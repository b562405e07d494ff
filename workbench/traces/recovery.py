"""A damaged database is put aside, and what can be read of it goes into a new one."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from workbench.base.errors import StoreDamaged
from workbench.base.files import store_error
from workbench.traces import index
from workbench.traces.carve import Row, carve
from workbench.traces.codec import decode, encode
from workbench.traces.events import Record, RunStarted
from workbench.traces.schema import VERSION, as_store_error, damage_mark
from workbench.traces.values import Recovery

log = logging.getLogger(__name__)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_NEEDED = {"events", "runs", "conversations", "search", "purging"}


def what_is_wrong(path: Path) -> str:
    """Why the file cannot be used, or empty.

    Raises:
        StoreError: The system does not let us read it.
    """
    if not path.exists():
        return ""
    if path.stat().st_size == 0:
        return "the file was empty"
    if damage_mark(path).exists():
        return "reading it failed"
    try:
        with closing(sqlite3.connect(path, timeout=10.0)) as connection:
            answer = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            if answer != "ok":
                return str(answer).splitlines()[-1]
            return _missing_tables(connection)
    except sqlite3.DatabaseError as exc:
        if getattr(exc, "sqlite_errorcode", 0) & 0xFF in _DAMAGED:
            return str(exc)
        raise as_store_error(exc, path) from exc


def _missing_tables(connection: sqlite3.Connection) -> str:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    if version <= VERSION and (names or version) and not names >= _NEEDED:
        return f"tables are missing: {', '.join(sorted(_NEEDED - names))}"
    for table in sorted(_NEEDED & names):
        connection.execute(f"SELECT * FROM {table} LIMIT 1").fetchall()  # noqa: S608
    return ""


def salvage(path: Path, reason: str, fresh: Callable[[], sqlite3.Connection]) -> Recovery:
    """Move the damaged files away and fill a new database from them.

    Raises:
        StoreError: The files could not be moved or the new one not be written.
    """
    kept = _put_aside(path)
    events = _best_events(carve(kept))
    runs = _in_order(events)
    incomplete = _mend(runs)
    with closing(fresh()) as connection:
        connection.execute("BEGIN IMMEDIATE")
        for records in runs.values():
            for record in records:
                index.add(connection, record, encode(record.event))
        _copy_conversations(kept, connection)
        connection.execute("COMMIT")
    damage_mark(path).unlink(missing_ok=True)
    return Recovery(kept, reason, len(runs), len(events), incomplete)


def _put_aside(path: Path) -> Path:
    stamp = datetime.now(UTC).strftime("%Y-%m-%d-%H%M%S-%f")
    kept = path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}")
    try:
        path.rename(kept)
        wal = path.with_name(path.name + "-wal")
        if wal.exists():
            wal.rename(kept.with_name(kept.name + "-wal"))
        path.with_name(path.name + "-shm").unlink(missing_ok=True)
    except OSError as exc:
        raise store_error(exc, path) from exc
    return kept


def _best_events(rows: Iterable[Row]) -> dict[tuple[str, int], Row]:
    """Each event once, without those whose text was hit."""
    found: dict[tuple[str, int], Row] = {}
    for row in rows:
        _, run_id, number, _, name, text = row
        if (run_id, number) in found or number < 0:
            continue
        with suppress(StoreDamaged):
            decode(name, text)
            found[run_id, number] = row
    return found


def _in_order(events: dict[tuple[str, int], Row]) -> dict[str, list[Record]]:
    """Runs and their records in the order in which they were stored."""
    by_run: dict[str, list[Record]] = {}
    for _, run_id, number, at_s, name, text in sorted(events.values()):
        event = decode(name, text)
        if event is not None:
            by_run.setdefault(run_id, []).append(Record(run_id, number, at_s, event))
    return by_run


def _mend(runs: dict[str, list[Record]]) -> int:
    """Give runs without a beginning one, and runs without their parent the one before.

    So one lost message does not cut a conversation in two. Returns how many were mended.
    """
    starts = [records[0].event for records in runs.values()]
    followed = {
        event.parent_run_id: event.conversation_id
        for event in starts
        if isinstance(event, RunStarted)
    }
    newest: dict[str, str] = {}
    mended = 0
    for run_id, records in runs.items():
        first = records[0]
        if not isinstance(first.event, RunStarted):
            conversation_id = followed.get(run_id, f"recovered-{run_id}")
            start = _lost_start(conversation_id, newest.get(conversation_id, ""))
            records.insert(0, Record(run_id, -1, first.at_s, start))
            mended += 1
        else:
            start = first.event
            if start.parent_run_id and start.parent_run_id not in runs:
                start = replace(start, parent_run_id=newest.get(start.conversation_id, ""))
                records[0] = replace(first, event=start)
                mended += 1
        newest[start.conversation_id] = run_id
    return mended


def _lost_start(conversation_id: str, parent_run_id: str) -> RunStarted:
    return RunStarted(
        conversation_id=conversation_id,
        parent_run_id=parent_run_id,
        agent_name="",
        agent={},
        model_id="",
        user_text="(this message was lost when the file was damaged)",
    )


def _copy_conversations(kept: Path, connection: sqlite3.Connection) -> None:
    """Titles, drafts and the like, as far as SQL still reads them."""
    columns = "title, head_run_id, draft, pinned, deleted_s"
    try:
        with closing(sqlite3.connect(f"{kept.as_uri()}?mode=ro", uri=True)) as damaged:
            damaged.text_factory = connection.text_factory
            for row in damaged.execute(f"SELECT id, {columns} FROM conversations"):  # noqa: S608
                connection.execute(
                    "UPDATE conversations SET title = ?2, draft = ?4, pinned = ?5,"
                    " deleted_s = ?6, head_run_id = CASE WHEN ?3 IN (SELECT id FROM runs)"
                    " THEN ?3 ELSE head_run_id END WHERE id = ?1",
                    row,
                )
    except (sqlite3.Error, UnicodeDecodeError) as exc:
        log.warning("store.titles_lost reason=%s", exc)
