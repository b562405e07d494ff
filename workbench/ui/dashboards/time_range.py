"""Which time the dashboards show, and the texts of its axis."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass

from PySide6.QtCore import QLocale

from workbench.telemetry.monitor import HISTORY_S
from workbench.ui.dashboards.units import format_age

DAY_S = 86_400.0
RANGES: tuple[tuple[str, float], ...] = (
    ("1 min", 60.0),
    ("5 min", 300.0),
    ("15 min", 900.0),
    ("1 h", 3600.0),
    ("24 h", DAY_S),
    ("7 d", 7 * DAY_S),
    ("30 d", 30 * DAY_S),
)
LEAST_S = 5.0
"""A shorter range cannot be selected: nothing is measured so often."""
_AGE_TICKS = 4
_MOST_TICKS = 5
_ROOM = 0.04
"""Closer to the end there is no room for a text."""
_STEPS_S = (
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200,
    86_400, 2 * 86_400, 7 * 86_400, 14 * 86_400, 28 * 86_400, 91 * 86_400, 365 * 86_400,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TimeRange:
    """A span that ends now and moves on, or one that was selected and stands still.

    Attributes:
        until_s: Where it ends, in Unix seconds; None is now.
    """

    span_s: float
    until_s: float | None = None

    @property
    def is_live(self) -> bool:
        """It moves on with the clock."""
        return self.until_s is None

    @property
    def is_short(self) -> bool:
        """The monitor's own samples may cover it, so it is drawn as it moves."""
        return self.is_live and self.span_s <= HISTORY_S

    def part(self, now_s: float, from_age_s: float, to_age_s: float) -> TimeRange:
        """The part between two ages, which are negative seconds."""
        low, high = sorted((from_age_s, to_age_s))
        high = min(0.0, high)
        return TimeRange(max(LEAST_S, high - low), now_s + high)

    def ticks(self, now_s: float) -> tuple[tuple[float, str], ...]:
        """Ages and texts of the axis; the clock's times where the range is long or stands."""
        if self.is_short:
            ages = [self.span_s * step / _AGE_TICKS for step in range(_AGE_TICKS + 1)]
            return tuple((-age, format_age(age)) for age in ages)
        step_s = next((s for s in _STEPS_S if self.span_s / s <= _MOST_TICKS), _STEPS_S[-1])
        ahead_s = _ahead_s(now_s)
        first_s = math.ceil((now_s - self.span_s + ahead_s) / step_s) * step_s - ahead_s
        count = int((now_s - first_s) // step_s) + 1
        return tuple(
            (at_s - now_s, tick_text(at_s, step_s, self.span_s))
            for at_s in (first_s + number * step_s for number in range(max(0, count)))
            if now_s - at_s >= _ROOM * self.span_s
        )

    def moment(self, now_s: float, age_s: float) -> str:
        """An age in words, for the crosshair."""
        if self.is_short:
            return format_age(max(0.0, -age_s))
        return moment_text(now_s + age_s, self.span_s)

    def title(self) -> str:
        """Of a selected range: when it begins and ends."""
        end_s = self.until_s or 0.0
        begin = moment_text(end_s - self.span_s, self.span_s)
        end = moment_text(end_s, self.span_s)
        return f"{begin} – {end}"


def _ahead_s(at_s: float) -> float:
    """How far the local clock is ahead of Greenwich's."""
    try:
        return float(time.localtime(at_s).tm_gmtoff or 0)
    except (OverflowError, OSError, ValueError):
        return 0.0


def tick_text(at_s: float, step_s: float, span_s: float) -> str:
    """A time beside the axis, as short as the step between two allows."""
    if step_s >= DAY_S:
        return _clock(at_s, "%d %b")
    if step_s < 60:
        return _clock(at_s, "%H:%M:%S")
    return _clock(at_s, "%H:%M" if span_s <= DAY_S else "%a %H:%M")


def moment_text(at_s: float, span_s: float) -> str:
    """A time in words, as exact as a range of that length can be read."""
    if span_s > 7 * DAY_S:
        return _clock(at_s, "%d %b %Y %H:%M")
    if span_s > 3600.0:
        return _clock(at_s, "%d %b %H:%M")
    return _clock(at_s, "%d %b %H:%M:%S")


def _clock(at_s: float, form: str) -> str:
    try:
        at = time.localtime(at_s)
        locale, short = QLocale(), QLocale.FormatType.ShortFormat
        form = form.replace("%b", locale.monthName(at.tm_mon, short))
        form = form.replace("%a", locale.dayName(at.tm_wday + 1, short))
        text = time.strftime(form, at)
    except (OverflowError, OSError, ValueError):
        return "–"
    return text.removeprefix("0") if form.startswith("%d") else text
