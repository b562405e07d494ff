"""One rule in a file: read strictly, each problem with its field."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workbench.telemetry.alerts import actions as action_words
from workbench.telemetry.alerts.quantities import parse_quantity, unit_of
from workbench.telemetry.alerts.values import CONDITIONS, SEVERITIES, Action, Rule
from workbench.telemetry.metrics import METRICS

MOST_DURATION_S = 7 * 86_400.0
MOST_CHARS = 200
_MOST_STARS = 4
_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_FIELDS = (
    "id", "title", "metric", "condition", "threshold", "for", "clear_at", "clear_for",
    "cool_down", "severity", "enabled", "actions",
)  # fmt: skip
_WORDS = {"above": ">", "below": "<", "at least": ">=", "at most": "<="}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a file of rules.

    Attributes:
        rule: The rule's id or its number; empty for the file.
        line: Line in the file, from 1.
        kept: The rule is used all the same.
    """

    rule: str
    line: int
    message: str
    hint: str
    kept: bool = False

    @property
    def text(self) -> str:
        """It as one sentence with its place."""
        of = f"rule {self.rule}: " if self.rule else ""
        return f"line {self.line}: {of}{self.message}"


class BadRule(Exception):
    """A rule that cannot be read, and the field because of which."""

    def __init__(self, field: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.field, self.message, self.hint = field, message, hint


def unknown_metric(name: str) -> BadRule:
    """That there is no such metric, with the one that may be meant."""
    near = difflib.get_close_matches(name, [row.name for row in METRICS], 1, 0.6)
    hint = f"Is {near[0]} meant?" if near else "The rule waits until there is one."
    return BadRule("metric", f"no metric {name!r} is known", hint)


class Entry:
    """One rule in the file."""

    def __init__(self, entry: Any, path: str, lines: dict[str, int], number: int) -> None:
        self._entry, self._path, self._lines = entry, path, lines
        named = entry.get("id") if isinstance(entry, dict) else None
        plain = isinstance(named, str) and _ID.fullmatch(named)
        self._name = str(named) if plain else f"number {number + 1}"

    @property
    def value(self) -> Any:
        """What it holds, as plain values."""
        return self._entry

    def problem(self, bad: BadRule, *, kept: bool = False) -> Problem:
        """What is wrong with it, with its line."""
        place = f"{self._path}.{bad.field}" if bad.field else self._path
        line = self._lines.get(place) or self._lines.get(self._path, 1)
        return Problem(self._name, line, bad.message, bad.hint, kept)

    def rule(self, others: Mapping[str, Rule]) -> Rule:
        """The rule.

        Raises:
            BadRule: It is none, or another one has its id.
        """
        if not isinstance(self._entry, dict):
            raise BadRule("", "it is no rule", "Write fields such as id: and metric:.")
        for key in self._entry:
            if key not in _FIELDS:
                near = difflib.get_close_matches(str(key), _FIELDS, 1, 0.5)
                hint = f"Is {near[0]} meant?" if near else f"Fields are: {', '.join(_FIELDS)}."
                raise BadRule("", f"there is a field {key!r:.60} that is not known", hint)
        metric = self._metric()
        unit, condition = unit_of(metric), self._condition()
        threshold = self._quantity("threshold", unit)
        if threshold is None:
            raise BadRule("threshold", "the threshold is missing", "Write one, such as 80 %.")
        calm = self._quantity("clear_at", unit)
        _check_sides(condition, threshold, calm)
        identity = self._identity()
        if identity in others:
            raise BadRule("id", f"there are two rules {identity!r}", "Give each its own id.")
        return Rule(
            id=identity,
            title=self._text("title") or identity,
            metric=metric,
            condition=condition,  # type: ignore[arg-type]
            threshold=threshold,
            for_s=self._duration("for", 0.0),
            clear_threshold=calm,
            clear_for_s=self._duration("clear_for", 0.0),
            cooldown_s=self._duration("cool_down", 300.0),
            severity=self._choice("severity", SEVERITIES, "warning"),
            actions=self._actions(),
            enabled=self._switch("enabled"),
        )

    def _identity(self) -> str:
        value = self._entry.get("id")
        if not isinstance(value, str) or not _ID.fullmatch(value):
            raise BadRule(
                "id",
                f"{value!r:.60} is no id",
                "Use up to 64 small letters, digits, dots and dashes.",
            )
        return value

    def _text(self, field: str) -> str:
        value = self._entry.get(field, "")
        if not isinstance(value, str) or len(value) > MOST_CHARS:
            raise BadRule(field, f"{field} must be a text", f"At most {MOST_CHARS} characters.")
        plain = " ".join(value.split())
        if not plain.isprintable():
            raise BadRule(
                field, f"{field} has characters that cannot be seen", "Type it again."
            )
        return plain

    def _metric(self) -> str:
        name = self._text("metric")
        if not name.strip("*. ") or name.count("*") > _MOST_STARS:
            raise BadRule(
                "metric",
                f"{name!r:.60} names no metric",
                f"Write a name such as cpu.percent, with at most {_MOST_STARS} *.",
            )
        return name

    def _condition(self) -> str:
        value = self._entry.get("condition", ">")
        value = _WORDS.get(value, value) if isinstance(value, str) else value
        if value not in CONDITIONS:
            raise BadRule(
                "condition", f"{value!r:.40} is no condition", "Write '>', '<', '>=' or '<='."
            )
        return str(value)

    def _quantity(self, field: str, unit: str) -> float | None:
        value = self._entry.get(field)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, (str, int, float)):
            raise BadRule(
                field, f"{field} is no number with a unit", "Write one, such as 80 %."
            )
        try:
            return parse_quantity(value, unit)
        except ValueError as exc:
            raise BadRule(field, str(exc), "Write a number with its unit.") from exc

    def _duration(self, field: str, usual: float) -> float:
        found = self._quantity(field, "s")
        if found is None:
            return usual
        if not 0.0 <= found <= MOST_DURATION_S:
            raise BadRule(field, f"{field} is not between 0 and 7 days", "Write such as 1 min.")
        return found

    def _choice(self, field: str, choices: tuple[Any, ...], usual: Any) -> Any:
        value = self._entry.get(field, usual)
        if value not in choices:
            raise BadRule(
                field, f"{value!r:.40} is no {field}", f"Choose of: {', '.join(choices)}."
            )
        return value

    def _switch(self, field: str) -> bool:
        value = self._entry.get(field, False)
        if not isinstance(value, bool):
            raise BadRule(field, f"{field} is neither true nor false", "Write true or false.")
        return value

    def _actions(self) -> tuple[Action, ...]:
        value = self._entry.get("actions", ["notify"])
        try:
            return action_words.read(value)
        except ValueError as exc:
            raise BadRule("actions", str(exc), action_words.HINT) from exc


def _check_sides(condition: str, threshold: float, calm: float | None) -> None:
    if calm is None:
        return
    side = "below" if condition in (">", ">=") else "above"
    wrong = calm > threshold if condition in (">", ">=") else calm < threshold
    if wrong:
        raise BadRule(
            "clear_at",
            "it would clear while it is still bad",
            f"Let it clear (clear_at) at {threshold:g} or {side} it.",
        )
