"""``workbench engines bench``: the best setting of a model, from a terminal."""

from __future__ import annotations

import math
from argparse import Namespace
from dataclasses import asdict
from typing import Any

from workbench.app import reports
from workbench.app.engine_bench import find_best, forget, kept_report, use
from workbench.app.engine_bench_values import BenchProgress, BenchReport, Kept, Setting
from workbench.app.engine_bench_words import as_text, tried
from workbench.app.progress_bars import share_bar
from workbench.app.terminal import harmless, say
from workbench.app.workbench import Workbench
from workbench.base.errors import ModelError

_MOST_LIMIT_S = 3600.0


async def run(bench: Workbench, options: Namespace) -> int:
    """Measure, show or forget; returns 1 if the model ran with no setting.

    Raises:
        WorkbenchError: It failed; says why.
    """
    model_id = options.model or bench.models.choose("").id
    if options.forget:
        there_was = await forget(bench, model_id)
        _say(options, {"id": model_id, "forgotten": there_was}, _forgotten(model_id, there_was))
        return 0
    if options.show:
        found = await _shown(bench, model_id)
    else:
        found = await _measured(bench, model_id, options)
    values = {**asdict(found.report), "used": _setting(found.used), "stale": found.stale}
    _say(options, values, as_text(found))
    return 0 if any(trial.figures for trial in found.report.trials) else 1


async def _shown(bench: Workbench, model_id: str) -> Kept:
    found = await kept_report(bench, model_id)
    if found is None:
        raise ModelError(
            f"nothing was measured for {model_id!r} on this machine",
            f"Measure it with: workbench engines bench {model_id}",
        )
    return found


async def _measured(bench: Workbench, model_id: str, options: Namespace) -> Kept:
    limit_s = options.limit_s
    if not (math.isfinite(limit_s) and 0.0 <= limit_s <= _MOST_LIMIT_S):
        raise ModelError(
            f"{limit_s:g} seconds are no time to measure in",
            f"It is up to {_MOST_LIMIT_S:,.0f}; 0 is what the settings say.",
        )
    with share_bar() as bar:

        def told(progress: BenchProgress) -> None:
            bar(progress.share, tried(progress.now))

        report = await find_best(bench, model_id, told, limit_s=limit_s)
    wanted = _wanted(report, options)
    # A search that was cut short, or of which nothing ran, is no reason to go back.
    whole = report.complete and any(trial.figures for trial in report.trials)
    if not options.keep and (wanted is not None or whole):
        await use(bench, report, wanted)
    return await _shown(bench, model_id)


def _wanted(report: BenchReport, options: Namespace) -> Setting | None:
    if options.small_kv and report.saving is not None:
        return report.saving
    return report.best if report.better else None


def _setting(used: Setting | None) -> dict[str, Any] | None:
    return asdict(used) if used else None


def _forgotten(model_id: str, there_was: bool) -> str:
    if there_was:
        return f"{model_id} is loaded as usual from now on."
    return f"Nothing was measured for {model_id} on this machine."


def _say(options: Namespace, values: Any, text: str) -> None:
    say(reports.as_json(values) if options.json else "\n".join(map(harmless, text.split("\n"))))
