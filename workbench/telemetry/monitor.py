"""The monitor: takes a sample of everything at a fixed interval and keeps the history."""

from __future__ import annotations

import asyncio
import logging
import time
from array import array
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from types import MappingProxyType

from workbench.telemetry.ratios import ratios
from workbench.telemetry.ring import Ring
from workbench.telemetry.samplers.api import GpuInfo, Machine, Sampler
from workbench.telemetry.samplers.registry import SAMPLERS

log = logging.getLogger(__name__)

HISTORY_S = 3600.0
MOST_SAMPLES = 36_000
MIN_INTERVAL_S = 0.05

Source = Callable[[], Mapping[str, float]]
Workers = Callable[[], Mapping[str, int]]
MakeSampler = Callable[[Machine], Sampler]


@dataclass(frozen=True, slots=True)
class Sample:
    """All values of one moment. ``time_s`` is Unix time."""

    time_s: float
    values: Mapping[str, float]


class Monitor:
    """Samples in a thread, keeps and announces on the loop that called ``start``.

    A sampler or source that fails is reported once and skipped until it answers again; it
    never stops the others.
    """

    def __init__(
        self,
        interval_s: float = 0.5,
        *,
        machine: Machine | None = None,
        samplers: Sequence[MakeSampler] = SAMPLERS,
    ) -> None:
        self._interval_s = max(MIN_INTERVAL_S, interval_s)
        self._machine = machine or Machine()
        self._make = tuple(samplers)
        self._samplers: tuple[Sampler, ...] | None = None
        self._sources: dict[str, Source] = {}
        self._workers: Workers = dict
        self._rings: dict[str, Ring] = {}
        self._latest: Mapping[str, float] = MappingProxyType({})
        self._latest_s = 0.0
        self._gpus: tuple[GpuInfo, ...] = ()
        self._problems: dict[str, str] = {}
        self._listeners: list[Callable[[Sample], None]] = []
        self._task: asyncio.Task[None] | None = None
        self._changed = asyncio.Event()

    @property
    def latest(self) -> Mapping[str, float]:
        """Values of the newest sample; empty before the first."""
        return self._latest

    @property
    def latest_s(self) -> float:
        """When the newest sample was taken, by ``time.monotonic``; 0 before the first."""
        return self._latest_s

    @property
    def gpus(self) -> tuple[GpuInfo, ...]:
        """The GPUs found; empty means there is none this program can read."""
        return self._gpus

    @property
    def problems(self) -> Mapping[str, str]:
        """Name of each sampler or source that fails now, and why."""
        return MappingProxyType(self._problems)

    @property
    def interval_s(self) -> float:
        return self._interval_s

    @property
    def metrics(self) -> tuple[str, ...]:
        """Names with a history."""
        return tuple(self._rings)

    def set_interval(self, interval_s: float) -> None:
        """Change the time between two samples, from the next one on."""
        self._interval_s = max(MIN_INTERVAL_S, interval_s)
        self._changed.set()

    def add_source(self, name: str, source: Source) -> Callable[[], None]:
        """Ask ``source`` for values with each sample, on the loop; returns what ends it."""
        self._sources[name] = source
        return lambda: self._forget(name, source)

    def _forget(self, name: str, source: Source) -> None:
        if self._sources.get(name) is source:
            del self._sources[name]
            self._problems.pop(name, None)

    def watch_workers(self, workers: Workers) -> None:
        """Measure these processes too; ``workers`` gives model ids and process ids."""
        self._workers = workers

    def listen(self, listener: Callable[[Sample], None]) -> Callable[[], None]:
        """Call ``listener`` with each new sample; returns what ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def history(
        self, name: str, seconds: float, most: int = 0
    ) -> tuple[array[float], array[float]]:
        """Times (Unix seconds) and values of the last ``seconds``, about ``most`` of them."""
        ring = self._rings.get(name)
        if ring is None:
            return array("d"), array("d")
        return ring.since(time.time() - seconds, most)

    def start(self) -> None:
        """Begin to sample; needs a running loop. Does nothing if it was begun."""
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._go_on(), name="monitor")

    async def stop(self) -> None:
        """End sampling and free the samplers; the history stays."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        samplers, self._samplers = self._samplers, None
        if samplers:
            await asyncio.to_thread(_close_all, samplers)

    async def sample_once(self) -> Sample:
        """Take one sample now, keep it and announce it."""
        samplers = self._samplers
        if samplers is None:
            made, problems = await asyncio.to_thread(_make_all, self._make, self._machine)
            self._samplers = samplers = made
            self._report(problems, ())
            self._gpus = _gpus(samplers)
        values, problems = await asyncio.to_thread(_read_all, samplers, dict(self._workers()))
        names = [sampler.name for sampler in samplers]
        for name, source in list(self._sources.items()):
            names.append(name)
            try:
                values.update(source())
            except Exception as exc:  # noqa: BLE001 - pump: one source never stops the rest
                problems[name] = _reason(exc)
        self._report(problems, names)
        values.update(ratios(values))
        return self._keep(Sample(time.time(), MappingProxyType(values)))

    def _keep(self, sample: Sample) -> Sample:
        capacity = min(MOST_SAMPLES, max(16, int(HISTORY_S / self._interval_s)))
        for name, value in sample.values.items():
            ring = self._rings.get(name)
            if ring is None:
                ring = self._rings[name] = Ring(capacity)
            ring.add(sample.time_s, value)
        self._latest, self._latest_s = sample.values, time.monotonic()
        for listener in list(self._listeners):
            listener(sample)
        return sample

    def _report(self, problems: Mapping[str, str], asked: Sequence[str]) -> None:
        for name in asked:
            if name not in problems and self._problems.pop(name, None) is not None:
                log.info("sampler.recovered name=%s", name)
        for name, reason in problems.items():
            if name not in self._problems:
                log.warning("sampler.failed name=%s reason=%s", name, reason)
            self._problems[name] = reason

    async def _go_on(self) -> None:
        while True:
            began_s = time.monotonic()
            await self.sample_once()
            self._changed.clear()
            rest = rest_s(self._interval_s, time.monotonic() - began_s)
            # No ``wait_for``: its inner task may never begin where the loop ends at once.
            with suppress(TimeoutError):
                async with asyncio.timeout(rest):
                    await self._changed.wait()


def rest_s(interval_s: float, spent_s: float) -> float:
    """Seconds until the next sample: at least half an interval.

    On a machine so busy that a sample takes long, the next one at once would add to the load,
    and the processor's clock ticks too coarsely for so short a span.
    """
    return max(interval_s / 2, interval_s - spent_s)


def _reason(exc: BaseException) -> str:
    return f"{type(exc).__name__}: {exc}" if str(exc) else type(exc).__name__


def _make_all(
    make: Sequence[MakeSampler], machine: Machine
) -> tuple[tuple[Sampler, ...], dict[str, str]]:
    made: list[Sampler] = []
    problems: dict[str, str] = {}
    for one in make:
        try:
            made.append(one(machine))
        except Exception as exc:  # noqa: BLE001 - pump: one sampler never stops the rest
            problems[getattr(one, "name", "sampler")] = _reason(exc)
    return tuple(made), problems


def _read_all(
    samplers: Sequence[Sampler], workers: Mapping[str, int]
) -> tuple[dict[str, float], dict[str, str]]:
    values: dict[str, float] = {}
    problems: dict[str, str] = {}
    for sampler in samplers:
        try:
            values.update(sampler.sample(workers))
        except Exception as exc:  # noqa: BLE001 - pump: one sampler never stops the rest
            problems[sampler.name] = _reason(exc)
    return values, problems


def _close_all(samplers: Sequence[Sampler]) -> None:
    for sampler in samplers:
        try:
            sampler.close()
        except Exception as exc:  # noqa: BLE001 - pump: all are closed, whatever one does
            log.warning("sampler.close_failed name=%s reason=%s", sampler.name, _reason(exc))


def _gpus(samplers: Sequence[Sampler]) -> tuple[GpuInfo, ...]:
    found: list[GpuInfo] = []
    for sampler in samplers:
        ask = getattr(sampler, "gpus", None)
        if ask is not None:
            found.extend(ask())
    return tuple(found)
