"""A record that somebody changed is refused or shown as different, never a crash."""

from __future__ import annotations

import asyncio
import json
import random
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.unit.app.test_runs import DONE, READY, World, start
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import ModelLoadError, WorkbenchError
from workbench.base.paths import Paths
from workbench.engines.api import TextDelta
from workbench.engines.recordings import read_recordings

CASES = 60
ODD: tuple[Any, ...] = (
    None, True, -1, 0, 2**70, 1e308, "", "x" * 10_000, "\x00", "\ud800", [], {}, [[[[]]]],
    {"name": "other"}, ["a", 1, None], "RunFinished", "1e999",
)  # fmt: skip


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    found = Paths(tmp_path / "data", tmp_path / "cache")
    found.make()
    (found.models / "talker.replay.json").write_text("{}")
    return found


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
async def bench(paths: Paths, world: World) -> AsyncIterator[Workbench]:
    async with open_workbench(paths, start_host=world.start) as opened:
        yield opened


def places(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to each value in a value."""
    found = [way] if way else []
    if isinstance(value, dict):
        for key, one in value.items():
            found += places(one, (*way, key))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            found += places(one, (*way, number))
    return found


def changed(text: str, chance: random.Random) -> str:
    """The text of an event with one value that is another one, or gone."""
    values = json.loads(text)
    *way, last = chance.choice(places(values))
    holder = values
    for key in way:
        holder = holder[key]
    if chance.random() < 0.2:
        del holder[last]
    else:
        holder[last] = chance.choice(ODD)
    return json.dumps(values)


def tamper(path: Path, seed: int) -> str:
    """Change the record in the file; says how."""
    chance = random.Random(seed)
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        for trigger in ("events_never_change", "events_never_go"):
            file.execute(f"DROP TRIGGER IF EXISTS {trigger}")
        rows = file.execute("SELECT id, type, json FROM events ORDER BY number").fetchall()
        row_id, kind, text = chance.choice(rows)
        how = chance.choice(("value", "value", "value", "text", "kind", "gone", "order"))
        if how == "value":
            new = (changed(text, chance), kind, row_id)
            file.execute("UPDATE events SET json = ?, type = ? WHERE id = ?", new)
        elif how == "text":
            cut = text[: chance.randrange(len(text))]
            file.execute("UPDATE events SET json = ? WHERE id = ?", (cut, row_id))
        elif how == "kind":
            other = chance.choice([*{row[1] for row in rows}, "Nonsense", ""])
            file.execute("UPDATE events SET type = ? WHERE id = ?", (other, row_id))
        elif how == "gone":
            file.execute("DELETE FROM events WHERE id = ?", (row_id,))
        else:
            file.execute("UPDATE events SET number = number + 1000 WHERE id = ?", (row_id,))
    return f"{seed}: {how} of {kind}"


async def test_that_a_record_that_was_changed_is_no_crash(
    bench: Workbench, world: World, paths: Paths
) -> None:
    world.steps = [[READY, TextDelta("Hello"), DONE]]
    run = await start(bench, "Hi")
    await asyncio.wait_for(run.wait(), 20)
    replays = bench.runs.replays
    assert (await replays.check(run.run_id)).is_equal
    with closing(sqlite3.connect(paths.database)) as file:
        before = file.execute("SELECT * FROM events").fetchall()
    outcomes = set[str]()
    for seed in range(CASES):
        said = tamper(paths.database, seed)
        try:
            async with asyncio.timeout(20):
                found = await replays.check(run.run_id)
            outcomes.add("equal" if found.is_equal else "different")
        except WorkbenchError:
            outcomes.add("refused")
        except Exception as exc:
            exc.add_note(said)
            raise
        for records in (bench.records.spans, bench.records.some):
            try:
                await records(run.run_id)
            except WorkbenchError:
                outcomes.add("refused")
        with closing(sqlite3.connect(paths.database)) as file, file:
            file.execute("DELETE FROM events")
            marks = ", ".join("?" * len(before[0]))
            file.executemany(f"INSERT INTO events VALUES ({marks})", before)  # noqa: S608
    assert outcomes >= {"different", "refused"}
    assert (await replays.check(run.run_id)).is_equal


@pytest.mark.parametrize(
    "changes",
    [
        {"tokens_per_s": float("nan")}, {"tokens_per_s": float("inf")}, {"tokens_per_s": "x"},
        {"name": 7}, {"format": 2}, {"recordings": []}, {"recordings": [{"repeat": -1}]},
        {"recordings": [{"prompt_tokens": -5}]}, {"recordings": [{"match": "("}]},
        {"recordings": [{"match": "a{1,99999999}"}]}, {"recordings": [{"repeat": 2**70}]},
        {"recordings": [{"tool_calls": [{"name": "x", "arguments": {"a": "b" * 200_000}}]}]},
        {"recordings": [{"fault": "reformat"}]},
    ],
)  # fmt: skip
def test_that_a_recording_that_was_changed_is_refused(
    changes: dict[str, Any], tmp_path: Path
) -> None:
    path = tmp_path / "x.replay.json"
    whole: dict[str, Any] = {"format": 1, "name": "X", "recordings": [{"text": "Hello."}]}
    path.write_text(json.dumps(whole))
    assert read_recordings(path).name == "X"
    path.write_text(json.dumps({**whole, **changes}))
    with pytest.raises(ModelLoadError, match="is not a recording") as caught:
        read_recordings(path)
    assert caught.value.hint


@pytest.mark.parametrize("raw", [b"", b"[" * 100_000, b"\xff", b"null", b"{" * 5_000])
def test_that_bytes_that_are_no_recording_are_refused(raw: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.replay.json"
    path.write_bytes(raw)
    with pytest.raises(ModelLoadError):
        read_recordings(path)
