"""CPU use of the machine, of each core, and of this program with its workers."""

from __future__ import annotations

import time
from collections.abc import Mapping

import psutil

from workbench.telemetry.samplers.api import Machine


class CpuSampler:
    """Percentages since the sample before; the first sample has the machine's only."""

    name = "cpu"

    def __init__(self, machine: Machine) -> None:
        self._cores = psutil.cpu_count() or 1
        self._own = psutil.Process().pid
        self._before: dict[int, float] = {}
        self._before_s = time.monotonic()
        psutil.cpu_percent(percpu=True)

    def sample(self, workers: Mapping[str, int]) -> Mapping[str, float]:
        per_core = psutil.cpu_percent(percpu=True)
        values = {
            f"cpu.core.{index}_percent": float(percent)
            for index, percent in enumerate(per_core)
        }
        values["cpu.percent"] = sum(per_core) / max(1, len(per_core))
        program = self._program_percent({self._own, *workers.values()})
        if program is not None:
            values["cpu.program_percent"] = program
        return values

    def _program_percent(self, pids: set[int]) -> float | None:
        now_s = time.monotonic()
        used: dict[int, float] = {}
        for pid in pids:
            try:
                times = psutil.Process(pid).cpu_times()
            except psutil.Error:
                continue
            used[pid] = times.user + times.system
        known = [pid for pid in used if pid in self._before]
        spent_s = sum(max(0.0, used[pid] - self._before[pid]) for pid in known)
        passed_s = now_s - self._before_s
        self._before, self._before_s = used, now_s
        if not known or passed_s <= 0.0:
            return None
        return min(100.0, 100.0 * spent_s / passed_s / self._cores)

    def close(self) -> None:
        """Nothing was opened."""
