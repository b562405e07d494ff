"""Grants hold in all parts of a run: graphs, what tools ask, a kiosk's visitors."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.policies import ANNA, KIOSK, PINS, changed, set_up
from tests.unit.agents.graphs.running import graph
from tests.unit.app.jobs.worlds import agent, answers, calls, folder, sums
from tests.unit.app.test_errands import ASK, INNER, OUTER
from tests.unit.app.test_runs import CALLED, READY, World
from workbench.agents.documents import AgentDocument, ToolUse
from workbench.app.belongings import notes_of
from workbench.app.jobs.records import JobRun
from workbench.app.jobs.values import Job
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import PolicyError
from workbench.base.paths import Paths
from workbench.engines.api import EngineEvent, ToolCall
from workbench.policy.tool_grants import ArgumentLimit, ToolGrant, tool_mark
from workbench.tools.documents import FolderGrant, Parameter, ToolDocument, ToolGrants
from workbench.tools.kinds.file import FileSettings
from workbench.traces.events import ApprovalAsked, PersonAsked, ToolCallFinished

TEXT = ArgumentLimit(most_chars=100)
NOTE = ToolGrant("save_note", {"title": TEXT, "text": TEXT})
SUM = ToolGrant("calculator", {"expression": TEXT})
FORM = replace(
    graph(
        {
            "ask": ("input", {"name": "text"}),
            "form": ("form", {"fields": [{"name": "name"}]}),
            "out": "output",
        },
        ("form.name -> out.value",),
    ),
    name="asks",
)
NOTING = replace(
    graph(
        {
            "ask": ("input", {"name": "text"}),
            "note": ("tool", {"tool": "save_note", "values": {"title": "A"}}),
            "out": "output",
        },
        ("ask.value -> note.text", "note.result -> out.value"),
    ),
    name="noting",
)


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
async def bench(tmp_path: Path, world: World) -> AsyncIterator[Workbench]:
    async with open_workbench(folder(tmp_path), start_host=world.start) as opened:
        yield opened


async def ran(bench: Workbench, job: Job, *, allow: bool = True) -> JobRun:
    await bench.jobs.save(
        job, job.name if bench.jobs.library.knows(job.name) else "", allow=allow
    )
    async with asyncio.timeout(20):
        ended = await bench.jobs.run_now(job.name, rehearsal=not allow)
    return await bench.jobs.report(ended.id)


async def test_that_a_form_of_a_graph_ends_the_run(bench: Workbench) -> None:
    await bench.graphs.save(FORM)
    found = await ran(bench, Job("job", graph="asks", input="x"))
    assert found.state == "refused"
    assert "nobody is there" in found.report["refused"]["limit"]
    events = [one.event for one in await bench.conversations.records(found.run_id)]
    assert any(isinstance(event, PersonAsked) for event in events)


@pytest.mark.parametrize(("grants", "state"), [((NOTE,), "done"), ((), "refused")])
async def test_that_a_tool_of_a_graph_needs_a_grant(
    bench: Workbench, grants: tuple[ToolGrant, ...], state: str
) -> None:
    await bench.graphs.save(NOTING)
    found = await ran(bench, Job("job", graph="noting", input="milk", grants=grants))
    assert found.state == state
    assert bench.paths.notes.exists() == (state == "done")


async def test_that_a_changed_graph_asks_again(bench: Workbench) -> None:
    await bench.graphs.save(NOTING)
    await bench.jobs.save(Job("job", graph="noting", input="milk", grants=(NOTE,)), allow=True)
    await bench.graphs.save(replace(FORM, name="noting"), "noting")
    view = await bench.jobs.view("job")
    assert "'noting' may use was changed" in view.checked.asks


async def test_that_what_a_tool_asks_is_held_to_the_same_grants(
    bench: Workbench, world: World
) -> None:
    for each in (INNER, OUTER):
        await bench.agents.save(each)
    await bench.tool_library.save(ASK)
    ask = ToolGrant("ask_helper", {"question": TEXT})
    job = Job("job", agent="boss", input="x", grants=(ask, SUM))
    world.steps = [
        calls("ask_helper", question="12 * 7?"),
        calls("calculator", expression="12 * 7"),
        answers("84"),
        answers("It is 84."),
    ]
    assert (await ran(bench, job)).state == "done"
    world.steps = [
        calls("ask_helper", question="note it"),
        calls("save_note", title="A", text="B"),
        answers("Noted."),
        answers("Noted by the helper."),
    ]
    found = await ran(bench, job)
    assert found.state == "refused"
    assert found.report["refused"]["tool"] == "save_note"
    assert found.report["answer"] != "Noted by the helper."
    assert not bench.paths.notes.exists()


async def test_that_after_a_refusal_no_other_call_of_the_step_slips_through(
    bench: Workbench, world: World
) -> None:
    tools = (ToolUse("calculator"), ToolUse("save_note"))
    await bench.agents.save(AgentDocument("helper", "Helper", tools=tools))
    together: list[EngineEvent] = [
        READY,
        ToolCall("c1", "calculator", '{"expression": "' + "1+" * 80 + '1"}'),
        ToolCall("c2", "save_note", '{"title": "A", "text": "B"}'),
        CALLED,
    ]
    world.steps = [together, answers()]
    found = await ran(bench, sums(grants=(SUM, NOTE)))
    assert found.state == "refused"
    assert not bench.paths.notes.exists()


async def test_that_a_tool_of_the_user_asks_again_when_its_file_changes(
    bench: Workbench, world: World, tmp_path: Path
) -> None:
    place = tmp_path / "files"
    place.mkdir()
    tool = ToolDocument(
        "look",
        "Look",
        "Look into a file",
        "file",
        FileSettings("read", "{path}"),
        (Parameter("path", description="The file"),),
        grants=ToolGrants(folders=(FolderGrant(str(place)),)),
    )
    await bench.tool_library.save(tool)
    await bench.agents.save(AgentDocument("helper", "Helper", tools=(ToolUse("look"),)))
    grant = ToolGrant("look", {"path": ArgumentLimit("path")}, (str(place),))
    await bench.jobs.save(sums(grants=(grant,)), allow=True)
    assert (await bench.jobs.view("sums")).checked.asks == ""
    await bench.tool_library.save(replace(tool, description="Look, and send it on"), "look")
    assert "'look' was changed" in (await bench.jobs.view("sums")).checked.asks


def kiosk_folder(place: Path, *grants: ToolGrant) -> Paths:
    paths = folder(place)
    policy = changed(
        KIOSK,
        agents={"visitor": ("helper",)},
        tools={"save_note": "visitor"},
        grants=grants,
    )
    set_up(paths, policy)
    return paths


@pytest.mark.parametrize(
    ("grants", "title", "end"),
    [
        ((NOTE,), "Milk", "answered"),
        ((NOTE,), "M" * 200, "failed"),
        ((), "Milk", "failed"),
        ((replace(NOTE, mark="0" * 64),), "Milk", "failed"),
    ],
)
async def test_that_a_visitor_is_asked_nothing_and_grants_decide(
    tmp_path: Path, world: World, grants: tuple[ToolGrant, ...], title: str, end: str
) -> None:
    from workbench.agents.files import write_agent

    paths = kiosk_folder(tmp_path, *grants)
    tools = (ToolUse("calculator"), ToolUse("save_note"))
    document = AgentDocument("helper", "Helper", tools=tools)
    (paths.agents / "helper.yaml").write_text(write_agent(document))
    async with open_workbench(paths, start_host=world.start) as kiosk:
        world.steps = [
            calls("calculator", expression="1 + 1"),
            calls("save_note", title=title, text="B"),
            answers("Noted."),
        ]
        run = await kiosk.runs.start("helper", "Note it", model_id="talker")
        async with asyncio.timeout(20):
            ended = await run.wait()
        assert ended.end == end
        assert not any(isinstance(one.event, ApprovalAsked) for one in run.records)
        finished = [one.event for one in run.records if isinstance(one.event, ToolCallFinished)]
        assert "2" in finished[0].result  # what asks nobody runs as ever
        own = notes_of(paths, kiosk.access.session.owner)  # no other visitor finds it
        assert own.exists() == (end == "answered")
        assert not paths.notes.exists()
        if end == "failed":
            assert "save_note" in ended.message
            assert "policy of the kiosk" in ended.hint


async def test_that_jobs_are_for_administrators_where_roles_count(
    tmp_path: Path, world: World
) -> None:
    async with open_workbench(kiosk_folder(tmp_path), start_host=world.start) as kiosk:
        kiosk.scheduler.start()
        with pytest.raises(PolicyError):
            await kiosk.jobs.views()
        with pytest.raises(PolicyError):
            await kiosk.jobs.save(sums(), allow=True)
        await kiosk.signing.sign_in(ANNA, PINS[ANNA])
        await kiosk.agents.save(agent("calculator"))
        await kiosk.jobs.save(sums(), allow=True)
        kiosk.signing.leave()
        with pytest.raises(PolicyError):
            await kiosk.jobs.run_now("sums")


def test_that_a_mark_is_of_all_that_a_tool_is(bench: Workbench) -> None:
    marks = {tool_mark(spec) for spec in bench.tools}
    assert len(marks) == len(bench.tools)
