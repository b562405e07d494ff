"""A data key and what is made of it: a key for files, one for databases.

Derived by HKDF-SHA256 (RFC 5869), so what is known of one tells nothing of another.
"""

from __future__ import annotations

import os
from functools import cached_property

KEY_BYTES = 32
ID_BYTES = 8
_SALT_BYTES = 16


class DataKey:
    """Thirty-two random bytes with a number by which files say whose they are."""

    def __init__(self, key_id: bytes, secret: bytes) -> None:
        """Keep it.

        Raises:
            ValueError: It is no key.
        """
        if len(key_id) != ID_BYTES or len(secret) != KEY_BYTES:
            raise ValueError("that is no data key")
        self.id = key_id
        self._secret = secret

    @classmethod
    def drawn(cls) -> DataKey:
        """A new one."""
        return cls(os.urandom(ID_BYTES), os.urandom(KEY_BYTES))

    def __repr__(self) -> str:
        return f"DataKey({self.id.hex()})"

    @property
    def secret(self) -> bytes:
        """The bytes themselves, to be wrapped."""
        return self._secret

    @cached_property
    def for_files(self) -> bytes:
        """The key of AES-256-GCM for files."""
        return derived(self._secret, b"workbench files", KEY_BYTES)

    @cached_property
    def for_databases(self) -> bytes:
        """The key of SQLCipher."""
        return derived(self._secret, b"workbench databases", KEY_BYTES)

    @cached_property
    def database_salt(self) -> bytes:
        """The first bytes of each database of this key: by them it is known as one of it."""
        return derived(self._secret, b"workbench database salt", _SALT_BYTES)


def derived(secret: bytes, purpose: bytes, length: int = KEY_BYTES) -> bytes:
    """A key for one purpose, made of another."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), length, salt=None, info=purpose).derive(secret)
