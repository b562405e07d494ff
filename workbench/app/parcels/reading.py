"""Opens a parcel: nothing of it is believed before its signature is found good."""

from __future__ import annotations

import hashlib
import os
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from workbench.app.parcels.keys import ParcelKeys
from workbench.app.parcels.values import (
    FILES,
    LIST_NAME,
    MOST_FILES,
    MOST_LIST_BYTES,
    SIGNATURE_NAME,
    Parcel,
    ParcelFile,
    decode_parcel,
)
from workbench.base.errors import PolicyError, StoreDamaged, StoreError
from workbench.base.files import store_error, sync_folder
from workbench.base.regular_files import open_regular
from workbench.models.bundles.signing import fingerprint, signature_bytes, signer_of

_AGAIN = "Ask for the file anew, from whom you had it; nothing was taken from this one."
Told = Callable[[int], object]
"""Called with the number of bytes of each piece; what it raises ends the work."""
_WAYS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_PIECE_BYTES = 1 << 20
_BROKEN = (zipfile.BadZipFile, EOFError, zlib.error, NotImplementedError, ValueError)


@dataclass(frozen=True, slots=True)
class OpenParcel:
    """A parcel whose list was signed by a key that is trusted here.

    Attributes:
        public_key: Of its signer, in hex.
    """

    parcel: Parcel
    public_key: str
    archive: zipfile.ZipFile

    @property
    def fingerprint(self) -> str:
        """Of its signer, as people compare it."""
        return fingerprint(self.public_key)

    def verify(self, told: Told = lambda _count: None) -> None:
        """Read every file and compare it with the signed list.

        Args:
            told: Told of each piece.

        Raises:
            StoreDamaged: Some file is not what was signed.
            StoreError: It cannot be read.
        """
        try:
            for file in self.parcel.files:
                for piece in self._pieces(file):
                    told(len(piece))
        except OSError as exc:
            raise StoreError(f"it cannot be read: {exc}", "Check the drive it is on.") from exc

    def unpack(self, folder: Path, told: Told = lambda _count: None) -> None:
        """Write all files below a new folder, each checked again as it is written.

        Args:
            folder: Not there yet.
            told: Told of each piece.

        Raises:
            StoreDamaged: Some file is not what was signed.
            StoreFull: The disk is full.
            StoreError: It cannot be read or written.
        """
        place = folder
        try:
            folder.mkdir(mode=0o755)
            for file in self.parcel.files:
                place = folder / file.path
                place.parent.mkdir(parents=True, exist_ok=True)
                with open(_new(place, executable=file.executable), "wb") as target:
                    for piece in self._pieces(file):
                        target.write(piece)
                        told(len(piece))
                    target.flush()
                    os.fsync(target.fileno())
            for inner in (folder, *(one for one in folder.rglob("*") if one.is_dir())):
                sync_folder(inner)
        except OSError as exc:
            raise store_error(exc, place) from exc

    def _pieces(self, file: ParcelFile) -> Iterator[bytes]:
        """The bytes of a file, piece by piece; the last only if all of them are right."""
        digest, left = hashlib.sha256(), file.size_bytes
        try:
            with self.archive.open(FILES + file.path) as member:
                while piece := member.read(_PIECE_BYTES):
                    left -= len(piece)
                    if left < 0:
                        break
                    digest.update(piece)
                    yield piece
        except _BROKEN as exc:
            raise _damaged(file, str(exc)) from exc
        if left or digest.hexdigest() != file.sha256:
            raise _damaged(file, "its bytes are not what was signed")


@contextmanager
def open_parcel(path: Path, keys: ParcelKeys) -> Iterator[OpenParcel]:
    """Open a parcel and check who signed it. Its files are not read yet.

    Raises:
        PolicyError: Nobody who is trusted here signed it.
        StoreDamaged: It is no parcel, cut off, or changed after it was signed.
        StoreError: It cannot be read.
    """
    try:
        file = open_regular(path)
    except (OSError, ValueError) as exc:
        raise StoreError(f"cannot read {str(path)!r}: {exc}", "Check the file.") from exc
    with file, _archive(file, path) as archive:
        raw, signature = _signed(archive, path)
        public_key = _signer(raw, signature)
        if public_key not in keys.public_keys:
            known = "" if keys.public_keys else "; it trusts no key at all"
            raise PolicyError(
                f"{path.name!r} was signed by somebody this copy does not trust{known}: "
                f"{fingerprint(public_key)}",
                f"Take files only from who gave you the program. Trusted are the keys in "
                f"{keys.place}.",
            )
        parcel = decode_parcel(raw)
        _check_members(archive, parcel)
        yield OpenParcel(parcel, public_key, archive)


@contextmanager
def _archive(file: IO[bytes], path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(file)
    except (*_BROKEN, OSError) as exc:
        raise StoreDamaged(
            f"{path.name!r} is no file of this kind, or was cut off: {exc}", _AGAIN
        ) from exc
    with archive:
        yield archive


def _signed(archive: zipfile.ZipFile, path: Path) -> tuple[bytes, bytes]:
    names = archive.namelist()
    if len(names) > MOST_FILES + 2 or len(set(names)) != len(names):
        raise StoreDamaged(f"{path.name!r} holds a file twice, or far too many", _AGAIN)
    found = []
    for name, most in ((LIST_NAME, MOST_LIST_BYTES), (SIGNATURE_NAME, signature_bytes())):
        try:
            with archive.open(name) as member:
                raw = member.read(most + 1)
        except (*_BROKEN, KeyError, OSError) as exc:
            raise StoreDamaged(f"{path.name!r} has no readable {name}: {exc}", _AGAIN) from exc
        if len(raw) > most:
            raise StoreDamaged(f"{name} in {path.name!r} is far too long", _AGAIN)
        found.append(raw)
    return found[0], found[1]


def _signer(raw: bytes, signature: bytes) -> str:
    try:
        return signer_of(raw, signature)
    except StoreDamaged as exc:
        raise StoreDamaged("its list was changed after it was signed", _AGAIN) from exc


def _check_members(archive: zipfile.ZipFile, parcel: Parcel) -> None:
    """Exactly the files of the list, each a plain one of the size it says."""
    signed = {FILES + file.path: file for file in parcel.files}
    for entry in archive.infolist():
        if entry.filename in (LIST_NAME, SIGNATURE_NAME):
            continue
        file = signed.pop(entry.filename, None)
        if file is None:
            raise StoreDamaged(f"{entry.filename!r} is not in the signed list", _AGAIN)
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind not in (0, stat.S_IFREG) or entry.is_dir():
            raise _damaged(file, "it is a link or something else that is no plain file")
        if entry.compress_type not in _WAYS or entry.flag_bits & 1:
            raise _damaged(file, "it is packed in a way that is not taken")
        if entry.file_size != file.size_bytes:
            raise _damaged(file, "its size is not what was signed")
    if signed:
        raise StoreDamaged(f"{next(iter(signed))!r} is missing from the file", _AGAIN)


def _new(place: Path, *, executable: bool) -> int:
    """A file that was not there; nothing that is there already is followed or written over."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.open(place, flags, 0o755 if executable else 0o644)


def _damaged(file: ParcelFile, why: str) -> StoreDamaged:
    return StoreDamaged(f"{file.path!r} cannot be taken from the file: {why}", _AGAIN)
