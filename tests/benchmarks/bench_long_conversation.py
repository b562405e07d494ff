"""A conversation of ten thousand messages: every use of it, and how long the loop stood still.

python tests/benchmarks/bench_long_conversation.py
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths
from workbench.traces.events import (
    AnswerDelta,
    ModelCallFinished,
    ModelCallStarted,
    PromptRendered,
    Record,
    RunFinished,
    RunStarted,
    TraceEvent,
)
from workbench.traces.store import TraceStore

TICK_S = 0.002
RECORDING = {
    "format": 1,
    "name": "Talker",
    "tokens_per_s": 500,
    "recordings": [{"text": "Hi."}],
}
QUESTION = "What do you know about the lighthouse number {0}, and about the ships near it?"
ANSWER = "The lighthouse number {0} stands **alone**. " * 6


def fill(path: Path, runs: int) -> None:
    """One conversation of that many questions and answers."""
    store = TraceStore(path)
    for first in range(0, runs, 100):
        records: list[Record] = []
        for number in range(first, min(first + 100, runs)):
            records += one_run(number)
        store.append(records)
    store.close()


def one_run(number: int) -> list[Record]:
    """A question, its prompt as it was rendered, and its answer."""
    parent = f"r{number - 1}" if number else ""
    text = QUESTION.format(number)
    answer = ANSWER.format(number)
    events: tuple[TraceEvent, ...] = (
        RunStarted("long", parent, "starter", {"name": "starter"}, "talker", text),
        ModelCallStarted("s", "n", "talker", "replay"),
        PromptRendered("s", text * 20, 400, 300),
        AnswerDelta("s", answer, 60),
        ModelCallFinished("s", "stop", prompt_tokens=400, new_tokens=60),
        RunFinished("answered", answer, steps=1, prompt_tokens=400, new_tokens=60),
    )
    return [
        Record(f"r{number}", place, 1000.0 + number, event)
        for place, event in enumerate(events)
    ]


class Pauses:
    """The longest time for which the loop did nothing else."""

    def __init__(self) -> None:
        self.worst_s = 0.0

    async def watch(self) -> None:
        """Tick until cancelled."""
        while True:
            began_s = time.perf_counter()
            await asyncio.sleep(TICK_S)
            self.worst_s = max(self.worst_s, time.perf_counter() - began_s - TICK_S)


async def timed(work: Callable[[], Awaitable[Any]]) -> dict[str, float]:
    """How long it took, and the longest pause of the loop meanwhile."""
    pauses = Pauses()
    watching = asyncio.create_task(pauses.watch())
    await asyncio.sleep(0.02)
    pauses.worst_s = 0.0
    began_s = time.perf_counter()
    await work()
    took_s = time.perf_counter() - began_s
    await asyncio.sleep(TICK_S * 2)
    watching.cancel()
    return {"ms": round(took_s * 1000, 1), "pause_ms": round(pauses.worst_s * 1000, 1)}


async def measure(bench: Workbench, runs: int) -> dict[str, dict[str, float]]:
    """Each use once, on the conversation as a user would come to it."""
    talks = bench.conversations
    middle = f"r{runs // 2}"

    async def send() -> None:
        run = await bench.runs.start(
            "starter", "And now?", conversation_id="long", model_id="talker"
        )
        await run.wait()

    uses: dict[str, Callable[[], Awaitable[Any]]] = {
        "list": talks.list,
        "open_newest_50": lambda: talks.turns("long", last=50),
        "page_50_before_the_middle": lambda: talks.turns("long", last=50, before=middle),
        "search_conversations": lambda: talks.list("lighthouse"),
        "search_runs": lambda: talks.runs(200, "lighthouse 77"),
        "open_all": lambda: talks.turns("long"),
        "send_first": send,
        "send_second": send,
        "select_branch": lambda: talks.select_branch("long", middle),
        "export_markdown": lambda: talks.export("long", "markdown"),
        "export_jsonl": lambda: talks.export("long", "jsonl"),
        "rename": lambda: talks.rename("long", "Lighthouses"),
        "delete": lambda: talks.delete("long"),
        "restore": lambda: talks.restore("long"),
        "delete_again": lambda: talks.delete("long"),
        "purge": talks.purge,
    }
    return {name: await timed(work) for name, work in uses.items()}


async def bench(folder: Path, runs: int) -> dict[str, Any]:
    """Fill, open, use."""
    paths = Paths(folder, folder / "cache")
    paths.make()
    (folder / "settings.json").write_text('{"engine_mode": "thread"}')
    (paths.models / "talker.replay.json").write_text(json.dumps(RECORDING))
    fill(paths.database, runs)
    began_s = time.perf_counter()
    async with open_workbench(paths) as opened:
        start_s = time.perf_counter() - began_s
        uses = await measure(opened, runs)
    return {
        "benchmark": "P15 store",
        "messages": 2 * runs,
        "start_ms": round(start_s * 1000, 1),
        "worst_pause_ms": max(use["pause_ms"] for use in uses.values()),
        **uses,
    }


def main() -> int:
    """Print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(asyncio.run(bench(Path(folder), options.runs))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
