"""Files below a granted folder, opened step by step so that no link leads out of it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workbench.base.errors import ToolError
from workbench.base.sizes import size_text

MOST_READ_BYTES = 4_000_000
MOST_WRITE_BYTES = 1_000_000
MOST_FILE_BYTES = 64_000_000
_MOST_ENTRIES = 200
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)  # a pipe in the folder must not hold the tool up
_FOLDER = getattr(os, "O_DIRECTORY", 0)
_BY_STEPS = os.open in os.supports_dir_fd and bool(_NO_LINK)


def read_whole(folder: Path, path: str) -> str:
    """The text of a file.

    Raises:
        ToolError: It is no text file, or too large.
        OSError: It cannot be read.
    """
    with _opened(folder, path, os.O_RDONLY) as handle:
        size = _plain_size(handle, path)
        if size > MOST_READ_BYTES:
            raise ToolError(f"{path!r} is too large to read ({size_text(size)})")
        raw = _bytes_of(handle)
    if b"\0" in raw[:8192]:
        raise ToolError(f"{path!r} is not a text file")
    return raw.decode("utf-8", "replace")


def write_whole(folder: Path, path: str, content: str) -> int:
    """Write a file anew; returns the bytes written.

    Raises:
        ToolError: It is too much, or no plain file is there.
        OSError: It cannot be written.
    """
    return _written(folder, path, content, 0)


def add_to(folder: Path, path: str, content: str) -> int:
    """Add a line to a file, which is made if it is not there; returns the bytes written.

    Raises:
        ToolError: It is too much, or no plain file is there.
        OSError: It cannot be written.
    """
    ended = content if content.endswith("\n") else f"{content}\n"
    return _written(folder, path, ended, os.O_APPEND)


def listed(folder: Path, path: str) -> str:
    """The entries of a folder, folders first.

    Raises:
        ToolError: It is no folder.
        OSError: It cannot be read.
    """
    with _opened(folder, path, os.O_RDONLY | _FOLDER) as handle:
        if not stat.S_ISDIR(os.fstat(handle).st_mode):
            raise ToolError(f"{path!r} is a file, not a folder")
        where: int | Path = handle if os.scandir in os.supports_fd else folder / path
        with os.scandir(where) as entries:
            found = sorted(entries, key=lambda one: (not _is_folder(one), one.name))
        lines = [_line(one) for one in found[:_MOST_ENTRIES]]
    if len(found) > _MOST_ENTRIES:
        lines.append(f"… and {len(found) - _MOST_ENTRIES} more")
    return "\n".join(lines) or "The folder is empty."


def _line(entry: os.DirEntry[str]) -> str:
    if _is_folder(entry):
        return f"{entry.name}/"
    return f"{entry.name}  {size_text(entry.stat(follow_symlinks=False).st_size)}"


def _is_folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir(follow_symlinks=False)


def _written(folder: Path, path: str, content: str, how: int) -> int:
    data = content.encode("utf-8", "replace")
    if len(data) > MOST_WRITE_BYTES:
        raise ToolError(f"that is more than {size_text(MOST_WRITE_BYTES)}")
    # Not cut when it is opened: what it is is looked at first.
    with _opened(folder, path, os.O_WRONLY | os.O_CREAT | how) as handle:
        size = _plain_size(handle, path)
        if os.fstat(handle).st_nlink > 1:  # the file may have a name outside of the folder
            raise ToolError(f"{path!r} is a file with several names and is left alone")
        if how and size + len(data) > MOST_FILE_BYTES:
            raise ToolError(f"{path!r} would be larger than {size_text(MOST_FILE_BYTES)}")
        if not how:
            os.ftruncate(handle, 0)
        left = data
        while left:
            left = left[os.write(handle, left) :]
        os.fsync(handle)
    return len(data)


def _plain_size(handle: int, path: str) -> int:
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        raise ToolError(f"{path!r} is not a file")
    return status.st_size


def _bytes_of(handle: int) -> bytes:
    data = b""
    while len(data) <= MOST_READ_BYTES and (piece := os.read(handle, 1_000_000)):
        data += piece
    return data


@contextmanager
def _opened(folder: Path, path: str, flags: int) -> Iterator[int]:
    """Open what is at a path below a folder; a link on the way is an error."""
    parts = [part for part in path.split("/") if part]
    handle = _stepped(folder, parts, flags) if _BY_STEPS else _at_once(folder, parts, flags)
    try:
        yield handle
    finally:
        os.close(handle)


def _stepped(folder: Path, parts: list[str], flags: int) -> int:
    last = flags | _NO_LINK | _AT_ONCE | os.O_CLOEXEC
    if not parts:
        return os.open(folder, last)
    place = os.open(folder, os.O_RDONLY | _FOLDER | os.O_CLOEXEC)
    try:
        for part in parts[:-1]:
            step = os.open(part, os.O_RDONLY | _FOLDER | _NO_LINK | os.O_CLOEXEC, dir_fd=place)
            os.close(place)
            place = step
        return os.open(parts[-1], last, 0o600, dir_fd=place)
    finally:
        os.close(place)


def _at_once(folder: Path, parts: list[str], flags: int) -> int:
    """Where a system cannot open step by step: look first, which leaves a moment between."""
    whole = folder.joinpath(*parts)
    if Path(os.path.realpath(whole)) != Path(os.path.realpath(folder)).joinpath(*parts):
        raise ToolError(f"{'/'.join(parts)!r} leads out of the granted folder")
    return os.open(whole, flags | getattr(os, "O_BINARY", 0), 0o600)
