"""Agents that talk with one another, in turn or as one who takes the chair says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from workbench.agents.documents import AgentDocument, AgentModel, Limits, ModelOptions
from workbench.agents.graphs.documents import Body
from workbench.agents.nodes.agent_settings import INPUTS, TEXT_OUT, agent_name
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
from workbench.agents.nodes.rules import OPERATORS, Operator, holds
from workbench.agents.nodes.team import (
    TeamAgent,
    asked,
    check_model,
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
from workbench.base.errors import RunError

_NEXT, _FINISH = "next_", "finish"
_CHAIR = (
    "You take the chair of a talk. Call one tool: the one of who shall speak next, or "
    "finish when the question is answered."
)
_CHAIR_CONTEXT_TOKENS = 8192
_GO_ON = "Go on."
_NO_RULE = ""
Said = tuple[str, str]
"""Who said it, empty for the one who asked; and what."""


@dataclass(frozen=True, slots=True)
class GroupChatSettings:
    """Settings of a talk."""

    agents: tuple[TeamAgent, ...] = setting((), "Agents", "rows")
    by: Literal["in turn", "chair"] = setting(
        "in turn",
        "Who speaks next",
        "choice",
        choices=("in turn", "chair"),
        help="“chair” asks a model after each message.",
    )
    chair_model: str = setting("", "Model of the chair", "model")
    chair_instructions: str = setting(_CHAIR, "Instructions of the chair", "lines")
    turns: int = setting(6, "Messages at most", "number", low=1, high=200)
    end_when: Literal[Operator, ""] = setting(
        "contains",
        "Ends when a message",
        "choice",
        choices=(_NO_RULE, *OPERATORS),
        help="Empty: only after the most messages, or when the chair finishes it.",
    )
    end_value: str = setting("DONE", "This", "line")


async def _run(settings: GroupChatSettings, inputs: Values, context: NodeContext) -> Values:
    members = members_of(settings.agents, context.world)
    history: Sequence[Mapping[str, str]] = inputs.get("history") or ()
    said: list[Said] = [("", str(inputs["prompt"]))]
    why = f"{settings.turns} messages"
    while len(said) <= settings.turns:
        name = _after(said, tuple(members))
        if settings.by == "chair":
            chosen = await _chosen(settings, members, said, name, context)
            if not chosen:
                why = "the chair finished it"
                break
            name = chosen
        earlier, text = _as_heard(said, name)
        answer = await asked(context, name, members[name], text, [*history, *earlier])
        said.append((name, answer.text))
        if settings.end_when and holds(answer.text, settings.end_when, settings.end_value):
            why = f"{name} ended it"
            break
    context.tell(f"{' → '.join(name for name, _text in said[1:])}; {why}")
    return {TEXT_OUT.name: said[-1][1], "messages": [_as_message(*each) for each in said]}


def _after(said: Sequence[Said], names: Sequence[str]) -> str:
    """Who follows the last one who spoke."""
    last = said[-1][0]
    return names[(names.index(last) + 1) % len(names)] if last else names[0]


def _as_heard(said: Sequence[Said], name: str) -> tuple[list[dict[str, str]], str]:
    """What was said, as one of them heard it: its own words are answers, the rest is asked.

    Neighbours of one role become one message, because many models take no others.
    """
    messages: list[dict[str, str]] = []
    for who, text in said:
        role = "assistant" if who == name else "user"
        shown = text if role == "assistant" else _line(who, text)
        if messages and messages[-1]["role"] == role:
            messages[-1]["text"] += f"\n\n{shown}"
        else:
            messages.append({"role": role, "text": shown})
    if messages[-1]["role"] == "assistant":
        return messages, _GO_ON
    return messages[:-1], messages[-1]["text"]


def _line(who: str, text: str) -> str:
    return f"{who}: {text}" if who else text


def _as_message(who: str, text: str) -> dict[str, str]:
    return {"role": "assistant" if who else "user", "text": _line(who, text)}


async def _chosen(
    settings: GroupChatSettings,
    members: Mapping[str, AgentDocument],
    said: Sequence[Said],
    usual: str,
    context: NodeContext,
) -> str:
    """Who speaks next: as the chair says, or in turn if it chooses none; empty for nobody."""
    rows = {name_of(row): row for row in settings.agents}
    choices = [
        choice(f"{_NEXT}{name}", f"{name} speaks next: {described(rows[name], document)}")
        for name, document in members.items()
    ]
    if len(said) > 1:
        choices.append(choice(_FINISH, "The question is answered, nobody need speak"))
    document = AgentDocument(
        name=agent_name(context.graph_name, context.node_path),
        title="Chair",
        instructions=settings.chair_instructions,
        model=AgentModel(
            id=settings.chair_model,
            options=ModelOptions(
                temperature=0.0, max_output_tokens=64, context_tokens=_CHAIR_CONTEXT_TOKENS
            ),
        ),
        limits=Limits(max_steps=1),
    )
    text = "\n\n".join(_line(*each) for each in said)
    try:
        answer = await context.ask_agent(document, text, choices=choices)
    except RunError:  # it said a lot and chose nothing; the talk need not end for that
        return usual
    if not answer.calls:
        return usual
    return "" if answer.calls[0] == _FINISH else answer.calls[0].removeprefix(_NEXT)


def _ports(_settings: GroupChatSettings, _world: World, _body: Body | None) -> Ports:
    return Ports(INPUTS, (TEXT_OUT, Port("messages", "messages", "All that was said")))


def _check(settings: GroupChatSettings, world: World) -> Iterable[SettingProblem]:
    yield from check_team(settings.agents, world)
    if settings.by == "chair":
        yield from check_model(settings.chair_model, world, "chair_model")
    if settings.turns < 1:
        yield SettingProblem("turns", "Nobody may speak", "Write 1 or more.")


def _identity(settings: GroupChatSettings, world: World) -> Any:
    chair = world.model_key(settings.chair_model) if settings.by == "chair" else ""
    return [team_identity(settings.agents, world), chair]


GROUP_CHAT = NodeKind(
    key="group_chat",
    title="Group chat",
    description="Lets agents talk with one another until they are done",
    group="agents",
    icon="message-square",
    settings=GroupChatSettings,
    ports=_ports,
    run=_run,
    check=_check,
    identity=_identity,
    models=lambda settings, world: team_models(settings.agents, world),
    reuse=lambda settings, world: team_reuse(settings.agents, world),
    summary=lambda settings: f"{settings.by}: {team_summary(settings.agents)}",
)
