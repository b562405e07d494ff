"""How long each model was loaded, and how long it worked: seconds for the history."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Protocol

from workbench.app.loaded import LoadedModel
from workbench.app.run_metrics import MOST_MODELS, Names, Observe
from workbench.telemetry.monitor import Sample

_LONGEST_S = 30.0
"""After a longer pause the machine slept, and nothing was at work."""


class LoadingSeam(Protocol):
    """What is needed of ``app.loading.Loading``."""

    @property
    def snapshot(self) -> Sequence[LoadedModel]: ...


class ModelTimes:
    """Adds the time between two samples to each loaded model. Lives on the event loop."""

    def __init__(
        self,
        loading: LoadingSeam,
        observe: Observe,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._loading, self._observe, self._clock = loading, observe, clock
        self._names = Names(MOST_MODELS)
        self._before_s: float | None = None

    def on_sample(self, sample: Sample) -> None:
        """Count what passed since the sample before."""
        now_s = self._clock()
        before_s, self._before_s = self._before_s, now_s
        if before_s is None or not 0.0 < now_s - before_s <= _LONGEST_S:
            return
        for loaded in self._loading.snapshot:
            if loaded.info is None:
                continue
            head = f"model.{self._names.of(loaded.model.id)}"
            self._observe(f"{head}.loaded_s", now_s - before_s, at_s=sample.time_s)
            if loaded.state == "busy":
                self._observe(f"{head}.busy_s", now_s - before_s, at_s=sample.time_s)
