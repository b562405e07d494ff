"""An approval that nobody answers is denied after a time, and the run goes on without it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.unit.agents.graphs.running import end_of, graph, outcomes
from tests.unit.app.test_graph_runs import finished
from tests.unit.app.test_runs import CALLED, DONE, READY, World, call, start, until
from workbench.agents.graphs.documents import Handling, Node
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import RunError, SettingsError
from workbench.base.paths import Paths
from workbench.engines.api import TextDelta
from workbench.traces.events import (
    ApprovalAsked,
    ApprovalGiven,
    NodeFinished,
    PersonAnswered,
    PersonAsked,
    ToolCallFinished,
)

NOTE = Node(
    "note", "tool", settings={"tool": "save_note", "values": {"title": "a", "text": "b"}}
)


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
async def bench(tmp_path: Path, world: World) -> AsyncIterator[Workbench]:
    paths = Paths(tmp_path / "data", tmp_path / "cache")
    paths.make()
    (paths.models / "talker.replay.json").write_text("{}")
    async with open_workbench(paths, start_host=world.start) as opened:
        opened.settings.change(approval_limit_s=1.0)
        yield opened


async def test_that_a_call_nobody_allows_is_denied_and_the_agent_goes_on(
    bench: Workbench, world: World
) -> None:
    note = call("save_note", title="Milk", text="Buy milk")
    world.steps = [[READY, note, CALLED], [READY, TextDelta("Then not."), DONE]]

    run = await start(bench)
    events = await finished(run)

    given = next(event for event in events if isinstance(event, ApprovalGiven))
    assert (given.decision, given.by) == ("deny", "time limit")
    ended = next(event for event in events if isinstance(event, ToolCallFinished))
    assert (ended.denied, ended.result) == (True, "Error: nobody allowed this call in time")
    assert (end_of(events).end, end_of(events).answer) == ("answered", "Then not.")
    assert world.requests[1].messages[-1].content == ended.result
    with pytest.raises(RunError):
        await bench.runs.answer(given.ask_id, "allow_once")
    assert run.asking == ()


async def test_that_a_graph_goes_its_way_for_a_call_that_was_not_allowed(
    bench: Workbench,
) -> None:
    note = Node(
        NOTE.id, NOTE.kind, settings=NOTE.settings, handling=Handling(on_error="branch")
    )
    document = graph({"note": note, "out": "output"}, ("note.error -> out.value",))

    events = await finished(await bench.runs.start_graph(document, {}))

    assert end_of(events).answer == "nobody allowed this call in time"


async def test_that_an_approval_in_a_graph_is_no_without_an_answer(bench: Workbench) -> None:
    document = graph(
        {
            "t": ("text", {"text": "the plan"}),
            "ok": "approve",
            "yes": ("output", {"name": "yes"}),
            "no": ("output", {"name": "no"}),
        },
        ("t.text -> ok.value", "ok.yes -> yes.value", "ok.no -> no.value"),
    )

    events = await finished(await bench.runs.start_graph(document, {}))

    answered = next(event for event in events if isinstance(event, PersonAnswered))
    assert (answered.values, answered.by) == ({"yes": False}, "time limit")
    assert outcomes(events)["yes"] == "skipped"
    assert end_of(events).answer == "the plan"
    decided = next(e for e in events if isinstance(e, NodeFinished) and e.node_id == "ok")
    assert decided.note == "held back"


async def test_that_a_form_waits_for_as_long_as_it_takes(bench: Workbench) -> None:
    form = ("form", {"fields": [{"name": "who"}]})
    document = graph(
        {"ask": form, "ok": "approve", "t": "text", "out": "output"},
        ("t.text -> ok.value", "ask.who -> out.value"),
    )
    run = await bench.runs.start_graph(document, {})
    await until(run, PersonAnswered)  # the approval's time is over

    (asked,) = run.forms
    assert isinstance(asked, PersonAsked)
    await bench.runs.give(asked.ask_id, {"who": "Ada"})

    assert end_of(await finished(run)).answer == "Ada"


async def test_that_an_answer_in_time_counts(bench: Workbench) -> None:
    bench.settings.change(approval_limit_s=60.0)
    run = await bench.runs.start_graph(graph({"note": NOTE}), {})
    asked = (await until(run, ApprovalAsked)).event
    assert isinstance(asked, ApprovalAsked)

    await bench.runs.answer(asked.ask_id, "allow_once")
    events = await asyncio.wait_for(finished(run), 20)

    given = next(event for event in events if isinstance(event, ApprovalGiven))
    assert (given.decision, given.by) == ("allow_once", "user")


def test_that_the_limit_cannot_be_taken_away(bench: Workbench) -> None:
    with pytest.raises(SettingsError):
        bench.settings.change(approval_limit_s=0.0)
