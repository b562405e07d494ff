"""A model that is a folder enters the store: copied whole, checked, and only then in sight."""

from __future__ import annotations

import logging
import os
import shutil
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

from workbench.base.errors import ModelError, StoreFull
from workbench.base.names import is_plain_name, same_somewhere
from workbench.models.contents import is_script, runs_code, what_is
from workbench.models.downloads.values import CHUNK_BYTES
from workbench.models.folder_kinds import cache_repository, kind_of, title_of
from workbench.models.folder_models import describe_folder
from workbench.models.folder_store import new_folder, settle
from workbench.models.manifests import (
    Manifest,
    StoredFile,
    read_manifest,
)
from workbench.models.verification import chunk_map

log = logging.getLogger(__name__)
_MOST_FILES = 500
_NO_FOLDER = "Choose a folder of safetensors, ONNX GenAI or OpenVINO files."


def add_folder(path: Path, root: Path) -> Path:
    """Copy a model's folder into the store under a root; returns where it lies.

    Folders in it, hidden files and scripts are no part of a model and stay behind.

    Raises:
        ModelError: It is no usable model, or holds what must not come in.
        StoreError: It could not be written.
    """
    files = files_of_folder(path)
    with new_folder(root, title_of(path)) as inner:
        for file in files:
            _copy(_followed(file), inner / file.name)
        return _enter(root, inner)


def files_of_folder(path: Path) -> tuple[Path, ...]:
    """The files that are the model, in order, each looked at before one byte is copied.

    Raises:
        ModelError: One of them is refused, or they are no model.
    """
    kind = kind_of(path)
    if kind is None:
        raise ModelError(f"{path.name!r} holds no model that is known here", _NO_FOLDER)
    if not is_plain_name(title_of(path)):
        raise ModelError(f"{path.name!r} is no name for a folder", "Rename the folder first.")
    files = tuple(_files(path))
    if twice := same_somewhere(file.name for file in files):
        raise ModelError(
            f"{twice!r} in {path.name!r} and another file of it have the same name where "
            "capitals do not count",
            "Remove one of them.",
        )
    if problem := describe_folder(path, kind, "folder").problem:
        raise ModelError(problem, "Get the folder again from where it came from.")
    return files


def _files(path: Path) -> Iterator[Path]:
    try:
        found = sorted(one for one in path.iterdir() if not one.name.startswith("."))
        if len(found) > _MOST_FILES:
            raise ModelError(f"{path.name!r} holds {len(found)} files", _NO_FOLDER)
        for file in found:
            if _is_part(file):
                yield file
    except OSError as exc:
        raise ModelError(
            f"{path.name!r} cannot be read: {exc.strerror}", "Check the folder's permissions."
        ) from exc


def _is_part(file: Path) -> bool:
    """Whether a file is copied.

    Raises:
        ModelError: It must not come in, so the whole folder is refused.
        OSError: It cannot be read.
    """
    where = f"{file.name!r} in {file.parent.name!r}"
    mode = _followed(file).lstat().st_mode
    if stat.S_ISLNK(mode):
        raise ModelError(
            f"{where} is a link to another place",
            "Make a copy of the folder in which the links are files, and import that.",
        )
    if stat.S_ISDIR(mode):
        return False
    if not stat.S_ISREG(mode):
        raise ModelError(f"{where} is not a file", "Remove it from the folder.")
    if not is_plain_name(file.name):
        raise ModelError(f"{where} has a name that is refused", "Rename it first.")
    with file.open("rb") as opened:
        what = what_is(opened)
    if runs_code(what):
        raise ModelError(
            f"{where} is {what}", "Remove it if the model has safetensors beside it."
        )
    return not is_script(what)


def _followed(file: Path) -> Path:
    """The file itself; one of the Hugging Face cache is a link to a blob of its repository."""
    repository = cache_repository(file.parent)
    if repository is None or not file.is_symlink():
        return file
    real = file.resolve()
    return real if real.parent == (repository / "blobs").resolve() else file


def _copy(file: Path, target: Path) -> None:
    size, free = file.stat().st_size, shutil.disk_usage(target.parent).free
    if free < size:
        raise StoreFull(
            f"{file.name!r} needs {size:,} bytes, {free:,} are free",
            "Free some space on the disk, then try again.",
        )
    # A file that became a link meanwhile is not followed.
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    with os.fdopen(handle, "rb") as source, target.open("wb") as copy:
        shutil.copyfileobj(source, copy, CHUNK_BYTES)
        copy.flush()
        os.fsync(copy.fileno())


def _enter(root: Path, inner: Path) -> Path:
    """Describe the copy, list its digests, and give it its place by one rename."""
    kind = kind_of(inner)
    model = describe_folder(inner, kind, "store") if kind is not None else None
    if model is None or model.problem:
        problem = model.problem if model else f"{inner.name!r} changed while it was copied"
        raise ModelError(problem, "Import the folder again.")
    files = tuple(_listed(path) for path in sorted(inner.iterdir()))
    about = Manifest("", inner.name, files, source="Imported", folder=inner.name)
    target = settle(root, inner, about)
    log.info("models.folder_added engine=%s bytes=%d", model.engine, model.size_bytes)
    return target / read_manifest(target).folder


def _listed(path: Path) -> StoredFile:
    found = chunk_map(path, CHUNK_BYTES, threading.Event())
    return StoredFile(path.name, "file", found.size_bytes, found.sha256, found.chunks)
