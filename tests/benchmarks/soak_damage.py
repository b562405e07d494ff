"""R10: copies of a data folder, each damaged in one place, opened as the program opens them.

One file of a copy is flipped, cut, emptied, zeroed, or its log or index exchanged or deleted.
The program is opened without a window and everything is read. It must never crash, and never
show less than there was without a word; what was there before stays under some name; of the
messages that were not hit at least 99 in 100 come back. One JSON line.

    python tests/benchmarks/soak_damage.py --cases 300
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.data_stores import KINDS, NOW_S
from tests.unit.evals.plans import plan_of
from tests.unit.traces.conftest import _run as make_run
from tests.unit.traces.test_damage_sweep import RUNS, came_back, fill, undamaged, write
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import WorkbenchError
from workbench.base.paths import Paths
from workbench.base.settings import Settings
from workbench.base.settings_store import SettingsStore
from workbench.traces.store import TraceStore

COUNT = 30
TRACES = "workbench.sqlite"
STORES = tuple(kind.file for name, kind in KINDS.items() if name != "traces")
SMALL = ("settings.json", "alerts.yaml", "approvals.json", "agents/helper.yaml")
AGENT = "name: helper\ndisplayName: Helper\ninstructions: Help.\n"
Files = dict[str, bytes]


@dataclass
class Tally:
    """The figures."""

    cases: int = 0
    told: int = 0
    unhurt: int = 0
    messages: int = 0
    came_back: int = 0
    slowest_s: float = 0.0
    kinds: Counter[str] = field(default_factory=Counter)
    crashed: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    not_kept: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Template:
    """A data folder as a killed program left it, and logs of other days and other folders."""

    files: Files
    other: Files


def everything(folder: Path) -> Files:
    """Each file of a folder by its name."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def template(root: Path) -> Template:
    """Write two data folders, copied while their stores are open, as a kill leaves them."""
    return Template(*(_left(root / name, name) for name in ("rs", "xy")))


def _left(folder: Path, names: str) -> Files:
    folder.mkdir(parents=True)
    (folder / "agents").mkdir()
    (folder / "agents" / "helper.yaml").write_text(AGENT)
    SettingsStore(folder / "settings.json").change(theme="dark", idle_unload_s=77.0)
    path = folder / TRACES
    fill(path, make_run, names[0], RUNS // 2).close()
    asyncio.run(_first_use(folder))
    with closing(fill(path, make_run, names[1], RUNS // 4)) as store:
        write(store, make_run, names[1], range(RUNS // 4, RUNS // 2))
        beside = [kind for name, kind in KINDS.items() if name != "traces"]
        opened = [kind.opened(folder / kind.file) for kind in beside]
        for each in opened:
            for number in range(COUNT):
                each.write(number)
        found = everything(folder)
        for each in opened:
            each.close()
    return found


async def _first_use(folder: Path) -> None:
    async with open_workbench(Paths(folder, folder.parent / "cache")) as bench:
        await bench.alerts.rules.switch("memory", enabled=False)
        bench.approvals.remember("helper", "save_note", "0" * 64)


def damaged(files: Files, other: Files, chance: random.Random) -> tuple[str, str, Files]:
    """Which file was hit, how, and what is there then."""
    hit = dict(files)
    name = chance.choice((TRACES,) * 4 + STORES + SMALL)
    acts: dict[str, Callable[[], None]] = {
        "flip": lambda: hit.update({name: _flipped(hit[name], chance)}),
        "truncate": lambda: hit.update({name: _cut(hit[name], chance)}),
        "empty": lambda: hit.update({name: b""}),
        "zero": lambda: hit.update({name: _zeroed(hit[name], chance)}),
    }
    if name + "-wal" in files:
        wal, shm = name + "-wal", name + "-shm"
        acts |= {
            "flip log": lambda: hit.update({wal: _flipped(hit[wal], chance)}),
            "truncate log": lambda: hit.update(
                {wal: hit[wal][: chance.randrange(len(hit[wal]))]}
            ),
            "swap log": lambda: hit.update({wal: other.get(wal, b"")}),
            "delete log": lambda: _delete(hit, wal),
            "delete index": lambda: _delete(hit, shm),
            "delete file": lambda: _delete(hit, name),
        }
    how = chance.choice([*acts])
    acts[how]()
    return name, how, hit


def _flipped(raw: bytes, chance: random.Random) -> bytes:
    hit = bytearray(raw)
    for _ in range(chance.choice((1, 1, 8))):
        hit[chance.randrange(len(hit))] ^= 1 << chance.randrange(8)
    return bytes(hit)


def _cut(raw: bytes, chance: random.Random) -> bytes:
    return raw[: chance.randrange(len(raw))]


def _zeroed(raw: bytes, chance: random.Random) -> bytes:
    begin = chance.choice((0, chance.randrange(len(raw))))
    end = min(len(raw), begin + chance.choice((512, 4096, len(raw))))
    return raw[:begin] + bytes(end - begin) + raw[end:]


def _delete(hit: Files, name: str) -> None:
    hit.pop(name, None)


@dataclass
class Seen:
    """What a program showed of a data folder.

    Attributes:
        refused: What could not be read, in its words.
    """

    notices: list[str]
    refused: list[str]
    stores: dict[str, set[int]]
    small: dict[str, object]


async def seen(folder: Path) -> Seen:
    """Open the program and read everything."""
    async with open_workbench(Paths(folder, folder.parent / "cache")) as bench:
        found = Seen([], [], {}, {})
        await _read(bench, found)
        found.notices = [
            f"{one.title}: {one.reason} {one.hint}"
            for one in bench.notices.items
            if one.level != "info"
        ]
        return found


async def _read(bench: Workbench, found: Seen) -> None:
    async def tried(work: Any) -> Any:
        try:
            return await work
        except WorkbenchError as exc:
            found.refused.append(exc.message)

    for conversation in await tried(bench.conversations.list()) or ():
        await tried(bench.conversations.turns(conversation.id))
    history = await tried(bench.recorder.history(NOW_S, NOW_S + 19_000, 2_000))
    means = history.track("cpu.percent").means if history is not None else ()
    found.stores["metrics.db"] = {int(mean) for mean in means}
    firings = await tried(bench.alerts.history(1_000)) or ()
    found.stores["alerts.db"] = {int(one.id) for one in firings if one.id.isdecimal()}
    found.stores["evaluations.db"] = await tried(_outcomes(bench)) or set()
    found.small = {
        # Whether they are there: without sums no file tells that a letter is another one.
        "settings.json": bench.settings.settings != Settings(),
        "alerts.yaml": len(bench.alerts.rules.rules),
        "approvals.json": len(bench.approvals.list()),
        "agents/helper.yaml": any(path.name == "helper.yaml" for path in _paths(bench)),
    }
    bench.recorder.observe("cpu.percent", 1.0, at_s=NOW_S - 86_400.0)
    await bench.recorder.record()


def _paths(bench: Workbench) -> list[Path]:
    """The files of agents, also of those whose name was hit."""
    return [bench.agents.path_of(one.name) for one in bench.agents.agents]


async def _outcomes(bench: Workbench) -> set[int]:
    if not await bench.evaluations.list():
        return set()
    places = {one.case_id: n for n, one in enumerate(plan_of(cases=500).data_set.cases)}
    results = await bench.evaluations.results("plan")
    return {places[one.attempt.case_id] for one in results.outcomes}


def case(seed: int, made: Template, root: Path, whole: Seen, tally: Tally) -> None:
    """One copy, damaged, opened, judged, and opened again."""
    chance = random.Random(seed)
    name, how, hit = damaged(made.files, made.other, chance)
    what = f"{seed}: {how} of {name}"
    folder = root / "data"
    shutil.rmtree(folder, ignore_errors=True)
    for each, content in hit.items():
        (folder / each).parent.mkdir(parents=True, exist_ok=True)
        (folder / each).write_bytes(content)
    tally.cases += 1
    tally.kinds[how] += 1
    began_s = time.monotonic()
    try:
        found = asyncio.run(seen(folder))
        tally.slowest_s = max(tally.slowest_s, time.monotonic() - began_s)
        judge(what, name, (hit, folder, made), (found, whole), tally)
        again = asyncio.run(seen(folder))
        if name == TRACES and any("recovered" in one for one in again.notices):
            asyncio.run(seen(folder))
    except Exception:  # noqa: BLE001 - that is what is looked for
        tally.crashed.append(f"{what}: {traceback.format_exc()[-1500:]}")


def judge(
    what: str,
    name: str,
    files: tuple[Files, Path, Template],
    shown: tuple[Seen, Seen],
    tally: Tally,
) -> None:
    """Whether something is gone without a word, or was not kept."""
    hit, folder, made = files
    found, whole = shown
    is_told = bool(found.notices or found.refused)
    if name == TRACES:
        gone = _lost_messages(hit, folder, made, tally)
    elif name in STORES:
        gone = found.stores[name] != whole.stores[name]
    else:
        gone = found.small[name] != whole.small[name]
    tally.told += is_told
    tally.unhurt += not gone and not is_told
    if gone and not is_told:
        tally.silent.append(what)
    stem = Path(name).stem
    kept = any(folder.rglob(f"{stem}*.damaged*")) or any(folder.rglob(f"{stem}.damaged*"))
    if gone and not kept and "delete log" not in what and not _is_there(hit, name, folder):
        tally.not_kept.append(what)


def _is_there(hit: Files, name: str, folder: Path) -> bool:
    there = {path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return hit.get(name, b"") in there or not hit.get(name)


def _lost_messages(hit: Files, folder: Path, made: Template, tally: Tally) -> bool:
    def of(files: Files) -> dict[str, bytes]:
        endings = ("", "-wal", "-shm")
        return {end: files[TRACES + end] for end in endings if TRACES + end in files}

    good = undamaged(of(made.files), of(hit))
    with closing(TraceStore(folder / TRACES)) as store:
        back = came_back(store)
        runs = {run.run_id for run in store.runs(limit=1_000)}
    tally.messages += len(good)
    tally.came_back += len(good & back)
    return len(runs) < RUNS or bool(good - back)


def main() -> int:
    """Damage, open, count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=300)
    parser.add_argument("--first", type=int, default=0, help="seed of the first")
    options = parser.parse_args()
    tally = Tally()
    with tempfile.TemporaryDirectory(prefix="damage-") as place:
        root = Path(place)
        made = template(root / "template")
        (root / "whole").mkdir()
        for each, content in made.files.items():
            (root / "whole" / "data" / each).parent.mkdir(parents=True, exist_ok=True)
            (root / "whole" / "data" / each).write_bytes(content)
        whole = asyncio.run(seen(root / "whole" / "data"))
        assert not whole.notices, whole.notices
        assert not whole.refused, whole.refused
        assert all(numbers == set(range(COUNT)) for numbers in whole.stores.values()), whole
        for seed in range(options.first, options.first + options.cases):
            case(seed, made, root, whole, tally)
    share = tally.came_back / tally.messages if tally.messages else 1.0
    figures = {**vars(tally), "kinds": dict(tally.kinds), "share": round(share, 5)}
    sys.stdout.write(json.dumps({"case": "R10 damage", **figures}) + "\n")
    bad = tally.crashed or tally.silent or tally.not_kept or share < 0.99
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
