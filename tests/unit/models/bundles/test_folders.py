"""Models that are folders: packed, refused where they are no good, and taken in."""

from __future__ import annotations

import pickle
import shutil
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.models.bundles.conftest import make_key
from workbench.base.errors import ModelError, StoreDamaged, StoreFull
from workbench.models.adoption import FOLDER, LOCK, Checked, digest_of
from workbench.models.bundles.contents import contents_of
from workbench.models.bundles.packing import Content, Packing, text_content
from workbench.models.bundles.reading import open_bundle
from workbench.models.bundles.unpacking import Unpacking
from workbench.models.bundles.values import Member
from workbench.models.downloads.values import CHUNK_BYTES, ChunkMap
from workbench.models.folder_import import add_folder, files_of_folder
from workbench.models.folder_store import adopt_folder
from workbench.models.manifests import (
    INNER,
    NAME,
    Manifest,
    StoredFile,
    manifest_text,
    read_manifest,
)
from workbench.models.sources.bundle import variant_of
from workbench.models.verification import chunk_map

AGENTS = Path(__file__).parents[3] / "models" / "tiny-agent"
KINDS = ("agent-hf", "agent-og", "agent-ov")


def listed(folder: Path) -> tuple[StoredFile, ...]:
    return tuple(
        StoredFile(path.name, "file", found.size_bytes, found.sha256, found.chunks)
        for path in files_of_folder(folder)
        for found in [chunk_map(path, CHUNK_BYTES, threading.Event())]
    )


def contents(folder: Path, change: Callable[[Manifest], Manifest]) -> list[Content]:
    about = change(Manifest("", "Tiny", listed(folder), folder=INNER))
    digest = digest_of(about.roles)
    below = f"store/{digest}/"
    found = [
        Content(
            f"{below}{INNER}/{file.name}",
            ChunkMap(file.size_bytes, CHUNK_BYTES, file.sha256, file.chunks),
            folder / file.name,
        )
        for file in listed(folder)
    ]
    return [*found, text_content(below + NAME, manifest_text(replace(about, digest=digest)))]


def bundle(tmp_path: Path, parts: list[Content]) -> Path:
    path = tmp_path / "c.workbench"
    Packing("A", parts, make_key(3), threading.Event()).to_file(path)
    return path


@pytest.mark.parametrize("kind", KINDS)
def test_that_a_folder_is_read_again_as_it_was_packed(kind: str, tmp_path: Path) -> None:
    opened = open_bundle(bundle(tmp_path, contents(AGENTS / kind, lambda about: about)))
    (found,) = contents_of(opened).models
    adopted = read_manifest(add_folder(AGENTS / kind, tmp_path / "m").parent)
    assert found.digest == adopted.digest, "the same model wherever it came from"
    assert (found.folder, found.files) == (INNER, adopted.files)
    variant = variant_of(opened, found)
    assert variant.is_folder
    assert variant.projector is None
    assert [file.name for file in variant.files] == [file.name for file in found.files]

    Unpacking(opened, tmp_path / "drive", threading.Event()).run()
    inner = tmp_path / "drive" / "store" / found.digest / INNER
    for path in files_of_folder(AGENTS / kind):
        assert (inner / path.name).read_bytes() == path.read_bytes()
    assert contents_of(open_bundle(tmp_path / "drive")).models == (found,)


def test_that_files_of_a_model_may_be_large_and_texts_may_not() -> None:
    below = "store/" + "a" * 32
    small = {
        name: Member(name, 1, "", 0, ()).is_small
        for name in (
            f"{below}/model.json",
            f"{below}/{INNER}/model.json",
            f"{below}/model.gguf",
        )
    }
    assert list(small.values()) == [True, False, False]


def _renamed(about: Manifest) -> Manifest:
    return replace(about, folder="other")


def _as_file(about: Manifest) -> Manifest:
    return replace(about, folder="")


def _one_less(about: Manifest) -> Manifest:
    return replace(about, files=about.files[1:])


def _swapped(about: Manifest) -> Manifest:
    first, second, *rest = about.files
    return replace(
        about, files=(replace(first, name=second.name), replace(second, name=first.name), *rest)
    )


@pytest.mark.parametrize("change", [_renamed, _as_file, _one_less, _swapped])
def test_that_a_list_that_says_something_else_is_refused(
    change: Callable[[Manifest], Manifest], tmp_path: Path
) -> None:
    opened = open_bundle(bundle(tmp_path, contents(AGENTS / "agent-og", change)))
    with pytest.raises(StoreDamaged, match="do not agree"):
        contents_of(opened)


def parts_of(folder: Path, tmp_path: Path) -> tuple[list[str], list[Checked]]:
    """As a transfer leaves them: under names of its own."""
    names, checked = [], []
    (tmp_path / "parts").mkdir()
    for number, path in enumerate(sorted(folder.iterdir())):
        part = tmp_path / "parts" / f"{number}.part"
        shutil.copy(path, part)
        names.append(path.name)
        checked.append(Checked(part, chunk_map(part, CHUNK_BYTES, threading.Event())))
    return names, checked


def _left(root: Path) -> list[str]:
    return sorted(path.name for path in (root / FOLDER).iterdir() if path.name != LOCK)


def test_that_fetched_files_become_one_model_under_their_own_names(tmp_path: Path) -> None:
    names, parts = parts_of(AGENTS / "agent-ov", tmp_path)
    root = tmp_path / "models"
    folder = adopt_folder(root, names, parts, Manifest("", "Tiny", ()))
    about = read_manifest(folder)
    assert [file.name for file in about.files] == names
    assert (about.folder, about.title, about.id) == (INNER, "Tiny", "tiny")
    assert _left(root) == [folder.name]
    assert not any(part.path.exists() for part in parts)
    shutil.rmtree(tmp_path / "parts")
    names, parts = parts_of(AGENTS / "agent-ov", tmp_path)
    assert adopt_folder(root, names, parts, Manifest("", "Again", ())) == folder
    assert read_manifest(folder).title == "Tiny"


def _pickled(folder: Path) -> None:
    (folder / "weights.json").write_bytes(pickle.dumps({"a": [1, 2]}, protocol=4))


def _script(folder: Path) -> None:
    (folder / "modeling.json").write_text("import os\nos.system('true')\n")


def _no_model(folder: Path) -> None:
    (folder / "genai_config.json").unlink()


def _cut(folder: Path) -> None:
    (folder / "genai_config.json").write_text("{")


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (_pickled, "runs code"),
        (_script, "'modeling.json' is Python code"),
        (_no_model, "no model that is known here"),
        (_cut, "genai_config.json"),
    ],
)
def test_that_what_must_not_come_in_stays_outside(
    harm: Callable[[Path], None], said: str, tmp_path: Path
) -> None:
    shutil.copytree(AGENTS / "agent-og", tmp_path / "bad")
    harm(tmp_path / "bad")
    names, parts = parts_of(tmp_path / "bad", tmp_path)
    with pytest.raises(ModelError, match=said) as caught:
        adopt_folder(tmp_path / "models", names, parts, Manifest("", "Bad", ()))
    assert caught.value.hint
    assert all(part.path.exists() for part in parts), "nothing is lost"
    assert not (tmp_path / "models" / FOLDER).exists() or not _left(tmp_path / "models")


@pytest.mark.parametrize(
    ("name", "said"), [("../x", "refused"), ("con.json", "refused"), ("CONFIG.json", "twice")]
)
def test_that_no_name_leads_out_or_hides_another(name: str, said: str, tmp_path: Path) -> None:
    names, parts = parts_of(AGENTS / "agent-hf", tmp_path)
    names[names.index("generation_config.json")] = name
    with pytest.raises(ModelError, match=said):
        adopt_folder(tmp_path / "models", names, parts, Manifest("", "Bad", ()))
    assert all(part.path.exists() for part in parts)


def test_that_a_full_disk_leaves_the_parts_where_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreFull("the disk is full")

    names, parts = parts_of(AGENTS / "agent-og", tmp_path)
    root = tmp_path / "models"
    with monkeypatch.context() as patched:
        patched.setattr("workbench.models.folder_store.write_manifest", full)
        with pytest.raises(StoreFull):
            adopt_folder(root, names, parts, Manifest("", "Tiny", ()))
    assert all(part.path.exists() for part in parts)
    assert not _left(root)
    assert adopt_folder(root, names, parts, Manifest("", "Tiny", ())).exists()
