"""How runs are recorded: what is left out, and what happens on a full disk."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.unit.app.test_runs import CALLED, DONE, READY, World, call, start, until
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import RunError, SettingsError, StoreFull
from workbench.base.paths import Paths
from workbench.engines.api import TextDelta
from workbench.traces.events import AnswerDelta, Record, RunStarted, ToolCallStarted


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


async def test_that_what_a_rule_names_is_shown_but_never_stored(
    bench: Workbench, world: World, paths: Paths
) -> None:
    bench.settings.change(redact_recording=True, redaction_rules=("e-mail", "order=ORD-[0-9]+"))
    world.steps = [
        [READY, call("calculator", expression="1 + 1"), CALLED],
        [
            READY,
            TextDelta("Write to an"),
            TextDelta("n@example.org of ORD-"),
            TextDelta("77"),
            DONE,
        ],
    ]
    run = await start(bench, "I am bob@example.org, ORD-12345")
    end = await asyncio.wait_for(run.wait(), 20)
    assert "ann@example.org of ORD-77" in end.answer, "on screen it is as it was"
    records = await bench.conversations.records(run.run_id)
    begun = records[0].event
    assert isinstance(begun, RunStarted)
    assert begun.user_text == "I am [EMAIL], [ORDER]"
    assert begun.options["redacted"] == ["e-mail", "order"]
    answers = [r.event.text for r in records if isinstance(r.event, AnswerDelta)]
    assert answers == ["Write to [EMAIL] of [ORDER]"]
    assert any(isinstance(r.event, ToolCallStarted) for r in records)
    told = await bench.runs.replays.check(run.run_id)
    assert not told.is_equal
    assert "left out" in told.problem
    with pytest.raises(RunError, match="left out"):
        await bench.runs.replays.go_on(run.run_id, "model-2")
    raw = b"".join(one.read_bytes() for one in paths.data.rglob("*.sqlite*"))
    assert b"example.org" not in raw
    assert b"ORD-" not in raw
    with pytest.raises(SettingsError, match="is no rule"):
        bench.settings.change(redaction_rules=("nonsense",))


@pytest.mark.parametrize("goes_on", [True, False])
async def test_that_a_run_on_a_full_disk_does_what_the_settings_say(
    bench: Workbench, world: World, monkeypatch: pytest.MonkeyPatch, goes_on: bool
) -> None:
    bench.settings.change(full_disk_runs="go on" if goes_on else "stop")
    world.steps = [[READY, TextDelta("part")], [READY, TextDelta("next"), DONE]]
    store = bench.runs._store
    real, refused = store.append, asyncio.Event()
    loop = asyncio.get_running_loop()

    def full(_records: list[Record]) -> None:
        loop.call_soon_threadsafe(refused.set)
        raise StoreFull("no space left on the disk", "Free some space.")

    run = await start(bench)
    monkeypatch.setattr(store, "append", full)
    await asyncio.wait_for(refused.wait(), 20)
    if goes_on:
        await until(run, AnswerDelta)
        assert not run.finished
        world.gate.set()
    end = await asyncio.wait_for(run.wait(), 20)
    titles = [notice.title for notice in bench.notices.items]
    if goes_on:
        assert end.end == "answered"
        assert "Not all of this run could be recorded: no space left" in end.message
        assert "tester goes on unrecorded" in titles
    else:
        assert end.end == "failed"
        assert "could not be stored" in end.message
    monkeypatch.setattr(store, "append", real)
    world.gate.set()  # what ended at once has left its script to the next one
    second = await start(bench, "Again")
    await asyncio.wait_for(second.wait(), 20)
    assert (await bench.conversations.run(run.run_id)).end == end.end, "the end is kept"
