"""A bundle holds what was packed, in both forms, and any program can unpack it."""

from __future__ import annotations

import os
import shutil
import threading
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.unit.models.bundles.conftest import Packed, contents_with, make_key
from workbench.base.errors import (
    ModelError,
    StoreDamaged,
    StoreError,
    StoreFull,
    WorkbenchError,
)
from workbench.models.bundles.checking import damaged_parts
from workbench.models.bundles.contents import contents_of
from workbench.models.bundles.index import decode_index, encode_index
from workbench.models.bundles.layout import ALIGNMENT_BYTES, layout_of, local_header
from workbench.models.bundles.packing import Packing, packed_bytes, text_content
from workbench.models.bundles.reading import is_bundle, open_bundle
from workbench.models.bundles.signing import public_key_of
from workbench.models.bundles.values import Index, Member

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


@pytest.mark.parametrize("form", ["file", "folder"])
def test_that_what_was_packed_is_read_again(
    packed: Packed, key: Ed25519PrivateKey, form: str
) -> None:
    path: Path = getattr(packed, form)
    bundle = open_bundle(path)
    found = contents_of(bundle)

    assert is_bundle(path)
    assert bundle.index.title == "A pack"
    assert bundle.public_key == public_key_of(key).hex()
    assert len(bundle.fingerprint.split()) == 8
    assert [model.title for model in found.models] == ["Tiny F32"]
    assert found.models[0].digest == packed.digest
    assert dict(found.agents) == {"helper": b"kind: Prompt\nname: helper\n"}
    assert found.policy == {"settings": {"network": "off"}}
    assert damaged_parts(bundle, threading.Event()) == {}


def test_that_any_program_for_zip_files_unpacks_it_to_the_folder_form(
    packed: Packed, tmp_path: Path
) -> None:
    with zipfile.ZipFile(packed.file) as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path / "out")
        starts = [info.header_offset for info in archive.infolist()]

    assert starts == sorted(starts)
    assert damaged_parts(open_bundle(tmp_path / "out"), threading.Event()) == {}
    assert {p.relative_to(tmp_path / "out") for p in (tmp_path / "out").rglob("*.*")} == {
        p.relative_to(packed.folder) for p in packed.folder.rglob("*.*")
    }


def test_that_the_same_content_gives_the_same_bytes(
    packed: Packed, key: Ed25519PrivateKey, tmp_path: Path
) -> None:
    again = tmp_path / "again.workbench"
    contents = tuple(reversed(packed.contents))
    packing = Packing("A pack", contents, key, threading.Event())
    packing.to_file(again)

    assert again.read_bytes() == packed.file.read_bytes()
    assert again.stat().st_size == packed_bytes(packing.index)
    assert (packed.folder / "bundle.json").read_bytes() == open_bundle(again).raw_index


def test_that_model_data_begins_at_a_page(packed: Packed) -> None:
    bundle = open_bundle(packed.file)
    begin = bundle.begins[f"store/{packed.digest}/model.gguf"]

    assert begin % ALIGNMENT_BYTES == 0
    with packed.file.open("rb") as file:
        file.seek(begin)
        assert file.read(4) == b"GGUF"


def test_that_a_large_bundle_is_laid_out_as_zip64(tmp_path: Path) -> None:
    """Only the structure is written: the data are holes."""
    large = Member(
        "store/" + "a" * 32 + "/model.gguf", 5 * 2**30, "0" * 64, 0, ("0" * 64,) * 640
    )
    small = Member("store/" + "b" * 32 + "/model.json", 5, "0" * 64, 0, ("0" * 64,))
    index = Index("Large", (large, small))
    raw = encode_index(index)
    layout = layout_of(index, raw, b"signature")
    with (tmp_path / "large.zip").open("wb") as file:
        for place in (*layout.first, *layout.places):
            file.seek(place.header)
            file.write(local_header(place))
        file.seek(layout.directory)
        file.write(layout.tail())

    with zipfile.ZipFile(tmp_path / "large.zip") as archive:
        infos = archive.infolist()
        assert [info.file_size for info in infos[2:]] == [large.size_bytes, 5]
        assert infos[3].header_offset == layout.places[1].header > 2**32
        with archive.open(infos[2]) as opened:
            assert opened.read(8) == bytes(8)
    assert (tmp_path / "large.zip").stat().st_size == layout.size_bytes
    assert decode_index(raw) == index


def test_that_a_damaged_model_is_not_packed(
    packed: Packed, key: Ed25519PrivateKey, tmp_path: Path
) -> None:
    hurt = tmp_path / "m.gguf"
    shutil.copy(packed.model, hurt)
    with hurt.open("r+b") as file:
        file.seek(9_000_000)
        file.write(b"damage")
    contents = (replace(packed.contents[0], source=hurt), *packed.contents[1:])

    with pytest.raises(StoreDamaged, match="part 2 of 3"):
        Packing("A", contents, key, threading.Event()).to_file(tmp_path / "a.workbench")
    with pytest.raises(StoreDamaged, match="part 2 of 3"):
        Packing("A", contents, key, threading.Event()).to_folder(tmp_path / "drive")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["m.gguf"]


@pytest.mark.parametrize("form", ["to_file", "to_folder"])
def test_that_a_stopped_packing_leaves_nothing(
    packed: Packed, key: Ed25519PrivateKey, tmp_path: Path, form: str
) -> None:
    stop, told = threading.Event(), list[tuple[int, int]]()

    def moved(done: int, whole: int) -> None:
        told.append((done, whole))
        if done > 9_000_000:
            stop.set()

    with pytest.raises(ModelError, match="stopped"):
        getattr(Packing("A", packed.contents, key, stop, moved), form)(tmp_path / "a")
    assert told == sorted(told)
    assert 0 < told[-1][0] < told[-1][1]
    assert list(tmp_path.iterdir()) == []


def test_that_nothing_is_written_over_unasked(
    packed: Packed, key: Ed25519PrivateKey, tmp_path: Path
) -> None:
    taken = tmp_path / "mine.workbench"
    taken.write_text("mine")
    packing = Packing("A", packed.contents, key, threading.Event())

    with pytest.raises(ModelError, match="already"):
        packing.to_file(taken)
    with pytest.raises(ModelError, match="already"):
        packing.to_folder(tmp_path)
    assert taken.read_text() == "mine"
    packing.to_file(taken, overwrite=True)
    assert is_bundle(taken)


def test_that_a_full_disk_is_told_before_anything_is_written(
    packed: Packed, key: Ed25519PrivateKey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)

    with pytest.raises(StoreFull, match=r"1\.0 kB free"):
        Packing("A", packed.contents, key, threading.Event()).to_file(tmp_path / "a.workbench")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["../x", "store/x/model.gguf", "agents/Con.yaml", "agents/nul.yaml", "a\0b"]
)
def test_that_no_hostile_name_is_packed(key: Ed25519PrivateKey, name: str) -> None:
    with pytest.raises(WorkbenchError):
        Packing("A", [text_content(name, "text")], key, threading.Event())


def test_that_a_bundle_needs_a_title_and_something_in_it(key: Ed25519PrivateKey) -> None:
    agent = text_content("agents/a.yaml", "text")
    for title in ("", "  ", "two\nlines", "x" * 201, "\ud800"):
        with pytest.raises(ModelError, match="title"):
            Packing(title, [agent], key, threading.Event())
    with pytest.raises(ModelError, match="nothing to pack"):
        Packing("A", [], key, threading.Event())


def test_that_two_people_make_different_bundles(packed: Packed, tmp_path: Path) -> None:
    _, contents = contents_with(packed.model)
    other = tmp_path / "other.workbench"
    Packing("A pack", contents, make_key(2), threading.Event()).to_file(other)

    assert open_bundle(other).raw_index == open_bundle(packed.file).raw_index
    assert open_bundle(other).fingerprint != open_bundle(packed.file).fingerprint
    assert os.path.getsize(other) == os.path.getsize(packed.file)  # noqa: PTH202


def test_that_a_name_without_its_ending_is_recognised(packed: Packed) -> None:
    short = packed.file.with_suffix("")
    with pytest.raises(StoreError, match="is not there, or its drive is away") as caught:
        open_bundle(short)
    assert caught.value.hint == f"There is {packed.file.name!r} beside it: did you mean that?"
    with pytest.raises(StoreError) as caught:
        open_bundle(packed.file.with_name("other"))
    assert caught.value.hint.startswith("Check the path")
