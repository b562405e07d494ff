"""Conversations and notes are for their owner's eyes."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from workbench.base.paths import Paths
from workbench.base.private import make_private
from workbench.tools.builtin.notes import open_notes
from workbench.traces.store import TraceStore

pytestmark = pytest.mark.skipif(os.name != "posix", reason="rights of files are POSIX")


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    made = Paths(tmp_path / "here" / "data", tmp_path / "here" / "cache")
    made.make()
    return made


def test_that_the_folders_are_the_owners(paths: Paths) -> None:
    for folder in (paths.data, paths.cache, paths.agents, paths.models, paths.logs):
        assert rights(folder) == 0o700, folder


def test_that_a_folder_shared_on_purpose_stays_shared(tmp_path: Path) -> None:
    shared = Paths(tmp_path / "data", tmp_path / "cache")
    shared.data.mkdir()
    shared.data.chmod(0o755)
    shared.make()
    assert rights(shared.data) == 0o755


def test_that_conversations_and_their_log_are_the_owners(paths: Paths) -> None:
    store = TraceStore(paths.database)
    try:
        store.save_draft("c", "a secret")
        found = sorted(paths.data.glob("workbench.sqlite*"))
        assert len(found) > 1, "a log stands beside it"
        assert {rights(path) for path in found} == {0o600}
    finally:
        store.close()


def test_that_conversations_of_an_earlier_version_become_the_owners(paths: Paths) -> None:
    TraceStore(paths.database).close()
    paths.database.chmod(0o644)
    store = TraceStore(paths.database)
    try:
        store.save_draft("c", "a secret")
        assert {rights(path) for path in paths.data.glob("workbench.sqlite*")} == {0o600}
    finally:
        store.close()


def test_that_what_is_saved_of_a_damaged_file_is_the_owners(paths: Paths) -> None:
    paths.database.write_bytes(b"no database" * 999)
    paths.database.chmod(0o644)
    store = TraceStore(paths.database)
    try:
        assert store.recovery is not None
        assert rights(paths.database) == 0o600
        assert rights(store.recovery.kept_as) == 0o600
    finally:
        store.close()


def test_that_notes_are_the_owners(paths: Paths) -> None:
    for _before in range(2):
        with open_notes(paths.notes) as notes:
            notes.execute("INSERT INTO notes VALUES ('Milk', 'Buy milk')")
        assert rights(paths.notes) == 0o600
        paths.notes.chmod(0o644)


def test_that_a_file_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        make_private(tmp_path / "missing" / "file.sqlite")
