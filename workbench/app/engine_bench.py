"""The best setting of a model for this machine, found by measuring.

The values are in ``engine_bench_values``.
"""

from __future__ import annotations

import asyncio
import logging
import statistics
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.app.engine_bench_machine import known_machine, versions
from workbench.app.engine_bench_search import (
    LAST_CORE_GAIN,
    LEAST_GAIN,
    Contender,
    Search,
    Workshop,
    gain,
)
from workbench.app.engine_bench_space import STEPS
from workbench.app.engine_bench_values import (
    BenchProgress,
    BenchReport,
    Kept,
    Machine,
    Setting,
    Told,
    Trial,
)
from workbench.app.engine_bench_workshop import open_workshop

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench

log = logging.getLogger(__name__)


def _untold(_progress: BenchProgress) -> None:
    """Nobody wants to know."""


async def kept_report(bench: Workbench, model_id: str) -> Kept | None:
    """What an earlier search found for a model on this machine.

    Raises:
        ModelError: It is not installed.
    """
    return await asyncio.to_thread(bench.models.best.kept, bench.models.get(model_id))


async def use(bench: Workbench, report: BenchReport, setting: Setting | None) -> None:
    """Load the model with a setting from now on; None loads it as usual. It is remembered.

    A model that is loaded takes it on when it is loaded the next time.

    Raises:
        ModelError: It is not installed.
        StoreError: The system refused.
    """
    model = bench.models.get(report.model_id)
    await asyncio.to_thread(bench.models.best.keep, model, report, setting)


async def forget(bench: Workbench, model_id: str) -> bool:
    """Load a model as usual again, and forget what was found; whether there was something.

    Raises:
        ModelError: It is not installed.
        StoreError: The system refused.
    """
    return await asyncio.to_thread(bench.models.best.forget, bench.models.get(model_id))


async def find_best(
    bench: Workbench,
    model_id: str,
    told: Told = _untold,
    *,
    limit_s: float = 0.0,
    workshop: Workshop | None = None,
) -> BenchReport:
    """Measure which setting of a model is the fastest here; the report is kept.

    What the model is loaded with does not change by that: see ``use``. Cancelling it throws
    the workers away and keeps nothing.

    Args:
        bench: Everything.
        model_id: The model.
        told: Is told how far it is, on the event loop.
        limit_s: Longest time; 0 takes that of the settings.
        workshop: Opens what is tried; real workers if None.

    Raises:
        ModelError: It is not installed, or cannot be measured here.
        StoreError: The report could not be written.
    """
    model = bench.models.get(model_id)
    limit_s = limit_s or bench.settings.settings.bench_limit_s
    if workshop is None:
        workshop = await open_workshop(bench, model, limit_s)
    engine = bench.models.engine_of(model)
    machine = await asyncio.to_thread(known_machine)
    search = Search(workshop, limit_s, told)
    began_s = time.perf_counter()
    try:
        found = await search_all(search, Trial("usual", Setting(), engine, model.id), machine)
    finally:
        await search.close()
    report = replace(
        found,
        digest=await asyncio.to_thread(bench.models.best.digest, model),
        versions=versions(engine),
        at_s=time.time(),
        took_s=time.perf_counter() - began_s,
    )
    before = await asyncio.to_thread(bench.models.best.kept, model)
    used = before.used if before is not None and not before.stale else None
    await asyncio.to_thread(bench.models.best.keep, model, report, used)
    log.info("bench.finished id=%s trials=%d", model.id, len(report.trials))
    return report


async def search_all(search: Search, usual: Trial, machine: Machine) -> BenchReport:
    """Every dimension in turn; what only the files and the clock tell is not in it yet."""
    await search.begin(usual)
    saving: Setting | None = None
    form: Trial | None = None
    for dimension, share in STEPS:
        best = search.best
        rows = await search.vary(dimension, share)
        if dimension == "kv":
            saving = _saving(search, rows)
        elif dimension == "form":
            form = _faster_form(search, rows)
        else:
            search.judge(rows, lambda row: _margin(row, search.cores))
        if search.best is not best:
            log.info("bench.better dimension=%s", dimension)
    gained = await search.confirm()
    best = search.best or search.rows[0]
    search.tell(1.0, best.trial)
    return BenchReport(
        model_id=usual.model_id,
        digest="",
        engine=usual.engine,
        trials=search.trials,
        best=best.trial.setting,
        machine=machine,
        saving=_on(best.trial.setting, saving),
        elsewhere=form.model_id if form else "",
        elsewhere_engine=form.engine if form else "",
        gain=gained,
        complete=search.complete,
    )


def _margin(row: Contender, cores: int) -> float:
    """All cores at once must earn more, because then the window has none left."""
    every = row.trial.varied == "threads" and 1 < row.threads >= cores
    return LAST_CORE_GAIN if every else LEAST_GAIN


def _saving(search: Search, rows: list[Contender]) -> Setting | None:
    """A smaller KV cache that is faster, or spares memory and costs next to no time."""
    best, found = search.best, None
    if best is None:
        return None
    for row in rows:
        faster = search.beats(row, best, LEAST_GAIN)
        spares = 0 < row.kv_bytes < best.kv_bytes and gain(row.now, best.now)[0] > -LEAST_GAIN
        if spares:
            less = 1 - row.kv_bytes / best.kv_bytes
            said = f"{row.trial.verdict}, KV cache {less:.0%} smaller"
            row.trial = replace(row.trial, verdict=said)
        if found is None and (faster or spares):
            found = row.trial.setting
    return found


def _on(best: Setting, saving: Setting | None) -> Setting | None:
    """The smaller cache with the rest of the setting that was confirmed."""
    if saving is None:
        return None
    return replace(best, kv_type=saving.kv_type, flash=saving.flash)


def _faster_form(search: Search, rows: list[Contender]) -> Trial | None:
    """The fastest of the other forms, if it is faster than this one at its best."""
    best = search.best
    won = [row for row in rows if best is not None and search.beats(row, best, LEAST_GAIN)]
    fastest = min(won, key=lambda row: statistics.median(row.now), default=None)
    return fastest.trial if fastest else None
