"""R11: every database that is killed while it is made or opened, and one of a newer program."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.data_stores import KINDS
from tests.further_stores import ALL
from tests.unit.app.test_store_faults import NEWER
from workbench.base.errors import StoreNewer
from workbench.policy.api_keys import ApiKeys

ROOT = Path(__file__).resolve().parents[3]
STRIDE = int(os.environ.get("WORKBENCH_STORE_STRIDE", "9"))
"""1 kills at every step of every store, which takes half a minute."""
HAD = range(3)
NEW = 99
KILLED = """
import os, signal, sqlite3, sys
from pathlib import Path
from tests.further_stores import ALL

place, stride, steps, kill_at = Path(sys.argv[1]), int(sys.argv[2]), 0, 0
kinds = sys.argv[3:]

def step(*_):
    global steps
    steps += 1
    if steps == kill_at:
        os.kill(os.getpid(), signal.SIGKILL)

real_connect = sqlite3.connect

def connect(*words, **more):
    step()
    made = real_connect(*words, **more)
    made.set_trace_callback(step)
    return made

def counted(real):
    def call(*words, **more):
        step()
        found = real(*words, **more)
        step()
        return found
    return call

sqlite3.connect = connect
for name in ("link", "rename", "unlink", "chmod", "replace", "fchmod"):
    setattr(os, name, counted(getattr(os, name)))
os.fsync = lambda _handle: step()
for kind in kinds:
    kill_at = 1
    while True:
        folder = place / kind / str(kill_at)
        child = os.fork()
        if child == 0:
            with ALL[kind].at(folder) as store:
                store.write(99)
            os._exit(0)
        if os.waitpid(child, 0)[1] == 0:
            break
        kill_at += stride
    print(kind, kill_at, flush=True)
"""


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody pulls the plug on the files that tests write themselves."""
    monkeypatch.setattr("os.fsync", lambda _file: None)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are started another way")
@pytest.mark.parametrize("begun", ["nothing", "something"])
def test_that_a_store_killed_at_any_step_has_what_it_had_and_goes_on(
    begun: str, tmp_path: Path
) -> None:
    kinds = [kind for kind in ALL if kind != "traces"]  # they have test_upgrades.py
    old, places = tmp_path / "old", tmp_path / "killed"
    had = set(HAD) if begun == "something" else set()
    for kind in kinds:
        (old / kind).mkdir(parents=True)
        if had:
            ALL[kind].fill(old / kind, HAD)
        for number in range(1, 121, STRIDE):
            shutil.copytree(old / kind, places / kind / str(number))
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(places), str(STRIDE), *kinds],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    reached = {line.split()[0]: int(line.split()[1]) for line in done.stdout.splitlines()}
    assert set(reached) == set(kinds)
    for kind, steps in reached.items():
        assert 5 < steps <= 120, (kind, "it was killed, and the last one came to its end")
        for number in range(1, steps + 1, STRIDE):
            _check(kind, places / kind / str(number), had)


def _check(kind: str, folder: Path, had: set[int]) -> None:
    """The old store or the new one, and either can be written."""
    with ALL[kind].at(folder) as store:
        found = store.read()
        assert had <= found <= had | {NEW}, (kind, folder.name)
        store.write(7)
        assert store.read() == found | {7}
    assert not list(folder.glob("*damaged*")), (kind, folder.name)
    with closing(sqlite3.connect(folder / ALL[kind].file)) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert file.execute("PRAGMA user_version").fetchone()[0] > 0


@pytest.mark.parametrize("kind", [kind for kind in ALL if kind not in KINDS])
def test_that_a_newer_store_is_refused_and_not_a_byte_of_it_changed(
    kind: str, tmp_path: Path
) -> None:
    path = ALL[kind].fill(tmp_path, HAD)
    subprocess.run([sys.executable, "-c", NEWER, str(path)], check=True)
    before = {one.name: one.read_bytes() for one in tmp_path.iterdir() if "shm" not in one.name}
    for _again in range(2):
        with (
            pytest.raises(StoreNewer, match="newer version") as caught,
            ALL[kind].at(tmp_path) as it,
        ):
            it.write(4)
        assert caught.value.hint
    after = {one.name: one.read_bytes() for one in tmp_path.iterdir() if "shm" not in one.name}
    assert after == before


def test_that_keys_of_a_newer_program_open_nothing_and_stay(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    _key, secret = ApiKeys(path).create("a")
    newer = json.dumps({**json.loads(path.read_bytes()), "format": 2, "more": True}).encode()
    path.write_bytes(newer)
    with pytest.raises(StoreNewer, match="newer version"):
        ApiKeys(path).find(secret)
    with pytest.raises(StoreNewer, match="newer version"):
        ApiKeys(path).create("b")
    assert path.read_bytes() == newer
    values = json.loads(newer)
    del values["format"]  # as programs before this one wrote it
    path.write_text(json.dumps(values))
    assert ApiKeys(path).find(secret) is not None
