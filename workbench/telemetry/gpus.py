"""The GPUs at this moment, read once: for a command, which has no monitor that goes on."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.telemetry.samplers.api import GpuInfo, Machine
from workbench.telemetry.samplers.registry import GPU_SAMPLERS, MakeGpuSampler

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class GpuReading:
    """One GPU, and how much of its memory is free; None if its driver does not tell."""

    info: GpuInfo
    free_bytes: int | None


def readings_of(gpus: Iterable[GpuInfo], values: Mapping[str, float]) -> tuple[GpuReading, ...]:
    """What the metrics of a sample say of each GPU; each is found by its own number."""
    return tuple(GpuReading(gpu, _free(gpu, values)) for gpu in gpus)


def _free(gpu: GpuInfo, values: Mapping[str, float]) -> int | None:
    used = values.get(f"gpu.{gpu.index}.memory_used_bytes")
    if used is None:
        return None
    total = values.get(f"gpu.{gpu.index}.memory_total_bytes", gpu.memory_total_bytes)
    return int(max(0.0, total - used))


def read_gpus(samplers: Sequence[MakeGpuSampler] = GPU_SAMPLERS) -> tuple[GpuReading, ...]:
    """Ask the drivers now; blocking, some tens of milliseconds."""
    found: list[GpuReading] = []
    for make in samplers:
        try:
            sampler = make(Machine())
            try:
                found += readings_of(sampler.gpus(), sampler.sample({}))
            finally:
                sampler.close()
        except Exception as exc:  # noqa: BLE001 - pump: one driver never stops the others
            log.warning("gpu.not_read name=%s reason=%s", getattr(make, "name", "gpu"), exc)
    return tuple(found)
