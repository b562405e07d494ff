"""An agent, and one model call."""

from __future__ import annotations

from typing import Any

from workbench.agents.documents import AgentDocument
from workbench.agents.graphs.documents import Body
from workbench.agents.nodes.agent_settings import (
    AgentSettings,
    CallSettings,
    agent_document,
    agent_identity,
    agent_name,
    answer_ports,
    answer_values,
    call_document,
    check_agent,
    check_call,
    only_thinks,
    uses_of,
)
from workbench.agents.nodes.api import (
    ModelUse,
    NodeContext,
    NodeKind,
    Ports,
    Reuse,
    Values,
    World,
)


async def _run_agent(settings: AgentSettings, inputs: Values, context: NodeContext) -> Values:
    name = agent_name(context.graph_name, context.node_path)
    document = agent_document(settings, context.world, name)
    return await _answer(document, inputs, context)


async def _run_call(settings: CallSettings, inputs: Values, context: NodeContext) -> Values:
    name = agent_name(context.graph_name, context.node_path)
    return await _answer(call_document(settings, name, name), inputs, context)


async def _answer(document: AgentDocument, inputs: Values, context: NodeContext) -> Values:
    answer = await context.ask_agent(document, inputs["prompt"], inputs.get("history") or ())
    return answer_values(answer.text, answer_ports(document))


def _found(settings: AgentSettings, world: World) -> AgentDocument | None:
    if settings.agent and settings.agent not in world.agents:
        return None
    return agent_document(settings, world, "agent")


def _agent_ports(settings: AgentSettings, world: World, _body: Body | None) -> Ports:
    return answer_ports(_found(settings, world))


def _call_ports(settings: CallSettings, _world: World, _body: Body | None) -> Ports:
    return answer_ports(None, has_schema=bool(settings.schema))


def _agent_identity(settings: AgentSettings, world: World) -> Any:
    document = _found(settings, world)
    return None if document is None else agent_identity(document, world)


def _reuse(settings: AgentSettings, world: World) -> Reuse:
    document = _found(settings, world)
    uses = () if document is None else document.tools
    return "pure" if only_thinks(world.tools.get(use.name) for use in uses) else "recorded"


def _agent_summary(settings: AgentSettings) -> str:
    if settings.agent:
        return settings.agent
    tools = ", ".join(settings.tools)
    return " · ".join(part for part in (settings.model or "default model", tools) if part)


AGENT = NodeKind(
    key="agent",
    title="Agent",
    description="Answers a message, calling tools where it needs them",
    group="agents",
    icon="bot",
    settings=AgentSettings,
    ports=_agent_ports,
    run=_run_agent,
    check=check_agent,
    identity=_agent_identity,
    reuse=_reuse,
    summary=_agent_summary,
    models=lambda settings, world: uses_of(_found(settings, world)),
)
CALL = NodeKind(
    key="model",
    title="Model call",
    description="One question to a model, with an answer that may have a schema",
    group="agents",
    icon="sparkles",
    settings=CallSettings,
    ports=_call_ports,
    run=_run_call,
    check=check_call,
    identity=lambda settings, world: world.model_key(settings.model),
    summary=lambda settings: settings.model or "default model",
    models=lambda settings, _world: (ModelUse(settings.model, settings.context_tokens),),
)
