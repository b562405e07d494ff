"""Memory of the system, of this program and of each worker; free disk space."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import psutil

from workbench.telemetry.samplers.api import Machine

_PSS = re.compile(rb"^Pss:\s+(\d+) kB", re.MULTILINE)


def process_bytes(pid: int) -> int:
    """Memory of a process: its proportional share where the system tells, else resident.

    Raises:
        ProcessLookupError: The process is gone.
    """
    if sys.platform == "linux":
        try:
            found = _PSS.search(Path(f"/proc/{pid}/smaps_rollup").read_bytes())
        except (PermissionError, FileNotFoundError):
            found = None
        if found:
            return int(found.group(1)) * 1024
    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.Error as exc:
        raise ProcessLookupError(f"process {pid} is gone") from exc


class MemorySampler:
    """System, program and workers."""

    name = "memory"

    def __init__(self, machine: Machine) -> None:
        self._folder = machine.data_folder
        self._pid = psutil.Process().pid

    def sample(self, workers: Mapping[str, int]) -> Mapping[str, float]:
        system = psutil.virtual_memory()
        values = {
            "memory.used_bytes": float(system.total - system.available),
            "memory.total_bytes": float(system.total),
            "memory.available_bytes": float(system.available),
            "memory.program_bytes": float(process_bytes(self._pid)),
        }
        for model_id, pid in workers.items():
            if pid == self._pid:
                continue
            try:
                values[f"memory.model.{model_id}_bytes"] = float(process_bytes(pid))
            except ProcessLookupError:
                continue
        folder = self._folder
        while not folder.exists() and folder != folder.parent:
            folder = folder.parent
        values["disk.free_bytes"] = float(shutil.disk_usage(folder).free)
        return values

    def close(self) -> None:
        """Nothing was opened."""
