"""Fields of a graph as they are read: every error names the line and the path."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from workbench.agents.graphs.documents import NODE_ID
from workbench.agents.graphs.limits import MOST_PIXELS, misfit
from workbench.agents.reading import Place
from workbench.agents.yaml_values import joined
from workbench.base.errors import DocumentError


class Fields(Place):
    """A mapping in a graph.

    Args:
        path: Where it is, as messages show it; empty for the whole document.
        values: What it holds.
        lines: The line of each field by its path; empty where there is no text.
    """

    def __init__(self, path: str, values: Mapping[str, Any], lines: Mapping[str, int]) -> None:
        super().__init__(path, values)
        self._lines = lines

    def _name(self, key: str) -> str:
        return joined(self._path, key)

    def bad(self, key: str, value: Any, wanted: str) -> DocumentError:
        plain = super().bad(key, value, wanted)
        return DocumentError(f"{self._line(self._name(key))}{plain.message}", plain.hint)

    def wrong(self, key: str, message: str, hint: str) -> DocumentError:
        """The error for a field; ``key`` may go on with a number: ``links[3]``."""
        name = self._name(key)
        return DocumentError(f"{self._line(name)}{name}: {message}", hint)

    def _line(self, name: str) -> str:
        line = self._lines.get(name, self._lines.get(self._path))
        return "" if line is None else f"line {line}: "

    def inner(self, key: str) -> Fields:
        """The mapping below ``key``, now ours; an absent one is empty."""
        value = self.take(key, None)
        if value is None:
            value = {}
        if not isinstance(value, Mapping):
            raise self.bad(key, value, "a list of fields (key: value)")
        if not all(isinstance(name, str) for name in value):
            raise self.bad(key, value, "a list of fields with texts as names")
        return Fields(self._name(key), value, self._lines)

    def keys(self) -> tuple[str, ...]:
        """What nobody took yet."""
        return tuple(self._left)

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

    def done(self, known: Iterable[str]) -> None:
        """See that nothing is left.

        Raises:
            DocumentError: A field is left; the hint names those that are known.
        """
        for key in self._left:
            raise self.wrong(key, "it is not known here", f"There are: {', '.join(known)}.")
