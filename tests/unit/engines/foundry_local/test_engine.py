"""Foundry Local as an engine: tool calls, sessions that go on, and what it refuses."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from workbench.base.errors import ContextFull, ModelLoadError, RequestError
from workbench.engines.api import (
    BrokenToolCall,
    CallInMessage,
    EngineEvent,
    Failed,
    Finished,
    LoadOptions,
    Message,
    PromptReady,
    Request,
    SamplingOptions,
    TextDelta,
    ToolCall,
    ToolDefinition,
)
from workbench.engines.foundry_local.answering import Answering
from workbench.engines.host import EngineHost
from workbench.engines.registry import ENGINES, EngineSpec

pytest.importorskip("foundry_local_sdk")
MODEL = Path(__file__).resolve().parents[3] / "models" / "tiny-agent" / "agent-og"
NUMBER = {"type": "number"}
ADD = ToolDefinition(
    "add",
    "Add two numbers",
    {"type": "object", "properties": {"a": NUMBER, "b": NUMBER}, "required": ["a", "b"]},
)


def spec() -> EngineSpec:
    return next(row for row in ENGINES if row.key == "foundry-local")


def ask(*messages: Message, conversation: str = "", **sampling: object) -> Request:
    options = replace(SamplingOptions(temperature=0.0, max_new_tokens=80), **sampling)  # type: ignore[arg-type]
    return Request(messages, (ADD,), sampling=options, conversation_id=conversation)


def user(text: str) -> Message:
    return Message("user", text)


async def all_of(host: EngineHost, request: Request) -> list[EngineEvent]:
    async with asyncio.timeout(60), aclosing(host.generate(request)) as events:
        return [event async for event in events]


def text_of(events: list[EngineEvent]) -> str:
    return "".join(event.text for event in events if isinstance(event, TextDelta))


def ready(events: list[EngineEvent]) -> PromptReady:
    (found,) = [event for event in events if isinstance(event, PromptReady)]
    return found


def call_of(events: list[EngineEvent]) -> ToolCall:
    (call,) = [event for event in events if isinstance(event, ToolCall)]
    return call


def after(request: Request, call: ToolCall, result: str) -> Request:
    """The request that follows a tool call."""
    said = Message("assistant", "", (CallInMessage(call.id, call.name, call.arguments),))
    told = Message("tool", result, call_id=call.id, name=call.name)
    return replace(request, messages=(*request.messages, said, told))


shared = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def host() -> AsyncIterator[EngineHost]:
    """One loaded model for all tests that do no harm: to load it takes a while."""
    started = await EngineHost.start(spec(), MODEL, LoadOptions(threads=1))
    yield started
    await started.close()


@pytest.mark.parametrize("conversation", ["", "c1"], ids=["sent whole", "continued"])
@shared
async def test_that_a_call_its_result_and_the_report_follow(
    host: EngineHost, conversation: str
) -> None:
    request = ask(user("add 12 and 30"), conversation=conversation)

    called = await all_of(host, request)
    call = call_of(called)
    reported = await all_of(host, after(request, call, "42"))

    assert (call.name, json.loads(call.arguments)) == ("add", {"a": 12, "b": 30})
    assert isinstance(called[-1], Finished)
    assert called[-1].reason == "tool_calls"
    assert text_of(reported) == "The result is: 42"
    assert isinstance(reported[-1], Finished)
    assert reported[-1].reason == "stop"
    assert reported[-1].stats.new_tokens >= 7


@shared
async def test_that_an_edited_conversation_is_undone_to_where_it_differs(
    host: EngineHost,
) -> None:
    first = ask(user("hello"), conversation="c1")
    greeting = text_of(await all_of(host, first))
    answer = Message("assistant", greeting)
    asked = replace(first, messages=(user("hello"), answer, user("add 12 and 30")))
    await all_of(host, asked)

    edited = replace(asked, messages=(user("hello"), answer, user("add 7 and 8")))
    call = call_of(await all_of(host, edited))
    again = await all_of(host, first)

    assert greeting == "Hello from the tiny model."
    assert json.loads(call.arguments) == {"a": 7, "b": 8}
    assert text_of(again) == greeting


@shared
async def test_that_a_call_cut_by_the_limit_is_broken(host: EngineHost) -> None:

    events = await all_of(host, ask(user("add 12 and 30"), max_new_tokens=6))

    (broken,) = [event for event in events if isinstance(event, BrokenToolCall)]
    assert "cut off" in broken.problem
    assert isinstance(events[-1], Finished)
    assert events[-1].reason == "length"


@pytest.mark.parametrize(
    ("said", "new_tokens", "kinds"),
    [
        ("Model interrupted or left empty an assistant text frame", 3, ["Finished"]),
        ("Model interrupted or left empty an assistant text frame", 300, ["Failed"]),
        ("Model emitted an invalid tool call: not JSON", 300, ["BrokenToolCall", "Finished"]),
        ("out of memory", 300, ["Failed"]),
    ],
)
def test_that_what_the_library_complains_of_is_told_apart(
    said: str, new_tokens: int, kinds: list[str]
) -> None:
    request = ask(user("hello"), max_new_tokens=new_tokens)

    events = Answering(request, 4096, 0.0)._refused(said)

    assert [type(event).__name__ for event in events] == kinds


@shared
async def test_that_a_stop_text_ends_the_answer(host: EngineHost) -> None:

    events = await all_of(host, ask(user("hello"), stop=("the tiny",)))

    assert text_of(events) == "Hello from "
    assert isinstance(events[-1], Finished)
    assert events[-1].reason == "stop"


@shared
async def test_that_a_long_conversation_is_refused_with_its_length(host: EngineHost) -> None:
    events = await all_of(host, Request((user("hello there " * 4000),)))

    assert isinstance(events[-1], Failed)
    assert isinstance(events[-1].error, ContextFull)
    assert "4096" in events[-1].error.message


@shared
async def test_that_the_trace_shows_what_was_given_and_says_so(host: EngineHost) -> None:

    events = await all_of(host, ask(user("hello")))

    assert isinstance(events[0], PromptReady)
    assert "Foundry Local writes the prompt itself" in events[0].text
    assert '"hello"' in events[0].text
    assert "Add two numbers" in events[0].text


@shared
async def test_that_an_answer_is_held_to_its_schema_and_the_rest_is_named(
    host: EngineHost,
) -> None:
    schema = {
        "type": "object",
        "properties": {"n": {"enum": [7]}, "who": {"enum": ["a", "b"]}},
        "required": ["n", "who"],
        "maxProperties": 2,
    }
    free = replace(ask(user("hello")), tools=(), output_schema=schema, constrain=False)
    held = replace(free, constrain=True)

    told, kept = await all_of(host, free), await all_of(host, held)
    after_it = await all_of(host, ask(user("hello")))

    answer = json.loads(text_of(kept))
    assert (answer["n"], sorted(answer)) == (7, ["n", "who"])
    assert ready(kept).schema_note == "the answer: maxProperties is not held"
    assert ready(told).schema_note == ""
    for events in (told, kept):
        assert "Answer with JSON alone" in ready(events).text
    assert text_of(after_it) == "Hello from the tiny model."


@shared
async def test_that_an_answer_that_is_not_held_is_named_and_a_bad_schema_refused(
    host: EngineHost,
) -> None:
    asked = replace(ask(user("hello")), output_schema={"type": "object"})
    beside = await all_of(host, asked)
    after = await all_of(host, replace(asked, tools=(), reason_first=True))
    bad = await all_of(host, replace(asked, tools=(), output_schema={"required": True}))

    assert "where tools are offered" in ready(beside).schema_note
    assert "after free thinking" in ready(after).schema_note
    assert isinstance(bad[-1], Failed)
    assert isinstance(bad[-1].error, RequestError)
    assert "required is true" in bad[-1].error.message


@pytest.mark.parametrize(
    "request_",
    [
        Request((user("x"),), prompt="a finished prompt"),
        Request((user(""),)),
        Request(()),
        Request((user("x"),), (ADD, ADD)),
        Request((user("x"),), (replace(ADD, name="a\0b"),)),
    ],
    ids=["finished prompt", "no text", "no message", "a tool twice", "no name of a tool"],
)
@shared
async def test_that_what_it_cannot_do_is_refused_and_the_next_one_runs(
    host: EngineHost, request_: Request
) -> None:

    refused = await all_of(host, request_)

    assert isinstance(refused[-1], Failed)
    assert isinstance(refused[-1].error, RequestError)
    assert refused[-1].error.hint
    assert text_of(await all_of(host, ask(user("hello")))) == "Hello from the tiny model."


@shared
async def test_that_odd_histories_are_told_to_the_model(host: EngineHost) -> None:
    orphan = Message("tool", "42", call_id="lost", name="add")
    cut = Message("assistant", "", (CallInMessage("c1", "add", '{"a": 12'),))
    result = Message("tool", "42", call_id="c1", name="add")

    told = await all_of(host, ask(user("hello"), orphan, user("hello\0")))
    mended = await all_of(host, ask(user("add 12 and 30"), cut, result))

    assert isinstance(told[-1], Finished)
    assert isinstance(mended[-1], Finished)


async def test_that_a_folder_without_a_model_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ModelLoadError, match=r"genai_config\.json") as caught:
        await EngineHost.start(spec(), tmp_path, LoadOptions())

    assert "genai_config.json" in caught.value.hint


async def test_that_damaged_weights_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "damaged"
    shutil.copytree(MODEL, folder)
    (folder / "model.onnx").write_bytes(b"no model")

    with pytest.raises(ModelLoadError, match="refused 'damaged'"):
        await EngineHost.start(spec(), folder, LoadOptions(threads=1))


async def test_that_it_has_a_process_of_its_own_even_in_thread_mode() -> None:
    host = await EngineHost.start(spec(), MODEL, LoadOptions(threads=1), mode="thread")

    assert host.pid is not None
    await host.close()
