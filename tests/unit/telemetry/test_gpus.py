"""GPU samplers: what they read, and that nothing about them is fatal."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

from workbench.telemetry.monitor import Monitor
from workbench.telemetry.samplers.amd_sysfs import FIRST_INDEX, AmdSampler
from workbench.telemetry.samplers.api import Machine
from workbench.telemetry.samplers.nvml import NvmlSampler

GIB = 2**30


class NvmlError(Exception):
    pass


class FakeNvml:
    """The part of the binding we call. ``refuse`` names functions that fail."""

    NVMLError = NvmlError
    NVML_TEMPERATURE_GPU = 0

    def __init__(self, count: int = 1, refuse: tuple[str, ...] = ()) -> None:
        self.count = count
        self.refuse = refuse
        self.open = False

    def _check(self, name: str) -> None:
        if name in self.refuse:
            raise NvmlError(f"{name} not supported")

    def nvmlInit(self) -> None:  # noqa: N802 - the library's name
        self._check("init")
        self.open = True

    def nvmlShutdown(self) -> None:  # noqa: N802 - the library's name
        self.open = False

    def nvmlDeviceGetCount(self) -> int:  # noqa: N802 - the library's name
        self._check("count")
        return self.count

    def nvmlDeviceGetHandleByIndex(self, index: int) -> int:  # noqa: N802 - the library's
        self._check(f"handle{index}")
        return index

    def nvmlDeviceGetName(self, handle: int) -> bytes:  # noqa: N802 - the library's name
        return f"Card {handle}".encode()

    def nvmlDeviceGetMemoryInfo(self, handle: int) -> object:  # noqa: N802 - the library's
        return SimpleNamespace(total=8 * GIB, used=(handle + 1) * GIB)

    def nvmlDeviceGetUtilizationRates(self, handle: int) -> object:  # noqa: N802 - same
        self._check("use")
        return SimpleNamespace(gpu=50 + handle)

    def nvmlDeviceGetTemperature(self, handle: int, sensor: int) -> int:  # noqa: N802 - same
        return 61

    def nvmlDeviceGetPowerUsage(self, handle: int) -> int:  # noqa: N802 - the library's name
        self._check("power")
        return 120_500


def test_that_nvidia_gpus_are_read() -> None:
    nvml = FakeNvml(2)
    sampler = NvmlSampler(Machine(), lambda: nvml)
    values = sampler.sample({})
    assert [gpu.name for gpu in sampler.gpus()] == ["Card 0", "Card 1"]
    assert values["gpu.1.percent"] == 51.0
    assert values["gpu.0.memory_used_bytes"] == GIB
    assert values["gpu.0.power_w"] == 120.5
    assert values["gpu.0.temperature_c"] == 61.0
    sampler.close()
    assert not nvml.open


def test_that_a_reading_a_gpu_refuses_leaves_the_others() -> None:
    sampler = NvmlSampler(Machine(), lambda: FakeNvml(1, ("use", "power")))
    values = sampler.sample({})
    assert "gpu.0.percent" not in values
    assert values["gpu.0.memory_total_bytes"] == 8 * GIB


def test_that_a_gpu_that_cannot_be_opened_is_skipped_and_numbers_stay_dense() -> None:
    sampler = NvmlSampler(Machine(), lambda: FakeNvml(2, ("handle0",)))
    assert [(gpu.index, gpu.name) for gpu in sampler.gpus()] == [(0, "Card 1")]


async def test_that_no_driver_and_no_binding_mean_no_gpu_and_no_problem() -> None:
    def without_driver(machine: Machine) -> NvmlSampler:
        return NvmlSampler(machine, lambda: FakeNvml(0, ("init",)))

    def without_binding(machine: Machine) -> NvmlSampler:
        return NvmlSampler(machine, lambda: None)

    monitor = Monitor(samplers=(without_driver, without_binding))
    await monitor.sample_once()
    assert monitor.gpus == ()
    assert monitor.problems == {}
    await monitor.stop()


def test_that_amd_gpus_are_read_from_files(tmp_path: Path) -> None:
    folder = tmp_path / "card1" / "device"
    (folder / "hwmon" / "hwmon3").mkdir(parents=True)
    for name, text in {
        "mem_info_vram_total": str(4 * GIB),
        "mem_info_vram_used": str(GIB),
        "gpu_busy_percent": "37",
        "product_name": "Card A\n",
        "hwmon/hwmon3/temp1_input": "45000",
        "hwmon/hwmon3/power1_average": "30000000",
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    (tmp_path / "card0" / "device").mkdir(parents=True)
    sampler = AmdSampler(Machine(), tmp_path)
    assert [gpu.name for gpu in sampler.gpus()] == ["Card A"]
    values = sampler.sample({})
    head = f"gpu.{FIRST_INDEX}"
    assert values[f"{head}.percent"] == 37.0
    assert values[f"{head}.temperature_c"] == 45.0
    assert values[f"{head}.power_w"] == 30.0
    assert AmdSampler(Machine(), tmp_path / "none").gpus() == ()
