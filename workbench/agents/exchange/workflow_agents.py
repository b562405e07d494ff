"""Nodes that ask a model as actions of a workflow: agents, extraction, routers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from workbench.agents.exchange.conditions import comparison
from workbench.agents.exchange.power_fx import quoted
from workbench.agents.exchange.workflow_place import (
    LAST_MESSAGE,
    LAST_TEXT,
    Action,
    Place,
    Ways,
    Written,
    constant,
    field_of,
    set_variable,
)
from workbench.agents.nodes.agent_settings import agent_name
from workbench.agents.nodes.router import OTHER


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
            set_variable(place, outputs["text"], f"MessageText({messages})", "text"),
        ),
        outputs,
    )


def _extract(place: Place) -> Written:
    settings, name = place.settings, agent_name(place.graph, place.path)
    fields = ", ".join(f"{field.name} ({field.type})" for field in settings.fields)
    place.lose(
        "the tool that saves the fields",
        f"register an agent {name!r} whose answer is JSON with {fields}; its instructions are "
        "in metadata.workbench",
    )
    if any(not field.required and field.name in place.used for field in settings.fields):
        place.lose("steps behind a field that is missing are left out", "they are run there")
    value, asked = place.variable("value"), quoted(f"Save the {settings.what}: ")
    more: Action = {
        "agent": {"name": name},
        "input": {"messages": f"=Concat({asked}, {place.values['text']})"},
        "output": {
            "autoSend": False,
            "messages": place.variable("messages"),
            "responseObject": value,
        },
    }
    actions, outputs = [place.action("InvokeAzureAgent", more)], {"value": value}
    for port in place.ports.outputs:
        if port.name in place.used - {"value"}:
            outputs[port.name] = place.variable(port.name)
            read = field_of(place, value, port.name)
            actions.append(set_variable(place, outputs[port.name], read, port.name))
    return Written(tuple(actions), outputs)


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
        "the model that chooses by meaning"
        if place.settings.by == "meaning"
        else "the likeness to example sentences that decides",
        f"register an agent {name!r} that answers with one of these words: {names}",
    )
    text = place.values["text"]
    more = {
        "agent": {"name": name},
        "input": {"messages": LAST_MESSAGE if text == LAST_TEXT else f"={text}"},
        "output": {"autoSend": False, "messages": messages},
    }
    ask = place.action("InvokeAzureAgent", more, suffix="ask")
    return (
        ask,
        set_variable(place, place.variable("choice"), f"MessageText({messages})", "choice"),
    )


ASKING: Mapping[str, Callable[[Place], Written]] = {
    "agent": _agent,
    "model": _agent,
    "extract": _extract,
    "router": _router,
}
