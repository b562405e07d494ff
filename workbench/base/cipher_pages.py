"""Pages of a damaged encrypted database, decrypted one by one.

The layout is that of SQLCipher 4 (sqlite3.c of SQLCipher, ``sqlcipher_page_cipher``): pages of
4,096 bytes encrypted with AES-256-CBC, whose last 80 bytes are the initialisation vector and
the HMAC-SHA-512 of both and of the page's number. The first 16 bytes of the first page are the
salt. A page that does not fit its HMAC is not used: nobody can slip one in here.
"""

from __future__ import annotations

import hashlib
import hmac
from functools import lru_cache

from workbench.base.data_keys import DataKey

PAGE_BYTES = 4096
_IV_BYTES, _MAC_BYTES, _SALT_BYTES = 16, 64, 16
USABLE_BYTES = PAGE_BYTES - _IV_BYTES - _MAC_BYTES
_MAC_SALT_MASK = 0x3A
_MAC_ITERATIONS = 2
_BEGINS = b"SQLite format 3\0"


def decrypted(key: DataKey, number: int, page: bytes) -> bytes:
    """A page as SQLite knows it; zeros where it was hit."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    start = _SALT_BYTES if number == 1 else 0
    covered, mac = page[start:-_MAC_BYTES], page[-_MAC_BYTES:]
    found = hmac.new(
        _mac_key(key.for_databases, key.database_salt),
        covered + number.to_bytes(4, "little"),
        hashlib.sha512,
    )
    if not hmac.compare_digest(found.digest(), mac):
        return bytes(USABLE_BYTES)
    vector = page[USABLE_BYTES : USABLE_BYTES + _IV_BYTES]
    cipher = Cipher(algorithms.AES(key.for_databases), modes.CBC(vector)).decryptor()
    plain = cipher.update(page[start:USABLE_BYTES]) + cipher.finalize()
    return _BEGINS[:start] + plain


@lru_cache(maxsize=4)
def _mac_key(secret: bytes, salt: bytes) -> bytes:
    masked = bytes(byte ^ _MAC_SALT_MASK for byte in salt)
    return hashlib.pbkdf2_hmac("sha512", secret, masked, _MAC_ITERATIONS, 32)
