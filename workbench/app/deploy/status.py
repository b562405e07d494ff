"""How a deployment stands, told from its processes and not from what was noted of them."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import psutil

from workbench.app.deploy.folders import Folders
from workbench.app.deploy.health import Seen, is_well, seen_by_gateway
from workbench.app.deploy.processes import is_alive, last_lines
from workbench.app.deploy.state import Alive, Running, Wanted, read_running, read_wanted
from workbench.base.errors import StoreError

State = Literal["well", "silent", "waiting", "not running", "elsewhere", "unreachable"]


@dataclass(frozen=True, slots=True)
class ProcessStatus:
    """How one process or node stands.

    Attributes:
        since_s: How long it runs, in seconds.
        memory_bytes: Of it and its children.
        starts: How often it was started.
        ended: How it ended last, in words.
        seen: How the gateway sees it, in words; empty without a gateway.
        requests: That the gateway gave it.
    """

    name: str
    kind: str
    state: State
    pid: int = 0
    url: str = ""
    served: tuple[str, ...] = ()
    since_s: float = 0.0
    memory_bytes: int = 0
    starts: int = 0
    ended: str = ""
    held: str = ""
    changed: bool = False
    seen: str = ""
    requests: int = 0
    asked_elsewhere: int = 0
    log: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Status:
    """How all of it stands.

    Attributes:
        supervised: Its supervisor is there: what ends is started again.
        problem: Why nothing can be told, or empty.
    """

    name: str
    url: str = ""
    stopped: bool = False
    supervised: bool = False
    applied_s: float = 0.0
    processes: tuple[ProcessStatus, ...] = ()
    problem: str = ""
    document: str = ""

    @property
    def is_well(self) -> bool:
        """Everything that should run answers."""
        fine = ("well", "elsewhere")
        return not self.stopped and all(one.state in fine for one in self.processes)


def status_of(folders: Folders) -> Status:
    """How a deployment stands. Blocking: it asks each process."""
    document = str(folders.document)
    try:
        wanted = read_wanted(folders)
    except StoreError as exc:
        return Status(folders.name, problem=exc.message, document=document)
    if wanted is None:
        return Status(folders.name, problem="nothing was applied", document=document)
    running = read_running(folders)
    seen = seen_by_gateway(folders.gateway)
    rows = [
        _row(one, running.processes.get(one.name), seen, folders) for one in wanted.processes
    ]
    here = {one.name for one in wanted.processes}
    rows += [_elsewhere(one) for name, one in seen.items() if name not in here]
    return Status(
        wanted.name,
        wanted.url,
        wanted.stopped,
        is_alive(running.supervisor),
        wanted.applied_s,
        tuple(rows),
        document=document,
    )


def _row(
    one: Wanted, known: Running | None, seen: dict[str, Seen], folders: Folders
) -> ProcessStatus:
    known = known or Running(one.name)
    at_gateway = seen.get(one.name)
    alive = known.process if is_alive(known.process) else None
    state: State = "not running"
    if alive is not None:
        unseen = at_gateway is not None and not at_gateway.is_up
        state = "well" if is_well(one.url) and not unseen else "silent"
    elif known.next_s > time.time():
        state = "waiting"
    return ProcessStatus(
        one.name,
        one.kind,
        state,
        alive.pid if alive else 0,
        one.url,
        one.served,
        max(0.0, time.time() - alive.began_s) if alive else 0.0,
        _memory(alive),
        known.starts,
        known.ended,
        known.held,
        alive is not None and known.digest != one.digest,
        at_gateway.status if at_gateway else "",
        at_gateway.requests if at_gateway else 0,
        at_gateway.asked_elsewhere if at_gateway else 0,
        () if state == "well" else tuple(last_lines(_log(folders, one.name))),
    )


def _log(folders: Folders, name: str) -> Path:
    return folders.logs / f"{name}.log"


def _elsewhere(seen: Seen) -> ProcessStatus:
    state: State = "elsewhere" if seen.is_up else "unreachable"
    return ProcessStatus(
        seen.name,
        "node",
        state,
        seen=f"{seen.status} {seen.check}".strip(),
        requests=seen.requests,
        asked_elsewhere=seen.asked_elsewhere,
    )


def _memory(alive: Alive | None) -> int:
    """Of a process and its children, in bytes; 0 if it cannot be told."""
    if alive is None:
        return 0
    try:
        process = psutil.Process(alive.pid)
        return sum(
            int(one.memory_info().rss) for one in (process, *process.children(recursive=True))
        )
    except psutil.Error:
        return 0
