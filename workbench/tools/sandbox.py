"""Runs what a tool runs in a child that is held: to its time and output, and more if it can.

The child is in a session of its own, has an empty folder that goes with it, an environment
without anything of the user's, and no open file but its three pipes.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeAlias

from workbench.base.errors import ToolError
from workbench.tools.child_pipes import ChildPipes
from workbench.tools.child_places import (
    SEARCHED,
    code_root,
    data_places,
    python_program,
    read_places,
    run_places,
)
from workbench.tools.protections import Protections

Work: TypeAlias = Literal["python", "command", "check", "probe"]
Stopped: TypeAlias = Literal["", "time", "output", "cancelled"]

PREFIX = "workbench-tool-"
_LOOK_S = 0.05
_PROBE_S = 10.0
_OPEN_FILES = 128
_PROCESSES = 64
_SCRATCH_BYTES = 64_000_000
_NO_WINDOW = 0x08000000
FAILED = 125
"""Exit code of the launcher when a wall could not be put up; the tool did not run."""


@dataclass(frozen=True, slots=True)
class ChildLimits:
    """How much a child may take.

    Attributes:
        seconds: From its start to its end.
        memory_bytes: Address space of each of its processes.
        output_bytes: Of its answer; with more it is ended.
        file_bytes: Largest file it may write.
    """

    seconds: float = 10.0
    memory_bytes: int = 256_000_000
    output_bytes: int = 16_384
    file_bytes: int = 16_000_000


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work for a child.

    Attributes:
        work: What it is.
        source: Python code, for ``python`` and ``check``.
        words: Program and arguments, for ``command``; the program with its full path.
        given: What it reads from its input.
        read: Folders it may read.
        write: Folders it may change.
        run: Places beside the system's from which it may run programs.
        environment: Set beside the few variables that it gets.
        folder: Where it begins, for ``command``; empty for a folder of its own.
        network: It may reach the network.
        ports: The ports it may reach there, where that can be held; empty for all.
        needs: What must hold, else it does not run.
    """

    work: Work
    source: str = ""
    words: tuple[str, ...] = ()
    given: bytes = b""
    read: tuple[Path, ...] = ()
    write: tuple[Path, ...] = ()
    run: tuple[Path, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    folder: str = ""
    network: bool = False
    ports: tuple[int, ...] = ()
    limits: ChildLimits = field(default_factory=ChildLimits)
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ended:
    """How a child ended.

    Attributes:
        output: What it answered.
        errors: The last of what it said beside that.
        code: Its exit code; 128 and more for a signal.
        stopped: Why it was ended, if it was.
        duration_s: From its start to its end.
        began: All walls stood, and what it was started for ran, if only for a moment.
    """

    output: bytes
    errors: str
    code: int
    stopped: Stopped = ""
    duration_s: float = 0.0
    began: bool = True

    @property
    def not_held(self) -> bool:
        """It did not run, because a wall could not be put up."""
        return self.code == FAILED and not self.began


@cache
def protections(work: Work) -> Protections:
    """What holds a child here that does such work; tried once per process, blocking."""
    words = ("/",) if work == "command" else ()
    for apart in (True, False) if sys.platform == "linux" else (False,):
        probe = Job("probe", words=words, limits=ChildLimits(_PROBE_S, 256_000_000))
        with suppress(OSError, ValueError, ToolError):
            ended = _run(probe, threading.Event(), apart=apart)
            if ended.code == 0:
                held = set(json.loads(ended.output))
                names = ("network", "folders", "processes", "memory", "ports")
                return Protections(**{name: name in held for name in names}, apart=apart)
    return Protections()


def run_child(job: Job, cancelled: threading.Event) -> Ended:
    """Run a job to its end, blocking; nothing of it is left when this returns.

    What held when it was tried holds here too, else the job does not run.

    Raises:
        ToolError: The system starts no child.
    """
    job, apart = _held(job)
    return _run(job, cancelled, apart=apart)


@dataclass(frozen=True, slots=True)
class Prepared:
    """What starts a child that goes on for longer than one call.

    Attributes:
        words: Start it.
        plan: What it must read first, before anything that is meant for the work itself.
        environment: All of its environment.
        folder: Its own, empty folder.
    """

    words: tuple[str, ...]
    plan: bytes
    environment: Mapping[str, str]
    folder: Path


@contextmanager
def prepared(job: Job) -> Iterator[Prepared]:
    """A job that the caller starts and ends; its folder goes at the end. Blocking at first.

    Held as any other is; only its time and its output are the caller's to watch.
    """
    job, apart = _held(job)
    with _folder() as work:
        plan = json.dumps(_plan(job, work, apart=apart)).encode()
        yield Prepared(
            python_program(),
            struct.pack(">Q", len(plan)) + plan,
            _environment(work),
            work,
        )


def _held(job: Job) -> tuple[Job, bool]:
    """The job with what must hold, and whether it has namespaces of its own."""
    held = protections("command" if job.work == "command" else "python")
    needs = [name for name in held.held if not (job.network and name == "network")]
    return replace(job, needs=tuple(needs)), held.apart


def found_program(name: str) -> str:
    """The full path of a program of the system; empty if there is none."""
    if os.name == "nt":
        return shutil.which(name) or ""
    if os.path.isabs(name):  # noqa: PTH117 - a name out of a file
        return name if os.access(name, os.X_OK) and Path(name).is_file() else ""
    if "/" in name:
        return ""
    return shutil.which(name, path=":".join(SEARCHED)) or ""


def _run(job: Job, cancelled: threading.Event, *, apart: bool) -> Ended:
    start = time.monotonic()
    with _folder() as work:
        token = secrets.token_hex(16)
        plan = json.dumps({**_plan(job, work, apart=apart), "token": token}).encode()
        try:
            process = _started(work)
        except OSError as exc:
            raise ToolError(f"the system starts no process: {exc.strerror}") from exc
        with process:
            talk = ChildPipes(
                process,
                job.limits.output_bytes,
                f"{token}\n".encode(),
                may_be_in_vain=job.work == "command",
            )
            talk.begin(struct.pack(">Q", len(plan)) + plan + job.given)
            stopped = _watch(process, talk, cancelled, start + job.limits.seconds)
            _end_all(process)
            talk.finish()
    code = process.returncode
    if not stopped and code == 128 + _number("SIGXCPU"):
        stopped = "time"
    took_s = time.monotonic() - start
    return Ended(talk.output, talk.errors, code, stopped, took_s, talk.began)


def _plan(job: Job, work: Path, *, apart: bool) -> dict[str, Any]:
    command = job.work == "command" or (job.work == "probe" and bool(job.words))
    read = [*read_places(network=job.network), *map(str, (*job.read, *job.write))]
    return {
        "kind": job.work,
        "source": job.source,
        "words": list(job.words),
        "read": [*read, *(data_places() if command else ())],
        "run": [*run_places(job.words[0]), *map(str, job.run)] if job.work == "command" else [],
        "write": list(map(str, job.write)),
        "environment": dict(job.environment),
        "folder": job.folder,
        "network": job.network,
        "ports": list(job.ports),
        "cpu_s": int(job.limits.seconds) + 1,
        "memory_bytes": job.limits.memory_bytes,
        "file_bytes": job.limits.file_bytes,
        "open_files": _OPEN_FILES,
        "processes": _PROCESSES,
        "scratch_bytes": _SCRATCH_BYTES,
        "namespaces": apart,
        "required": list(job.needs),
        "token": "",
        "root": str(code_root()),
        "work": str(work),
    }


@cache
def _remove_left() -> None:
    """Remove the folders of programs that were killed in the middle of a call; once."""
    import psutil

    for old in Path(tempfile.gettempdir()).glob(f"{PREFIX}*-*"):
        number = old.name.removeprefix(PREFIX).partition("-")[0]
        if number.isdecimal() and not psutil.pid_exists(int(number)):
            shutil.rmtree(old, ignore_errors=True)


@contextmanager
def _folder() -> Iterator[Path]:
    _remove_left()
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-")).resolve()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _started(work: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - this Python and our launcher
        python_program(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=work,
        env=_environment(work),
        close_fds=True,
        start_new_session=os.name == "posix",
        creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
    )


def _environment(work: Path) -> dict[str, str]:
    """Nothing of the user's: no tokens, no paths, no settings."""
    given = {
        "PATH": ":".join(SEARCHED),
        "HOME": str(work / "home"),
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(work)),
    }
    if os.name == "nt":  # without these Windows starts no program
        names = ("SYSTEMROOT", "SYSTEMDRIVE", "PATHEXT", "COMSPEC")
        given |= {name: os.environ[name] for name in names if name in os.environ}
        given["PATH"] = os.environ.get("PATH", "")
    return given


def _watch(
    process: subprocess.Popen[bytes], talk: ChildPipes, cancelled: threading.Event, end_s: float
) -> Stopped:
    """Wait until it is over, or must be ended; returns why."""
    while True:
        if talk.too_much:
            return "output"
        if cancelled.is_set():
            return "cancelled"
        left = end_s - time.monotonic()
        if left <= 0:
            return "time"
        # Its answer's end is mostly its own; only then is it worth asking at once.
        if talk.answered.wait(min(left, _LOOK_S)) and not talk.too_much:
            with suppress(subprocess.TimeoutExpired):
                if _is_over(process, min(left, _LOOK_S)):
                    return ""


def _is_over(process: subprocess.Popen[bytes], wait_s: float) -> bool:
    """Whether it has ended; its number stays its own until it is waited for."""
    if not hasattr(os, "waitid"):
        process.wait(wait_s)
        return True
    end_s = time.monotonic() + wait_s
    pause_s = 0.0005
    while os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        if time.monotonic() > end_s:
            return False
        time.sleep(pause_s)
        pause_s = min(pause_s * 2, 0.02)
    return True


def _end_all(process: subprocess.Popen[bytes]) -> None:
    """End it and all that it started."""
    if os.name == "posix":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        _end_tree(process.pid)
    process.wait()


def _end_tree(pid: int) -> None:
    import psutil

    with suppress(psutil.Error):
        root = psutil.Process(pid)
        for one in (*root.children(recursive=True), root):
            with suppress(psutil.Error):
                one.kill()


def _number(name: str) -> int:
    return int(getattr(signal, name, 0))
