"""Time in which a person thinks counts against no limit, however deep the node lies."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from tests.unit.agents.graphs.running import Desk, body, end_of, graph
from tests.unit.agents.graphs.test_reuse import cut_off, selling
from workbench.agents.graphs.documents import GraphDocument, Handling, Node
from workbench.agents.graphs.earlier import Earlier
from workbench.agents.graphs.options import WHOLE, GraphOptions
from workbench.agents.graphs.services import Given, GraphServices
from workbench.agents.services import Answer
from workbench.traces.events import ApprovalAsked, NodePaused, PersonAsked

LIMIT_S = 0.2


@dataclass
class SlowDesk(Desk):
    """A desk whose person takes longer than any limit in the graph."""

    given: Mapping[str, Any] | None = field(default_factory=lambda: {"who": "Ada"})

    def services(self, earlier: Earlier | None = None) -> GraphServices:
        async def give(asked: NodePaused | PersonAsked) -> Given:
            await asyncio.sleep(3 * LIMIT_S)
            return Given(None if isinstance(asked, NodePaused) else self.given)

        async def approve(asked: ApprovalAsked) -> Answer:
            await asyncio.sleep(3 * LIMIT_S)
            return Answer("allow_once", asked.arguments)

        return replace(super().services(earlier), give=give, approve=approve)


def limited(kind: str, inner: Node, output: str, links: tuple[str, ...]) -> GraphDocument:
    """A holder with a time limit, one node in it, and the output of the graph."""
    within = body({inner.id: inner, "o": ("output", {"name": "r"})}, (output, *links))
    settings = {"rounds": 1} if kind == "loop" else {}
    holder = Node("g", kind, settings=settings, body=within)
    holder = replace(holder, handling=Handling(time_limit_s=LIMIT_S))
    return graph({"g": holder, "out": "output"}, ("g.r -> out.value",))


FORM = Node("f", "form", settings={"fields": [{"name": "who"}]})


@pytest.mark.parametrize("kind", ["subgraph", "loop"])
async def test_that_a_form_stops_the_clock_of_the_nodes_around_it(kind: str) -> None:
    events = await SlowDesk().run(limited(kind, FORM, "f.who -> o.value", ()))

    assert (end_of(events).end, end_of(events).answer) == ("answered", "Ada")


async def test_that_a_form_two_holders_deep_stops_the_outer_clock() -> None:
    inner = Node(
        "deep",
        "subgraph",
        body=body({"f": FORM, "o": ("output", {"name": "r"})}, ("f.who -> o.value",)),
    )

    events = await SlowDesk().run(limited("subgraph", inner, "deep.r -> o.value", ()))

    assert (end_of(events).end, end_of(events).answer) == ("answered", "Ada")


@pytest.mark.parametrize(
    "options",
    [
        GraphOptions(break_before=frozenset({"g/t"})),
        GraphOptions(break_after=frozenset({"g/t"})),
    ],
)
async def test_that_a_breakpoint_stops_the_clock_of_the_node_around_it(
    options: GraphOptions,
) -> None:
    text = Node("t", "text", settings={"text": "hello"})

    events = await SlowDesk().run(
        limited("subgraph", text, "t.text -> o.value", ()), options=options
    )

    assert (end_of(events).end, end_of(events).answer) == ("answered", "hello")


async def test_that_the_question_after_a_kill_stops_the_clock_of_the_node_around_it() -> None:
    desk, _document = selling()
    sell = Node("sell", "tool", settings={"tool": "sell", "values": {"n": 1}})
    document = limited("subgraph", sell, "sell.result -> o.value", ())
    first = cut_off(await Desk(tools=desk.tools).run(document))

    events = await SlowDesk(tools=desk.tools).run(
        document, earlier=Earlier(first, writing_tools=frozenset({"sell"}))
    )

    assert (end_of(events).end, end_of(events).answer) == ("answered", "sold 1")


async def test_that_the_limit_still_holds_for_the_work_after_the_answer() -> None:
    desk = SlowDesk()
    desk.gates["Hello Ada"] = asyncio.Event()  # never opened: the model never answers
    inner = body(
        {
            "f": FORM,
            "say": ("prompt", {"template": "Hello {who}"}),
            "m": "model",
            "o": ("output", {"name": "r"}),
        },
        ("f.who -> say.who", "say.text -> m.prompt", "m.text -> o.value"),
    )
    holder = Node("g", "subgraph", body=inner, handling=Handling(time_limit_s=LIMIT_S))
    document = graph({"g": holder, "out": "output"}, ("g.r -> out.value",))

    events = await asyncio.wait_for(desk.run(document, options=WHOLE), 20)

    assert end_of(events).end == "failed"
    assert "given up after 0.2 seconds" in end_of(events).message
