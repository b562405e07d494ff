"""When jobs are due: summer time both ways, ends of months, clocks that jump."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.app.jobs.times import last_due_s, next_due_s
from workbench.app.jobs.values import DAYS, When

BERLIN = "Europe/Berlin"


def at(text: str, zone: str = BERLIN, fold: int = 0) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold).timestamp()


def shown(when: When, after_s: float, count: int) -> list[str]:
    found = []
    for _ in range(count):
        due_s = next_due_s(when, after_s)
        assert due_s is not None
        found.append(datetime.fromtimestamp(due_s, ZoneInfo(when.zone)).isoformat()[:16])
        after_s = due_s
    return found


def test_that_a_time_left_out_in_spring_is_due_once_after_the_change() -> None:
    when = When("at", times=("02:30",), zone=BERLIN)
    assert shown(when, at("2026-03-27T12:00"), 3) == [
        "2026-03-28T02:30",
        "2026-03-29T03:30",
        "2026-03-30T02:30",
    ]


def test_that_a_time_that_comes_twice_in_autumn_is_due_the_first_time_only() -> None:
    when = When("at", times=("02:30",), zone=BERLIN)
    first = next_due_s(when, at("2026-10-24T12:00"))
    assert first == at("2026-10-25T02:30", fold=0)
    assert next_due_s(when, first or 0.0) == at("2026-10-26T02:30")


def test_that_a_daily_time_keeps_its_place_on_the_clock_through_the_year() -> None:
    when = When("at", times=("09:00",), zone=BERLIN)
    after_s = at("2026-01-01T00:00")
    for _ in range(365):
        after_s = next_due_s(when, after_s) or 0.0
        assert datetime.fromtimestamp(after_s, ZoneInfo(BERLIN)).strftime("%H:%M") == "09:00"
    assert after_s == at("2026-12-31T09:00")


def test_that_days_of_a_month_which_lacks_them_are_its_last() -> None:
    when = When("at", times=("08:00",), month_days=(31,), zone=BERLIN)
    assert shown(when, at("2026-01-15T00:00"), 4) == [
        "2026-01-31T08:00",
        "2026-02-28T08:00",
        "2026-03-31T08:00",
        "2026-04-30T08:00",
    ]
    leap = When("at", times=("08:00",), month_days=(30,), zone=BERLIN)
    assert shown(leap, at("2028-02-01T00:00"), 1) == ["2028-02-29T08:00"]


def test_that_the_end_of_a_year_and_days_of_the_week_are_walked_over() -> None:
    when = When("at", times=("23:59", "00:00"), days=("thu", "fri"), zone=BERLIN)
    assert shown(when, at("2026-12-31T23:58"), 3) == [
        "2026-12-31T23:59",
        "2027-01-01T00:00",
        "2027-01-01T23:59",
    ]


def test_that_every_so_often_does_not_depend_on_zones_or_restarts() -> None:
    when = When("every", every_minutes=15)
    base = datetime(2026, 3, 29, 0, 7, tzinfo=UTC).timestamp()
    due = next_due_s(when, base)
    assert due == datetime(2026, 3, 29, 0, 15, tzinfo=UTC).timestamp()
    assert next_due_s(when, due) == due + 900


def test_that_a_moment_is_due_once() -> None:
    when = When("once", moment="2026-06-01T10:00", zone=BERLIN)
    due = next_due_s(when, 0.0)
    assert due == at("2026-06-01T10:00")
    assert next_due_s(when, due or 0.0) is None


def test_that_a_jump_by_a_year_is_one_catching_up() -> None:
    day_s = 86_400.0
    when = When("at", times=("09:00",), zone=BERLIN)
    start = at("2026-01-01T12:00")
    due, count = last_due_s(when, start, start + 365 * day_s)
    assert due == at("2027-01-01T09:00")
    assert count == 365
    due, count = last_due_s(When("every", every_minutes=1), start, start + 365 * day_s)
    assert (due, count) == (start + 365 * day_s, 1_000)


def test_that_a_jump_by_thirty_years_is_not_walked_through() -> None:
    when = When("at", times=("09:00", "21:00"), zone=BERLIN)
    start = at("2026-01-01T12:00")
    due, count = last_due_s(when, start, at("2056-01-01T12:00"))
    assert (due, count) == (at("2056-01-01T09:00"), 1_000)


def test_that_nothing_is_due_where_the_clock_went_back() -> None:
    when = When("at", times=("09:00",), zone=BERLIN)
    start = at("2026-05-05T10:00")
    assert last_due_s(when, start, start - 7_200) == (None, 0)


@pytest.mark.parametrize("kind", ["hand", "folder"])
def test_that_the_clock_starts_neither_hand_nor_folder(kind: str) -> None:
    assert next_due_s(When(kind, folder="/x"), 0.0) is None  # type: ignore[arg-type]


def test_that_the_end_of_all_dates_is_no_crash() -> None:
    when = When("at", times=("09:00",), zone=BERLIN)
    assert next_due_s(when, 253_402_300_000.0) is None
    assert next_due_s(when, 1e18) is None


ZONES = st.sampled_from([BERLIN, "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", ""])
CLOCKS = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59))
DAY_SETS = st.sets(st.sampled_from(DAYS), max_size=3).map(lambda days: tuple(sorted(days)))


@given(
    times=st.lists(CLOCKS, min_size=1, max_size=4).map(tuple),
    days=DAY_SETS,
    zone=ZONES,
    after_s=st.floats(0, 4e9),
)
def test_that_what_is_due_next_is_later_and_the_first(
    times: tuple[str, ...], days: tuple[str, ...], zone: str, after_s: float
) -> None:
    when = When("at", times=times, days=days, zone=zone)  # type: ignore[arg-type]
    due = next_due_s(when, after_s)
    assert due is not None
    assert after_s < due <= after_s + 9 * 86_400
    assert last_due_s(when, after_s, due) == (due, 1)
    assert last_due_s(when, after_s, due - 1)[0] is None
