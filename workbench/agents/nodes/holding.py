"""What nodes that hold others have in common: their ports are the inputs and outputs inside."""

from __future__ import annotations

from workbench.agents.graphs.documents import ANSWER, Body
from workbench.agents.nodes.api import Port, Ports, PortType

_TYPES: tuple[PortType, ...] = (
    "text",
    "number",
    "boolean",
    "json",
    "documents",
    "messages",
    "any",
)


def inner_ports(body: Body | None) -> Ports:
    """What a holder has for ports: one for each ``input`` and ``output`` node inside it."""
    ins: dict[str, Port] = {}
    outs: dict[str, Port] = {}
    for node in () if body is None else body.nodes:
        if node.kind == "input":
            name = str(node.settings.get("name", "text"))
            required = node.settings.get("default") is None
            given = node.settings.get("type", "text")
            known: list[PortType] = [type_ for type_ in _TYPES if type_ == given]
            ins[name] = Port(name, known[0] if known else "any", required=required)
        elif node.kind == "output":
            name = str(node.settings.get("name", ANSWER))
            outs[name] = Port(name, "any")
    return Ports(tuple(ins.values()), tuple(outs.values()))
