"""A model on a server is compared like any other: its id is all that is needed."""

from __future__ import annotations

from pathlib import Path

from tests.servers.scripted import MODEL, running_server
from tests.unit.app.test_servers import connect, in_a_thread
from workbench.agents.documents import AgentDocument, ToolUse
from workbench.app.evaluation_plans import choice_of
from workbench.app.workbench import open_workbench
from workbench.base.paths import Paths
from workbench.evals.grid import grid_of
from workbench.evals.progress import AllDone
from workbench.evals.values import Case, DataSet, Plan

AGENT = AgentDocument("tester", "Tester", tools=(ToolUse("calculator"),))
CASES = tuple(Case(f"c{number}", "calculate", expected="84") for number in range(12))


async def test_that_a_server_is_a_candidate_and_one_that_is_away_fails_alone(
    tmp_path: Path,
) -> None:
    paths = Paths(tmp_path / "data", tmp_path / "cache")
    async with open_workbench(paths, start_host=in_a_thread) as bench:
        with running_server() as away:
            gone = await connect(bench, away, "gone")
        with running_server() as server:
            there = await connect(bench, server, "there")
            choices = [choice_of(bench.models, name) for name in (gone, there)]
            grid = grid_of([AGENT], choices, ["server"])
            plan = Plan("abc", "Servers", DataSet("sums", CASES), grid.candidates)
            await bench.evaluations.start(plan)
            assert await bench.evaluations.wait("abc") == AllDone()

        outcomes = (await bench.evaluations.results("abc")).outcomes
    passed = {one.attempt.candidate_id for one in outcomes if one.passed}
    failed = {one.attempt.candidate_id for one in outcomes if one.error}
    assert len(outcomes) == 24
    assert [one.model_id for one in grid.candidates if one.candidate_id in passed] == [there]
    assert [one.model_id for one in grid.candidates if one.candidate_id in failed] == [gone]
    assert not passed & failed
    assert {body["model"] for body in server.heard} == {MODEL}
