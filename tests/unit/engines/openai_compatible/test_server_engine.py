"""A model on a server, against one that does its work well and badly."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.servers.scripted import Scripted, running_server
from workbench.base.errors import ContextFull, EngineError, ModelLoadError, RequestError
from workbench.engines.api import (
    BrokenToolCall,
    CallInMessage,
    EngineEvent,
    Failed,
    Finished,
    LoadOptions,
    Message,
    PromptProgress,
    PromptReady,
    ReasoningDelta,
    Request,
    SamplingOptions,
    TextDelta,
    ToolCall,
    ToolDefinition,
)
from workbench.engines.openai_compatible.engine import ServerEngine, load
from workbench.engines.openai_compatible.failures import pause_before_s

ADD = ToolDefinition("add", "Add two numbers.", {"type": "object", "properties": {}})
Start = Callable[..., ServerEngine]


@pytest.fixture
def server() -> Iterator[Scripted]:
    with running_server() as script:
        yield script


@pytest.fixture
def start(server: Scripted, tmp_path: Path) -> Iterator[Start]:
    engines: list[ServerEngine] = []

    def start_engine(key: str = "", **values: Any) -> ServerEngine:
        path = server.connection(tmp_path, **values)
        engines.append(load(path, LoadOptions(extra={"key": key} if key else {})))
        return engines[-1]

    yield start_engine
    for engine in engines:
        engine.close()


def ask(text: str, most: int = 64, **fields: Any) -> Request:
    sampling = SamplingOptions(max_new_tokens=most, temperature=0.0)
    return Request((Message("user", text),), sampling=sampling, **fields)


def finish(engine: ServerEngine, wanted: set[str], limit_s: float = 20.0) -> dict[str, Any]:
    """Step until each of these requests ended."""
    events: dict[str, list[EngineEvent]] = {name: [] for name in wanted}
    waiting, until_s = set(wanted), time.monotonic() + limit_s
    while waiting:
        assert time.monotonic() < until_s, events
        for name, event in engine.step():
            events[name].append(event)
            if isinstance(event, Finished | Failed):
                waiting.discard(name)
    return events


def answer(engine: ServerEngine, request: Request, limit_s: float = 20.0) -> list[EngineEvent]:
    engine.submit("r", request)
    found: list[EngineEvent] = finish(engine, {"r"}, limit_s)["r"]
    return found


def failure(engine: ServerEngine, text: str) -> EngineError:
    last = answer(engine, ask(text))[-1]
    assert isinstance(last, Failed), last
    return last.error


def text_of(events: list[EngineEvent]) -> str:
    return "".join(event.text for event in events if isinstance(event, TextDelta))


def calls_of(events: list[EngineEvent]) -> list[tuple[str, str]]:
    return [(event.name, event.arguments) for event in events if isinstance(event, ToolCall)]


def test_that_an_answer_comes_with_what_it_cost(start: Start) -> None:
    engine = start()

    events = answer(engine, ask("say"))

    assert isinstance(events[0], PromptReady)
    assert json.loads(events[0].text)["messages"] == [{"role": "user", "content": "say"}]
    assert events[0].prompt_tokens == 7
    assert text_of(events) == "One two three."
    last = events[-1]
    assert isinstance(last, Finished)
    assert last.reason == "stop"
    stats = last.stats
    assert (stats.prompt_tokens, stats.cached_tokens, stats.new_tokens) == (7, 4, 3)
    assert 0.0 <= stats.queue_s <= stats.first_token_s <= stats.total_s


def test_that_the_server_says_how_long_its_context_is(start: Start) -> None:
    info = start().info()

    assert info.context_tokens == 2048
    assert info.model_name == "scripted"
    assert info.devices[0].startswith("127.0.0.1:")


def test_that_a_tool_is_called_and_its_result_is_told(start: Start, server: Scripted) -> None:
    engine = start()

    first = answer(engine, ask("agent", tools=(ADD,)))
    call = next(event for event in first if isinstance(event, ToolCall))
    messages = (
        Message("user", "agent"),
        Message("assistant", "", (CallInMessage(call.id, call.name, call.arguments),)),
        Message("tool", "3", call_id=call.id, name="add"),
    )
    second = answer(engine, Request(messages, tools=(ADD,)))

    assert calls_of(first) == [("add", '{"a": 1, "b": 2}')]
    assert isinstance(first[-1], Finished)
    assert first[-1].reason == "tool_calls"
    assert text_of(second) == "The result is 3."
    sent = server.heard[-1]
    assert sent["tools"][0]["function"]["name"] == "add"
    assert sent["messages"][1]["tool_calls"][0]["id"] == call.id
    assert sent["messages"][2] == {"role": "tool", "tool_call_id": call.id, "content": "3"}


@pytest.mark.parametrize(
    ("script", "text"),
    [
        ("bytewise", "Grüße 🐘"),
        ("keepalive", "here"),
        ("split-data", "two lines"),
        ("whole", "all at once"),
        ("parts", "a part"),
        ("open-end", "some"),
        ("mumble-after", "some"),
    ],
)
def test_that_text_is_read_however_it_is_cut(start: Start, script: str, text: str) -> None:
    events = answer(start(), ask(script))

    assert text_of(events) == text
    assert isinstance(events[-1], Finished)


@pytest.mark.parametrize("script", ["thinking", "thinking-text"])
def test_that_thinking_is_told_apart(start: Start, script: str) -> None:
    events = answer(start(), ask(script))

    thought = "".join(event.text for event in events if isinstance(event, ReasoningDelta))
    assert thought in ("let me see", "hm")
    assert text_of(events) == "done"


ONE, TWO = ("add", '{"a": 1}'), ("add", '{"a": 2}')


@pytest.mark.parametrize(
    ("script", "calls"),
    [
        ("pieces", [("add", '{"a": 1, "b": 2}')]),
        ("two", [ONE, TWO]),
        ("no-index", [ONE, TWO]),
        ("same-index", [ONE, TWO]),
        ("same-id", [ONE, TWO]),
        ("no-id", [ONE, TWO]),
        ("object", [ONE]),
        ("twice-written", [ONE]),
        ("old-call", [ONE]),
        ("in-text", [ONE]),
        ("both", [ONE]),
    ],
)
def test_that_calls_are_read_however_they_are_numbered(
    start: Start, script: str, calls: list[tuple[str, str]]
) -> None:
    events = answer(start(), ask(script, tools=(ADD,)))

    assert calls_of(events) == calls
    ids = [event.id for event in events if isinstance(event, ToolCall)]
    assert len(set(ids)) == len(ids)
    assert isinstance(events[-1], Finished)
    assert events[-1].reason == "tool_calls"


@pytest.mark.parametrize(
    ("script", "problem"),
    [
        ("half-call", "cut off"),
        ("bad-call", "no JSON"),
        ("number-call", "a number"),
        ("list-call", "a list"),
        ("nameless", "name of the tool is missing"),
    ],
)
def test_that_a_call_that_cannot_be_read_says_why(
    start: Start, script: str, problem: str
) -> None:
    events = answer(start(), ask(script, tools=(ADD,)))

    (broken,) = [event for event in events if isinstance(event, BrokenToolCall)]
    assert problem in broken.problem
    assert not calls_of(events)
    assert isinstance(events[-1], Finished)


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("error-200", "out of cards"),
        ("error-event", "lost a card"),
        ("login", "Please log in"),
        ("not-json", "no JSON"),
        ("list", "instead of an answer"),
        ("wrong-types", "where text should be"),
        ("no-choice", "no object"),
        ("filtered", "content filter"),
        ("text-call", "tool call"),
        ("many-calls", "more than 64"),
        ("long-call", "longer than"),
        ("cut", "in the middle"),
        ("giant-line", "a line of more than"),
        ("giant-error", "262.1 kB"),
        ("packed", "packed"),
        ("redirect", "307"),
        ("missing", "does not know the model"),
        ("broken", "boom"),
    ],
)
def test_that_a_bad_answer_is_named(start: Start, script: str, said: str) -> None:
    error = failure(start(), script)

    assert said in error.message
    assert len(error.message) < 1000


def test_that_the_text_before_a_failure_is_kept(start: Start) -> None:
    events = answer(start(), ask("error-event"))

    assert text_of(events) == "some"
    assert isinstance(events[-1], Failed)


def test_that_known_refusals_have_their_own_kind(start: Start) -> None:
    engine = start()

    full = failure(engine, "too-long")
    assert isinstance(full, ContextFull)
    assert "900 of 512" in full.message
    assert "does not take tools" in failure(engine, "no-parser").message
    assert "wants a key" in failure(engine, "forbidden").message


def test_that_an_endless_answer_is_cut(start: Start, server: Scripted) -> None:
    events = answer(start(), ask("endless", 8))

    assert isinstance(events[-1], Finished)
    assert events[-1].reason == "length"
    assert server.dropped.wait(5)


@pytest.mark.parametrize(
    ("script", "limit", "said"),
    [
        ("tarpit", "first_token_s", "did not begin"),
        ("stall", "between_tokens_s", "middle"),
        ("mumble", "between_tokens_s", "middle"),
    ],
)
def test_that_patience_ends(start: Start, script: str, limit: str, said: str) -> None:
    error = failure(start(**{limit: 1.0}), script)

    assert said in error.message
    assert limit in error.message


@pytest.mark.parametrize("script", ["tarpit", "stall", "endless"])
def test_that_a_request_is_stopped_at_once(start: Start, server: Scripted, script: str) -> None:
    engine = start()
    engine.submit("r", ask(script, 10_000_000))
    while not server.heard:
        engine.step()

    began_s = time.monotonic()
    engine.cancel("r")
    events = finish(engine, {"r"})["r"]

    assert isinstance(events[-1], Finished)
    assert events[-1].reason == "cancelled"
    assert time.monotonic() - began_s < 5.0


def test_that_a_request_is_stopped_before_it_began(start: Start) -> None:
    engine = start(most_at_once=1)
    engine.submit("first", ask("tarpit"))
    engine.submit("second", ask("say"))
    engine.cancel("unknown")
    engine.cancel("second")

    events = finish(engine, {"second"})["second"]

    assert [type(event) for event in events] == [Finished]
    assert engine.usage().queued == 0
    engine.cancel("first")
    finish(engine, {"first"})


def test_that_requests_run_side_by_side(start: Start) -> None:
    engine = start(most_at_once=4)
    names = {f"r{number}" for number in range(12)}
    engine.submit("slow", ask("tarpit"))
    for name in names:
        engine.submit(name, ask("say"))

    found = finish(engine, names)

    assert {text_of(found[name]) for name in names} == {"One two three."}
    engine.cancel("slow")


@pytest.mark.parametrize("status", [429, 503])
def test_that_a_busy_server_is_asked_again(start: Start, server: Scripted, status: int) -> None:
    engine = start()
    server.refusals = [(status, {"Retry-After": "0.01"}, {"error": "busy"})] * 2

    assert text_of(answer(engine, ask("say"))) == "One two three."
    assert len(server.heard) == 3


def test_that_a_server_that_stays_busy_is_given_up(start: Start, server: Scripted) -> None:
    engine = start(retries=1)
    server.refusals = [(503, {"Retry-After": "0.01"}, {"error": "loading"})] * 9

    assert "too busy (HTTP 503): loading" in failure(engine, "say").message
    assert len(server.heard) == 2


def test_that_a_server_that_asks_for_too_much_patience_is_given_up(
    start: Start, server: Scripted
) -> None:
    engine = start(first_token_s=2.0)
    server.refusals = [(429, {"Retry-After": "3600"}, {"error": "tomorrow"})] * 9

    assert "too busy (HTTP 429): tomorrow" in failure(engine, "say").message
    assert len(server.heard) == 1


def test_that_a_server_is_not_asked_again_before_it_wants_to_be() -> None:
    class Refused(Exception):
        def __init__(self, status_code: int, after: str = "") -> None:
            self.status_code = status_code
            self.response = SimpleNamespace(headers={"retry-after": after} if after else {})

    assert pause_before_s(Refused(503, "42"), 0, 300.0) == 42.0
    assert pause_before_s(Refused(503, "301"), 0, 300.0) is None
    assert pause_before_s(Refused(500, "1"), 0, 300.0) is None
    pauses_s = [pause_before_s(Refused(429), tries, 300.0) for tries in (0, 1, 9)]
    assert pauses_s == [0.25, 0.5, 10.0]


def test_that_nothing_is_asked_again_after_text_was_shown(
    start: Start, server: Scripted
) -> None:
    failure(start(), "error-event")

    assert len(server.heard) == 1


def test_that_the_key_goes_to_the_server_and_little_else_does(
    start: Start, server: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID"):
        monkeypatch.setenv(name, "of-another-program")
    monkeypatch.setenv("HTTP_PROXY", "http://192.0.2.1:9")
    answer(start(key="sk-canary"), ask("say"))
    answer(start(), ask("say"))

    with_key, without = server.headers
    assert with_key["Authorization"] == "Bearer sk-canary"
    assert "Authorization" not in without
    told = {name.lower() for name in with_key}
    assert told <= {
        "host", "authorization", "content-type", "content-length", "accept", "connection",
        "user-agent", "accept-encoding",
    }  # fmt: skip
    assert "of-another-program" not in str(server.headers)


def test_that_only_some_servers_are_asked_for_more(start: Start, server: Scripted) -> None:
    answer(start(kind="other"), ask("say"))
    answer(start(kind="vllm"), ask("say"))
    events = answer(start(kind="llama-cpp"), ask("progress"))

    plain, vllm, llama = server.heard
    assert "top_k" not in plain
    assert vllm["top_k"] == 40
    assert vllm["stream_options"]["continuous_usage_stats"] is True
    assert llama["return_progress"] is True
    assert PromptProgress(60, 90) in events
    assert isinstance(events[0], PromptReady)
    assert (events[0].prompt_tokens, events[0].cached_tokens) == (90, 30)


@pytest.mark.parametrize("kind", ["vllm", "foundry"])
def test_that_the_schema_of_an_answer_is_sent(
    start: Start, server: Scripted, kind: str
) -> None:
    server.models = (404, {})
    schema = {"type": "object", "properties": {"a": {"type": "integer"}}}
    answer(start(kind=kind), ask("say", output_schema=schema))
    answer(start(kind=kind), ask("say", output_schema=schema, tools=(ADD,)))
    answer(start(kind=kind), ask("say", output_schema=schema, constrain=False))

    held, with_tools, free = server.heard
    told = held["response_format"]["json_schema"]
    assert (told if kind == "foundry" else told["schema"]) == schema
    assert "response_format" not in with_tools
    assert "response_format" not in free
    for body in server.heard:
        assert json.dumps(schema) in body["messages"][0]["content"]


def test_that_an_answer_after_the_last_call_is_held_again(
    start: Start, server: Scripted
) -> None:
    schema = {"type": "object"}
    answer(start(), ask("say", output_schema=schema, tools=(ADD,), tool_choice="none"))

    (body,) = server.heard
    assert body["tool_choice"] == "none"
    assert body["response_format"]["json_schema"]["schema"] == schema


@pytest.mark.parametrize(
    ("kind", "fields", "named"),
    [
        ("vllm", {"output_schema": {}}, []),
        ("vllm", {"tools": (ADD,), "tool_choice": "required"}, []),
        ("llama-cpp", {"tools": (ADD,)}, []),
        ("other", {"output_schema": {}, "tools": (ADD,), "constrain": False}, []),
        ("vllm", {"tools": (ADD,)}, ["tool calls: this server is not known to hold them"]),
        ("other", {"output_schema": {}}, ["the answer: this server is not known to hold it"]),
        (
            "openai",
            {"output_schema": {}, "reason_first": True},
            ["the answer: whether the model thinks first"],
        ),
        (
            "mlx",
            {"output_schema": {}, "tools": (ADD,)},
            ["the answer: not held to its schema where tools are", "tool calls: this server"],
        ),
    ],
)
def test_that_what_a_server_does_not_hold_is_named(
    start: Start, server: Scripted, kind: str, fields: dict[str, Any], named: list[str]
) -> None:
    server.models = (404, {})
    (ready, *_rest) = answer(start(kind=kind), ask("say", **fields))

    assert isinstance(ready, PromptReady)
    notes = ready.schema_note.split("; ") if ready.schema_note else []
    assert [note[: len(text)] for note, text in zip(notes, named, strict=True)] == named


def test_that_tools_that_are_not_offered_are_named_and_not_shown(start: Start) -> None:
    (ready, *_rest) = answer(start(can_call_tools=False), ask("say", tools=(ADD,)))

    assert isinstance(ready, PromptReady)
    assert ready.schema_note == "tool calls: this connection offers no tools to its model"
    assert "tools" not in json.loads(ready.text)


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"output_schema": {"const": {1}}}, "the schema of the answer cannot be used"),
        ({"tools": (ToolDefinition("t", "", {"a": {1}}),)}, "the schema of tool 't' cannot"),
    ],
)
def test_that_a_schema_that_is_no_json_is_refused_by_place(
    start: Start, server: Scripted, fields: dict[str, Any], place: str
) -> None:
    last = answer(start(), ask("say", **fields))[-1]

    assert isinstance(last, Failed)
    assert isinstance(last.error, RequestError)
    assert place in last.error.message
    assert server.heard == []


def test_that_an_exact_prompt_is_sent_as_it_is(start: Start, server: Scripted) -> None:
    events = answer(start(), Request((), prompt="say <|end|>"))

    assert server.heard[0]["prompt"] == "say <|end|>"
    assert isinstance(events[0], PromptReady)
    assert events[0].text == "say <|end|>"


def test_that_a_model_the_server_lacks_is_refused(server: Scripted, tmp_path: Path) -> None:
    path = server.connection(tmp_path, kind="vllm", model="another")

    with pytest.raises(ModelLoadError, match="no model 'another'") as caught:
        load(path, LoadOptions())
    assert "scripted" in caught.value.hint


@pytest.mark.parametrize("models", [(404, {}), (200, [1]), (200, b"<html>"), (500, b"")])
def test_that_a_server_without_a_list_is_used_all_the_same(
    server: Scripted, tmp_path: Path, models: tuple[int, Any]
) -> None:
    server.models = models

    with closing(load(server.connection(tmp_path), LoadOptions())) as engine:
        assert text_of(answer(engine, ask("say"))) == "One two three."


def test_that_a_server_that_wants_a_key_says_so(server: Scripted, tmp_path: Path) -> None:
    server.models = (401, {"error": {"message": "invalid api key"}})

    with pytest.raises(EngineError, match=r"wants a key \(HTTP 401\): invalid api key"):
        load(server.connection(tmp_path), LoadOptions())


def test_that_a_server_that_is_away_says_so(tmp_path: Path) -> None:
    with running_server() as script:
        path = script.connection(tmp_path)

    with pytest.raises(
        EngineError, match=r"127\.0\.0\.1:\d+ cannot be reached: nobody listens"
    ):
        load(path, LoadOptions())


def test_that_a_server_that_went_away_is_named(tmp_path: Path) -> None:
    with running_server() as script:
        engine = load(script.connection(tmp_path, retries=1), LoadOptions())
        assert text_of(answer(engine, ask("say"))) == "One two three."

    with closing(engine):
        assert "nobody listens there" in failure(engine, "say").message
