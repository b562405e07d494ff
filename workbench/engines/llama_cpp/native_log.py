"""The library's log, kept in a bounded ring: its last error lines explain a failure."""

from __future__ import annotations

import ctypes
import logging
import re
from collections import deque
from collections.abc import Callable
from typing import Any

log = logging.getLogger(__name__)

_WARN, _ERROR, _CONTINUED = 3, 4, 5
_SIZE = re.compile(r"(KV|compute|RS|output) buffer size\s*=\s*([0-9.]+) MiB")
_COPY = re.compile(r"(\S+)(?<!_Mapped) model buffer size\s*=\s*([0-9.]+) MiB")
_DEVICE = re.compile(r"using device (\S+)")


class NativeLog:
    """Takes the library's log lines for as long as it is open.

    The library has one log for the whole process, so the engine opened last gets the lines.

    Attributes:
        copied_bytes: Of all models' weights that are not read from the mapped file.
        copied_to: What the library calls the memory they are in (``AMX``, ``CPU_REPACK``).
    """

    def __init__(self, library: Any, on_line: Callable[[str], None] | None = None) -> None:
        self._library = library
        self._listener = on_line
        self._lines: deque[tuple[int, str]] = deque(maxlen=400)
        self._figures: list[str] = []
        self.copied_bytes = 0
        self.copied_to: set[str] = set()
        self._callback = library.llama_log_callback(self._on_line)
        self._silence = library.llama_log_callback(_harmless_address())
        library.llama_log_set(self._callback, None)

    def close(self) -> None:
        """Give the log up; nothing of it reaches the terminal afterwards."""
        current = self._library.llama_log_callback()
        data = ctypes.c_void_p()
        self._library.llama_log_get(ctypes.byref(current), ctypes.byref(data))
        ours = ctypes.cast(self._callback, ctypes.c_void_p).value
        if ctypes.cast(current, ctypes.c_void_p).value == ours:
            self._library.llama_log_set(self._silence, None)

    def reason(self) -> str:
        """The last error lines as one sentence; empty if there were none."""
        errors = [text for level, text in self._lines if level == _ERROR]
        known: list[str] = []
        for text in errors[-4:]:
            plain = re.sub(r"^[a-z0-9_:~<>]+: ", "", text)
            if plain and plain not in known:
                known.append(plain)
        return "; ".join(known)

    def clear(self) -> None:
        """Forget what was said so far."""
        self._lines.clear()

    def buffer_bytes(self, *kinds: str) -> int:
        """Sum of the buffers of these kinds (``KV``, ``compute``, …) that were reported."""
        found = (_SIZE.search(line) for line in self._figures)
        return sum(int(float(m[2]) * 1024 * 1024) for m in found if m and m[1] in kinds)

    def devices(self) -> tuple[str, ...]:
        """Devices the model was put on, apart from the CPU."""
        found = (_DEVICE.search(line) for line in self._figures)
        return tuple(dict.fromkeys(m[1] for m in found if m))

    def _on_line(self, level: int, text: bytes, _data: object) -> None:
        line = text.decode("utf-8", "replace").strip()
        if level == _CONTINUED or not line:
            return
        if _SIZE.search(line) or _DEVICE.search(line):
            self._figures.append(line)
        if copy := _COPY.search(line):
            self.copied_to.add(copy[1])
            self.copied_bytes += int(float(copy[2]) * 1024 * 1024)
        if self._listener is not None:
            self._listener(line)
        if level >= _WARN:
            self._lines.append((level, line))
            log.debug("engines.library_said level=%d text=%s", level, line)


def _harmless_address() -> int:
    """Address of a C function that may be called with any arguments and does nothing."""
    address = ctypes.cast(c_library().abs, ctypes.c_void_p).value
    if address is None:
        raise OSError("the C library has no abs()")
    return address


def c_library() -> ctypes.CDLL:
    """The C library that is part of every process."""
    return ctypes.CDLL("msvcrt" if hasattr(ctypes, "WinDLL") else None)
