"""Trying a plan: turns, pauses, what fails, and what is stored meanwhile."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.evals.plans import Answers, outcome_of, plan_of, took
from workbench.base.errors import ModelError, RunError, StoreFull
from workbench.evals.progress import (
    AllDone,
    CandidateBegan,
    CandidateDone,
    CaseDone,
    Control,
    Paused,
    Place,
    Progress,
    Source,
)
from workbench.evals.runner import run_plan
from workbench.evals.side_by_side import Asked, SideBySide, Tried
from workbench.evals.store import EvaluationStore
from workbench.evals.values import Attempt, Candidate, Case, Grade, Outcome, Plan, attempts


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EvaluationStore]:
    opened = EvaluationStore(tmp_path / "evaluations.db")
    yield opened
    opened.close()


async def _all(
    plan: Plan, source: Source, store: EvaluationStore, control: Control | None = None
) -> list[Progress]:
    events = run_plan(plan, Place(source, took), store, control or Control())
    async with aclosing(events):
        return [event async for event in events]


class Desk:
    """Tries without a model: it can hang, fail, and count how many are at work."""

    def __init__(self) -> None:
        self.running = self.most = 0
        self.seeds: list[int] = []
        self.prepared: list[str] = []
        self.missing = ""
        self.full_at = -1
        self.hangs = ""
        self.hangs_judging = ""

    def source(self) -> SideBySide:
        return SideBySide(self.prepare, self.try_case, self.grade)

    async def prepare(self, candidate: Candidate) -> None:
        self.prepared.append(candidate.candidate_id)
        if candidate.candidate_id == self.missing:
            raise ModelError("the model is not installed", "Install it.")

    async def try_case(self, asked: Asked) -> Tried:
        self.running += 1
        self.most = max(self.most, self.running)
        self.seeds.append(asked.seed)
        number = len(self.seeds)
        try:
            await asyncio.sleep(0)
            if number == self.full_at:
                raise StoreFull("the disk is full", "Free some space.")
            if asked.case.case_id == self.hangs:
                await asyncio.Event().wait()
            return Tried(f"run-{asked.case.case_id}", "Yes.", "answered")
        finally:
            self.running -= 1

    async def grade(self, case: Case, _tried: Tried) -> tuple[Grade, ...]:
        if case.case_id == self.hangs_judging:
            await asyncio.Event().wait()
        if case.case_id == "case-3":
            raise RunError("it cannot be graded")
        return (Grade("contains", "passed"),)


async def test_that_every_try_has_one_outcome_and_each_candidate_its_turn(
    store: EvaluationStore,
) -> None:
    plan = plan_of(cases=3, candidates=2, repetitions=2)
    store.add(plan)

    events = await _all(plan, Answers(), store)

    done = [event.outcome.attempt for event in events if isinstance(event, CaseDone)]
    assert tuple(done) == attempts(plan)
    turns = [event for event in events if not isinstance(event, CaseDone)]
    assert [type(event) for event in turns] == [
        CandidateBegan, CandidateDone, CandidateBegan, CandidateDone, AllDone,
    ]  # fmt: skip
    assert turns[0] == CandidateBegan("candidate-0", 6)
    assert store.measured("plan")[1].peak_memory_bytes == 7
    assert store.summary("plan").state == "done"


async def test_that_a_pause_keeps_what_was_done_and_the_rest_is_tried_later(
    store: EvaluationStore,
) -> None:
    plan = plan_of(cases=5, candidates=2)
    store.add(plan)
    first, second = Answers(most=7), Answers()

    events = await _all(plan, first, store)
    assert events[-1] == Paused()
    assert store.summary("plan").state == "paused"
    walls_s = {one.candidate_id: one.wall_s for one in store.measured("plan")}
    events = await _all(plan, second, store)

    assert events[-1] == AllDone()
    assert len(first.asked) == 7
    assert tuple(first.asked + second.asked) == attempts(plan)
    assert all(one.wall_s >= walls_s[one.candidate_id] for one in store.measured("plan"))
    assert await _all(plan, second, store) == [AllDone()]


async def test_that_as_many_cases_as_planned_are_asked_at_once(store: EvaluationStore) -> None:
    plan = plan_of(cases=20, candidates=1, repetitions=2, at_once=5, seed=11)
    store.add(plan)
    desk = Desk()

    await _all(plan, desk.source(), store)

    assert desk.most == 5
    assert sorted(desk.seeds) == [11] * 20 + [12] * 20
    unknown = [outcome for outcome in store.outcomes("plan") if not outcome.judged]
    assert [one.attempt.case_id for one in unknown] == ["case-3"] * 2
    assert {one.grades[0].reason for one in unknown} == {"it cannot be graded."}


async def test_that_a_model_that_cannot_be_loaded_fails_its_cases_and_the_rest_goes_on(
    store: EvaluationStore,
) -> None:
    plan = plan_of(cases=3, candidates=3)
    store.add(plan)
    desk = Desk()
    desk.missing = "candidate-1"

    assert (await _all(plan, desk.source(), store))[-1] == AllDone()

    bad = [one for one in store.outcomes("plan") if one.error]
    assert {one.attempt.candidate_id for one in bad} == {"candidate-1"}
    assert {one.error for one in bad} == {"the model is not installed. Install it."}
    assert len(bad) == 3
    assert not any(one.passed for one in bad)


async def test_that_a_full_disk_pauses_says_why_and_nothing_is_lost(
    store: EvaluationStore,
) -> None:
    plan = plan_of(cases=10, candidates=1, at_once=3)
    store.add(plan)
    desk = Desk()
    desk.full_at = 5

    events = await _all(plan, desk.source(), store)

    assert events[-1] == Paused("the disk is full", "Free some space.")
    assert desk.running == 0
    summary = store.summary("plan")
    assert (summary.state, summary.message) == ("paused", "the disk is full")
    assert summary.no_answer == 0
    assert (await _all(plan, desk.source(), store))[-1] == AllDone()
    assert store.tried("plan") == set(attempts(plan))


async def test_that_a_store_that_is_full_pauses_too(
    store: EvaluationStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plan_of(cases=4, candidates=1)
    store.add(plan)
    real = store.keep

    def keep(*args: object) -> int:
        if len(store.tried("plan")) == 2:
            raise StoreFull("the disk is full", "Free some space.")
        return real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(store, "keep", keep)
    assert (await _all(plan, Answers(), store))[-1] == Paused(
        "the disk is full", "Free some space."
    )
    monkeypatch.undo()
    assert (await _all(plan, Answers(), store))[-1] == AllDone()


async def test_that_closing_it_stops_what_goes_on(store: EvaluationStore) -> None:
    plan = plan_of(cases=3, candidates=1)
    store.add(plan)
    desk = Desk()
    desk.hangs = "case-1"
    events = run_plan(plan, Place(desk.source(), took), store, Control())
    async for event in events:
        if isinstance(event, CaseDone):
            break
    assert desk.running == 1
    assert store.summary("plan").state == "running"

    await events.aclose()

    assert desk.running == 0
    assert store.summary("plan").state == "paused"


async def test_that_checks_that_never_end_say_nothing_against_the_answer(
    store: EvaluationStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.evals.side_by_side._NET_S", 0.05)
    plan = replace(plan_of(cases=2, candidates=1), case_limit_s=0.01)
    store.add(plan)
    desk = Desk()
    desk.hangs_judging = "case-1"

    assert (await _all(plan, desk.source(), store))[-1] == AllDone()

    first, second = sorted(store.outcomes("plan"), key=lambda one: one.attempt.case_id)
    assert (first.error, second.error) == ("", "")
    assert first.passed
    assert not second.judged
    assert second.grades[0].reason == "The checks did not end in time."


async def test_that_an_end_that_cannot_be_stored_is_told_as_a_pause(
    store: EvaluationStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plan_of(cases=2, candidates=1)
    store.add(plan)

    def end(*_args: object) -> None:
        raise StoreFull("the disk is full", "Free some space.")

    monkeypatch.setattr(store, "end", end)
    assert (await _all(plan, Answers(), store))[-1] == Paused(
        "the disk is full", "Free some space."
    )
    monkeypatch.undo()
    assert store.summary("plan").state == "paused"
    assert await _all(plan, Answers(), store) == [AllDone()]


@pytest.mark.parametrize("jump_s", [-86_400.0, 86_400.0])
async def test_that_a_clock_that_is_set_meanwhile_makes_no_time_odd(
    store: EvaluationStore, monkeypatch: pytest.MonkeyPatch, jump_s: float
) -> None:
    plan = plan_of(cases=6, candidates=2)
    store.add(plan)
    real = time.time
    source = Answers()

    async def jumping(
        plan: Plan, candidate: Candidate, waiting: Sequence[Attempt], control: Control
    ) -> AsyncGenerator[Outcome, None]:
        async with aclosing(source(plan, candidate, waiting, control)) as outcomes:
            async for outcome in outcomes:
                yield outcome
                monkeypatch.setattr(time, "time", lambda: real() + jump_s)

    assert (await _all(plan, jumping, store))[-1] == AllDone()

    assert [one.attempt for one in store.outcomes("plan")] == list(attempts(plan))
    walls_s = [one.wall_s for one in store.measured("plan")]
    assert all(0.0 <= wall_s < 60.0 for wall_s in walls_s)
    assert store.summary("plan").done == 12


async def test_that_what_never_ends_is_given_up(
    store: EvaluationStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.evals.side_by_side._NET_S", 0.05)
    plan = replace(plan_of(cases=2, candidates=1), case_limit_s=0.01)
    store.add(plan)
    desk = Desk()
    desk.hangs = "case-1"

    assert (await _all(plan, desk.source(), store))[-1] == AllDone()

    assert [bool(one.error) for one in store.outcomes("plan")] == [False, True]


async def test_that_a_defect_is_not_hidden_and_leaves_it_paused(store: EvaluationStore) -> None:
    plan = plan_of(cases=3, candidates=1)
    store.add(plan)

    async def broken(
        _plan: Plan, _candidate: Candidate, waiting: Sequence[Attempt], _control: Control
    ) -> AsyncGenerator[Outcome, None]:
        yield outcome_of(waiting[0])
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await _all(plan, broken, store)

    assert store.summary("plan").state == "paused"
    assert len(store.outcomes("plan")) == 1
