"""How many requests of one target are answered or wait; one more is told when to come."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager

from workbench.server.refusals import ApiRefusal

_FIRST_GUESS_S = 2.0
_MOST_RETRY_S = 60.0
_WEIGHT = 0.2


class Queue:
    """The requests of one target.

    The engine itself takes the next one as soon as it has room for it, so nothing waits here:
    this bounds how many it is given.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.inside = 0
        self._each_s = _FIRST_GUESS_S

    @contextmanager
    def place(self, name: str) -> Iterator[None]:
        """Hold a place.

        Raises:
            ApiRefusal: There is none.
        """
        if self.inside >= self.most:
            raise ApiRefusal(
                429,
                f"{self.most} requests of {name[:100]!r} are answered or wait already. Try "
                "again later.",
                "requests",
                "queue_full",
                retry_s=self.retry_s,
            )
        self.inside += 1
        began_s = time.monotonic()
        try:
            yield
        finally:
            self.inside -= 1
            took_s = (time.monotonic() - began_s) / max(1, self.inside + 1)
            self._each_s += _WEIGHT * (took_s - self._each_s)

    @property
    def retry_s(self) -> float:
        """After how long a place is likely to be free."""
        return min(_MOST_RETRY_S, max(1.0, math.ceil(self._each_s)))


class Queues:
    """A queue for each target."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._queues: dict[str, Queue] = {}

    def of(self, name: str) -> Queue:
        """The queue of a target, by its name."""
        if name not in self._queues:
            self._queues[name] = Queue(self._most)
        return self._queues[name]

    def inside(self) -> dict[str, int]:
        """How many are in each queue that was used."""
        return {name: queue.inside for name, queue in self._queues.items()}
