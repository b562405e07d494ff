"""What is wrong with a deployment on this machine: names that lead nowhere, the impossible."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from workbench.agents.documents import AgentDocument
from workbench.agents.graphs.documents import GraphDocument
from workbench.agents.reach import Library, tools_of
from workbench.app.deploy.document import ReadDeployment
from workbench.app.deploy.sections import Places, Problem
from workbench.app.deploy.values import Deployment, Models, NodeSpec
from workbench.app.graph_starts import takes_message
from workbench.models.store import InstalledModel
from workbench.policy.network import is_local
from workbench.tools.api import ToolSpec
from workbench.tools.documents import ToolDocument

DEVICE = "device"
"""The one node of a single device."""
GATEWAY = "haproxy"
GATEWAY_HINT = "Install HAProxy 2.5 or newer: apt install haproxy, or brew install haproxy."


@dataclass(frozen=True, slots=True)
class Known:
    """What there is on this machine to refer to.

    Attributes:
        own_tools: What the user made, by name.
        brought: The names of the program's own tools.
        remote_hosts: Of models on servers, by id: the host that is asked.
    """

    models: Mapping[str, InstalledModel]
    agents: Mapping[str, AgentDocument]
    graphs: Mapping[str, GraphDocument]
    tools: Mapping[str, ToolSpec]
    library: Library
    own_tools: Mapping[str, ToolDocument]
    brought: frozenset[str]
    remote_hosts: Mapping[str, str]


def nodes_of(deployment: Deployment) -> tuple[NodeSpec, ...]:
    """Its nodes, with what they take from the deployment; one for a single device."""
    whole = NodeSpec(
        DEVICE,
        port=deployment.listen.port,
        agents=deployment.agents,
        graphs=deployment.graphs,
        models=deployment.models,
        limits=deployment.limits,
    )
    if deployment.kind == "single-device":
        return (whole,)
    return tuple(_filled(node, deployment) for node in deployment.nodes)


def _filled(node: NodeSpec, deployment: Deployment) -> NodeSpec:
    named = bool(node.agents or node.graphs)
    usual = type(node.limits)()
    return replace(
        node,
        agents=node.agents if named else deployment.agents,
        graphs=node.graphs if named else deployment.graphs,
        models=node.models if node.models.ids else deployment.models,
        limits=deployment.limits if node.limits == usual else node.limits,
    )


def check(read: ReadDeployment, known: Known) -> tuple[Problem, ...]:
    """Everything that is wrong with a deployment, in the order of its lines."""
    deployment = read.deployment
    if deployment is None:
        return read.problems
    places = Places(read.marks)
    for path, message, hint, *level in _found(deployment, known):
        places.add(path, message, hint, "warning" if level else "error")
    told = {(one.path, one.line) for one in read.problems}
    more = [one for one in places.problems if (one.path, one.line) not in told]
    return tuple(sorted((*read.problems, *more), key=lambda one: (one.line, one.column)))


_Found = Iterator[tuple[str, ...]]


def _found(deployment: Deployment, known: Known) -> _Found:
    yield from _names(deployment, known)
    yield from _models("models", deployment.models, known)
    yield from _tools(deployment, known)
    yield from _nodes(deployment, known)
    yield from _escalation(deployment, known)
    yield from _files(deployment)
    if deployment.kind == "distributed-edge" and shutil.which(GATEWAY) is None:
        yield "type", "the gateway HAProxy is not installed", GATEWAY_HINT
    if not (deployment.agents or deployment.graphs or deployment.models.ids):
        served = any(node.agents or node.graphs for node in deployment.nodes)
        if not served:
            yield "", "nothing is deployed", "Name agents, graphs or models."


def _near(name: str, names: Mapping[str, object], usual: str) -> str:
    found = get_close_matches(name, list(names), 1)
    if found:
        return f"Did you mean {found[0]!r}?"
    listed = ", ".join(sorted(names)[:10])
    return f"There are: {listed}." if listed else usual


def _names(deployment: Deployment, known: Known) -> _Found:
    """Agents and graphs that are not there."""
    holders = [("", deployment.agents, deployment.graphs)]
    holders += [
        (f"nodes[{at}].", node.agents, node.graphs) for at, node in enumerate(deployment.nodes)
    ]
    for prefix, agents, graphs in holders:
        for at, name in enumerate(agents):
            if name not in known.agents:
                hint = _near(name, known.agents, "Make one: workbench agents new.")
                yield f"{prefix}agents[{at}]", f"there is no agent {name!r}", hint
        for at, name in enumerate(graphs):
            path = f"{prefix}graphs[{at}]"
            if name not in known.graphs:
                hint = _near(name, known.graphs, "Draw one in the builder.")
                yield path, f"there is no graph {name!r}", hint
            elif not takes_message(known.graphs[name]):
                message = f"the graph {name!r} takes no message, so no program can ask it"
                yield path, message, "Give it one input of text, or leave it out."


def _models(path: str, models: Models, known: Known) -> _Found:
    rows = [("primary", models.primary), ("secondary", models.secondary)]
    rows += [(f"more[{at}]", name) for at, name in enumerate(models.more)]
    for key, name in rows:
        if name:
            yield from _model(f"{path}.{key}", name, known)


def _model(path: str, name: str, known: Known) -> _Found:
    model = known.models.get(name)
    if model is None:
        hint = _near(name, known.models, "Fetch one: workbench models pull.")
        yield path, f"there is no model {name!r} here", hint
    elif model.problem:
        yield path, f"the model {name!r} cannot be used: {model.problem}", "Mend or replace it."


def _tools(deployment: Deployment, known: Known) -> _Found:
    for at, name in enumerate(deployment.tools or ()):
        if name not in known.tools:
            hint = _near(name, known.tools, "Look at the tools panel.")
            yield f"tools[{at}]", f"there is no tool {name!r}", hint
    for path, document in _documents(deployment, known):
        yield from _tools_of(path, document, deployment, known)


def _documents(
    deployment: Deployment, known: Known
) -> Iterator[tuple[str, AgentDocument | GraphDocument]]:
    for key, names, library in (
        ("agents", deployment.agents, known.agents),
        ("graphs", deployment.graphs, known.graphs),
    ):
        for at, name in enumerate(names):
            if name in library:
                yield f"{key}[{at}]", library[name]


def _tools_of(
    path: str, document: AgentDocument | GraphDocument, deployment: Deployment, known: Known
) -> _Found:
    allowed = deployment.tools
    for name in dict.fromkeys(tools_of(document, known.library)):
        spec = known.tools.get(name)
        if spec is None:
            message = f"{document.name!r} uses the tool {name!r}, which is not there"
            yield path, message, _near(name, known.tools, "Take it away from the agent.")
        elif allowed is not None and name not in allowed:
            message = f"{document.name!r} uses the tool {name!r}, which is not deployed"
            yield path, message, f"Write {name} under tools, or take it away from the agent."
        elif name not in known.brought and name not in known.own_tools:
            message = f"{document.name!r} uses the tool {name!r} of an MCP server"
            yield path, message, "Such tools cannot be deployed; leave it out."
        elif spec.approval == "ask":
            message = f"{document.name!r} asks before it uses {name!r}, and nobody sits there"
            yield path, message, "It will be denied. Leave the tool out to be rid of this.", "w"


def _nodes(deployment: Deployment, known: Known) -> _Found:
    names: dict[str, int] = {}
    ports: dict[int, str] = {}
    listen = deployment.listen.port
    for at, node in enumerate(deployment.nodes):
        path = f"nodes[{at}]"
        if node.name in names:
            yield f"{path}.name", f"the node {node.name!r} is there twice", "Rename one."
        names[node.name] = at
        if node.port and (node.port in ports or node.port == listen):
            other = ports.get(node.port, "the gateway")
            message = f"port {node.port} is that of {other}, too"
            yield f"{path}.port", message, "Take another port, or none: a free one is found."
        ports.setdefault(node.port, f"node {node.name!r}")
        if node.models.ids and node.is_here:
            yield from _models(f"{path}.models", node.models, known)
    nodes = nodes_of(deployment) if deployment.nodes else ()
    if nodes and all(node.role == "standby" for node in nodes):
        yield "nodes", "every node is a standby", "Write role: active for one of them."
    yield from _one_place(deployment, nodes)


def _one_place(deployment: Deployment, nodes: tuple[NodeSpec, ...]) -> _Found:
    """What runs at one node only is gone when that node is."""
    for at, name in enumerate(deployment.agents):
        holders = [node for node in nodes if name in node.agents]
        if nodes and not holders:
            message = f"no node runs the agent {name!r}"
            yield f"agents[{at}]", message, "Name it at a node, or take it away."
        elif len(holders) == 1 and len(nodes) > 1:
            message = f"only the node {holders[0].name!r} runs the agent {name!r}"
            yield f"agents[{at}]", message, "Nobody takes its place if that node is lost.", "w"


def _escalation(deployment: Deployment, known: Known) -> _Found:
    wanted = deployment.escalation
    if wanted is None or not wanted.to:
        return
    yield from _model("escalation.to", wanted.to, known)
    if wanted.to in deployment.models.ids[:1]:
        message = "the larger model is the primary one"
        yield "escalation.to", message, "Name another model."
    deployed = {name for node in nodes_of(deployment) for name in node.agents}
    for at, name in enumerate(wanted.agents):
        if name not in deployed:
            message = f"the agent {name!r} is not deployed"
            yield f"escalation.agents[{at}]", message, "Write it under agents, too."
    if not deployed:
        message = "there is no agent whose questions could go to a larger model"
        yield "escalation", message, "Name agents, or take this away."
    host = known.remote_hosts.get(wanted.to, "")
    if host and not is_local(host):
        if not wanted.remote:
            message = f"the model {wanted.to!r} lies beyond this machine, at {host}"
            yield "escalation.to", message, "Write remote: allowed if questions may go there."
        elif not deployment.network:
            message = "the network is off, so the larger model is out of reach"
            yield "escalation.remote", message, "Write network: on, or take a local model."


def _files(deployment: Deployment) -> _Found:
    listen = deployment.listen
    rows = [("listen.certificate", listen.certificate), ("listen.key", listen.key)]
    rows += [
        (f"nodes[{at}].authority", node.authority) for at, node in enumerate(deployment.nodes)
    ]
    for path, name in rows:
        if name and not Path(name).expanduser().is_file():
            yield path, f"there is no file {name!r}", "Check the path."
