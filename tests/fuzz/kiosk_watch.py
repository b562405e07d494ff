"""Sees what gets out of a process: programs it starts, and files beside one folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROGRAMS = frozenset({"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn"})


class Watch:
    """Sees which programs this one starts, and what it writes beside its folder.

    Python cannot take such a look away again, so it is blind outside of ``seeing``.
    """

    def __init__(self) -> None:
        self._place = ""
        self.seen: list[str] = []
        sys.addaudithook(self._on_event)

    @contextmanager
    def seeing(self, place: Path) -> Iterator[list[str]]:
        """See, for a while; the list grows."""
        self.seen = []
        self._place = str(place.resolve())
        try:
            yield self.seen
        finally:
            self._place = ""

    def _on_event(self, event: str, words: tuple[object, ...]) -> None:
        if not self._place:
            return
        if event in PROGRAMS and not _is_worker(words):
            self.seen.append(f"{event} {words[:2]!r}")
        elif event == "open" and isinstance(words[0], str | bytes | os.PathLike):
            self._on_open(os.fsdecode(words[0]), words[1], words[2])

    def _on_open(self, name: str, mode: object, flags: object) -> None:
        writes = isinstance(mode, str) and bool(set(mode) & set("wax+"))
        if mode is None and isinstance(flags, int):
            writes = bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
        inside = os.path.realpath(name).startswith(self._place)
        if writes and not inside and "__pycache__" not in name and name != os.devnull:
            self.seen.append(f"wrote {name}")


def _is_worker(words: tuple[object, ...]) -> bool:
    """Whether it is a process of ours that holds a model."""
    given = words[1] if len(words) > 1 else ()
    return isinstance(given, list) and given[1:] == ["-m", "workbench.engines.worker"]
