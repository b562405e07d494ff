"""When a job is due: pure functions from one moment to the next.

Moments are Unix time. A time of the day that the clocks leave out in spring is due as many
minutes after the change as it lies in the gap; one that comes twice in autumn is due the
first time (PEP 495, ``fold=0``).
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from workbench.app.jobs.values import DAYS, When, moment_of

_LOOK_DAYS = 366 * 8 + 2
"""A day of a month is never further away, whatever the days of the week are."""


def next_due_s(when: When, after_s: float) -> float | None:
    """The first moment after another one at which a job is due; None if there is none."""
    match when.kind:
        case "once":
            moment = moment_of(when)
            due_s = None if moment is None else _seconds(moment, when)
            return due_s if due_s is not None and due_s > after_s else None
        case "every":
            step_s = when.every_minutes * 60
            return (after_s // step_s + 1) * step_s
        case "at":
            return _next_time_s(when, after_s)
        case _:
            return None


def last_due_s(when: When, after_s: float, until_s: float) -> tuple[float | None, int]:
    """The latest moment due after one and not later than another, and how many there were.

    A clock that jumped by years is not walked through: the count ends at 1,000.
    """
    found: float | None = None
    count = 0
    if when.kind == "every":
        step_s = when.every_minutes * 60
        latest_s = until_s // step_s * step_s
        many = int(latest_s // step_s - after_s // step_s)
        return (latest_s, min(many, 1_000)) if many > 0 else (None, 0)
    at_s = after_s
    while (due_s := next_due_s(when, at_s)) is not None and due_s <= until_s:
        found, at_s, count = due_s, due_s, count + 1
        if count == 1_000:
            at_s, found = _near(when, until_s, found), found
            return _latest_s(when, at_s, until_s, found), count
    return found, count


def _near(when: When, until_s: float, found_s: float) -> float:
    """A moment from which it is not far to the end."""
    return max(found_s, until_s - 86_400.0 * (62 if when.month_days else 9))


def _latest_s(when: When, after_s: float, until_s: float, found_s: float) -> float:
    latest_s = found_s
    while (due_s := next_due_s(when, after_s)) is not None and due_s <= until_s:
        latest_s = after_s = due_s
    return latest_s


def zone_of(when: When) -> tzinfo | None:
    """The zone of a job; None for that of this machine."""
    return ZoneInfo(when.zone) if when.zone else None


def local(when: When, at_s: float) -> datetime:
    """A moment by the clock of the job's zone."""
    zone = zone_of(when)
    if zone is None:
        return datetime.fromtimestamp(at_s, UTC).astimezone()
    return datetime.fromtimestamp(at_s, zone)


def _next_time_s(when: When, after_s: float) -> float | None:
    try:
        first = local(when, after_s).date()
        times = sorted(time.fromisoformat(text) for text in when.times)
        # A time that the clocks leave out is due after the change: maybe on the day before.
        for day in _days(when, first - timedelta(days=1)):
            due = [_seconds(datetime.combine(day, one), when) for one in times]
            later = [one for one in due if one > after_s]
            if later:
                return min(later)
    except (OverflowError, ValueError, OSError):  # a clock at the end of all dates
        return None
    return None


def _days(when: When, first: date) -> Iterator[date]:
    for number in range(_LOOK_DAYS):
        day = first + timedelta(days=number)
        if when.days and DAYS[day.weekday()] not in when.days:
            continue
        if when.month_days and not _is_month_day(day, when.month_days):
            continue
        yield day


def _is_month_day(day: date, wanted: tuple[int, ...]) -> bool:
    last = calendar.monthrange(day.year, day.month)[1]
    return day.day in wanted or (day.day == last and any(one > last for one in wanted))


def _seconds(naive: datetime, when: When) -> float:
    zone = zone_of(when)
    return naive.timestamp() if zone is None else naive.replace(tzinfo=zone).timestamp()
