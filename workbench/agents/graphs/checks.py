"""A graph in, a list of problems out, each with its node."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from workbench.agents.graphs.documents import (
    NODE_ID,
    Body,
    GraphDocument,
    Link,
    Node,
    Scope,
    by_input,
    every_body,
    path_of,
)
from workbench.agents.graphs.plan import cycle
from workbench.agents.graphs.reading import ports_of, settings_of
from workbench.agents.nodes.api import Ports, World
from workbench.agents.nodes.port_types import refusal
from workbench.agents.nodes.registry import NODES, kind_of
from workbench.agents.values import NAME

MOST_NODES = 5_000
MOST_DEPTH = 8


@dataclass(frozen=True, slots=True)
class GraphProblem:
    """Something wrong with a graph.

    Attributes:
        level: With an ``error`` the graph cannot run.
        node_path: The node, ``outer/inner``; empty for the graph itself.
        setting: The setting of the node, deeper places with dots; empty if it is none.
    """

    level: Literal["error", "warning"]
    node_path: str
    message: str
    hint: str
    setting: str = ""


def check_graph(document: GraphDocument, world: World) -> tuple[GraphProblem, ...]:
    """Everything that is wrong, errors first."""
    problems = [*_check_graph(document)]
    for scope, body in every_body(document):
        if len(scope) > MOST_DEPTH:
            path = "/".join(scope)
            hint = "Take some of the nodes out of one another."
            problems.append(GraphProblem("error", path, f"More than {MOST_DEPTH} levels", hint))
            continue
        problems += _check_body(scope, body, world)
    return tuple(sorted(problems, key=lambda problem: problem.level != "error"))


def _check_graph(document: GraphDocument) -> Iterator[GraphProblem]:
    if not NAME.fullmatch(document.name):
        yield GraphProblem(
            "error",
            "",
            f"{document.name!r} is no name of a graph",
            "Use small letters, digits, - and _.",
        )
    count = sum(len(body.nodes) for _scope, body in every_body(document))
    if count > MOST_NODES:
        yield GraphProblem(
            "error", "", f"{count} nodes; {MOST_NODES} are the most", "Cut it into graphs."
        )
    kinds = Counter(node.kind for node in document.body.nodes)
    if not document.body.nodes:
        yield GraphProblem("error", "", "The graph is empty", "Add a node.")
    elif not kinds["output"]:
        yield GraphProblem(
            "warning", "", "Nothing comes out of the graph", "Add an output and wire it."
        )


def _check_body(scope: Scope, body: Body, world: World) -> Iterator[GraphProblem]:
    ports = {node.id: ports_of(node, world) for node in body.nodes}
    wired = by_input(body.links)
    for node in body.nodes:
        yield from _check_node(scope, node, world)
        yield from _check_inputs(scope, wired, node, ports[node.id])
    yield from _check_links(scope, body, ports)
    yield from _check_names(scope, body)
    if round_ := cycle(body):
        way = " → ".join((*round_, round_[0]))
        yield GraphProblem(
            "error",
            path_of(scope, round_[0]),
            f"The links go round in a circle: {way}",
            "Take one of them away, or put the nodes into a loop.",
        )


def _check_node(scope: Scope, node: Node, world: World) -> Iterator[GraphProblem]:
    path = path_of(scope, node.id)
    if not NODE_ID.fullmatch(node.id):
        yield GraphProblem(
            "error", path, f"{node.id!r} is no id", "Use small letters, digits, - and _."
        )
    kind = kind_of(node.kind)
    if kind is None:
        known = ", ".join(each.key for each in NODES)
        yield GraphProblem(
            "error",
            path,
            f"This version knows no nodes of the kind {node.kind!r}",
            f"Remove it, or install a newer version; the kinds are: {known}.",
        )
        return
    settings, bad = settings_of(node)
    wrong = bad if settings is None else (*bad, *kind.check(settings, world))
    for problem in wrong:
        yield GraphProblem(problem.level, path, problem.message, problem.hint, problem.path)
    if kind.has_body and (node.body is None or not node.body.nodes):
        yield GraphProblem(
            "error", path, f"There is nothing inside {kind.title}", "Open it and add nodes."
        )
    if node.body is not None and not kind.has_body:
        yield GraphProblem(
            "error", path, f"{kind.title} holds no nodes", "Take out what lies inside it."
        )


def _check_inputs(
    scope: Scope, wired: Mapping[tuple[str, str], Sequence[Link]], node: Node, ports: Ports
) -> Iterator[GraphProblem]:
    for port in ports.inputs:
        name = port.title or port.name
        count = len(wired.get((node.id, port.name), ()))
        if port.required and not count:
            yield GraphProblem(
                "error", path_of(scope, node.id), f"“{name}” has no value", "Wire it."
            )
        if count > 1 and not port.many:
            yield GraphProblem(
                "error",
                path_of(scope, node.id),
                f"“{name}” takes one link, {count} lead there",
                "Take all but one away, or put a merge before it.",
            )


def _check_links(
    scope: Scope, body: Body, ports: Mapping[str, Ports]
) -> Iterator[GraphProblem]:
    for link in body.links:
        if problem := _wrong_end(link, ports):
            node_id = link.target if link.target in ports else link.source
            path = path_of(scope, node_id) if node_id in ports else "/".join(scope)
            yield GraphProblem("error", path, f"The link {link}: {problem}", "Take it away.")
            continue
        output = ports[link.source].output(link.output)
        input_ = ports[link.target].input(link.input)
        if output is not None and input_ is not None and (why := refusal(output, input_)):
            yield GraphProblem(
                "error",
                path_of(scope, link.target),
                f"The link {link} does not fit: {why}",
                "Take it away, or change the value on its way.",
            )


def _wrong_end(link: Link, ports: Mapping[str, Ports]) -> str:
    for node_id in (link.source, link.target):
        if node_id not in ports:
            return f"there is no node {node_id!r}"
    if ports[link.source].output(link.output) is None:
        names = ", ".join(port.name for port in ports[link.source].outputs) or "none"
        return f"{link.source!r} has no output {link.output!r}, only {names}"
    if ports[link.target].input(link.input) is None:
        names = ", ".join(port.name for port in ports[link.target].inputs) or "none"
        return f"{link.target!r} has no input {link.input!r}, only {names}"
    return ""


def _check_names(scope: Scope, body: Body) -> Iterator[GraphProblem]:
    """Two inputs, or two outputs, of one name would be one value."""
    for kind, default in (("input", "text"), ("output", "answer")):
        seen: set[str] = set()
        for node in body.nodes:
            if node.kind != kind:
                continue
            name = str(node.settings.get("name", default))
            if name in seen:
                yield GraphProblem(
                    "error",
                    path_of(scope, node.id),
                    f"There is another {kind} {name!r}",
                    "Give one of them another name.",
                    "name",
                )
            seen.add(name)
