"""Files of an encrypted data folder: bound to their place, never plain, never taken away."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stores import drawn_vault, found_in, paths_in, sealed_folder
from workbench.base.data_keys import DataKey
from workbench.base.errors import StoreError, StoreLocked
from workbench.base.files import keep_damaged, move_file, write_atomically, write_chosen
from workbench.base.paths import Paths
from workbench.base.regular_files import read_document, read_regular
from workbench.base.sealed_files import (
    MAGIC,
    OVERHEAD_BYTES,
    sealed,
    sealed_line,
    sealed_line_bytes,
    unsealed,
    unsealed_line,
)
from workbench.base.vault import PERSONS_FOLDERS, PLAIN_FOLDERS, kind_of

TEXT = "Mrs Canary, born 1951"


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return paths_in(tmp_path)


def test_that_a_plain_folder_stays_as_it_was(paths: Paths) -> None:
    place = paths.data / "settings.json"
    write_atomically(place, TEXT)
    assert place.read_bytes() == TEXT.encode() == read_regular(place, 100)


def test_that_a_file_is_encrypted_and_read_back(paths: Paths) -> None:
    place = paths.data / "settings.json"
    with drawn_vault(paths):
        write_atomically(place, TEXT)
        assert read_regular(place, 100) == TEXT.encode()
        assert read_regular(place, 3) == TEXT.encode()[:4]
        assert read_document(place, 1000) == TEXT.encode()
    raw = place.read_bytes()
    assert raw.startswith(MAGIC)
    assert len(raw) == len(TEXT) + OVERHEAD_BYTES
    assert found_in([paths.data], [TEXT]) == []


def test_that_two_files_cannot_be_swapped(paths: Paths) -> None:
    one, other = paths.data / "approvals.json", paths.data / "settings.json"
    with drawn_vault(paths):
        write_atomically(one, "everything is allowed")
        write_atomically(other, "nothing")
        shutil.copyfile(one, other)
        with pytest.raises(OSError, match="belongs elsewhere"):
            read_regular(other, 100)


@pytest.mark.parametrize("at", [0, 8, 16, 27, 28, 40, -1])
def test_that_a_changed_byte_is_found(paths: Paths, at: int) -> None:
    place = paths.data / "settings.json"
    with drawn_vault(paths):
        write_atomically(place, TEXT)
        raw = bytearray(place.read_bytes())
        raw[at] ^= 1
        place.write_bytes(raw)
        with pytest.raises(OSError, match=r"changed|another key|not encrypted"):
            read_regular(place, 100)


def test_that_a_planted_plain_file_is_not_believed(paths: Paths) -> None:
    with drawn_vault(paths):
        (paths.data / "approvals.json").write_text('{"approvals": "all"}')
        with pytest.raises(OSError, match="is not encrypted"):
            read_regular(paths.data / "approvals.json", 100)
        (paths.agents / "mine.agent.yaml").write_text("name: mine")  # a person may
        assert read_regular(paths.agents / "mine.agent.yaml", 100) == b"name: mine"


def test_that_without_the_key_nothing_is_read_written_or_put_aside(paths: Paths) -> None:
    place = paths.data / "settings.json"
    with drawn_vault(paths):
        write_atomically(place, TEXT)
    sealed_folder(paths)
    before = {path: path.read_bytes() for path in paths.data.rglob("*") if path.is_file()}
    for attempt in (
        lambda: read_regular(place, 100),
        lambda: write_atomically(place, "{}"),
        lambda: write_atomically(paths.agents / "new.agent.yaml", "x"),
        lambda: keep_damaged(place),
    ):
        with pytest.raises(StoreLocked):
            attempt()
    assert before == {p: p.read_bytes() for p in paths.data.rglob("*") if p.is_file()}


def test_that_what_holds_no_content_is_written_without_the_key(paths: Paths) -> None:
    sealed_folder(paths)
    write_atomically(paths.models / "m" / "manifest.json", "{}")
    write_atomically(paths.data / "store-tries.json", "{}")
    assert (paths.models / "m" / "manifest.json").read_text() == "{}"


def test_that_an_export_does_not_go_into_the_store(paths: Paths, tmp_path: Path) -> None:
    with drawn_vault(paths):
        with pytest.raises(StoreError, match="belongs to the encrypted store"):
            write_chosen(paths.data / "export.md", TEXT)
        write_chosen(tmp_path / "export.md", TEXT)
    assert (tmp_path / "export.md").read_text() == TEXT


def test_that_a_moved_file_is_bound_to_its_new_place(paths: Paths) -> None:
    old, new = paths.agents / "a.agent.yaml", paths.agents / "deleted" / "a.agent.yaml"
    with drawn_vault(paths):
        write_atomically(old, TEXT)
        move_file(old, new)
        assert read_regular(new, 100) == TEXT.encode()
        assert not old.exists()
        kept = keep_damaged(new)
        assert read_regular(kept, 100) == TEXT.encode()
    assert found_in([paths.data], [TEXT]) == []


@given(st.binary(max_size=300), st.text("abc/.", max_size=20))
def test_any_bytes_and_any_place(content: bytes, inside: str) -> None:
    key = DataKey.drawn()
    raw = sealed(content, key, inside)
    assert unsealed(raw, key, inside) == content
    with pytest.raises(OSError, match="belongs elsewhere"):
        unsealed(raw, key, inside + "x")
    with pytest.raises(OSError, match="another key"):
        unsealed(raw, DataKey.drawn(), inside)


@given(st.binary(max_size=300).filter(lambda raw: b"\n" not in raw))
def test_any_line(line: bytes) -> None:
    key = DataKey.drawn()
    kept = sealed_line(line, key)
    assert b"\n" not in kept
    assert len(kept) <= sealed_line_bytes(len(line))
    assert unsealed_line(kept, key) == line
    assert unsealed_line(kept[:-5], key) == kept[:-5]  # torn by a crash
    assert unsealed_line(kept, DataKey.drawn()) == kept


def test_what_may_be_plain() -> None:
    assert kind_of("0/models/a/b.gguf") == "plain"
    assert kind_of("0/models") == "sealed"  # a file of that name is none of ours
    assert kind_of("0/agents/a.agent.yaml") == "either"
    assert kind_of("0/agents/models/x") == "either"
    assert kind_of("0/audit/lock") == "sealed"
    assert kind_of("0/x.lock") == "plain"
    assert kind_of("0/somewhere/store-key.json") == "sealed"
    assert not PLAIN_FOLDERS & PERSONS_FOLDERS
