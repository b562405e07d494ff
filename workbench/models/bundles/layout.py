"""Where everything lies in a bundle that is one file.

The file is a ZIP archive whose members are stored as they are, so that any program can unpack
it. But all of its structure follows from the index: a reader computes it and compares, and
believes no size, no name and no offset that the archive itself tells.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

from workbench.models.bundles.values import INDEX_NAME, SIGNATURE_NAME, Index, Member

ALIGNMENT_BYTES = 4096
HEAD_BYTES = 30 + len(INDEX_NAME)
"""What comes before the index."""
_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_ENTRY = struct.Struct("<4sHHHHHHIIIHHHHHII")
_DAY = 0x21
_FULL = 0xFFFFFFFF
_FILE_MODE = 0o100644 << 16
_PADDING = 0xD935
_ZIP64 = 1


@dataclass(frozen=True, slots=True)
class Place:
    """Where a member lies.

    Attributes:
        header: Offset of what comes before its bytes.
        begin: Offset of its first byte.
    """

    member: Member
    header: int
    begin: int

    @property
    def end(self) -> int:
        """Offset after its last byte."""
        return self.begin + self.member.size_bytes


@dataclass(frozen=True, slots=True)
class Layout:
    """All of a bundle but the bytes of its members.

    Attributes:
        first: The index and the signature, as members.
        directory: Offset of the archive's own list.
    """

    first: tuple[Place, Place]
    places: tuple[Place, ...]
    directory: int

    @property
    def size_bytes(self) -> int:
        """Of the whole file."""
        return self.directory + len(self.tail())

    def tail(self) -> bytes:
        """The archive's own list, which this program writes for others and never reads."""
        everything = (*self.first, *self.places)
        listed = b"".join(_entry(place) for place in everything)
        return listed + _end(len(everything), len(listed), self.directory)


def small_member(name: str, raw: bytes) -> Member:
    """The index or the signature as a member."""
    return Member(name, len(raw), "", zlib.crc32(raw), ())


def layout_of(index: Index, raw_index: bytes, raw_signature: bytes) -> Layout:
    """The one way in which a bundle with this index is laid out."""
    head = Place(small_member(INDEX_NAME, raw_index), 0, HEAD_BYTES)
    begin = head.end + _LOCAL.size + len(SIGNATURE_NAME)
    signature = Place(small_member(SIGNATURE_NAME, raw_signature), head.end, begin)
    places, at = [], signature.end
    for member in index.members:
        begin = at + _LOCAL.size + len(member.name) + _sizes_bytes(member) + 6
        begin += -begin % ALIGNMENT_BYTES
        places.append(Place(member, at, begin))
        at = begin + member.size_bytes
    return Layout((head, signature), tuple(places), at)


def local_header(place: Place) -> bytes:
    """What comes before the bytes of a member, up to its first byte."""
    member, name = place.member, place.member.name.encode()
    sizes = b""
    if _sizes_bytes(member):
        sizes = struct.pack("<HHQQ", _ZIP64, 16, member.size_bytes, member.size_bytes)
    room = place.begin - place.header - _LOCAL.size - len(name) - len(sizes)
    padding = b""
    if room:
        aligned = struct.pack("<HHH", _PADDING, room - 4, ALIGNMENT_BYTES)
        padding = aligned.ljust(room, b"\0")
    shown = _FULL if sizes else member.size_bytes
    return (
        _LOCAL.pack(
            b"PK\3\4",
            45,
            0,
            0,
            0,
            _DAY,
            member.crc32,
            shown,
            shown,
            len(name),
            len(sizes) + len(padding),
        )
        + name
        + sizes
        + padding
    )


def _sizes_bytes(member: Member) -> int:
    return 20 if member.size_bytes >= _FULL else 0


def _entry(place: Place) -> bytes:
    member, name = place.member, place.member.name.encode()
    large = [member.size_bytes] * 2 if member.size_bytes >= _FULL else []
    if place.header >= _FULL:
        large.append(place.header)
    extra = struct.pack(f"<HH{len(large)}Q", _ZIP64, 8 * len(large), *large) if large else b""
    shown = min(member.size_bytes, _FULL)
    return (
        _ENTRY.pack(
            b"PK\1\2",
            3 << 8 | 45,
            45,
            0,
            0,
            0,
            _DAY,
            member.crc32,
            shown,
            shown,
            len(name),
            len(extra),
            0,
            0,
            0,
            _FILE_MODE,
            min(place.header, _FULL),
        )
        + name
        + extra
    )


def _end(count: int, listed_bytes: int, directory: int) -> bytes:
    large = b""
    if directory + listed_bytes >= _FULL:
        record = struct.pack(
            "<4sQHHIIQQQQ",
            b"PK\6\6",
            44,
            3 << 8 | 45,
            45,
            0,
            0,
            count,
            count,
            listed_bytes,
            directory,
        )
        where = struct.pack("<4sIQI", b"PK\6\7", 0, directory + listed_bytes, 1)
        large = record + where
    short = min(directory, _FULL)
    return large + struct.pack(
        "<4sHHHHIIH", b"PK\5\6", 0, 0, count, count, min(listed_bytes, _FULL), short, 0
    )
