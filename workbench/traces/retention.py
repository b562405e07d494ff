"""What is removed for good: by a person's word, by age, by size.

Runs go one transaction each, so that nobody waits long; what was begun is gone on with after a
kill. Then the words of the index are merged and the file is compacted: the bytes are gone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workbench.base.errors import StoreError
from workbench.traces import edits, span_index
from workbench.traces.connections import Connections
from workbench.traces.index import title_for

_APART = "graph:%"
_MOST_AHEAD_S = 30 * 86_400.0
_BORNE_OUT_S = 7 * 86_400.0
_KEPT_RUN = (
    " AND NOT EXISTS (SELECT 1 FROM notes n WHERE n.run_id = r.id AND n.bookmarked)"
    " AND r.end <> ''"
)
_KEPT_CONVERSATION = (
    " AND NOT c.pinned AND NOT EXISTS (SELECT 1 FROM runs r LEFT JOIN notes n"
    " ON n.run_id = r.id WHERE r.conversation_id = c.id AND (n.bookmarked OR r.end = ''))"
)
_UNWIPED = "unwiped"


Forget = Callable[[Sequence[str]], None]
"""Forgets what else is kept of conversations; blocking. What it raises keeps them."""


def nothing_else(_conversation_ids: Sequence[str]) -> None:
    """Where nothing else is kept of conversations."""


@dataclass(frozen=True, slots=True)
class Keep:
    """How long and how much is kept.

    Attributes:
        age_s: What was changed longer ago goes; 0 keeps it.
        size_bytes: The oldest go until no more is used; 0 is no limit.
    """

    age_s: float = 0.0
    size_bytes: int = 0


def purge(connections: Connections, before_s: float) -> int:
    """See ``TraceStore.purge``."""
    while True:
        with connections.writing() as connection:
            row = connection.execute(
                "SELECT r.id FROM runs r JOIN conversations c ON c.id = r.conversation_id"
                " WHERE c.deleted_s < ? LIMIT 1",
                (before_s,),
            ).fetchone()
            if row is None:
                gone = connection.execute(
                    "SELECT id FROM conversations WHERE deleted_s < ?", (before_s,)
                ).fetchall()
                for (conversation_id,) in gone:
                    _remove_conversation(connection, conversation_id)
                break
            _remove_run(connection, row[0])
    wipe(connections)
    return len(gone)


def delete_runs(connections: Connections, run_ids: Sequence[str], forget: Forget) -> int:
    """See ``TraceStore.delete_runs``."""
    count = 0
    for run_id in dict.fromkeys(run_ids):
        with connections.writing() as connection:
            count += _take_out(connection, run_id, forget)
    wipe(connections)
    return count


def retain(connections: Connections, keep: Keep, now_s: float, forget: Forget) -> int:
    """See ``TraceStore.retain``."""
    count = 0
    if keep.age_s > 0.0:
        with connections.reading() as connection:
            oldest_s = _sure_now_s(connection, now_s) - keep.age_s
        while gone := _one_older(connections, oldest_s, forget):
            count += gone
    while keep.size_bytes > 0:
        with connections.reading() as connection:
            if used_bytes(connection) <= keep.size_bytes:
                break
        gone = _one_older(connections, float("inf"), forget)
        if not gone:
            break
        count += gone
    wipe(connections)
    return count


def used_bytes(connection: sqlite3.Connection) -> int:
    """See ``TraceStore.size_bytes``."""
    pages, free, page_bytes = (
        int(connection.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * page_bytes


def wipe(connections: Connections) -> None:
    """Merge the words and compact the file, if anything was removed since that was done.

    Raises:
        StoreFull: There is no room for it; it is done another time.
    """
    with connections.reading() as connection:
        if not connection.execute("SELECT 1 FROM facts WHERE name = ?", (_UNWIPED,)).fetchone():
            return
    with connections.writing() as connection:
        connection.execute("INSERT INTO search(search) VALUES ('optimize')")
        connection.execute("INSERT INTO span_text(span_text) VALUES ('optimize')")
    connections.compact()
    with connections.writing() as connection:
        connection.execute("DELETE FROM facts WHERE name = ?", (_UNWIPED,))


def _sure_now_s(connection: sqlite3.Connection, now_s: float) -> float:
    """The time as far as the runs bear it out: a clock that jumps must not empty the store.

    It is never far ahead of the newest run. Where the runs themselves jump, those after the
    jump count once they are a week's worth: the clock of an evening may be a year ahead.
    """
    newest_s = _latest(connection, now_s)
    before_s = _latest(connection, newest_s - _BORNE_OUT_S)
    first_s = connection.execute(
        "SELECT min(started_s) FROM runs WHERE started_s > ?", (before_s,)
    ).fetchone()[0]
    jumped = before_s > 0.0 and first_s is not None and first_s - before_s > _MOST_AHEAD_S
    return min(now_s, (before_s if jumped else newest_s) + _MOST_AHEAD_S)


def _latest(connection: sqlite3.Connection, until_s: float) -> float:
    row = connection.execute("SELECT max(started_s) FROM runs WHERE started_s <= ?", (until_s,))
    return float(row.fetchone()[0] or 0.0)


def _one_older(connections: Connections, before_s: float, forget: Forget) -> int:
    """Remove the oldest conversation or run apart that was changed before; 0 if there is none.

    Returns:
        How many runs that were.
    """
    with connections.writing() as connection:
        talk = connection.execute(
            "SELECT c.id, c.updated_s FROM conversations c WHERE c.id NOT LIKE ?"  # noqa: S608
            " AND EXISTS (SELECT 1 FROM runs r WHERE r.conversation_id = c.id)"
            f" AND c.updated_s < ?{_KEPT_CONVERSATION} ORDER BY c.updated_s LIMIT 1",
            (_APART, before_s),
        ).fetchone()
        apart = connection.execute(
            "SELECT r.id, r.ended_s FROM runs r WHERE r.conversation_id LIKE ?"  # noqa: S608
            f" AND r.ended_s < ?{_KEPT_RUN} ORDER BY r.ended_s LIMIT 1",
            (_APART, before_s),
        ).fetchone()
        if apart is not None and (talk is None or apart[1] <= talk[1]):
            return _take_out(connection, apart[0], forget)
        if talk is None:
            return 0
        forget((talk[0],))  # first: a program that ends meanwhile does it again
        return _remove_talk(connection, talk[0])


def _remove_talk(connection: sqlite3.Connection, conversation_id: str) -> int:
    """Remove a conversation with its runs; returns how many those were."""
    runs = connection.execute(
        "SELECT id FROM runs WHERE conversation_id = ?", (conversation_id,)
    ).fetchall()
    for (run_id,) in runs:
        _remove_run(connection, run_id)
    _remove_conversation(connection, conversation_id)
    return len(runs)


def _take_out(connection: sqlite3.Connection, run_id: str, forget: Forget) -> int:
    row = connection.execute(
        "SELECT conversation_id, parent_run_id, end FROM runs WHERE id = ?", (run_id,)
    ).fetchone()
    if row is None:
        return 0
    conversation_id, parent, end = row
    if not end:
        raise StoreError(f"run {run_id!r} goes on", "Stop it first.")
    connection.execute(
        "UPDATE runs SET parent_run_id = ? WHERE parent_run_id = ? AND conversation_id = ?",
        (parent, run_id, conversation_id),
    )
    connection.execute(
        "UPDATE conversations SET head_run_id = ? WHERE id = ? AND head_run_id = ?",
        (parent, conversation_id, run_id),
    )
    _remove_run(connection, run_id)
    left = "SELECT 1 FROM runs WHERE conversation_id = ?"
    if connection.execute(left, (conversation_id,)).fetchone() is None:
        forget((conversation_id,))
        _remove_conversation(connection, conversation_id)
    return 1


def _remove_run(connection: sqlite3.Connection, run_id: str) -> None:
    _note_unwiped(connection)
    connection.execute("INSERT OR IGNORE INTO purging VALUES (?)", (run_id,))
    span_index.drop(connection, run_id)
    connection.execute("DELETE FROM notes WHERE run_id = ?", (run_id,))
    connection.execute("DELETE FROM events WHERE run_id = ?", (run_id,))
    connection.execute("DELETE FROM search WHERE run_id = ?", (run_id,))
    connection.execute("DELETE FROM purging")
    row = connection.execute(
        "DELETE FROM runs WHERE id = ? RETURNING conversation_id, user_text", (run_id,)
    ).fetchone()
    if row is not None:
        _forget_title(connection, *row)


def _forget_title(connection: sqlite3.Connection, conversation_id: str, text: str) -> None:
    """A title that was made of a message that is gone is made of the next one."""
    title = connection.execute(
        "SELECT title FROM conversations WHERE id = ?", (conversation_id,)
    ).fetchone()
    if title is None or title[0] != title_for(text):
        return
    following = connection.execute(
        "SELECT user_text FROM runs WHERE conversation_id = ? ORDER BY seq LIMIT 1",
        (conversation_id,),
    ).fetchone()
    edits.rename(connection, conversation_id, title_for(following[0]) if following else "")


def _remove_conversation(connection: sqlite3.Connection, conversation_id: str) -> None:
    _note_unwiped(connection)
    connection.execute("DELETE FROM search WHERE conversation_id = ?", (conversation_id,))
    connection.execute("DELETE FROM conversations WHERE id = ?", (conversation_id,))


def _note_unwiped(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT OR REPLACE INTO facts VALUES (?, '1')", (_UNWIPED,))
