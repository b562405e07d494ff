"""Nodes as actions of a workflow, kind by kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from workbench.agents.exchange.conditions import comparison
from workbench.agents.exchange.power_fx import quoted
from workbench.agents.exchange.ways import refused
from workbench.agents.exchange.workflow_agents import ASKING
from workbench.agents.exchange.workflow_names import as_variable
from workbench.agents.exchange.workflow_place import (
    Action,
    Place,
    Ways,
    Written,
    constant,
    field_of,
    set_variable,
)
from workbench.agents.nodes.prompt import pieces
from workbench.base.errors import DocumentError

_SEARCH = "search_documents"


def joined(parts: list[str]) -> str:
    """Expressions of texts as one expression."""
    return parts[0] if len(parts) == 1 else f"Concat({', '.join(parts)})"


def set_text(place: Place, variable: str, text: str) -> Action:
    """A text is set; Python reads ``text``, .NET reads ``value``."""
    return place.action("SetTextVariable", {"variable": variable, "value": text, "text": text})


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return constant(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value


def _prompt(place: Place) -> Written:
    try:
        parts = pieces(place.settings.template)
    except ValueError as exc:
        raise refused(place.path, f"its text cannot be read: {exc}") from exc
    found: list[str] = []
    for text, name in parts:
        found += [quoted(text)] * bool(text) + ([place.values[name]] if name else [])
    fixed = "".join(text for text, _name in parts)
    is_fixed = not any(name for _text, name in parts)
    text = constant(fixed) if is_fixed else f"={joined(found)}"
    return Written((set_text(place, place.variable(), text),), {"text": place.variable()})


def _text(place: Place) -> Written:
    action = set_text(place, place.variable(), constant(place.settings.text))
    return Written((action,), {"text": place.variable()})


def _tool(place: Place) -> Written:
    given = {name: f"={variable}" for name, variable in place.values.items()}
    arguments = {**_plain(dict(place.settings.values)), **given}
    if place.settings.folders or place.settings.databases:
        place.lose("the folders and databases it may read", "the function decides that there")
    action = place.action(
        "InvokeFunctionTool",
        {
            "functionName": constant(place.settings.tool),
            "arguments": arguments,
            "output": {"result": place.variable()},
        },
    )
    return Written((action,), {"result": place.variable()})


def _retrieve(place: Place) -> Written:
    settings, found = place.settings, place.variable()
    place.lose(
        f"the collection {settings.collection!r}",
        f"register a function {_SEARCH!r} that gives JSON with text and documents there",
    )
    more = {
        "functionName": _SEARCH,
        "arguments": {
            "collection": constant(settings.collection),
            "query": f"={place.values['query']}",
            "most": settings.most,
            "mode": settings.mode,
        },
        "output": {"result": found},
    }
    outputs = {name: f"{found}.{name}" for name in ("documents", "text")}
    return Written((place.action("InvokeFunctionTool", more),), outputs)


def _pick(place: Place) -> Written:
    value = field_of(place, place.values["value"], place.settings.field)
    return Written((set_variable(place, place.variable(), value),), {"value": place.variable()})


def _read_json(place: Place) -> Written:
    action = place.action(
        "ParseValue",
        {
            "variable": place.variable(),
            "value": f"={place.values['text']}",
            "valueType": "object",
        },
    )
    return Written((action,), {"value": place.variable()})


def _keep(place: Place) -> Written:
    variable = place.names.variable("kept", place.settings.name)
    return Written((set_variable(place, variable, place.values["value"]),), {"value": variable})


def _recall(place: Place) -> Written:
    variable = place.names.variable("kept", place.settings.name)
    return Written(
        (set_variable(place, place.variable(), variable),), {"value": place.variable()}
    )


def _gather(place: Place) -> Written:
    values: list[str] = place.values["values"]
    parts: list[str] = []
    for variable in values:
        parts += [quoted(place.settings.separator)] * bool(parts) + [variable]
    text, rows = place.variable(), place.variable("values")
    actions = [set_text(place, text, f"={joined(parts)}")]
    if "values" in place.used:
        actions.append(set_variable(place, rows, f"[{', '.join(values)}]", "values"))
    return Written(tuple(actions), {"text": text, "values": rows})


def _form(place: Place) -> Written:
    outputs: dict[str, str] = {}
    actions: list[Action] = []
    for field in place.settings.fields:
        outputs[field.name] = place.variable(field.name)
        title = field.title or field.name
        parts = [part for part in (place.settings.title, place.settings.text) if part]
        asked = constant("\n\n".join([*parts, title]))
        if "text" in place.values:
            before = quoted("\n\n".join([*parts, ""]))
            asked = f"=Concat({before}, {place.values['text']}, {quoted(chr(10) * 2 + title)})"
        words = [word.strip() for word in field.choices.split(",") if word.strip()]
        more: Action = {"question": {"text": asked}, "variable": outputs[field.name]}
        if words:
            more |= {"choices": words, "allowFreeText": False}
        if field.type != "text":
            place.lose(f"the type {field.type} of {field.name!r}", "answers are texts there")
        if not field.required:
            place.lose(f"{field.name!r} may be left out", "a question waits for an answer")
        actions.append(place.action("Question", more, suffix=field.name))
    if len(actions) > 1:
        place.lose("one form", "it becomes a question for each field")
    return Written(tuple(actions), outputs)


def _condition(place: Place) -> Written:
    settings, value = place.settings, place.values["value"]
    try:
        written = comparison(
            field_of(place, value, settings.field), settings.operator, settings.value
        )
    except DocumentError as exc:
        raise refused(place.path, exc.message) from exc
    if settings.operator == "is true":
        place.lose("“yes” and “1” count as true", "only true does there")
    elif settings.operator in ("equals", "differs") and _is_number(settings.value):
        place.lose("numbers are compared as numbers", "as texts there: 1.0 is not 1")

    def decide(ways: Ways) -> Action:
        more: Action = {"condition": f"={written}", "then": ways.get("yes", [])}
        if ways.get("no"):
            more["else"] = ways["no"]
        return place.action("If", more)

    return Written((), {"yes": value, "no": value}, decide)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _approve(place: Place) -> Written:
    value, answer = place.values["value"], place.variable("answer")
    title = quoted(place.settings.title + "\n\n")
    more = {
        "question": {"text": f"=Concat({title}, {value})"},
        "variable": answer,
        "choices": ["yes", "no"],
        "allowFreeText": False,
    }
    ask = place.action("Question", more, suffix="ask")

    def decide(ways: Ways) -> Action:
        test: Action = {"condition": f'={answer} = "yes"', "then": ways.get("yes", [])}
        if ways.get("no"):
            test["else"] = ways["no"]
        return place.action("If", test)

    return Written((ask,), {"yes": value, "no": value}, decide)


def _output(place: Place) -> Written:
    name, value = place.settings.name, place.values["value"]
    if name == "answer":
        action = place.action("SendActivity", {"activity": f"{{{value}}}"})
    else:
        plain = as_variable(name)
        if plain != name:
            place.lose(f"the output is called {name!r}", f"it is Workflow.Outputs.{plain}")
        action = set_variable(place, f"Workflow.Outputs.{plain}", value)
    return Written((action,), {"value": value})


WRITERS: Mapping[str, Callable[[Place], Written]] = {
    **ASKING,
    "prompt": _prompt,
    "text": _text,
    "tool": _tool,
    "retrieve": _retrieve,
    "pick": _pick,
    "read_json": _read_json,
    "set_state": _keep,
    "get_state": _recall,
    "gather": _gather,
    "form": _form,
    "approve": _approve,
    "condition": _condition,
    "output": _output,
}
