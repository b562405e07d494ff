"""The work of the tool-call check: asking, keeping, and saying what still holds."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from workbench.app.loading import Loading
from workbench.app.model_library import ModelLibrary
from workbench.app.tool_check_keys import CheckKeys, staleness
from workbench.app.tool_check_run import CONTEXT_TOKENS, ask_all
from workbench.app.tool_check_store import CheckStore
from workbench.app.tool_check_suite import Case, Suite, read_suite
from workbench.app.tool_check_values import (
    CATEGORIES,
    MODES,
    Badge,
    CaseResult,
    CategoryProgress,
    CheckKey,
    CheckPlan,
    CheckProgress,
    CheckReport,
    Mode,
)
from workbench.base.errors import ModelError
from workbench.models.store import InstalledModel

Told: TypeAlias = Callable[[CheckProgress], None]
_UNKNOWN = "it is not connected now"


class Checker:
    """Checks models and owns the results. Lives on the event loop."""

    def __init__(
        self, models: ModelLibrary, loading: Loading, folder: Path, kept: Callable[[], None]
    ) -> None:
        self._models, self._loading = models, loading
        self._store = CheckStore(folder)
        self._keys = CheckKeys(models)
        self._kept = kept
        self._suite: Suite | None = None

    async def suite(self) -> Suite:
        """The cases.

        Raises:
            StoreError: They are damaged.
        """
        if self._suite is None:
            self._suite = await asyncio.to_thread(read_suite)
        return self._suite

    async def check(
        self, model_id: str, plan: CheckPlan, told: Told
    ) -> tuple[CheckReport, ...]:
        """Check a model: one report for each mode. Cancel the task to stop.

        Each mode's report is kept when that mode is done, unless only a part was asked.

        Raises:
            WorkbenchError: It cannot be loaded, or its engine failed.
        """
        model = self._models.get(model_id)
        if model.engine == "replay":
            raise ModelError(
                f"{model.title!r} is a recording, which only repeats what was recorded",
                "Choose another model.",
            )
        suite = await self.suite()
        cases = suite.chosen(plan)
        watch = _Watch(model_id, cases, len(plan.modes), told)
        await self._loading.use(model_id, CONTEXT_TOKENS)
        key = await self._key(model, suite)
        reports: list[CheckReport] = []
        for mode in plan.modes:
            report = await self._run(model, replace(key, mode=mode, scope=plan.scope), watch)
            reports.append(report)
            if plan.scope != "part":
                await asyncio.to_thread(self._store.keep, report)
                self._kept()
        return tuple(reports)

    async def _run(self, model: InstalledModel, key: CheckKey, watch: _Watch) -> CheckReport:
        watch.begin(key.mode)
        began_s = time.monotonic()
        results, notes = await ask_all(
            self._loading, model.id, watch.cases, key.mode, watch.came
        )
        duration_s = time.monotonic() - began_s
        return CheckReport(
            model_id=model.id,
            model_title=model.title,
            quantisation=model.quantisation,
            key=key,
            at_s=time.time(),
            duration_s=duration_s,
            tokens_per_s=sum(one.new_tokens for one in results) / max(duration_s, 1e-9),
            results=results,
            notes=notes,
        )

    async def reports(self, model_id: str) -> tuple[CheckReport, ...]:
        """What is kept of a model, best to show first; one that holds no longer says why.

        Raises:
            ModelError: It is not installed.
        """
        model = self._models.get(model_id)
        kept = await asyncio.to_thread(self._store.all)
        return await self._of_model(model, kept) if kept else ()

    async def badges(self) -> Mapping[str, Badge]:
        """What the list of models shows, by model id; none for a model never checked."""
        kept = await asyncio.to_thread(self._store.all)
        found: dict[str, Badge] = {}
        for model in self._models.models if kept else ():
            reports = await self._of_model(model, kept)
            if reports:
                first = reports[0]
                found[model.id] = Badge(model.id, first.score.share, first.stale, reports)
        return found

    async def _key(self, model: InstalledModel, suite: Suite) -> CheckKey:
        """What a result holds for now.

        Raises:
            ModelError: Its files cannot be read.
        """
        try:
            return await asyncio.to_thread(self._keys.key_of, model, suite.version)
        except OSError as exc:
            raise ModelError(
                f"the files of {model.title!r} cannot be read: {exc.strerror or exc}",
                "Check the drive it lies on.",
            ) from exc

    async def _of_model(
        self, model: InstalledModel, kept: tuple[CheckReport, ...]
    ) -> tuple[CheckReport, ...]:
        suite = await self.suite()
        try:
            now = await self._key(model, suite)
        except ModelError:
            mine = [replace(one, stale=_UNKNOWN) for one in kept if one.model_id == model.id]
            return _best(mine)
        return _best(
            [
                replace(one, stale=staleness(one.key, now))
                for one in kept
                if now.model_digest == one.key.model_digest or one.model_id == model.id
            ]
        )


def _best(reports: list[CheckReport]) -> tuple[CheckReport, ...]:
    """One report of each mode and scope: one that holds before all others, then the newest."""
    chosen: dict[tuple[str, str], CheckReport] = {}
    for report in sorted(reports, key=lambda one: (bool(one.stale), -one.at_s)):
        chosen.setdefault((report.key.mode, report.key.scope), report)
    return tuple(sorted(chosen.values(), key=_rank))


def _rank(report: CheckReport) -> tuple[bool, bool, bool]:
    """What holds, of all cases, and as agents do it unless told otherwise, comes first."""
    key = report.key
    return bool(report.stale), key.scope != "full", key.mode != MODES[-1]


class _Watch:
    """Counts what is done, and tells."""

    def __init__(self, model_id: str, cases: tuple[Case, ...], modes: int, told: Told) -> None:
        self.cases = cases
        self._model_id, self._told = model_id, told
        self._total = len(cases) * modes
        self._mode: Mode | None = None
        self._done = 0
        self._here: list[CaseResult] = []
        self._tell()

    def begin(self, mode: Mode) -> None:
        self._mode, self._here = mode, []
        self._tell()

    def came(self, result: CaseResult) -> None:
        self._done += 1
        self._here.append(result)
        self._tell()

    def _tell(self) -> None:
        rows = []
        for category in CATEGORIES:
            total = sum(case.category == category for case in self.cases)
            mine = [one for one in self._here if one.category == category]
            right = sum(one.correct for one in mine)
            if total:
                rows.append(CategoryProgress(category, len(mine), total, right))
        self._told(
            CheckProgress(self._model_id, self._mode, self._done, self._total, tuple(rows))
        )
