"""Nodes as calls in an exported script, kind by kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from workbench.agents.documents import AgentDocument, Grants, ToolUse
from workbench.agents.exchange.python_code import Call, Code, Lines, Raw, call
from workbench.agents.exchange.python_source import code_function
from workbench.agents.exchange.report import Losses
from workbench.agents.graphs.documents import Body, Node
from workbench.agents.nodes.agent_settings import agent_document, agent_name, call_document
from workbench.agents.nodes.api import Ports, World
from workbench.agents.nodes.extract import fields_schema
from workbench.agents.nodes.prompt import pieces
from workbench.agents.output_schema import output_schema
from workbench.base.errors import DocumentError, RunError
from workbench.tools.api import ToolSpec

SERVER, RUN = Raw("server"), Raw("run")
ASKING = "asking"
"""Among the used parts: an agent asks a person before it carries out a tool."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool that was written into a script.

    Attributes:
        name: In the script.
        asks: A person lets it run or not.
    """

    name: Raw
    asks: bool


class Script(Protocol):
    """What a script has been given so far."""

    losses: Losses

    @property
    def world(self) -> World: ...
    def tool(self, use: ToolUse, grants: Grants, where: str) -> Tool:
        """A tool in the script."""
        ...

    def use(self, *names: str) -> None:
        """Take parts along."""
        ...

    def block(self, code: str) -> None:
        """Add code of the document's own."""
        ...

    def parts(self, collection: str) -> Raw:
        """The constant of the file with the parts of a collection's documents."""
        ...

    def inside(self, body: Body, path: tuple[str, ...]) -> Raw:
        """The name of the function that builds a body."""
        ...


@dataclass(frozen=True, slots=True)
class Place:
    """One node on its way into a script."""

    graph: str
    path: tuple[str, ...]
    node: Node
    settings: Any
    ports: Ports
    script: Script

    @property
    def where(self) -> str:
        return "/".join(self.path)


def agent_call(document: AgentDocument, script: Script, where: str) -> Call:
    """The call that makes an agent."""
    options = document.model.options
    sampling: dict[str, Code] = {
        "temperature": options.temperature,
        "top_p": options.top_p,
        "max_tokens": options.max_output_tokens,
    }
    if options.seed is not None:
        sampling["seed"] = options.seed
    if document.model.id or document.model.fallback:
        named = ", ".join((document.model.id or "the default", *document.model.fallback))
        script.losses.add(where, f"its models: {named}", "--model names one for all agents")
    kept = document.extra.get("tools") or ()
    for row in kept:
        if row.get("kind", "function") != "function":
            why = "the script has functions only"
            script.losses.add(where, f"the tool {row.get('name', row['kind'])!r:.60}", why)
    tools = [script.tool(use, document.grants, where) for use in document.tools]
    if any(tool.asks for tool in tools):
        script.use(ASKING)
    names = {
        "tools": [tool.name for tool in tools],
        "sampling": sampling,
        "schema": output_schema(document),
        "max_steps": document.limits.max_steps,
    }
    given = {key: value for key, value in names.items() if value not in ([], None)}
    return call("make_agent", SERVER, document.name, Lines(document.instructions), **given)


def _agent(place: Place) -> Call:
    name = agent_name(place.graph, place.where)
    if place.node.kind == "model":
        document = call_document(place.settings, name, name)
    else:
        try:
            document = agent_document(place.settings, place.script.world, name)
        except RunError as exc:
            raise DocumentError(f"{place.where}: {exc.message}", exc.hint) from exc
    agent = agent_call(document, place.script, place.where)
    if place.ports.output("value") is not None:
        return call("ask_agent", agent, has_value=True)
    return call("ask_agent", agent)


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


def _extract(place: Place) -> Call:
    settings = place.settings
    if settings.model:
        why = "--model names one for all agents"
        place.script.losses.add(place.where, f"its model: {settings.model}", why)
    place.script.losses.add(
        place.where,
        "fields held to their types while they are written",
        "the server decides what it holds arguments to",
    )
    place.script.use("choice")
    name, description, schema = fields_schema(settings)
    tool = call("choice", name, description, schema)
    return call(
        "read_fields", SERVER, Lines(settings.instructions), settings.what, tool,
        settings.max_output_tokens,
    )  # fmt: skip


def _retrieve(place: Place) -> Call:
    settings = place.settings
    if settings.mode != "keywords":
        place.script.losses.add(
            place.where, "search by meaning", "the script searches by words, with BM25"
        )
    return call("retrieve", place.script.parts(settings.collection), settings.most)


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


def _router(place: Place) -> Call:
    settings = place.settings
    if settings.by == "meaning":
        described = {
            route.name: route.description or route.name.replace("_", " ")
            for route in settings.routes
        }
        return call("by_meaning", SERVER, described)
    words = {route.name: _words(route.keywords) for route in settings.routes}
    return call("by_keywords", words)


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def _form(place: Place) -> Call:
    settings = place.settings
    fields = [
        (
            field.name,
            field.title or field.name,
            field.type,
            _words(field.choices),
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
    "input": _input,
    "output": lambda place: call("give_output", RUN, place.settings.name),
    "agent": _agent,
    "model": _agent,
    "prompt": _prompt,
    "tool": _tool,
    "extract": _extract,
    "retrieve": _retrieve,
    "python": _code,
    "condition": lambda place: call(
        "by_comparison", place.settings.field, place.settings.operator, place.settings.value
    ),
    "router": _router,
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
