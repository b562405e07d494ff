"""A file of an agent or graph, of whatever program: recognised by what it holds."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from workbench.agents.documents import AgentDocument
from workbench.agents.exchange.agent_import import import_agent
from workbench.agents.exchange.autogen import from_autogen, is_autogen
from workbench.agents.exchange.json_text import json_in
from workbench.agents.exchange.langflow import from_langflow, is_langflow
from workbench.agents.exchange.report import Report
from workbench.agents.exchange.workflow_import import from_workflow
from workbench.agents.graphs.documents import GraphDocument, every_body
from workbench.agents.graphs.files import parse_graph
from workbench.agents.graphs.limits import MOST_BYTES
from workbench.base.errors import DocumentError
from workbench.base.yaml_text import composed, decoded

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
    kind = kind_of_file(raw)
    document: AgentDocument | GraphDocument
    if kind == "graph":
        document = parse_graph(raw)
        count = sum(len(body.nodes) for _scope, body in every_body(document))
        return Imported(kind, document, Report(count))
    if kind == "agent":
        document, report = import_agent(raw, tools)
    elif kind == "workflow":
        document, report = from_workflow(raw)
    elif kind == "langflow":
        document, report = from_langflow(raw)
    else:
        document, report = from_autogen(raw)
    return Imported(kind, document, report)


def kind_of_file(raw: bytes | str) -> Kind:
    """What a file is, by what it holds.

    Raises:
        DocumentError: It is none of what is read here.
    """
    text = decoded(raw, MOST_BYTES, "Such files are a few hundred kilobytes.")
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        value = json_in(text)
        if is_langflow(value):
            return "langflow"
        if is_autogen(value):
            return "autogen"
        return _by_keys(value)
    node = composed(text, 80, 300_000)
    pairs = node.value if node is not None and isinstance(node.value, list) else []
    found = {
        pair[0].value: pair[1].value
        for pair in pairs
        if isinstance(pair, tuple) and isinstance(pair[0].value, str)
    }
    return _by_keys(found)


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
