"""Leftovers of downloads, imports and removals: what there is, and away with it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from workbench.app.model_reading import roots_of
from workbench.app.workbench import Workbench
from workbench.base.errors import StoreError
from workbench.models.downloads.queue_file import wanted_ids
from workbench.models.leftovers import Leftover, find_leftovers, remove_leftovers
from workbench.models.store import InstalledModel


async def leftovers(bench: Workbench) -> tuple[Leftover, ...]:
    """Everything that can go, after a new look at the disks."""
    models = await bench.models.refresh()
    here = {item.wanted.id for item in bench.downloads.items if item.state != "finished"}
    roots = roots_of(bench.paths, bench.settings.settings)
    list_path = bench.paths.data / "downloads.json"
    return await asyncio.to_thread(_find, list_path, here, roots, models)


def _find(
    list_path: Path, here: set[str], roots: Sequence[Path], models: Sequence[InstalledModel]
) -> tuple[Leftover, ...]:
    """The list of downloads may be kept by another program; a damaged one tells nothing."""
    try:
        wanted = here | wanted_ids(list_path)
    except StoreError:
        return find_leftovers(roots, None, models)
    return find_leftovers(roots, wanted, models)


async def clean(bench: Workbench, chosen: Sequence[Leftover]) -> int:
    """Remove what was chosen; returns how many bytes that freed.

    Raises:
        StoreError: The system refused one; those before it are gone.
    """
    roots = roots_of(bench.paths, bench.settings.settings)
    try:
        return await asyncio.to_thread(remove_leftovers, chosen, roots)
    finally:
        await bench.models.refresh()
