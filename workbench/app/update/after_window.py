"""An update that was begun in the window: done once it is closed, then the window comes back.

The window cannot stay while its own folder is exchanged: what it imports later would be of
the new version. So a second process waits for it to end. What became of it is written to a
file of the data folder, which the next window reads.
"""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import time
from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path

from workbench.app.notices import Notice, Notices
from workbench.app.update.installation import Installation, this_installation
from workbench.app.update.switching import others_running
from workbench.base.errors import PolicyError, StoreError, WorkbenchError
from workbench.base.files import write_atomically
from workbench.base.paths import DATA_VARIABLE
from workbench.base.regular_files import read_regular

log = logging.getLogger(__name__)
RESULT = "update-result.json"
WAIT_S = 60.0
_LOOK_S = 0.25
_ANEW = {"PYINSTALLER_RESET_ENVIRONMENT": "1"}
"""Else a packaged program takes what it starts of itself for a part of itself."""
_MOST_BYTES, _MOST_CHARS = 64 * 1024, 2000


@dataclass(frozen=True, slots=True)
class UpdateResult:
    """What became of it.

    Attributes:
        version: That was put in place; empty if it was not.
        message: Why it was not.
        hint: What to do then.
    """

    version: str = ""
    message: str = ""
    hint: str = ""


def begin(path: Path, data: Path, old: Installation) -> None:
    """Start the process that waits for this one to end.

    Raises:
        StoreError: It cannot be started.
    """
    words = [str(old.root / old.program), "update", str(path), "--after", str(os.getpid())]
    environment = {**os.environ, DATA_VARIABLE: str(data), **_ANEW}
    try:
        subprocess.Popen(  # noqa: S603 - this program itself
            words,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as exc:
        raise StoreError(
            f"the update could not be begun: {exc.strerror or exc}",
            "Close Workbench and run `workbench update FILE`.",
        ) from exc
    log.info("update.waits_for_window file=%s", path.name)


def wait_for_end(old: Installation, wait_s: float = WAIT_S) -> None:
    """Wait until nothing runs from the program's folder but this process; blocking.

    Raises:
        PolicyError: Something still does.
    """
    end_s = time.monotonic() + wait_s
    while others_running(old.root, os.getpid()):
        if time.monotonic() > end_s:
            raise PolicyError(
                f"Workbench was still running after {wait_s:.0f} seconds",
                "End its commands, then try the update again.",
            )
        time.sleep(_LOOK_S)


def keep(data: Path, result: UpdateResult) -> None:
    """Keep what became of it for the next window; that it cannot be kept stops nothing."""
    values = {"version": result.version, "message": result.message, "hint": result.hint}
    try:
        write_atomically(data / RESULT, json.dumps(values))
    except StoreError as exc:
        log.warning("update.result_unkept reason=%s", exc.message)


def take(data: Path) -> UpdateResult | None:
    """What became of an update since the last window; told once."""
    place = data / RESULT
    try:
        values = json.loads(read_regular(place, _MOST_BYTES))
        texts = [str(values[name])[:_MOST_CHARS] for name in ("version", "message", "hint")]
        result = UpdateResult(*texts)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as exc:
        log.warning("update.result_unreadable reason=%s", type(exc).__name__)
        result = None
    try:
        place.unlink(missing_ok=True)
    except OSError as exc:
        log.warning("update.result_stays reason=%s", exc)
    return result


def tell(data: Path, notices: Notices) -> None:
    """Tell what became of an update that was begun in the window before this one."""
    if not os.path.lexists(data / RESULT) or (result := take(data)) is None:
        return
    if result.version:
        title = f"Workbench was updated to {result.version}"
        notices.add(Notice("success", title, key="update.done"))
        return
    title = "Workbench was not updated"
    why = result.message or "The update ended before it was done."
    notices.add(Notice("error", title, why, result.hint, key="update.done"))


def finish(options: Namespace, data: Path, old: Installation | None = None) -> UpdateResult:
    """Wait for the window, put the version in place, and open the window; blocking.

    Args:
        options: Of ``workbench update``.
        data: Of the window that began it.
        old: What runs now; this program if None.
    """
    from workbench.app.parcels.keys import trusted_keys
    from workbench.app.update.command import update

    program = Path(sys.executable)
    try:
        old = old or this_installation()
        program = old.root / old.program
        wait_for_end(old)
        done = update(Path(options.file), trusted_keys(), old, lambda _line: None)
        result = UpdateResult(done.version)
    except WorkbenchError as exc:
        result = UpdateResult("", exc.message, exc.hint)
    keep(data, result)
    try:
        words = [str(program)]
        subprocess.Popen(words, env={**os.environ, **_ANEW}, start_new_session=True)  # noqa: S603
    except OSError as exc:
        log.warning("update.window_not_opened reason=%s", exc)
    return result
