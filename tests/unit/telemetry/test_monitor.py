"""The monitor keeps a history, and no sampler or source can stop it."""

from __future__ import annotations

import asyncio
import logging
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from workbench.telemetry.metrics import METRICS, metric, model_of
from workbench.telemetry.monitor import Monitor, Sample, rest_s
from workbench.telemetry.samplers.api import Machine
from workbench.telemetry.sources import EngineReading, engine_values


class Steady:
    name = "steady"

    def __init__(self, machine: Machine) -> None:
        self.closed = False

    def sample(self, workers: Mapping[str, int]) -> Mapping[str, float]:
        return {"cpu.percent": 25.0, **{f"memory.model.{key}_bytes": 7.0 for key in workers}}

    def close(self) -> None:
        self.closed = True


class Broken(Steady):
    name = "broken"

    def sample(self, workers: Mapping[str, int]) -> Mapping[str, float]:
        raise RuntimeError("no such sensor")


class Stillborn(Steady):
    name = "stillborn"

    def __init__(self, machine: Machine) -> None:
        raise OSError("no driver")


async def test_that_a_sampler_that_raises_is_reported_once_and_skipped(
    caplog: pytest.LogCaptureFixture,
) -> None:
    monitor = Monitor(samplers=(Broken, Steady, Stillborn))
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            await monitor.sample_once()
    assert monitor.latest["cpu.percent"] == 25.0
    assert monitor.problems["broken"] == "RuntimeError: no such sensor"
    assert [record.message.split(" reason")[0] for record in caplog.records] == [
        "sampler.failed name=stillborn",
        "sampler.failed name=broken",
    ]
    await monitor.stop()


async def test_that_a_source_that_recovers_is_no_problem_any_more() -> None:
    answers: list[Mapping[str, float] | Exception] = [ValueError("gone"), {"queue.length": 2.0}]

    def source() -> Mapping[str, float]:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    monitor = Monitor(samplers=(Steady,))
    end = monitor.add_source("engines", source)
    await monitor.sample_once()
    assert "engines" in monitor.problems
    await monitor.sample_once()
    assert monitor.problems == {}
    assert monitor.latest["queue.length"] == 2.0
    end()
    await monitor.sample_once()
    assert "queue.length" not in monitor.latest
    await monitor.stop()


async def test_that_started_monitors_announce_samples_until_they_are_stopped() -> None:
    monitor = Monitor(0.05, samplers=(Steady,))
    monitor.watch_workers(lambda: {"m": 1})
    three = asyncio.Event()
    seen: list[Sample] = []

    def keep(sample: Sample) -> None:
        seen.append(sample)
        if len(seen) == 3:
            three.set()

    end = monitor.listen(keep)
    monitor.start()
    await asyncio.wait_for(three.wait(), 10)
    await monitor.stop()
    end()
    assert seen[0].values["memory.model.m_bytes"] == 7.0
    times, values = monitor.history("cpu.percent", 60.0)
    assert len(times) >= 3
    assert set(values) == {25.0}
    assert list(monitor.history("unknown", 60.0)[0]) == []


async def test_that_nothing_is_left_unawaited_wherever_its_wait_ends() -> None:
    monitor = Monitor(30.0, samplers=(Steady,))
    before = asyncio.all_tasks()
    monitor.start()
    sampled = asyncio.Event()
    monitor.listen(lambda _sample: sampled.set())
    await asyncio.wait_for(sampled.wait(), 10)
    await asyncio.sleep(0)
    (own,) = asyncio.all_tasks() - before  # a task within may never begin: that is told late
    sampled.clear()
    monitor.set_interval(0.05)
    await asyncio.wait_for(sampled.wait(), 10)
    await monitor.stop()
    assert own.cancelled()


async def test_that_the_real_samplers_measure_this_process(tmp_path: Path) -> None:
    monitor = Monitor(machine=Machine(tmp_path / "not" / "yet"))
    monitor.watch_workers(lambda: {"gone": 2**22 + 1, "parent": os.getppid()})
    await monitor.sample_once()
    await monitor.sample_once()
    latest = dict(monitor.latest)
    await monitor.stop()
    assert 5e6 < latest["memory.program_bytes"] < latest["memory.total_bytes"]
    assert 0 < latest["memory.used_bytes"] < latest["memory.total_bytes"]
    assert 0.0 <= latest["cpu.program_percent"] <= 100.0
    assert latest["disk.free_bytes"] > 0
    assert "memory.model.gone_bytes" not in latest
    assert all(metric(name) is not None for name in latest)


def test_that_engine_readings_add_up() -> None:
    values = engine_values(
        (
            EngineReading("a", 10, 1, 2, 300, 4096, 20.0, 5),
            EngineReading("b", None, 1, 1, 0, 1024, 22.0, 9),
        )
    )
    assert values["tokens_per_s"] == 42.0
    assert values["queue.length"] == 3.0
    assert values["kv.a_tokens"] == 300.0
    assert "memory.model.a_bytes" not in values
    assert values["memory.model.b_bytes"] == 9.0
    assert engine_values(())["queue.length"] == 0.0


@pytest.mark.parametrize("row", METRICS, ids=lambda row: row.name)
def test_that_each_metric_says_how_it_is_measured(row: object) -> None:
    name = getattr(row, "name", "").replace("*", "x.1")
    found = metric(name)
    assert found is row
    assert found is not None
    assert found.source.endswith(".")
    assert found.title


def test_that_the_model_is_read_from_a_metric_name() -> None:
    assert model_of("kv.org/some.model_capacity_tokens") == "org/some.model"
    assert model_of("kv.m_tokens") == "m"
    assert model_of("memory.model.m_1_bytes") == "m_1"
    assert model_of("cpu.percent") == ""


def test_that_the_monitor_needs_no_heavy_package() -> None:
    code = (
        "import sys, workbench.telemetry.monitor as m; m.Monitor();"
        "print(sorted({'numpy', 'pynvml', 'PySide6', 'pyqtgraph'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("spent_s", "rest"), [(0.0, 0.5), (0.1, 0.4), (0.4, 0.25), (9.0, 0.25)]
)
def test_that_a_late_sample_is_not_followed_at_once(spent_s: float, rest: float) -> None:
    assert rest_s(0.5, spent_s) == pytest.approx(rest)
