"""``workbench models compare``: what quantising cost, on a text of the user's own."""

from __future__ import annotations

import asyncio
import sys
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from workbench.app import reports
from workbench.app.compare import MOST_TEXT_CHARS, Comparison, as_csv, compare
from workbench.app.progress_bars import share_bar
from workbench.app.terminal import say, table
from workbench.app.workbench import Workbench
from workbench.base.errors import ModelError
from workbench.base.sizes import size_text


async def compare_models(bench: Workbench, options: Namespace) -> None:
    """Compare and print a table, CSV or JSON.

    Raises:
        WorkbenchError: It failed; says why.
    """
    text = await asyncio.to_thread(read_text, options.text)
    with share_bar() as told:
        found = await compare(bench, options.ids, text, told, options.tokens)
    if options.json:
        say(reports.as_json(asdict(found)))
    elif options.csv:
        say(as_csv(found).rstrip("\n"))
    else:
        say(_table(found))


def read_text(name: str) -> str:
    """The file, or what is piped in."""
    try:
        if name == "-":
            return sys.stdin.read(MOST_TEXT_CHARS)
        with Path(name).expanduser().open(encoding="utf-8", errors="replace") as file:
            return file.read(MOST_TEXT_CHARS)
    except OSError as exc:
        raise ModelError(
            f"the text {name!r} cannot be read: {exc.strerror or exc}", "Check the path."
        ) from exc


def _table(found: Comparison) -> str:
    rows = [
        [
            row.id,
            row.quantisation,
            size_text(row.size_bytes),
            f"{row.perplexity:.3f} ± {row.perplexity_error:.3f}",
            f"{row.divergence:.5f}",
            f"{row.agreement:.1%}",
            f"{row.prompt_tokens_per_s:,.0f}",
            f"{row.tokens_per_s:,.1f}",
            size_text(row.memory_bytes),
        ]
        for row in found.rows
    ]
    headings = ("model", "type", "size>", "perplexity>", "divergence>", "same token>",
                "reads tokens/s>", "writes tokens/s>", "memory>")  # fmt: skip
    first = found.rows[0].id
    note = f"{found.scored_tokens:,} tokens scored; divergence and same token against {first}"
    return f"{table(headings, rows)}\n{note}"
