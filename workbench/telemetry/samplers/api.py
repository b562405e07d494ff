"""The sampler seam: what one file in this folder provides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class GpuInfo:
    """One graphics processor.

    Attributes:
        index: Its number in metric names.
        driver: Who tells about it (``NVML``, ``amdgpu``).
    """

    index: int
    name: str
    memory_total_bytes: int
    driver: str


@dataclass(frozen=True, slots=True)
class Machine:
    """What a sampler may need to know.

    Attributes:
        data_folder: The folder whose disk is watched.
    """

    data_folder: Path = field(default_factory=Path.home)


class Sampler(Protocol):
    """Reads some metrics. Runs in the monitor's thread, so it may block for some ms."""

    name: str

    def sample(self, workers: Mapping[str, int]) -> Mapping[str, float]:
        """The values now. ``workers`` maps model ids to process ids."""
        ...

    def close(self) -> None:
        """Free what was opened."""
        ...


class GpuSampler(Sampler, Protocol):
    """A sampler that also knows which GPUs there are."""

    def gpus(self) -> tuple[GpuInfo, ...]:
        """The GPUs found, in the order of their numbers."""
        ...
