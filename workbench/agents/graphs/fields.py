"""Fields of a graph as they are read: every error names the line and the path."""

from __future__ import annotations

from typing import Any

from workbench.agents.graphs.documents import NODE_ID
from workbench.agents.graphs.limits import MOST_PIXELS, misfit
from workbench.base.lines import LinedPlace


class Fields(LinedPlace):
    """A mapping in a graph."""

    def ids(self) -> tuple[str, ...]:
        """What nobody took yet, which must be ids.

        Raises:
            DocumentError: One is none.
        """
        for key in self._left:
            if not NODE_ID.fullmatch(key):
                raise self.wrong(
                    key,
                    f"{key!r:.60} is no id",
                    "Use up to 64 small letters, digits, - and _, beginning with a letter or "
                    "digit.",
                )
        return self.keys()

    def plain(self, key: str) -> Any:
        """A JSON value."""
        value = self.take(key, None)
        if reason := misfit(value):
            raise self.wrong(key, f"it holds {reason}", "Write plain texts and numbers.")
        return value

    def pixels(self, key: str, count: int) -> tuple[int, ...]:
        """A list of that many whole numbers, such as a place on the canvas."""
        value = self.take(key, None)
        whole = isinstance(value, list) and all(type(item) is int for item in value)
        if not whole or len(value) != count or any(abs(n) > MOST_PIXELS for n in value):
            raise self.bad(key, value, f"a list of {count} whole numbers up to {MOST_PIXELS}")
        return tuple(value)
