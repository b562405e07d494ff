"""``workbench runs``, as a person types it, with runs of a scripted engine."""

from __future__ import annotations

import asyncio
import csv
import io
import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.unit.app.test_runs import CALLED, DONE, READY, World, call, start
from workbench.__main__ import _parser
from workbench.app import runs_commands
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import PolicyError, RunError, SearchError, SettingsError, StoreError
from workbench.base.paths import Paths
from workbench.engines.api import TextDelta


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


async def _run(bench: Workbench, world: World, text: str, answer: str) -> str:
    world.steps = [
        [READY, call("calculator", expression="12 * 7"), CALLED],
        [READY, TextDelta(answer), DONE],
    ]
    run = await start(bench, text)
    await asyncio.wait_for(run.wait(), 20)
    return run.run_id


class Typed:
    """Types commands and reads what they print."""

    def __init__(self, bench: Workbench, capsys: pytest.CaptureFixture[str]) -> None:
        self._bench, self._capsys = bench, capsys
        self.code = 0
        self.err = ""

    async def __call__(self, *words: str) -> str:
        options = _parser().parse_args(["runs", *words])
        self._capsys.readouterr()
        self.code = await runs_commands.run(self._bench, options)
        told = self._capsys.readouterr()
        self.err = told.err
        return told.out


@pytest.fixture
def typed(bench: Workbench, capsys: pytest.CaptureFixture[str]) -> Typed:
    return Typed(bench, capsys)


async def test_that_steps_are_found_and_mistakes_are_told(
    bench: Workbench, world: World, typed: Typed
) -> None:
    first = await _run(bench, world, "How much is it?", "It is \x1b[31m84\x1b[0m")
    await _run(bench, world, "Something else", "No idea")
    out = await typed("search", "84")
    assert first in out
    assert "\x1b" not in out
    hits = json.loads(await typed("search", "tool:calculator", "12 * 7", "--json"))["hits"]
    assert [hit["span"]["name"] for hit in hits] == ["calculator", "calculator"]
    assert first not in await typed("search", "no idea")
    assert "--limit" not in typed.err
    await typed("search", "tool:calculator", "--limit", "1")
    assert "--limit shows more" in typed.err
    with pytest.raises(SearchError, match="colour"):
        await typed("search", "colour:red")


async def test_that_notes_are_kept_shown_and_found(
    bench: Workbench, world: World, typed: Typed
) -> None:
    run_id = await _run(bench, world, "Hi", "84")
    said = await typed(
        "note", "last", "--tag", "Good", "--up", "--bookmark", "--comment", "a\x1b[2Jb"
    )
    assert said == "note: bookmarked thumbs up #good “a\\x1b[2Jb” (administrator)\n"
    again = json.loads(await typed("note", run_id[:8], "--untag", "good", "--down", "--json"))
    assert (again["rating"], again["tags"], again["bookmarked"]) == (-1, [], True)
    await typed("note", "last", "--step", "tool-1-1", "--tag", "slow")
    shown = await typed("show", "last")
    assert "step tool-1-1: #slow" in shown
    assert run_id in await typed("list", "--tag", "slow")
    assert run_id not in await typed("list", "--tag", "other")
    assert run_id in await typed("list", "--bookmarked")
    assert "nothing is noted" in await typed("note", "last", "--step", "model-1")
    for words in (("note", "last", "--step", "none"), ("show", "zzzz"), ("show", run_id[:2])):
        with pytest.raises(RunError):
            await typed(*words)


async def test_that_runs_are_told_again_gone_on_with_and_compared(
    bench: Workbench, world: World, typed: Typed
) -> None:
    first = await _run(bench, world, "Hi", "84")
    assert "The same: " in await typed("replay", "last")
    assert json.loads(await typed("replay", "last", "--json"))["equal"] is True
    world.steps = [[READY, TextDelta("85\x07"), DONE]]
    out = await typed("replay", "last", "--from", "model-2", "--instructions", "Be wrong.")
    assert out == "85\\x07\n"
    assert f"runs diff {first}" in typed.err
    told = await typed("diff", first, "last")
    assert typed.code == 1
    assert "the run: answer\n  - 84\n  + 85\\x07" in told
    rows = json.loads(await typed("diff", first, "last", "--json"))["differences"]
    assert rows[0]["what"] == "document"
    document = told.partition("the run: document")[2].partition("the run: answer")[0]
    changed = [line for line in document.splitlines() if line[2:3] in ("-", "+")]
    assert 0 < len(changed) < len(rows[0]["before"].splitlines()) / 2
    await typed("diff", first, first)
    assert typed.code == 0
    with pytest.raises(RunError, match="no step"):
        await typed("replay", first, "--from", "model-9")


async def test_that_runs_are_exported_in_each_form(
    bench: Workbench, world: World, typed: Typed, tmp_path: Path
) -> None:
    one = await _run(bench, world, "=cmd() ann@example.org", "84")
    two = await _run(bench, world, "Hi", "84")
    lines = [json.loads(line) for line in (await typed("export", one, two)).splitlines()]
    assert {line["run_id"] for line in lines} == {one, two}
    assert [line["type"] for line in lines].count("RunStarted") == 2
    table = await typed("export", one, two, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert {row["run_id"] for row in rows} == {one, two}
    report = await typed("export", one, "--format", "md", "--redact")
    assert "[EMAIL]" in report
    assert "example.org" not in report
    own = await typed("export", one, "--rule", "cmd=cmd.*", "--format", "otlp")
    assert "[CMD]" in own
    assert "gen_ai.tool.call.result" in own
    bare = await typed("export", one, "--format", "otlp", "--without-content")
    assert "gen_ai.tool.call.result" not in bare
    path = tmp_path / "runs.jsonl"
    assert str(path) in await typed("export", one, "-o", str(path))
    written = await asyncio.to_thread(path.read_text)
    assert len(written.splitlines()) == sum(line["run_id"] == one for line in lines)
    assert await asyncio.to_thread(lambda: list(tmp_path.glob(".runs*"))) == []
    with pytest.raises(StoreError, match="no folder"):
        await typed("export", one, "-o", str(tmp_path / "none" / "x"))
    with pytest.raises(SettingsError, match="no rule"):
        await typed("export", one, "--rule", "nonsense")
    with pytest.raises((RunError, PolicyError), match="no collector is named"):
        await typed("export", one, "--collector")


async def test_that_runs_are_removed_for_good(
    bench: Workbench, world: World, typed: Typed, paths: Paths
) -> None:
    first = await _run(bench, world, "topsecretword", "84")
    second = await _run(bench, world, "Hi", "84")
    with pytest.raises(RunError, match="nothing says"):
        await typed("purge")
    await typed("note", second, "--bookmark")
    found = json.loads(await typed("purge", first, "--json"))
    assert found["runs"] == 1
    raw = b"".join(one.read_bytes() for one in paths.data.rglob("*.sqlite*"))
    assert b"topsecretword" not in raw
    assert "0 runs" in await typed("purge", "--keep-mb", "0.0001")
    await typed("note", second, "--no-bookmark")
    assert "1 runs" in await typed("purge", "--keep-mb", "0.0001")
    assert "0 runs and 0 deleted" in await typed("purge", "--deleted", "--older-than", "1")
