"""One file on its way: several connections, one partial file, one verdict."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.base.errors import (
    SourceChanged,
    SourceRefused,
    TransferError,
    WorkbenchError,
)
from workbench.models.downloads.checker import Checker
from workbench.models.downloads.chunk import Chunk, SlowWatch
from workbench.models.downloads.journal import Journal
from workbench.models.downloads.part_file import PartFile
from workbench.models.downloads.ranges import Found, look_at, opened
from workbench.models.downloads.rate import Brake, Rate
from workbench.models.downloads.spans import Span, Spans
from workbench.models.downloads.values import (
    CHUNK_BYTES,
    ChunkMap,
    Limits,
    Progress,
    RemoteFile,
    State,
    chunk_span,
)

if TYPE_CHECKING:
    import httpx2

log = logging.getLogger(__name__)
_TELL_S = 0.2
_ROUNDS = 3


class TransferStopped(Exception):
    """It was told to stop; what was fetched is kept."""


class Transfer:
    """Fetches one file into ``part``, with its log beside it. Blocks: it wants a thread.

    The partial file is never anything else than that: who wants the file moves it to its final
    name after :meth:`run` returned.
    """

    def __init__(
        self,
        remote: RemoteFile,
        part: Path,
        client: httpx2.Client,
        limits: Limits | None = None,
        *,
        chunk_bytes: int = CHUNK_BYTES,
        on_progress: Callable[[Progress], None] = lambda _progress: None,
        permit: Callable[[], AbstractContextManager[None]] = nullcontext,
        brake: Brake | None = None,
    ) -> None:
        """Prepare; nothing is opened yet.

        Args:
            remote: What to fetch.
            part: The partial file.
            client: Its connections.
            limits: How it behaves.
            chunk_bytes: Size of a chunk.
            on_progress: Told from the thread of :meth:`run`.
            permit: Entered by every thread that reaches the network.
            brake: Shared by all transfers that keep to one rate.
        """
        self._remote, self._client = remote, client
        self._limits = limits or Limits()
        self._chunk_bytes = chunk_bytes
        self._on_progress, self._permit = on_progress, permit
        self._part = PartFile(part)
        self._log_path = part.with_name(part.name + ".log")
        self._stop = threading.Event()
        self._lock = threading.Condition()
        self._rate = Rate()
        self._brake = brake or Brake()
        self._error: WorkbenchError | None = None
        self._failures, self._waiting = 0, ""
        self._again_at_s = 0.0
        self._fetched_bytes = 0

    def stop(self) -> None:
        """Let :meth:`run` end soon. Thread-safe."""
        self._stop.set()
        with self._lock:
            self._lock.notify_all()

    def run(self) -> ChunkMap:
        """Fetch what is missing and check all of it.

        Returns:
            The digests of the file, which is whole now.

        Raises:
            TransferStopped: :meth:`stop` was called.
            SourceChanged: The source has another file by now.
            SourceRefused: The source does not give it.
            TransferError: The source failed too often, or sent a wrong file.
            StoreError: The disk is full or refused.
        """
        found = self._found()
        journal = Journal(self._log_path, found.remote, found.etag, self._chunk_bytes)
        if not self._part.path.exists():
            journal.discard()
        journal.open()
        try:
            missing = found.remote.size_bytes - journal.have_bytes
            self._part.open(found.remote.size_bytes, missing, self._limits.reserve_bytes)
            return self._rounds(found, journal)
        finally:
            self._part.close()
            with self._lock:
                journal.close()

    def _rounds(self, found: Found, journal: Journal) -> ChunkMap:
        for _round in range(_ROUNDS):
            checker = Checker(self._part, journal, self._lock, self._stop)
            self._fetch_missing(found, journal, checker)
            bad = checker.bad
            if not bad:
                return self._verdict(found, journal, checker.sha256)
            log.warning("transfer.chunks_damaged count=%d", len(bad))
            with self._lock:
                for index in bad:
                    journal.forget(index)
        raise TransferError(
            f"the disk does not keep what is written of {self._remote.name!r}",
            "Check the disk; fetch to another one.",
        )

    def _verdict(self, found: Found, journal: Journal, sha256: str) -> ChunkMap:
        wanted = found.remote.sha256
        if wanted and wanted.lower() != sha256:
            with self._lock:
                journal.discard()
            raise SourceChanged(
                f"{found.remote.name!r} came whole, but it is not the file that its source "
                f"describes: its SHA-256 begins with {sha256[:12]}, not {wanted[:12]}",
                "Nothing was installed. Fetch it anew, or take another source.",
            )
        self._tell(journal, "finished", journal.remote.size_bytes)
        chunks = tuple(journal.done[index] for index in range(journal.count))
        return ChunkMap(
            found.remote.size_bytes,
            self._chunk_bytes,
            sha256,
            chunks,
            found.remote.url,
            found.etag,
        )

    def _found(self) -> Found:
        while True:
            self._raise_if_stopped()
            self._on_progress(Progress("connecting", size_bytes=self._remote.size_bytes))
            try:
                with self._permit():
                    return look_at(self._client, self._remote)
            except (SourceRefused, SourceChanged):
                raise
            except TransferError as exc:
                self._failed(exc)
                if self._error is not None:
                    raise self._error from exc
                self._on_progress(Progress("waiting", message=exc.message))
                self._pause()

    def _fetch_missing(self, found: Found, journal: Journal, checker: Checker) -> None:
        with self._lock:
            done, begun = set(journal.done), set(journal.begun)
        streams = self._limits.streams if found.ranges else 1
        spans = Spans(journal.count, done, streams, begun=begun)
        if not found.ranges:
            first = next((i for i in range(journal.count) if i not in done), journal.count)
            spans = Spans(journal.count, range(first), 0, journal.count)
        threads = [
            threading.Thread(
                target=self._stream, args=(found, journal, spans), name="transfer", daemon=True
            )
            for _ in range(streams)
        ]
        threads.append(threading.Thread(target=checker.run, name="transfer-check", daemon=True))
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            threads[-1].join(_TELL_S)
            whole = len(journal.done) == journal.count
            waiting: State = "waiting" if self._waiting else "fetching"
            self._tell(journal, "checking" if whole else waiting, checker.checked_bytes)
            if self._error is not None or self._stop.is_set():
                checker.stop()
                break
        if self._error is not None:
            raise self._error
        if checker.error is not None:
            raise checker.error
        self._raise_if_stopped()

    def _stream(self, found: Found, journal: Journal, spans: Spans) -> None:
        """One connection: runs of chunks until none is missing."""
        while self._error is None and not self._stop.is_set():
            span = spans.take()
            if span is None:
                with self._lock:
                    if len(journal.done) == journal.count:
                        return
                    self._lock.wait(_TELL_S)
                continue
            try:
                with self._permit():
                    self._fetch_span(found, journal, spans, span)
            except TransferError as exc:
                self._failed(exc)
                if self._error is None:
                    self._pause()
            except WorkbenchError as exc:
                self._error = exc
            except ValueError:
                return  # the transfer ended and closed what this thread still used

    def _fetch_span(self, found: Found, journal: Journal, spans: Spans, span: Span) -> None:
        index = spans.begin(span)
        if index is None:
            return
        chunk: Chunk | None = None
        try:
            size, step = found.remote.size_bytes, self._chunk_bytes
            begin, _ = chunk_span(index, size, step)
            chunk = Chunk(self._part, journal, self._lock, index, begin)
            last = size if not found.ranges else chunk_span(span.end - 1, size, step)[1]
            watch = SlowWatch(self._limits, self._brake.rate_bytes_per_s)
            with opened(self._client, found, chunk.at, last) as pieces:
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
                            chunk = self._next_chunk(journal, index)
                    if self._stop.is_set() or self._error is not None:
                        return
        finally:
            if chunk is not None and index is not None:
                chunk.keep()
            spans.give_back(span, index)

    def _next_chunk(self, journal: Journal, index: int) -> Chunk:
        """A chunk whose bytes follow those of the one before it in the same answer."""
        begin, _ = chunk_span(index, journal.remote.size_bytes, self._chunk_bytes)
        return Chunk(self._part, journal, self._lock, index, begin, anew=True)

    def _came(self, count_bytes: int, watch: SlowWatch) -> None:
        self._rate.add(count_bytes)
        with self._lock:
            self._fetched_bytes += count_bytes
            self._failures, self._waiting = 0, ""
        self._brake.take(count_bytes, self._stop)
        watch.came(count_bytes)

    def _failed(self, exc: TransferError) -> None:
        """Connections that fail together have failed once: then all of them wait."""
        fatal = isinstance(exc, SourceChanged | SourceRefused)
        with self._lock:
            if time.monotonic() >= self._again_at_s:
                self._failures += 1
                wait_s = self._limits.first_wait_s * 2 ** (self._failures - 1)
                wait_s = min(wait_s, self._limits.longest_wait_s)
                self._again_at_s = time.monotonic() + wait_s
            self._waiting = exc.message
            if self._error is None and (fatal or self._failures >= self._limits.attempts):
                self._error = exc
        log.info("transfer.failed count=%d reason=%s", self._failures, exc.message)

    def _pause(self) -> None:
        self._stop.wait(max(0.0, self._again_at_s - time.monotonic()))

    def _raise_if_stopped(self) -> None:
        if self._stop.is_set():
            raise TransferStopped

    def _tell(self, journal: Journal, state: State, checked_bytes: int) -> None:
        with self._lock:
            progress = Progress(
                state,
                journal.have_bytes,
                journal.remote.size_bytes,
                self._rate.bytes_per_s,
                checked_bytes,
                self._fetched_bytes,
                self._waiting,
            )
        self._on_progress(progress)
