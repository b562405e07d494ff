"""S3: a file is what its bytes say; what runs code when it is opened is named and refused."""

from __future__ import annotations

import io
import json
import pickle
import struct
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.fuzz.seeds import SEEDS
from tests.hub.server import Hub, running_hub
from tests.unit.models.test_hostile_names import Near
from workbench.app.fetch import Fetch
from workbench.base.errors import ModelError, ModelLoadError
from workbench.engines.llama_cpp.precheck import check_header
from workbench.models.contents import what_is
from workbench.models.downloads.queue_file import Wanted
from workbench.models.downloads.ranges import new_client
from workbench.models.downloads.values import RemoteFile
from workbench.models.elsewhere import models_elsewhere
from workbench.models.file_import import add_file
from workbench.models.gguf import read_header
from workbench.models.health import Healths
from workbench.models.installed import installed_models
from workbench.models.measured import Measured
from workbench.models.roots import KnownRoots


class Marked:
    """Leaves a mark where anyone unpickles it."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[Callable[[str], object], tuple[str]]:
        return _touch, (str(self.mark),)


def _touch(mark: str) -> None:
    Path(mark).touch()


def _zipped(*names: str, content: bytes = b"x") -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        for name in names:
            archive.writestr(name, content)
    return raw.getvalue()


def _tarred(content: bytes) -> bytes:
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w") as archive:
        entry = tarfile.TarInfo("model.pkl")
        entry.size = len(content)
        archive.addfile(entry, io.BytesIO(content))
    return raw.getvalue()


def _safetensors(header: object, data: bytes = b"\0" * 4, length: int | None = None) -> bytes:
    text = json.dumps(header).encode()
    return struct.pack("<Q", len(text) if length is None else length) + text + data


def hostile(mark: Path) -> dict[str, tuple[bytes, str]]:
    """Files, and what must be said of each."""
    pickled = [pickle.dumps(Marked(mark), protocol) for protocol in range(6)]
    tensor = {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}
    return {
        **{f"pickle-{n}": (raw, "pickle") for n, raw in enumerate(pickled)},
        "torch-zip": (_zipped("archive/data.pkl", content=pickled[2]), "PyTorch"),
        "torch-old": (b"\x80\x02\x8a\x0al\xfc\x9cF\xf9 j\xa8P\x19." + pickled[2], "PyTorch"),
        "torch-numpy": (_zipped("weights/w.npy"), "PyTorch"),
        "torch-script": (_zipped("m/code/__torch__.py", "m/data.pkl"), "PyTorch"),
        "keras-zip": (_zipped("config.json", "model.weights.h5"), "ZIP"),
        "keras-hdf5": (b"\x89HDF\r\n\x1a\n" + bytes(99), "Keras"),
        "empty-zip": (_zipped(), "ZIP"),
        "tar": (_tarred(pickled[4]), "tar"),
        "joblib": (b"\x93NUMPY\x01\0" + pickled[4], "joblib"),
        "seven-zip": (b"7z\xbc\xaf\x27\x1c\0\4" + pickled[4], "7-Zip"),
        "gzip": (b"\x1f\x8b\x08\0" + bytes(40), "gzip"),
        "bzip2": (b"BZh91AY&SY" + bytes(40), "bzip2"),
        "xz": (b"\xfd7zXZ\x00" + bytes(40), "xz"),
        "zstandard": (b"\x28\xb5\x2f\xfd" + bytes(40), "Zstandard"),
        "lz4": (b"\x04\x22\x4d\x18" + bytes(40), "LZ4"),
        "rar": (b"Rar!\x1a\x07" + bytes(40), "RAR"),
        "linux": (b"\x7fELF\2\1\1" + bytes(40), "program"),
        "windows": (b"MZ\x90\0" + bytes(40), "program"),
        "macos": (b"\xcf\xfa\xed\xfe" + bytes(40), "program"),
        "java": (b"\xca\xfe\xba\xbe" + bytes(40), "program"),
        "script": (b"#!/bin/sh\nid\n", "script"),
        "python": (b"import os\nos.system('id')\n", "Python code"),
        "pdf": (b"%PDF-1.7\n", "PDF"),
        "page": (b"<!DOCTYPE html><title>Log in</title>", "web page"),
        "page-late": (b"\n\n  <html>", "web page"),
        "pointer": (b"version https://git-lfs.github.com/spec/v1\noid sha256:0", "Git LFS"),
        "onnx": (b"\x08\x07\x12\x07pytorch", "ONNX"),
        "ggml": (b"tjgg\3\0\0\0" + bytes(40), "GGML"),
        "swapped": (b"FUGG" + bytes(40), "swapped"),
        "tokenizer": (b'{"auto_map": {"AutoTokenizer": ["t.Tok", null]}}', "Python code"),
        "config": (b'{"trust_remote_code": true}', "Python code"),
        "json": (b'{"a": 1}', "JSON"),
        "text": (b"Just a text.", "a text"),
        "safetensors": (_safetensors({"w": tensor}), "safetensors"),
        "safetensors-long": (_safetensors({"w": tensor}, length=2**63), "lies"),
        "safetensors-more": (_safetensors({"w": tensor}, b"\0" * 99), "lies"),
        "safetensors-less": (_safetensors({"w": {**tensor, "data_offsets": [0, 9]}}), "lies"),
        "safetensors-odd": (_safetensors({"w": {"data_offsets": "no"}}), "damaged"),
        "safetensors-list": (struct.pack("<Q", 9) + b"{[[[[[[[[", "damaged"),
        "unknown": (b"\xde\xad\xbe\xef" + bytes(40), "unknown"),
        "empty": (b"", "empty"),
    }  # fmt: skip


def test_that_there_are_forty_of_them(tmp_path: Path) -> None:
    """S3."""
    assert len(hostile(tmp_path / "mark")) >= 40


def test_that_every_file_is_told_by_its_content(tmp_path: Path) -> None:
    """S3: whatever it is called, and without opening it."""
    mark = tmp_path / "mark"
    for name, (raw, words) in hostile(mark).items():
        assert words in what_is(io.BytesIO(raw)), name
        path = tmp_path / f"{name}.gguf"
        path.write_bytes(raw)
        with pytest.raises(ModelError) as caught:
            read_header(path)
        assert path.name in caught.value.message
        assert words in caught.value.message, name
        assert caught.value.hint
        with pytest.raises(ModelLoadError):
            check_header(path)
    assert not mark.exists()


def test_that_an_import_refuses_them_and_leaves_nothing(tmp_path: Path) -> None:
    """S3."""
    mark, models = tmp_path / "mark", tmp_path / "models"
    for name, (raw, words) in hostile(mark).items():
        path = tmp_path / f"{name}.gguf"
        path.write_bytes(raw)
        with pytest.raises(ModelError, match=words):
            add_file(path, models)
    assert not models.exists() or not list(models.rglob("*.gguf"))
    assert not mark.exists()


@pytest.fixture
def hub() -> Iterator[Hub]:
    with running_hub() as running:
        yield running


def test_that_a_pull_refuses_them_before_they_are_in_the_store(
    tmp_path: Path, hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    """S3."""
    monkeypatch.setattr("os.fsync", lambda _handle: None)
    mark, root = tmp_path / "mark", tmp_path / "models"
    files = hostile(mark)
    with new_client(Near.limits) as client:
        for name, (raw, words) in files.items():
            if not raw:
                continue  # a source that sends nothing is refused before
            url = hub.put("org/x", f"{name}.gguf", raw)
            wanted = Wanted(name.replace("-", ""), name, (RemoteFile(url, name, len(raw)),))
            with pytest.raises(ModelError, match=words):
                Fetch(wanted, root, Near(client), lambda _progress: None).run()
    assert not list(root.glob("store/[!.]*"))
    assert not mark.exists()


def test_that_poisoned_caches_run_nothing(tmp_path: Path) -> None:
    """S3: of other programs, and the folders of this one: names promise what is not there."""
    mark, home, data = tmp_path / "mark", tmp_path / "home", tmp_path / "data"
    files = hostile(mark)
    snapshot = home / ".cache/huggingface/hub/models--a--b/snapshots/main"
    studio, blobs = home / ".lmstudio/models/a/b", home / ".ollama/models/blobs"
    manifests = home / ".ollama/models/manifests/registry/library/m"
    for folder in (snapshot, studio, blobs, manifests, data / "store"):
        folder.mkdir(parents=True)
    for number, (name, (raw, _words)) in enumerate(files.items()):
        (snapshot / f"{name}.gguf").write_bytes(raw)
        (snapshot / f"{name}.bin").write_bytes(raw)
        (studio / f"{name}.gguf").write_bytes(raw)
        digest = f"{number:064x}"
        (blobs / f"sha256-{digest}").write_bytes(raw)
        layer = {
            "mediaType": "application/vnd.ollama.image.model",
            "digest": f"sha256:{digest}",
        }
        (manifests / name).write_text(json.dumps({"layers": [layer]}))
        stored = data / "store" / f"{number:032x}"
        stored.mkdir()
        for kept in ("model.json", "model.gguf"):
            (stored / kept).write_bytes(raw)
    for kept in ("roots.json", "health.json", "measured.json"):
        (data / kept).write_bytes(files["pickle-4"][0])

    found = models_elsewhere(home, {})
    assert len(found) >= 3 * 40
    memory = KnownRoots(data / "roots.json")
    listed = installed_models(data, known=memory, elsewhere=found)
    listed = Healths(data / "health.json").shown(listed)
    assert Measured(data / "measured.json").load_of("m") is None
    assert [m for m in listed if not m.problem and m.source != "bundled"] == []
    assert len(listed) > 4 * 40
    assert not mark.exists()


def test_that_a_pickle_behind_a_header_is_only_data(tmp_path: Path) -> None:
    """S3: a file that is two things at once is taken for the one that runs nothing."""
    mark = tmp_path / "mark"
    path = tmp_path / "both.gguf"
    path.write_bytes(SEEDS["whole"] + _zipped("x/data.pkl", content=pickle.dumps(Marked(mark))))
    assert read_header(path).architecture == "llama"
    assert not mark.exists()
