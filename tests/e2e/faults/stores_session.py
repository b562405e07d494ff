"""Each store of a data folder while every write fails once, and from every write on; see R3.

Runs with ``shim.c`` preloaded: ``stores_session.py SHIM FOLDER STEP``. Prints one JSON line.
"""

from __future__ import annotations

import ctypes
import errno
import json
import shutil
import sqlite3
import sys
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Protocol

from tests.data_stores import KINDS, Kind
from workbench.base.errors import StoreDamaged, StoreError

FOREVER = 10**9
ERRORS = (errno.ENOSPC, errno.EIO, errno.EROFS)


class Act(Protocol):
    """A session with a fault in it; returns how many writes were counted."""

    __name__: str

    def __call__(self, session: Session, at: int, until: int, error: int, /) -> int: ...


class Session:
    """One store, and what it acknowledged."""

    def __init__(self, shim: ctypes.CDLL, kind: Kind, folder: Path) -> None:
        self._shim, self.kind, self.folder = shim, kind, folder
        self.said: set[int] = set()
        self.refusals: list[StoreError] = []

    @property
    def refused(self) -> int:
        """How many refusals there were, each with a next step."""
        assert all(one.message and one.hint for one in self.refusals), self.refusals
        return len(self.refusals)

    def arm(self, at: int, until: int, error: int) -> None:
        self._shim.fault_arm(str(self.folder).encode(), at, until, error)

    def disarm(self) -> int:
        return int(self._shim.fault_disarm())

    def write(self, store: Any, number: int) -> None:
        """A refusal is one of our errors with a hint, and never called damage."""
        try:
            store.write(number)
        except StoreDamaged as exc:
            raise AssertionError(f"a disk that refuses is no damage: {exc}") from exc
        except StoreError as exc:
            self.refusals.append(exc)
        else:
            self.said.add(number)

    def check(self, most: int) -> None:
        """All that was acknowledged is there in a new object, and nothing was put aside."""
        with self.kind.at(self.folder) as store:
            assert store.kept_as is None, store.kept_as
            found = store.read()
        assert self.said <= found <= set(range(most + 1)), (self.said, found)
        left = [path.name for path in self.folder.iterdir() if "damaged" in path.name]
        left += [path.name for path in self.folder.glob("*.tmp*")]
        left += [path.name for path in self.folder.glob(".*.tmp*")]
        assert not left, left
        path = self.folder / self.kind.file
        with closing(sqlite3.connect(path)) as file:
            assert file.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def one(session: Session, at: int, until: int, error: int) -> int:
    """Writing, opening and beginning with faults; returns how many writes were counted."""
    shutil.rmtree(session.folder, ignore_errors=True)
    session.folder.mkdir()
    with session.kind.at(session.folder) as store:
        session.write(store, 1)
        session.arm(at, until, error)
        session.write(store, 2)
        session.write(store, 3)
        counted = session.disarm()
        assert session.said <= store.read()
        refused = session.refused
        session.write(store, 4)  # space is back
        assert session.refused == refused, "it works again"
    session.check(4)
    session.arm(at, until, error)
    reopened(session, 5)
    session.disarm()
    session.check(5)
    return counted


def reopened(session: Session, number: int) -> None:
    """Opening meets the fault too: it opens, or refuses with a hint."""
    try:
        with session.kind.at(session.folder) as store:
            session.write(store, number)
            with suppress(StoreError):
                store.read()
    except StoreDamaged as exc:
        raise AssertionError(f"a disk that refuses is no damage: {exc}") from exc
    except StoreError as exc:
        session.refusals.append(exc)


def begun(session: Session, at: int, until: int, error: int) -> int:
    """The very first write meets the fault: the next one finds all as if nothing had been.

    Returns how many writes were counted.
    """
    shutil.rmtree(session.folder, ignore_errors=True)
    session.folder.mkdir()
    session.arm(at, until, error)
    reopened(session, 1)
    counted = session.disarm()
    with session.kind.at(session.folder) as store:
        session.write(store, 2)
    assert 2 in session.said
    session.check(2)
    return counted


def tried(act: Act, session: Session, fault: tuple[int, int, int]) -> None:
    """Carry out an act; what goes wrong says with which fault."""
    try:
        act(session, *fault)
    except BaseException as exc:
        at, until, error = fault
        what = f"{session.kind.file}: {act.__name__}, {errno.errorcode[error]}"
        exc.add_note(f"case {what} from write {at} to {until}")
        raise


def main() -> int:
    """Sweep over every write of every store."""
    shim = ctypes.CDLL(sys.argv[1])
    shim.fault_arm.argtypes = [ctypes.c_char_p, ctypes.c_long, ctypes.c_long, ctypes.c_int]
    shim.fault_disarm.restype = ctypes.c_long
    folder, step = Path(sys.argv[2]), int(sys.argv[3])
    figures: dict[str, dict[str, int]] = {}
    for name, kind in KINDS.items():
        found = {"writes": 0, "cases": 0, "refused": 0}
        for act in (one, begun):
            writes = act(Session(shim, kind, folder), FOREVER, FOREVER, errno.EIO)
            found["writes"] += writes
            for number, at in enumerate(range(1, writes + 1, step)):
                for until in (at, FOREVER):
                    session = Session(shim, kind, folder)
                    tried(act, session, (at, until, ERRORS[number % len(ERRORS)]))
                    found["cases"] += 1
                    found["refused"] += session.refused
        figures[name] = found
    sys.stdout.write(json.dumps(figures) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
