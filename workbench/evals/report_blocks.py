"""A report as headings, paragraphs, tables and places for plots: the same for every form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from workbench.base.sizes import size_text
from workbench.evals.plots import MOST_ROWS, percent
from workbench.evals.recommend import Verdict, p_text, points_text
from workbench.evals.report import Report
from workbench.evals.report_cases import case_blocks
from workbench.evals.report_pieces import Heading, Paragraph, PlotPlace, Table
from workbench.evals.tallies import Tally

Block: TypeAlias = Heading | Paragraph | Table | PlotPlace
NOT_MEASURED = "–"


@dataclass(frozen=True, slots=True)
class _Names:
    labels: dict[str, str]

    def of(self, candidate_id: str) -> str:
        return self.labels.get(candidate_id, candidate_id)


def blocks(report: Report) -> tuple[Block, ...]:
    """The whole report, in the order in which it is read."""
    plan = report.plan
    names = _Names({one.candidate_id: one.label for one in plan.candidates})
    found: list[Block] = [
        Heading(1, plan.name or "Evaluation"),
        Paragraph(report.recommendation.sentence, strong=True),
        Paragraph(_what(report)),
        Heading(2, "Results"),
        _results(report),
        Paragraph(
            f"{NOT_MEASURED}: not measured. Intervals: 95 %. #: the number in the plots; *: on "
            "the best front, where no other one is at least as good in everything."
        ),
        PlotPlace("rates"),
        PlotPlace("trade_off"),
        PlotPlace("times"),
    ]
    if len(report.tallies) > MOST_ROWS:
        found.append(Paragraph(f"The plots show the first {MOST_ROWS} candidates."))
    if report.recommendation.verdicts:
        found += [Heading(2, "Compared"), *_compared(report, names)]
    found += _by_tag(report)
    found += case_blocks(report)
    found += _judge(report, names)
    found.append(Heading(2, "What was not measured"))
    found += [Paragraph(note, item=True) for note in report.notes]
    if not report.notes:
        found.append(Paragraph("Everything of the plan was tried, judged and measured."))
    found += [Heading(2, "How the figures were made"), Paragraph(_METHOD)]
    return tuple(found)


_METHOD = (
    "A try passes if every check passes, and fails if one fails; where one could not judge and "
    "none failed, it is not judged and does not count. Each case counts alike. "
    "Intervals of pass rates are Wilson's; repetitions of a case are taken for what they add. "
    "Candidates are compared case by case: McNemar's exact test with one try a case, else a "
    "permutation test, both with Holm's correction. Intervals of differences are those of "
    "Bonett and Price, so wide that all of them hold together with 95 %. How many more cases "
    "would do is a guess from the cases at hand. Times are told apart by the median of the "
    "ratios."
)


def _what(report: Report) -> str:
    plan = report.plan
    name, cases, candidates = plan.data_set.name, len(plan.data_set.cases), len(plan.candidates)
    said = [
        f"1 case of “{name}”" if cases == 1 else f"{cases} cases of “{name}”",
        "1 candidate" if candidates == 1 else f"{candidates} candidates",
        "each tried once" if plan.repetitions == 1 else f"each tried {plan.repetitions} times",
        f"seed {plan.seed}",
        f"{plan.at_once} at a time",
    ]
    return f"{', '.join(said)}."


def _results(report: Report) -> Table:
    heads: tuple[str, ...] = (
        "#", "Candidate", "Passed", "Interval", "Tries", "Median time", "95 % within",
        "First token", "Tokens/s", "Memory", "File",
    )  # fmt: skip
    front = report.recommendation.front
    rows = [_result(n, one, front) for n, one in enumerate(report.tallies)]
    if any(one.unjudged for one in report.tallies):
        heads = (*heads[:5], "Not judged", *heads[5:])
        counts = [str(one.unjudged) for one in report.tallies]
        rows = [(*row[:5], count, *row[5:]) for row, count in zip(rows, counts, strict=True)]
    return Table(heads, tuple(rows), right=frozenset(range(2, len(heads))))


def _result(number: int, tally: Tally, front: frozenset[str]) -> tuple[str, ...]:
    rate = tally.rate
    best = " *" if tally.candidate.candidate_id in front else ""
    judged = sum(map(len, tally.tries.values()))
    passes = sum(map(sum, tally.tries.values()))
    return (
        f"{number + 1}{best}",
        tally.candidate.label,
        percent(rate.interval.estimate) if rate else NOT_MEASURED,
        f"{percent(rate.interval.low)} to {percent(rate.interval.high)}"
        if rate
        else NOT_MEASURED,
        f"{passes} of {judged}",
        _seconds(tally.p50_s),
        _seconds(tally.p95_s),
        _seconds(tally.first_token_s),
        _speed(tally.tokens_per_s),
        size_text(tally.peak_memory_bytes) if tally.peak_memory_bytes else NOT_MEASURED,
        size_text(tally.model_bytes) if tally.model_bytes else NOT_MEASURED,
    )


def _speed(tokens_per_s: float | None) -> str:
    if not tokens_per_s:
        return NOT_MEASURED
    return f"{tokens_per_s:,.0f}" if tokens_per_s >= 100 else f"{tokens_per_s:.3g}"


def _seconds(value: float | None) -> str:
    if value is None:
        return NOT_MEASURED
    return f"{value:.3g} s" if value >= 0.9995 or not value else f"{value * 1000:.3g} ms"


def _compared(report: Report, names: _Names) -> list[Block]:
    reference = names.of(report.recommendation.reference_id)
    heads = ("Candidate", "Difference", "Interval", "p", "Cases", "Better in", "Worse in")
    rows = [_comparison(verdict, names) for verdict in report.recommendation.verdicts]
    return [
        Paragraph(f"Each beside {reference}:"),
        Table(heads, tuple(rows), right=frozenset(range(1, 7))),
        *(Paragraph(one.sentence, item=True) for one in report.recommendation.verdicts),
    ]


def _comparison(verdict: Verdict, names: _Names) -> tuple[str, ...]:
    one = verdict.comparison
    if not one.cases:
        return (names.of(one.b), *(NOT_MEASURED,) * 3, "0", "0", "0")
    found = one.difference
    return (
        names.of(one.b),
        _signed(found.estimate),
        f"{_signed(found.low).split()[0]} to {_signed(found.high)}",
        p_text(one.p_adjusted).removeprefix("p = ").removeprefix("p "),
        str(one.cases),
        str(one.wins),
        str(one.losses),
    )


def _signed(share: float) -> str:
    sign = "+" if share > 0 else "−" if share < 0 else ""
    return sign + points_text(abs(share))


_MOST_TAGS = 20
_MOST_COLUMNS = 8


def _by_tag(report: Report) -> list[Block]:
    """Pass rates of cases with a tag; nothing where there are no tags."""
    cases = report.plan.data_set.cases
    tags = list(dict.fromkeys(tag for case in cases for tag in case.tags))
    if not tags:
        return []
    shown = report.tallies[:_MOST_COLUMNS]
    rows = []
    for tag in tags[:_MOST_TAGS]:
        members = [case.case_id for case in cases if tag in case.tags]
        shares = (_share(one.tries.get(case, ()) for case in members) for one in shown)
        rows.append((tag, str(len(members)), *shares))
    heads = ("Tag", "Cases", *(one.candidate.label for one in shown))
    found: list[Block] = [
        Heading(2, "By tag"),
        Table(heads, tuple(rows), right=frozenset(range(1, len(heads)))),
    ]
    if len(tags) > _MOST_TAGS or len(report.tallies) > _MOST_COLUMNS:
        left = f"{max(0, len(tags) - _MOST_TAGS)} more tags"
        more = f"{max(0, len(report.tallies) - _MOST_COLUMNS)} more candidates"
        found.append(Paragraph(f"Not shown: {left}, {more}."))
    return found


def _share(tries: Iterable[Sequence[bool]]) -> str:
    means = [sum(found) / len(found) for found in tries if found]
    return percent(sum(means) / len(means)) if means else NOT_MEASURED


def _judge(report: Report, names: _Names) -> list[Block]:
    if not report.judge:
        return []
    heads = (
        "Candidate", "Asked", "Verdicts", "Only with the answer last",
        "Only with it first", "Fell for the trap", "No verdict", "Not asked", "Its own answers",
    )  # fmt: skip
    rows = tuple(
        (
            names.of(one.candidate_id), *map(str, (one.asked, one.verdicts, one.only_last,
            one.only_first, one.trapped, one.nonsense, one.unasked, one.own)),
        )
        for one in report.judge
    )  # fmt: skip
    said = (
        "A model judged. It was asked twice about each answer, in both orders; where it "
        "contradicted itself, passed an answer by criteria that it cannot meet, failed one by "
        "criteria that any answer meets, or gave no verdict, the answer counts as not judged. "
        "What talks a judge into more than there is, is not found in this way: take its share "
        "of passes for an opinion."
    )
    return [
        Heading(2, "The judge's faults"),
        Paragraph(said),
        Table(heads, rows, right=frozenset(range(1, len(heads)))),
        *[Paragraph(one, item=True) for one in _leanings(report, names)],
    ]


def _leanings(report: Report, names: _Names) -> list[str]:
    said = []
    for one in report.judge:
        label = names.of(one.candidate_id)
        heard = one.asked - one.unasked
        bad = heard - one.verdicts
        if heard:
            share = percent(bad / heard)
            said.append(f"{label}: {bad} of {heard} verdicts could not be used ({share}).")
        if one.own:
            said.append(f"{label}: the judge is the same model; it judged its own answers.")
    return said
