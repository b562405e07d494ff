"""Reads the turns of the conversation on screen: the newest at once, older ones on demand."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from workbench.app.run import Run
from workbench.app.workbench import Workbench
from workbench.base.errors import StoreError
from workbench.traces.values import Conversation, Turn

FIRST_TURNS = 40
MORE_TURNS = 100


class TurnReader:
    """Reads from the store; knows which runs still go on."""

    def __init__(self, workbench: Workbench) -> None:
        self._conversations, self._runs = workbench.conversations, workbench.runs

    async def newest(self, conversation_id: str, run_id: str) -> Sequence[Turn]:
        """The newest turns, or those that lead to a run that is not among them."""
        turns: Sequence[Turn] = ()
        for _ in range(2):  # a run that ended while they were read is read to its end
            turns = await self._conversations.turns(conversation_id, last=FIRST_TURNS)
            if run_id and all(turn.run_id != run_id for turn in turns):
                turns = await self._conversations.turns(conversation_id, head_run_id=run_id)
            if not turns or turns[-1].end is not None or self.alive(turns[-1].run_id):
                break
        return turns

    async def older(self, conversation_id: str, first: str, head: str) -> Sequence[Turn]:
        """The turns before the ``first`` run, on the way to the ``head`` run."""
        return await self._conversations.turns(
            conversation_id, last=MORE_TURNS, before=first, head_run_id=head
        )

    async def conversation(self, conversation_id: str) -> Conversation | None:
        """Its title and agent; None if it is gone."""
        with suppress(StoreError):
            return await self._conversations.get(conversation_id)
        return None

    def alive(self, run_id: str) -> Run | None:
        """A run, if it still goes on."""
        run = self._runs.get(run_id)
        return run if run is not None and not run.finished else None
