"""EventLog: a growing list that many readers follow from the start."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item")


class EventLog(Generic[Item]):
    """What was appended so far, and a wake-up for everyone who waits for more.

    Lives on one event loop. Readers come and go; the log never waits for them.
    """

    def __init__(self) -> None:
        self._items: list[Item] = []
        self._closed = False
        self._changed = asyncio.Event()

    @property
    def items(self) -> Sequence[Item]:
        """Everything so far; not a copy."""
        return self._items

    @property
    def closed(self) -> bool:
        return self._closed

    def append(self, item: Item) -> None:
        """Add one item and wake the readers."""
        if self._closed:
            raise ValueError("the log is closed")
        self._items.append(item)
        self._wake()

    def close(self) -> None:
        """Nothing more will come; readers end after the last item."""
        self._closed = True
        self._wake()

    def _wake(self) -> None:
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()

    async def batches(self, start: int = 0) -> AsyncGenerator[Sequence[Item], None]:
        """Yield what was missed since ``start`` at once, then each new batch as it comes."""
        position = start
        while True:
            changed = self._changed
            if position < len(self._items):
                batch = self._items[position:]
                position += len(batch)
                yield batch
            elif self._closed:
                return
            else:
                await changed.wait()
