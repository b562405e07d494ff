"""Settings and ports of a node, whatever state they are in while a person edits."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from workbench.agents.graphs.documents import ERROR_PORT, Link, Node
from workbench.agents.nodes.api import NodeKind, Port, Ports, SettingProblem, World
from workbench.agents.nodes.registry import kind_of

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_ERROR = Port(ERROR_PORT, "text", "Error")


def settings_of(node: Node) -> tuple[Any, tuple[SettingProblem, ...]]:
    """The settings as the kind's frozen dataclass, and what is wrong with them.

    Settings that cannot be read leave None; what is unknown is reported and passed over. A
    node is read once.
    """
    kind = kind_of(node.kind)
    if kind is None:
        return None, ()
    if not node.readings:
        node.readings.append(_settings_of(node, kind))
    found: tuple[Any, tuple[SettingProblem, ...]] = node.readings[0]
    return found


def _settings_of(node: Node, kind: NodeKind) -> tuple[Any, tuple[SettingProblem, ...]]:
    known = kind.settings.__dataclass_fields__
    unknown = tuple(
        SettingProblem(
            name,
            f"{kind.title} has no setting {name!r}",
            f"Remove it; there are: {', '.join(known)}.",
            "warning",
        )
        for name in node.settings
        if name not in known
    )
    ours = {name: value for name, value in node.settings.items() if name in known}
    read, bad = _read(kind, ours)
    return read, (*bad, *unknown)


def _read(kind: NodeKind, values: dict[str, Any]) -> tuple[Any, tuple[SettingProblem, ...]]:
    from pydantic import ValidationError  # not before the first frame

    try:
        text = json.dumps(values, allow_nan=False)
    except (TypeError, ValueError) as exc:
        return None, (SettingProblem("", f"not JSON values: {exc}", "Write plain values."),)
    try:
        return _adapter(kind.key).validate_json(text, strict=True), ()
    except ValidationError as exc:
        return None, tuple(
            SettingProblem(
                ".".join(str(part) for part in error["loc"]),
                error["msg"],
                "Write another value, or take it away for the default.",
            )
            for error in exc.errors(include_url=False, include_input=False)
        )


@cache
def _adapter(kind_key: str) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    kind = kind_of(kind_key)
    return TypeAdapter(Any if kind is None else kind.settings)


def ports_of(node: Node, world: World, links: tuple[Link, ...] = ()) -> Ports:
    """The ports of a node.

    A node of an unknown kind, or whose settings cannot be read, has the ports of its kind's
    defaults and those that ``links`` name, so that nothing comes loose while it is mended.
    """
    kind = kind_of(node.kind)
    if kind is None:
        return _named(Ports(), node.id, links)
    settings, _problems = settings_of(node)
    if settings is None:
        ports = _named(kind.ports(kind.settings(), world, node.body), node.id, links)
    else:
        ports = kind.ports(settings, world, node.body)
    return with_error_port(node, ports)


def with_error_port(node: Node, ports: Ports) -> Ports:
    """The ports, and the one for errors where the node has one."""
    if node.handling.on_error != "branch":
        return ports
    return Ports(ports.inputs, (*ports.outputs, _ERROR))


def _named(ports: Ports, node_id: str, links: tuple[Link, ...]) -> Ports:
    ins = {link.input: Port(link.input, "any") for link in links if link.target == node_id}
    outs = {link.output: Port(link.output, "any") for link in links if link.source == node_id}
    for port in ports.inputs:
        ins.pop(port.name, None)
    for port in ports.outputs:
        outs.pop(port.name, None)
    return Ports((*ports.inputs, *ins.values()), (*ports.outputs, *outs.values()))
