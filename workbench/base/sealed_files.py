"""Files that are encrypted and bound to their place: AES-256-GCM with a header.

Layout: 8 bytes magic, 8 bytes number of the data key, 12 bytes nonce, then the encrypted bytes
with their 16 bytes tag. Magic, number and the path below the data folder are authenticated, so
a file that was changed, or put in the place of another, is not read.
"""

from __future__ import annotations

import binascii
import errno
import os
from pathlib import Path

from workbench.base.data_keys import ID_BYTES, DataKey
from workbench.base.vault import Vault, kind_of, locked, open_vault_of, vault_of

MAGIC = b"WBSEAL1\n"
_NONCE_BYTES, _TAG_BYTES = 12, 16
_HEAD_BYTES = len(MAGIC) + ID_BYTES + _NONCE_BYTES
OVERHEAD_BYTES = _HEAD_BYTES + _TAG_BYTES
_LINE = b"\x7e"
"""Begins an encrypted line: no line of JSON begins so."""


def to_disk(path: Path, content: bytes) -> bytes:
    """What is written to a file with this content.

    Raises:
        StoreLocked: Its folder is encrypted, and not open.
    """
    vault = vault_of(path)
    if vault is None or kind_of(_inside(vault, path)) == "plain":
        return content
    return sealed(content, vault.current, _inside(vault, path))


def from_disk(path: Path, raw: bytes) -> bytes:
    """The content of a file whose bytes were read.

    Raises:
        StoreLocked: It is encrypted, and its folder not open.
        OSError: It was changed, is not of this place, or is plain where nothing may be.
    """
    if not raw.startswith(MAGIC):
        _see_allowed_plain(path, raw)
        return raw
    vault = vault_of(path)
    if vault is None:
        raise locked(path)
    return unsealed(raw, vault.current, _inside(vault, path))


def sealed(content: bytes, key: DataKey, inside: str) -> bytes:
    """Content as a file of that place."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(_NONCE_BYTES)
    head = MAGIC + key.id
    return head + nonce + AESGCM(key.for_files).encrypt(nonce, content, head + inside.encode())


def unsealed(raw: bytes, key: DataKey, inside: str) -> bytes:
    """The content of a file of that place.

    Raises:
        OSError: It was changed, is not of this place, or has another key.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    head, nonce = raw[: len(MAGIC) + ID_BYTES], raw[len(MAGIC) + ID_BYTES : _HEAD_BYTES]
    if key_id_of(raw) != key.id:
        raise OSError(errno.EINVAL, "it is encrypted with another key")
    try:
        whole = AESGCM(key.for_files)
        return whole.decrypt(nonce, raw[_HEAD_BYTES:], head + inside.encode())
    except (InvalidTag, ValueError) as exc:
        raise OSError(errno.EINVAL, "it was changed, or belongs elsewhere") from exc


def key_id_of(raw: bytes) -> bytes:
    """The number of the data key of an encrypted file; empty if it is none."""
    return raw[len(MAGIC) : len(MAGIC) + ID_BYTES] if raw.startswith(MAGIC) else b""


def line_to_disk(path: Path, line: bytes) -> bytes:
    """A line of a file that is only added to, as it is written; without its line feed."""
    vault = vault_of(path)
    if vault is None or kind_of(_inside(vault, path)) == "plain":
        return line
    return sealed_line(line, vault.current)


def line_from_disk(path: Path, raw: bytes) -> bytes:
    """A line as it was written; one that cannot be read is given back as it is.

    Raises:
        StoreLocked: It is encrypted, and its folder not open.
    """
    if not raw.startswith(_LINE):
        return raw
    vault = vault_of(path)
    if vault is None:
        raise locked(path)
    return unsealed_line(raw, vault.current)


def sealed_line(line: bytes, key: DataKey) -> bytes:
    """A line, encrypted, as text."""
    return _LINE + binascii.b2a_base64(sealed(line, key, "line"), newline=False)


def unsealed_line(raw: bytes, key: DataKey) -> bytes:
    """An encrypted line; given back as it is where it cannot be read."""
    if not raw.startswith(_LINE):
        return raw
    try:
        return unsealed(binascii.a2b_base64(raw[1:], strict_mode=True), key, "line")
    except (OSError, binascii.Error):
        return raw


def sealed_line_bytes(most_bytes: int) -> int:
    """The longest that a line of so many bytes becomes."""
    return 1 + 4 * ((most_bytes + OVERHEAD_BYTES + 2) // 3)


def _see_allowed_plain(path: Path, raw: bytes) -> None:
    """A plain file planted in an encrypted folder is none of ours, and is not believed."""
    vault = open_vault_of(path)
    if vault is None or not raw or kind_of(_inside(vault, path)) != "sealed":
        return
    raise OSError(errno.EINVAL, "it is not encrypted, and this store is")


def _inside(vault: Vault, path: Path) -> str:
    found = vault.inside(path)
    if found is None:
        raise locked(path)
    return found
