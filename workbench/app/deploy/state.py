"""What is to run and what runs: two small files, for who applies and for who watches."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from workbench.app.deploy.folders import Folders
from workbench.base.errors import StoreDamaged, StoreError
from workbench.base.files import canonical_json, store_error, write_atomically
from workbench.base.regular_files import read_regular

FORMAT = 1
_MOST_BYTES = 4_000_000
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Wanted:
    """One process that is to run.

    Attributes:
        kind: ``node`` or ``gateway``.
        words: Its command line.
        environment: Added to that of the supervisor.
        folder: Where it runs; for a node its data folder.
        served: The names that requests to it may use.
        digest: Of all that it is made of: another one is started anew.
        memory_bytes: The kernel holds it to that; 0 is no limit.
    """

    name: str
    kind: str
    words: tuple[str, ...]
    environment: Mapping[str, str]
    folder: str
    url: str
    served: tuple[str, ...] = ()
    digest: str = ""
    memory_bytes: int = 0
    hold: str = "where possible"

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])


@dataclass(frozen=True, slots=True)
class WantedState:
    """All that is to run; with ``stopped`` nothing is.

    Attributes:
        hidden: Variables that the processes do not get from whoever started them.
    """

    name: str
    digest: str = ""
    url: str = ""
    applied_s: float = 0.0
    stopped: bool = False
    processes: tuple[Wanted, ...] = ()
    hidden: tuple[str, ...] = ()
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class Alive:
    """A process by what tells it from every other that ever had its number.

    Attributes:
        began_s: Unix time of its start, as the system tells it.
    """

    pid: int
    began_s: float


@dataclass(frozen=True, slots=True)
class Running:
    """One process as the supervisor knows it.

    Attributes:
        process: None while it is not there.
        digest: What it was made of.
        starts: How often it was started.
        ended: How it ended last, in words; empty if it never did.
        next_s: Unix time of its next start; 0 if it is not waited for.
        held: How its memory is held, in words.
    """

    name: str
    process: Alive | None = None
    digest: str = ""
    starts: int = 0
    ended: str = ""
    next_s: float = 0.0
    held: str = ""
    phase: str = ""


@dataclass(frozen=True, slots=True)
class RunningState:
    """What runs."""

    supervisor: Alive | None = None
    processes: Mapping[str, Running] = field(default_factory=dict)
    format: int = FORMAT


def digest_of(*parts: Any) -> str:
    """A mark of what something is made of."""
    return hashlib.sha256(canonical_json(list(parts)).encode()).hexdigest()


def read_wanted(folders: Folders) -> WantedState | None:
    """What is to run; None if nothing was ever applied.

    Raises:
        StoreError: It is damaged or cannot be read.
    """
    values = _read(folders.wanted)
    if values is None:
        return None
    try:
        rows = tuple(_wanted(row) for row in values.pop("processes"))
        hidden = tuple(map(str, values.pop("hidden", ())))
        return WantedState(**values, processes=rows, hidden=hidden)
    except (KeyError, TypeError, ValueError, AttributeError) as exc:
        raise _damaged(folders.wanted) from exc


def write_wanted(folders: Folders, state: WantedState) -> None:
    """Keep what is to run.

    Raises:
        StoreError: The system refused.
    """
    write_atomically(folders.wanted, canonical_json(asdict(state)))


def read_running(folders: Folders) -> RunningState:
    """What the supervisor wrote last; nothing if it never did or the file is damaged.

    A damaged file costs what was counted, no more: processes are found by what they are.
    """
    try:
        values = _read(folders.running) or {}
        rows = values.get("processes", {})
        found = {name: _running(row) for name, row in rows.items()}
        return RunningState(_alive(values.get("supervisor")), found)
    except (StoreError, KeyError, TypeError, ValueError, AttributeError):
        return RunningState()


def write_running(folders: Folders, state: RunningState) -> None:
    """Keep what runs.

    Raises:
        StoreError: The system refused.
    """
    write_atomically(folders.running, canonical_json(asdict(state)))


def _wanted(row: dict[str, Any]) -> Wanted:
    found = Wanted(**{**row, "words": tuple(row["words"]), "served": tuple(row["served"])})
    if not all(isinstance(word, str) for word in found.words) or not found.words:
        raise ValueError("words")
    if not 0 < found.port < 65_536:
        raise ValueError("port")
    return found


def _running(row: dict[str, Any]) -> Running:
    return Running(**{**row, "process": _alive(row.get("process"))})


def _alive(row: dict[str, Any] | None) -> Alive | None:
    return None if row is None else Alive(int(row["pid"]), float(row["began_s"]))


def _read(path: Path) -> dict[str, Any] | None:
    try:
        raw = read_regular(path, _MOST_BYTES)
    except FileNotFoundError:
        return None
    except OSError as exc:
        raise store_error(exc, path) from exc
    try:
        values = json.loads(raw)
    except (ValueError, RecursionError) as exc:
        raise _damaged(path) from exc
    if not isinstance(values, dict) or values.get("format") != FORMAT:
        raise _damaged(path)
    return values


def _damaged(path: Path) -> StoreDamaged:
    return StoreDamaged(
        f"{path.parent.name}/{path.name} is damaged", "Apply the deployment again."
    )
