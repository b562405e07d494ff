"""Agents, and nodes that ask a model, as calls in an exported script."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set

from workbench.agents.documents import AgentDocument, ModelOptions
from workbench.agents.exchange.python_code import Call, Code, Lines, call
from workbench.agents.exchange.python_place import (
    ASKING,
    MADE,
    SERVER,
    Place,
    Script,
    words_of,
)
from workbench.agents.nodes.agent_settings import agent_document, agent_name, call_document
from workbench.agents.nodes.escalate import USUAL_SECONDS, seconds_of
from workbench.agents.nodes.extract import fields_schema
from workbench.agents.output_schema import output_schema
from workbench.base.errors import DocumentError, RunError


def agent_call(
    document: AgentDocument,
    script: Script,
    where: str,
    more: Sequence[Code] = (),
    without: Set[str] = frozenset(),
) -> Call:
    """The call that makes an agent.

    Args:
        document: The agent.
        script: What the call is written into.
        where: The node.
        more: Tools it has beside its own.
        without: Names of tools of its own that it has not got there.
    """
    script.use(MADE)
    if document.model.id or document.model.fallback:
        named = ", ".join((document.model.id or "the default", *document.model.fallback))
        script.losses.add(where, f"its models: {named}", "--model names one for all agents")
    options, usual = document.model.options, ModelOptions()
    if (options.top_k, options.min_p, options.repeat_penalty) != (
        usual.top_k,
        usual.min_p,
        usual.repeat_penalty,
    ):
        why = "not every server takes them"
        script.losses.add(where, "top-k, min-p and the repetition penalty", why)
    kept = document.extra.get("tools") or ()
    for row in kept:
        if row.get("kind", "function") != "function":
            why = "the script has functions only"
            script.losses.add(where, f"the tool {row.get('name', row['kind'])!r:.60}", why)
    tools = [
        script.tool(use, document.grants, where)
        for use in document.tools
        if use.name not in without
    ]
    if any(tool.asks for tool in tools):
        script.use(ASKING)
    names = {
        "tools": [*(tool.name for tool in tools), *more],
        "sampling": _sampling(document.model.options),
        "schema": output_schema(document),
        "max_steps": document.limits.max_steps,
    }
    given = {key: value for key, value in names.items() if value not in ([], None)}
    return call("make_agent", SERVER, document.name, Lines(document.instructions), **given)


def _sampling(options: ModelOptions) -> dict[str, Code]:
    seed = {} if options.seed is None else {"seed": options.seed}
    return {
        "temperature": options.temperature,
        "top_p": options.top_p,
        "max_tokens": options.max_output_tokens,
        **seed,
    }


def document_of(place: Place) -> AgentDocument:
    """The agent of a node, of the library or written there.

    Raises:
        DocumentError: The library has none of that name.
    """
    name = agent_name(place.graph, place.where)
    try:
        return agent_document(place.settings, place.script.world, name)
    except RunError as exc:
        raise DocumentError(f"{place.where}: {exc.message}", exc.hint) from exc


def _agent(place: Place) -> Call:
    name = agent_name(place.graph, place.where)
    is_call = place.node.kind == "model"
    document = call_document(place.settings, name, name) if is_call else document_of(place)
    agent = agent_call(document, place.script, place.where)
    if place.ports.output("value") is not None:
        return call("ask_agent", agent, has_value=True)
    return call("ask_agent", agent)


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


def _router(place: Place) -> Call:
    settings = place.settings
    if settings.by == "embedding":
        place.script.losses.add(
            place.where,
            "the likeness to example sentences decides",
            "the script asks a model which way fits",
        )
    if settings.by != "keywords":
        described = {
            route.name: route.description or route.examples or route.name.replace("_", " ")
            for route in settings.routes
        }
        return call("by_meaning", SERVER, described)
    words = {route.name: words_of(route.keywords) for route in settings.routes}
    return call("by_keywords", words)


def _escalate(place: Place) -> Call:
    settings = place.settings
    named = [row.model for row in settings.models if row.model]
    if named:
        why = "the server must have them under these names"
        place.script.losses.add(place.where, f"its models: {', '.join(named)}", why)
    if settings.schema:
        why = "the server is asked to keep to it, and the answer has to be JSON"
        place.script.losses.add(place.where, "answers checked against their schema", why)
    if settings.agent:
        why = "the script asks the models alone, without its instructions and tools"
        place.script.losses.add(place.where, f"the agent {settings.agent}", why)
    if settings.most_tokens:
        why = "the script counts none"
        place.script.losses.add(place.where, "its limit of tokens", why)
    models = [(row.model, seconds_of(row) or USUAL_SECONDS) for row in settings.models]
    sampling = {
        "temperature": settings.temperature,
        "max_tokens": settings.max_output_tokens,
    }
    rule = (settings.rule, settings.value) if settings.rule else None
    return call(
        "escalate", SERVER, agent_name(place.graph, place.where), Lines(settings.instructions),
        models, sampling, dict(settings.schema) or None, rule, settings.ask_if_sure,
    )  # fmt: skip


ASKED: Mapping[str, Callable[[Place], Call]] = {
    "agent": _agent,
    "model": _agent,
    "extract": _extract,
    "router": _router,
    "escalate": _escalate,
}
