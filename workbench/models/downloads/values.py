"""What is fetched, how, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

CHUNK_BYTES = 8 * 1024 * 1024

State = Literal["connecting", "fetching", "waiting", "checking", "finished"]


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """One file at a source.

    Attributes:
        url: Where it is.
        name: Its name at the source; only shown, never used as a path.
        size_bytes: What the source says; 0 if it says nothing.
        sha256: The digest that the source publishes, in hex; empty if it publishes none.
    """

    url: str
    name: str
    size_bytes: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """How a transfer behaves.

    Attributes:
        streams: Connections at once.
        reserve_bytes: Free space that must remain on the disk.
        stall_s: A connection that brings nothing for so long is opened anew.
        slowest_bytes_per_s: One that stays below this for ``slow_s`` is opened anew, too.
        slow_s: See there.
        attempts: Rounds of failures before giving up, with fewer bytes between two of them
            than the slowest source sends in a second. Connections that fail together are one
            round.
        first_wait_s: Wait after the first failure; it doubles up to ``longest_wait_s``.
        longest_wait_s: See there.
    """

    streams: int = 4
    reserve_bytes: int = 512 * 1024 * 1024
    stall_s: float = 20.0
    slowest_bytes_per_s: float = 1024.0
    slow_s: float = 30.0
    attempts: int = 6
    first_wait_s: float = 0.5
    longest_wait_s: float = 30.0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a transfer is.

    Attributes:
        state: What it does; ``waiting`` is the pause after a failure.
        have_bytes: Bytes on disk.
        size_bytes: Bytes of the whole file; 0 until that is known.
        rate_bytes_per_s: Over the last seconds.
        checked_bytes: Bytes that the digest of the whole file has passed.
        fetched_bytes: Bytes that came over the network for it since the program started.
        message: Why it waits.
    """

    state: State
    have_bytes: int = 0
    size_bytes: int = 0
    rate_bytes_per_s: float = 0.0
    checked_bytes: int = 0
    fetched_bytes: int = 0
    message: str = ""

    @property
    def left_s(self) -> float | None:
        """Expected time to the end, or None while that cannot be told."""
        if self.rate_bytes_per_s <= 0 or not self.size_bytes:
            return None
        return (self.size_bytes - self.have_bytes) / self.rate_bytes_per_s


@dataclass(frozen=True, slots=True)
class ChunkMap:
    """The digests of a whole file's chunks: what makes it possible to mend one of them.

    Attributes:
        size_bytes: Of the file.
        chunk_bytes: Of every chunk but the last.
        sha256: Digest of the file, in hex.
        chunks: Digest of each chunk, in hex.
        url: Where the file came from; empty if it was not fetched.
        etag: What the source called this version of it.
    """

    size_bytes: int
    chunk_bytes: int
    sha256: str
    chunks: tuple[str, ...] = field(default=())
    url: str = ""
    etag: str = ""


def chunk_count(size_bytes: int, chunk_bytes: int) -> int:
    """How many chunks a file has."""
    return -(-size_bytes // chunk_bytes)


def chunk_span(index: int, size_bytes: int, chunk_bytes: int) -> tuple[int, int]:
    """The first byte of a chunk, and the one after its last."""
    begin = index * chunk_bytes
    return begin, min(begin + chunk_bytes, size_bytes)
