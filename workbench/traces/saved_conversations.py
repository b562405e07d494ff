"""What a damaged database still knows of conversations: titles, drafts, pins, deletions."""

from __future__ import annotations

import logging
import shutil
import sqlite3
import tempfile
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from workbench.base.sqlite_open import connect as open_database
from workbench.traces.carve import ConversationRow

log = logging.getLogger(__name__)
_FIELDS = len(ConversationRow._fields)


def readable(kept: Path) -> dict[str, ConversationRow]:
    """The rows that SQL still reads, from a copy: opening a file may change it."""
    found: dict[str, ConversationRow] = {}
    try:
        with tempfile.TemporaryDirectory(dir=kept.parent, prefix=".recovery-") as folder:
            copy = Path(folder) / "copy.sqlite"
            for ending in ("", "-wal"):
                source = kept.with_name(kept.name + ending)
                if source.exists():
                    shutil.copyfile(source, copy.with_name(copy.name + ending))
            with closing(open_database(copy)) as damaged:
                for row in damaged.execute("SELECT * FROM conversations"):
                    # One of before conversations had owners has a column less.
                    if len(row) in (_FIELDS - 1, _FIELDS):
                        found[str(row[0])] = ConversationRow(*row)
    except (sqlite3.Error, OSError, UnicodeDecodeError) as exc:
        log.warning("store.titles_lost reason=%s", exc)
    return found


def restore_conversations(
    connection: sqlite3.Connection, rows: Mapping[str, ConversationRow]
) -> None:
    """Give the conversations of a new database back what their runs do not say."""
    # A row read from an older page knows an earlier end: later messages would not be shown.
    # Nor would any of them, were the end a run whose own conversation is no longer known.
    for row in rows.values():
        connection.execute(
            "INSERT OR IGNORE INTO conversations(id, agent_name, created_s, updated_s, touched,"
            " owner) VALUES (:id, :agent_name, :created_s, :updated_s, :touched, :owner)",
            row._asdict(),
        )
        connection.execute(
            "UPDATE conversations SET title = :title, draft = :draft, pinned = :pinned,"
            " deleted_s = :deleted_s,"
            " owner = CASE WHEN owner = '' THEN :owner ELSE owner END,"
            " head_run_id = CASE WHEN :touched >= touched AND"
            " :head_run_id IN (SELECT id FROM runs WHERE conversation_id = :id)"
            " THEN :head_run_id ELSE head_run_id END WHERE id = :id",
            row._asdict(),
        )
        connection.execute(
            "DELETE FROM search WHERE kind = 'title' AND conversation_id = ?", (row.id,)
        )
        if row.title.strip():
            connection.execute(
                "INSERT INTO search(kind, conversation_id, run_id, text)"
                " VALUES ('title', ?, '', ?)",
                (row.id, row.title),
            )
