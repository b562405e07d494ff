"""Fields of a file as they are read: every error names the line and the path."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Self

from workbench.base.errors import DocumentError
from workbench.base.reading import Place
from workbench.base.yaml_values import joined


class LinedPlace(Place):
    """A mapping in a file.

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

    def inner(self, key: str) -> Self:
        """The mapping below ``key``, now ours; an absent one is empty."""
        value = self.take(key, None)
        if value is None:
            value = {}
        if not isinstance(value, Mapping):
            raise self.bad(key, value, "a list of fields (key: value)")
        if not all(isinstance(name, str) for name in value):
            raise self.bad(key, value, "a list of fields with texts as names")
        return type(self)(self._name(key), value, self._lines)

    def keys(self) -> tuple[str, ...]:
        """What nobody took yet."""
        return tuple(self._left)

    def done(self, known: Iterable[str]) -> None:
        """See that nothing is left.

        Raises:
            DocumentError: A field is left; the hint names those that are known.
        """
        for key in self._left:
            raise self.wrong(key, "it is not known here", f"There are: {', '.join(known)}.")
