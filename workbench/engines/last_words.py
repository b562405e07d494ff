"""What an engine said of a request that its reader stopped, on its way up with the stop.

Whoever cancels the task that reads a request gets no more events from it. The end of the
request, with every token that was written, goes along with the cancellation instead.
"""

from __future__ import annotations

import asyncio

from workbench.engines.api import Finished

LAST_WORD_S = 0.3
"""So long a stop waits for the engine to say what it wrote: mostly one token."""


def take_along(stop: asyncio.CancelledError, last: Finished) -> None:
    """Let a cancellation carry the end of what it stopped."""
    stop.args = (last,)


def last_word(stop: BaseException) -> Finished | None:
    """The end of the request that a cancellation stopped; None if the engine did not say."""
    last = stop.args[0] if stop.args else None
    return (
        last
        if isinstance(stop, asyncio.CancelledError) and isinstance(last, Finished)
        else None
    )
