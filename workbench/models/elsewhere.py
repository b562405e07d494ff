"""Models that other programs on this machine hold: used where they lie, never altered."""

from __future__ import annotations

import json
import logging
import os
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.models.folder_kinds import kind_of

log = logging.getLogger(__name__)
_MOST_MANIFEST_BYTES = 256 * 1024
_MOST_FILES = 2000
_MOST_DEPTH = 8
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
_MODEL_LAYER = "application/vnd.ollama.image.model"
_PART_AFTER_FIRST = re.compile(r"-(?!00001)\d{5}-of-\d{5}\.gguf$")
_PROJECTOR = re.compile(r"mmproj", re.IGNORECASE)
_OLLAMA_SERVICE = Path("/usr/share/ollama/.ollama/models")


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A model file of another program.

    Attributes:
        program: Whose it is, as a person calls it.
        path: The model file, its first part if it is split; or the model's folder.
        title: What that program calls it.
    """

    program: str
    path: Path
    title: str


def models_elsewhere(
    home: Path, environment: Mapping[str, str] | None = None
) -> tuple[Elsewhere, ...]:
    """Every model of the Hugging Face cache, of Ollama and of LM Studio; blocking.

    A folder that cannot be read, or a damaged list in it, is passed over.
    """
    env = os.environ if environment is None else environment
    found = [
        *_hugging_face(_hub_folder(home, env)),
        *(model for folder in _ollama_folders(home, env) for model in _ollama(folder)),
        *_lm_studio(home / ".lmstudio" / "models"),
        *_lm_studio(home / ".cache" / "lm-studio" / "models"),
    ]
    known: dict[Path, Elsewhere] = {}
    for model in found:
        known.setdefault(real_path(model.path), model)
    return tuple(known.values())


def real_path(path: Path) -> Path:
    """Where a path leads; one that leads in a circle is left as it is, never an error."""
    return Path(os.path.realpath(path))


def _hub_folder(home: Path, env: Mapping[str, str]) -> Path:
    for name in ("HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE"):
        if env.get(name):
            return _expanded(env[name], home)
    if env.get("HF_HOME"):
        return _expanded(env["HF_HOME"], home) / "hub"
    cache = _expanded(env["XDG_CACHE_HOME"], home) if env.get("XDG_CACHE_HOME") else None
    return (cache or home / ".cache") / "huggingface" / "hub"


def _ollama_folders(home: Path, env: Mapping[str, str]) -> list[Path]:
    if env.get("OLLAMA_MODELS"):
        return [_expanded(env["OLLAMA_MODELS"], home)]
    own = home / ".ollama" / "models"
    return [own, _OLLAMA_SERVICE] if sys.platform.startswith("linux") else [own]


def _expanded(text: str, home: Path) -> Path:
    return home / text[2:] if text.startswith("~/") else Path(text)


def _hugging_face(folder: Path) -> Iterator[Elsewhere]:
    """The cache links from names of snapshots to its blobs; one model in two is one."""
    for repository in _folders(folder):
        if not repository.name.startswith("models--"):
            continue
        name = repository.name.removeprefix("models--").replace("--", "/")
        for path in _gguf_files(repository / "snapshots"):
            yield Elsewhere("Hugging Face cache", path, f"{name} {path.stem}")
        if (newest := _newest_model(repository / "snapshots")) is not None:
            yield Elsewhere("Hugging Face cache", newest, name)


def _newest_model(snapshots: Path) -> Path | None:
    """The newest snapshot that is a model's folder."""
    found = [folder for folder in _folders(snapshots) if kind_of(folder) is not None]
    try:
        return max(found, key=lambda folder: folder.stat().st_mtime, default=None)
    except OSError:
        return None


def _lm_studio(folder: Path) -> Iterator[Elsewhere]:
    for path in _gguf_files(folder):
        yield Elsewhere("LM Studio", path, path.stem)


def _ollama(folder: Path) -> Iterator[Elsewhere]:
    """Its manifests name blobs by digest; a blob lies in its folder and nowhere else."""
    blobs = folder / "blobs"
    for registry in _folders(folder / "manifests"):
        for manifest in _files(registry):
            digest = _model_digest(manifest)
            blob = blobs / digest.replace(":", "-")
            if digest and _is_file(blob) and real_path(blob).parent == real_path(blobs):
                name = "/".join(manifest.relative_to(registry).parts[:-1])
                title = f"{name.removeprefix('library/')}:{manifest.name}"
                yield Elsewhere("Ollama", blob, title)


def _model_digest(manifest: Path) -> str:
    """The digest of the model in one of Ollama's manifests; empty if it has none."""
    try:
        if not manifest.is_file() or manifest.stat().st_size > _MOST_MANIFEST_BYTES:
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
        if name.endswith(".gguf") and not passed and _is_file(path):
            yield path


def _files(folder: Path) -> Iterator[Path]:
    count = 0
    for root, folders, names in os.walk(folder):
        deep = len(Path(root).relative_to(folder).parts) >= _MOST_DEPTH
        folders[:] = [] if deep else sorted(name for name in folders if name[0] != ".")
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


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False
