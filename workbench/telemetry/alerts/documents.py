"""Rules as YAML: one strict reader that names every problem by line and rule, one writer.

A file that was cut off or hit is read rule by rule, and what cannot be read is named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from workbench.base.errors import DocumentError
from workbench.base.yaml_text import canonical, composed, decoded
from workbench.base.yaml_values import json_values
from workbench.telemetry.alerts import actions as action_words
from workbench.telemetry.alerts.entries import BadRule, Entry, Problem, unknown_metric
from workbench.telemetry.alerts.quantities import row_of, unit_of, write_quantity
from workbench.telemetry.alerts.values import Rule

VERSION = 1
MOST_BYTES = 512_000
MOST_RULES = 200
_MOST_PROBLEMS = 50
_HEAD = "# The rules of the alerts. The last line of this file says that nothing is missing.\n"
_TAIL = "# The end of the rules.\n"
_BEGIN = re.compile(r"^rules:[ \t]*(?:#.*)?$", re.MULTILINE)
_NAMED = re.compile(r"^[- ]*id: *['\"]?([a-z0-9][a-z0-9._-]{0,63})['\"]?\s*$", re.MULTILINE)
_Known: TypeAlias = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class RuleFile:
    """The rules of a file that can be used, and what is wrong with the others.

    Attributes:
        unread: What the rules that cannot be used hold, to be written back as it was.
        whole: All of the file was read; else more was in it than can be written back.
    """

    rules: tuple[Rule, ...]
    problems: tuple[Problem, ...] = ()
    unread: tuple[Any, ...] = ()
    whole: bool = True


def is_known_metric(name: str) -> bool:
    """Whether the table of metrics has a row for a name or pattern."""
    return row_of(name) is not None


def read_rules(raw: bytes | str, is_known: _Known = is_known_metric) -> RuleFile:
    """Read a file of rules; one that is bad leaves the others.

    Args:
        raw: What the file holds.
        is_known: Whether there is such a metric; one that is not known is a problem, but its
            rule is kept: it waits for the metric.

    Raises:
        DocumentError: It is no such file at all; the message names the line.
    """
    try:
        text = decoded(raw, MOST_BYTES, "Files of rules have some kilobytes.")
    except DocumentError as exc:
        if isinstance(raw, str) or len(raw) > MOST_BYTES:
            raise
        text = raw.decode("utf-8", "replace")
        found = _read_parts(text, is_known, exc)
    else:
        found = _read_text(text, is_known)
    return _cut_off(text, found) if _is_cut_off(text) else found


def write_rules(rules: Iterable[Rule], unread: Sequence[Any] = ()) -> str:
    """The file of these rules, and of what could not be read of them; it reads as they were."""
    values = [*(_values(rule) for rule in rules), *unread]
    return f"{_HEAD}{canonical({'version': VERSION, 'rules': values})}{_TAIL}"


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


def _read_text(text: str, is_known: _Known) -> RuleFile:
    try:
        node = composed(text)
        values, lines = (None, {}) if node is None else json_values(node)
    except DocumentError as exc:
        return _read_parts(text, is_known, exc)
    if node is None:
        raise DocumentError("the file is empty", "Write version: 1 and rules: [] for no rules.")
    entries = enumerate(_entries(values))
    return _read_entries(
        (Entry(entry, f"rules[{number}]", lines, number) for number, entry in entries), is_known
    )


def _read_entries(entries: Iterable[Entry], is_known: _Known) -> RuleFile:
    problems: list[Problem] = []
    rules: dict[str, Rule] = {}
    unread: list[Any] = []
    whole = True
    for entry in entries:
        try:
            rule = entry.rule(rules)
        except BadRule as exc:
            problems.append(entry.problem(exc))
            if _is_writable(entry.value):
                unread.append(entry.value)
            else:
                whole = False
            continue
        rules[rule.id] = rule
        if not is_known(rule.metric):
            problems.append(entry.problem(unknown_metric(rule.metric), kept=True))
    named = tuple(problems[:_MOST_PROBLEMS])
    return RuleFile(tuple(rules.values()), named, tuple(unread), whole)


def _is_writable(value: Any) -> bool:
    """A text of a file may hold half a character, which no file of ours does."""
    try:
        canonical(value).encode()
    except UnicodeEncodeError:
        return False
    return True


def _read_parts(text: str, is_known: _Known, error: DocumentError) -> RuleFile:
    """The rules of a file that is not YAML as a whole, each by itself.

    Raises:
        DocumentError: ``error``: none of it can be read.
    """
    bad: list[Problem] = []
    entries: list[Entry] = []
    for number, (line, part) in enumerate(_parts(text, error)):
        try:
            entries += _read_part(line, part, number)
        except DocumentError as exc:
            named = _NAMED.search(part)
            name = named[1] if named else f"number {number + 1}"
            bad.append(Problem(name, line, f"it cannot be read: {exc.message}", exc.hint))
    found = _read_entries(entries, is_known)
    if not found.rules:
        raise error
    return replace(found, problems=(*bad[:_MOST_PROBLEMS], *found.problems), whole=False)


def _read_part(line: int, part: str, number: int) -> list[Entry]:
    if "\ufffd" in part:
        raise DocumentError("a byte in it is no text", "Write the rule again.")
    node = composed("\n" * (line - 1) + part)
    if node is None:
        return []
    values, lines = json_values(node)
    return [Entry(one, f"[{at}]", lines, number) for at, one in enumerate(values)]


def _parts(text: str, error: DocumentError) -> Iterator[tuple[int, str]]:
    """Line and text of what looks like a rule."""
    begin = _BEGIN.search(text)
    first = re.compile(r"^( *)- \S", re.MULTILINE).search(text, begin.end()) if begin else None
    if begin is None or first is None or "version: 1" not in text[: begin.start()].splitlines():
        raise error
    each = re.compile(rf"^{first[1]}- ", re.MULTILINE)
    places = [found.start() for found in each.finditer(text, first.start())]
    if len(places) > MOST_RULES:
        raise error
    for place, end in zip(places, [*places[1:], len(text)], strict=True):
        yield text.count("\n", 0, place) + 1, text[place:end]


def _is_cut_off(text: str) -> bool:
    return text.startswith(_HEAD) and _TAIL.strip() not in text.splitlines()


def _cut_off(text: str, found: RuleFile) -> RuleFile:
    """The last rule may be another one than it was, so it is switched off."""
    hint = "Look for the others in a copy."
    if not found.rules:
        raise DocumentError("the file is cut off before the end of its first rule", hint)
    *others, last = found.rules
    said = f"the file is cut off: {len(found.rules)} rules were read, the last, {last.id}, may"
    problem = Problem("", text.count("\n") + 1, f"{said} lack a part and is switched off", hint)
    rules = (*others, replace(last, enabled=False))
    return replace(found, rules=rules, problems=(problem, *found.problems), whole=False)


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
    if not isinstance(entries, list):
        raise DocumentError(
            "there is no list of rules",
            "Begin each rule with a dash; write rules: [] for none.",
        )
    if len(entries) > MOST_RULES:
        raise DocumentError(
            f"there are {len(entries)} rules; {MOST_RULES} are read", "Use patterns with *."
        )
    return entries


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
