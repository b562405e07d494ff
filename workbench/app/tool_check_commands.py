"""``workbench engines check``: how well models call tools."""

from __future__ import annotations

import asyncio
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from workbench.app import reports as texts
from workbench.app.progress_bars import share_bar
from workbench.app.terminal import harmless, say, table
from workbench.app.tool_check import can_check
from workbench.app.tool_check_arguments import BELOW
from workbench.app.tool_check_report import (
    as_markdown,
    measured_words,
    score_text,
    stage_rows,
    table_rows,
    values_of,
)
from workbench.app.tool_check_values import (
    CATEGORY_TITLES,
    MODE_TITLES,
    MODES,
    CheckPlan,
    CheckProgress,
    CheckReport,
)
from workbench.app.workbench import Workbench
from workbench.base.errors import ModelError, WorkbenchError
from workbench.base.files import write_chosen
from workbench.models.store import InstalledModel
from workbench.policy.network import is_local

_SHOWN_FAILURES = 8


async def check(bench: Workbench, options: Namespace) -> int:
    """Check models, print what came out; returns the exit code.

    Of several models each is tried, also when one before it failed.

    Raises:
        WorkbenchError: It failed; says why.
    """
    chosen = await asyncio.to_thread(_chosen, bench, options)
    modes = tuple(reversed(MODES)) if options.mode == "both" else (options.mode,)
    plan = CheckPlan(modes, options.quick, tuple(options.category))
    found: list[tuple[CheckReport, ...]] = []
    failures = 0
    for model in chosen:
        try:
            if options.kept:
                found.append(await bench.tool_checks.reports(model.id))
            else:
                found.append(await _check(bench, model, plan, free=len(chosen) > 1))
        except WorkbenchError as exc:
            if len(chosen) == 1:
                raise
            failures += 1
            _complain(model, exc)
            continue
        if not options.json:
            say(_shown(model, found[-1]))
    reports = [report for one in found for report in one]
    if options.json:
        say(texts.as_json([values_of(report) for report in reports]))
    if options.write:
        await asyncio.to_thread(_write, Path(options.write), found)
    if failures or (options.kept and not reports):
        return 1
    worst = min((report.score.share for report in reports), default=1.0)
    return BELOW if 100 * worst < options.at_least else 0


def _complain(model: InstalledModel, error: WorkbenchError) -> None:
    text = f"error: {model.title} was not checked: {error.message} / {error.hint}"
    sys.stderr.write(f"{harmless(' '.join(text.split()))}\n")


def _far(bench: Workbench) -> set[Path]:
    """Connections to servers beyond this machine, each answer of which may cost something."""
    return {
        one.path
        for one in bench.connections.all()
        if one.connection is not None and not is_local(one.connection.host)
    }


def _chosen(bench: Workbench, options: Namespace) -> list[InstalledModel]:
    if options.all:
        far = _far(bench)
        found = [one for one in bench.models.models if can_check(one) and one.path not in far]
        if options.engine:
            found = [one for one in found if bench.models.engine_of(one) == options.engine]
        if not found:
            raise ModelError(
                "no installed model can be checked", "See `workbench models list`."
            )
        return found
    found = [bench.models.get(name) for name in dict.fromkeys(options.models)]
    found = found or [bench.models.choose("")]
    for model in found:
        engine = bench.models.engine_of(model)
        if options.engine not in ("", engine):
            raise ModelError(
                f"{model.title!r} is run by {engine}, not by {options.engine}",
                "Take the model in the format of that engine; folders for ONNX are run by the "
                "engine that the settings name (onnx_engine).",
            )
    return found


async def _check(
    bench: Workbench, model: InstalledModel, plan: CheckPlan, *, free: bool
) -> tuple[CheckReport, ...]:
    """Check one; of several, each is freed before the next, unless it was loaded before."""
    before = {one.model.id for one in bench.loading.snapshot}
    with share_bar() as told:

        def tell(progress: CheckProgress) -> None:
            told(progress.share, f"{model.title}: {_at_work(progress)}")

        found = await bench.tool_checks.check(model.id, plan, tell)
    if free and model.id not in before:
        await bench.loading.unload(model.id)
    return found


def _at_work(progress: CheckProgress) -> str:
    if progress.mode is None:
        return "loading"
    rows = [row for row in progress.categories if row.done < row.total]
    here = CATEGORY_TITLES[rows[0].category].lower() if rows else "done"
    return f"{MODE_TITLES[progress.mode]}, {here} {progress.done}/{progress.total}"


def _shown(model: InstalledModel, reports: Sequence[CheckReport]) -> str:
    if not reports:
        return f"{harmless(model.title)}: not checked yet"
    modes = [MODE_TITLES[report.key.mode] for report in reports]
    lines = [harmless(f"{model.title} {model.quantisation}".rstrip())]
    for report in reports:
        stale = f"; out of date: {report.stale}" if report.stale else ""
        speed = f"{report.tokens_per_s:,.1f} tokens/s"
        lines.append(f"  {measured_words(report)}: {speed}{stale}")
        lines += [harmless(f"    the engine says: {note}") for note in report.notes]
    rows = [[title, *map(score_text, scores)] for title, scores in table_rows(reports)]
    lines += ["", table(["CORRECT", *modes], rows)]
    lines += ["", table(["CAME SO FAR", *modes], [[t, *c] for t, c in stage_rows(reports)])]
    wrong = reports[0].failures
    lines += [""] * bool(wrong)
    lines += [harmless(f"  {one.id}: {one.why}") for one in wrong[:_SHOWN_FAILURES]]
    if len(wrong) > _SHOWN_FAILURES:
        lines.append(f"  and {len(wrong) - _SHOWN_FAILURES} more; --write FILE writes them all")
    return "\n".join(lines) + "\n"


def _write(path: Path, found: Sequence[Sequence[CheckReport]]) -> None:
    if path.suffix.lower() == ".json":
        values = [values_of(report) for reports in found for report in reports]
        write_chosen(path, texts.as_json(values) + "\n")
    else:
        write_chosen(path, "\n".join(as_markdown(reports) for reports in found if reports))
    sys.stderr.write(f"Wrote {harmless(str(path))}\n")
