"""The plots of a report: pass rates, quality against time and memory, times."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.base.sizes import size_text
from workbench.evals.labels import shortly_named
from workbench.evals.report import Report
from workbench.evals.statistics import percentile
from workbench.evals.svg import LIGHT, Drawing, Palette, Plot, fitted, ticks
from workbench.evals.tallies import Tally

WIDTH_PX = 760
_LEFT_PX, _RIGHT_PX, _TOP_PX, _ROW_PX, _BOTTOM_PX = 230, 120, 12, 34, 46
_FIELD_PX = 340
_MOST_RADIUS_PX, _LEAST_RADIUS_PX = 24.0, 6.0
_NUMBER_PX, _LINE_PX = 16.0, 13.0
"""Room of the number of a bubble."""
_DOT_RADIUS_PX = 3.0
_MOST_DOTS = 150
MOST_ROWS = 40


def plots(report: Report, palette: Palette = LIGHT) -> dict[str, Plot]:
    """The plots by name; those for which nothing was measured are left out.

    Args:
        report: What is shown.
        palette: The colours; a page that holds the plots may still change them by class.
    """
    tallies = shortly_named(report.tallies[:MOST_ROWS])
    found = (
        _rates(tallies, palette),
        _trade_off(tallies, report.recommendation.front, palette),
        _times(tallies, palette),
    )
    return {plot.name: plot for plot in found if plot is not None}


def percent(share: float) -> str:
    """A share as a person reads it; 100 % only if it is all."""
    rounded = round(100 * share)
    if (rounded == 100 and share < 1.0) or (rounded == 0 and share > 0.0):
        return f"{min(99.9, max(0.1, 100 * share)):.1f} %"
    return f"{rounded} %"


def _rates(tallies: Sequence[Tally], palette: Palette) -> Plot | None:
    if not any(one.rate for one in tallies):
        return None
    height = _TOP_PX + _ROW_PX * len(tallies) + _BOTTOM_PX
    drawing = Drawing(WIDTH_PX, height, palette)
    right = WIDTH_PX - _RIGHT_PX
    _axis(drawing, [0.0, 0.25, 0.5, 0.75, 1.0], 1.0, "Passed", right)
    said = []
    for row, tally in enumerate(tallies):
        y = _TOP_PX + _ROW_PX * (row + 0.5)
        _label(drawing, y, row, tally)
        if tally.rate is None:
            drawing.text(_LEFT_PX + 8, y + 4, "not judged", "muted")
            said.append(f"{tally.candidate.label}: not judged")
            continue
        found = tally.rate.interval
        low, middle, high = (
            _x(one, 1.0, right) for one in (found.low, found.estimate, found.high)
        )
        drawing.stroke(low, y, high, y, row)
        drawing.stroke(low, y - 4, low, y + 4, row)
        drawing.stroke(high, y - 4, high, y + 4, row)
        drawing.dot(middle, y, 5, row)
        ends = f"{percent(found.low)[:-2]}–{percent(found.high)}"
        drawing.text(right + 10, y + 4, percent(found.estimate))
        drawing.text(WIDTH_PX - 4, y + 4, ends, "muted", "end")
        said.append(f"{tally.candidate.label}: {percent(found.estimate)}, {ends}")
    return drawing.plot("rates", "Pass rates with 95 % intervals", "; ".join(said))


@dataclass(frozen=True, slots=True)
class _Field:
    """Where pass rates and times lie in the plot of both."""

    most_s: float
    left: float = 60.0
    top: float = 16.0
    right: float = WIDTH_PX - 20.0

    @property
    def bottom(self) -> float:
        return self.top + _FIELD_PX

    def x(self, seconds: float) -> float:
        return self.left + (self.right - self.left) * seconds / self.most_s

    def y(self, share: float) -> float:
        return self.bottom - (_FIELD_PX - 2 * _MOST_RADIUS_PX) * share - _MOST_RADIUS_PX


def _trade_off(
    tallies: Sequence[Tally], front: frozenset[str], palette: Palette
) -> Plot | None:
    shown = [(n, one) for n, one in enumerate(tallies) if one.rate and one.p50_s]
    if not shown:
        return None
    marks = ticks(1.15 * max(one.p50_s or 0.0 for _n, one in shown))
    field = _Field(marks[-1])
    height = round(field.bottom) + 50 + 18 * ((len(shown) + 1) // 2)
    drawing = Drawing(WIDTH_PX, height, palette)
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        drawing.line(field.left, field.y(share), field.right, field.y(share))
        drawing.text(field.left - 8, field.y(share) + 4, percent(share), "muted", "end")
    for mark in marks:
        drawing.line(field.x(mark), field.bottom, field.x(mark), field.bottom + 4, "muted")
        drawing.text(field.x(mark), field.bottom + 18, f"{mark:g}", "muted", "middle")
    title = "Median time of an answer in seconds (left is faster, up is better)"
    middle = (field.left + field.right) / 2
    drawing.text(middle, field.bottom + 36, title, "muted", "middle")
    most = max(_memory(one) for _n, one in shown)
    for number, tally in sorted(shown, key=lambda pair: -_memory(pair[1])):
        is_best = tally.candidate.candidate_id in front
        _bubble(drawing, field, number, tally, _radius(_memory(tally), most), is_best=is_best)
    _numbers(drawing, field, shown, most)
    for row, (number, tally) in enumerate(shown):
        key_x, key_y = field.left + (row % 2) * 340, field.bottom + 58 + 18 * (row // 2)
        drawing.dot(key_x, key_y - 4, 5, number)
        drawing.text(key_x + 10, key_y, fitted(f"{number + 1} {_with_memory(tally)}", 320))
    text = "; ".join(_point_text(tally, front) for _n, tally in shown)
    said = "area is memory (a dot: unknown), a ring is on the best front"
    return drawing.plot("trade_off", f"Pass rate against time; {said}", text)


def _bubble(
    drawing: Drawing, field: _Field, number: int, tally: Tally, radius: float, *, is_best: bool
) -> None:
    if tally.rate is None:
        return
    x, found = field.x(tally.p50_s or 0.0), tally.rate.interval
    y = field.y(found.estimate)
    drawing.stroke(x, field.y(found.low), x, field.y(found.high), number)
    drawing.dot(x, y, radius, number, 0.45 if _memory(tally) else 1.0)
    if is_best:
        drawing.ring(x, y, radius)


def _numbers(
    drawing: Drawing, field: _Field, shown: Sequence[tuple[int, Tally]], most: int
) -> None:
    """Beside each bubble its number; of bubbles over one another, one below the other."""
    taken: list[tuple[float, float]] = []
    for number, tally in shown:
        if tally.rate is None:
            continue
        x = field.x(tally.p50_s or 0.0) + _radius(_memory(tally), most) + 3
        y = field.y(tally.rate.interval.estimate) + 4
        while any(
            abs(x - at_x) < _NUMBER_PX and abs(y - at_y) < _LINE_PX for at_x, at_y in taken
        ):
            y += _LINE_PX
        taken.append((x, y))
        drawing.text(x, y, str(number + 1))


def _times(tallies: Sequence[Tally], palette: Palette) -> Plot | None:
    if not any(one.total_s for one in tallies):
        return None
    height = _TOP_PX + _ROW_PX * len(tallies) + _BOTTOM_PX
    drawing = Drawing(WIDTH_PX, height, palette)
    right = WIDTH_PX - _RIGHT_PX
    marks = ticks(max(max(one.total_s, default=0.0) for one in tallies))
    _axis(drawing, marks, marks[-1], "Time of an answer in seconds", right)
    said = []
    for row, tally in enumerate(tallies):
        y = _TOP_PX + _ROW_PX * (row + 0.5)
        _label(drawing, y, row, tally)
        if not tally.total_s:
            drawing.text(_LEFT_PX + 8, y + 4, "not measured", "muted")
            continue
        low, middle, high, p95 = (
            percentile(tally.total_s, share) or 0.0 for share in (0.25, 0.5, 0.75, 0.95)
        )
        for value in _sampled(tally.total_s):
            drawing.dot(_x(value, marks[-1], right), y + 9, 1.6, row, 0.5)
        start = _x(low, marks[-1], right)
        drawing.bar(start, y - 8, _x(high, marks[-1], right) - start, 12, row)
        for value in (middle, p95):
            place = _x(value, marks[-1], right)
            drawing.stroke(place, y - 8, place, y + 4, row)
        drawing.text(WIDTH_PX - 4, y + 4, f"{_s(middle)} / {_s(p95)}", "muted", "end")
        said.append(f"{tally.candidate.label}: half within {_s(middle)}, 95 % within {_s(p95)}")
    title = "Times of answers: middle half, median and 95 %"
    return drawing.plot("times", title, "; ".join(said))


def _axis(
    drawing: Drawing, marks: Sequence[float], most: float, title: str, right: float
) -> None:
    bottom = drawing.height_px - _BOTTOM_PX
    for mark in marks:
        place = _x(mark, most, right)
        drawing.line(place, _TOP_PX, place, bottom)
        text = percent(mark) if most == 1.0 and title == "Passed" else f"{mark:g}"
        drawing.text(place, bottom + 16, text, "muted", "middle")
    drawing.text((_LEFT_PX + right) / 2, bottom + 34, title, "muted", "middle")


def _label(drawing: Drawing, y: float, row: int, tally: Tally) -> None:
    text = fitted(f"{row + 1} {tally.candidate.label}", _LEFT_PX - 16)
    drawing.text(_LEFT_PX - 12, y + 4, text, anchor="end")


def _x(value: float, most: float, right: float) -> float:
    return _LEFT_PX + (right - _LEFT_PX) * value / most


def _sampled(values: Sequence[float]) -> list[float]:
    """Some of many values, evenly by rank, with the least and the most."""
    ordered = sorted(values)
    if len(ordered) <= _MOST_DOTS:
        return ordered
    last = len(ordered) - 1
    return [ordered[round(n * last / (_MOST_DOTS - 1))] for n in range(_MOST_DOTS)]


def _memory(tally: Tally) -> int:
    return tally.peak_memory_bytes


def _radius(size_bytes: int, most: int) -> float:
    """The area is as the memory; where it is not known, the circle is a full dot."""
    if not most or not size_bytes:
        return _DOT_RADIUS_PX
    return max(_LEAST_RADIUS_PX, _MOST_RADIUS_PX * math.sqrt(size_bytes / most))


def _with_memory(tally: Tally) -> str:
    size = size_text(tally.peak_memory_bytes) if tally.peak_memory_bytes else "memory unknown"
    return f"{tally.candidate.label} ({size})"


def _point_text(tally: Tally, front: frozenset[str]) -> str:
    rate = percent(tally.rate.interval.estimate) if tally.rate else "not judged"
    best = ", on the best front" if tally.candidate.candidate_id in front else ""
    return f"{_with_memory(tally)}: {rate} in {_s(tally.p50_s or 0.0)}{best}"


def _s(seconds: float) -> str:
    return f"{seconds:.3g} s" if seconds < 100 else f"{seconds:.0f} s"
