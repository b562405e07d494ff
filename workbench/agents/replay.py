"""A run told again out of its record: no model, no tool and no person is asked.

The document runs as ever, so what comes out is what the program of today makes of the same
answers and results. Where it differs from the record, the program or the document changed.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from workbench.agents.documents import AgentDocument
from workbench.agents.graphs.documents import GraphDocument
from workbench.agents.graphs.earlier import Earlier
from workbench.agents.graphs.options import GraphOptions
from workbench.agents.graphs.runtime import run_graph
from workbench.agents.graphs.services import Given, GraphServices
from workbench.agents.nodes.api import World
from workbench.agents.past import Past
from workbench.agents.past_values import SETTLE_S, not_known
from workbench.agents.runtime import run_agent
from workbench.agents.services import (
    Answer,
    CheckArguments,
    ModelChanged,
    RunServices,
    StopSignal,
)
from workbench.engines.api import EngineEvent, Request
from workbench.policy.roles import HIGHEST, Role
from workbench.tools.api import ToolContext, ToolResult, ToolSpec
from workbench.traces.events import (
    ApprovalAsked,
    NodeFinished,
    NodePaused,
    PersonAsked,
    Record,
    RunStarted,
    TraceEvent,
)


def told_again(
    document: AgentDocument | GraphDocument,
    records: Sequence[Record],
    past: Past,
    *,
    world: World,
    check: CheckArguments,
    stop: StopSignal,
) -> AsyncGenerator[TraceEvent, None]:
    """The events of a run, made anew from what its record holds; without its beginning.

    Args:
        document: What runs; the one in the record, or that of today.
        records: The record; the first event is the beginning.
        past: The same record, strict.
        world: What settings refer to; of the tools only what they take is looked at.
        check: Checks arguments of calls.
        stop: Ends it, once ``past.cut`` says that the record goes no further.
    """
    started = _started(records)
    role: Role = started.role or HIGHEST  # type: ignore[assignment]

    async def of(agent: AgentDocument, _needs_model: bool) -> RunServices:
        return RunServices(
            run_id=records[0].run_id,
            model_id=agent.model.id or started.model_id,
            engine="",
            conversation_id=started.conversation_id,
            tools=world.tools,
            context=ToolContext(Path("nothing")),  # no call reaches it
            generate=_no_answer,
            check=check,
            call=_no_call,
            decide=lambda _spec: "deny",
            ask=_no_leave,
            stop=stop,
            role=lambda: role,
            past=past,
        )

    if isinstance(document, AgentDocument):
        return _agent_again(document, started, of)
    services = GraphServices(
        run_id=records[0].run_id,
        world=world,
        of=of,
        approve=_no_leave,
        give=_nothing_given,
        earlier=Earlier(reused(records)),
        stop=stop,
        role=lambda: role,
        conversation_id=started.conversation_id,
    )
    return run_graph(
        document,
        started.inputs,
        services=with_past(services, past),
        options=options_of(records),
    )


async def _agent_again(
    document: AgentDocument, started: RunStarted, of: Any
) -> AsyncGenerator[TraceEvent, None]:
    services = await of(document, True)
    # What was said before is part of the prompts only, which are told as they were.
    async for event in run_agent(document, started.user_text, [], services=services):
        yield event


def with_past(services: GraphServices, past: Past) -> GraphServices:
    """Services that ask an earlier run first, also those of the agents in the graph."""

    async def of(document: AgentDocument, needs_model: bool) -> RunServices:
        return replace(await services.of(document, needs_model), past=past)

    async def approve(asked: ApprovalAsked) -> Answer:
        return await past.approved(asked) or await services.approve(asked)

    async def give(asked: NodePaused | PersonAsked) -> Given:
        if isinstance(asked, NodePaused):
            resumed = await past.resumed(asked)
            if resumed is not None:
                return Given(resumed.values, resumed.by)
        else:
            answered = await past.answered(asked)
            if answered is not None:
                values = None if answered.declined else answered.values
                return Given(values, answered.by)
        return await services.give(asked)

    return replace(services, of=of, approve=approve, give=give, past=past)


def options_of(records: Sequence[Record]) -> GraphOptions:
    """How a graph was run, as far as its record says."""
    paused = [one.event for one in records if isinstance(one.event, NodePaused)]
    said = _started(records).options
    return GraphOptions(
        until=str(said.get("until", "")),
        only=str(said.get("only", "")),
        given=_given(said.get("given", {})),
        break_before=frozenset(one.node_id for one in paused if one.when == "before"),
        break_after=frozenset(one.node_id for one in paused if one.when == "after"),
        reuse=False,
    )


def _given(said: object) -> Mapping[str, Mapping[str, Any]]:
    if not isinstance(said, Mapping):
        return {}
    return {str(path): dict(one) for path, one in said.items() if isinstance(one, Mapping)}


def _started(records: Sequence[Record]) -> RunStarted:
    event = records[0].event if records else None
    if not isinstance(event, RunStarted):
        raise not_known()
    return event


def reused(records: Sequence[Record]) -> list[TraceEvent]:
    """What that run took from others: it is taken again."""
    return [
        one.event
        for one in records
        if isinstance(one.event, NodeFinished) and one.event.outcome == "reused"
    ]


async def _no_answer(_request: Request) -> AsyncGenerator[EngineEvent | ModelChanged, None]:
    raise not_known()
    yield  # what makes it a generator


async def _no_call(
    _spec: ToolSpec, _arguments: Mapping[str, Any], _context: ToolContext
) -> ToolResult:
    raise not_known()


async def _no_leave(_asked: ApprovalAsked) -> Answer:
    raise not_known()


async def _nothing_given(_asked: NodePaused | PersonAsked) -> Given:
    raise not_known()


async def until_end(
    events: AsyncGenerator[TraceEvent, None], past: Past, stop: StopSignal
) -> list[TraceEvent]:
    """All events; where the record was cut off, it is stopped."""
    stopper = asyncio.create_task(_stop_when_cut(past, stop))
    try:
        return [event async for event in events]
    finally:
        stopper.cancel()
        await asyncio.gather(stopper, return_exceptions=True)


async def _stop_when_cut(past: Past, stop: StopSignal) -> None:
    await past.cut.wait()
    await asyncio.sleep(SETTLE_S)  # what goes on beside it comes as far as the record knows
    stop.stop("cancelled")
