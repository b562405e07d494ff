"""What people noted about runs, brought back into a new database."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from workbench.traces.carve import NoteRow

_PUT = (
    "INSERT OR REPLACE INTO notes(run_id, span_id, bookmarked, rating, tags, comment, by, at_s)"
    " SELECT :run_id, :span_id, :bookmarked, :rating, :tags, :comment, :by, :at_s"
    " WHERE EXISTS (SELECT 1 FROM runs WHERE id = :run_id)"
)


def restore_notes(
    connection: sqlite3.Connection, notes: Mapping[tuple[str, str], NoteRow]
) -> None:
    """Give the runs of a new database their notes; a note of a lost run says nothing."""
    for note in notes.values():
        connection.execute(_PUT, note._asdict())
