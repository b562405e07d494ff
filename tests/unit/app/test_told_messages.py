"""The messages in an export are those that the engine was asked with, or none."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.unit.app.test_runs import AGENT, CALLED, DONE, READY, World, call, start
from workbench.app.earlier_runs import records_before
from workbench.app.run import Run
from workbench.app.run_records import ExportOptions
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths
from workbench.base.redaction_rules import read_rules
from workbench.engines.api import BrokenToolCall, Message, ReasoningDelta, TextDelta
from workbench.traces.events import NodeStarted, Record
from workbench.traces.otlp import Earlier, to_otlp
from workbench.traces.otlp_messages import MOST_CALL_CHARS


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


def calls_of(
    run: Run, *, content: bool = True, earlier: Earlier | None = None
) -> list[dict[str, Any]]:
    """The attributes of the model calls, in the order in which they began."""
    request = to_otlp(run.records, content=content, earlier=earlier)
    spans = request["resourceSpans"][0]["scopeSpans"][0]["spans"]
    chats = [span for span in spans if span["name"].startswith("chat")]
    return [
        {one["key"]: next(iter(one["value"].values())) for one in span["attributes"]}
        for span in sorted(chats, key=lambda span: int(span["startTimeUnixNano"]))
    ]


def as_told(message: Message) -> dict[str, Any]:
    """A message of the engine's request in the form of the conventions."""
    if message.role == "tool":
        part = {
            "type": "tool_call_response",
            "id": message.call_id,
            "response": message.content,
        }
        return {"role": "tool", "parts": [part]}
    kinds = (("reasoning", message.reasoning), ("text", message.content))
    parts: list[dict[str, Any]] = [
        {"type": kind, "content": text} for kind, text in kinds if text
    ]
    parts += [
        {"type": "tool_call", "id": one.id, "name": one.name}
        | {"arguments": json.loads(one.arguments)}
        for one in message.calls
    ]
    return {"role": message.role, "parts": parts}


async def test_that_calls_tell_what_they_were_asked_and_what_they_wrote(
    bench: Workbench, world: World
) -> None:
    sum_call = call("calculator", expression="1 + 1")
    world.steps = [
        [
            READY,
            ReasoningDelta("Let me"),
            TextDelta("So "),
            TextDelta("be it."),
            sum_call,
            CALLED,
        ],
        [READY, BrokenToolCall("<call>{", "this is no JSON"), CALLED],
        [READY, sum_call, call("nothing", x=1), CALLED],
        [READY, TextDelta("It is 2."), DONE],
    ]
    document = replace(AGENT, instructions="Be brief.")
    run = await bench.runs.start(document, "What is 1 + 1?", model_id="talker")
    await asyncio.wait_for(run.wait(), 20)
    told = calls_of(run)
    assert len(told) == len(world.requests) == 4
    for attributes, request in zip(told, world.requests, strict=True):
        system, *rest = request.messages
        assert (
            json.loads(attributes["gen_ai.system_instructions"])[0]["content"] == system.content
        )
        assert json.loads(attributes["gen_ai.input.messages"]) == [as_told(m) for m in rest]
        assert attributes["wb.prompt.rendered"] == "prompt"
    (first,) = json.loads(told[0]["gen_ai.output.messages"])
    assert [part["type"] for part in first["parts"]] == ["reasoning", "text", "tool_call"]
    assert first["parts"][2]["arguments"] == {"expression": "1 + 1"}
    (last,) = json.loads(told[3]["gen_ai.output.messages"])
    assert last == {"role": "assistant", "parts": [{"type": "text", "content": "It is 2."}]}
    for attributes in calls_of(run, content=False):
        assert not {key for key in attributes if "messages" in key or "instructions" in key}


async def test_that_a_later_turn_tells_the_whole_conversation(
    bench: Workbench, world: World
) -> None:
    sum_call = call("calculator", expression="1 + 1")
    world.steps = [
        [READY, TextDelta("Wait."), sum_call, CALLED],
        [READY, BrokenToolCall("<call>{", "this is no JSON"), CALLED],
        [READY, ReasoningDelta("Hm"), TextDelta("It is 2."), DONE],
        [READY, ReasoningDelta("only thought"), DONE],
        [READY, sum_call, CALLED],
        [READY, TextDelta("Still 2."), DONE],
    ]
    document = replace(AGENT, instructions="Be brief.")
    first = await bench.runs.start(document, "What is 1 + 1?", model_id="talker")
    await asyncio.wait_for(first.wait(), 20)
    for text in ("Hm?", "Are you sure?"):
        last = await bench.runs.start(
            document, text, conversation_id=first.conversation_id, model_id="talker"
        )
        await asyncio.wait_for(last.wait(), 20)
    store = bench.conversations._store
    earlier = records_before(store, last.records)
    assert earlier is not None
    assert len(earlier) == 2
    told = calls_of(last, earlier=earlier)
    assert len(told) == 2
    for attributes, request in zip(told, world.requests[-2:], strict=True):
        assert json.loads(attributes["gen_ai.input.messages"]) == [
            as_told(message) for message in request.messages[1:]
        ]
        assert attributes["wb.input.messages.from"] == "events"
        assert "wb.input.messages.left_out" not in attributes

    async def exported(**more: Any) -> str:
        options = ExportOptions("otlp", **more)
        return "".join([one async for one in bench.records.export([last.run_id], options)])

    assert "What is 1 + 1?" in await exported()
    assert "What is 1 + 1?" not in await exported(content=False)
    rules = read_rules(["sum=1 . 1"])
    assert "What is 1 + 1?" not in await exported(rules=rules), "also of the runs before"

    world.steps = [[READY, TextDelta("Yes."), DONE]]
    again = await bench.runs.replays.go_on(last.run_id)
    await asyncio.wait_for(again.wait(), 20)
    (read,) = calls_of(again, earlier=records_before(store, again.records))
    assert json.loads(read["gen_ai.input.messages"]) == [
        as_told(message) for message in world.requests[-1].messages[1:]
    ], "a run that repeats another one read what was before that one"


async def test_that_long_conversations_are_bounded_and_say_so(
    bench: Workbench, world: World
) -> None:
    world.steps = [[READY, TextDelta("a" * 150_000), DONE] for _ in range(3)]
    run = await start(bench, "First " + "b" * 1_000_000)
    await asyncio.wait_for(run.wait(), 20)
    (long,) = calls_of(run)
    (only,) = json.loads(long["gen_ai.input.messages"])
    assert "characters left out" in only["parts"][0]["content"]
    assert len(long["gen_ai.input.messages"]) < MOST_CALL_CHARS + 1_000
    second = await start(bench, "Second", run.conversation_id)
    await asyncio.wait_for(second.wait(), 20)
    store = bench.conversations._store
    (told,) = calls_of(second, earlier=records_before(store, second.records))
    kept = json.loads(told["gen_ai.input.messages"])
    assert [one["role"] for one in kept] == ["assistant", "user"], "the newest"
    assert told["wb.input.messages.left_out"] == "1"


async def test_that_what_nodes_asked_is_read_off_the_prompt(
    bench: Workbench, world: World
) -> None:
    """Of what nobody knows, nothing is made up."""
    prompt = "<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n"
    world.steps = [
        [replace(READY, text=prompt), TextDelta("One."), DONE],
        [READY, TextDelta("Two."), DONE],
    ]
    first = await start(bench, "First")
    await asyncio.wait_for(first.wait(), 20)
    node = Record(first.run_id, 99, 1.0, NodeStarted("n", "n", "agent", "N"))
    spans = to_otlp([*first.records, node])["resourceSpans"][0]["scopeSpans"][0]["spans"]
    (chat,) = [span for span in spans if span["name"].startswith("chat")]
    told = {one["key"]: next(iter(one["value"].values())) for one in chat["attributes"]}
    wanted = [{"role": "user", "parts": [{"type": "text", "content": "Hi"}]}]
    assert json.loads(told["gen_ai.input.messages"]) == wanted
    assert told["wb.input.messages.from"] == "prompt"
    second = await start(bench, "Second", first.conversation_id)
    await asyncio.wait_for(second.wait(), 20)
    (unknown,) = calls_of(second)
    assert len(world.requests[1].messages) > 2, "it was asked with what was said before"
    assert "gen_ai.input.messages" not in unknown, "the runs before are not at hand"
    assert unknown["wb.prompt.rendered"] == "prompt"
    assert "gen_ai.output.messages" in unknown
