"""What alerts are given of the program, and what of it is in use now."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass

from workbench.app.loaded import LoadedModel
from workbench.app.loading import Loading
from workbench.app.notices import Notices
from workbench.app.relief import Relief
from workbench.app.run_documents import Documents
from workbench.app.runs import Runs
from workbench.models.store import InstalledModel
from workbench.telemetry.metrics import metric
from workbench.telemetry.monitor import Monitor
from workbench.traces.events import ModelCallStarted

_LATELY_S = 600.0


@dataclass(frozen=True, slots=True)
class AlertWorld:
    """The parts of the program that alerts look at and change."""

    monitor: Monitor
    notices: Notices
    loading: Loading
    known: Documents
    runs: Runs

    @property
    def relief(self) -> Relief:
        """What is changed for runs that begin now."""
        return self.runs.relief

    def busy(self) -> frozenset[str]:
        """The models of runs that go on, also while those do something else."""
        found = {run.started.model_id for run in self.runs.active}
        for run in self.runs.active:
            found.update(
                record.event.model_id
                for record in run.records
                if isinstance(record.event, ModelCallStarted)
            )
        return frozenset(found)

    def idle(self, idle_s: float) -> list[LoadedModel]:
        """Models that may be unloaded, those unused longest first."""
        busy = self.busy()
        now_s = time.time()
        found = [
            one
            for one in self.loading.snapshot
            if is_at_rest(one)
            and one.model.id not in busy
            and now_s - one.last_used_s >= idle_s
        ]
        return sorted(found, key=lambda one: one.last_used_s)

    def held_bytes(self, one: LoadedModel) -> int:
        """Memory of a loaded model, as it was last measured."""
        return held_bytes(one, self.monitor.latest)

    def of_series(self, series: str) -> tuple[InstalledModel, ...]:
        """The models that a metric is about; for one of the whole program, those in use."""
        named = self._named(series)
        if named is not None:
            return (named,)
        now_s = time.time()
        used = [
            one.model
            for one in self.loading.snapshot
            if one.state in ("ready", "busy") and now_s - one.last_used_s < _LATELY_S
        ]
        return tuple(used)

    def _named(self, series: str) -> InstalledModel | None:
        row = metric(series)
        if row is not None and "*" not in row.name:
            return None
        found = [
            model
            for model in self.known.models.models
            if f".{model.id}." in series or f".{model.id}_" in series
        ]
        return max(found, key=lambda model: len(model.id), default=None)


def is_at_rest(one: LoadedModel) -> bool:
    """Whether a model is loaded on this machine, nobody uses it, and it is not pinned."""
    return (
        one.state == "ready"
        and one.model.source != "server"
        and not one.pinned
        and not one.usage.running
        and not one.usage.queued
    )


def held_bytes(one: LoadedModel, latest: Mapping[str, float]) -> int:
    """Memory of a loaded model: of its process, or as its engine says."""
    measured = latest.get(f"memory.model.{one.model.id}_bytes")
    return int(measured) if measured else one.usage.memory_bytes
