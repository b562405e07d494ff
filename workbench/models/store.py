"""The models on this machine's disks: list, check, add, remove."""

from __future__ import annotations

import hashlib
import logging
import os
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, TypeAlias

from workbench.base.errors import ModelError, StoreFull
from workbench.base.files import store_error
from workbench.base.paths import resource
from workbench.models.adoption import FOLDER
from workbench.models.ggml import file_type_name
from workbench.models.gguf import GgufHeader
from workbench.models.headers import HeaderCache
from workbench.models.stored import stored_models

log = logging.getLogger(__name__)
STARTER_ID = "starter"
_MOST_FILES = 2000
_PART = re.compile(r"-\d{5}-of-\d{5}$")
_NAMED_QUANTISATION = re.compile(
    r"(?:^|[-_.])(I?Q\d(?:_[0-9KSMLX]+)*|B?F16|F32|MXFP4)$", re.IGNORECASE
)
_AGAIN = "Get the file again from where it came from."
Describe: TypeAlias = Callable[[Path], "InstalledModel"]


Source: TypeAlias = Literal["bundled", "store", "folder"]


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model file that was found.

    Attributes:
        id: Stable name in agents, settings and traces.
        parameters: Number of weights; 0 until the whole header was read.
        can_call_tools: What its chat template suggests; None if that cannot be told (yet).
        source: What the program brought, what it holds in its store, or a file in a folder.
        problem: Why it cannot be used, or empty.
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


def installed_models(
    models_folder: Path,
    user_folders: Sequence[str | Path] = (),
    headers: HeaderCache | None = None,
) -> tuple[InstalledModel, ...]:
    """Every model of the program, of its folder and of the user's folders; blocking.

    Of each file only the beginning is read, unless ``headers`` knows all of its header.
    """
    headers = headers or HeaderCache()
    found: dict[Path, InstalledModel] = {}
    for path in _files(_bundled_folder()):
        found[path.resolve()] = describe(path, "bundled", headers)
    for folder in (models_folder, *map(Path, user_folders)):
        for model in stored_models(folder, lambda path: describe(path, "store", headers)):
            found[model.path.resolve()] = model
        for path in _files(folder.expanduser()):
            if path.resolve() not in found:
                found[path.resolve()] = describe(path, "folder", headers)
    return _with_ids(tuple(found.values()))


def _bundled_folder() -> Path:
    try:
        return resource("models")
    except FileNotFoundError as exc:
        log.warning("models.bundled_missing reason=%s", exc)
        return Path(os.devnull)


def _files(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        return
    count = 0
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(n for n in folders if not n.startswith(".") and n != FOLDER)
        for name in sorted(names):
            path = Path(root, name)
            if name.lower().endswith(".gguf") and not name.startswith("."):
                count += 1
                if count > _MOST_FILES:
                    log.warning("models.too_many folder=%s", folder.name)
                    return
                yield path


def describe(path: Path, source: Source, headers: HeaderCache | None = None) -> InstalledModel:
    """What the file says about itself; a file that cannot be used gets its problem.

    Without ``headers`` all of the header is read, else no more of it than is known or quick.
    """
    size = 0
    try:
        size = path.stat().st_size
        header = headers.quick(path) if headers else HeaderCache().whole(path)
    except (ModelError, OSError) as exc:
        problem = (
            exc.message if isinstance(exc, ModelError) else f"cannot be read: {exc.strerror}"
        )
        return InstalledModel(
            path.stem,
            path.stem,
            path,
            size,
            "llama-cpp",
            "",
            "",
            0,
            "",
            0,
            None,
            source,
            problem,
        )
    return InstalledModel(
        id=path.stem,
        title=_text(header, "general.name") or path.stem,
        path=path,
        size_bytes=size,
        engine="llama-cpp",
        family=_text(header, "general.basename") or header.architecture,
        architecture=header.architecture,
        parameters=header.parameters,
        quantisation=_quantisation(header, path),
        trained_context_tokens=header.number("context_length"),
        can_call_tools=_can_call_tools(header),
        source=source,
        problem=_problem(path, size, header),
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
        return f"{path.name!r} is one part of a split model; join the parts first"
    return ""


def _quantisation(header: GgufHeader, path: Path) -> str:
    named = file_type_name(header.metadata.get("general.file_type"))
    if named:
        return named
    if not header.whole:
        # The fields that say it come after the vocabulary, but the name mostly says it too.
        match = _NAMED_QUANTISATION.search(path.stem)
        return match[1].upper() if match else ""
    kinds = Counter({tensor.kind: 0 for tensor in header.tensors})
    for tensor in header.tensors:
        kinds[tensor.kind] += tensor.size_bytes
    return kinds.most_common(1)[0][0] if kinds else ""


def _can_call_tools(header: GgufHeader) -> bool | None:
    template = _text(header, "tokenizer.chat_template")
    return "tools" in template if template else None


def _text(header: GgufHeader, name: str) -> str:
    value = header.metadata.get(name)
    return value if isinstance(value, str) else ""


def _with_ids(models: tuple[InstalledModel, ...]) -> tuple[InstalledModel, ...]:
    """Unique ids that stay the same from start to start."""
    bundled = [model for model in models if model.source == "bundled"]
    starter = next((m for m in bundled if STARTER_ID in str(m.path).lower()), None)
    stems = Counter(model.id for model in models)
    named = []
    for model in models:
        name = model.id
        if model is starter:
            name = STARTER_ID
        elif stems[name] > 1 or name == STARTER_ID:
            name = f"{name}-{hashlib.sha256(str(model.path).encode()).hexdigest()[:6]}"
        named.append(replace(model, id=name))
    return tuple(named)


def add_file(path: Path, models_folder: Path) -> Path:
    """Copy a model file into the folder, whole or not at all; returns where it lies.

    Raises:
        ModelError: It is no usable model, or one of that name is there already.
        StoreError: It could not be written.
    """
    model = describe(path, "folder")
    if model.problem:
        raise ModelError(model.problem, "Choose another file.")
    target = models_folder / path.name
    if target.exists():
        raise ModelError(f"a model file {path.name!r} is there already", "Rename the new file.")
    part = target.with_suffix(".part")
    try:
        models_folder.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(models_folder).free
        if free < model.size_bytes:
            raise StoreFull(
                f"{path.name!r} needs {model.size_bytes:,} bytes, {free:,} are free",
                "Free some space on the disk, then try again.",
            )
        shutil.copyfile(path, part)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as exc:
        part.unlink(missing_ok=True)
        raise store_error(exc, target) from exc
    log.info("models.added bytes=%d", model.size_bytes)
    return target


def remove(model: InstalledModel, models_folder: Path) -> None:
    """Delete a model file of the program's own folder.

    Raises:
        ModelError: It is bundled, or lies in a folder of the user.
        StoreError: The system refused.
    """
    if model.source == "bundled" or not model.path.resolve().is_relative_to(
        models_folder.resolve()
    ):
        raise ModelError(
            f"{model.title!r} does not belong to this program's model folder",
            f"Delete {model.path} yourself if you no longer need it.",
        )
    try:
        if model.source == "store":
            shutil.rmtree(model.path.parent)
        else:
            model.path.unlink()
    except OSError as exc:
        raise store_error(exc, model.path) from exc


def sha256(path: Path) -> str:
    """The file's SHA-256 in hexadecimal; reads all of it.

    Raises:
        ModelError: It cannot be read.
    """
    try:
        with path.open("rb") as file:
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
