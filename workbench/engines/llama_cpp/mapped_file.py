"""What is in memory of a mapped model file although its weights were copied."""

from __future__ import annotations

import ctypes
import logging
import mmap
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from workbench.base.weight_copies import WeightOrder, copy_bytes
from workbench.engines.llama_cpp.native_log import c_library
from workbench.engines.llama_cpp.precheck import WeightFile

log = logging.getLogger(__name__)
_MAPS = Path("/proc/self/maps")
_HUGE_PAGE_BYTES = 2 * 1024 * 1024
_READ, _WRITE = 1, 2
_PRIVATE, _ANONYMOUS = 2, 32
_DONT_NEED, _HUGE_PAGE = 4, 14
_MAY_MOVE, _FIXED = 1, 2


@dataclass(frozen=True, slots=True)
class _Mapping:
    """Where a file is in memory. ``offset`` is the place in the file of ``start``."""

    start: int
    end: int
    offset: int


def let_go_of_copied(files: Iterable[WeightFile], order: WeightOrder) -> int:
    """Take a file whose weights were copied out of this process's memory.

    The library keeps the whole file mapped, so that it would be counted beside the copies. To
    leave the copied ones out is not enough: a page that is read brings up to two megabytes of
    its neighbours with it. So what is still read becomes memory of our own, at the same place.
    What is let go of in error is read from the file again. Does nothing but on Linux.

    Returns:
        The bytes of the file that are not mapped from it any more, or were let go of.
    """
    if sys.platform != "linux":
        return 0
    memory, released = _Memory(), 0
    for file in files:
        for mapping in _mappings(file.path):
            for first, last in _kept(file, order):
                memory.make_ours(mapping, first, last)
        for mapping in _mappings(file.path):
            if memory.let_go(mapping):
                released += mapping.end - mapping.start
    log.debug("engines.file_let_go bytes=%d", released)
    return released


def _kept(file: WeightFile, order: WeightOrder) -> list[tuple[int, int]]:
    """First and last place in the file, in whole pages, of what is still read from it."""
    pieces: list[tuple[int, int]] = []
    page = mmap.PAGESIZE
    for one in sorted(file.weights, key=lambda weight: weight.start):
        if copy_bytes(one.name, one.kind, one.shape, one.size_bytes, order):
            continue
        first = (file.data_start + one.start) // page * page
        last = -(-(file.data_start + one.start + one.size_bytes) // page) * page
        if pieces and first <= pieces[-1][1]:
            first, _ = pieces.pop()
        pieces.append((first, last))
    return pieces


def _mappings(path: Path) -> list[_Mapping]:
    """Those of the file that nothing was written to: that would be lost."""
    try:
        path = path.resolve()  # the maps name the file, not a link to it
        number = str(path.stat().st_ino)
        lines = _MAPS.read_text("utf-8", "replace").splitlines()
    except OSError:
        return []
    found = []
    for line in lines:
        fields = line.split(maxsplit=5)
        named = len(fields) == 6 and fields[4] == number and fields[5].endswith(path.name)
        if named and "w" not in fields[1]:
            start, end = (int(place, 16) for place in fields[0].split("-"))
            found.append(_Mapping(start, end, int(fields[2], 16)))
    return found


class _Memory:
    """The calls to the system about this process's memory; Linux."""

    def __init__(self) -> None:
        library = c_library()
        place, size, flags = ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int
        self._map = library.mmap
        self._map.restype = place
        self._map.argtypes = [place, size, flags, flags, flags, ctypes.c_long]
        self._unmap = library.munmap
        self._unmap.argtypes = [place, size]
        self._move = library.mremap
        self._move.restype = place
        self._move.argtypes = [place, size, size, flags, place]
        self._advise = library.madvise
        self._advise.argtypes = [place, size, flags]
        self._protect = library.mprotect
        self._protect.argtypes = [place, size, flags]

    def let_go(self, mapping: _Mapping) -> bool:
        """Its pages are read from the file again when they are wanted."""
        return not self._advise(mapping.start, mapping.end - mapping.start, _DONT_NEED)

    def make_ours(self, mapping: _Mapping, first: int, last: int) -> None:
        """Put a copy in the place of what the mapping has between two places of the file.

        Left as it is where the system has no memory for that.
        """
        target = max(mapping.start, mapping.start + first - mapping.offset)
        size = min(mapping.end, mapping.start + last - mapping.offset) - target
        if size <= 0:
            return
        whole = size + _HUGE_PAGE_BYTES
        room = self._map(None, whole, _READ | _WRITE, _PRIVATE | _ANONYMOUS, -1, 0)
        if room in (None, ctypes.c_void_p(-1).value):
            return
        # Large pages move whole only between places that lie alike in them.
        copy = room + (target - room) % _HUGE_PAGE_BYTES
        self._advise(copy, size, _HUGE_PAGE)
        ctypes.memmove(copy, target, size)
        self._protect(copy, size, _READ)
        moved = self._move(copy, size, size, _MAY_MOVE | _FIXED, target)
        if moved != target:
            self._unmap(copy, size)
        if copy > room:
            self._unmap(room, copy - room)
        self._unmap(copy + size, room + whole - copy - size)
