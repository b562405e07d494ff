"""The cases in a report: what checks found, where candidates differ, what failed and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from workbench.base.plain_text import harmless
from workbench.evals.graders.tool_calls import calls_text
from workbench.evals.report import Report
from workbench.evals.report_pieces import Heading, Paragraph, Table
from workbench.evals.values import Case, Outcome

Piece: TypeAlias = Heading | Paragraph | Table
MOST_DIFFERENCES = 100
MOST_FAILURES = 100
_MOST_COLUMNS = 8
_MOST_CHARS = 300


def case_blocks(report: Report) -> list[Piece]:
    """What the cases show."""
    return [*_checks(report), *_differences(report), *_failures(report)]


def _checks(report: Report) -> list[Piece]:
    counts: dict[tuple[str, str], Counter[str]] = {}
    for outcome in report.outcomes:
        for grade in outcome.grades:
            key = (outcome.attempt.candidate_id, grade.kind)
            counts.setdefault(key, Counter())[grade.word] += 1
    kinds = list(dict.fromkeys(kind for _candidate, kind in counts))
    if not kinds:
        return []
    rows = tuple(
        (
            kind,
            candidate.label,
            str(found["passed"]),
            str(found["failed"]),
            str(found["unknown"]),
        )
        for kind in kinds
        for candidate in report.plan.candidates
        if (found := counts.get((candidate.candidate_id, kind)))
    )
    heads = ("Check", "Candidate", "Passed", "Failed", "Not judged")
    return [Heading(2, "By check"), Table(heads, rows, right=frozenset((2, 3, 4)))]


def _differences(report: Report) -> list[Piece]:
    """Cases that not all candidates did equally well."""
    if len(report.tallies) < 2:
        return []
    shown = report.tallies[:_MOST_COLUMNS]
    rows = []
    for case in report.plan.data_set.cases:
        tries = [one.tries.get(case.case_id, ()) for one in shown]
        means = {sum(found) / len(found) for found in tries if found}
        if len(means) > 1:
            rows.append((case.case_id, shortened(case.text), *map(_passes, tries)))
    found: list[Piece] = [Heading(2, "Cases in which they differ")]
    if not rows:
        return [*found, Paragraph("None: every case came out alike for all of them.")]
    heads = ("Case", "Question", *(one.candidate.label for one in shown))
    right = frozenset(range(2, len(heads)))
    found.append(Table(heads, tuple(rows[:MOST_DIFFERENCES]), right=right))
    if len(rows) > MOST_DIFFERENCES:
        left = len(rows) - MOST_DIFFERENCES
        found.append(Paragraph(f"{left} more are in the table of outcomes (CSV)."))
    return found


def _passes(tries: Sequence[bool]) -> str:
    if not tries:
        return "not judged"
    if len(tries) == 1:
        return "passed" if tries[0] else "failed"
    return f"{sum(tries)} of {len(tries)}"


def _failures(report: Report) -> list[Piece]:
    labels = {one.candidate_id: one.label for one in report.plan.candidates}
    cases = {case.case_id: case for case in report.plan.data_set.cases}
    failed = [one for one in report.outcomes if one.judged and not one.passed]
    found: list[Piece] = [Heading(2, "What failed")]
    if not failed:
        nothing = (
            "Nothing." if any(one.passed for one in report.outcomes) else "Nothing was judged."
        )
        return [*found, Paragraph(nothing)]
    heads = ("Case", "Candidate", "Question", "Expected", "Answer", "Why")
    rows = tuple(_failure(one, cases, labels) for one in failed[:MOST_FAILURES])
    found.append(Table(heads, rows))
    if len(failed) > MOST_FAILURES:
        left = len(failed) - MOST_FAILURES
        found.append(Paragraph(f"{left} more are in the table of outcomes (CSV)."))
    return found


def _failure(
    outcome: Outcome, cases: Mapping[str, Case], labels: Mapping[str, str]
) -> tuple[str, ...]:
    case = cases[outcome.attempt.case_id]
    return (
        case.case_id,
        labels[outcome.attempt.candidate_id],
        shortened(case.text),
        shortened(expected_text(case)),
        shortened(outcome.answer),
        shortened(why(outcome)),
    )


def expected_text(case: Case) -> str:
    """What a case expects, in words."""
    said = [case.expected] if case.expected else []
    if case.calls is not None:
        said.append(f"Calls: {calls_text(case.calls)}")
    return "; ".join(said)


def why(outcome: Outcome) -> str:
    """Why a try did not pass; empty if it did."""
    if outcome.error:
        return f"No answer: {outcome.error}"
    reasons = [
        f"{grade.kind}: {grade.reason or grade.word}"
        for grade in outcome.grades
        if grade.word != "passed"
    ]
    return "; ".join(reasons) or ("" if outcome.grades else "no check")


def shortened(text: str, most_chars: int = _MOST_CHARS) -> str:
    """The beginning of a text on one line, harmless."""
    line = " ".join(harmless(text[: most_chars + 1]).split())
    return line if len(line) <= most_chars else line[: most_chars - 1] + "…"
