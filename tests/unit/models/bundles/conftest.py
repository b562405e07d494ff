"""Packs small bundles."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.hub.model_files import write_model
from workbench.models.adoption import digest_of
from workbench.models.bundles.packing import Content, Packing, text_content
from workbench.models.downloads.values import CHUNK_BYTES
from workbench.models.manifests import Manifest, StoredFile, manifest_text
from workbench.models.verification import chunk_map

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


@dataclass(frozen=True, slots=True)
class Packed:
    """A bundle in both forms, and what went into it."""

    file: Path
    folder: Path
    model: Path
    digest: str
    contents: tuple[Content, ...]


@pytest.fixture(scope="session")
def model_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole GGUF file of 20 MB: three chunks."""
    return write_model(tmp_path_factory.mktemp("model") / "m.gguf", 20, seed=2)


@pytest.fixture(scope="session")
def key() -> Ed25519PrivateKey:
    return make_key(1)


def make_key(number: int) -> Ed25519PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(bytes([number])).digest())


def contents_with(model: Path, title: str = "Tiny F32") -> tuple[str, tuple[Content, ...]]:
    """A model and an agent, ready to be packed."""
    found = chunk_map(model, CHUNK_BYTES, threading.Event())
    digest = digest_of([("model", found.sha256)])
    entry = StoredFile("model.gguf", "model", found.size_bytes, found.sha256, found.chunks)
    manifest = Manifest(digest, title, (entry,), licence="mit")
    return digest, (
        Content(f"store/{digest}/model.gguf", found, model),
        text_content(f"store/{digest}/model.json", manifest_text(manifest)),
        text_content("agents/helper.yaml", "kind: Prompt\nname: helper\n"),
        text_content("policy.json", '{"settings": {"network": "off"}}\n'),
    )


@pytest.fixture(scope="session")
def packed(
    model_file: Path, key: Ed25519PrivateKey, tmp_path_factory: pytest.TempPathFactory
) -> Packed:
    """A bundle of 20 MB that tests only read."""
    return pack(model_file, key, tmp_path_factory.mktemp("bundle"))


@pytest.fixture(scope="session")
def small(key: Ed25519PrivateKey, tmp_path_factory: pytest.TempPathFactory) -> Packed:
    """A bundle of 20 kB that tests only read."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "m.gguf").write_bytes(b"GGUF" + bytes(range(256)) * 40)
    return pack(folder / "m.gguf", key, folder)


def pack(model: Path, key: Ed25519PrivateKey, folder: Path) -> Packed:
    """A bundle in both forms."""
    digest, contents = contents_with(model)
    stop = threading.Event()
    Packing("A pack", contents, key, stop).to_file(folder / "a.workbench")
    Packing("A pack", contents, key, stop).to_folder(folder / "drive")
    return Packed(folder / "a.workbench", folder / "drive", model, digest, contents)
