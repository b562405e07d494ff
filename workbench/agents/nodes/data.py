"""Values written down, taken out of JSON, read from text, and kept for the run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from workbench.agents.graphs.documents import Body
from workbench.agents.nodes.api import (
    NodeContext,
    NodeKind,
    Port,
    Ports,
    Reuse,
    SettingProblem,
    Values,
    World,
    setting,
)
from workbench.agents.nodes.prompt import AFTER
from workbench.agents.nodes.rules import picked
from workbench.agents.nodes.strict_json import read_json
from workbench.base.errors import RunError

_VALUE_IN = Port("value", "any", "Value")
_VALUE_OUT = Port("value", "any", "Value")


@dataclass(frozen=True, slots=True)
class TextSettings:
    """Settings of a text."""

    text: str = setting("", "Text", "lines")


@dataclass(frozen=True, slots=True)
class PickSettings:
    """Settings of a pick."""

    field: str = setting("", "Field", "line", help="Path inside JSON, such as order.items.0")


@dataclass(frozen=True, slots=True)
class ReadJsonSettings:
    """Reading JSON has no settings."""


@dataclass(frozen=True, slots=True)
class StateSettings:
    """Settings of a value that is kept, or of getting it back."""

    name: str = setting("value", "Name", "line")


async def _text(settings: TextSettings, _inputs: Values, _context: NodeContext) -> Values:
    return {"text": settings.text}


async def _pick(settings: PickSettings, inputs: Values, _context: NodeContext) -> Values:
    found = picked(inputs["value"], settings.field)
    if found is None:
        raise RunError(
            f"there is nothing at {settings.field!r}", "Look at the value that comes in."
        )
    return {"value": found}


async def _read_json(
    _settings: ReadJsonSettings, inputs: Values, _context: NodeContext
) -> Values:
    text = inputs["text"].strip()
    if text.startswith("```"):  # models like to fence what they write
        text = text.strip("`").removeprefix("json").strip()
    try:
        return {"value": read_json(text)}
    except ValueError as exc:
        raise RunError(
            f"the text is not JSON: {exc}", "Give the model call a schema for its answer."
        ) from exc


async def _keep(settings: StateSettings, inputs: Values, context: NodeContext) -> Values:
    context.state[settings.name] = inputs["value"]
    return {"value": inputs["value"]}


async def _recall(settings: StateSettings, _inputs: Values, context: NodeContext) -> Values:
    if settings.name not in context.state:
        raise RunError(
            f"nothing is kept under {settings.name!r} yet",
            "Wire the node that keeps it to “After”, so that it comes first.",
        )
    return {"value": context.state[settings.name]}


def _name_wanted(settings: StateSettings, _world: World) -> Iterable[SettingProblem]:
    if not settings.name.strip():
        yield SettingProblem("name", "It has no name", "Give it one.")


def _never(_settings: Any, _world: World) -> Reuse:
    return "never"


def _text_ports(_settings: TextSettings, _world: World, _body: Body | None) -> Ports:
    return Ports((AFTER,), (Port("text", "text", "Text"),))


def _pick_ports(_settings: PickSettings, _world: World, _body: Body | None) -> Ports:
    return Ports((Port("value", "json", "JSON"),), (_VALUE_OUT,))


def _read_ports(_settings: ReadJsonSettings, _world: World, _body: Body | None) -> Ports:
    return Ports((Port("text", "text", "Text"),), (Port("value", "json", "JSON"),))


def _keep_ports(_settings: StateSettings, _world: World, _body: Body | None) -> Ports:
    return Ports((_VALUE_IN,), (_VALUE_OUT,))


def _recall_ports(_settings: StateSettings, _world: World, _body: Body | None) -> Ports:
    return Ports((AFTER,), (_VALUE_OUT,))


TEXT = NodeKind(
    key="text",
    title="Text",
    description="A text that is written down here",
    group="data",
    icon="type",
    settings=TextSettings,
    ports=_text_ports,
    run=_text,
    summary=lambda settings: " ".join(settings.text.split()),
)
PICK = NodeKind(
    key="pick",
    title="Pick",
    description="Takes one value out of JSON",
    group="data",
    icon="crosshair",
    settings=PickSettings,
    ports=_pick_ports,
    run=_pick,
    summary=lambda settings: settings.field,
)
READ_JSON = NodeKind(
    key="read_json",
    title="Read JSON",
    description="Makes JSON of a text that a model wrote",
    group="data",
    icon="braces",
    settings=ReadJsonSettings,
    ports=_read_ports,
    run=_read_json,
)
KEEP = NodeKind(
    key="set_state",
    title="Keep",
    description="Keeps a value under a name for this run",
    group="data",
    icon="save",
    settings=StateSettings,
    ports=_keep_ports,
    run=_keep,
    check=_name_wanted,
    reuse=_never,
    summary=lambda settings: settings.name,
)
RECALL = NodeKind(
    key="get_state",
    title="Recall",
    description="Gives back a value that was kept in this run",
    group="data",
    icon="history",
    settings=StateSettings,
    ports=_recall_ports,
    run=_recall,
    check=_name_wanted,
    reuse=_never,
    summary=lambda settings: settings.name,
)
