"""The search itself: one dimension after another, each against the best so far."""

from __future__ import annotations

import asyncio
import logging
import math
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from workbench.app.engine_bench_values import BenchProgress, Dimension, Figures, Told, Trial
from workbench.base.errors import WorkbenchError

log = logging.getLogger(__name__)
LEAST_GAIN = 0.04
LAST_CORE_GAIN = 0.2
_LEAST_ROUNDS, _MOST_ROUNDS = 3, 6
_OUT_ROUNDS, _OUT_RATIO = 2, 1.3
_QUIET, _CLEAR = 0.02, 3.0
_TWO_ERRORS = 3.7
_FAILURES_IN_A_ROW = 3
_TIME_IS_UP = "the time was up"
_SHARE_OF_SEARCH = 0.85
_ROUNDS_THAT_TELL = 2


@dataclass(frozen=True, slots=True)
class Sample:
    """One short run."""

    prompt_tokens_per_s: float
    tokens_per_s: float
    first_token_s: float
    memory_bytes: int = 0

    @property
    def turn_s(self) -> float:
        return Figures(self.prompt_tokens_per_s, self.tokens_per_s, self.first_token_s).turn_s


class Runner(Protocol):
    """A model, loaded with one setting in a worker that is thrown away."""

    @property
    def threads(self) -> int:
        """CPU threads that it really uses."""
        ...

    @property
    def devices(self) -> tuple[str, ...]:
        """Where its layers are."""
        ...

    @property
    def kv_bytes(self) -> int:
        """Memory of its KV cache."""
        ...

    async def run(self) -> Sample:
        """Read the fixed prompt and write a little.

        Raises:
            EngineError: It failed.
        """
        ...

    async def close(self) -> None:
        """Throw the worker away."""
        ...


class Workshop(Protocol):
    """Opens what is tried."""

    @property
    def cores(self) -> int:
        """Physical cores that engines may use."""
        ...

    @property
    def most_open(self) -> int:
        """How many workers fit into memory side by side."""
        ...

    async def open(self, trial: Trial) -> Runner:
        """Load the model with the setting of a row.

        Raises:
            WorkbenchError: It does not load so.
        """
        ...

    def candidates(self, dimension: Dimension, best: Contender) -> list[Trial]:
        """What is tried of a dimension, the simplest first; none where it does not apply."""
        ...


@dataclass(slots=True, eq=False)
class Contender:
    """One row while it is measured."""

    trial: Trial
    samples: list[Sample] = field(default_factory=list)
    runner: Runner | None = None
    threads: int = 0
    devices: tuple[str, ...] = ()
    kv_bytes: int = 0
    fresh: int = 0
    """Where the samples of the dimension that is tried now begin."""

    @property
    def now(self) -> list[float]:
        return [sample.turn_s for sample in self.samples[self.fresh :]]

    def row(self) -> Trial:
        """The row with what was measured."""
        if not self.samples or self.trial.problem:
            return self.trial
        turns = [sample.turn_s for sample in self.samples]
        middle = statistics.median
        figures = Figures(
            middle(one.prompt_tokens_per_s for one in self.samples),
            middle(one.tokens_per_s for one in self.samples),
            middle(one.first_token_s for one in self.samples),
            max(one.memory_bytes for one in self.samples),
            self.threads,
            len(self.samples),
            _unsure(turns) / middle(turns),
        )
        return replace(self.trial, figures=figures)


def gain(challenger: Sequence[float], best: Sequence[float]) -> tuple[float, float]:
    """How much less time a turn takes, and how unsure that is.

    Each round is compared within itself, so that a machine that becomes slower or faster
    meanwhile decides nothing.
    """
    ratios = [mine / theirs for mine, theirs in zip(challenger, best, strict=False)]
    if not ratios:
        return 0.0, 0.0
    return 1.0 - statistics.median(ratios), _unsure(ratios)


def _unsure(values: Sequence[float]) -> float:
    """Two standard errors of the median, from the median deviation: outliers count little."""
    middle = statistics.median(values)
    deviation = statistics.median(abs(value - middle) for value in values)
    return _TWO_ERRORS * deviation / math.sqrt(len(values))


class Search:
    """Tries one dimension after another until there is none left, or no time.

    Attributes:
        rows: Everything that was tried, oldest first.
        best: The best so far; None if nothing ran.
        complete: Nothing was left out for want of time.
    """

    def __init__(
        self,
        workshop: Workshop,
        limit_s: float,
        told: Told,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._workshop, self._limit_s, self._told, self._clock = workshop, limit_s, told, clock
        self._began_s = clock()
        self._share = 0.0
        self._search_s = limit_s * _SHARE_OF_SEARCH  # the rest is to confirm what was found
        self.rows: list[Contender] = []
        self.best: Contender | None = None
        self.complete = True

    @property
    def cores(self) -> int:
        """Physical cores that engines may use."""
        return self._workshop.cores

    @property
    def trials(self) -> tuple[Trial, ...]:
        """The table."""
        return tuple(row.row() for row in self.rows)

    async def begin(self, usual: Trial) -> None:
        """Measure how the model is loaded without a search."""
        first = Contender(usual)
        self.rows.append(first)
        self.tell(0.0, usual)
        await self._compete([first])
        self.best = first if _ran(first) else None

    async def vary(self, dimension: Dimension, share: float) -> list[Contender]:
        """Measure a dimension against the best so far; returns the rows that ran.

        Args:
            dimension: What is varied.
            share: Of the whole search that is done before it.
        """
        if self._left_s() <= 0.0 or self._hopeless():
            self.complete = False
            return []
        found = self._workshop.candidates(dimension, self.best or self.rows[0])
        rows = [Contender(trial) for trial in found]
        if not rows:
            return []
        self.rows += rows
        self.tell(share, rows[0].trial)
        await self._compete([self.best, *rows] if self.best else rows)
        if self.best is not None and self.best.trial.problem:
            self.best = None  # It ran before, and does no more.
        return [row for row in rows if row.samples]

    def judge(self, rows: list[Contender], margin: Callable[[Contender], float]) -> None:
        """Make that row the best which beats the best so far by more than noise.

        Args:
            rows: Measured rows, the simplest first.
            margin: The least gain for which a row is worth it.
        """
        for row in rows:
            if self.best is None or self.beats(row, self.best, margin(row)):
                self.best = row

    def beats(self, row: Contender, other: Contender, least: float) -> bool:
        """Whether a row is faster than another by that much and more than noise; says it."""
        faster, noise = gain(row.now, other.now)
        rounds = min(len(row.now), len(other.now))
        won = rounds >= _ROUNDS_THAT_TELL and faster > max(least, noise)
        row.trial = replace(row.trial, verdict=_verdict(faster, noise, won))
        return won

    async def confirm(self) -> float:
        """Measure the best once more beside the usual; returns what it gains, or 0.

        Whoever won several comparisons also had luck in them.
        """
        usual, best = self.rows[0], self.best
        self._search_s = self._limit_s
        if best is None or best is usual or not _ran(usual):
            return 0.0
        before, after = usual.row().figures, best.row().figures
        faster, noise = (1 - after.turn_s / before.turn_s if before and after else 0.0), 0.0
        if self._left_s() > 0.0:
            self.tell(0.95, best.trial)
            await self._compete([usual, best])
            if min(len(usual.now), len(best.now)) >= _ROUNDS_THAT_TELL:
                faster, noise = gain(best.now, usual.now)
        else:
            self.complete = False
        if not _ran(usual):
            return 0.0
        if faster > max(LEAST_GAIN, noise):
            return faster
        said = f"{best.trial.verdict}, not confirmed at the end"
        best.trial = replace(best.trial, verdict=said)
        self.best = usual
        return 0.0

    async def close(self) -> None:
        """Throw every worker away."""
        for row in self.rows:
            await self._shut(row)

    def tell(self, share: float, now: Trial) -> None:
        """Say how far the search is."""
        time_share = (self._clock() - self._began_s) / self._limit_s
        self._share = max(self._share, min(1.0, max(share, time_share)))
        self._told(BenchProgress(self._share, now, self.trials))

    def _hopeless(self) -> bool:
        return self.best is None and len(self.rows) >= _FAILURES_IN_A_ROW

    def _left_s(self) -> float:
        return max(0.0, self._search_s - (self._clock() - self._began_s))

    async def _compete(self, rows: list[Contender]) -> None:
        """Run all in turns; those that failed drop out."""
        for row in rows:
            row.fresh = len(row.samples)
        for row in self.rows:
            if row not in rows:
                await self._shut(row)
        together = len(rows) <= self._workshop.most_open
        for number in range(1, _MOST_ROUNDS + 1):
            order = rows if number % 2 else rows[::-1]  # so that drift favours nobody
            for row in [row for row in order if not (row.trial.problem or _is_out(row, rows))]:
                await self._turn(row)
                if not together:
                    await self._shut(row)
                self.tell(self._share, row.trial)
            if _settled(rows, number) or self._left_s() <= 0.0:
                break
        for row in rows:
            if row is not self.best:
                await self._shut(row)

    async def _turn(self, row: Contender) -> None:
        try:
            async with asyncio.timeout(self._left_s()):
                await self._run(row)
        except TimeoutError:
            self.complete = False
            await self._shut(row)
            if not row.samples:
                row.trial = replace(row.trial, problem=_TIME_IS_UP)
        except WorkbenchError as exc:
            log.info("bench.failed setting=%s reason=%s", row.trial.setting, exc.message)
            row.trial = replace(row.trial, problem=exc.message)
            await self._shut(row)

    async def _run(self, row: Contender) -> None:
        if row.runner is None:
            row.runner = await self._workshop.open(row.trial)
            row.threads, row.devices = row.runner.threads, row.runner.devices
            row.kv_bytes = row.runner.kv_bytes
        row.samples.append(await row.runner.run())

    async def _shut(self, row: Contender) -> None:
        runner, row.runner = row.runner, None
        if runner is not None:
            await runner.close()


def _is_out(row: Contender, rows: list[Contender]) -> bool:
    """It was much slower than the first in every round, and will not come to win."""
    ratios = [mine / first for mine, first in zip(row.now, rows[0].now, strict=False)]
    return len(ratios) >= _OUT_ROUNDS and min(ratios) > _OUT_RATIO


def _ran(row: Contender) -> bool:
    return bool(row.samples) and not row.trial.problem


def _settled(rows: list[Contender], rounds: int) -> bool:
    """More rounds would hardly change what is known."""
    running = [row for row in rows if not row.trial.problem]
    if not running:
        return True
    rest = [row.now for row in running[1:] if not _is_out(row, running)]
    found = [gain(one, running[0].now) for one in rest]
    plain = [noise < _QUIET or abs(faster) > _CLEAR * noise for faster, noise in found]
    return rounds >= _LEAST_ROUNDS and all(plain)


def _verdict(faster: float, noise: float, won: bool) -> str:
    if won:
        return f"{faster:.0%} less time"
    if abs(faster) <= max(noise, LEAST_GAIN):
        return "no clear difference"
    if faster > 0:
        return f"{faster:.0%} less time, too little for what it takes"
    return f"{-faster:.0%} more time"
