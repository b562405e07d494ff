"""What an index of documents costs: keeping a chunk, finding one, by words and by vectors.

Usage: python tests/benchmarks/bench_retrieval.py [--chunks 10000] [--dimensions 384]

Prints JSON lines. No model is asked: the vectors are random, so that only the work around them
is measured. Vectors are looked for by numpy, and by ``sqlite-vec`` where this Python lets
SQLite load it, one after the other for each question; both must find the same chunks.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from workbench.tools.retrieval.chunks import chunks_of
from workbench.tools.retrieval.index import Index
from workbench.tools.retrieval.search import search
from workbench.tools.retrieval.values import Content, Entry, FileMark
from workbench.tools.retrieval.vectors import nearest, packed

_PER_DOCUMENT = 50
_QUESTION_WORDS = 8
_TOP = 10


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--chunks", type=int, default=10_000)
    parser.add_argument("--dimensions", type=int, default=384)
    parser.add_argument("--questions", type=int, default=100)
    options = parser.parse_args()
    chance = random.Random(7)
    words = [_word(chance) for _ in range(20_000)]
    with tempfile.TemporaryDirectory() as folder, Index(Path(folder, "i.sqlite")) as index:
        index.set_model("bench")
        _fill(index, chance, words, options.chunks, options.dimensions)
        _search(index, chance, words, options.questions, options.dimensions)


def _fill(
    index: Index, chance: random.Random, words: Sequence[str], count: int, dimensions: int
) -> None:
    cut_s = put_s = 0.0
    made = chars = 0
    while made < count:
        text = _text(chance, words)
        began_s = time.perf_counter()
        chunks = chunks_of(text)[: min(_PER_DOCUMENT, count - made)]
        cut_s += time.perf_counter() - began_s
        vectors = tuple(_vector(chance, dimensions) for _chunk in chunks)
        mark = FileMark(f"/bench/{made}.txt", 1, len(text))
        began_s = time.perf_counter()
        index.put([Entry(mark, Content(text, False, f"{made:064}"), chunks, vectors)])
        put_s += time.perf_counter() - began_s
        made += len(chunks)
        chars += len(text)
    report(
        what="index",
        chunks=made,
        dimensions=dimensions,
        cut_us_per_chunk=round(1e6 * cut_s / made, 1),
        keep_us_per_chunk=round(1e6 * put_s / made, 1),
        index_bytes_per_chunk=index.state().size_bytes // made,
    )


def _search(
    index: Index, chance: random.Random, words: Sequence[str], count: int, dimensions: int
) -> None:
    questions = [" ".join(_some(chance, words, _QUESTION_WORDS)) for _ in range(count)]
    vectors = [_vector(chance, dimensions) for _ in range(count)]
    times: dict[str, list[float]] = {}

    def timed(what: str, work: Callable[..., Any], *given: Any) -> Any:
        began_s = time.perf_counter()
        found = work(*given)
        times.setdefault(what, []).append(time.perf_counter() - began_s)
        return found

    for query, vector in zip(questions, vectors, strict=True):
        timed("keywords", search, index, query, _TOP, "keywords")
        timed("hybrid", search, index, query, _TOP, "hybrid", vector, "bench")
        wanted = packed(vector)
        with index.reading() as db:
            found = timed("vectors by numpy", _near, db, wanted, False)
            if not index.with_extension:
                continue
            other = timed("vectors by sqlite-vec", _near, db, wanted, True)
            if found != other:
                sys.exit(f"numpy found {found}, sqlite-vec {other}")
    for what, each in times.items():
        each.sort()
        p50, p95 = each[len(each) // 2], each[int(len(each) * 0.95)]
        report(what=what, p50_ms=round(1000 * p50, 2), p95_ms=round(1000 * p95, 2))
    if not index.with_extension:
        report(
            what="vectors by sqlite-vec", skipped="this Python lets SQLite load no extension"
        )


def _near(db: sqlite3.Connection, wanted: bytes, with_extension: bool) -> list[int]:
    return [one for one, _ in nearest(db, wanted, _TOP, with_extension=with_extension)]


def _text(chance: random.Random, words: Sequence[str]) -> str:
    sentences = (" ".join(_some(chance, words, 14)) for _ in range(11 * _PER_DOCUMENT))
    return ". ".join(sentences)


def _some(chance: random.Random, words: Sequence[str], count: int) -> list[str]:
    """Words as languages have them: a few are in every text, most are rare."""
    return [words[int(len(words) * chance.random() ** 3)] for _ in range(count)]


def _word(chance: random.Random) -> str:
    return "".join(chance.choice("abcdefghiklmnoprstuvw") for _ in range(chance.randint(3, 10)))


def _vector(chance: random.Random, dimensions: int) -> list[float]:
    return [chance.gauss(0, 1) for _ in range(dimensions)]


def report(**figures: Any) -> None:
    """Print one line."""
    machine = {
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "machine": platform.machine(),
    }
    print(json.dumps({"benchmark": "retrieval", **figures, **machine}), flush=True)


if __name__ == "__main__":
    main()
