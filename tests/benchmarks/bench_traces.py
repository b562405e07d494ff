"""Traces: opening a run of 100 000 events, searching 1 000 000, and what recording costs.

Usage: python tests/benchmarks/bench_traces.py [--runs 10000] [--anew]

The store is made once, in an ignored folder, and used again. Opening is what a window needs
before it shows something: the steps, and the first page of events. A search is asked of a
fresh connection, with the pages of the file in the system's cache; the middle of five. What
recording costs is the processor time of the store for one second of a stream, with its
batches every 150 ms. Prints lines of JSON.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from measuring import FOLDER, report

from workbench.traces.events import (
    AnswerDelta,
    ModelCallFinished,
    ModelCallStarted,
    PromptRendered,
    ReasoningPiece,
    Record,
    RunFinished,
    RunStarted,
    ToolCallFinished,
    ToolCallStarted,
    TraceEvent,
)
from workbench.traces.notes import Note
from workbench.traces.search_query import parse
from workbench.traces.store import TraceStore

TOOLS = ("search_notes", "calculator", "read_file", "http_get", "sql")
MODELS = ("qwen2.5-0.5b-instruct-q4", "llama-3.2-1b-q8", "starter")
QUERIES = {
    "a common word": "waba",
    "a rare word": "rareword",
    "two words": "waba wobe",
    "exact words": '"waba wobe"',
    "the beginning of a word": "wab",
    "a tool's failures": "tool:search_notes error",
    "words of slow calls": "waba slower:2s",
    "words, one model": "waba model:qwen",
    "words, a rare tag": "waba tag:bad",
    "a model that is not there": "waba model:nobody",
    "everything": "tool:sql error slower:100ms model:qwen tag:bad waba",
}


def words(chance: random.Random, count: int) -> str:
    """Text whose words are as unequally frequent as those of a language."""
    letters = "abeiou"
    found = []
    for _ in range(count):
        number = int(chance.paretovariate(0.9)) % 30_000
        word = "w"
        while number or word == "w":
            word += letters[number % 6] + "bdgklmnprst"[number % 11]
            number //= 6
        found.append(word)
    return " ".join(found)


def events(chance: random.Random, number: int, calls: int) -> Iterator[TraceEvent]:
    """A run of some ten events for each call of a model, and two for each of a tool."""
    model = chance.choice(MODELS)
    yield RunStarted(f"c{number // 5}", "", f"agent {number % 7}", {}, model, words(chance, 12))
    for call in range(calls):
        span = f"model-{call}"
        yield ModelCallStarted(span, "", model, "llama", {"temperature": 0.7})
        yield PromptRendered(span, words(chance, 60), 80, 40)
        for piece in range(7):  # in turns, for a batch joins pieces of the same kind
            kind = ReasoningPiece if piece % 2 else AnswerDelta
            yield kind(span, words(chance, 8) + " ", 12)
        yield ModelCallFinished(span, "stop", 80, 40, 84, total_s=chance.expovariate(1.0))
        if call:
            tool = f"tool-{call}"
            yield ToolCallStarted(
                tool, span, "", str(call), chance.choice(TOOLS), '{"q": "waba"}'
            )
            failed, took_s = chance.random() < 0.02, chance.expovariate(0.5)
            yield ToolCallFinished(tool, words(chance, 30), failed, duration_s=took_s)
    rare = " rareword" if number == 77 else ""
    yield RunFinished("answered", words(chance, 40) + rare, duration_s=1.0)


def fill(store: TraceStore, runs: int) -> None:
    """A hundred events for each run, and one run of 100 000."""
    chance = random.Random(7)
    batch: list[Record] = []
    for number in range(runs):
        found = events(chance, number, 8)
        batch += [Record(f"r{number}", n, 1e9 + number, event) for n, event in enumerate(found)]
        if number % 50 == 49:
            store.append(batch)
            batch = []
    store.append(batch)
    long = events(chance, runs, 8_400)
    batch = [Record("long", n, 2e9 + n, event) for n, event in enumerate(long)]
    for first in range(0, len(batch), 5_000):
        store.append(batch[first : first + 5_000])
    for number in range(0, runs, max(1, runs // 40)):
        store.save_note(Note(f"r{number}", tags=("bad",)))


def main() -> None:
    """Make the store if there is none, measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--anew", action="store_true")
    options = parser.parse_args()
    path = FOLDER / f"traces-{options.runs}.sqlite"
    FOLDER.mkdir(parents=True, exist_ok=True)
    if options.anew:
        for ending in ("", "-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
    make(path, options.runs)
    store = TraceStore(path)
    opening(store)
    searching(store)
    recording(store)
    store.close()


def make(path: Path, runs: int) -> None:
    """Fill the store, and its index in slices as the program does."""
    began_s, slices = time.perf_counter(), []
    store = TraceStore(path)
    if not store.runs(1):
        fill(store, runs)
    filled_s = time.perf_counter() - began_s
    size = path.stat().st_size
    while True:
        slice_s = time.perf_counter()
        left = store.index_some()
        slices.append(time.perf_counter() - slice_s)
        if not left:
            break
    store.close()
    report(
        "traces",
        f"made searchable, {runs} runs",
        {
            "fill_s": filled_s,
            "index_s": sum(slices),
            "longest_slice_s": max(slices),
            "size_without_index_mb": size / 1e6,
            "size_mb": path.stat().st_size / 1e6,
        },
    )


def opening(store: TraceStore) -> None:
    """The steps and the first page of the longest run."""
    times_s, all_s = [], []
    for _ in range(5):
        began_s = time.perf_counter()
        spans = store.span_table("long")
        store.some_records("long", 0, 199)
        times_s.append(time.perf_counter() - began_s)
    for _ in range(2):
        began_s = time.perf_counter()
        records = store.records("long")
        all_s.append(time.perf_counter() - began_s)
    report(
        "traces",
        "a long run opened",
        {
            "events": len(records),
            "steps": len(spans),
            "open_ms": 1000 * statistics.median(times_s),
            "every_event_ms": 1000 * min(all_s),
        },
        goals={"open_ms": "<= 300"},
    )


def searching(store: TraceStore) -> None:
    """Each query, fifty hits with their snippets."""
    for name, text in QUERIES.items():
        times_s = []
        for _ in range(5):
            began_s = time.perf_counter()
            found = store.search_events(parse(text, time.time()), limit=50)
            times_s.append(time.perf_counter() - began_s)
        report(
            "traces",
            f"search for {name}",
            {"ms": 1000 * statistics.median(times_s), "hits": len(found.hits)},
            goals={"ms": "<= 200"},
        )


def recording(store: TraceStore) -> None:
    """Processor time of the store for a stream of 200 tokens a second."""
    run = f"stream-{time.time_ns()}"
    batches, tokens = 200, 30
    store.append([Record(run, 0, 0.0, RunStarted("s", "", "a", {}, "m", "Go"))])
    began_s = time.process_time()
    for batch in range(batches):
        store.append(
            [
                Record(run, 1 + batch * tokens + n, 0.0, AnswerDelta("s", "token "))
                for n in range(tokens)
            ]
        )
    spent_s = time.process_time() - began_s
    store.append([Record(run, 10**6, 0.0, RunFinished("answered", ""))])
    report(
        "traces",
        "recording a stream of 200 tokens a second",
        {"percent": 100 * spent_s / (batches * 0.15)},
        goals={"percent": "<= 1"},
    )


if __name__ == "__main__":
    main()
