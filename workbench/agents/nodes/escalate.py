"""A question to a small model, and to larger ones where its answer will not do."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from workbench.agents.documents import AgentDocument, AgentModel, Limits, ModelOptions
from workbench.agents.graphs.documents import Body
from workbench.agents.nodes.agent_settings import (
    INPUTS,
    TEXT_OUT,
    VALUE_OUT,
    agent_identity,
    agent_name,
    only_thinks,
)
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
    of_library,
    setting,
)
from workbench.agents.nodes.rules import OPERATORS, Operator, holds, words_of
from workbench.agents.nodes.schema_fits import check_schema, misfit, read_json
from workbench.agents.nodes.team import check_model, choice
from workbench.agents.output_schema import OUTPUT_SCHEMA
from workbench.base.errors import RunError, WorkbenchError

_SURE, _UNSURE = "sure", "unsure"
_CHOICES = (
    choice(_SURE, "The answer is right and complete"),
    choice(_UNSURE, "The answer may be wrong, or something is missing"),
)
_ASK_SURE = "You see a question and your answer to it. Call one tool: sure or unsure."
USUAL_SECONDS = 300.0


@dataclass(frozen=True, slots=True)
class EscalateModel:
    """One model to ask.

    Attributes:
        model: Its id; empty for the program's default.
        seconds: How long it may take; empty for five minutes.
    """

    model: str = of_library("model")
    seconds: float | str = ""


@dataclass(frozen=True, slots=True)
class EscalateSettings:
    """Settings of an escalation."""

    models: tuple[EscalateModel, ...] = setting(
        (), "Models", "rows", help="From small to large; the first good answer goes on."
    )
    agent: str = setting(
        "", "Agent", "agent", help="Asked with each model in turn; empty is the model alone."
    )
    instructions: str = setting(
        "", "Instructions", "lines", help="Without an agent, which has its own."
    )
    schema: Mapping[str, Any] = setting(
        {}, "Schema of the answer", "schema", help="An answer that does not fit will not do."
    )
    rule: Literal[Operator, ""] = setting(
        "", "An answer will not do if it", "choice", choices=("", *OPERATORS)
    )
    value: str = setting("", "This", "line", help="Such as: I don't know")
    ask_if_sure: bool = setting(
        False, "Ask the model whether it is sure", "switch", help="One more short call."
    )
    temperature: float = setting(0.2, "Temperature", "number", low=0.0, high=5.0)
    max_output_tokens: int = setting(
        512, "Longest answer in tokens", "number", low=1, high=1_000_000
    )
    context_tokens: int = setting(4096, "Context in tokens", "number", low=0, high=10_000_000)
    most_tokens: int = setting(
        0,
        "Most tokens before the next model",
        "number",
        low=0,
        high=1_000_000_000,
        help="Prompts and answers together; the last model has no such limit. 0 is none.",
    )
    must_answer: bool = setting(
        False, "Fail where no answer will do", "switch", help="Else the reasons go on."
    )


@dataclass(frozen=True, slots=True)
class _Answer:
    text: str
    value: Any
    model: str


async def _run(settings: EscalateSettings, inputs: Values, context: NodeContext) -> Values:
    history: Sequence[Mapping[str, str]] = inputs.get("history") or ()
    reasons: list[str] = []
    asked: list[str] = []
    for row in settings.models:
        shown = row.model or "the default model"
        try:
            answer = await _one(settings, row, str(inputs["prompt"]), history, context)
        except WorkbenchError as exc:
            asked.append(shown)
            reasons.append(f"{shown}: {exc.message}")
            continue
        before = " and ".join(asked)
        why = reasons[-1].partition(": ")[2] if reasons else ""
        context.tell(f"{answer.model} after {before}: {why}" if why else answer.model)
        more = {VALUE_OUT.name: answer.value} if settings.schema else {}
        return {TEXT_OUT.name: answer.text, "model": answer.model, **more}
    if not reasons:
        raise RunError("there is no model to ask", "Add one to the node.")
    if settings.must_answer:
        raise RunError(f"no answer will do: {'; '.join(reasons)}", "Ask in other words.")
    context.tell("none of them")
    return {"failed": "\n".join(reasons)}


async def _one(
    settings: EscalateSettings,
    row: EscalateModel,
    prompt: str,
    history: Sequence[Mapping[str, str]],
    context: NodeContext,
) -> _Answer:
    """The answer of one model.

    Raises:
        WorkbenchError: It gave none that will do; the message says why.
    """
    document = _document(settings, row, context)
    answer = await context.ask_agent(document, prompt, history)
    text = answer.text
    if not text.strip():
        raise RunError("the answer was empty")
    value = None
    if settings.schema:
        value = await asyncio.to_thread(_checked, text, settings.schema)
    if settings.rule and holds(text, settings.rule, settings.value):
        raise RunError(f"the answer {words_of('', settings.rule, settings.value)}")
    if settings.ask_if_sure and not await _is_sure(settings, row, prompt, text, context):
        raise RunError("it was not sure")
    return _Answer(text, value, answer.model_id)


def _checked(text: str, schema: Mapping[str, Any]) -> Any:
    value = read_json(text)
    if problem := misfit(value, schema):
        raise RunError(f"it does not fit the schema: {problem}")
    return value


async def _is_sure(
    settings: EscalateSettings,
    row: EscalateModel,
    prompt: str,
    text: str,
    context: NodeContext,
) -> bool:
    """Whether the model says of its own answer that it is right; no word means no."""
    options = ModelOptions(
        temperature=0.0, max_output_tokens=64, context_tokens=settings.context_tokens
    )
    document = AgentDocument(
        name=agent_name(context.graph_name, context.node_path),
        title="Escalation",
        instructions=_ASK_SURE,
        model=AgentModel(id=row.model, options=options),
        limits=Limits(max_steps=1, max_seconds=seconds_of(row) or USUAL_SECONDS),
    )
    question = f"Question: {prompt}\n\nAnswer: {text}"
    answer = await context.ask_agent(document, question, choices=_CHOICES)
    return answer.calls[:1] == (_SURE,)


def _document(
    settings: EscalateSettings, row: EscalateModel, context: NodeContext
) -> AgentDocument:
    document = _whole(settings, row, context)
    if settings.most_tokens and row is not settings.models[-1]:
        most = min(settings.most_tokens, document.limits.max_tokens)
        document = replace(document, limits=replace(document.limits, max_tokens=most))
    return document


def _whole(
    settings: EscalateSettings, row: EscalateModel, context: NodeContext
) -> AgentDocument:
    """What is asked: the agent of that name with another model, or the model alone."""
    if settings.agent:
        return _as_agent(settings, row, context)
    name = agent_name(context.graph_name, context.node_path)
    return AgentDocument(
        name=name,
        title=name,
        instructions=settings.instructions,
        model=AgentModel(
            id=row.model,
            options=ModelOptions(
                temperature=settings.temperature,
                max_output_tokens=settings.max_output_tokens,
                context_tokens=settings.context_tokens,
            ),
        ),
        limits=Limits(max_steps=1, max_seconds=seconds_of(row) or USUAL_SECONDS),
        extra={OUTPUT_SCHEMA: dict(settings.schema)} if settings.schema else {},
    )


def _as_agent(
    settings: EscalateSettings, row: EscalateModel, context: NodeContext
) -> AgentDocument:
    """The agent with the model of a row; the next model is the next row, so it has no other.

    Raises:
        RunError: There is no such agent.
    """
    known = context.world.agents.get(settings.agent)
    if known is None:
        raise RunError(f"there is no agent {settings.agent!r}", "Choose another one.")
    seconds = seconds_of(row) or known.limits.max_seconds
    more = {OUTPUT_SCHEMA: dict(settings.schema)} if settings.schema else {}
    return replace(
        known,
        model=replace(known.model, id=row.model, fallback=()),
        limits=replace(known.limits, max_seconds=min(seconds, known.limits.max_seconds)),
        extra={**known.extra, **more},
    )


def seconds_of(row: EscalateModel) -> float | None:
    """The time limit of the row in seconds; None if it is no time, 0 for the usual one."""
    try:
        seconds = float(row.seconds or 0)
    except ValueError:
        return None
    return seconds if 0 <= seconds < float("inf") else None


def _check(settings: EscalateSettings, world: World) -> Iterable[SettingProblem]:
    if not settings.models:
        yield SettingProblem("models", "There is no model to ask", "Add one.")
    if settings.agent and settings.agent not in world.agents:
        message = f"There is no agent {settings.agent!r}"
        yield SettingProblem("agent", message, "Choose another one.")
    seen: set[str] = set()
    for at, row in enumerate(settings.models):
        place = f"models.{at}"
        yield from check_model(row.model, world, f"{place}.model")
        if row.model in seen:
            message = f"{row.model or 'The default model'} is there twice"
            yield SettingProblem(f"{place}.model", message, "Take another one.", "warning")
        if seconds_of(row) is None:
            message = f"{row.seconds!r:.40} is no time in seconds"
            yield SettingProblem(f"{place}.seconds", message, "Write a number above 0.")
        seen.add(row.model)
    if settings.schema and (problem := check_schema(settings.schema)):
        yield SettingProblem("schema", problem, "Change the schema.")


def _ports(settings: EscalateSettings, _world: World, _body: Body | None) -> Ports:
    value = (VALUE_OUT,) if settings.schema else ()
    return Ports(
        INPUTS,
        (
            TEXT_OUT,
            *value,
            Port("model", "text", "Which model"),
            Port("failed", "text", "None will do"),
        ),
    )


def _identity(settings: EscalateSettings, world: World) -> Any:
    keys = [world.model_key(row.model) for row in settings.models]
    if not settings.agent:
        return keys
    agent = world.agents.get(settings.agent)
    return [keys, None if agent is None else agent_identity(agent, world)]


def _reuse(settings: EscalateSettings, world: World) -> Reuse:
    """An agent's tools may look at more than what the node is given, or change it."""
    agent = world.agents.get(settings.agent)
    uses = () if agent is None else agent.tools
    return "pure" if only_thinks(world.tools.get(use.name) for use in uses) else "recorded"


ESCALATE = NodeKind(
    key="escalate",
    title="Escalate",
    description="Asks a small model first, and larger ones if its answer will not do",
    group="agents",
    icon="chevrons-up-down",
    settings=EscalateSettings,
    ports=_ports,
    run=_run,
    check=_check,
    identity=_identity,
    reuse=_reuse,
    models=lambda settings, _world: tuple(
        ModelUse(row.model, settings.context_tokens) for row in settings.models
    ),
    summary=lambda settings: " → ".join(
        row.model or "default model" for row in settings.models
    ),
)
