"""A folder's files are read again when they are others, and each that is left out is told."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from workbench.app import document_folder
from workbench.app.document_folder import DocumentFolder
from workbench.app.graph_library import GraphLibrary
from workbench.base.errors import DocumentError
from workbench.base.paths import Paths

OLD_S = 1_700_000_000


class Reader:
    """Reads texts, and notes which."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, path: Path) -> str:
        self.read.append(path.name)
        try:
            text = path.read_text()
        except OSError as exc:
            raise DocumentError(f"{path.name}: it is not there", "Mend it.") from exc
        if text == "bad":
            raise DocumentError(f"{path.name}: it is bad", "Mend it.")
        return text


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def folder(
    tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> DocumentFolder[str]:
    monkeypatch.setattr("os.fsync", lambda _file: None)
    # Everything was changed long ago.
    now_ns = time.time_ns() + 60_000_000_000
    monkeypatch.setattr("time.time_ns", lambda: now_ns)
    return DocumentFolder(tmp_path, ".x", reader, lambda text: text, keep=True)


def test_that_only_files_that_changed_are_read_again(
    folder: DocumentFolder[str], reader: Reader, tmp_path: Path
) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.x").write_text("bad" if name == "c" else name)
    first = folder.read()
    assert [document for document, _path in first[0]] == ["a", "b"]
    assert [message for _path, message, _hint in first[1]] == ["c.x: it is bad"]

    reader.read.clear()
    assert folder.read() == first
    assert reader.read == []

    (tmp_path / "b.x").write_text("d")
    os.utime(tmp_path / "b.x", (OLD_S, OLD_S))  # whatever the clock says
    assert [document for document, _path in folder.read()[0]] == ["a", "d"]
    assert reader.read == ["b.x"]
    assert (tmp_path / ".kept" / "b.x").read_text() == "d"

    (tmp_path / "b.x").unlink()
    assert [document for document, _path in folder.read()[0]] == ["a"]


def test_that_a_file_changed_a_moment_ago_is_not_trusted(
    tmp_path: Path, reader: Reader
) -> None:
    folder = DocumentFolder(tmp_path, ".x", reader, lambda text: text, keep=False)
    (tmp_path / "a.x").write_text("a")
    folder.read()
    folder.read()
    assert reader.read == ["a.x", "a.x"]


def test_that_files_beyond_the_most_are_told(
    folder: DocumentFolder[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document_folder, "MOST_FILES", 2)
    for name in ("a", "b", "c", "d"):
        (tmp_path / f"{name}.x").write_text(name)
    found, ((path, message, hint),) = folder.read()
    assert [document for document, _path in found] == ["a", "b"]
    assert path.name == "c.x"
    assert message == "c.x: this file and 1 after it are not read"
    assert "at most 2" in hint


async def test_that_a_save_reads_no_other_file_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = Paths(tmp_path / "data", tmp_path / "cache")
    paths.make()
    library = GraphLibrary(paths)
    now_ns = time.time_ns() + 60_000_000_000
    monkeypatch.setattr("time.time_ns", lambda: now_ns)
    await library.refresh()
    read: list[str] = []
    seen = document_folder.DocumentFolder._newly

    def newly(self: DocumentFolder[str], path: Path) -> object:
        read.append(path.name)
        return seen(self, path)

    monkeypatch.setattr(document_folder.DocumentFolder, "_newly", newly)
    await library.duplicate(library.graphs[0].name, "A copy")
    assert read == ["a-copy.agentgraph.yaml"]
