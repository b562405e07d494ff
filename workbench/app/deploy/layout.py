"""What a deployment comes to on this machine: processes, their files, and their ports."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.agents.graphs.documents import every_body
from workbench.agents.reach import reach_of
from workbench.app.deploy.checks import GATEWAY, Known, nodes_of
from workbench.app.deploy.folders import Folders
from workbench.app.deploy.haproxy import (
    CERTIFICATE,
    CERTIFICATE_KEY,
    CONFIGURATION,
    Route,
    Seat,
    authority_of,
    called_by,
    files_of,
)
from workbench.app.deploy.health import free_port
from workbench.app.deploy.parts import Ground, NodeParts, parts_of, served_by
from workbench.app.deploy.processes import SERVE, program_words
from workbench.app.deploy.state import Wanted, WantedState, digest_of
from workbench.app.deploy.values import Deployment, NodeSpec
from workbench.base.paths import DATA_VARIABLE

GATEWAY_NAME = "gateway"
_CHANGING = frozenset({"remember", "forget", "set_state", "python"})
"""Nodes of graphs that may change something without any tool."""


@dataclass(frozen=True, slots=True)
class Laid:
    """Processes and what is to be written for them.

    Attributes:
        files: Texts by folder and by path below it.
        links: What is linked to, in the same way.
        routes: What can be asked, and where.
        seats: The nodes as the gateway asks them; empty without one.
    """

    wanted: WantedState
    files: Mapping[Path, Mapping[str, bytes]]
    links: Mapping[Path, Mapping[str, Path]]
    routes: tuple[Route, ...]
    seats: tuple[Seat, ...] = ()


def lay_out(
    deployment: Deployment, ground: Ground, folders: Folders, before: WantedState | None
) -> Laid:
    """What is to run; ports that were found before stay what they were."""
    known_ports = {one.name: one.port for one in before.processes} if before else {}
    ports = _ports(deployment, known_ports)
    nodes = nodes_of(deployment)
    if deployment.kind == "distributed-edge":
        listen = replace(deployment.listen, port=ports[GATEWAY_NAME])
        deployment = replace(deployment, listen=listen)
        ground = replace(ground, host_names=called_by(listen))
    files: dict[Path, Mapping[str, bytes]] = {}
    links: dict[Path, Mapping[str, Path]] = {}
    processes: list[Wanted] = []
    for node in nodes:
        if not node.is_here:
            continue
        parts, place = parts_of(deployment, node, ground), folders.node(node.name)
        files[place], links[place] = parts.files, parts.links
        processes.append(_node(deployment, node, parts, place, ports[node.name]))
    routes = _routes(deployment, nodes, ground.known)
    seats: tuple[Seat, ...] = ()
    url = processes[0].url if processes else ""
    if deployment.kind == "distributed-edge":
        seats = tuple(_seat(node, ports) for node in nodes)
        gateway = _gateway(deployment, folders.gateway, seats, routes)
        files[folders.gateway], links[folders.gateway] = gateway[1:]
        processes.append(gateway[0])
        url = gateway[0].url
    digest = digest_of([one.digest for one in processes])
    wanted = WantedState(deployment.name, digest, url, processes=tuple(processes))
    return Laid(wanted, files, links, routes, seats)


def _ports(deployment: Deployment, known: Mapping[str, int]) -> dict[str, int]:
    """The port of each process; where none is said, the one before or a free one."""
    nodes = [node for node in nodes_of(deployment) if node.is_here]
    wanted = {node.name: node.port for node in nodes}
    if deployment.kind == "distributed-edge":
        wanted[GATEWAY_NAME] = deployment.listen.port
    taken = {port for port in wanted.values() if port}
    for name, port in wanted.items():
        if not port:
            kept = known.get(name, 0)
            wanted[name] = kept if kept and kept not in taken else free_port(taken)
            taken.add(wanted[name])
    return wanted


def _node(
    deployment: Deployment, node: NodeSpec, parts: NodeParts, place: Path, port: int
) -> Wanted:
    listen, single = deployment.listen, deployment.kind == "single-device"
    address = listen.address if single else "127.0.0.1"
    words = [*program_words(), SERVE, "--json", "--host", address, "--port", str(port)]
    for name in node.models.ids:
        words += ["--model", name]
    for name in parts.served:
        if name.startswith(("agent:", "graph:")):
            words += ["--agent", name]
    scheme = "https" if single and listen.certificate else "http"
    shown = f"[{address}]" if ":" in address else address
    limits = node.limits
    made_of = digest_of(
        words,
        {name: hashlib.sha256(text).hexdigest() for name, text in parts.files.items()},
        {name: str(path) for name, path in parts.links.items()},
        [limits.memory_bytes, limits.hold],
    )
    return Wanted(
        node.name,
        "node",
        tuple(words),
        {DATA_VARIABLE: str(place)},
        str(place),
        f"{scheme}://{shown}:{port}",
        parts.served,
        made_of,
        limits.memory_bytes,
        limits.hold,
    )


def _seat(node: NodeSpec, ports: Mapping[str, int]) -> Seat:
    return Seat(node, node.address or f"http://127.0.0.1:{ports[node.name]}")


def _gateway(
    deployment: Deployment,
    place: Path,
    seats: Sequence[Seat],
    routes: Sequence[Route],
) -> tuple[Wanted, Mapping[str, bytes], Mapping[str, Path]]:
    listen = deployment.listen
    texts = files_of(listen, deployment.gateway, seats, routes)
    links: dict[str, Path] = {}
    if listen.certificate:
        links[CERTIFICATE] = Path(listen.certificate).expanduser().absolute()
        links[CERTIFICATE_KEY] = Path(listen.key).expanduser().absolute()
    for seat in seats:
        if seat.node.authority:
            links[authority_of(seat.node)] = Path(seat.node.authority).expanduser().absolute()
    scheme = "https" if listen.certificate else "http"
    shown = f"[{listen.address}]" if ":" in listen.address else listen.address
    words = (GATEWAY, "-W", "-db", "-f", CONFIGURATION)
    made = Wanted(
        GATEWAY_NAME,
        "gateway",
        words,
        {},
        str(place),
        f"{scheme}://{shown}:{listen.port}",
        tuple(route.target for route in routes),
        digest_of(dict(texts), {name: str(path) for name, path in links.items()}),
    )
    return made, {name: text.encode() for name, text in texts.items()}, links


def _routes(
    deployment: Deployment, nodes: Iterable[NodeSpec], known: Known
) -> tuple[Route, ...]:
    """What can be asked, and which nodes answer for it."""
    holders: dict[str, list[str]] = {}
    for node in nodes:
        for target in served_by(deployment, node):
            holders.setdefault(target, []).append(node.name)
    return tuple(
        Route(target, tuple(names), changes_nothing(target, deployment, known))
        for target, names in holders.items()
    )


def changes_nothing(target: str, deployment: Deployment, known: Known) -> bool:
    """Whether asking twice does no more than asking once.

    A model writes and is done. An agent or a graph may have changed something before its node
    was lost, if one of its tools writes; then nobody asks a second time for it.
    """
    kind, _, name = target.partition(":")
    if kind == "agent" and name in known.agents:
        return not reach_of("agent", name, "", known.library).writes
    if kind != "graph":
        return True
    if name not in known.graphs:
        agent = name.removesuffix("-hybrid")
        return not reach_of("agent", agent, "", known.library).writes
    kinds = {node.kind for _, body in every_body(known.graphs[name]) for node in body.nodes}
    writes = reach_of("graph", name, "", known.library).writes
    return not writes and not kinds & _CHANGING
