"""Is the program well? Rules over readings; each finding says why and what to do next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from workbench.base.sizes import size_text

Status = Literal["healthy", "degraded", "unhealthy"]
_ORDER: tuple[Status, ...] = ("healthy", "degraded", "unhealthy")

LEAST_DISK_BYTES, LOW_DISK_BYTES = 300_000_000, 3_000_000_000
LEAST_MEMORY, LOW_MEMORY = 0.04, 0.10
MOST_ERROR_PERCENT, MANY_ERRORS_PERCENT = 50.0, 10.0
LEAST_REQUESTS_PER_MIN = 0.33  # five in the 15 minutes that the rates are of
LONG_QUEUE = 8.0
HOT_CPU_C, HOT_GPU_C = 95.0, 88.0
LOW_BATTERY_PERCENT = 10.0
LATE_S = 15.0


@dataclass(frozen=True, slots=True)
class ModelState:
    """What counts of one loaded model.

    Attributes:
        crashes: In the last five minutes.
    """

    title: str
    failed: bool
    crashes: int
    error: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class AlertState:
    """An alert that fires now.

    Attributes:
        why: The values behind it, in the user's words.
        is_critical: As its rule says.
    """

    rule_id: str
    title: str
    why: str
    is_critical: bool = False


@dataclass(frozen=True, slots=True)
class Readings:
    """Everything the rules look at.

    Attributes:
        latest: The newest sample; empty before the first.
        sample_age_s: How old it is.
        failing: Names of samplers and sources that fail, and why.
        recording: Why the history is not kept; empty while it is.
        recording_hint: What to do about it.
        unsaved_runs: Runs whose end the store refused.
        models: The loaded models and those that failed.
        least_queue: Fewest waiting requests in the last minute.
        alerts: What fires now.
    """

    latest: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    sample_age_s: float = 0.0
    failing: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    recording: str = ""
    recording_hint: str = ""
    unsaved_runs: int = 0
    models: tuple[ModelState, ...] = ()
    least_queue: float = 0.0
    alerts: tuple[AlertState, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be.

    Attributes:
        key: Stable name of the rule.
        panel: The panel that helps, or empty.
        rule_id: Of the alert that is to be shown there; empty for none.
    """

    key: str
    status: Status
    title: str
    reason: str
    hint: str
    panel: str = ""
    rule_id: str = ""


@dataclass(frozen=True, slots=True)
class Health:
    """The overall status and its reasons, the worst first."""

    status: Status
    findings: tuple[Finding, ...] = ()


def health_of(readings: Readings) -> Health:
    """Ask every rule."""
    found = [finding for rule in RULES for finding in rule(readings)]
    found.sort(key=lambda finding: -_ORDER.index(finding.status))
    worst: Status = found[0].status if found else "healthy"
    return Health(worst, tuple(found))


def _store(readings: Readings) -> Iterator[Finding]:
    if readings.unsaved_runs:
        count = readings.unsaved_runs
        runs = "1 run" if count == 1 else f"{count} runs"
        yield Finding(
            "store",
            "unhealthy",
            "Runs cannot be stored",
            f"The end of {runs} is not on disk yet.",
            "Free some space on the disk of the data folder; it is stored with the next run.",
        )


def _disk(readings: Readings) -> Iterator[Finding]:
    free = readings.latest.get("disk.free_bytes")
    if free is None or free >= LOW_DISK_BYTES:
        return
    yield Finding(
        "disk",
        "unhealthy" if free < LEAST_DISK_BYTES else "degraded",
        "Little disk space",
        f"{size_text(int(free))} are free on the disk of the data folder.",
        "Remove models you do not need, or other files there.",
        "models",
    )


def _memory(readings: Readings) -> Iterator[Finding]:
    free = readings.latest.get("memory.available_bytes")
    total = readings.latest.get("memory.total_bytes", 0.0)
    if free is None or not total or free / total >= LOW_MEMORY:
        return
    yield Finding(
        "memory",
        "unhealthy" if free / total < LEAST_MEMORY else "degraded",
        "Little memory",
        f"{size_text(int(free))} of {size_text(int(total))} are available.",
        "Unload a model, or close other programs.",
        "models",
    )


def _models(readings: Readings) -> Iterator[Finding]:
    for model in readings.models:
        if model.failed:
            reason = model.error or "It does not run."
            hint = model.hint or "Load it again, or another one."
            yield Finding("model", "unhealthy", f"{model.title} failed", reason, hint, "models")
        elif model.crashes:
            times = "once" if model.crashes == 1 else f"{model.crashes} times"
            yield Finding(
                "model",
                "degraded",
                f"{model.title} crashed",
                f"Its engine ended {times} in the last five minutes and was started again.",
                "Load it with a shorter context or another engine if that goes on.",
                "models",
            )


def _errors(readings: Readings) -> Iterator[Finding]:
    percent = readings.latest.get("error_percent", 0.0)
    often = readings.latest.get("requests_per_min", 0.0) >= LEAST_REQUESTS_PER_MIN
    if not often or percent <= MANY_ERRORS_PERCENT:
        return
    yield Finding(
        "errors",
        "unhealthy" if percent > MOST_ERROR_PERCENT else "degraded",
        "Many requests fail",
        f"{percent:.0f} % of the requests of the last 15 minutes failed.",
        "Look at the runs that failed; each says why.",
        "trace",
    )


def _queue(readings: Readings) -> Iterator[Finding]:
    if readings.least_queue >= LONG_QUEUE:
        yield Finding(
            "queue",
            "degraded",
            "Requests wait",
            f"At least {readings.least_queue:.0f} requests waited all of the last minute.",
            "Let fewer agents run at a time (Settings), or load the model with more places.",
            "settings",
        )


def _recording(readings: Readings) -> Iterator[Finding]:
    if readings.recording:
        yield Finding(
            "recording",
            "degraded",
            "The dashboards keep no history",
            f"{readings.recording[:1].upper()}{readings.recording[1:]}.",
            readings.recording_hint or "It is tried again every few minutes.",
        )


def _samplers(readings: Readings) -> Iterator[Finding]:
    for name, reason in readings.failing.items():
        yield Finding(
            "samplers",
            "degraded",
            f"“{name}” cannot be measured",
            reason,
            "It is tried again with each sample; the other measurements go on.",
        )
    if readings.latest and readings.sample_age_s > LATE_S:
        yield Finding(
            "samples",
            "degraded",
            "Measurements are late",
            f"The newest sample is {readings.sample_age_s:.0f} s old.",
            "The machine is very busy; what is shown here may be out of date.",
        )


def _heat(readings: Readings) -> Iterator[Finding]:
    for name, value in readings.latest.items():
        is_gpu = name.startswith("gpu.") and name.endswith(".temperature_c")
        if is_gpu or name == "cpu.temperature_c":
            if value < (HOT_GPU_C if is_gpu else HOT_CPU_C):
                continue
            part = f"GPU {name.split('.')[1]}" if is_gpu else "The processor"
            yield Finding(
                "heat",
                "degraded",
                f"{part} is hot",
                f"{value:.0f} °C; it slows itself down to stay whole.",
                "See that its fans are free, or let fewer agents run at a time.",
            )


def _battery(readings: Readings) -> Iterator[Finding]:
    percent = readings.latest.get("battery.percent", 100.0)
    if readings.latest.get("battery.plugged") == 0.0 and percent < LOW_BATTERY_PERCENT:
        yield Finding(
            "battery",
            "degraded",
            "The battery is low",
            f"{percent:.0f} % are left.",
            "Plug the machine in before a long run.",
        )


def _alerts(readings: Readings) -> Iterator[Finding]:
    for alert in readings.alerts:
        yield Finding(
            "alert",
            "unhealthy" if alert.is_critical else "degraded",
            f"Alert: {alert.title}",
            f"{alert.why}.",
            "Look at the alert: it says what was done, and what ends it.",
            "alerts",
            alert.rule_id,
        )


RULES: tuple[Callable[[Readings], Iterator[Finding]], ...] = (
    _store,
    _models,
    _disk,
    _memory,
    _errors,
    _queue,
    _recording,
    _samplers,
    _heat,
    _battery,
    _alerts,
)
