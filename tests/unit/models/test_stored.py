"""The store as installed models: titles, split models, missing files, damaged lists."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import gguf
import pytest

from workbench.base.errors import ModelError, StoreFull
from workbench.base.paths import resource
from workbench.models.adoption import FOLDER, LOCK, Checked, adopt, is_here, remove_new
from workbench.models.downloads.values import ChunkMap
from workbench.models.file_import import add_file
from workbench.models.headers import HeaderCache
from workbench.models.installed import installed_models
from workbench.models.manifests import NAME, Manifest, read_manifest
from workbench.models.store import InstalledModel, remove, whole_header


def _gguf(path: Path, tokens: Sequence[str] = ()) -> Checked:
    import numpy as np

    writer = gguf.GGUFWriter(path, "llama")
    writer.add_block_count(1)
    writer.add_context_length(512)
    writer.add_embedding_length(64)
    writer.add_head_count(4)
    if tokens:
        writer.add_token_list(tokens)
    writer.add_tensor("token_embd.weight", np.zeros((8, 64), dtype=np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    digest = path.name.encode().hex().ljust(64, "0")[:64]
    return Checked(path, ChunkMap(path.stat().st_size, 1 << 23, digest, ("0" * 64,)))


def _mine(root: Path) -> list[InstalledModel]:
    return [model for model in installed_models(root) if model.source == "store"]


def test_that_an_adopted_model_is_listed_by_its_title_and_removed_whole(tmp_path: Path) -> None:
    root = tmp_path / "models"
    folder = adopt(root, [_gguf(tmp_path / "a.gguf")], Manifest("", "Qwen 0.5B Q4", ()))
    assert is_here(root, [("model", read_manifest(folder).files[0].sha256)]) == folder.name
    model = _mine(root)[0]
    assert (model.id, model.title, model.problem) == ("qwen-0.5b-q4", "Qwen 0.5B Q4", "")
    remove(model, root)
    assert not folder.exists()
    assert not _mine(root)


def test_that_a_split_model_is_one_model_with_all_its_bytes(tmp_path: Path) -> None:
    root = tmp_path / "models"
    parts = [_gguf(tmp_path / "a.gguf"), _gguf(tmp_path / "b.gguf")]
    size = sum(part.map.size_bytes for part in parts)
    folder = adopt(root, parts, Manifest("", "Big", ()))
    model = _mine(root)[0]
    assert model.size_bytes == size
    assert model.path.name == "model-00001-of-00002.gguf"
    assert not model.problem
    assert model.parameters == 2 * 8 * 64, "of both parts"
    assert whole_header(model.path, HeaderCache(), split=True).architecture == "llama"
    (folder / "model-00002-of-00002.gguf").unlink()
    assert "model-00002" in _mine(root)[0].problem


def test_that_what_follows_a_long_vocabulary_is_noted_when_a_model_comes(
    tmp_path: Path,
) -> None:
    root, file = tmp_path / "models", tmp_path / "long.gguf"
    tokens = [f"a rather long token {number}" for number in range(20_000)]
    folder = adopt(root, [_gguf(file, tokens)], Manifest("", "Long", ()))
    assert not HeaderCache().quick(folder / "model.gguf").whole
    (model,) = _mine(root)
    assert (model.parameters, model.quantisation) == (8 * 64, "F32")
    about = json.loads((folder / "model.json").read_text("utf-8"))
    about["parameters"], about["quantisation"] = 10**400, "Q" * 1000
    (folder / "model.json").write_text(json.dumps(about), "utf-8")
    (model,) = _mine(root)
    assert (model.parameters, model.quantisation) == (2**60, "Q" * 32), "bounded"
    del about["parameters"], about["quantisation"]  # as older programs wrote it
    (folder / "model.json").write_text(json.dumps(about), "utf-8")
    (model,) = _mine(root)
    assert (model.parameters, model.quantisation, model.problem) == (0, "", "")


def test_that_a_full_disk_leaves_the_files_where_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreFull("the disk is full")

    monkeypatch.setattr("workbench.models.adoption.write_manifest", full)
    root, file = tmp_path / "models", _gguf(tmp_path / "a.gguf")
    with pytest.raises(StoreFull):
        adopt(root, [file], Manifest("", "A", ()))
    assert file.path.exists()
    assert [path.name for path in (root / FOLDER).iterdir()] == [LOCK]
    monkeypatch.undo()
    assert adopt(root, [file], Manifest("", "A", ())).exists()


def test_that_a_damaged_copy_gives_way_to_a_whole_one(tmp_path: Path) -> None:
    root, file = tmp_path / "models", _gguf(tmp_path / "a.gguf")
    data, files = file.path.read_bytes(), [("model", file.map.sha256)]
    folder = adopt(root, [file], Manifest("", "A", ()))
    (folder / "model.gguf").write_bytes(data[:100])
    assert not is_here(root, files)
    file.path.write_bytes(data)
    assert adopt(root, [file], Manifest("", "A", ())) == folder
    assert (folder / "model.gguf").read_bytes() == data
    assert is_here(root, files)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        '{"format": 0}',
        '{"format": 1, "title": "x", "files": []}',
        '{"format": 1, "title": "x", "files": [{"name": "../../etc/passwd", "role": "model",'
        ' "size_bytes": 1, "sha256": "", "chunks": [], "chunk_bytes": 1}]}',
        "[" * 100_000,
    ],
)
def test_that_a_damaged_list_is_a_problem_of_that_model_alone(
    tmp_path: Path, text: str
) -> None:
    root = tmp_path / "models"
    folder = adopt(root, [_gguf(tmp_path / "a.gguf")], Manifest("", "One", ()))
    adopt(root, [_gguf(tmp_path / "b.gguf")], Manifest("", "Two", ()))
    (folder / NAME).write_text(text, encoding="utf-8")
    found = {model.problem == "": model for model in _mine(root)}
    assert found[True].title == "Two"
    assert "damaged" in found[False].problem


def test_that_what_is_no_model_is_not_adopted_and_stays_where_it_was(tmp_path: Path) -> None:
    path = tmp_path / "x.gguf"
    path.write_bytes(b"PK\x03\x04")
    file = Checked(path, ChunkMap(4, 1 << 23, "0" * 64, ("0" * 64,)))
    with pytest.raises(ModelError):
        adopt(tmp_path / "models", [file], Manifest("", "X", ()))
    assert path.exists()
    assert not (tmp_path / "models" / FOLDER).exists()


def test_that_an_adoption_that_was_killed_leaves_no_model(tmp_path: Path) -> None:
    import os

    root = tmp_path / "models"
    folder = adopt(root, [_gguf(tmp_path / "a.gguf")], Manifest("", "One", ()))
    left = folder.with_name(f".new-{folder.name}-1")
    folder.rename(left)
    assert not _mine(root)
    os.utime(left, (0, 0))
    remove_new(root)
    assert not left.exists()


def test_that_a_copy_of_the_bundled_model_has_an_id_of_its_own(tmp_path: Path) -> None:

    starter = resource("models") / "starter" / "starter.gguf"
    add_file(starter, tmp_path)
    found = installed_models(tmp_path)
    assert len({model.id for model in found}) == len(found) == 2
    assert {model.source for model in found if model.id == "starter"} == {"bundled"}
