"""Running a graph: a document and inputs in, trace events out."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping
from typing import Any

from workbench.agents.graphs.budget import Exceeded
from workbench.agents.graphs.documents import Body, GraphDocument, Node, Scope, body_at, path_of
from workbench.agents.graphs.flow import Flow
from workbench.agents.graphs.node_run import NodeFailed, NodeRun, Spot
from workbench.agents.graphs.options import GraphOptions
from workbench.agents.graphs.plan import before, run_anew, wiring
from workbench.agents.graphs.reading import ports_of
from workbench.agents.graphs.run_state import GraphRun
from workbench.agents.graphs.services import GraphServices
from workbench.agents.nodes.api import Ports, Values
from workbench.agents.nodes.registry import kind_of
from workbench.agents.state import Caller, PersonClock
from workbench.base.errors import RunError, WorkbenchError
from workbench.traces.events import NodeFinished, RunFinished, TraceEvent


async def run_graph(
    document: GraphDocument,
    inputs: Mapping[str, Any],
    *,
    services: GraphServices,
    options: GraphOptions,
    caller: Caller | None = None,
) -> AsyncGenerator[TraceEvent, None]:
    """Run a graph; the last event is always ``RunFinished``.

    ``services.stop`` ends it in good order; closing the generator ends it at once.

    Args:
        document: The graph; it has no errors.
        inputs: The values of its inputs by name.
        services: What the run may use.
        options: From where, to where, and where it waits.
        caller: The tool call that it runs for; its spans are inside that one's.
    """
    run = GraphRun(document, inputs, services, options, caller)
    driver = asyncio.create_task(_drive(run), name="graph")
    stopper = asyncio.create_task(_stop(services, driver), name="graph-stop")
    try:
        while (event := await run.queue.get()) is not None:
            run.meter.take(event)
            if run.meter.exceeded is not None and not driver.cancelling():
                driver.cancel()
            yield event
        yield await driver
    finally:
        stopper.cancel()
        driver.cancel()
        await asyncio.gather(driver, stopper, return_exceptions=True)


async def _stop(services: GraphServices, driver: asyncio.Task[RunFinished]) -> None:
    await services.stop.wait()
    driver.cancel()


async def _drive(run: GraphRun) -> RunFinished:
    """Run the nodes and turn every way it can end into the last event."""
    try:
        async with run.clock.timeout:
            outputs = await _BodyRuns(run).all()
    except (NodeFailed, RunError) as exc:
        return run.finished("failed", {}, _sentence(exc), exc.hint)
    except TimeoutError:
        if not run.clock.timeout.expired():
            raise
        return _exceeded(run, run.meter.out_of_time())
    except asyncio.CancelledError:
        end = run.services.stop.end
        if end is None and run.meter.exceeded is not None:
            return _exceeded(run, run.meter.exceeded)
        if end is None:
            raise
        return run.finished(end, {}, run.services.stop.said, run.services.stop.hint)
    finally:
        run.queue.put_nowait(None)
    return run.finished("answered", outputs)


def _exceeded(run: GraphRun, limit: Exceeded) -> RunFinished:
    return run.finished(limit.end, {}, limit.message, limit.hint)


def _sentence(exc: WorkbenchError) -> str:
    text = exc.message[:1].upper() + exc.message[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."


class _BodyRuns:
    """Runs bodies, the graph's own and those inside nodes."""

    def __init__(self, run: GraphRun) -> None:
        self._run = run
        self._fresh = run_anew(run.document, run.options.fresh)

    async def all(self) -> Values:
        """The outputs of the graph; of a single node where only that one runs."""
        run = self._run
        if run.options.only:
            return await self._single(run.options.only)
        return await self._body(run.document.body, run.inputs, (), run.home, run.clock)

    async def _single(self, path: str) -> Values:
        *scope, node_id = path.split("/")
        node = body_at(self._run.document, tuple(scope)).node(node_id)
        spot = self._spot(node, tuple(scope), "", "")
        return await self._node(node, self._ports(node), spot, self._run.clock, {})

    async def _body(
        self,
        body: Body,
        given: Values,
        scope: Scope,
        parent: str,
        clock: PersonClock,
        turn: int | None = None,
    ) -> Values:
        """One pass through a body; the values of its outputs by name."""
        inside = parent if turn is None else f"{parent}[{turn}]"
        ports = {node.id: self._ports(node) for node in body.nodes}
        eager = frozenset(node.id for node in body.nodes if _is_eager(node))
        flow = Flow(body, wiring(body, self._wanted(body, scope)), ports, eager)

        async def run_node(node: Node, inputs: Mapping[str, Any]) -> Values:
            values = given if node.kind == "input" else inputs
            spot = self._spot(node, scope, inside, parent)
            return await self._node(node, ports[node.id], spot, clock, values)

        def skip(node: Node, reason: str) -> None:
            span_id = self._run.span_id(inside, node.id)
            path = path_of(scope, node.id)
            self._run.emit(NodeFinished(span_id, path, "skipped", note=reason))

        outputs = await flow.run(run_node, skip)
        named = {node.id: _output_name(node) for node in body.nodes if node.kind == "output"}
        return {
            name: outputs[node_id]["value"]
            for node_id, name in named.items()
            if node_id in outputs
        }

    def _spot(self, node: Node, scope: Scope, inside: str, parent: str) -> Spot:
        own_scope = (*scope, node.id)
        span_id = self._run.span_id(inside, node.id)
        return Spot(own_scope, span_id, parent, is_fresh="/".join(own_scope) in self._fresh)

    async def _node(
        self,
        node: Node,
        ports: Ports,
        spot: Spot,
        clock: PersonClock,
        inputs: Mapping[str, Any],
    ) -> Values:
        async def run_body(
            body: Body, given: Values, turn: int | None, within: PersonClock
        ) -> Values:
            return await self._body(body, given, spot.scope, spot.span_id, within, turn)

        if node.kind == "input":
            name = _input_name(node)
            inputs = {name: inputs[name]} if name in inputs else {}
        return await NodeRun(self._run, node, ports, spot, clock, run_body).result(inputs)

    def _ports(self, node: Node) -> Ports:
        return ports_of(node, self._run.services.world)

    def _wanted(self, body: Body, scope: Scope) -> frozenset[str] | None:
        """The nodes that take part: all, or those that lead to where the run ends."""
        parts = tuple(self._run.options.until.split("/")) if self._run.options.until else ()
        if len(parts) <= len(scope) or parts[: len(scope)] != scope:
            return None
        return before(body, [parts[len(scope)]])


def _is_eager(node: Node) -> bool:
    kind = kind_of(node.kind)
    return kind is not None and kind.eager


def _input_name(node: Node) -> str:
    return str(node.settings.get("name", "text"))


def _output_name(node: Node) -> str:
    return str(node.settings.get("name", "answer"))
