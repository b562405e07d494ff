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
from workbench.app.run import Run
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths
from workbench.engines.api import BrokenToolCall, Message, ReasoningDelta, TextDelta
from workbench.traces.events import NodeStarted, Record
from workbench.traces.otlp import to_otlp


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


def calls_of(run: Run, *, content: bool = True) -> list[dict[str, Any]]:
    """The attributes of the model calls, in the order in which they began."""
    spans = to_otlp(run.records, content=content)["resourceSpans"][0]["scopeSpans"][0]["spans"]
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


async def test_that_what_the_record_does_not_have_is_left_out(
    bench: Workbench, world: World
) -> None:
    world.steps = [[READY, TextDelta("One."), DONE], [READY, TextDelta("Two."), DONE]]
    first = await start(bench, "First")
    await asyncio.wait_for(first.wait(), 20)
    second = await start(bench, "Second", first.conversation_id)
    await asyncio.wait_for(second.wait(), 20)
    assert second.started.parent_run_id == first.run_id
    (told,) = calls_of(second)
    assert len(world.requests[1].messages) > 2, "it was asked with what was said before"
    assert "gen_ai.input.messages" not in told
    assert told["wb.prompt.rendered"] == "prompt"
    assert "gen_ai.output.messages" in told
    node = Record(first.run_id, 99, 1.0, NodeStarted("n", "n", "agent", "N"))
    spans = to_otlp([*first.records, node])["resourceSpans"][0]["scopeSpans"][0]["spans"]
    (chat,) = [span for span in spans if span["name"].startswith("chat")]
    keys = {one["key"] for one in chat["attributes"]}
    assert "gen_ai.input.messages" not in keys, "a graph made its messages"
