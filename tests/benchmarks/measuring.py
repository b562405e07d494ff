"""What all benchmarks share: pairs in turns, a control, goals, and one JSON line."""

from __future__ import annotations

import json
import operator
import os
import platform
import statistics
from collections.abc import Callable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / ".work" / "bench"
NOISE_LIMIT = 0.03
PACKAGES = ("llama-cpp-python", "PySide6-Essentials", "xllamacpp", "agent-framework-core")
_COMPARE = {"<=": operator.le, ">=": operator.ge}


def paired(
    ours: Callable[[], float], other: Callable[[], float], pairs: int
) -> tuple[float, float, float]:
    """Interleave both sides A B B A.

    Returns:
        Median of ``ours / other``, and the medians of both sides.
    """
    ratios, left, right = [], [], []
    for index in range(pairs):
        if index % 2:
            b, a = other(), ours()
        else:
            a, b = ours(), other()
        ratios.append(a / b)
        left.append(a)
        right.append(b)
    return statistics.median(ratios), statistics.median(left), statistics.median(right)


def control_of(side: Callable[[], float], pairs: int = 5) -> float:
    """One side against itself: 1.0 on a quiet machine."""
    return paired(side, side, pairs)[0]


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
