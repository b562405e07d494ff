"""A place with files, a database and notes that tools may use."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from workbench.tools.api import ToolContext


@pytest.fixture
def context(tmp_path: Path) -> ToolContext:
    folder = tmp_path / "granted"
    folder.mkdir()
    (folder / "notes.txt").write_text("one\ntwo\nThe Answer is 42\n", encoding="utf-8")
    (folder / "deep").mkdir()
    (folder / "deep" / "more.md").write_text("# answer\n", encoding="utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG\0\0\0")
    (tmp_path / "secret.txt").write_text("CANARY", encoding="utf-8")
    (folder / "out").symlink_to(tmp_path)
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    database = tmp_path / "shop.db"
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("CREATE TABLE sales(name TEXT, total INTEGER)")
        connection.execute("INSERT INTO sales VALUES ('tea', 3), ('coffee', NULL)")
    return ToolContext(tmp_path / "notes.sqlite", (folder,), (database,))
