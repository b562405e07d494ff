"""What all benchmarks share: pairs in turns, a control, goals, and one JSON line."""

from __future__ import annotations

import json
import operator
import os
import platform
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / ".work" / "bench"
NOISE_LIMIT = 0.03
PACKAGES = ("llama-cpp-python", "PySide6-Essentials", "xllamacpp", "agent-framework-core")
_COMPARE = {"<=": operator.le, ">=": operator.ge}


@dataclass(frozen=True)
class Pairs:
    """Two sides measured in turns.

    Attributes:
        ratio: Ours over the other.
        ours: Best of ours.
        other: Best of the other.
        control: Best of a side's even turns over the best of its odd ones, of the side where
            they differ more: 1.0 if the machine was quiet often enough for both.
    """

    ratio: float
    ours: float
    other: float
    control: float


def paired(
    ours: Callable[[], float],
    other: Callable[[], float],
    pairs: int,
    most: int = 0,
    quiet: float = 0.01,
) -> Pairs:
    """Interleave both sides A B B A, and take the best of each.

    Whatever else a machine does only ever makes a run slower, so the best of many turns is what
    the code costs. It goes on until the control is quiet, or until ``most`` pairs are measured;
    the sides themselves have no say in that.

    Args:
        ours: Seconds of one turn, or another cost.
        other: The same of what we are compared with.
        pairs: Fewest pairs.
        most: Most pairs; as many as the fewest if that is more.
        quiet: How near to 1.0 the control must be.
    """
    left: list[float] = []
    right: list[float] = []
    while True:
        first, second = (ours, other) if len(left) % 2 == 0 else (other, ours)
        a, b = first(), second()
        left.append(a if first is ours else b)
        right.append(b if first is ours else a)
        if len(left) < pairs:
            continue
        found = _pairs(left, right)
        if abs(found.control - 1.0) <= quiet or len(left) >= max(most, pairs):
            return found


def _pairs(left: Sequence[float], right: Sequence[float]) -> Pairs:
    ours, other = min(left), min(right)
    control = 1.0
    if len(left) > 1:
        halves = (min(side[::2]) / min(side[1::2]) for side in (left, right))
        control = max(halves, key=lambda ratio: abs(ratio - 1.0))
    return Pairs(ours / other, ours, other, control)


def report(
    benchmark: str,
    case: str,
    figures: Mapping[str, Any],
    *,
    goals: Mapping[str, str] | None = None,
    control: float | None = None,
    noise_limit: float = NOISE_LIMIT,
) -> bool:
    """Print the one JSON line.

    Args:
        benchmark: Its number, such as ``P1``.
        case: Which setting this line is about, in words.
        figures: Values by name, units in the names.
        goals: For some of the figures, ``<= 1.5`` or ``>= 0.98``.
        control: One side against itself; too far from 1.0, and the times say nothing.
        noise_limit: How far that is.

    Returns:
        Whether all goals were met; what is void meets none.
    """
    goals = goals or {}
    void = control is not None and abs(control - 1.0) > noise_limit
    met = all(_meets(figures[name], goal) for name, goal in goals.items())
    line: dict[str, Any] = {"benchmark": benchmark, "case": case}
    if control is not None:
        line |= {"control_ratio": round(control, 4), "void": void}
    if void:
        line["reason"] = "machine too noisy"
    line["figures"] = {name: _rounded(value) for name, value in figures.items()}
    line |= {"goals": dict(goals), "passed": met and not void, "machine": machine()}
    print(json.dumps(line), flush=True)
    return met and not void


def machine() -> dict[str, Any]:
    """What the figures were measured on."""
    return {
        "processor": _processor(),
        "cores": os.cpu_count() or 0,
        "usable_cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 0,
        "system": platform.system(),
        "python": platform.python_version(),
        "versions": {name: found for name in PACKAGES if (found := _version(name))},
    }


def _meets(value: float, goal: str) -> bool:
    sign, limit = goal.split()
    return bool(_COMPARE[sign](value, float(limit)))


def _rounded(value: Any) -> Any:
    if not isinstance(value, float):
        return value
    return round(value, 1 if abs(value) >= 100 else 2 if abs(value) >= 10 else 4)


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
