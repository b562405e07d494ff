"""Runs of graphs against scripted agents, tools and people."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workbench.agents.documents import AgentDocument
from workbench.agents.graphs.budget import USUAL, GraphBudget
from workbench.agents.graphs.documents import Body, GraphDocument, Link, Node
from workbench.agents.graphs.earlier import Earlier
from workbench.agents.graphs.link_text import link_from
from workbench.agents.graphs.options import WHOLE, GraphOptions
from workbench.agents.graphs.runtime import run_graph
from workbench.agents.graphs.services import Given, GraphServices
from workbench.agents.nodes.api import World
from workbench.agents.past import Past
from workbench.agents.replay import told_again, until_end
from workbench.agents.services import Answer, RunServices, StopSignal, Verdict
from workbench.base.errors import ToolError
from workbench.engines.api import (
    EngineEvent,
    Finished,
    GenerationStats,
    PromptReady,
    Request,
    TextDelta,
    ToolCall,
)
from workbench.tools.api import ToolContext, ToolResult, ToolSpec
from workbench.tools.retrieval.values import Hit, Mode
from workbench.traces.canonical import EventDifference, first_difference
from workbench.traces.codec import decode, encode
from workbench.traces.events import (
    ApprovalAsked,
    NodeFinished,
    NodePaused,
    NodeStarted,
    PersonAsked,
    Record,
    RunFinished,
    RunStarted,
    TraceEvent,
)

STATS = GenerationStats(10, 4, 3, 0.0, 0.01, 0.05)


def tool(name: str, run: Callable[[Mapping[str, Any]], str], **more: Any) -> ToolSpec:
    """A tool with one number ``n``."""
    return ToolSpec(
        name=name,
        title=name.title(),
        description=f"{name} a number",
        parameters={
            "type": "object",
            "properties": {"n": {"type": "integer"}},
            "required": ["n"],
        },
        run=lambda arguments, _context: run(arguments),
        touches="Nothing",
        **more,
    )


@dataclass
class Desk:
    """The world of a run, with what it was asked.

    Attributes:
        answers: What a model says to a prompt: text, or the name of the tool it calls.
        people: What a person gives, by the node.
        reply: What an agent says to a request, instead of ``answers``: text or a call.
        found: What a search in a collection finds.
        vectors: What a text is made into; ``embedded`` are the texts, in order.
    """

    answers: Callable[[str], str] = lambda prompt: f"<{prompt}>"
    people: Mapping[str, Mapping[str, Any] | None] = field(default_factory=dict)
    arguments: Mapping[str, Any] = field(default_factory=dict)
    verdict: Verdict = "allow"
    decision: str = "deny"
    tools: dict[str, ToolSpec] = field(default_factory=dict)
    agents: dict[str, AgentDocument] = field(default_factory=dict)
    models: Sequence[str] = ("small", "large")
    collections: dict[str, str] = field(default_factory=dict)
    embedding_models: Sequence[str] = ()
    vectors: Mapping[str, Sequence[float]] = field(default_factory=dict)
    embedded: list[str] = field(default_factory=list)
    found: Callable[[str, str, int, Mode], Sequence[Hit]] = lambda *_asked: ()
    prompts: list[str] = field(default_factory=list)
    called: list[tuple[str, Mapping[str, Any]]] = field(default_factory=list)
    asked: list[ApprovalAsked | NodePaused | PersonAsked] = field(default_factory=list)
    stop: StopSignal = field(default_factory=StopSignal)
    asked_now: asyncio.Event = field(default_factory=asyncio.Event)
    gates: dict[str, asyncio.Event] = field(default_factory=dict)
    reply: Callable[[AgentDocument, Request], str | ToolCall] | None = None
    budget: GraphBudget = USUAL

    def model_key(self, model_id: str) -> str:
        return model_id

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait for what is seen in the prompts."""
        while not holds():
            self.asked_now.clear()
            await self.asked_now.wait()

    async def _generate(
        self, request: Request, document: AgentDocument
    ) -> AsyncGenerator[EngineEvent, None]:
        prompt = next(m.content for m in reversed(request.messages) if m.role == "user")
        has_result = any(message.role == "tool" for message in request.messages)
        self.prompts.append(prompt)
        self.asked_now.set()
        if prompt in self.gates:
            await self.gates[prompt].wait()
        await asyncio.sleep(0)
        yield PromptReady(prompt, 10, 4)
        if self.reply is not None:
            reply = self.reply(document, request)
            is_call = isinstance(reply, ToolCall)
            yield reply if isinstance(reply, ToolCall) else TextDelta(reply, 1)
            yield Finished("tool_calls" if is_call else "stop", STATS)
            return
        said = self.answers(prompt)
        if said in {each.name for each in request.tools} and not has_result:
            given = {"n": 3} if said in self.tools else self.arguments
            yield ToolCall("call_1", said, json.dumps(given))
            yield Finished("tool_calls", STATS)
            return
        yield TextDelta(said, 1)
        yield Finished("stop", STATS)

    async def _of(self, document: AgentDocument, _needs_model: bool) -> RunServices:
        async def call(
            spec: ToolSpec, values: Mapping[str, Any], context: ToolContext
        ) -> ToolResult:
            self.called.append((spec.name, dict(values)))
            try:
                return ToolResult(spec.run(values, context))
            except ToolError as exc:
                return ToolResult(exc.message, failed=True)

        async def ask(asked: ApprovalAsked) -> Answer:
            self.asked.append(asked)
            return Answer(self.decision, asked.arguments)  # type: ignore[arg-type]

        return RunServices(
            run_id="r",
            model_id=document.model.id or "small",
            engine="scripted",
            conversation_id="c",
            tools=self.tools,
            context=ToolContext(notes=Path("notes.sqlite")),
            generate=lambda request: self._generate(request, document),
            check=lambda _spec, text: dict(json.loads(text)),
            call=call,
            decide=lambda _spec: self.verdict,
            ask=ask,
            stop=self.stop,
        )

    def services(self, earlier: Earlier | None = None) -> GraphServices:
        async def approve(asked: ApprovalAsked) -> Answer:
            self.asked.append(asked)
            return Answer(self.decision, asked.arguments)  # type: ignore[arg-type]

        async def give(asked: NodePaused | PersonAsked) -> Given:
            self.asked.append(asked)
            return Given(self.people.get(asked.node_id))

        async def search(name: str, query: str, most: int, mode: Mode) -> Sequence[Hit]:
            return self.found(name, query, most, mode)

        async def embed(_model_id: str, texts: Sequence[str]) -> Sequence[Sequence[float]]:
            self.embedded.extend(texts)
            return [self.vectors[text] for text in texts]

        return GraphServices(
            run_id="r",
            world=self,
            search=search,
            embed=embed,
            of=self._of,
            approve=approve,
            give=give,
            earlier=earlier or Earlier(),
            stop=self.stop,
            budget=self.budget,
        )

    async def run(
        self,
        document: GraphDocument,
        inputs: Mapping[str, Any] | None = None,
        options: GraphOptions = WHOLE,
        earlier: Earlier | None = None,
    ) -> list[TraceEvent]:
        """Every event of one run; told again out of them alone it must come out the same."""
        began_s = time.monotonic()
        events = run_graph(
            document, inputs or {}, services=self.services(earlier), options=options
        )
        async with aclosing(events):
            found = [event async for event in events]
        is_slow = time.monotonic() - began_s > 0.1
        if is_slow or self.budget != USUAL or len(str(inputs)) > 100_000:
            return found  # one that takes its time, or the record of another budget
        difference = await told_again_differs(document, inputs or {}, found, self, options)
        assert difference is None, str(difference)[:2_000]
        return found


async def told_again_differs(
    document: GraphDocument,
    inputs: Mapping[str, Any],
    events: Sequence[TraceEvent],
    world: World,
    options: GraphOptions = WHOLE,
) -> EventDifference | None:
    """Where a run differs from its record when it is told again."""
    options_said = {"until": options.until, "only": options.only, "given": dict(options.given)}
    start = RunStarted("c", "", document.name, {}, "", "", dict(inputs), options=options_said)
    records = [
        Record("r", number, float(number), stored(event))
        for number, event in enumerate((start, *events))
    ]
    past, stop = Past(records, strict=True), StopSignal()
    again = told_again(
        document, records, past, world=world, check=lambda _spec, text: json.loads(text),
        stop=stop,
    )  # fmt: skip
    made = await until_end(again, past, stop)
    second = [Record("r", number, 0.0, event) for number, event in enumerate((start, *made))]
    return first_difference(records, second)


def stored(event: TraceEvent) -> TraceEvent:
    """An event as it comes back out of the store."""
    found = decode(*encode(event))
    assert found is not None
    return found


def graph(nodes: Mapping[str, Any], links: Sequence[str] = ()) -> GraphDocument:
    """A graph of ``id: kind`` or ``id: (kind, settings)`` or ``id: node``."""
    return GraphDocument("g", "G", body=body(nodes, links))


def body(nodes: Mapping[str, Any], links: Sequence[str] = ()) -> Body:
    """The same as a body."""
    made = tuple(sorted((_node(*item) for item in nodes.items()), key=lambda node: node.id))
    return Body(made, tuple(sorted(map(link_from, links))))


def _node(node_id: str, what: Any) -> Node:
    if isinstance(what, Node):
        return what
    if isinstance(what, str):
        return Node(node_id, what)
    kind, given = what
    return Node(node_id, kind, settings=given)


def end_of(events: Sequence[TraceEvent]) -> RunFinished:
    """The last event."""
    last = events[-1]
    assert isinstance(last, RunFinished)
    return last


def outcomes(events: Sequence[TraceEvent]) -> dict[str, str]:
    """How each node ended, by its span."""
    return {e.span_id: e.outcome for e in events if isinstance(e, NodeFinished)}


def outputs(events: Sequence[TraceEvent], span_id: str) -> Mapping[str, Any]:
    """The outputs of one node."""
    found = [e for e in events if isinstance(e, NodeFinished) and e.span_id == span_id]
    return found[-1].outputs


def started(events: Sequence[TraceEvent]) -> list[str]:
    """The spans of the nodes that began, in order."""
    return [event.span_id for event in events if isinstance(event, NodeStarted)]


def links(*texts: str) -> tuple[Link, ...]:
    """Links out of their texts."""
    return tuple(map(link_from, texts))
