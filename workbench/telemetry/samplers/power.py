"""Battery, power of the processor and temperatures, as far as this system tells them."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import psutil

from workbench.telemetry.samplers.api import Machine
from workbench.telemetry.samplers.energy import EnergyCounter

_POWERCAP = Path("/sys/class/powercap")
_SUPPLIES = Path("/sys/class/power_supply")
_PROCESSORS = ("coretemp", "k10temp", "zenpower", "cpu_thermal", "cpu-thermal", "soc_thermal")
_SLOW_S = 5.0
"""Battery and temperatures change slowly, and asking for them may take milliseconds."""
_HOTTEST_C = 150.0


def _number(path: Path) -> float | None:
    try:
        return float(path.read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        return None


def _asked(name: str) -> Any:
    """What psutil's sensors tell; None where this system has none."""
    ask = getattr(psutil, name, None)
    try:
        return ask() if ask is not None else None
    except (OSError, ValueError, RuntimeError, psutil.Error):  # drivers answer what they like
        return None


class PowerSampler:
    """What is told becomes a metric; what is not told has none, and nothing is guessed."""

    name = "power"

    def __init__(
        self,
        machine: Machine,
        powercap: Path = _POWERCAP,
        supplies: Path = _SUPPLIES,
        ask: Callable[[str], Any] = _asked,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._ask, self._clock, self._supplies = ask, clock, supplies
        self._packages = [
            (folder, EnergyCounter(), (_number(folder / "max_energy_range_uj") or 0.0) * 1e-6)
            for folder in sorted(powercap.glob("*-rapl:[0-9]*"))
            if folder.name.count(":") == 1 and _name(folder).startswith("package")
        ]
        self._before_s: float | None = None
        self._slow: dict[str, float] = {}
        self._slow_s = -_SLOW_S

    def sample(self, workers: Mapping[str, int]) -> Mapping[str, float]:
        now_s = self._clock()
        if now_s - self._slow_s >= _SLOW_S:
            self._slow_s = now_s
            self._slow = self._battery() | self._temperatures()
        return self._slow | self._processors(now_s)

    def _processors(self, now_s: float) -> dict[str, float]:
        """Energy that all processor packages counted; needs the right to read it."""
        before_s, self._before_s = self._before_s, now_s
        used_j = [
            None if total_uj is None else counter.take(total_uj * 1e-6, range_j)
            for folder, counter, range_j in self._packages
            for total_uj in (_number(folder / "energy_uj"),)
        ]
        known_j = [more_j for more_j in used_j if more_j is not None]
        if not known_j or len(known_j) < len(used_j) or before_s is None or now_s <= before_s:
            return {}  # some of the packages are not the processor
        total_j = sum(known_j)
        return {"energy.cpu_j": total_j, "cpu.power_w": total_j / (now_s - before_s)}

    def _battery(self) -> dict[str, float]:
        battery = self._ask("sensors_battery")
        if battery is None or not 0.0 <= battery.percent <= 100.0:
            return {}
        values = {"battery.percent": float(battery.percent)}
        if battery.power_plugged is not None:
            values["battery.plugged"] = float(bool(battery.power_plugged))
        if battery.power_plugged is False and (power_w := self._drawn_w()) is not None:
            values["battery.power_w"] = power_w
        return values

    def _drawn_w(self) -> float | None:
        """What all batteries give, as Linux' drivers tell."""
        found = [_battery_w(folder) for folder in sorted(self._supplies.glob("BAT*"))]
        told = [power_w for power_w in found if power_w is not None]
        return sum(told) if told else None

    def _temperatures(self) -> dict[str, float]:
        chips = self._ask("sensors_temperatures") or {}
        found = [
            entry.current
            for name in _PROCESSORS
            for entry in chips.get(name, ())
            if entry.current is not None and 0.0 < entry.current < _HOTTEST_C
        ]
        return {"cpu.temperature_c": max(found)} if found else {}

    def close(self) -> None:
        """Nothing stays open."""


def _name(folder: Path) -> str:
    try:
        return (folder / "name").read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""


def _battery_w(folder: Path) -> float | None:
    power_uw = _number(folder / "power_now")
    if power_uw is not None:
        return abs(power_uw) * 1e-6
    current_ua, voltage_uv = _number(folder / "current_now"), _number(folder / "voltage_now")
    if current_ua is None or voltage_uv is None:
        return None
    return abs(current_ua) * 1e-6 * abs(voltage_uv) * 1e-6
