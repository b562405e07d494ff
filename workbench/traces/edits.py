"""Changes to conversations other than new events; plain SQL inside the store's transaction."""

from __future__ import annotations

import sqlite3
import time
from typing import Literal

from workbench.base.errors import StoreError
from workbench.traces.index import printable

_BELOW = """
WITH RECURSIVE below(id, seq) AS (
  SELECT id, seq FROM runs WHERE id = ? AND conversation_id = ?
  UNION ALL
  SELECT r.id, r.seq FROM below b
  JOIN runs r ON r.parent_run_id = b.id AND r.conversation_id = ?)
SELECT id FROM below ORDER BY seq DESC LIMIT 1
"""


def create(
    connection: sqlite3.Connection,
    conversation_id: str,
    agent_name: str,
    at_s: float,
    title: str,
    owner: str,
) -> None:
    """See ``TraceStore.create``."""
    newest = connection.execute("SELECT coalesce(max(seq), 0) FROM runs").fetchone()[0]
    connection.execute(
        "INSERT OR IGNORE INTO conversations(id, agent_name, created_s, updated_s, touched,"
        " owner) VALUES (?,?,?,?,?,?)",
        (conversation_id, agent_name, at_s, at_s, newest, owner),
    )
    if title:
        rename(connection, conversation_id, title)


def save_draft(
    connection: sqlite3.Connection, conversation_id: str, text: str, owner: str
) -> None:
    """See ``TraceStore.save_draft``."""
    create(connection, conversation_id, "", time.time(), "", owner)
    set_field(connection, conversation_id, "draft", printable(text))


def select_branch(connection: sqlite3.Connection, conversation_id: str, run_id: str) -> str:
    """See ``TraceStore.select_branch``."""
    row = connection.execute(_BELOW, (run_id, conversation_id, conversation_id)).fetchone()
    if row is None:
        raise StoreError(
            f"run {run_id!r} is not part of this conversation", "Open the conversation again."
        )
    set_field(connection, conversation_id, "head_run_id", row[0])
    return str(row[0])


def rename(connection: sqlite3.Connection, conversation_id: str, title: str) -> None:
    """See ``TraceStore.rename``."""
    clean = printable(" ".join(title.split()))
    set_field(connection, conversation_id, "title", clean)
    connection.execute(
        "DELETE FROM search WHERE kind = 'title' AND conversation_id = ?", (conversation_id,)
    )
    connection.execute(
        "INSERT INTO search(kind, conversation_id, run_id, text) VALUES ('title', ?, '', ?)",
        (conversation_id, clean),
    )


def delete_below(connection: sqlite3.Connection, beginning: str, at_s: float) -> None:
    """Hide the conversations whose id begins so; those that are hidden already stay as told."""
    connection.execute(
        "UPDATE conversations SET deleted_s = ? WHERE id >= ? AND id < ? AND deleted_s IS NULL",
        (at_s, beginning, beginning + "\U0010ffff"),
    )


def set_field(
    connection: sqlite3.Connection,
    conversation_id: str,
    field: Literal["title", "draft", "pinned", "deleted_s", "head_run_id"],
    value: str | float | None,
) -> None:
    """Change one field of a conversation that must exist."""
    changed = connection.execute(
        f"UPDATE conversations SET {field} = ? WHERE id = ?",  # noqa: S608 - a literal name
        (value, conversation_id),
    ).rowcount
    if not changed:
        raise StoreError(
            f"there is no conversation {conversation_id!r}",
            "It may have been deleted for good.",
        )
