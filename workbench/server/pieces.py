"""What is told of a request, piece by piece, until its end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence

from workbench.engines.api import ReasoningDelta, ToolCall
from workbench.server.crossing import Inbox
from workbench.server.outcome import Outcome
from workbench.server.refusals import ApiRefusal
from workbench.server.work import Told


async def batches(
    inbox: Inbox[Told], outcome: Outcome, pause_s: float
) -> AsyncGenerator[list[str | ReasoningDelta | ToolCall], None]:
    """What was written in one moment each; an empty one where nothing was for that long.

    Texts that came in one moment are joined. Ends with the answer; its run may still be stored.

    Raises:
        ApiRefusal: It failed.
        WorkbenchError: It could not begin.
    """
    pulse = Pulse(inbox, pause_s)
    try:
        while outcome.reason is None:
            told = await inbox.take()
            if not told and inbox.ended:
                raise _broken_off()
            pulse.count += 1
            found = _joined(told, outcome)
            if found or not told:
                yield found
    finally:
        pulse.stop()


class Pulse:
    """Nudges an inbox in which nothing came for a while.

    One timer for a stream: a time limit around each token would cost as much as sending it.

    Attributes:
        count: To be raised by whoever takes something.
    """

    def __init__(self, inbox: Inbox[Told], pause_s: float) -> None:
        self._inbox, self._pause_s = inbox, pause_s
        self.count = self._seen = 0
        self._timer = asyncio.get_running_loop().call_later(pause_s, self._look)

    def stop(self) -> None:
        """Nudge no more."""
        self._timer.cancel()

    def _look(self) -> None:
        if self.count == self._seen:
            self._inbox.nudge()
        self._seen = self.count
        self._timer = asyncio.get_running_loop().call_later(self._pause_s, self._look)


def _joined(told: Sequence[Told], outcome: Outcome) -> list[str | ReasoningDelta | ToolCall]:
    found: list[str | ReasoningDelta | ToolCall] = []
    for one in told:
        piece = outcome.take(one)
        if piece is None or piece == "":
            continue
        if isinstance(piece, str) and found and isinstance(found[-1], str):
            found[-1] += piece
        else:
            found.append(piece)
    return found


def _broken_off() -> ApiRefusal:
    return ApiRefusal(500, "The answer broke off.", "server_error", "broken_off")


async def to_end(inbox: Inbox[Told], outcome: Outcome) -> None:
    """Take all that is told until the end.

    Raises:
        ApiRefusal: It failed.
        WorkbenchError: It could not begin.
    """
    while outcome.reason is None:
        told = await inbox.take()
        if not told and inbox.ended:
            raise _broken_off()
        for one in told:
            outcome.take(one)


async def until_stored(inbox: Inbox[Told], outcome: Outcome) -> None:
    """Wait until the store has the run of an answer, so that a later request finds it."""
    while told := await inbox.take():
        for one in told:
            outcome.take(one)
