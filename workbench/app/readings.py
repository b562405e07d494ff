"""Readings of the runs and the engines for the monitor, and its reading of the GPUs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from workbench.app.loading import Loading
from workbench.app.run import Run
from workbench.policy.network import NetworkGuard
from workbench.telemetry.monitor import Monitor
from workbench.telemetry.sources import EngineReading, engine_values
from workbench.traces.events import ModelCallFinished, Record


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


def watch_engines(monitor: Monitor, loading: Loading, guard: NetworkGuard) -> None:
    """Give the monitor the metrics of the engines and the network guard's."""

    def readings() -> Mapping[str, float]:
        return engine_values(
            EngineReading(
                model_id=loaded.model.id,
                pid=loaded.pid,
                running=loaded.usage.running,
                queued=loaded.usage.queued,
                kv_used_tokens=loaded.usage.kv_used_tokens,
                kv_capacity_tokens=loaded.usage.kv_capacity_tokens,
                kv_used_bytes=loaded.usage.kv_used_bytes,
                tokens_per_s=loaded.usage.tokens_per_s,
                memory_bytes=loaded.usage.memory_bytes,
            )
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


def free_gpu_bytes(monitor: Monitor) -> tuple[int, ...]:
    """Free memory of each GPU, as last read."""
    latest = monitor.latest
    free: list[int] = []
    for number in range(len(monitor.gpus)):
        total = latest.get(f"gpu.{number}.memory_total_bytes", 0.0)
        used = latest.get(f"gpu.{number}.memory_used_bytes", total)
        free.append(int(max(0.0, total - used)))
    return tuple(free)
