"""The responses address: items, events, and what was said before."""

from __future__ import annotations

from typing import Any

from tests.unit.server.conftest import Answered, Served
from tests.unit.server.test_chats import records
from workbench.traces.events import PromptRendered

TOOL = {
    "type": "function",
    "name": "calculator",
    "parameters": {"type": "object", "properties": {"expression": {"type": "string"}}},
    "strict": True,
}


async def respond(served: Served, said: Any, **more: Any) -> Answered:
    body = {"model": "talker", "input": said, **more}
    return await served.ask("POST", "/v1/responses", body)


async def test_that_a_response_has_its_text_and_its_cost(served: Served) -> None:
    got = await respond(served, "Good day", instructions="Be kind.", metadata={"a": "b"})
    value = got.value
    assert (value["object"], value["status"]) == ("response", "completed")
    (item,) = value["output"]
    assert item["content"][0] == {
        "type": "output_text", "text": "Hello.", "annotations": [], "logprobs": [],
    }  # fmt: skip
    assert value["metadata"] == {"a": "b"}
    assert value["usage"]["total_tokens"] > value["usage"]["output_tokens"] > 0
    cut = (await respond(served, "many", max_output_tokens=4)).value
    assert cut["status"] == "incomplete"
    assert cut["incomplete_details"] == {"reason": "max_output_tokens"}


async def test_that_its_events_come_in_their_order(served: Served) -> None:
    events = (await respond(served, "many", stream=True)).events
    kinds = [event["type"] for event in events]
    assert kinds[:4] == [
        "response.created",
        "response.in_progress",
        "response.output_item.added",
        "response.content_part.added",
    ]
    assert kinds[-4:] == [
        "response.output_text.done",
        "response.content_part.done",
        "response.output_item.done",
        "response.completed",
    ]
    assert [event["sequence_number"] for event in events] == list(range(len(events)))
    text = "".join(e["delta"] for e in events if e["type"] == "response.output_text.delta")
    assert text == "word " * 400 == events[-1]["response"]["output"][0]["content"][0]["text"]


async def test_that_tools_are_called_and_a_later_request_goes_on(served: Served) -> None:
    first = (await respond(served, "12 * 7", tools=[TOOL])).value
    (call,) = first["output"]
    assert (call["type"], call["name"], call["status"]) == (
        "function_call", "calculator", "completed",
    )  # fmt: skip
    result = {"type": "function_call_output", "call_id": call["call_id"], "output": "84"}
    later = await respond(served, [result], tools=[TOOL], previous_response_id=first["id"])
    assert later.value["output"][0]["content"][0]["text"] == "12 * 7 is 84."

    whole = [{"role": "user", "content": "12 * 7"}, call, result]
    for item in whole:
        item.pop("status", None)
    again = await respond(served, whole, tools=[TOOL])
    assert again.value["output"][0]["content"][0]["text"] == "12 * 7 is 84."
    streamed = (await respond(served, "12 * 7", tools=[TOOL], stream=True)).events
    kinds = [event["type"] for event in streamed]
    assert "response.function_call_arguments.done" in kinds
    assert streamed[-1]["response"]["output"][0]["arguments"] == call["arguments"]


async def test_that_only_its_own_key_goes_on_and_only_if_it_was_stored(served: Served) -> None:
    first = (await respond(served, "My name is Ada")).value
    later = await respond(served, "Good day", previous_response_id=first["id"])
    assert later.status == 200
    events = await records(served, later.headers["x-workbench-run"])
    (prompt,) = [event.text for event in events if isinstance(event, PromptRendered)]
    assert "My name is Ada" in prompt
    assert "Hello." in prompt

    _key, other = served.bench.local_server.keys.create("other")
    body = {"model": "talker", "input": "a", "previous_response_id": first["id"]}
    stolen = await served.ask("POST", "/v1/responses", body, key=other)
    unkept = (await respond(served, "Secret", store=False)).value
    gone = await respond(served, "a", previous_response_id=unkept["id"])
    for got in (stolen, gone):
        assert (got.status, got.error["code"]) == (400, "previous_response_not_found")


async def test_that_an_agent_responds_too(served: Served) -> None:
    served.bench.settings.change(default_model="talker")
    got = await respond(served, "12 * 7", model="agent:calculator")
    assert got.value["output"][0]["content"][0]["text"] == "12 * 7 is 84."
    later = await respond(
        served, "Good day", model="agent:calculator", previous_response_id=got.value["id"]
    )
    assert later.value["output"][0]["content"][0]["text"] == "Hello."
