"""Models that are folders: what is told of them, and how they enter the store."""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import shutil
import struct
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.base.errors import ModelError, StoreError, StoreFull
from workbench.models.elsewhere import models_elsewhere
from workbench.models.folder_import import add_folder
from workbench.models.folder_kinds import FOLDER_KINDS, kind_of
from workbench.models.folder_models import describe_model, folder_shape
from workbench.models.installed import installed_models
from workbench.models.manifests import NAME, read_manifest
from workbench.models.memory import cell_bytes
from workbench.models.store import InstalledModel, remove

AGENTS = Path(__file__).parents[2] / "models" / "tiny-agent"
FOLDERS = ("agent-hf", "agent-og", "agent-ov")
Change = Callable[[Path], None]


@pytest.fixture
def copied(tmp_path: Path) -> Callable[[str], Path]:
    def copy(name: str) -> Path:
        return Path(
            shutil.copytree(
                AGENTS / name, tmp_path / "from" / name, copy_function=shutil.copyfile
            )
        )

    return copy


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "models"


def listed(root: Path) -> list[InstalledModel]:
    return [model for model in installed_models(root) if model.source != "bundled"]


def rewrite(path: Path, **changes: Any) -> None:
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


@pytest.mark.parametrize(
    ("name", "engine", "quantisation", "parameters"),
    [
        ("agent-hf", "mlx", "F32", 602_784),
        ("agent-og", "onnx-genai", "", 0),
        ("agent-ov", "openvino", "F32", 602_784),
    ],
)
def test_that_a_folder_tells_what_it_is(
    name: str, engine: str, quantisation: str, parameters: int
) -> None:
    model = describe_model(AGENTS / name, "folder")

    assert (model.id, model.title, model.engine) == (name, name, engine)
    assert (model.quantisation, model.parameters) == (quantisation, parameters)
    assert (model.architecture, model.trained_context_tokens) == ("llama", 4096)
    assert model.can_call_tools is True
    assert model.problem == ""
    assert model.size_bytes == sum(p.stat().st_size for p in (AGENTS / name).iterdir())


@pytest.mark.parametrize(("name", "value_bytes"), [*zip(FOLDERS, (4, 4, 2), strict=True)])
def test_that_its_memory_is_computed_from_its_settings(name: str, value_bytes: int) -> None:
    shape = folder_shape(AGENTS / name)

    weights = sum(
        path.stat().st_size
        for path in (AGENTS / name).iterdir()
        if path.name.startswith(("model", "openvino_model.bin"))
    )
    assert cell_bytes(shape) == 3 * 2 * 2 * 16 * value_bytes
    assert shape.weight_bytes == weights
    assert (shape.layers, shape.embedding, shape.vocabulary) == (3, 96, 1024)


def test_that_packed_weights_are_counted_one_by_one(tmp_path: Path) -> None:
    """As MLX writes 4-bit weights: eight in a number, a scale and a bias for each group."""
    folder = tmp_path / "packed"
    folder.mkdir()
    (folder / "tokenizer.json").write_text("{}")
    (folder / "config.json").write_text(
        json.dumps({
            "model_type": "qwen2", "quantization": {"bits": 4, "group_size": 64},
            "num_hidden_layers": 1, "hidden_size": 128, "num_attention_heads": 2,
        })
    )  # fmt: skip
    tensors = {
        "a.weight": {"dtype": "U32", "shape": [10, 16], "data_offsets": [0, 640]},
        "a.scales": {"dtype": "BF16", "shape": [10, 2], "data_offsets": [640, 680]},
        "a.biases": {"dtype": "BF16", "shape": [10, 2], "data_offsets": [680, 720]},
        "norm.weight": {"dtype": "BF16", "shape": [128], "data_offsets": [720, 976]},
    }
    write_tensors(folder / "model.safetensors", tensors, 976)

    model = describe_model(folder, "folder")

    assert (model.parameters, model.quantisation) == (10 * 128 + 128, "4-bit")
    assert cell_bytes(folder_shape(folder)) == 2 * 128 * 2
    assert model.problem == ""


def write_tensors(path: Path, tensors: dict[str, Any], size: int) -> None:
    header = json.dumps(tensors).encode()
    path.write_bytes(struct.pack("<Q", len(header)) + header + bytes(size))


@pytest.mark.parametrize("said", [
    {"kv_lora_rank": 32, "qk_rope_head_dim": 8, "cell": 3 * 40},
    {"layer_types": ["linear_attention", "full_attention", "mamba"], "cell": 2 * 32},
    {"num_key_value_heads": 10**30, "head_dim": "wide", "cell": 3 * 2 * 96},
])  # fmt: skip
def test_that_other_kinds_of_attention_keep_less(
    copied: Callable[[str], Path], said: dict[str, Any]
) -> None:
    folder, cell = copied("agent-hf"), said["cell"]
    rewrite(folder / "config.json", **said)

    shape = folder_shape(folder)

    assert shape.cell_keys + shape.cell_values == cell


def _truncate(name: str) -> Change:
    return lambda folder: os.truncate(folder / name, (folder / name).stat().st_size // 2)


def _write(name: str, content: bytes) -> Change:
    def change(folder: Path) -> None:
        (folder / name).write_bytes(content)

    return change


def _settings(name: str, **changes: Any) -> Change:
    return lambda folder: rewrite(folder / name, **changes)


BROKEN: tuple[tuple[str, Change, str], ...] = (
    ("agent-hf", lambda f: (f / "tokenizer.json").unlink(), "'tokenizer.json' is missing"),
    ("agent-hf", _truncate("model.safetensors"), "not whole"),
    ("agent-hf", _write("model.safetensors", b""), "cut off"),
    ("agent-hf", _write("model.safetensors", bytes(range(256))), "cut off"),
    ("agent-hf", _write("model.safetensors", struct.pack("<Q", 2) + b"[]"), "damaged"),
    ("agent-hf", _write("config.json", b"{"), "not valid JSON"),
    ("agent-hf", _write("config.json", b"[" * 100_000), "not valid JSON"),
    ("agent-hf", _write("config.json", b"[]"), "holds no settings"),
    ("agent-hf", _settings("config.json", architectures=["BertModel"]), "writes no text"),
    ("agent-hf", _write("model.safetensors.index.json", b'{"weight_map": {"a": "../b"}}'),
     "'../b' is missing"),
    ("agent-og", lambda f: (f / "model.onnx").unlink(), "'model.onnx' is missing"),
    ("agent-og", _settings("genai_config.json", model={"decoder": {"filename": 3}}),
     "names no model file"),
    ("agent-og", _settings("genai_config.json", model={"decoder": {"filename": "../x"}}),
     "'../x' is missing"),
    ("agent-ov", lambda f: (f / "openvino_model.bin").unlink(), "is missing"),
    ("agent-ov", _write("openvino_model.bin", b""), "is empty"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "change", "words"), BROKEN)
def test_that_a_broken_folder_is_a_row_with_a_problem(
    copied: Callable[[str], Path], root: Path, name: str, change: Change, words: str
) -> None:
    folder = copied(name)
    engine = describe_model(folder, "folder").engine
    change(folder)

    (model,) = listed(folder.parent)

    assert (model.path, model.engine) == (folder, engine)
    assert words in model.problem
    with pytest.raises(ModelError) as caught:
        add_folder(folder, root)
    assert words in caught.value.message
    assert caught.value.hint
    assert not [*root.rglob("*.safetensors"), *root.glob("store/.new*")]


def test_that_folders_are_listed_beside_files_and_not_what_lies_in_them(
    copied: Callable[[str], Path], tmp_path: Path
) -> None:
    for name in FOLDERS:
        copied(name)
    shutil.copyfile(AGENTS / "agent.gguf", tmp_path / "from" / "file.gguf")
    inner = tmp_path / "from" / "agent-hf" / "onnx"
    shutil.copytree(AGENTS / "agent-og", inner)

    models = listed(tmp_path / "from")

    assert sorted(model.id for model in models) == [*sorted(FOLDERS), "file"]
    assert {model.engine for model in models} == {
        "llama-cpp", *(kind.engine for kind in FOLDER_KINDS),
    }  # fmt: skip
    assert kind_of(tmp_path) is None


@pytest.mark.parametrize("name", FOLDERS)
def test_that_a_folder_enters_the_store_whole(
    copied: Callable[[str], Path], root: Path, name: str
) -> None:
    folder = copied(name)
    (folder / ".cache").mkdir()
    (folder / "modeling_tiny.py").write_text("import torch\n\nclass Tiny:\n    pass\n")

    place = add_folder(folder, root)

    (model,) = listed(root)
    manifest = read_manifest(place.parent)
    names = sorted(file.name for file in (AGENTS / name).iterdir())
    assert (model.path, model.source, model.problem) == (place, "store", "")
    assert (model.id, model.title) == (name, name)
    assert sorted(file.name for file in place.iterdir()) == names
    assert sorted(file.name for file in manifest.files) == names
    assert model.size_bytes == sum(file.size_bytes for file in manifest.files)
    assert all(
        (place / one).read_bytes() == (AGENTS / name / one).read_bytes() for one in names
    )
    assert not [*(root / "store").glob(".new*")]
    assert add_folder(folder, root) == place
    assert len(listed(root)) == 1


def test_that_two_versions_of_a_folder_lie_side_by_side(
    copied: Callable[[str], Path], root: Path
) -> None:
    folder = copied("agent-hf")
    first = add_folder(folder, root)
    (folder / "README.md").write_text("# Another")

    second = add_folder(folder, root)

    assert first != second
    assert len({model.id for model in listed(root)}) == 2


def test_that_what_was_damaged_in_the_store_is_told_and_mended_by_another_import(
    copied: Callable[[str], Path], root: Path
) -> None:
    folder = copied("agent-hf")
    place = add_folder(folder, root)
    (place / "tokenizer.json").unlink()

    (damaged,) = listed(root)
    again = add_folder(folder, root)
    (mended,) = listed(root)

    assert "tokenizer.json" in damaged.problem
    assert (again, mended.problem, mended.id) == (place, "", damaged.id)


def test_that_a_flipped_byte_in_the_store_is_mended_by_another_import(
    copied: Callable[[str], Path], root: Path
) -> None:
    folder = copied("agent-hf")
    weights = add_folder(folder, root) / "model.safetensors"
    sound = weights.read_bytes()
    weights.write_bytes(sound[:-1] + bytes([sound[-1] ^ 1]))

    assert add_folder(folder, root) == weights.parent
    assert weights.read_bytes() == sound


def test_that_a_damaged_list_of_files_is_a_row_with_a_problem(
    copied: Callable[[str], Path], root: Path
) -> None:
    place = add_folder(copied("agent-hf"), root)
    manifest = place.parent / NAME
    manifest.write_text(
        manifest.read_text().replace('"folder": "agent-hf"', '"folder": "../x"')
    )

    (model,) = listed(root)

    assert "no name of a folder" in model.problem
    assert model.engine == "mlx"


def test_that_a_model_of_the_store_is_removed_with_all_its_files(
    copied: Callable[[str], Path], root: Path
) -> None:
    folder = copied("agent-ov")
    place = add_folder(folder, root)

    remove(listed(root)[0], root)

    assert not place.parent.exists()
    assert listed(root) == []
    assert folder.is_dir()


def test_that_only_a_folder_below_the_programs_own_is_removed(
    copied: Callable[[str], Path], root: Path
) -> None:
    folder = copied("agent-hf")
    (mine,) = listed(folder.parent)
    with pytest.raises(ModelError, match="a folder of yours"):
        remove(mine, root)
    assert folder.is_dir()
    shutil.copytree(folder, root / "dropped")

    remove(listed(root)[0], root)

    assert not (root / "dropped").exists()


def _pickle(folder: Path) -> None:
    (folder / "weights.json").write_bytes(pickle.dumps({"a": [1, 2]}, protocol=4))


def _torch(folder: Path) -> None:
    with zipfile.ZipFile(folder / "pytorch_model.bin", "w") as archive:
        archive.writestr("archive/data.pkl", pickle.dumps([1]))


def _program(folder: Path) -> None:
    (folder / "notes.txt").write_bytes(b"\x7fELF" + bytes(200))


def _link(folder: Path) -> None:
    (folder / "extra.json").symlink_to(folder.parent.parent / "secret")


def _bad_name(folder: Path) -> None:
    (folder / "a\u202eb.json").write_text("{}")


def _pipe(folder: Path) -> None:
    os.mkfifo(folder / "waits")


@pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (_pickle, "runs code"),
        (_torch, "runs code"),
        (_program, "a program for Linux"),
        (_link, "is a link"),
        (_bad_name, "has a name that is refused"),
        (_pipe, "is not a file"),
    ],
)
def test_that_a_folder_with_something_that_must_not_come_in_is_refused(
    copied: Callable[[str], Path], root: Path, harm: Change, words: str
) -> None:
    folder = copied("agent-hf")
    harm(folder)

    with pytest.raises(ModelError, match=words) as caught:
        add_folder(folder, root)

    assert caught.value.hint
    assert not root.exists()


def _in_cache(home: Path) -> Path:
    """A snapshot as the Hugging Face cache lays it out: names that are links to blobs."""
    repository = home / ".cache" / "huggingface" / "hub" / "models--org--tiny-agent"
    snapshot = repository / "snapshots" / "0a1b2c"
    snapshot.mkdir(parents=True)
    (repository / "blobs").mkdir()
    for file in sorted((AGENTS / "agent-hf").iterdir()):
        blob = repository / "blobs" / file.name.upper()
        shutil.copyfile(file, blob)
        (snapshot / file.name).symlink_to(Path("..", "..", "blobs", blob.name))
    return snapshot


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_that_a_folder_of_the_hugging_face_cache_is_used_in_place_and_imported(
    tmp_path: Path, root: Path
) -> None:
    snapshot = _in_cache(tmp_path)
    half = snapshot.parent.parent.with_name("models--org--half") / "snapshots" / "1"
    half.mkdir(parents=True)
    (half / "config.json").write_text("{}")
    (half / "model.safetensors").write_bytes(b"")

    found = installed_models(root, elsewhere=models_elsewhere(tmp_path, {}))
    place = add_folder(snapshot, root)

    (model,) = [one for one in found if one.source == "other"]
    assert (model.path, model.title, model.program) == (
        snapshot, "org/tiny-agent", "Hugging Face cache",
    )  # fmt: skip
    assert (model.engine, model.problem) == ("mlx", "")
    assert place.name == "tiny-agent"
    assert not any(path.is_symlink() for path in place.iterdir())
    assert len(read_manifest(place.parent).files) == 6


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_that_a_link_out_of_the_cache_is_refused(tmp_path: Path, root: Path) -> None:
    snapshot = _in_cache(tmp_path)
    (tmp_path / "secret").write_text("{}")
    (snapshot / "config.json").unlink()
    shutil.copyfile(AGENTS / "agent-hf" / "config.json", tmp_path / "secret")
    (snapshot / "config.json").symlink_to(tmp_path / "secret")

    with pytest.raises(ModelError, match="is a link"):
        add_folder(snapshot, root)


def test_that_a_folder_that_is_no_model_is_refused(tmp_path: Path, root: Path) -> None:
    (tmp_path / "photos").mkdir()

    with pytest.raises(ModelError, match="no model that is known") as caught:
        add_folder(tmp_path / "photos", root)
    assert "OpenVINO" in caught.value.hint


def test_that_a_full_disk_leaves_nothing_behind(
    copied: Callable[[str], Path], root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copied("agent-hf")
    usage = shutil.disk_usage(folder)._replace(free=1000)
    monkeypatch.setattr("shutil.disk_usage", lambda _path: usage)

    with pytest.raises(StoreFull, match="1,000 are free"):
        add_folder(folder, root)

    assert listed(root) == []
    assert list((root / "store").iterdir()) == []


def test_that_a_copy_that_is_cut_off_leaves_nothing_in_sight(
    copied: Callable[[str], Path], root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copied("agent-hf")

    def fails(*_values: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("shutil.copyfileobj", fails)
    with pytest.raises(StoreError):
        add_folder(folder, root)

    assert listed(root) == []
    assert not [*root.rglob("*.safetensors")]


_SETTINGS = ("config.json", "genai_config.json", "tokenizer_config.json",
             "model.safetensors.index.json")  # fmt: skip
_KEYS = st.sampled_from([
    "model", "decoder", "text_config", "architectures", "layer_types", "num_hidden_layers",
    "hidden_size", "num_attention_heads", "num_key_value_heads", "head_dim", "vocab_size",
    "quantization", "quantization_config", "bits", "filename", "weight_map", "chat_template",
    "dtype", "model_type", "session_options", "context_length", "max_position_embeddings",
])  # fmt: skip
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=12,
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    contents=st.dictionaries(
        st.sampled_from(_SETTINGS),
        st.dictionaries(_KEYS, _VALUES, max_size=8) | _VALUES,
        min_size=1,
    ),
    header=_VALUES | st.dictionaries(st.text(max_size=4), _VALUES, max_size=3),
)
def test_that_settings_of_strangers_make_a_row_and_never_an_exception(
    tmp_path: Path, contents: dict[str, Any], header: Any
) -> None:
    """S2."""
    folder = tmp_path / "strange"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name in ("config.json", "tokenizer.json", "model.onnx"):
        (folder / name).write_text("{}")
    for name, value in contents.items():
        (folder / name).write_text(json.dumps(value))
    raw = json.dumps(header).encode()
    (folder / "model.safetensors").write_bytes(struct.pack("<Q", len(raw)) + raw)

    (model,) = listed(tmp_path)

    assert model.path == folder
    with contextlib.suppress(ModelError):
        shape = folder_shape(folder)
        assert min(shape.cell_keys, shape.cell_values, shape.layers) >= 0
