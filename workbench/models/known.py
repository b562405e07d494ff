"""What is known of a model's bytes, wherever it lies, so that each of them can be checked.

The store has its manifests, the program a list of what it came with, and other programs name a
blob by its digest. Of any other file nobody knows what it should be: its digests are taken when
it is first checked, and from then on it can be told whether it is still the same.
"""

from __future__ import annotations

import hashlib
import json
import re
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from workbench.base.errors import ModelError, StoreError
from workbench.base.files import canonical_json, keep_damaged, store_error, write_atomically
from workbench.base.regular_files import read_regular
from workbench.models.downloads.values import CHUNK_BYTES
from workbench.models.elsewhere import real_path
from workbench.models.manifests import Manifest, StoredFile, read_manifest
from workbench.models.remarks import UNREADABLE
from workbench.models.store import InstalledModel, part_paths
from workbench.models.verification import Told, chunk_map

Basis = Literal["fetched", "imported", "bundled", "named", "seen", "first", "replaced"]
BUNDLED_NAME = "digests.json"
_FORMAT = 1
_MOST_BYTES = 64 * 1024 * 1024
_NAMED = re.compile(r"(?:sha256-)?([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Known:
    """What a model's files should be.

    Attributes:
        folder: Where they lie.
        manifest: Their digests.
        basis: Who says so: ``first`` and ``replaced`` were read just now, so they are whole.
        since_s: Since when, as Unix time; 0 if that says nothing.
    """

    folder: Path
    manifest: Manifest
    basis: Basis
    since_s: float = 0.0

    @property
    def is_new(self) -> bool:
        """Its digests were taken just now."""
        return self.basis in ("first", "replaced")


class KnownFiles:
    """Knows what each model should be; keeps what was first seen. Blocking."""

    def __init__(self, folder: Path) -> None:
        """Take over.

        Args:
            folder: Where digests of files are kept that belong to others.
        """
        self._folder = folder

    def of(self, model: InstalledModel, stop: threading.Event, told: Told) -> Known:
        """What the files of a model should be; reads all of them if nobody knows.

        Raises:
            ModelError: It has no file here, or it was told to stop.
            StoreError: Its files, or what is known of them, cannot be read or kept.
        """
        if model.away or model.source == "server":
            where = f"{model.away} is not connected" if model.away else "it is on a server"
            hint = "Connect the drive, then try again." if model.away else "Check it there."
            raise ModelError(f"{model.title!r} cannot be checked: {where}", hint)
        if model.source == "store":
            return _stored(model)
        paths = _files_of(model)
        if model.source == "bundled" and (listed := _bundled(paths)):
            return Known(paths[0].parent, _manifest(model, listed), "bundled")
        if named := _named(paths):
            return Known(paths[0].parent, _manifest(model, named), "named")
        return self._seen(model, paths, stop, told)

    def _seen(
        self, model: InstalledModel, paths: Sequence[Path], stop: threading.Event, told: Told
    ) -> Known:
        before = self._read(model)
        states = [_state(path) for path in paths]
        basis: Basis = "first"
        since_s = time.time()
        if before is not None:
            since_s = float(before["since_s"])
            if before["states"] == states:
                files = tuple(_file(row) for row in before["files"])
                return Known(paths[0].parent, _manifest(model, files), "seen", since_s)
            basis = "replaced"
        files = tuple(_read_whole(path, stop, told) for path in paths)
        row = {"format": _FORMAT, "path": str(model.path), "since_s": time.time()}
        row |= {"states": states, "files": [asdict(file) for file in files]}
        if before is None:
            keep_damaged(self._place(model))
        write_atomically(self._place(model), canonical_json(row))
        return Known(paths[0].parent, _manifest(model, files), basis, since_s)

    def _place(self, model: InstalledModel) -> Path:
        name = hashlib.sha256(str(model.path).encode(errors="surrogateescape")).hexdigest()
        return self._folder / f"{name[:32]}.json"

    def _read(self, model: InstalledModel) -> dict[str, Any] | None:
        """What was kept of it; a damaged note says nothing, so it is taken anew."""
        try:
            path = self._place(model)
            row = json.loads(read_regular(path, _MOST_BYTES))
            sound = row["format"] == _FORMAT and row["path"] == str(model.path)
            [_file(one) for one in row["files"]], float(row["since_s"]), row["states"]
        except (OSError, *UNREADABLE):
            return None
        return dict(row) if sound else None


def _stored(model: InstalledModel) -> Known:
    folder = model.path.parent
    manifest = read_manifest(folder)
    fetched = any(file.url for file in manifest.files)
    basis: Basis = "fetched" if fetched else "imported"
    return Known(folder, manifest, basis, manifest.added_s)


def _files_of(model: InstalledModel) -> list[Path]:
    path = model.path
    if not path.is_dir():
        return part_paths(path)
    try:
        found = sorted(one for one in path.iterdir() if not one.name.startswith("."))
        files = [one for one in found if one.is_file()]
    except OSError as exc:
        raise store_error(exc, path) from exc
    if not files:
        raise ModelError(f"{model.title!r} has no files", "Look at its folder.")
    return files


def _bundled(paths: Sequence[Path]) -> tuple[StoredFile, ...]:
    """By the list that the program came with; empty if it says nothing of one of them."""
    try:
        rows = json.loads(read_regular(paths[0].parent / BUNDLED_NAME, _MOST_BYTES))["files"]
        return tuple(_file(rows[path.name]) for path in paths)
    except (OSError, *UNREADABLE):
        return ()


def _named(paths: Sequence[Path]) -> tuple[StoredFile, ...]:
    """By the names of blobs that are digests; empty if one of them is none."""
    found = []
    for path in paths:
        match = _NAMED.fullmatch(real_path(path).name)
        if match is None:
            return ()
        size = _state(path)[0]
        found.append(StoredFile(path.name, "model", size, match[1], (match[1],), max(1, size)))
    return tuple(found)


def _read_whole(path: Path, stop: threading.Event, told: Told) -> StoredFile:
    found = chunk_map(path, CHUNK_BYTES, stop, told)
    return StoredFile(path.name, "model", found.size_bytes, found.sha256, found.chunks)


def _manifest(model: InstalledModel, files: tuple[StoredFile, ...]) -> Manifest:
    return Manifest("", model.title, files)


def _state(path: Path) -> list[int]:
    try:
        found = path.stat()
    except OSError as exc:
        raise StoreError(
            f"cannot read {path.name!r}: {exc.strerror}", "Check the disk it is on."
        ) from exc
    return [found.st_size, found.st_mtime_ns]


def _file(row: Mapping[str, Any]) -> StoredFile:
    return StoredFile(
        name=str(row["name"]),
        role=str(row["role"]),
        size_bytes=int(row["size_bytes"]),
        sha256=str(row["sha256"]),
        chunks=tuple(str(chunk) for chunk in row["chunks"]),
        chunk_bytes=int(row["chunk_bytes"]),
    )
