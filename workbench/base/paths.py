"""Where files live on each system."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from typing import Final

from workbench.base.private import FOLDER_MODE

DATA_VARIABLE = "WORKBENCH_DATA"
SAMPLE = "sample:"
"""Begins the name of data that came with the program, in grants and tools."""


class Paths:
    """The folders of one user's Workbench.

    A plain class, because the first frame is drawn without ``dataclasses``.

    Attributes:
        data: Everything that must be kept: database, agents, models, settings.
        cache: What can be made again.
        home: The user's own folder, where other programs keep their models; None looks at
            none of them.
        machine: What the machine's administrator says for all users; None looks at nothing.
    """

    __slots__ = ("cache", "data", "home", "machine")

    def __init__(
        self, data: Path, cache: Path, home: Path | None = None, machine: Path | None = None
    ) -> None:
        self.data: Final = data
        self.cache: Final = cache
        self.home: Final = home
        self.machine: Final = machine

    @property
    def database(self) -> Path:
        return self.data / "workbench.sqlite"

    @property
    def notes(self) -> Path:
        return self.data / "notes.sqlite"

    @property
    def settings(self) -> Path:
        return self.data / "settings.json"

    @property
    def agents(self) -> Path:
        return self.data / "agents"

    @property
    def graphs(self) -> Path:
        return self.data / "graphs"

    @property
    def tools(self) -> Path:
        return self.data / "tools"

    @property
    def servers(self) -> Path:
        return self.data / "mcp-servers"

    @property
    def data_sets(self) -> Path:
        return self.data / "data-sets"

    @property
    def jobs(self) -> Path:
        return self.data / "jobs"

    @property
    def models(self) -> Path:
        return self.data / "models"

    @property
    def logs(self) -> Path:
        return self.data / "logs"

    def make(self) -> None:
        """Create the folders, for this user alone; those that are there stay as they are.

        Raises:
            OSError: The system refused.
        """
        own = (self.agents, self.graphs, self.tools, self.servers, self.data_sets, self.jobs)
        for folder in (self.data, self.cache, *own, self.models, self.logs):
            folder.mkdir(FOLDER_MODE, parents=True, exist_ok=True)


def default_paths() -> Paths:
    """The folders the system means for us, or all below ``$WORKBENCH_DATA`` if that is set."""
    if chosen := os.environ.get(DATA_VARIABLE):
        root = Path(chosen).expanduser().absolute()
        return Paths(root, root / "cache", _home(), machine_folder())
    import platformdirs  # imported here because a chosen folder needs none of it

    dirs = platformdirs.PlatformDirs("workbench", appauthor=False, roaming=False)
    return Paths(Path(dirs.user_data_dir), Path(dirs.user_cache_dir), _home(), machine_folder())


def machine_folder() -> Path:
    """Where only the administrator of the machine writes; it need not exist."""
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData"), "workbench")
    if sys.platform == "darwin":
        return Path("/Library/Application Support/workbench")
    return Path("/etc/workbench")


def _home() -> Path | None:
    try:
        return Path.home()
    except RuntimeError:  # an account without a folder
        return None


def resource(name: str) -> Path:
    """The path of a file or folder below ``resources/``, in a checkout or in a bundle.

    Raises:
        FileNotFoundError: There is none of that name.
    """
    path = _root(getattr(sys, "_MEIPASS", "")) / "resources" / name
    if not path.exists():
        raise FileNotFoundError(f"resource {name!r} is missing at {path}")
    return path


def sample(text: str) -> Path:
    """A file or folder of sample data that came with the program: ``sample:shop.sqlite``.

    Raises:
        FileNotFoundError: There is none of that name.
    """
    name = text.removeprefix(SAMPLE)
    if not all(char.isalnum() or char in "-." for char in name) or name.startswith("."):
        raise FileNotFoundError(f"{text!r} is no name of sample data")
    return resource(f"samples/{name}")


@cache
def _root(bundle: str) -> Path:
    return Path(bundle) if bundle else Path(__file__).resolve().parents[2]
