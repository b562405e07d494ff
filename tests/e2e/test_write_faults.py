"""R3: writes that fail, one by one and from each one on: refused in words, nothing lost."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from workbench.app.start_notices import FULL
from workbench.app.workbench import open_workbench
from workbench.base.errors import StoreError, WorkbenchError
from workbench.base.paths import Paths

FAULTS = Path(__file__).with_name("faults")
ROOT = Path(__file__).resolve().parents[2]
STEP = 41  # a prime, so that each kind of write has its turn; 1 takes minutes and tries all

STORE_STEP = 11  # 1 takes some minutes and tries every write
PLACES = 3  # of the writes of each act; 0 takes minutes and tries all

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs LD_PRELOAD and tmpfs")


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What makes writes fail."""
    compiler = shutil.which("cc") or shutil.which("c++")
    if compiler is None:
        pytest.skip("there is no C compiler")
    made = tmp_path_factory.mktemp("shim") / "shim.so"
    source = str(FAULTS / "shim.c")
    subprocess.run(
        [compiler, "-x", "c", "-shared", "-fPIC", "-o", str(made), source, "-ldl"], check=True
    )
    return made


def run(script: str, shim: Path, folder: Path, how_many: int) -> Any:
    done = subprocess.run(
        [sys.executable, str(FAULTS / script), str(shim), str(folder), str(how_many)],
        env={**os.environ, "LD_PRELOAD": str(shim), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


def test_that_a_write_that_fails_loses_nothing_and_is_told(shim: Path, tmp_path: Path) -> None:
    figures = run("session.py", shim, tmp_path / "d", STEP)
    assert figures["cases"] >= 16
    assert figures["refused"] >= figures["cases"]


def test_that_evaluations_survive_every_write_that_fails(shim: Path, tmp_path: Path) -> None:
    """Begun, gone on with, stopped and removed, and their data sets saved."""
    figures = run("eval_session.py", shim, tmp_path / "e", 2 * STEP + 1)
    assert figures["cases"] >= 8
    assert figures["refused"] >= figures["cases"] / 2


def test_that_no_store_loses_or_disowns_anything_when_a_write_fails(
    shim: Path, tmp_path: Path
) -> None:
    """History of the dashboards, alerts, evaluations, conversations: each by itself."""
    figures = run("stores_session.py", shim, tmp_path / "s", STORE_STEP)
    assert set(figures) == {"traces", "metrics", "alerts", "evaluations"}
    for name, store in figures.items():
        assert store["writes"] >= 4, name
        assert store["refused"] > 0, name


def test_that_models_survive_every_write_that_fails(shim: Path, tmp_path: Path) -> None:
    """Imported, fetched, made smaller, mended, noted, packed, unpacked and removed."""
    figures = run("models_session.py", shim, tmp_path / "m", PLACES)
    assert len(figures) == 12
    for name, act in figures.items():
        assert act["writes"] >= 1, name
        assert 0 < act["refused"] <= act["cases"], name


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 8 MB; only root may make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    command = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)]
    if mount is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def fill_disk(ballast: Path) -> None:
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(b"\0" * 4096):
            pass


async def talk(paths: Paths, data: Path) -> None:
    """A run on a full disk is refused in words, and works when there is space again."""
    ballast = paths.data / "ballast"
    async with open_workbench(paths) as bench:
        bench.settings.change(engine_mode="thread")
        first = await bench.runs.start("starter", "hello", model_id="talker")
        assert (await asyncio.wait_for(first.wait(), 60)).answer == "Hello."
        running = await bench.runs.start("starter", "many", model_id="talker")
        fill_disk(ballast)
        end = await asyncio.wait_for(running.wait(), 60)
        assert end.end == "failed"
        assert "could not be stored" in end.message
        notice = bench.notices.items[-1]
        assert notice.level == "error"
        assert "the disk is full" in notice.reason
        assert "Remove" in notice.hint
        with pytest.raises(StoreError) as caught:
            await bench.runs.start("starter", "word " * 20_000, model_id="talker")
        assert "the disk is full" in caught.value.message
        with pytest.raises(WorkbenchError) as refused:
            await bench.agents.duplicate("starter", "Copy")
        assert refused.value.hint
        ballast.unlink()
        again = await bench.runs.start("starter", "hello", model_id="talker")
        assert (await asyncio.wait_for(again.wait(), 60)).answer == "Hello."
        await bench.agents.duplicate("starter", "Copy")
        ids = (first.run_id, running.run_id, again.run_id)
    async with open_workbench(paths) as bench:
        for run_id in ids:
            assert (await bench.conversations.run(run_id)).end
        assert not bench.notices.items or all(n.level == "info" for n in bench.notices.items)


async def test_that_a_full_disk_is_told_and_passes(small_disk: Path, data: Path) -> None:
    shutil.copytree(data / "models", small_disk / "models")
    recording = json.loads((data / "models" / "talker.replay.json").read_text())
    recording["recordings"].insert(0, {"match": "many", "text": "word " * 50, "repeat": 2000})
    (small_disk / "models" / "talker.replay.json").write_text(json.dumps(recording))
    await talk(Paths(small_disk, small_disk / "cache"), data)


async def start_full(paths: Paths) -> None:
    """What is there can be read on a full disk; the cause is named; then all goes on."""
    ballast = paths.data / "ballast"
    async with open_workbench(paths) as bench:
        bench.settings.change(engine_mode="thread")
        first = await bench.runs.start("starter", "hello", model_id="talker")
        assert (await asyncio.wait_for(first.wait(), 60)).answer == "Hello."
    fill_disk(ballast)
    for _ in range(2):
        async with open_workbench(paths) as bench:
            (told,) = [notice for notice in bench.notices.items if notice.key == FULL]
            assert told.level == "error"
            assert "the disk is full" in told.reason.lower()
            assert "Remove models" in told.hint
            (kept,) = await bench.conversations.list()
            turns = await bench.conversations.turns(kept.id)
            assert [turn.user_text for turn in turns] == ["hello"]
            with pytest.raises(StoreError) as refused:
                await bench.runs.start("starter", "word " * 20_000, model_id="talker")
            assert "full" in refused.value.message
    ballast.unlink()
    async with open_workbench(paths) as bench:
        assert not [notice for notice in bench.notices.items if notice.level != "info"]
        again = await bench.runs.start("starter", "hello", model_id="talker")
        assert (await asyncio.wait_for(again.wait(), 60)).answer == "Hello."
        assert len(await bench.conversations.list()) == 2


async def test_that_a_start_on_a_full_disk_names_it_and_shows_what_is_there(
    small_disk: Path, data: Path
) -> None:
    shutil.copytree(data / "models", small_disk / "models")
    await start_full(Paths(small_disk, small_disk / "cache"))


LIMITED = """
import asyncio, sys
from pathlib import Path
from workbench.base.errors import StoreError
from workbench.traces.store import TraceStore
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = TraceStore(Path(sys.argv[1]))
store.save_draft("talk", "before")
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))
try:
    store.save_draft("talk", "x" * 900_000)
except StoreError as exc:
    assert exc.message and exc.hint
else:
    raise SystemExit("it was stored?")
assert store.draft("talk") == "before"
resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
store.save_draft("talk", "after")
assert store.draft("talk") == "after"
store.close()
"""


def test_that_a_quota_for_files_is_told_and_passes(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(tmp_path / "w.sqlite")],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
