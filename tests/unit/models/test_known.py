"""Every model can be checked, and what it is compared with is said as it is."""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.app.model_checks import ModelCheck, check_model
from workbench.base.errors import ModelError
from workbench.base.paths import resource
from workbench.models.file_import import add_file
from workbench.models.known import BUNDLED_NAME, KnownFiles
from workbench.models.store import InstalledModel, describe
from workbench.models.verification import chunk_map

WriteGguf = Callable[..., Path]


async def check(model: InstalledModel, tmp_path: Path) -> ModelCheck:
    return await check_model(model, KnownFiles(tmp_path / "known"), lambda _done, _all: None)


def rot(path: Path) -> None:
    """Change a byte, as a disk does: nothing else says so."""
    before = path.stat()
    with path.open("r+b") as file:
        file.seek(-1, os.SEEK_END)
        file.write(b"!")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_that_the_list_of_the_bundled_model_is_of_that_model() -> None:
    """Whoever replaces the model writes the list anew: packaging/starter_model/convert.py."""
    path = resource("models") / "starter" / "starter.gguf"
    row = json.loads(path.with_name(BUNDLED_NAME).read_text())["files"][path.name]
    found = chunk_map(path, row["chunk_bytes"], threading.Event())
    assert (found.sha256, list(found.chunks)) == (row["sha256"], row["chunks"])
    assert found.size_bytes == row["size_bytes"]


async def test_that_the_bundled_model_is_compared_with_what_was_published(
    tmp_path: Path,
) -> None:
    source = resource("models") / "starter" / "starter.gguf"
    for name in (source.name, BUNDLED_NAME):
        (tmp_path / name).write_bytes(source.with_name(name).read_bytes())
    model = describe(tmp_path / source.name, "bundled")
    found = await check(model, tmp_path)
    assert found.bad_chunks == 0
    assert found.words == "every byte is what this program was published with"
    rot(model.path)
    found = await check(model, tmp_path)
    assert found.files[source.name].bad == (1,)
    assert found.words == "damaged: 1 part"
    assert not (tmp_path / "known").exists(), "nothing had to be kept"


async def test_that_a_blob_is_compared_with_its_name(
    tmp_path: Path, write_gguf: WriteGguf
) -> None:
    made = write_gguf(tmp_path / "made.gguf")
    digest = hashlib.sha256(made.read_bytes()).hexdigest()
    blob = made.rename(tmp_path / f"sha256-{digest}")
    link = tmp_path / "named.gguf"
    link.symlink_to(blob)
    for path in (blob, link):
        found = await check(describe(path, "other"), tmp_path)
        assert found.words == "every byte is what its name, a SHA-256, says"
    rot(blob)
    for path in (blob, link):
        found = await check(describe(path, "other"), tmp_path)
        assert found.bad_chunks == 1
        assert found.words.startswith("damaged: it is not what its name")


async def test_that_any_other_file_is_compared_with_what_it_was_at_first(
    tmp_path: Path, write_gguf: WriteGguf
) -> None:
    model = describe(write_gguf(tmp_path / "mine.gguf"), "folder")
    digest = hashlib.sha256(model.path.read_bytes()).hexdigest()
    first = await check(model, tmp_path)
    assert (first.bad_chunks, first.known.basis) == (0, "first")
    assert first.digests == {"mine.gguf": digest}
    assert "kept for later checks" in first.words
    again = await check(model, tmp_path)
    assert again.words.startswith("unchanged since 20")
    rot(model.path)
    bad = await check(model, tmp_path)
    assert bad.bad_chunks == 1
    assert bad.words.startswith("damaged since 20")
    write_gguf(model.path, **{"general.name": "Another"})
    os.utime(model.path, (1, 1))
    other = await check(model, tmp_path)
    assert (other.bad_chunks, other.known.basis) == (0, "replaced")
    assert "another file than on 20" in other.words
    assert (await check(model, tmp_path)).known.basis == "seen"


async def test_that_a_damaged_note_costs_only_what_it_said(
    tmp_path: Path, write_gguf: WriteGguf
) -> None:
    model = describe(write_gguf(tmp_path / "mine.gguf"), "folder")
    await check(model, tmp_path)
    (note,) = (tmp_path / "known").iterdir()
    for raw in (b"", b"[]", b'{"format": 1}', note.read_bytes().replace(b'"chunks"', b'"x"')):
        note.write_bytes(raw)
        assert (await check(model, tmp_path)).known.basis == "first"


async def test_that_an_imported_model_says_since_when_it_is_known(
    tmp_path: Path, write_gguf: WriteGguf
) -> None:
    path = add_file(write_gguf(tmp_path / "mine.gguf"), tmp_path / "models")
    model = describe(path, "store")
    assert "when it was imported on 20" in (await check(model, tmp_path)).words
    rot(path)
    assert (await check(model, tmp_path)).words == "damaged: 1 part"


async def test_that_every_file_of_a_folder_is_checked(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    for name in ("config.json", "model.safetensors"):
        (folder / name).write_bytes(name.encode() * 10)
    model = replace(describe(folder / "config.json", "folder"), path=folder)
    assert set((await check(model, tmp_path)).files) == {"config.json", "model.safetensors"}
    rot(folder / "config.json")
    found = await check(model, tmp_path)
    assert not found.files["config.json"].whole
    assert found.files["model.safetensors"].whole


async def test_that_what_is_not_here_says_so(tmp_path: Path, write_gguf: WriteGguf) -> None:
    model = describe(write_gguf(tmp_path / "mine.gguf"), "folder")
    with pytest.raises(ModelError, match="is not connected"):
        await check(replace(model, away="/media/usb"), tmp_path)
    with pytest.raises(ModelError, match="on a server"):
        await check(replace(model, source="server"), tmp_path)
