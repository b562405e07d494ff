"""The stores of a data folder, each written and read in the same way."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.unit.evals.plans import outcome_of, plan_of
from workbench.base.errors import RunError, StoreDamaged
from workbench.evals.store import EvaluationStore
from workbench.evals.values import attempts
from workbench.telemetry.alerts.firings import Firing
from workbench.telemetry.alerts.store import FiringStore
from workbench.telemetry.history import HistoryStore
from workbench.telemetry.rollup import Bucket
from workbench.traces.events import Record, RunFinished, RunStarted
from workbench.traces.store import TraceStore

NOW_S = 1_700_000_000


def _mended(look: Callable[[], object], put_aside: Callable[[], object]) -> None:
    for _ in range(200):
        try:
            look()
        except StoreDamaged:
            with suppress(StoreDamaged):  # another program looks at it at this moment
                put_aside()
            time.sleep(0.01)
        else:
            return
    raise AssertionError("it stays damaged")


class Traces:
    """Conversations, a run for each number."""

    def __init__(self, path: Path) -> None:
        self._store = TraceStore(path)
        self.kept_as = self._store.recovery.kept_as if self._store.recovery else None

    def write(self, number: int) -> None:
        start = RunStarted(f"talk-{number}", "", "helper", {}, "m", f"ask {number}")
        end = RunFinished("answered", f"answer {number}")
        run = f"run-{number}"
        self._store.append((Record(run, 0, 1.0, start), Record(run, 1, 2.0, end)))

    def read(self) -> set[int]:
        runs = self._store.runs(limit=100_000)
        return {int(run.run_id.removeprefix("run-")) for run in runs}

    def close(self) -> None:
        self._store.close()


class Metrics:
    """The history of the dashboards, a bucket for each number."""

    def __init__(self, path: Path) -> None:
        self._store = HistoryStore(path)
        self._store.look()
        self.kept_as: Path | None = None

    def write(self, number: int) -> None:
        bucket = Bucket()
        bucket.add("cpu.percent", float(number), spread=True)
        self._store.write({NOW_S + 10 * number: bucket})

    def read(self) -> set[int]:
        found = self._store.read(NOW_S, NOW_S + 20_000, 2_000)
        if found.step_s == 0:
            return set()
        assert found.step_s == 10
        return {int(mean) for mean in found.track("cpu.percent").means}

    @staticmethod
    def mend(path: Path) -> None:
        """As the recorder does."""
        store = HistoryStore(path)
        _mended(store.look, store.set_aside)
        store.close()  # a second one of this process would look at the file, and drop its locks

    def close(self) -> None:
        self._store.close()


class Alerts:
    """The history of the alerts, a firing for each number."""

    def __init__(self, path: Path) -> None:
        self._store = FiringStore(path)
        self._store.end_open()
        self._store.newest(1)
        self.kept_as: Path | None = None

    def write(self, number: int) -> None:
        at_s = float(NOW_S + number)
        one = Firing(str(number), "r", "R", "heat", "info", ">", 1.0, at_s, 2.0, 0.0)
        self._store.put([one])

    def read(self) -> set[int]:
        return {int(one.id) for one in self._store.newest()}

    @staticmethod
    def mend(path: Path) -> None:
        """As the log of the alerts does."""
        store = FiringStore(path)
        _mended(lambda: store.newest(1), store.put_aside)

    def close(self) -> None:
        """Each call opens the file anew."""


class Evaluations:
    """Evaluations: an outcome of one plan for each number."""

    def __init__(self, path: Path) -> None:
        self._store = EvaluationStore(path)
        self.kept_as = self._store.kept_as
        self._plan = plan_of(cases=500, candidates=1)
        self._tries = attempts(self._plan)

    def write(self, number: int) -> None:
        if not self._store.list():
            with suppress(RunError):  # another program was faster
                self._store.add(self._plan)
        self._store.keep("plan", [outcome_of(self._tries[number])])

    def read(self) -> set[int]:
        if not self._store.list():
            return set()
        places = {one: number for number, one in enumerate(self._tries)}
        return {places[one.attempt] for one in self._store.outcomes("plan")}

    def close(self) -> None:
        self._store.close()


@dataclass(frozen=True)
class Kind:
    """A store: its file, and what opens it."""

    file: str
    opened: Callable[[Path], Any]

    @contextmanager
    def at(self, folder: Path) -> Iterator[Any]:
        """It, opened in a folder."""
        with closing(self.opened(folder / self.file)) as store:
            yield store

    def fill(self, folder: Path, numbers: range) -> Path:
        """Write it, and close it."""
        folder.mkdir(parents=True, exist_ok=True)
        with self.at(folder) as store:
            for number in numbers:
                store.write(number)
        return folder / self.file


KINDS = {
    "traces": Kind("workbench.sqlite", Traces),
    "metrics": Kind("metrics.db", Metrics),
    "alerts": Kind("alerts.db", Alerts),
    "evaluations": Kind("evaluations.db", Evaluations),
}
