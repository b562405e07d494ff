"""Teams and agents out of AutoGen Studio's JSON; a team becomes a loop with a protocol."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from workbench.agents.documents import AgentDocument, ToolUse
from workbench.agents.exchange.json_text import fields, json_in, part, rows, word
from workbench.agents.exchange.report import Losses, Report
from workbench.agents.graphs.documents import Body, GraphDocument, Link, Node
from workbench.agents.graphs.naming import free_id
from workbench.base.errors import DocumentError

_TEAMS = ("RoundRobinGroupChat", "SelectorGroupChat")
_USUAL_ROUNDS = 10
_MOST_ROUNDS = 1000
_MOST_AGENTS = 200
_TOOLS = ("calculator", "current_time", "convert_units")


def is_autogen(value: Any) -> bool:
    """Whether JSON looks like a component of AutoGen."""
    return isinstance(part(value, "provider"), str) and isinstance(
        part(value, "config"), Mapping
    )


def from_autogen(raw: bytes | str) -> tuple[AgentDocument | GraphDocument, Report]:
    """The team as a graph, or the agent; and what is left out.

    Raises:
        DocumentError: It is neither; the message names what it is.
    """
    value = json_in(raw)
    if not is_autogen(value):
        raise DocumentError("this is no component of AutoGen", "Export the team there again.")
    kind = _kind(value)
    losses = Losses()
    if kind in _TEAMS:
        return _Team(value, kind, losses).graph()
    if kind == "AssistantAgent":
        return _agent(value, losses)
    raise DocumentError(
        f"a component {kind!r:.60} is not read",
        "Teams of kind RoundRobinGroupChat and SelectorGroupChat are, and AssistantAgent.",
    )


def _kind(value: Mapping[str, Any]) -> str:
    return word(value, "provider").rpartition(".")[2]


def _agent(value: Mapping[str, Any], losses: Losses) -> tuple[AgentDocument, Report]:
    config = fields(value, "config")
    name = word(config, "name") or "agent"
    _note_agent(name, config, losses)
    agent = AgentDocument(
        name=free_id(name, ()),
        title=word(value, "label") or name,
        description=word(config, "description"),
        instructions=word(config, "system_message"),
        tools=tuple(ToolUse(tool) for tool in _tools(name, config, losses)),
    )
    return agent, losses.report(1 + len(agent.tools))


def _tools(where: str, config: Mapping[str, Any], losses: Losses) -> list[str]:
    """The tools of an agent that there are here; code in the file is never carried out."""
    found: list[str] = []
    listed = rows(config, "tools")
    benches = part(config, "workbench")
    for bench in benches if isinstance(benches, list) else [benches]:
        listed += rows(bench, "config", "tools")
        if isinstance(bench, Mapping) and _kind(bench) != "StaticWorkbench":
            losses.add(where, f"tools of {_kind(bench)!r:.60}", "add the server here")
    for row in listed:
        name = word(row, "config", "name") or word(row, "label")
        if name in _TOOLS:
            found.append(name)
            why = "the tool of that name here is used"
        else:
            why = "its code is not taken over; make the tool here"
        losses.add(where, f"the tool {name!r:.60}", why)
    return sorted(set(found))


def _note_agent(where: str, config: Mapping[str, Any], losses: Losses) -> None:
    model = word(config, "model_client", "config", "model")
    if isinstance(part(config, "model_client"), Mapping):
        losses.add(where, f"the model {model!r:.60}, its address and key", "choose one here")
    for key in ("handoffs", "memory", "output_content_type", "model_context"):
        value = part(config, key)
        usual = key == "model_context" and _kind(fields(config, key)).startswith("Unbounded")
        if value and not usual:
            losses.add(where, key, "there is nothing like it here")


@dataclass(slots=True)
class _Team:
    """A team that is being read."""

    value: Mapping[str, Any]
    kind: str
    losses: Losses
    _nodes: dict[str, Node] = field(default_factory=dict)
    _links: list[Link] = field(default_factory=list)
    _ends: list[str] = field(default_factory=list)
    _rounds: list[int] = field(default_factory=list)

    def graph(self) -> tuple[GraphDocument, Report]:
        """The team as a graph."""
        config = fields(self.value, "config")
        people = rows(config, "participants")
        if not people or len(people) > _MOST_AGENTS:
            raise DocumentError(
                f"the team has {len(people)} participants", f"1 to {_MOST_AGENTS} are read."
            )
        self._termination(fields(config, "termination_condition"))
        self._node("text", "input", {"name": "text", "type": "text"})
        if self.kind == "RoundRobinGroupChat":
            said, protocol = self._in_turn(people)
        else:
            said, protocol = self._by_choice(people, config)
        for name, end in (("answer", said), ("text", protocol)):
            self._link(end, self._node(f"{name}-out", "output", {"name": name}), "value")
        self._note_config(config)
        return self._around(len(people), part(config, "max_turns"))

    def _around(self, people: int, turns: Any) -> tuple[GraphDocument, Report]:
        if type(turns) is int and turns > 0:
            self._rounds.append(turns)
        each = people if self.kind == "RoundRobinGroupChat" else 1
        most = min(self._rounds, default=_USUAL_ROUNDS * each)
        rounds = max(1, min(_MOST_ROUNDS, -(-most // each)))
        if most % each:
            self.losses.add("", f"it ends after {most} messages", f"after {rounds} rounds here")
        if not self._rounds:
            self.losses.add("", "it has no most of messages", f"{rounds} rounds at most here")
        word_ = self._ends[0] if self._ends else ""
        operator = "contains" if word_ else "is empty"
        settings = {"rounds": rounds, "field": "answer", "operator": operator, "value": word_}
        loop = Node("team", "loop", self.kind, settings, body=self._body())
        nodes = (
            Node("answer", "output", settings={"name": "answer"}),
            Node("question", "input", settings={"name": "text"}),
            loop,
        )
        links = (
            Link("question", "value", "team", "text"),
            Link("team", "answer", "answer", "value"),
        )
        title = word(self.value, "label") or "Team"
        body = Body(nodes, links)
        graph = GraphDocument(free_id(title, ()), title, word(self.value, "description"), body)
        return graph, self.losses.report(len(self._nodes) + 3)

    def _body(self) -> Body:
        nodes = tuple(sorted(self._nodes.values(), key=lambda node: node.id))
        return Body(nodes, tuple(sorted(set(self._links))))

    def _node(self, wanted: str, kind: str, settings: dict[str, Any], title: str = "") -> str:
        node_id = free_id(wanted, self._nodes)
        self._nodes[node_id] = Node(node_id, kind, title, settings)
        return node_id

    def _link(self, end: tuple[str, str], target: str, port: str) -> None:
        self._links.append(Link(*end, target, port))

    def _in_turn(self, people: list[Mapping[str, Any]]) -> tuple[tuple[str, str], ...]:
        protocol, said = ("text", "value"), ("text", "value")
        for person in people:
            said, protocol = self._speaks(person, protocol, protocol)
        return said, protocol

    def _by_choice(
        self, people: list[Mapping[str, Any]], config: Mapping[str, Any]
    ) -> tuple[tuple[str, str], ...]:
        routes: list[dict[str, str]] = []
        for person in people:
            plain = re.sub(r"[^a-z0-9_]+", "_", _name(person).lower()).strip("_")[:30]
            stem = plain if plain[:1].isalpha() and plain != "other" else f"agent_{plain}"
            name = free_id(stem, {route["name"] for route in routes}).replace("-", "_")
            described = word(person, "config", "description") or _name(person)
            routes.append({"name": name, "description": described})
        router = self._node("speaker", "router", {"by": "meaning", "routes": routes})
        self._link(("text", "value"), router, "text")
        answers, protocols = (self._node(name, "merge", {}) for name in ("said", "protocol"))
        for person, port in zip(people, [r["name"] for r in routes], strict=True):
            said, protocol = self._speaks(person, (router, port), (router, port))
            self._link(said, answers, "values")
            self._link(protocol, protocols, "values")
        said, protocol = self._speaks(people[0], (router, "other"), (router, "other"))
        self._link(said, answers, "values")
        self._link(protocol, protocols, "values")
        self.losses.add(
            "", "who speaks when nobody fits", f"{_name(people[0])!r:.60} does here"
        )
        for key in ("selector_prompt", "allow_repeated_speaker", "model_client"):
            if part(config, key):
                self.losses.add("", key, "the router here asks in its own words")
        return (answers, "value"), (protocols, "value")

    def _speaks(
        self, person: Mapping[str, Any], asked: tuple[str, str], before: tuple[str, str]
    ) -> tuple[tuple[str, str], tuple[str, str]]:
        """What a participant says, and the protocol with it at its end."""
        name = _name(person)
        config = fields(person, "config")
        if _kind(person) == "UserProxyAgent":
            settings = {"title": name, "fields": [{"name": "answer"}]}
            said = (self._node(name, "form", settings, name), "answer")
            self._link(asked, said[0], "text")
        else:
            if _kind(person) != "AssistantAgent":
                why = "it is an agent with its instructions here"
                self.losses.add(name, f"the kind {_kind(person)!r:.60}", why)
            _note_agent(name, config, self.losses)
            settings = {"instructions": word(config, "system_message")}
            if tools := _tools(name, config, self.losses):
                settings["tools"] = tools
            said = (self._node(name, "agent", settings, name), "text")
            self._link(asked, said[0], "prompt")
        plain = name.replace("{", "{{").replace("}", "}}")
        template = f"{{before}}\n\n{plain}: {{said}}"
        added = self._node(f"{name}-added"[:60], "prompt", {"template": template})
        self._link(before, added, "before")
        self._link(said, added, "said")
        return said, (added, "text")

    def _termination(self, condition: Mapping[str, Any]) -> None:
        config = fields(condition, "config")
        match _kind(condition):
            case "":
                pass
            case "OrTerminationCondition":
                for one in rows(config, "conditions"):
                    self._termination(one)
            case "MaxMessageTermination" if type(config.get("max_messages")) is int:
                self._rounds.append(max(1, int(config["max_messages"]) - 1))
            case "TextMentionTermination" if word(config, "text") and not self._ends:
                self._ends.append(word(config, "text"))
            case kind:
                self.losses.add(
                    "termination_condition", f"{kind!r:.60}", "it does not end here"
                )

    def _note_config(self, config: Mapping[str, Any]) -> None:
        if self._ends and self.kind == "RoundRobinGroupChat":
            self.losses.add(
                "termination_condition",
                f"{self._ends[0]!r:.60} said by anyone ends it",
                "here only the last of a round is looked at",
            )
        if config.get("emit_team_events"):
            self.losses.add("", "emit_team_events", "a run here is always recorded")


def _name(person: Mapping[str, Any]) -> str:
    return word(person, "config", "name") or word(person, "label") or "agent"
