"""Where values come into a graph and where they leave it."""

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
    PortType,
    SettingProblem,
    Values,
    World,
    setting,
)
from workbench.base.errors import RunError

TYPES = ("text", "number", "boolean", "json", "documents", "messages", "any")
_OF_TYPE: dict[str, tuple[type, ...]] = {
    "text": (str,),
    "number": (int, float),
    "boolean": (bool,),
    "documents": (list,),
    "messages": (list,),
}


@dataclass(frozen=True, slots=True)
class InputSettings:
    """Settings of an input."""

    name: str = setting("text", "Name", "line", help="What the run, or the node around, gives.")
    type: PortType = setting("text", "Type", "choice", choices=TYPES)
    default: Any = setting(None, "Default", "line", help="Empty: a value must be given.")
    description: str = setting("", "Description", "line", help="Shown beside the field.")


@dataclass(frozen=True, slots=True)
class OutputSettings:
    """Settings of an output."""

    name: str = setting("answer", "Name", "line", help="“answer” is what a chat shows.")


def _named(settings: InputSettings | OutputSettings, _world: World) -> Iterable[SettingProblem]:
    if not settings.name.strip():
        yield SettingProblem("name", "It has no name", "Give it one.")


def _check_input(settings: InputSettings, world: World) -> Iterable[SettingProblem]:
    yield from _named(settings, world)
    if settings.default is not None and (reason := _misfit(settings, settings.default)):
        yield SettingProblem("default", reason, "Write another default, or none.")


def _misfit(settings: InputSettings, value: Any) -> str:
    wanted = _OF_TYPE.get(settings.type)
    number_as_switch = isinstance(value, bool) and settings.type == "number"
    if wanted is None or (isinstance(value, wanted) and not number_as_switch):
        return ""
    return f"The input {settings.name!r} takes {settings.type}, not {value!r:.60}"


async def _take(settings: InputSettings, inputs: Values, _context: NodeContext) -> Values:
    value = inputs.get(settings.name, settings.default)
    if value is None:
        raise RunError(
            f"the input {settings.name!r} has no value", "Give it one, or set a default."
        )
    if reason := _misfit(settings, value):
        raise RunError(reason[:1].lower() + reason[1:], "Give it another value.")
    return {"value": value}


async def _give(_settings: OutputSettings, inputs: Values, _context: NodeContext) -> Values:
    return {"value": inputs["value"]}


def _input_ports(settings: InputSettings, _world: World, _body: Body | None) -> Ports:
    return Ports(outputs=(Port("value", settings.type, settings.name),))


def _output_ports(settings: OutputSettings, _world: World, _body: Body | None) -> Ports:
    return Ports(inputs=(Port("value", "any", settings.name),))


INPUT = NodeKind(
    key="input",
    title="Input",
    description="A value that is given when the graph runs, such as the user's message",
    group="flow",
    icon="log-in",
    settings=InputSettings,
    ports=_input_ports,
    run=_take,
    check=_check_input,
    summary=lambda settings: f"{settings.name} · {settings.type}",
)
OUTPUT = NodeKind(
    key="output",
    title="Output",
    description="A value that the graph gives back, such as its answer",
    group="flow",
    icon="log-out",
    settings=OutputSettings,
    ports=_output_ports,
    run=_give,
    check=_named,
    summary=lambda settings: settings.name,
)
