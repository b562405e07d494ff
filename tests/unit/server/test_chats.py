"""Chats, completions and lists on the wire, with a recorded model."""

from __future__ import annotations

import asyncio
from typing import Any

from tests.unit.server.conftest import Served
from workbench.app.served_runs import SERVED
from workbench.traces.events import ModelCallFinished, PromptRendered, RunFinished, RunStarted
from workbench.traces.store import TraceStore

TOOL = {
    "type": "function",
    "function": {
        "name": "calculator",
        "description": "Adds",
        "parameters": {"type": "object", "properties": {"expression": {"type": "string"}}},
    },
}


async def records(served: Served, run_id: str) -> list[Any]:
    """The events of a run, once its end is stored."""
    store = TraceStore(served.bench.paths.database, alone=False)
    try:
        async with asyncio.timeout(10):
            while True:
                found = [one.event for one in await asyncio.to_thread(store.records, run_id)]
                if isinstance(found[-1], RunFinished):
                    return found
                await asyncio.sleep(0.02)
    finally:
        store.close()


async def test_that_a_chat_is_answered_and_becomes_a_run(served: Served) -> None:
    got = await served.chat("Good day")

    assert got.status == 200
    value = got.value
    assert value["object"] == "chat.completion"
    assert value["model"] == "talker"
    assert value["choices"][0]["message"]["content"] == "Hello."
    assert value["choices"][0]["finish_reason"] == "stop"
    usage = value["usage"]
    assert usage["total_tokens"] == usage["prompt_tokens"] + usage["completion_tokens"]
    assert usage["completion_tokens"] > 0
    assert got.headers["x-request-id"].startswith("req_")
    events = await records(served, got.headers["x-workbench-run"])
    started = events[0]
    assert isinstance(started, RunStarted)
    assert (started.agent_name, started.user_text) == ("model:talker", "Good day")
    told = started.options[SERVED]
    assert (told["name"], told["path"]) == ("test", "/v1/chat/completions")
    assert served.secret not in repr(events)
    assert any(isinstance(event, PromptRendered) for event in events)
    (call,) = [event for event in events if isinstance(event, ModelCallFinished)]
    assert call.new_tokens == usage["completion_tokens"]
    assert events[-1].answer == "Hello."


async def test_that_a_stream_comes_in_pieces_that_join_to_the_whole(served: Served) -> None:
    got = await served.chat("many", stream=True, stream_options={"include_usage": True})

    assert got.headers["content-type"].startswith("text/event-stream")
    assert got.body.endswith(b"data: [DONE]\n\n")
    events = got.events
    assert events[0]["choices"][0]["delta"]["role"] == "assistant"
    text = "".join(
        event["choices"][0]["delta"].get("content") or ""
        for event in events
        if event["choices"]
    )
    assert text == "word " * 400
    ends = [event["choices"][0]["finish_reason"] for event in events if event["choices"]]
    assert ends[-1] == "stop"
    assert set(ends[:-1]) == {None}
    assert events[-1]["usage"]["completion_tokens"] >= 400
    assert len({event["id"] for event in events}) == 1
    assert {event["object"] for event in events} == {"chat.completion.chunk"}


async def test_that_tools_are_called_and_their_results_read(served: Served) -> None:
    got = await served.chat("12 * 7", tools=[TOOL])
    choice = got.value["choices"][0]
    (call,) = choice["message"]["tool_calls"]
    assert choice["finish_reason"] == "tool_calls"
    assert call["function"]["name"] == "calculator"
    assert choice["message"]["content"] is None

    messages = [
        {"role": "user", "content": "12 * 7"},
        {"role": "assistant", "content": None, "tool_calls": [call]},
        {"role": "tool", "tool_call_id": call["id"], "content": "84"},
    ]
    body = {"model": "talker", "messages": messages, "tools": [TOOL]}
    answered = await served.ask("POST", "/v1/chat/completions", body)
    assert answered.value["choices"][0]["message"]["content"] == "12 * 7 is 84."

    streamed = await served.chat("both", tools=[TOOL], stream=True)
    calls = [
        call
        for event in streamed.events
        for call in event["choices"][0]["delta"].get("tool_calls", ())
    ]
    assert [call["index"] for call in calls] == [0, 1]
    one = await served.chat("both", tools=[TOOL], parallel_tool_calls=False)
    assert len(one.value["choices"][0]["message"]["tool_calls"]) == 1


async def test_that_a_limit_of_tokens_is_told(served: Served) -> None:
    got = await served.chat("many", max_tokens=5)
    assert got.value["choices"][0]["finish_reason"] == "length"
    assert got.value["usage"]["completion_tokens"] == 5
    newer = await served.chat("many", max_completion_tokens=7, max_tokens=5)
    assert newer.value["usage"]["completion_tokens"] == 7


async def test_that_a_text_is_continued(served: Served) -> None:
    body = {"model": "talker", "prompt": "Once", "max_tokens": 20, "echo": True}
    got = await served.ask("POST", "/v1/completions", body)
    assert got.value["object"] == "text_completion"
    assert got.value["choices"][0]["text"] == "OnceHello."

    streamed = await served.ask("POST", "/v1/completions", {**body, "stream": True})
    assert "".join(event["choices"][0]["text"] for event in streamed.events) == "OnceHello."


async def test_that_models_agents_and_graphs_are_listed(served: Served) -> None:
    got = await served.ask("GET", "/v1/models")
    names = {row["id"] for row in got.value["data"]}
    assert {"talker", "starter", "agent:starter", "agent:calculator"} <= names
    assert any(name.startswith("graph:") for name in names) or not served.bench.graphs.graphs

    for name in ("talker", "agent:starter"):
        assert (await served.ask("GET", f"/v1/models/{name}")).value["id"] == name
    missing = await served.ask("GET", "/v1/models/none")
    assert missing.status == 404
    assert missing.error["code"] == "model_not_found"


async def test_that_an_agent_answers_with_its_own_tools_and_what_was_said_before(
    served: Served,
) -> None:
    served.bench.settings.change(default_model="talker")
    got = await served.chat("12 * 7", model="agent:calculator")

    assert got.value["choices"][0]["message"]["content"] == "12 * 7 is 84."
    run_id = got.headers["x-workbench-run"]
    events = await records(served, run_id)
    assert events[0].agent_name == "calculator"
    streamed = await served.chat("12 * 7", model="agent:calculator", stream=True)
    text = "".join(e["choices"][0]["delta"].get("content") or "" for e in streamed.events)
    assert text == "12 * 7 is 84."

    messages = [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": "I am Ada."},
        {"role": "assistant", "content": "Hello Ada."},
        {"role": "user", "content": "Good day"},
    ]
    body = {"model": "agent:calculator", "messages": messages}
    later = await served.ask("POST", "/v1/chat/completions", body)
    events = await records(served, later.headers["x-workbench-run"])
    (prompt,) = [event.text for event in events if isinstance(event, PromptRendered)]
    for said in ("Be brief.", "I am Ada.", "Hello Ada.", "Good day"):
        assert said in prompt


async def test_that_nobody_allows_what_an_agent_would_ask(served: Served) -> None:
    served.bench.settings.change(default_model="talker")
    got = await served.chat("note", model="agent:notes-helper")

    assert got.status == 200
    events = await records(served, got.headers["x-workbench-run"])
    ended = [event for event in events if type(event).__name__ == "ToolCallFinished"]
    assert [event.denied for event in ended] == [True]


async def test_that_a_crash_of_the_model_is_an_error_and_the_next_request_is_answered(
    served: Served,
) -> None:
    served.bench.settings.change(engine_mode="process")
    got = await served.chat("crash")
    assert got.status == 500
    assert got.error["code"] == "engine_crashed"
    streamed = await served.chat("crash", stream=True)
    assert streamed.status == 200
    assert "error" in streamed.events[-1]
    assert (await served.chat("Good day")).status == 200


async def test_that_health_is_told_without_a_key(served: Served) -> None:
    for path in ("/health", "/health/live", "/health/ready"):
        got = await served.ask("GET", path, key="")
        assert (got.status, got.value) == (200, {"status": "ok"})


async def test_that_metrics_can_be_read(served: Served) -> None:
    from workbench.telemetry.prometheus import sums

    await served.chat("Good day")
    await served.chat("Good day", model="none")
    got = await served.ask("GET", "/metrics")
    found = sums(got.body.decode())
    assert found["workbench_server_requests_total"] == 2
    assert found["workbench_server_new_tokens_total"] > 0
    assert found["workbench_server_answer_seconds_count"] == 1
    assert (await served.ask("GET", "/metrics", key="")).status == 401
