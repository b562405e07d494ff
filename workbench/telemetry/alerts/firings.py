"""What fired, why and what was done about it: values, and their export."""

from __future__ import annotations

import csv
import io
import json
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from workbench.telemetry.alerts.quantities import shown_quantity, unit_of

Outcome = Literal["done", "nothing", "failed", "undone"]
OUTCOMES: tuple[Outcome, ...] = ("done", "nothing", "failed", "undone")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Done:
    """What one action came to; ``text`` is a sentence for a person."""

    action: str
    outcome: Outcome
    text: str


@dataclass(frozen=True, slots=True)
class Firing:
    """One firing of a rule with one metric. Times are Unix time.

    Attributes:
        held_s: How long it had been bad.
        cleared_s: None while it fires.
        cleared_value: The value then; None if there was none.
        reason: Why it cleared: value, gone, rule or end; empty while it fires.
    """

    id: str
    rule_id: str
    title: str
    series: str
    severity: str
    condition: str
    threshold: float
    fired_s: float
    value: float
    held_s: float
    cleared_s: float | None = None
    cleared_value: float | None = None
    reason: str = ""
    done: tuple[Done, ...] = ()

    @property
    def why(self) -> str:
        """The values behind it, as a person reads them."""
        unit = unit_of(self.series)
        value, limit = shown_quantity(self.value, unit), shown_quantity(self.threshold, unit)
        held = f" for {shown_quantity(self.held_s, 's')}" if self.held_s else ""
        return f"{self.series} was {value}; {self.condition} {limit}{held}"


def as_values(firing: Firing) -> dict[str, Any]:
    """The firing as JSON has it."""
    return asdict(firing)


def firings_json(firings: Sequence[Firing]) -> str:
    """All of them as one JSON document."""
    return json.dumps([as_values(one) for one in firings], indent=2, ensure_ascii=False) + "\n"


def firings_csv(firings: Sequence[Firing]) -> str:
    """All of them as CSV; a text that a spreadsheet would calculate is quoted."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(
        ("fired", "cleared", "rule", "title", "metric", "severity", "value", "condition",
         "threshold", "held_s", "cleared_value", "reason", "done")
    )  # fmt: skip
    for one in firings:
        done = "; ".join(f"{each.action}: {each.outcome}: {each.text}" for each in one.done)
        words = (one.rule_id, one.title, one.series, one.severity)
        writer.writerow(
            (
                _moment(one.fired_s),
                "" if one.cleared_s is None else _moment(one.cleared_s),
                *map(_plain, words),
                one.value,
                one.condition,
                one.threshold,
                round(one.held_s, 3),
                "" if one.cleared_value is None else one.cleared_value,
                one.reason,
                _plain(done),
            )
        )
    return out.getvalue()


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _moment(at_s: float) -> str:
    try:
        return time.strftime("%Y-%m-%dT%H:%M:%S%z", time.localtime(at_s))
    except (OverflowError, ValueError, OSError):
        return str(at_s)
