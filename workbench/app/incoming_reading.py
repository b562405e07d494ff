"""Reads a file that was opened as far as a person must know of it before it is taken in."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from workbench.agents.documents import AgentDocument
from workbench.agents.exchange.importing import Imported, imported
from workbench.agents.exchange.json_text import MOST_BYTES
from workbench.agents.graphs.documents import GraphDocument, every_body
from workbench.app.incoming import Incoming
from workbench.app.terminal import count
from workbench.base.errors import DocumentError, ModelError
from workbench.base.regular_files import read_document
from workbench.base.sizes import size_text
from workbench.models.store import describe
from workbench.tools.files import read_tool

Read = Callable[[Path, Collection[str]], Incoming]
_SERVERS = ("mcpServers", "servers", "context_servers")
_PROGRAMS: Mapping[str, str] = {
    "workflow": "an Agent Framework workflow",
    "langflow": "a flow of Langflow",
    "autogen": "an AutoGen Studio file",
}
_MOST_NAMED = 12


def _text(path: Path, tools: Collection[str]) -> Incoming:
    """An agent or a graph, of whatever program, or a list of MCP servers."""
    raw = read_document(path, MOST_BYTES)
    if len(raw) > MOST_BYTES:
        raise DocumentError(
            f"{path.name!r} is too large: more than {size_text(MOST_BYTES)}",
            "Agents and graphs are a few hundred kilobytes.",
        )
    if _lists_servers(raw):
        return Incoming(path, "servers", path.name, len(raw))
    try:
        found = imported(raw, tools)
    except DocumentError as exc:
        raise DocumentError(f"{path.name}: {exc.message}", exc.hint) from exc
    return _of_document(path, found, len(raw), tools)


def _lists_servers(raw: bytes) -> bool:
    if not raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return False
    try:
        values = json.loads(raw)
    except (ValueError, RecursionError):
        return any(f'"{name}"'.encode() in raw[:4096] for name in _SERVERS[:1])  # comments
    return isinstance(values, dict) and any(
        isinstance(values.get(name), dict) for name in _SERVERS
    )


def _of_document(
    path: Path, found: Imported, size_bytes: int, tools: Collection[str]
) -> Incoming:
    document = found.document
    facts: list[tuple[str, str]] = []
    if program := _PROGRAMS.get(found.kind):
        facts.append(("Made by", program))
    if document.description:
        facts.append(("About", document.description))
    is_graph = isinstance(document, GraphDocument)
    facts += _graph(document) if isinstance(document, GraphDocument) else []
    facts += _agent(document, tools) if isinstance(document, AgentDocument) else []
    losses = tuple(str(loss) for loss in found.report.left_out)
    title = document.title or document.name or path.stem
    kind = "graph" if is_graph else "agent"
    return Incoming(path, kind, title, size_bytes, tuple(facts), losses, document)  # type: ignore[arg-type]


def _agent(agent: AgentDocument, tools: Collection[str]) -> list[tuple[str, str]]:
    """What an agent uses, and above all what it would be allowed without being asked."""
    facts = [("Model", agent.model.id or "the default model")]
    named = [use.name for use in agent.tools]
    facts.append(("Tools", _names(named) or "none"))
    if missing := [name for name in named if name not in tools]:
        facts.append(("Not here", _names(missing)))
    if unasked := [use.name for use in agent.tools if use.approval == "never"]:
        facts.append(("Used unasked", _names(unasked)))
    reads = (*agent.grants.folders, *agent.grants.databases)
    if reads:
        facts.append(("May read", _names(list(reads))))
    return facts


def _graph(graph: GraphDocument) -> list[tuple[str, str]]:
    nodes = [node for _scope, body in every_body(graph) for node in body.nodes]
    kinds = sorted({node.kind for node in nodes})
    return [("Nodes", f"{len(nodes)}: {_names(kinds)}" if nodes else "none")]


def _tool(path: Path, _tools: Collection[str]) -> Incoming:
    tool = read_tool(path)
    asks = {"never": "no", "ask": "until you allow it for good", "always": "each time"}
    facts = [
        ("About", tool.description),
        ("Kind", tool.kind),
        ("Parameters", _names([one.name for one in tool.parameters]) or "none"),
        ("Asks first", asks[tool.approval]),
    ]
    if tool.grants.folders:
        folders = [
            f"{grant.path} (also writes)" if grant.write else grant.path
            for grant in tool.grants.folders
        ]
        facts.append(("Reaches folders", _names(folders)))
    if tool.grants.hosts:
        facts.append(("Reaches servers", _names(list(tool.grants.hosts))))
    return Incoming(path, "tool", tool.title or tool.name, 0, tuple(facts), (), tool)


def _data_set(path: Path, _tools: Collection[str]) -> Incoming:
    from workbench.evals.data_sets import read_data_set

    found = read_data_set(path, ignore_unknown=True)
    facts = [("About", found.description)] if found.description else []
    facts.append(("Cases", f"{len(found.cases):,}"))
    if found.checks:
        facts.append(("Checks of all", str(len(found.checks))))
    return Incoming(path, "data set", found.name, 0, tuple(facts), (), found)


def _model(path: Path, _tools: Collection[str]) -> Incoming:
    model = describe(path, "folder")
    if model.problem:
        raise ModelError(f"{path.name!r} cannot be used: {model.problem}", "Choose another.")
    facts = [
        ("Architecture", model.architecture),
        ("Parameters", count(model.parameters) if model.parameters else ""),
        ("Quantisation", model.quantisation),
        (
            "Trained context",
            f"{model.trained_context_tokens:,} tokens" if model.trained_context_tokens else "",
        ),
        ("Files", str(model.parts) if model.parts > 1 else ""),
    ]
    shown = tuple(fact for fact in facts if fact[1])
    return Incoming(path, "model", model.title, model.size_bytes, shown)


def _bundle(path: Path, _tools: Collection[str]) -> Incoming:
    return Incoming(path, "bundle", path.name, 0)


def _parcel(path: Path, _tools: Collection[str]) -> Incoming:
    return Incoming(path, "parcel", path.name, 0)


def _names(names: list[str]) -> str:
    more = len(names) - _MOST_NAMED
    shown = ", ".join(name[:120] for name in names[:_MOST_NAMED])
    return f"{shown} and {more} more" if more > 0 else shown


READERS: Mapping[str, Read] = {
    "text": _text,
    "tool": _tool,
    "data set": _data_set,
    "model": _model,
    "bundle": _bundle,
    "parcel": _parcel,
}
"""How a file of each kind is read; ``text`` is what its name does not tell."""
