"""Graphs out of Langflow's JSON: chat, prompts, models, agents, conditions and their wires."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from workbench.agents.exchange.json_text import fields, json_in, part, rows, word
from workbench.agents.exchange.report import Losses, Report
from workbench.agents.graphs.documents import (
    Body,
    GraphDocument,
    Link,
    Node,
    Point,
    Remark,
)
from workbench.agents.graphs.limits import MOST_LINKS, MOST_NODES, MOST_PIXELS
from workbench.agents.graphs.naming import free_id
from workbench.base.errors import DocumentError

_INPUTS = ("ChatInput", "TextInput", "TextInputComponent")
_OUTPUTS = ("ChatOutput", "TextOutput", "TextOutputComponent")
_PROMPTS = ("Prompt", "PromptComponent", "Prompt Template", "PromptTemplate")
_TOOLS = {
    "CalculatorComponent": "calculator",
    "CalculatorTool": "calculator",
    "Calculator": "calculator",
    "CurrentDate": "current_time",
}
_OPERATORS = {
    "equals": "equals",
    "not equals": "differs",
    "contains": "contains",
    "starts with": "begins with",
    "ends with": "ends with",
    "less than": "less than",
    "greater than": "greater than",
}
_PLACE = re.compile(r"\{(\w+)\}")


def is_langflow(value: Any) -> bool:
    """Whether JSON looks like a flow."""
    data = part(value, "data") if part(value, "data") else value
    return isinstance(part(data, "nodes"), list) and isinstance(part(data, "edges"), list)


def from_langflow(raw: bytes | str) -> tuple[GraphDocument, Report]:
    """The graph in a flow, and what of the flow is left out.

    Raises:
        DocumentError: It is no flow, or too large.
    """
    value = json_in(raw)
    if not is_langflow(value):
        raise DocumentError("this is no flow of Langflow", "Export the flow there again.")
    data = part(value, "data") or value
    nodes, edges = rows(data, "nodes"), rows(data, "edges")
    if len(nodes) > MOST_NODES or len(edges) > MOST_LINKS:
        raise DocumentError(f"more than {MOST_NODES} nodes", "Split the flow into several.")
    reading = _Flow([_Edge.of(edge) for edge in edges])
    reading.find_wired()
    for node in nodes:
        reading.node(node)
    title = word(value, "name") or "Flow"
    graph = GraphDocument(free_id(title, ()), title, word(value, "description"), reading.body())
    return graph, reading.losses.report(len(reading.nodes))


@dataclass(frozen=True, slots=True)
class _Edge:
    """A wire: which output of which node goes to which field."""

    source: str
    output: str
    target: str
    field: str

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> _Edge:
        source, target = (_handle(row, f"{end}Handle") for end in ("source", "target"))
        return cls(
            word(row, "source"),
            word(source, "name"),
            word(row, "target"),
            word(target, "fieldName"),
        )


def _handle(row: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """The end of a wire; it is also written as text with œ for quotes."""
    found = fields(row, "data", key)
    if not found and (text := word(row, key)):
        try:
            found = json.loads(text.replace("œ", '"'))
        except (ValueError, RecursionError):
            return {}
    return found if isinstance(found, Mapping) else {}


@dataclass(slots=True)
class _Flow:
    """One flow that is being read."""

    edges: list[_Edge]
    nodes: dict[str, Node] = field(default_factory=dict)
    losses: Losses = field(default_factory=Losses)
    _ids: dict[str, str] = field(default_factory=dict)
    _outputs: dict[str, dict[str, str]] = field(default_factory=dict)
    _inputs: dict[str, dict[str, str]] = field(default_factory=dict)
    _places: dict[str, Point] = field(default_factory=dict)
    _remarks: list[Remark] = field(default_factory=list)
    _wired: dict[str, set[str]] = field(default_factory=dict)
    _fixed: dict[str, str] = field(default_factory=dict)
    _tools: dict[str, str] = field(default_factory=dict)

    def find_wired(self) -> None:
        """Note which fields of each node have a wire."""
        for edge in self.edges:
            self._wired.setdefault(edge.target, set()).add(edge.field)

    def node(self, row: Mapping[str, Any]) -> None:
        """Read one node."""
        kind = word(row, "data", "type") or word(row, "type")
        row_id = word(row, "id") or word(row, "data", "id")
        template = fields(row, "data", "node", "template")
        at = Point(*(_pixels(part(row, "position", axis)) for axis in ("x", "y")))
        if word(row, "type") == "noteNode" or kind == "note":
            text = word(row, "data", "node", "description")
            taken = {remark.id for remark in self._remarks} | self.nodes.keys()
            self._remarks.append(Remark(free_id("note", taken), text, at.x, at.y))
            return
        if kind in _TOOLS:
            self._tools[row_id] = _TOOLS[kind]
            return
        made = self._made(kind, row_id, template)
        if made is None:
            why = "there is nothing like it here"
            self.losses.add(row_id, f"the component {kind!r:.60}", why)
            return
        node_kind, settings = made
        taken = self.nodes.keys() | {remark.id for remark in self._remarks}
        node_id = free_id(row_id.lower(), taken)
        title = word(row, "data", "node", "display_name")
        self.nodes[node_id] = Node(node_id, node_kind, title, settings)
        self._ids[row_id], self._places[node_id] = node_id, at

    def _made(
        self, kind: str, row_id: str, template: Mapping[str, Any]
    ) -> tuple[str, dict[str, Any]] | None:
        if kind in _INPUTS:
            self._ports(row_id, {}, "value")
            inputs = sum(node.kind == "input" for node in self.nodes.values())
            return "input", {"name": "text" if not inputs else f"text_{inputs + 1}"}
        if kind in _OUTPUTS:
            self._ports(row_id, {"input_value": "value"}, "")
            outputs = sum(node.kind == "output" for node in self.nodes.values())
            return "output", {"name": "answer" if not outputs else f"answer_{outputs + 1}"}
        if kind in _PROMPTS:
            return self._prompt(row_id, template)
        if kind == "Agent":
            return self._agent(row_id, template, "agent", "system_prompt")
        if kind == "ConditionalRouter":
            return self._condition(row_id, template)
        if kind.endswith(("Model", "ModelComponent")) or kind == "LanguageModelComponent":
            return self._agent(row_id, template, "model", "system_message")
        return None

    def _ports(self, row_id: str, inputs: dict[str, str], output: str) -> None:
        self._inputs[row_id] = inputs
        self._outputs[row_id] = {"": output} if output else {}

    def _prompt(self, row_id: str, template: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
        text = word(template, "template", "value")
        wired = self._wired.get(row_id, set())
        written = plain = ""
        names: dict[str, str] = {}
        for one in re.split(r"(\{\w+\})", text):
            name = one[1:-1] if _PLACE.fullmatch(one) and one[1:-1].isidentifier() else ""
            if name in wired:
                names[name] = name
                written += one
                continue
            filled = word(template, name, "value") if name else one
            written, plain = written + _braced(filled), plain + filled
        self._ports(row_id, names, "text")
        if not names:
            self._fixed[row_id] = plain
        return "prompt", {"template": written}

    def _agent(
        self, row_id: str, template: Mapping[str, Any], kind: str, told: str
    ) -> tuple[str, dict[str, Any]]:
        settings: dict[str, Any] = {}
        if instructions := word(template, told, "value"):
            settings["instructions"] = instructions
        temperature = part(template, "temperature", "value")
        if type(temperature) in (int, float) and 0 <= temperature <= 5:
            settings["temperature"] = float(temperature)
        most = part(template, "max_tokens", "value")
        if type(most) is int and 0 < most <= 1_000_000:
            settings["max_output_tokens"] = most
        name = word(template, "model_name", "value") or word(template, "model", "value")
        self.losses.add(
            row_id, f"the model {name!r:.60}, its address and key", "choose a model here"
        )
        self._ports(row_id, {"input_value": "prompt", told: told}, "text")
        return kind, settings

    def _condition(
        self, row_id: str, template: Mapping[str, Any]
    ) -> tuple[str, dict[str, Any]] | None:
        operator = _OPERATORS.get(word(template, "operator", "value") or "equals")
        if operator is None:
            return None
        if part(template, "case_sensitive", "value") is True:
            self.losses.add(row_id, "case_sensitive", "capital letters are not told apart")
        self._inputs[row_id] = {"input_text": "value"}
        self._outputs[row_id] = {"true_result": "yes", "false_result": "no"}
        return "condition", {
            "operator": operator,
            "value": word(template, "match_text", "value"),
        }

    def body(self) -> Body:
        """The nodes with their wires."""
        links: set[Link] = set()
        for edge in self.edges:
            link = self._link(edge)
            if link is not None:
                links.add(link)
        return Body(
            tuple(sorted(self.nodes.values(), key=lambda node: node.id)),
            tuple(sorted(links)),
            self._places,
            tuple(sorted(self._remarks, key=lambda remark: remark.id)),
        )

    def _link(self, edge: _Edge) -> Link | None:
        where = f"{edge.source} → {edge.target}"
        target = self._ids.get(edge.target)
        if edge.source in self._tools and target and self.nodes[target].kind == "agent":
            self._put(target, "tools", [self._tools[edge.source]])
            return None
        source = self._ids.get(edge.source)
        if source is None or target is None:
            self.losses.add(where, "this wire", "one of its ends is not carried over")
            return None
        outputs = self._outputs[edge.source]
        output = outputs.get(edge.output) or outputs.get("")
        port = self._inputs[edge.target].get(edge.field)
        if edge.field in ("system_prompt", "system_message") and edge.source in self._fixed:
            self._put(target, "instructions", self._fixed[edge.source])
            return None
        if not output or not port or port in ("system_prompt", "system_message"):
            why = "no input here takes it"
            self.losses.add(where, f"the wire to {edge.field!r:.60}", why)
            return None
        return Link(source, output, target, port)

    def _put(self, node_id: str, name: str, value: Any) -> None:
        node = self.nodes[node_id]
        settings = dict(node.settings)
        if isinstance(value, list):
            value = sorted({*settings.get(name, []), *value})
        settings[name] = value
        self.nodes[node_id] = Node(node_id, node.kind, node.title, settings)


def _braced(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _pixels(value: Any) -> int:
    if not isinstance(value, int | float):
        return 0
    return round(max(-MOST_PIXELS, min(MOST_PIXELS, value)))
