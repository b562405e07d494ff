"""An agent that leads others: each of them is a tool it may call."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from workbench.agents.documents import AgentDocument
from workbench.agents.graphs.documents import Body
from workbench.agents.nodes.agent_settings import (
    AgentSettings,
    agent_document,
    agent_identity,
    agent_name,
    answer_ports,
    answer_values,
    check_agent,
    only_thinks,
    uses_of,
)
from workbench.agents.nodes.api import (
    Member,
    NodeContext,
    NodeKind,
    Ports,
    Reuse,
    SettingProblem,
    Values,
    World,
    setting,
)
from workbench.agents.nodes.team import (
    TeamAgent,
    check_team,
    described,
    members_of,
    name_of,
    team_identity,
    team_models,
    team_reuse,
    team_summary,
)

_ASK = "ask_"


@dataclass(frozen=True, slots=True)
class SupervisorSettings(AgentSettings):
    """Settings of a leading agent and of those it may ask."""

    LABEL: ClassVar[str] = "supervisor"
    members: tuple[TeamAgent, ...] = setting(
        (), "Agents it leads", "rows", help="Each is a tool of the leading agent."
    )


async def _run(settings: SupervisorSettings, inputs: Values, context: NodeContext) -> Values:
    name = agent_name(context.graph_name, context.node_path)
    leader = agent_document(settings, context.world, name)
    documents = members_of(settings.members, context.world)
    rows = {name_of(row): row for row in settings.members}
    members = {
        f"{_ASK}{key}": Member(document, described(rows[key], document))
        for key, document in documents.items()
    }
    history = inputs.get("history") or ()
    answer = await context.ask_agent(leader, str(inputs["prompt"]), history, members=members)
    asked = [call.removeprefix(_ASK) for call in answer.calls if call in members]
    context.tell(f"asked {', '.join(asked)}" if asked else "asked nobody")
    return answer_values(answer.text, answer_ports(leader))


def _leader(settings: SupervisorSettings, world: World) -> AgentDocument | None:
    if settings.agent and settings.agent not in world.agents:
        return None
    return agent_document(settings, world, "agent")


def _ports(settings: SupervisorSettings, world: World, _body: Body | None) -> Ports:
    return answer_ports(_leader(settings, world))


def _check(settings: SupervisorSettings, world: World) -> Iterable[SettingProblem]:
    yield from check_agent(settings, world)
    yield from check_team(settings.members, world, setting="members", least=1)
    for at, row in enumerate(settings.members):
        tool = f"{_ASK}{name_of(row)}"
        if tool in world.tools:
            message = f"There is a tool {tool!r} already"
            yield SettingProblem(f"members.{at}.name", message, "Take another name.")


def _identity(settings: SupervisorSettings, world: World) -> Any:
    leader = _leader(settings, world)
    own = None if leader is None else agent_identity(leader, world)
    return [own, team_identity(settings.members, world)]


def _reuse(settings: SupervisorSettings, world: World) -> Reuse:
    leader = _leader(settings, world)
    uses = () if leader is None else leader.tools
    own = only_thinks(world.tools.get(use.name) for use in uses)
    return team_reuse(settings.members, world) if own else "recorded"


SUPERVISOR = NodeKind(
    key="supervisor",
    title="Supervisor",
    description="An agent that leads others and answers with what they found",
    group="agents",
    icon="command",
    settings=SupervisorSettings,
    ports=_ports,
    run=_run,
    check=_check,
    identity=_identity,
    models=lambda settings, world: (
        *uses_of(world.agents.get(settings.agent)),
        *team_models(settings.members, world),
    ),
    reuse=_reuse,
    summary=lambda settings: " → ".join(
        part for part in (settings.agent, team_summary(settings.members)) if part
    ),
)
