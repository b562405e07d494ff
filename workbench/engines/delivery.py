"""How news of an engine get from its threads to the loop, and events to their readers."""

from __future__ import annotations

import asyncio
import collections
from collections.abc import Callable

from workbench.engines.api import EngineEvent
from workbench.engines.links import News


class Mailbox:
    """Carries news from a link's threads to the loop: one wake-up for many news."""

    def __init__(self, take: Callable[[News], None]) -> None:
        """Belong to the running loop; ``take`` is called there with each of the news."""
        self._take = take
        self._loop = asyncio.get_running_loop()
        self._news: collections.deque[News] = collections.deque()
        self._woken = False

    def put(self, news: News) -> None:
        """From any thread."""
        self._news.append(news)
        if not self._woken:
            self._woken = True
            try:
                self._loop.call_soon_threadsafe(self._empty)
            except RuntimeError:  # The loop is closed: nobody listens any more.
                self._news.clear()

    def _empty(self) -> None:
        self._woken = False
        while self._news:
            self._take(self._news.popleft())


class EventStream:
    """The events of one request on their way to its reader."""

    def __init__(self) -> None:
        self._events: list[EngineEvent] = []
        self._some = asyncio.Event()

    def put(self, event: EngineEvent) -> None:
        """Add an event."""
        self._events.append(event)
        self._some.set()

    async def take(self) -> list[EngineEvent]:
        """All that came; waits for at least one."""
        await self._some.wait()
        self._some.clear()
        events, self._events = self._events, []
        return events
