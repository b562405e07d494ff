"""Looks at a write-ahead log before SQLite does: SQLite drops what it cannot use in silence.

A log can be hit, cut off, gone, or that of another database. Only the one program that has the
database open may look, else the log changes meanwhile.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from workbench.base.sqlite_open import is_encrypted_file

_MAGIC = b"SQLite format 3\0"
_MAGICS = (0x377F0682, 0x377F0683)
_HEADER_BYTES = 32
_FRAME_BYTES = 24
_MASK = 0xFFFFFFFF
_INDEX_VERSION = 3007000
_APPLICATION_ID = slice(68, 72)
_CHANGES, _CHANGES_AGAIN = slice(24, 28), slice(92, 96)
_ALWAYS_ZERO = slice(72, 92)
_NOT_THIS_ONE = {
    "foreign": "the log of the newest changes belongs to another database",
    "old": "the log of the newest changes is one of an earlier day",
}


@dataclass(frozen=True, slots=True)
class LogState:
    """What a log is worth.

    Attributes:
        reason: What is wrong, in the user's words, or empty.
        foreign: It belongs to another database.
    """

    reason: str = ""
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class _Index:
    """What the shared index says of the log; it outlives a killed program."""

    frames: int
    copied_frames: int
    salts: bytes


@dataclass(frozen=True, slots=True)
class _Frames:
    whole: int
    bad_inside: bool
    whose: Literal["unknown", "own", "old", "foreign"] = "unknown"


@dataclass(frozen=True, slots=True)
class _Identity:
    """What the first page says of its database.

    Attributes:
        drawn: The number that was drawn for it.
        changes: A count that grows; a log whose count is smaller is one of an earlier day.
            Zero if it was hit: the page says it twice.
    """

    drawn: bytes
    changes: bytes

    def owns(self, page: bytes) -> Literal["own", "old", "foreign"]:
        """Whose first page this is, of a log; one byte of the number may have been hit."""
        hit = sum(a != b for a, b in zip(page[_APPLICATION_ID], self.drawn, strict=True))
        if hit > 1:
            return "foreign"
        return "own" if page[_CHANGES] >= self.changes else "old"


def log_state(path: Path) -> LogState:
    """Whether everything that was committed to the log can still be read from it.

    Raises:
        OSError: The system does not let us read it.
    """
    index = _read_index(path.with_name(path.name + "-shm"))
    missing = index is not None and index.frames > index.copied_frames
    try:
        raw = path.with_name(path.name + "-wal").read_bytes()
    except FileNotFoundError:
        raw = b""
    if len(raw) < _HEADER_BYTES:
        return LogState("the log of the newest changes is gone" if missing else "")
    order = _byte_order(raw)
    if order is None:
        return LogState("the beginning of the log of the newest changes is damaged")
    frames = _read_frames(raw, order, path)
    if frames.whose in _NOT_THIS_ONE:
        return LogState(_NOT_THIS_ONE[frames.whose], True)
    known = index is not None and index.salts == raw[16:24]
    if index is not None and missing:
        if not known and frames.whose == "own":
            return LogState("the index of the log of the newest changes was exchanged")
        if not known:
            return LogState("the log of the newest changes was exchanged", True)
        if index.frames > frames.whole:
            return LogState("a part of the log of the newest changes is missing or damaged")
    if frames.bad_inside and not known:  # else they are leftovers of a write that failed
        return LogState("the log of the newest changes is damaged")
    return LogState()


def written_version(path: Path) -> int:
    """The version of the tables as the file and its log say it; 0 if neither does.

    An encrypted file says it to nobody who only looks at its bytes.

    SQLite is not asked: it would write the index anew, which says what the log must hold.

    Raises:
        OSError: The system does not let us read it.
    """
    if is_encrypted_file(path):
        return 0  # SQLCipher is asked, which reads nothing without the key
    header = _header_of(path)
    found = _version_in(header) if header.startswith(_MAGIC) else 0
    try:
        raw = path.with_name(path.name + "-wal").read_bytes()
    except FileNotFoundError:
        return found
    if len(raw) < _HEADER_BYTES or (page_bytes := _page_bytes(raw)) is None:
        return found
    step = _FRAME_BYTES + page_bytes
    for at in range(_HEADER_BYTES, len(raw) - step + 1, step):
        frame = raw[at : at + _FRAME_BYTES + 100]
        if struct.unpack_from(">I", frame)[0] == 1 and frame[8:16] == raw[16:24]:
            found = _version_in(frame[_FRAME_BYTES:])
    return found


def _version_in(page: bytes) -> int:
    return int(struct.unpack_from(">I", page.ljust(100, b"\0"), 60)[0])


def _page_bytes(raw: bytes) -> int | None:
    size = int(struct.unpack_from(">I", raw, 8)[0])
    return size if size in (512 << shift for shift in range(8)) else None


def _header_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(100)
    except FileNotFoundError:
        return b""


def _read_index(path: Path) -> _Index | None:
    try:
        with path.open("rb") as file:
            raw = file.read(100)
    except FileNotFoundError:
        return None
    if len(raw) < 100 or raw[:48] != raw[48:96]:
        return None
    version, frames, copied = (struct.unpack_from("=I", raw, at)[0] for at in (0, 16, 96))
    return _Index(frames, copied, raw[32:40]) if version == _INDEX_VERSION else None


def _byte_order(raw: bytes) -> Literal["<", ">"] | None:
    """The order of the checksums' words; None if the header is damaged."""
    magic = struct.unpack_from(">I", raw, 0)[0]
    if magic not in _MAGICS:
        return None
    order: Literal["<", ">"] = ">" if magic & 1 else "<"
    return order if _checksum(raw[:24], (0, 0), order) == _words(raw, 24) else None


def _words(raw: bytes, at: int) -> tuple[int, int]:
    first, second = struct.unpack_from(">II", raw, at)
    return first, second


def _checksum(raw: bytes, start: tuple[int, int], order: str) -> tuple[int, int]:
    one, two = start
    words = iter(struct.unpack(f"{order}{len(raw) // 4}I", raw))
    for word in words:
        one = (one + word + two) & _MASK
        two = (two + next(words) + one) & _MASK
    return one, two


def _read_frames(raw: bytes, order: str, path: Path) -> _Frames:
    page_bytes = _page_bytes(raw)
    if page_bytes is None:
        return _Frames(0, True)
    salts = raw[16:24]
    running = _words(raw, 24)
    identity = _identity(path)
    whole = 0
    bad = bad_inside = False
    whose: Literal["unknown", "own", "old", "foreign"] = "unknown"
    for at in range(_HEADER_BYTES, len(raw), _FRAME_BYTES + page_bytes):
        frame = raw[at : at + _FRAME_BYTES + page_bytes]
        if len(frame) < _FRAME_BYTES + page_bytes or frame[8:16] != salts:
            bad = True  # the end, or what an earlier round of the log left behind
            continue
        if bad:
            bad_inside = bad_inside or any(frame[4:8])  # it ends a transaction
            continue
        running = _checksum(frame[:8], running, order)
        running = _checksum(frame[_FRAME_BYTES:], running, order)
        if running != _words(frame, 16):
            bad = True
            continue
        whole += 1
        if struct.unpack_from(">I", frame)[0] == 1 and identity is not None:
            whose = "foreign" if whose == "foreign" else identity.owns(frame[_FRAME_BYTES:])
    return _Frames(whole, bad_inside, whose)


def _identity(path: Path) -> _Identity | None:
    """Of which database this is; None if it has no number, or if it was hit."""
    header = _header_of(path)
    if not header.startswith(_MAGIC) or any(header[_ALWAYS_ZERO]):
        return None
    found = header[_APPLICATION_ID]
    changes = header[_CHANGES] if header[_CHANGES] == header[_CHANGES_AGAIN] else bytes(4)
    return _Identity(found, changes) if any(found) else None
