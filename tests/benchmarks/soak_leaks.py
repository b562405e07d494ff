"""R12: a program that runs for days holds what it held after the first hour.

    soak_leaks.py --turns 100000 --loads 500 --windows 1000 --panels 1000 --state s

Four soaks, each with one JSON line: turns of an agent with a tool on the replay engine, with
samples, their history, an alert, the search index and a collector at work beside them; loading
and unloading a real model in its worker; opening the window with all of its panels and closing
it; and, in one window, taking panels out into windows of their own and opening agents. After a
warm-up (the first hour of a long one: so long the monitor's rings fill) the memory of this
process, its open files, threads, child processes, temporary files and Qt objects are counted
again and again; ``--state`` makes it resumable. The slope is that of a straight line through
all samples of memory. With ``--short-rings`` the rings of the last hour hold a minute, so that
a soak of minutes shows what grows without end, and not how they fill.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import sys
import tempfile
import threading
import time
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing, asynccontextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import psutil

sys.path.insert(0, str(Path(__file__).parent))

import soak_windows
from measuring import report
from soak_kills import make_folder
from soak_services import ask, services

from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths

GOALS = {
    "memory_mb_per_hour": "<= 1",
    "files_more": "<= 0",
    "threads_more": "<= 0",
    "children_more": "<= 0",
    "temporary_files_more": "<= 0",
}
ON_SCREEN = ("windows", "panels")
WARM_UP_SHARE = 0.1
WARM_UP_S = 3600.0
SAMPLES = 50


@dataclass
class Sample:
    """What the process holds at one moment."""

    at_s: float
    done: int
    memory_mb: float
    files: int
    threads: int
    children: int
    temporary_files: int
    objects: int = 0


@dataclass
class Held:
    """What one soak saw so far."""

    name: str
    done: int = 0
    samples: list[Sample] = field(default_factory=list)

    def look(self, objects: int = 0) -> None:
        """Count now."""
        gc.collect()
        process = psutil.Process()
        self.samples.append(
            Sample(
                time.time(),
                self.done,
                process.memory_info().rss / 1e6,
                process.num_fds() if hasattr(process, "num_fds") else 0,
                threading.active_count(),
                len(process.children(recursive=True)),
                sum(1 for _ in Path(tempfile.gettempdir()).iterdir()),
                objects,
            )
        )

    def warm(self) -> list[Sample]:
        """The samples after the first hour, or after a tenth where it is not that long."""
        began_s = self.samples[0].at_s
        late = [sample for sample in self.samples if sample.at_s - began_s >= WARM_UP_S]
        share = max(1, round(len(self.samples) * WARM_UP_SHARE))
        return late if len(late) >= share else self.samples[share:]

    def figures(self) -> dict[str, Any]:
        """The growth after the warm-up: of counts the least at the end over the most before."""
        later = self.warm()
        half = len(later) // 2
        found: dict[str, Any] = {"done": self.done, "memory_mb": later[-1].memory_mb}
        for name in ("files", "threads", "children", "temporary_files", "objects"):
            values = [getattr(sample, name) for sample in later]
            found[f"{name}_more"] = max(0, min(values[half:]) - max(values[: half or 1]))
        hours = (later[-1].at_s - later[0].at_s) / 3600
        found["memory_mb_per_hour"] = slope(later)
        found["memory_kb_per_turn"] = (
            slope(later) * hours * 1000 / max(1, later[-1].done - later[0].done)
        )
        found["hours"] = hours
        return found


def slope(samples: list[Sample]) -> float:
    """MB an hour of the straight line through all samples."""
    times = [sample.at_s / 3600 for sample in samples]
    mean_time = sum(times) / len(times)
    mean = sum(sample.memory_mb for sample in samples) / len(samples)
    spread = sum((at - mean_time) ** 2 for at in times)
    together = sum(
        (at - mean_time) * (sample.memory_mb - mean)
        for at, sample in zip(times, samples, strict=True)
    )
    return together / spread if spread else 0.0


@asynccontextmanager
async def program(folder: Path, mode: str) -> AsyncIterator[Workbench]:
    """The program without a window, with the recording as a model."""
    data = make_folder(folder)
    (data / "settings.json").write_text(json.dumps({"version": 1, "engine_mode": mode}))
    async with open_workbench(Paths(data, data / "cache")) as bench:
        yield bench


async def turn(bench: Workbench, number: int) -> None:
    """One question with a tool call, each conversation of a hundred turns."""
    run = await bench.runs.start(
        "calculator", f"sum {number}", conversation_id=f"c{number // 100}", model_id="talker"
    )
    async with aclosing(run.events()) as batches:
        async for _batch in batches:
            pass
    end = await run.wait()
    if end.end != "answered":
        raise RuntimeError(f"turn {number} ended {end.end}")
    await ask(bench, number)


async def reload(bench: Workbench, _number: int) -> None:
    """Load the starter model into its worker, and end that."""
    await bench.loading.load("starter")
    await bench.loading.unload("starter")


async def soak(
    held: Held,
    folder: Path,
    times: int,
    mode: str,
    once: Callable[[Workbench, int], Any],
    keep: Callable[[], None] = lambda: None,
) -> None:
    """Do it so many times, and look at what is held every now and then."""
    step = max(1, times // SAMPLES)
    async with program(folder, mode) as bench, services(bench):
        while held.done < times:
            await once(bench, held.done)
            held.done += 1
            if held.done % step == 0:
                held.look()
                keep()


def on_screen(held: Held, folder: Path, times: int, keep: Callable[[], None]) -> None:
    """Windows or panels, so many times."""
    step = max(1, times // SAMPLES)

    async def work(once: soak_windows.Once) -> None:
        while held.done < times:
            await once(held.done)
            held.done += 1
            if held.done % step == 0:
                held.look(soak_windows.objects())
                keep()

    getattr(soak_windows, held.name)(program(folder, "thread"), work)


def main() -> None:
    """Soak what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=0)
    parser.add_argument("--loads", type=int, default=0)
    parser.add_argument("--windows", type=int, default=0)
    parser.add_argument("--panels", type=int, default=0)
    parser.add_argument("--state", type=Path)
    parser.add_argument("--short-rings", action="store_true")
    options = parser.parse_args()
    if options.short_rings:
        shorten_rings()
    for name, times in (
        ("turns", options.turns),
        ("loads", options.loads),
        ("windows", options.windows),
        ("panels", options.panels),
    ):
        if times:
            one(name, times, options.state)


def shorten_rings() -> None:
    """Of the last minute instead of the last hour, and as many fewer ends of requests."""
    from workbench.app import alerts, run_metrics, run_rates
    from workbench.telemetry import monitor, rates

    monitor.HISTORY_S = 60.0
    rates.MOST_KEPT = 100
    run_metrics._MOST_REQUESTS = run_metrics._MOST_ENDED = run_rates._MOST_RUNS = 50
    alerts._MOST_RECENT = 5


def one(name: str, times: int, state: Path | None) -> None:
    """One soak, from where its state says."""
    own = state.with_suffix(f".{name}.json") if state is not None else None
    held = Held(name)
    if own is not None and own.exists():
        raw = json.loads(own.read_text())
        held.done = raw["done"]

    def keep() -> None:
        if own is not None:
            own.write_text(json.dumps(asdict(held)))

    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        if name in ON_SCREEN:
            on_screen(held, Path(folder), times, keep)
        elif name == "turns":
            asyncio.run(soak(held, Path(folder), times, "thread", turn, keep))
        else:
            asyncio.run(soak(held, Path(folder), times, "process", reload, keep))
    figures = held.figures()
    goals = dict(GOALS, objects_more="<= 0") if name in ON_SCREEN else GOALS
    report("R12", f"{times} {name}", figures, goals=goals)


if __name__ == "__main__":
    main()
