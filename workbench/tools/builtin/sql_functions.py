"""SQLite's functions whose one call can take minutes, in a form that cannot.

SQLite looks at its time limit between its own steps only, and each of these is one step.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

_WIDE_FORMAT = re.compile(r"\*|\d{4}")


def bound_functions(connection: sqlite3.Connection, most_bytes: int) -> None:
    """Put the bounded ones in the place of SQLite's own.

    Args:
        connection: They are for it alone.
        most_bytes: Longest text that one makes.
    """

    def replace(text: Any, old: Any, new: Any) -> Any:
        if text is None or old is None or new is None:
            return None
        whole, part, other = _text(text), _text(old), _text(new)
        if not part:
            return text
        if len(whole) + whole.count(part) * (len(other) - len(part)) > most_bytes:
            raise ValueError("string or blob too big")
        return whole.replace(part, other)

    def printf(pattern: Any = None, *values: Any) -> Any:
        if pattern is None:
            return None
        if _WIDE_FORMAT.search(_text(pattern)):
            raise ValueError("a width of more than three digits")
        places = ",".join("?" * (len(values) + 1))
        with closing(sqlite3.connect(":memory:")) as plain:
            plain.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, most_bytes)
            return plain.execute(f"SELECT printf({places})", (pattern, *values)).fetchone()[0]

    made: list[tuple[str, int, Callable[..., Any]]] = [
        ("replace", 3, replace),
        ("printf", -1, printf),
        ("format", -1, printf),
        ("instr", 2, _instr),
        ("trim", 2, lambda text, letters: _trimmed(text, letters, left=True, right=True)),
        ("ltrim", 2, lambda text, letters: _trimmed(text, letters, left=True, right=False)),
        ("rtrim", 2, lambda text, letters: _trimmed(text, letters, left=False, right=True)),
        ("unhex", 2, _unhex),
    ]
    for name, count, function in made:
        connection.create_function(name, count, function, deterministic=True)


def _text(value: Any) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _instr(whole: Any, part: Any) -> int | None:
    if whole is None or part is None:
        return None
    if isinstance(whole, bytes) and isinstance(part, bytes):
        return whole.find(part) + 1
    return _text(whole).find(_text(part)) + 1


def _trimmed(text: Any, letters: Any, *, left: bool, right: bool) -> str | None:
    if text is None or letters is None:
        return None
    whole, unwanted = _text(text), frozenset(_text(letters))
    first, end = 0, len(whole)
    while left and first < end and whole[first] in unwanted:
        first += 1
    while right and end > first and whole[end - 1] in unwanted:
        end -= 1
    return whole[first:end]


def _unhex(digits: Any, ignored: Any) -> bytes | None:
    if digits is None or ignored is None:
        return None
    unwanted = frozenset(_text(ignored))
    try:
        return bytes.fromhex("".join(one for one in _text(digits) if one not in unwanted))
    except ValueError:
        return None
