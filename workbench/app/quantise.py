"""Making a smaller copy of an installed model: planned, written, looked at, taken in, tried."""

from __future__ import annotations

import asyncio
import logging
import shutil
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias

from workbench.app.workbench import Workbench
from workbench.base.errors import ModelError, StoreFull, WorkbenchError
from workbench.base.files import store_error
from workbench.base.threads import begin_in_thread
from workbench.engines.llama_cpp.importance import LEAST_TOKENS
from workbench.engines.llama_cpp.quantize import CALIBRATED, FORMATS, check_kind
from workbench.engines.work_process import work
from workbench.models.adoption import Checked, adopt
from workbench.models.downloads.values import CHUNK_BYTES
from workbench.models.fit import in_words
from workbench.models.gguf import GgufHeader, read_header
from workbench.models.manifests import Manifest, read_manifest
from workbench.models.quality import Quality, quality_of
from workbench.models.store import InstalledModel
from workbench.models.verification import chunk_map

log = logging.getLogger(__name__)
Told: TypeAlias = Callable[[float, str], None]
WHOLE = ("F32", "F16", "BF16")
"""Kinds that kept all the precision the weights were made with."""
LEAST_TEXT_TOKENS = LEAST_TOKENS
"""Of a text that tells which weights matter."""
RESERVE_BYTES = 512 * 1024 * 1024
_PART = ".quantise-"
_YOUNG_S = 24 * 3600.0
_WRITING_SHARE = 0.9
_CLEARLY = 0.95


@dataclass(frozen=True, slots=True)
class Choice:
    """A kind that a model could be made.

    Attributes:
        size_bytes: Of its weights, told by the engine that would write them.
        needs_text: It can only be made with a text; its size is then the most it can be.
    """

    kind: str
    size_bytes: int
    quality: Quality
    needs_text: bool = False


def text_is_short(text: str) -> bool:
    """Whether a text surely has too few tokens to measure on: none is less than a byte.

    The engine counts them, and refuses a text that has too few all the same.
    """
    return len(text.strip().encode("utf-8", "replace")) < LEAST_TEXT_TOKENS


def applies(model: InstalledModel) -> bool:
    """Whether a smaller copy can be made of it at all."""
    return model.engine == "llama-cpp" and not model.problem and not model.away


def loses_twice(model: InstalledModel) -> str:
    """Why a copy of this model would be worse than one of its original; empty if it is not."""
    if model.quantisation.upper() in WHOLE:
        return ""
    kind = model.quantisation or "an unknown kind"
    return (
        f"{model.title!r} is {kind} already: its weights were rounded once, and rounding them "
        "again adds to the error. A copy made of the 16-bit original is better."
    )


async def choices(model: InstalledModel, *, with_text: bool = False) -> tuple[Choice, ...]:
    """Every kind that is clearly smaller than the file, the largest first.

    ``with_text`` adds, behind the others, those that can only be made with a text.

    Raises:
        EngineError: The engine cannot read the file.
    """
    known = (*FORMATS, *CALIBRATED) if with_text else tuple(FORMATS)
    arguments = {"source": str(model.path), "kinds": list(known)}
    told = await work("quantise", arguments, lambda _share, _text: None)
    sizes = {kind: int(size) for kind, size in dict(told["sizes"]).items() if kind in known}
    limit = int(model.size_bytes * _CLEARLY)
    if sizes.get("MXFP4_MOE") == sizes.get("Q8_0"):
        sizes.pop("MXFP4_MOE", None)  # it differs in experts only, and there are none
    smaller = [kind for kind in known if 0 < sizes.get(kind, 0) < limit]
    return tuple(
        Choice(kind, sizes[kind], quality_of(kind), kind in CALIBRATED) for kind in smaller
    )


async def quantise(
    bench: Workbench,
    model_id: str,
    kind: str,
    told: Told,
    *,
    allow_requantize: bool = False,
    text: str = "",
) -> InstalledModel:
    """Make a copy of a model with fewer bits per weight, and install it.

    Args:
        bench: The program.
        model_id: Of the model to start from.
        kind: A name of ``FORMATS`` or, with a text, of ``CALIBRATED``.
        told: Told the share that is done, and what is at work.
        allow_requantize: Also start from weights that were rounded already.
        text: Of the user, on which is measured which weights matter.

    Raises:
        ModelError: It cannot be made of that model.
        EngineError: The engine refused, or crashed.
        StoreError: There is no room, or the system refused.
    """
    model, kind = bench.models.get(model_id), kind.upper()
    check_kind(kind, text)
    _check_model(model, kind, allow_requantize)
    root = await asyncio.to_thread(bench.models.download_root)
    arguments: dict[str, object] = {"source": str(model.path), "kinds": [kind]}
    sizes = await work("quantise", arguments, lambda _share, _text: None, bench.guard.refused)
    part = await asyncio.to_thread(_place, root, int(sizes["sizes"][kind]), kind)
    arguments = {
        "source": str(model.path),
        "target": str(part),
        "kind": kind,
        "allow_requantize": allow_requantize,
        "threads": bench.settings.settings.engine_threads,
        "text": text,
    }
    stop = threading.Event()
    try:
        await work(
            "quantise",
            arguments,
            lambda share, text: told(share * _WRITING_SHARE, text),
            bench.guard.refused,
        )
        told(_WRITING_SHARE, "installing")
        folder = await _to_its_end(stop, partial(_adopt, bench, model, kind, part, root, stop))
    finally:
        await asyncio.to_thread(part.unlink, missing_ok=True)
    told(1.0, "trying it")
    made = await _installed(bench, folder)
    await bench.loading.try_once(made)
    log.info("models.quantised kind=%s size_bytes=%d", kind, made.size_bytes)
    return made


async def _to_its_end(stop: threading.Event, call: Callable[[], Path]) -> Path:
    """Run it in a thread; when cancelled, ask it to stop, and wait: files are moved there."""
    running = begin_in_thread(call)
    try:
        return await asyncio.shield(running)
    except asyncio.CancelledError:
        stop.set()
        await asyncio.wait({running})
        running.exception()
        raise


def _check_model(model: InstalledModel, kind: str, allow_requantize: bool) -> None:
    if not applies(model):
        raise ModelError(
            f"no copy of {model.title!r} can be made: {model.problem or 'it is no GGUF file'}",
            "Choose a GGUF model that is whole.",
        )
    if kind == model.quantisation.upper():
        raise ModelError(f"{model.title!r} is {kind} already", "Choose another kind.")
    reason = loses_twice(model)
    if reason and not allow_requantize:
        raise ModelError(
            reason, "Start from a file of F16, BF16 or F32; or say --allow-requantize."
        )


def _place(root: Path, need_bytes: int, kind: str) -> Path:
    """A place of its own for the new file, where there is room for it."""
    try:
        root.mkdir(parents=True, exist_ok=True)
        for old in root.glob(f"{_PART}*.part"):
            if old.stat().st_mtime < time.time() - _YOUNG_S:
                old.unlink(missing_ok=True)
        free = shutil.disk_usage(root).free
    except OSError as exc:
        raise store_error(exc, root) from exc
    if free < need_bytes + RESERVE_BYTES:
        raise StoreFull(
            f"{kind} needs {in_words(need_bytes)} and {in_words(RESERVE_BYTES)} are kept in "
            f"reserve, but {in_words(free)} are free",
            "Free some space on the disk, then try again.",
        )
    return root / f"{_PART}{kind.lower()}-{time.time_ns()}.part"


def _adopt(
    bench: Workbench,
    model: InstalledModel,
    kind: str,
    part: Path,
    root: Path,
    stop: threading.Event,
) -> Path:
    """Look at what was written and move it into the store; blocking."""
    check_same(bench.models.header(model), read_header(part), part.stat().st_size)
    found = chunk_map(part, CHUNK_BYTES, stop)
    before = _manifest_of(model)
    about = Manifest(
        digest="",
        title=f"{model.title} {kind}",
        files=(),
        source=f"quantised here from {model.title}",
        source_id=model.id,
        licence=before.licence if before else "",
        tags=before.tags if before else (),
    )
    return adopt(root, [Checked(part, found)], about)


def check_same(source: GgufHeader, made: GgufHeader, size_bytes: int) -> None:
    """Refuse a copy that is no copy: cut off, or other tensors than its source has.

    Raises:
        ModelError: It is such a file.
    """
    if size_bytes < made.data_end:
        raise ModelError("the new file was cut off", "Check the disk, then try again.")
    shapes = {tensor.name: tensor.shape for tensor in made.tensors}
    lost = [t.name for t in source.tensors if shapes.get(t.name) != t.shape]
    if lost or made.architecture != source.architecture:
        raise ModelError(
            f"the new file lacks {lost[0] if lost else 'its architecture'!r} of its source",
            "Report this: the engine wrote something else than it should.",
        )


def _manifest_of(model: InstalledModel) -> Manifest | None:
    if model.source != "store":
        return None
    try:
        return read_manifest(model.path.parent)
    except WorkbenchError:
        return None


async def _installed(bench: Workbench, folder: Path) -> InstalledModel:
    models: Sequence[InstalledModel] = await bench.models.refresh()
    find = partial(_find, models, folder)
    return await asyncio.to_thread(find)


def _find(models: Sequence[InstalledModel], folder: Path) -> InstalledModel:
    for model in models:
        if model.path.parent == folder or model.path.parent.resolve() == folder.resolve():
            return model
    raise ModelError("the new model is not in the list", "Start the program again.")
