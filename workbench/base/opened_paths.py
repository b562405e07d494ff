"""Which words of a command line are files to open, and where they lie."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path

_MARKS = ("/", "\\", ".")
_LOCAL = ("", "localhost")
_DRIVE = re.compile(r"/[A-Za-z]:/")


def files_of(words: Sequence[str], is_command: Callable[[str], bool]) -> tuple[Path, ...]:
    """The files that a command line names, absolute; empty if it is a command or has options.

    A word is a file if it looks like one or lies there. No command does: they are small
    letters and ``-``.

    Args:
        words: Of the command line; ``--`` before the files says that all of them are.
        is_command: Asked only of a word that could be both.
    """
    if words[:1] == ["--"]:
        return tuple(map(absolute, words[1:]))
    first = words[0] if words else ""
    if not first or first.startswith("-"):
        return ()
    if any(mark in first for mark in _MARKS) or (
        os.path.lexists(first) and not is_command(first)
    ):
        return tuple(absolute(word) for word in words if word)
    return ()


def absolute(word: str) -> Path:
    """The absolute path of a word, which may be a ``file:`` address as desktops give it."""
    if word.lower().startswith("file:"):
        from urllib.parse import unquote_to_bytes, urlsplit

        parts = urlsplit(word)
        if parts.netloc in _LOCAL:
            word = os.fsdecode(unquote_to_bytes(parts.path))
            if _DRIVE.match(word) and os.name == "nt":
                word = word[1:]
    return Path(os.path.abspath(word))  # noqa: PTH100  links stay as they are
