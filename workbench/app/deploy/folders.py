"""Where a deployment's files lie, below the program's data folder."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from workbench.base.files import store_error, write_atomically
from workbench.base.private import FOLDER_MODE
from workbench.base.regular_files import read_regular

FOLDER = "deployments"
_MOST_BYTES = 10_000_000


@dataclass(frozen=True, slots=True)
class Folders:
    """The files of one deployment."""

    root: Path

    @property
    def name(self) -> str:
        return self.root.name

    @property
    def document(self) -> Path:
        """The deployment as it was applied last."""
        return self.root / "deployment.yaml"

    @property
    def wanted(self) -> Path:
        """What is to run; written by whoever applies."""
        return self.root / "wanted.json"

    @property
    def running(self) -> Path:
        """What runs; written by the supervisor."""
        return self.root / "running.json"

    @property
    def lock(self) -> Path:
        """Held by the supervisor as long as it lives."""
        return self.root / "supervisor.lock"

    @property
    def gateway(self) -> Path:
        return self.root / "gateway"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    def node(self, name: str) -> Path:
        """The data folder of a node."""
        return self.root / "nodes" / name

    def carried(self, name: str) -> Path:
        """What is to be taken to the machine of a node elsewhere."""
        return self.root / "elsewhere" / name


def folders_of(data: Path, name: str) -> Folders:
    """The folders of the deployment of that name."""
    return Folders(data / FOLDER / name)


def deployed(data: Path) -> tuple[Folders, ...]:
    """The deployments that were applied here, by name."""
    try:
        found = sorted(path for path in (data / FOLDER).iterdir() if path.is_dir())
    except OSError:
        return ()
    return tuple(Folders(path) for path in found if (path / "wanted.json").is_file())


def write_tree(folder: Path, files: Mapping[str, bytes], links: Mapping[str, Path]) -> None:
    """Make a folder hold these files and links, writing only what differs.

    Below a folder that any of them lies in, other files of that folder are removed; the
    folder's own further files, such as databases, stay.

    Raises:
        StoreError: The system refused.
    """
    try:
        folder.mkdir(FOLDER_MODE, parents=True, exist_ok=True)
        for name, target in links.items():
            _link(folder / name, target)
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(FOLDER_MODE, parents=True, exist_ok=True)
            if path.is_symlink():
                path.unlink()
            if not _holds(path, content):
                write_atomically(path, content)
        _prune(folder, {*files, *links})
    except OSError as exc:
        raise store_error(exc, folder) from exc


def _holds(path: Path, content: bytes) -> bool:
    try:
        return read_regular(path, _MOST_BYTES) == content
    except OSError:
        return False


def _link(path: Path, target: Path) -> None:
    path.parent.mkdir(FOLDER_MODE, parents=True, exist_ok=True)
    if path.is_symlink() and path.readlink() == target:
        return
    with contextlib.suppress(FileNotFoundError):
        path.unlink()
    path.symlink_to(target)


OWNED = ("agents", "graphs", "tools", "models", "connections")
"""Folders of a node in which nothing is but what was deployed."""


def _prune(folder: Path, kept: set[str]) -> None:
    for owned in OWNED:
        place = folder / owned
        if not place.is_dir():
            continue
        for path in place.iterdir():
            if f"{owned}/{path.name}" in kept or path.name.startswith("."):
                continue
            if path.is_symlink() or not path.is_dir():
                path.unlink()


def remove_tree(folder: Path) -> None:
    """Remove a folder whose files may be gone already."""
    for root, names, files in os.walk(folder, topdown=False):
        for name in (*files, *names):
            path = Path(root, name)
            with contextlib.suppress(OSError):
                path.unlink() if path.is_symlink() or not path.is_dir() else path.rmdir()
    with contextlib.suppress(OSError):
        folder.rmdir()
