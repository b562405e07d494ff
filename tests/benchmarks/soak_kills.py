"""R1: a program that is killed at a random moment loses nothing it acknowledged.

A writer process opens the program without a window, carries out runs, saves drafts and renames,
and says on a pipe what was acknowledged. It is killed with SIGKILL at a random time. Then the
store is opened again and compared with what was said. One JSON line; ``--state`` makes a long
soak resumable.

    python tests/benchmarks/soak_kills.py --kills 1000 --state soak.json
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import random
import select
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import aclosing, closing
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from workbench.app.run import Run
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths
from workbench.traces.events import AnswerDelta, RunFinished, RunStarted
from workbench.traces.store import TraceStore

ROUNDS_PER_FOLDER = 40
STARTER_EVERY = 25
OPEN_SHARE = 0.8
ORPHAN_PATIENCE_S = 5.0
OPENING_S = 30.0
"""A busy machine may take long to open the program; most kills are to come after that."""
WORDS = "the boat left the harbour before the storm came over the hill and nobody saw it go "
RECORDING = {
    "format": 1,
    "name": "Talker",
    "tokens_per_s": 600,
    "recordings": [
        {
            "match": "sum",
            "tool_calls": [{"name": "calculator", "arguments": {"expression": "12 * 7"}}],
        },
        {"match": "sum", "after_tool": True, "text": "The sum is 84."},
        {"match": "long", "text": WORDS, "repeat": 8},
        {"text": WORDS},
    ],
}
Say = Callable[..., None]


@dataclass
class Tally:
    """The figures so far; written to the state file after each kill."""

    kills: int = 0
    acknowledged_runs: int = 0
    acknowledged_ends: int = 0
    acknowledged_drafts: int = 0
    interrupted: int = 0
    killed_before_open: int = 0
    starter_kills: int = 0
    lost: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    unmarked: list[str] = field(default_factory=list)
    orphans: int = 0
    worst_tail_ms: float = 0.0
    worst_reopen_ms: float = 0.0


# --- the writer -----------------------------------------------------------------------------


def writer(folder: Path, out: int, number: int, model_id: str) -> None:
    """Work until killed; every line on ``out`` is an acknowledgement."""

    def say(**words: Any) -> None:
        os.write(out, (json.dumps(words) + "\n").encode())

    async def work() -> None:
        async with open_workbench(Paths(folder, folder / "cache")) as bench:
            say(opened=True)
            count = 0
            while True:
                await _turn(bench, f"{number}.{count}", model_id, say)
                count += 1

    asyncio.run(work())


async def _turn(bench: Workbench, name: str, model_id: str, say: Say) -> None:
    chance = random.Random(name)
    conversation = f"talk-{chance.randrange(6)}"
    await bench.conversations.save_draft(conversation, f"draft {name}")
    say(draft=name, conversation=conversation)
    text = chance.choice(["sum", "long", "short", "What is 12 * 7?"]) + f" {name}"
    run = await bench.runs.start(
        "calculator", text, conversation_id=conversation, model_id=model_id
    )
    say(started=run.run_id, text=text)
    shown = asyncio.create_task(_show(bench, run, say))
    if chance.random() < 0.2:
        await bench.conversations.rename(conversation, f"title {name}")
        say(renamed=conversation, title=f"title {name}")
    end = await run.wait()
    await shown
    say(finished=run.run_id, end=end.end, answer=end.answer)


async def _show(bench: Workbench, run: Run, say: Say) -> None:
    """What a screen would show: each piece of the answer, with its time."""
    workers: set[int | None] = {None}
    async with aclosing(run.events()) as batches:
        async for batch in batches:
            for pid in {loaded.pid for loaded in bench.loading.snapshot} - workers:
                say(worker=pid)
                workers.add(pid)
            for record in batch:
                if isinstance(record.event, AnswerDelta):
                    say(piece=run.run_id, at_s=record.at_s, text=record.event.text)


# --- the judge ------------------------------------------------------------------------------


def kill_once(
    folder: Path, number: int, model_id: str, after_s: float, *, once_open: bool
) -> tuple[float, bytes]:
    """Start a writer and kill it; returns when, and everything it said.

    Args:
        folder: The data folder.
        number: Of this kill.
        model_id: What the writer talks to.
        after_s: How long the writer goes on.
        once_open: The time counts from its first word; else from its start.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            with Path(os.devnull).open("w") as null:
                os.dup2(null.fileno(), 2)
            writer(folder, writing, number, model_id)
        finally:
            os._exit(1)
    os.close(writing)
    if once_open:
        select.select([reading], [], [], OPENING_S)
    deadline_s = time.monotonic() + after_s
    said: list[bytes] = []
    while (left_s := deadline_s - time.monotonic()) > 0:
        if select.select([reading], [], [], left_s)[0]:
            said.append(os.read(reading, 65536))
            if not said[-1]:
                break
    os.kill(child, signal.SIGKILL)
    killed_s = time.time()
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        raise RuntimeError(f"the writer of kill {number} ended by itself with {status}")
    while block := os.read(reading, 65536):
        said.append(block)
    os.close(reading)
    return killed_s, b"".join(said)


def heard(said: bytes) -> Iterator[dict[str, Any]]:
    """The acknowledgements; a last line that was cut off is none."""
    for line in said.split(b"\n")[:-1]:
        yield json.loads(line)


def judge(folder: Path, number: int, killed_s: float, said: bytes, tally: Tally) -> None:
    """Open the store again and compare."""
    lines = list(heard(said))
    tally.kills += 1
    tally.killed_before_open += not lines
    _orphans(lines, tally)
    began_s = time.perf_counter()
    store = TraceStore(folder / "workbench.sqlite")
    tally.worst_reopen_ms = max(tally.worst_reopen_ms, (time.perf_counter() - began_s) * 1000)
    try:
        if store.recovery is not None:
            tally.damaged.append(f"{number}: {store.recovery.reason}")
        tally.interrupted += len(store.interrupted)
        tally.unmarked += [
            f"{number}: {run.run_id}" for run in store.runs(limit=100_000) if not run.end
        ]
        _compare_runs(store, lines, number, tally)
        _compare_edits(store, lines, number, tally)
        _compare_tail(store, lines, killed_s, tally)
    finally:
        store.close()
    with closing(sqlite3.connect(folder / "workbench.sqlite")) as connection:
        answer = connection.execute("PRAGMA integrity_check").fetchone()[0]
    if answer != "ok":
        tally.damaged.append(f"{number}: {answer}")


def _compare_runs(
    store: TraceStore, lines: list[dict[str, Any]], number: int, tally: Tally
) -> None:
    for line in lines:
        if "started" in line:
            tally.acknowledged_runs += 1
            records = store.records(line["started"])
            first = records[0].event if records else None
            if not isinstance(first, RunStarted) or first.user_text != line["text"]:
                tally.lost.append(f"{number}: message of run {line['started']}")
        elif "finished" in line:
            tally.acknowledged_ends += 1
            records = store.records(line["finished"])
            end = records[-1].event if records else None
            whole = [record.number for record in records] == sorted(
                {record.number for record in records}
            )
            if not isinstance(end, RunFinished) or not whole or end.answer != line["answer"]:
                tally.lost.append(f"{number}: end of run {line['finished']}")


def _compare_edits(
    store: TraceStore, lines: list[dict[str, Any]], number: int, tally: Tally
) -> None:
    drafts = {line["conversation"]: line["draft"] for line in lines if "draft" in line}
    for conversation, draft in drafts.items():
        tally.acknowledged_drafts += 1
        stored = store.draft(conversation).removeprefix("draft ")
        if not stored or _order(stored) < _order(draft):
            tally.lost.append(f"{number}: draft {draft}")
    titles = {line["renamed"]: line["title"] for line in lines if "renamed" in line}
    for conversation, title in titles.items():
        stored = store.conversation(conversation).title
        if _order(stored.removeprefix("title ")) < _order(title.removeprefix("title ")):
            tally.lost.append(f"{number}: title {title}")


def _order(name: str) -> tuple[int, ...]:
    try:
        return tuple(int(part) for part in name.split("."))
    except ValueError:
        return ()


def _compare_tail(
    store: TraceStore, lines: list[dict[str, Any]], killed_s: float, tally: Tally
) -> None:
    """How old the oldest piece was that had been shown and is not stored."""
    shown: dict[str, list[dict[str, Any]]] = {}
    for line in lines:
        if "piece" in line:
            shown.setdefault(line["piece"], []).append(line)
    for run_id, pieces in shown.items():
        kept = sum(
            len(record.event.text)
            for record in store.records(run_id)
            if isinstance(record.event, AnswerDelta)
        )
        for piece in pieces:
            kept -= len(piece["text"])
            if kept < 0:
                lost_ms = (killed_s - piece["at_s"]) * 1000
                tally.worst_tail_ms = max(tally.worst_tail_ms, lost_ms)
                break


def _orphans(lines: list[dict[str, Any]], tally: Tally) -> None:
    workers = {line["worker"] for line in lines if "worker" in line}
    deadline_s = time.monotonic() + ORPHAN_PATIENCE_S
    while workers and time.monotonic() < deadline_s:
        workers = {pid for pid in workers if _alive(pid)}
        select.select([], [], [], 0.02)
    tally.orphans += len(workers)


def _alive(pid: int) -> bool:
    with contextlib.suppress(OSError):
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        return state not in ("Z", "X")
    return False


# --- the soak -------------------------------------------------------------------------------


def make_folder(root: Path) -> Path:
    """A new data folder with the recording as a model."""
    folder = root / "data"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "models").mkdir(parents=True)
    (folder / "models" / "talker.replay.json").write_text(json.dumps(RECORDING))
    return folder


def warm_up(folder: Path) -> None:
    """One whole run in this process, so that the writers forked from it need import nothing."""

    async def once() -> None:
        async with open_workbench(Paths(folder, folder / "cache")) as bench:
            await _turn(bench, "0.0", "talker", lambda **_words: None)

    (folder / "settings.json").write_text('{"engine_mode": "thread"}')
    asyncio.run(once())


def soak(kills: int, seed: int, state: Path | None, starter_every: int) -> Tally:
    """Kill until there were ``kills`` of them."""
    tally = Tally()
    if state is not None and state.exists():
        tally = Tally(**json.loads(state.read_text()))
    root = Path(tempfile.mkdtemp(prefix="soak-"))
    folder = make_folder(root)
    try:
        warm_up(folder)
        folder = make_folder(root)
        while tally.kills < kills:
            number = tally.kills
            if number % ROUNDS_PER_FOLDER == 0:
                folder = make_folder(root)
            chance = random.Random(f"{seed}.{number}")
            real = starter_every > 0 and number % starter_every == starter_every - 1
            mode = "process" if real else "thread"
            (folder / "settings.json").write_text(
                json.dumps({"version": 1, "engine_mode": mode})
            )
            tally.starter_kills += real
            after_s = chance.uniform(0.5, 4.0) if real else chance.uniform(0.0, 0.8)
            model_id = "starter" if real else "talker"
            killed_s, said = kill_once(
                folder, number, model_id, after_s, once_open=chance.random() < OPEN_SHARE
            )
            judge(folder, number, killed_s, said, tally)
            if state is not None:
                state.write_text(json.dumps(asdict(tally)))
    finally:
        shutil.rmtree(root, ignore_errors=True)
    return tally


def main() -> int:
    """Run the soak; 1 if anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--state", type=Path, help="file to continue from")
    parser.add_argument("--starter-every", type=int, default=STARTER_EVERY)
    options = parser.parse_args()
    tally = soak(options.kills, options.seed, options.state, options.starter_every)
    figures = {"benchmark": "R1", **asdict(tally), "goal": "nothing lost, tail <= 250 ms"}
    print(json.dumps(figures))
    return 1 if tally.lost or tally.damaged or tally.unmarked or tally.orphans else 0


if __name__ == "__main__":
    sys.exit(main())
