"""A word for a model's files, by which a trace tells whether they are still the same."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from workbench.base.regular_files import open_regular

_END_BYTES = 256 * 1024
_MARK_CHARS = 32


def file_mark(paths: Sequence[Path]) -> str:
    """SHA-256 over size, beginning and end of each file, shortened; blocking, but quick.

    That is what another version or quantisation of a model changes; it is no proof that no
    byte differs. Empty where a file cannot be read.
    """
    found = hashlib.sha256()
    try:
        for path in paths:
            with open_regular(path) as file:
                size = file.seek(0, os.SEEK_END)
                found.update(size.to_bytes(8, "little"))
                for start in (0, max(0, size - _END_BYTES)):
                    file.seek(start)
                    found.update(file.read(_END_BYTES))
    except OSError:
        return ""
    return found.hexdigest()[:_MARK_CHARS]
