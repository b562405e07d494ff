"""How fast each model wrote on this computer, read from the runs that are stored."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.app.conversations import Conversations
from workbench.traces.events import ModelCallFinished

NEWEST_RUNS = 200
LEAST_TOKENS = 8


@dataclass(frozen=True, slots=True)
class Speed:
    """What was measured in a model's newest run that says something.

    Attributes:
        at_s: When, Unix time in seconds.
        tokens: How many tokens were written then.
    """

    tokens_per_s: float
    at_s: float
    tokens: int


async def measured_speeds(conversations: Conversations) -> dict[str, Speed]:
    """The newest measurement of each model, by its id."""
    found: dict[str, Speed] = {}
    for run in await conversations.runs(NEWEST_RUNS):
        if run.model_id in found or run.new_tokens < LEAST_TOKENS or not run.ended_s:
            continue
        events = [record.event for record in await conversations.records(run.run_id)]
        calls = [
            event
            for event in events
            if isinstance(event, ModelCallFinished) and event.tokens_per_s > 0
        ]
        tokens = sum(call.new_tokens for call in calls)
        writing_s = sum(call.new_tokens / call.tokens_per_s for call in calls)
        if tokens >= LEAST_TOKENS:
            found[run.model_id] = Speed(tokens / writing_s, run.started_s, tokens)
    return found
