"""``workbench documents``: collections of documents, from their folders to answers."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from workbench.app import reports
from workbench.app.collection_library import Collection
from workbench.app.terminal import harmless, say, table
from workbench.app.workbench import Workbench
from workbench.base.errors import WorkbenchError
from workbench.base.sizes import size_text
from workbench.tools.retrieval.refresh import Progress, Refreshed
from workbench.tools.retrieval.values import IndexState

_EVERY_S = 2.0
_SHOWN_SKIPPED = 20


async def run(bench: Workbench, options: Namespace) -> int:
    """Carry out one action; returns the exit code.

    Raises:
        WorkbenchError: It could not be done.
    """
    match options.action:
        case "add":
            return await _add(bench, options)
        case "refresh":
            return await _refresh(bench, options.name, as_json=options.json)
        case "search":
            return await _search(bench, options)
        case "rm":
            await bench.collections.remove(options.name)
            say(reports.as_json({"removed": options.name}) if options.json else options.name)
            return 0
        case _:
            return await _list(bench, as_json=options.json)


async def _list(bench: Workbench, *, as_json: bool) -> int:
    rows: list[tuple[Collection, IndexState, str]] = []
    for collection in bench.collections.library.documents:
        try:
            rows.append((collection, await bench.collections.state(collection.name), ""))
        except WorkbenchError as exc:
            rows.append((collection, IndexState(), exc.message))
    bad = bench.collections.library.problems
    if as_json:
        found = [{**asdict(c), "index": asdict(s), "problem": p} for c, s, p in rows]
        problems = [{"file": str(p), "message": m, "hint": h} for p, m, h in bad]
        say(reports.as_json({"collections": found, "problems": problems}))
        return 0
    headings = ("NAME", "TITLE", "DOCUMENTS>", "PARTS>", "SIZE>", "SKIPPED>", "FOUND BY")
    say(table(headings, [_row(*row) for row in rows]))
    for _path, message, hint in bad:
        say(harmless(f"error  {message} / {hint}"))
    return 0


def _row(collection: Collection, state: IndexState, problem: str) -> tuple[str, ...]:
    by = f"words and {collection.model_id}" if collection.model_id else "words"
    if collection.model_id and state.embedded < state.documents:
        by += f" ({state.embedded} of {state.documents} documents)"
    numbers = (str(state.documents), str(state.chunks), size_text(state.size_bytes))
    return (collection.name, collection.title, *numbers, str(len(state.skipped)), problem or by)


async def _add(bench: Workbench, options: Namespace) -> int:
    folders = [_full(folder) for folder in options.folders]
    made = await bench.collections.create(options.title, folders, options.model)
    models = [model.id for model in bench.collections.embedding_models]
    there = (
        f"--model takes: {', '.join(models)}" if models else "no embedding model is installed"
    )
    if not made.model_id:
        _tell(f"note: this collection is searched by words only ({there})")
    elif made.model_id not in models:
        _tell(f"note: {made.model_id} is not made to compare texts ({there})")
    return await _refresh(bench, made.name, as_json=options.json)


def _full(folder: str) -> str:
    return str(Path(folder).expanduser().absolute())


async def _refresh(bench: Workbench, name: str, *, as_json: bool) -> int:
    done = await bench.collections.refresh(name, _progress())
    if as_json:
        say(reports.as_json({"name": name, **asdict(done)}))
        return 0
    for skipped in done.skipped[:_SHOWN_SKIPPED]:
        _tell(f"skipped  {skipped.path}: {skipped.reason}")
    if len(done.skipped) > _SHOWN_SKIPPED:
        _tell(f"and {len(done.skipped) - _SHOWN_SKIPPED} more; --json names all of them")
    say(harmless(f"{name}: {_in_words(done)}"))
    return 0


def _in_words(done: Refreshed) -> str:
    parts = [
        (done.read, "read"),
        (done.unchanged, "unchanged"),
        (done.renamed, "renamed"),
        (done.removed, "gone"),
        (len(done.skipped), "skipped"),
        (done.embedded_chunks, "parts embedded"),
    ]
    return ", ".join(f"{number} {word}" for number, word in parts if number) or "no documents"


def _progress() -> Callable[[Progress], None]:
    """Tells every two seconds how far it is."""
    told_s = time.monotonic()

    def tell(progress: Progress) -> None:
        nonlocal told_s
        if time.monotonic() - told_s >= _EVERY_S:
            told_s = time.monotonic()
            files = f"{progress.files} of {progress.all_files} files"
            _tell(f"{files}, {progress.chunks} parts")

    return tell


async def _search(bench: Workbench, options: Namespace) -> int:
    hits = await bench.collections.search(options.name, options.query, options.most, options.by)
    if options.json:
        rows: list[dict[str, Any]] = [hit.as_document() for hit in hits]
        say(reports.as_json({"query": options.query, "results": rows}))
        return 0
    for number, hit in enumerate(hits, 1):
        where = f"{hit.path}, {hit.heading}" if hit.heading else hit.path
        say(harmless(f"[{number}] {where} ({' and '.join(hit.how)}, {hit.score:.4f})"))
        say(harmless(f"{hit.text}\n"))
    if not hits:
        _tell("note: nothing was found")
    return 0


def _tell(text: str) -> None:
    print(harmless(text), file=sys.stderr, flush=True)  # noqa: T201 - the command line
