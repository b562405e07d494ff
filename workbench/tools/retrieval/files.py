"""The documents in some folders; nothing that a link leads to, nothing hidden."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from workbench.base.names import whole_text
from workbench.tools.retrieval.reading import is_document
from workbench.tools.retrieval.values import FileMark

MOST_FILES = 50_000
_PASSED_OVER = {"__pycache__", "node_modules", "site-packages"}
_STILL_NS = 2_000_000_000
"""A file that was changed later than that before it is read may change again unseen."""


def documents_below(folders: Sequence[Path], most: int = MOST_FILES) -> dict[str, FileMark]:
    """The files there, by their paths, each folder by name; at most ``most``."""
    found: dict[str, FileMark] = {}
    for path in (path for folder in folders for path in _walk(folder)):
        if len(found) >= most:
            break
        mark = mark_of(path)
        if mark is not None:
            found.setdefault(mark.path, mark)
    return found


def mark_of(path: Path) -> FileMark | None:
    """How a file looks now; None if it is none."""
    try:
        status = path.lstat()
    except OSError:
        return None
    if not stat.S_ISREG(status.st_mode) or whole_text(path) != str(path):
        return None
    is_still = status.st_mtime_ns < time.time_ns() - _STILL_NS
    return FileMark(str(path), status.st_mtime_ns if is_still else 0, status.st_size)


def _walk(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if _is_shown(name))
        for name in sorted(names):
            path = Path(root, name)
            if not name.startswith(".") and is_document(path):
                yield path


def _is_shown(name: str) -> bool:
    return not name.startswith(".") and name not in _PASSED_OVER
