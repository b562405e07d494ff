"""Results used again, forks, and runs that were cut off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from tests.unit.agents.graphs.running import (
    Desk,
    body,
    end_of,
    graph,
    outcomes,
    tool,
)
from workbench.agents.graphs.documents import GraphDocument, Link, Node, with_body, with_node
from workbench.agents.graphs.earlier import Earlier
from workbench.agents.graphs.options import GraphOptions
from workbench.traces.events import (
    ApprovalAsked,
    NodeFinished,
    NodeStarted,
    ToolCallStarted,
    TraceEvent,
)


def chain(count: int) -> GraphDocument:
    """An input, ``count`` model calls, each with the answer of the one before, an output."""
    nodes: dict[str, Any] = {"in": ("input", {"name": "text"}), "out": "output"}
    links = [f"n{count - 1:02}.text -> out.value", "in.value -> n00.prompt"]
    for number in range(count):
        nodes[f"n{number:02}"] = "model"
        if number:
            links.append(f"n{number - 1:02}.text -> n{number:02}.prompt")
    return graph(nodes, links)


def changed(document: GraphDocument, node_id: str, **settings: Any) -> GraphDocument:
    node = document.body.node(node_id)
    node = replace(node, settings={**node.settings, **settings})
    return with_body(document, (), with_node(document.body, node))


def worked(events: Sequence[TraceEvent]) -> set[str]:
    return {key for key, value in outcomes(events).items() if value == "done"}


async def test_that_a_fork_with_one_changed_leaf_of_fifty_runs_exactly_that_one() -> None:
    nodes: dict[str, Any] = {"in": ("input", {"name": "text"})}
    links = []
    for number in range(48):
        nodes[f"n{number:02}"] = "model"
        links.append(f"{'in.value' if not number else 'n00.text'} -> n{number:02}.prompt")
    nodes["leaf"] = "model"
    document = graph(nodes, [*links, "n47.text -> leaf.prompt"])
    assert len(document.body.nodes) == 50
    first = await Desk().run(document, {"text": "x"})
    desk = Desk()

    forked = changed(document, "leaf", instructions="Be short.")
    events = await desk.run(forked, {"text": "x"}, earlier=Earlier(first))

    assert worked(events) == {"leaf"}
    assert len(desk.prompts) == 1


async def test_that_changing_one_prompt_runs_what_follows_it() -> None:
    first = await Desk().run(chain(5), {"text": "x"})

    events = await Desk(answers=lambda prompt: f"[{prompt}]").run(
        changed(chain(5), "n02", instructions="new"), {"text": "x"}, earlier=Earlier(first)
    )

    assert worked(events) == {"n02", "n03", "n04", "out"}
    assert end_of(events).answer == "[[[<<x>>]]]"


async def test_that_the_same_answer_again_spares_what_follows() -> None:
    first = await Desk().run(chain(5), {"text": "x"})

    events = await Desk().run(
        changed(chain(5), "n02", instructions="new"), {"text": "x"}, earlier=Earlier(first)
    )

    assert worked(events) == {"n02"}


@pytest.mark.parametrize(
    "change",
    [
        {"model": "large"},
        {"temperature": 0.1},
        {"schema": {"type": "string"}},
        {"max_output_tokens": 5},
    ],
)
async def test_that_whatever_changes_an_answer_changes_its_key(change: Any) -> None:
    first = await Desk(answers=lambda _prompt: '"a"').run(chain(1), {"text": "x"})

    events = await Desk(answers=lambda _prompt: '"a"').run(
        changed(chain(1), "n00", **change), {"text": "x"}, earlier=Earlier(first)
    )

    assert "n00" in worked(events)


async def test_that_another_input_uses_nothing_again() -> None:
    first = await Desk().run(chain(3), {"text": "x"})

    events = await Desk().run(chain(3), {"text": "y"}, earlier=Earlier(first))

    assert worked(events) == {"in", "n00", "n01", "n02", "out"}


async def test_that_a_fork_runs_a_chosen_node_and_what_follows_anew() -> None:
    first = await Desk().run(chain(4), {"text": "x"})

    events = await Desk().run(
        chain(4),
        {"text": "x"},
        GraphOptions(fresh=frozenset({"n02"})),
        earlier=Earlier(first),
    )

    assert worked(events) == {"n02", "n03", "out"}


async def test_that_a_fork_survives_an_edited_graph() -> None:
    """Nodes put between leave what lies before them as it was."""
    first = await Desk().run(chain(3), {"text": "x"})
    document = chain(3)
    more = with_node(document.body, Node("mid", "prompt", settings={"template": "-{a}-"}))
    links = [link for link in more.links if str(link) != "n01.text -> n02.prompt"]
    links += [Link("n01", "text", "mid", "a"), Link("mid", "text", "n02", "prompt")]
    edited = replace(document, body=replace(more, links=tuple(sorted(links))), title="New")

    events = await Desk().run(edited, {"text": "x"}, earlier=Earlier(first))

    assert worked(events) == {"mid", "n02", "out"}


async def test_that_packed_nodes_keep_their_results() -> None:
    first = await Desk().run(chain(2), {"text": "x"})
    inside = body(
        {"p": ("input", {"name": "p"}), "n01": "model", "a": ("output", {"name": "a"})},
        ("p.value -> n01.prompt", "n01.text -> a.value"),
    )
    document = graph(
        {
            "in": ("input", {"name": "text"}),
            "n00": "model",
            "sub": Node("sub", "subgraph", body=inside),
            "out": "output",
        },
        ("in.value -> n00.prompt", "n00.text -> sub.p", "sub.a -> out.value"),
    )
    desk = Desk()

    await desk.run(document, {"text": "x"}, earlier=Earlier(first))

    assert desk.prompts == []


async def test_that_two_alike_have_a_result_each() -> None:
    document = graph(
        {
            "list": ("input", {"name": "items", "type": "json"}),
            "each": Node(
                "each",
                "map",
                settings={"at_once": 1},
                body=body(
                    {
                        "i": ("input", {"name": "item"}),
                        "ask": "model",
                        "o": ("output", {"name": "o"}),
                    },
                    ("i.value -> ask.prompt", "ask.text -> o.value"),
                ),
            ),
            "out": "output",
        },
        ("list.value -> each.items", "each.o -> out.value"),
    )
    count = [0]

    def dice(_prompt: str) -> str:
        count[0] += 1
        return f"throw {count[0]}"

    first = await Desk(answers=dice).run(document, {"items": ["a", "a", "a"]})
    again = await Desk(answers=dice).run(
        document, {"items": ["a", "a", "a"]}, earlier=Earlier(first)
    )

    assert end_of(first).answer == "throw 1\n\nthrow 2\n\nthrow 3"
    assert end_of(again).answer == end_of(first).answer
    assert count == [3]


def selling() -> tuple[Desk, GraphDocument]:
    sell = tool("sell", lambda arguments: f"sold {arguments['n']}", writes=True)
    document = graph(
        {
            "sell": ("tool", {"tool": "sell", "values": {"n": 1}}),
            "say": ("prompt", {"template": "Done: {what}"}),
            "out": "output",
        },
        ("sell.result -> say.what", "say.text -> out.value"),
    )
    return Desk(tools={"sell": sell}), document


async def test_that_what_changes_something_is_used_again_in_a_fork_only() -> None:
    desk, document = selling()
    first = await desk.run(document)
    desk.called.clear()

    await desk.run(document, earlier=Earlier(first, writing_tools=frozenset({"sell"})))
    assert desk.called == []

    await desk.run(document, earlier=Earlier((), [first]))
    assert desk.called == [("sell", {"n": 1})]


def cut_off(events: Sequence[TraceEvent]) -> list[TraceEvent]:
    """As if the program had been killed once the tool was called."""
    at = next(n for n, event in enumerate(events) if isinstance(event, ToolCallStarted))
    return list(events[: at + 1])


@pytest.mark.parametrize(("decision", "calls"), [("deny", 0), ("allow_once", 1)])
async def test_that_a_change_that_was_cut_off_is_not_repeated_in_silence(
    decision: str, calls: int
) -> None:
    desk, document = selling()
    first = cut_off(await desk.run(document))
    desk.called.clear()
    desk.decision = decision

    events = await desk.run(document, earlier=Earlier(first, writing_tools=frozenset({"sell"})))

    assert len(desk.called) == calls
    asked = next(event for event in desk.asked if isinstance(event, ApprovalAsked))
    assert "cut off" in asked.touches
    assert end_of(events).end == ("answered" if calls else "failed")


async def test_that_a_node_may_be_allowed_beforehand() -> None:
    desk, document = selling()
    first = cut_off(await desk.run(document))
    desk.called.clear()

    await desk.run(
        document,
        options=GraphOptions(allowed=frozenset({"sell"})),
        earlier=Earlier(first, writing_tools=frozenset({"sell"})),
    )

    assert len(desk.called) == 1
    assert desk.asked == []


async def test_that_a_killed_run_goes_on_where_it_was() -> None:
    whole = await Desk().run(chain(6), {"text": "x"})
    for cut in range(len(whole)):
        done = {e.node_id for e in whole[:cut] if isinstance(e, NodeFinished)}
        desk = Desk()

        events = await desk.run(chain(6), {"text": "x"}, earlier=Earlier(whole[:cut]))

        assert worked(events) == {"in", "out", *(f"n0{n}" for n in range(6))} - done
        assert end_of(events).answer == "<<<<<<x>>>>>>"


async def test_that_a_failed_result_is_never_used_again() -> None:
    document = graph(
        {"t": ("text", {"text": "{"}), "read": "read_json"}, ("t.text -> read.text",)
    )
    first = await Desk().run(document)

    events = await Desk().run(document, earlier=Earlier(first, [first]))

    assert outcomes(events)["read"] == "failed"


async def test_that_events_of_a_used_result_are_those_of_a_node() -> None:
    first = await Desk().run(chain(1), {"text": "x"})

    events = await Desk().run(chain(1), {"text": "x"}, earlier=Earlier(first))

    kinds = [type(event) for event in events if getattr(event, "node_id", "") == "n00"]
    assert kinds == [NodeStarted, NodeFinished]
