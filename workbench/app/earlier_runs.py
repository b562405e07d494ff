"""The runs before a new one, as far back as its prompt can reach."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from workbench.base.errors import StoreError
from workbench.traces.events import AnswerDelta, RunStarted, ToolCallFinished, TraceEvent
from workbench.traces.nesting import own_events
from workbench.traces.store import TraceStore

_PAGE = 200
_LONGEST_CONTEXT_TOKENS = 131_072
_MOST_TOKEN_CHARACTERS = 64  # far more than the mean of any real text


def newest_run(store: TraceStore, conversation_id: str) -> str:
    """The run at the head of a conversation; empty if there is none."""
    with suppress(StoreError):
        return store.conversation(conversation_id).head_run_id
    return ""


def earlier_runs(
    store: TraceStore, conversation_id: str, parent: str, context_tokens: int
) -> list[list[TraceEvent]]:
    """The events of the runs up to ``parent``, oldest first.

    What is surely too much for a context of that size is not even read; 0 tokens stands
    for the longest context there is.
    """
    most_characters = (context_tokens or _LONGEST_CONTEXT_TOKENS) * _MOST_TOKEN_CHARACTERS
    found: list[list[TraceEvent]] = []
    characters = 0
    head, before = parent, ""
    while head and characters <= most_characters:
        turns = store.turns(conversation_id, head_run_id=head, last=_PAGE, before=before)
        page = [[record.event for record in turn.records] for turn in turns]
        characters += sum(map(_characters, page))
        found[:0] = page
        head = before = turns[0].run_id if len(turns) == _PAGE else ""
    return found


def _characters(events: Sequence[TraceEvent]) -> int:
    """How much text of a run goes into the prompts after it, at least."""
    count = 0
    for event in own_events(events):
        if isinstance(event, RunStarted):
            count += len(event.user_text)
        elif isinstance(event, AnswerDelta):
            count += len(event.text)
        elif isinstance(event, ToolCallFinished):
            count += len(event.result)
    return count
