"""What applying does beside writing files: the gateway's own check, the supervisor, waiting."""

from __future__ import annotations

import asyncio
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

from workbench.app.deploy.checks import GATEWAY, GATEWAY_HINT
from workbench.app.deploy.folders import Folders
from workbench.app.deploy.haproxy import CONFIGURATION
from workbench.app.deploy.health import is_well, seen_by_gateway
from workbench.app.deploy.processes import is_alive, last_lines, program_words
from workbench.app.deploy.state import Wanted, WantedState, read_running
from workbench.base.errors import RunError
from workbench.base.private import FOLDER_MODE

SUPERVISOR_FLAG = "--deploy-supervisor"
READY_S = 180.0
LOOK_S = 0.2
Tell = Callable[[str], None]


async def until_ready(folders: Folders, wanted: WantedState, tell: Tell) -> None:
    """Wait until all of it answers.

    Raises:
        RunError: Something ended, or does not answer in time.
    """
    waiting = {one.name: one for one in wanted.processes}
    deadline = time.monotonic() + READY_S
    starts = {name: one.starts for name, one in read_running(folders).processes.items()}
    while waiting:
        running = await asyncio.to_thread(read_running, folders)
        for name, one in list(waiting.items()):
            known = running.processes.get(name)
            if known is None or known.digest != one.digest:
                continue
            if is_alive(known.process) and await asyncio.to_thread(_answers, folders, one):
                tell(f"{name}: answers at {one.url}")
                del waiting[name]
            elif known.starts >= starts.get(name, 0) + 3 and known.ended:
                raise did_not_start(folders, name, known.ended)
        if waiting and not is_alive(running.supervisor):
            await asyncio.to_thread(supervise, folders)  # the one before had begun to end
        if time.monotonic() > deadline:
            raise did_not_start(folders, next(iter(waiting)), "it does not answer")
        if waiting:
            await asyncio.sleep(LOOK_S)


def _answers(folders: Folders, one: Wanted) -> bool:
    """Whether a process answers; the gateway once it sees every node that was started here."""
    if not is_well(one.url):
        return False
    if one.kind != "gateway":
        return True
    here = set(read_running(folders).processes) - {one.name}
    seen = seen_by_gateway(folders.gateway)
    return all(name in seen and seen[name].is_up for name in here)


def did_not_start(folders: Folders, name: str, why: str) -> RunError:
    """Why a process does not run, with the end of its log."""
    lines = " / ".join(last_lines(folders.logs / f"{name}.log", 3))
    return RunError(
        f"{name} did not start: {why}", f"Its log {folders.logs / name}.log ends with: {lines}"
    )


def check_gateway(folder: Path) -> None:
    """See that HAProxy understands what was written for it.

    Raises:
        RunError: It is not installed, or it does not.
    """
    try:
        done = subprocess.run(  # noqa: S603 - words of our own
            [GATEWAY, "-c", "-f", CONFIGURATION],
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
    except FileNotFoundError as exc:
        raise RunError("the gateway HAProxy is not installed", GATEWAY_HINT) from exc
    except (OSError, subprocess.SubprocessError) as exc:
        raise RunError(f"the gateway cannot be asked: {exc}", GATEWAY_HINT) from exc
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if "ALERT" in line][:3]
        raise RunError(f"HAProxy does not take it: {' / '.join(said)[:500]}", GATEWAY_HINT)


def supervise(folders: Folders) -> None:
    """Start the supervisor, unless it is there.

    Raises:
        RunError: It cannot be started.
    """
    if is_alive(read_running(folders).supervisor):
        return
    folders.logs.mkdir(FOLDER_MODE, parents=True, exist_ok=True)
    words = [*program_words(), SUPERVISOR_FLAG, str(folders.root)]
    try:
        with (folders.logs / "supervisor.log").open("ab") as out:
            child = subprocess.Popen(  # noqa: S603 - words of our own
                words,
                cwd=folders.root,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
    except OSError as exc:
        raise RunError(f"the supervisor cannot be started: {exc.strerror or exc}") from exc
    # It outlives this program; as long as this lives, somebody has to hear of its end.
    threading.Thread(target=child.wait, name="deploy-supervisor", daemon=True).start()
