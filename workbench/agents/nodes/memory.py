"""What is remembered from one run to the next: kept, looked up, forgotten."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from workbench.agents.graphs.documents import Body
from workbench.agents.nodes.api import (
    ModelUse,
    NodeContext,
    NodeKind,
    Port,
    Ports,
    Reuse,
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
from workbench.agents.nodes.port_types import as_text
from workbench.agents.nodes.prompt import AFTER
from workbench.tools.memory.values import (
    MOST_DAYS,
    MOST_ENTRIES,
    NAME,
    SCOPES,
    Keep,
    MemoryScope,
    Remembered,
)

_MOST_FOUND = 100
_NAME = "Nodes of one name share one memory."
_SCOPE = "All runs of this graph, or only those of one conversation."


@dataclass(frozen=True, slots=True)
class RememberSettings:
    """Settings of what is remembered."""

    name: str = setting("memory", "Memory", "line", help=_NAME)
    scope: MemoryScope = setting("graph", "Kept for", "choice", choices=SCOPES, help=_SCOPE)
    most: int = setting(
        200,
        "Entries at most",
        "number",
        low=1,
        high=MOST_ENTRIES,
        help="The oldest goes first.",
    )
    days: float = setting(
        0.0, "Forgotten after days", "number", low=0, high=MOST_DAYS, help="0 is never."
    )


@dataclass(frozen=True, slots=True)
class LookUpSettings:
    """Settings of looking something up."""

    name: str = setting("memory", "Memory", "line", help=_NAME)
    scope: MemoryScope = setting("graph", "Kept for", "choice", choices=SCOPES, help=_SCOPE)
    by: Literal["newest", "words", "embedding"] = setting(
        "newest", "Found by", "choice", choices=("newest", "words", "embedding")
    )
    most: int = setting(5, "Entries at most", "number", low=1, high=_MOST_FOUND)
    model: str = setting(
        "",
        "Model",
        "model",
        help="Compares texts by embedding; empty: the first one installed.",
    )
    least_likeness: float = setting(
        0.0, "Likeness at least", "number", low=0.0, high=1.0, help="By embedding."
    )


@dataclass(frozen=True, slots=True)
class ForgetSettings:
    """Settings of what is forgotten."""

    name: str = setting("memory", "Memory", "line", help=_NAME)
    scope: MemoryScope = setting("graph", "Kept for", "choice", choices=SCOPES, help=_SCOPE)
    what: Literal["everything", "words"] = setting(
        "everything",
        "What",
        "choice",
        choices=("everything", "words"),
        help="By words: what has all the words of the text that comes in.",
    )


class _Named(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def scope(self) -> MemoryScope: ...


async def _remember(settings: RememberSettings, inputs: Values, context: NodeContext) -> Values:
    value = inputs["value"]
    text = as_text(value)
    if not text.strip():
        context.tell("nothing to remember")
        return {"value": value}
    place = context.memory_place(settings.scope, settings.name)
    count = await context.memory.remember(place, text, Keep(settings.most, settings.days))
    context.tell(f"{count} of at most {settings.most} in {settings.name}")
    return {"value": value}


async def _look_up(settings: LookUpSettings, inputs: Values, context: NodeContext) -> Values:
    found = await _found(settings, str(inputs.get("query") or ""), context)
    noted = [
        one.text if one.likeness is None else f"{one.likeness:.2f} {one.text}" for one in found
    ]
    context.tell("; ".join(" ".join(text.split())[:60] for text in noted) or "nothing fits")
    items = [{"text": one.text, "remembered_s": round(one.made_s)} for one in found]
    return {"text": "\n".join(f"- {one.text}" for one in found), "items": items}


async def _found(
    settings: LookUpSettings, query: str, context: NodeContext
) -> list[Remembered]:
    place, memory = context.memory_place(settings.scope, settings.name), context.memory
    if settings.by == "newest":
        return list(await memory.newest(place, settings.most))
    if not query.strip():
        return []
    if settings.by == "words":
        return list(await memory.with_words(place, query, settings.most))
    model = needed_model(settings.model, context.world)
    alike = await memory.alike(place, query, settings.most, model)
    return [one for one in alike if (one.likeness or 0.0) >= settings.least_likeness]


async def _forget(settings: ForgetSettings, inputs: Values, context: NodeContext) -> Values:
    place = context.memory_place(settings.scope, settings.name)
    words = str(inputs.get("words") or "") if settings.what == "words" else ""
    count = 0
    if words.strip() or settings.what == "everything":
        count = await context.memory.forget(place, words)
    context.tell(f"{count} forgotten")
    return {"count": count}


def _check_name(settings: _Named, _world: World) -> Iterable[SettingProblem]:
    if not NAME.fullmatch(settings.name):
        hint = "Use up to 40 small letters, digits, - and _."
        yield SettingProblem("name", f"{settings.name!r:.60} is no name of a memory", hint)


def _check_remember(settings: RememberSettings, world: World) -> Iterable[SettingProblem]:
    yield from _check_name(settings, world)
    if not 1 <= settings.most <= MOST_ENTRIES:
        yield SettingProblem(
            "most", f"{settings.most} is not in 1 to {MOST_ENTRIES}", "Change it."
        )
    if not 0 <= settings.days <= MOST_DAYS:
        message = f"{settings.days:g} is not in 0 to {MOST_DAYS}"
        yield SettingProblem("days", message, "Write 0 for never.")


def _check_look_up(settings: LookUpSettings, world: World) -> Iterable[SettingProblem]:
    yield from _check_name(settings, world)
    if not 1 <= settings.most <= _MOST_FOUND:
        yield SettingProblem(
            "most", f"{settings.most} is not in 1 to {_MOST_FOUND}", "Change it."
        )
    if settings.by == "embedding":
        yield from check_embedding_model(settings.model, world)


def _look_up_models(settings: LookUpSettings, world: World) -> tuple[ModelUse, ...]:
    model = embedding_model(settings.model, world) if settings.by == "embedding" else ""
    return (ModelUse(model),) if model else ()


def _remember_ports(_settings: Any, _world: World, _body: Body | None) -> Ports:
    return Ports((Port("value", "any", "Value"),), (Port("value", "any", "Value"),))


def _look_up_ports(settings: LookUpSettings, _world: World, _body: Body | None) -> Ports:
    asked = () if settings.by == "newest" else (Port("query", "text", "Question"),)
    return Ports(
        (*asked, AFTER), (Port("text", "text", "Text"), Port("items", "json", "Entries"))
    )


def _forget_ports(settings: ForgetSettings, _world: World, _body: Body | None) -> Ports:
    asked = (Port("words", "text", "Words"),) if settings.what == "words" else ()
    return Ports((*asked, AFTER), (Port("count", "number", "How many"),))


def _recorded(_settings: Any, _world: World) -> Reuse:
    return "recorded"  # the memory may be another one by the next run


def _where(settings: _Named) -> str:
    return f"{settings.name} of the {settings.scope}"


REMEMBER = NodeKind(
    key="remember",
    title="Remember",
    description="Keeps a text for later runs, of this graph or of one conversation",
    group="data",
    icon="brain",
    settings=RememberSettings,
    ports=_remember_ports,
    run=_remember,
    check=_check_remember,
    reuse=_recorded,
    summary=_where,
)
LOOK_UP = NodeKind(
    key="memory",
    title="Look up memory",
    description="Gives back what was remembered: the newest, by words, or by what is alike",
    group="data",
    icon="book-open",
    settings=LookUpSettings,
    ports=_look_up_ports,
    run=_look_up,
    check=_check_look_up,
    reuse=_recorded,
    summary=lambda settings: f"{_where(settings)}, {settings.by}",
    models=_look_up_models,
)
FORGET = NodeKind(
    key="forget",
    title="Forget",
    description="Takes what was remembered away, all of it or what has some words",
    group="data",
    icon="trash-2",
    settings=ForgetSettings,
    ports=_forget_ports,
    run=_forget,
    check=_check_name,
    reuse=_recorded,
    summary=lambda settings: f"{settings.what}, {_where(settings)}",
)
