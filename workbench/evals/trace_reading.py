"""What one run gave, read from its trace; pure."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.evals.graders.trace_steps import calls_of
from workbench.evals.side_by_side import Tried
from workbench.traces.events import (
    ModelCallFinished,
    ModelCallStarted,
    ModelReplaced,
    Record,
    RunFinished,
)


def tried_from(run_id: str, records: Sequence[Record], limit_s: float = 0.0) -> Tried:
    """The answer, the calls in order, and the times of a run that ended.

    Args:
        run_id: The run.
        records: Its whole trace.
        limit_s: What it was stopped after, if it was; else 0.
    """
    events = [record.event for record in records]
    calls = [event for event in events if isinstance(event, ModelCallFinished)]
    first = calls[0] if calls else None
    end = events[-1] if events and isinstance(events[-1], RunFinished) else None
    writing_s = sum(one.new_tokens / one.tokens_per_s for one in calls if one.tokens_per_s > 0)
    written = sum(one.new_tokens for one in calls if one.tokens_per_s > 0)
    models = {event.model_id for event in events if isinstance(event, ModelCallStarted)}
    return Tried(
        run_id=run_id,
        answer=end.answer if end else "",
        end=end.end if end else "interrupted",
        calls=calls_of(records),
        total_s=end.duration_s if end else 0.0,
        time_to_first_token_s=first.time_to_first_token_s if first else 0.0,
        prompt_tokens=sum(one.prompt_tokens for one in calls),
        cached_tokens=sum(one.cached_tokens for one in calls),
        new_tokens=sum(one.new_tokens for one in calls),
        tokens_per_s=written / writing_s if writing_s else 0.0,
        error=_error(records, end, limit_s),
        records=tuple(records),
        model_id=models.pop() if len(models) == 1 else "",
    )


def _error(records: Sequence[Record], end: RunFinished | None, limit_s: float) -> str:
    """Why there is no answer that counts; empty if there is one."""
    for record in records:
        if isinstance(record.event, ModelReplaced):
            event = record.event
            return (
                f"{event.to_model_id} answered instead of {event.from_model_id}: {event.reason}"
            )
    if end is None:
        return "The run ended without a last event."
    if end.end == "answered" or (end.end == "token_limit" and end.answer and not limit_s):
        return ""  # of one that was cut there is an answer, and ``end`` says that it was cut
    if limit_s:
        return f"It took longer than {limit_s:g} s and was stopped."
    return f"{end.message} {end.hint}".strip() or f"The run ended with {end.end}."
