"""What SQLite raises, and what of it says that a file is damaged."""

from __future__ import annotations

import sqlite3
from typing import TypeAlias

SqliteFailure: TypeAlias = sqlite3.Error | UnicodeDecodeError
SQLITE_FAILURES = (sqlite3.Error, UnicodeDecodeError)
"""What any statement may raise: SQLite quotes the words of a damaged table, and where those
are no text any more, Python cannot read the message and raises that instead."""
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def code_of(exc: BaseException) -> int:
    """The plain code of what SQLite raised; that of damage for a message that is no text."""
    if isinstance(exc, UnicodeDecodeError):
        return sqlite3.SQLITE_CORRUPT
    return int(getattr(exc, "sqlite_errorcode", 0)) & 0xFF


def is_damage(exc: BaseException) -> bool:
    """Whether SQLite cannot make sense of the file."""
    return code_of(exc) in _DAMAGED


def told(exc: BaseException) -> str:
    """Its message, also where that holds bytes that are no text."""
    if isinstance(exc, UnicodeDecodeError):
        return exc.object.decode("utf-8", "replace")
    return str(exc)
