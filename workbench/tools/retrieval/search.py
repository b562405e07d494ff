"""Search by words, by meaning, and by both: ranks joined as reciprocal rank fusion does."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from workbench.base.errors import ToolError
from workbench.tools.retrieval.index import Index, meta_of
from workbench.tools.retrieval.values import Hit, Mode
from workbench.tools.retrieval.vectors import nearest, packed
from workbench.tools.retrieval.words import as_match

MOST_HITS = 100
_CANDIDATES = 4
_LEAST_CANDIDATES = 40
_RANK_OFFSET = 60
"""Of reciprocal rank fusion: the larger, the less the first places count."""


def search(
    index: Index,
    query: str,
    most: int = 5,
    mode: Mode = "hybrid",
    vector: Sequence[float] = (),
    model_key: str = "",
) -> list[Hit]:
    """The chunks that answer a query best.

    Args:
        index: Where to look.
        query: What a person or a model asks, as it is.
        most: How many at most.
        mode: By words, by meaning or by both; without a vector both is by words.
        vector: Of the query.
        model_key: The model that made it.

    Raises:
        ToolError: There are no vectors, or another model made them.
        StoreError: The index cannot be read.
    """
    most = max(1, min(most, MOST_HITS))
    if mode == "meaning" and not vector:
        raise ToolError(
            "this collection has no embedding model, so it is searched by words only",
            "Search by keywords, or give the collection an embedding model.",
        )
    candidates = max(_LEAST_CANDIDATES, _CANDIDATES * most)
    ranked: dict[str, dict[int, float]] = {}
    with index.reading() as db:
        if mode != "meaning":
            ranked["keywords"] = _by_words(db, query, candidates)
        if mode != "keywords" and vector:
            wanted = _checked(db, vector, model_key)
            found = nearest(db, wanted, candidates, with_extension=index.with_extension)
            ranked["meaning"] = dict(found)
        return _hits(db, ranked, most)


def every_part(index: Index) -> list[Hit]:
    """All chunks of all documents, in the order of their paths.

    Raises:
        StoreError: The index cannot be read.
    """
    with index.reading() as db:
        rows = db.execute(
            "SELECT chunks.id FROM chunks JOIN documents ON documents.id = document_id "
            "ORDER BY path, first"
        ).fetchall()
        return [_hit(db, row[0], 0.0, ()) for row in rows]


def _by_words(db: sqlite3.Connection, query: str, most: int) -> dict[int, float]:
    match = as_match(query)
    if not match:
        return {}
    rows = db.execute(
        "SELECT rowid, -bm25(words, 2.0, 2.0, 1.0) FROM words WHERE words MATCH ? "
        "ORDER BY bm25(words, 2.0, 2.0, 1.0), rowid LIMIT ?",
        (match, most),
    )
    return {row[0]: row[1] for row in rows}


def _checked(db: sqlite3.Connection, vector: Sequence[float], model_key: str) -> bytes:
    meta = meta_of(db)
    if meta.get("model", "") != model_key or int(meta.get("dimensions", "0")) != len(vector):
        raise ToolError(
            "the vectors of this collection are of another embedding model, or not made yet",
            "Refresh the collection.",
        )
    return packed(vector)


def _hits(
    db: sqlite3.Connection, ranked: Mapping[str, Mapping[int, float]], most: int
) -> list[Hit]:
    """The best of one list by its own scores, of two by the sum of 1 / (60 + rank)."""
    scores: dict[int, float] = {}
    for found in ranked.values():
        for rank, (chunk_id, score) in enumerate(found.items(), 1):
            points = 1.0 / (_RANK_OFFSET + rank) if len(ranked) > 1 else score
            scores[chunk_id] = scores.get(chunk_id, 0.0) + points
    best = sorted(scores, key=lambda chunk_id: (-scores[chunk_id], chunk_id))[:most]
    return [
        _hit(db, chunk_id, scores[chunk_id], tuple(w for w in ranked if chunk_id in ranked[w]))
        for chunk_id in best
    ]


def _hit(db: sqlite3.Connection, chunk_id: int, score: float, how: tuple[str, ...]) -> Hit:
    path, title, sha256, heading, start, end, text = db.execute(
        "SELECT path, title, sha256, heading, first, last, text FROM chunks JOIN documents "
        "ON documents.id = document_id WHERE chunks.id = ?",
        (chunk_id,),
    ).fetchone()
    return Hit(
        f"{sha256[:12]}-{start}", text, path, title, heading, start, end, float(score), how
    )
