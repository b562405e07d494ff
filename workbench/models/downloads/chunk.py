"""One chunk that is being fetched, and the check that its connection is not too slow."""

from __future__ import annotations

import time

from workbench.base.errors import SourceAway
from workbench.models.downloads.commits import Commits
from workbench.models.downloads.journal import STEP_BYTES
from workbench.models.downloads.values import Limits, chunk_span


class Chunk:
    """Writes the bytes of one chunk, hashes them and logs how far it is.

    What is logged of it from before is trusted only if its digest is still the same.

    Attributes:
        at: Where the next byte goes in the file.
    """

    def __init__(self, commits: Commits, index: int, *, anew: bool = False) -> None:
        """Look at what is there of it.

        Args:
            commits: Of its file and log.
            index: Which chunk.
            anew: Its bytes come from its beginning, whatever is there of it: they follow those
                of the chunk before it in the same answer.
        """
        self._commits, self._index = commits, index
        part, journal = commits.part, commits.journal
        self._begin, self._end = chunk_span(
            index, journal.remote.size_bytes, journal.chunk_bytes
        )
        with commits.lock:
            count, digest = (0, "") if anew else journal.begun.get(index, (0, ""))
        self._digest = part.digest(self._begin, self._begin + count)
        if count and self._digest.hexdigest() != digest:
            count = 0
            self._digest = part.digest(self._begin, self._begin)
        self.at = self._logged_at = self._begin + count
        if self.whole:  # it waited for the disk when its program ended
            self._log()

    @property
    def whole(self) -> bool:
        """Every byte of it is there."""
        return self.at == self._end

    def take(self, data: memoryview) -> memoryview:
        """Write what belongs to this chunk; returns what is of the next.

        Raises:
            StoreError: The disk is full or refused.
        """
        mine = data[: self._end - self.at]
        self._commits.part.write(self.at, mine)
        self._digest.update(mine)
        self.at += len(mine)
        if self.whole or self.at - self._logged_at >= STEP_BYTES:
            self._log()
        return data[len(mine) :]

    def keep(self) -> None:
        """Log what is there of it, since its connection ended early.

        Raises:
            StoreError: The system refused.
        """
        if self.at > self._logged_at:
            self._log()

    def _log(self) -> None:
        digest = self._digest.hexdigest()
        if self.whole:
            self._commits.add(self._index, digest)
        else:
            self._commits.note(self._index, self.at - self._begin, digest)
        self._logged_at = self.at


def is_braked(limits: Limits, rate_bytes_per_s: float) -> bool:
    """Whether a rate that the user set is the reason if next to nothing comes."""
    return 0 < rate_bytes_per_s < 64 * limits.slowest_bytes_per_s * limits.streams


class SlowWatch:
    """Notices a connection that brings bytes, but hardly any."""

    def __init__(self, limits: Limits, rate_bytes_per_s: float) -> None:
        self._limits, self._off = limits, is_braked(limits, rate_bytes_per_s)
        self._since_s, self._count = time.monotonic(), 0

    def came(self, count_bytes: int) -> None:
        """Bytes came.

        Raises:
            SourceAway: They came too slowly for too long.
        """
        self._count += count_bytes
        passed_s = time.monotonic() - self._since_s
        if passed_s < self._limits.slow_s:
            return
        if not self._off and self._count < self._limits.slowest_bytes_per_s * passed_s:
            raise SourceAway(
                "the source sends too slowly", "Try again later; what was fetched is kept."
            )
        self._since_s, self._count = time.monotonic(), 0
