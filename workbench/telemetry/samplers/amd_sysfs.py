"""AMD GPUs on Linux, read from the files the amdgpu driver offers."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path

from workbench.telemetry.samplers.api import GpuInfo, Machine
from workbench.telemetry.samplers.energy import PowerSum

_DRM = Path("/sys/class/drm")
# Numbers below belong to NVIDIA GPUs, so that both kinds fit in one machine.
FIRST_INDEX = 16


def _number(path: Path) -> float | None:
    try:
        return float(path.read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        return None


class AmdSampler:
    """Use, memory, temperature and power of each AMD GPU; nothing elsewhere."""

    name = "amd_sysfs"

    def __init__(self, machine: Machine, root: Path = _DRM) -> None:
        self._folders: list[Path] = []
        self._gpus: list[GpuInfo] = []
        for folder in sorted(root.glob("card[0-9]*/device")):
            total = _number(folder / "mem_info_vram_total")
            if total is None:
                continue
            name = "AMD GPU"
            with contextlib.suppress(OSError):
                name = (folder / "product_name").read_text(encoding="utf-8").strip() or name
            self._gpus.append(
                GpuInfo(FIRST_INDEX + len(self._gpus), name, int(total), "amdgpu")
            )
            self._folders.append(folder)
        self._sums = [PowerSum() for _folder in self._folders]

    def gpus(self) -> tuple[GpuInfo, ...]:
        return tuple(self._gpus)

    def sample(self, workers: Mapping[str, int]) -> Mapping[str, float]:
        values: dict[str, float] = {}
        for info, folder, energy in zip(self._gpus, self._folders, self._sums, strict=True):
            head = f"gpu.{info.index}"
            sensors = next(iter(sorted(folder.glob("hwmon/hwmon*"))), folder)
            readings = {
                f"{head}.percent": (folder / "gpu_busy_percent", 1.0),
                f"{head}.memory_used_bytes": (folder / "mem_info_vram_used", 1.0),
                f"{head}.memory_total_bytes": (folder / "mem_info_vram_total", 1.0),
                f"{head}.temperature_c": (sensors / "temp1_input", 1e-3),
                f"{head}.power_w": (sensors / "power1_average", 1e-6),
            }
            for name, (path, factor) in readings.items():
                value = _number(path)
                if value is not None:
                    values[name] = value * factor
            power_w = values.get(f"{head}.power_w")
            more_j = None if power_w is None else energy.take(power_w)
            if more_j is not None:
                values[f"energy.gpu.{info.index}_j"] = more_j
        return values

    def close(self) -> None:
        """Nothing stays open."""
