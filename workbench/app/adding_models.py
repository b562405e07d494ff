"""What enters the models: a file, a folder, or recorded answers, ``NAME.replay.json``."""

from __future__ import annotations

from pathlib import Path

from workbench.base.errors import ModelError
from workbench.base.files import store_error, write_atomically
from workbench.base.regular_files import read_regular
from workbench.models.file_import import add_file
from workbench.models.folder_import import add_folder

REPLAY_SUFFIX = ".replay.json"


def add_model(path: Path, models_folder: Path) -> Path:
    """Copy a model into the models of the program, whole or not at all; blocking.

    Returns:
        Where the copy lies.

    Raises:
        ModelError: It is no usable model.
        EngineError: It is no recording.
        StoreError: It could not be written.
    """
    if path.is_dir():
        return add_folder(path, models_folder)
    if is_recording(path):
        return add_recording(path, models_folder)
    return add_file(path, models_folder)


def is_recording(path: Path) -> bool:
    """Whether a file is one by its name."""
    return path.name.lower().endswith(REPLAY_SUFFIX) and len(path.name) > len(REPLAY_SUFFIX)


def add_recording(path: Path, models_folder: Path) -> Path:
    """Copy a recording into the models; the same one a second time changes nothing.

    Returns:
        Where the copy lies.

    Raises:
        ModelLoadError: It is no recording.
        ModelError: Another one of that name is there.
        StoreError: It could not be written.
    """
    from workbench.engines.recordings import FILE_LIMIT_BYTES, read_recordings

    read_recordings(path)
    name = path.name[: -len(REPLAY_SUFFIX)] + REPLAY_SUFFIX
    target = models_folder / name
    try:
        raw = read_regular(path, FILE_LIMIT_BYTES)
        there = read_regular(target, FILE_LIMIT_BYTES) if target.exists() else None
    except OSError as exc:
        raise store_error(exc, path) from exc
    if there is not None and there != raw:
        raise ModelError(
            f"there is another recording {target.name!r} already",
            "Remove it first, or give this file another name.",
        )
    if there is None:
        write_atomically(target, raw)
    return target
