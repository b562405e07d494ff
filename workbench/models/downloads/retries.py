"""How often a transfer tries again, and how long it waits before."""

from __future__ import annotations

import logging
import threading
import time

from workbench.base.errors import SourceChanged, SourceRefused, TransferError, WorkbenchError
from workbench.models.downloads.values import Limits

log = logging.getLogger(__name__)


class Retries:
    """Failures of all connections of one transfer. Thread-safe.

    Attributes:
        error: What ends the transfer.
        waiting: Why it waits; empty while bytes come.
        told: How many failures there were.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._lock = threading.Lock()
        self._failures, self._again_at_s, self._came_bytes = 0, 0.0, 0
        self.error: WorkbenchError | None = None
        self.waiting = ""
        self.told = 0

    def worked(self, count_bytes: int) -> None:
        """Bytes came; a few alone are no sign that the source is well again."""
        with self._lock:
            self._came_bytes += count_bytes
            if self._came_bytes >= self._limits.slowest_bytes_per_s:
                self._failures, self.waiting = 0, ""

    def failed(self, exc: TransferError) -> None:
        """Connections that fail together have failed once: then all of them wait."""
        fatal = isinstance(exc, SourceChanged | SourceRefused)
        with self._lock:
            if time.monotonic() >= self._again_at_s:
                self._failures += 1
                wait_s = self._limits.first_wait_s * 2 ** (self._failures - 1)
                wait_s = min(wait_s, self._limits.longest_wait_s)
                self._again_at_s = time.monotonic() + wait_s
            self.waiting, self._came_bytes = exc.message, 0
            self.told += 1
            if self.error is None and (fatal or self._failures >= self._limits.attempts):
                self.error = exc
        log.info("transfer.failed count=%d reason=%s", self._failures, exc.message)

    def give_up(self, exc: WorkbenchError) -> None:
        """Something failed that trying again does not mend; the first such error stays."""
        with self._lock:
            self.error = self.error or exc

    def pause(self, stop: threading.Event) -> None:
        """Wait until it is time to try again, or until ``stop`` is set."""
        stop.wait(max(0.0, self._again_at_s - time.monotonic()))
