"""Nodes as calls in an exported script, kind by kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from workbench.agents.documents import Grants, ToolUse
from workbench.agents.exchange.python_agents import ASKED
from workbench.agents.exchange.python_code import Call, Raw, call
from workbench.agents.exchange.python_guards import guard_call
from workbench.agents.exchange.python_memory import MEMORY_OF
from workbench.agents.exchange.python_place import RUN, SERVER, Place, words_of
from workbench.agents.exchange.python_source import code_function
from workbench.agents.exchange.python_teams import TEAMS_OF
from workbench.agents.graphs.documents import Body
from workbench.agents.nodes.prompt import pieces
from workbench.base.errors import DocumentError
from workbench.tools.api import ToolSpec


def _input(place: Place) -> Call:
    settings = place.settings
    if settings.default is None:
        return call("take_input", RUN, settings.name)
    return call("take_input", RUN, settings.name, settings.default)


def _prompt(place: Place) -> Call:
    try:
        parts = pieces(place.settings.template)
    except ValueError as exc:
        raise DocumentError(
            f"{place.where}: its text cannot be read: {exc}", "Mend it."
        ) from exc
    return call("fill", list(parts))


def _tool(place: Place) -> Call:
    settings = place.settings
    grants = Grants(settings.folders, settings.databases)
    tool = place.script.tool(ToolUse(settings.tool), grants, place.where)
    work = "call_asking" if tool.asks else "call_tool"
    return call(work, tool.name, dict(settings.values))


def _retrieve(place: Place) -> Call:
    settings = place.settings
    if settings.mode != "keywords":
        place.script.losses.add(
            place.where, "search by meaning", "the script searches by words, with BM25"
        )
    return call("retrieve", place.script.parts(settings.collection, place.where), settings.most)


def _code(place: Place) -> Call:
    name = "code_in_" + "_".join(str(len(part)) + _plain(part) for part in place.path)
    place.script.block(code_function(name, place.settings.source))
    place.script.losses.add(
        place.where,
        "the sandbox of its Python code",
        "it runs as part of the script: it may do all you may, without limits",
    )
    return call("run_code", Raw(name))


def _plain(text: str) -> str:
    return "".join(char if char.isascii() and char.isalnum() else "_" for char in text)


def _form(place: Place) -> Call:
    settings = place.settings
    fields = [
        (
            field.name,
            field.title or field.name,
            field.type,
            words_of(field.choices),
            field.required,
        )
        for field in settings.fields
    ]
    return call("ask_person", settings.title, settings.text, fields)


def _loop(place: Place) -> Call:
    settings = place.settings
    build = place.script.inside(place.node.body or Body(), place.path)
    return call(
        "again", build, SERVER, RUN, settings.rounds, settings.field, settings.operator,
        settings.value,
    )  # fmt: skip


def _map(place: Place) -> Call:
    build = place.script.inside(place.node.body or Body(), place.path)
    names = [port.name for port in place.ports.outputs if port.name != "error"]
    return call("each", build, SERVER, RUN, names, place.settings.at_once)


def _subgraph(place: Place) -> Call:
    build = place.script.inside(place.node.body or Body(), place.path)
    return call("inside", build, SERVER, RUN)


WORKS_OF: Mapping[str, Callable[[Place], Call | Raw]] = {
    **ASKED,
    **TEAMS_OF,
    **MEMORY_OF,
    "guard": guard_call,
    "input": _input,
    "output": lambda place: call("give_output", RUN, place.settings.name),
    "prompt": _prompt,
    "tool": _tool,
    "retrieve": _retrieve,
    "python": _code,
    "condition": lambda place: call(
        "by_comparison", place.settings.field, place.settings.operator, place.settings.value
    ),
    "merge": lambda _place: Raw("first_value"),
    "gather": lambda place: call("gather", place.settings.separator),
    "subgraph": _subgraph,
    "loop": _loop,
    "map": _map,
    "text": lambda place: call("fixed_text", place.settings.text),
    "pick": lambda place: call("pick", place.settings.field),
    "read_json": lambda _place: Raw("read_json"),
    "set_state": lambda place: call("keep", RUN, place.settings.name),
    "get_state": lambda place: call("recall", RUN, place.settings.name),
    "form": _form,
    "approve": lambda place: call("approve", place.settings.title),
}


def parameters_of(spec: ToolSpec) -> dict[str, Any]:
    """The arguments of a tool as JSON Schema."""
    return {key: value for key, value in spec.parameters.items() if not key.startswith("$")}
