"""Puts a new folder in the place of the old one: tried before, exchanged at once, undone."""

from __future__ import annotations

import ctypes
import logging
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from workbench.app.update.installation import Installation
from workbench.base.errors import RunError, StoreError
from workbench.base.files import sync_folder
from workbench.base.paths import DATA_VARIABLE

log = logging.getLogger(__name__)
TEST_S = 300.0
_START_S = 60.0
_EXCHANGE, _HERE = 2, -100
_MOST_SAID = 800
_STAGE = ".update-"
_KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TZ")
Tell = Callable[[str], None]
Try = Callable[[Path, str], None]


def staging_folder(root: Path) -> Path:
    """Where the new version waits: beside the old one, so on the same disk. Not made yet."""
    return root.with_name(f".{root.name}{_STAGE}{os.getpid()}")


def remove_stale(root: Path) -> None:
    """Remove what updates left that were killed; the caller holds the lock."""
    for old in root.parent.glob(f".{root.name}{_STAGE}*"):
        shutil.rmtree(old, ignore_errors=True)


def switch(
    old: Installation, staged: Path, version: str, tell: Tell, tried: Try | None = None
) -> None:
    """Put the staged folder where the old one is, if it works there.

    It is tried where it waits, then exchanged with the old one in one step of the file system,
    then asked for its version in its new place. Where that fails the old one comes back.

    Args:
        old: What runs now.
        staged: The new version, unpacked.
        version: What it must say it is.
        tell: Told what is done.
        tried: Runs the self-test of the program in a folder; the real one if None.

    Raises:
        RunError: The new version does not work; the old one is in its place.
        StoreError: The folders could not be exchanged; the old one is in its place.
    """
    self_test = tried or run_self_test
    tell("Trying the new version.")
    self_test(staged / old.program, version)
    exchange(staged, old.root)
    try:
        check_version(old.root / old.program, version)
    except BaseException:
        exchange(staged, old.root)
        log.warning("update.rolled_back version=%s", version)
        raise
    finally:
        # From here on `staged` is the one that is not wanted.
        shutil.rmtree(staged, ignore_errors=True)
    log.info("update.done from=%s to=%s", old.version, version)


def exchange(one: Path, other: Path) -> None:
    """Let two folders of one disk change their names, in one step or not at all.

    Raises:
        StoreError: The system refused, or its file system cannot.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    rename = getattr(libc, "renameat2", None)
    said = "this system cannot exchange two folders in one step"
    if rename is not None:
        names = os.fsencode(one), os.fsencode(other)
        if not rename(_HERE, names[0], _HERE, names[1], _EXCHANGE):
            sync_folder(other.parent)
            return
        said = os.strerror(ctypes.get_errno())
    raise StoreError(
        f"{other} could not be replaced: {said}",
        "Nothing was changed. Move the old folder away and unpack the new version by hand.",
    )


def run_self_test(program: Path, version: str) -> None:
    """Let a program test itself, with a data folder of its own that is thrown away.

    Raises:
        RunError: It failed, or took too long.
    """
    check_version(program, version)
    with _data_folder() as data:
        _run([str(program), "--self-test"], TEST_S, {DATA_VARIABLE: str(data)})


def check_version(program: Path, version: str) -> None:
    """See that a program starts and is of a version.

    Raises:
        RunError: It does not, or is not.
    """
    said = _run([str(program), "--version"], _START_S, {})
    if said.split()[-1:] != [version]:
        raise RunError(
            f"the new program says that it is {said.strip()[:80]!r}, not {version}",
            "The old version stays. Tell whoever gave you the file.",
        )


@contextmanager
def _data_folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="workbench-update-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(words: list[str], limit_s: float, given: Mapping[str, str]) -> str:
    """The output of a program, which is given little of the environment and no display."""
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603 - of the folder whose every file was checked
            words,
            env={**environment, **given},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=limit_s,
            check=False,
        )
    except subprocess.TimeoutExpired as exc:
        raise RunError(
            f"the new version was still not done after {limit_s:.0f} seconds",
            "The old version stays. Try again while the machine is less busy.",
        ) from exc
    except OSError as exc:
        raise RunError(
            f"the new version cannot be started: {exc.strerror or exc}",
            "The old version stays. Tell whoever gave you the file.",
        ) from exc
    if done.returncode:
        said = (done.stderr or done.stdout).decode("utf-8", "replace").strip()[-_MOST_SAID:]
        raise RunError(
            f"the new version does not work here: {said or f'exit code {done.returncode}'}",
            "The old version stays. Tell whoever gave you the file.",
        )
    return done.stdout.decode("utf-8", "replace")


def others_running(root: Path, own: int) -> list[int]:
    """Processes that run from a folder, apart from one; blocking."""
    import psutil

    found = []
    for process in psutil.process_iter(["exe"]):
        exe = process.info["exe"]
        if exe and process.pid != own and Path(exe).is_relative_to(root):
            found.append(process.pid)
    return found
