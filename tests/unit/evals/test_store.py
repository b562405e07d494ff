"""Evaluations on disk: kept, killed, damaged, newer."""

from __future__ import annotations

import dataclasses
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.unit.evals.plans import outcome_of, plan_of
from workbench.base.errors import RunError, StoreDamaged, StoreNewer
from workbench.evals.store import EvaluationStore
from workbench.evals.values import (
    Attempt,
    Case,
    Check,
    DataSet,
    ExpectedCall,
    Grade,
    Measured,
    attempts,
)

KILLED = """
import asyncio, sys
from pathlib import Path
from tests.unit.evals.plans import Answers, took
from workbench.evals.progress import CaseDone, Control, Place
from workbench.evals.runner import run_plan
from workbench.evals.store import EvaluationStore

async def main():
    store = EvaluationStore(Path(sys.argv[1]))
    async for event in run_plan(store.plan("plan"), Place(Answers(), took), store, Control()):
        if isinstance(event, CaseDone):
            print(event.outcome.attempt, flush=True)

asyncio.run(main())
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "evaluations.db"


def test_that_a_plan_comes_back_as_it_was(path: Path) -> None:
    case = Case(
        "odd", "Ä\ud800\0", {"b": 1, "a": [None, {"z": 1.5, "y": 2}]}, "=1+1",
        (ExpectedCall("add", {"x": 1}), ExpectedCall("stop")),
        (Check("judge", {"question": "?"}),), ("a", "b"), "run-1",
    )  # fmt: skip
    data_set = DataSet("odd", (case,), (Check("contains"),))
    plan = dataclasses.replace(plan_of(), data_set=data_set, allowed_tools=("add",))
    with closing(EvaluationStore(path)) as store:
        store.add(plan)
    with closing(EvaluationStore(path)) as store:
        found = store.plan("plan")

    assert found == plan
    assert list(found.data_set.cases[0].inputs) == ["b", "a"]


def test_that_outcomes_come_back_and_none_is_counted_twice(path: Path) -> None:
    plan = plan_of()
    first, *others = attempts(plan)
    with closing(EvaluationStore(path)) as store:
        store.add(plan)
        outcome = outcome_of(first, "\ud800 \0 half")
        assert store.keep("plan", [outcome]) == 1
        assert store.keep("plan", [outcome_of(first, "another", "failed")]) == 0
        assert (
            store.keep("plan", map(outcome_of, others), Measured("candidate-0", 2.0, 9, 4)) == 7
        )
        store.keep("plan", [], Measured("candidate-0", 3.0, 8, 4))

        assert store.outcomes("plan")[0] == outcome
        assert store.tried("plan") == set(attempts(plan))
        assert store.measured("plan") == (Measured("candidate-0", 3.0, 9, 4),)
        (summary,) = store.list()

    assert (summary.done, summary.passed, summary.no_answer, summary.attempts) == (8, 8, 0, 8)


def test_that_tries_without_an_answer_can_be_tried_again(path: Path) -> None:
    plan = plan_of(cases=3, candidates=1)
    first, second, third = attempts(plan)
    with closing(EvaluationStore(path)) as store:
        store.add(plan)
        broken = dataclasses.replace(outcome_of(first), error="The model is missing.")
        grades = (Grade("contains", "passed"), Grade("judge", "unknown"))
        unjudged = dataclasses.replace(outcome_of(second), grades=grades)
        store.keep("plan", [broken, unjudged, outcome_of(third)])
        summary = store.summary("plan")
        assert (summary.passed, summary.no_answer, summary.unjudged) == (1, 1, 1)

        assert store.forget_unsettled("plan") == 2
        assert store.tried("plan") == {third}


def test_that_a_killed_program_leaves_every_outcome_it_told_of_and_no_other_twice(
    path: Path,
) -> None:
    plan = plan_of(cases=60, candidates=2)
    with closing(EvaluationStore(path)) as store:
        store.add(plan)
    told: list[str] = []
    code = -1
    while code:  # what was kept a moment before a kill is told by nobody
        child = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(path)], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        for line in child.stdout:
            told.append(line)
            if len(told) in (17, 77):
                child.send_signal(signal.SIGKILL)
                break
        told += child.stdout.readlines()
        child.stdout.close()
        code = child.wait()
        assert len(told) == len(set(told))
    with closing(EvaluationStore(path)) as store:
        assert len(store.outcomes("plan")) == 120
        assert store.tried("plan") == set(attempts(plan))
        assert store.summary("plan").state == "done"


def test_that_what_was_killed_is_shown_as_paused(path: Path) -> None:
    with closing(EvaluationStore(path)) as store:
        store.add(plan_of())
        store.set_state("plan", "running")
        assert store.summary("plan").state == "paused"
        assert "ended in the middle" in store.list()[0].message
        with store.claimed("plan"):
            assert store.summary("plan").state == "running"


def test_that_two_programs_do_not_go_on_with_the_same(path: Path) -> None:
    with closing(EvaluationStore(path)) as one, closing(EvaluationStore(path)) as other:
        one.add(plan_of())
        with one.claimed("plan"):
            with pytest.raises(RunError, match="another window"), other.claimed("plan"):
                pass
            with pytest.raises(RunError):
                other.remove("plan")
        other.remove("plan")
        assert one.list() == ()
        with pytest.raises(RunError):
            one.keep("plan", [outcome_of(Attempt("candidate-0", "case-0", 0))])


@pytest.mark.parametrize("odd", ["", "A", "../x", "ä", "x" * 65])
def test_that_an_id_that_is_no_file_name_is_refused(path: Path, odd: str) -> None:
    with closing(EvaluationStore(path)) as store, pytest.raises(RunError):
        store.add(dataclasses.replace(plan_of(), plan_id=odd))


def test_that_a_plan_with_nothing_or_with_the_same_id_twice_is_refused(path: Path) -> None:
    twice = DataSet("twice", (Case("a", "1"), Case("a", "2")))
    with closing(EvaluationStore(path)) as store:
        for plan in (
            plan_of(cases=0),
            plan_of(candidates=0),
            plan_of(repetitions=0),
            dataclasses.replace(plan_of(), data_set=twice),
            dataclasses.replace(plan_of(), data_set=DataSet("half", (Case("\ud800", "1"),))),
        ):
            with pytest.raises(RunError):
                store.add(plan)
        store.add(plan_of())
        with pytest.raises(RunError, match="already"):
            store.add(plan_of())


NEWER = """
import os, sqlite3, sys
file = sqlite3.connect(sys.argv[1], isolation_level=None)
file.execute("PRAGMA journal_mode=WAL")
file.execute("CREATE TABLE later(x)")
file.execute("PRAGMA user_version = 9")
os._exit(0)
"""


def test_that_a_newer_file_is_left_as_it_is_also_with_a_log(path: Path) -> None:
    subprocess.run([sys.executable, "-c", NEWER, str(path)], check=True)
    log = path.with_name(path.name + "-wal")
    before = path.read_bytes(), log.read_bytes()

    with pytest.raises(StoreNewer):
        EvaluationStore(path)

    assert (path.read_bytes(), log.read_bytes()) == before


@pytest.mark.parametrize("damage", ["noise", "cut", "other"])
def test_that_a_damaged_file_is_put_aside_and_that_is_said(path: Path, damage: str) -> None:
    with closing(EvaluationStore(path)) as store:
        store.add(plan_of(cases=500))
    content = path.read_bytes()
    if damage == "noise":
        path.write_bytes(b"not a database" * 1000)
    elif damage == "cut":
        path.write_bytes(content[: len(content) // 2 // 4096 * 4096])
    else:
        path.unlink()
        with closing(sqlite3.connect(path)) as file:
            file.execute("CREATE TABLE other(x)")
            file.commit()
    bad = path.read_bytes()

    with closing(EvaluationStore(path)) as store:
        assert store.kept_as is not None
        assert store.kept_as.read_bytes() == bad
        assert store.list() == ()
        store.add(plan_of())
    with closing(EvaluationStore(path)) as store:
        assert store.kept_as is None
        assert len(store.list()) == 1


@pytest.mark.parametrize("moved", [True, False])
def test_that_a_start_that_is_cut_off_while_it_saves_a_damaged_file_is_made_good(
    path: Path, monkeypatch: pytest.MonkeyPatch, moved: bool
) -> None:
    plan = plan_of(cases=60)
    with closing(EvaluationStore(path)) as store:
        store.add(plan)
        store.keep("plan", [outcome_of(one) for one in attempts(plan)])
    raw = path.read_bytes()
    path.write_bytes(raw.replace(b"CREATE TABLE plans", b"CREATE\x9cTABLE plans"))

    def cut_off(*_args: object) -> None:
        raise KeyboardInterrupt

    target = "workbench.evals.store_file.fill" if moved else "pathlib.Path.rename"
    monkeypatch.setattr(target, cut_off)
    with pytest.raises(KeyboardInterrupt):
        EvaluationStore(path)
    monkeypatch.undo()

    with closing(EvaluationStore(path)) as store:
        assert store.kept_as is not None
        assert store.saved == (1, 120)
        assert store.plan("plan") == plan
    with closing(EvaluationStore(path)) as store:
        assert store.kept_as is None
        assert len(store.outcomes("plan")) == 120
    kept = [one.name for one in path.parent.glob("*damaged*.db")]
    assert kept == ["evaluations.damaged.db"]


@pytest.mark.parametrize("damage", ["words", "head", "page"])
def test_that_what_is_whole_of_a_damaged_file_is_saved(path: Path, damage: str) -> None:
    plan = plan_of(cases=60)
    with closing(EvaluationStore(path)) as store:
        store.add(plan)
        store.keep("plan", [outcome_of(one) for one in attempts(plan)], Measured("a", 1.0))
        store.set_state("plan", "done")
        every = len(store.outcomes("plan"))
    raw = bytearray(path.read_bytes())
    if damage == "words":
        raw = raw.replace(b"CREATE TABLE plans", b"CREATE\x9cTABLE plans")
    elif damage == "head":
        raw[:4096] = b"\x55" * 4096
    else:
        place = raw.rindex(b'"attempt"') // 4096 * 4096
        raw[place : place + 4096] = b"\x55" * 4096
    path.write_bytes(raw)

    with closing(EvaluationStore(path)) as store:
        assert store.kept_as is not None
        assert store.plan("plan") == plan
        found = store.outcomes("plan")
        assert store.saved == (1, len(found))
        state = store.summary("plan").state
        if damage == "page":
            assert every / 2 < len(found) < every
            assert state == "paused"
        else:
            assert (len(found), state) == (every, "done")


def test_that_a_damaged_outcome_hides_no_other_and_is_tried_again(path: Path) -> None:
    plan = plan_of()
    with closing(EvaluationStore(path)) as store:
        store.add(plan)
        store.keep("plan", [outcome_of(one) for one in attempts(plan)])
        every = len(store.outcomes("plan"))
        with store._file.opened() as file:
            file.execute("UPDATE outcomes SET json = '{' WHERE rowid = 1")
            file.execute("UPDATE outcomes SET case_id = 'hit' WHERE rowid = 2")
        assert len(store.outcomes("plan")) == every - 2
        assert store.read("plan")[1] == store.forget_unreadable("plan") == 2
        assert len(store.tried("plan")) == every - 2


def test_that_a_damaged_plan_is_said_and_can_be_removed(path: Path) -> None:
    with closing(EvaluationStore(path)) as store:
        store.add(plan_of())
        store._file._connection.execute("UPDATE plans SET json = '[1]'")  # type: ignore[union-attr]
        with pytest.raises(StoreDamaged):
            store.plan("plan")
        assert store.list()[0].name == "A plan"
        store.remove("plan")


def test_that_the_file_is_for_its_owner_alone_and_opens_quickly(path: Path) -> None:
    began_s = time.monotonic()
    with closing(EvaluationStore(path)):
        pass
    assert time.monotonic() - began_s < 5
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o077 == 0
