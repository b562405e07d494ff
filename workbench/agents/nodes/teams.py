"""Teams that need no leader: several agents at the same time, or one after the other."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from workbench.agents.graphs.documents import Body
from workbench.agents.nodes.agent_settings import INPUTS, TEXT_OUT
from workbench.agents.nodes.api import (
    NodeContext,
    NodeKind,
    Port,
    Ports,
    SettingProblem,
    Values,
    World,
    setting,
)
from workbench.agents.nodes.team import (
    TeamAgent,
    asked,
    check_team,
    members_of,
    names_of,
    team_identity,
    team_models,
    team_reuse,
    team_summary,
)
from workbench.agents.value_sizes import joined
from workbench.base.errors import RunError

_ALL = "all"


@dataclass(frozen=True, slots=True)
class ParallelSettings:
    """Settings of agents that work at the same time."""

    agents: tuple[TeamAgent, ...] = setting(
        (), "Agents", "rows", help="Each becomes an output with its answer."
    )
    separator: str = setting("\n\n", "Between the answers", "lines")
    on_failure: Literal["stop", "go on"] = setting(
        "stop",
        "When one fails",
        "choice",
        choices=("stop", "go on"),
        help="“go on” leaves its output without a value, as long as another one answers.",
    )


@dataclass(frozen=True, slots=True)
class SequenceSettings:
    """Settings of agents that work one after the other."""

    agents: tuple[TeamAgent, ...] = setting(
        (), "Agents", "rows", help="Each is asked with the answer of the one before."
    )


async def _together(settings: ParallelSettings, inputs: Values, context: NodeContext) -> Values:
    members = members_of(settings.agents, context.world)
    prompt, history = str(inputs["prompt"]), inputs.get("history") or ()
    failures: dict[str, RunError] = {}

    async def ask(name: str) -> str | None:
        try:
            return (await asked(context, name, members[name], prompt, history)).text
        except RunError as exc:
            if settings.on_failure == "stop":
                raise
            failures[name] = exc
            return None

    async with asyncio.TaskGroup() as group:
        tasks = {name: group.create_task(ask(name)) for name in members}
    found = {name: task.result() for name, task in tasks.items()}
    texts = {name: text for name, text in found.items() if text is not None}
    if not texts:
        first = failures[next(iter(members))]
        raise RunError(f"none of them answered; {first.message}", first.hint)
    context.tell("; ".join(failures[name].message for name in members if name in failures))
    return {
        **texts,
        _ALL: [{"name": name, "text": text} for name, text in texts.items()],
        TEXT_OUT.name: joined(texts.values(), settings.separator),
    }


async def _in_turn(settings: SequenceSettings, inputs: Values, context: NodeContext) -> Values:
    members = members_of(settings.agents, context.world)
    text, history = str(inputs["prompt"]), inputs.get("history") or ()
    steps: list[dict[str, str]] = []
    for name, document in members.items():
        text = (await asked(context, name, document, text, () if steps else history)).text
        steps.append({"name": name, "text": text})
    return {TEXT_OUT.name: text, "steps": steps}


def _parallel_ports(settings: ParallelSettings, _world: World, _body: Body | None) -> Ports:
    taken = (_ALL, TEXT_OUT.name)
    names = [name for name in names_of(settings.agents) if name and name not in taken]
    return Ports(
        INPUTS,
        (
            *(Port(name, "text", name) for name in names),
            Port(_ALL, "json", "All answers"),
            Port(TEXT_OUT.name, "text", "Answers as one text"),
        ),
    )


def _sequence_ports(_settings: SequenceSettings, _world: World, _body: Body | None) -> Ports:
    return Ports(INPUTS, (TEXT_OUT, Port("steps", "json", "Every answer")))


def _check_parallel(settings: ParallelSettings, world: World) -> Iterable[SettingProblem]:
    return check_team(settings.agents, world, taken=(_ALL, TEXT_OUT.name))


def _check_sequence(settings: SequenceSettings, world: World) -> Iterable[SettingProblem]:
    return check_team(settings.agents, world)


def _identity(settings: ParallelSettings | SequenceSettings, world: World) -> Any:
    return team_identity(settings.agents, world)


PARALLEL = NodeKind(
    key="parallel",
    title="Parallel agents",
    description="Asks several agents the same at the same time",
    group="agents",
    icon="users",
    settings=ParallelSettings,
    ports=_parallel_ports,
    run=_together,
    check=_check_parallel,
    identity=_identity,
    models=lambda settings, world: team_models(settings.agents, world),
    reuse=lambda settings, world: team_reuse(settings.agents, world),
    summary=lambda settings: team_summary(settings.agents),
)
SEQUENCE = NodeKind(
    key="sequence",
    title="Agents in turn",
    description="Asks agents one after the other, each with the answer before",
    group="agents",
    icon="list",
    settings=SequenceSettings,
    ports=_sequence_ports,
    run=_in_turn,
    check=_check_sequence,
    identity=_identity,
    models=lambda settings, world: team_models(settings.agents, world),
    reuse=lambda settings, world: team_reuse(settings.agents, world),
    summary=lambda settings: team_summary(settings.agents, " → "),
)
