"""One call of a tool, with values from the graph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from workbench.agents.graphs.documents import Body
from workbench.agents.nodes.api import (
    NodeContext,
    NodeKind,
    Port,
    Ports,
    PortType,
    Reuse,
    SettingProblem,
    Values,
    World,
    setting,
)
from workbench.tools.api import ToolSpec
from workbench.tools.schema import check_values

_TYPES: Mapping[str, PortType] = {
    "string": "text",
    "number": "number",
    "integer": "number",
    "boolean": "boolean",
}


@dataclass(frozen=True, slots=True)
class ToolSettings:
    """Settings of a tool call."""

    tool: str = setting("", "Tool", "tool")
    values: Mapping[str, Any] = setting(
        {}, "Fixed values", "rows", help="What is written here needs no wire."
    )
    folders: tuple[str, ...] = setting((), "Folders it may read", "names")
    databases: tuple[str, ...] = setting((), "Databases it may read", "names")


async def _call(settings: ToolSettings, inputs: Values, context: NodeContext) -> Values:
    given = {name: value for name, value in inputs.items() if value is not None}
    return {"result": await context.call_tool(settings.tool, {**settings.values, **given})}


def _ports(settings: ToolSettings, world: World, _body: Body | None) -> Ports:
    spec = world.tools.get(settings.tool)
    outputs = (Port("result", "text", "Result"),)
    if spec is None:
        return Ports((), outputs)
    required = spec.parameters.get("required", ())
    properties: Mapping[str, Mapping[str, Any]] = spec.parameters.get("properties", {})
    inputs = tuple(
        Port(
            name,
            _TYPES.get(str(part.get("type", "string")), "json"),
            name,
            required=name in required,
        )
        for name, part in properties.items()
        if name not in settings.values
    )
    return Ports(inputs, outputs)


def _check(settings: ToolSettings, world: World) -> Iterable[SettingProblem]:
    spec = world.tools.get(settings.tool)
    if spec is None:
        what = f"There is no tool {settings.tool!r}" if settings.tool else "No tool is chosen"
        yield SettingProblem("tool", what, f"There are: {', '.join(world.tools)}.")
        return
    if spec.errand is not None and spec.errand.reach.problem:
        reach = spec.errand.reach
        yield SettingProblem("tool", f"{spec.name} cannot be used: {reach.problem}", reach.hint)
    wrong = check_values(_without_required(spec), settings.values)
    if isinstance(wrong, str):
        yield SettingProblem("values", wrong[:1].upper() + wrong[1:], "Write another value.")


def _without_required(spec: ToolSpec) -> ToolSpec:
    return replace(spec, parameters={**spec.parameters, "required": []})


def _identity(settings: ToolSettings, world: World) -> Any:
    spec = world.tools.get(settings.tool)
    return None if spec is None else [spec.name, dict(spec.parameters), spec.digest]


def _reuse(settings: ToolSettings, world: World) -> Reuse:
    spec = world.tools.get(settings.tool)
    return "pure" if spec is not None and spec.pure else "recorded"


TOOL = NodeKind(
    key="tool",
    title="Tool call",
    description="Calls one tool with values from the graph, no model asked",
    group="agents",
    icon="wrench",
    settings=ToolSettings,
    ports=_ports,
    run=_call,
    check=_check,
    identity=_identity,
    reuse=_reuse,
    summary=lambda settings: settings.tool,
)
