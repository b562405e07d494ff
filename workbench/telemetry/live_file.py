"""The newest readings of a running program, for another program on this machine to look at.

One small file for each process, mapped into memory, so that writing it waits for no disk.
Layout, little-endian: 8 bytes magic, u64 number of the writing (odd while it goes on), u32
length, u32 CRC-32 of what follows, then JSON. A reader takes what fits its checksum.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from workbench.base.private import FOLDER_MODE, make_private
from workbench.base.regular_files import read_regular

FOLDER = "live"
MOST_BYTES = 256 * 1024
_MAGIC = b"WBLIVE01"
_HEAD = struct.Struct("<8sQII")
_TRIES = 20
_PAUSE_S = 0.002
_OLD_S = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Live:
    """What a process said of itself last.

    Attributes:
        at_s: Unix time of it.
        values: The monitor's newest sample by metric.
        about: Whatever else it tells: loaded models, runs.
    """

    pid: int
    at_s: float
    values: Mapping[str, float]
    about: Mapping[str, Any]


class LiveFile:
    """The file of this process; gone when it is closed."""

    def __init__(self, folder: Path) -> None:
        """Make the file.

        Raises:
            OSError: The system refused.
        """
        folder.mkdir(FOLDER_MODE, parents=True, exist_ok=True)
        _remove_old(folder)
        self._path = folder / f"{os.getpid()}.bin"
        make_private(self._path)
        with self._path.open("r+b") as file:
            file.truncate(MOST_BYTES)
            self._map = mmap.mmap(file.fileno(), MOST_BYTES)
        self._number = 0

    def write(self, live: Live) -> bool:
        """Replace what is told; False if it is too much to tell."""
        data = json.dumps(
            {"pid": live.pid, "at_s": live.at_s, "values": dict(live.values), **live.about}
        ).encode()
        if len(data) > MOST_BYTES - _HEAD.size:
            return False
        self._number += 2
        self._map[: _HEAD.size] = _HEAD.pack(_MAGIC, self._number - 1, 0, 0)
        self._map[_HEAD.size : _HEAD.size + len(data)] = data
        self._map[: _HEAD.size] = _HEAD.pack(_MAGIC, self._number, len(data), zlib.crc32(data))
        return True

    def close(self) -> None:
        """Take the file away; safe to call twice."""
        self._map.close()
        with suppress(OSError):
            self._path.unlink(missing_ok=True)


def read_live(folder: Path) -> tuple[Live, ...]:
    """What each process that still runs says of itself, by its process id."""
    return tuple(sorted(_each(folder), key=lambda live: live.pid))


def _each(folder: Path) -> Iterator[Live]:
    try:
        paths = sorted(folder.glob("*.bin"))
    except OSError:
        return
    for path in paths:
        if path.stem.isdecimal() and psutil.pid_exists(int(path.stem)):
            live = _read(path)
            if live is not None and live.pid == int(path.stem):
                yield live


def _read(path: Path) -> Live | None:
    for _try in range(_TRIES):
        try:
            whole = read_regular(path, MOST_BYTES)
        except OSError:
            return None
        found = _parsed(whole)
        if found is not None:
            return found
        time.sleep(_PAUSE_S)  # it is being written
    return None


def _parsed(whole: bytes) -> Live | None:
    if len(whole) < _HEAD.size:
        return None
    magic, number, length, checksum = _HEAD.unpack_from(whole)
    data = whole[_HEAD.size : _HEAD.size + length]
    if magic != _MAGIC or number % 2 or not length or zlib.crc32(data) != checksum:
        return None
    try:
        fields = json.loads(data)
        values = {
            str(name): float(value)
            for name, value in fields.pop("values").items()
            if isinstance(value, int | float)
        }
        return Live(int(fields.pop("pid")), float(fields.pop("at_s")), values, fields)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _remove_old(folder: Path) -> None:
    """Files of processes that ended without closing theirs."""
    for path in folder.glob("*.bin"):
        with suppress(OSError, ValueError):
            ended = not psutil.pid_exists(int(path.stem))
            if ended or time.time() - path.stat().st_mtime > _OLD_S:
                path.unlink(missing_ok=True)
