"""Checking the files of a model, and mending those of the store, in threads."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from workbench.app.model_sources import ModelSources
from workbench.models.known import Known, KnownFiles
from workbench.models.manifests import Manifest
from workbench.models.store import InstalledModel, renewal
from workbench.models.verification import Told, Verdict, verify


@dataclass(frozen=True, slots=True)
class ModelCheck:
    """What a check of a model found.

    Attributes:
        files: The verdict of each file.
        known: What the files were compared with.
    """

    files: dict[str, Verdict]
    known: Known

    @property
    def bad_chunks(self) -> int:
        """Of all files."""
        return damaged_chunks(self.files)

    @property
    def digests(self) -> dict[str, str]:
        """The SHA-256 that each file should have."""
        return {file.name: file.sha256 for file in self.known.manifest.files}

    @property
    def words(self) -> str:
        """What that says, in the user's words."""
        day = time.strftime("%Y-%m-%d", time.localtime(self.known.since_s))
        if self.bad_chunks:
            return self._damage(day)
        return {
            "fetched": "every byte is what it was",
            "imported": f"every byte is what it was when it was imported on {day}",
            "bundled": "every byte is what this program was published with",
            "named": "every byte is what its name, a SHA-256, says",
            "seen": f"unchanged since {day}, when it was first checked",
            "first": "nobody says what it should be; its digest is kept for later checks",
            "replaced": f"another file than on {day}, when it was checked last; its digest is "
            "kept anew",
        }[self.known.basis]

    def remedy(self, model: InstalledModel) -> str:
        """How a person gets a sound copy."""
        if self.known.basis == "fetched":
            return f"Repair it with: workbench models repair {model.id}"
        if self.known.basis == "imported":
            return "Import it again: a damaged copy is mended by a sound one."
        return renewal(model)

    def _damage(self, day: str) -> str:
        if self.known.basis == "named":
            return "damaged: it is not what its name, a SHA-256, says"
        count = self.bad_chunks
        parts = f"{count} part{'' if count == 1 else 's'}"
        since = f" since {day}" if self.known.basis == "seen" else ""
        return f"damaged{since}: {parts}"


def check_report(model_id: str, check: ModelCheck) -> dict[str, object]:
    """What a check found, for other programs."""
    bad = {name: list(found.bad) for name, found in check.files.items() if not found.whole}
    return {
        "id": model_id,
        "whole": not bad,
        "bad_chunks": bad,
        "compared_with": check.known.basis,
        "since_s": check.known.since_s,
        "sha256": check.digests,
        "words": check.words,
    }


async def check_model(model: InstalledModel, files: KnownFiles, told: Told) -> ModelCheck:
    """Compare every byte of a model with what is known of it.

    Raises:
        ModelError: It has no file here.
        StoreError: A file cannot be read.
    """
    stop = threading.Event()
    try:
        known = await asyncio.to_thread(files.of, model, stop, told)
    finally:
        stop.set()
    if known.is_new:
        whole = {file.name: Verdict((), file.size_bytes) for file in known.manifest.files}
        return ModelCheck(whole, known)
    return ModelCheck(await check_files(known.folder, known.manifest, told), known)


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
