"""Documents cut into chunks, with their words and vectors: one SQLite file per collection."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from workbench.base.errors import ToolError
from workbench.tools.retrieval.chunks import OVERLAP, SIZE
from workbench.tools.retrieval.chunks import VERSION as CHUNKS
from workbench.tools.retrieval.schema import as_ours, opened, transaction
from workbench.tools.retrieval.values import Entry, FileMark, IndexState, Skipped
from workbench.tools.retrieval.vectors import load_extension, packed
from workbench.tools.retrieval.words import indexed

MADE_BY = f"{CHUNKS} {SIZE} {OVERLAP}"
"""How documents are read and cut; others are read again."""


@dataclass(frozen=True, slots=True)
class Known:
    """A file as the index remembers it; without a digest it was skipped."""

    mark: FileMark
    made_by: str
    sha256: str = ""


class Index:
    """The documents of one collection.

    Every function blocks, may be called from any thread and is one transaction: whatever ends
    the program, each document is there whole, with its words and vectors, or not at all.

    Attributes:
        with_extension: ``sqlite-vec`` looks for the nearest vectors.
    """

    def __init__(self, path: Path) -> None:
        """Open the file, or make it.

        Raises:
            StoreError: It cannot be opened, is damaged, or a newer program wrote it.
        """
        self._path = path
        self._lock = threading.Lock()
        self._connection = opened(path)
        self.with_extension = load_extension(self._connection)

    def __enter__(self) -> Index:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _value: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file, after what is being done with it; safe to call twice."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """What it holds at one moment."""
        with self._lock, as_ours(self._path):
            self._connection.execute("BEGIN")
            try:
                yield self._connection
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("COMMIT")

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, as_ours(self._path), transaction(self._connection):
            yield self._connection

    def state(self) -> IndexState:
        """What it holds."""
        with self.reading() as db:
            documents, embedded = db.execute(
                "SELECT count(*), coalesce(sum(embedded), 0) FROM documents"
            ).fetchone()
            chunks = db.execute("SELECT count(*) FROM chunks").fetchone()[0]
            skipped = db.execute("SELECT path, reason FROM skipped ORDER BY path").fetchall()
            meta = meta_of(db)
            pages = db.execute("PRAGMA page_count").fetchone()[0]
            page_bytes = db.execute("PRAGMA page_size").fetchone()[0]
        return IndexState(
            documents,
            chunks,
            embedded,
            meta.get("model", ""),
            int(meta.get("dimensions", "0")),
            pages * page_bytes,
            tuple(Skipped(*row) for row in skipped),
        )

    def known(self) -> dict[str, Known]:
        """Every file it remembers, by path."""
        with self.reading() as db:
            rows = db.execute(
                "SELECT path, mtime_ns, size_bytes, made_by, sha256 FROM documents UNION ALL "
                "SELECT path, mtime_ns, size_bytes, made_by, '' FROM skipped"
            ).fetchall()
        return {row[0]: Known(FileMark(*row[:3]), row[3], row[4]) for row in rows}

    def put(self, entries: Sequence[Entry]) -> None:
        """Keep these documents in the place of what was there under their paths.

        Raises:
            ToolError: The vectors do not fit those that are there.
        """
        with self._writing() as db:
            for entry in entries:
                _drop(db, entry.mark.path)
                _add(db, entry)

    def skip(self, mark: FileMark, reason: str) -> None:
        """Remember that a file is not taken, and why."""
        with self._writing() as db:
            _drop(db, mark.path)
            db.execute(
                "INSERT INTO skipped VALUES (?, ?, ?, ?, ?)",
                (mark.path, mark.mtime_ns, mark.size_bytes, MADE_BY, reason),
            )

    def touch(self, mark: FileMark) -> None:
        """Remember another date of a document that is the same."""
        with self._writing() as db:
            db.execute(
                "UPDATE documents SET mtime_ns = ?2, size_bytes = ?3 WHERE path = ?1",
                (mark.path, mark.mtime_ns, mark.size_bytes),
            )

    def rename(self, path: str, mark: FileMark) -> None:
        """Keep what is there of a document whose file has another path now."""
        with self._writing() as db:
            _drop(db, mark.path)
            _unlist_words(db, path)
            db.execute(
                "UPDATE documents SET path = ?, title = ?, mtime_ns = ? WHERE path = ?",
                (mark.path, title_of(mark.path), mark.mtime_ns, path),
            )
            _list_words(db, mark.path)

    def drop(self, paths: Sequence[str]) -> None:
        """Forget these files."""
        with self._writing() as db:
            for path in paths:
                _drop(db, path)

    def set_model(self, model_key: str) -> None:
        """Say which model the vectors are of; those of another one go."""
        with self._writing() as db:
            if meta_of(db).get("model", "") == model_key:
                return
            db.execute("DELETE FROM vectors")
            db.execute("UPDATE documents SET embedded = 0")
            db.execute("DELETE FROM meta WHERE key IN ('model', 'dimensions')")
            if model_key:
                db.execute("INSERT INTO meta VALUES ('model', ?)", (model_key,))

    def not_embedded(self) -> list[str]:
        """Paths of the documents without vectors."""
        with self.reading() as db:
            rows = db.execute("SELECT path FROM documents WHERE NOT embedded ORDER BY path")
            return [row[0] for row in rows]

    def chunk_texts(self, path: str) -> list[tuple[int, str]]:
        """The chunks of a document: each one's number and what a vector is made of."""
        with self.reading() as db:
            rows = db.execute(
                "SELECT chunks.id, heading, text FROM chunks JOIN documents "
                "ON documents.id = document_id WHERE path = ? ORDER BY chunks.id",
                (path,),
            ).fetchall()
        return [(row[0], embedded_text(row[1], row[2])) for row in rows]

    def add_vectors(self, path: str, vectors: Mapping[int, Sequence[float]]) -> None:
        """Keep the vectors of a document's chunks, by their numbers.

        Raises:
            ToolError: They do not fit those that are there.
        """
        with self._writing() as db:
            _add_vectors(db, vectors)
            db.execute("UPDATE documents SET embedded = 1 WHERE path = ?", (path,))


def embedded_text(heading: str, text: str) -> str:
    """What a vector is made of: the text below its headings."""
    return f"{heading}\n{text}" if heading else text


def title_of(path: str) -> str:
    """The name of a document."""
    return Path(path).name


def meta_of(db: sqlite3.Connection) -> dict[str, str]:
    """The model of the vectors and how many numbers they have."""
    return dict(db.execute("SELECT key, value FROM meta").fetchall())


def _add(db: sqlite3.Connection, entry: Entry) -> None:
    mark, content = entry.mark, entry.content
    values = (mark.path, title_of(mark.path), content.sha256, mark.mtime_ns, mark.size_bytes)
    document = db.execute(
        "INSERT INTO documents VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)",
        (*values, MADE_BY, bool(entry.vectors)),
    ).lastrowid
    ids: list[int] = []
    for chunk in entry.chunks:
        text = content.text[chunk.start : chunk.end]
        made = db.execute(
            "INSERT INTO chunks VALUES (NULL, ?, ?, ?, ?, ?)",
            (document, chunk.heading, chunk.start, chunk.end, text),
        )
        ids.append(int(made.lastrowid or 0))
    _list_words(db, mark.path)
    if entry.vectors:
        _add_vectors(db, dict(zip(ids, entry.vectors, strict=True)))


def _add_vectors(db: sqlite3.Connection, vectors: Mapping[int, Sequence[float]]) -> None:
    if not vectors:
        return
    first = len(next(iter(vectors.values())))
    db.execute("INSERT OR IGNORE INTO meta VALUES ('dimensions', ?)", (str(first),))
    wanted = int(meta_of(db)["dimensions"])
    for chunk_id, vector in vectors.items():
        if len(vector) != wanted:
            raise ToolError(
                f"a vector has {len(vector)} numbers, the others here have {wanted}",
                "Choose the embedding model again.",
            )
        db.execute("INSERT OR REPLACE INTO vectors VALUES (?, ?)", (chunk_id, packed(vector)))


def _drop(db: sqlite3.Connection, path: str) -> None:
    _unlist_words(db, path)
    db.execute("DELETE FROM documents WHERE path = ?", (path,))
    db.execute("DELETE FROM skipped WHERE path = ?", (path,))


def _list_words(db: sqlite3.Connection, path: str) -> None:
    db.executemany(
        "INSERT INTO words(rowid, title, heading, text) VALUES (?, ?, ?, ?)", _words(db, path)
    )


def _unlist_words(db: sqlite3.Connection, path: str) -> None:
    """The table keeps no texts, so it has to be told what it listed."""
    db.executemany(
        "INSERT INTO words(words, rowid, title, heading, text) VALUES ('delete', ?, ?, ?, ?)",
        _words(db, path),
    )


def _words(db: sqlite3.Connection, path: str) -> list[tuple[int, str, str, str]]:
    rows = db.execute(
        "SELECT chunks.id, title, heading, text FROM chunks JOIN documents "
        "ON documents.id = document_id WHERE path = ?",
        (path,),
    ).fetchall()
    return [(row[0], *map(indexed, row[1:])) for row in rows]
