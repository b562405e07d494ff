"""A text with places for values."""

from __future__ import annotations

import string
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
from workbench.agents.nodes.port_types import as_text
from workbench.agents.value_sizes import joined
from workbench.base.errors import RunError

AFTER = Port("after", "any", "After", required=False, gate=True)
"""An input whose value is not used: the node is reached only if something comes there."""
_HELP = "Each {name} becomes an input. Write {{ and }} for braces."


@dataclass(frozen=True, slots=True)
class PromptSettings:
    """Settings of a prompt."""

    template: str = setting("{text}", "Text", "lines", help=_HELP)


def pieces(template: str) -> tuple[tuple[str, str], ...]:
    """The template cut into (text, name of the value after it); the last name may be empty.

    Raises:
        ValueError: A brace stands alone, or a place is no plain name.
    """
    found: list[tuple[str, str]] = []
    for text, name, form, conversion in string.Formatter().parse(template):
        if form or conversion:
            raise ValueError(f"{{{name}}} says how it is written, which is not read here")
        if name is not None and not name.isidentifier():
            raise ValueError(f"{{{name}}} is no plain name")
        found.append((text, name or ""))
    return tuple(found)


def _names(template: str) -> tuple[str, ...]:
    try:
        return tuple(dict.fromkeys(name for _text, name in pieces(template) if name))
    except ValueError:
        return ()


def _check(settings: PromptSettings, _world: World) -> Iterable[SettingProblem]:
    try:
        pieces(settings.template)
    except ValueError as exc:
        yield SettingProblem("template", f"The text cannot be read: {exc}", _HELP)


async def _fill(settings: PromptSettings, inputs: Values, _context: NodeContext) -> Values:
    try:
        parts = pieces(settings.template)
    except ValueError as exc:
        raise RunError(f"the text cannot be read: {exc}", _HELP) from exc
    texts = {name: as_text(inputs[name]) for _text, name in parts if name}
    return {"text": joined(text + texts.get(name, "") for text, name in parts)}


def _ports(settings: PromptSettings, _world: World, _body: Body | None) -> Ports:
    names = _names(settings.template)
    inputs = tuple(Port(name, "text", name) for name in names)
    more = () if AFTER.name in names else (AFTER,)
    return Ports((*inputs, *more), (Port("text", "text", "Text"),))


PROMPT = NodeKind(
    key="prompt",
    title="Prompt",
    description="A text with places that are filled with values",
    group="agents",
    icon="text-cursor-input",
    settings=PromptSettings,
    ports=_ports,
    run=_fill,
    check=_check,
    summary=lambda settings: " ".join(settings.template.split()),
)
