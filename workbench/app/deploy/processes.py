"""Processes that outlive who started them: started, told from others, asked to end."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path

import psutil

from workbench.app.deploy.state import Alive, Wanted
from workbench.base.errors import RunError
from workbench.base.paths import DATA_VARIABLE
from workbench.base.plain_text import harmless
from workbench.base.private import FOLDER_MODE

_MOST_LOG_BYTES = 4_000_000
_SLACK_S = 0.02
"""Two readings of one start differ by no more."""
_POLL_S = 0.05
SERVE = "serve"


def program_words() -> list[str]:
    """What starts this program: in a checkout, installed, or packaged."""
    own = [] if getattr(sys, "frozen", False) else ["-m", "workbench"]
    return [sys.executable, *own]


def own_mark(pid: int) -> Alive | None:
    """What tells a process from all others; None if it is gone."""
    try:
        process = psutil.Process(pid)
        if process.status() == psutil.STATUS_ZOMBIE:
            return None
        return Alive(pid, process.create_time())
    except psutil.Error:
        return None


def is_alive(known: Alive | None) -> bool:
    """Whether that very process is there."""
    if known is None:
        return False
    now = own_mark(known.pid)
    return now is not None and abs(now.began_s - known.began_s) < _SLACK_S


def start(
    wanted: Wanted, log: Path, hidden: Sequence[str] = ()
) -> tuple[subprocess.Popen[bytes], str]:
    """Start a process apart from this one; returns it, and how its memory is held.

    Args:
        wanted: The process.
        log: What it prints goes there.
        hidden: Variables that it does not get.

    Raises:
        RunError: It cannot be started, or its memory cannot be held as it must be.
    """
    held, before, limit = holding(wanted.memory_bytes, wanted.hold)
    _turn_over(log)
    own = {name: value for name, value in os.environ.items() if name not in hidden}
    environment = {**own, **wanted.environment}
    try:
        with log.open("ab") as out:
            made = subprocess.Popen(  # noqa: S603 - words of our own
                [*before, *wanted.words],
                cwd=wanted.folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=limit,  # the supervisor has one thread
            )
    except OSError as exc:
        raise RunError(f"{wanted.name} cannot be started: {exc.strerror or exc}") from exc
    return made, held


def holding(memory_bytes: int, hold: str) -> tuple[str, list[str], Callable[[], None] | None]:
    """How the kernel holds memory here: in words, words before a command, a step in the child.

    Raises:
        RunError: It must be held, and cannot be.
    """
    if not memory_bytes or hold == "no":
        return "", [], None
    if _has_scopes():
        words = [
            *_scope_words(),
            "-p",
            f"MemoryMax={memory_bytes}",
            "-p",
            "MemorySwapMax=0",
            "--",
        ]
        return "a scope of systemd holds all of it together", words, None
    if sys.platform == "linux":
        limit = partial(_limit, memory_bytes)
        return "the kernel holds each process of it (RLIMIT_DATA)", [], limit
    if hold == "required":
        raise RunError(
            "the memory of a process cannot be held on this system",
            "Write hold: where possible.",
        )
    return "not held on this system", [], None


def _limit(most_bytes: int) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_DATA, (most_bytes, most_bytes))


@cache
def _has_scopes() -> bool:
    """Whether systemd runs here and gives this user a scope; tried once."""
    if not Path("/run/systemd/system").is_dir() or shutil.which("systemd-run") is None:
        return False
    try:
        tried = subprocess.run(  # noqa: S603 - words of our own
            [*_scope_words(), "--", "true"], capture_output=True, timeout=10, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return tried.returncode == 0


def _scope_words() -> list[str]:
    words = ["systemd-run", "--scope", "--quiet", "--collect"]
    return words if os.getuid() == 0 else [*words, "--user"]


def _turn_over(log: Path) -> None:
    """Keep one earlier log beside a log that has grown long."""
    log.parent.mkdir(FOLDER_MODE, parents=True, exist_ok=True)
    with contextlib.suppress(FileNotFoundError):
        if log.stat().st_size > _MOST_LOG_BYTES:
            log.replace(log.with_suffix(".1.log"))


def found(wanted: Wanted) -> Alive | None:
    """A process of this kind that runs though nobody noted it.

    Its supervisor may have been killed between starting it and noting that.
    """
    for process in psutil.process_iter():
        try:
            words = process.cmdline()
            if wanted.kind == "gateway":
                is_it = words == list(wanted.words) and process.cwd() == wanted.folder
            else:
                is_it = SERVE in words and _data_of(process) == wanted.folder
            if is_it and process.status() != psutil.STATUS_ZOMBIE:
                return Alive(process.pid, process.create_time())
        except (psutil.Error, OSError):
            continue
    return None


def _data_of(process: psutil.Process) -> str:
    return str(process.environ().get(DATA_VARIABLE, ""))


def send(known: Alive, number: int) -> None:
    """Send a signal to that very process, if it is there."""
    if is_alive(known):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(known.pid, number)


def end(known: Alive, patience_s: float, go_on: Callable[[], None] = lambda: None) -> None:
    """Ask a process to end in good order, wait that long, then end it; ``go_on`` meanwhile."""
    send(known, signal.SIGTERM)
    deadline = time.monotonic() + patience_s
    while is_alive(known) and time.monotonic() < deadline:
        go_on()
        time.sleep(_POLL_S)
    if is_alive(known):
        send(known, getattr(signal, "SIGKILL", signal.SIGTERM))
        deadline = time.monotonic() + 5
        while is_alive(known) and time.monotonic() < deadline:
            go_on()
            time.sleep(_POLL_S)


def last_lines(log: Path, most: int = 5) -> Sequence[str]:
    """The last lines of a log, harmless ones."""
    try:
        with log.open("rb") as file:
            file.seek(0, os.SEEK_END)
            file.seek(max(0, file.tell() - 8192))
            lines = file.read().decode("utf-8", "replace").splitlines()
    except OSError:
        return ()
    return [harmless(line)[:300] for line in lines if line.strip()][-most:]
