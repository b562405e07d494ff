"""Whole chunks become durable and are logged, several at once, while connections go on.

A disk takes its time to make bytes durable; a connection that waited for it would lose that
much of its rate. So connections only write, and one thread syncs what became whole meanwhile.
"""

from __future__ import annotations

import threading

from workbench.base.errors import StoreError
from workbench.models.downloads.journal import Journal
from workbench.models.downloads.part_file import PartFile

MOST_WAITING = 32
_WAIT_S = 0.2


class Commits:
    """Makes whole chunks durable, then logs them. Thread-safe.

    Attributes:
        part: Where the bytes are written.
        journal: Its log.
        lock: Of the log; notified when chunks were logged.
        error: What the system refused; nothing is committed after it.
    """

    def __init__(self, part: PartFile, journal: Journal, lock: threading.Condition) -> None:
        """Prepare; :meth:`run` wants a thread."""
        self.part, self.journal, self.lock = part, journal, lock
        self._whole: list[tuple[int, str]] = []
        self._over = False
        self.error: StoreError | None = None

    def note(self, index: int, count_bytes: int, digest: str) -> None:
        """Log that a part of a chunk is written; it is trusted only by its digest.

        Raises:
            StoreError: The system refused.
        """
        with self.lock:
            self.journal.note(index, count_bytes, digest)

    def wait_for_more(self, longest_s: float) -> bool:
        """Wait until chunks are logged, but not longer than that; true if none is missing."""
        with self.lock:
            if len(self.journal.done) < self.journal.count:
                self.lock.wait(longest_s)
            return len(self.journal.done) == self.journal.count

    def add(self, index: int, digest: str) -> None:
        """All bytes of a chunk are written. Waits while the disk is far behind.

        Raises:
            StoreError: The system refused.
        """
        with self.lock:
            self.journal.note_written(index, digest)
            while len(self._whole) >= MOST_WAITING and not (self._over or self.error):
                self.lock.wait(_WAIT_S)
            self._whole.append((index, digest))
            self.lock.notify_all()

    def finish(self) -> None:
        """Let :meth:`run` end once all that was added is committed."""
        with self.lock:
            self._over = True
            self.lock.notify_all()

    def run(self) -> None:
        """Commit until :meth:`finish`. Blocks."""
        try:
            while chunks := self._next():
                self._commit(chunks)
        except ValueError:
            return  # the transfer ended without waiting any longer for the disk
        except StoreError as exc:
            with self.lock:
                self.error = exc
                self.lock.notify_all()

    def _next(self) -> list[tuple[int, str]]:
        with self.lock:
            while not (self._whole or self._over):
                self.lock.wait(_WAIT_S)
            return list(self._whole)

    def _commit(self, chunks: list[tuple[int, str]]) -> None:
        self.part.sync()
        with self.lock:
            for index, digest in chunks:
                self.journal.note(index, self.journal.length(index), digest)
            del self._whole[: len(chunks)]
            self.lock.notify_all()
        self.journal.sync()
