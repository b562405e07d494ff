"""The role of whoever sits before the program, in runs: tools that are not for it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.agents.graphs.running import graph, outcomes
from tests.unit.app.test_graph_runs import finished
from tests.unit.app.test_runs import CALLED, DONE, READY, World
from workbench.agents.documents import AgentDocument, ToolUse
from workbench.agents.graphs.options import GraphOptions
from workbench.app.run import Run
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import PolicyError, ToolError
from workbench.base.paths import Paths
from workbench.engines.api import EngineEvent, TextDelta, ToolCall
from workbench.traces.events import ToolCallFinished, ToolCallStarted

NURSE = AgentDocument(
    "nurse", "Nurse", tools=(ToolUse("patient_summary"), ToolUse("calculator"))
)
WHO = '{"name": "Berg", "born": "1980-05-02"}'
ASKED: list[EngineEvent] = [READY, ToolCall("c1", "patient_summary", WHO), CALLED]
SECRET = "penicillin"  # noqa: S105 - a word of the sample


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
async def bench(tmp_path: Path, world: World) -> AsyncIterator[Workbench]:
    paths = Paths(tmp_path / "data", tmp_path / "cache")
    paths.make()
    (paths.models / "talker.replay.json").write_text("{}")
    async with open_workbench(paths, start_host=world.start) as opened:
        yield opened


async def asked(bench: Workbench, world: World, role: str) -> Run:
    world.steps = [ASKED, [READY, TextDelta("Done."), DONE]]
    run = await bench.runs.start(NURSE, "Berg's summary", model_id="talker", role=role)
    await finished(run)
    return run


def result(run: Run) -> ToolCallFinished:
    events = [record.event for record in run.records]
    return next(event for event in events if isinstance(event, ToolCallFinished))


async def test_that_a_visitor_does_not_get_it_even_when_the_model_asks(
    bench: Workbench, world: World
) -> None:
    run = await asked(bench, world, "visitor")

    assert result(run).denied
    assert "only for: user, builder, administrator" in result(run).result
    assert [t.name for t in world.requests[0].tools] == ["calculator"]
    (told,) = [m.content for m in world.requests[1].messages if m.role == "tool"]
    assert told == result(run).result
    assert SECRET not in repr([record.event for record in run.records])
    assert run.started.role == "visitor"


async def test_that_staff_gets_it(bench: Workbench, world: World) -> None:
    run = await asked(bench, world, "user")

    assert SECRET in result(run).result
    assert [t.name for t in world.requests[0].tools] == ["patient_summary", "calculator"]


async def test_that_the_settings_role_holds_and_is_only_lowered(
    bench: Workbench, world: World
) -> None:
    bench.settings.change(acting_role="visitor")

    assert result(await asked(bench, world, "")).denied
    with pytest.raises(PolicyError):
        await asked(bench, world, "user")


async def test_that_a_tool_node_is_refused_and_a_fork_does_not_go_around_it(
    bench: Workbench,
) -> None:
    shown = graph(
        {
            "who": ("tool", {"tool": "patient_summary",
                             "values": {"name": "Berg", "born": "1980-05-02"}}),
            "out": ("output", {"name": "answer"}),
        },
        ("who.result -> out.value",),
    )  # fmt: skip
    staff = await bench.runs.start_graph(shown, {})
    await finished(staff)
    assert SECRET in (await staff.wait()).answer

    fork = GraphOptions(forked_from=staff.run_id)
    again = await bench.runs.start_graph(shown, {}, options=fork)
    assert outcomes(await finished(again))["who"] == "reused"
    visitor = await bench.runs.start_graph(shown, {}, options=fork, role="visitor")
    events = await finished(visitor)

    assert outcomes(events)["who"] == "failed"
    assert SECRET not in repr(events)


async def test_that_a_call_of_an_earlier_run_is_not_tried_again_by_a_visitor(
    bench: Workbench, world: World
) -> None:
    run = await asked(bench, world, "")
    calls = [r.event for r in run.records if isinstance(r.event, ToolCallStarted)]
    bench.settings.change(acting_role="visitor")

    with pytest.raises(ToolError, match="only for"):
        await bench.runs.retry_call(run.run_id, calls[0].span_id, calls[0].arguments)


async def test_that_lowering_the_role_holds_for_runs_that_go_on(
    bench: Workbench, world: World
) -> None:
    world.steps = [[READY, TextDelta("part")]]
    run = await bench.runs.start(NURSE, "Hi", model_id="talker")
    assert run.role() == "administrator"

    bench.settings.change(acting_role="user")

    assert run.role() == "user"
    await bench.runs.stop(run.run_id)


async def test_that_the_digest_of_a_tool_covers_its_roles(bench: Workbench) -> None:
    from workbench.tools.kinds.registry import kind_of

    kind = kind_of("sql")
    assert kind is not None
    tool = kind.sample("mine", "Mine")
    specs = [
        await bench.tool_library.spec(replace(tool, roles=roles))
        for roles in (None, (), ("user",), ("user", "builder"))
    ]

    assert len({spec.digest for spec in specs}) == 4
