"""What a node may use while it runs: agents, tools, people, and the nodes inside it."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from workbench.agents.documents import AgentDocument, Limits, ToolUse
from workbench.agents.graphs.documents import Body, Scope
from workbench.agents.graphs.own_tools import OwnTools
from workbench.agents.graphs.run_state import GraphRun
from workbench.agents.nodes.agent_settings import agent_name
from workbench.agents.nodes.api import AgentAnswer, Field, Member, Memory, Values, World
from workbench.agents.past_values import not_known
from workbench.agents.runtime import end_of
from workbench.agents.state import PersonClock, RunState, Within
from workbench.agents.tool_gate import context_of, through_gate
from workbench.base.errors import RunError, ToolError
from workbench.engines.api import Message, Role
from workbench.tools.api import ToolResult, ToolSpec
from workbench.tools.memory.values import MemoryPlace, MemoryScope
from workbench.tools.retrieval.values import Hit, Mode
from workbench.traces.events import (
    ModelCallStarted,
    PersonAnswered,
    PersonAsked,
    ToolCallFinished,
    ToolCallStarted,
)

_UNBOUNDED_TOKENS = 10**12


class ToldAgain(Exception):  # no error: no node handles it
    """What a node would look at is in the record, and so is its result."""


RunBody = Callable[[Body, Values, int | None, PersonClock], Awaitable[Values]]
_ROLES: Mapping[str | None, Role] = {
    "user": "user",
    "assistant": "assistant",
    "system": "system",
}


class NodeWork:
    """The ``NodeContext`` of one node.

    Attributes:
        note: What the node told of its decision.
    """

    def __init__(
        self,
        run: GraphRun,
        scope: Scope,
        span_id: str,
        body: Body | None,
        clock: PersonClock,
        run_body: RunBody,
    ) -> None:
        """Prepare the work of one node.

        Args:
            run: The run.
            scope: The ids from the graph to the node, its own last.
            span_id: The node with its rounds.
            body: What lies inside it.
            clock: Its time limit.
            run_body: Runs what lies inside.
        """
        self._run, self._scope, self._span_id = run, scope, span_id
        self._clock, self._run_body = clock, run_body
        self.body = body
        self.note = ""

    @property
    def node_path(self) -> str:
        return "/".join(self._scope)

    @property
    def graph_name(self) -> str:
        return self._run.document.name

    @property
    def world(self) -> World:
        return self._run.services.world

    @property
    def state(self) -> dict[str, Any]:
        return self._run.state

    def tell(self, note: str) -> None:
        self.note = note

    async def run_body(self, body: Body, inputs: Values, turn: int | None = None) -> Values:
        return await self._run_body(body, inputs, turn, self._clock)

    async def ask_agent(
        self,
        document: AgentDocument,
        text: str,
        history: Sequence[Mapping[str, str]] = (),
        *,
        choices: Sequence[ToolSpec] = (),
        members: Mapping[str, Member] | None = None,
    ) -> AgentAnswer:
        own = OwnTools(choices, members or {}, self._ask_member)
        return await self._ask(document, text, history, own, self._clock)

    async def _ask_member(
        self, document: AgentDocument, text: str, clock: PersonClock
    ) -> AgentAnswer:
        """A member has no members, so agents that ask one another do not go round."""
        return await self._ask(document, text, (), OwnTools((), {}, self._ask_member), clock)

    async def _ask(
        self,
        document: AgentDocument,
        text: str,
        history: Sequence[Mapping[str, str]],
        own: OwnTools,
        clock: PersonClock,
    ) -> AgentAnswer:
        # Numbered before its model is loaded: told again, they come in this order too.
        within = Within(self._span_id, f"{self._prefix()}#", self._run.queue, clock)
        services = own.given(await self._run.services.of(document, True))
        state = RunState(own.added(document), text, _messages(history), services, within)
        own.state = state
        end = await end_of(state, text)
        self._run.spend(end)
        if end.end in ("cancelled", "interrupted") or services.stop.end is not None:
            raise asyncio.CancelledError  # the whole run is being stopped, not this agent
        made = [event for event in state.events if isinstance(event, ToolCallStarted)]
        calls = tuple(event.name for event in made)
        if end.end != "answered" and not own.is_chosen(calls):
            raise RunError(end.message or f"the agent ended with {end.end}", end.hint)
        models = [e.model_id for e in state.events if isinstance(e, ModelCallStarted)]
        return AgentAnswer(
            end.answer,
            calls,
            models[-1] if models else services.model_id,
            tuple(event.arguments for event in made),
        )

    def _prefix(self) -> str:
        """Begins the ids of the spans of one agent; no id of a node has a ``#``."""
        number = self._run.count(f"{self._span_id}#agents")
        return self._span_id if number == 1 else f"{self._span_id}#{number}"

    async def call_tool(self, name: str, arguments: Values) -> str:
        spec = self.world.tools.get(name)
        if spec is None:
            raise ToolError(f"there is no tool {name!r}", "Choose another one in the node.")
        document = AgentDocument(
            name=agent_name(self.graph_name, self.node_path),
            title=self.node_path,
            tools=(ToolUse(name),),
            # The node's own time limit holds, and those of whom it asks.
            limits=Limits(max_seconds=float("inf"), max_tokens=_UNBOUNDED_TOKENS),
            grants=self._run.grants_of(self._scope),
        )
        services = await self._run.services.of(document, False)
        number = self._run.count(f"{self._span_id}#tools")
        prefix = f"{self._span_id}#"
        within = Within(self._span_id, prefix, self._run.queue, self._clock)
        state = RunState(document, "", (), services, within)
        try:
            async with state.clock.timeout:
                ended = await self._called(state, spec, arguments, number)
        finally:
            self._run.spend(state.finished("answered"))
        if ended.failed:
            said = ended.result.removeprefix("Error: ")
            raise ToolError(said, "Look at the values, or change what happens then.")
        return ended.result

    async def _called(
        self, state: RunState, spec: ToolSpec, arguments: Values, number: int
    ) -> ToolCallFinished:
        span_id = state.span(f"tool-{number}")
        text = json.dumps(dict(arguments), ensure_ascii=False)
        call_id = f"node_{number}"
        state.emit(ToolCallStarted(span_id, "", self._span_id, call_id, spec.name, text))
        began_s = time.monotonic()
        ended: ToolCallFinished | None = None

        async def carry_out(checked: Mapping[str, Any]) -> ToolResult:
            return await state.services.call(spec, checked, context_of(state, span_id))

        try:
            ended = await through_gate(state, spec, span_id, text, carry_out)
        except ToolError as exc:
            ended = ToolCallFinished(span_id, exc.message, failed=True)
        finally:
            if ended is None:
                passed_s = time.monotonic() - began_s
                ended = ToolCallFinished(
                    span_id, "The call was stopped.", failed=True, duration_s=passed_s
                )
            state.emit(ended)
        return ended

    async def search(self, collection: str, query: str, most: int, mode: Mode) -> Sequence[Hit]:
        self._look_outside()
        return await self._run.services.search(collection, query, most, mode)

    @property
    def memory(self) -> Memory:
        self._look_outside()
        memory = self._run.services.memory
        if memory is None:
            raise RunError("nothing is remembered here", "Run the graph in the program.")
        return memory

    def memory_place(self, scope: MemoryScope, name: str) -> MemoryPlace:
        is_graph = scope == "graph"
        owner = self.graph_name if is_graph else self._run.services.conversation_id
        return MemoryPlace(scope, owner, name)

    async def embed(self, model_id: str, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        self._look_outside()
        return await self._run.vectors(model_id, texts)

    def _look_outside(self) -> None:
        """See that what is outside may be looked at; in a run that is told again it is not.

        Raises:
            ToldAgain: The node's result is in the record.
            RunError: It is not there, and nothing else may be looked at.
        """
        past = self._run.services.past
        if past is None:
            return
        if past.node(self._span_id, self._run.services.run_id) is not None:
            raise ToldAgain
        if past.strict:
            raise not_known()

    async def ask_person(
        self, title: str, text: str, fields: Sequence[Field], *, is_approval: bool = False
    ) -> Values:
        ask_id = f"{self._run.services.run_id}:{self._span_id}#person"
        shown = [{**asdict(field), "choices": list(field.choices)} for field in fields]
        asked = PersonAsked(
            ask_id, self._span_id, self.node_path, title, text, shown, is_approval
        )
        pending = asyncio.ensure_future(self._run.services.give(asked))
        self._run.emit(asked)
        with self._clock.paused():
            given = await pending
        declined = given.values is None
        values = {} if given.values is None else dict(given.values)
        self._run.emit(PersonAnswered(ask_id, self._span_id, values, declined, given.by))
        if declined:
            raise RunError("the person declined", "Ask again, or wire the error port.")
        return _checked(values, fields)


def _messages(history: Sequence[Mapping[str, str]]) -> list[Message]:
    messages: list[Message] = []
    for each in history:
        role, text = each.get("role"), each.get("text")
        if role not in _ROLES or not isinstance(text, str):
            raise RunError(f"{each!r:.60} is no message", "A message has a role and a text.")
        messages.append(Message(_ROLES[role], text))
    return messages


def _checked(values: dict[str, Any], fields: Sequence[Field]) -> Values:
    """The values of the form; what is missing, not asked for or of another type is refused."""
    given: dict[str, Any] = {}
    for field in fields:
        value = values.get(field.name)
        if value in (None, ""):
            if field.required:
                raise RunError(f"{field.title!r} was left empty", "Fill it in.")
            continue
        if field.choices and value not in field.choices:
            raise RunError(
                f"{field.title!r}: {value!r:.60} is none of the choices",
                f"Choose one of: {', '.join(field.choices)}.",
            )
        wanted = _FORM_TYPES.get(field.type)
        if wanted is not None and (
            not isinstance(value, wanted)
            or (field.type == "number" and isinstance(value, bool))
        ):
            raise RunError(
                f"{field.title!r}: {value!r:.60} is not {field.type}", "Write another value."
            )
        given[field.name] = value
    return given


_FORM_TYPES: dict[str, tuple[type, ...]] = {
    "text": (str,),
    "number": (int, float),
    "boolean": (bool,),
}
