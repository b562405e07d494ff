"""How checked files become a model of the store: one rename, after everything else."""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.base.errors import ModelError, StoreError, StoreNewer, WorkbenchError
from workbench.base.files import store_error, sync_folder
from workbench.models.downloads.values import ChunkMap
from workbench.models.file_types import quantisation_of
from workbench.models.gguf import read_header
from workbench.models.manifests import (
    Manifest,
    StoredFile,
    read_manifest,
    slug,
    write_manifest,
)
from workbench.models.remarks import alone

FOLDER = "store"
NEW = ".new-"
GONE = ".gone-"
LOCK = ".lock"
_YOUNG_S = 3600.0


@dataclass(frozen=True, slots=True)
class Checked:
    """A file whose digests are known.

    Attributes:
        path: Where it lies now; adoption moves it.
        role: ``model`` or ``projector``.
    """

    path: Path
    map: ChunkMap
    role: str = "model"


def digest_of(files: Sequence[tuple[str, str]]) -> str:
    """Name of the folder of a model: from (role, SHA-256) of its files, never from names."""
    joined = "\n".join(f"{role} {sha256}" for role, sha256 in files)
    return hashlib.sha256(joined.encode()).hexdigest()[:32]


def is_here(root: Path, files: Sequence[tuple[str, str]]) -> str:
    """The folder of a model with these (role, SHA-256), if the store has it, else empty."""
    digest = digest_of(files)
    if not all(sha256 for _, sha256 in files):
        return ""
    return digest if is_whole(root / FOLDER / digest) else ""


def is_whole(folder: Path) -> bool:
    """Every file of a model is there with its size."""
    try:
        about = read_manifest(folder)
        sizes = {about.place(folder, file): file.size_bytes for file in about.files}
        return all(path.stat().st_size == size for path, size in sizes.items())
    except (OSError, WorkbenchError):
        return False


def adopt(root: Path, files: Sequence[Checked], about: Manifest) -> Path:
    """Move files into the store under a root; returns the model's folder.

    Args:
        root: A folder of models.
        files: The parts in order, then the projector if there is one.
        about: Title and origin; digest and files are filled in here.

    Raises:
        ModelError: They are no model.
        StoreError: The system refused; the files stay where they were.
    """
    headers = [(file, read_header(file.path)) for file in files]
    weights = [(file, header) for file, header in headers if file.role == "model"]
    about = replace(
        about,
        files=_stored(files),
        parameters=sum(header.parameters for _, header in weights),
        quantisation=quantisation_of(weights[0][1], weights[0][0].path.stem),
    )
    with alone(root / FOLDER / LOCK):
        return _adopt(root, files, about)


def _adopt(root: Path, files: Sequence[Checked], about: Manifest) -> Path:
    digest = digest_of([(file.role, file.map.sha256) for file in files])
    target = root / FOLDER / digest
    if is_whole(target):
        return target
    about = as_before(target, about)
    name = free_id(root, about.id or slug(about.title) or digest[:12], digest)
    # Of its own: what an adoption that could not even be undone has left is in nobody's way.
    new = root / FOLDER / f"{NEW}{digest}-{os.getpid()}-{time.monotonic_ns()}"
    try:
        new.mkdir(parents=True)
        moved: list[tuple[Path, Path]] = []
        try:
            write_manifest(new, replace(about, digest=digest, id=name, added_s=time.time()))
            for file, entry in zip(files, about.files, strict=True):
                place = new / entry.name
                file.path.replace(place)
                moved.append((place, file.path))
            set_aside(target)
            new.rename(target)
            sync_folder(root / FOLDER)
            sync_folder(root)
        except (OSError, StoreError):
            put_back(moved)
            shutil.rmtree(new, ignore_errors=True)
            raise
    except OSError as exc:
        raise store_error(exc, target) from exc
    return target


def put_back(moved: Sequence[tuple[Path, Path]]) -> None:
    """Each file where it was.

    Raises:
        OSError: The system refused one of them; the others are where they were.
    """
    refused: OSError | None = None
    for place, before in moved:
        try:
            place.replace(before)
        except OSError as exc:
            refused = exc
    if refused is not None:
        raise refused


def as_before(damaged: Path, about: Manifest) -> Manifest:
    """What the user said of the damaged copy that gives way, and the id it has.

    Raises:
        StoreNewer: It is not damaged: a newer program wrote it.
    """
    try:
        old = read_manifest(damaged)
    except StoreNewer:
        raise
    except WorkbenchError:
        return about
    return replace(
        about,
        id=old.id or slug(old.title),
        title=old.title,
        tags=old.tags,
        favourite=old.favourite,
        notes=old.notes,
    )


def free_id(root: Path, wanted: str, digest: str) -> str:
    """The id, or the id with a piece of the digest if another model of the store has it."""
    for folder in model_folders(root / FOLDER):
        try:
            other = read_manifest(folder)
        except WorkbenchError:
            continue
        if folder.name != digest and wanted == (other.id or slug(other.title)):
            return f"{wanted}-{digest[:6]}"
    return wanted


def model_folders(folder: Path) -> list[Path]:
    """The folders of a store that hold a model each."""
    try:
        return sorted(p for p in folder.iterdir() if p.is_dir() and not p.name.startswith("."))
    except OSError:
        return []


def discard(root: Path, folder: Path) -> None:
    """Remove a model of the store: it is gone at once, its bytes a little later.

    Raises:
        ModelError: Another program removed it already.
        StoreError: The system refused.
    """
    gone = folder.with_name(f"{GONE}{folder.name}-{os.getpid()}-{time.monotonic_ns()}")
    with alone(root / FOLDER / LOCK):
        try:
            folder.rename(gone)
        except FileNotFoundError as exc:
            raise ModelError("it was removed already", "Look at the list again.") from exc
        except OSError as exc:
            raise store_error(exc, folder) from exc
    try:
        shutil.rmtree(gone)
    except OSError as exc:
        raise store_error(exc, gone) from exc


def edit_manifest(root: Path, folder: Path, change: Callable[[Manifest], Manifest]) -> Manifest:
    """Change what is said of a model of the store, whoever else writes; returns what was.

    Its id stays, whatever its title becomes.

    Raises:
        ModelError: Its manifest is damaged.
        StoreError: The system refused, or another program removed it.
    """
    with alone(root / FOLDER / LOCK):
        before = read_manifest(folder)
        after = change(before)
        kept = replace(after, id=before.id or slug(before.title) or folder.name[:12])
        write_manifest(folder, kept)
    return before


def set_aside(damaged: Path) -> None:
    """Make room where a damaged copy of the same model lies."""
    if damaged.exists():
        shutil.rmtree(damaged)


def remove_new(root: Path) -> None:
    """Remove what adoptions and removals left when their program was killed meanwhile."""
    for mark in (NEW, GONE):
        for path in (root / FOLDER).glob(f"{mark}*"):
            if path.stat().st_mtime < time.time() - _YOUNG_S:
                shutil.rmtree(path, ignore_errors=True)


def _stored(files: Sequence[Checked]) -> tuple[StoredFile, ...]:
    parts = [file for file in files if file.role == "model"]
    if not parts:
        raise ModelError("there is no model among the files", "Choose a model file.")
    names: list[str] = []
    for file in files:
        if file.role != "model":
            names.append("projector.gguf")
        elif len(parts) == 1:
            names.append("model.gguf")
        else:
            names.append(f"model-{len(names) + 1:05d}-of-{len(parts):05d}.gguf")
    return tuple(
        StoredFile(
            name=name,
            role=file.role,
            size_bytes=file.map.size_bytes,
            sha256=file.map.sha256,
            chunks=file.map.chunks,
            chunk_bytes=file.map.chunk_bytes,
            url=file.map.url,
            etag=file.map.etag,
        )
        for name, file in zip(names, files, strict=True)
    )
