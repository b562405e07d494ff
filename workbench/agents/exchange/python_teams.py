"""Nodes of several agents as calls in an exported script."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from workbench.agents.documents import AgentDocument
from workbench.agents.exchange.python_agents import agent_call, document_of
from workbench.agents.exchange.python_code import Call, Code, Lines, call
from workbench.agents.exchange.python_place import SERVER, Place
from workbench.agents.nodes.team import TeamAgent, described, members_of, name_of
from workbench.base.errors import DocumentError, RunError

_Members = Mapping[str, tuple[AgentDocument, str]]


def _members(place: Place, rows: Sequence[TeamAgent]) -> _Members:
    """The agents by their names in the team, each with what the others are told of it."""
    try:
        documents = members_of(rows, place.script.world)
    except RunError as exc:
        raise DocumentError(f"{place.where}: {exc.message}", exc.hint) from exc
    told = {name_of(row): row for row in rows}
    return {
        name: (document, described(told[name], document))
        for name, document in documents.items()
    }


def _team(place: Place) -> dict[str, Code]:
    """The agents of a team by their names there."""
    return {
        name: agent_call(document, place.script, place.where)
        for name, (document, _about) in _members(place, place.settings.agents).items()
    }


def _together(place: Place) -> Call:
    settings = place.settings
    more = {"go_on": True} if settings.on_failure == "go on" else {}
    return call("together", _team(place), settings.separator, **more)


def _hand_over(place: Place) -> Call:
    members = _members(place, place.settings.agents)
    choices = {f"hand_to_{name}" for name in members}
    rows = {
        name: (
            agent_call(document, place.script, place.where, without=choices),
            document.title,
            about,
        )
        for name, (document, about) in members.items()
    }
    return call("hand_over", rows, most=max(place.settings.most, 0))


def _talk(place: Place) -> Call:
    settings = place.settings
    more: dict[str, Code] = {}
    if settings.end_when:
        more["ends"] = (settings.end_when, settings.end_value)
    if settings.by == "chair":
        place.script.use("chaired")
        if settings.chair_model:
            why = "--model names one for all agents"
            place.script.losses.add(
                place.where, f"the model of the chair: {settings.chair_model}", why
            )
        about = {
            name: about for name, (_one, about) in _members(place, settings.agents).items()
        }
        instructions = Lines(settings.chair_instructions)
        more["chair"] = call("chaired", SERVER, instructions, about)
    return call("talk", _team(place), most=settings.turns, **more)


def _supervisor(place: Place) -> Call:
    """An agent whose tools are other agents; a member has no members."""
    place.script.use("member")
    members = {
        f"ask_{name}": call(
            "member", f"ask_{name}", about, agent_call(document, place.script, place.where)
        )
        for name, (document, about) in _members(place, place.settings.members).items()
    }
    leader = agent_call(
        document_of(place), place.script, place.where, tuple(members.values()), set(members)
    )
    more = {"has_value": True} if place.ports.output("value") is not None else {}
    return call("ask_agent", leader, **more)


TEAMS_OF: Mapping[str, Callable[[Place], Call]] = {
    "parallel": _together,
    "sequence": lambda place: call("in_turn", _team(place)),
    "handoff": _hand_over,
    "group_chat": _talk,
    "supervisor": _supervisor,
}
