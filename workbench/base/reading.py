"""Reading nested values with the path of each field at hand for messages."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from workbench.base.errors import DocumentError


class Place:
    """A mapping in a document: what is taken is ours, what is left is kept as it was."""

    def __init__(self, path: str, values: Mapping[str, Any]) -> None:
        self._path = path
        self._left = dict(values)
        self._children: dict[str, Place] = {}

    def _name(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key

    def bad(self, key: str, value: Any, wanted: str) -> DocumentError:
        """The error for a value that is not what is wanted."""
        shown = repr(value)
        shown = shown if len(shown) <= 60 else f"{shown[:60]}…"
        return DocumentError(
            f"{self._name(key)}: {shown} is not {wanted}", f"Write {wanted} there."
        )

    def has(self, key: str) -> bool:
        return key in self._left

    def peek(self, key: str) -> Any:
        """The value, left where it is."""
        return self._left.get(key)

    def take(self, key: str, default: Any) -> Any:
        """The value, now ours."""
        return self._left.pop(key, default)

    def keep(self, key: str, value: Any) -> None:
        """Put back what is not ours after all."""
        self._left[key] = value

    def child(self, key: str) -> Place:
        """The mapping below ``key``; an absent one is empty."""
        if key not in self._children:
            value = self._left.pop(key, None)
            if value is None:
                value = {}
            if not isinstance(value, Mapping):
                raise self.bad(key, value, "a list of fields (key: value)")
            for name in value:
                if not isinstance(name, str):
                    raise self.bad(key, name, "a text as the name of a field")
            self._children[key] = Place(self._name(key), value)
        return self._children[key]

    def rest(self) -> dict[str, Any]:
        """Everything nobody took, children included."""
        rest = dict(self._left)
        for key, child in self._children.items():
            if left := child.rest():
                rest[key] = left
        return rest


def root(value: Any) -> Place:
    """The whole document as a place.

    Raises:
        DocumentError: It is not a mapping.
    """
    holder = Place("", {"document": value} if value is not None else {})
    top = holder.child("document")
    return Place("", top.rest())


def text(place: Place, key: str, default: str) -> str:
    """A text."""
    value = place.take(key, default)
    if value is None:
        return default
    if not isinstance(value, str):
        raise place.bad(key, value, "a text")
    return value


def text_list(place: Place, key: str) -> tuple[str, ...]:
    """A list of texts."""
    value = place.take(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise place.bad(key, value, "a list of texts")
    return tuple(value)


def number(place: Place, key: str, default: float, low: float, high: float) -> float:
    """A number within a range."""
    value = place.take(key, default)
    plain = isinstance(value, int | float) and not isinstance(value, bool)
    if not plain or not math.isfinite(value) or not low <= value <= high:
        raise place.bad(key, value, f"a number from {low:g} to {high:g}")
    return float(value)


def integer(place: Place, key: str, default: int, low: int, high: int) -> int:
    """A whole number within a range."""
    value = place.take(key, default)
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise place.bad(key, value, f"a whole number from {low} to {high}")
    return value
