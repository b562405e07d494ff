"""Gives memory that the program no longer uses back to the machine, now and then."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from workbench.base.one_pool import return_unused

EVERY_S = 60.0


class MemoryReturn:
    """Asks once a minute; in a thread, so that the loop goes on.

    What a minute leaves is small, so that it costs a millisecond; what a day leaves is not.
    """

    def __init__(
        self, every_s: float = EVERY_S, give_back: Callable[[], bool] = return_unused
    ) -> None:
        """Begin; needs a running loop.

        Args:
            every_s: Seconds from one time to the next.
            give_back: Does it; blocking.
        """
        self._every_s, self._give_back = every_s, give_back
        self._task = asyncio.get_running_loop().create_task(self._go_on(), name="memory")

    async def close(self) -> None:
        """Do it no more."""
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    async def _go_on(self) -> None:
        while True:
            await asyncio.sleep(self._every_s)
            await asyncio.to_thread(self._give_back)
