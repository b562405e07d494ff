"""A watched folder is written by strangers: only plain, still, readable files count."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from workbench.app.jobs.file_turns import FILE, begin_watching, look
from workbench.app.jobs.folder_watch import FolderWatch, given_text
from workbench.app.jobs.store import JobStore
from workbench.app.jobs.values import Job, When
from workbench.base.errors import RunError


class Clock:
    """Seconds that a test counts."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


def watch(place: Path, **changes: object) -> tuple[When, FolderWatch, Clock]:
    clock = Clock()
    when = When("folder", folder=str(place), **{"pattern": "*.txt", **changes})  # type: ignore[arg-type]
    return when, FolderWatch(when, clock), clock


def ready(place: Path, **changes: object) -> list[str]:
    _when, watched, clock = watch(place, **changes)
    watched.look(())
    clock.now_s += 10
    return [one.name for one in watched.look(()).ready]


def test_that_only_plain_files_with_plain_names_count(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("x")
    (tmp_path / "Zoë 2.txt").write_text("x")
    (tmp_path / "other.pdf").write_text("x")
    (tmp_path / ".hidden.txt").write_text("x")
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "link.txt").symlink_to("/etc/hostname")
    (tmp_path / "lost.txt").symlink_to(tmp_path / "nothing")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "twin.txt").write_text("x")
    os.link(tmp_path / "twin.txt", tmp_path / "twin2.txt")
    for bad in ("a\nb.txt", "a\x1b[2Jb.txt", "\u202egood.txt", "back\\slash.txt", "end .txt "):
        (tmp_path / bad).write_text("x")
    (tmp_path / os.fsdecode(b"bytes\xff.txt")).write_text("x")
    _when, watched, clock = watch(tmp_path)
    watched.look(())
    clock.now_s += 10
    found = watched.look(())
    assert sorted(one.name for one in found.ready) == ["Zoë 2.txt", "good.txt"]
    assert all(text.isascii() and text.isprintable() for text in found.refused)
    assert any("link" in text for text in found.refused)


def test_that_a_file_counts_once_it_is_still(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("one")
    _when, watched, clock = watch(tmp_path, stable_s=5.0)
    assert watched.look(()).ready == ()
    clock.now_s = 4.0
    path.write_text("more")
    assert watched.look(()).ready == ()
    clock.now_s = 8.0
    assert watched.look(()).ready == ()
    clock.now_s = 9.0
    assert [one.name for one in watched.look(()).ready] == ["a.txt"]


def test_that_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    _when, watched, _clock = watch(tmp_path / "none")
    found = watched.look(())
    assert found.problem
    assert not found.whole
    _when, watched, _clock = watch(tmp_path)
    (tmp_path / "file").write_text("x")
    _when, watched, _clock = watch(tmp_path / "file")
    assert watched.look(()).problem


def test_that_files_by_the_thousand_are_looked_at_in_no_time_and_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(1_500):
        (tmp_path / f"{number}.txt").touch()
    assert len(ready(tmp_path)) == 1_500
    monkeypatch.setattr("workbench.app.jobs.folder_watch.MOST_ENTRIES", 100)
    _when, watched, _clock = watch(tmp_path)
    found = watched.look(())
    assert len(found.here) == 100
    assert not found.whole


def test_that_what_is_given_is_the_file_that_was_seen(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("what it says")
    when, watched, clock = watch(tmp_path, give="text", most_bytes=100)
    watched.look(())
    clock.now_s = 10
    (found,) = watched.look(()).ready
    assert given_text(when, "a.txt", found.key) == "what it says"
    path.unlink()
    with pytest.raises(RunError, match="cannot be read"):
        given_text(when, "a.txt", found.key)
    path.symlink_to("/etc/hostname")
    with pytest.raises(RunError, match="changed or vanished"):
        given_text(when, "a.txt", found.key)
    path.unlink()
    path.write_text("something else")
    with pytest.raises(RunError, match="changed or vanished"):
        given_text(when, "a.txt", found.key)


def test_that_a_huge_or_binary_file_is_not_given_as_text(tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_bytes(b"x" * 200)
    (tmp_path / "zero.txt").write_bytes(b"a\0b")
    when, watched, clock = watch(tmp_path, give="text", most_bytes=100)
    watched.look(())
    clock.now_s = 10
    keys = {one.name: one.key for one in watched.look(()).ready}
    with pytest.raises(RunError, match="larger than 100 B"):
        given_text(when, "large.txt", keys["large.txt"])
    with pytest.raises(RunError, match="no text"):
        given_text(when, "zero.txt", keys["zero.txt"])


def test_that_what_was_there_at_first_is_left_and_what_is_gone_is_forgotten(
    tmp_path: Path,
) -> None:
    place = tmp_path / "in"
    place.mkdir()
    (place / "old.txt").write_text("x")
    store = JobStore(tmp_path / "jobs.sqlite")
    when, watched, clock = watch(place)
    job = Job("inbox", agent="a", input="x", when=when)
    begin_watching(store, job)
    clock.now_s = 10
    assert look(store, job, watched).ready == ()
    assert sum(key.startswith(FILE) for key in store.seen("inbox")) == 1
    (place / "old.txt").unlink()
    look(store, job, watched)
    assert sum(key.startswith(FILE) for key in store.seen("inbox")) == 0
    (place / "new.txt").write_text("x")
    begin_watching(store, job)  # allowed again: what waits is not forgotten
    look(store, job, watched)
    clock.now_s = 20
    assert [one.name for one in look(store, job, watched).ready] == ["new.txt"]
