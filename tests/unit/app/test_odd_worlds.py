"""R15: forty odd places, clocks and leftovers; nothing crashes, and the audit log stays whole.

Eight names of folders, as users and deep trees have them, times five things that happen.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.keyrings import MemoryKeyring, used_keyring
from tests.unit.app.test_runs import CALLED, DONE, READY, World, start
from workbench.app.audit_review import AuditReview
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths
from workbench.engines.api import TextDelta, ToolCall

HOUR_S = 3600.0
DEEP = "/".join(["a folder within a folder within a folder"] * 7)
PLACES = {
    "umlauts": "Zoë Müßig",
    "chinese": "用户 数据",
    "arabic": "مستخدم",
    "turkish": "İstanbul ıI",
    "apart": "Zoe\u0308 e\u0301",
    "signs": 'a\'b "c" $(id) %TEMP% {0} #;&',
    "emoji": "👩\u200d💻 home.",
    "deep": DEEP,
}
CALL = ToolCall("c1", "calculator", '{"expression": "12 * 7"}')
Happening = Callable[["Clock", Paths, pytest.MonkeyPatch], None]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="such names cannot be made there")


class Clock:
    """The clocks of this process, to be set."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.wall_s = self.monotonic_s = 0.0
        wall, monotonic = time.time, time.monotonic
        monkeypatch.setattr(time, "time", lambda: wall() + self.wall_s)
        monkeypatch.setattr(time, "monotonic", lambda: monotonic() + self.monotonic_s)


def ahead(clock: Clock, _paths: Paths, _patch: pytest.MonkeyPatch) -> None:
    """The clock jumps into the year after the next."""
    clock.wall_s += 800 * 24 * HOUR_S


def back(clock: Clock, _paths: Paths, _patch: pytest.MonkeyPatch) -> None:
    """Its battery is empty: it is 1970 again."""
    clock.wall_s = 60.0 - time.time()


def sleep(clock: Clock, _paths: Paths, _patch: pytest.MonkeyPatch) -> None:
    """The machine slept for a night; every timer is due at once."""
    clock.wall_s += 9 * HOUR_S
    clock.monotonic_s += 9 * HOUR_S


def emptied(_clock: Clock, paths: Paths, _patch: pytest.MonkeyPatch) -> None:
    """A power cut left every small file without a byte."""
    for path in (*paths.data.rglob("*.json"), *paths.data.rglob("*.yaml")):
        if "audit" not in path.parts and path.parent != paths.models:
            path.write_bytes(b"")
    paths.settings.write_bytes(b"")


def travelled(_clock: Clock, _paths: Paths, patch: pytest.MonkeyPatch) -> None:
    """Another time zone, with half an hour, and the language of another country."""
    patch.setenv("TZ", "America/St_Johns")
    for name in ("LANG", "LC_ALL", "LC_NUMERIC", "LANGUAGE"):
        patch.setenv(name, "tr_TR.UTF-8")
    time.tzset()


WHILE_OPEN: tuple[Happening, ...] = (ahead, back, sleep, travelled)


@pytest.fixture(autouse=True)
def _quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody pulls the plug on these files."""
    monkeypatch.setattr(os, "fsync", lambda _handle: None)


def test_that_there_are_forty() -> None:
    assert len(PLACES) * len([*WHILE_OPEN, emptied]) == 40
    assert len(DEEP) > 260  # longer than Windows once allowed for a whole path


async def talked(bench: Workbench, world: World, answer: str) -> str:
    """Ask, with a tool between; the run's id."""
    world.steps = [[READY, CALL, CALLED], [READY, TextDelta(answer), DONE]]
    run = await start(bench, f"What is 12 * 7? {answer}")
    assert (await asyncio.wait_for(run.wait(), 20)).end == "answered"
    return run.run_id


@pytest.mark.parametrize("place", PLACES)
async def test_that_the_program_works_there_and_says_what_was_lost(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A session in each place: four things happen while it lasts, the fifth after it."""
    home = tmp_path / PLACES[place]
    paths = Paths(home / "data", home / "cache")
    paths.make()
    (paths.models / "talker.replay.json").write_text("{}")
    world, clock = World(), Clock(monkeypatch)
    runs: dict[str, str] = {}
    try:
        with used_keyring(MemoryKeyring()):
            async with open_workbench(paths, start_host=world.start) as bench:
                bench.settings.change(theme="dark", model_folders=(str(home / "more"),))
                for happening in WHILE_OPEN:
                    name = happening.__name__
                    runs[f"before {name}"] = await talked(bench, world, f"before {name}")
                    happening(clock, paths, monkeypatch)
                    runs[f"after {name}"] = await talked(bench, world, f"after {name}")
                    await whole(bench, name)
                assert [one for one in bench.notices.items if one.level == "error"] == []
            emptied(clock, paths, monkeypatch)
            async with open_workbench(paths, start_host=world.start) as bench:
                told = [f"{one.title} {one.reason}" for one in bench.notices.items]
                assert any("settings" in text.lower() for text in told), told
                assert bench.settings.settings.theme != "dark"
                for answer, run_id in runs.items():
                    records = await bench.conversations.records(run_id)
                    assert getattr(records[-1].event, "answer", "") == answer
                await talked(bench, world, "again")
                assert len(await bench.conversations.list()) == len(runs) + 1
                await whole(bench, "emptied")
    finally:
        monkeypatch.undo()
        time.tzset()


async def whole(bench: Workbench, after: str) -> None:
    """The audit log still proves in which order things were."""
    await bench.audit.flush()
    verdict = await AuditReview(bench.audit).check()
    assert verdict.whole, (after, verdict)
    assert verdict.records > 10, after
