"""The partial file on disk: written from several threads, read back to be checked."""

from __future__ import annotations

import hashlib
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from workbench.base.errors import StoreError, StoreFull
from workbench.base.files import store_error
from workbench.base.regular_files import see_regular
from workbench.base.sizes import size_text

_READ_BYTES = 1024 * 1024


class PartFile:
    """A file of its final size whose bytes come in any order. Thread-safe."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle = -1
        self._lock = threading.Lock()

    def open(self, size_bytes: int, missing_bytes: int, reserve_bytes: int) -> None:
        """Open it, made if it is not there, with its final size.

        Raises:
            StoreFull: The disk has not room for what is missing and the reserve.
            StoreError: The system refused.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            free_bytes = shutil.disk_usage(self.path.parent).free
            if missing_bytes and free_bytes < missing_bytes + reserve_bytes:
                raise no_room(missing_bytes, reserve_bytes, free_bytes, self.path.parent)
            with suppress(FileNotFoundError):
                see_regular(self.path)
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
            self._handle = os.open(self.path, flags, 0o644)
            os.ftruncate(self._handle, size_bytes)
        except OSError as exc:
            raise store_error(exc, self.path) from exc

    def close(self) -> None:
        """Close it; what threads still try to write is dropped."""
        with self._lock:
            handle, self._handle = self._handle, -1
        if handle >= 0:
            os.close(handle)

    def write(self, offset: int, data: bytes | memoryview) -> None:
        """Write bytes in their place.

        Raises:
            StoreFull: The disk is full.
            StoreError: The system refused.
        """
        try:
            with self._lock:
                if self._handle < 0:
                    return
                _write_at(self._handle, offset, data)
        except OSError as exc:
            raise store_error(exc, self.path) from exc

    def sync(self) -> None:
        """Make durable what was written.

        Raises:
            StoreError: The system refused.
        """
        try:
            if self._handle >= 0:
                os.fsync(self._handle)
        except OSError as exc:
            raise store_error(exc, self.path) from exc

    def digest(self, begin: int, end: int) -> hashlib._Hash:
        """The running SHA-256 over a part of the file.

        Raises:
            StoreError: It cannot be read.
        """
        digest = hashlib.sha256()
        for piece in self.pieces(begin, end):
            digest.update(piece)
        return digest

    def pieces(self, begin: int, end: int) -> Iterator[bytes]:
        """A part of the file, in pieces; ends early where the file does.

        Raises:
            StoreError: It cannot be read.
        """
        try:
            with self.path.open("rb") as file:
                file.seek(begin)
                while begin < end and (piece := file.read(min(_READ_BYTES, end - begin))):
                    begin += len(piece)
                    yield piece
        except OSError as exc:
            raise StoreError(
                f"cannot read {self.path.name!r}: {exc.strerror or exc}", "Check the disk."
            ) from exc


def no_room(
    missing_bytes: int,
    reserve_bytes: int,
    free_bytes: int,
    folder: Path,
    promised_bytes: int = 0,
) -> StoreFull:
    """The error of a disk on which something has not room.

    Args:
        missing_bytes: What is to come.
        reserve_bytes: What should stay free.
        free_bytes: What is free beside what others were promised.
        folder: On that disk.
        promised_bytes: What other downloads will still write.
    """
    others = f" beside {size_text(promised_bytes)} for other downloads"
    beside = others if promised_bytes else ""
    return StoreFull(
        f"{size_text(missing_bytes)} are to come and {size_text(reserve_bytes)} should stay "
        f"free, but the disk has only {size_text(free_bytes)} free{beside}",
        f"Free some space on the disk of {folder.parent.parent}, then resume.",
    )


def _write_at(handle: int, offset: int, data: bytes | memoryview) -> None:
    view = memoryview(data)
    if hasattr(os, "pwrite"):
        while view:
            count = os.pwrite(handle, view, offset)
            view, offset = view[count:], offset + count
        return
    os.lseek(handle, offset, os.SEEK_SET)
    while view:
        view = view[os.write(handle, view) :]
