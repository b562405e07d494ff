"""What may be granted."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from workbench.base.errors import PolicyError
from workbench.policy.grants import granted_database, granted_folder, usable_grants


@pytest.fixture
def private(tmp_path: Path) -> Path:
    folder = tmp_path / "all" / "data"
    folder.mkdir(parents=True)
    return folder


def test_that_an_ordinary_folder_is_granted(tmp_path: Path, private: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (tmp_path / "link").symlink_to(folder)
    assert granted_folder(str(tmp_path / "link"), [private]) == folder.resolve()


def test_that_too_much_is_refused(tmp_path: Path, private: Path) -> None:
    home = Path.home()
    for text in (
        "/", str(home), str(home.parent), "~", "", "documents", "../x", "\0", "/no/such/folder",
        str(private), str(private.parent),
    ):  # fmt: skip
        with pytest.raises(PolicyError):
            granted_folder(text, [private])


def test_that_only_databases_of_others_are_granted(tmp_path: Path, private: Path) -> None:
    for path in (tmp_path / "shop.db", private / "workbench.sqlite"):
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("CREATE TABLE a(b)")
    (tmp_path / "text.db").write_text("this is no database at all")
    assert granted_database(str(tmp_path / "shop.db"), [private]).name == "shop.db"
    for path in (private / "workbench.sqlite", tmp_path / "text.db", tmp_path / "none.db"):
        with pytest.raises(PolicyError):
            granted_database(str(path), [private])


def test_that_good_grants_survive_bad_ones(tmp_path: Path, private: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    folders, databases, problems = usable_grants([str(folder), "/"], ["/none"], [private])
    assert folders == (folder.resolve(),)
    assert databases == ()
    assert len(problems) == 2
