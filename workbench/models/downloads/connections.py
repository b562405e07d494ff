"""The connections of one transfer: each fetches runs of chunks until none is missing."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.base.errors import TransferError, WorkbenchError
from workbench.models.downloads.chunk import Chunk, SlowWatch, is_braked
from workbench.models.downloads.commits import Commits
from workbench.models.downloads.ranges import Found, opened
from workbench.models.downloads.rate import Brake, Rate
from workbench.models.downloads.retries import Retries
from workbench.models.downloads.spans import Span, Spans
from workbench.models.downloads.values import Limits, chunk_span

if TYPE_CHECKING:
    import httpx2

_LOOK_S = 0.2


@dataclass(frozen=True, slots=True)
class Network:
    """How a transfer reaches its source.

    Attributes:
        client: Its connections.
        limits: How it behaves.
        permit: Entered by every thread that reaches the network.
        brake: Shared by all transfers that keep to one rate.
    """

    client: httpx2.Client
    limits: Limits
    permit: Callable[[], AbstractContextManager[None]]
    brake: Brake

    @property
    def is_braked(self) -> bool:
        """The user's limit is so low that nothing may come for a while."""
        return is_braked(self.limits, self.brake.rate_bytes_per_s)


class Connections:
    """Fetches what a log says is missing.

    Attributes:
        rate: How fast bytes come.
        fetched_bytes: How many came since it was made.
    """

    def __init__(self, network: Network, retries: Retries, stop: threading.Event) -> None:
        """Prepare; nothing is opened yet.

        Args:
            network: The way to the source.
            retries: Told of failures, and says when to give up.
            stop: Set to let all of them end soon.
        """
        self._network, self._retries, self._stop = network, retries, stop
        self._lock = threading.Lock()
        self.rate = Rate()
        self.fetched_bytes = 0

    def start(self, found: Found, commits: Commits) -> None:
        """Begin to fetch in threads of their own; they end by themselves."""
        journal = commits.journal
        with commits.lock:
            done, begun = set(journal.done), set(journal.begun)
        streams = self._network.limits.streams if found.ranges else 1
        spans = Spans(journal.count, done, streams, begun=begun)
        if not found.ranges:
            first = next((i for i in range(journal.count) if i not in done), journal.count)
            spans = Spans(journal.count, range(first), 0, journal.count)
        for _ in range(streams):
            threading.Thread(
                target=self._stream, args=(found, commits, spans), name="transfer", daemon=True
            ).start()

    @property
    def _over(self) -> bool:
        return self._stop.is_set() or self._retries.error is not None

    def _stream(self, found: Found, commits: Commits, spans: Spans) -> None:
        while not self._over:
            span = spans.take()
            if span is None:
                if commits.wait_for_more(_LOOK_S):
                    return
                continue
            try:
                with self._network.permit():
                    self._fetch_span(found, commits, spans, span)
            except TransferError as exc:
                self._retries.failed(exc)
                if not self._over:
                    self._retries.pause(self._stop)
            except WorkbenchError as exc:
                self._retries.give_up(exc)
            except ValueError:
                return  # the transfer ended and closed what this thread still used

    def _fetch_span(self, found: Found, commits: Commits, spans: Spans, span: Span) -> None:
        index, chunk = _first_open(commits, spans, span)
        if chunk is None:
            return
        try:
            size, step = found.remote.size_bytes, commits.journal.chunk_bytes
            last = size if not found.ranges else chunk_span(span.end - 1, size, step)[1]
            limits, brake = self._network.limits, self._network.brake
            watch = SlowWatch(limits, brake.rate_bytes_per_s)
            with opened(self._network.client, found, chunk.at, last) as pieces:
                for piece in pieces:
                    self._came(len(piece), watch)
                    rest = memoryview(piece)
                    while rest:
                        rest = chunk.take(rest)
                        if chunk.whole:
                            index = None
                            index = spans.begin(span)
                            if index is None:
                                return
                            chunk = Chunk(commits, index, anew=True)
                    if self._over:
                        return
        finally:
            if index is not None:
                chunk.keep()
            spans.give_back(span, index)

    def _came(self, count_bytes: int, watch: SlowWatch) -> None:
        self.rate.add(count_bytes)
        with self._lock:
            self.fetched_bytes += count_bytes
        self._retries.worked(count_bytes)
        self._network.brake.take(count_bytes, self._stop)
        watch.came(count_bytes)


def _first_open(
    commits: Commits, spans: Spans, span: Span
) -> tuple[int, Chunk] | tuple[None, None]:
    """The first chunk of a claim that is not there already, if there is one."""
    while (index := spans.begin(span)) is not None:
        chunk = Chunk(commits, index)
        if not chunk.whole:
            return index, chunk
    return None, None
