"""What rules say of samples: pure, one sample after the other."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.telemetry.alerts.values import (
    AlertEvent,
    Cleared,
    ClearReason,
    Fired,
    Pending,
    Phase,
    Rule,
    Standing,
)

MOST_GAP_S = 30.0
"""A longer time without a sample was not watched: nothing in it counts."""
GONE_S = 60.0
"""What fired is over once its metric was not there for so long."""
MOST_SERIES = 200
_ROUNDING_S = 1e-6


@dataclass(slots=True)
class _Track:
    """One rule with one metric."""

    phase: Phase = "ok"
    value: float | None = None
    held_s: float = 0.0
    holds: bool = False  # the value before counted towards ``held_s``
    unseen_s: float = 0.0
    cooldown_s: float = 0.0
    fired_s: float = 0.0
    lasted_s: float = 0.0


class Evaluator:
    """Fed with samples, it tells what fires and clears.

    Durations are sums of the time between samples that follow one another: a clock that is
    set back or forth, a machine that slept and a metric that was missing never make a rule
    fire early. A value that is no finite number is a missing one.
    """

    def __init__(self, rules: Iterable[Rule] = (), *, most_gap_s: float = MOST_GAP_S) -> None:
        self._most_gap_s = most_gap_s
        self._rules: tuple[Rule, ...] = tuple(rule for rule in rules if rule.enabled)
        self._tracks: dict[tuple[str, str], _Track] = {}
        self._names: Sequence[str] = ()
        self._matched: dict[str, tuple[str, ...]] = {}
        self._last_s: float | None = None

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that are watched."""
        return self._rules

    def set_rules(self, rules: Iterable[Rule], at_s: float) -> tuple[AlertEvent, ...]:
        """Watch these from now on; what fired of a rule that is another one now clears."""
        new = {rule.id: rule for rule in rules if rule.enabled}
        events: list[AlertEvent] = []
        for old in self._rules:
            if new.get(old.id) != old:
                events.extend(self._drop(old, at_s, "rule"))
        self._rules, self._names = tuple(new.values()), ()
        return tuple(events)

    def end(self, at_s: float) -> tuple[AlertEvent, ...]:
        """Clear what fires: nobody watches any more."""
        events = [event for rule in self._rules for event in self._drop(rule, at_s, "end")]
        self._last_s = None
        return tuple(events)

    def feed(
        self, time_s: float, values: Mapping[str, float], clock_s: float | None = None
    ) -> tuple[AlertEvent, ...]:
        """Look at one sample.

        Args:
            time_s: When it was taken, in Unix time.
            values: Values by metric.
            clock_s: The same moment on a clock that nobody sets; ``time_s`` if None.
        """
        clock = time_s if clock_s is None else clock_s
        step_s = 0.0 if self._last_s is None else max(0.0, clock - self._last_s)
        whole = step_s <= self._most_gap_s and math.isfinite(clock)
        if math.isfinite(clock):
            self._last_s = clock
        step_s = min(step_s, self._most_gap_s) if math.isfinite(step_s) else 0.0
        self._match(values)
        events: list[AlertEvent] = []
        for rule in self._rules:
            for name in self._matched[rule.id]:
                events.extend(self._one(rule, name, values, time_s, step_s, whole=whole))
        return tuple(events)

    def standings(self) -> tuple[Standing, ...]:
        """How every rule stands with each of its metrics."""
        rules = {rule.id: rule for rule in self._rules}
        return tuple(
            Standing(
                rules[rule_id],
                name,
                track.phase,
                track.value,
                track.held_s,
                track.fired_s,
                track.cooldown_s,
            )
            for (rule_id, name), track in self._tracks.items()
        )

    def _match(self, values: Mapping[str, float]) -> None:
        names = tuple(values)
        if names == self._names and self._matched.keys() == {r.id for r in self._rules}:
            return
        self._names = names
        self._matched = {}
        known: dict[str, list[str]] = {}
        for rule_id, name in self._tracks:
            known.setdefault(rule_id, []).append(name)
        for rule in self._rules:
            there = [name for name in names if rule.matches(name)][:MOST_SERIES]
            self._matched[rule.id] = tuple(dict.fromkeys((*known.get(rule.id, ()), *there)))

    def _one(
        self,
        rule: Rule,
        name: str,
        values: Mapping[str, float],
        at_s: float,
        step_s: float,
        *,
        whole: bool,
    ) -> Iterable[AlertEvent]:
        value = values.get(name)
        seen = value is not None and math.isfinite(value)
        track = self._tracks.get((rule.id, name))
        if track is None:
            if not seen:
                return ()
            track = self._tracks[rule.id, name] = _Track()
        track.cooldown_s = max(0.0, track.cooldown_s - step_s)
        if track.phase == "firing":
            track.lasted_s += step_s
        if value is None or not seen:
            return self._missed(rule, name, track, at_s, step_s)
        track.value, track.unseen_s = value, 0.0
        if not whole:
            track.holds, track.held_s = False, 0.0
        if track.phase == "firing":
            return self._firing(rule, name, track, at_s, step_s)
        return self._calm(rule, name, track, at_s, step_s)

    def _missed(
        self, rule: Rule, name: str, track: _Track, at_s: float, step_s: float
    ) -> Iterable[AlertEvent]:
        track.holds = False
        track.unseen_s += step_s
        if track.unseen_s <= self._most_gap_s:
            return ()
        track.value, track.held_s = None, 0.0
        if track.phase == "firing":
            if track.unseen_s < GONE_S:
                return ()
            return (self._clear(rule, name, track, at_s, "gone"),)
        track.phase = "ok"
        if not track.cooldown_s:
            del self._tracks[rule.id, name]
            self._names = ()
        return ()

    def _calm(
        self, rule: Rule, name: str, track: _Track, at_s: float, step_s: float
    ) -> Iterable[AlertEvent]:
        value = track.value if track.value is not None else math.nan
        if not rule.is_bad(value):
            track.phase, track.held_s, track.holds = "ok", 0.0, False
            return ()
        events: list[AlertEvent] = []
        if track.phase == "ok":
            track.phase = "pending"
            if rule.for_s > 0.0 or track.cooldown_s:
                events.append(Pending(rule, name, at_s, value))
        track.held_s += step_s if track.holds else 0.0
        track.holds = True
        if track.held_s + _ROUNDING_S >= rule.for_s and not track.cooldown_s:
            events.append(Fired(rule, name, at_s, value, track.held_s))
            track.phase, track.fired_s, track.lasted_s = "firing", at_s, 0.0
            track.held_s, track.holds = 0.0, False
        return events

    def _firing(
        self, rule: Rule, name: str, track: _Track, at_s: float, step_s: float
    ) -> Iterable[AlertEvent]:
        if not rule.is_calm(track.value if track.value is not None else math.nan):
            track.held_s, track.holds = 0.0, False
            return ()
        track.held_s += step_s if track.holds else 0.0
        track.holds = True
        if track.held_s + _ROUNDING_S < rule.clear_for_s:
            return ()
        return (self._clear(rule, name, track, at_s, "value"),)

    def _clear(
        self, rule: Rule, name: str, track: _Track, at_s: float, reason: ClearReason
    ) -> Cleared:
        event = Cleared(rule, name, at_s, track.value, track.lasted_s, reason)
        track.phase, track.held_s, track.holds = "ok", 0.0, False
        track.cooldown_s = rule.cooldown_s
        return event

    def _drop(self, rule: Rule, at_s: float, reason: ClearReason) -> Iterable[AlertEvent]:
        events = []
        for key in [key for key in self._tracks if key[0] == rule.id]:
            track = self._tracks.pop(key)
            if track.phase == "firing":
                events.append(self._clear(rule, key[1], track, at_s, reason))
        self._names = ()
        return events
