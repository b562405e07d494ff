"""R11: what another version of the program wrote, and upgrades that are killed at any step."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.unit.traces.conftest import MakeRun
from workbench.base.errors import StoreNewer
from workbench.traces import schema
from workbench.traces.store import TraceStore

ROOT = Path(__file__).resolve().parents[3]
KILLED = """
import os, signal, sqlite3, sys
from pathlib import Path
from workbench.traces import schema
from workbench.traces.store import TraceStore

place, steps = Path(sys.argv[1]), 0
STEPS = ("link", "rename", "unlink", "open", "chmod", "replace", "fchmod")

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
    made.set_progress_handler(step, 3000)
    return made

def counted(real):
    def call(*words, **more):
        step()
        found = real(*words, **more)
        step()
        return found
    return call

sqlite3.connect = connect
for name in STEPS:
    setattr(os, name, counted(getattr(os, name)))
kill_at = 0
while True:
    kill_at += 1
    folder = place / str(kill_at)
    child = os.fork()
    if child == 0:
        TraceStore(folder / "w.sqlite").close()
        os._exit(0)
    if os.waitpid(child, 0)[1] == 0:
        print(kill_at - 1)
        break
"""


def no_file(_path: Path, _make_run: MakeRun) -> None:
    """The first start."""


def without_tables(path: Path, _make_run: MakeRun) -> None:
    """A file of version 0, as SQLite makes it before anything is in it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA application_id = 1")


def without_log(path: Path, make_run: MakeRun) -> None:
    """As the first programs left it: no number of its own, and no write-ahead log."""
    store = TraceStore(path)
    store.append(make_run("r1"))
    store.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA application_id = 0")


def cut_off(path: Path, make_run: MakeRun) -> None:
    """As a killed program left it: a run has no end, which the next start gives it."""
    store = TraceStore(path)
    store.append(make_run("r1"))
    store.append(make_run("r2", whole=False))
    store.close()


def of_version_1(path: Path, make_run: MakeRun) -> None:
    """Before there were notes and spans."""
    store = TraceStore(path)
    store.append(make_run("r1"))
    store.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for table in ("notes", "spans", "span_text", "to_index", "facts"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("ALTER TABLE conversations DROP COLUMN owner")
        connection.execute("PRAGMA user_version = 1")


def of_version_2(path: Path, make_run: MakeRun) -> None:
    """Before conversations belonged to anybody."""
    store = TraceStore(path)
    store.append(make_run("r1"))
    store.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("ALTER TABLE conversations DROP COLUMN owner")
        connection.execute("PRAGMA user_version = 2")


KINDS = (no_file, without_tables, without_log, cut_off, of_version_1, of_version_2)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are started another way")
@pytest.mark.parametrize("make", KINDS)
def test_that_an_upgrade_killed_at_any_step_leaves_the_old_store_or_the_new(
    make: object, tmp_path: Path, make_run: MakeRun
) -> None:
    assert callable(make)
    old = tmp_path / "old"
    old.mkdir()
    make(old / "w.sqlite", make_run)
    places = tmp_path / "killed"
    for number in range(1, 250):
        shutil.copytree(old, places / str(number))
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(places)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    steps = int(done.stdout)
    assert 8 < steps < 249, "every step was killed at, and one start came to its end"
    had = make not in (no_file, without_tables)
    for number in range(1, steps + 2):
        left = places / str(number) / "w.sqlite"
        store = TraceStore(left)
        assert store.recovery is None, number
        assert store.interrupted in ((), ("r2",))
        assert [one.id for one in store.conversations()] == ["c"] * had, number
        if had:
            assert store.run("r1").end == "answered"
            assert store.run("r1").user_text == "hello"
        with closing(sqlite3.connect(left)) as connection:
            waits = connection.execute("SELECT count(*) FROM to_index").fetchone()[0]
        assert waits == had + (make is cut_off), "what is there will be found"
        if make is cut_off:
            assert store.run("r2").end == "interrupted"
        store.append(make_run("new", conversation="d"))
        store.close()
        with closing(sqlite3.connect(left)) as connection:
            assert connection.execute("PRAGMA user_version").fetchone()[0] == schema.VERSION
            assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        kept = {path.name for path in left.parent.iterdir()} - {"w.sqlite"}
        assert all(name.startswith(".w.sqlite.") for name in kept), kept


def _upgrade(path: Path) -> None:
    """What a newer program does: another version, another table, another kind of log."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
        connection.execute("CREATE TABLE more(id)")
        connection.execute("DROP TABLE purging")


def test_that_an_older_program_changes_no_byte_of_a_newer_store(
    tmp_path: Path, make_run: MakeRun
) -> None:
    path = tmp_path / "w.sqlite"
    store = TraceStore(path)
    store.append(make_run("r1"))
    store.close()
    _upgrade(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA application_id = 0")
    before = path.read_bytes()
    with pytest.raises(StoreNewer, match="newer version") as caught:
        TraceStore(path)
    assert "Update" in caught.value.hint
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["w.sqlite"]


def test_that_an_older_program_that_has_the_store_open_writes_no_more_once_it_is_newer(
    tmp_path: Path, make_run: MakeRun
) -> None:
    path = tmp_path / "w.sqlite"
    store = TraceStore(path)
    store.append(make_run("r1"))
    _upgrade(path)
    with pytest.raises(StoreNewer, match="newer version"):
        store.append(make_run("r2", "r1"))
    with pytest.raises(StoreNewer, match="newer version"):
        store.save_draft("c", "a draft")
    assert store.run("r1").end == "answered", "what it knows it still shows"
    store.close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == schema.VERSION + 1
        runs = [row[0] for row in connection.execute("SELECT id FROM runs")]
    assert runs == ["r1"]
