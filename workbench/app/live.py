"""Tells other programs what is here now: readings, health, loaded models and runs."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from workbench.app.health import Health
from workbench.app.loading import Loading
from workbench.app.runs import Runs
from workbench.telemetry.live_file import FOLDER, Live, LiveFile
from workbench.telemetry.monitor import Monitor, Sample

log = logging.getLogger(__name__)
_MOST_TEXT, _MOST_ROWS = 120, 100
_MOST_REASON, _MOST_FINDINGS = 400, 50


class LiveTelling:
    """Writes what this program does with each sample, from the first one on."""

    def __init__(
        self,
        cache: Path,
        monitor: Monitor,
        loading: Loading,
        runs: Runs,
        health: Callable[[], Health],
    ) -> None:
        self._folder, self._health = cache / FOLDER, health
        self._loading, self._runs = loading, runs
        self._file: LiveFile | None = None
        self._refused = False
        self._unlisten: Callable[[], None] = monitor.listen(self._tell)

    def close(self) -> None:
        """Tell nothing any more, and leave no file."""
        self._unlisten()
        if self._file is not None:
            self._file.close()
            self._file = None

    def _tell(self, sample: Sample) -> None:
        if self._refused:
            return
        try:
            if self._file is None:
                self._file = LiveFile(self._folder)
        except OSError as exc:
            self._refused = True  # nobody looks, and nothing else depends on it
            log.warning("live.refused reason=%s", exc.strerror or exc)
            return
        self._file.write(Live(os.getpid(), sample.time_s, sample.values, self._about()))

    def _about(self) -> dict[str, Any]:
        now_s = time.time()
        models = [
            {
                "id": loaded.model.id,
                "title": loaded.model.title[:_MOST_TEXT],
                "state": loaded.state,
                "context_tokens": loaded.info.context_tokens if loaded.info else 0,
                "running": loaded.usage.running,
                "queued": loaded.usage.queued,
                "tokens_per_s": loaded.usage.tokens_per_s,
                "idle_s": max(0.0, now_s - loaded.last_used_s) if loaded.last_used_s else 0.0,
            }
            for loaded in self._loading.snapshot[:_MOST_ROWS]
        ]
        runs = [
            {
                "id": run.run_id,
                "agent": run.agent_name[:_MOST_TEXT],
                "for_s": max(0.0, now_s - run.records[0].at_s) if run.records else 0.0,
                "waits": bool(run.asking or run.forms),
            }
            for run in self._runs.active[:_MOST_ROWS]
        ]
        return {"models": models, "runs": runs, "health": self._well()}

    def _well(self) -> dict[str, Any]:
        health = self._health()
        findings = [
            {"key": one.key, "status": one.status, "title": one.title[:_MOST_TEXT]}
            | {"reason": one.reason[:_MOST_REASON], "hint": one.hint[:_MOST_REASON]}
            for one in health.findings[:_MOST_FINDINGS]
        ]
        return {"status": health.status, "findings": findings}
