"""What the graphs of the gallery are for, on the model that comes with the program.

Which way a message goes, which fields are read, which tools are called with what, what a person
is shown, and what the next node gets; ``test_gallery`` looks at what is printed.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from workbench.agents.graphs.documents import (
    GraphDocument,
    Node,
    body_at,
    every_body,
    with_body,
)
from workbench.agents.nodes.registry import kind_of
from workbench.app.run_command import follow
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths
from workbench.traces.events import (
    NodeFinished,
    NodeStarted,
    PersonAsked,
    PromptRendered,
    RunFinished,
    ToolCallFinished,
    ToolCallStarted,
    TraceEvent,
)


@dataclass(frozen=True, slots=True)
class Done:
    """A run that has ended."""

    events: tuple[TraceEvent, ...]

    @property
    def answer(self) -> str:
        (end,) = (event for event in self.events if isinstance(event, RunFinished))
        assert end.end == "answered", end.message
        return end.answer

    @property
    def worked(self) -> set[str]:
        """The nodes that did something."""
        return {event.node_id for event in self.events if isinstance(event, NodeStarted)}

    @property
    def calls(self) -> list[tuple[str, Mapping[str, Any]]]:
        """The tools that were called, with what."""
        started = (event for event in self.events if isinstance(event, ToolCallStarted))
        return [(event.name, json.loads(event.arguments)) for event in started]

    @property
    def results(self) -> list[str]:
        return [event.result for event in self.events if isinstance(event, ToolCallFinished)]

    @property
    def shown(self) -> list[str]:
        """What a person was shown."""
        return [event.text for event in self.events if isinstance(event, PersonAsked)]

    @property
    def prompts(self) -> list[str]:
        """What the model received."""
        return [event.text for event in self.events if isinstance(event, PromptRendered)]

    def of(self, node_id: str) -> Mapping[str, Any]:
        """What a node gave."""
        (end,) = (
            e for e in self.events if isinstance(e, NodeFinished) and e.node_id == node_id
        )
        return end.outputs


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Workbench]:
    async with open_workbench(Paths(tmp_path / "data", tmp_path / "cache")) as opened:
        opened.settings.change(engine_threads=1)
        yield opened


def settled(graph: GraphDocument) -> GraphDocument:
    """The graph whose models always take the likeliest token: each run gives the same."""
    for scope, body in every_body(graph):
        nodes = tuple(_settled(node) for node in body_at(graph, scope).nodes)
        graph = with_body(graph, scope, replace(body, nodes=nodes))
    return graph


def _settled(node: Node) -> Node:
    kind = kind_of(node.kind)
    assert kind is not None
    given = {"temperature": 0.0, "seed": 1}
    known = {field.name for field in fields(kind.settings)}
    kept = {name: value for name, value in given.items() if name in known}
    return replace(node, settings={**node.settings, **kept})


async def done(bench: Workbench, name: str, text: str, **answers: str) -> Done:
    graph = settled(bench.graphs.get(name))
    run = await bench.runs.start(graph, text, model_id="starter")
    await asyncio.wait_for(follow(bench, run, frozenset(["save_note"]), answers), 60)
    return Done(tuple(record.event for record in run.records))


@pytest.mark.parametrize(
    ("text", "desk", "tool", "arguments"),
    [
        ("What time is it?", "clock", "current_time", {}),
        ("How much is 12 * 7?", "figures", "calculator", {"expression": "12 * 7"}),
    ],
)
async def test_that_the_service_desk_sends_a_message_to_who_has_the_tool(
    bench: Workbench, text: str, desk: str, tool: str, arguments: Mapping[str, str]
) -> None:
    found = await done(bench, "service-desk", text)

    assert found.worked & {"clock", "figures", "talk"} == {desk}
    assert found.calls == [(tool, arguments)]
    assert found.results[0].strip(".") in found.answer
    if tool == "current_time":
        assert str(datetime.now(UTC).year) in found.answer


async def test_that_the_service_desk_talks_where_no_desk_is_for_it(bench: Workbench) -> None:
    found = await done(bench, "service-desk", "Hello")

    assert found.worked & {"clock", "figures", "talk"} == {"talk"}
    assert found.calls == []
    assert "Hello" in found.answer


async def test_that_an_e_mail_about_an_order_is_answered_from_the_orders(
    bench: Workbench,
) -> None:
    mail = "Hello, where is my order? Regards, Miller"
    found = await done(bench, "email-triage", mail, answer="Your kettle is on its way.")

    assert found.calls == [("answer_question", {}), ("find_customer", {"name": mail})]
    (shown,) = found.shown
    assert "Thank you for your message." in shown
    assert "5001 | kettle | on its way" in shown
    assert "Berg" not in shown
    assert "draft" not in found.worked
    assert found.answer == "Your kettle is on its way."


@pytest.mark.parametrize(
    ("mail", "calls"),
    [
        ("I have a complaint about a broken kettle. Berg", ["handle_complaint"]),
        ("See you at noon!", []),
    ],
)
async def test_that_other_e_mail_is_drafted_by_the_model_and_seen_by_a_person(
    bench: Workbench, mail: str, calls: list[str]
) -> None:
    found = await done(bench, "email-triage", mail, answer="We are sorry.")

    assert [name for name, _arguments in found.calls] == calls
    assert "Answer the e-mail politely" in found.prompts[-1]
    assert mail in found.prompts[-1]
    draft = found.of("draft")["text"]
    assert draft.strip()
    assert draft in found.shown[0]
    assert found.answer == "We are sorry."


async def test_that_who_is_no_customer_is_asked_for_the_number(bench: Workbench) -> None:
    mail = "When does my order come? Nobody"
    found = await done(bench, "email-triage", mail, answer="Which number?")

    assert found.calls == [("answer_question", {}), ("find_customer", {"name": mail})]
    assert "I found no order under your name" in found.shown[0]


async def test_that_advertising_is_filed_and_shown_to_nobody(bench: Workbench) -> None:
    mail = "Our summer newsletter: all lamps at half price"
    found = await done(bench, "email-triage", mail)

    assert found.calls == [("file_advertising", {})]
    assert found.shown == []
    assert found.answer == f"Filed without an answer: {mail}"


async def test_that_the_editor_gets_what_was_found_in_all_three_places(
    bench: Workbench,
) -> None:
    found = await done(bench, "research-and-edit", "kettle")

    assert sorted(found.calls) == [
        ("find_alternatives", {"article": "kettle"}),
        ("find_stock", {"article": "kettle"}),
    ]
    notes = found.of("notes")["text"]
    for fact in ("boils 1.7 litres", "kettle | 12 | 34.9", "grill | 5 | 49.0"):
        assert fact in notes
    (prompt,) = found.prompts
    assert "Make one clear text of the notes." in prompt
    assert f"The subject: kettle\n\nThe notes:\n{notes}" in prompt
    assert found.answer == f"{found.of('edit')['text']}\n\nFrom these notes:\n{notes}"


async def test_that_the_handbook_answers_from_parts_with_their_sources(
    bench: Workbench,
) -> None:
    found = await done(bench, "handbook", "How long is the warranty of a toaster?")

    first, second = found.of("search")["documents"]
    assert (first["title"], first["heading"]) == (
        "toaster.md",
        "Toaster T-4 > Only one side is toasted",
    )
    assert second["title"] != first["title"]
    assert "warranty of two years" in found.prompts[0]
    assert "Question: How long is the warranty" in found.prompts[0]
    reply = found.of("reply")["text"]
    assert found.answer.startswith(f"{reply}\n\nFrom the handbook:\n[1] toaster.md, Toaster")


async def test_that_nothing_found_is_said_without_a_model(bench: Workbench) -> None:
    found = await done(bench, "handbook", "zebra")

    assert found.prompts == []
    assert found.of("search")["documents"] == []
    assert found.answer == "The handbook says nothing about that."


async def test_that_technical_support_shows_the_part_and_then_writes_a_ticket(
    bench: Workbench,
) -> None:
    found = await done(
        bench, "tech-support", "Help", device="toaster", problem="bread sticks", yes="no"
    )

    assert found.of("look")["documents"][0]["heading"] == "Toaster T-4 > Bread sticks"
    assert "Pull the plug first" in found.shown[1]
    ticket = {"title": "Ticket", "text": "toaster: bread sticks"}
    assert found.calls == [("save_note", ticket)]
    assert found.prompts == []


async def test_that_what_the_handbook_does_not_know_becomes_a_ticket_at_once(
    bench: Workbench,
) -> None:
    found = await done(bench, "tech-support", "Help", device="other", problem="hums")

    assert len(found.shown) == 1
    assert found.calls == [("save_note", {"title": "Ticket", "text": "other: hums"})]


async def test_that_an_invoice_becomes_fields_and_a_large_one_waits(bench: Workbench) -> None:
    text = "number 4711, customer Miller, total 12000"
    found = await done(bench, "invoice", text, yes="yes")

    fields = {"number": "4711", "customer": "Miller", "total": 12000}
    assert found.calls == [("save_invoice", fields)]
    assert json.loads(found.shown[0]) == fields
    assert json.loads(found.answer) == fields


async def test_that_the_kiosk_offers_others_where_one_is_sold_out(
    bench: Workbench,
) -> None:
    sold_out = await done(bench, "retail-kiosk", "a toaster")
    here = await done(bench, "retail-kiosk", "kettle")

    assert sold_out.worked - here.worked == {"words"}
    assert "grill" in sold_out.answer
    assert "12 | 34.9" in here.answer


async def test_that_a_call_back_is_noted_with_phone_and_day(bench: Workbench) -> None:
    given = {"phone": "0421 1", "day": "Monday"}
    found = await done(bench, "customer-service", "Please call me", **given)

    note = {"title": "Call back", "text": "Call 0421 1 on Monday."}
    assert found.calls == [("save_note", note)]
