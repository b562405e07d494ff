"""Drawing a graph out of a program of steps: values become wires, decisions become ways.

A step behind a decision must not run without it. Where no wire that comes from there leads to
the step, one of its values passes a gate: a subgraph with the decision as a second input.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from workbench.agents.graphs.documents import Body, Link, Node
from workbench.agents.graphs.limits import MOST_NODES
from workbench.agents.graphs.naming import free_id
from workbench.base.errors import DocumentError

_LOOPS = ("loop", "map")
_JOINTS = ("merge", "text", "pick", "read_json")
_GATE = Body(
    nodes=(
        Node("after", "input", settings={"name": "after", "type": "any"}),
        Node("given", "input", settings={"name": "value", "type": "any"}),
        Node("passed", "output", settings={"name": "value"}),
    ),
    links=(Link("given", "value", "passed", "value"),),
)


@dataclass(frozen=True, slots=True)
class Source:
    """The output of a node."""

    node: str
    port: str
    is_text: bool = False


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that is written down; not hashed, as it may be a list."""

    value: Any


Value: TypeAlias = Source | Fixed


@dataclass(slots=True)
class Frame:
    """What lies behind one decision.

    Attributes:
        control: The output that has a value if it was taken.
        carries: The source whose value comes out of it; None if that may be several.
        made: Nodes that run only behind it.
        gates: Gates made for values from before it.
    """

    control: Source
    carries: Source | None = None
    made: set[str] = field(default_factory=set)
    gates: dict[Source, Source] = field(default_factory=dict)


class Drawing:
    """One body that is being drawn.

    Attributes:
        values: The variables by name.
        parent: The drawing around it; what is not known here comes in from there.
        wired: What comes in from there: the variable, and the name of the input.
    """

    def __init__(self, parent: Drawing | None = None) -> None:
        self.values: dict[str, Value] = {}
        self.parent = parent
        self.wired: dict[str, str] = {}
        self.nodes: dict[str, Node] = {}
        self._links: set[Link] = set()
        self._frames: list[Frame] = []

    def body(self) -> Body:
        """What was drawn, without joints and outputs that nothing asks for."""
        while unused := self._unused():
            for node_id in unused:
                del self.nodes[node_id]
            self._links = {link for link in self._links if link.target not in unused}
        used = {(link.source, link.output) for link in self._links}
        nodes = tuple(
            replace(node, body=_with_outputs(node, used)) if node.kind in _LOOPS else node
            for node in sorted(self.nodes.values(), key=lambda node: node.id)
        )
        return Body(nodes, tuple(sorted(self._links)))

    def _unused(self) -> set[str]:
        used = {link.source for link in self._links}
        return {
            node.id
            for node in self.nodes.values()
            if node.id not in used and (node.kind in _JOINTS or node.body is _GATE)
        }

    @property
    def is_behind(self) -> bool:
        """A decision was made before what is drawn next."""
        return bool(self._frames)

    def place(
        self,
        wanted: str,
        kind: str,
        settings: Mapping[str, Any] | None = None,
        *,
        title: str = "",
        body: Body | None = None,
    ) -> str:
        """Put a node down as it is; its id.

        Raises:
            DocumentError: There are too many.
        """
        if len(self.nodes) >= MOST_NODES:
            raise DocumentError(f"more than {MOST_NODES} nodes", "Split the file into several.")
        node_id = free_id(wanted, self.nodes)
        given = {key: value for key, value in (settings or {}).items() if value is not None}
        self.nodes[node_id] = Node(node_id, kind, title, given, body=body)
        return node_id

    def wire(self, source: Source, target: str, port: str) -> None:
        """Put a link down as it is."""
        self._links.add(Link(source.node, source.port, target, port))

    def add(
        self,
        wanted: str,
        kind: str,
        settings: Mapping[str, Any] | None = None,
        inputs: Sequence[tuple[str, Value]] = (),
        *,
        title: str = "",
        body: Body | None = None,
    ) -> str:
        """A node that runs where the program stands: behind the decisions made so far.

        Args:
            wanted: Its id, if that is free.
            kind: Its kind.
            settings: Its settings; what is None is left out.
            inputs: What is wired to it; the first one must be required.
            title: Its name on screen.
            body: What lies inside it.
        """
        sources = [(port, self.source(value)) for port, value in inputs]
        if self._frames and sources and not any(self._is_gated(one) for _port, one in sources):
            port, source = sources[0]
            sources[0] = (port, self.gated(source))
        node_id = self.place(wanted, kind, settings, title=title, body=body)
        if self._frames:
            self._frames[-1].made.add(node_id)
        for port, source in sources:
            self.wire(source, node_id, port)
        return node_id

    def source(self, value: Value) -> Source:
        """The output that has the value; a text or JSON is put down for a fixed one."""
        if isinstance(value, Source):
            return value
        given = value.value
        if isinstance(given, str):
            return Source(self.place("text", "text", {"text": given}), "text", is_text=True)
        written = json.dumps(given, ensure_ascii=False)
        text = Source(self.place("text", "text", {"text": written}), "text", is_text=True)
        node_id = self.place("value", "read_json")
        self.wire(text, node_id, "text")
        return Source(node_id, "value")

    def picked(self, value: Value, path: Sequence[str]) -> Value:
        """What lies at a path inside the value; a text is read as JSON first."""
        if not path:
            return value
        node_id = self.add(
            path[-1], "pick", {"field": ".".join(path)}, [("value", self.as_json(value))]
        )
        return Source(node_id, "value")

    def as_json(self, value: Value) -> Source:
        """The value, read as JSON if it is a text; each only once."""
        source = self.source(value)
        if not source.is_text:
            return source
        for link in self._links:
            if (link.source, link.output) == (source.node, source.port) and (
                self.nodes[link.target].kind == "read_json"
            ):
                found = Source(link.target, "value")
                if not self._frames or self._is_gated(found) or not self._is_gated(source):
                    return found
        return Source(self.add("value", "read_json", {}, [("text", source)]), "value")

    def gated(self, source: Source) -> Source:
        """The source, but only behind the decisions made so far."""
        if not self._frames or self._is_gated(source):
            return source
        frame = self._frames[-1]
        if source == frame.carries:
            return Source(frame.control.node, frame.control.port, source.is_text)
        if source not in frame.gates:
            node_id = self.place("only-then", "subgraph", title="Only then", body=_GATE)
            self.wire(source, node_id, "value")
            self.wire(frame.control, node_id, "after")
            frame.made.add(node_id)
            frame.gates[source] = Source(node_id, "value", source.is_text)
        return frame.gates[source]

    def _is_gated(self, source: Source) -> bool:
        frame = self._frames[-1]
        behind = (source.node, source.port) == (frame.control.node, frame.control.port)
        return behind or source.node in frame.made

    @contextmanager
    def behind(self, frame: Frame) -> Iterator[None]:
        """Draw behind a decision; what is made there belongs to the one around it too."""
        self._frames.append(frame)
        try:
            yield
        finally:
            self._frames.pop()
            if self._frames:
                self._frames[-1].made |= frame.made

    def ways(self, frames: Sequence[Frame], runs: Sequence[Callable[[], bool]]) -> list[Frame]:
        """Draw each way behind its decision, then join the variables.

        Args:
            frames: One for each way.
            runs: What draws it; True if the program ends there.

        Returns:
            The frames of the ways that go on.
        """
        before = dict(self.values)
        went_on: list[Frame] = []
        after: list[dict[str, Value]] = []
        for frame, run in zip(frames, runs, strict=True):
            self.values = dict(before)
            with self.behind(frame):
                ended = run()
            if not ended:
                went_on.append(frame)
                after.append(self.values)
        self.values = before
        if went_on:
            self._join(went_on, after)
        return went_on

    def _join(self, frames: list[Frame], after: list[dict[str, Value]]) -> None:
        names = list(dict.fromkeys(name for values in after for name in values))
        joined: dict[str, Value] = {}
        for name in names:
            found = [values.get(name) or self._from_outside(name) for values in after]
            first = found[0]
            if first is not None and all(one == first for one in found):
                joined[name] = first
                continue
            sources: list[Source] = []
            for frame, value in zip(frames, found, strict=True):
                if value is not None:
                    with self.behind(frame):
                        sources.append(self.gated(self.source(value)))
            joined[name] = self.merged(sources, _short(name))
        self.values = joined

    def merged(self, sources: Sequence[Source], wanted: str = "first") -> Source:
        """The first of several values that arrives."""
        several = list(dict.fromkeys(sources))
        if len(several) == 1:
            return several[0]
        node_id = self.place(wanted, "merge")
        if self._frames:
            self._frames[-1].made.add(node_id)
        for source in several:
            self.wire(source, node_id, "values")
        return Source(node_id, "value", all(source.is_text for source in several))

    def find(self, name: str) -> Value | None:
        """The variable, from here or from around; None if there is none."""
        return self.values.get(name) or self._from_outside(name)

    def _from_outside(self, name: str) -> Value | None:
        if self.parent is None or name.startswith("$"):
            return None
        value = self.parent.find(name)
        if not isinstance(value, Source):
            return value
        if name not in self.wired:
            taken = set(self.wired.values())
            self.wired[name] = free_id(_short(name), taken)
            input_ = {"name": self.wired[name], "type": "any"}
            node_id = self.place(self.wired[name], "input", input_)
            self.values[name] = Source(node_id, "value", value.is_text)
        return self.values.get(name) or Source(
            next(
                node.id
                for node in self.nodes.values()
                if node.kind == "input" and node.settings["name"] == self.wired[name]
            ),
            "value",
            value.is_text,
        )


def _with_outputs(holder: Node, used: set[tuple[str, str]]) -> Body:
    """The inside of a loop without outputs that are neither asked for nor go round."""
    body = holder.body or Body()
    names = {port for node_id, port in used if node_id == holder.id}
    names.add(str(holder.settings.get("field", "")).partition(".")[0])
    if holder.kind == "loop":
        names |= {node.settings["name"] for node in body.nodes if node.kind == "input"}
    drawing = Drawing()
    drawing.nodes = {
        node.id: node
        for node in body.nodes
        if node.kind != "output" or node.settings["name"] in names
    }
    drawing._links = {link for link in body.links if link.target in drawing.nodes}
    return drawing.body()


def _short(name: str) -> str:
    """A name for a node, after the last part of a variable's."""
    plain = re.sub(r"[^a-z0-9_-]+", "-", name.rpartition(".")[2].lower()).strip("-_")
    return plain or "value"
