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
        # psutil's own percentages are since the last call of the same thread; ours change.
        self._times = _core_times()

    def sample(self, workers: Mapping[str, int]) -> Mapping[str, float]:
        values = self._machine_percent()
        program = self._program_percent({self._own, *workers.values()})
        if program is not None:
            values["cpu.program_percent"] = program
        return values

    def _machine_percent(self) -> dict[str, float]:
        before, self._times = self._times, _core_times()
        values: dict[str, float] = {}
        for index, (old, new) in enumerate(zip(before, self._times, strict=False)):
            passed_s, busy_s = new[0] - old[0], new[1] - old[1]
            if passed_s > 0.0:
                share = min(1.0, max(0.0, busy_s / passed_s))
                values[f"cpu.core.{index}_percent"] = 100.0 * share
        if values:
            values["cpu.percent"] = sum(values.values()) / len(values)
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


def _core_times() -> list[tuple[float, float]]:
    """Of each core: seconds that passed, and seconds in which it worked."""
    found = []
    for times in psutil.cpu_times(percpu=True):
        # Linux counts a guest's time within the user's too.
        twice = getattr(times, "guest", 0.0) + getattr(times, "guest_nice", 0.0)
        passed_s = sum(times) - twice
        found.append((passed_s, passed_s - times.idle - getattr(times, "iowait", 0.0)))
    return found
