"""The runs before a new one, as far back as its prompt can reach."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from workbench.base.errors import StoreError
from workbench.traces.events import (
    AnswerDelta,
    Record,
    RunStarted,
    ToolCallFinished,
    TraceEvent,
)
from workbench.traces.nesting import own_events
from workbench.traces.store import TraceStore
from workbench.traces.values import Turn

_PAGE = 200
_MOST_FORKS = 100
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
    turns = earlier_turns(store, conversation_id, parent, context_tokens)
    return [[record.event for record in turn.records] for turn in turns]


def earlier_turns(
    store: TraceStore, conversation_id: str, parent: str, context_tokens: int = 0
) -> list[Turn]:
    """The turns up to ``parent``, oldest first; as far back as ``earlier_runs`` goes."""
    most_characters = (context_tokens or _LONGEST_CONTEXT_TOKENS) * _MOST_TOKEN_CHARACTERS
    found: list[Turn] = []
    characters = 0
    head, before = parent, ""
    while head and characters <= most_characters:
        turns = store.turns(conversation_id, head_run_id=head, last=_PAGE, before=before)
        characters += sum(_characters([one.event for one in turn.records]) for turn in turns)
        found[:0] = turns
        head = before = turns[0].run_id if len(turns) == _PAGE else ""
    return found


def records_before(
    store: TraceStore, records: Sequence[Record]
) -> list[Sequence[Record]] | None:
    """The events of each run that the calls of a run read too, oldest first.

    A run that repeats another one read what was before that one. None if it is not there any
    more.
    """
    for _fork in range(_MOST_FORKS):
        started = records[0].event if records else None
        if not isinstance(started, RunStarted):
            return None
        if not started.parent_run_id and not started.forked_from:
            return []
        try:
            if started.parent_run_id:
                turns = earlier_turns(store, started.conversation_id, started.parent_run_id)
                return [turn.records for turn in turns] or None
            records = store.some_records(started.forked_from, 0, 0)
        except StoreError:
            return None
    return None


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
