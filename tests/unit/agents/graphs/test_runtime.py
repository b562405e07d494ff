"""Runs of graphs: order, ways not taken, failures, loops, people."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from typing import Any

import pytest

from tests.unit.agents.graphs.running import (
    Desk,
    body,
    end_of,
    graph,
    outcomes,
    outputs,
    started,
    tool,
)
from workbench.agents.graphs.documents import Handling, Node
from workbench.agents.graphs.options import GraphOptions
from workbench.base.errors import ToolError
from workbench.traces.events import (
    ApprovalAsked,
    ModelCallStarted,
    NodeFinished,
    NodeStarted,
    NodeTried,
    PersonAnswered,
    PersonAsked,
    ToolCallFinished,
    ToolCallStarted,
)

CHAIN = graph(
    {
        "ask": ("input", {"name": "text"}),
        "frame": ("prompt", {"template": "Say {text}!"}),
        "write": "model",
        "out": ("output", {"name": "answer"}),
    },
    (
        "ask.value -> frame.text",
        "frame.text -> write.prompt",
        "write.text -> out.value",
    ),
)


async def test_that_values_go_over_the_links_and_out() -> None:
    desk = Desk()

    events = await desk.run(CHAIN, {"text": "hello"})

    assert started(events) == ["ask", "frame", "write", "out"]
    assert desk.prompts == ["Say hello!"]
    assert end_of(events).end == "answered"
    assert end_of(events).answer == "<Say hello!>"
    assert end_of(events).steps == 1


async def test_that_events_of_a_model_call_name_the_node() -> None:
    events = await Desk().run(CHAIN, {"text": "x"})

    call = next(event for event in events if isinstance(event, ModelCallStarted))

    assert (call.node_id, call.span_id) == ("write", "write#model-1")


async def test_that_a_slow_branch_does_not_hold_a_fast_one() -> None:
    document = graph(
        {
            "a": ("text", {"text": "slow"}),
            "b": ("text", {"text": "fast"}),
            "slow": "model",
            "fast": "model",
            "after": "model",
        },
        ("a.text -> slow.prompt", "b.text -> fast.prompt", "fast.text -> after.prompt"),
    )
    desk = Desk(gates={"slow": asyncio.Event()})

    async def release() -> None:
        await desk.until(lambda: "<fast>" in desk.prompts)
        desk.gates["slow"].set()

    events, _ = await asyncio.gather(desk.run(document), release())

    ended = [event.span_id for event in events if isinstance(event, NodeFinished)]
    assert ended.index("after") < ended.index("slow")


ROUTED = graph(
    {
        "ask": ("input", {"name": "text"}),
        "big": ("condition", {"operator": "longer than", "value": "5"}),
        "long": ("prompt", {"template": "long {text}"}),
        "short": ("prompt", {"template": "short {text}"}),
        "behind": ("prompt", {"template": "{text}"}),
        "one": "merge",
        "out": ("output", {"name": "answer"}),
    },
    (
        "ask.value -> big.value",
        "big.yes -> long.text",
        "big.no -> short.text",
        "short.text -> behind.text",
        "long.text -> one.values",
        "behind.text -> one.values",
        "one.value -> out.value",
    ),
)


@pytest.mark.parametrize(
    ("text", "answer", "skipped"),
    [("12345678", "long 12345678", {"short", "behind"}), ("123", "short 123", {"long"})],
)
async def test_that_a_way_not_taken_is_skipped_to_its_end(
    text: str, answer: str, skipped: set[str]
) -> None:
    events = await Desk().run(ROUTED, {"text": text})

    assert end_of(events).answer == answer
    assert {key for key, value in outcomes(events).items() if value == "skipped"} == skipped


async def test_that_an_optional_input_may_stay_empty_and_a_needed_one_may_not() -> None:
    document = graph(
        {
            "ask": ("input", {"name": "text"}),
            "if": ("condition", {"operator": "equals", "value": "x"}),
            "model": "model",
            "both": ("prompt", {"template": "{a} {b}"}),
        },
        (
            "ask.value -> if.value",
            "ask.value -> model.prompt",
            "if.yes -> model.history",
            "ask.value -> both.a",
            "if.yes -> both.b",
        ),
    )

    events = await Desk().run(document, {"text": "no"})

    assert outcomes(events)["model"] == "done"
    assert outcomes(events)["both"] == "skipped"


async def test_that_a_gather_waits_for_all_and_leaves_out_what_was_skipped() -> None:
    document = graph(
        {
            "a": ("text", {"text": "one"}),
            "b": ("text", {"text": "two"}),
            "if": ("condition", {"operator": "equals", "value": "x"}),
            "all": "gather",
        },
        (
            "a.text -> all.values",
            "b.text -> all.values",
            "a.text -> if.value",
            "if.yes -> all.values",
        ),
    )

    events = await Desk().run(document)

    assert outputs(events, "all") == {"values": ["one", "two"], "text": "one\n\ntwo"}


async def test_that_a_failure_names_the_node_and_ends_what_goes_on() -> None:
    document = graph(
        {
            "a": ("text", {"text": "wait"}),
            "slow": "model",
            "bad": Node("bad", "read_json", title="Read the order"),
            "t": ("text", {"text": "{"}),
        },
        ("a.text -> slow.prompt", "t.text -> bad.text"),
    )
    desk = Desk(gates={"wait": asyncio.Event()})

    events = await desk.run(document)

    end = end_of(events)
    assert end.end == "failed"
    assert end.message.startswith("Read the order: the text is not JSON")
    assert end.hint
    assert outcomes(events) == {
        "a": "done", "t": "done", "bad": "failed", "slow": "stopped",
    }  # fmt: skip


def _failing(times: int, **handling: Any) -> tuple[Desk, Any]:
    left = [times]

    def work(arguments: Any) -> str:
        if left[0]:
            left[0] -= 1
            raise ToolError("the shop is closed")
        return f"sold {arguments['n']}"

    node = Node("buy", "tool", settings={"tool": "buy", "values": {"n": 2}})
    document = graph(
        {
            "buy": replace(node, handling=Handling(**handling)),
            "said": ("output", {"name": "answer"}),
        },
        ("buy.result -> said.value",),
    )
    return Desk(tools={"buy": tool("buy", work)}), document


async def test_that_a_node_is_tried_again_as_often_as_it_says() -> None:
    desk, document = _failing(2, retries=2)

    events = await desk.run(document)

    assert end_of(events).answer == "sold 2"
    tried = [event for event in events if isinstance(event, NodeTried)]
    assert [(event.message, event.tries_left) for event in tried] == [
        ("the shop is closed", 2),
        ("the shop is closed", 1),
    ]


async def test_that_a_fallback_goes_on_and_the_failure_stays_in_the_trace() -> None:
    desk, document = _failing(1, on_error="fallback", fallback="nothing sold")

    events = await desk.run(document)

    assert end_of(events).answer == "nothing sold"
    ended = next(e for e in events if isinstance(e, NodeFinished) and e.node_id == "buy")
    assert ended.message == "the shop is closed"
    assert ended.key == ""


async def test_that_an_error_goes_on_from_its_own_port() -> None:
    desk, document = _failing(1, on_error="branch")
    links = (*document.body.links,)
    sorry = Node("sorry", "prompt", settings={"template": "Sorry: {why}"})
    more = body(
        {**{node.id: node for node in document.body.nodes}, "sorry": sorry},
        (*map(str, links), "buy.error -> sorry.why"),
    )

    events = await desk.run(replace(document, body=more))

    assert outputs(events, "sorry") == {"text": "Sorry: the shop is closed"}
    assert outcomes(events)["said"] == "skipped"


async def test_that_a_time_limit_ends_one_try() -> None:
    node = Node("slow", "model", handling=Handling(time_limit_s=0.3))
    document = graph(
        {"a": ("text", {"text": "wait"}), "slow": node}, ("a.text -> slow.prompt",)
    )

    events = await Desk(gates={"wait": asyncio.Event()}).run(document)

    assert end_of(events).end == "failed"
    assert "given up after 0.3 seconds" in end_of(events).message


async def test_that_stopping_ends_every_span() -> None:
    desk = Desk(gates={"Say x!": asyncio.Event()})

    async def stop() -> None:
        await desk.until(lambda: bool(desk.prompts))
        desk.stop.stop()

    events, _ = await asyncio.gather(desk.run(CHAIN, {"text": "x"}), stop())

    assert end_of(events).end == "cancelled"
    assert outcomes(events)["write"] == "stopped"
    begun = {event.span_id for event in events if isinstance(event, NodeStarted)}
    assert begun == set(outcomes(events))


LOOP = Node(
    "again",
    "loop",
    settings={"rounds": 4, "field": "text", "operator": "longer than", "value": "6"},
    body=body(
        {
            "in": ("input", {"name": "text"}),
            "more": ("prompt", {"template": "{text}ab"}),
            "out": ("output", {"name": "text"}),
        },
        ("in.value -> more.text", "more.text -> out.value"),
    ),
)


async def test_that_a_loop_feeds_its_outputs_back_until_it_may_end() -> None:
    document = graph(
        {"a": ("text", {"text": "x"}), "again": LOOP, "out": "output"},
        ("a.text -> again.text", "again.text -> out.value"),
    )

    events = await Desk().run(document)

    assert end_of(events).answer == "xababab"
    assert "again[3]/more" in outcomes(events)
    assert "again[4]/more" not in outcomes(events)
    inner = next(e for e in events if isinstance(e, NodeStarted) and e.node_id == "again/more")
    assert (inner.span_id, inner.parent_span_id) == ("again[1]/more", "again")


async def test_that_a_loop_ends_after_its_rounds() -> None:
    short = replace(LOOP, settings={**LOOP.settings, "rounds": 2})
    document = graph(
        {"a": ("text", {"text": "x"}), "again": short, "out": "output"},
        ("a.text -> again.text", "again.text -> out.value"),
    )

    events = await Desk().run(document)

    assert end_of(events).answer == "xabab"


EACH = Node(
    "each",
    "map",
    body=body(
        {
            "item": ("input", {"name": "item"}),
            "ask": "model",
            "said": ("output", {"name": "said"}),
        },
        ("item.value -> ask.prompt", "ask.text -> said.value"),
    ),
)


async def test_that_a_map_keeps_the_order_of_its_items() -> None:
    document = graph(
        {"list": ("input", {"name": "items", "type": "json"}), "each": EACH, "out": "output"},
        ("list.value -> each.items", "each.said -> out.value"),
    )
    desk = Desk(gates={"a": asyncio.Event()})

    async def release() -> None:
        await desk.until(lambda: len(desk.prompts) == 3)
        desk.gates["a"].set()

    events, _ = await asyncio.gather(desk.run(document, {"items": ["a", "b", "c"]}), release())

    assert outputs(events, "each") == {"said": ["<a>", "<b>", "<c>"]}


async def test_that_a_failure_inside_a_map_names_the_node_inside() -> None:
    bad = replace(EACH, body=body({"item": ("input", {"name": "item", "type": "number"})}))
    document = graph(
        {"list": ("input", {"name": "items", "type": "json"}), "each": bad},
        ("list.value -> each.items",),
    )

    events = await Desk().run(document, {"items": [1, "two"]})

    assert end_of(events).end == "failed"
    assert end_of(events).message.startswith("Item: the input 'item' takes number")


async def test_that_a_subgraph_is_one_node_with_the_ports_of_its_inside() -> None:
    inside = body(
        {
            "q": ("input", {"name": "question"}),
            "ask": "model",
            "a": ("output", {"name": "reply"}),
        },
        ("q.value -> ask.prompt", "ask.text -> a.value"),
    )
    document = graph(
        {
            "t": ("text", {"text": "hi"}),
            "sub": Node("sub", "subgraph", body=inside),
            "out": "output",
        },
        ("t.text -> sub.question", "sub.reply -> out.value"),
    )

    events = await Desk().run(document)

    assert end_of(events).answer == "<hi>"
    assert outcomes(events)["sub/ask"] == "done"


async def test_that_a_router_asks_a_model_by_showing_each_way_as_a_tool() -> None:
    routes = [{"name": "sales", "description": "Buying"}, {"name": "help"}]
    document = graph(
        {
            "t": ("text", {"text": "I want one"}),
            "route": ("router", {"by": "meaning", "routes": routes}),
            "out": "output",
        },
        ("t.text -> route.text", "route.sales -> out.value"),
    )

    events = await Desk(answers=lambda _prompt: "sales").run(document)

    assert end_of(events).answer == "I want one"
    ended = next(e for e in events if isinstance(e, NodeFinished) and e.node_id == "route")
    assert ended.note == "sales: small chose it"


async def test_that_a_model_that_chooses_nothing_leads_to_other() -> None:
    document = graph(
        {
            "t": ("text", {"text": "weather?"}),
            "route": ("router", {"by": "meaning", "routes": [{"name": "sales"}]}),
            "out": "output",
        },
        ("t.text -> route.text", "route.other -> out.value"),
    )

    events = await Desk().run(document)

    assert end_of(events).answer == "weather?"


async def test_that_a_tool_call_goes_through_the_gate() -> None:
    desk, document = _failing(0)
    desk.verdict, desk.decision = "ask", "deny"

    events = await desk.run(document)

    assert desk.called == []
    assert end_of(events).end == "failed"
    assert any(isinstance(event, ApprovalAsked) for event in events)
    ended = next(event for event in events if isinstance(event, ToolCallFinished))
    assert ended.denied


async def test_that_an_agent_in_a_node_calls_its_tools() -> None:
    double = tool("double", lambda arguments: str(arguments["n"] * 2))
    desk = Desk(answers=lambda _prompt: "double", tools={"double": double})
    document = graph(
        {
            "t": ("text", {"text": "3?"}),
            "agent": ("agent", {"tools": ["double"]}),
            "out": "output",
        },
        ("t.text -> agent.prompt", "agent.text -> out.value"),
    )

    events = await desk.run(document)

    assert desk.called == [("double", {"n": 3})]
    call = next(event for event in events if isinstance(event, ToolCallStarted))
    assert call.node_id == "agent"


FORM = graph(
    {
        "form": (
            "form",
            {
                "title": "Who?",
                "fields": [
                    {"name": "name"},
                    {"name": "age", "type": "number", "required": False},
                    {"name": "size", "choices": "small, large", "required": False},
                ],
            },
        ),
        "out": "output",
    },
    ("form.name -> out.value",),
)


async def test_that_a_form_waits_for_a_person() -> None:
    desk = Desk(people={"form": {"name": "Ada", "age": 36}})

    events = await desk.run(FORM)

    assert end_of(events).answer == "Ada"
    assert outputs(events, "form") == {"name": "Ada", "age": 36}
    asked = next(event for event in events if isinstance(event, PersonAsked))
    assert [field["name"] for field in asked.fields] == ["name", "age", "size"]
    given = next(event for event in events if isinstance(event, PersonAnswered))
    assert given.values == {"name": "Ada", "age": 36}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (None, "the person declined"),
        ({}, "'name' was left empty"),
        ({"name": "A", "age": "old"}, "'age': 'old' is not number"),
        ({"name": "A", "size": "huge"}, "'size': 'huge' is none of the choices"),
    ],
)
async def test_that_a_form_takes_nothing_that_does_not_fit(given: Any, message: str) -> None:
    events = await Desk(people={"form": given}).run(FORM)

    assert end_of(events).end == "failed"
    assert message in end_of(events).message


@pytest.mark.parametrize(("says", "way"), [(True, "yes"), (False, "no"), (None, None)])
async def test_that_an_approval_holds_back_what_nobody_let_pass(
    says: bool | None, way: str | None
) -> None:
    document = graph(
        {"t": ("text", {"text": "send"}), "ok": "approve"}, ("t.text -> ok.value",)
    )
    given = None if says is None else {"yes": says}

    events = await Desk(people={"ok": given}).run(document)

    assert outputs(events, "ok") == ({} if way is None else {way: "send"})


async def test_that_a_value_is_kept_and_recalled_in_order() -> None:
    document = graph(
        {
            "t": ("text", {"text": "blue"}),
            "keep": ("set_state", {"name": "colour"}),
            "back": ("get_state", {"name": "colour"}),
            "out": "output",
        },
        ("t.text -> keep.value", "keep.value -> back.after", "back.value -> out.value"),
    )

    assert end_of(await Desk().run(document)).answer == "blue"


async def test_that_an_answer_with_a_schema_comes_out_as_json() -> None:
    schema = {"type": "object", "properties": {"n": {"type": "integer"}}}
    document = graph(
        {
            "t": ("text", {"text": "?"}),
            "ask": ("model", {"schema": schema}),
            "pick": ("pick", {"field": "n"}),
            "out": "output",
        },
        ("t.text -> ask.prompt", "ask.value -> pick.value", "pick.value -> out.value"),
    )

    events = await Desk(answers=lambda _prompt: json.dumps({"n": 7})).run(document)

    assert end_of(events).answer == "7"


async def test_that_a_run_may_end_at_a_node() -> None:
    events = await Desk().run(CHAIN, {"text": "x"}, GraphOptions(until="frame"))

    assert started(events) == ["ask", "frame"]
    assert end_of(events).end == "answered"


async def test_that_one_node_runs_alone_with_given_values() -> None:
    options = GraphOptions(only="frame", given={"frame": {"text": "you"}})

    events = await Desk().run(CHAIN, {}, options)

    assert started(events) == ["frame"]
    assert outputs(events, "frame") == {"text": "Say you!"}


async def test_that_a_breakpoint_waits_and_goes_on_with_other_values() -> None:
    desk = Desk(people={"frame": {"text": "edited"}})

    events = await desk.run(
        CHAIN, {"text": "x"}, GraphOptions(break_before=frozenset({"frame"}))
    )

    assert end_of(events).answer == "<Say edited!>"


async def test_that_a_breakpoint_after_a_node_changes_what_goes_on() -> None:
    desk = Desk(people={"frame": {"text": "other"}})

    events = await desk.run(
        CHAIN, {"text": "x"}, GraphOptions(break_after=frozenset({"frame"}))
    )

    assert desk.prompts == ["other"]
    assert outputs(events, "frame") == {"text": "Say x!"}


async def test_that_stepping_waits_before_every_node() -> None:
    desk = Desk()

    events = await desk.run(CHAIN, {"text": "x"}, GraphOptions(step=True))

    assert len(desk.asked) == len(started(events)) == 4


READ = graph(
    {
        "t": ("text", {"text": "number 7, paid"}),
        "read": (
            "extract",
            {
                "what": "invoice",
                "fields": [
                    {"name": "n", "type": "number"},
                    {"name": "note", "required": False},
                ],
            },
        ),
        "n": ("output", {"name": "n"}),
        "all": ("output", {"name": "answer"}),
    },
    ("t.text -> read.text", "read.n -> n.value", "read.value -> all.value"),
)


async def test_that_fields_are_read_by_the_arguments_of_a_call() -> None:
    desk = Desk(answers=lambda _prompt: "save_invoice", arguments={"n": 7, "other": 1})

    events = await desk.run(READ)

    assert desk.prompts[0] == "Save the invoice: number 7, paid"
    assert outputs(events, "read") == {"value": {"n": 7}, "n": 7}
    assert end_of(events).answer == '{"n": 7}'


@pytest.mark.parametrize(
    ("said", "arguments", "message"),
    [
        ("I cannot.", {}, "small read no fields; it said: I cannot."),
        ("save_invoice", {"note": "x"}, "small read no n"),
        ("save_invoice", {"n": float("inf")}, "is not JSON"),
    ],
)
async def test_that_fields_that_were_not_read_are_named(
    said: str, arguments: Any, message: str
) -> None:
    desk = Desk(answers=lambda _prompt: said, arguments=arguments)

    assert message in end_of(await desk.run(READ)).message


@pytest.mark.parametrize("text", ["1e999", "NaN", "-Infinity", "[" * 100_000, "{", '{"a": }'])
async def test_that_only_json_is_read_as_json(text: str) -> None:
    document = graph(
        {"t": ("text", {"text": text}), "read": "read_json"}, ("t.text -> read.text",)
    )

    assert "is not JSON" in end_of(await Desk().run(document)).message


@pytest.mark.parametrize(("text", "outcome"), [("go", "done"), ("stay", "skipped")])
async def test_that_a_node_with_after_wired_runs_only_if_that_way_was_taken(
    text: str, outcome: str
) -> None:
    document = graph(
        {
            "ask": ("input", {"name": "text"}),
            "if": ("condition", {"operator": "equals", "value": "go"}),
            "say": ("prompt", {"template": "{word}!"}),
        },
        ("ask.value -> if.value", "ask.value -> say.word", "if.yes -> say.after"),
    )

    assert outcomes(await Desk().run(document, {"text": text}))["say"] == outcome
