"""Parcels for the tests: whole ones, and such as somebody changed."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from workbench.app.parcels.keys import ParcelKeys
from workbench.app.parcels.packing import describe, pack
from workbench.app.parcels.values import (
    FILES,
    LIST_NAME,
    SIGNATURE_NAME,
    Parcel,
    encode_parcel,
    this_platform,
)
from workbench.models.bundles.signing import public_key_of, sign

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
STRANGER = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
KEYS = ParcelKeys(frozenset({public_key_of(KEY).hex()}), Path("keys"))
PROGRAM = """#!/bin/sh
case "$1" in
  --version) echo "workbench {version}" ;;
  --self-test) test -n "$WORKBENCH_DATA" && {test} ;;
esac
"""


def program_folder(folder: Path, version: str, test: str = "true") -> Path:
    """A folder like that of the program, which says its version and tests itself."""
    (folder / "_internal" / "resources").mkdir(parents=True)
    (folder / "_internal" / "resources" / "note.txt").write_text(f"note of {version}")
    (folder / "workbench").write_text(PROGRAM.format(version=version, test=test))
    (folder / "workbench").chmod(0o755)
    return folder


def make(folder: Path, target: Path, version: str, key: Ed25519PrivateKey = KEY) -> Path:
    """An update to a version, of a folder."""
    parcel = describe(folder, "update", "workbench", version, this_platform())
    pack(parcel, folder, key, target)
    return target


def members(path: Path) -> dict[str, tuple[zipfile.ZipInfo, bytes]]:
    """The members of a file, to be changed."""
    with zipfile.ZipFile(path) as archive:
        return {one.filename: (one, archive.read(one)) for one in archive.infolist()}


def write(path: Path, found: dict[str, tuple[zipfile.ZipInfo, bytes]]) -> None:
    """Members as a file again."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, data in found.values():
            entry.file_size = len(data)
            archive.writestr(entry, data)
    path.write_bytes(raw.getvalue())


def as_link(path: Path, inner: str, target: bytes) -> None:
    """Let a member be a link to elsewhere, as unpacking programs make them."""
    found = members(path)
    entry, _data = found[FILES + inner]
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    found[FILES + inner] = (entry, target)
    write(path, found)


def signed_anew(
    path: Path, change: Callable[[Parcel], Parcel], parcel: Parcel, key: Ed25519PrivateKey = KEY
) -> None:
    """Let the list say something else, signed by whoever has the key."""
    raw = encode_parcel(change(replace(parcel)))
    found = members(path)
    found[LIST_NAME] = (found[LIST_NAME][0], raw)
    found[SIGNATURE_NAME] = (found[SIGNATURE_NAME][0], sign(key, raw))
    write(path, found)
