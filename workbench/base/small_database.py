"""An SQLite file that is opened for each call: small, seldom used, shared by several programs.

Each call is one transaction of its own, blocks, and may be made in any thread. The file is made
when something is kept first, private to its owner; damage, a newer version and a full disk are
told as what they are.
"""

from __future__ import annotations

import sqlite3
import threading
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from workbench.base.errors import StoreDamaged, StoreError, StoreFull, StoreNewer
from workbench.base.files import full_disk
from workbench.base.private import make_private
from workbench.base.regular_files import is_there
from workbench.base.sqlite_errors import SQLITE_FAILURES, code_of, is_damage, told
from workbench.base.sqlite_open import connect
from workbench.base.sqlite_place import (
    Identity,
    identity_of,
    is_blank,
    make_whole,
    peeked_version,
    put_aside,
    see_whole,
    what_is_missing,
)

_NOT_OURS = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISMATCH)
"""What is asked never changes, so these say that the tables are not those made here."""


@dataclass(frozen=True)
class Layout:
    """How the file is made.

    Attributes:
        schema: The statements that make its tables.
        version: Of the schema, as ``PRAGMA user_version``.
        wait_s: How long a call waits for another program.
        claims: Each call holds the file from its beginning on, so that what it reads stays so.
        not_ours: Codes of SQLite that cannot come of tables as the schema makes them.
    """

    schema: str
    version: int
    wait_s: float
    claims: bool = False
    not_ours: tuple[int, ...] = _NOT_OURS


class SmallDatabase(ABC):
    """The file of a store; the store says in its own words what is wrong with it."""

    def __init__(self, path: Path, layout: Layout) -> None:
        self._path, self._layout = path, layout
        self._lock = threading.Lock()
        self._seen_file: Identity | None = None

    @abstractmethod
    def _damaged(self, reason: str) -> StoreDamaged:
        """The error for a file that is not what was written."""

    @abstractmethod
    def _refused(self, reason: Exception) -> StoreError:
        """The error for a file that the system does not give or take."""

    def put_aside(self) -> Path | None:
        """Move a damaged file away, so that a new one can be begun.

        Returns:
            Where it is; None if another program did that already.

        Raises:
            StoreError: It cannot be moved, or another program has it open.
        """
        with self._lock:
            return put_aside(self._path, self._seen_file)

    def _is_kept(self) -> bool:
        """Whether there is a file, or what is left of one."""
        try:
            return is_there(self._path) or bool(what_is_missing(self._path))
        except OSError as exc:
            raise self._unusable(exc) from exc

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """One transaction; it is kept where nothing was raised in it."""
        with self._lock:
            try:
                self._make()
                with closing(self._connected()) as file:
                    self._see_tables(file)
                    if self._layout.claims:
                        file.execute("BEGIN IMMEDIATE")
                    with file:
                        yield file
            except SQLITE_FAILURES as exc:
                if is_damage(exc) or code_of(exc) in self._layout.not_ours:
                    raise self._damaged(told(exc)) from exc
                raise self._unusable(exc) from exc
            except OSError as exc:
                raise self._unusable(exc) from exc

    def _make(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._seen_file = identity_of(self._path)
        see_whole(self._path)
        self._check(peeked_version(self._path) or 0)
        make_whole(self._path, self._fill)
        make_private(self._path)

    def _fill(self, path: Path) -> None:
        with closing(self._connected(path)) as file:
            version = f"PRAGMA user_version = {self._layout.version};"
            file.executescript(f"BEGIN; {self._layout.schema} {version} COMMIT;")

    def _connected(self, path: Path | None = None) -> sqlite3.Connection:
        layout = self._layout
        file = connect(
            path or self._path,
            timeout_s=layout.wait_s,
            any_thread=True,
            commits_itself=layout.claims,
        )
        # Text whose bytes were hit stays readable around the damage.
        file.text_factory = lambda raw: raw.decode("utf-8", "replace")
        # Else a power cut may bring the journal back, and with it what was before.
        file.execute("PRAGMA synchronous=EXTRA")
        return file

    def _check(self, version: int) -> None:
        if version > self._layout.version:
            raise StoreNewer(
                f"{self._path.name!r} was written by a newer version of this program",
                "Use that version, or move the file away.",
            )

    def _see_tables(self, file: sqlite3.Connection) -> None:
        self._check(int(file.execute("PRAGMA user_version").fetchone()[0]))
        if is_blank(file):
            raise self._damaged("nothing is in it")

    def _unusable(self, exc: Exception) -> StoreError:
        full = full_disk(self._path.parent)
        return StoreFull(full.message, full.hint) if full is not None else self._refused(exc)
