"""One of several ways: by words in the text, by a model that is asked, or by examples."""

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
from workbench.agents.nodes.embedding_model import (
    check_embedding_model,
    embedding_model,
    needed_model,
)
from workbench.engines.embedding import likeness
from workbench.tools.api import ToolContext, ToolSpec
from workbench.tools.parameters import parameters

OTHER = "other"
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_INSTRUCTIONS = "Choose the tool that fits the message. Call one tool. If none fits, say no."
_CONTEXT_TOKENS = 4096
_MOST_EXAMPLES = 500


@dataclass(frozen=True, slots=True)
class Route:
    """One way.

    Attributes:
        name: Its output, ``[a-z][a-z0-9_]*``.
        description: What belongs there, in the words a model is told.
        keywords: Words or phrases with commas between; any of them in the text is enough.
        examples: Sentences with semicolons between that belong there.
    """

    name: str
    description: str = ""
    keywords: str = ""
    examples: str = ""

    @property
    def sentences(self) -> tuple[str, ...]:
        """The examples, each once."""
        found = (part.strip() for part in self.examples.split(";"))
        return tuple(dict.fromkeys(part for part in found if part))


@dataclass(frozen=True, slots=True)
class RouterSettings:
    """Settings of a router."""

    by: Literal["keywords", "meaning", "embedding"] = setting(
        "keywords",
        "Chosen by",
        "choice",
        choices=("keywords", "meaning", "embedding"),
        help="Words in the text, a model that is asked, or likeness to example sentences.",
    )
    routes: tuple[Route, ...] = setting(
        (),
        "Ways",
        "rows",
        help="Each becomes an output; what fits none goes to “other”. Commas stand between "
        "keywords, semicolons between examples.",
    )
    model: str = setting(
        "",
        "Model",
        "model",
        help="Asked where meaning decides; compares texts where embedding does, which is then "
        "an embedding model (empty: the first one installed).",
    )
    least_likeness: float = setting(
        0.5,
        "Likeness at least",
        "number",
        low=0.0,
        high=1.0,
        help="By embedding: a text less like every example goes to “other”. Each model has its "
        "own scale: the trace of a run shows the likenesses.",
    )


async def _route(settings: RouterSettings, inputs: Values, context: NodeContext) -> Values:
    text = str(inputs["text"])
    if settings.by == "keywords":
        name, why = _by_keywords(settings.routes, text)
    elif settings.by == "embedding":
        name, why = await _by_embedding(settings, text, context)
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


async def _by_embedding(
    settings: RouterSettings, text: str, context: NodeContext
) -> tuple[str, str]:
    """The way with the example most like the text, if it is like enough; first of equals."""
    model = needed_model(settings.model, context.world)
    if not text.strip():
        return OTHER, "there is no text"
    examples = [(route.name, one) for route in settings.routes for one in route.sentences]
    found = await context.embed(model, (text, *(one for _name, one in examples)))
    best: dict[str, float] = {}
    for (name, _one), vector in zip(examples, found[1:], strict=True):
        best[name] = max(best.get(name, -1.0), likeness(found[0], vector))
    told = ", ".join(
        f"{name} {value:.2f}" for name, value in sorted(best.items(), key=lambda row: -row[1])
    )
    why = f"{told} (at least {settings.least_likeness:.2f}, {model})"
    first = max(best, key=lambda name: best[name], default=OTHER)
    is_like = first in best and best[first] >= settings.least_likeness
    return (first if is_like else OTHER), why


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
    if settings.by == "embedding":
        yield from _check_embedding(settings, world)
    if settings.by == "meaning" and settings.model and settings.model not in world.models:
        message = f"The model {settings.model!r} is not installed"
        yield SettingProblem("model", message, f"There are: {', '.join(world.models)}.")


def _check_embedding(settings: RouterSettings, world: World) -> Iterable[SettingProblem]:
    for at, route in enumerate(settings.routes):
        if not route.sentences:
            message = f"{route.name!r} has no examples"
            yield SettingProblem(f"routes.{at}.examples", message, "Write some.", "warning")
    if sum(len(route.sentences) for route in settings.routes) > _MOST_EXAMPLES:
        message = f"There are more than {_MOST_EXAMPLES} examples"
        yield SettingProblem("routes", message, "Keep those that tell the ways apart.")
    yield from check_embedding_model(settings.model, world)
    if not 0.0 <= settings.least_likeness <= 1.0:
        message = f"{settings.least_likeness:g} is no likeness"
        yield SettingProblem("least_likeness", message, "Write a number from 0 to 1.")


def _models(settings: RouterSettings, world: World) -> tuple[ModelUse, ...]:
    if settings.by == "embedding":
        model = embedding_model(settings.model, world)
        return (ModelUse(model),) if model else ()
    return (ModelUse(settings.model, _CONTEXT_TOKENS),) if settings.by == "meaning" else ()


def _identity(settings: RouterSettings, world: World) -> str:
    is_embedding = settings.by == "embedding"
    return world.model_key(
        embedding_model(settings.model, world) if is_embedding else settings.model
    )


def _ports(settings: RouterSettings, _world: World, _body: Body | None) -> Ports:
    names = (*dict.fromkeys(route.name for route in settings.routes), OTHER)
    return Ports(
        (Port("text", "text", "Text"),), tuple(Port(name, "text", name) for name in names)
    )


ROUTER = NodeKind(
    key="router",
    title="Router",
    description="Sends a text one of several ways: by words, by meaning, or by examples",
    group="flow",
    icon="split",
    settings=RouterSettings,
    ports=_ports,
    run=_route,
    models=_models,
    check=_check,
    identity=_identity,
    summary=lambda settings: (
        f"by {settings.by}: " + ", ".join(route.name for route in settings.routes)
    ),
)
