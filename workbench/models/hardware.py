"""What of this machine decides which models fit."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import psutil


@dataclass(frozen=True, slots=True)
class Hardware:
    """A moment's resources. ``gpu_free_bytes`` has one entry per GPU that engines can use."""

    cores: int
    memory_total_bytes: int
    memory_free_bytes: int
    disk_free_bytes: int
    gpu_free_bytes: tuple[int, ...] = ()


def read_hardware(models_folder: Path, gpu_free_bytes: tuple[int, ...] = ()) -> Hardware:
    """What is there now; GPUs are known by the caller."""
    memory = psutil.virtual_memory()
    folder = models_folder if models_folder.exists() else Path(models_folder.anchor or ".")
    return Hardware(
        cores=psutil.cpu_count(logical=False) or psutil.cpu_count() or 1,
        memory_total_bytes=memory.total,
        memory_free_bytes=memory.available,
        disk_free_bytes=shutil.disk_usage(folder).free,
        gpu_free_bytes=gpu_free_bytes,
    )
