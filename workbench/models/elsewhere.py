"""Models that other programs on this machine hold: used where they lie, never altered."""

from __future__ import annotations

import json
import logging
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)
_MOST_MANIFEST_BYTES = 1024 * 1024
_MOST_FILES = 2000
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
_MODEL_LAYER = "application/vnd.ollama.image.model"
_PART_AFTER_FIRST = re.compile(r"-(?!00001)\d{5}-of-\d{5}\.gguf$")
_PROJECTOR = re.compile(r"mmproj", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A model file of another program.

    Attributes:
        program: Whose it is, as a person calls it.
        path: The model file, its first part if it is split.
        title: What that program calls it.
    """

    program: str
    path: Path
    title: str


def models_elsewhere(
    home: Path | None = None, environment: Mapping[str, str] | None = None
) -> tuple[Elsewhere, ...]:
    """Every model of the Hugging Face cache, of Ollama and of LM Studio; blocking.

    A folder that cannot be read, or a damaged list in it, is passed over.
    """
    home = home or Path.home()
    env = os.environ if environment is None else environment
    found = [
        *_hugging_face(_hub_folder(home, env)),
        *_ollama(Path(env.get("OLLAMA_MODELS") or home / ".ollama" / "models")),
        *_lm_studio(home / ".lmstudio" / "models"),
        *_lm_studio(home / ".cache" / "lm-studio" / "models"),
    ]
    return tuple({model.path.resolve(): model for model in found}.values())


def _hub_folder(home: Path, env: Mapping[str, str]) -> Path:
    if env.get("HF_HUB_CACHE"):
        return Path(env["HF_HUB_CACHE"])
    base = Path(env["HF_HOME"]) if env.get("HF_HOME") else home / ".cache" / "huggingface"
    return base / "hub"


def _hugging_face(folder: Path) -> Iterator[Elsewhere]:
    for repository in _folders(folder):
        if not repository.name.startswith("models--"):
            continue
        name = repository.name.removeprefix("models--").replace("--", "/")
        for path in _gguf_files(repository / "snapshots"):
            yield Elsewhere("Hugging Face cache", path, f"{name} {path.stem}")


def _lm_studio(folder: Path) -> Iterator[Elsewhere]:
    for path in _gguf_files(folder):
        yield Elsewhere("LM Studio", path, path.stem)


def _ollama(folder: Path) -> Iterator[Elsewhere]:
    for registry in _folders(folder / "manifests"):
        for manifest in _files(registry):
            digest = _model_digest(manifest)
            blob = folder / "blobs" / digest.replace(":", "-")
            if digest and blob.is_file():
                name = "/".join(manifest.relative_to(registry).parts[:-1])
                title = f"{name.removeprefix('library/')}:{manifest.name}"
                yield Elsewhere("Ollama", blob, title)


def _model_digest(manifest: Path) -> str:
    """The digest of the model in one of Ollama's manifests; empty if it has none."""
    try:
        if manifest.stat().st_size > _MOST_MANIFEST_BYTES:
            return ""
        values: Any = json.loads(manifest.read_bytes())
        for layer in values["layers"]:
            digest = str(layer["digest"])
            if layer["mediaType"] == _MODEL_LAYER and _DIGEST.fullmatch(digest):
                return digest
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as exc:
        log.info("elsewhere.manifest_passed_over reason=%s", type(exc).__name__)
    return ""


def _gguf_files(folder: Path) -> Iterator[Path]:
    for path in _files(folder):
        name = path.name.lower()
        passed = _PART_AFTER_FIRST.search(name) or _PROJECTOR.search(name)
        if name.endswith(".gguf") and not passed and path.is_file():
            yield path


def _files(folder: Path) -> Iterator[Path]:
    count = 0
    for root, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            count += 1
            if count > _MOST_FILES:
                return
            yield Path(root, name)


def _folders(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_dir())
    except OSError:
        return []
