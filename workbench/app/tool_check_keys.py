"""What a result of the tool-call check holds for: digests and versions of what was checked."""

from __future__ import annotations

import hashlib
import importlib.metadata
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from workbench.app.model_library import ModelLibrary
from workbench.app.tool_check_values import CheckKey
from workbench.base.errors import WorkbenchError
from workbench.base.regular_files import open_regular
from workbench.engines.registry import ENGINES
from workbench.models.store import InstalledModel

_SAMPLES = 16
_SAMPLE_BYTES = 64 * 1024
_MOST_FILES = 200
_TEMPLATE_FILES = ("chat_template.jinja", "chat_template.json", "tokenizer_config.json")
_TEMPLATE = "tokenizer.chat_template"


class CheckKeys:
    """Makes keys; remembers the digest of a file until the file changes. Any thread may ask."""

    def __init__(self, models: ModelLibrary) -> None:
        self._models = models
        self._lock = threading.Lock()
        self._known: dict[tuple[str, int, int], str] = {}

    def key_of(self, model: InstalledModel, suite_version: str) -> CheckKey:
        """What a result would hold for now, but for mode and scope; blocking.

        Raises:
            OSError: Its files cannot be read.
        """
        engine = self._models.engine_of(model)
        return CheckKey(
            model_digest=self._model_digest(model),
            engine=engine,
            engine_version=engine_version(engine),
            template_digest=self._template_digest(model),
            program_version=_version("agent-workbench"),
            suite_version=suite_version,
            mode="free",
            scope="full",
        )

    def _model_digest(self, model: InstalledModel) -> str:
        digest = hashlib.sha256(str(model.size_bytes).encode())
        for path in _files(model.path):
            digest.update(f"{path.name}\n{self._file_digest(path)}\n".encode())
        return digest.hexdigest()[:16]

    def _file_digest(self, path: Path) -> str:
        found = path.stat()
        mark = (str(path), found.st_size, found.st_mtime_ns)
        with self._lock:
            known = self._known.get(mark)
        if known is None:
            known = _sampled(path, found.st_size)
            with self._lock:
                self._known[mark] = known
        return known

    def _template_digest(self, model: InstalledModel) -> str:
        if model.path.is_dir():
            files = [model.path / name for name in _TEMPLATE_FILES]
            said = "".join(self._file_digest(path) for path in files if path.is_file())
        elif model.path.suffix == ".gguf":
            try:
                said = str(self._models.header(model).metadata.get(_TEMPLATE, ""))
            except WorkbenchError:
                said = ""
        else:
            said = ""
        return hashlib.sha256(said.encode()).hexdigest()[:16] if said else ""


def staleness(kept: CheckKey, now: CheckKey) -> str:
    """Why a result holds no longer; empty if it does."""
    now = replace(now, mode=kept.mode, scope=kept.scope)
    if kept == now:
        return ""
    if kept.model_digest != now.model_digest:
        return "the files of the model are others now"
    if kept.engine != now.engine:
        return (
            f"it was checked with {title_of(kept.engine)}; {title_of(now.engine)} runs it now"
        )
    if kept.template_digest != now.template_digest:
        return "its chat template is another now"
    if kept.engine_version != now.engine_version:
        title = title_of(now.engine)
        return f"it was checked with {title} {kept.engine_version}, not {now.engine_version}"
    if kept.suite_version != now.suite_version:
        return "the cases are others now"
    return f"it was checked by version {kept.program_version} of this program"


def title_of(engine: str) -> str:
    """What an engine is called on screen."""
    return next((spec.title for spec in ENGINES if spec.key == engine), engine)


def engine_version(key: str) -> str:
    """The version of an engine's library; empty if that cannot be told."""
    library = next((spec.library for spec in ENGINES if spec.key == key), "")
    return _version(library.replace("_", "-")) if library else ""


@lru_cache(maxsize=32)
def _version(distribution: str) -> str:
    for name in (distribution, f"{distribution}-python", f"{distribution}-sdk"):
        try:
            return importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    return ""


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    inside = sorted(one for one in path.rglob("*") if one.is_file())
    yield from inside[:_MOST_FILES]


def _sampled(path: Path, size_bytes: int) -> str:
    """A digest of evenly spread pieces: a new version of a model differs everywhere."""
    digest = hashlib.sha256(str(size_bytes).encode())
    with open_regular(path) as file:
        if size_bytes <= _SAMPLES * _SAMPLE_BYTES:
            digest.update(file.read())
            return digest.hexdigest()
        for number in range(_SAMPLES):
            file.seek(number * (size_bytes - _SAMPLE_BYTES) // (_SAMPLES - 1))
            digest.update(file.read(_SAMPLE_BYTES))
    return digest.hexdigest()
