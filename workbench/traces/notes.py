"""What people note about runs and their steps: bookmarks, ratings, tags, comments."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from workbench.base.errors import StoreError
from workbench.traces.index import printable
from workbench.traces.schema import lacks_notes_and_spans

Rating = Literal[-1, 0, 1]
MOST_TAG_CHARS = 60
MOST_TAGS = 50
MOST_COMMENT_CHARS = 20_000
_PAGE = 500
_COLUMNS = "run_id, span_id, bookmarked, rating, tags, comment, by, at_s"


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody noted about a run, or about one of its steps.

    Attributes:
        run_id: The run.
        span_id: The step; empty for the run as a whole.
        bookmarked: It is to be found again; retention keeps such runs.
        rating: 1 thumbs up, -1 thumbs down, 0 neither.
        tags: Words in lower case, in order, each once.
        comment: Text of any kind.
        by: Who changed it last.
        at_s: When, in Unix seconds.
    """

    run_id: str
    span_id: str = ""
    bookmarked: bool = False
    rating: Rating = 0
    tags: tuple[str, ...] = ()
    comment: str = ""
    by: str = ""
    at_s: float = 0.0

    @property
    def is_empty(self) -> bool:
        """Nothing is noted."""
        return not (self.bookmarked or self.rating or self.tags or self.comment)


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags as they are stored: lower case, no spaces at the ends or lines inside, each once.

    Raises:
        StoreError: There are too many, or one is too long.
    """
    found = sorted({" ".join(printable(tag).split()).casefold() for tag in tags} - {""})
    if len(found) > MOST_TAGS:
        raise StoreError(f"there are more than {MOST_TAGS} tags", "Use fewer.")
    if any(len(tag) > MOST_TAG_CHARS for tag in found):
        raise StoreError(f"a tag is longer than {MOST_TAG_CHARS} characters", "Shorten it.")
    return tuple(found)


def save(connection: sqlite3.Connection, note: Note) -> Note:
    """See ``TraceStore.save_note``."""
    if connection.execute("SELECT 1 FROM runs WHERE id = ?", (note.run_id,)).fetchone() is None:
        raise StoreError(f"there is no run {note.run_id!r}", "It may have been deleted.")
    if len(note.comment) > MOST_COMMENT_CHARS:
        raise StoreError(
            f"the comment is longer than {MOST_COMMENT_CHARS} characters", "Shorten it."
        )
    if note.rating not in (-1, 0, 1):
        raise StoreError(f"{note.rating!r} is no rating", "It is 1, 0 or -1.")
    tags = clean_tags(note.tags)
    # An empty note stays a row: a rescue would bring back what an older copy of it said.
    connection.execute(
        "INSERT INTO notes(run_id, span_id, bookmarked, rating, tags, comment, by, at_s)"
        " VALUES (?,?,?,?,?,?,?,?) ON CONFLICT(run_id, span_id) DO UPDATE SET"
        " bookmarked = excluded.bookmarked, rating = excluded.rating, tags = excluded.tags,"
        " comment = excluded.comment, by = excluded.by,"
        " at_s = max(excluded.at_s, notes.at_s)",
        (
            note.run_id,
            printable(note.span_id),
            int(note.bookmarked),
            note.rating,
            stored_tags(tags),
            printable(note.comment),
            printable(note.by),
            note.at_s,
        ),
    )
    return of_span(connection, note.run_id, note.span_id)


def of_run(connection: sqlite3.Connection, run_id: str) -> tuple[Note, ...]:
    """See ``TraceStore.notes``."""
    if lacks_notes_and_spans(connection):
        return ()
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM notes WHERE run_id = ? ORDER BY span_id",  # noqa: S608
        (run_id,),
    )
    return tuple(note for note in map(_note, rows) if not note.is_empty)


def of_runs(connection: sqlite3.Connection, run_ids: Sequence[str]) -> tuple[Note, ...]:
    """See ``TraceStore.notes_of_runs``."""
    if lacks_notes_and_spans(connection):
        return ()
    found: list[Note] = []
    for first in range(0, len(run_ids), _PAGE):
        some = [printable(run_id) for run_id in run_ids[first : first + _PAGE]]
        rows = connection.execute(
            f"SELECT {_COLUMNS} FROM notes WHERE span_id = ''"  # noqa: S608
            f" AND run_id IN ({','.join('?' * len(some))})",
            some,
        )
        found += [note for note in map(_note, rows) if not note.is_empty]
    return tuple(found)


def of_span(connection: sqlite3.Connection, run_id: str, span_id: str) -> Note:
    """See ``TraceStore.note``."""
    if lacks_notes_and_spans(connection):
        return Note(run_id, span_id)
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM notes WHERE run_id = ? AND span_id = ?",  # noqa: S608
        (run_id, printable(span_id)),
    ).fetchone()
    return _note(row) if row else Note(run_id, span_id)


def tags(connection: sqlite3.Connection) -> dict[str, int]:
    """See ``TraceStore.tags``."""
    if lacks_notes_and_spans(connection):
        return {}
    counts: dict[str, int] = {}
    for (text,) in connection.execute("SELECT tags FROM notes WHERE tags <> ''"):
        for tag in _tags(text):
            counts[tag] = counts.get(tag, 0) + 1
    return dict(sorted(counts.items()))


def stored_tags(tags: Iterable[str]) -> str:
    """Tags as one text in which each stands between line ends; empty for none."""
    text = "\n".join(tags)
    return f"\n{text}\n" if text else ""


def _tags(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.split("\n")))


def _note(row: tuple[str, str, int, int, str, str, str, float]) -> Note:
    run_id, span_id, bookmarked, rating, text, comment, by, at_s = row
    known: Rating = 1 if rating > 0 else -1 if rating < 0 else 0
    return Note(run_id, span_id, bool(bookmarked), known, _tags(text), comment, by, at_s)
