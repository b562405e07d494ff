"""The values of an evaluation."""

from __future__ import annotations

from workbench.evals.values import (
    Attempt,
    Candidate,
    Case,
    DataSet,
    Grade,
    Outcome,
    Plan,
    attempts,
)


def _outcome(*grades: Grade, error: str = "") -> Outcome:
    return Outcome(Attempt("c", "1", 0), "run", "", "answered", grades, error=error)


def test_every_case_is_tried_by_every_candidate_each_time() -> None:
    cases = (Case("1", "one"), Case("2", "two"))
    candidates = (Candidate("a", "A", {}), Candidate("b", "B", {}))
    plan = Plan("p", "P", DataSet("set", cases), candidates, repetitions=2)
    found = attempts(plan)
    assert len(found) == len(set(found)) == 8
    assert [one.candidate_id for one in found] == ["a"] * 4 + ["b"] * 4


def test_an_outcome_passes_only_if_every_check_passed() -> None:
    assert _outcome(Grade("exact", "passed")).passed
    assert not _outcome(Grade("exact", "passed"), Grade("length", "failed")).passed
    assert not _outcome(Grade("judge", "unknown")).passed
    assert not _outcome(Grade("exact", "passed"), Grade("judge", "unknown")).passed
    assert not _outcome().passed
    assert not _outcome(Grade("exact", "passed"), error="the model is gone").passed


def test_what_nobody_could_judge_is_not_counted() -> None:
    assert not _outcome(Grade("judge", "unknown")).judged
    assert _outcome(error="the model is gone").judged
    assert _outcome(Grade("exact", "failed")).judged
    assert _outcome(Grade("exact", "failed"), Grade("judge", "unknown")).judged
    assert not _outcome(Grade("exact", "passed"), Grade("judge", "unknown")).judged
    assert not _outcome().judged
