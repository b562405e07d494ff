"""The pages of a model file that are in memory although nobody reads them any more."""

from __future__ import annotations

import ctypes
import logging
import sys
from pathlib import Path

from workbench.engines.llama_cpp.native_log import c_library

log = logging.getLogger(__name__)
_MAPS = Path("/proc/self/maps")
_DONT_NEED = 4  # MADV_DONTNEED: a page of a file is read from it again when it is wanted


def let_go_of_file(path: Path) -> int:
    """Take a mapped file out of this process's memory; returns the bytes that were mapped.

    For when its weights were copied, to a GPU or into the order that the processor multiplies
    fastest: the library keeps the file mapped, and the memory of both would be counted. What is
    still read from the file comes back by itself. Does nothing but on Linux.
    """
    if sys.platform != "linux":
        return 0
    try:
        path = path.resolve()  # the maps name the file, not a link to it
        number = str(path.stat().st_ino)
        lines = _MAPS.read_text("utf-8", "replace").splitlines()
    except OSError:
        return 0
    released = 0
    for line in lines:
        fields = line.split(maxsplit=5)
        named = len(fields) == 6 and fields[4] == number and fields[5].endswith(path.name)
        if named and "w" not in fields[1]:  # what was written into a mapping would be lost
            start, end = (int(place, 16) for place in fields[0].split("-"))
            if not _advise(start, end - start):
                released += end - start
    log.debug("engines.file_let_go bytes=%d", released)
    return released


def _advise(start: int, count_bytes: int) -> int:
    advise = c_library().madvise
    advise.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]
    return int(advise(start, count_bytes, _DONT_NEED))
