"""How fast the disk of a folder is: what limits how soon a model is loaded."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from workbench.base.sizes import size_text

_BLOCK_BYTES = 1024 * 1024
_BLOCKS = 32
_LONGEST_S = 2.0
_ROOM_BYTES = 4 * _BLOCKS * _BLOCK_BYTES


@dataclass(frozen=True, slots=True)
class DiskSpeed:
    """Bytes per second; 0 where that could not be measured.

    Attributes:
        how: How it was measured, or why it was not.
    """

    read_bytes_per_s: float
    write_bytes_per_s: float
    how: str


def disk_speed(folder: Path) -> DiskSpeed:
    """Write a file that is removed at once, and read it back from the disk; blocking, ≤ 4 s."""
    try:
        if shutil.disk_usage(folder).free < _ROOM_BYTES:
            return DiskSpeed(0.0, 0.0, "not measured: too little is free")
        with tempfile.TemporaryFile(dir=folder, buffering=0) as file:
            handle = file.fileno()
            written, write_s = _write(handle)
            read, read_s = _read(handle, written) if _forget(handle) else (0, 1.0)
    except OSError as exc:
        return DiskSpeed(0.0, 0.0, f"not measured: {exc.strerror or exc}")
    how = f"measured now: {size_text(written)} in {folder}"
    return DiskSpeed(read / read_s, written / write_s, how)


def _write(handle: int) -> tuple[int, float]:
    block, begun_s = os.urandom(_BLOCK_BYTES), time.perf_counter()
    written = 0
    for _ in range(_BLOCKS):
        written += os.write(handle, block)
        if time.perf_counter() - begun_s > _LONGEST_S:
            break
    os.fsync(handle)
    return written, max(1e-6, time.perf_counter() - begun_s)


def _read(handle: int, size_bytes: int) -> tuple[int, float]:
    os.lseek(handle, 0, os.SEEK_SET)
    begun_s, read = time.perf_counter(), 0
    while read < size_bytes and time.perf_counter() - begun_s < _LONGEST_S:
        piece = os.read(handle, _BLOCK_BYTES)
        if not piece:
            break
        read += len(piece)
    return read, max(1e-6, time.perf_counter() - begun_s)


def _forget(handle: int) -> bool:
    """Have the system drop its copy in memory; whether it could be asked to."""
    if sys.platform == "darwin":
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.fcntl(handle, fcntl.F_NOCACHE, 1)
            return True
        return False
    if not hasattr(os, "posix_fadvise"):
        return False
    with contextlib.suppress(OSError):
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        return True
    return False
