"""Each rule of health says what is wrong, why, and what to do."""

from __future__ import annotations

from typing import Any

import pytest

from workbench.app.health import RULES, AlertState, Health, ModelState, Readings, health_of

GOOD = {
    "disk.free_bytes": 50e9,
    "memory.available_bytes": 8e9,
    "memory.total_bytes": 16e9,
    "error_percent": 0.0,
    "requests_per_min": 3.0,
    "cpu.temperature_c": 60.0,
    "gpu.0.temperature_c": 60.0,
    "battery.percent": 5.0,
    "battery.plugged": 1.0,
}


def with_latest(**values: float) -> Readings:
    return Readings(latest=GOOD | {name.replace("__", "."): v for name, v in values.items()})


def test_that_nothing_wrong_is_healthy() -> None:
    assert health_of(Readings()) == Health("healthy")
    assert health_of(Readings(latest=GOOD)) == Health("healthy")
    fine = ModelState("m", failed=False, crashes=0)
    assert health_of(Readings(latest=GOOD, models=(fine,), least_queue=3.0)).status == "healthy"


@pytest.mark.parametrize(
    ("readings", "key", "status", "said"),
    [
        (Readings(unsaved_runs=2), "store", "unhealthy", "2 runs"),
        (with_latest(disk__free_bytes=1e9), "disk", "degraded", "1.0 GB"),
        (with_latest(disk__free_bytes=1e8), "disk", "unhealthy", "100.0 MB"),
        (with_latest(memory__available_bytes=1.2e9), "memory", "degraded", "1.2 GB of 16"),
        (with_latest(memory__available_bytes=1e8), "memory", "unhealthy", "100.0 MB"),
        (Readings(models=(ModelState("m", True, 1, "It broke."),)), "model", "unhealthy",
         "It broke."),
        (Readings(models=(ModelState("m", False, 2),)), "model", "degraded", "2 times"),
        (with_latest(error_percent=20.0), "errors", "degraded", "20 %"),
        (with_latest(error_percent=80.0), "errors", "unhealthy", "80 %"),
        (Readings(least_queue=9.0), "queue", "degraded", "9 requests"),
        (Readings(recording="the disk is full"), "recording", "degraded", "The disk is full."),
        (Readings(failing={"nvml": "gone"}), "samplers", "degraded", "gone"),
        (Readings(latest=GOOD, sample_age_s=60.0), "samples", "degraded", "60 s"),
        (with_latest(cpu__temperature_c=99.0), "heat", "degraded", "99 °C"),
        (with_latest(gpu__0__temperature_c=90.0), "heat", "degraded", "90 °C"),
        (with_latest(battery__plugged=0.0), "battery", "degraded", "5 %"),
        (Readings(alerts=(AlertState("r", "Slow", "it was 3 s; above 2 s"),)), "alert",
         "degraded", "above 2 s."),
        (Readings(alerts=(AlertState("r", "Full", "it was 9", True),)), "alert", "unhealthy",
         "it was 9."),
    ],
)  # fmt: skip
def test_that_each_rule_tells_why_and_what_to_do(
    readings: Readings, key: str, status: Any, said: str
) -> None:
    health = health_of(readings)
    assert (health.status, [finding.key for finding in health.findings]) == (status, [key])
    finding = health.findings[0]
    assert said in finding.reason
    assert finding.title
    assert finding.hint.endswith(".")


def test_that_every_rule_is_tried_above() -> None:
    assert len(RULES) == 11


def test_that_one_failed_request_of_two_is_no_rate() -> None:
    rare = with_latest(error_percent=50.0, requests_per_min=2 / 15)
    assert health_of(rare).status == "healthy"


def test_that_the_worst_counts_and_comes_first() -> None:
    both = Readings(recording="closed", unsaved_runs=1)
    assert [finding.key for finding in health_of(both).findings] == ["store", "recording"]
    assert health_of(both).status == "unhealthy"
