"""The one place that opens the program's own databases: plain ones, and encrypted ones."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any, Literal, TypeAlias

from workbench.base.data_keys import DataKey
from workbench.base.errors import StoreError, StoreLocked
from workbench.base.sqlite_errors import code_of
from workbench.base.vault import kind_of, vault_of

PLAIN_MAGIC = b"SQLite format 3\0"
Mode: TypeAlias = Literal["", "ro", "rw", "rwc"]


def connect(
    path: Path,
    *,
    mode: Mode = "",
    timeout_s: float = 5.0,
    commits_itself: bool = False,
    any_thread: bool = False,
    immutable: bool = False,
) -> sqlite3.Connection:
    """A connection to a database of ours; in an encrypted data folder it is encrypted.

    Args:
        path: The file.
        mode: As in an address of SQLite; empty makes the file if it is missing.
        timeout_s: How long it waits for another program's lock.
        commits_itself: Whether each statement is a transaction of its own until ``BEGIN``.
        any_thread: Whether any thread may use it.
        immutable: Whether nothing of it is changing, so that no log is looked for.

    Raises:
        StoreLocked: It is encrypted, and its key is not open, or is not this one.
        StoreError: It is not encrypted, and its folder is.
        sqlite3.Error: SQLite refused.
    """
    address = str(path)
    if mode:
        also = "&immutable=1" if immutable else ""
        address = f"{path.absolute().as_uri()}?mode={mode}{also}"
    options: dict[str, Any] = {
        "timeout": timeout_s, "uri": bool(mode), "check_same_thread": not any_thread,
    }  # fmt: skip
    if commits_itself:
        options["isolation_level"] = None
    key = key_of(path)
    if key is None:
        plain: sqlite3.Connection = sqlite3.connect(address, **options)
        return plain
    connection = with_key(address, key, **options)
    try:
        _see_readable(connection, path, key)
    except BaseException:
        connection.close()
        raise
    return connection


def key_of(path: Path) -> DataKey | None:
    """The key of a database; None for a plain one.

    Raises:
        StoreLocked: It is encrypted, and its key is not open.
    """
    vault = vault_of(path)
    if vault is None:
        return None
    inside = vault.inside(path)
    return None if inside is None or kind_of(inside) == "plain" else vault.current


def _see_readable(connection: sqlite3.Connection, path: Path, key: DataKey) -> None:
    """See that the key fits, and say why it does not.

    The file itself is looked at only then: when this process closes a file, the system drops
    the locks that SQLite holds on it.
    """
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
    except sqlite3.DatabaseError as exc:
        if code_of(exc) != sqlite3.SQLITE_NOTADB:
            raise
        begins = first_bytes(path)
        if begins == PLAIN_MAGIC:
            raise StoreError(
                f"{path.name!r} is not encrypted, and this store is",
                f"Move it away from {path.parent}, or decrypt the store first.",
            ) from exc
        if not _is_salt(begins, key.database_salt):
            raise StoreLocked(
                f"{path.name!r} is encrypted with another key",
                f"Put the file that belongs to this store back into {path.parent}.",
            ) from exc
        raise


def _is_salt(found: bytes, salt: bytes) -> bool:
    """Whether a file is of a key; some of these bytes may have been hit."""
    return 2 * sum(one == other for one, other in zip(found, salt, strict=False)) >= len(salt)


def with_key(address: str, key: DataKey, **options: Any) -> sqlite3.Connection:
    """A connection to an encrypted database.

    Raises:
        sqlite3.Error: It cannot be opened.
    """
    from workbench.base.cipher_database import connect as connect_encrypted

    connection = connect_encrypted(address, **options)
    try:
        # It would tell each damaged page on the error output, beside what we say of it.
        connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
        connection.execute(f'PRAGMA key = "{raw_key(key)}"').fetchall()
        connection.execute("PRAGMA temp_store = MEMORY")
    except BaseException:
        connection.close()
        raise
    return connection


def raw_key(key: DataKey) -> str:
    """A key as SQLCipher takes it without deriving: key and salt in hex."""
    return f"x'{key.for_databases.hex()}{key.database_salt.hex()}'"


def first_bytes(path: Path) -> bytes:
    """What a database begins with; empty if there is nothing."""
    try:
        with path.open("rb") as file:
            return file.read(len(PLAIN_MAGIC))
    except OSError:
        return b""


def is_encrypted_file(path: Path) -> bool:
    """Whether a database lies in an encrypted folder, so that its pages cannot be looked at."""
    return key_of(path) is not None
