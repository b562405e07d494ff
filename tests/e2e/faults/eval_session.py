"""Evaluations and data sets, each write of theirs failing once, and from every write on; R3.

Runs with ``shim.c`` preloaded: ``eval_session.py SHIM FOLDER STEP``. Prints one JSON line.
"""

from __future__ import annotations

import asyncio
import ctypes
import errno
import json
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import aclosing, closing
from dataclasses import replace
from pathlib import Path

from tests.unit.evals.plans import Answers, plan_of, took
from workbench.app.data_set_library import DataSetDocument, DataSetLibrary
from workbench.base.errors import RunError, StoreError
from workbench.base.paths import Paths
from workbench.evals.data_sets import read_data_set, write_data_set
from workbench.evals.progress import AllDone, CaseDone, Control, Paused, Place
from workbench.evals.runner import run_plan
from workbench.evals.store import EvaluationStore
from workbench.evals.values import Attempt, Case, Outcome, Plan, attempts

FOREVER = 10**9
FIRST, SECOND = replace(plan_of(), plan_id="first"), replace(plan_of(), plan_id="second")


def ended(plan: Plan) -> Plan:
    """What is kept of a plan in the end: less."""
    return replace(plan, name="Left out", left_out=("key",))


class Session:
    """A store and a library, and what they acknowledged."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.paths = Paths(folder, folder / "cache")
        self.path = folder / "evaluations.db"
        self.told: dict[Attempt, Outcome] = {}
        self.saved = 0
        self.refused: list[StoreError] = []

    def open(self) -> None:
        self.paths.make()
        self.library = DataSetLibrary(self.paths)
        self.store = EvaluationStore(self.path)

    async def go_on(self, plan: Plan, source: Answers) -> Paused | AllDone:
        """Try what is left; a pause must say why."""
        last: Paused | AllDone = Paused()
        steps = run_plan(plan, Place(source, took), self.store, Control(), ended)
        async with aclosing(steps) as events:
            async for event in events:
                if isinstance(event, CaseDone) and plan is FIRST:
                    self.told[event.outcome.attempt] = event.outcome
                if isinstance(event, Paused | AllDone):
                    last = event
        return last

    def meet(self, number: int) -> None:
        """Everything once; a refusal is one of our errors, with a hint."""
        for step in (
            lambda: self._go_on(FIRST),
            lambda: self.store.add(SECOND),
            lambda: self._go_on(SECOND),
            lambda: self._save(number),
            lambda: self.store.cancel("second", ended),
            lambda: self.store.remove("second"),
        ):
            self._do(step)

    def _do(self, step: Callable[[], None]) -> None:
        try:
            step()
        except StoreError as exc:
            self.refused.append(exc)
        except RunError as exc:  # the second one could not be added, or not be removed
            if "no evaluation" not in str(exc) and "already" not in str(exc):
                raise

    def _go_on(self, plan: Plan) -> None:
        end = asyncio.run(self.go_on(plan, Answers()))
        if isinstance(end, Paused):
            raise StoreError(end.message, end.hint)

    def _save(self, number: int) -> None:
        case = Case("only", f"Question {number}")
        document = DataSetDocument("mine", "Mine", (case,))
        asyncio.run(self._keep(document))
        self.saved = number
        write_data_set(self.folder / "mine.csv", document.data_set)

    async def _keep(self, document: DataSetDocument) -> None:
        await self.library.refresh()
        known = any(one.name == "mine" for one in self.library.documents)
        await self.library.save(document, "mine" if known else "")

    def check(self) -> None:
        """What was acknowledged is there, in new objects too."""
        with closing(EvaluationStore(self.path)) as store:
            assert store.kept_as is None, store.kept_as
            found = {one.attempt: one for one in store.outcomes("first")}
        assert all(found.get(key) == one for key, one in self.told.items())
        if self.saved:
            kept = read_data_set(self.paths.data_sets / "mine.agentcases.yaml")
            number = int(kept.cases[0].text.rpartition(" ")[2])
            assert number >= self.saved, (number, self.saved)


def one(shim: ctypes.CDLL, folder: Path, at: int, until: int, error: int) -> tuple[int, int]:
    """A session with faults in its middle; returns writes counted and refusals."""
    shutil.rmtree(folder, ignore_errors=True)
    session = Session(folder)
    session.open()
    session.store.add(FIRST)
    source = Answers(most=3)
    assert isinstance(asyncio.run(session.go_on(FIRST, source)), Paused)
    assert len(session.told) == 3
    shim.fault_arm(str(folder).encode(), at, until, error)
    session.meet(1)
    counted = int(shim.fault_disarm())
    for refusal in session.refused:
        assert refusal.message, refusal
        assert refusal.hint, refusal
    session.check()
    refused = len(session.refused)
    session.meet(2)  # space is back
    assert len(session.refused) == refused, session.refused[refused:]
    with closing(EvaluationStore(session.path)) as store:
        assert store.tried("first") == set(attempts(FIRST))
        assert (store.summary("first").state, store.plan("first")) == ("done", ended(FIRST))
        assert [one.plan_id for one in store.list()] == ["first"]
    session.check()
    session.store.close()
    return counted, refused + _reopen(shim, session, at, until, error)


def _reopen(shim: ctypes.CDLL, session: Session, at: int, until: int, error: int) -> int:
    """Opening meets the fault too: it opens or refuses with a hint, and nothing is lost."""
    hints: list[str] = []
    shim.fault_arm(str(session.folder).encode(), at % 7 + 1, until, error)
    try:
        with closing(EvaluationStore(session.path)) as store:
            store.list()
    except StoreError as exc:
        hints.append(exc.hint)
    finally:
        shim.fault_disarm()
    assert all(hints), hints
    session.check()
    with closing(sqlite3.connect(session.path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    left = [path.name for path in session.folder.rglob("*.tmp")]
    assert not left, left
    return len(hints)


def main() -> int:
    """Sweep over every write."""
    shim = ctypes.CDLL(sys.argv[1])
    shim.fault_arm.argtypes = [ctypes.c_char_p, ctypes.c_long, ctypes.c_long, ctypes.c_int]
    shim.fault_disarm.restype = ctypes.c_long
    folder, step = Path(sys.argv[2]), int(sys.argv[3])
    writes, _ = one(shim, folder, FOREVER, FOREVER, errno.EIO)
    cases = refused = 0
    for error in (errno.ENOSPC, errno.EIO, errno.EROFS):
        for at in range(1, writes + 1, step):
            for until in (at, FOREVER):
                try:
                    refused += one(shim, folder, at, until, error)[1]
                except BaseException as exc:
                    exc.add_note(f"case {errno.errorcode[error]} from write {at} to {until}")
                    raise
                cases += 1
    figures = {"writes": writes, "cases": cases, "refused": refused}
    sys.stdout.write(json.dumps(figures) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
