"""Models of other programs: found where they lie, used in place, never altered."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.base.errors import ModelError
from workbench.models.elsewhere import models_elsewhere
from workbench.models.installed import installed_models
from workbench.models.store import remove

WriteGguf = Callable[..., Path]
DIGEST = "a" * 64
LAYER = "application/vnd.ollama.image.model"


def _hub_model(home: Path, write_gguf: WriteGguf, base: str = ".cache/huggingface/hub") -> Path:
    """As the cache lays it out: a blob, and a link to it with the name of the file."""
    repository = home / base / "models--org--tiny"
    blob = write_gguf(repository / "blobs" / DIGEST)
    name = repository / "snapshots" / "main" / "tiny-Q8_0.gguf"
    name.parent.mkdir(parents=True)
    name.symlink_to(blob)
    return name


def _ollama_model(models: Path, digest: str, name: str = "library/qwen/0.5b") -> None:
    manifest = models / "manifests" / "registry.ollama.ai" / name
    manifest.parent.mkdir(parents=True, exist_ok=True)
    layers = [
        {"mediaType": "application/vnd.ollama.image.license", "digest": f"sha256:{'b' * 64}"},
        {"mediaType": LAYER, "digest": digest},
    ]
    manifest.write_text(json.dumps({"layers": layers}), encoding="utf-8")


def _fill(home: Path, write_gguf: WriteGguf) -> None:
    _hub_model(home, write_gguf)
    models = home / ".ollama" / "models"
    write_gguf(models / "blobs" / f"sha256-{DIGEST}")
    _ollama_model(models, f"sha256:{DIGEST}")
    studio = home / ".lmstudio" / "models" / "org" / "big"
    for name in ("big-00001-of-00002.gguf", "big-00002-of-00002.gguf", "mmproj-big.gguf"):
        write_gguf(studio / name)


def test_that_the_models_of_three_programs_are_found(
    tmp_path: Path, write_gguf: WriteGguf
) -> None:
    _fill(tmp_path, write_gguf)
    found = {model.program: model for model in models_elsewhere(tmp_path, {})}
    assert found["Hugging Face cache"].title == "org/tiny tiny-Q8_0"
    assert found["LM Studio"].path.name == "big-00001-of-00002.gguf"
    assert found["Ollama"].title == "qwen:0.5b"
    assert len(models_elsewhere(tmp_path, {})) == 3


def test_that_they_are_listed_as_of_another_program_and_not_removed(
    tmp_path: Path, write_gguf: WriteGguf
) -> None:
    _fill(tmp_path, write_gguf)
    own = tmp_path / "own"
    listed = installed_models(own, elsewhere=models_elsewhere(tmp_path, {}))
    others = {model.program: model for model in listed if model.source == "other"}
    assert set(others) == {"Hugging Face cache", "Ollama", "LM Studio"}
    assert not any(model.problem for model in others.values())
    assert (others["Ollama"].id, others["Ollama"].architecture) == ("qwen-0.5b", "llama")
    split = others["LM Studio"]
    assert split.parts == 2
    assert split.size_bytes == 2 * split.path.stat().st_size
    for model in others.values():
        with pytest.raises(ModelError, match=model.program):
            remove(model, own)
        assert model.path.exists()


@pytest.mark.parametrize(
    ("variable", "folder"),
    [
        ("HF_HUB_CACHE", "there"),
        ("HF_HOME", "there/hub"),
        ("XDG_CACHE_HOME", "there/huggingface/hub"),
    ],
)
def test_that_the_cache_is_where_its_variables_say(
    tmp_path: Path, write_gguf: WriteGguf, variable: str, folder: str
) -> None:
    path = _hub_model(tmp_path, write_gguf, folder)
    env = {variable: str(tmp_path / "there")}
    assert [model.path for model in models_elsewhere(tmp_path / "home", env)] == [path]


def test_that_ollama_is_where_its_variable_says(tmp_path: Path, write_gguf: WriteGguf) -> None:
    write_gguf(tmp_path / "o" / "blobs" / f"sha256-{DIGEST}")
    _ollama_model(tmp_path / "o", f"sha256:{DIGEST}", "someone/fine/latest")
    env = {"OLLAMA_MODELS": str(tmp_path / "o")}
    assert [m.title for m in models_elsewhere(tmp_path, env)] == ["someone/fine:latest"]


@pytest.mark.parametrize(
    "digest",
    [
        "sha256:../../../secret",
        "../secret",
        f"sha256:{'A' * 64}",
        f"sha256:{DIGEST}/../x",
        f"sha256:{DIGEST}\n",
        "",
    ],
)
def test_that_a_hostile_manifest_leads_nowhere(
    tmp_path: Path, write_gguf: WriteGguf, digest: str
) -> None:
    models = tmp_path / ".ollama" / "models"
    write_gguf(models / "blobs" / "x")
    write_gguf(tmp_path / "secret")
    write_gguf(tmp_path / ".ollama" / "secret")
    _ollama_model(models, digest)
    assert models_elsewhere(tmp_path, {}) == ()


def test_that_a_blob_that_links_out_of_its_folder_is_not_taken(
    tmp_path: Path, write_gguf: WriteGguf
) -> None:
    models = tmp_path / ".ollama" / "models"
    (models / "blobs").mkdir(parents=True)
    (models / "blobs" / f"sha256-{DIGEST}").symlink_to(write_gguf(tmp_path / "secret"))
    _ollama_model(models, f"sha256:{DIGEST}")
    assert models_elsewhere(tmp_path, {}) == ()


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"layers": 3}', '{"layers": [3]}', "[" * 100_000, "x" * 300_000]
)
def test_that_a_damaged_manifest_is_passed_over(tmp_path: Path, text: str) -> None:
    models = tmp_path / ".ollama" / "models"
    _ollama_model(models, f"sha256:{DIGEST}")
    (models / "manifests/registry.ollama.ai/library/qwen/0.5b").write_text(text)
    assert models_elsewhere(tmp_path, {}) == ()
