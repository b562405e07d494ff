"""The place of a database: made whole, seen before SQLite sees it, put aside once."""

from __future__ import annotations

import os
import socket
import sqlite3
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from workbench.base.errors import StoreDamaged, StoreError
from workbench.base.sqlite_place import (
    identity_of,
    make_anew,
    make_whole,
    peeked_version,
    put_aside,
    see_place,
    see_whole,
    what_is_missing,
)

posix = pytest.mark.skipif(sys.platform == "win32", reason="pipes and links are POSIX")


def make(path: Path, version: int = 1) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.execute("CREATE TABLE t(x)")
        file.execute(f"PRAGMA user_version = {version}")
        file.commit()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.db"


def folder(path: Path) -> None:
    path.mkdir()


def pipe(path: Path) -> None:
    os.mkfifo(path)


def dangling(path: Path) -> None:
    path.symlink_to(path.parent / "elsewhere" / "a.db")


def in_a_circle(path: Path) -> None:
    path.symlink_to(path)


def unix_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))


ODD = (folder, pipe, dangling, in_a_circle, unix_socket)


@posix
@pytest.mark.parametrize("ending", ["", "-wal", "-shm", "-journal"])
@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd.__name__)
def test_that_nothing_but_a_plain_file_is_taken(
    path: Path, ending: str, odd: Callable[[Path], None]
) -> None:
    odd(path.with_name(path.name + ending))
    with pytest.raises(StoreError) as caught:
        see_place(path)
    assert repr(path.name + ending) in caught.value.message
    assert "Move it away" in caught.value.hint


@posix
def test_that_a_link_to_a_plain_file_is_one(path: Path) -> None:
    make(path.with_name("real.db"))
    path.symlink_to("real.db")
    see_place(path)
    assert what_is_missing(path) == ""


def test_that_what_is_gone_is_named(path: Path) -> None:
    assert what_is_missing(path) == ""
    see_whole(path)
    path.touch()
    with pytest.raises(StoreDamaged, match="was empty"):
        see_whole(path)
    path.unlink()
    path.with_name("a.db-wal").write_bytes(b"x")
    assert what_is_missing(path) == "the file was gone, only its log was there"


def test_that_a_database_is_there_whole_or_not_at_all(path: Path) -> None:
    def fails(new: Path) -> None:
        make(new)
        raise OSError(28, "no space")

    with pytest.raises(OSError, match="no space"):
        make_whole(path, fails)
    assert list(path.parent.iterdir()) == []
    make_whole(path, make)
    before = path.read_bytes()
    make_whole(path, lambda new: make(new, 2))
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == ["a.db"]


def test_that_a_database_whose_log_could_not_be_copied_is_not_used(path: Path) -> None:
    def half(new: Path) -> None:
        """As when the disk refuses at the end: closing says nothing of it."""
        make(new)
        new.with_name(new.name + "-wal").write_bytes(b"what is missing in the file")

    with pytest.raises(OSError, match="did not take all"):
        make_whole(path, half)
    assert list(path.parent.iterdir()) == []


def test_that_of_many_that_make_one_all_have_the_same(path: Path) -> None:
    begin = threading.Barrier(8)

    def work() -> None:
        begin.wait()
        make_whole(path, make)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert peeked_version(path) == 1
    assert [one.name for one in path.parent.iterdir()] == ["a.db"]


def test_that_looking_at_the_version_changes_no_byte(path: Path) -> None:
    make(path, 7)
    before = path.read_bytes()
    assert peeked_version(path) == 7
    assert path.read_bytes() == before
    assert peeked_version(path.with_name("none")) is None
    path.write_bytes(b"no database" * 99)
    with pytest.raises(sqlite3.DatabaseError):
        peeked_version(path)


def test_that_what_is_put_aside_takes_no_name_that_is_there(path: Path) -> None:
    for number in range(3):
        path.write_bytes(b"bad %d" % number)
        path.with_name("a.db-wal").write_bytes(b"log %d" % number)
        kept = put_aside(path, identity_of(path))
        assert kept is not None
        assert kept.read_bytes() == b"bad %d" % number
        assert kept.with_name(kept.name + "-wal").read_bytes() == b"log %d" % number
    names = {one.name for one in path.parent.iterdir() if not one.name.endswith("-wal")}
    assert names == {"a.damaged.db", "a.damaged-2.db", "a.damaged-3.db"}


def test_that_what_another_program_made_anew_stays(path: Path) -> None:
    path.write_bytes(b"bad")
    seen = identity_of(path)
    path.rename(path.with_name("a.damaged.db"))
    make(path)
    assert put_aside(path, seen) is None
    assert make_anew(path, seen, make) is None
    assert peeked_version(path) == 1


@posix
def test_that_the_log_of_a_new_one_is_not_moved_with_the_old(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(b"no database" * 999)
    seen, rename = identity_of(path), Path.rename
    others: list[threading.Thread] = []

    def begin_anew() -> None:
        make_whole(path, make)
        path.with_name("a.db-wal").write_bytes(b"its log")

    def slowly(source: Path, target: Path) -> Path:
        found = rename(source, target)
        if source == path:  # the file is moved, its log is next
            others.append(threading.Thread(target=begin_anew))
            others[0].start()
            others[0].join(0.5)
        return found

    monkeypatch.setattr(Path, "rename", slowly)
    kept = put_aside(path, seen)
    others[0].join(10)

    assert kept is not None
    assert kept.read_bytes().startswith(b"no database")
    assert path.with_name("a.db-wal").read_bytes() == b"its log"
    assert not kept.with_name(f"{kept.name}-wal").exists()


def test_that_a_new_one_that_cannot_be_made_leaves_the_old(path: Path) -> None:
    path.write_bytes(b"bad")

    def fails(_new: Path) -> None:
        raise OSError(28, "no space")

    with pytest.raises(OSError, match="no space"):
        make_anew(path, identity_of(path), fails)
    assert path.read_bytes() == b"bad"
    assert [one.name for one in path.parent.iterdir()] == ["a.db"]
    kept = make_anew(path, identity_of(path), make)
    assert kept is not None
    assert kept.read_bytes() == b"bad"
    assert peeked_version(path) == 1


@posix
def test_that_what_another_program_has_open_is_not_moved(path: Path) -> None:
    import subprocess

    make(path)
    script = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "c.execute('PRAGMA journal_mode=WAL'); c.execute('SELECT * FROM t').fetchall();"
        "print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(StoreDamaged, match="another program has it open"):
            put_aside(path, identity_of(path))
        other.stdin.close()
    assert path.exists()
