"""What a disk may hold after the power failed at any moment of a recorded session.

A change is on the disk for certain once the file, or for names the folder, was synced. Of what
was not, each write may be there, be gone, be zeros, or be torn at a sector of 512 bytes; the
changes of names reach the disk in their order, as far as they came. (The model of ALICE:
Pillai et al., "All File Systems Are Not Created Equal", 2014.)
"""

from __future__ import annotations

import random
import shutil
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

SECTOR = 512
SHARED = "-shm"  # memory of SQLite, made anew by the first program that opens the file
_HEAD = struct.Struct("=4q")
Fate = Literal["kept", "gone", "zeroed", "torn"]
FATES: tuple[Fate, ...] = ("kept", "gone", "zeroed", "torn")
Choose = Callable[[], Fate]


@dataclass(frozen=True, slots=True)
class Change:
    """One record of the trace; ``at`` is an offset, a length, or the number of a mark."""

    kind: str
    path: str
    data: bytes
    at: int


def read_trace(trace: Path, folder: Path) -> list[Change]:
    """The changes below the folder, in order, with names relative to it."""
    raw, place, found = trace.read_bytes(), 0, list[Change]()
    root = f"{folder}/"
    while place < len(raw):
        kind, path_bytes, data_bytes, at = _HEAD.unpack_from(raw, place)
        place += _HEAD.size
        path = raw[place : place + path_bytes].decode()
        place += path_bytes
        data = raw[place : place + data_bytes]
        place += data_bytes
        if chr(kind) in "rl":
            data = data.decode().removeprefix(root).encode()
        name = "" if path == str(folder) else path.removeprefix(root)
        if not name.endswith(SHARED):
            found.append(Change(chr(kind), name, data, at))
    return found


@dataclass(eq=False)
class _File:
    """What is certain of a file, and what came after."""

    certain: bytes = b""
    pending: list[Change] = field(default_factory=list)

    def content(self, choose: Choose, chance: random.Random) -> bytes:
        """What it holds when each pending change meets its fate."""
        held = bytearray(self.certain)
        for change in self.pending:
            _apply(held, change, choose(), chance)
        return bytes(held)


def _apply(held: bytearray, change: Change, fate: Fate, chance: random.Random) -> None:
    if fate == "gone":
        return
    if change.kind == "t":
        del held[change.at :]
        held.extend(bytes(change.at - len(held)))
        return
    data = change.data
    if fate == "zeroed":
        data = bytes(len(data))
    elif fate == "torn":
        data = data[: chance.randrange(len(data) // SECTOR + 1) * SECTOR]
    held.extend(bytes(max(0, change.at - len(held))))
    held[change.at : change.at + len(data)] = data


class Disk:
    """Follows a trace; at each moment it tells what may be left if the power fails now.

    Attributes:
        mark: Number of the last mark; -1 before the first.
    """

    def __init__(self) -> None:
        self.mark = -1
        self._files: dict[str, _File] = {}
        self._names: dict[str, _File] = {}
        self._folders: set[str] = set()
        self._pending: list[tuple[Change, _File | None]] = []

    def take(self, change: Change) -> None:
        """Let the next change of the trace happen."""
        if change.kind == "m":
            self.mark = change.at
        elif change.kind in "wt":
            self._files[change.path].pending.append(change)
        elif change.kind == "s":
            self._sync(change.path)
        else:
            self._name(change)

    def pending_writes(self) -> int:
        """How many writes, and changes of names, are not certain."""
        return sum(len(file.pending) for file in self._all()) + len(self._pending)

    def write_out(
        self, target: Path, named: int, choose: Choose, chance: random.Random
    ) -> None:
        """Make a folder of what is left: ``named`` changes of names, each write by choice."""
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir()
        names, folders = dict(self._names), set(self._folders)
        for change, file in self._pending[:named]:
            _rename(names, folders, change, file)
        for folder in sorted(folders):
            (target / folder).mkdir(parents=True, exist_ok=True)
        for name, file in names.items():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_bytes(file.content(choose, chance))

    @property
    def unsure_names(self) -> int:
        """Changes of names that are not certain."""
        return len(self._pending)

    def _all(self) -> list[_File]:
        return list({id(file): file for file in self._files.values()}.values())

    def _sync(self, path: str) -> None:
        if file := self._files.get(path):
            file.certain = file.content(lambda: "kept", random.Random())
            file.pending.clear()
            return
        # A folder: its own names are certain now, and so is every change before them.
        last = max(
            (at for at, (c, _) in enumerate(self._pending) if path in _parents(c)), default=-1
        )
        for change, named in self._pending[: last + 1]:
            _rename(self._names, self._folders, change, named)
        del self._pending[: last + 1]

    def _name(self, change: Change) -> None:
        file: _File | None = None
        if change.kind == "c":
            file = self._files[change.path] = _File()
        elif change.kind == "u":
            self._files.pop(change.path, None)
        elif change.kind == "l":
            self._files[change.data.decode()] = self._files[change.path]
        elif change.kind == "r":
            new = change.data.decode()
            for old in [n for n in self._files if n == change.path or _inside(n, change.path)]:
                self._files[new + old[len(change.path) :]] = self._files.pop(old)
        self._pending.append((change, file))


def _inside(name: str, folder: str) -> bool:
    return name.startswith(f"{folder}/")


def _parents(change: Change) -> tuple[str, ...]:
    names = [change.path] + ([change.data.decode()] if change.kind in "rl" else [])
    parents = (name.rpartition("/")[0] for name in names)
    return tuple(parents)


def _rename(
    names: dict[str, _File], folders: set[str], change: Change, file: _File | None
) -> None:
    if change.kind == "c" and file is not None:
        names[change.path] = file
    elif change.kind == "u":
        names.pop(change.path, None)
    elif change.kind == "l":
        names[change.data.decode()] = names[change.path]
    elif change.kind == "d":
        folders.add(change.path)
    elif change.kind == "x":
        folders.discard(change.path)
    elif change.kind == "r":
        new = change.data.decode()
        for known in [n for n in names if n == change.path or _inside(n, change.path)]:
            names[new + known[len(change.path) :]] = names.pop(known)
        for folder in [f for f in folders if f == change.path or _inside(f, change.path)]:
            folders.discard(folder)
            folders.add(new + folder[len(change.path) :])


def states(
    disk: Disk, target: Path, chance: random.Random, most: int
) -> Iterator[tuple[int, str]]:
    """Write out states of this moment, at most so many; yields the names kept and a word."""
    yield disk.unsure_names, _made(disk, target, disk.unsure_names, lambda: "kept", chance)
    if not disk.pending_writes():
        return
    yield 0, _made(disk, target, 0, lambda: "gone", chance)
    yield disk.unsure_names, _made(disk, target, disk.unsure_names, lambda: "gone", chance)
    yield disk.unsure_names, _made(disk, target, disk.unsure_names, lambda: "zeroed", chance)
    for _ in range(most - 4):
        named = chance.randint(0, disk.unsure_names)
        yield named, _made(disk, target, named, lambda: chance.choice(FATES), chance)


def _made(disk: Disk, target: Path, named: int, choose: Choose, chance: random.Random) -> str:
    fates: list[Fate] = []

    def noted() -> Fate:
        fates.append(choose())
        return fates[-1]

    disk.write_out(target, named, noted, chance)
    return f"{named} of {disk.unsure_names} names, writes {fates}"
