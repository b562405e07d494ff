"""What graphs remember: from run to run, by graph or conversation, seen and forgotten."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.unit.agents.graphs.running import graph, outcomes
from tests.unit.app.test_graph_runs import finished
from tests.unit.app.test_runs import World
from workbench.__main__ import _parser
from workbench.agents.graphs.checks import check_graph
from workbench.agents.graphs.documents import GraphDocument
from workbench.agents.graphs.options import GraphOptions
from workbench.app import headless
from workbench.app.graph_world import world_of
from workbench.app.run import Run
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import DocumentError
from workbench.base.paths import DATA_VARIABLE, Paths
from workbench.tools.memory.values import Keep, MemoryPlace
from workbench.traces.events import NodeFinished

FACTS = MemoryPlace("graph", "g", "memory")


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Workbench]:
    paths = Paths(tmp_path / "data", tmp_path / "cache")
    paths.make()
    (paths.models / "talker.replay.json").write_text("{}")
    async with open_workbench(paths, start_host=World().start) as opened:
        yield opened


def noting(**settings: Any) -> GraphDocument:
    return graph(
        {
            "ask": ("input", {"name": "text"}),
            "keep": ("remember", settings),
            "out": ("output", {"name": "answer"}),
        },
        ("ask.value -> keep.value", "keep.value -> out.value"),
    )


def looking(**settings: Any) -> GraphDocument:
    asks = settings.get("by", "newest") != "newest"
    return graph(
        {
            "ask": ("input", {"name": "text"}),
            "look": ("memory", settings),
            "out": ("output", {"name": "answer"}),
        },
        (f"ask.value -> look.{'query' if asks else 'after'}", "look.text -> out.value"),
    )


def forgetting(**settings: Any) -> GraphDocument:
    words = settings.get("what") == "words"
    return graph(
        {
            "ask": ("input", {"name": "text"}),
            "gone": ("forget", settings),
            "out": ("output", {"name": "answer"}),
        },
        (f"ask.value -> gone.{'words' if words else 'after'}", "gone.count -> out.value"),
    )


async def done(
    bench: Workbench, document: GraphDocument, text: str = "x", **more: Any
) -> tuple[str, Run]:
    run = await bench.runs.start_graph(document, {"text": text}, **more)
    await finished(run)
    end = await run.wait()
    assert end.end == "answered", end.message
    return end.answer, run


def note(run: Run, node_id: str) -> str:
    ends = (r.event for r in run.records if isinstance(r.event, NodeFinished))
    return next(end.note for end in ends if end.node_id == node_id)


async def test_that_a_later_run_knows_what_an_earlier_one_was_told(bench: Workbench) -> None:
    for fact in ("Ada likes tea", "Bo likes coffee", "The kettle is broken"):
        await done(bench, noting(), fact)

    newest, run = await done(bench, looking(most=2))
    assert newest == "- The kettle is broken\n- Bo likes coffee"
    assert note(run, "look") == "The kettle is broken; Bo likes coffee"
    by_words, _run = await done(bench, looking(by="words"), "What does Ada like?")
    assert by_words == "- Ada likes tea"
    nothing, empty = await done(bench, looking(by="words"), "weather")
    assert (nothing, note(empty, "look")) == ("", "nothing fits")
    other, _run = await done(bench, looking(name="another"))
    assert other == ""


async def test_that_a_memory_of_a_conversation_stays_in_it(bench: Workbench) -> None:
    await done(bench, noting(scope="conversation"), "a secret", conversation_id="c1")

    inside, _run = await done(bench, looking(scope="conversation"), conversation_id="c1")
    outside, _run = await done(bench, looking(scope="conversation"), conversation_id="c2")
    of_graph, _run = await done(bench, looking())

    assert (inside, outside, of_graph) == ("- a secret", "", "")


async def test_that_what_a_conversation_told_goes_with_it_for_good(bench: Workbench) -> None:
    await done(bench, noting(scope="conversation"), "a secret", conversation_id="c1")
    await done(bench, noting(scope="conversation"), "another", conversation_id="c2")
    await bench.conversations.delete("c1")
    assert len(await bench.memories.list()) == 2, "the deletion can be taken back"

    await bench.conversations.purge()

    assert [state.place.owner for state in await bench.memories.list()] == ["c2"]


async def test_that_size_and_age_are_limits(bench: Workbench) -> None:
    for number in range(4):
        _answer, run = await done(bench, noting(most=2), f"fact {number}")
    assert note(run, "keep") == "2 of at most 2 in memory"
    assert (await done(bench, looking()))[0] == "- fact 3\n- fact 2"


async def test_that_a_graph_forgets_what_it_is_told_to(bench: Workbench) -> None:
    for fact in ("Ada likes tea", "Bo likes tea"):
        await done(bench, noting(), fact)

    assert (await done(bench, forgetting(what="words"), "tea Ada"))[0] == "1"
    assert (await done(bench, forgetting(what="words"), " "))[0] == "0"
    assert (await done(bench, looking()))[0] == "- Bo likes tea"
    assert (await done(bench, forgetting()))[0] == "1"
    assert await bench.memories.list() == ()


async def test_that_a_fork_uses_what_was_found_and_does_not_keep_it_again(
    bench: Workbench,
) -> None:
    _answer, first = await done(bench, noting(), "Ada likes tea")
    await bench.memories.remove(FACTS.key)

    _answer, fork = await done(
        bench, noting(), "Ada likes tea", options=GraphOptions(forked_from=first.run_id)
    )

    assert outcomes([record.event for record in fork.records])["keep"] == "reused"
    assert await bench.memories.list() == ()


async def test_that_a_person_sees_and_forgets_entries(bench: Workbench) -> None:
    for fact in ("one", "two"):
        await bench.memories.remember(FACTS, fact, Keep())

    entries = await bench.memories.entries(FACTS.key)
    assert [one.text for one in entries] == ["two", "one"]
    assert await bench.memories.remove(FACTS.key, entries[0].id) == 1
    with pytest.raises(DocumentError, match="has no entry"):
        await bench.memories.remove(FACTS.key, entries[0].id)
    assert await bench.memories.remove(FACTS.key) == 1
    with pytest.raises(DocumentError, match="there is no memory"):
        await bench.memories.entries(FACTS.key)


async def test_that_nothing_is_made_on_disk_by_looking(bench: Workbench) -> None:
    assert await bench.memories.list() == ()
    assert not (bench.paths.data / "memory.sqlite").exists()


async def test_that_the_checks_name_what_cannot_be_kept(bench: Workbench) -> None:
    world = world_of(bench)
    found = {
        problem.setting: problem.message
        for document in (
            noting(name="A B"), noting(most=0), noting(days=-1.0), looking(by="embedding"),
            looking(most=101),
        )
        for problem in check_graph(document, world)
        if problem.level == "error"
    }  # fmt: skip
    assert found == {
        "name": "'A B' is no name of a memory",
        "most": "101 is not in 1 to 100",
        "days": "-1 is not in 0 to 3650",
        "model": "No model that compares texts is installed",
    }


def test_that_the_command_line_lists_shows_and_forgets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))

    async def prepare() -> None:
        async with open_workbench() as bench:
            await bench.memories.remember(FACTS, "likes\n\x1b[2Jtea", Keep())
            await bench.memories.remember(FACTS, "lives in Kiel", Keep())

    def command(*words: str) -> str:
        assert headless.main(_parser().parse_args(["memory", *words])) == 0
        return capsys.readouterr().out

    asyncio.run(prepare())
    assert "graph:g/memory" in command("list")
    rows = json.loads(command("show", "graph:g/memory", "--json"))
    assert [row["text"] for row in rows] == ["lives in Kiel", "likes\n\x1b[2Jtea"]
    assert "\x1b" not in command("show", "graph:g/memory")
    assert command("forget", "graph:g/memory", "--entry", str(rows[0]["id"])) == "1 forgotten\n"
    assert json.loads(command("forget", "graph:g/memory", "--json"))["forgotten"] == 1
    assert json.loads(command("list", "--json")) == []
    assert headless.main(_parser().parse_args(["memory", "show", "graph:g/memory"])) == 1
