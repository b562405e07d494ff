"""What came out of an evaluation, for a terminal and for other programs."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from workbench.app.evaluation_recording import report_without
from workbench.app.evaluations import Results
from workbench.app.recording import recording_of
from workbench.app.run_names import named_evaluation
from workbench.app.terminal import harmless, table
from workbench.app.workbench import Workbench
from workbench.base.files import write_chosen
from workbench.base.redaction_rules import read_rules
from workbench.base.sizes import size_text
from workbench.evals.recommend import Recommendation, recommend
from workbench.evals.report import Report, build_report
from workbench.evals.report_data import outcomes_csv, report_json
from workbench.evals.report_html import report_html
from workbench.evals.report_markdown import report_markdown
from workbench.evals.tallies import Tally, tally_all

_HEADINGS = ("CANDIDATE", "PASSED>", "SHARE>", "95 % SURE>", "NO ANSWER>", "NOT JUDGED>",
             "MEDIAN S>", "TOKENS/S>", "ALL S>", "MEMORY>", "FILE>")  # fmt: skip
_WRITERS = {
    "html": report_html,
    "md": report_markdown,
    "csv": outcomes_csv,
    "json": report_json,
}
_ENDINGS = {".html": "html", ".htm": "html", ".md": "md", ".csv": "csv", ".json": "json"}


def tallies_of(results: Results) -> tuple[Tally, ...]:
    """Each candidate's tally; takes a while with thousands of cases."""
    return tally_all(results.plan, results.outcomes, results.measured)


def shown(tallies: Sequence[Tally]) -> str:
    """The candidates as a table, and what can be said of them beside one another."""
    lines = [table(_HEADINGS, [_row(one) for one in tallies])]
    if len(tallies) > 1:
        found = recommend(tallies)
        sentences = [one.sentence for one in found.verdicts]
        lines += ["", *map(harmless, dict.fromkeys((*sentences, found.sentence)))]
    return "\n".join(lines)


def values(tallies: Sequence[Tally]) -> dict[str, Any]:
    """The same as plain values."""
    found: Recommendation | None = recommend(tallies) if len(tallies) > 1 else None
    return {
        "candidates": [_values(one) for one in tallies],
        "recommended": found.candidate_id if found else "",
        "sentences": [one.sentence for one in found.verdicts] + [found.sentence]
        if found
        else [],
    }


def is_below(tally: Tally, share: float) -> bool:
    """Whether a candidate passed less than that; what could not be judged did not pass."""
    if share <= 0:
        return False
    passes = sum(passed for each in tally.tries.values() for passed in each)
    is_less = tally.rate is None or tally.rate.interval.estimate < share
    return is_less or passes < share * tally.done - 1e-9


async def write_report(bench: Workbench, options: Namespace) -> Path:
    """Write what came out to a file, in the form asked for or that of its name.

    Raises:
        RunError: There is no such evaluation.
        StoreError: It cannot be written there.
    """
    plan_id = await named_evaluation(bench, options.id)
    results = await bench.evaluations.results(plan_id)
    settings = bench.settings.settings
    rules = recording_of(settings).rules
    if options.redact:
        rules = read_rules(settings.redaction_rules)

    def write() -> Path:
        path = Path(options.output)
        form = options.format or _ENDINGS.get(path.suffix.casefold(), "html")
        report: Report = build_report(results.plan, results.outcomes, results.measured)
        text = _WRITERS[form](report_without(report, rules))
        write_chosen(path, "\ufeff" + text if form == "csv" else text)
        return path

    return await asyncio.to_thread(write)


def _row(tally: Tally) -> tuple[str, ...]:
    tries = [passed for each in tally.tries.values() for passed in each]
    rate = tally.rate.interval if tally.rate else None
    return (
        tally.candidate.label,
        f"{sum(tries)} of {len(tries)}",
        f"{rate.estimate:.1%}" if rate else "–",
        f"{rate.low:.1%} to {rate.high:.1%}" if rate else "–",
        str(tally.errors),
        str(tally.unjudged),
        "–" if tally.p50_s is None else f"{tally.p50_s:.2f}",
        "–" if tally.tokens_per_s is None else f"{tally.tokens_per_s:,.0f}",
        f"{tally.wall_s:.1f}",
        size_text(tally.peak_memory_bytes) if tally.peak_memory_bytes else "–",
        size_text(tally.model_bytes) if tally.model_bytes else "–",
    )


def _values(tally: Tally) -> dict[str, Any]:
    candidate = tally.candidate
    tries = [passed for each in tally.tries.values() for passed in each]
    return {
        "candidate_id": candidate.candidate_id,
        "label": candidate.label,
        "model_id": candidate.model_id,
        "quantisation": candidate.quantisation,
        "engine": candidate.engine,
        "prompt": candidate.prompt_name,
        "passed": sum(tries),
        "judged": len(tries),
        "share": asdict(tally.rate.interval) if tally.rate else None,
        "no_answer": tally.errors,
        "unjudged": tally.unjudged,
        "median_s": tally.p50_s,
        "tokens_per_s": tally.tokens_per_s,
        "wall_s": tally.wall_s,
        "peak_memory_bytes": tally.peak_memory_bytes,
        "model_bytes": tally.model_bytes,
    }
