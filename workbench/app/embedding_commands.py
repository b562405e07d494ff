"""``workbench engines embed`` and ``rerank``: vectors and ranks of texts."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from pathlib import Path

from workbench.app import embedding, reports
from workbench.app.terminal import harmless, say, table
from workbench.app.workbench import Workbench
from workbench.base.errors import RequestError
from workbench.engines.embedding import likeness

_SHOWN_TEXT = 48
_SHOWN_VALUES = 4
_MOST_COMPARED = 8


async def embed(bench: Workbench, options: Namespace) -> int:
    """Print the vectors of texts; returns the exit code.

    Raises:
        WorkbenchError: It failed; says why.
    """
    texts = await asyncio.to_thread(_texts, options)
    model = bench.models.get(options.model)
    found = await embedding.embed(bench.loading, model.id, texts)
    if options.json:
        rows = [
            {"text": text, "vector": list(vector)}
            for text, vector in zip(texts, found.vectors, strict=True)
        ]
        tokens = found.stats.prompt_tokens
        say(reports.as_json({"model": model.id, "tokens": tokens, "results": rows}))
        return 0
    compared = found.vectors if len(texts) <= _MOST_COMPARED else found.vectors[:1]
    headings = ["TEXT", "NUMBERS>", "VECTOR", *(f"LIKE {n + 1}>" for n in range(len(compared)))]
    shown = [
        [
            _short(text),
            str(len(vector)),
            " ".join(f"{value:+.3f}" for value in vector[:_SHOWN_VALUES]) + " …",
            *(f"{likeness(vector, other):.3f}" for other in compared),
        ]
        for text, vector in zip(texts, found.vectors, strict=True)
    ]
    say(table(headings, shown))
    return 0


async def rerank(bench: Workbench, options: Namespace) -> int:
    """Print texts, the one that answers the query best first; returns the exit code.

    Raises:
        WorkbenchError: It failed; says why.
    """
    texts = await asyncio.to_thread(_texts, options)
    model = bench.models.get(options.model)
    found = await embedding.rerank(bench.loading, model.id, options.query, texts)
    order = found.best_first()
    if options.json:
        rows = [{"index": n, "score": found.scores[n], "text": texts[n]} for n in order]
        say(reports.as_json({"model": model.id, "query": options.query, "results": rows}))
        return 0
    shown = [[f"{found.scores[n]:.4f}", str(n + 1), _short(texts[n])] for n in order]
    say(table(["SCORE>", "NO>", "TEXT"], shown))
    return 0


def _texts(options: Namespace) -> list[str]:
    if options.input:
        return list(options.input)
    try:
        lines = Path(options.lines).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as exc:
        raise RequestError(
            f"{options.lines!r} cannot be read: {exc}", "Give a text file in UTF-8."
        ) from exc
    return [line for line in lines if line.strip()]


def _short(text: str) -> str:
    line = " ".join(harmless(text).split())
    return line if len(line) <= _SHOWN_TEXT else line[: _SHOWN_TEXT - 1] + "…"
