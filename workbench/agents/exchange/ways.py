"""Which way leads to each node of a body: what a sequential program needs to nest its steps.

A way is the decisions before a node, from the outside in: ``(("route", "sums"),)`` is what lies
behind the output ``sums`` of the router ``route``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from workbench.agents.graphs.documents import Body, Link, Node
from workbench.agents.graphs.plan import cycle, order, wiring
from workbench.agents.nodes.api import Ports
from workbench.base.errors import DocumentError

DECIDERS = ("condition", "router", "approve")
MERGE = "merge"
ARRIVED = "value"
"""The output of a merge: what hangs on it runs only if one of its values arrived."""
Way: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do.

    Attributes:
        key: The id of the node, or of a merge with the number of a link to it.
        node: The node.
        way: The decisions before it.
        needs: The keys of the steps that come before it.
        link: The link whose value a merge takes over; None for every other step.
    """

    key: str
    node: Node
    way: Way
    needs: frozenset[str]
    link: Link | None = None


class Steps:
    """The steps of one body."""

    def __init__(self, body: Body, ports: Mapping[str, Ports]) -> None:
        """Find the way to every node.

        Args:
            body: The nodes and links.
            ports: The ports of each node, by id.

        Raises:
            DocumentError: A node cannot be reached by one way; the message names it.
        """
        if round_ := cycle(body):
            raise refused(round_[0], "the links go round in a circle")
        self._nodes = {node.id: node for node in body.nodes}
        self._into, self._ports = wiring(body).into, ports
        self._ways: dict[str, Way] = {}
        self.steps: list[Step] = []
        self.races: list[str] = []
        for node_id in order(body)[0]:
            node = self._nodes[node_id]
            if node.kind == MERGE:
                self._merge(node)
            else:
                self._single(node)

    def way_behind(self, link: Link) -> Way:
        """The decisions that lead along a link."""
        way = self._ways[link.source]
        if self._nodes[link.source].kind in DECIDERS:
            return (*way, (link.source, link.output))
        return way

    def _single(self, node: Node) -> None:
        links, ports = self._into[node.id], self._ports[node.id]
        needed = [link for link in links if _is_awaited(ports, link)]
        have = {link.input for link in links}
        for port in ports.inputs:
            if port.required and port.name not in have:
                raise refused(node.id, f"“{port.title or port.name}” has no value")
        way: Way = ()
        for link in needed or links:
            way = _both(way, self.way_behind(link), node.id)
        many = {port.name for port in ports.inputs if port.many}
        if any(link.input in many and self.way_behind(link) != way for link in links):
            raise refused(node.id, "it gathers what comes from several ways")
        self._ways[node.id] = way
        self.steps.append(Step(node.id, node, way, frozenset(link.source for link in links)))

    def _merge(self, node: Node) -> None:
        links = self._into[node.id]
        if not links:
            raise refused(node.id, "“Values” has no value")
        by_way: dict[Way, Link] = {}
        for link in links:
            if by_way.setdefault(self.way_behind(link), link) is not link:
                self.races.append(node.id)
        whole = _shared(tuple(by_way))
        keys = []
        for number, (way, link) in enumerate(by_way.items()):
            if any(way != other and way == other[: len(way)] for other in by_way):
                raise refused(node.id, "one of its values comes on the way to another")
            keys.append(f"{node.id}:{number}")
            self.steps.append(Step(keys[-1], node, way, frozenset([link.source]), link))
        self.steps.append(Step(node.id, node, whole, frozenset(keys)))
        covered = self._covers(whole, frozenset(by_way))
        self._ways[node.id] = whole if covered else (*whole, (node.id, ARRIVED))

    def _covers(self, way: Way, taken: frozenset[Way]) -> bool:
        """Whether one of the ways is taken whenever this one is."""
        if way in taken:
            return True
        deciders = {one[len(way)][0] for one in taken if one[: len(way)] == way}
        if len(deciders) != 1:
            return False
        decider = deciders.pop()
        ports = self._ports[decider].outputs
        if self._nodes[decider].kind not in DECIDERS:
            return False
        return all(self._covers((*way, (decider, port.name)), taken) for port in ports)


def in_order(steps: Sequence[Step], depth: int) -> list[list[Step]]:
    """The steps of one way in groups: a step, with all that lies behind its decision.

    Args:
        steps: All steps that begin with the same ``depth`` decisions.
        depth: How many of their decisions are made already.

    Raises:
        DocumentError: Two groups need each other.
    """
    groups: dict[str, list[Step]] = {}
    group_of: dict[str, str] = {}
    for step in steps:
        name = step.way[depth][0] if len(step.way) > depth else step.key
        groups.setdefault(name, []).append(step)
        group_of[step.key] = name
    needs = {
        name: {group_of[key] for step in group for key in step.needs if key in group_of}
        - {name}
        for name, group in groups.items()
    }
    found: list[list[Step]] = []
    while groups:
        ready = next((name for name in groups if not needs[name] & groups.keys()), None)
        if ready is None:
            raise refused(min(groups), "the ways to the nodes cross each other")
        found.append(groups.pop(ready))
    return found


def refused(where: str, reason: str) -> DocumentError:
    """The error for a graph that is no sequential program."""
    return DocumentError(
        f"{where}: this cannot be written as a workflow, which is one step after another: "
        f"{reason}",
        "Change the graph there, or export it as Python.",
    )


def _is_awaited(ports: Ports, link: Link) -> bool:
    """Whether the node does not run without the value of this link."""
    port = ports.input(link.input)
    if port is None:
        raise refused(link.target, f"there is no input {link.input!r}")
    return port.required or port.gate


def _both(one: Way, other: Way, node_id: str) -> Way:
    long, short = (one, other) if len(one) >= len(other) else (other, one)
    if long[: len(short)] != short:
        raise refused(node_id, "it needs values of two ways at once")
    return long


def _shared(ways: Iterable[Way]) -> Way:
    first, *rest = ways
    for other in rest:
        size = 0
        while size < min(len(first), len(other)) and first[size] == other[size]:
            size += 1
        first = first[:size]
    return first
