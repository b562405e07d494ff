"""Readings of the runs and the engines for the monitor, and its reading of the GPUs."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

from workbench.app.loaded import LoadedModel
from workbench.app.loading import Loading
from workbench.app.metric_recording import Recorder
from workbench.app.model_times import ModelTimes
from workbench.app.run import Run
from workbench.app.run_metrics import RunMetrics
from workbench.engines.api import EngineInfo
from workbench.engines.llama_cpp.backends import gpu_backends
from workbench.policy.network import NetworkGuard
from workbench.telemetry.gpus import GpuReading, read_gpus, readings_of
from workbench.telemetry.monitor import Monitor
from workbench.telemetry.sources import EngineReading, engine_values
from workbench.traces.events import ModelCallFinished, Record

_ASK_AGAIN_S = 2.0
_BACKENDS = {
    "NVML": frozenset({"cuda", "vulkan", "opencl"}),
    "amdgpu": frozenset({"hip", "vulkan", "opencl"}),
}
"""What a llama.cpp must be built for to use the GPUs of a driver."""


class RunsSeam(Protocol):
    """What is needed of ``app.runs.Runs``."""

    @property
    def active(self) -> Sequence[Run]: ...


class FirstTokens:
    """The time to first token of the newest model call; empty before the first."""

    def __init__(self, runs: RunsSeam) -> None:
        self._runs = runs
        self._newest: dict[str, float] = {}
        self._at_s = 0.0

    def take(self, records: Sequence[Record]) -> None:
        """Look for a newer model call among a run's records, newest first."""
        found = next(_calls(records), None)
        if found is not None and found[0] > self._at_s:
            self._at_s = found[0]
            self._newest = {"time_to_first_token_s": found[1]}

    def values(self) -> dict[str, float]:
        """The metric, for the monitor."""
        for run in self._runs.active:
            self.take(run.records)
        return self._newest


def _calls(records: Sequence[Record]) -> Iterator[tuple[float, float]]:
    for record in reversed(records):
        event = record.event
        if isinstance(event, ModelCallFinished) and event.time_to_first_token_s > 0.0:
            yield record.at_s, event.time_to_first_token_s


def watch_first_tokens(monitor: Monitor, runs: RunsSeam) -> FirstTokens:
    """Give the monitor the metric; a run that ended is to be handed to ``take``."""
    source = FirstTokens(runs)
    monitor.add_source("first tokens", source.values)
    return source


def watch_runs(
    monitor: Monitor, runs: RunsSeam, loading: Loading, recorder: Recorder
) -> RunMetrics:
    """Record what runs measure; a run that changed or ended is to be handed to ``take``."""
    metrics = RunMetrics(runs, recorder.observe)
    monitor.add_source("runs", metrics.values)
    monitor.listen(ModelTimes(loading, recorder.observe).on_sample)
    recorder.start(monitor)
    return metrics


def watch_engines(monitor: Monitor, loading: Loading, guard: NetworkGuard) -> None:
    """Give the monitor the metrics of the engines and the network guard's."""

    def readings() -> Mapping[str, float]:
        now_s = time.time()
        return engine_values(
            engine_reading(loaded, loaded.info, now_s)
            for loaded in loading.snapshot
            if loaded.info is not None
        )

    def workers() -> Mapping[str, int]:
        return {
            loaded.model.id: loaded.pid for loaded in loading.snapshot if loaded.pid is not None
        }

    monitor.add_source("engines", readings)
    monitor.add_source("network", lambda: {"net.refused": float(guard.attempts)})
    monitor.watch_workers(workers)


def engine_reading(loaded: LoadedModel, info: EngineInfo, now_s: float) -> EngineReading:
    """How one loaded model stands; a clock that went back makes no time less than nothing."""
    usage = loaded.usage
    here = loaded.model.source != "server" and _is_in_memory(info)
    busy = loaded.state == "busy"
    return EngineReading(
        model_id=loaded.model.id,
        pid=loaded.pid,
        running=usage.running,
        queued=usage.queued,
        kv_used_tokens=usage.kv_used_tokens,
        kv_capacity_tokens=usage.kv_capacity_tokens,
        kv_used_bytes=usage.kv_used_bytes,
        tokens_per_s=usage.tokens_per_s,
        memory_bytes=usage.memory_bytes,
        weights_bytes=info.weights_bytes if here else 0,
        kv_bytes=info.kv_bytes if here else 0,
        compute_bytes=info.compute_bytes if here else 0,
        uptime_s=max(0.0, now_s - loaded.loaded_s),
        idle_s=0.0 if busy else max(0.0, now_s - loaded.last_used_s),
    )


def _is_in_memory(info: EngineInfo) -> bool:
    """All of it is in the machine's own memory; how a GPU shares it is told by the GPU."""
    return all(device.upper().startswith("CPU") for device in info.devices)


class FreeGpuMemory:
    """Free memory of each GPU that the installed llama.cpp can use.

    The monitor's newest sample is taken; where no monitor goes on, as on the command line, the
    drivers are asked, at most once in some seconds.
    """

    def __init__(
        self,
        monitor: Monitor,
        backends: Callable[[], frozenset[str]] = gpu_backends,
        read: Callable[[], tuple[GpuReading, ...]] = read_gpus,
    ) -> None:
        self._monitor, self._backends, self._read = monitor, backends, read
        self._asked: tuple[float, tuple[GpuReading, ...]] | None = None

    def __call__(self) -> tuple[int, ...]:
        """The numbers; blocking."""
        built_for = self._backends()
        if not built_for:
            return ()
        return tuple(
            gpu.free_bytes or 0
            for gpu in self._gpus()
            if not built_for.isdisjoint(_BACKENDS.get(gpu.info.driver, frozenset()))
        )

    def _gpus(self) -> tuple[GpuReading, ...]:
        if latest := self._monitor.latest:
            return readings_of(self._monitor.gpus, latest)
        now_s = time.monotonic()
        if self._asked is None or now_s - self._asked[0] > _ASK_AGAIN_S:
            self._asked = (now_s, self._read())
        return self._asked[1]
