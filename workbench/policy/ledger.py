"""The ledger: every try to reach beyond this machine, written down and kept.

The guard tells of tries from inside of a socket's call, so taking one costs next to nothing: a
thread writes them. What cannot be written waits, up to a bound, and is written once that works
again; what is beyond the bound is counted, so that an entry that is missing shows.
"""

from __future__ import annotations

import json
import logging
import queue
import sqlite3
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from workbench.base.errors import StoreDamaged, StoreError
from workbench.base.sqlite_errors import SQLITE_FAILURES
from workbench.policy.ledger_file import as_store_error, open_file, set_aside, transaction
from workbench.policy.ledger_reading import LedgerReading
from workbench.policy.ledger_writing import Writing
from workbench.policy.network_events import NetworkEvent

log = logging.getLogger(__name__)
MOST_ENTRIES = 100_000
MOST_SESSIONS = 20_000
MOST_WAITING = 20_000
SEEN_EVERY_S = 60.0
_BEGIN_AFTER_S = 1.0
_PAUSE_S = 0.1
_AGAIN_S = 5.0
_CLOSE_S = 5.0
_PRUNE_EVERY = 1_000  # entries
_MOST_AT_ONCE = 5_000


class _Mark:
    """Something that is waited for until all before it is written."""

    def __init__(self, *, ends: bool = False, seals: bool = False) -> None:
        self.ends, self.seals = ends, seals
        self.reached = threading.Event()


class Ledger:
    """The file and the thread that writes it.

    Attributes:
        problem: Why nothing can be written now; None while all is well.
        kept: Where a damaged file was moved to in this session; None if none was.
    """

    def __init__(
        self,
        path: Path,
        version: Callable[[], str] = lambda: "",
        *,
        clock: Callable[[], float] = time.time,
        most_entries: int = MOST_ENTRIES,
    ) -> None:
        """Prepare; nothing is opened yet.

        Args:
            path: The file.
            version: The program's version; asked on the thread.
            clock: Unix seconds.
            most_entries: The oldest beyond them are removed.
        """
        self.path, self._version, self._clock = path, version, clock
        self._most_entries = most_entries
        self.reading = LedgerReading(path)
        self.problem: StoreError | None = None
        self.kept: Path | None = None
        self._events: queue.SimpleQueue[NetworkEvent | _Mark] = queue.SimpleQueue()
        self._waiting: deque[NetworkEvent] = deque(maxlen=MOST_WAITING)
        self._writing = Writing()
        self._connection: sqlite3.Connection | None = None
        self._session = 0
        self._began_s = clock()
        self._lost = self._written = 0
        self._closed = self._written_before = False
        self._listeners: tuple[Callable[[], None], ...] = ()
        self._thread = threading.Thread(target=self._run, name="ledger", daemon=True)

    def start(self) -> None:
        """Begin to write."""
        self._thread.start()

    def take(self, event: NetworkEvent) -> None:
        """Write something down soon. From any thread, at any time; waits for nothing."""
        if self._events.qsize() >= MOST_WAITING:
            self._lost += 1
            return
        self._events.put(event)

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Be told, on the thread that writes, of new entries and of a new ``problem``.

        Returns what ends that.
        """
        self._listeners = (*self._listeners, listener)

        def unlisten() -> None:
            self._listeners = tuple(one for one in self._listeners if one is not listener)

        return unlisten

    def flush(self, patience_s: float = 2.0, *, seals: bool = False) -> bool:
        """Wait until what was taken is written, or cannot be. Blocking.

        Args:
            patience_s: Wait no longer.
            seals: Let later tries have entries of their own, so that those written stay as
                they are but for the bytes of open connections.

        Returns:
            Whether all of it is written.
        """
        if not self._thread.is_alive():
            return False
        mark = _Mark(seals=seals)
        self._events.put(mark)
        return mark.reached.wait(patience_s) and self.problem is None

    def close(self) -> None:
        """Write the rest and end the session. Blocking, for a few seconds at most."""
        if self._thread.is_alive():
            self._events.put(_Mark(ends=True))
            self._thread.join(_CLOSE_S)

    def _run(self) -> None:
        wait_s = _BEGIN_AFTER_S  # A command that ends at once is written as a whole.
        while not self._closed:
            marks = self._gather(wait_s)
            self._closed = any(mark.ends for mark in marks)
            try:
                self._write()
                wait_s = SEEN_EVERY_S
            except StoreError as exc:
                self._failed(exc)
                wait_s = _AGAIN_S
            if any(mark.seals for mark in marks):
                self._writing.forget()
            for mark in marks:
                mark.reached.set()
        self._drop()

    def _gather(self, wait_s: float) -> list[_Mark]:
        """Move what waits into the row of what is to be written; returns the marks in it."""
        marks: list[_Mark] = []
        end_s: float | None = None
        for _ in range(_MOST_AT_ONCE):
            left_s = wait_s if end_s is None else max(0.0, end_s - time.monotonic())
            try:
                found = self._events.get(timeout=0.0 if marks else left_s)
            except queue.Empty:
                break
            if end_s is None:  # Rarely does one try come alone.
                end_s = time.monotonic() + _PAUSE_S
            if isinstance(found, _Mark):
                marks.append(found)
            else:
                self._lost += len(self._waiting) == MOST_WAITING
                self._waiting.append(found)
        return marks

    def _write(self) -> None:
        """Write what waits, and that the program still runs.

        Raises:
            StoreError: It could not be; it waits on.
        """
        events: Sequence[NetworkEvent] = tuple(self._waiting)
        try:
            connection = self._opened()
            with transaction(connection):
                self._writing.write(connection, self._session, events)
                connection.execute(
                    "UPDATE sessions SET seen_s = max(seen_s, ?), closed = ?, lost = ? "
                    "WHERE number = ?",
                    (self._clock(), int(self._closed), self._lost, self._session),
                )
                self._written += len(events)
                if self._written >= _PRUNE_EVERY:
                    self._prune(connection)
        except SQLITE_FAILURES as exc:
            raise as_store_error(exc, self.path) from exc
        self._waiting.clear()
        went_wrong, self.problem = self.problem is not None, None
        if went_wrong:
            log.info("ledger.goes_on")
        if went_wrong or events:
            self._tell()

    def _opened(self) -> sqlite3.Connection:
        """The connection, with this session in the file."""
        if self._connection is not None and not self.path.exists():
            self._drop()  # Somebody removed it; what is written there is nowhere.
            self._session = 0
        if self._connection is None:
            self._connection = open_file(self.path)
        if not self._session:
            with transaction(self._connection):
                self._begin(self._connection)
        return self._connection

    def _begin(self, connection: sqlite3.Connection) -> None:
        damaged = [self.kept.name] if self.kept else []
        since_s = self._clock() if self._written_before else self._began_s
        self._written_before = True
        for key, value in (("since_s", since_s), ("damaged", json.dumps(damaged))):
            connection.execute("INSERT OR IGNORE INTO meta VALUES(?, ?)", (key, str(value)))
        made = connection.execute(
            "INSERT INTO sessions(began_s, seen_s, closed, version, lost) "
            "VALUES(?, ?, 0, ?, 0)",
            (since_s, self._clock(), self._version()),
        )
        self._session = made.lastrowid or 0
        self._prune(connection)

    def _prune(self, connection: sqlite3.Connection) -> None:
        """Remove the oldest that are too many, and say so."""
        self._written = 0
        newest = connection.execute("SELECT max(number) FROM tries").fetchone()[0] or 0
        last = newest - self._most_entries
        gone, until_s = connection.execute(
            "SELECT count(*), max(at_s) FROM tries WHERE number <= ?", (last,)
        ).fetchone()
        if gone:
            connection.execute("DELETE FROM tries WHERE number <= ?", (last,))
            for key, value in (("forgotten", 0), ("forgotten_until_s", 0.0)):
                connection.execute("INSERT OR IGNORE INTO meta VALUES(?, ?)", (key, str(value)))
            connection.execute(
                "UPDATE meta SET value = value + ? WHERE key = 'forgotten'", (gone,)
            )
            connection.execute(
                "UPDATE meta SET value = ? WHERE key = 'forgotten_until_s'", (str(until_s),)
            )
        oldest = self._session - MOST_SESSIONS
        connection.execute("DELETE FROM held WHERE session <= ?", (oldest,))
        connection.execute("DELETE FROM sessions WHERE number <= ?", (oldest,))

    def _failed(self, exc: StoreError) -> None:
        self._drop()
        before, self.problem = self.problem, exc
        if isinstance(exc, StoreDamaged):
            with suppress(StoreError):
                self.kept = set_aside(self.path, self._clock())
                log.warning("ledger.damaged kept=%s", self.kept.name)
                self._session = 0
                self._write()
        if self.problem is not None and type(before) is not type(self.problem):
            log.warning("ledger.stopped reason=%s", exc.message)
            self._tell()

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()

    def _drop(self) -> None:
        """Let go of the file; what was written of this session is found again by its number."""
        self._writing.drop()
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(sqlite3.Error):
                connection.close()
