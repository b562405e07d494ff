"""A moving window over the start of a file: small reads, cheap skips, a bound on both."""

from __future__ import annotations

import struct
from typing import BinaryIO

_FIRST_BYTES = 16 * 1024
_CHUNK_BYTES = 256 * 1024
_LEAST_TEXT_BYTES = 12
_SLOW = 4
_LENGTH = struct.Struct("<Q")


class TooShort(Exception):
    """The file ends before what was asked for."""


class Enough(Exception):
    """What may be read has been read."""


class Window:
    """Reads at most ``most_bytes`` of a file; what is skipped is not read.

    Attributes:
        read_bytes: Bytes that were really read.
    """

    def __init__(self, file: BinaryIO, most_bytes: int) -> None:
        self._file = file
        self._most_bytes = most_bytes
        self._size = file.seek(0, 2)
        self._start = 0
        self._buffer = b""
        self._at = 0
        self.read_bytes = 0

    @property
    def position(self) -> int:
        """Where the next byte lies in the file."""
        return self._start + self._at

    def take(self, count: int) -> bytes:
        """The next bytes.

        Raises:
            TooShort: The file has no more.
            Enough: They are more than may be read.
        """
        end = self._at + count
        if end > len(self._buffer):
            self._move(count)
            end = count
        raw = self._buffer[self._at : end]
        self._at = end
        return raw

    def skip(self, count: int) -> None:
        """Go on behind these bytes.

        Raises:
            TooShort: The file has no more.
        """
        if self.position + count > self._size:
            raise TooShort
        self._at += count

    def skip_texts(self, count: int) -> None:
        """Go on behind so many texts, each with its length before it.

        Raises:
            TooShort: The file ends before.
            Enough: Too much would have to be read.
        """
        unpack, width = _LENGTH.unpack_from, _LENGTH.size
        if count * _LEAST_TEXT_BYTES * _SLOW > self._most_bytes:
            # They could not all be passed, or only slowly, one by one; so none of them is read.
            raise Enough
        while count:
            buffer, at = self._buffer, self._at
            last = len(buffer) - width
            while count and 0 <= at <= last:
                at += width + unpack(buffer, at)[0]
                count -= 1
            self._at = at
            if self.position > self._size:
                raise TooShort
            if count:
                self._move(width)

    def _move(self, count: int) -> None:
        """Let the buffer begin at the position and hold at least ``count`` bytes."""
        position = self.position
        if position + count > self._size:
            raise TooShort
        left = self._most_bytes - self.read_bytes
        chunk = min(max(_FIRST_BYTES, self.read_bytes), _CHUNK_BYTES)
        wanted = min(max(count, chunk), left, self._size - position)
        if wanted < count:
            raise Enough
        self._file.seek(position)
        parts = []
        missing = wanted
        while missing:
            part = self._file.read(missing)
            if not part:
                raise TooShort
            parts.append(part)
            missing -= len(part)
        self._start, self._at, self._buffer = position, 0, b"".join(parts)
        self.read_bytes += wanted
