"""On a full disk what is there can be read, the cause is named, and room is taken up again."""

from __future__ import annotations

import shutil
import sqlite3
from collections import namedtuple
from pathlib import Path
from typing import Any

import pytest

from workbench.base.errors import StoreError, StoreFull
from workbench.base.files import full_disk, write_atomically
from workbench.traces import connections, schema
from workbench.traces.store import TraceStore

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "workbench.sqlite3"
    store = TraceStore(path)
    store.create("c-1", "starter", 1.0, "Kept")
    store.close()
    return path


def _fill(monkeypatch: pytest.MonkeyPatch, code: int = sqlite3.SQLITE_IOERR) -> None:
    """As SQLite meets a full disk: it cannot make the index of its log."""

    def refuse(*_arguments: Any, **_options: Any) -> sqlite3.Connection:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = code
        raise error

    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(64_000_000, 64_000_000, 0))
    monkeypatch.setattr(schema, "connect", refuse)
    monkeypatch.setattr(connections, "connect", refuse)


def test_that_a_full_disk_leaves_what_is_there_readable(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        _fill(full)
        store = TraceStore(path)
        assert store.full is not None
        assert "the disk is full: 0 B free of 64.0 MB" in store.full.message
        assert [found.title for found in store.conversations()] == ["Kept"]
        assert store.usage() == {}
        with pytest.raises(StoreFull, match="the disk is full"):
            store.create("c-2", "starter", 2.0, "Lost")
    store.create("c-2", "starter", 2.0, "Written when there was room")
    assert len(store.conversations()) == 2
    store.close()


def test_that_a_full_disk_without_a_database_is_an_empty_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fill(monkeypatch)
    store = TraceStore(tmp_path / "none.sqlite3")
    assert store.full is not None
    assert store.conversations() == ()
    assert not list(tmp_path.iterdir())


def test_that_another_refusal_is_not_called_a_full_disk(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fill(monkeypatch)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(10**9, 0, 10**9))
    with pytest.raises(StoreError, match="could not be read or written"):
        TraceStore(path)


def test_that_the_disk_of_a_folder_not_made_yet_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert full_disk(tmp_path / "a" / "b") is None
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(10**9, 10**9, 4096))
    full = full_disk(tmp_path / "a" / "b")
    assert full is not None
    head, _, place = full.message.partition(" at ")
    assert head == "the disk is full: 4.1 kB free of 1.0 GB"
    assert Path(place).is_mount()
    assert tmp_path.is_relative_to(place), "the disk, not a folder of ours deep in it"


def test_that_a_write_refused_for_lack_of_room_names_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: Any, **_options: Any) -> Any:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(10**9, 10**9, 0))
    with pytest.raises(StoreFull, match="the disk is full: 0 B free"):
        write_atomically(tmp_path / "x", "y")
