"""Conditions of a workflow as nodes: one comparison each, joined by ways and merges."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from workbench.agents.exchange.conditions import (
    Check,
    Condition,
    Joined,
    Not,
    checks_of,
    condition_of,
)
from workbench.agents.exchange.drawing import Drawing, Frame, Source
from workbench.agents.exchange.power_fx import parse
from workbench.agents.exchange.workflow_values import found
from workbench.agents.nodes.router import OTHER
from workbench.base.errors import DocumentError


def read_condition(given: Any) -> Condition:
    """The condition in a field, with or without ``=`` before it.

    Raises:
        DocumentError: It is none that can be drawn.
    """
    if not isinstance(given, str) or not given.strip():
        raise DocumentError("the condition is no text", "Write a comparison.")
    return condition_of(parse(given.strip().removeprefix("=")))


def draw_condition(drawing: Drawing, condition: Condition, wanted: str) -> tuple[Frame, Frame]:
    """The nodes of a condition: what lies behind yes, and behind no.

    Raises:
        DocumentError: A variable in it has no value.
    """
    if isinstance(condition, Not):
        yes, no = draw_condition(drawing, condition.part, wanted)
        return no, yes
    if isinstance(condition, Check):
        return _draw_check(drawing, condition, wanted)
    return _draw_joined(drawing, condition, wanted)


def _draw_check(drawing: Drawing, check: Check, wanted: str) -> tuple[Frame, Frame]:
    value, path = found(drawing, check.name)
    source = drawing.as_json(value) if path else drawing.source(value)
    settings = {"field": ".".join(path), "operator": check.operator, "value": check.value}
    node_id = drawing.add(wanted, "condition", settings, [("value", source)])
    return (
        Frame(Source(node_id, "yes", source.is_text), source),
        Frame(Source(node_id, "no", source.is_text), source),
    )


def _draw_joined(drawing: Drawing, joined: Joined, wanted: str) -> tuple[Frame, Frame]:
    first, *rest = joined.parts
    yes, no = draw_condition(drawing, first, wanted)
    for part in rest:
        with drawing.behind(yes if joined.all_of else no):
            next_yes, next_no = draw_condition(drawing, part, wanted)
        if joined.all_of:
            no = _either(drawing, no, next_no, wanted)
            yes = next_yes
        else:
            yes = _either(drawing, yes, next_yes, wanted)
            no = next_no
    return yes, no


def _either(drawing: Drawing, one: Frame, other: Frame, wanted: str) -> Frame:
    control = drawing.merged([one.control, other.control], f"{wanted[:50]}-or")
    same = one.carries is not None and one.carries == other.carries
    return Frame(control, one.carries if same else None)


def draw_router(
    drawing: Drawing, rows: Sequence[Mapping[str, Any]], wanted: str, title: str
) -> list[Frame] | None:
    """The ways of a list of conditions that look for words in one text, and the last way.

    None if the conditions are others; nothing is drawn then.
    """
    routes: list[dict[str, str]] = []
    names = set()
    for row in rows:
        words = _words(row.get("condition"))
        if words is None:
            return None
        name, said = words
        names.add(name)
        routes.append({"name": _route(row.get("id"), routes), "keywords": ", ".join(said)})
    if len(names) != 1:
        return None
    try:
        value, path = found(drawing, names.pop())
    except DocumentError:
        return None
    if path:
        return None
    source = drawing.source(value)
    settings = {"by": "keywords", "routes": routes}
    node_id = drawing.add(wanted, "router", settings, [("text", source)], title=title)
    ports = [*(route["name"] for route in routes), OTHER]
    return [Frame(Source(node_id, port, is_text=True), source) for port in ports]


def _words(given: Any) -> tuple[Any, list[str]] | None:
    try:
        condition = read_condition(given)
    except DocumentError:
        return None
    checks = checks_of(condition)
    plain = isinstance(condition, Check) or _is_choice(condition)
    if not plain or any(check.operator != "contains" for check in checks):
        return None
    words = [check.value for check in checks]
    if len({check.name for check in checks}) != 1 or any("," in word for word in words):
        return None
    return checks[0].name, words


def _is_choice(condition: Condition) -> bool:
    if isinstance(condition, Joined):
        return not condition.all_of and all(map(_is_choice, condition.parts))
    return isinstance(condition, Check)


def _route(given: Any, routes: Sequence[Mapping[str, str]]) -> str:
    """A name for a way: free, and one that a router takes."""
    plain = re.sub(r"[^a-z0-9_]+", "_", str(given or "").lower()).strip("_")[:30]
    stem = plain if plain[:1].isalpha() else f"way_{plain or len(routes) + 1}"
    taken = {OTHER, *(route["name"] for route in routes)}
    name, number = stem, 2
    while name in taken:
        name, number = f"{stem}_{number}", number + 1
    return name
