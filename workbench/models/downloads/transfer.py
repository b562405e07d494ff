"""One file on its way: several connections, one partial file, one verdict."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.base.errors import SourceChanged, SourceRefused, TransferError
from workbench.models.downloads.checker import Checker
from workbench.models.downloads.commits import Commits
from workbench.models.downloads.connections import Connections, Network
from workbench.models.downloads.journal import Journal
from workbench.models.downloads.part_file import PartFile
from workbench.models.downloads.patience import Asked, Patience, silent
from workbench.models.downloads.ranges import Found, look_at
from workbench.models.downloads.rate import Brake
from workbench.models.downloads.retries import Retries
from workbench.models.downloads.values import (
    CHUNK_BYTES,
    ChunkMap,
    Limits,
    Progress,
    RemoteFile,
    State,
)

if TYPE_CHECKING:
    import httpx2

log = logging.getLogger(__name__)
_TELL_S = 0.2
_ROUNDS = 3
_LAST_COMMIT_S = 10.0


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
        self._remote, self._chunk_bytes = remote, chunk_bytes
        self._on_progress = on_progress
        self._part = PartFile(part)
        self._log_path = part.with_name(part.name + ".log")
        self._stop = threading.Event()
        self._lock = threading.Condition()
        self._network = Network(client, limits or Limits(), permit, brake or Brake())
        self._retries = Retries(self._network.limits)
        self._connections = Connections(self._network, self._retries, self._stop)

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
            self._part.open(
                found.remote.size_bytes, missing, self._network.limits.reserve_bytes
            )
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
                found = Asked(self._look, self._network.limits.stall_s).answer(self._stop)
                if found is not None:
                    return found
            except (SourceRefused, SourceChanged):
                raise
            except TransferError as exc:
                self._retries.failed(exc)
                if self._retries.error is not None:
                    raise self._retries.error from exc
                self._on_progress(Progress("waiting", message=exc.message))
                self._retries.pause(self._stop)

    def _look(self) -> Found:
        with self._network.permit():
            return look_at(self._network.client, self._remote)

    def _fetch_missing(self, found: Found, journal: Journal, checker: Checker) -> None:
        commits = Commits(self._part, journal, self._lock)
        writing = threading.Thread(target=commits.run, name="transfer-commit", daemon=True)
        checking = threading.Thread(target=checker.run, name="transfer-check", daemon=True)
        writing.start()
        checking.start()
        self._connections.start(found, commits)
        patience = Patience(self._network.limits.stall_s)
        while checking.is_alive():
            checking.join(_TELL_S)
            whole = len(journal.done) == journal.count
            waiting: State = "waiting" if self._retries.waiting else "fetching"
            self._tell(journal, "checking" if whole else waiting, checker.checked_bytes)
            count = self._connections.fetched_bytes + self._retries.told
            if patience.is_over(count, waits=whole or self._network.is_braked):
                self._retries.give_up(silent(self._network.limits.stall_s))
            for refused in (commits.error, checker.error):
                if refused is not None:
                    self._retries.give_up(refused)
            if self._retries.error is not None or self._stop.is_set():
                checker.stop()
                break
        commits.finish()
        writing.join(_LAST_COMMIT_S)
        if self._retries.error is not None:
            raise self._retries.error
        self._raise_if_stopped()

    def _raise_if_stopped(self) -> None:
        if self._stop.is_set():
            raise TransferStopped

    def _tell(self, journal: Journal, state: State, checked_bytes: int) -> None:
        with self._lock:
            progress = Progress(
                state,
                journal.have_bytes,
                journal.remote.size_bytes,
                self._connections.rate.bytes_per_s,
                checked_bytes,
                self._connections.fetched_bytes,
                self._retries.waiting,
            )
        self._on_progress(progress)
