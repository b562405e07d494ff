"""Disks, batteries, power and energy: what is told becomes a number, the rest has none."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from workbench.telemetry.samplers.amd_sysfs import AmdSampler
from workbench.telemetry.samplers.api import Machine
from workbench.telemetry.samplers.disk import DiskSampler
from workbench.telemetry.samplers.energy import EnergyCounter, PowerSum
from workbench.telemetry.samplers.nvml import NvmlSampler
from workbench.telemetry.samplers.power import PowerSampler


class Clock:
    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


def test_that_disk_rates_are_of_the_time_between(tmp_path: Path) -> None:
    clock, counted = Clock(), SimpleNamespace(read_bytes=1000, write_bytes=500)
    sampler = DiskSampler(Machine(tmp_path / "not there"), lambda: counted, clock)
    first = sampler.sample({})
    assert set(first) == {"disk.total_bytes"}
    assert first["disk.total_bytes"] > 0
    clock.now_s += 2.0
    counted.read_bytes, counted.write_bytes = 3000, 100
    values = sampler.sample({})
    assert values["disk.read_bytes_per_s"] == 1000.0
    assert "disk.write_bytes_per_s" not in values, "a counter that fell tells nothing"
    nothing = DiskSampler(Machine(tmp_path), lambda: None, clock)
    assert set(nothing.sample({})) == {"disk.total_bytes"}


def test_that_a_system_that_counts_nothing_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise NotImplementedError("no /proc/diskstats")

    monkeypatch.setattr("psutil.disk_io_counters", refuse)
    assert set(DiskSampler(Machine(tmp_path)).sample({})) == {"disk.total_bytes"}


def rapl(root: Path, number: int, uj: int, name: str = "package-0") -> Path:
    folder = root / f"intel-rapl:{number}"
    folder.mkdir(exist_ok=True)
    (folder / "name").write_text(f"{name}\n")
    (folder / "energy_uj").write_text(f"{uj}\n")
    (folder / "max_energy_range_uj").write_text("262143328850\n")
    return folder


def test_that_energy_of_all_packages_is_counted_over_their_ends(tmp_path: Path) -> None:
    clock = Clock()
    rapl(tmp_path, 0, 262_143_000_000)
    rapl(tmp_path, 1, 5_000_000, "package-1")
    rapl(tmp_path, 2, 5_000_000, "psys")
    sampler = PowerSampler(Machine(), tmp_path, tmp_path, lambda _name: None, clock)
    assert sampler.sample({}) == {}
    clock.now_s += 2.0
    rapl(tmp_path, 0, 671_150)
    rapl(tmp_path, 1, 25_000_000, "package-1")
    values = sampler.sample({})
    assert values["energy.cpu_j"] == pytest.approx(21.0, abs=0.01)
    assert values["cpu.power_w"] == pytest.approx(10.5, abs=0.01)


def test_that_a_counter_nobody_may_read_gives_no_number(tmp_path: Path) -> None:
    (rapl(tmp_path, 0, 1) / "energy_uj").unlink()
    sampler = PowerSampler(Machine(), tmp_path, tmp_path, lambda _name: None, Clock())
    assert sampler.sample({}) == {}
    assert sampler.sample({}) == {}


def test_that_battery_and_temperatures_are_as_told(tmp_path: Path) -> None:
    told: dict[str, Any] = {
        "sensors_battery": SimpleNamespace(percent=42.0, power_plugged=False),
        "sensors_temperatures": {
            "coretemp": [SimpleNamespace(current=61.0), SimpleNamespace(current=64.0)],
            "acpitz": [SimpleNamespace(current=99.0)],
            "k10temp": [SimpleNamespace(current=None), SimpleNamespace(current=-200.0)],
        },
    }
    battery = tmp_path / "BAT0"
    battery.mkdir()
    (battery / "current_now").write_text("-1000000\n")
    (battery / "voltage_now").write_text("12000000\n")
    clock = Clock()
    sampler = PowerSampler(Machine(), tmp_path, tmp_path, told.get, clock)
    assert sampler.sample({}) == {
        "battery.percent": 42.0,
        "battery.plugged": 0.0,
        "battery.power_w": 12.0,
        "cpu.temperature_c": 64.0,
    }
    told.clear()
    assert sampler.sample({})["battery.percent"] == 42.0, "asked every few seconds only"
    clock.now_s += 6.0
    assert sampler.sample({}) == {}


def test_that_power_is_added_up_but_not_over_a_sleep() -> None:
    clock = Clock()
    power = PowerSum(clock)
    assert power.take(10.0) is None
    clock.now_s += 2.0
    assert power.take(20.0) == 30.0
    clock.now_s += 3600.0
    assert power.take(20.0) is None
    counter = EnergyCounter()
    assert [counter.take(total) for total in (5.0, 9.0, 1.0, 2.0)] == [None, 4.0, None, 1.0]


class Nvml:
    """A driver with one board; ``total_mj`` is its counter, None on an old board."""

    NVMLError = RuntimeError
    NVML_TEMPERATURE_GPU = 0
    total_mj: float | None = None

    def __getattr__(self, name: str) -> Any:
        answers = {
            "nvmlDeviceGetCount": 1,
            "nvmlDeviceGetName": "Board",
            "nvmlDeviceGetMemoryInfo": SimpleNamespace(total=8, used=4),
            "nvmlDeviceGetUtilizationRates": SimpleNamespace(gpu=50),
            "nvmlDeviceGetTemperature": 60,
            "nvmlDeviceGetPowerUsage": 100_000,
        }
        if name == "nvmlDeviceGetTotalEnergyConsumption":
            if self.total_mj is None:
                raise AttributeError(name)
            return lambda _handle: self.total_mj
        return lambda *_args: answers.get(name, "handle")


def test_that_a_board_counts_its_energy_or_its_power_is_added_up() -> None:
    old = NvmlSampler(Machine(), Nvml)
    assert "energy.gpu.0_j" not in old.sample({})
    assert 0.0 < old.sample({})["energy.gpu.0_j"] < 100.0
    board = Nvml()
    board.total_mj = 5_000.0
    new = NvmlSampler(Machine(), lambda: board)
    assert "energy.gpu.0_j" not in new.sample({})
    board.total_mj = 12_000.0
    assert new.sample({})["energy.gpu.0_j"] == 7.0


def test_that_an_amd_board_has_its_power_added_up(tmp_path: Path) -> None:
    folder = tmp_path / "card0" / "device"
    (folder / "hwmon" / "hwmon1").mkdir(parents=True)
    (folder / "mem_info_vram_total").write_text("8000000000\n")
    (folder / "hwmon" / "hwmon1" / "power1_average").write_text("50000000\n")
    sampler = AmdSampler(Machine(), tmp_path)
    assert sampler.sample({})["gpu.16.power_w"] == pytest.approx(50.0)
    assert 0.0 <= sampler.sample({})["energy.gpu.16_j"] < 50.0
