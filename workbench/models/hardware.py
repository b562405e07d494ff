"""What of this machine decides which models fit."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import psutil

from workbench.base.weight_copies import WeightOrder


@dataclass(frozen=True, slots=True)
class Hardware:
    """A moment's resources.

    Attributes:
        gpu_free_bytes: One entry per GPU that engines can use.
        weight_order: Into what order llama.cpp copies weights for this processor.
    """

    cores: int
    memory_total_bytes: int
    memory_free_bytes: int
    disk_free_bytes: int
    gpu_free_bytes: tuple[int, ...] = ()
    weight_order: WeightOrder = "file"


def read_hardware(
    models_folder: Path,
    gpu_free_bytes: tuple[int, ...] = (),
    weight_order: WeightOrder = "file",
) -> Hardware:
    """What is there now; GPUs and the processor are known by the caller."""
    memory = psutil.virtual_memory()
    folder = models_folder if models_folder.exists() else Path(models_folder.anchor or ".")
    return Hardware(
        cores=psutil.cpu_count(logical=False) or psutil.cpu_count() or 1,
        memory_total_bytes=memory.total,
        memory_free_bytes=memory.available,
        disk_free_bytes=shutil.disk_usage(folder).free,
        gpu_free_bytes=gpu_free_bytes,
        weight_order=weight_order,
    )
