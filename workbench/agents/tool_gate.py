"""One tool call behind its gate: checked arguments, policy, a person's approval."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from workbench.agents.past_values import NOT_RECORDED
from workbench.agents.services import TIME_LIMIT, Answer, Verdict
from workbench.agents.state import RunState
from workbench.base.errors import ToolError
from workbench.policy.roles import refusal
from workbench.tools.api import ToolContext, ToolResult, ToolSpec
from workbench.traces.events import (
    ApprovalAsked,
    ApprovalGiven,
    ModelCallFinished,
    ModelCallStarted,
    ToolCallFinished,
)
from workbench.traces.nesting import is_inside

DENIED = "Error: the user did not allow this call"
UNANSWERED = "Error: nobody allowed this call in time"
CarryOut = Callable[[Mapping[str, Any]], Awaitable[ToolResult]]


def context_of(state: RunState, span_id: str) -> ToolContext:
    """What a tool may use in one call: it asks agents and graphs as a part of this run."""
    services = state.services
    if services.errand is None:
        return services.context
    ask = partial(services.errand, state.caller(span_id))
    return replace(services.context, delegate=ask)


def role_refusal(state: RunState, spec: ToolSpec) -> str:
    """Why the role of whoever sits before the program may not use a tool; empty if it may."""
    uses = (use.roles for use in state.document.tools if use.name == spec.name)
    return refusal(state.services.role(), spec.name, spec.roles, *uses)


async def through_gate(
    state: RunState, spec: ToolSpec, span_id: str, arguments: str, carry_out: CarryOut
) -> ToolCallFinished:
    """Carry out a call that the policy or a person allows.

    Args:
        state: The run; it is asked, and its trace says so.
        spec: The tool.
        span_id: Of the call.
        arguments: JSON text.
        carry_out: Does it, with arguments that were checked.

    Raises:
        ToolError: The arguments do not fit and nobody was asked.
        StoreError: The tool changes something, and that it is called cannot be recorded.
    """
    services = state.services
    if (told := await _told(state, spec, span_id, arguments)) is not None:
        return told
    verdict = services.decide(spec)
    if verdict == "deny":
        said = role_refusal(state, spec)
        return ToolCallFinished(
            span_id, f"Error: {said}" if said else DENIED, failed=True, denied=True
        )
    checked = await _granted(state, spec, span_id, arguments, verdict)
    if isinstance(checked, ToolCallFinished):
        return checked
    if checked is None and verdict == "ask":
        answer = await _ask(state, spec, span_id, arguments)
        if answer.decision == "deny":
            said = UNANSWERED if answer.by == TIME_LIMIT else DENIED
            return ToolCallFinished(span_id, said, failed=True, denied=True)
        try:
            checked = services.check(spec, answer.arguments)
        except ToolError as exc:
            return ToolCallFinished(span_id, exc.message, failed=True)
    elif checked is None:
        checked = services.check(spec, arguments)
    if spec.writes:  # after a kill, a change that nobody knows of would be made once more
        await services.recorded(span_id)
    result = await carry_out(dict(checked))
    return ToolCallFinished(
        span_id,
        result.text,
        failed=result.failed,
        truncated=result.truncated,
        duration_s=result.duration_s,
    )


async def _granted(
    state: RunState, spec: ToolSpec, span_id: str, arguments: str, verdict: Verdict
) -> Mapping[str, Any] | ToolCallFinished | None:
    """What was granted in advance says: the arguments to go on with, or the end of the call.

    None where nothing says anything of it, and it is decided as everywhere.

    Raises:
        ToolError: The arguments do not fit.
    """
    services = state.services
    if services.leave is None:
        return None
    checked = services.check(spec, arguments)
    said = (use.approval for use in state.document.tools if use.name == spec.name)
    leave = await services.leave(spec, verdict, next(said, None), checked)
    if leave is None:
        return None
    if leave.refused:
        return ToolCallFinished(span_id, f"Error: {leave.refused}", failed=True, denied=True)
    return ToolCallFinished(span_id, leave.instead) if leave.instead else checked


async def _told(
    state: RunState, spec: ToolSpec, span_id: str, arguments: str
) -> ToolCallFinished | None:
    """The end of the call in the run that is told again; None if it is none of that run's."""
    past = state.services.past
    if past is None or past.is_live(spec.name):
        return None
    with state.clock.paused():
        call = await past.call(span_id, spec.name, arguments, state.services.run_id)
    if call is None:
        if past.strict:
            return ToolCallFinished(span_id, NOT_RECORDED, failed=True)
        return None
    for event in call.meanwhile:
        if is_inside(event):  # of what the tool asked: paid for, but not a part of the messages
            state.queue.put_nowait(event)
            if isinstance(event, ModelCallStarted):
                state.purse.step()
            elif isinstance(event, ModelCallFinished):
                state.purse.pay(event)
        else:
            state.emit(event)
    return call.end


async def _ask(state: RunState, spec: ToolSpec, span_id: str, arguments: str) -> Answer:
    services = state.services
    ask_id = f"{services.run_id}:{span_id}"
    own = [use.approval for use in state.document.tools if use.name == spec.name]
    each_time = "always" in (spec.approval, *own)
    asked = ApprovalAsked(ask_id, span_id, spec.name, arguments, spec.touches, each_time)
    pending = services.ask(asked)
    state.emit(asked)
    with state.clock.paused():
        answer = await pending
    state.emit(
        ApprovalGiven(asked.ask_id, span_id, answer.decision, answer.arguments, answer.by)
    )
    return answer
