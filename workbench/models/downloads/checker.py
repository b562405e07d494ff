"""The digest of the whole file, made while the last chunks are still on their way."""

from __future__ import annotations

import hashlib
import threading

from workbench.base.errors import StoreError
from workbench.models.downloads.journal import Journal
from workbench.models.downloads.part_file import PartFile
from workbench.models.downloads.values import chunk_span

_WAIT_S = 0.2


class Checker:
    """Reads every chunk back from the disk, in order, as soon as it is there.

    A chunk of an earlier session is compared with its logged digest: a disk may have lost it.

    Attributes:
        bad: Chunks that are not what was fetched.
        checked_bytes: How far it is.
        sha256: Digest of the whole file, once :meth:`run` ended and nothing was bad.
        error: What the system refused.
    """

    def __init__(
        self,
        part: PartFile,
        journal: Journal,
        lock: threading.Condition,
        stop: threading.Event,
    ) -> None:
        self._part, self._journal, self._lock, self._halt = part, journal, lock, stop
        self._old = frozenset(journal.done)
        self._over = threading.Event()
        self.bad: list[int] = []
        self.checked_bytes = 0
        self.sha256 = ""
        self.error: StoreError | None = None

    def stop(self) -> None:
        """Let :meth:`run` end soon. Thread-safe."""
        self._over.set()

    def run(self) -> None:
        """Check to the end. Blocks."""
        whole = hashlib.sha256()
        try:
            for index in range(self._journal.count):
                if not self._wait_for(index):
                    return
                self._check(index, whole)
        except StoreError as exc:
            self.error = exc
            return
        self.sha256 = whole.hexdigest()

    def _wait_for(self, index: int) -> bool:
        with self._lock:
            while index not in self._journal.done:
                if self._halt.is_set() or self._over.is_set():
                    return False
                self._lock.wait(_WAIT_S)
        return not (self._halt.is_set() or self._over.is_set())

    def _check(self, index: int, whole: hashlib._Hash) -> None:
        size, step = self._journal.remote.size_bytes, self._journal.chunk_bytes
        begin, end = chunk_span(index, size, step)
        own = hashlib.sha256()
        for piece in self._part.pieces(begin, end):
            whole.update(piece)
            if index in self._old:
                own.update(piece)
            self.checked_bytes += len(piece)
        if index in self._old and own.hexdigest() != self._journal.done[index]:
            self.bad.append(index)
