"""``workbench models list``, ``edit`` and ``clean``: the models that are kept."""

from __future__ import annotations

import asyncio
import sys
import time
from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from workbench.app import reports
from workbench.app.cleaning import clean as clean_up
from workbench.app.cleaning import leftovers
from workbench.app.fit_report import as_row
from workbench.app.terminal import harmless, say, table
from workbench.app.workbench import Workbench
from workbench.base.errors import ModelError
from workbench.base.sizes import size_text
from workbench.models.leftovers import Leftover
from workbench.models.remarks import Remark, with_tags
from workbench.models.store import InstalledModel
from workbench.traces.values import ModelUsage

UNUSED_S = 30 * 86_400


async def show(bench: Workbench, options: Namespace) -> None:
    """List the models with how much each was used."""
    usage = await bench.conversations.usage()
    models = [model for model in bench.models.models if set(options.tag) <= set(model.tags)]
    if options.unused:
        models = [m for m in models if _is_unused(usage.get(m.id), time.time())]
    if options.json:
        say(reports.as_json([_values(bench, model, usage) for model in models]))
        return
    say(reports.models_table(models))
    tagged = [model for model in models if model.tags]
    for model in tagged:
        say(harmless(f"{model.id}: {' '.join('#' + tag for tag in model.tags)}"))


def _is_unused(usage: ModelUsage | None, now_s: float) -> bool:
    return usage is None or usage.last_used_s < now_s - UNUSED_S


def _values(
    bench: Workbench, model: InstalledModel, usage: Mapping[str, ModelUsage]
) -> dict[str, Any]:
    return {**as_row(bench, model), "usage": asdict(usage.get(model.id, ModelUsage()))}


async def edit(bench: Workbench, options: Namespace) -> None:
    """Change what is said of a model.

    Raises:
        ModelError: There is no such model, nothing to change, or a text is too long.
        StoreError: The system refused.
    """
    asked = (options.title, options.favourite, options.note)
    if not options.tag and not options.untag and all(value is None for value in asked):
        raise ModelError(
            "there is nothing to change",
            "Say what: --title, --tag, --untag, --favourite, --no-favourite or --note.",
        )

    def change(said: Remark) -> Remark:
        said = with_tags(said, options.tag, options.untag)
        if options.title is not None:
            said = replace(said, title=options.title)
        if options.favourite is not None:
            said = replace(said, favourite=options.favourite)
        return said if options.note is None else replace(said, notes=options.note)

    await bench.models.edit(options.id, change)
    model = bench.models.get(options.id)
    if options.json:
        say(reports.as_json({"id": model.id, **asdict(bench.models.describe(model.id))}))
        return
    star = "★ " if model.favourite else ""
    tags = " ".join(f"#{tag}" for tag in model.tags)
    say(harmless(f"{model.id}: {star}{model.title} {tags}".rstrip()))
    if model.notes:
        say(harmless(model.notes))


async def clean(bench: Workbench, options: Namespace) -> int:
    """Remove leftovers after a question; returns the exit code.

    Raises:
        ModelError: Nobody can be asked.
        StoreError: The system refused.
    """
    found = [one for one in await leftovers(bench) if options.damaged or one.kind != "damaged"]
    total = sum(one.size_bytes for one in found)
    if options.dry_run or not found:
        _tell(options, found, freed_bytes=0)
        return 0
    if not options.json:
        say(_listed(found))
    if not options.yes and not await _agrees(total):
        say("nothing was removed")
        return 1
    freed = await clean_up(bench, found)
    _tell(options, found, freed_bytes=freed)
    return 0


def _tell(options: Namespace, found: Sequence[Leftover], freed_bytes: int) -> None:
    if options.json:
        items = [asdict(one) for one in found]
        say(reports.as_json({"leftovers": items, "freed_bytes": freed_bytes}))
    elif freed_bytes:
        say(f"{size_text(freed_bytes)} are free again")
    elif found:
        say(_listed(found))
        say(f"{size_text(sum(one.size_bytes for one in found))} would become free")
    else:
        say("there is nothing to clean up")


def _listed(found: Sequence[Leftover]) -> str:
    rows = [(one.what, size_text(one.size_bytes), str(one.path)) for one in found]
    return table(("LEFTOVER", "SIZE>", "PATH"), rows)


async def _agrees(total_bytes: int) -> bool:
    if not sys.stdin.isatty():
        raise ModelError(
            "there is nobody to ask whether all of that may go",
            "Look at it with --dry-run, then say --yes.",
        )
    question = f"Remove all of it? {size_text(total_bytes)} become free. [y/N] "
    answer = await asyncio.to_thread(input, question)
    return answer.strip().lower() in ("y", "yes")
