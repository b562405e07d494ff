"""Rules as YAML: one strict reader that names every problem by line and rule, one writer."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.base.errors import DocumentError
from workbench.base.yaml_text import canonical, composed, decoded
from workbench.base.yaml_values import json_values
from workbench.telemetry.alerts import actions as action_words
from workbench.telemetry.alerts.quantities import (
    parse_quantity,
    row_of,
    unit_of,
    write_quantity,
)
from workbench.telemetry.alerts.values import CONDITIONS, SEVERITIES, Action, Rule
from workbench.telemetry.metrics import METRICS

VERSION = 1
MOST_BYTES = 512_000
MOST_RULES = 200
MOST_DURATION_S = 7 * 86_400.0
MOST_CHARS = 200
_MOST_STARS = 4
_MOST_PROBLEMS = 50
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


@dataclass(frozen=True, slots=True)
class RuleFile:
    """The rules of a file that can be used, and what is wrong with the others."""

    rules: tuple[Rule, ...]
    problems: tuple[Problem, ...] = ()


def is_known_metric(name: str) -> bool:
    """Whether the table of metrics has a row for a name or pattern."""
    return row_of(name) is not None


def read_rules(raw: bytes | str, is_known: Callable[[str], bool] = is_known_metric) -> RuleFile:
    """Read a file of rules; one that is bad leaves the others.

    Args:
        raw: What the file holds.
        is_known: Whether there is such a metric; one that is not known is a problem, but its
            rule is kept: it waits for the metric.

    Raises:
        DocumentError: It is no such file at all; the message names the line.
    """
    text = decoded(raw, MOST_BYTES, "Files of rules have some kilobytes.")
    node = composed(text)
    if node is None:
        return RuleFile(())
    values, lines = json_values(node)
    entries = _entries(values)
    problems: list[Problem] = []
    rules: dict[str, Rule] = {}
    for number, entry in enumerate(entries):
        reading = _Entry(entry, f"rules[{number}]", lines, number)
        try:
            rule = reading.rule(rules)
        except _Bad as exc:
            problems.append(reading.problem(exc))
            continue
        rules[rule.id] = rule
        if not is_known(rule.metric):
            problems.append(reading.problem(_unknown_metric(rule.metric), kept=True))
    return RuleFile(tuple(rules.values()), tuple(problems[:_MOST_PROBLEMS]))


def write_rules(rules: Iterable[Rule]) -> str:
    """The file of these rules; reading it gives them again."""
    return canonical({"version": VERSION, "rules": [_values(rule) for rule in rules]})


def checked_rule(rule: Rule) -> Rule:
    """The rule, if a file could hold it.

    Raises:
        DocumentError: It could not; the message names the field.
    """
    try:
        found = read_rules(write_rules([rule]), lambda _name: True)
    except UnicodeEncodeError as exc:
        raise DocumentError("the text holds half a character", "Type it again.") from exc
    if found.problems:
        problem = found.problems[0]
        raise DocumentError(problem.message, problem.hint)
    return found.rules[0]


def _entries(values: Any) -> Sequence[Any]:
    if not isinstance(values, dict):
        raise DocumentError(
            "line 1: rules are wanted here", "Begin with version: 1 and rules:."
        )
    unknown = [key for key in values if key not in ("version", "rules")]
    if unknown:
        raise DocumentError(
            f"there is a field {unknown[0]!r:.60} that is not known",
            "Such a file has version and rules.",
        )
    if values.get("version") != VERSION or isinstance(values.get("version"), bool):
        raise DocumentError(
            f"the file has version {values.get('version')!r:.20}; {VERSION} is read",
            f"Write version: {VERSION}, or take a newer program.",
        )
    entries = values.get("rules")
    if entries is None:
        return []
    if not isinstance(entries, list):
        raise DocumentError("rules is no list", "Begin each rule with a dash.")
    if len(entries) > MOST_RULES:
        raise DocumentError(
            f"there are {len(entries)} rules; {MOST_RULES} are read", "Use patterns with *."
        )
    return entries


class _Bad(Exception):
    def __init__(self, field: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.field, self.message, self.hint = field, message, hint


def _unknown_metric(name: str) -> _Bad:
    near = difflib.get_close_matches(name, [row.name for row in METRICS], 1, 0.6)
    hint = f"Is {near[0]} meant?" if near else "The rule waits until there is one."
    return _Bad("metric", f"no metric {name!r} is known", hint)


class _Entry:
    """One rule in the file."""

    def __init__(self, entry: Any, path: str, lines: dict[str, int], number: int) -> None:
        self._entry, self._path, self._lines = entry, path, lines
        named = entry.get("id") if isinstance(entry, dict) else None
        plain = isinstance(named, str) and _ID.fullmatch(named)
        self._name = str(named) if plain else f"number {number + 1}"

    def problem(self, bad: _Bad, *, kept: bool = False) -> Problem:
        place = f"{self._path}.{bad.field}" if bad.field else self._path
        line = self._lines.get(place) or self._lines.get(self._path, 1)
        return Problem(self._name, line, bad.message, bad.hint, kept)

    def rule(self, others: Mapping[str, Rule]) -> Rule:
        if not isinstance(self._entry, dict):
            raise _Bad("", "it is no rule", "Write fields such as id: and metric:.")
        for key in self._entry:
            if key not in _FIELDS:
                near = difflib.get_close_matches(str(key), _FIELDS, 1, 0.5)
                hint = f"Is {near[0]} meant?" if near else f"Fields are: {', '.join(_FIELDS)}."
                raise _Bad("", f"there is a field {key!r:.60} that is not known", hint)
        metric = self._metric()
        unit, condition = unit_of(metric), self._condition()
        threshold = self._quantity("threshold", unit)
        if threshold is None:
            raise _Bad("threshold", "the threshold is missing", "Write one, such as 80 %.")
        calm = self._quantity("clear_at", unit)
        _check_sides(condition, threshold, calm)
        identity = self._identity()
        if identity in others:
            raise _Bad("id", f"there are two rules {identity!r}", "Give each its own id.")
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
            raise _Bad(
                "id",
                f"{value!r:.60} is no id",
                "Use up to 64 small letters, digits, dots and dashes.",
            )
        return value

    def _text(self, field: str) -> str:
        value = self._entry.get(field, "")
        if not isinstance(value, str) or len(value) > MOST_CHARS:
            raise _Bad(field, f"{field} must be a text", f"At most {MOST_CHARS} characters.")
        plain = " ".join(value.split())
        if not plain.isprintable():
            raise _Bad(field, f"{field} has characters that cannot be seen", "Type it again.")
        return plain

    def _metric(self) -> str:
        name = self._text("metric")
        if not name.strip("*. ") or name.count("*") > _MOST_STARS:
            raise _Bad(
                "metric",
                f"{name!r:.60} names no metric",
                f"Write a name such as cpu.percent, with at most {_MOST_STARS} *.",
            )
        return name

    def _condition(self) -> str:
        value = self._entry.get("condition", ">")
        value = _WORDS.get(value, value) if isinstance(value, str) else value
        if value not in CONDITIONS:
            raise _Bad(
                "condition", f"{value!r:.40} is no condition", "Write '>', '<', '>=' or '<='."
            )
        return str(value)

    def _quantity(self, field: str, unit: str) -> float | None:
        value = self._entry.get(field)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, (str, int, float)):
            raise _Bad(field, f"{field} is no number with a unit", "Write one, such as 80 %.")
        try:
            return parse_quantity(value, unit)
        except ValueError as exc:
            raise _Bad(field, str(exc), "Write a number with its unit.") from exc

    def _duration(self, field: str, usual: float) -> float:
        found = self._quantity(field, "s")
        if found is None:
            return usual
        if not 0.0 <= found <= MOST_DURATION_S:
            raise _Bad(field, f"{field} is not between 0 and 7 days", "Write such as 1 min.")
        return found

    def _choice(self, field: str, choices: tuple[Any, ...], usual: Any) -> Any:
        value = self._entry.get(field, usual)
        if value not in choices:
            raise _Bad(
                field, f"{value!r:.40} is no {field}", f"Choose of: {', '.join(choices)}."
            )
        return value

    def _switch(self, field: str) -> bool:
        value = self._entry.get(field, False)
        if not isinstance(value, bool):
            raise _Bad(field, f"{field} is neither true nor false", "Write true or false.")
        return value

    def _actions(self) -> tuple[Action, ...]:
        value = self._entry.get("actions", ["notify"])
        try:
            return action_words.read(value)
        except ValueError as exc:
            raise _Bad("actions", str(exc), action_words.HINT) from exc


def _check_sides(condition: str, threshold: float, calm: float | None) -> None:
    if calm is None:
        return
    side = "below" if condition in (">", ">=") else "above"
    wrong = calm > threshold if condition in (">", ">=") else calm < threshold
    if wrong:
        raise _Bad(
            "clear_at",
            "it would clear while it is still bad",
            f"Let it clear (clear_at) at {threshold:g} or {side} it.",
        )


def _values(rule: Rule) -> dict[str, Any]:
    unit = unit_of(rule.metric)
    values: dict[str, Any] = {
        "id": rule.id,
        "title": rule.title,
        "metric": rule.metric,
        "condition": rule.condition,
        "threshold": write_quantity(rule.threshold, unit),
        "for": write_quantity(rule.for_s, "s"),
    }
    if rule.clear_threshold is not None:
        values["clear_at"] = write_quantity(rule.clear_threshold, unit)
    values |= {
        "clear_for": write_quantity(rule.clear_for_s, "s"),
        "cool_down": write_quantity(rule.cooldown_s, "s"),
        "severity": rule.severity,
        "enabled": rule.enabled,
        "actions": action_words.written(rule.actions),
    }
    return values
