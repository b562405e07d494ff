"""Where a wire that begins at a port may end, and what stands in its way; pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from workbench.agents.graphs.documents import Link
from workbench.agents.nodes.api import Port, Ports
from workbench.agents.nodes.port_types import refusal
from workbench.ui.builder.canvas.face import PortKey, Side
from workbench.ui.builder.words import tr


@dataclass(frozen=True, slots=True)
class End:
    """One end of a wire."""

    node_id: str
    side: Side
    port: Port

    @property
    def key(self) -> PortKey:
        return self.side, self.port.name


@dataclass(frozen=True, slots=True)
class WireRules:
    """The rules for one wire.

    Attributes:
        start: The end that is held.
        links: All links of the body, without the one that is picked up.
        linked: The same, to look one up.
        titles: What nodes are called.
        circle: Nodes that the wire would close a circle with.
    """

    start: End
    links: tuple[Link, ...]
    titles: Mapping[str, str]
    circle: frozenset[str] = field(default_factory=frozenset)
    linked: frozenset[Link] = field(default_factory=frozenset)

    def why_not(self, other: End) -> str:
        """Why the wire cannot end there; empty if it can."""
        if other.side == self.start.side:
            return (
                tr("An output leads to an input, not to another output")
                if other.side == "out"
                else tr("An input takes from an output, not from another input")
            )
        if other.node_id == self.start.node_id:
            return tr("A node cannot take what it gives itself")
        output, input_ = self._ordered(other)
        if other.node_id in self.circle:
            return tr("{0} already leads to {1}: this would go in a circle").format(
                self._title(input_.node_id), self._title(output.node_id)
            )
        wrong = refusal(output.port, input_.port)
        if not wrong and self.link_to(other) in self.linked:
            return tr("These two are already linked")
        return wrong

    def link_to(self, other: End) -> Link:
        """The link that the wire becomes."""
        output, input_ = self._ordered(other)
        return Link(output.node_id, output.port.name, input_.node_id, input_.port.name)

    def replaced_by(self, other: End) -> tuple[Link, ...]:
        """The links that have to go, because the input takes one only."""
        _output, input_ = self._ordered(other)
        if input_.port.many:
            return ()
        wanted = (input_.node_id, input_.port.name)
        return tuple(link for link in self.links if (link.target, link.input) == wanted)

    def fitting(self, ports: Mapping[str, Ports]) -> dict[str, frozenset[PortKey]]:
        """By node, the ports where the wire may end, and the one where it begins."""
        found: dict[str, frozenset[PortKey]] = {}
        for node_id, its in ports.items():
            ends = ends_of(node_id, its)
            fits = {end.key for end in ends if not self.why_not(end)}
            if node_id == self.start.node_id:
                fits.add(self.start.key)
            found[node_id] = frozenset(fits)
        return found

    def _ordered(self, other: End) -> tuple[End, End]:
        return (self.start, other) if self.start.side == "out" else (other, self.start)

    def _title(self, node_id: str) -> str:
        return self.titles.get(node_id, node_id)


def rules_for(start: End, links: Iterable[Link], titles: Mapping[str, str]) -> WireRules:
    """The rules for a wire that is held at one end."""
    kept = tuple(links)
    forward = start.side == "in"  # what the node leads to must not lead to it
    circle = _reached(start.node_id, kept, forward=forward)
    return WireRules(start, kept, titles, circle, frozenset(kept))


def ends_of(node_id: str, ports: Ports) -> list[End]:
    """All ports of a node as ends of a wire."""
    ins = [End(node_id, "in", port) for port in ports.inputs]
    return [*ins, *(End(node_id, "out", port) for port in ports.outputs)]


def _reached(node_id: str, links: Iterable[Link], *, forward: bool) -> frozenset[str]:
    beside: dict[str, set[str]] = {}
    for link in links:
        near, far = (link.source, link.target) if forward else (link.target, link.source)
        beside.setdefault(near, set()).add(far)
    found: set[str] = set()
    waiting = [node_id]
    while waiting:
        more = beside.get(waiting.pop(), set()) - found
        found |= more
        waiting += more
    return frozenset(found)
