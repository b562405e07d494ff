"""Nodes as actions of a workflow, kind by kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from workbench.agents.exchange.conditions import comparison
from workbench.agents.exchange.power_fx import quoted
from workbench.agents.exchange.report import Losses
from workbench.agents.exchange.ways import refused
from workbench.agents.exchange.workflow_names import Names, as_variable
from workbench.agents.graphs.documents import Node
from workbench.agents.nodes.agent_settings import agent_name
from workbench.agents.nodes.api import Ports
from workbench.agents.nodes.prompt import pieces
from workbench.agents.nodes.router import OTHER
from workbench.base.errors import DocumentError

LAST_TEXT = "System.LastMessageText"
LAST_MESSAGE = "=System.LastMessage"
Action: TypeAlias = dict[str, Any]
Ways: TypeAlias = Mapping[str, list[Action]]


@dataclass(frozen=True, slots=True)
class Place:
    """One node on its way into a workflow.

    Attributes:
        path: The node with those around it, ``outer/inner``.
        settings: Its settings as read.
        values: The variable at each input; a list for an input that takes several.
        used: The outputs that links begin at.
        names: The names given so far.
        losses: What is left out.
    """

    graph: str
    path: str
    node: Node
    settings: Any
    ports: Ports
    values: Mapping[str, Any]
    used: frozenset[str]
    names: Names
    losses: Losses

    def action(self, kind: str, more: Action, suffix: str = "") -> Action:
        """An action of this node."""
        wanted = as_variable(self.path) + (f"__{suffix}" if suffix else "")
        title = {"displayName": self.node.title} if self.node.title else {}
        return {"kind": kind, "id": self.names.action(wanted), **title, **more}

    def variable(self, port: str = "") -> str:
        return self.names.variable(self.path, port)

    def lose(self, what: str, why: str) -> None:
        self.losses.add(self.path, what, why)


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a node.

    Attributes:
        actions: Its actions.
        outputs: The variable of each output.
        decide: For a node that decides: its last action, given those of each way.
    """

    actions: tuple[Action, ...]
    outputs: Mapping[str, str]
    decide: Callable[[Ways], Action] | None = None


def constant(text: str) -> str:
    """A text that is taken as it is: neither an expression nor a template."""
    return f"={quoted(text)}" if text.startswith("=") or "{" in text else text


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


def _agent(place: Place) -> Written:
    name = getattr(place.settings, "agent", "")
    if not name:
        name = agent_name(place.graph, place.path)
        place.lose(
            "the agent written in this node",
            f"a workflow only names agents: register one as {name!r}; its instructions are "
            "in metadata.workbench",
        )
    if "history" in place.values:
        place.lose("“Earlier messages”", "the conversation of the workflow is used")
    asked = place.values["prompt"]
    messages, outputs = place.variable("messages"), {"text": place.variable()}
    output: Action = {"autoSend": False, "messages": messages}
    if place.ports.output("value") is not None:
        outputs["value"] = output["responseObject"] = place.variable("value")
    return Written(
        (
            place.action(
                "InvokeAzureAgent",
                {
                    "agent": {"name": constant(name)},
                    "input": {"messages": LAST_MESSAGE if asked == LAST_TEXT else f"={asked}"},
                    "output": output,
                },
            ),
            _set(place, outputs["text"], f"MessageText({messages})", "text"),
        ),
        outputs,
    )


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


def _set(place: Place, variable: str, value: str, suffix: str = "") -> Action:
    return place.action(
        "SetVariable", {"variable": variable, "value": f"={value}"}, suffix=suffix
    )


def _field_of(place: Place, variable: str, path: str) -> str:
    parts = [part for part in path.split(".") if part]
    if any(part.isdigit() for part in parts):
        raise refused(place.path, "a path with the number of an item in a list")
    plain = (
        part if part.isidentifier() else "'" + part.replace("'", "''") + "'" for part in parts
    )
    return ".".join((variable, *plain))


def _pick(place: Place) -> Written:
    value = _field_of(place, place.values["value"], place.settings.field)
    return Written((_set(place, place.variable(), value),), {"value": place.variable()})


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
    return Written((_set(place, variable, place.values["value"]),), {"value": variable})


def _recall(place: Place) -> Written:
    variable = place.names.variable("kept", place.settings.name)
    return Written((_set(place, place.variable(), variable),), {"value": place.variable()})


def _gather(place: Place) -> Written:
    values: list[str] = place.values["values"]
    parts: list[str] = []
    for variable in values:
        parts += [quoted(place.settings.separator)] * bool(parts) + [variable]
    text, rows = place.variable(), place.variable("values")
    actions = [set_text(place, text, f"={joined(parts)}")]
    if "values" in place.used:
        actions.append(_set(place, rows, f"[{', '.join(values)}]", "values"))
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
            _field_of(place, value, settings.field), settings.operator, settings.value
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


def _router(place: Place) -> Written:
    settings, text = place.settings, place.values["text"]
    asked: tuple[Action, ...] = ()
    if settings.by == "keywords":
        place.lose(
            "the way with most of its words, whole words only",
            "there the first way with a word in the text is taken, also inside another word",
        )
    else:
        asked = _asked_for_way(place)

    def decide(ways: Ways) -> Action:
        rows = []
        for route in settings.routes:
            if asked:
                test = comparison(place.variable("choice"), "equals", route.name)
            else:
                test = _any_word(route.keywords, text)
            row = {"id": route.name, "condition": f"={test}"}
            rows.append({**row, "actions": ways.get(route.name, [])})
        more: Action = {"conditions": rows}
        if ways.get(OTHER):
            more["elseActions"] = ways[OTHER]
        return place.action("ConditionGroup", more)

    names = [route.name for route in settings.routes]
    return Written(asked, dict.fromkeys((*names, OTHER), text), decide)


def _any_word(keywords: str, text: str) -> str:
    words = [word.strip() for word in keywords.split(",") if word.strip()]
    tests = [f"{quoted(word)} in {text}" for word in words] or ["false"]
    return tests[0] if len(tests) == 1 else f"Or({', '.join(tests)})"


def _asked_for_way(place: Place) -> tuple[Action, ...]:
    """An agent is asked for the name of the way."""
    name, messages = agent_name(place.graph, place.path), place.variable("messages")
    names = ", ".join(route.name for route in place.settings.routes)
    place.lose(
        "the model that chooses by meaning",
        f"register an agent {name!r} that answers with one of these words: {names}",
    )
    text = place.values["text"]
    more = {
        "agent": {"name": name},
        "input": {"messages": LAST_MESSAGE if text == LAST_TEXT else f"={text}"},
        "output": {"autoSend": False, "messages": messages},
    }
    ask = place.action("InvokeAzureAgent", more, suffix="ask")
    return (ask, _set(place, place.variable("choice"), f"MessageText({messages})", "choice"))


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
        action = _set(place, f"Workflow.Outputs.{plain}", value)
    return Written((action,), {"value": value})


WRITERS: Mapping[str, Callable[[Place], Written]] = {
    "agent": _agent,
    "model": _agent,
    "prompt": _prompt,
    "text": _text,
    "tool": _tool,
    "pick": _pick,
    "read_json": _read_json,
    "set_state": _keep,
    "get_state": _recall,
    "gather": _gather,
    "form": _form,
    "approve": _approve,
    "condition": _condition,
    "router": _router,
    "output": _output,
}
