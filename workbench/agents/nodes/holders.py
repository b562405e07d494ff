"""Nodes that hold others: a subgraph, a loop, and a map over a list."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass

from workbench.agents.graphs.documents import Body
from workbench.agents.nodes.api import (
    NodeContext,
    NodeKind,
    Port,
    Ports,
    SettingProblem,
    Values,
    World,
    setting,
)
from workbench.agents.nodes.holding import inner_ports
from workbench.agents.nodes.rules import OPERATORS, Operator, holds, picked, words_of
from workbench.base.errors import RunError

ITEM = "item"
_ITEMS = Port("items", "json", "List")


@dataclass(frozen=True, slots=True)
class SubgraphSettings:
    """A subgraph has no settings."""


@dataclass(frozen=True, slots=True)
class LoopSettings:
    """Settings of a loop."""

    rounds: int = setting(5, "Rounds at most", "number", low=1, high=1000)
    field: str = setting(
        "answer", "Ends when", "line", help="Name of an output inside, or a path in it."
    )
    operator: Operator = setting("contains", "Comparison", "choice", choices=OPERATORS)
    value: str = setting("", "Value", "line")


@dataclass(frozen=True, slots=True)
class MapSettings:
    """Settings of a map."""

    at_once: int = setting(4, "At a time", "number", low=1, high=64)


def _inside(context: NodeContext) -> Body:
    body = context.body
    if body is None or not body.nodes:
        raise RunError("there is nothing inside", "Open the node and put nodes into it.")
    return body


async def _run_once(
    _settings: SubgraphSettings, inputs: Values, context: NodeContext
) -> Values:
    return await context.run_body(_inside(context), inputs)


async def _run_loop(settings: LoopSettings, inputs: Values, context: NodeContext) -> Values:
    """What comes out under a name goes into the next round's input of that name."""
    body, given = _inside(context), dict(inputs)
    for turn in range(1, settings.rounds + 1):
        outputs = await context.run_body(body, given, turn)
        if holds(picked(outputs, settings.field), settings.operator, settings.value):
            words = words_of(settings.field, settings.operator, settings.value)
            context.tell(f"{turn} of {settings.rounds} rounds: {words}")
            return outputs
        given.update(outputs)
    context.tell(f"all {settings.rounds} rounds")
    return outputs


async def _run_map(settings: MapSettings, inputs: Values, context: NodeContext) -> Values:
    """Every item at its own pace, as many at a time as the setting says, results in order."""
    body, items = _inside(context), inputs["items"]
    if not isinstance(items, list):
        raise RunError(f"{items!r:.60} is not a list", "Wire a list to “List”.")
    rest = {name: value for name, value in inputs.items() if name != "items"}
    left = iter(enumerate(items, 1))
    results: dict[int, Values] = {}

    async def work() -> None:
        for turn, item in left:
            results[turn] = await context.run_body(body, {**rest, ITEM: item}, turn)

    # Not a task for each item: there may be very many.
    async with asyncio.TaskGroup() as group:
        for _worker in range(min(settings.at_once, len(items))):
            group.create_task(work())
    found = [results[turn] for turn in sorted(results)]
    context.tell(f"{len(items)} items")
    names = [port.name for port in inner_ports(body).outputs]
    return {name: [values.get(name) for values in found] for name in names}


def _subgraph_ports(_settings: SubgraphSettings, _world: World, body: Body | None) -> Ports:
    return inner_ports(body)


def _loop_ports(_settings: LoopSettings, _world: World, body: Body | None) -> Ports:
    return inner_ports(body)


def _map_ports(_settings: MapSettings, _world: World, body: Body | None) -> Ports:
    inner = inner_ports(body)
    others = tuple(port for port in inner.inputs if port.name != ITEM)
    lists = tuple(Port(port.name, "json", port.title) for port in inner.outputs)
    return Ports((_ITEMS, *others), lists)


def _check_loop(settings: LoopSettings, _world: World) -> Iterable[SettingProblem]:
    if not settings.field.strip():
        yield SettingProblem(
            "field", "It does not say when it ends", "Name an output inside.", "warning"
        )


SUBGRAPH = NodeKind(
    key="subgraph",
    title="Subgraph",
    description="Several nodes as one; inputs and outputs inside are its ports",
    group="flow",
    icon="box",
    settings=SubgraphSettings,
    ports=_subgraph_ports,
    run=_run_once,
    reuse=lambda _settings, _world: "never",
    has_body=True,
)
LOOP = NodeKind(
    key="loop",
    title="Loop",
    description="Runs what is inside again and again, until something holds",
    group="flow",
    icon="repeat",
    settings=LoopSettings,
    ports=_loop_ports,
    run=_run_loop,
    check=_check_loop,
    reuse=lambda _settings, _world: "never",
    summary=lambda settings: (
        "until " + words_of(settings.field, settings.operator, settings.value)
    ),
    has_body=True,
)
MAP = NodeKind(
    key="map",
    title="Map",
    description="Runs what is inside once for each item of a list, several at a time",
    group="flow",
    icon="list",
    settings=MapSettings,
    ports=_map_ports,
    run=_run_map,
    reuse=lambda _settings, _world: "never",
    summary=lambda settings: f"{settings.at_once} at a time",
    has_body=True,
)
