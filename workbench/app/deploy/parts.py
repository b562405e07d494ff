"""The files of one node: its documents, settings, models and keys, as a data folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from workbench.agents.documents import AgentDocument
from workbench.agents.files import write_agent
from workbench.agents.graphs.documents import Body, GraphDocument, Link, Node, every_body
from workbench.agents.graphs.files import write_graph
from workbench.agents.graphs.reading import settings_of
from workbench.agents.reach import Library, asked_by_agent, beyond, named_in, tools_of
from workbench.app.deploy.checks import Known
from workbench.app.deploy.values import Deployment, Escalation, Limits, NodeSpec
from workbench.base.files import canonical_json
from workbench.base.settings import Settings
from workbench.models.store import InstalledModel, part_paths
from workbench.policy.api_keys import ApiKey
from workbench.tools.documents import ToolDocument
from workbench.tools.files import SUFFIX as TOOL_SUFFIX
from workbench.tools.files import write_tool

GRAPH_SUFFIX = ".agentgraph.yaml"
KEYS = "server-keys.json"
_NO_LIMITS = Limits()
Document = AgentDocument | GraphDocument


@dataclass(frozen=True, slots=True)
class NodeParts:
    """What lies in a node's data folder.

    Attributes:
        files: Texts by their path below it.
        links: What is linked to, such as model files.
        served: The names that requests use.
    """

    files: Mapping[str, bytes]
    links: Mapping[str, Path]
    served: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What the nodes are made of.

    Attributes:
        known: The library of this program.
        settings: Of this program: nodes take over how it records and audits.
        keys_file: Of this program.
        keys: Those of the deployment; None lets in this program's own.
        connections: Where this program keeps its servers.
        shared: What nodes see as it is here: the policy that holds this program, and packs of
            engines.
        host_names: What ``Host`` may say in requests that come through a gateway.
    """

    known: Known
    settings: Settings
    keys_file: Path
    keys: tuple[ApiKey, ...] | None
    connections: Path
    shared: tuple[Path, ...] = ()
    host_names: tuple[str, ...] = ()


def parts_of(deployment: Deployment, node: NodeSpec, ground: Ground) -> NodeParts:
    """The files of a node."""
    known, escalating = ground.known, deployment.escalating(node.agents)
    files = {
        "settings.json": canonical_json(_settings(deployment, node, ground)).encode(),
    }
    links = dict(_models(deployment, node, ground))
    agents: dict[str, AgentDocument] = {}
    graphs: dict[str, GraphDocument] = {}
    named = [known.agents[name] for name in node.agents]
    for one in _around((*named, *(known.graphs[name] for name in node.graphs)), known.library):
        if isinstance(one, AgentDocument):
            agents[one.name] = one
        else:
            graphs[one.name] = one
    for agent in agents.values():
        files[f"agents/{agent.name}.yaml"] = write_agent(_asking(agent, node)).encode()
    for graph in graphs.values():
        files[f"graphs/{graph.name}{GRAPH_SUFFIX}"] = write_graph(graph).encode()
    for tool in _tools((*agents.values(), *graphs.values()), known):
        files[f"tools/{tool.name}{TOOL_SUFFIX}"] = write_tool(tool).encode()
    if deployment.escalation is not None:
        for name in escalating:
            graph = escalation_of(agents[name], node, deployment.escalation)
            files[f"graphs/{graph.name}{GRAPH_SUFFIX}"] = write_graph(graph).encode()
    links |= {path.name: path for path in ground.shared}
    if ground.keys is None:
        links[KEYS] = ground.keys_file
    else:
        rows = [{**asdict(key), "models": list(key.models)} for key in ground.keys]
        files[KEYS] = canonical_json({"keys": rows}).encode()
    return NodeParts(files, links, served_by(deployment, node))


def served_by(deployment: Deployment, node: NodeSpec) -> tuple[str, ...]:
    """The names that requests to a node may use."""
    escalating = deployment.escalating(node.agents)
    return (
        *node.models.ids,
        *(f"agent:{name}" for name in node.agents if name not in escalating),
        *(f"graph:{escalating_name(name)}" for name in escalating),
        *(f"graph:{name}" for name in node.graphs),
    )


def escalating_name(agent: str) -> str:
    """The name of the graph that asks an agent, and a larger model after it."""
    return f"{agent}-hybrid"


def _asking(agent: AgentDocument, node: NodeSpec) -> AgentDocument:
    """The agent with the models of the node."""
    models = node.models
    options = agent.model.options
    if models.context_tokens:
        options = replace(options, context_tokens=models.context_tokens)
    fallback = (models.secondary,) if models.secondary else ()
    model = replace(
        agent.model, id=models.primary or agent.model.id, options=options, fallback=fallback
    )
    return replace(agent, model=model)


def escalation_of(agent: AgentDocument, node: NodeSpec, wanted: Escalation) -> GraphDocument:
    """A graph that asks an agent with its own model, and with a larger one if that won't do."""
    local = node.models.primary or agent.model.id
    settings: dict[str, Any] = {
        "agent": agent.name,
        "models": [
            {"model": local, **({"seconds": wanted.seconds} if wanted.seconds else {})},
            {"model": wanted.to},
        ],
        "context_tokens": agent.model.options.context_tokens,
        "must_answer": True,
    }
    if wanted.schema:
        settings["schema"] = wanted.schema
    if wanted.says:
        settings |= {"rule": "contains", "value": wanted.says}
    if wanted.unsure:
        settings["ask_if_sure"] = True
    if wanted.tokens:
        settings["most_tokens"] = wanted.tokens
    nodes = (
        Node("ask", "escalate", settings=settings),
        Node("question", "input", settings={"name": "text"}),
        Node("answer", "output", settings={"name": "answer"}),
    )
    links = (
        Link("ask", "text", "answer", "value"),
        Link("question", "value", "ask", "prompt"),
    )
    return GraphDocument(
        escalating_name(agent.name),
        f"{agent.title}, and a larger model if it has to be",
        description=f"Asks {agent.title}; where its answer will not do, with {wanted.to}.",
        body=Body(nodes, links),
    )


def _around(documents: Iterable[Document], library: Library) -> Iterable[Document]:
    """The documents that others lead to, by their tools or their nodes."""
    waiting, seen = list(documents), set[tuple[type[Document], str]]()
    while waiting:
        one = waiting.pop()
        if (type(one), one.name) in seen:
            continue
        seen.add((type(one), one.name))
        yield one
        if isinstance(one, AgentDocument):
            waiting += asked_by_agent(one, library)
            continue
        for node in (node for _scope, body in every_body(one) for node in body.nodes):
            waiting += beyond(node, library)
            settings, _problems = settings_of(node)
            agents = named_in(settings)[0] if settings is not None else []
            waiting += [library.agents[name] for name in agents if name in library.agents]


def _tools(documents: Iterable[Document], known: Known) -> tuple[ToolDocument, ...]:
    """The tools of the user's that documents may call."""
    names = {name for one in documents for name in tools_of(one, known.library)}
    return tuple(known.own_tools[name] for name in sorted(names) if name in known.own_tools)


def _models(
    deployment: Deployment, node: NodeSpec, ground: Ground
) -> Iterable[tuple[str, Path]]:
    """Links to the models of a node."""
    names = list(node.models.ids)
    if deployment.escalation is not None and deployment.escalating(node.agents):
        names.append(deployment.escalation.to)
    for name in dict.fromkeys(names):
        model = ground.known.models[name]
        if model.source == "server":
            file = f"{name}.connection.json"
            yield f"connections/{file}", ground.connections / file
        elif model.source != "bundled":
            yield from _files(model)


def _files(model: InstalledModel) -> Iterable[tuple[str, Path]]:
    parts = part_paths(model.path)
    for number, path in enumerate(parts, 1):
        place = path.resolve()
        tail = f"-{number:05d}-of-{len(parts):05d}" if len(parts) > 1 else ""
        suffix = "".join(path.suffixes[-2:]) if path.name.endswith(".json") else path.suffix
        yield f"models/{model.id}{tail}{'' if place.is_dir() else suffix}", place


def _settings(deployment: Deployment, node: NodeSpec, ground: Ground) -> dict[str, Any]:
    """The settings of a node: those of this program, and what the deployment says."""
    listen, limits = deployment.listen, node.limits
    wanted = replace(
        ground.settings,
        default_model=node.models.primary,
        model_folders=(),
        download_folder="",
        other_programs_models=False,
        start_model="wait",
        idle_unload_s=0.0,
        memory_limit_bytes=limits.memory_bytes,
        engine_threads=limits.threads,
        agents_at_once=limits.agents_at_once,
        first_token_limit_s=node.models.first_token_s,
        network="on" if deployment.network else "off",
        server_on=False,
        server_queue=limits.queue,
        server_names=ground.host_names or tuple(listen.names),
        server_origins=(),
        server_keyless=not ground.host_names and ground.settings.server_keyless,
        server_beyond=False,
        server_tls_cert="",
        server_tls_key="",
    )
    if deployment.kind == "single-device" and listen.certificate:
        wanted = replace(
            wanted,
            server_beyond=True,
            server_tls_cert=str(Path(listen.certificate).expanduser().absolute()),
            server_tls_key=str(Path(listen.key).expanduser().absolute()),
        )
    usual = asdict(Settings())
    changed = {name: value for name, value in asdict(wanted).items() if value != usual[name]}
    return {"version": 1, **changed}
