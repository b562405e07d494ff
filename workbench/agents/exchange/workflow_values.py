"""What texts and expressions of a workflow stand for: wires of the graph that is drawn."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from workbench.agents.exchange.conditions import TRANSPARENT
from workbench.agents.exchange.drawing import Drawing, Fixed, Source, Value
from workbench.agents.exchange.power_fx import (
    Call,
    Constant,
    Expression,
    Name,
    Operation,
    Rows,
    parse,
)
from workbench.base.errors import DocumentError

LAST = "System.LastMessage"
_LAST = ("System.LastMessage", "System.LastMessageText", "System.LastUserMessage")
_PLACE = re.compile(r"\{(?:MessageText\()?([A-Za-z][A-Za-z0-9_]*(?:\.[^{}()\s.]+)+)\)?\}")
_JOINERS = ("concat", "concatenate")


def variable(name: str) -> str:
    """The full name of a variable; ``Local.`` is added where it is left out."""
    plain = name.strip().removeprefix("=").removeprefix("init:")
    known = ("Local.", "System.", "Workflow.", "Global.", "Topic.", "Agent.", "Conversation.")
    return plain if plain.startswith(known) or not plain else f"Local.{plain}"


def found(drawing: Drawing, name: Name) -> tuple[Value, tuple[str, ...]]:
    """The variable that a name begins with, and the fields below it.

    Raises:
        DocumentError: Nothing is kept under that name.
    """
    parts = name.parts
    if ".".join(parts[:2]) in _LAST:
        value = drawing.find(LAST)
        rest = parts[2:]
        if value is not None:
            return value, () if rest in (("Text",), ("text",)) else rest
    if parts[0] == "Inputs":
        parts = ("Workflow", *parts)
    for size in range(len(parts), 1, -1):
        value = drawing.find(".".join(parts[:size]))
        if value is not None:
            return value, parts[size:]
    raise DocumentError(f"{name} has no value at this place", "Set it first.")


def value_of(drawing: Drawing, given: Any, wanted: str = "text") -> Value:
    """What a field stands for: an expression after ``=``, or the value itself.

    Raises:
        DocumentError: The expression is not read, or a variable has no value.
    """
    if not isinstance(given, str) or not given.startswith("="):
        return Fixed(given)
    return _resolved(drawing, parse(given[1:]), wanted)


def text_of(drawing: Drawing, given: Any, wanted: str, *, as_text: bool = False) -> Value:
    """The same for a text that may have ``{Local.X}`` in it; ``as_text`` makes it a text.

    Raises:
        DocumentError: As for ``value_of``.
    """
    value = _text_of(drawing, given, wanted)
    if not as_text or isinstance(value, Fixed) or value.is_text:
        return value
    node_id = drawing.add(wanted, "prompt", {"template": "{value}"}, [("value", value)])
    return Source(node_id, "text", is_text=True)


def _text_of(drawing: Drawing, given: Any, wanted: str) -> Value:
    if not isinstance(given, str) or given.startswith("="):
        return value_of(drawing, given, wanted)
    parts: list[Value] = []
    place = 0
    for match in _PLACE.finditer(given):
        parts.append(Fixed(given[place : match.start()]))
        name = Name(tuple(match[1].split(".")))
        parts.append(drawing.picked(*found(drawing, name)))
        place = match.end()
    return joined(drawing, [*parts, Fixed(given[place:])], wanted)


def _resolved(drawing: Drawing, expression: Expression, wanted: str = "text") -> Value:
    if isinstance(expression, Constant):
        return Fixed(expression.value)
    if isinstance(expression, Name):
        return drawing.picked(*found(drawing, expression))
    if isinstance(expression, Operation) and expression.sign == "&":
        parts = (_resolved(drawing, part) for part in (expression.left, expression.right))
        return joined(drawing, list(parts), wanted)
    if isinstance(expression, Rows):
        return _listed(drawing, [_resolved(drawing, item) for item in expression.items])
    if isinstance(expression, Call):
        name = expression.function.lower()
        if name in _JOINERS and expression.arguments:
            parts = (_resolved(drawing, part) for part in expression.arguments)
            return joined(drawing, list(parts), wanted)
        if name in TRANSPARENT[2:] and len(expression.arguments) == 1:
            return _resolved(drawing, expression.arguments[0])
        raise DocumentError(f"{expression.function}() is not worked out here", "Take it away.")
    raise DocumentError(f"{expression.sign!r} is not worked out here", "Take it away.")


def _listed(drawing: Drawing, items: Sequence[Value]) -> Value:
    if all(isinstance(item, Fixed) for item in items):
        return Fixed([item.value for item in items if isinstance(item, Fixed)])
    sources = [drawing.source(item) for item in items]
    if sources != sorted(set(sources), key=lambda one: (one.node, one.port)):
        raise DocumentError(
            "a list here has its values in the order of the nodes' ids", "Name them in order."
        )
    inputs: list[tuple[str, Value]] = [("values", source) for source in sources]
    return Source(drawing.add("list", "gather", {}, inputs), "values")


def joined(drawing: Drawing, parts: Sequence[Value], wanted: str) -> Value:
    """Texts and values one after the other; a prompt where there is a value among them."""
    kept = [part for part in parts if part != Fixed("")]
    if len(kept) == 1:
        return kept[0]
    if all(isinstance(part, Fixed) for part in kept):
        return Fixed("".join(str(part.value) for part in kept if isinstance(part, Fixed)))
    names: dict[Source, str] = {}
    template = ""
    for part in kept:
        if isinstance(part, Fixed):
            template += str(part.value).replace("{", "{{").replace("}", "}}")
        else:
            template += f"{{{names.setdefault(part, f'value_{len(names) + 1}')}}}"
    inputs: list[tuple[str, Value]] = [(name, source) for source, name in names.items()]
    node_id = drawing.add(wanted, "prompt", {"template": template}, inputs)
    return Source(node_id, "text", is_text=True)
