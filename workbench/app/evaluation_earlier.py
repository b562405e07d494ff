"""Tries that had ended when the program was killed, before their outcome was on disk.

Their runs are recorded whole, so they are judged as they are: no case is run twice, and no tool
of it does twice what it does.
"""

from __future__ import annotations

import asyncio

from workbench.app.conversations import Conversations
from workbench.app.evaluation_places import beginning_of, places_of
from workbench.app.recording import REDACTED
from workbench.base.errors import StoreError
from workbench.evals.side_by_side import Asked, Tried
from workbench.evals.trace_reading import tried_from
from workbench.traces.events import RunFinished, RunStarted


class EarlierTries:
    """Looks for runs of one plan that were answered; each is found once."""

    def __init__(self, plan_id: str, conversations: Conversations) -> None:
        self._plan_id, self._conversations = plan_id, conversations
        self._runs: dict[str, str] | None = None
        self._looking = asyncio.Lock()

    async def of(self, asked: Asked) -> Tried | None:
        """What a try gave before; None if it is to be run."""
        async with self._looking:
            if self._runs is None:
                self._runs = await self._answered()
        run_id = self._runs.pop(beginning_of(self._plan_id, asked.attempt), "")
        return await self._read(run_id, asked) if run_id else None

    async def _answered(self) -> dict[str, str]:
        try:
            found = await self._conversations.answered_below(places_of(self._plan_id))
        except StoreError:
            return {}  # then they are run again
        return {f"{place.rpartition('/')[0]}/": run_id for place, run_id in found.items()}

    async def _read(self, run_id: str, asked: Asked) -> Tried | None:
        try:
            records = await self._conversations.records(run_id)
        except StoreError:
            return None
        if not records:
            return None
        first, last = records[0].event, records[-1].event
        if not isinstance(first, RunStarted) or not isinstance(last, RunFinished):
            return None
        if first.options.get(REDACTED) or first.user_text != asked.case.text:
            return None  # what is left out of it might be what is judged
        tried = await asyncio.to_thread(tried_from, run_id, records)
        return None if tried.error else tried
