"""Ends the waiting for a source that keeps a connection busy and brings nothing.

A time limit of a client bounds each pause only: one that sends a byte of its headers now and
then is never late.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

from workbench.base.errors import SourceAway

_T = TypeVar("_T")
_PAUSES = 3.0
_LOOK_S = 0.1


def silent(stall_s: float) -> SourceAway:
    """What is said of a source that brings nothing for too long."""
    return SourceAway(
        f"the source brings nothing for {_PAUSES * stall_s:.0f} s",
        "Try again later; what was fetched is kept.",
    )


class Patience:
    """How long nothing happened at all: no byte came, and no connection failed."""

    def __init__(self, stall_s: float) -> None:
        self._limit_s = _PAUSES * stall_s
        self._seen, self._since_s = -1, time.monotonic()

    def is_over(self, count: int, *, waits: bool) -> bool:
        """Whether nothing happened for too long.

        Args:
            count: How much happened until now.
            waits: Nothing is asked for just now, so nothing can come.
        """
        if waits or count != self._seen:
            self._seen, self._since_s = count, time.monotonic()
        return time.monotonic() - self._since_s > self._limit_s


class Asked(Generic[_T]):
    """A question that is asked in a thread of its own, which may be left behind."""

    def __init__(self, ask: Callable[[], _T], stall_s: float) -> None:
        self._ask, self._stall_s = ask, stall_s
        self._answers: queue.SimpleQueue[tuple[_T | None, Exception | None]]
        self._answers = queue.SimpleQueue()

    def answer(self, stop: threading.Event) -> _T | None:
        """The answer, or what the question raised; None once ``stop`` is set.

        Raises:
            SourceAway: There is none for too long.
        """
        threading.Thread(target=self._run, name="transfer-look", daemon=True).start()
        until_s = time.monotonic() + _PAUSES * self._stall_s
        while not stop.is_set():
            try:
                found, error = self._answers.get(timeout=_LOOK_S)
            except queue.Empty:
                if time.monotonic() > until_s:
                    raise silent(self._stall_s) from None
                continue
            if error is not None:
                raise error
            return found
        return None

    def _run(self) -> None:
        try:
            self._answers.put((self._ask(), None))
        except Exception as exc:  # noqa: BLE001 - it is raised where the answer is waited for
            self._answers.put((None, exc))
