"""What a run of a graph begins with: no errors, its inputs, and results to use again."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from workbench.agents.documents import AgentDocument, Grants
from workbench.agents.graphs.checks import check_graph
from workbench.agents.graphs.code_checks import code_problems
from workbench.agents.graphs.documents import GraphDocument, Node, body_at, every_body, path_of
from workbench.agents.graphs.earlier import Earlier
from workbench.agents.graphs.options import GraphOptions
from workbench.agents.graphs.value_writing import to_values
from workbench.agents.graphs.values import KIND, from_values
from workbench.agents.nodes.port_types import as_text
from workbench.agents.values import from_values as agent_from
from workbench.app.agent_library import AgentLibrary
from workbench.app.collections import Collections
from workbench.app.graph_world import ProgramWorld, program_world
from workbench.app.model_library import ModelLibrary
from workbench.base.errors import DocumentError, RunError
from workbench.tools.api import ToolSpec
from workbench.traces.events import RunStarted, ToolCallStarted, TraceEvent
from workbench.traces.nesting import is_inside
from workbench.traces.store import TraceStore
from workbench.traces.values import RunFilter

_EARLIER_RUNS = 3
_APART = "graph:"
"""Begins the id under which runs of a graph are kept that belong to no conversation."""


def apart(name: str) -> str:
    """Where the runs of a graph are kept that belong to no conversation."""
    return f"{_APART}{name}"


def is_graph(values: Mapping[str, Any]) -> bool:
    """Whether the values of a document are a graph's."""
    return values.get("kind") == KIND


def graph_from(values: Mapping[str, Any]) -> GraphDocument:
    """The graph in plain values, as a trace holds them.

    Raises:
        DocumentError: They are none.
    """
    return from_values(values)


def agent_of_call(values: Mapping[str, Any], call: ToolCallStarted) -> AgentDocument:
    """What a tool call of a run may read: the agent, or the node of the graph that made it.

    Raises:
        DocumentError: The values are no document.
        RunError: A tool asked another agent, and that one made the call.
    """
    if is_inside(call):
        raise RunError(
            "an agent that a tool asked made this call", "Try it in a run of that agent."
        )
    if not is_graph(values):
        return agent_from(values)
    parts = [part.partition("[")[0] for part in call.node_id.split("/")]
    node = body_at(graph_from(values), tuple(parts[:-1])).node(parts[-1])
    folders, databases = node.settings.get("folders", ()), node.settings.get("databases", ())
    title = node.title or node.id
    return AgentDocument(node.id, title, grants=Grants(tuple(folders), tuple(databases)))


def input_nodes(document: GraphDocument) -> dict[str, Node]:
    """The graph's inputs by name."""
    return {
        str(node.settings.get("name", "text")): node
        for node in document.body.nodes
        if node.kind == "input"
    }


def takes_message(document: GraphDocument) -> bool:
    """Whether one can talk with the graph: a message is all it needs."""
    try:
        given = message_inputs(document, "")
    except RunError:
        return False
    return all(
        name in given or node.settings.get("default") is not None
        for name, node in input_nodes(document).items()
    )


def message_inputs(document: GraphDocument, text: str) -> dict[str, Any]:
    """The inputs for a message: it goes to the one named "text", or to the only text input.

    Raises:
        RunError: The graph takes no message.
    """
    texts = [
        name
        for name, node in input_nodes(document).items()
        if node.settings.get("type", "text") in ("text", "any")
    ]
    if "text" in texts:
        return {"text": text}
    needed = [
        name for name in texts if input_nodes(document)[name].settings.get("default") is None
    ]
    if len(needed or texts) != 1:
        raise RunError(
            f"{document.title!r} does not take a message: it has no input named text",
            "Name one of its inputs text.",
        )
    return {(needed or texts)[0]: text}


@dataclass(frozen=True, slots=True)
class Prepared:
    """A graph that may run."""

    document: GraphDocument
    inputs: Mapping[str, Any]
    world: ProgramWorld
    earlier: Earlier
    options: GraphOptions

    def started(
        self, conversation_id: str, parent_run_id: str, model_id: str, text: str
    ) -> RunStarted:
        """The first event."""
        given = [as_text(value) for value in self.inputs.values()]
        return RunStarted(
            conversation_id=conversation_id,
            parent_run_id=parent_run_id,
            agent_name=self.document.name,
            agent=to_values(self.document),
            model_id=model_id,
            user_text=text or "\n\n".join(given) or self.document.title,
            inputs=dict(self.inputs),
            forked_from=self.options.forked_from,
            options=_said(self.options),
        )


def _said(options: GraphOptions) -> dict[str, Any]:
    """Which part of a graph is run, so that it can be told again; empty for the whole."""
    said: dict[str, Any] = {"until": options.until, "only": options.only}
    said["given"] = {path: dict(values) for path, values in options.given.items()}
    return {name: value for name, value in said.items() if value}


class GraphStarts:
    """Looks at a graph before it runs."""

    def __init__(
        self,
        store: TraceStore,
        agents: AgentLibrary,
        models: ModelLibrary,
        tools: Mapping[str, ToolSpec],
        collections: Collections,
    ) -> None:
        self._store, self._agents, self._models, self._tools = store, agents, models, tools
        self._collections = collections

    async def prepare(
        self, document: GraphDocument, inputs: Mapping[str, Any], options: GraphOptions
    ) -> Prepared:
        """Check everything that can be checked before the first node begins.

        Raises:
            DocumentError: The graph has errors; the message is the first of them.
            RunError: An input is not known or has no value.
        """
        world = self.world()
        of_code = await asyncio.to_thread(code_problems, document)
        problems = (*check_graph(document, world), *of_code)
        errors = [problem for problem in problems if problem.level == "error"]
        if errors and not options.only:
            first, more = errors[0], len(errors) - 1
            where = f"{first.node_path}: " if first.node_path else ""
            rest = f" (and {more} more)" if more else ""
            raise DocumentError(f"{document.title}: {where}{first.message}{rest}", first.hint)
        _check_options(document, options)
        if not options.only:
            _check_inputs(document, inputs)
        earlier = await asyncio.to_thread(self._earlier, document, options)
        return Prepared(document, inputs, world, earlier, options)

    def world(self) -> ProgramWorld:
        """What the settings of a graph may refer to, now."""
        return program_world(self._tools, self._agents, self._models, self._collections)

    def trial(self, document: GraphDocument, spec: ToolSpec) -> Prepared:
        """A graph that tries a tool, whether that is in the library or not."""
        tools = {**self._tools, spec.name: spec}
        world = program_world(tools, self._agents, self._models, self._collections)
        return Prepared(document, {}, world, Earlier(), GraphOptions(reuse=False))

    def _earlier(self, document: GraphDocument, options: GraphOptions) -> Earlier:
        writing = frozenset(name for name, spec in self._tools.items() if spec.writes)
        forked = self._events(options.forked_from) if options.forked_from else []
        if options.forked_from and not forked:
            raise RunError(
                f"there is no run {options.forked_from!r}", "Look at the list of runs."
            )
        others: list[list[TraceEvent]] = []
        if options.reuse:
            wanted = RunFilter(agent_name=document.name)
            runs = self._store.runs(_EARLIER_RUNS, wanted=wanted)
            ids = (run.run_id for run in runs if run.run_id != options.forked_from)
            others.extend(self._events(run_id) for run_id in ids)
        return Earlier(forked, others, writing, self._before(forked))

    def _before(self, events: list[TraceEvent]) -> Iterator[list[TraceEvent]]:
        """The runs that a run goes back to, the newest first, each read when it is wanted."""
        seen: set[str] = set()
        while (run_id := _forked_from(events)) and run_id not in seen:
            seen.add(run_id)
            events = self._events(run_id)
            yield events

    def _events(self, run_id: str) -> list[TraceEvent]:
        return [record.event for record in self._store.records(run_id)]


def _forked_from(events: list[TraceEvent]) -> str:
    first = events[0] if events else None
    return first.forked_from if isinstance(first, RunStarted) else ""


def _check_options(document: GraphDocument, options: GraphOptions) -> None:
    """Every node that is named must be there: one misspelt would be passed over in silence."""
    known = {
        path_of(scope, node.id) for scope, body in every_body(document) for node in body.nodes
    }
    named = {options.until, options.only} - {""}
    named |= options.break_before | options.break_after | options.fresh | options.allowed
    named |= set(options.given)
    for path in sorted(named - known):
        raise RunError(
            f"there is no node {path!r} in {document.title!r}",
            f"The nodes are: {', '.join(sorted(known))}.",
        )


def _check_inputs(document: GraphDocument, inputs: Mapping[str, Any]) -> None:
    known = input_nodes(document)
    for name in inputs:
        if name not in known:
            names = ", ".join(known) or "none"
            raise RunError(f"there is no input {name!r}", f"The inputs are: {names}.")
    for name, node in known.items():
        if name not in inputs and node.settings.get("default") is None:
            raise RunError(f"the input {name!r} has no value", "Give it one.")
