"""Headers of model files, read once for as long as a file stays the same."""

from __future__ import annotations

import stat
import sys
import threading
from collections import OrderedDict
from pathlib import Path
from typing import TypeAlias

from workbench.base.errors import ModelError
from workbench.models.gguf import QUICK_BYTES, GgufHeader, read_header

_MOST_KEPT = 1024
_MOST_KEPT_BYTES = 64 * 1024 * 1024
_TENSOR_BYTES = 400
_Key: TypeAlias = tuple[str, int, int]


class HeaderCache:
    """Reads headers and keeps them by path, time of change and size. Any thread may ask."""

    def __init__(self) -> None:
        self._known: OrderedDict[_Key, GgufHeader] = OrderedDict()
        self._kept_bytes = 0
        self._lock = threading.Lock()

    def quick(self, path: Path) -> GgufHeader:
        """The header, or its first fields where it is long: enough to list the model.

        Raises:
            ModelError: It cannot be read, or is no GGUF header.
        """
        key = _key(path)
        known = self._get(key)
        if known is not None:
            return known
        header = read_header(path, QUICK_BYTES)
        if not header.whole and not header.architecture:
            header = read_header(path)
        return self._keep(key, header)

    def whole(self, path: Path) -> GgufHeader:
        """All of the header.

        Raises:
            ModelError: It cannot be read, or is no whole GGUF header.
        """
        key = _key(path)
        known = self._get(key)
        return (
            known if known is not None and known.whole else self._keep(key, read_header(path))
        )

    def _get(self, key: _Key) -> GgufHeader | None:
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
            return self._known.get(key)

    def _keep(self, key: _Key, header: GgufHeader) -> GgufHeader:
        with self._lock:
            before = self._known.pop(key, None)
            self._known[key] = header
            self._kept_bytes += _weight(header) - (_weight(before) if before else 0)
            while len(self._known) > _MOST_KEPT or self._kept_bytes > _MOST_KEPT_BYTES:
                _, oldest = self._known.popitem(last=False)
                self._kept_bytes -= _weight(oldest)
        return header


def _weight(header: GgufHeader) -> int:
    """About what it holds in memory, in bytes."""
    fields = sum(_size(value) for value in header.metadata.values())
    names = sum(len(name) for name in header.metadata)
    return fields + names + _TENSOR_BYTES * len(header.tensors)


def _size(value: object) -> int:
    if isinstance(value, tuple):
        return sum(map(_size, value))
    return sys.getsizeof(value) if isinstance(value, str) else 32


def _key(path: Path) -> _Key:
    try:
        found = path.stat()
    except (OSError, ValueError) as exc:  # the second for a name with a zero byte
        reason = getattr(exc, "strerror", "") or exc
        raise ModelError(f"{path.name!r} cannot be read: {reason}", "Check the file.") from exc
    if not stat.S_ISREG(found.st_mode):
        raise ModelError(f"{path.name!r} is not a file", "Choose a model file.")
    return str(path), found.st_mtime_ns, found.st_size
