"""One of several ways, by words in the text or by what a model takes it to mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from workbench.agents.documents import AgentDocument, AgentModel, Limits, ModelOptions
from workbench.agents.graphs.documents import Body
from workbench.agents.nodes.agent_settings import agent_name
from workbench.agents.nodes.api import (
    ModelUse,
    NodeContext,
    NodeKind,
    Port,
    Ports,
    SettingProblem,
    Values,
    World,
    setting,
)
from workbench.tools.api import ToolContext, ToolSpec
from workbench.tools.parameters import parameters

OTHER = "other"
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_INSTRUCTIONS = "Choose the tool that fits the message. Call one tool. If none fits, say no."
_CONTEXT_TOKENS = 4096


@dataclass(frozen=True, slots=True)
class Route:
    """One way.

    Attributes:
        name: Its output, ``[a-z][a-z0-9_]*``.
        description: What belongs there, in the words a model is told.
        keywords: Words or phrases with commas between; any of them in the text is enough.
    """

    name: str
    description: str = ""
    keywords: str = ""


@dataclass(frozen=True, slots=True)
class RouterSettings:
    """Settings of a router."""

    by: Literal["keywords", "meaning"] = setting(
        "keywords", "Chosen by", "choice", choices=("keywords", "meaning")
    )
    routes: tuple[Route, ...] = setting(
        (), "Ways", "rows", help="Each becomes an output; what fits none goes to “other”."
    )
    model: str = setting("", "Model", "model", help="Asked only where meaning decides.")


async def _route(settings: RouterSettings, inputs: Values, context: NodeContext) -> Values:
    text = str(inputs["text"])
    if settings.by == "keywords":
        name, why = _by_keywords(settings.routes, text)
    else:
        name, why = await _by_meaning(settings, text, context)
    context.tell(f"{name}: {why}")
    return {name: text}


def _by_keywords(routes: tuple[Route, ...], text: str) -> tuple[str, str]:
    """The way whose words are in the text most often; the first one of equals."""
    hits: dict[str, list[str]] = {}
    for route in routes:
        words = (word.strip() for word in route.keywords.split(","))
        found = [w for w in words if w and re.search(rf"\b{re.escape(w)}\b", text, re.I)]
        if found:
            hits[route.name] = found
    if not hits:
        return OTHER, "no word fits"
    best = max(hits, key=lambda name: len(hits[name]))
    return best, ", ".join(hits[best])


async def _by_meaning(
    settings: RouterSettings, text: str, context: NodeContext
) -> tuple[str, str]:
    """Each way is shown to the model as a tool: choosing tools is what small models learn."""
    document = AgentDocument(
        name=agent_name(context.graph_name, context.node_path),
        title="Router",
        instructions=_INSTRUCTIONS,
        model=AgentModel(
            id=settings.model,
            options=ModelOptions(
                temperature=0.0, max_output_tokens=64, context_tokens=_CONTEXT_TOKENS
            ),
        ),
        limits=Limits(max_steps=1),
    )
    choices = tuple(_as_tool(route) for route in settings.routes)
    answer = await context.ask_agent(document, text, choices=choices)
    if answer.calls:
        return answer.calls[0], f"{answer.model_id} chose it"
    return OTHER, f"{answer.model_id} chose none"


def _as_tool(route: Route) -> ToolSpec:
    return ToolSpec(
        name=route.name,
        title=route.name,
        description=route.description or route.name.replace("_", " "),
        parameters=parameters({}),
        run=_chosen,
        touches="Nothing",
        pure=True,
    )


def _chosen(_arguments: Mapping[str, Any], _context: ToolContext) -> str:
    return "chosen"


def _check(settings: RouterSettings, world: World) -> Iterable[SettingProblem]:
    if not settings.routes:
        yield SettingProblem("routes", "It has no ways", "Add one.")
    seen: set[str] = {OTHER}
    for at, route in enumerate(settings.routes):
        if not _NAME.fullmatch(route.name):
            hint = "Use small letters, digits and _."
            yield SettingProblem(f"routes.{at}.name", f"{route.name!r} is no name", hint)
        elif route.name in seen:
            message = f"{route.name!r} is there twice"
            yield SettingProblem(f"routes.{at}.name", message, "Take another name.")
        seen.add(route.name)
        if settings.by == "keywords" and not route.keywords.strip():
            message = f"{route.name!r} has no words"
            yield SettingProblem(f"routes.{at}.keywords", message, "Write some.", "warning")
    if settings.by == "meaning" and settings.model and settings.model not in world.models:
        message = f"The model {settings.model!r} is not installed"
        yield SettingProblem("model", message, f"There are: {', '.join(world.models)}.")


def _ports(settings: RouterSettings, _world: World, _body: Body | None) -> Ports:
    names = (*dict.fromkeys(route.name for route in settings.routes), OTHER)
    return Ports(
        (Port("text", "text", "Text"),), tuple(Port(name, "text", name) for name in names)
    )


ROUTER = NodeKind(
    key="router",
    title="Router",
    description="Sends a text one of several ways, by words in it or by what it means",
    group="flow",
    icon="split",
    settings=RouterSettings,
    ports=_ports,
    run=_route,
    models=lambda settings, _world: (
        (ModelUse(settings.model, _CONTEXT_TOKENS),) if settings.by == "meaning" else ()
    ),
    check=_check,
    identity=lambda settings, world: world.model_key(settings.model),
    summary=lambda settings: (
        f"by {settings.by}: " + ", ".join(route.name for route in settings.routes)
    ),
)
