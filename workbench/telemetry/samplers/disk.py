"""What all disks of the machine read and write, and how large the one with our data is."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Mapping
from typing import Protocol

import psutil

from workbench.telemetry.samplers.api import Machine


class Counters(Protocol):
    """What is needed of psutil's answer; both only grow."""

    @property
    def read_bytes(self) -> int: ...
    @property
    def write_bytes(self) -> int: ...


def _ask() -> Counters | None:
    """What the system counted; None where it does not count, as in some containers."""
    try:
        found: Counters | None = psutil.disk_io_counters()
    except (OSError, RuntimeError, ValueError, psutil.Error):  # not implemented is one of them
        return None
    return found


class DiskSampler:
    """Rates since the sample before; nothing where the system does not count."""

    name = "disk"

    def __init__(
        self,
        machine: Machine,
        ask: Callable[[], Counters | None] = _ask,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folder = machine.data_folder
        self._ask, self._clock = ask, clock
        self._before: tuple[float, int, int] | None = None

    def sample(self, workers: Mapping[str, int]) -> Mapping[str, float]:
        values: dict[str, float] = {}
        folder = self._folder
        while not folder.exists() and folder != folder.parent:
            folder = folder.parent
        values["disk.total_bytes"] = float(shutil.disk_usage(folder).total)
        counted = self._ask()
        if counted is None:
            return values
        now = self._clock(), counted.read_bytes, counted.write_bytes
        before, self._before = self._before, now
        if before is None or now[0] <= before[0]:
            return values
        passed_s = now[0] - before[0]
        for name, more in (
            ("disk.read_bytes_per_s", now[1] - before[1]),
            ("disk.write_bytes_per_s", now[2] - before[2]),
        ):
            if more >= 0:  # a disk that was taken out takes its counts with it
                values[name] = more / passed_s
        return values

    def close(self) -> None:
        """Nothing was opened."""
