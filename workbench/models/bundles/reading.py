"""Opens a bundle, a file or a folder; only what its signed index says is believed."""

from __future__ import annotations

import hashlib
import os
import stat
import struct
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from workbench.base.errors import ModelError, StoreDamaged, StoreError
from workbench.base.regular_files import open_regular
from workbench.models.bundles.index import decode_index
from workbench.models.bundles.layout import HEAD_BYTES, layout_of, local_header
from workbench.models.bundles.signing import fingerprint, signature_bytes, signer_of
from workbench.models.bundles.values import (
    INDEX_NAME,
    MOST_INDEX_BYTES,
    SIGNATURE_NAME,
    SUFFIX,
    Index,
    Member,
)
from workbench.models.downloads.values import CHUNK_BYTES, chunk_span
from workbench.models.folder_kinds import kind_by_names

_AGAIN = "Copy the bundle anew, or ask for it again; nothing was taken from this one."
_NO_BUNDLE = "Choose a file that ends with .workbench, or a folder with a bundle.json."


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle whose index is what its signer wrote. Its members are checked as they are read.

    Attributes:
        path: The file or the folder.
        is_folder: It is unpacked, so its models can be used where they lie.
        public_key: Of its signer, in hex.
        raw_index: The bytes that were signed.
        begins: Offset of each member in the file; empty for a folder.
    """

    path: Path
    is_folder: bool
    index: Index
    public_key: str
    raw_index: bytes
    raw_signature: bytes
    begins: Mapping[str, int]

    @property
    def fingerprint(self) -> str:
        """Of its signer, as people compare it."""
        return fingerprint(self.public_key)

    def member(self, name: str) -> Member:
        """The member of that name.

        Raises:
            ModelError: There is none.
        """
        for member in self.index.members:
            if member.name == name:
                return member
        raise ModelError(f"the bundle {self.path.name!r} holds no {name!r}", _AGAIN)

    def read(self, name: str) -> bytes:
        """All of a small member, checked.

        Raises:
            StoreDamaged: Its bytes are not what was signed.
            StoreError: It cannot be read.
        """
        member = self.member(name)
        with self.opened(member) as file:
            return b"".join(
                self.chunk(member, number, file) for number in range(len(member.chunks))
            )

    @contextmanager
    def opened(self, member: Member) -> Iterator[IO[bytes]]:
        """The file that a member lies in.

        Raises:
            StoreError: It cannot be read.
        """
        path = self.path / member.name if self.is_folder else self.path
        with _reading(path) as file:
            yield file

    def chunk(self, member: Member, number: int, file: IO[bytes]) -> bytes:
        """One part of a member, checked.

        Args:
            member: The member.
            number: Of the part, from 0.
            file: What :meth:`opened` gave.

        Raises:
            StoreDamaged: Its bytes are not what was signed.
            OSError: The drive is gone.
        """
        begin, end = chunk_span(number, member.size_bytes, CHUNK_BYTES)
        file.seek(self.begins.get(member.name, 0) + begin)
        data = file.read(end - begin)
        if hashlib.sha256(data).hexdigest() != member.chunks[number]:
            raise StoreDamaged(
                f"{member.name} in the bundle {self.path.name!r} is damaged: part {number + 1} "
                f"of {len(member.chunks)} is not what was signed",
                _AGAIN,
            )
        return data


def open_bundle(path: Path) -> Bundle:
    """Read the index and the signature, and compare all of the structure with them.

    Raises:
        ModelError: It is no bundle, or of a newer program.
        StoreDamaged: It is not what its signer wrote.
        StoreError: It cannot be read.
    """
    if path.name == INDEX_NAME:
        path = path.parent
    if path.is_dir():
        return _open_folder(path)
    with _reading(path) as file:
        raw_index, raw_signature = _head(file, path)
        public_key = signer_of(raw_index, raw_signature)
        index = decode_index(raw_index)
        layout = layout_of(index, raw_index, raw_signature)
        size = os.fstat(file.fileno()).st_size
        if size < layout.size_bytes:
            raise StoreDamaged(
                f"the bundle {path.name!r} is cut off: {size:,} of {layout.size_bytes:,} bytes "
                "are there",
                _AGAIN,
            )
        for place in (*layout.first, *layout.places):
            _compare(file, place.header, local_header(place), path)
        _compare(file, layout.directory, layout.tail(), path)
        if size > layout.size_bytes:
            raise _changed(path)
    begins = {place.member.name: place.begin for place in layout.places}
    return Bundle(path, False, index, public_key, raw_index, raw_signature, begins)


def is_bundle(path: Path) -> bool:
    """Whether a path looks like a bundle; says nothing of its worth."""
    try:
        if path.is_dir():
            return (path / INDEX_NAME).is_file() and (path / SIGNATURE_NAME).is_file()
        with open_regular(path) as file:
            return file.read(HEAD_BYTES)[30:] == INDEX_NAME.encode()
    except OSError:
        return False


@contextmanager
def _reading(path: Path) -> Iterator[IO[bytes]]:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise ModelError(f"{path.name!r} is no bundle, but a device or a pipe", _NO_BUNDLE)
        with path.open("rb") as file:
            yield file
    except FileNotFoundError as exc:
        named = path.with_name(path.name + SUFFIX)
        hint = "Check the path; or connect the drive it is on, then try again."
        if named.is_file():
            hint = f"There is {named.name!r} beside it: did you mean that?"
        raise StoreError(f"{path} is not there, or its drive is away", hint) from exc
    except OSError as exc:
        raise StoreError(
            f"cannot read {path.name!r}: {exc.strerror or exc}", "Check the drive it is on."
        ) from exc


def _head(file: IO[bytes], path: Path) -> tuple[bytes, bytes]:
    """The index and the signature, by the sizes that the first bytes tell."""
    head = file.read(HEAD_BYTES)
    if len(head) < HEAD_BYTES or head[:4] != b"PK\3\4" or head[30:] != INDEX_NAME.encode():
        raise ModelError(f"{path.name!r} is no bundle of this program", _NO_BUNDLE)
    size = int(struct.unpack_from("<I", head, 22)[0])
    if not 0 < size <= MOST_INDEX_BYTES:
        raise StoreDamaged(f"the index of {path.name!r} is larger than any index", _AGAIN)
    raw_index = file.read(size)
    file.seek(len(SIGNATURE_NAME) + 30, os.SEEK_CUR)
    raw_signature = file.read(signature_bytes())
    if len(raw_index) < size or len(raw_signature) < signature_bytes():
        raise StoreDamaged(f"the bundle {path.name!r} is cut off in its index", _AGAIN)
    if zlib.crc32(raw_index) != struct.unpack_from("<I", head, 14)[0]:
        raise StoreDamaged(f"the index of the bundle {path.name!r} is damaged", _AGAIN)
    return raw_index, raw_signature


def _compare(file: IO[bytes], at: int, wanted: bytes, path: Path) -> None:
    file.seek(at)
    if file.read(len(wanted)) != wanted:
        raise _changed(path)


def _changed(path: Path) -> StoreDamaged:
    return StoreDamaged(
        f"the bundle {path.name!r} was changed: its archive is not the one its index describes",
        _AGAIN,
    )


def _open_folder(folder: Path) -> Bundle:
    raw_index = _small(folder / INDEX_NAME, MOST_INDEX_BYTES)
    raw_signature = _small(folder / SIGNATURE_NAME, signature_bytes())
    public_key = signer_of(raw_index, raw_signature)
    index = decode_index(raw_index)
    for member in index.members:
        _check_file(folder, member)
    _check_nothing_more(folder, index)
    return Bundle(folder, True, index, public_key, raw_index, raw_signature, {})


def _small(path: Path, most_bytes: int) -> bytes:
    if not path.exists():
        raise ModelError(f"{path.parent.name!r} holds no {path.name}", _NO_BUNDLE)
    _refuse_links(path)
    with _reading(path) as file:
        raw = file.read(most_bytes + 1)
    if len(raw) > most_bytes:
        raise StoreDamaged(f"{path.name} in {path.parent.name!r} is too large", _AGAIN)
    return raw


def _check_file(folder: Path, member: Member) -> None:
    path = folder / member.name
    for step in (path, *path.parents):
        if step == folder:
            break
        _refuse_links(step)
    with _reading(path) as file:
        size = os.fstat(file.fileno()).st_size
    if size != member.size_bytes:
        raise StoreDamaged(
            f"{member.name} in {folder.name!r} has {size:,} bytes, not {member.size_bytes:,}",
            _AGAIN,
        )


def _refuse_links(path: Path) -> None:
    try:
        is_link = stat.S_ISLNK(path.lstat().st_mode)
    except OSError:
        return  # that it is missing is said by who reads it
    if is_link:
        raise StoreDamaged(f"{path.name!r} in the bundle is a link to somewhere else", _AGAIN)


def _check_nothing_more(folder: Path, index: Index) -> None:
    """No model lies in the folder that nobody signed."""
    names = {member.name for member in index.members}
    places = {name.rpartition("/")[0] for name in names}
    for root, folders, files in os.walk(folder):
        below = Path(root).relative_to(folder).as_posix()
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if below not in places and kind_by_names(files) is not None:
            raise _unsigned(folder, below)
        for name in sorted(files):
            place = name if below == "." else f"{below}/{name}"
            counts = name.lower().endswith(".gguf") or below in places
            if counts and place not in names and not name.startswith("."):
                raise _unsigned(folder, place)


def _unsigned(folder: Path, place: str) -> StoreDamaged:
    return StoreDamaged(
        f"{folder.name!r} holds {place[:100]!r}, which is not in its signed index",
        "Take that out of the folder, then try again.",
    )
