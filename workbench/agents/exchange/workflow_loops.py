"""``Foreach`` as a map, and steps that are gone back to as a loop."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from workbench.agents.exchange.conditions import Check, Condition, Joined, Not, condition_of
from workbench.agents.exchange.drawing import Drawing, Fixed, Frame, Source, Value
from workbench.agents.exchange.power_fx import Constant, Name, Operation, parse
from workbench.agents.exchange.workflow_conditions import draw_condition
from workbench.agents.exchange.workflow_steps import Action, Loop
from workbench.agents.exchange.workflow_values import value_of, variable
from workbench.agents.graphs.naming import free_id
from workbench.agents.nodes.holders import ITEM
from workbench.agents.nodes.rules import Operator
from workbench.base.errors import DocumentError

if TYPE_CHECKING:
    from workbench.agents.exchange.workflow_drawing import Drawer

MOST_INSIDE = 8
_USUAL_ROUNDS = 100
_MOST_ROUNDS = 1000
_OPPOSITE: dict[Operator, Operator] = {
    "equals": "differs",
    "differs": "equals",
    "contains": "contains not",
    "contains not": "contains",
    "is empty": "is not empty",
    "is not empty": "is empty",
}
_DONE, _AGAIN = "done", "again"


def draw_each(drawer: Drawer, action: Action) -> None:
    """A map over a list; what its actions add to lists comes out of it."""
    items = value_of(drawer.drawing, action.fields.get("source", action.fields.get("items")))
    inner = _inner(drawer)
    name = action.text("itemName", "value") or ITEM
    node_id = inner.drawing.place(ITEM, "input", {"name": ITEM, "type": "any"})
    inner.drawing.values[variable(name)] = Source(node_id, "value")
    inner.draw(action.fields.get("actions"), f"{action.path}.actions")
    outputs = {**inner.added, **_answers(inner)}
    names = _put_outputs(inner.drawing, outputs)
    inputs: list[tuple[str, Value]] = [("items", drawer.drawing.as_json(items))]
    holder = _hold(drawer, action.id or "each", "map", {}, inputs, inner)
    for variable_ in inner.drawing.values:
        drawer.drawing.values.pop(variable_, None)  # what the last round set is not kept
    for variable_, output in names.items():
        drawer.drawing.values[variable_] = Source(holder, output)
    drawer.losses.add(
        action.where, "one item after the other", "here several at a time, each by itself"
    )


def draw_loop(drawer: Drawer, loop: Loop) -> None:
    """A loop: what its steps set comes out of it, and goes into the next round."""
    where = loop.test.where
    parts, counter, most = _limit(loop)
    inner = _inner(drawer)
    inner.run(_without_count(loop.body, counter))
    ends = _end_of(inner, parts, loop) if parts else None
    inner.run(loop.back)
    written = {
        name: value
        for name, value in inner.drawing.values.items()
        if name not in inner.drawing.wired or not _is_input(inner.drawing, value)
    }
    written.pop("$conversation", None)
    outputs = {**written, **_answers(inner)}
    begins = drawer.drawing.find(counter) if counter else None
    if isinstance(begins, Fixed) and isinstance(begins.value, int):
        most -= begins.value
    if not counter:
        drawer.losses.add(where, "it has no most of rounds", f"{_USUAL_ROUNDS} at most here")
    field, operator, value = ends or (_DONE, "is empty", "")
    if ends is None:
        drawer.losses.add(where, "its end", "the rounds alone end it here")
        operator = "equals"
    names = _put_outputs(inner.drawing, outputs)
    first, _dot, rest = field.partition("/")
    settings: dict[str, Any] = {
        "rounds": max(1, min(_MOST_ROUNDS, most)),
        "field": names.get(first, first) + rest,
        "operator": operator,
        "value": value if ends else _DONE,
    }
    holder = _hold(drawer, loop.test.id or "again", "loop", settings, [], inner)
    for name, output in names.items():
        drawer.drawing.values[name] = Source(holder, output)


def _limit(loop: Loop) -> tuple[tuple[Condition, ...], str, int]:
    """What holds while it goes on, the variable that counts, and the most rounds."""
    try:
        condition = condition_of(parse(loop.condition.strip().removeprefix("=")))
    except DocumentError:
        return (), "", _USUAL_ROUNDS
    parts = condition.parts if isinstance(condition, Joined) and condition.all_of else None
    found: list[Condition] = []
    counter, most = "", _USUAL_ROUNDS
    for part in parts or (condition,):
        if (
            isinstance(part, Check)
            and part.operator == "less than"
            and part.value.isdigit()
            and not counter
            and any(_counts(step, str(part.name)) for step in loop.body + loop.back)
        ):
            counter, most = str(part.name), int(part.value)
        else:
            found.append(part)
    return tuple(found), counter, most


def _counts(step: Action | Loop, name: str) -> bool:
    """Whether a step raises a variable by one."""
    if isinstance(step, Loop) or step.kind not in ("SetVariable", "SetValue"):
        return False
    given = step.fields.get("value")
    if variable(step.text("variable", "path")) != name or not isinstance(given, str):
        return False
    try:
        written = parse(given.removeprefix("="))
    except DocumentError:
        return False
    return written == Operation("+", Name(tuple(name.split("."))), Constant(1))


def _without_count(body: Sequence[Action | Loop], counter: str) -> tuple[Action | Loop, ...]:
    return tuple(step for step in body if not counter or not _counts(step, counter))


def _end_of(
    inner: Drawer, parts: tuple[Condition, ...], loop: Loop
) -> tuple[str, Operator, str] | None:
    """When the loop ends: variable with the path in it, comparison, value."""
    condition = parts[0] if len(parts) == 1 else Joined(True, parts)
    simple = _simple(condition)
    if simple is not None:
        name, rest = _written(inner.drawing, simple.name)
        if name:
            return (
                f"{name}/{''.join(f'.{part}' for part in rest)}",
                simple.operator,
                simple.value,
            )
    wanted = loop.test.id or "end"
    try:
        again, done = draw_condition(inner.drawing, condition, wanted)
    except DocumentError as exc:
        inner.losses.add(loop.test.where, f"the condition {loop.condition!r:.120}", exc.message)
        return None
    said = []
    for frame, word in ((again, _AGAIN), (done, _DONE)):
        with inner.drawing.behind(Frame(frame.control)):
            said.append(inner.drawing.gated(inner.drawing.source(Fixed(word))))
    inner.drawing.values["Local.ends"] = inner.drawing.merged(said, "ends")
    return "Local.ends/", "equals", _DONE


def _simple(condition: Condition) -> Check | None:
    """The one comparison with which it ends, if that is one."""
    if isinstance(condition, Not) and isinstance(condition.part, Check):
        return condition.part
    if isinstance(condition, Check) and condition.operator in _OPPOSITE:
        return Check(condition.name, _OPPOSITE[condition.operator], condition.value)
    return None


def _written(drawing: Drawing, name: Name) -> tuple[str, tuple[str, ...]]:
    for size in range(len(name.parts), 1, -1):
        known = ".".join(name.parts[:size])
        value = drawing.values.get(known)
        if value is not None and not _is_input(drawing, value):
            is_text = isinstance(value, Source) and value.is_text
            return ("", ()) if is_text and name.parts[size:] else (known, name.parts[size:])
    return "", ()


def _is_input(drawing: Drawing, value: Value) -> bool:
    return isinstance(value, Source) and drawing.nodes[value.node].kind == "input"


def _inner(drawer: Drawer) -> Drawer:
    levels, around = 0, drawer.drawing.parent
    while around is not None:
        levels, around = levels + 1, around.parent
    if levels >= MOST_INSIDE - 1:
        raise DocumentError("too many loops inside one another", "Make it flatter.")
    return type(drawer)(Drawing(drawer.drawing), drawer.lists, drawer.losses)


def _answers(inner: Drawer) -> dict[str, Value]:
    """What is said to the user inside: the last of each round."""
    said = inner.drawing.values.pop("$answer", None)
    sources = [*inner.last_answers, *([said] if isinstance(said, Source) else [])]
    return {"$answer": inner.drawing.merged(sources, "answer")} if sources else {}


def _put_outputs(drawing: Drawing, outputs: dict[str, Value]) -> dict[str, str]:
    """Nodes for what comes out; the name of each by its variable.

    A variable that also comes in has the same name out, so that it goes on into the next round.
    """
    names: dict[str, str] = {}
    taken = set(drawing.wired.values())
    for name, value in outputs.items():
        names[name] = drawing.wired.get(name) or free_id(name.rpartition(".")[2], taken)
        taken.add(names[name])
        settings = {"name": names[name]}
        node_id = drawing.place(f"out-{names[name]}"[:60], "output", settings)
        drawing.wire(drawing.source(value), node_id, "value")
    return names


def _hold(
    drawer: Drawer,
    wanted: str,
    kind: str,
    settings: dict[str, Any],
    inputs: list[tuple[str, Value]],
    inner: Drawer,
) -> str:
    drawer.carried += inner.carried
    for name, port in inner.drawing.wired.items():
        value = drawer.drawing.find(name)
        if value is not None:
            inputs.append((port, value))
    body = inner.drawing.body()
    return drawer.drawing.add(wanted, kind, settings, inputs, body=body)
