"""NVIDIA GPUs, told by the driver's management library (NVML)."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Mapping
from typing import Any

from workbench.telemetry.samplers.api import GpuInfo, Machine
from workbench.telemetry.samplers.energy import EnergyCounter, PowerSum

log = logging.getLogger(__name__)


def load_pynvml() -> Any | None:
    """The NVML binding, or None where it is not installed."""
    try:
        import pynvml
    except ImportError:
        return None
    return pynvml


class NvmlSampler:
    """Use, memory, temperature and power of each NVIDIA GPU; nothing without a driver."""

    name = "nvml"

    def __init__(self, machine: Machine, load: Callable[[], Any | None] = load_pynvml) -> None:
        self._nvml = load()
        self._handles: list[Any] = []
        self._gpus: list[GpuInfo] = []
        self._counters: list[EnergyCounter] = []
        self._sums: list[PowerSum] = []
        if self._nvml is None:
            return
        try:
            self._nvml.nvmlInit()
        except self._nvml.NVMLError as exc:
            log.info("gpu.not_found driver=nvml reason=%s", exc)
            self._nvml = None
            return
        self._find(self._nvml)

    def _find(self, nvml: Any) -> None:
        try:
            count = int(nvml.nvmlDeviceGetCount())
        except nvml.NVMLError as exc:
            log.info("gpu.count_failed driver=nvml reason=%s", exc)
            return
        for index in range(count):
            try:
                handle = nvml.nvmlDeviceGetHandleByIndex(index)
                name = nvml.nvmlDeviceGetName(handle)
                total = int(nvml.nvmlDeviceGetMemoryInfo(handle).total)
            except nvml.NVMLError as exc:
                log.info("gpu.skipped index=%d reason=%s", index, exc)
                continue
            text = name.decode("utf-8", "replace") if isinstance(name, bytes) else str(name)
            self._gpus.append(GpuInfo(len(self._handles), text, total, "NVML"))
            self._handles.append(handle)
            self._counters.append(EnergyCounter())
            self._sums.append(PowerSum())

    def gpus(self) -> tuple[GpuInfo, ...]:
        return tuple(self._gpus)

    def sample(self, workers: Mapping[str, int]) -> Mapping[str, float]:
        values: dict[str, float] = {}
        nvml = self._nvml
        if nvml is None:
            return values
        for info, handle in zip(self._gpus, self._handles, strict=True):
            head = f"gpu.{info.index}"
            # A reading that this GPU does not support (MIG, old cards) leaves the others.
            with contextlib.suppress(nvml.NVMLError):
                memory = nvml.nvmlDeviceGetMemoryInfo(handle)
                values[f"{head}.memory_used_bytes"] = float(memory.used)
                values[f"{head}.memory_total_bytes"] = float(memory.total)
            with contextlib.suppress(nvml.NVMLError):
                use = nvml.nvmlDeviceGetUtilizationRates(handle)
                values[f"{head}.percent"] = float(use.gpu)
            with contextlib.suppress(nvml.NVMLError):
                sensor = nvml.NVML_TEMPERATURE_GPU
                degrees = nvml.nvmlDeviceGetTemperature(handle, sensor)
                values[f"{head}.temperature_c"] = float(degrees)
            with contextlib.suppress(nvml.NVMLError):
                values[f"{head}.power_w"] = nvml.nvmlDeviceGetPowerUsage(handle) / 1000.0
            values |= self._energy(nvml, info.index, handle, values.get(f"{head}.power_w"))
        return values

    def _energy(
        self, nvml: Any, index: int, handle: Any, power_w: float | None
    ) -> dict[str, float]:
        """What the board used since the sample before: counted, else its power added up."""
        more_j = None if power_w is None else self._sums[index].take(power_w)
        # Boards before Volta and old bindings have no counter.
        with contextlib.suppress(nvml.NVMLError, AttributeError):
            total_mj = float(nvml.nvmlDeviceGetTotalEnergyConsumption(handle))
            more_j = self._counters[index].take(total_mj / 1000.0)
        return {} if more_j is None else {f"energy.gpu.{index}_j": more_j}

    def close(self) -> None:
        if self._nvml is not None:
            with contextlib.suppress(self._nvml.NVMLError):
                self._nvml.nvmlShutdown()
            self._nvml = None
