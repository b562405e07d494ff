"""Keeps the processes of a deployment alive; a process of its own, apart from the program.

What it keeps goes on when it is killed: the next supervisor takes over what it finds. It is
small on purpose: it opens no data folder, and it knows no more than ``wanted.json`` says.
"""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from filelock import FileLock, Timeout

from workbench.app.deploy.folders import Folders
from workbench.app.deploy.health import is_well
from workbench.app.deploy.processes import end, found, is_alive, own_mark, send, start
from workbench.app.deploy.state import (
    Alive,
    Running,
    RunningState,
    Wanted,
    WantedState,
    read_running,
    read_wanted,
    write_running,
)
from workbench.app.kiosk_supervisor import Patience
from workbench.base.errors import RunError, StoreError

log = logging.getLogger(__name__)
STEP_S = 0.1
DRAIN_S = 20.0
"""``workbench serve`` lets answers end for ten seconds."""
READY_S = 180.0
_LOCK_S = 1.0


class Supervisor:
    """Keeps what is wanted alive."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        self._wanted: WantedState | None = None
        self._mark: tuple[int, int] = (0, 0)
        self._known: dict[str, Running] = {}
        self._children: dict[str, subprocess.Popen[bytes]] = {}
        self._patience: dict[str, Patience] = {}
        self._told: RunningState | None = None
        self._ending = False

    def stop(self) -> None:
        """End everything in good order, and then this; it begins again when asked to."""
        self._ending = True

    def run(self) -> int:
        """Go on until nothing is wanted any more; returns the exit code."""
        lock = FileLock(self._folders.lock)
        try:
            lock.acquire(timeout=_LOCK_S)
        except Timeout:
            return 0  # another one is there already
        with lock:
            self._take_over()
            while True:
                self._read()
                wanted = self._wanted
                if wanted is None or wanted.stopped or self._ending:
                    break
                self._step(wanted)
                time.sleep(STEP_S)
            self._end_all()
            self._tell(is_there=False)
        return 0

    def _read(self) -> None:
        try:
            status = self._folders.wanted.stat()
            mark = status.st_mtime_ns, status.st_ino
            if mark != self._mark:
                self._wanted, self._mark = read_wanted(self._folders), mark
        except (OSError, StoreError) as exc:
            log.warning("deploy.wanted_unread reason=%s", exc)

    def _is_overtaken(self) -> bool:
        """Something else is wanted by now."""
        try:
            status = self._folders.wanted.stat()
        except OSError:
            return False
        return (status.st_mtime_ns, status.st_ino) != self._mark

    def _take_over(self) -> None:
        """Go on with what an earlier supervisor started."""
        self._read()
        self._known = dict(read_running(self._folders).processes)
        for one in self._wanted.processes if self._wanted else ():
            known = self._known.get(one.name)
            if known is not None and is_alive(known.process):
                continue
            stray = found(one)
            if stray is not None:
                _say(f"{one.name} runs already as {stray.pid}; it is taken over")
                self._known[one.name] = Running(one.name, stray, "", starts=1)
        self._tell()

    def _step(self, wanted: WantedState) -> None:
        names = {one.name for one in wanted.processes}
        for name in [name for name in self._known if name not in names]:
            self._end(name)
            del self._known[name]
        for one in wanted.processes:
            self._look(one)
        self._tell()

    def _look(self, one: Wanted) -> None:
        """Start a process that is not there, anew one that is made of something else."""
        known = self._known.get(one.name, Running(one.name))
        if not self._is_alive(known):
            self._start_in_time(one, known)
        elif known.digest != one.digest:
            if one.kind == "gateway" and known.process is not None:
                _say(f"{one.name}: reads its configuration again")
                send(known.process, signal.SIGUSR2)
                self._known[one.name] = replace(known, digest=one.digest)
                return
            _say(f"{one.name}: changed, so it is started anew")
            self._known[one.name] = replace(known, phase="stopping")
            self._tell()
            self._end(one.name)
            self._start(one, replace(known, process=None))
            self._wait_ready(one)

    def _is_alive(self, known: Running) -> bool:
        child = self._children.get(known.name)
        if child is not None and known.process and child.pid == known.process.pid:
            return child.poll() is None
        return is_alive(known.process)

    def _start_in_time(self, one: Wanted, known: Running) -> None:
        """Start it; after several ends in a row wait longer and longer."""
        now_s = time.time()
        if known.process is not None:
            wait_s = self._patience.setdefault(one.name, Patience()).after_end(time.monotonic())
            why = self._end_of(one.name)
            _say(f"{one.name}: {why}; it starts again in {wait_s:.0f} s")
            known = replace(known, process=None, ended=why, next_s=now_s + wait_s)
            self._known[one.name] = known
        if known.digest != one.digest or now_s >= known.next_s:
            self._start(one, known)

    def _end_of(self, name: str) -> str:
        child = self._children.pop(name, None)
        code = child.poll() if child is not None else None
        if code is None:
            return "it is gone"
        return f"it ended with {code}" if code >= 0 else f"it was ended by signal {-code}"

    def _start(self, one: Wanted, known: Running) -> None:
        try:
            hidden = self._wanted.hidden if self._wanted else ()
            child, held = start(one, self._folders.logs / f"{one.name}.log", hidden)
        except RunError as exc:
            wait_s = self._patience.setdefault(one.name, Patience()).after_end(time.monotonic())
            self._known[one.name] = replace(
                known, ended=exc.message, next_s=time.time() + max(1.0, wait_s)
            )
            return
        self._children[one.name] = child
        mark = own_mark(child.pid) or Alive(child.pid, 0.0)
        _say(f"{one.name}: started as {child.pid}")
        self._known[one.name] = Running(
            one.name, mark, one.digest, known.starts + 1, known.ended, held=held
        )
        self._tell()

    def _wait_ready(self, one: Wanted) -> None:
        """Wait until a node that was started anew answers, before the next one is changed."""
        deadline = time.monotonic() + READY_S
        while time.monotonic() < deadline and not self._ending and not self._is_overtaken():
            known = self._known[one.name]
            if not self._is_alive(known) or is_well(one.url):
                return
            time.sleep(STEP_S)

    def _end_all(self) -> None:
        """End them together, the gateway last: until then it answers."""
        kinds = {one.name: one.kind for one in self._wanted.processes} if self._wanted else {}
        names = sorted(self._known, key=lambda name: kinds.get(name) == "gateway")
        nodes = [name for name in names if kinds.get(name) != "gateway"]
        for name in nodes:
            if (process := self._known[name].process) is not None:
                send(process, signal.SIGTERM)
        for name in names:
            self._end(name)
            self._known[name] = replace(self._known[name], process=None, next_s=0.0)

    def _end(self, name: str) -> None:
        known = self._known[name]
        if known.process is not None:
            end(known.process, DRAIN_S, self._reap)
        child = self._children.pop(name, None)
        if child is not None:
            with suppress(subprocess.TimeoutExpired):
                child.wait(1.0)
            _say(f"{name}: ended with {child.returncode}")

    def _reap(self) -> None:
        for child in self._children.values():
            child.poll()

    def _tell(self, *, is_there: bool = True) -> None:
        own = own_mark(os.getpid()) if is_there else None
        state = RunningState(own, dict(self._known))
        if state == self._told:
            return
        try:
            write_running(self._folders, state)
            self._told = state
        except StoreError as exc:
            log.warning("deploy.state_not_written reason=%s", exc)


def main(folder: str) -> int:
    """Supervise the deployment in a folder; returns the exit code."""
    supervisor = Supervisor(Folders(Path(folder)))
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: supervisor.stop())
    return supervisor.run()


def _say(text: str) -> None:
    stamp = time.strftime("%Y-%m-%d %H:%M:%S")
    print(f"{stamp} {text}", file=sys.stderr, flush=True)  # noqa: T201 - its log
