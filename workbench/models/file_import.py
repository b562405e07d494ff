"""A model file enters the store: copied, compared with what was read, then in sight."""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from workbench.base.errors import ModelError, StoreDamaged, StoreFull
from workbench.base.files import store_error, sync_folder
from workbench.base.regular_files import open_regular
from workbench.models.adoption import FOLDER, LOCK, NEW, Checked, adopt, digest_of
from workbench.models.downloads.values import CHUNK_BYTES, ChunkMap
from workbench.models.manifests import Manifest, read_manifest, slug
from workbench.models.remarks import alone
from workbench.models.store import describe, part_paths
from workbench.models.verification import chunk_map, verify

log = logging.getLogger(__name__)


def add_file(path: Path, root: Path) -> Path:
    """Copy a model file, with all its parts, into the store under a root.

    The copy is read back and must be what was read; its digests are kept for later checks. A
    damaged copy that is there already is mended by it.

    Returns:
        Where the copy lies, its first part if it is split.

    Raises:
        ModelError: It is no usable model.
        StoreError: It could not be written.
    """
    model = describe(path, "folder")
    if model.problem:
        raise ModelError(model.problem, "Choose another file.")
    parts = part_paths(path)
    with _new_folder(root, model.size_bytes) as new:
        checked = [
            Checked(new / f"{number}", _copy(part, new / f"{number}"))
            for number, part in enumerate(parts)
        ]
        _mend(root, checked)
        about = Manifest("", model.title, (), source="Imported", id=slug(model.id))
        folder = adopt(root, checked, about)
    log.info("models.added bytes=%d", model.size_bytes)
    return folder / read_manifest(folder).files[0].name


@contextmanager
def _new_folder(root: Path, size_bytes: int) -> Iterator[Path]:
    """A folder of the store for the copy; nothing of it stays there."""
    new: Path | None = None
    try:
        (root / FOLDER).mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(root).free
        if free < size_bytes:
            raise StoreFull(
                f"the copy needs {size_bytes:,} bytes, {free:,} are free",
                "Free some space on the disk, then try again.",
            )
        new = Path(tempfile.mkdtemp(prefix=NEW, dir=root / FOLDER))
        yield new
    except OSError as exc:
        raise store_error(exc, root / FOLDER) from exc
    finally:
        if new is not None:
            shutil.rmtree(new, ignore_errors=True)


def _copy(path: Path, target: Path) -> ChunkMap:
    """Copy a file; returns the digests of the copy.

    Raises:
        StoreDamaged: The disk did not keep what was written.
    """
    digest = hashlib.sha256()
    with open_regular(path) as source, target.open("wb") as copy:
        while piece := source.read(CHUNK_BYTES):
            digest.update(piece)
            copy.write(piece)
        copy.flush()
        os.fsync(copy.fileno())
    found = chunk_map(target, CHUNK_BYTES, threading.Event())
    if found.sha256 != digest.hexdigest():
        raise StoreDamaged(
            f"the copy of {path.name!r} is not what was read", "Check the disk, then try again."
        )
    return found


def _mend(root: Path, checked: Sequence[Checked]) -> None:
    """Put sound files in the place of damaged ones, if the store has this model."""
    files = [(file.role, file.map.sha256) for file in checked]
    target = root / FOLDER / digest_of(files)
    if not target.is_dir():
        return
    with alone(root / FOLDER / LOCK):
        about = read_manifest(target)
        for file, entry in zip(checked, about.files, strict=True):
            place = about.place(target, entry)
            if not verify(place, entry, threading.Event()).whole:
                _exchange(place, file.path)
                log.info("models.mended bytes=%d", entry.size_bytes)


def _exchange(place: Path, sound: Path) -> None:
    """Put a copy of a sound file in the place of a damaged one, whole or not at all."""
    fresh = place.with_name(f".{place.name}.new")
    try:
        shutil.copyfile(sound, fresh)
        with fresh.open("rb+") as copy:
            os.fsync(copy.fileno())
        fresh.replace(place)
    finally:
        fresh.unlink(missing_ok=True)
    sync_folder(place.parent)
