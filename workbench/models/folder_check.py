"""Whether models can be kept in a folder: its room, and whether it can be written to."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FolderState:
    """A folder as it was found.

    Attributes:
        free_bytes: Room of its disk; None if the system does not tell.
        problem: Why nothing can be kept there, as the system says it; empty if it can.
        is_new: It is not there yet; the first download makes it.
    """

    path: Path
    free_bytes: int | None
    problem: str = ""
    is_new: bool = False


def check_folder(path: Path) -> FolderState:
    """Look at a folder, and write a byte into it that is removed at once; blocking.

    A folder that is not there is judged by the one that it would be made in.
    """
    if "\0" in str(path):
        return FolderState(path, None, "a name cannot hold that character")
    place = path
    while not os.path.lexists(place) and place != place.parent:
        place = place.parent
    is_new = place != path
    free_bytes = None
    try:
        free_bytes = shutil.disk_usage(place).free
        if not place.is_dir():
            return FolderState(path, free_bytes, f"{place} is no folder", is_new)
        with tempfile.TemporaryFile(dir=place, buffering=0) as file:
            file.write(b"0")
    except OSError as exc:
        return FolderState(path, free_bytes, exc.strerror or str(exc), is_new)
    return FolderState(path, free_bytes, "", is_new)
