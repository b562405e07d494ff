"""Several ways into one: the first value, or all of them."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.agents.graphs.documents import Body
from workbench.agents.nodes.api import (
    NodeContext,
    NodeKind,
    Port,
    Ports,
    Values,
    World,
    setting,
)
from workbench.agents.nodes.port_types import as_text
from workbench.agents.value_sizes import joined

_VALUES = Port("values", "any", "Values", many=True)


@dataclass(frozen=True, slots=True)
class MergeSettings:
    """A merge has no settings."""


@dataclass(frozen=True, slots=True)
class GatherSettings:
    """Settings of a gathering."""

    separator: str = setting("\n\n", "Between texts", "lines")


async def _first(_settings: MergeSettings, inputs: Values, _context: NodeContext) -> Values:
    return {"value": inputs["values"][0]}


async def _all(settings: GatherSettings, inputs: Values, _context: NodeContext) -> Values:
    values = list(inputs["values"])
    return {"values": values, "text": joined(map(as_text, values), settings.separator)}


def _merge_ports(_settings: MergeSettings, _world: World, _body: Body | None) -> Ports:
    return Ports((_VALUES,), (Port("value", "any", "Value"),))


def _gather_ports(_settings: GatherSettings, _world: World, _body: Body | None) -> Ports:
    return Ports((_VALUES,), (Port("values", "json", "List"), Port("text", "text", "Text")))


MERGE = NodeKind(
    key="merge",
    title="Merge",
    description="Goes on with the first value that arrives",
    group="flow",
    icon="merge",
    settings=MergeSettings,
    ports=_merge_ports,
    run=_first,
    eager=True,
)
GATHER = NodeKind(
    key="gather",
    title="Gather",
    description="Waits for every value that comes, and makes a list and a text of them",
    group="flow",
    icon="layers",
    settings=GatherSettings,
    ports=_gather_ports,
    run=_all,
)
