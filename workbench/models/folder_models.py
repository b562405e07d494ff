"""Installed models that are folders, beside those that are files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from workbench.base.errors import ModelError
from workbench.models.folder_facts import FolderFacts, read_facts
from workbench.models.folder_kinds import (
    FolderKind,
    file_names,
    kind_of,
    missing,
    title_of,
)
from workbench.models.headers import HeaderCache
from workbench.models.shape import Shape
from workbench.models.store import InstalledModel, Source, describe

_NO_MODEL = "Choose a folder of safetensors, ONNX GenAI or OpenVINO files, or a GGUF file."


def describe_model(
    path: Path, source: Source, headers: HeaderCache | None = None
) -> InstalledModel:
    """What a model file or a model's folder says about itself; never an exception."""
    if path.is_dir() and (kind := kind_of(path)) is not None:
        return describe_folder(path, kind, source)
    return describe(path, source, headers)


def describe_folder(path: Path, kind: FolderKind, source: Source) -> InstalledModel:
    """What a folder says about itself; one that cannot be used gets its problem."""
    facts: FolderFacts | None = None
    names = file_names(path)
    problem = ""
    try:
        facts = read_facts(path, kind)
        problem = facts.problem
    except ModelError as exc:
        problem = exc.message
    except OSError as exc:
        problem = f"{path.name!r} cannot be read: {exc.strerror or exc}"
    if lacking := missing(kind, names):
        problem = f"{path.name!r} is not whole: {lacking[0]!r} is missing"
    return InstalledModel(
        id=title_of(path),
        title=title_of(path),
        path=path,
        size_bytes=folder_bytes(path, names),
        engine=kind.engine,
        family=facts.architecture if facts else "",
        architecture=facts.architecture if facts else "",
        parameters=facts.parameters if facts else 0,
        quantisation=facts.quantisation if facts else "",
        trained_context_tokens=facts.shape.trained_context_tokens if facts else 0,
        can_call_tools=facts.can_call_tools if facts else None,
        source=source,
        problem=problem,
    )


def folder_shape(path: Path) -> Shape:
    """What of a model that is a folder decides its memory.

    Raises:
        ModelError: It is damaged, or no model.
    """
    kind = kind_of(path)
    if kind is None:
        raise ModelError(f"{path.name!r} holds no model that is known here", _NO_MODEL)
    if lacking := missing(kind, file_names(path)):
        raise ModelError(
            f"{path.name!r} is not whole: {lacking[0]!r} is missing",
            "Get the folder again from where it came from.",
        )
    try:
        return read_facts(path, kind).shape
    except OSError as exc:
        raise ModelError(
            f"{path.name!r} cannot be read: {exc.strerror}", "Check the disk."
        ) from exc


def folder_bytes(path: Path, names: Sequence[str]) -> int:
    """Size of the files of a folder."""
    return sum(_sizes(path, names))


def _sizes(path: Path, names: Sequence[str]) -> Iterator[int]:
    for name in names:
        try:
            yield (path / name).stat().st_size
        except OSError:
            continue
