"""Names of candidates beside one another: what all of them share need not be read each time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.evals.report import Report
from workbench.evals.tallies import Tally

PART = " · "


def short_labels(labels: Sequence[str]) -> list[str]:
    """Labels of candidates without the parts at their beginning that all of them share."""
    parts = [label.split(PART) for label in labels]
    while len(parts) > 1 and all(len(one) > 1 and one[0] == parts[0][0] for one in parts):
        parts = [one[1:] for one in parts]
    return [PART.join(one) for one in parts]


def shared_part(labels: Sequence[str]) -> str:
    """What ``short_labels`` leaves out; empty if that is nothing."""
    if not labels:
        return ""
    return labels[0].removesuffix(short_labels(labels)[0]).removesuffix(PART)


def shortly_named(tallies: Sequence[Tally]) -> tuple[Tally, ...]:
    """The tallies under short labels."""
    names = short_labels([one.candidate.label for one in tallies])
    return tuple(
        replace(tally, candidate=replace(tally.candidate, label=name))
        for tally, name in zip(tallies, names, strict=True)
    )


def with_short_labels(report: Report) -> Report:
    """The report with short labels in its tables; its sentences stay as they are."""
    names = short_labels([one.label for one in report.plan.candidates])
    candidates = tuple(
        replace(one, label=name)
        for one, name in zip(report.plan.candidates, names, strict=True)
    )
    plan = replace(report.plan, candidates=candidates)
    return replace(report, plan=plan, tallies=shortly_named(report.tallies))
