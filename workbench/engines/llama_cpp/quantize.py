"""Writing a smaller copy of a model: fewer bits per weight.

The library cannot be stopped in the middle, so this runs in a worker process: ending the
process is how the work is cancelled.
"""

from __future__ import annotations

import contextlib
import logging
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from workbench.base.errors import ModelLoadError, RequestError
from workbench.engines.llama_cpp.importance import for_library, measure_importance
from workbench.engines.llama_cpp.model import library
from workbench.engines.llama_cpp.native_log import NativeLog
from workbench.engines.llama_cpp.precheck import check_header

log = logging.getLogger(__name__)

FORMATS: dict[str, int] = {
    "F32": 0, "BF16": 32, "F16": 1, "Q8_0": 7, "Q6_K": 18, "Q5_K_M": 17, "Q5_K_S": 16,
    "Q5_1": 9, "Q5_0": 8, "Q4_K_M": 15, "Q4_K_S": 14, "Q4_1": 3, "Q4_0": 2, "IQ4_NL": 25,
    "IQ4_XS": 30, "MXFP4_MOE": 38, "IQ3_M": 27, "IQ3_S": 26, "Q3_K_L": 13, "Q3_K_M": 12,
    "Q3_K_S": 11, "Q2_K": 10, "TQ2_0": 37, "TQ1_0": 36,
}  # fmt: skip
"""What can be written, from most bits per weight to fewest: the library's numbers."""
CALIBRATED: dict[str, int] = {
    "IQ3_XS": 22, "IQ3_XXS": 23, "IQ2_M": 29, "IQ2_S": 28, "Q2_K_S": 21, "IQ2_XS": 20,
    "IQ2_XXS": 19, "IQ1_M": 31, "IQ1_S": 24,
}  # fmt: skip
"""What can be written only with a text that tells which weights matter."""
_MEASURING_SHARE = 0.5
_POSITION = re.compile(r"\[\s*(\d+)/\s*(\d+)\]\s+(\S+)")
_SIZE = re.compile(r"quant size\s*=\s*([0-9.]+) MiB")
_MIB = 1024 * 1024
Told = Callable[[float, str], None]


def run(arguments: Mapping[str, Any], told: Told) -> dict[str, Any]:
    """One piece of work for a worker process.

    Args:
        arguments: ``source``, ``target``, ``kind``, ``allow_requantize``, ``threads``, and
            perhaps ``text`` that tells which weights matter; or ``source`` and ``kinds``, to
            be told how large each would become at most.
        told: Told the share that is done, and the tensor at work.

    Raises:
        EngineError: The library refused.
    """
    source = Path(str(arguments["source"]))
    if "kinds" in arguments:
        kinds = [str(kind) for kind in arguments["kinds"]]
        return {"sizes": {kind: expected_bytes(source, kind) for kind in kinds}}
    target = Path(str(arguments["target"]))
    quantize(
        source,
        target,
        str(arguments["kind"]),
        told,
        allow_requantize=bool(arguments["allow_requantize"]),
        threads=int(arguments["threads"]),
        text=str(arguments.get("text", "")),
    )
    told(1.0, "checking")
    check_tensors(target)
    return {"size_bytes": target.stat().st_size}


def check_kind(kind: str, text: str = "") -> None:
    """Refuse what cannot be written.

    Raises:
        RequestError: The kind is unknown, or needs a text that is not given.
    """
    if kind in CALIBRATED and not text.strip():
        raise RequestError(
            f"{kind} has so few bits that it must be known which weights matter (an importance "
            "matrix); that is measured on a text of yours, and there is none",
            f"Say --text FILE with some pages of what it will read; or take "
            f"{nearest(kind)}, which needs no text.",
        )
    if kind not in FORMATS and kind not in CALIBRATED:
        kinds = ", ".join((*FORMATS, *CALIBRATED))
        raise RequestError(f"unknown kind {kind!r}", f"Choose one of {kinds}.")


def nearest(kind: str) -> str:
    """A kind that needs no text: the next one with at least as many bits."""
    if kind in CALIBRATED:
        return "Q3_K_S" if kind.startswith("IQ3") else "Q2_K"
    return kind


def quantize(
    source: Path,
    target: Path,
    kind: str,
    told: Told | None = None,
    *,
    allow_requantize: bool = True,
    threads: int = 0,
    text: str = "",
) -> None:
    """Write ``source`` to ``target`` with weights of another kind.

    What is at ``target`` is only whole if this returns: write to a place of its own.

    Args:
        source: A GGUF file, best with 16 or 32 bits per weight.
        target: Where to write.
        kind: A name in ``FORMATS``, such as ``Q4_K_M``.
        told: Told the share that is done, 0 to 1, and the tensor at work.
        allow_requantize: Also start from weights that lost precision already.
        threads: CPU threads; 0 takes all.
        text: Of the user, to measure which weights matter; empty measures nothing.

    Raises:
        RequestError: The kind is unknown, or its text is missing or too short.
        ModelLoadError: The library refused.
    """
    check_kind(kind, text)
    check_header(source)
    found: dict[str, Any] = {}
    if text.strip():
        found = measure_importance(source, text, _part(told, 0.0), threads)
        told = _part(told, _MEASURING_SHARE)
    reason = _call(
        source, target, kind, told, allow_requantize, threads, dry=False, importance=found
    )[0]
    if reason:
        with contextlib.suppress(PermissionError):  # A worker may only write to it.
            target.unlink(missing_ok=True)
        raise ModelLoadError(
            f"llama.cpp could not make {kind} of {source.name!r}: {reason}",
            "Check the free disk space, and start from a 16-bit file.",
        )
    log.info("engines.quantized target=%s kind=%s", target.name, kind)


def expected_bytes(source: Path, kind: str) -> int:
    """How large the weights would become, told by the library without writing anything.

    Of a kind that needs a text it is what the next larger one would take.

    Raises:
        RequestError: The kind is unknown.
        ModelLoadError: The library refused.
    """
    kind = nearest(kind)
    check_kind(kind)
    check_header(source)
    nowhere = source.with_name(source.name + ".none")
    reason, size = _call(source, nowhere, kind, None, True, 0, dry=True)
    if reason or not size:
        raise ModelLoadError(
            f"llama.cpp cannot make {kind} of {source.name!r}: {reason or 'no size was told'}",
            "Choose another kind.",
        )
    return size


def check_tensors(path: Path) -> None:
    """Let the library look at every block of every weight: all finite, all well formed.

    Raises:
        ModelLoadError: One is not.
    """
    lib: Any = library()
    heard = NativeLog(lib)
    try:
        lib.llama_backend_init()
        params = lib.llama_model_default_params()
        params.n_gpu_layers, params.check_tensors = 0, True
        handle = lib.llama_model_load_from_file(os.fsencode(path), params)
        if not handle:
            raise ModelLoadError(
                f"the file that was written cannot be used: {heard.reason() or 'no reason'}",
                "Check the file it was made from, and the disk.",
            )
        lib.llama_model_free(handle)
    finally:
        heard.close()


def _part(told: Told | None, begin: float) -> Told:
    """Half of the way: measuring, or writing."""

    def tell(share: float, text: str) -> None:
        if told is not None:
            told(begin + share * _MEASURING_SHARE, text)

    return tell


def _call(
    source: Path,
    target: Path,
    kind: str,
    told: Told | None,
    again: bool,
    threads: int,
    dry: bool,
    importance: Mapping[str, Any] | None = None,
) -> tuple[str, int]:
    """Why the library refused, or empty, and the bytes it told of."""
    lib: Any = library()
    sizes: list[int] = []

    def heard(line: str) -> None:
        place, size = _POSITION.search(line), _SIZE.search(line)
        if place and told is not None and int(place[2]):
            told((int(place[1]) - 1) / int(place[2]), place[3])
        if size:
            sizes.append(int(float(size[1]) * _MIB))

    listening = NativeLog(lib, heard)
    try:
        lib.llama_backend_init()
        params = lib.llama_model_quantize_default_params()
        params.ftype, params.nthread = {**FORMATS, **CALIBRATED}[kind], threads
        params.allow_requantize, params.dry_run = again, dry
        with for_library(lib, importance or {}) as measured:
            if importance:
                params.imatrix = measured
            code = lib.llama_model_quantize(os.fsencode(source), os.fsencode(target), params)
        reason = (listening.reason() or f"it ended with {code}") if code else ""
    finally:
        listening.close()
    return reason, sizes[-1] if sizes else 0
