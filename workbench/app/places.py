"""How many agents run side by side: the next one waits for a place."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager

from workbench.agents.services import StopSignal


class Places:
    """Given in the order in which they were asked for. Lives on the event loop.

    Args:
        most: How many there are now; 0 is no limit.
    """

    def __init__(self, most: Callable[[], int]) -> None:
        self._most = most
        self._taken = 0
        self._waiting: deque[asyncio.Future[None]] = deque()

    @property
    def waiting(self) -> int:
        """How many wait for one."""
        return len(self._waiting)

    @asynccontextmanager
    async def held(
        self, stop: StopSignal, waits: Callable[[], None]
    ) -> AsyncGenerator[None, None]:
        """Hold a place until the end of the block.

        Args:
            stop: Ends the waiting; the block is entered without a place then, to end in order.
            waits: Called if there is none free at once.
        """
        taken = await self._take(stop, waits)
        try:
            yield
        finally:
            if taken:
                self._give_back()

    def fill(self) -> None:
        """Give away what is free; there may be more of them than before."""
        while self._waiting and self._is_free():
            place = self._waiting.popleft()
            if not place.done():
                self._taken += 1
                place.set_result(None)

    def _is_free(self) -> bool:
        most = self._most()
        return not most or self._taken < most

    def _give_back(self) -> None:
        self._taken -= 1
        self.fill()

    async def _take(self, stop: StopSignal, waits: Callable[[], None]) -> bool:
        if not self._waiting and self._is_free():
            self._taken += 1
            return True
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(place)
        stopped = asyncio.create_task(stop.wait(), name="place-stop")
        waits()
        try:
            await asyncio.wait({place, stopped}, return_when=asyncio.FIRST_COMPLETED)
        except asyncio.CancelledError:
            if place.done():
                self._give_back()
            raise
        finally:
            stopped.cancel()
            if not place.done():
                self._waiting.remove(place)
        return place.done()
