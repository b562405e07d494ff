"""A rule of the alerts, what it does, and what it says of samples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Condition = Literal[">", ">=", "<", "<="]
Severity = Literal["info", "warning", "critical"]
Phase = Literal["ok", "pending", "firing"]
ClearReason = Literal["value", "gone", "rule", "end"]
CONDITIONS: tuple[Condition, ...] = (">", ">=", "<", "<=")
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "critical")


@dataclass(frozen=True, slots=True)
class Notify:
    """Show a notice."""


@dataclass(frozen=True, slots=True)
class UnloadIdle:
    """Unload models that are not in use, those unused longest first, until it is calm again.

    Attributes:
        idle_s: Models that were used within this time stay.
    """

    idle_s: float = 60.0


@dataclass(frozen=True, slots=True)
class SmallerModel:
    """Let new runs use a smaller model until it is calm again."""


@dataclass(frozen=True, slots=True)
class StopRequests:
    """Refuse new runs until it is calm again."""


@dataclass(frozen=True, slots=True)
class RunGraph:
    """Run a graph of the library; nobody is there to approve anything.

    Attributes:
        graph: Its name.
        inputs: Its inputs by name; ``{title}``, ``{metric}``, ``{value}`` and ``{threshold}``
            in them stand for what fired.
    """

    graph: str
    inputs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class WriteAudit:
    """Write a line of the audit log."""


Action: TypeAlias = Notify | UnloadIdle | SmallerModel | StopRequests | RunGraph | WriteAudit


@dataclass(frozen=True, slots=True)
class Rule:
    """When something is told and done.

    Attributes:
        id: Short name, unique.
        title: What a person calls it.
        metric: A metric's name; ``*`` stands for any part of it, each match on its own.
        condition: How a value compares to the threshold while it is bad.
        threshold: In the metric's own unit.
        for_s: How long it must be bad without a break.
        clear_threshold: It is calm again once a value is on the good side of this.
        clear_for_s: How long it must be calm without a break.
        cooldown_s: Least time between a clearing and the next firing.
        actions: What is done, in this order.
    """

    id: str
    title: str
    metric: str
    condition: Condition
    threshold: float
    for_s: float = 0.0
    clear_threshold: float | None = None
    clear_for_s: float = 0.0
    cooldown_s: float = 300.0
    severity: Severity = "warning"
    actions: tuple[Action, ...] = (Notify(),)
    enabled: bool = False

    @property
    def calm_at(self) -> float:
        """The value beyond which it is calm again."""
        return self.threshold if self.clear_threshold is None else self.clear_threshold

    def is_bad(self, value: float) -> bool:
        """Whether a value meets the condition."""
        return compare(value, self.condition, self.threshold)

    def is_calm(self, value: float) -> bool:
        """Whether a value is on the good side of where it clears."""
        return not compare(value, self.condition, self.calm_at)

    def matches(self, name: str) -> bool:
        """Whether a metric's name is the one, or one of those, that the rule watches."""
        return glob_matches(self.metric, name)


@dataclass(frozen=True, slots=True)
class Fired:
    """It was bad for long enough. ``series`` is the metric's full name; times are Unix time."""

    rule: Rule
    series: str
    at_s: float
    value: float
    held_s: float


@dataclass(frozen=True, slots=True)
class Cleared:
    """What had fired is over.

    Attributes:
        value: The newest value; None if there is none any more.
        lasted_s: From the firing on.
        reason: A value, the metric is gone, the rule was changed, or the watch ended.
    """

    rule: Rule
    series: str
    at_s: float
    value: float | None
    lasted_s: float
    reason: ClearReason = "value"


@dataclass(frozen=True, slots=True)
class Pending:
    """It began to be bad, and has not been so for long enough."""

    rule: Rule
    series: str
    at_s: float
    value: float


AlertEvent: TypeAlias = Fired | Cleared | Pending


@dataclass(frozen=True, slots=True)
class Standing:
    """How a rule stands with one metric now.

    Attributes:
        held_s: How long it has been bad while pending, or calm while firing.
        cooldown_s: How long it cannot fire yet.
    """

    rule: Rule
    series: str
    phase: Phase
    value: float | None
    held_s: float
    fired_s: float = 0.0
    cooldown_s: float = 0.0


def compare(value: float, condition: Condition, limit: float) -> bool:
    """Whether ``value condition limit`` is so."""
    match condition:
        case ">":
            return value > limit
        case ">=":
            return value >= limit
        case "<":
            return value < limit
        case _:
            return value <= limit


def glob_matches(pattern: str, name: str) -> bool:
    """Whether a name fits a pattern in which ``*`` stands for any text; linear in both."""
    first, *rest = pattern.split("*")
    if not rest:
        return pattern == name
    if not name.startswith(first):
        return False
    at = len(first)
    for part in rest[:-1]:
        found = name.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return len(name) - at >= len(rest[-1]) and name.endswith(rest[-1])
