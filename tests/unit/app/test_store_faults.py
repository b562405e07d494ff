"""R9, R10, R11: every store says when what it held is gone, and keeps what was there."""

from __future__ import annotations

import os
import socket
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.data_stores import KINDS, Kind
from workbench.app.notices import Notice
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import StoreDamaged, StoreError, StoreNewer
from workbench.base.paths import Paths
from workbench.telemetry.alerts.store import FiringStore
from workbench.telemetry.history import HistoryStore
from workbench.tools.memory.store import MemoryStore
from workbench.tools.memory.values import Keep, MemoryPlace

posix = pytest.mark.skipif(sys.platform == "win32", reason="pipes and links are POSIX")
SMALL = ("metrics", "alerts")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody pulls the plug on the files that tests write themselves."""
    monkeypatch.setattr("os.fsync", lambda _file: None)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    found = Paths(tmp_path / "data", tmp_path / "cache")
    found.make()
    return found


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def header_only(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100])


def first_page_only(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:4096])


def cut(path: Path) -> None:
    raw = path.read_bytes()
    path.write_bytes(raw[: len(raw) // 2 + 77])


def zeroed(path: Path) -> None:
    path.write_bytes(bytes(len(path.read_bytes())))


def blank(path: Path) -> None:
    """A database without tables, such as no program of ours leaves."""
    path.unlink()
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("CREATE TABLE t(x)")
        file.execute("DROP TABLE t")


def log_only(path: Path) -> None:
    path.with_name(path.name + "-wal").write_bytes(path.read_bytes())
    path.unlink()


DAMAGES = (emptied, header_only, first_page_only, cut, zeroed, blank, log_only)


def parts(path: Path) -> list[bytes]:
    return [one.read_bytes() for one in path.parent.glob(f"{path.name}*") if one.is_file()]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda one: one.__name__)
@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_that_no_store_begins_anew_without_a_word(
    kind: Kind, damage: Callable[[Path], None], tmp_path: Path
) -> None:
    path = kind.fill(tmp_path / "d", range(40))
    damage(path)
    bad = parts(path)
    kept: Path | None = None
    whole = False
    with suppress(StoreDamaged), kind.at(path.parent) as store:
        kept = store.kept_as
        whole = store.read() == set(range(40))
        if kept is None and not whole:
            pytest.fail("some of it is gone, and nobody said so")
    if kept is None and not whole:
        with pytest.raises(StoreDamaged), kind.at(path.parent) as store:
            store.read()
    if kept is not None:
        there = [one.read_bytes() for one in path.parent.iterdir() if one.is_file()]
        assert all(one in there for one in bad), "what was there is kept"


@pytest.mark.parametrize("damage", [emptied, header_only, blank], ids=lambda one: one.__name__)
async def test_that_the_notice_names_the_file_and_where_the_old_one_went(
    damage: Callable[[Path], None], paths: Paths
) -> None:
    for name in ("metrics", "alerts", "evaluations"):
        damage(KINDS[name].fill(paths.data, range(40)))
    bad = {
        name: (paths.data / KINDS[name].file).read_bytes() for name in KINDS if name != "traces"
    }
    async with open_workbench(paths) as bench:
        assert await bench.evaluations.list() == ()
        for name in bad:
            (told,) = [one for one in bench.notices.items if _names(one, name)]
            assert told.level == "warning"
            said = f"{told.reason} {told.hint}"
            assert f"{name}.damaged.db" in said, said
            assert (paths.data / f"{name}.damaged.db").read_bytes() == bad[name]
        _use(bench)
        await bench.recorder.record()
        assert bench.recorder.problem is None
    async with open_workbench(paths) as bench:
        assert [one for one in bench.notices.items if one.level != "info"] == []


def _names(notice: Notice, name: str) -> bool:
    return f"{name}.damaged.db" in f"{notice.reason} {notice.hint}"


def _use(bench: Workbench) -> None:
    bench.recorder.observe("cpu.percent", 1.0)


def folder(path: Path) -> None:
    path.mkdir()


def pipe(path: Path) -> None:
    os.mkfifo(path)


def dangling(path: Path) -> None:
    path.symlink_to(path.parent.parent / "outside.db")


def unix_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))


ODD = (folder, pipe, dangling, unix_socket)


@posix
@pytest.mark.parametrize("odd", ODD, ids=lambda one: one.__name__)
@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_that_something_else_in_a_stores_place_is_told_and_left(
    kind: Kind, odd: Callable[[Path], None], tmp_path: Path
) -> None:
    path = tmp_path / "d" / kind.file
    path.parent.mkdir()
    odd(path)
    with pytest.raises(StoreError) as caught, kind.at(path.parent) as store:
        store.write(1)
    assert repr(kind.file) in caught.value.message
    assert caught.value.hint
    assert path.is_symlink() or path.exists()
    assert not (tmp_path / "outside.db").exists(), "nothing is made outside"


@posix
@pytest.mark.parametrize("odd", ODD, ids=lambda one: one.__name__)
async def test_that_the_program_opens_and_says_it_once(
    odd: Callable[[Path], None], paths: Paths
) -> None:
    for name in SMALL:
        odd(paths.data / KINDS[name].file)
    async with open_workbench(paths) as bench:
        for _again in range(2):
            _use(bench)
            await bench.recorder.record()
        told = [one for one in bench.notices.items if one.level != "info"]
        assert len(told) == len(SMALL), told
        for name in SMALL:
            assert sum(KINDS[name].file in one.reason for one in told) == 1
    assert not (paths.data.parent / "outside.db").exists()


def test_that_a_memory_that_was_emptied_is_told_and_not_begun_anew(tmp_path: Path) -> None:
    path, place = tmp_path / "memory.db", MemoryPlace("graph", "g", "m")
    store = MemoryStore(path)
    store.remember(place, "the cat is black", Keep())
    path.write_bytes(b"")
    with pytest.raises(StoreDamaged, match="was empty") as caught:
        store.newest(place, 10)
    assert "move memory.db away" in caught.value.hint
    assert path.read_bytes() == b""
    path.unlink()
    assert store.newest(place, 10) == []


NEWER = """
import os, sqlite3, sys
file = sqlite3.connect(sys.argv[1], isolation_level=None)
file.execute("PRAGMA journal_mode=WAL")
file.execute("CREATE TABLE of_a_newer_program(x)")
file.execute("PRAGMA user_version = 99")
os._exit(0)
"""


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_that_a_newer_store_is_refused_and_not_a_byte_of_it_changed(
    kind: Kind, tmp_path: Path
) -> None:
    import subprocess

    path = kind.fill(tmp_path, range(3))
    subprocess.run([sys.executable, "-c", NEWER, str(path)], check=True)
    before = {one.name: one.read_bytes() for one in tmp_path.iterdir() if "shm" not in one.name}
    for _again in range(2):
        with (
            pytest.raises(StoreNewer, match="newer version") as caught,
            kind.at(tmp_path) as it,
        ):
            it.write(4)
        assert caught.value.hint
    after = {one.name: one.read_bytes() for one in tmp_path.iterdir() if "shm" not in one.name}
    assert after == before


async def test_that_the_program_opens_beside_newer_stores(paths: Paths) -> None:
    files = [KINDS[name].fill(paths.data, range(2)) for name in KINDS if name != "traces"]
    for path in files:
        with closing(sqlite3.connect(path)) as file:
            file.execute("PRAGMA user_version = 99")
    before = [path.read_bytes() for path in files]
    async with open_workbench(paths) as bench:
        with pytest.raises(StoreNewer):
            await bench.evaluations.list()
        told = [one.reason for one in bench.notices.items if one.level != "info"]
        assert len(told) == 2
        assert all("newer version" in reason for reason in told)
    assert [path.read_bytes() for path in files] == before


def left_by_a_kill(kind: Kind, folder: Path, to: Path) -> None:
    """The files as they are while the store is open, with what is only in its log."""
    kind.fill(folder, range(5))
    with kind.at(folder) as store:
        for number in range(5, 20):
            store.write(number)
        for path in folder.glob(f"{kind.file}*"):
            (to / path.name).write_bytes(path.read_bytes())


@pytest.mark.parametrize("how", ["hit", "gone"])
async def test_that_the_lost_log_of_a_store_is_told(
    how: str, paths: Paths, tmp_path: Path
) -> None:
    for name in ("metrics", "evaluations"):
        left_by_a_kill(KINDS[name], tmp_path / name, paths.data)
        log = paths.data / f"{KINDS[name].file}-wal"
        raw = bytearray(log.read_bytes())
        raw[len(raw) // 2] ^= 1
        if how == "hit":
            log.write_bytes(raw)
        else:
            log.unlink()
    hit = bytes(raw)
    async with open_workbench(paths) as bench:
        results = await bench.evaluations.results("plan")
        titles = [one.title for one in bench.notices.items]
        assert "The evaluations were damaged" in titles
        assert "The newest part of the history of the dashboards was lost" in titles
        if how == "hit":
            assert len(results.outcomes) >= 19, "what can be read of the log is saved"
            kept = [path for path in paths.data.rglob("*-wal*") if path.read_bytes() == hit]
            assert kept
        assert (await bench.recorder.history(0.0, 4e9, 5_000)).names == {"cpu.percent"}
    async with open_workbench(paths) as bench:
        assert [one for one in bench.notices.items if one.level != "info"] == []


async def test_that_a_history_that_is_damaged_later_is_begun_anew_and_said(
    paths: Paths,
) -> None:
    async with open_workbench(paths) as bench:
        _use(bench)
        await bench.recorder.record()
        bench.recorder._store.close()
        (paths.data / "metrics.db").write_bytes(b"no database" * 999)
        _use(bench)
        await bench.recorder.record()
        assert bench.recorder.problem is None
        assert any(_names(one, "metrics") for one in bench.notices.items)


@pytest.mark.parametrize("make", [HistoryStore, FiringStore])
def test_that_what_was_kept_before_is_not_written_over(
    make: type[HistoryStore | FiringStore], tmp_path: Path
) -> None:
    path = tmp_path / "a.db"
    for number in range(3):
        path.write_bytes(b"bad %d" % number)
        store = make(path)
        with pytest.raises(StoreDamaged):
            look(store)
        assert (store.set_aside if isinstance(store, HistoryStore) else store.put_aside)()
    kept = [one.read_bytes() for one in tmp_path.glob("a.damaged*")]
    assert sorted(kept) == [b"bad 0", b"bad 1", b"bad 2"]


def look(store: HistoryStore | FiringStore) -> None:
    if isinstance(store, HistoryStore):
        store.look()
    else:
        store.newest(1)
