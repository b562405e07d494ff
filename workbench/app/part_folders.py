"""The folder of a download's parts: held by one program, removed only by who holds it."""

from __future__ import annotations

import logging
import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from workbench.base.errors import FetchedElsewhere, StoreError
from workbench.base.files import store_error
from workbench.models.adoption import FOLDER
from workbench.models.adoption import LOCK as STORE_LOCK
from workbench.models.downloads.journal import logged_bytes
from workbench.models.downloads.owners import LOCK, OWNER, Owner, owner_of
from workbench.models.downloads.part_file import no_room
from workbench.models.downloads.queue_file import Wanted
from workbench.models.remarks import alone

log = logging.getLogger(__name__)
PARTIAL = ".partial"
_WRITING_S = 3.0


def parts_folder(root: Path, download_id: str) -> Path:
    """Where the parts of a download lie."""
    return root / PARTIAL / download_id


@contextmanager
def held(folder: Path, size_bytes: int = 0) -> Iterator[None]:
    """Hold the folder of a download against other programs.

    A lock and, since there are file systems on which every lock is granted, a note of who
    holds it.

    Args:
        folder: The folder, made if it is not there.
        size_bytes: What the whole download takes on the disk.

    Raises:
        FetchedElsewhere: Another program fetches the same.
        StoreError: The system refused.
    """
    from filelock import FileLock, Timeout

    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / LOCK, timeout=0)
        lock.acquire()
    except Timeout as exc:
        raise _held_elsewhere() from exc
    except OSError as exc:
        raise store_error(exc, folder) from exc
    try:
        _sign(folder, size_bytes)
        try:
            yield
        finally:
            with suppress(OSError):
                (folder / OWNER).unlink(missing_ok=True)
    finally:
        lock.release()


def _held_elsewhere() -> FetchedElsewhere:
    return FetchedElsewhere(
        "another Workbench on this machine fetches it already",
        "Wait for it, or stop it there, then resume.",
    )


def _sign(folder: Path, size_bytes: int) -> None:
    path = folder / OWNER
    try:
        if path.exists():
            _take_away(folder)
        with path.open("x", encoding="utf-8") as file:
            file.write(Owner.this_program(size_bytes).as_text())
    except FileExistsError as exc:
        raise _held_elsewhere() from exc
    except OSError as exc:
        raise store_error(exc, path) from exc


def _take_away(folder: Path) -> None:
    """Remove the note of a program that ended; two programs may try at the same moment.

    Raises:
        FetchedElsewhere: Its program runs, or writes it just now.
        OSError: The system refused.
    """
    _refuse_held(folder, OWNER)
    aside = folder / f"{OWNER}.{os.getpid()}-{threading.get_ident()}"
    try:
        (folder / OWNER).rename(aside)
    except FileNotFoundError:
        return
    try:
        _refuse_held(folder, aside.name)  # meanwhile another program may have put its own there
    except FetchedElsewhere:
        aside.rename(folder / OWNER)
        raise
    aside.unlink(missing_ok=True)


def _refuse_held(folder: Path, name: str) -> None:
    owner = owner_of(folder, name)
    if owner is None:
        try:
            young = time.time() - (folder / name).stat().st_mtime < _WRITING_S
        except FileNotFoundError:
            return
        if young:
            raise _held_elsewhere()
    elif owner.runs:
        raise _held_elsewhere()


def remove_parts(root: Path, download_id: str) -> None:
    """Remove what was fetched, unless another program is at work on it."""
    folder = parts_folder(root, download_id)
    if not folder.exists():
        return
    try:
        with held(folder):
            shutil.rmtree(folder, ignore_errors=True)
    except StoreError as exc:
        log.warning("download.parts_kept id=%s reason=%s", download_id, exc.message)
    except FetchedElsewhere:
        log.info("download.left_to_another id=%s", download_id)
        return
    if os.name == "nt":  # an open lock could not be removed there
        shutil.rmtree(folder, ignore_errors=True)


def kept_bytes(root: Path, wanted: Wanted) -> int:
    """How much of a download is there, by the logs of its parts."""
    folder = parts_folder(root, wanted.id)
    parts = [folder / f"{number}.part" for number in range(len(wanted.all_files))]
    return sum(
        logged_bytes(part.with_name(f"{part.name}.log")) for part in parts if part.exists()
    )


def check_room(folder: Path, size_bytes: int, reserve_bytes: int) -> None:
    """Whether a download that holds its folder has room beside those of other programs.

    Parts are files with holes: what others will still write is counted, too.

    Raises:
        StoreFull: It has not.
        StoreError: The system refused.
    """
    try:
        with alone(folder.parent.parent / FOLDER / STORE_LOCK):
            missing = size_bytes - _written_bytes(folder)
            promised = sum(_promised_bytes(other) for other in _others(folder))
            free = max(0, shutil.disk_usage(folder).free - promised)
            if missing > 0 and free < missing + reserve_bytes:
                raise no_room(missing, reserve_bytes, free, folder, promised)
    except OSError as exc:
        raise store_error(exc, folder) from exc


def _others(folder: Path) -> list[Path]:
    return [one for one in folder.parent.iterdir() if one.is_dir() and one != folder]


def _promised_bytes(folder: Path) -> int:
    owner = owner_of(folder)
    if owner is None or not owner.runs:
        return 0
    return max(0, owner.size_bytes - _written_bytes(folder))


def _written_bytes(folder: Path) -> int:
    total = 0
    for part in folder.glob("*.part"):
        with suppress(FileNotFoundError):
            found = part.stat()
            blocks = getattr(found, "st_blocks", None)
            size = found.st_size
            total += size if blocks is None else min(size, int(blocks) * 512)
    return total
