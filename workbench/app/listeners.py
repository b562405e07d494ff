"""Who wants to be told of a change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, ParamSpec

Arguments = ParamSpec("Arguments")


class Listeners(Generic[Arguments]):
    """Functions that are called with each change, in the order they came."""

    def __init__(self) -> None:
        self._listeners: list[Callable[Arguments, None]] = []

    def add(self, listener: Callable[Arguments, None]) -> Callable[[], None]:
        """Call ``listener`` from now on; returns what ends it, safe to call twice."""
        self._listeners.append(listener)

        def end() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return end

    def tell(self, *args: Arguments.args, **kwargs: Arguments.kwargs) -> None:
        """Call every listener."""
        for listener in list(self._listeners):
            listener(*args, **kwargs)
