"""Checks that ask a model: one that judges, and what is said where there is none."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.app.talker import opened
from workbench.agents.documents import AgentDocument
from workbench.app.evaluation_grading import grading
from workbench.engines.api import EngineEvent, Finished, GenerationStats, Request, TextDelta
from workbench.evals.grid import ModelChoice, grid_of
from workbench.evals.progress import AllDone
from workbench.evals.side_by_side import Tried
from workbench.evals.values import Case, Check, DataSet, Plan

AGENT = AgentDocument("tester", "Tester")
JUDGED = DataSet("judged", (Case("a", "Hi", expected="A greeting."),), (Check("judge"),))
ALIKE = replace(JUDGED, checks=(Check("similarity"),))


@pytest.mark.parametrize(
    ("judge", "reason"),
    [
        ("", "no judging model is chosen"),
        ("gone", "'gone' is not installed"),
        ("talker", "Gave no verdict: “Hello.”"),
    ],
)
async def test_that_without_a_verdict_nothing_counts_and_the_reason_is_kept(
    tmp_path: Path, judge: str, reason: str
) -> None:
    async with opened(tmp_path) as bench:
        grid = grid_of([AGENT], [ModelChoice("talker", "Talker")])
        plan = Plan("abc", "Judged", JUDGED, grid.candidates, judge_model_id=judge)
        await bench.evaluations.start(plan)
        assert await bench.evaluations.wait("abc") == AllDone()
        (outcome,) = (await bench.evaluations.results("abc")).outcomes

    assert not outcome.judged
    assert reason in outcome.grades[0].reason


class Verdicts:
    """A model that always gives the same verdict, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Request] = []

    async def generate(self, _model_id: str, request: Request) -> AsyncIterator[EngineEvent]:
        self.asked.append(request)
        is_trap = "Any other answer fails" in request.messages[-1].content
        verdict = "fail" if is_trap else "pass"
        yield TextDelta(json.dumps({"verdict": verdict, "reason": "It greets."}))
        yield Finished("stop", GenerationStats(1, 0, 1, 0.0, 0.0, 0.0))


async def test_that_a_judge_is_held_to_the_form_of_a_verdict_and_writes_greedily(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge = Verdicts()
    async with opened(tmp_path) as bench:
        plan = Plan("abc", "Judged", JUDGED, (), judge_model_id="talker")
        monkeypatch.setattr(bench.loading, "generate", judge.generate)
        grade = grading(plan, bench.models, bench.loading, bench.collections)
        (found,) = await grade(JUDGED.cases[0], Tried("run", "Hello.", "answered"))

    assert (found.word, found.reason) == ("passed", "It greets.")
    assert len(judge.asked) == 3  # in both orders, and with a trap
    for request in judge.asked:
        assert request.constrain
        assert request.output_schema is not None
        assert request.output_schema["required"] == ["verdict", "reason"]
        assert request.sampling.temperature == 0.0


async def test_that_meanings_are_compared_by_a_model_that_is_there(tmp_path: Path) -> None:
    async with opened(tmp_path) as bench:
        grid = grid_of([AGENT], [ModelChoice("talker", "Talker")])
        none = Plan("none", "Alike", ALIKE, grid.candidates)
        starter = replace(none, plan_id="starter", embedding_model_id="starter")
        words = []
        for plan in (none, starter):
            await bench.evaluations.start(plan)
            assert await bench.evaluations.wait(plan.plan_id) == AllDone()
            (outcome,) = (await bench.evaluations.results(plan.plan_id)).outcomes
            words.append(outcome.grades[0].word)

    assert words[0] == "unknown"
    assert words[1] in ("passed", "failed")
