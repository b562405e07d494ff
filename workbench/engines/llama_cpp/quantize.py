"""Writing a smaller copy of a model: fewer bits per weight."""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from workbench.base.errors import ModelLoadError, RequestError
from workbench.engines.llama_cpp.model import library
from workbench.engines.llama_cpp.precheck import check_header

log = logging.getLogger(__name__)

FORMATS: dict[str, int] = {
    "F16": 1, "Q4_0": 2, "Q4_1": 3, "Q8_0": 7, "Q5_0": 8, "Q5_1": 9, "Q2_K": 10, "Q3_K_S": 11,
    "Q3_K_M": 12, "Q3_K_L": 13, "Q4_K_S": 14, "Q4_K_M": 15, "Q5_K_S": 16, "Q5_K_M": 17,
    "Q6_K": 18, "IQ4_NL": 25, "IQ4_XS": 30, "BF16": 32,
}  # fmt: skip
_POSITION = re.compile(r"\[\s*(\d+)/\s*(\d+)\]")


class QuantizeCancelled(RequestError):
    """The user stopped the work; nothing was left behind."""


def quantize(
    source: Path,
    target: Path,
    kind: str,
    progress: Callable[[float], None] | None = None,
    cancel: threading.Event | None = None,
    threads: int = 0,
) -> None:
    """Write ``source`` to ``target`` with weights of another kind.

    The work appears at ``target`` only when it is complete. The library cannot be stopped
    half way: after ``cancel`` it runs on to its end, and then the result is thrown away.

    Args:
        source: A GGUF file, best with 16 or 32 bits per weight.
        target: Where to write.
        kind: A name in ``FORMATS``, such as ``Q4_K_M``.
        progress: Told the share that is done, 0 to 1.
        cancel: Set it to stop.
        threads: CPU threads; 0 takes all.

    Raises:
        RequestError: The kind is unknown.
        ModelLoadError: The library refused.
        QuantizeCancelled: ``cancel`` was set.
    """
    if kind not in FORMATS:
        raise RequestError(f"unknown kind {kind!r}", f"Choose one of {', '.join(FORMATS)}.")
    check_header(source)
    lib: Any = library()
    part = target.with_name(target.name + ".part")
    watch = _Watch(lib, progress, cancel)
    params = lib.llama_model_quantize_default_params()
    params.ftype = FORMATS[kind]
    params.nthread = threads
    params.allow_requantize = True
    try:
        code = lib.llama_model_quantize(str(source).encode(), str(part).encode(), params)
        if watch.cancelled:
            raise QuantizeCancelled(f"making {target.name!r} was stopped")
        if code != 0:
            raise ModelLoadError(
                f"llama.cpp could not make {target.name!r}: {watch.last_error or code}",
                "Check the free disk space, and start from a 16-bit file.",
            )
        part.replace(target)
    finally:
        watch.close()
        part.unlink(missing_ok=True)
    log.info("engines.quantized target=%s kind=%s", target.name, kind)


class _Watch:
    """Reads progress from the library's log, the only place where it is told."""

    def __init__(
        self,
        lib: Any,
        progress: Callable[[float], None] | None,
        cancel: threading.Event | None,
    ) -> None:
        from workbench.engines.llama_cpp.native_log import NativeLog

        self._progress = progress
        self._cancel = cancel
        self._log = NativeLog(lib, self._on_line)
        self.last_error = ""

    @property
    def cancelled(self) -> bool:
        """Whether the work was stopped."""
        return self._cancel is not None and self._cancel.is_set()

    def close(self) -> None:
        """Stop listening."""
        self.last_error = self.last_error or self._log.reason()
        self._log.close()

    def _on_line(self, line: str) -> None:
        found = _POSITION.search(line)
        if found and self._progress is not None and int(found[2]):
            self._progress(int(found[1]) / int(found[2]))
