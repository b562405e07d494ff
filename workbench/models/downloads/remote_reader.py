"""A remote file as a file one can read a little of: for its header, before it is fetched."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from workbench.base.errors import TransferError
from workbench.models.downloads.ranges import Found, look_at, opened
from workbench.models.downloads.values import RemoteFile

if TYPE_CHECKING:
    import httpx2
    from _typeshed import WriteableBuffer

_FIRST_BYTES = 256 * 1024
_NEXT_BYTES = 2 * 1024 * 1024
_MOST_BYTES = 64 * 1024 * 1024
_KEPT_BLOCKS = 2


class RemoteReader(io.RawIOBase):
    """Reads a remote file by ranges, each somewhat longer than asked, at most 64 MiB in all.

    Attributes:
        found: What the source said of the file.
        fetched_bytes: How much was really fetched.
    """

    def __init__(self, client: httpx2.Client, remote: RemoteFile) -> None:
        super().__init__()
        self._client = client
        self.found: Found = look_at(client, remote)
        if not self.found.ranges:
            raise TransferError(
                f"the source of {remote.name!r} does not give parts of it",
                "Fetch the file; its header is read then.",
            )
        self._at = 0
        self._blocks: list[tuple[int, bytes]] = []
        self.fetched_bytes = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        count = max(0, min(len(view), self._size - self._at))
        if not count:
            return 0
        start, block = self._block(self._at)
        begin = self._at - start
        piece = block[begin : begin + count]
        view[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)

    @property
    def _size(self) -> int:
        return self.found.remote.size_bytes

    def _block(self, at: int) -> tuple[int, bytes]:
        """What was fetched around a place; readers go back a few bytes at times."""
        for start, block in reversed(self._blocks):
            if start <= at < start + len(block):
                return start, block
        self._fetch(at)
        return self._blocks[-1]

    def _fetch(self, at: int) -> None:
        length = _FIRST_BYTES if not self.fetched_bytes else _NEXT_BYTES
        end = min(at + length, self._size)
        if self.fetched_bytes + end - at > _MOST_BYTES:
            raise TransferError(
                f"the header of {self.found.remote.name!r} is too long", "Take another file."
            )
        with opened(self._client, self.found, at, end) as pieces:
            self._blocks = [*self._blocks[1 - _KEPT_BLOCKS :], (at, b"".join(pieces))]
        self.fetched_bytes += end - at
