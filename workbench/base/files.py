"""Files that are whole or not there: atomic durable writes and canonical text."""

from __future__ import annotations

import contextlib
import errno
import json
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import yaml

from workbench.base import deeds
from workbench.base.errors import StoreError, StoreFull
from workbench.base.regular_files import is_there, read_regular
from workbench.base.sealed_files import MAGIC, to_disk
from workbench.base.sizes import size_text
from workbench.base.vault import open_vault_of

log = logging.getLogger(__name__)
_MOST_COPIES = 100
_LEFTOVER_S = 3600.0
_MOST_KEPT_BYTES = 64_000_000
_MOST_MOVED_BYTES = 1 << 30
FULL_BELOW_BYTES = 256 * 1024
"""With less free, not even the database can be opened for writing."""
FILE_WRITTEN = "file.written"
"""The deed of writing a file where a person said: an export."""


def write_atomically(path: Path, content: bytes | str) -> None:
    """Write a file so that after a crash the old or the new content is there, never a mixture.

    In an encrypted data folder it is encrypted.

    Raises:
        StoreFull: The disk is full; the old file is untouched.
        StoreLocked: It is of an encrypted store that is not open.
        StoreError: The system refused; the old file is untouched.
    """
    try:
        raw = content.encode() if isinstance(content, str) else content
    except UnicodeEncodeError as exc:
        raise StoreError(
            f"cannot write {path.name!r}: it holds half a character at place {exc.start}",
            "Type that text again.",
        ) from exc
    write_as_is(path, to_disk(path, raw))


def write_as_is(path: Path, raw: bytes) -> None:
    """Write these bytes, whatever the folder is: whole, or not at all.

    Temporary file beside it, fsync, rename, fsync of the folder.

    Raises:
        StoreFull: The disk is full; the old file is untouched.
        StoreError: The system refused; the old file is untouched.
    """
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as exc:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
        raise store_error(exc, path) from exc


def write_chosen(path: Path, content: bytes | str) -> None:
    """Write a file where a person said: a new one, or in the place of a plain one.

    A link is followed, as everywhere. Nothing else is written over, and no folder is made.

    Raises:
        StoreError: Something else is there, there is no such folder, or the system refused.
    """
    place = chosen_place(path)
    write_atomically(place, content)
    deeds.tell(FILE_WRITTEN, file=str(place))


@contextlib.contextmanager
def chosen_file(path: Path) -> Iterator[IO[str]]:
    """A file to write piece by piece where a person said; it is there once all of it is.

    Raises:
        StoreError: It cannot be written there; what was there is untouched.
    """
    place = chosen_place(path)
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(
            dir=place.parent, prefix=f".{place.name}.", suffix=".tmp"
        )
        temporary = Path(name)
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(place)
        sync_folder(place.parent)
        deeds.tell(FILE_WRITTEN, file=str(place))
    except BaseException as exc:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
        if isinstance(exc, OSError):
            raise store_error(exc, place) from exc
        raise


def chosen_place(path: Path) -> Path:
    """Where a file that a person named would be written.

    Raises:
        StoreError: It cannot be written there; nothing is done yet.
    """
    try:
        place = path.expanduser().resolve()
        if not place.parent.is_dir():
            raise StoreError(
                f"there is no folder {str(place.parent)!r}",
                "Make it first, or choose another place.",
            )
        if place.exists() and not place.is_file():
            raise StoreError(
                f"{str(path)!r} is no plain file and is left alone", "Choose another name."
            )
    except (OSError, ValueError, RuntimeError) as exc:
        raise StoreError(
            f"{str(path)!r} cannot be written: {exc}", "Choose another name."
        ) from exc
    if open_vault_of(place) is not None:
        raise StoreError(
            f"{str(place.parent)!r} belongs to the encrypted store",
            "Choose another folder: what is exported is not encrypted.",
        )
    return place


def move_file(source: Path, target: Path) -> None:
    """Move a file; one that is encrypted is encrypted anew, for it is bound to its place.

    Raises:
        OSError: The system refused, or it cannot be read; it is in its old place.
        StoreError: It cannot be written in the new place.
    """
    with source.open("rb") as file:
        is_sealed = file.read(len(MAGIC)) == MAGIC
    if not is_sealed:
        shutil.move(source, target)
        return
    write_atomically(target, read_regular(source, _MOST_MOVED_BYTES))
    source.unlink()


def keep_damaged(path: Path, folder: Path | None = None) -> Path:
    """Keep a copy of a file before it is written over; the same bytes are kept only once.

    A file that cannot be read, or is very large, is moved away instead.

    Args:
        path: The file.
        folder: Where the copy goes; beside the file if None.

    Returns:
        The copy; ``path`` itself if there is no such file.

    Raises:
        StoreError: No copy could be made; the file is untouched.
    """
    try:
        content: bytes | None = read_regular(path, _MOST_KEPT_BYTES)
    except FileNotFoundError:
        return path
    except OSError:
        content = None
    if content is not None and len(content) > _MOST_KEPT_BYTES:
        content = None
    home = path.parent if folder is None else folder
    for number in range(1, _MOST_COPIES):
        mark = ".damaged" if number == 1 else f".damaged-{number}"
        kept = home / f"{path.stem}{mark}{path.suffix}"
        if content is not None and _holds(kept, content):
            return kept
        if is_there(kept):
            continue
        if content is not None:
            write_atomically(kept, content)
        else:
            _move_away(path, kept)
        return kept
    raise StoreError(
        f"there are {_MOST_COPIES - 1} damaged copies of {path.name!r} already",
        f"Remove those that you do not need from {home}.",
    )


def remove_leftovers(folder: Path) -> None:
    """Remove what an atomic write left when its program was killed in the middle of it.

    Young files stay: another program may be writing them at this moment.
    """
    oldest_s = time.time() - _LEFTOVER_S
    for path in folder.glob(".*.tmp*"):
        with contextlib.suppress(OSError):
            if path.stat().st_mtime < oldest_s:
                path.unlink()


def _holds(path: Path, content: bytes) -> bool:
    try:
        return read_regular(path, len(content)) == content
    except OSError:
        return False


def _move_away(path: Path, kept: Path) -> None:
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        path.rename(kept)
    except OSError as exc:
        raise store_error(exc, kept) from exc


def store_error(exc: OSError, path: Path) -> StoreError:
    """The system's refusal as one of our errors, with the next step."""
    if exc.errno in (errno.ENOSPC, errno.EDQUOT):
        if full := full_disk(path.parent):
            return full
        return StoreFull(
            f"no space left on the disk for {path.name!r}",
            f"Free some space on the disk that holds {path.parent}, then try again.",
        )
    return StoreError(
        f"cannot write {path.name!r}: {exc.strerror or exc}",
        f"Check that {path.parent} exists and that you may write to it.",
    )


def full_disk(path: Path) -> StoreFull | None:
    """That the disk of a path is full, with the numbers; None if it is not."""
    folder = next((one for one in (path, *path.parents) if one.is_dir()), Path())
    try:
        disk = shutil.disk_usage(folder)
    except OSError:
        return None
    if disk.free >= FULL_BELOW_BYTES:
        return None
    return StoreFull(
        f"the disk is full: {size_text(disk.free)} free of {size_text(disk.total)} at "
        f"{_disk_of(folder)}",
        "Remove models you do not need, or other files there; removing needs no space.",
    )


def _disk_of(folder: Path) -> Path:
    """Where the disk of a folder begins: a name people know it by."""
    place = folder.absolute()
    return next((one for one in (place, *place.parents) if one.is_mount()), place)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder certain: a power cut may undo a rename until then."""
    if os.name != "posix":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as exc:  # the new content is in its place; only a power cut could undo it
        log.warning("files.folder_not_synced reason=%s", exc.strerror)


def canonical_json(value: Any) -> str:
    """JSON with sorted keys, two spaces and a last line feed: small differences stay small."""
    return json.dumps(value, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


class _Dumper(yaml.SafeDumper):
    """YAML with multi-line texts as blocks."""


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    style: str | None = "|" if "\n" in value else None
    if any(char in value for char in "\x85\u2028\u2029"):
        style = '"'  # PyYAML folds these line breaks away in every other style
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(str, _text)


def canonical_yaml(value: Any) -> str:
    """YAML in the order given, texts of several lines as blocks, no aliases, no tags."""
    return yaml.dump(
        value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=96, indent=2
    )
