"""The samplers: one row per file of this folder."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from workbench.telemetry.samplers.amd_sysfs import AmdSampler
from workbench.telemetry.samplers.api import GpuSampler, Machine, Sampler
from workbench.telemetry.samplers.cpu import CpuSampler
from workbench.telemetry.samplers.disk import DiskSampler
from workbench.telemetry.samplers.memory import MemorySampler
from workbench.telemetry.samplers.network import NetworkSampler
from workbench.telemetry.samplers.nvml import NvmlSampler
from workbench.telemetry.samplers.power import PowerSampler

MakeGpuSampler: TypeAlias = Callable[[Machine], GpuSampler]
SAMPLERS: tuple[Callable[[Machine], Sampler], ...] = (
    MemorySampler,
    CpuSampler,
    DiskSampler,
    PowerSampler,
    NetworkSampler,
    NvmlSampler,
    AmdSampler,
)
GPU_SAMPLERS: tuple[MakeGpuSampler, ...] = (NvmlSampler, AmdSampler)
