"""What a run needs from the program around it, as values and functions."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from workbench.agents.purse import Purse
from workbench.engines.api import EngineEvent, Request
from workbench.policy.roles import HIGHEST, Role
from workbench.tools.api import Errand, ToolContext, ToolResult, ToolSpec
from workbench.traces.events import ApprovalAsked, Decision

if TYPE_CHECKING:  # the state of a run holds its services, and a past speaks their words
    from workbench.agents.past import Past
    from workbench.agents.state import Caller

Verdict = Literal["allow", "ask", "deny"]
StopEnd = Literal[
    "cancelled", "interrupted", "failed", "time_limit", "step_limit", "token_limit"
]


TIME_LIMIT = "time limit"
"""Who denied an approval that no person answered."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person answered to an approval; ``arguments`` is JSON text, maybe edited."""

    decision: Decision
    arguments: str
    by: str = "user"


class StopSignal:
    """Ends a run in good order: the run still writes its last events. First end wins.

    Attributes:
        message: Why, for the last event; empty for what is usual.
        hint: What to do about it.
    """

    def __init__(self) -> None:
        self._event = asyncio.Event()
        self._end: StopEnd = "cancelled"
        self.message = self.hint = ""

    @property
    def end(self) -> StopEnd | None:
        """How the run shall end, or None while it shall go on."""
        return self._end if self._event.is_set() else None

    def stop(self, end: StopEnd = "cancelled", message: str = "", hint: str = "") -> None:
        if not self._event.is_set():
            self._end, self.message, self.hint = end, message, hint
            self._event.set()

    @property
    def said(self) -> str:
        """Why the run ends, for its last event."""
        if self.message:
            return self.message
        if self._end == "cancelled":
            return "You stopped the run."
        return "The program ended while this run was going on."

    async def wait(self) -> None:
        """Return once the run shall end."""
        await self._event.wait()


@dataclass(frozen=True, slots=True)
class ModelChanged:
    """A model could not answer, so the next one of the agent is asked; ``reason`` says why."""

    from_model_id: str
    model_id: str
    engine: str
    reason: str


Generate: TypeAlias = Callable[[Request], AsyncGenerator[EngineEvent | ModelChanged, None]]
CheckArguments: TypeAlias = Callable[[ToolSpec, str], Mapping[str, Any]]
CallTool: TypeAlias = Callable[
    [ToolSpec, Mapping[str, Any], ToolContext], Awaitable[ToolResult]
]
RunErrand: TypeAlias = Callable[["Caller", Errand, Mapping[str, Any], float], Awaitable[str]]
"""Asks an agent or a graph for a tool call, with arguments and a time limit in seconds."""


@dataclass(frozen=True, slots=True)
class Leave:
    """What was granted in advance says of one call.

    Attributes:
        refused: Why it is not carried out, for the model; empty if it may be.
        instead: What the model reads where a call is only rehearsed; empty carries it out.
    """

    refused: str = ""
    instead: str = ""


AskLeave: TypeAlias = Callable[
    [ToolSpec, Verdict, str | None, Mapping[str, Any]], Awaitable[Leave | None]
]
"""Whether a call was granted: the tool, what is decided of it elsewhere, what the agent says of
asking, checked arguments. None where it is decided as everywhere."""


async def not_recorded(_span_id: str) -> None:
    """Where nothing is recorded, nothing is waited for."""


@dataclass(frozen=True, slots=True)
class RunServices:
    """The world of one run.

    Attributes:
        run_id: The run; part of the id of each question to a person.
        engine: Key of the engine that holds the model.
        tools: Every tool of the program by name; the document chooses among them.
        generate: One model call; the model may change before anything of an answer came.
        check: JSON text of arguments to checked values; raises ToolError with a message that
            the model can act on.
        call: Carries out a tool call; never raises for what the tool did.
        decide: What the policy says about a tool of this agent.
        ask: Asks a person and waits.
        role: Of whoever sits before the program, now.
        errand: Asks an agent or a graph that a tool stands for; raises as ``Delegate`` says.
            None where tools cannot ask any.
        recorded: Waits until the beginning of a tool call, by its span, cannot be lost.
            Raises a WorkbenchError if it cannot be kept.
        purse: Of the run whose tool call this run is a part of; None if it is none.
        past: An earlier run whose answers and results are told again; None asks for all anew.
        leave: Decides calls by what was granted in advance; None where nothing was.
    """

    run_id: str
    model_id: str
    engine: str
    conversation_id: str
    tools: Mapping[str, ToolSpec]
    context: ToolContext
    generate: Generate
    check: CheckArguments
    call: CallTool
    decide: Callable[[ToolSpec], Verdict]
    ask: Callable[[ApprovalAsked], Awaitable[Answer]]
    stop: StopSignal
    role: Callable[[], Role] = lambda: HIGHEST
    errand: RunErrand | None = None
    recorded: Callable[[str], Awaitable[None]] = not_recorded
    purse: Purse | None = None
    past: Past | None = None
    leave: AskLeave | None = None
