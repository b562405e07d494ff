"""Makes a parcel of a folder, for whoever holds the signing key."""

from __future__ import annotations

import hashlib
import os
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.app.parcels.values import (
    FILES,
    LIST_NAME,
    SIGNATURE_NAME,
    Kind,
    Parcel,
    ParcelFile,
    decode_parcel,
    encode_parcel,
)
from workbench.base.errors import StoreError
from workbench.models.bundles.signing import sign

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_DAY = (1980, 1, 1, 0, 0, 0)
_PLAIN, _PROGRAM = 0o100644, 0o100755


def describe(
    folder: Path,
    kind: Kind,
    name: str,
    version: str,
    platform: str,
    needs: Mapping[str, str] | None = None,
    title: str = "",
) -> Parcel:
    """What a parcel of all files of a folder would say; reads all of them.

    Raises:
        StoreError: Something in it is no plain file, which no parcel can hold.
        StoreDamaged: A name in it is none on some system, or there are too many.
    """
    files = []
    for path in sorted(folder.rglob("*"), key=lambda one: one.relative_to(folder).as_posix()):
        status = path.lstat()
        if stat.S_ISDIR(status.st_mode):
            continue
        if not stat.S_ISREG(status.st_mode):
            raise StoreError(f"{path} is no plain file", "A parcel holds plain files only.")
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        inside = path.relative_to(folder).as_posix()
        executable = os.name == "posix" and bool(status.st_mode & stat.S_IXUSR)
        files.append(ParcelFile(inside, status.st_size, digest, executable))
    parcel = Parcel(kind, name, version, platform, tuple(files), dict(needs or {}), title)
    return decode_parcel(encode_parcel(parcel))


def pack(parcel: Parcel, folder: Path, key: Ed25519PrivateKey, target: Path) -> None:
    """Write a parcel; the same folder and key give the same file.

    Raises:
        OSError: The system refused.
    """
    raw = encode_parcel(parcel)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        archive.writestr(_entry(LIST_NAME, _PLAIN), raw)
        archive.writestr(_entry(SIGNATURE_NAME, _PLAIN), sign(key, raw))
        for file in parcel.files:
            entry = _entry(FILES + file.path, _PROGRAM if file.executable else _PLAIN)
            entry.file_size = file.size_bytes
            with (folder / file.path).open("rb") as source, archive.open(entry, "w") as member:
                while piece := source.read(1 << 20):
                    member.write(piece)


def _entry(name: str, mode: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = mode << 16
    return entry
