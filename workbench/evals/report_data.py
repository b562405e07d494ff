"""The figures of a report for other programs: CSV of the outcomes, JSON of everything."""

from __future__ import annotations

import json
import math
from typing import Any

from workbench.base.csv_cells import csv_text
from workbench.base.files import canonical_json
from workbench.base.plain_text import harmless, harmless_json
from workbench.evals.calls import call_values
from workbench.evals.recommend import Verdict
from workbench.evals.report import Report
from workbench.evals.report_cases import expected_text
from workbench.evals.statistics import Interval
from workbench.evals.tallies import Tally
from workbench.evals.values import Outcome

FORMAT = 1
_COLUMNS = (
    "candidate_id", "candidate", "model_id", "quantisation", "engine", "prompt", "case_id",
    "repetition", "question", "expected", "answer", "result", "checks", "calls", "end", "error",
    "total_s", "time_to_first_token_s", "tokens_per_s", "prompt_tokens", "cached_tokens",
    "new_tokens", "run_id",
)  # fmt: skip


def outcomes_csv(report: Report) -> str:
    """Every outcome as a row; no cell is a formula, control characters are spelt out."""
    candidates = {one.candidate_id: one for one in report.plan.candidates}
    cases = {case.case_id: case for case in report.plan.data_set.cases}
    rows = []
    for one in report.outcomes:
        candidate = candidates[one.attempt.candidate_id]
        case = cases[one.attempt.case_id]
        checks = "; ".join(
            f"{grade.kind}: {grade.word}{f' ({grade.reason})' if grade.reason else ''}"
            for grade in one.grades
        )
        rows.append(
            (
                candidate.candidate_id, candidate.label, candidate.model_id,
                candidate.quantisation, candidate.engine, candidate.prompt_name, case.case_id,
                str(one.attempt.repetition), case.text, expected_text(case), one.answer,
                result_of(one), checks, json.dumps(call_values(one.calls), ensure_ascii=False),
                one.end, one.error, *map(_figure, (one.total_s, one.time_to_first_token_s,
                one.tokens_per_s)), str(one.prompt_tokens), str(one.cached_tokens),
                str(one.new_tokens), one.run_id,
            )
        )  # fmt: skip
    return csv_text([_COLUMNS, *([harmless(cell) for cell in row] for row in rows)])


def result_of(outcome: Outcome) -> str:
    """``passed``, ``failed`` or ``unknown``."""
    if not outcome.judged:
        return "unknown"
    return "passed" if outcome.passed else "failed"


def _figure(value: float) -> str:
    """A measured number; empty where it is not known."""
    return f"{value:.6g}" if math.isfinite(value) and value > 0 else ""


def report_json(report: Report) -> str:
    """Everything as JSON with sorted keys, controls as escapes; without the documents."""
    plan, advice = report.plan, report.recommendation
    values = {
        "format": FORMAT,
        "plan": {
            "plan_id": plan.plan_id,
            "name": plan.name,
            "data_set": plan.data_set.name,
            "cases": len(plan.data_set.cases),
            "repetitions": plan.repetitions,
            "seed": plan.seed,
            "at_once": plan.at_once,
            "case_limit_s": plan.case_limit_s,
        },
        "candidates": [_tally(one, advice.front) for one in report.tallies],
        "recommendation": {
            "candidate_id": advice.candidate_id,
            "sentence": advice.sentence,
            "reference_id": advice.reference_id,
        },
        "comparisons": [_comparison(one) for one in advice.verdicts],
        "judge": [_slots(one) for one in report.judge],
        "notes": list(report.notes),
        "outcomes": [_outcome(one) for one in report.outcomes],
    }
    return harmless_json(canonical_json(_whole(values)))


def _tally(tally: Tally, front: frozenset[str]) -> dict[str, Any]:
    candidate = tally.candidate
    rate = tally.rate
    return {
        "candidate_id": candidate.candidate_id,
        "label": candidate.label,
        "model_id": candidate.model_id,
        "quantisation": candidate.quantisation,
        "engine": candidate.engine,
        "prompt_name": candidate.prompt_name,
        "pass_rate": None if rate is None else _slots(rate.interval),
        "cases": 0 if rate is None else rate.cases,
        "tries": 0 if rate is None else rate.tries,
        "effective_tries": None if rate is None else rate.effective_tries,
        "planned": tally.planned,
        "done": tally.done,
        "unjudged": tally.unjudged,
        "errors": tally.errors,
        "p50_s": tally.p50_s,
        "p95_s": tally.p95_s,
        "time_to_first_token_s": tally.first_token_s,
        "tokens_per_s": tally.tokens_per_s,
        "new_tokens": tally.new_tokens,
        "wall_s": tally.wall_s or None,
        "peak_memory_bytes": tally.peak_memory_bytes or None,
        "model_bytes": tally.model_bytes or None,
        "on_front": candidate.candidate_id in front,
    }


def _comparison(verdict: Verdict) -> dict[str, Any]:
    comparison = _slots(verdict.comparison)
    return {
        **comparison,
        "difference": _slots(verdict.comparison.difference),
        "kind": verdict.kind,
        "sentence": verdict.sentence,
        "saved_bytes": verdict.saved_bytes,
        "from_files": verdict.from_files,
        "times_as_long": _slots(verdict.times) if isinstance(verdict.times, Interval) else None,
    }


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        **_slots(outcome),
        "attempt": _slots(outcome.attempt),
        "grades": [_slots(grade) for grade in outcome.grades],
        "calls": call_values(outcome.calls),
        "result": result_of(outcome),
    }


def _slots(value: Any) -> dict[str, Any]:
    """The fields of a frozen value."""
    return {name: getattr(value, name) for name in value.__slots__}


def _whole(value: Any) -> Any:
    """A value that every reader of JSON takes: no NaN, no halves of characters."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {_whole(str(key)): _whole(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_whole(one) for one in value]
    return value
