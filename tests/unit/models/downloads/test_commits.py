"""Chunks are durable before they are logged, together, and without holding a connection up."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from workbench.base.errors import StoreError
from workbench.models.downloads.commits import MOST_WAITING, Commits
from workbench.models.downloads.journal import Journal
from workbench.models.downloads.part_file import PartFile
from workbench.models.downloads.values import RemoteFile

CHUNK = 1024
COUNT = 20
DIGEST = hashlib.sha256(b"x" * CHUNK).hexdigest()


class Disk(PartFile):
    """A file whose disk takes its time: it syncs only when it is let."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.let = threading.Semaphore(0)
        self.asked = threading.Semaphore(0)
        self.syncs = 0

    def sync(self) -> None:
        self.asked.release()
        assert self.let.acquire(timeout=20)
        self.syncs += 1
        super().sync()


@contextmanager
def committing(part: PartFile, folder: Path) -> Iterator[Commits]:
    remote = RemoteFile("http://x/y", "y", COUNT * CHUNK, "")
    part.open(remote.size_bytes, 0, 0)
    journal = Journal(folder / "log", remote, "", CHUNK)
    journal.open()
    commits = Commits(part, journal, threading.Condition())
    thread = threading.Thread(target=commits.run)
    thread.start()
    try:
        yield commits
    finally:
        commits.finish()
        thread.join(20)
        assert not thread.is_alive()
        journal.close()
        part.close()


def test_that_what_became_whole_during_a_sync_is_made_durable_by_one_more(
    tmp_path: Path,
) -> None:
    disk = Disk(tmp_path / "part")
    with committing(disk, tmp_path) as commits:
        commits.add(0, DIGEST)
        assert disk.asked.acquire(timeout=20)
        for index in range(1, 6):
            commits.add(index, DIGEST)  # returns although the disk is still busy
        assert not commits.journal.done, "nothing is logged before it is durable"
        disk.let.release(2)
    assert disk.syncs == 2
    assert set(commits.journal.done) == set(range(6))


def test_that_connections_wait_for_a_disk_that_is_far_behind(tmp_path: Path) -> None:
    disk = Disk(tmp_path / "part")
    with committing(disk, tmp_path) as commits:
        added = threading.Semaphore(0)

        def add_all() -> None:
            for index in range(MOST_WAITING + 2):
                commits.add(index, DIGEST)
                added.release()

        thread = threading.Thread(target=add_all)
        thread.start()
        for _ in range(MOST_WAITING):
            assert added.acquire(timeout=20)
        assert not added.acquire(timeout=0.05), "no more than that may be waiting"
        disk.let.release(MOST_WAITING + 2)
        thread.join(20)
        assert not thread.is_alive()
    assert set(commits.journal.done) == set(range(MOST_WAITING + 2))


def test_that_a_disk_that_refuses_is_told_and_logs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_handle: int) -> None:
        raise OSError(5, "Input/output error")

    part = PartFile(tmp_path / "part")
    with committing(part, tmp_path) as commits:
        monkeypatch.setattr(os, "fsync", refuse)
        commits.add(0, DIGEST)
    assert isinstance(commits.error, StoreError)
    assert not commits.journal.done
