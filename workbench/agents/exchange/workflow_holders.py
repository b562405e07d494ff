"""Subgraphs, maps and loops as actions of a workflow.

A subgraph is written out where it stands. A map becomes a ``Foreach`` whose actions add their
results to lists. A loop becomes: its inputs and a count set, the count raised at a place that
has an id, its actions, its outputs set, and an ``If`` that sets the inputs anew and goes back
by ``GotoAction`` while it has rounds left and does not end.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from workbench.agents.exchange.conditions import comparison
from workbench.agents.exchange.ways import refused
from workbench.agents.exchange.workflow_names import as_variable
from workbench.agents.exchange.workflow_place import Action, Place, Written
from workbench.agents.nodes.holders import ITEM
from workbench.base.errors import DocumentError

Inside: TypeAlias = Callable[[Mapping[str, str]], tuple[list[Action], Mapping[str, str]]]
"""Writes what lies inside, given the variables of its inputs; gives those of its outputs."""


def write_holder(place: Place, inside: Inside) -> Written:
    """The actions of a node that holds others."""
    match place.node.kind:
        case "subgraph":
            actions, outputs = inside(place.values)
            return Written(tuple(actions), outputs)
        case "map":
            return _map(place, inside)
        case _:
            return _loop(place, inside)


def _map(place: Place, inside: Inside) -> Written:
    item = place.variable(ITEM)
    rest = {name: value for name, value in place.values.items() if name != "items"}
    actions, found = inside({**rest, ITEM: item})
    if place.settings.at_once > 1:
        place.lose("several items at a time", "there one after the other")
    outputs = {name: place.variable(f"all_{name}") for name in found}
    begin = [
        place.action("SetVariable", {"variable": variable, "value": []}, f"empty_{number}")
        for number, variable in enumerate(outputs.values())
    ]
    add = [
        place.action(
            "EditTableV2",
            {"table": outputs[name], "operation": "add", "item": f"={variable}"},
            f"add_{number}",
        )
        for number, (name, variable) in enumerate(found.items())
    ]
    each = place.action(
        "Foreach",
        {
            "source": f"={place.values['items']}",
            "itemName": item.removeprefix("Local."),
            "actions": [*actions, *add],
        },
    )
    return Written((*begin, each), outputs)


def _set(place: Place, variable: str, value: str, suffix: str) -> Action:
    return place.action("SetVariable", {"variable": variable, "value": f"={value}"}, suffix)


def _loop(place: Place, inside: Inside) -> Written:
    rounds = place.variable("rounds")
    given = {name: place.variable(f"in_{name}") for name in place.values}
    begin = [
        _set(place, variable, place.values[name], f"in_{as_variable(name)}")
        for name, variable in given.items()
    ]
    begin.append(_set(place, rounds, "0", "begin"))
    again = _set(place, rounds, f"{rounds} + 1", "again")
    actions, found = inside(given)
    outputs = {name: place.variable(f"out_{name}") for name in found}
    ends = [
        _set(place, variable, found[name], f"out_{as_variable(name)}")
        for name, variable in outputs.items()
    ]
    back = [
        _set(place, given[name], variable, f"next_{as_variable(name)}")
        for name, variable in outputs.items()
        if name in given
    ]
    back.append(place.action("GotoAction", {"actionId": again["id"]}, "back"))
    condition = f"=And(Not({_until(place, outputs)}), {rounds} < {place.settings.rounds})"
    repeat = place.action("If", {"condition": condition, "then": back}, "repeat")
    return Written((*begin, again, *actions, *ends, repeat), outputs)


def _until(place: Place, outputs: Mapping[str, str]) -> str:
    settings = place.settings
    name, _dot, rest = settings.field.partition(".")
    if name not in outputs:
        raise refused(place.path, f"it ends by {settings.field!r}, which is no output inside")
    if rest:
        raise refused(place.path, "it ends by a value inside JSON")
    try:
        return comparison(outputs[name], settings.operator, settings.value)
    except DocumentError as exc:
        raise refused(place.path, exc.message) from exc
