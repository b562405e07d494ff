"""Carries the program's state to the status bar."""

from __future__ import annotations

import time

from workbench.app.health_readings import read_health
from workbench.app.loaded import LoadedModel
from workbench.app.run import Run
from workbench.app.workbench import Workbench
from workbench.telemetry.monitor import Sample
from workbench.traces.events import ModelCallFinished
from workbench.ui.bridge import Tasks
from workbench.ui.language.messages import said
from workbench.ui.language.words import tr
from workbench.ui.shell.status_bar import StatusBar, tokens_text

HEALTH_EVERY_S = 2.0


class LiveState:
    """Listens to loaded models, measurements and runs until it is closed."""

    def __init__(self, workbench: Workbench, status: StatusBar, tasks: Tasks) -> None:
        self._workbench, self._status, self._tasks = workbench, status, tasks
        self._health_s = -HEALTH_EVERY_S
        self._unlisten = [
            workbench.loading.listen(self._on_loading),
            workbench.monitor.listen(self._on_sample),
            workbench.runs.listen(self._on_run),
        ]
        self._on_loading(workbench.loading.snapshot)
        self._on_sample(None)

    def close(self) -> None:
        """Stop listening."""
        for unlisten in self._unlisten:
            unlisten()
        self._unlisten.clear()

    def _on_loading(self, loaded: tuple[LoadedModel, ...]) -> None:
        self._status.show_model(loaded, self._context(loaded))

    def _on_sample(self, _sample: Sample | None) -> None:
        latest = self._workbench.monitor.latest
        self._status.show_sample(latest)
        if loaded := self._workbench.loading.snapshot:
            self._status.show_model(loaded, self._context(loaded))
        if time.monotonic() - self._health_s >= HEALTH_EVERY_S:
            self._health_s = time.monotonic()
            health = read_health(self._workbench)
            self._status.show_health(
                health.status, "\n".join(said(found.title) for found in health.findings)
            )

    def _on_run(self, run: Run) -> None:
        self._tasks.tell()
        if run.finished and (speed := speed_of(run)):
            self._status.show_speed(speed)

    def _context(self, loaded: tuple[LoadedModel, ...]) -> str:
        if not loaded:
            return ""
        first = max(loaded, key=lambda one: (one.state == "busy", one.last_used_s))
        used, room = first.usage.context_used_tokens, first.usage.context_tokens
        return tr("ctx {0}/{1}").format(tokens_text(used), tokens_text(room)) if room else ""


def speed_of(run: Run) -> float:
    """Tokens per second of a run that ended, over all its model calls; 0 if not measured."""
    calls = [
        record.event
        for record in run.records
        if isinstance(record.event, ModelCallFinished) and record.event.tokens_per_s > 0
    ]
    writing_s = sum(call.new_tokens / call.tokens_per_s for call in calls)
    return sum(call.new_tokens for call in calls) / writing_s if writing_s else 0.0
