"""Files of a person's, opened only where they are plain files: nothing else is waited for.

A pipe without a writer would hold the program up for ever, and looking into a device can do
something. A symbolic link to a plain file is one: people keep their documents elsewhere so. One
that leads nowhere is no missing file: what it led to may be on a disk that is not there now.
"""

from __future__ import annotations

import errno
import os
import stat
from io import BufferedReader
from pathlib import Path

from workbench.base.errors import DocumentError
from workbench.base.sealed_files import MAGIC, from_disk

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
)
_MOST_SEALED_BYTES = 1 << 30
_WHAT = (
    (stat.S_ISDIR, "it is a folder"),
    (stat.S_ISFIFO, "it is a pipe"),
    (stat.S_ISSOCK, "it is a socket"),
)


def open_regular(path: Path) -> BufferedReader:
    """Open a plain file to read; never waits for another program.

    Raises:
        OSError: It is no plain file, or cannot be read.
    """
    see_regular(path)
    handle = os.open(path, _FLAGS)
    try:
        _see_plain(os.fstat(handle))  # another thing may have taken its place meanwhile
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def read_regular(path: Path, most_bytes: int) -> bytes:
    """The bytes of a plain file; one more than ``most_bytes`` where it holds more.

    One of an encrypted store comes decrypted.

    Raises:
        OSError: It is no plain file, or cannot be read.
        StoreLocked: It is encrypted, and its store is not open.
    """
    with open_regular(path) as file:
        raw = file.read(max(most_bytes + 1, len(MAGIC)))
        if raw.startswith(MAGIC):  # it is authenticated as a whole
            raw += file.read(_MOST_SEALED_BYTES)
        return from_disk(path, raw)[: most_bytes + 1]


def read_document(path: Path, most_bytes: int) -> bytes:
    """The bytes of a document; one more than ``most_bytes`` where it holds more.

    Raises:
        DocumentError: It is no plain file, or cannot be read.
        StoreLocked: It is encrypted, and its store is not open.
    """
    try:
        return read_regular(path, most_bytes)
    except (OSError, ValueError) as exc:
        why = exc.strerror if isinstance(exc, OSError) and exc.strerror else exc
        raise DocumentError(f"{path.name}: cannot be read: {why}", "Check the file.") from exc


def is_there(path: Path) -> bool:
    """Whether anything is in the place of a file, also a link that leads nowhere."""
    return os.path.lexists(path)


def see_regular(path: Path) -> None:
    """See that a plain file is in a place, before anything opens it.

    Raises:
        FileNotFoundError: Nothing is there.
        OSError: Something else is there, also a link that leads nowhere.
    """
    try:
        status = path.stat()
    except FileNotFoundError:
        if path.is_symlink():
            raise OSError(errno.EINVAL, "it is a link that leads nowhere") from None
        raise
    _see_plain(status)


def _see_plain(status: os.stat_result) -> None:
    if stat.S_ISREG(status.st_mode):
        return
    what = next((said for is_one, said in _WHAT if is_one(status.st_mode)), "it is a device")
    raise OSError(errno.EINVAL, f"{what}, not a file")
