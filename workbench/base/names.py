"""Names from outside: which of them may become a file, and which a path below a folder."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

MOST_NAME_BYTES = 200
"""Of a file's name in UTF-8; disks take 255, and a suffix of ours must still fit."""
_MOST_PATH_BYTES = 1000
_NEVER = re.compile(r'[\\/:*?"<>|]')
_DEVICES = re.compile(
    r"(?i)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\..*)?"
)
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def is_plain_name(name: str) -> bool:
    """Whether a name is a harmless name of a file on every system, and reads as what it is."""
    return (
        name not in ("", ".", "..")
        and not _NEVER.search(name)
        and not _DEVICES.fullmatch(name.split(".")[0].rstrip() or name)
        and name == name.strip()
        and not name.endswith(".")
        and not any(unicodedata.category(char) in _UNSEEN for char in name)
        and unicodedata.normalize("NFKC", name).count("/") == 0
        and len(name.encode()) <= MOST_NAME_BYTES
    )


def same_somewhere(names: Iterable[str]) -> str:
    """The first of some names that on some system is the same file as one before it, or empty.

    Disks there are that keep no capitals apart, and no ways of writing an accent.
    """
    seen = set[str]()
    for name in names:
        folded = unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())
        if folded in seen:
            return name
        seen.add(folded)
    return ""


def is_path_below(path: str) -> bool:
    """Whether a path with forward slashes stays below its folder on every system."""
    return len(path.encode("utf-8", "replace")) <= _MOST_PATH_BYTES and all(
        is_plain_name(part) for part in path.split("/")
    )


def whole_text(text: object) -> str:
    """A text of someone else's list, without halves of characters that no file can hold."""
    return str(text).encode("utf-8", "replace").decode()
