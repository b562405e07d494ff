"""Gathers what the rules of health look at. Nothing here waits for a disk."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from workbench.app.health import AlertState, Health, ModelState, Readings, health_of
from workbench.app.loaded import LoadedModel
from workbench.app.metric_recording import Recorder
from workbench.telemetry.alerts.firings import Firing
from workbench.telemetry.monitor import Monitor

_QUEUE_S = 60.0


class LoadingSeam(Protocol):
    """What is needed of ``app.loading.Loading``."""

    @property
    def snapshot(self) -> Sequence[LoadedModel]: ...


class RunsSeam(Protocol):
    """What is needed of ``app.runs.Runs``."""

    @property
    def unsaved_count(self) -> int: ...


class AlertsSeam(Protocol):
    """What is needed of ``app.alerts.Alerts``."""

    @property
    def firing(self) -> Sequence[Firing]: ...


class HealthSource(Protocol):
    """What is needed of ``app.Workbench``."""

    @property
    def monitor(self) -> Monitor: ...
    @property
    def loading(self) -> LoadingSeam: ...
    @property
    def runs(self) -> RunsSeam: ...
    @property
    def recorder(self) -> Recorder: ...
    @property
    def alerts(self) -> AlertsSeam: ...


@dataclass(frozen=True, slots=True)
class HealthParts:
    """What there is to look at, where there is no whole ``Workbench`` yet."""

    monitor: Monitor
    loading: LoadingSeam
    runs: RunsSeam
    recorder: Recorder
    alerts: AlertsSeam


def read_health(source: HealthSource) -> Health:
    """How the program is now."""
    return health_of(readings_of(source))


def readings_of(source: HealthSource) -> Readings:
    """Everything the rules look at."""
    monitor, problem = source.monitor, source.recorder.problem
    times, queued = monitor.history("queue.length", _QUEUE_S)
    whole = len(times) > 1 and times[-1] - times[0] > _QUEUE_S / 2
    newest_s = monitor.latest_s
    return Readings(
        latest=monitor.latest,
        sample_age_s=max(0.0, time.monotonic() - newest_s) if newest_s else 0.0,
        failing=monitor.problems,
        recording=problem.message if problem is not None else "",
        recording_hint=problem.hint if problem is not None else "",
        unsaved_runs=source.runs.unsaved_count,
        models=tuple(map(_state, source.loading.snapshot)),
        least_queue=min(queued) if whole else 0.0,
        alerts=tuple(map(_fires, source.alerts.firing)),
    )


def _fires(firing: Firing) -> AlertState:
    is_critical = firing.severity == "critical"
    return AlertState(firing.rule_id, firing.title, firing.why, is_critical)


def _state(loaded: LoadedModel) -> ModelState:
    return ModelState(
        loaded.model.title,
        loaded.state == "failed",
        loaded.crashes,
        loaded.error,
        loaded.hint,
    )
