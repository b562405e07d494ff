"""Writes a bundle, whole or not at all; every byte of a model is checked while it is copied."""

from __future__ import annotations

import errno
import hashlib
import logging
import os
import shutil
import threading
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING

from workbench.base.errors import ModelError, StoreDamaged, StoreError, StoreFull
from workbench.base.files import chosen_place, store_error, sync_folder, write_atomically
from workbench.base.sizes import size_text
from workbench.models.bundles.index import encode_index, is_title
from workbench.models.bundles.layout import layout_of, local_header
from workbench.models.bundles.signing import sign, signature_bytes
from workbench.models.bundles.values import (
    INDEX_NAME,
    MOST_INDEX_BYTES,
    SIGNATURE_NAME,
    Index,
    Member,
    is_member_name,
)
from workbench.models.downloads.part_file import PartFile
from workbench.models.downloads.values import CHUNK_BYTES, ChunkMap, chunk_count, chunk_span

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

log = logging.getLogger(__name__)
PART = ".part"
_MARK = ".packing"
Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Content:
    """One file that goes into a bundle.

    Attributes:
        name: Its place in the bundle.
        map: What its bytes are known to be.
        source: Where they are, or the bytes themselves.
    """

    name: str
    map: ChunkMap
    source: Path | bytes


def text_content(name: str, text: str) -> Content:
    """A text that goes into a bundle."""
    raw = text.encode()
    pieces = [raw[at : at + CHUNK_BYTES] for at in range(0, len(raw), CHUNK_BYTES)]
    chunks = tuple(hashlib.sha256(piece).hexdigest() for piece in pieces)
    return Content(
        name, ChunkMap(len(raw), CHUNK_BYTES, hashlib.sha256(raw).hexdigest(), chunks), raw
    )


def index_of(title: str, contents: Sequence[Content]) -> Index:
    """The index of what goes into a bundle; the weaker sums come when it is copied.

    Raises:
        ModelError: It cannot be packed like that.
    """
    if not is_title(title):
        raise ModelError("the bundle needs a title of one line", "Type one.")
    members = []
    for content in sorted(contents, key=lambda content: content.name):
        if not is_member_name(content.name):
            raise ModelError(f"{content.name!r} cannot be packed", "Give it another name.")
        found = content.map
        members.append(Member(content.name, found.size_bytes, found.sha256, 0, found.chunks))
    index = Index(title, tuple(members))
    if not members or len(encode_index(index)) > MOST_INDEX_BYTES:
        raise ModelError("there is nothing to pack, or too much", "Choose other models.")
    return index


def packed_bytes(index: Index) -> int:
    """Size of the bundle as one file."""
    return layout_of(index, encode_index(index), bytes(signature_bytes())).size_bytes


class Packing:
    """Writes one bundle. Blocks: :meth:`to_file` and :meth:`to_folder` want a thread."""

    def __init__(
        self,
        title: str,
        contents: Sequence[Content],
        key: Ed25519PrivateKey,
        stop: threading.Event,
        told: Told = lambda _done, _all: None,
    ) -> None:
        self.index = index_of(title, contents)
        self._contents = {content.name: content for content in contents}
        self._key, self._stop, self._told = key, stop, told
        self._done_bytes = 0
        self._whole_bytes = sum(member.size_bytes for member in self.index.members)

    def to_file(self, target: Path, *, overwrite: bool = False) -> None:
        """Write the bundle as one file.

        Raises:
            ModelError: It was stopped, a model is damaged, or the file is there already.
            StoreFull: There is no room.
            StoreError: The system refused.
        """
        if target.exists() and not overwrite:
            raise ModelError(f"{target.name!r} is there already", "Choose another name.")
        chosen_place(target)
        part = target.with_name(target.name + PART)
        try:
            _check_room(target.parent, packed_bytes(self.index))
            with part.open("wb") as file:
                self._write(file)
                file.flush()
                os.fsync(file.fileno())
            part.replace(target)
            sync_folder(target.parent)
        except OSError as exc:
            raise _refused(exc, target) from exc
        finally:
            part.unlink(missing_ok=True)
        log.info("bundle.packed bytes=%d members=%d", self._whole_bytes, len(self._contents))

    def to_folder(self, target: Path) -> None:
        """Write the bundle unpacked: models in it can be used where they lie.

        Raises:
            ModelError: It was stopped, a model is damaged, or the folder holds something.
            StoreFull: There is no room.
            StoreError: The system refused.
        """
        part = new_folder(target)
        try:
            _check_room(target.parent, packed_bytes(self.index))
            members = []
            for member in self.index.members:
                path = part / member.name
                path.parent.mkdir(parents=True, exist_ok=True)
                with path.open("wb") as file:
                    members.append(self._copy(member, file))
                    file.flush()
                    os.fsync(file.fileno())
            raw_index = encode_index(replace(self.index, members=tuple(members)))
            write_atomically(part / INDEX_NAME, raw_index)
            write_atomically(part / SIGNATURE_NAME, sign(self._key, raw_index))
            for folder in {path.parent for path in part.rglob("*")}:
                sync_folder(folder)
            finish_folder(part, target)
            sync_folder(target.parent)
        except OSError as exc:
            raise _refused(exc, target) from exc
        finally:
            shutil.rmtree(part, ignore_errors=True)
        log.info("bundle.packed bytes=%d members=%d", self._whole_bytes, len(self._contents))

    def _write(self, file: IO[bytes]) -> None:
        """The members first: only then the weaker sums, and so the index, are known."""
        raw_index = encode_index(self.index)
        places = layout_of(self.index, raw_index, bytes(signature_bytes())).places
        members = []
        for place in places:
            file.seek(place.begin)
            members.append(self._copy(place.member, file))
        index = replace(self.index, members=tuple(members))
        raw_index = encode_index(index)
        raw_signature = sign(self._key, raw_index)
        layout = layout_of(index, raw_index, raw_signature)
        for place in (*layout.first, *layout.places):
            file.seek(place.header)
            file.write(local_header(place))
        for place, raw in zip(layout.first, (raw_index, raw_signature), strict=True):
            file.seek(place.begin)
            file.write(raw)
        file.seek(layout.directory)
        file.write(layout.tail())

    def _copy(self, member: Member, file: IO[bytes]) -> Member:
        source, crc32 = self._contents[member.name].source, 0
        for number in range(chunk_count(member.size_bytes, CHUNK_BYTES)):
            if self._stop.is_set():
                raise ModelError("packing was stopped", "Start it again.")
            begin, end = chunk_span(number, member.size_bytes, CHUNK_BYTES)
            if isinstance(source, bytes):
                data = source[begin:end]
            else:
                data = b"".join(PartFile(source).pieces(begin, end))
            if hashlib.sha256(data).hexdigest() != member.chunks[number]:
                raise StoreDamaged(
                    f"{member.name} is damaged: part {number + 1} of {len(member.chunks)} is "
                    "not what it was",
                    "Verify and repair the model, then pack it.",
                )
            crc32 = zlib.crc32(data, crc32)
            file.write(data)
            self._done_bytes += len(data)
            self._told(self._done_bytes, self._whole_bytes)
        return replace(member, crc32=crc32)


def new_folder(target: Path) -> Path:
    """Begin a folder beside its final name; what a killed program left there is removed.

    Raises:
        ModelError: The final name is taken.
        StoreError: The system refused.
    """
    part = target.with_name(target.name + PART)
    try:
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise ModelError(
                f"{target.name!r} is there already and not empty", "Choose another name."
            )
        if part.exists() and not (part / _MARK).exists():
            raise ModelError(f"{part.name!r} is in the way", "Choose another name.")
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        _mark(part)
    except OSError as exc:
        raise _refused(exc, target) from exc
    return part


def _mark(part: Path) -> None:
    """A folder without the mark is someone's own, and would be in the way for ever."""
    try:
        (part / _MARK).touch()
    except OSError:
        part.rmdir()
        raise


def finish_folder(part: Path, target: Path) -> None:
    """Give a whole folder its final name.

    Raises:
        OSError: The system refused.
    """
    (part / _MARK).unlink(missing_ok=True)  # it was taken away, but the renaming refused
    if target.exists():
        target.rmdir()
    part.rename(target)


def _check_room(folder: Path, needed_bytes: int) -> None:
    free_bytes = shutil.disk_usage(folder).free
    if free_bytes < needed_bytes:
        raise StoreFull(
            f"the bundle needs {size_text(needed_bytes)}, but the disk has only "
            f"{size_text(free_bytes)} free",
            f"Free some space on the disk that holds {folder}, or choose another one.",
        )


def _refused(exc: OSError, target: Path) -> StoreError:
    if exc.errno == errno.EFBIG:
        return StoreError(
            f"the drive cannot hold a file as large as {target.name!r}",
            "Format the drive as exFAT, or take a smaller variant of the model.",
        )
    return store_error(exc, target)
