"""A graph as a workflow of the Agent Framework: steps one after another.

What the format has no place for is kept whole in ``metadata.workbench``, so that the file gives
back the same graph; what a run there does otherwise is named in the report.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from workbench.agents.exchange.error_ways import without_error_ways
from workbench.agents.exchange.report import Losses, Report
from workbench.agents.exchange.ways import ARRIVED, MERGE, Step, Steps, in_order, refused
from workbench.agents.exchange.workflow_actions import WRITERS
from workbench.agents.exchange.workflow_holders import write_holder
from workbench.agents.exchange.workflow_names import Names, as_variable
from workbench.agents.exchange.workflow_place import LAST_TEXT, Action, Place, Written
from workbench.agents.graphs.documents import Body, GraphDocument, Handling, Node
from workbench.agents.graphs.limits import MOST_HOLDERS
from workbench.agents.graphs.reading import ports_of, settings_of
from workbench.agents.graphs.value_writing import to_values
from workbench.agents.nodes.api import World
from workbench.agents.nodes.registry import kind_of
from workbench.base.yaml_text import canonical

SCHEMA = 1
_TYPES = {"text": "string", "number": "number", "boolean": "boolean", "json": "object",
          "documents": "array", "messages": "array", "any": "object"}  # fmt: skip
_WORKING = ("agent", "model", "extract", "tool", "subgraph", "loop", "map")


def to_workflow(graph: GraphDocument, world: World) -> tuple[str, Report]:
    """The graph as YAML of kind Workflow, and what of it is done otherwise there.

    Raises:
        DocumentError: It is no sequential program; the message names the node.
    """
    writer = _Writer(graph, world)
    given = {
        node.settings.get("name", "text"): writer.given(node)
        for node in graph.body.nodes
        if node.kind == "input"
    }
    actions, _outputs = writer.body(graph.body, (), given)
    agents = sum(action["kind"] == "InvokeAzureAgent" for action in _every(actions))
    if agents > 1:
        writer.losses.add(
            "",
            "each agent sees its own message only",
            "there the agents share one conversation",
        )
    values: dict[str, Any] = {"kind": "Workflow", "name": graph.name}
    if graph.description:
        values["description"] = graph.description
    if writer.inputs:
        values["inputs"] = writer.inputs
    values["trigger"] = {
        "kind": "OnConversationStart",
        "id": writer.names.action("start"),
        "actions": actions,
    }
    ours = {"schema": SCHEMA, "digest": digest(values), "graph": to_values(graph)}
    text = canonical({**values, "metadata": {"workbench": ours}})
    return text, writer.losses.report(writer.carried)


def digest(values: Mapping[str, Any]) -> str:
    """What tells whether the steps of a workflow were changed since it was written."""
    steps = {key: values.get(key) for key in ("inputs", "trigger", "actions")}
    plain = json.dumps(steps, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def _every(actions: Sequence[Any]) -> list[Action]:
    found: list[Action] = []
    for action in actions:
        found.append(action)
        for key in ("then", "else", "actions", "elseActions"):
            found += _every(action.get(key, []))
        for row in action.get("conditions", []):
            found += _every(row["actions"])
    return found


class _Writer:
    """Writes bodies, and keeps what is met on the way."""

    def __init__(self, graph: GraphDocument, world: World) -> None:
        self._graph, self._world = graph, world
        self.names, self.losses = Names(), Losses()
        self.inputs: dict[str, Any] = {}
        self.carried = 0

    def given(self, node: Node) -> str:
        """The variable of an input of the graph."""
        settings, _problems = settings_of(node)
        if settings is None:
            raise refused(node.id, "its settings cannot be read")
        if settings.name == "text":
            return LAST_TEXT
        plain = as_variable(settings.name)
        if plain in self.inputs:
            raise refused(node.id, f"there is another input {plain!r}")
        if plain != settings.name:
            why = f"it is Workflow.Inputs.{plain}"
            self.losses.add(node.id, f"the input is called {settings.name!r}", why)
        row: dict[str, Any] = {"type": _TYPES[settings.type]}
        if settings.description:
            row["description"] = settings.description
        if settings.default is not None:
            row |= {"default": settings.default, "required": False}
        self.inputs[plain] = row
        return f"Workflow.Inputs.{plain}"

    def body(
        self, body: Body, path: tuple[str, ...], given: Mapping[str, str]
    ) -> tuple[list[Action], Mapping[str, str]]:
        """The actions of a body, and the variables of its outputs by name."""
        if len(path) > MOST_HOLDERS:
            raise refused("/".join(path), "it lies inside too many others")
        body, left_out = without_error_ways(body)
        for node_id, nodes in left_out.items():
            self.losses.add(
                "/".join((*path, node_id)),
                f"what follows its failure: {', '.join(nodes) or 'a way to another node'}",
                "a failure ends the workflow there",
            )
        ports = {node.id: ports_of(node, self._world) for node in body.nodes}
        steps = Steps(body, ports)
        for node_id in steps.races:
            self.losses.add(
                "/".join((*path, node_id)),
                "the first value that arrives goes on",
                "of those that come together, the first in the file",
            )
        inside = _Inside(self, body, path, given, ports)
        actions = inside.write(steps.steps, 0)
        for step in steps.steps:
            if path and step.node.kind == "output" and step.way:
                raise refused("/".join((*path, step.key)), "only some ways lead to this output")
        return actions, inside.outputs


class _Inside:
    """Writes the steps of one body."""

    def __init__(
        self,
        writer: _Writer,
        body: Body,
        path: tuple[str, ...],
        given: Mapping[str, str],
        ports: Mapping[str, Any],
    ) -> None:
        self._writer, self._body, self._path = writer, body, path
        self._given, self._ports = given, ports
        self._found: dict[tuple[str, str], str] = {}
        self.outputs: dict[str, str] = {}

    def write(self, steps: Sequence[Step], depth: int) -> list[Action]:
        """The actions of steps that share that many decisions."""
        actions: list[Action] = []
        groups = in_order(steps, depth)
        self._note_order(groups)
        for group in groups:
            head = next(step for step in group if len(step.way) == depth)
            behind: dict[str, list[Step]] = {}
            for step in group:
                if step is not head:
                    behind.setdefault(step.way[depth][1], []).append(step)
            written = self._step(head)
            actions += written.actions
            ways = {port: self.write(part, depth + 1) for port, part in behind.items()}
            if written.decide is not None:
                actions.append(written.decide(ways))
            elif ways:
                actions.append(self._if_arrived(head.node.id, ways[ARRIVED]))
        return actions

    def _note_order(self, groups: list[list[Step]]) -> None:
        for before, after in pairwise(groups):
            keys = {step.key for step in before}
            waits = any(keys & step.needs for step in after)
            busy = [g[0].key for g in (before, after) if any(_works(step) for step in g)]
            if len(busy) == 2 and not waits:
                self._writer.losses.add(
                    "/".join((*self._path, busy[1])),
                    f"it does not wait for {busy[0]!r}",
                    "there one step comes after another",
                )

    def _if_arrived(self, merge: str, then: list[Action]) -> Action:
        """What hangs on a merge that may be left without a value."""
        wanted = f"{as_variable('_'.join((*self._path, merge)))}__arrived"
        return {
            "kind": "If",
            "id": self._writer.names.action(wanted),
            "condition": f"=Not(IsBlank({self._found[(merge, ARRIVED)]}))",
            "then": then,
        }

    def _step(self, step: Step) -> Written:
        node = step.node
        path = "/".join((*self._path, node.id))
        if node.kind == MERGE:
            return self._merge(step, path)
        if kind_of(node.kind) is None:
            raise refused(path, f"a workflow has nothing like {node.kind!r}")
        settings, _problems = settings_of(node)
        if settings is None:
            raise refused(path, "its settings cannot be read")
        place = Place(
            graph=self._writer._graph.name,
            path=path,
            node=node,
            settings=settings,
            ports=self._ports[node.id],
            values=self._values(node),
            used=frozenset(link.output for link in self._body.links if link.source == node.id),
            names=self._writer.names,
            losses=self._writer.losses,
        )
        self._writer.carried += 1
        self._note_handling(place)
        written = self._written(place)
        self._found.update(
            {(node.id, port): variable for port, variable in written.outputs.items()}
        )
        return written

    def _merge(self, step: Step, path: str) -> Written:
        variable = self._writer.names.variable(path)
        self._found[(step.node.id, ARRIVED)] = variable
        if step.link is None:
            self._writer.carried += 1
            return Written((), {})
        value = self._found[(step.link.source, step.link.output)]
        wanted = f"{as_variable(path)}__{as_variable(step.link.source)}"
        action = {
            "kind": "SetVariable",
            "id": self._writer.names.action(wanted),
            "variable": variable,
            "value": f"={value}",
        }
        return Written((action,), {})

    def _values(self, node: Node) -> dict[str, Any]:
        values: dict[str, Any] = {}
        many = {port.name for port in self._ports[node.id].inputs if port.many}
        for link in self._body.links:
            if link.target != node.id:
                continue
            value = self._found.get((link.source, link.output))
            if value is None:
                raise refused(str(link), "there is no such output")
            if link.input in many:
                values.setdefault(link.input, []).append(value)
            elif link.input in values:
                raise refused(node.id, f"two links lead to {link.input!r}")
            else:
                values[link.input] = value
        return values

    def _written(self, place: Place) -> Written:
        node = place.node
        if node.kind == "input":
            return Written((), {"value": self._input(place)})
        if node.body is not None:
            body = node.body
            path = (*self._path, node.id)
            return write_holder(place, lambda given: self._writer.body(body, path, given))
        writer = WRITERS.get(node.kind)
        if writer is None:
            raise refused(place.path, f"a workflow has nothing like {node.kind!r}")
        if node.kind == "output" and self._path:
            self.outputs[place.settings.name] = place.values["value"]
            return Written((), {"value": place.values["value"]})
        return writer(place)

    def _input(self, place: Place) -> str:
        name = place.settings.name
        if name in self._given:
            return self._given[name]
        if place.settings.default is None:
            raise refused(place.path, f"the input {name!r} has no value")
        raise refused(place.path, f"the input {name!r} of a node has a default")

    def _note_handling(self, place: Place) -> None:
        if place.node.handling != Handling():
            place.lose("retries, time limit and what follows a failure", "a failure ends there")


def _works(step: Step) -> bool:
    return step.node.kind in _WORKING
