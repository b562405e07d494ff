"""The models on this machine's disks: describe, check, add, remove."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from workbench.base.errors import ModelError
from workbench.base.files import store_error
from workbench.base.regular_files import open_regular
from workbench.models.adoption import discard
from workbench.models.bundles.values import INDEX_NAME
from workbench.models.elsewhere import real_path
from workbench.models.file_types import quantisation_of
from workbench.models.gguf import GgufHeader
from workbench.models.headers import HeaderCache

STARTER_ID = "starter"
_MOST_PARTS = 999
_PART = re.compile(r"-(\d{5})-of-(\d{5})$")
_AGAIN = "Get the file again from where it came from."
Describe: TypeAlias = Callable[[Path], "InstalledModel"]


Source: TypeAlias = Literal["bundled", "store", "folder", "other", "server"]


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model file that was found.

    Attributes:
        id: Stable name in agents, settings and traces.
        parameters: Number of weights; 0 until the whole header was read.
        can_call_tools: What its chat template suggests; None if that cannot be told (yet).
        source: What the program brought, what it holds in its store, a file in a folder,
            what another program holds, or a model on a server that the user connected.
        problem: Why it cannot be used, or empty.
        parts: Files that its weights are split into.
        program: Which other program holds it, or empty.
        away: The folder or drive it lies on, if that is not connected now; else empty.
        tags: Words of the user.
        damaged_chunks: How many parts a check found damaged; then ``problem`` is set.
        load_failure: Why the load that was tried when it came failed, or empty.
    """

    id: str
    title: str
    path: Path
    size_bytes: int
    engine: str
    family: str
    architecture: str
    parameters: int
    quantisation: str
    trained_context_tokens: int
    can_call_tools: bool | None
    source: Source
    problem: str = ""
    parts: int = 1
    program: str = ""
    away: str = ""
    tags: tuple[str, ...] = ()
    favourite: bool = False
    notes: str = ""
    damaged_chunks: int = 0
    load_failure: str = ""
    load_hint: str = ""


def first_part(path: Path) -> Path | None:
    """The first part of the split model that a file is a part of."""
    if not (match := _PART.search(path.stem)):
        return None
    return path.with_name(f"{path.stem[: match.start()]}-00001-of-{match[2]}{path.suffix}")


def part_paths(path: Path) -> list[Path]:
    """The file; all parts of a split model, if it is the first and they are there."""
    match = _PART.search(path.stem)
    if match is None or int(match[1]) != 1 or not 1 < int(match[2]) <= _MOST_PARTS:
        return [path]
    start = path.stem[: match.start()]
    parts = [
        path.with_name(f"{start}-{number:05d}-of-{match[2]}{path.suffix}")
        for number in range(1, int(match[2]) + 1)
    ]
    return parts if all(part.is_file() for part in parts) else [path]


def describe(path: Path, source: Source, headers: HeaderCache | None = None) -> InstalledModel:
    """What the file says about itself; a file that cannot be used gets its problem.

    Without ``headers`` all of the header is read, else no more of it than is known or quick.
    """
    parts, size, whole = [path], 0, 0
    try:
        parts = part_paths(path)
        size = path.stat().st_size
        whole = sum(part.stat().st_size for part in parts)
        header = headers.quick(path) if headers else HeaderCache().whole(path)
    except (ModelError, OSError) as exc:
        return _unreadable(path, source, size, exc)
    split = len(parts) > 1
    return InstalledModel(
        id=_PART.sub("", path.stem) if split else path.stem,
        title=_text(header, "general.name") or path.stem,
        path=path,
        size_bytes=whole,
        engine="llama-cpp",
        family=_text(header, "general.basename") or header.architecture,
        architecture=header.architecture,
        parameters=header.parameters,
        quantisation=quantisation_of(header, path.stem),
        trained_context_tokens=header.number("context_length"),
        can_call_tools=_can_call_tools(header),
        source=source,
        problem=_problem(path, size, header, split=split),
        parts=len(parts),
    )


def _unread(path: Path, exc: OSError) -> str:
    return f"{str(path)!r} cannot be read: {exc.strerror or exc}"


def _unreadable(
    path: Path, source: Source, size: int, exc: ModelError | OSError
) -> InstalledModel:
    problem = exc.message if isinstance(exc, ModelError) else _unread(path, exc)
    return InstalledModel(
        id=path.stem,
        title=path.stem,
        path=path,
        size_bytes=size,
        engine="llama-cpp",
        family="",
        architecture="",
        parameters=0,
        quantisation="",
        trained_context_tokens=0,
        can_call_tools=None,
        source=source,
        problem=problem,
    )


def whole_header(path: Path, headers: HeaderCache, *, split: bool = False) -> GgufHeader:
    """All of the header of a model that can be used.

    Args:
        path: The file, or the first part of a model whose parts are all there.
        headers: What is known already.
        split: Parts are all there.

    Raises:
        ModelError: The file is damaged, cut off, or no model.
    """
    header = headers.whole(path)
    try:
        size = path.stat().st_size
    except OSError as exc:
        reason = exc.strerror or str(exc)
        raise ModelError(f"{path.name!r} cannot be read: {reason}", "Check the file.") from exc
    if problem := _problem(path, size, header, split=split):
        raise ModelError(problem, _AGAIN)
    return header


def _problem(path: Path, size: int, header: GgufHeader, *, split: bool = False) -> str:
    if header.whole and not (header.tensors and header.architecture):
        return f"{path.name!r} holds no model, only data about one"
    if size < header.data_end:
        missing = header.data_end - size
        return f"{path.name!r} is not whole: {missing:,} bytes are missing at its end"
    if _PART.search(path.stem) and not split:
        return f"{path.name!r} is one part of a split model; the other parts are not beside it"
    return ""


def _can_call_tools(header: GgufHeader) -> bool | None:
    template = _text(header, "tokenizer.chat_template")
    return "tools" in template if template else None


def _text(header: GgufHeader, name: str) -> str:
    value = header.metadata.get(name)
    return value if isinstance(value, str) else ""


def renewal(model: InstalledModel) -> str:
    """How a person gets a sound copy of a model that is not of the store."""
    if model.source == "bundled":
        return "Install this program again: it brings the model with it."
    if model.program:
        return f"Fetch it again in {model.program}."
    return "Copy it there again from where it came from."


def refusal(model: InstalledModel, models_folder: Path) -> str:
    """Why this program does not remove a model; empty if it does."""
    if model.away:
        return f"it lies in {model.away}, which is not connected now"
    if model.source == "server":
        return "it is on a server, so there is no file of it here"
    if model.source == "other":
        return f"it belongs to {model.program}: remove it there"
    if model.source == "bundled":
        return "it came with the program"
    if is_of_bundle(model):
        return "it is part of a signed bundle, which would be damaged by that"
    if model.source == "folder" and not _is_below(model.path, models_folder):
        return "it does not belong to this program, it lies in a folder of yours"
    return ""


def is_of_bundle(model: InstalledModel) -> bool:
    """It is used in place from a bundle, whose signature covers every file of it."""
    return model.source == "store" and (root_of(model) / INDEX_NAME).is_file()


def check_removable(model: InstalledModel, models_folder: Path) -> None:
    """Whether this program may delete a model.

    Raises:
        ModelError: It is bundled, away, of another program, or lies in a folder of the user.
    """
    if why := refusal(model, models_folder):
        hint = f"Delete {model.path} yourself if you no longer need it."
        if model.away:
            hint = "Connect the drive, then try again."
        elif model.source == "server":
            hint = "Disconnect the server instead."
        elif model.source == "bundled":
            hint = "The program needs it to work without a download."
        raise ModelError(f"{model.title!r} is not removed: {why}", hint)


def _is_below(path: Path, folder: Path) -> bool:
    return real_path(path).is_relative_to(real_path(folder))


def root_of(model: InstalledModel) -> Path:
    """The folder of models that holds the store a model lies in."""
    return model.path.parent.parent.parent


def remove(model: InstalledModel, models_folder: Path) -> None:
    """Delete a model that this program put where it is.

    Raises:
        ModelError: It is bundled, away, of another program, or lies in a folder of the user.
        StoreError: The system refused.
    """
    check_removable(model, models_folder)
    if model.source == "store":
        discard(root_of(model), model.path.parent)
        return
    try:
        if model.path.is_dir():
            shutil.rmtree(model.path)
            return
        for part in part_paths(model.path):
            part.unlink()
    except OSError as exc:
        raise store_error(exc, model.path) from exc


def sha256(path: Path) -> str:
    """The file's SHA-256 in hexadecimal; reads all of it.

    Raises:
        ModelError: It cannot be read.
    """
    try:
        with open_regular(path) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as exc:
        raise ModelError(
            f"{path.name!r} cannot be read: {exc.strerror}", "Check the disk."
        ) from exc


def verify(path: Path, expected_sha256: str) -> None:
    """Check a file against its SHA-256.

    Raises:
        ModelError: It differs or cannot be read.
    """
    if sha256(path) != expected_sha256.lower():
        raise ModelError(
            f"{path.name!r} is not the file it should be",
            "Get it again from where it came from.",
        )
