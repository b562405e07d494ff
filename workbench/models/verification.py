"""Is a file of the store still what it was? If not: which chunks, and can they be mended?"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.base.errors import ModelError, SourceChanged, StoreError, TransferError
from workbench.base.files import store_error
from workbench.models.downloads.part_file import PartFile
from workbench.models.downloads.ranges import Found, opened
from workbench.models.downloads.values import (
    ChunkMap,
    RemoteFile,
    chunk_count,
    chunk_span,
)
from workbench.models.manifests import StoredFile

if TYPE_CHECKING:
    import httpx2

Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found.

    Attributes:
        bad: Chunks that are not what they were, or not there.
        checked_bytes: How much was read.
    """

    bad: tuple[int, ...]
    checked_bytes: int

    @property
    def whole(self) -> bool:
        """Every byte is right."""
        return not self.bad


def chunk_map(
    path: Path, chunk_bytes: int, stop: threading.Event, told: Told = lambda _done, _all: None
) -> ChunkMap:
    """Read a whole file once: its digest and that of each chunk.

    Raises:
        ModelError: It was told to stop.
        StoreError: It cannot be read.
    """
    whole, chunks = hashlib.sha256(), []
    size = _size(path)
    file = PartFile(path)
    for index in range(chunk_count(size, chunk_bytes)):
        if stop.is_set():
            raise ModelError("the check was stopped", "Start it again.")
        begin, end = chunk_span(index, size, chunk_bytes)
        own = hashlib.sha256()
        for piece in file.pieces(begin, end):
            own.update(piece)
            whole.update(piece)
        chunks.append(own.hexdigest())
        told(end, size)
    return ChunkMap(size, chunk_bytes, whole.hexdigest(), tuple(chunks))


def verify(
    path: Path,
    entry: StoredFile,
    stop: threading.Event,
    told: Told = lambda _done, _all: None,
) -> Verdict:
    """Compare every chunk of a file with its digest.

    Raises:
        ModelError: It was told to stop.
        StoreError: It cannot be read.
    """
    if not path.exists():
        return Verdict(tuple(range(len(entry.chunks))), 0)
    file, bad, seen = PartFile(path), [], 0
    for index, wanted in enumerate(entry.chunks):
        if stop.is_set():
            raise ModelError("the check was stopped", "Start it again.")
        begin, end = chunk_span(index, entry.size_bytes, entry.chunk_bytes)
        if file.digest(begin, end).hexdigest() != wanted:
            bad.append(index)
        seen = end
        told(end, entry.size_bytes)
    if _size(path) > entry.size_bytes and entry.chunks:
        bad.append(len(entry.chunks) - 1)
    return Verdict(tuple(dict.fromkeys(bad)), seen)


def repair(path: Path, entry: StoredFile, bad: tuple[int, ...], client: httpx2.Client) -> int:
    """Fetch the bad chunks of a file again and put them in their place.

    Only bytes with the known digest are written, so a wrong answer changes nothing.

    Returns:
        Bytes that were fetched.

    Raises:
        TransferError: The file was not fetched, or the source does not give these bytes now.
        StoreError: The system refused.
    """
    if not entry.url:
        raise TransferError(
            f"{path.name!r} was not fetched, so nobody knows where its bytes can be had",
            "Import it again: a damaged copy gives way to a sound one.",
        )
    remote = RemoteFile(entry.url, path.name, entry.size_bytes, entry.sha256)
    found = Found(remote, entry.etag, ranges=True)
    fetched = 0
    for index in bad:
        begin, end = chunk_span(index, entry.size_bytes, entry.chunk_bytes)
        with opened(client, found, begin, end) as pieces:
            data = b"".join(pieces)
        if hashlib.sha256(data).hexdigest() != entry.chunks[index]:
            raise SourceChanged(
                f"the source of {path.name!r} has other bytes now", "Fetch the model anew."
            )
        _put(path, begin, data, entry.size_bytes)
        fetched += len(data)
    return fetched


def _put(path: Path, begin: int, data: bytes, size_bytes: int) -> None:
    file = PartFile(path)
    file.open(size_bytes, 0, 0)
    try:
        file.write(begin, data)
        file.sync()
    finally:
        file.close()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError as exc:
        raise StoreError(f"{path} is not there any more", "Fetch the model again.") from exc
    except OSError as exc:
        raise store_error(exc, path) from exc
