"""How often runs fail and how soon answers begin, lately, for the monitor."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Protocol

from workbench.app.run import Run
from workbench.telemetry.monitor import Monitor
from workbench.telemetry.rates import ErrorRate, RecentMedian
from workbench.traces.events import ModelCallFinished, RunFinished

_LEFT_OUT = ("cancelled", "interrupted")
_MOST_RUNS = 2_000
_NEVER = 2**62


class RunsSeam(Protocol):
    """What is needed of ``app.runs.Runs``."""

    @property
    def active(self) -> Sequence[Run]: ...
    def listen(self, listener: Callable[[Run], None]) -> Callable[[], None]: ...


class RunRates:
    """Reads what is new in the records of runs."""

    def __init__(self, runs: RunsSeam, clock: Callable[[], float] = time.monotonic) -> None:
        self._runs, self._clock = runs, clock
        self._errors, self._first_tokens = ErrorRate(), RecentMedian()
        self._read: dict[str, int] = {}

    def values(self) -> dict[str, float]:
        """The metrics, those that mean something now."""
        for run in self._runs.active:
            self.take(run)
        now_s = self._clock()
        found = {
            "error_rate_percent": self._errors.percent(now_s),
            "time_to_first_token_median_s": self._first_tokens.median(now_s),
        }
        return {name: value for name, value in found.items() if value is not None}

    def leave_out(self, run_id: str) -> None:
        """Never count a run, such as one that an alert began: it would keep itself firing."""
        self._read[run_id] = _NEVER

    def take(self, run: Run) -> None:
        """Look at what came since the last time, however often a run is told of."""
        begin = self._read.get(run.run_id, 0)
        for record in run.records[begin:]:
            event = record.event
            if isinstance(event, ModelCallFinished) and event.time_to_first_token_s > 0.0:
                self._first_tokens.add(self._clock(), event.time_to_first_token_s)
            elif isinstance(event, RunFinished) and event.end not in _LEFT_OUT:
                self._errors.add(self._clock(), failed=event.end == "failed")
        self._read[run.run_id] = max(begin, len(run.records))
        self._forget()

    def _forget(self) -> None:
        if len(self._read) > _MOST_RUNS:
            alive = {run.run_id for run in self._runs.active}
            for run_id in [one for one in self._read if one not in alive][: _MOST_RUNS // 2]:
                del self._read[run_id]


def watch_rates(monitor: Monitor, runs: RunsSeam) -> RunRates:
    """Give the monitor the metrics."""
    rates = RunRates(runs)
    monitor.add_source("run rates", rates.values)
    runs.listen(rates.take)
    return rates
