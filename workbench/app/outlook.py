"""What a person can expect of this machine: which sizes of models run well, and which to take.

Everything is put together of what is measured and judged elsewhere: the facts of
``workbench hardware``, the memory's speed, and the catalogue judged by the one estimator.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal, TypeVar

import psutil

from workbench.app.aside import aside
from workbench.app.model_library import ModelLibrary
from workbench.base.errors import WorkbenchError
from workbench.models.advice import FLUENT_TOKENS_PER_S, Judged, advise
from workbench.models.fit import FitVerdict
from workbench.models.gguf import GgufHeader
from workbench.models.sources.catalogue import Catalogue, Entry, header_of
from workbench.models.sources.values import Variant
from workbench.telemetry.gpus import read_gpus
from workbench.telemetry.machine import (
    Fact,
    accelerator_facts,
    memory_facts,
    processor_facts,
)

log = logging.getLogger(__name__)
Pace = Literal["fluent", "slow", "wont_fit", "unknown"]
T = TypeVar("T")
UNREADABLE = (OSError, ValueError, RuntimeError, MemoryError, psutil.Error)
"""What reading a machine fails with, in a container without ``/proc`` for one."""
_SHOWN = ("cpu", "cpu_cores", "memory_total", "memory_free")
_MOST_PARAMETERS = (0.8e9, 2.2e9, 4.5e9, 9.5e9, 16e9)
"""Upper ends of the classes of sizes: half, one to two, three to four, seven to nine..."""
_USED = frozenset({"chat", "routing", "code", "reasoning"})


@dataclass(frozen=True, slots=True)
class SizeOutlook:
    """How models of about one size run here.

    Attributes:
        least_parameters, most_parameters: Of those of the catalogue that were judged.
        tokens_per_s: About how fast the middle one writes; 0 if it does not fit or is unknown.
        memory_bytes: What the middle one takes with a usual context.
    """

    least_parameters: int
    most_parameters: int
    pace: Pace
    tokens_per_s: float
    memory_bytes: int


@dataclass(frozen=True, slots=True)
class Pick:
    """A model worth fetching first.

    Attributes:
        task: What it is for: ``chat``, ``code`` or ``routing``.
        variant: The quantisation to take.
        sentence: Why, in the words of the advice.
    """

    task: str
    title: str
    variant: str
    size_bytes: int
    tokens_per_s: float
    sentence: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """All of it.

    Attributes:
        facts: Of the machine, as far as they could be read.
        bandwidth_bytes_per_s: How fast it reads its memory; 0 if that was not measured.
        problems: What could not be found out, in the user's words.
    """

    facts: tuple[Fact, ...]
    bandwidth_bytes_per_s: float
    sizes: tuple[SizeOutlook, ...]
    picks: tuple[Pick, ...]
    problems: tuple[str, ...] = ()


async def outlook(models: ModelLibrary) -> Outlook:
    """Look at the machine and judge the catalogue; a second on a slow machine.

    Nothing fails: what cannot be read is told among the problems.
    """
    problems: list[str] = []
    facts = await aside(_facts, problems)  # a driver that hangs holds up nobody
    bandwidth = await aside(_tried, models.bandwidth, 0.0, "the speed of the memory", problems)
    judged: list[tuple[Entry, tuple[Judged, ...]]] = []
    try:
        if bandwidth:  # judging measures it again otherwise
            judged = [
                (entry, await models.judge_variants(_header(entry), _variants(entry)))
                for entry in await asyncio.to_thread(_entries)
            ]
    except (WorkbenchError, *UNREADABLE) as exc:
        log.warning("outlook.unjudged error=%s", type(exc).__name__)
        problems.append(f"Which models fit could not be judged: {exc}.")
    return Outlook(facts, bandwidth, _sizes(judged), _picks(judged), tuple(problems))


def _facts(problems: list[str]) -> tuple[Fact, ...]:
    none: tuple[Fact, ...] = ()
    processor = _tried(processor_facts, none, "the processor", problems)
    memory = _tried(memory_facts, none, "the memory", problems)
    graphics = _tried(_graphics, none, "the graphics processors", problems)
    shown = [fact for fact in (*processor, *memory) if fact.key in _SHOWN]
    return (*shown, *(fact for fact in graphics if not fact.key.endswith("_free")))


def _graphics() -> tuple[Fact, ...]:
    return accelerator_facts(read_gpus())


def _tried(read: Callable[[], T], otherwise: T, what: str, problems: list[str]) -> T:
    try:
        return read()
    except UNREADABLE as exc:
        log.warning("outlook.unread what=%s error=%s", what, type(exc).__name__)
        problems.append(f"{what[:1].upper()}{what[1:]} could not be read: {exc}.")
        return otherwise


def _entries() -> list[Entry]:
    return [entry for entry in Catalogue().entries() if not _USED.isdisjoint(entry.tasks)]


def _variants(entry: Entry) -> tuple[Variant, ...]:
    return Catalogue().page(entry.id).variants


def _header(entry: Entry) -> GgufHeader:
    return header_of(entry, next(iter(entry.about_bytes)))


def _sizes(judged: Sequence[tuple[Entry, tuple[Judged, ...]]]) -> tuple[SizeOutlook, ...]:
    found, least = [], 0.0
    for most in _MOST_PARAMETERS:
        of_size = [one for one in judged if least < one[0].parameters <= most]
        least = most
        if of_size:
            found.append(_size(sorted(of_size, key=lambda one: one[0].parameters)))
    return tuple(found)


def _size(of_size: Sequence[tuple[Entry, tuple[Judged, ...]]]) -> SizeOutlook:
    """By the one in the middle, as it is advised to be taken."""
    _, judged = of_size[len(of_size) // 2]
    taken = _taken(judged)
    fit: FitVerdict = (taken or min(judged, key=lambda one: one.fit.total_bytes)).fit
    speed = taken.tokens_per_s if taken else 0.0
    pace: Pace = "wont_fit"
    if taken is not None:
        pace = "fluent" if speed >= FLUENT_TOKENS_PER_S else "slow" if speed else "unknown"
    return SizeOutlook(
        of_size[0][0].parameters, of_size[-1][0].parameters, pace, speed, fit.total_bytes
    )


def _taken(judged: Sequence[Judged]) -> Judged | None:
    advised = advise(judged).variant
    return next((one for one in judged if one.variant is advised), None)


def _worth(task: str, one: tuple[Entry, Judged, str]) -> tuple[bool, int, str]:
    """Made for it above all, then the larger one, then the newer one."""
    entry = one[0]
    return entry.tasks[0] == task, entry.parameters, entry.released


def _picks(judged: Sequence[tuple[Entry, tuple[Judged, ...]]]) -> tuple[Pick, ...]:
    """For each use the largest model that is fluent here, each model once."""
    picks: list[Pick] = []
    for task in ("chat", "code", "routing"):
        fit = [
            (entry, taken, advise(all_).sentence)
            for entry, all_ in judged
            if task in entry.tasks
            and entry.can_call_tools
            and entry.title not in {pick.title for pick in picks}
            and (taken := _taken(all_)) is not None
        ]
        fluent = [one for one in fit if one[1].tokens_per_s >= FLUENT_TOKENS_PER_S]
        if task == "routing":  # what only chooses is to be quick
            fluent = sorted(fluent, key=lambda one: -one[0].parameters)[-1:]
        best = max(fluent or fit[:1], key=partial(_worth, task), default=None)
        if best is not None:
            entry, taken, why = best
            picks.append(
                Pick(
                    task,
                    entry.title,
                    taken.variant.name,
                    taken.variant.size_bytes,
                    taken.tokens_per_s,
                    why,
                )
            )
    return tuple(picks)
