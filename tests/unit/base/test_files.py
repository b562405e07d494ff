"""Atomic writes and canonical text."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from yaml import safe_load

from workbench.base.errors import StoreError
from workbench.base.files import (
    canonical_json,
    canonical_yaml,
    remove_leftovers,
    write_atomically,
    write_chosen,
)

TEXTS = st.dictionaries(st.text(min_size=1, max_size=8), st.text(max_size=40), max_size=5)


def test_that_a_written_file_holds_the_new_content_and_leaves_no_temporary(
    tmp_path: Path,
) -> None:
    path = tmp_path / "folder" / "a.json"

    write_atomically(path, "old")
    write_atomically(path, "new")

    assert path.read_text() == "new"
    assert [entry.name for entry in path.parent.iterdir()] == ["a.json"]


def test_that_a_refused_write_keeps_the_old_file_and_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.mkdir()
    (path / "inside").write_text("kept")

    with pytest.raises(StoreError, match=r"a\.json"):
        write_atomically(path, "new")

    assert (path / "inside").read_text() == "kept"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.json"]


def test_that_only_old_leftovers_of_killed_writes_are_removed(tmp_path: Path) -> None:
    old, young, other = (tmp_path / name for name in (".a.1.tmp", ".a.2.tmp-wal", "a.tmp"))
    for path in (old, young, other):
        path.write_text("half")
    os.utime(old, (0, 0))
    os.utime(other, (0, 0))
    remove_leftovers(tmp_path)
    assert sorted(tmp_path.iterdir()) == [young, other]


@settings(deadline=None)
@given(TEXTS)
def test_that_canonical_yaml_reads_back_equal(value: dict[str, str]) -> None:
    assert safe_load(canonical_yaml(value)) == value


@settings(deadline=None)
@given(TEXTS)
def test_that_canonical_json_does_not_depend_on_the_order(value: dict[str, str]) -> None:
    assert canonical_json(value) == canonical_json(dict(reversed(value.items())))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files here")
def test_that_only_plain_files_are_written_over_where_a_person_says(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "device").symlink_to("/dev/null")
    (tmp_path / "round").symlink_to("round")
    for name in ("pipe", "folder", "device", "round", "nul\0"):
        with pytest.raises(StoreError) as caught:
            write_chosen(tmp_path / name, "x")
        assert caught.value.hint == "Choose another name."
    assert (tmp_path / "pipe").is_fifo()
    assert (tmp_path / "device").is_symlink()
    with pytest.raises(StoreError, match=r"there is no folder .*away"):
        write_chosen(tmp_path / "away" / "file", "x")
    assert not (tmp_path / "away").exists()


def test_that_a_file_is_written_where_a_link_leads(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "file")
    write_chosen(tmp_path / "link", "new")
    write_chosen(tmp_path / "link", "newer")
    assert (tmp_path / "file").read_text() == "newer"
    assert (tmp_path / "link").is_symlink()
