"""How many CPU threads to decode with: measured, with a core left for the window."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

import psutil

_BUDGET_S = 0.4
_WORTH = 1.05
_LAST_CORE_WORTH = 1.25
_TINY_STEP_S = 0.001


def usable_cores() -> int:
    """Physical cores that this process may run on."""
    physical = psutil.cpu_count(logical=False) or 1
    if hasattr(os, "sched_getaffinity"):
        return max(1, min(physical, len(os.sched_getaffinity(0))))
    return max(1, physical)


def candidates(cores: int) -> list[int]:
    """Thread counts worth a try, fewest first."""
    tried = {1, cores, max(1, cores - 1)}
    count = 2
    while count < cores:
        tried.add(count)
        count *= 2
    return sorted(tried)


def choose(steps_s: dict[int, float], cores: int) -> int:
    """The fewest threads that nothing else beats by more than five per cent.

    All cores at once must earn a quarter more, because then the window has none left.

    Args:
        steps_s: Seconds per decoded token by number of threads.
        cores: Physical cores there are.
    """
    best = min(steps_s)
    if steps_s[best] < _TINY_STEP_S:
        return best
    for count in sorted(steps_s):
        worth = _LAST_CORE_WORTH if count == cores and count > 1 else _WORTH
        if steps_s[best] > steps_s[count] * worth:
            best = count
    return best


def measure(decode: Callable[[int], None], cores: int) -> tuple[int, dict[int, float]]:
    """Time single-token decodes with different thread counts.

    Args:
        decode: Decodes one token with that many threads.
        cores: Physical cores there are.

    Returns:
        The choice, and seconds per token by thread count.
    """
    started_s = time.perf_counter()
    decode(1)
    steps_s: dict[int, float] = {}
    for count in candidates(cores):
        for _ in range(3):
            before_s = time.perf_counter()
            decode(count)
            step_s = time.perf_counter() - before_s
            steps_s[count] = min(step_s, steps_s.get(count, step_s))
            if time.perf_counter() - started_s > _BUDGET_S:
                return choose(steps_s, cores), steps_s
        if steps_s[count] < _TINY_STEP_S:
            break
    return choose(steps_s, cores), steps_s
