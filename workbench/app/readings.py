"""Readings of the runs for the monitor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from workbench.app.run import Run
from workbench.telemetry.monitor import Monitor
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
