"""How much of the processor is used, whichever thread asks."""

from __future__ import annotations

import threading
from types import SimpleNamespace
from typing import Any

import psutil
import pytest

from workbench.telemetry.samplers.api import Machine
from workbench.telemetry.samplers.cpu import CpuSampler


class Times(SimpleNamespace):
    """Times of one core; summed like psutil's tuples."""

    def __iter__(self) -> Any:
        return iter(vars(self).values())


def core(user: float, idle: float, guest: float = 0.0, iowait: float = 0.0) -> Times:
    return Times(user=user, idle=idle, guest=guest, iowait=iowait)


@pytest.fixture
def cores(monkeypatch: pytest.MonkeyPatch) -> list[list[Times]]:
    """What the system tells at each question; the last for good."""
    told: list[list[Times]] = []

    def cpu_times(*, percpu: bool) -> list[Times]:
        assert percpu
        return told.pop(0) if len(told) > 1 else told[0]

    monkeypatch.setattr(psutil, "cpu_times", cpu_times)
    return told


def sampled_elsewhere(sampler: CpuSampler) -> dict[str, float]:
    found: dict[str, float] = {}
    thread = threading.Thread(target=lambda: found.update(sampler.sample({})))
    thread.start()
    thread.join()
    return found


def test_that_the_share_is_that_since_the_sample_before_in_any_thread(
    cores: list[list[Times]],
) -> None:
    cores.append([core(10.0, 90.0), core(0.0, 100.0)])
    cores.append([core(10.5, 90.5), core(1.0, 100.0)])
    cores.append([core(11.5, 90.5), core(2.0, 100.0)])
    sampler = CpuSampler(Machine())

    first, second = sampled_elsewhere(sampler), sampled_elsewhere(sampler)

    assert first["cpu.core.0_percent"] == pytest.approx(50.0)
    assert first["cpu.core.1_percent"] == pytest.approx(100.0)
    assert first["cpu.percent"] == pytest.approx(75.0)
    assert second["cpu.percent"] == pytest.approx(100.0)


def test_that_waiting_is_no_work_and_a_guest_counts_once(cores: list[list[Times]]) -> None:
    cores.append([core(0.0, 0.0)])
    cores.append([core(1.0, 1.0, guest=1.0, iowait=2.0)])

    sampler = CpuSampler(Machine())

    assert sampler.sample({})["cpu.percent"] == pytest.approx(25.0)


def test_that_no_time_passed_is_no_figure_rather_than_zero(cores: list[list[Times]]) -> None:
    cores.append([core(1.0, 1.0)])

    sampler = CpuSampler(Machine())

    assert "cpu.percent" not in sampler.sample({})
