"""``workbench models quantize``: a smaller copy of an installed model."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from dataclasses import asdict

from workbench.app import reports
from workbench.app.compare_commands import read_text
from workbench.app.progress_bars import share_bar
from workbench.app.quantise import choices, loses_twice, quantise
from workbench.app.terminal import harmless, say, table
from workbench.app.workbench import Workbench
from workbench.base.errors import ModelError
from workbench.base.sizes import size_text
from workbench.engines.llama_cpp.quantize import CALIBRATED


async def quantize(bench: Workbench, options: Namespace) -> None:
    """Make a copy, or without a kind say which there are.

    Raises:
        WorkbenchError: It failed; says why.
    """
    if not options.type:
        await _list(bench, options)
        return
    text = await asyncio.to_thread(read_text, options.text) if options.text else ""
    again = options.allow_requantize
    with share_bar() as told:
        model = await quantise(
            bench, options.id, options.type, told, allow_requantize=again, text=text
        )
    before = bench.models.get(options.id)
    if options.json:
        say(reports.as_json(asdict(model)))
        return
    share = _share(before.size_bytes, model.size_bytes)
    say(harmless(f"{model.id} is installed: {size_text(model.size_bytes)}, {share}"))


def _share(before_bytes: int, after_bytes: int) -> str:
    return f"{after_bytes / max(1, before_bytes):.0%} of the size it was made from"


async def _list(bench: Workbench, options: Namespace) -> None:
    model = bench.models.get(options.id)
    if model.problem:
        raise ModelError(model.problem, "Choose another model.")
    found = await choices(model)
    if options.json:
        say(reports.as_json([asdict(choice) for choice in found]))
        return
    rows = [[one.kind, size_text(one.size_bytes), one.quality.note] for one in found]
    say(table(["type", "size>", "quality"], rows))
    say(f"With a text of yours (--text FILE) also: {', '.join(CALIBRATED)}")
    if reason := loses_twice(model):
        say(harmless(f"Note: {reason}"))
