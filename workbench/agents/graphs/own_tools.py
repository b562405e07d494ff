"""Tools that an agent has for one answer: choices that end it, and other agents it may ask."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from workbench.agents.documents import AgentDocument, ToolUse
from workbench.agents.nodes.api import AgentAnswer, Member
from workbench.agents.services import Leave, RunServices, Verdict
from workbench.agents.state import PersonClock, RunState
from workbench.base.errors import WorkbenchError
from workbench.tools.api import ToolContext, ToolResult, ToolSpec
from workbench.tools.parameters import parameters

MESSAGE = "message"
_CHOSEN = "chosen"
AskMember = Callable[[AgentDocument, str, PersonClock], Awaitable[AgentAnswer]]


@dataclass(slots=True)
class OwnTools:
    """What one agent is given beside the tools of its document.

    Attributes:
        choices: The first call of one of them is the last step of the agent.
        members: Other agents by the name of the tool that asks them.
        ask: Asks one of them.
        state: The agent's own; known once it begins.
    """

    choices: Sequence[ToolSpec]
    members: Mapping[str, Member]
    ask: AskMember
    state: RunState | None = None

    def added(self, document: AgentDocument) -> AgentDocument:
        """The agent with these tools; none of them needs anybody's leave."""
        uses = tuple(ToolUse(name, "never") for name in self._specs())
        kept = tuple(use for use in document.tools if use.name not in self._specs())
        return replace(document, tools=(*kept, *uses))

    def given(self, services: RunServices) -> RunServices:
        """Services that know these tools."""
        own = self._specs()

        async def call(
            spec: ToolSpec, arguments: Mapping[str, Any], context: ToolContext
        ) -> ToolResult:
            if spec.name not in own:
                return await services.call(spec, arguments, context)
            return await self._carry_out(spec.name, arguments)

        async def leave(
            spec: ToolSpec,
            verdict: Verdict,
            approval: str | None,
            arguments: Mapping[str, Any],
        ) -> Leave | None:
            if spec.name in own or services.leave is None:
                return None
            return await services.leave(spec, verdict, approval, arguments)

        return replace(
            services,
            leave=leave if services.leave is not None else None,
            tools={**services.tools, **own},
            decide=lambda spec: "allow" if spec.name in own else services.decide(spec),
            call=call,
            past=services.past.without(own) if services.past else None,
        )

    def is_chosen(self, calls: Sequence[str]) -> bool:
        """Whether one of the choices is among the calls."""
        return any(choice.name in calls for choice in self.choices)

    def _specs(self) -> dict[str, ToolSpec]:
        asked = {name: _as_tool(name, member) for name, member in self.members.items()}
        return {**asked, **{choice.name: choice for choice in self.choices}}

    async def _carry_out(self, name: str, arguments: Mapping[str, Any]) -> ToolResult:
        assert self.state is not None  # noqa: S101 - a call comes from a run
        if name not in self.members:
            _end_with_this_step(self.state)
            return ToolResult(_CHOSEN)
        began_s = time.monotonic()
        message = str(arguments.get(MESSAGE) or "")
        if not message.strip():
            return ToolResult("Error: the message is missing", failed=True)
        member = self.members[name].document
        try:
            answer = await self.ask(member, message, self.state.clock)
        except WorkbenchError as exc:
            return ToolResult(
                f"Error: {exc.message}", failed=True, duration_s=time.monotonic() - began_s
            )
        return ToolResult(answer.text, duration_s=time.monotonic() - began_s)


def _end_with_this_step(state: RunState) -> None:
    limits = replace(state.document.limits, max_steps=state.steps)
    state.document = replace(state.document, limits=limits)


def _as_tool(name: str, member: Member) -> ToolSpec:
    return ToolSpec(
        name=name,
        title=member.document.title,
        description=member.description,
        parameters=parameters(
            {MESSAGE: ("string", "What it shall do, with all that it must know")}
        ),
        run=lambda _arguments, _context: "",
        touches="Nothing",
    )
