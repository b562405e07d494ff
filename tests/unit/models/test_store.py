"""The models on disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.base.errors import ModelError
from workbench.models import installed
from workbench.models.file_import import add_file
from workbench.models.installed import installed_models
from workbench.models.manifests import read_manifest
from workbench.models.store import describe, remove, sha256, verify

WriteGguf = Callable[..., Path]


@pytest.fixture(autouse=True)
def bundled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "bundled"
    folder.mkdir()
    monkeypatch.setattr(installed, "resource", lambda name: folder)
    return folder


def test_that_a_model_is_described(tmp_path: Path, write_gguf: WriteGguf) -> None:
    model = describe(write_gguf(tmp_path / "tiny.gguf"), "folder")
    assert (model.title, model.family, model.quantisation) == ("Tiny", "llama", "F16")
    assert (model.trained_context_tokens, model.can_call_tools) == (2048, True)
    assert model.problem == ""


def test_that_a_truncated_file_says_how_much_is_missing(
    tmp_path: Path, write_gguf: WriteGguf
) -> None:
    path = write_gguf(tmp_path / "tiny.gguf")
    path.write_bytes(path.read_bytes()[:-100])
    assert "100 bytes are missing" in describe(path, "folder").problem
    with pytest.raises(ModelError, match="missing"):
        add_file(path, tmp_path / "models")


def test_that_ids_are_stable_and_unique(
    tmp_path: Path, write_gguf: WriteGguf, bundled: Path
) -> None:
    write_gguf(bundled / "starter" / "tiny.gguf")
    write_gguf(tmp_path / "models" / "other.gguf")
    write_gguf(tmp_path / "one" / "same.gguf")
    write_gguf(tmp_path / "two" / "same.gguf")
    (tmp_path / "one" / "broken.gguf").write_bytes(b"no")
    folders: list[str | Path] = [str(tmp_path / "one"), tmp_path / "two", tmp_path / "none"]
    first = installed_models(tmp_path / "models", folders)
    ids = [model.id for model in first]
    assert ids[:2] == ["starter", "other"]
    assert len(set(ids)) == len(ids) == 5
    assert first == installed_models(tmp_path / "models", folders)
    assert [model.id for model in first if model.problem] == ["broken"]
    assert first[0].source == "bundled"


def test_that_a_link_that_leads_in_a_circle_spoils_nothing(
    tmp_path: Path, write_gguf: WriteGguf
) -> None:
    write_gguf(tmp_path / "models" / "good.gguf")
    (tmp_path / "models" / "loop.gguf").symlink_to(tmp_path / "models" / "loop.gguf")
    found = {model.id: model for model in installed_models(tmp_path / "models")}
    assert not found["good"].problem
    assert found["loop"].problem
    remove(found["loop"], tmp_path / "models")
    assert not (tmp_path / "models" / "loop.gguf").is_symlink()


def test_that_files_are_added_and_removed(tmp_path: Path, write_gguf: WriteGguf) -> None:
    source = write_gguf(tmp_path / "download" / "tiny.gguf")
    models = tmp_path / "models"
    target = add_file(source, models)
    assert target.read_bytes() == source.read_bytes()
    about = read_manifest(target.parent)
    assert (about.id, about.title, about.source) == ("tiny", "Tiny", "Imported")
    assert about.files[0].sha256 == sha256(source)
    assert about.files[0].chunks == (sha256(source),)
    assert add_file(source, models) == target, "the same model is there once"
    assert [path.name for path in (models / "store").glob("[!.]*")] == [target.parent.name]
    with pytest.raises(ModelError, match="does not belong"):
        remove(describe(source, "folder"), models)
    remove(describe(target, "store"), models)
    assert not target.exists()


def test_that_an_import_mends_a_damaged_copy(tmp_path: Path, write_gguf: WriteGguf) -> None:
    source = write_gguf(tmp_path / "tiny.gguf")
    target = add_file(source, tmp_path / "models")
    about = read_manifest(target.parent)
    target.write_bytes(target.read_bytes()[:-1] + b"!")
    assert add_file(source, tmp_path / "models") == target
    assert target.read_bytes() == source.read_bytes()
    target.unlink()
    assert add_file(source, tmp_path / "models") == target
    assert target.read_bytes() == source.read_bytes()
    assert read_manifest(target.parent) == about, "what the user said of it stays"
    assert {path.name for path in target.parent.iterdir()} == {target.name, "model.json"}


def test_that_all_parts_of_a_split_model_are_imported(
    tmp_path: Path, write_gguf: WriteGguf
) -> None:
    first = write_gguf(tmp_path / "big-00001-of-00002.gguf")
    second = write_gguf(tmp_path / "big-00002-of-00002.gguf")
    second.write_bytes(second.read_bytes() + b"more")
    target = add_file(first, tmp_path / "models")
    files = read_manifest(target.parent).files
    assert [file.sha256 for file in files] == [sha256(first), sha256(second)]
    assert describe(target, "store").parts == 2


def test_that_a_changed_file_is_noticed(tmp_path: Path, write_gguf: WriteGguf) -> None:
    path = write_gguf(tmp_path / "tiny.gguf")
    expected = sha256(path)
    verify(path, expected)
    path.write_bytes(path.read_bytes()[:-1] + b"\x01")
    with pytest.raises(ModelError, match="not the file"):
        verify(path, expected)
