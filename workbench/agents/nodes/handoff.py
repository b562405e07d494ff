"""Agents of which the one at work may hand over to another."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.agents.graphs.documents import Body
from workbench.agents.nodes.agent_settings import INPUTS, TEXT_OUT
from workbench.agents.nodes.api import (
    AgentAnswer,
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
    NOTE,
    TeamAgent,
    asked,
    check_team,
    choice,
    described,
    members_of,
    name_of,
    team_identity,
    team_models,
    team_reuse,
    team_summary,
)
from workbench.tools.api import ToolSpec

_HAND_TO = "hand_to_"


@dataclass(frozen=True, slots=True)
class HandoffSettings:
    """Settings of agents that hand over; the first one begins."""

    agents: tuple[TeamAgent, ...] = setting(
        (), "Agents", "rows", help="The first one begins; each knows what the others are for."
    )
    most: int = setting(
        4,
        "Hand-overs at most",
        "number",
        low=1,
        high=100,
        help="After that many the one at work must answer itself.",
    )


async def _run(settings: HandoffSettings, inputs: Values, context: NodeContext) -> Values:
    members = members_of(settings.agents, context.world)
    told = {name_of(row): row for row in settings.agents}
    history: Sequence[Mapping[str, str]] = inputs.get("history") or ()
    message = text = str(inputs["prompt"])
    way = [next(iter(members))]
    while True:
        name = way[-1]
        others = [other for other in members if other != name]
        choices = [
            _as_choice(other, described(told[other], members[other])) for other in others
        ]
        may_hand_over = len(way) <= settings.most
        answer = await asked(
            context, name, members[name], text, history, choices if may_hand_over else ()
        )
        to, note = _handed(answer, others) if may_hand_over else ("", "")
        if not to:
            context.tell(" → ".join(way))
            return {TEXT_OUT.name: answer.text, "who": name}
        way.append(to)
        text = f"{message}\n\n{members[name].title} hands over: {note}" if note else message


def _handed(answer: AgentAnswer, others: Sequence[str]) -> tuple[str, str]:
    """To whom the agent hands over first, and what it says to them; empty: to nobody."""
    for call, arguments in zip(answer.calls, answer.arguments, strict=True):
        name = call.removeprefix(_HAND_TO)
        if call != name and name in others:
            return name, _note_in(arguments)
    return "", ""


def _note_in(arguments: str) -> str:
    try:
        given = json.loads(arguments)
    except (ValueError, RecursionError):
        return ""
    note = given.get(NOTE) if isinstance(given, Mapping) else None
    return note.strip() if isinstance(note, str) else ""


def _as_choice(name: str, description: str) -> ToolSpec:
    return choice(
        f"{_HAND_TO}{name}", f"Hand over to {name}: {description}", "What they must know"
    )


def _ports(_settings: HandoffSettings, _world: World, _body: Body | None) -> Ports:
    return Ports(INPUTS, (TEXT_OUT, Port("who", "text", "Who answered")))


def _check(settings: HandoffSettings, world: World) -> Iterable[SettingProblem]:
    yield from check_team(settings.agents, world)
    if settings.most < 1:
        yield SettingProblem("most", "Nobody may hand over", "Write 1 or more.")


HANDOFF = NodeKind(
    key="handoff",
    title="Hand-over",
    description="Lets an agent answer, or hand over to another one that fits better",
    group="agents",
    icon="share",
    settings=HandoffSettings,
    ports=_ports,
    run=_run,
    check=_check,
    identity=lambda settings, world: team_identity(settings.agents, world),
    models=lambda settings, world: team_models(settings.agents, world),
    reuse=lambda settings, world: team_reuse(settings.agents, world),
    summary=lambda settings: team_summary(settings.agents),
)
