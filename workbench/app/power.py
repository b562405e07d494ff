"""Whether this machine runs on its battery, and what models spare then."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import psutil

from workbench.base.settings import Settings
from workbench.engines.api import LoadOptions

BATTERY_IDLE_S = 300.0
_ASK_AGAIN_S = 10.0


def runs_on_battery() -> bool:
    """Whether nothing charges this machine; a machine without a battery is always fed."""
    ask = getattr(psutil, "sensors_battery", None)
    if ask is None:
        return False
    try:
        battery = ask()
    except (OSError, ValueError, RuntimeError, psutil.Error):  # what sensors answer is theirs
        return False
    return battery is not None and battery.power_plugged is False


class Power:
    """The newest answer to where the power comes from. Lives on one thread."""

    def __init__(
        self,
        ask: Callable[[], bool] = runs_on_battery,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._ask, self._clock = ask, clock
        self._asked_s = -_ASK_AGAIN_S
        self._on_battery = False

    def spares(self, settings: Settings) -> bool:
        """Whether models should spare power now."""
        now_s = self._clock()
        if now_s - self._asked_s >= _ASK_AGAIN_S:
            self._asked_s, self._on_battery = now_s, self._ask()
        return self._on_battery and settings.battery_saving


def sparing(options: LoadOptions, cores: int) -> LoadOptions:
    """The options with half of the threads."""
    return replace(options, threads=max(1, (options.threads or cores) // 2))


def idle_limit_s(limit_s: float, spares: bool) -> float:
    """How long a model may be idle; 0 is for ever, but not on battery."""
    if not spares:
        return limit_s
    return min(limit_s, BATTERY_IDLE_S) if limit_s else BATTERY_IDLE_S
