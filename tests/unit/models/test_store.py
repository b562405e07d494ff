"""The models on disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.base.errors import ModelError
from workbench.models import installed
from workbench.models.installed import installed_models
from workbench.models.store import add_file, describe, remove, sha256, verify

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
    assert [path.name for path in models.iterdir()] == ["tiny.gguf"]
    with pytest.raises(ModelError, match="there already"):
        add_file(source, models)
    with pytest.raises(ModelError, match="does not belong"):
        remove(describe(source, "folder"), models)
    remove(describe(target, "folder"), models)
    assert not target.exists()


def test_that_a_changed_file_is_noticed(tmp_path: Path, write_gguf: WriteGguf) -> None:
    path = write_gguf(tmp_path / "tiny.gguf")
    expected = sha256(path)
    verify(path, expected)
    path.write_bytes(path.read_bytes()[:-1] + b"\x01")
    with pytest.raises(ModelError, match="not the file"):
        verify(path, expected)
