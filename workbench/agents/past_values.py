"""The pieces of an earlier run that are told again: calls, nodes, and what an engine said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from workbench.base.errors import RunError, WorkbenchError
from workbench.engines.api import (
    BrokenToolCall,
    EngineEvent,
    PromptReady,
    ReasoningDelta,
    TextDelta,
    ToolCall,
)
from workbench.traces.events import (
    AnswerDelta,
    ApprovalAsked,
    ApprovalGiven,
    NodeFinished,
    NodePaused,
    NodeResumed,
    PersonAnswered,
    PersonAsked,
    PromptRendered,
    ReasoningPiece,
    ToolCallBroken,
    ToolCallFinished,
    TraceEvent,
)

NOT_RECORDED = "The earlier run has no such step."
SETTLE_S = 0.2
"""How long what runs beside a step that was cut off may still go on: it only reads records."""
_UP = re.compile(
    r"it was given up after \S+ seconds"
    r"|The run stopped after \S+ seconds \(max_seconds = \S+\)\."
)
"""How ``given_up`` and an agent (`workbench.agents.runtime`) tell of it."""
_UNREADABLE = re.compile(
    r"Your tool call could not be read: (.*)\. Write it again\.", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class PastCall:
    """A tool call as it was: what was asked and done meanwhile, and how it ended."""

    meanwhile: tuple[TraceEvent, ...]
    end: ToolCallFinished


@dataclass(frozen=True, slots=True)
class PastNode:
    """A node as it was, that ran nothing inside it.

    Attributes:
        asked: What a person was asked in it, and answered.
        tries: Why each of its failed tries failed.
        end: How it ended.
    """

    asked: tuple[TraceEvent, ...]
    tries: tuple[str, ...]
    end: NodeFinished


def ended_as(told: PastNode, number: int, title: str) -> Mapping[str, Any]:
    """The outputs of a node's try, as it ended then.

    Args:
        told: The node.
        number: The try, from 0.
        title: Of the node; begins the message of a failure.

    Raises:
        RunError: That try failed.
    """
    if number < len(told.tries):
        raise RunError(told.tries[number])
    end = told.end
    if end.outcome == "failed" or end.message:
        raise RunError(end.message.removeprefix(f"{title}: "), end.hint)
    return end.outputs


def given_up(limit_s: float) -> WorkbenchError:
    """What a node's try is told whose time limit ended it."""
    return RunError(
        f"it was given up after {limit_s:g} seconds", "Raise the node's time limit."
    )


def was_given_up(message: str) -> bool:
    """Whether a try ended because its time was up, or that of the agent in it."""
    return _UP.fullmatch(message) is not None


def not_known() -> WorkbenchError:
    """What a step is told that a strict past does not know."""
    return RunError(NOT_RECORDED, "The document or the program was changed since that run.")


def said(event: TraceEvent) -> EngineEvent | None:
    """What an engine said that became this event; None if it said nothing."""
    match event:
        case PromptRendered():
            return copied(PromptReady, event)
        case AnswerDelta():
            return TextDelta(event.text, event.tokens)
        case ReasoningPiece():
            return ReasoningDelta(event.text, event.tokens)
        case ToolCallBroken() if event.name:
            return ToolCall(event.call_id, event.name, event.arguments, event.raw)
        case ToolCallBroken():
            found = _UNREADABLE.fullmatch(event.answer)
            return BrokenToolCall(event.raw, found[1] if found else event.answer)
        case _:
            return None


_CopiedT = TypeVar("_CopiedT")


def copied(kind: type[_CopiedT], event: TraceEvent, **more: Any) -> _CopiedT:
    """A value with the fields that the event has by the same names."""
    names = {one.name for one in fields(kind)}  # type: ignore[arg-type]
    had = {name: getattr(event, name) for name in names if hasattr(event, name)}
    return kind(**had | more)


def of_run(event: TraceEvent, run_id: str) -> TraceEvent:
    """An event whose question is one of this run."""
    if isinstance(
        event,
        ApprovalAsked | ApprovalGiven | NodePaused | NodeResumed | PersonAsked | PersonAnswered,
    ):
        return replace(event, ask_id=ask_id_of(event.ask_id, run_id))
    return event


def ask_id_of(ask_id: str, run_id: str) -> str:
    """The id of a question as this run would ask it."""
    return f"{run_id}:{ask_id.partition(':')[2]}"
