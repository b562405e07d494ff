"""Models that are folders: by which files they show it, and which engine runs each kind."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from workbench.base.errors import ModelError
from workbench.base.regular_files import read_regular

_MOST_SETTINGS_BYTES = 16 * 1024 * 1024
_AGAIN = "Get the folder again from where it came from."


@dataclass(frozen=True, slots=True)
class FolderKind:
    """One kind of model folder.

    Attributes:
        engine: Key of the engine that runs it.
        title: As a person calls it.
        markers: Files, or patterns of names, that must be there.
        sign: Those of them that tell the kind even where the others are missing.
        weights: Patterns of the names of its weights.
    """

    engine: str
    title: str
    markers: tuple[str, ...]
    sign: tuple[str, ...]
    weights: tuple[str, ...]


FOLDER_KINDS: tuple[FolderKind, ...] = (
    FolderKind(
        engine="onnx-genai",
        title="ONNX",
        markers=("genai_config.json",),
        sign=("genai_config.json",),
        weights=("*.onnx", "*.onnx.data", "*.onnx_data"),
    ),
    FolderKind(
        engine="openvino",
        title="OpenVINO",
        markers=("openvino_model.xml", "openvino_tokenizer.xml"),
        sign=("openvino_model.xml",),
        weights=("openvino_model.bin",),
    ),
    FolderKind(
        engine="mlx",
        title="safetensors",
        markers=("config.json", "tokenizer.json", "model*.safetensors"),
        sign=("config.json", "model*.safetensors"),
        weights=("model*.safetensors",),
    ),
)
"""In the order in which they are asked: a folder is of the first kind whose sign it has."""


def is_folder_engine(engine: str) -> bool:
    """Whether models of that engine are folders."""
    return any(kind.engine == engine for kind in FOLDER_KINDS)


def kind_by_names(names: Collection[str]) -> FolderKind | None:
    """The kind of a folder that holds files of these names; None if it is no model."""
    for kind in FOLDER_KINDS:
        if all(_any(names, pattern) for pattern in kind.sign):
            return kind
    return None


def kind_of(folder: Path) -> FolderKind | None:
    """The kind of a folder; None if it is no model or cannot be read."""
    return kind_by_names(file_names(folder))


def file_names(folder: Path) -> tuple[str, ...]:
    """Names of the files in a folder, in order; none if it cannot be read."""
    try:
        return tuple(sorted(path.name for path in folder.iterdir() if path.is_file()))
    except OSError:
        return ()


def title_of(folder: Path) -> str:
    """What a folder is called; one of the Hugging Face cache is named by its repository."""
    repository = cache_repository(folder)
    if repository is None:
        return folder.name
    return repository.name.removeprefix("models--").split("--")[-1]


def cache_repository(folder: Path) -> Path | None:
    """The repository in the Hugging Face cache that a folder is a snapshot of, if it is one."""
    snapshots = folder.absolute().parent
    repository = snapshots.parent
    known = snapshots.name == "snapshots" and repository.name.startswith("models--")
    return repository if known else None


def missing(kind: FolderKind, names: Collection[str]) -> tuple[str, ...]:
    """What a folder of that kind lacks."""
    return tuple(pattern for pattern in kind.markers if not _any(names, pattern))


def matching(names: Collection[str], patterns: Collection[str]) -> tuple[str, ...]:
    """The names that fit one of the patterns."""
    return tuple(n for n in names if any(fnmatchcase(n, pattern) for pattern in patterns))


def read_settings(path: Path) -> Mapping[str, Any]:
    """The object in a file of settings; empty if there is no such file.

    Raises:
        ModelError: It cannot be read, is damaged, too large, or no object.
    """
    try:
        raw = read_regular(path, _MOST_SETTINGS_BYTES)
        if len(raw) > _MOST_SETTINGS_BYTES:
            raise ModelError(f"{path.name!r} is too large for what it should hold", _AGAIN)
        found = json.loads(raw)
    except FileNotFoundError:
        return {}
    except OSError as exc:
        raise ModelError(f"{path.name!r} cannot be read: {exc.strerror}", _AGAIN) from exc
    except (ValueError, RecursionError) as exc:
        raise ModelError(f"{path.name!r} is damaged: it is not valid JSON", _AGAIN) from exc
    if not isinstance(found, dict):
        raise ModelError(f"{path.name!r} is damaged: it holds no settings", _AGAIN)
    return found


def _any(names: Collection[str], pattern: str) -> bool:
    return any(fnmatchcase(name, pattern) for name in names)
