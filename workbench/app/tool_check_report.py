"""A check of tool calls as text: Markdown for people, values for programs."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from workbench.app.tool_check_keys import title_of
from workbench.app.tool_check_values import (
    CATEGORIES,
    CATEGORY_TITLES,
    MODE_TITLES,
    Badge,
    CaseResult,
    Category,
    CheckReport,
    Score,
)

_MOST_CHARS = 2000


def values_of(report: CheckReport) -> dict[str, Any]:
    """A report as values for JSON."""
    return {
        **{name: value for name, value in asdict(report).items() if name != "results"},
        "score": _score_values(report.score),
        "categories": {one.category: _score_values(one.score) for one in report.categories},
        "cases": [asdict(one) for one in report.results],
    }


def _score_values(score: Score) -> dict[str, Any]:
    low, high = score.interval
    return {**asdict(score), "share": score.share, "interval_95": [low, high]}


def percent(share: float) -> str:
    """A share as whole percent."""
    return f"{round(100 * share)} %"


def score_text(score: Score) -> str:
    """Correct of all, in percent with its interval."""
    if not score.cases:
        return "–"
    low, high = score.interval
    return (
        f"{score.correct} of {score.cases}, {percent(score.share)} "
        f"({round(100 * low)}–{round(100 * high)})"
    )


def table_rows(reports: Sequence[CheckReport]) -> list[tuple[str, list[Score]]]:
    """For each category, and for all together at the end, the score in each report."""
    rows: list[tuple[str, list[Score]]] = []
    for category in CATEGORIES:
        found = [_score_in(report, category) for report in reports]
        if any(score.cases for score in found):
            rows.append((CATEGORY_TITLES[category], found))
    rows.append(("All", [report.score for report in reports]))
    return rows


def _score_in(report: CheckReport, category: Category) -> Score:
    scores = (one.score for one in report.categories if one.category == category)
    return next(scores, Score())


STAGES: tuple[tuple[str, str], ...] = (
    ("Could be read", "parsed"),
    ("Right tool", "right_tool"),
    ("Can be carried out", "executable"),
    ("Correct", "correct"),
)


def stage_rows(reports: Sequence[CheckReport]) -> list[tuple[str, list[str]]]:
    """How many cases came how far, in each report."""
    return [
        (title, [f"{getattr(one.score, name)} of {one.score.cases}" for one in reports])
        for title, name in STAGES
    ]


def measured_words(report: CheckReport) -> str:
    """When and with what it was checked."""
    key = report.key
    when = time.strftime("%Y-%m-%d %H:%M", time.localtime(report.at_s))
    engine = f"{title_of(key.engine)} {key.engine_version}".strip()
    return f"{when} with {engine}, {len(report.results)} cases, {MODE_TITLES[key.mode]}"


def badge_words(badge: Badge) -> str:
    """What stands behind a badge: each category, when and how it was measured."""
    first = badge.reports[0]
    lines = [f"Tool calls: {score_text(first.score)}"]
    lines += [
        f"{CATEGORY_TITLES[one.category]}: {one.score.correct} of {one.score.cases}"
        for one in first.categories
    ]
    lines.append(f"Checked {measured_words(first)}.")
    lines += [
        f"{percent(other.score.share)} {MODE_TITLES[other.key.mode]}."
        for other in badge.reports[1:]
        if other.key.scope == first.key.scope and not other.stale
    ]
    if badge.stale:
        lines.append(f"Out of date: {badge.stale}.")
    return "\n".join(lines)


def as_markdown(reports: Sequence[CheckReport]) -> str:
    """One or more reports of one model, side by side."""
    first = reports[0]
    modes = [MODE_TITLES[one.key.mode].capitalize() for one in reports]
    head = f"| | {' | '.join(modes)} |\n|---|{'---|' * len(reports)}"
    lines = [f"# Tool calls of {_plain(first.model_title)}", ""]
    lines += [f"- Model: `{first.model_id}` {_plain(first.quantisation)}".rstrip()]
    for one in reports:
        speed = f"{one.tokens_per_s:.1f} tokens/s in {one.duration_s:.1f} s"
        lines.append(f"- Checked {measured_words(one)}: {speed}")
        lines += [f"- The engine says: {_plain(note)}" for note in one.notes]
        if one.stale:
            lines.append(f"- Out of date ({MODE_TITLES[one.key.mode]}): {one.stale}")
    lines += [
        f"- Files {first.key.model_digest}, template {first.key.template_digest or 'unknown'}, "
        f"cases {first.key.suite_version}",
        "",
        "Correct cases, with the 95 % interval of the share:",
        "",
        head,
    ]
    lines += [
        f"| {title} | {' | '.join(map(score_text, scores))} |"
        for title, scores in table_rows(reports)
    ]
    lines += ["", head]
    lines += [f"| {title} | {' | '.join(cells)} |" for title, cells in stage_rows(reports)]
    for one in reports:
        lines += _failures(one)
    return "\n".join(lines) + "\n"


def _failures(report: CheckReport) -> list[str]:
    mode = MODE_TITLES[report.key.mode]
    if not report.failures:
        return ["", f"## Nothing was wrong, {mode}"]
    lines = ["", f"## What was wrong, {mode}"]
    for one in report.failures:
        lines += ["", f"### {one.id}", "", *failure_lines(one)]
    return lines


def failure_lines(case: CaseResult) -> list[str]:
    """One failure in Markdown: what was asked, wanted and written."""
    return [
        f"{_plain(case.why).capitalize() if case.why.islower() else _plain(case.why)}.",
        "",
        "Asked:",
        *_block(case.asked),
        "Accepted:",
        *_block(case.expected),
        "Written:",
        *_block(case.written),
    ]


def _block(text: str) -> list[str]:
    """A text that a model wrote, fenced so that nothing in it ends the block."""
    longest, run = 0, 0
    for char in text:
        run = run + 1 if char == "`" else 0
        longest = max(longest, run)
    fence = "`" * max(3, longest + 1)
    shown = text if len(text) <= _MOST_CHARS else f"{text[:_MOST_CHARS]}…"
    return ["", fence, shown, fence, ""]


def _plain(text: str) -> str:
    """One line in which nothing is Markdown."""
    line = " ".join(text.split())
    return "".join(f"\\{char}" if char in "\\`*_[]<>|#" else char for char in line)
