"""Reads a document strictly: every problem is kept with its place, none ends the reading."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Literal

import yaml

from workbench.app.deploy.units import SIZE_WORDS, TIME_WORDS, bytes_of, seconds_of
from workbench.base.yaml_values import joined

Level = Literal["error", "warning"]
_MOST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file; both count from 1, and are 0 where there is none."""

    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a document.

    Attributes:
        path: The field, such as ``nodes[0].name``.
        message: What is wrong.
        hint: What to do.
    """

    path: str
    message: str
    hint: str
    line: int = 0
    column: int = 0
    level: Level = "error"

    @property
    def place(self) -> str:
        """Where it is, for a person: ``line 3, column 5: nodes[0].name``."""
        where = f"line {self.line}, column {self.column}" if self.line else ""
        return ": ".join(part for part in (where, self.path) if part)


class Places:
    """Where each field of a document stands, and what is wrong with them."""

    def __init__(self, marks: Mapping[str, Mark]) -> None:
        self._marks = marks
        self.problems: list[Problem] = []

    def add(self, path: str, message: str, hint: str, level: Level = "error") -> None:
        """Keep a problem; a field that is not there is told at what holds it."""
        mark = self._marks.get(path)
        outer = path
        while mark is None and outer:
            outer = outer[: max(outer.rfind("."), outer.rfind("["), 0)]
            mark = self._marks.get(outer)
        mark = mark or Mark()
        self.problems.append(Problem(path, message, hint, mark.line, mark.column, level))


class Section:
    """A mapping in a document. What nobody asked for is a problem once ``end`` is called."""

    def __init__(self, values: object, path: str, places: Places) -> None:
        self.path, self._places = path, places
        self._known: list[str] = []
        self._values: Mapping[str, Any] = {}
        if isinstance(values, Mapping):
            self._values = values
        elif values is not None:
            self._bad("", values, "a list of fields (key: value)")

    def has(self, key: str) -> bool:
        """Whether the field is there."""
        self._note(key)
        return self._values.get(key) is not None

    def at(self, key: str) -> str:
        """The path of a field."""
        return joined(self.path, key) if key else self.path

    def text(
        self,
        key: str,
        wanted: str = "a text",
        fits: Callable[[str], object] = lambda _text: True,
        *,
        needed: bool = False,
        most: int = 500,
    ) -> str:
        """A text of one line; empty where it is missing or bad."""
        value = self._value(key, needed, wanted)
        if value is None:
            return ""
        is_text = isinstance(value, str) and 0 < len(value) <= most and value.isprintable()
        if not is_text or value != value.strip() or not fits(value):
            self._bad(key, value, wanted)
            return ""
        return str(value)

    def choice(self, key: str, choices: Sequence[str], usual: str) -> str:
        """One of some words."""
        needed = not usual
        value = self._value(key, needed, f"one of {', '.join(choices)}")
        if value is None:
            return usual
        if isinstance(value, bool) and ("on" in choices or "off" in choices):
            value = "on" if value else "off"  # YAML's own reading of these words
        if not isinstance(value, str) or value not in choices:
            near = get_close_matches(str(value), choices, 1)
            more = f"Did you mean {near[0]!r}?" if near else ""
            self._bad(key, value, f"one of {', '.join(choices)}", more)
            return usual
        return value

    def switch(self, key: str, *, usual: bool = False) -> bool:
        """Yes or no."""
        value = self._value(key, needed=False, wanted="")
        if value is None:
            return usual
        if not isinstance(value, bool):
            self._bad(key, value, "true or false")
            return usual
        return value

    def whole(self, key: str, usual: int, low: int, high: int) -> int:
        """A whole number."""
        value = self._value(key, needed=False, wanted="")
        if value is None:
            return usual
        is_whole = isinstance(value, int) and not isinstance(value, bool)
        if not is_whole or not low <= value <= high:
            self._bad(key, value, f"a whole number from {low:,} to {high:,}")
            return usual
        return int(value)

    def size(self, key: str, usual: int, low: int, high: int, words: str) -> int:
        """A size in bytes; ``words`` say the range."""
        found = self._measured(key, SIZE_WORDS, bytes_of, (low, high, words))
        return usual if found is None else int(found)

    def time(self, key: str, usual: float, low: float, high: float, words: str) -> float:
        """A time in seconds; ``words`` say the range."""
        found = self._measured(key, TIME_WORDS, seconds_of, (low, high, words))
        return usual if found is None else found

    def names(
        self, key: str, wanted: str, fits: Callable[[str], object], *, most: int = 200
    ) -> tuple[str, ...]:
        """A list of names, each once."""
        value = self._value(key, needed=False, wanted="")
        if value is None:
            return ()
        if not isinstance(value, list):
            self._bad(key, value, f"a list of names ({wanted} each)")
            return ()
        found: list[str] = []
        for number, one in enumerate(value[:most]):
            inner = f"{self.at(key)}[{number}]"
            if not isinstance(one, str) or not fits(one):
                self._places.add(inner, f"{_shown(one)} is not {wanted}", f"Write {wanted}.")
            elif one in found:
                self._places.add(inner, f"{one!r} is there twice", "Take one of them away.")
            else:
                found.append(one)
        if len(value) > most:
            self._places.add(self.at(key), f"more than {most} names", "Make the list shorter.")
        return tuple(found)

    def section(self, key: str, short: str = "") -> Section:
        """The mapping in a field; an absent one is empty.

        Args:
            key: The field.
            short: A text alone stands for this field of it.
        """
        self._note(key)
        value = self._values.get(key)
        if short and isinstance(value, str):
            value = {short: value}
        return Section(value, self.at(key), self._places)

    def rows(self, key: str, what: str, most: int) -> list[Section]:
        """The mappings in a list."""
        value = self._value(key, needed=False, wanted="")
        if value is None:
            return []
        if not isinstance(value, list):
            self._bad(key, value, f"a list of {what}")
            return []
        if len(value) > most:
            self._places.add(self.at(key), f"more than {most} {what}", "Take some away.")
        return [
            Section({} if row is None else row, f"{self.at(key)}[{number}]", self._places)
            for number, row in enumerate(value[:most])
        ]

    def all(self) -> Mapping[str, Any]:
        """Every field, whatever it holds."""
        for key in self._values:
            self._note(key)
        return self._values

    def problem(self, key: str, message: str, hint: str, level: Level = "error") -> None:
        """Keep a problem of a field."""
        self._places.add(self.at(key), message, hint, level)

    def end(self) -> None:
        """Name what nobody asked for, with the nearest name that there is."""
        for key in self._values:
            if key in self._known:
                continue
            near = get_close_matches(key, self._known, 1, 0.5)
            known = ", ".join(sorted(self._known))
            hint = f"Did you mean {near[0]!r}?" if near else f"There are: {known}."
            shown = key if key.isprintable() and len(key) <= _MOST_SHOWN else ascii(key[:40])
            self._places.add(self.at(key), f"there is no field {shown!r} here", hint)

    def _note(self, key: str) -> None:
        if key not in self._known:
            self._known.append(key)

    def _value(self, key: str, needed: bool, wanted: str) -> Any:
        self._note(key)
        value = self._values.get(key)
        if value is None and needed:
            self._places.add(self.at(key), f"{key!r} is missing", f"Write {wanted} there.")
        return value

    def _measured(
        self,
        key: str,
        unit_words: str,
        read: Callable[[object], float | None],
        limits: tuple[float, float, str],
    ) -> float | None:
        value = self._value(key, needed=False, wanted="")
        if value is None:
            return None
        found = read(value)
        low, high, words = limits
        if found is None or not math.isfinite(found):
            self._bad(key, value, unit_words)
            return None
        if not low <= found <= high:
            self._bad(key, value, words)
            return None
        return found

    def _bad(self, key: str, value: object, wanted: str, hint: str = "") -> None:
        self._places.add(
            self.at(key), f"{_shown(value)} is not {wanted}", hint or f"Write {wanted}."
        )


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= _MOST_SHOWN else f"{shown[:_MOST_SHOWN]}…"


def marks_of(node: yaml.Node) -> dict[str, Mark]:
    """Where each field stands, by its path as ``base.yaml_values`` names it."""
    found: dict[str, Mark] = {}
    waiting = [(node, "")]
    while waiting:
        one, path = waiting.pop()
        mark = one.start_mark
        found.setdefault(path, Mark(mark.line + 1, mark.column + 1))
        if isinstance(one, yaml.MappingNode):
            for key, value in one.value:
                inner = joined(path, str(key.value))
                start = key.start_mark
                found.setdefault(inner, Mark(start.line + 1, start.column + 1))
                waiting.append((value, inner))
        elif isinstance(one, yaml.SequenceNode):
            waiting += [(item, f"{path}[{at}]") for at, item in enumerate(one.value)]
    return found
