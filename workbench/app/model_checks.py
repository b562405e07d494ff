"""Checking the files of a model of the store, and mending them, in threads."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from workbench.app.model_sources import ModelSources
from workbench.models.manifests import Manifest
from workbench.models.verification import Told, Verdict, verify


def untold(_done_bytes: int, _whole_bytes: int) -> None:
    """Nobody wants to know."""


async def check_files(
    folder: Path, manifest: Manifest, told: Told = untold
) -> dict[str, Verdict]:
    """Compare every file with its digests; a cancelled check ends at the next chunk.

    Raises:
        StoreError: A file cannot be read.
    """
    stop = threading.Event()
    try:
        return {
            file.name: await asyncio.to_thread(
                verify, manifest.place(folder, file), file, stop, told
            )
            for file in manifest.files
        }
    finally:
        stop.set()


async def repair_files(
    folder: Path, manifest: Manifest, verdicts: Mapping[str, Verdict], sources: ModelSources
) -> int:
    """Fetch the damaged chunks again; returns how many bytes that were.

    Raises:
        TransferError: The source does not give these bytes now.
        StoreError: The system refused.
    """
    fetched = 0
    for file in manifest.files:
        if bad := verdicts[file.name].bad:
            work = partial(sources.repair, manifest.place(folder, file), file, bad)
            fetched += await asyncio.to_thread(work)
    return fetched


def damaged_chunks(verdicts: Mapping[str, Verdict]) -> int:
    """Of all files."""
    return sum(len(verdict.bad) for verdict in verdicts.values())
