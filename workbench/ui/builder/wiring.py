"""Which outputs of a body may be wired to an input, and why the others may not; pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.agents.graphs.documents import Body, Link, Node
from workbench.agents.graphs.plan import order
from workbench.agents.graphs.reading import ports_of
from workbench.agents.nodes.api import NodeKind, Port, World
from workbench.agents.nodes.port_types import refusal
from workbench.ui.builder.canvas.wire_rules import End, rules_for
from workbench.ui.builder.words import node_title, port_title


@dataclass(frozen=True, slots=True)
class Source:
    """An output that could feed an input.

    Attributes:
        reason: Why it cannot; empty if it can.
    """

    node_id: str
    output: str
    title: str
    reason: str = ""


def outputs_of(body: Body, world: World) -> Mapping[str, Sequence[Port]]:
    """The outputs of every node, by its id."""
    near: dict[str, list[Link]] = {}
    for link in body.links:
        near.setdefault(link.source, []).append(link)
    return {
        node.id: ports_of(node, world, tuple(near.get(node.id, ()))).outputs
        for node in body.nodes
    }


def sources_for(
    body: Body, node: Node, port: Port, outputs: Mapping[str, Sequence[Port]]
) -> tuple[Source, ...]:
    """Every output of the other nodes, those that fit first."""
    others = tuple(
        link for link in body.links if (link.target, link.input) != (node.id, port.name)
    )
    titles = {each.id: node_title(each) for each in body.nodes}
    rules = rules_for(End(node.id, "in", port), others, titles)
    found = [
        Source(
            other.id,
            output.name,
            source_title(other, output),
            rules.why_not(End(other.id, "out", output)),
        )
        for other in body.nodes
        if other.id != node.id
        for output in outputs[other.id]
    ]
    return tuple(sorted(found, key=lambda each: (bool(each.reason), each.title.casefold())))


def source_title(node: Node, output: Port) -> str:
    """How an output is named in a list."""
    return f"{node_title(node)} · {port_title(output)}"


def links_into(body: Body, node_id: str, port: str) -> tuple[Link, ...]:
    """The links that end at an input."""
    return tuple(one for one in body.links if (one.target, one.input) == (node_id, port))


def in_order(body: Body) -> tuple[Node, ...]:
    """The nodes as values flow; those of a circle at the end."""
    nodes = {node.id: node for node in body.nodes}
    done, stuck = order(body)
    return tuple(nodes[node_id] for node_id in (*done, *stuck))


def fitting_kinds(
    kinds: tuple[NodeKind, ...], port: Port, world: World, *, gives: bool
) -> Iterator[tuple[NodeKind, Port]]:
    """The kinds that a wire in the hand fits to, with the port where it would end.

    Args:
        kinds: Those to look at.
        port: Where the wire begins.
        world: What settings may refer to.
        gives: The port is an output.
    """
    for kind in kinds:
        ports = kind.ports(kind.settings(), world, None)
        ends = ports.inputs if gives else ports.outputs
        for end in ends:
            if not (refusal(port, end) if gives else refusal(end, port)):
                yield kind, end
                break
