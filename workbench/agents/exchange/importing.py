"""A file of an agent or graph, of whatever program: recognised by what it holds."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import yaml

from workbench.agents.documents import AgentDocument
from workbench.agents.exchange.agent_import import agent_of
from workbench.agents.exchange.autogen import from_autogen, is_autogen
from workbench.agents.exchange.json_text import MOST_BYTES, json_in
from workbench.agents.exchange.langflow import from_langflow, is_langflow
from workbench.agents.exchange.report import Report
from workbench.agents.exchange.workflow_import import workflow_of
from workbench.agents.files import MOST_BYTES as MOST_AGENT_BYTES
from workbench.agents.graphs.documents import GraphDocument, every_body
from workbench.agents.graphs.files import MOST_DEPTH
from workbench.agents.graphs.limits import MOST_BYTES as MOST_YAML_BYTES
from workbench.agents.graphs.limits import MOST_VALUES
from workbench.agents.graphs.values import from_values
from workbench.base.errors import DocumentError
from workbench.base.yaml_text import composed, constructed, decoded
from workbench.base.yaml_values import json_values

Kind = Literal["graph", "agent", "workflow", "langflow", "autogen"]
_KINDS: Mapping[str, Kind] = {"graph": "graph", "prompt": "agent", "workflow": "workflow"}


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file held.

    Attributes:
        kind: What it was.
        document: The agent or graph.
        report: What was left out.
    """

    kind: Kind
    document: AgentDocument | GraphDocument
    report: Report


def imported(raw: bytes | str, tools: Collection[str] | None = None) -> Imported:
    """The agent or graph in a file. Nothing in it is carried out or looked up.

    Args:
        raw: What the file holds.
        tools: The names of the tools there are; None if they are not known.

    Raises:
        DocumentError: It is none that is read here; the message names the line.
    """
    text = decoded(raw, MOST_BYTES, "Such files are a few hundred kilobytes.")
    if _is_json(text):
        kind = _by_json(json_in(text))
        if kind in ("langflow", "autogen"):
            read = from_langflow if kind == "langflow" else from_autogen
            return Imported(kind, *read(text))
    node = _node(text)
    kind = _by_keys(_top(node))
    if kind == "agent":
        decoded(raw, MOST_AGENT_BYTES, "An agent file is a few kilobytes.")
        return Imported(kind, *agent_of(None if node is None else constructed(node), tools))
    values, lines = (None, {"": 1}) if node is None else json_values(node)
    if kind == "workflow":
        return Imported(kind, *workflow_of(values, lines))
    graph = from_values(values, lines)
    count = sum(len(body.nodes) for _scope, body in every_body(graph))
    return Imported(kind, graph, Report(count))


def kind_of_file(raw: bytes | str) -> Kind:
    """What a file is, by what it holds.

    Raises:
        DocumentError: It is none of what is read here.
    """
    text = decoded(raw, MOST_BYTES, "Such files are a few hundred kilobytes.")
    return _by_json(json_in(text)) if _is_json(text) else _by_keys(_top(_node(text)))


def _is_json(text: str) -> bool:
    return text.lstrip("\ufeff \t\r\n").startswith("{")


def _by_json(value: Any) -> Kind:
    if is_langflow(value):
        return "langflow"
    return "autogen" if is_autogen(value) else _by_keys(value)


def _node(text: str) -> yaml.Node | None:
    """The nodes of a YAML file, which is read once.

    Raises:
        DocumentError: It is no YAML, or too much.
    """
    decoded(text, MOST_YAML_BYTES, "Such files are a few hundred kilobytes.")
    return composed(text, MOST_DEPTH, MOST_VALUES)


def _top(node: yaml.Node | None) -> dict[str, Any]:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return {key.value: value.value for key, value in pairs if isinstance(key.value, str)}


def _by_keys(found: Any) -> Kind:
    if isinstance(found, Mapping):
        kind = _KINDS.get(str(found.get("kind", "")).lower())
        if kind is not None:
            return kind
        if "kind" not in found and ("actions" in found or "trigger" in found):
            return "workflow"
    raise DocumentError(
        "this is no agent or graph that is read here",
        "Read are: Graph, Prompt and Workflow in YAML; flows of Langflow, teams and agents of "
        "AutoGen Studio in JSON.",
    )
