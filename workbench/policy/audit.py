"""The audit log: what the program did by itself, one JSON line each, only ever added to."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from workbench.base.errors import StoreError
from workbench.base.files import store_error, sync_folder
from workbench.base.private import make_private

MOST_BYTES = 64_000_000


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One line.

    Attributes:
        actor: Who did it, such as ``alert:memory``.
        what: What was done, as a short word.
        details: Plain values; what JSON does not know is written as text.
    """

    at_s: float
    actor: str
    what: str
    details: Mapping[str, Any] = field(default_factory=dict)


class AuditLog:
    """The file; made with the first line. Blocking, from any thread."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def write(self, entries: Sequence[AuditEntry]) -> None:
        """Add lines; they are on the disk once this returns.

        A line that a power cut left half is ended first, so it damages no other.

        Raises:
            StoreError: They could not be written; none of them counts as written.
        """
        lines = [_line(entry) for entry in entries]
        if not lines:
            return
        with self._lock:
            try:
                self._append(b"".join(lines))
            except OSError as exc:
                raise store_error(exc, self._path) from exc

    def _append(self, raw: bytes) -> None:
        is_new = not self._path.exists()
        flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_NONBLOCK", 0)
        handle = os.open(self._path, flags | getattr(os, "O_NOFOLLOW", 0), 0o600)
        with os.fdopen(handle, "r+b", buffering=0) as file:
            size = os.fstat(file.fileno()).st_size
            if size + len(raw) > MOST_BYTES:
                raise StoreError(
                    f"{self._path.name!r} is full: nothing more is written to it",
                    f"Move it away from {self._path.parent} to a place where you keep it.",
                )
            if size:
                file.seek(-1, os.SEEK_END)
                if file.read(1) != b"\n":
                    raw = b"\n" + raw
            file.seek(0, os.SEEK_END)
            written = 0
            while written < len(raw):
                written += file.write(raw[written:]) or 0
            os.fsync(file.fileno())
        if is_new:
            make_private(self._path)
            sync_folder(self._path.parent)


def _line(entry: AuditEntry) -> bytes:
    text = json.dumps(asdict(entry), sort_keys=True, default=str)
    return text.encode("utf-8", "replace") + b"\n"
