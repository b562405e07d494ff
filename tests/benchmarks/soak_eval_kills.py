"""An evaluation that is killed at random moments comes to the same as one that is not.

``workbench eval run`` is started as a process of its own, killed with SIGKILL at a random time,
and resumed until every try has its outcome; then the next evaluation begins. After each kill
both stores are read: no outcome may be gone or another one, no try with an outcome may have
been run once more, no worker may be left. In the end the outcomes are compared with those of
an evaluation that nobody killed. One JSON line; ends with 1 if anything was wrong.

    python tests/benchmarks/soak_eval_kills.py --kills 60
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import psutil

CASES = 12
ORPHAN_PATIENCE_S = 5.0
LIMIT_S = 180.0
WORDS = "the boat left the harbour before the storm came over the hill and nobody saw it go "
RECORDING = {
    "format": 1,
    "tokens_per_s": 60,
    "recordings": [
        {
            "match": "sum",
            "tool_calls": [{"name": "calculator", "arguments": {"expression": "12 * 7"}}],
        },
        {"match": "sum", "after_tool": True, "text": "The sum is 84."},
        {"match": "long", "text": WORDS, "repeat": 60},
        {"match": "wrong", "text": "I do not know. ", "repeat": 20},
        {"text": WORDS, "repeat": 30},
    ],
}
JUDGE = {
    "format": 1,
    "tokens_per_s": 2000,
    "recordings": [
        {"match": "exactly the one word", "text": '{"verdict": "fail", "reason": "no"}'},
        {"match": "whatever it says", "text": '{"verdict": "pass", "reason": "any"}'},
        {"match": "sum is 84", "text": '{"verdict": "pass", "reason": "so"}'},
        {"text": '{"verdict": "fail", "reason": "not so"}'},
    ],
}
AGENT = "name: tester\ndisplayName: Tester\ntools:\n- {kind: function, name: calculator}\n"
Key = tuple[str, str, int]


@dataclass
class Tally:
    """The figures so far."""

    kills: int = 0
    evaluations: int = 0
    ended_before_the_kill: int = 0
    killed_before_it_was_kept: int = 0
    killed_with_no_outcome: int = 0
    outcomes_seen: int = 0
    answered_but_cut_off: int = 0
    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    differs: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    orphans: int = 0
    worst_resume_s: float = 0.0

    @property
    def is_bad(self) -> bool:
        found = (self.lost, self.twice, self.differs, self.damaged, self.refused)
        return any(found) or self.orphans > 0


@dataclass
class Arena:
    """A data folder with two recorded models, an agent, and the cases of one evaluation."""

    folder: Path
    words: list[str]

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "WORKBENCH_DATA": str(self.folder), "PYTHONUNBUFFERED": "1"}

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "workbench", *words],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=LIMIT_S,
            check=False,
        )

    def begun(self, plan_id: str) -> subprocess.Popen[bytes]:
        """The evaluation, begun or gone on with."""
        words = ["--resume", plan_id] if plan_id else self.words
        return subprocess.Popen(
            [sys.executable, "-m", "workbench", "eval", "run", *words],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


def make_arena(root: Path, name: str, model: str, at_once: int) -> Arena:
    """A new data folder."""
    folder = root / name
    (folder / "models").mkdir(parents=True)
    (folder / "agents").mkdir()
    for title, recording in (("talker", RECORDING), ("judge", JUDGE)):
        path = folder / "models" / f"{title}.replay.json"
        path.write_text(json.dumps({**recording, "name": title}))
    (folder / "agents" / "tester.yaml").write_text(AGENT)
    kinds = ("sum", "long", "short", "wrong")
    cases = [
        {
            "case_id": f"c{number}",
            "text": f"{kinds[number % 4]} {number}: what is {number} * 7?",
            "expected": "84" if number % 4 == 0 else "boat",
            **({"checks": ["contains", "judge"]} if number % 3 == 0 else {}),
        }
        for number in range(CASES)
    ]
    data = root / f"{name}.jsonl"
    data.write_text("".join(json.dumps(case) + "\n" for case in cases))
    words = ["tester", "--data", str(data), "--models", model, "--judge", "judge",
             "--repeat", "2", "--at-once", str(at_once)]  # fmt: skip
    return Arena(folder, words)


# --- what is on disk ------------------------------------------------------------------------


def rows(path: Path, question: str, *values: str) -> list[tuple[Any, ...]]:
    """Rows of a store; none if it is not made yet."""
    if not path.exists():
        return []
    with closing(sqlite3.connect(path, timeout=10)) as file:
        try:
            return file.execute(question, values).fetchall()
        except sqlite3.OperationalError as exc:
            if "no such table" in str(exc):
                return []
            raise


def outcomes_of(folder: Path, plan_id: str) -> dict[Key, str]:
    """The outcomes by try, as they stand on disk."""
    found = rows(
        folder / "evaluations.db",
        "SELECT candidate_id, case_id, repetition, json FROM outcomes WHERE plan_id = ?",
        plan_id,
    )
    return {(row[0], row[1], row[2]): row[3] for row in found}


def runs_of(folder: Path, plan_id: str) -> dict[Key, list[tuple[str, str]]]:
    """The runs of each try: how each ended, by its id."""
    found: dict[Key, list[tuple[str, str]]] = {}
    beginning = f"graph:eval/{plan_id}/"
    for run_id, place, end in rows(
        folder / "workbench.sqlite",
        "SELECT id, conversation_id, end FROM runs WHERE conversation_id LIKE ? || '%'",
        beginning,
    ):
        candidate, case, repetition, _once = place.removeprefix(beginning).split("/")
        found.setdefault((candidate, case, int(repetition)), []).append((run_id, end))
    return found


def see_whole(folder: Path, where: str, tally: Tally) -> None:
    """Whether SQLite finds both stores whole."""
    for name in ("evaluations.db", "workbench.sqlite"):
        for (answer,) in rows(folder / name, "PRAGMA integrity_check"):
            if answer != "ok":
                tally.damaged.append(f"{where}: {name}: {answer}")
    if damaged := list(folder.glob("*damaged*")):
        tally.damaged.append(f"{where}: put aside: {damaged}")


# --- one kill -------------------------------------------------------------------------------


def kill_once(arena: Arena, plan_id: str, chance: random.Random, span_s: float) -> bool:
    """Begin or go on, and kill after a while; whether it lived until then.

    One kill in three waits for the next outcome, and so hits what is written around it.
    """
    going = arena.begun(plan_id)
    early = 0.0 if chance.random() < 0.2 else 0.3
    end_s = time.monotonic() + chance.uniform(early, 1.0) * span_s
    before = len(outcomes_of(arena.folder, plan_id)) if plan_id else 0
    waits = chance.random() < 1 / 3
    while going.poll() is None and time.monotonic() < end_s:
        if waits and plan_id and len(outcomes_of(arena.folder, plan_id)) > before:
            time.sleep(chance.uniform(0.0, 0.02))
            break
        time.sleep(0.002)
    alive = going.poll() is None
    workers: list[psutil.Process] = []
    if alive:
        with contextlib.suppress(psutil.Error):
            workers = psutil.Process(going.pid).children(recursive=True)
        going.send_signal(signal.SIGKILL)
    going.wait()
    left = psutil.wait_procs(workers, timeout=ORPHAN_PATIENCE_S)[1]
    for one in left:
        with contextlib.suppress(psutil.Error):
            one.kill()
    if left:
        raise RuntimeError(f"{len(left)} workers outlived the program")
    return alive


def compare(
    arena: Arena, plan_id: str, kept: dict[Key, str], ran: Counter[Key], tally: Tally
) -> None:
    """What is there must be all that was there before, and none of it run again."""
    where = f"kill {tally.kills} of {plan_id}"
    see_whole(arena.folder, where, tally)
    now, runs = outcomes_of(arena.folder, plan_id), runs_of(arena.folder, plan_id)
    for key, text in kept.items():
        if now.get(key) != text:
            tally.lost.append(f"{where}: {key}")
        if len(runs.get(key, [])) > ran[key]:
            tally.twice.append(f"{where}: {key} ran {len(runs[key])} times, not {ran[key]}")
    for key, text in now.items():
        ended = dict(runs.get(key, []))
        run_id = json.loads(text)["run_id"]
        if run_id and not ended.get(run_id):
            tally.lost.append(f"{where}: the run {run_id} of {key}")
    answered = {key: sum(end == "answered" for _run, end in runs[key]) for key in runs}
    tally.answered_but_cut_off += sum(answered[key] for key in runs if key not in now)
    tally.twice += [f"{where}: {key} was answered twice" for key in runs if answered[key] > 1]
    tally.outcomes_seen += len(now) - len(kept)
    kept.update(now)
    ran.update({key: len(runs.get(key, [])) - ran[key] for key in now})


def plan_of(folder: Path, known: set[str]) -> str:
    """The evaluation that was begun last; empty if none was kept."""
    found = rows(folder / "evaluations.db", "SELECT id FROM plans ORDER BY seq DESC LIMIT 1")
    return found[0][0] if found and found[0][0] not in known else ""


# --- the soak -------------------------------------------------------------------------------


def result_of(arena: Arena, plan_id: str) -> dict[str, Any]:
    """What an evaluation came to, without what differs each time."""
    outcomes = {}
    for key, text in outcomes_of(arena.folder, plan_id).items():
        values = json.loads(text)
        grades = [(one["kind"], one["word"]) for one in values["grades"]]
        outcomes["/".join(map(str, key))] = (
            values["answer"], values["end"], values["error"], grades, values["calls"],
        )  # fmt: skip
    told = json.loads(arena.command("eval", "compare", plan_id, "--json").stdout)
    counts = [
        {name: one[name] for name in ("candidate_id", "passed", "judged", "no_answer")}
        for one in told["candidates"]
    ]
    summary = {name: told["evaluation"][name] for name in ("state", "done", "attempts")}
    return {"outcomes": outcomes, "counts": counts, "summary": summary}


def unkilled(arena: Arena) -> tuple[dict[str, Any], float]:
    """What nobody's killing gives, and how long it takes."""
    began_s = time.monotonic()
    going = arena.begun("")
    if code := going.wait(LIMIT_S):
        raise RuntimeError(f"the evaluation that nobody killed ended with {code}")
    took_s = time.monotonic() - began_s
    return result_of(arena, plan_of(arena.folder, set())), took_s


def killed_until_whole(
    arena: Arena, known: set[str], chance: random.Random, span_s: float, tally: Tally, most: int
) -> str:
    """One evaluation, killed again and again; returns its id."""
    plan_id = ""
    kept: dict[Key, str] = {}
    ran: Counter[Key] = Counter()
    while tally.kills < most:
        alive = kill_once(arena, plan_id, chance, span_s)
        plan_id = plan_id or plan_of(arena.folder, known)
        tally.kills += alive
        tally.ended_before_the_kill += not alive
        if not plan_id:
            tally.killed_before_it_was_kept += alive
            continue
        compare(arena, plan_id, kept, ran, tally)
        tally.killed_with_no_outcome += alive and not kept
        if len(kept) == 2 * CASES:
            break
    began_s = time.monotonic()
    going = arena.begun(plan_id)
    if code := going.wait(LIMIT_S):
        tally.refused.append(f"{plan_id}: ended with {code}")
    tally.worst_resume_s = max(tally.worst_resume_s, time.monotonic() - began_s)
    plan_id = plan_id or plan_of(arena.folder, known)
    compare(arena, plan_id, kept, ran, tally)
    return plan_id


def soak(kills: int, seed: int, model: str, at_once: int) -> Tally:
    """Kill until there were ``kills`` of them."""
    tally, known = Tally(), set[str]()
    root = Path(tempfile.mkdtemp(prefix="soak-eval-"))
    try:
        wanted, span_s = unkilled(make_arena(root, "alone", model, at_once))
        arena = make_arena(root, "killed", model, at_once)
        chance = random.Random(seed)
        while tally.kills < kills:
            plan_id = killed_until_whole(arena, known, chance, span_s, tally, kills)
            known.add(plan_id)
            tally.evaluations += 1
            found = result_of(arena, plan_id)
            tally.differs += differences(wanted, found, plan_id)
    finally:
        shutil.rmtree(root, ignore_errors=True)
    return tally


def differences(wanted: dict[str, Any], found: dict[str, Any], plan_id: str) -> list[str]:
    """Where a result is not the one that is wanted."""
    said = [
        f"{plan_id}: {name}: {found[name]} instead of {wanted[name]}"
        for name in ("summary", "counts")
        if found[name] != wanted[name]
    ]
    keys = wanted["outcomes"].keys() | found["outcomes"].keys()
    return said + [
        f"{plan_id}: {key}: {found['outcomes'].get(key)} not {wanted['outcomes'].get(key)}"[
            :500
        ]
        for key in sorted(keys)
        if found["outcomes"].get(key) != wanted["outcomes"].get(key)
    ]


def main() -> int:
    """Run the soak; 1 if anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--model", default="talker", help="or starter: the real one")
    parser.add_argument("--at-once", type=int, default=4)
    options = parser.parse_args()
    tally = soak(options.kills, options.seed, options.model, options.at_once)
    goal = "no outcome lost, none run twice, the result of an evaluation nobody killed"
    print(json.dumps({"benchmark": "eval kills", **asdict(tally), "goal": goal}))
    return 1 if tally.is_bad else 0


if __name__ == "__main__":
    sys.exit(main())
