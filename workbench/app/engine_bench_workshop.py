"""Opens workers for a search, and knows what there is to try for its model."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import psutil

from workbench.app.engine_bench_search import Contender
from workbench.app.engine_bench_space import Facts, candidates, forms_of
from workbench.app.engine_bench_values import Dimension, Trial
from workbench.app.engine_bench_workers import CONTEXT_TOKENS, Work, WorkerRunner, plan_work
from workbench.app.engine_packs import EnginePacks
from workbench.app.model_reading import WEIGHTLESS
from workbench.base.errors import ModelError
from workbench.engines.llama_cpp.threads import usable_cores

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench
    from workbench.models.fit import FitVerdict
    from workbench.models.store import InstalledModel

_RUNS = 120
_LEAST_RUN_S, _MOST_RUN_S = 0.1, 1.5
_MOST_OPEN = 6
_SHARE_OF_MEMORY = 0.7


async def open_workshop(
    bench: Workbench, model: InstalledModel, limit_s: float
) -> ModelWorkshop:
    """Look at a model before it is measured.

    Raises:
        ModelError: It cannot be measured here.
    """
    if model.problem:
        raise ModelError(f"{model.title!r} cannot be used: {model.problem}", "Choose another.")
    if model.engine in WEIGHTLESS:
        raise ModelError(
            f"{model.title!r} does not run on this machine, so there is nothing to set",
            "Choose a model whose files are here.",
        )
    fit = await _fit(bench, model)
    layers = 0
    if model.path.is_file():
        header = await asyncio.to_thread(bench.models.header, model)
        layers = header.number("block_count")
    most_open = int(fit.free_bytes * _SHARE_OF_MEMORY / max(1, fit.total_bytes))
    return ModelWorkshop(bench, model, limit_s, layers, max(1, min(_MOST_OPEN, most_open)))


async def _fit(bench: Workbench, model: InstalledModel) -> FitVerdict:
    """How it fits now.

    Raises:
        ModelError: It does not.
    """
    fit = await asyncio.to_thread(bench.models.judge_now, model, CONTEXT_TOKENS)
    if fit.verdict == "wont_fit":
        raise ModelError(
            f"{model.title!r} does not fit: {fit.sentence}",
            "Unload other models, or choose a smaller one.",
        )
    return fit


class ModelWorkshop:
    """Opens the settings of one model, each in a worker of its own.

    Attributes:
        most_open: How many workers fit into memory side by side.
        cores: Physical cores that engines may use.
    """

    def __init__(
        self, bench: Workbench, model: InstalledModel, limit_s: float, layers: int, most: int
    ) -> None:
        self._bench, self._model, self._layers = bench, model, layers
        self._run_s = min(_MOST_RUN_S, max(_LEAST_RUN_S, limit_s / _RUNS))
        self._work: Work | None = None
        self.most_open, self.cores = most, usable_cores()

    async def open(self, trial: Trial) -> WorkerRunner:
        """Load the model with the setting of a row, and let it run once.

        Raises:
            WorkbenchError: It does not load so.
        """
        models = self._bench.models
        model = models.get(trial.model_id)
        if model.id != self._model.id:
            await _fit(self._bench, model)
        options = await asyncio.to_thread(
            models.load_options, model, CONTEXT_TOKENS, usual=True
        )
        held = self._bench.settings.settings.engine_sandbox
        packs = await asyncio.to_thread(
            EnginePacks(self._bench.paths.data).folders, trial.engine
        )
        options = replace(trial.setting.on(options), sandbox=held, packs=packs)
        runner = await WorkerRunner.start(trial.engine, model.path, options, self._bench.guard)
        opened = False
        try:
            stats = await runner.warm_up()
            if self._work is None:
                self._work = plan_work(
                    stats, self._run_s, runner.context_tokens, runner.devices
                )
            runner.take(self._work)
            opened = True
        finally:
            if not opened:
                await runner.close()
        return runner

    def candidates(self, dimension: Dimension, best: Contender) -> list[Trial]:
        """What is tried of a dimension, the simplest first."""
        figures = best.row().figures
        engine = self._bench.models.engine_of(self._model)
        facts = Facts(
            threads=best.threads,
            devices=best.devices,
            writes_per_s=figures.tokens_per_s if figures else 0.0,
            prompt_tokens=self._work.prompt_tokens if self._work else 0,
            cores=self.cores,
            all_threads=psutil.cpu_count() or 1,
            layers=self._layers,
            forms=forms_of(self._model, engine, self._bench.models.models),
        )
        return candidates(dimension, best.trial, facts)
