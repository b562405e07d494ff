"""The monitor learns the time to first token of the newest model call."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import cast

from workbench.app.readings import FirstTokens, FreeGpuMemory
from workbench.engines.llama_cpp.backends import gpu_backends
from workbench.telemetry.gpus import GpuReading
from workbench.telemetry.monitor import Monitor
from workbench.telemetry.samplers.amd_sysfs import FIRST_INDEX
from workbench.telemetry.samplers.api import GpuInfo
from workbench.traces.events import ModelCallFinished, Record

GIB = 2**30


def call(at_s: float, first_s: float) -> Record:
    return Record("r", 0, at_s, ModelCallFinished("s", "stop", time_to_first_token_s=first_s))


def test_that_the_newest_call_counts_also_after_its_run_ended() -> None:
    runs = SimpleNamespace(active=[SimpleNamespace(records=[call(1.0, 0.2), call(2.0, 0.4)])])
    source = FirstTokens(runs)
    assert source.values() == {"time_to_first_token_s": 0.4}
    runs.active = []
    assert source.values() == {"time_to_first_token_s": 0.4}
    source.take([call(1.5, 0.9)])
    assert source.values() == {"time_to_first_token_s": 0.4}
    source.take([call(3.0, 0.1), call(4.0, 0.0)])
    assert source.values() == {"time_to_first_token_s": 0.1}


def gpu(index: int, driver: str, free_bytes: int | None = None) -> GpuReading:
    return GpuReading(GpuInfo(index, "Card", 8 * GIB, driver), free_bytes)


def test_that_the_free_memory_of_every_make_of_gpu_is_known() -> None:
    """AMD's numbers begin at 16, so that both makes fit in one machine."""
    values = {
        "gpu.0.memory_total_bytes": 8.0 * GIB,
        "gpu.0.memory_used_bytes": 1.0 * GIB,
        f"gpu.{FIRST_INDEX}.memory_total_bytes": 8.0 * GIB,
        f"gpu.{FIRST_INDEX}.memory_used_bytes": 3.0 * GIB,
    }
    gpus = (gpu(0, "NVML").info, gpu(FIRST_INDEX, "amdgpu").info)
    monitor = cast(Monitor, SimpleNamespace(latest=values, gpus=gpus))
    for built_for, free in (
        ({"cuda"}, (7 * GIB,)),
        ({"hip"}, (5 * GIB,)),
        ({"vulkan"}, (7 * GIB, 5 * GIB)),
        (set[str](), ()),
    ):
        assert FreeGpuMemory(monitor, partial(frozenset, built_for))() == free


def test_that_the_drivers_are_asked_where_no_monitor_goes_on() -> None:
    asked: list[int] = []

    def read() -> tuple[GpuReading, ...]:
        asked.append(1)
        return gpu(FIRST_INDEX, "amdgpu", 2 * GIB), gpu(FIRST_INDEX + 1, "amdgpu", None)

    monitor = cast(Monitor, SimpleNamespace(latest={}, gpus=()))
    free = FreeGpuMemory(monitor, lambda: frozenset({"vulkan"}), read)
    assert free() == (2 * GIB, 0)
    assert free() == (2 * GIB, 0)
    assert len(asked) == 1, "not for every model of a list"


def test_that_the_libraries_tell_which_gpus_the_engine_is_built_for(tmp_path: Path) -> None:
    for name in ("libggml-cpu.so", "libggml-vulkan.so.0", "ggml-cuda.dll", "libllama.so"):
        (tmp_path / name).touch()
    assert gpu_backends(tmp_path) == {"vulkan", "cuda"}
    assert gpu_backends(tmp_path / "none") == frozenset()


def test_that_nothing_is_told_before_the_first_call() -> None:
    assert FirstTokens(SimpleNamespace(active=[])).values() == {}
