"""Asking an agent or a graph for a tool call: a part of the run that made the call.

Its events go into the trace of that run, below the span of the call; it is stopped with that
run, paid out of its tokens, and its questions to a person are that run's questions.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import Any

from workbench.agents.documents import AgentDocument
from workbench.agents.graphs.documents import GraphDocument
from workbench.agents.graphs.options import GraphOptions
from workbench.agents.graphs.runtime import run_graph
from workbench.agents.graphs.services import GraphServices
from workbench.agents.purse import Purse
from workbench.agents.reach import MOST_NESTED
from workbench.agents.runtime import end_of
from workbench.agents.services import RunServices, StopSignal
from workbench.agents.state import Caller, PersonClock, RunState, Within
from workbench.base.errors import RunError, ToolError, WorkbenchError
from workbench.tools.api import Errand
from workbench.traces.events import RunFinished
from workbench.traces.nesting import inside


@dataclass(frozen=True, slots=True)
class Trail:
    """Who asks, from the run's own document inwards.

    Attributes:
        names: Such as ``agent writer``.
        depth: How many tools that ask others lie around.
    """

    names: tuple[str, ...] = ()
    depth: int = 0

    def inside(self, kind: str, name: str) -> Trail:
        """The trail to something that is a part of what is last in it."""
        return Trail((*self.names, f"{kind} {name}"), self.depth)

    def asked(self, errand: Errand) -> Trail:
        """The trail to what a tool asks.

        Raises:
            ToolError: It is in the trail already, or too many tools lie around it.
        """
        one = f"{errand.kind} {errand.name}"
        if one in self.names:
            way = " → ".join((*self.names[self.names.index(one) :], one))
            raise ToolError(f"it leads back to itself: {way}", "Answer without this tool.")
        if self.depth >= MOST_NESTED:
            raise ToolError(
                f"more than {MOST_NESTED} tools that ask others lie around {errand.name!r}",
                "Answer without this tool.",
            )
        return Trail((*self.names, one), self.depth + 1)


@dataclass(frozen=True, slots=True)
class Asking:
    """How the program runs what a tool asks.

    Attributes:
        agent: The agent of that name and what it may use, for the trail to it.
        graph: The graph of that name, checked for these inputs, and what it may use, for the
            trail to it and the purse that pays. Both raise a WorkbenchError.
        stop: Ends the whole run; None where nothing does.
    """

    agent: Callable[[str, Trail], Awaitable[tuple[AgentDocument, RunServices]]]
    graph: Callable[
        [str, Mapping[str, Any], Trail, Purse], Awaitable[tuple[GraphDocument, GraphServices]]
    ]
    stop: StopSignal | None = None


async def ask_for_tool(
    asking: Asking,
    trail: Trail,
    caller: Caller,
    errand: Errand,
    arguments: Mapping[str, Any],
    limit_s: float,
) -> str:
    """The answer of an agent or a graph.

    Args:
        asking: How it is run.
        trail: Who asks.
        caller: The tool call.
        errand: Whom the tool asks.
        arguments: Of the call, checked.
        limit_s: Seconds; time in which a person is asked does not count.

    Raises:
        ToolError: It may not be asked, or did not answer.
        TimeoutError: The time is over.
    """
    further = trail.asked(errand)
    _refuse(errand)
    given = errand.given(arguments)
    clock = PersonClock(limit_s, caller.clock)
    try:
        async with clock.timeout:
            within = replace(caller, clock=clock)
            if isinstance(given, str):
                end = await _ask_agent(asking, further, within, errand.name, given)
            else:
                end = await _run_graph(asking, further, within, errand.name, given)
    except TimeoutError:
        if not clock.timeout.expired():
            raise ToolError("something it asked took too long", "Try again.") from None
        raise
    except WorkbenchError as exc:
        raise ToolError(exc.message, exc.hint) from exc
    is_stopped = asking.stop is not None and asking.stop.end is not None
    if is_stopped or end.end in ("cancelled", "interrupted"):
        raise asyncio.CancelledError  # the whole run is being stopped
    if end.end != "answered":
        raise ToolError(end.message or f"{errand.name} ended with {end.end}", end.hint)
    return end.answer


def _refuse(errand: Errand) -> None:
    """See that it can be asked, as it is now.

    Raises:
        ToolError: It may not.
    """
    reach = errand.look()
    if reach.problem:
        raise ToolError(reach.problem, reach.hint)
    if reach.identity != errand.reach.identity:
        raise ToolError(
            f"the {errand.kind} {errand.name!r}, or something it uses, was changed since this "
            "tool was allowed",
            "Ask anew.",
        )


async def _ask_agent(
    asking: Asking, trail: Trail, caller: Caller, name: str, message: str
) -> RunFinished:
    document, services = await asking.agent(name, trail)
    prefix = inside(caller.span_id)
    within = Within(caller.span_id, prefix, caller.queue, caller.clock)
    own = replace(services, purse=caller.purse)
    return await end_of(RunState(document, message, (), own, within), message)


async def _run_graph(
    asking: Asking, trail: Trail, caller: Caller, name: str, inputs: Mapping[str, Any]
) -> RunFinished:
    document, services = await asking.graph(name, inputs, trail, caller.purse)
    options = GraphOptions(reuse=False)
    end: RunFinished | None = None
    going = run_graph(document, inputs, services=services, options=options, caller=caller)
    async with aclosing(going) as events:
        async for event in events:
            if isinstance(event, RunFinished):
                end = event
            else:
                caller.queue.put_nowait(event)
    if end is None:
        raise RunError(f"the graph {name!r} ended without a last event", "Try again.")
    return end
