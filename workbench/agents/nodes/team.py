"""What nodes of several agents have in common: the rows that name them, and their checks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.agents.documents import AgentDocument
from workbench.agents.nodes.agent_settings import agent_identity, only_thinks, uses_of
from workbench.agents.nodes.api import (
    AgentAnswer,
    ModelUse,
    NodeContext,
    Reuse,
    SettingProblem,
    World,
    of_library,
)
from workbench.base.errors import RunError, WorkbenchError
from workbench.tools.api import ToolSpec
from workbench.tools.parameters import parameters

_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
MOST_MEMBERS = 32
NOTE = "message"
"""What an agent may write beside a choice."""


@dataclass(frozen=True, slots=True)
class TeamAgent:
    """One agent of a team.

    Attributes:
        agent: Its name in the library.
        name: What it is called in the team, ``[a-z][a-z0-9_]*``; empty: as in the library.
        description: What it is for, told to the others; empty: what the library says.
    """

    agent: str = of_library("agent")
    name: str = ""
    description: str = ""


def name_of(row: TeamAgent) -> str:
    """What the agent is called in the team."""
    if row.name or not row.agent:
        return row.name
    return re.sub(r"^(?![a-z])", "agent_", row.agent.replace("-", "_"))[:40]


def described(row: TeamAgent, document: AgentDocument) -> str:
    """What the others are told of it."""
    return row.description or document.description or document.title


def members_of(rows: Sequence[TeamAgent], world: World) -> dict[str, AgentDocument]:
    """The agents by their names in the team, in order.

    Raises:
        RunError: The library has not got one of them, or there are none.
    """
    found: dict[str, AgentDocument] = {}
    for row in rows:
        if row.agent not in world.agents:
            raise RunError(f"there is no agent {row.agent!r}", "Choose another one.")
        found[name_of(row)] = world.agents[row.agent]
    if not found:
        raise RunError("the team has no agents", "Add one.")
    return found


async def asked(
    context: NodeContext,
    name: str,
    document: AgentDocument,
    text: str,
    history: Sequence[Mapping[str, str]] = (),
    choices: Sequence[ToolSpec] = (),
) -> AgentAnswer:
    """The answer of one agent of the team.

    Raises:
        RunError: It did not answer; the message names it.
    """
    try:
        return await context.ask_agent(document, text, history, choices=choices)
    except WorkbenchError as exc:
        raise RunError(f"{name}: {exc.message}", exc.hint) from exc


def team_models(rows: Sequence[TeamAgent], world: World) -> tuple[ModelUse, ...]:
    """The models that the agents ask."""
    known = (world.agents.get(row.agent) for row in rows)
    return tuple(use for document in known for use in uses_of(document))


def names_of(rows: Sequence[TeamAgent]) -> tuple[str, ...]:
    """The names in order, each once."""
    return tuple(dict.fromkeys(map(name_of, rows)))


def check_team(
    rows: Sequence[TeamAgent],
    world: World,
    *,
    setting: str = "agents",
    least: int = 2,
    taken: Iterable[str] = (),
) -> Iterable[SettingProblem]:
    """What is wrong with the rows; names in ``taken`` mean something else already."""
    if not least <= len(rows) <= MOST_MEMBERS:
        message = f"It has {len(rows)} agents instead of {least} to {MOST_MEMBERS}"
        yield SettingProblem(setting, message, "Add or remove some.")
    seen = set(taken)
    for at, row in enumerate(rows):
        name, place = name_of(row), f"{setting}.{at}"
        if row.agent not in world.agents:
            what = f"There is no agent {row.agent!r}" if row.agent else "No agent is chosen"
            known = ", ".join(world.agents) or "none"
            yield SettingProblem(f"{place}.agent", what, f"There are: {known}.")
        if row.agent and not _NAME.fullmatch(name):
            hint = "Use small letters, digits and _."
            yield SettingProblem(f"{place}.name", f"{name!r} is no name", hint)
        elif row.agent and name in seen:
            message = f"The name {name!r} is taken"
            yield SettingProblem(f"{place}.name", message, "Take another name.")
        seen.add(name)


def check_model(model: str, world: World, path: str) -> Iterable[SettingProblem]:
    """What is wrong with a model that is named; empty is the default one."""
    if model and model not in world.models:
        known = ", ".join(world.models) or "none"
        yield SettingProblem(
            path, f"The model {model!r} is not installed", f"There are: {known}."
        )


def team_identity(rows: Sequence[TeamAgent], world: World) -> list[Any]:
    """What the answers of the agents depend on beside the settings."""
    known = (world.agents.get(row.agent) for row in rows)
    return [None if each is None else agent_identity(each, world) for each in known]


def team_reuse(rows: Sequence[TeamAgent], world: World) -> Reuse:
    """How the answers may be used again: tools that look outside keep them to forks."""
    known = [world.agents[row.agent] for row in rows if row.agent in world.agents]
    tools = [world.tools.get(use.name) for each in known for use in each.tools]
    return "pure" if only_thinks(tools) else "recorded"


def team_summary(rows: Sequence[TeamAgent], between: str = ", ") -> str:
    """The agents in one line."""
    return between.join(names_of(rows))


def choice(name: str, description: str, note: str = "") -> ToolSpec:
    """A tool that stands for a choice; ``note`` says what may be written beside it."""
    notes = {NOTE: ("string", note)} if note else {}
    return ToolSpec(
        name=name,
        title=name,
        description=description,
        parameters=parameters({}, notes),
        run=lambda _arguments, _context: "",
        touches="Nothing",
        pure=True,
    )
