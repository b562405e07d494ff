"""Which weights matter for a text: what rounding to very few bits needs to know.

While the model reads the text, each matrix is watched: how large what is multiplied with it is,
on average of the squares, column by column (the "importance matrix" of llama.cpp).
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from workbench.base.errors import ModelLoadError, RequestError
from workbench.engines.api import LoadOptions
from workbench.engines.llama_cpp.model import NativeModel, library
from workbench.engines.llama_cpp.native_log import NativeLog
from workbench.engines.llama_cpp.precheck import check_header

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WINDOW_TOKENS = 512
LEAST_TOKENS = 256
MOST_TOKENS = 50_000
Told: TypeAlias = Callable[[float, str], None]
_NE, _NB, _SRC, _DATA, _NAME = 16, 48, 152, 248, 256
"""Where the library's tensor holds its lengths, strides, sources, address and name."""
_FLOAT32 = 0
_OTHER = "Update or downgrade the package llama-cpp-python, or take Q2_K."


@dataclass(slots=True)
class _Watch:
    """Sums over what was seen so far; what went wrong ends the reading."""

    base: Any
    sums: dict[str, NDArray[np.float64]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    problem: str = ""

    def look(self, tensor: int, ask: bool, _data: object) -> bool:
        """The library's question whether to show a step, and then the step itself."""
        try:
            kind = self.base.ggml_op_desc(tensor)
            if kind == b"MUL_MAT_ID":
                self.problem = "it is made of experts, which this program does not measure"
                return False
            name = self._name(tensor) if kind == b"MUL_MAT" else ""
            if ask or not name:
                return bool(name) or not ask
            self._add(name, _source(tensor, 1))
        except Exception as exc:  # noqa: BLE001 - worker: nothing may reach native code
            self.problem = f"{type(exc).__name__}: {exc}"
            return False
        return True

    def _name(self, tensor: int) -> str:
        """Of the weights that are multiplied; empty if they are none."""
        weights = _source(tensor, 0)
        name = self.base.ggml_get_name(weights) if weights else b""
        return name.decode() if name.endswith(b".weight") else ""

    def _add(self, name: str, other: int) -> None:
        import numpy as np

        if _number(other, 0, ctypes.c_int) != _FLOAT32:
            return
        if _number(other, _DATA, ctypes.c_size_t) != self.base.ggml_get_data(other):
            raise ValueError("the library's tensors are not laid out as expected")
        lengths = (ctypes.c_int64 * 4).from_address(other + _NE)[::-1]
        strides = (ctypes.c_size_t * 4).from_address(other + _NB)[::-1]
        span = sum((n - 1) * s for n, s in zip(lengths, strides, strict=True)) + 4
        raw = (ctypes.c_char * span).from_address(self.base.ggml_get_data(other))
        seen = np.ndarray(lengths, np.float32, memoryview(raw), strides=strides)
        rows = seen.reshape(-1, lengths[-1]).astype(np.float64)
        known = self.sums.get(name)
        self.sums[name] = (rows**2).sum(axis=0) + (0.0 if known is None else known)
        self.counts[name] = self.counts.get(name, 0) + len(rows)


def measure_importance(
    path: Path, text: str, told: Told, threads: int = 0
) -> dict[str, NDArray[np.float32]]:
    """How much each column of each matrix matters for a text.

    Raises:
        RequestError: The text is too short.
        ModelLoadError: The file cannot be loaded, or cannot be measured.
    """
    lib = library()
    log = NativeLog(lib)
    try:
        model = NativeModel(check_header(path), LoadOptions(gpu_layers=0), log)
        try:
            tokens = model.tokenize(text, special=False)[:MOST_TOKENS]
            if len(tokens) < LEAST_TOKENS:
                raise RequestError(
                    f"the text has {len(tokens)} tokens; at least {LEAST_TOKENS} are needed to "
                    "tell which weights matter",
                    "Take a longer text; some pages are good.",
                )
            watch = _read(lib, model, tokens, told, threads)
        finally:
            model.close()
    finally:
        log.close()
    return {
        name: (total / watch.counts[name]).astype("float32")
        for name, total in watch.sums.items()
    }


def _read(lib: Any, model: NativeModel, tokens: list[int], told: Told, threads: int) -> _Watch:
    """Let the model read all windows, and watch it."""
    watch = _Watch(_base())
    seen = lib.ggml_backend_sched_eval_callback(watch.look)
    params = lib.llama_context_default_params()
    params.n_ctx = params.n_batch = params.n_ubatch = WINDOW_TOKENS
    if threads:
        params.n_threads = params.n_threads_batch = threads
    params.cb_eval = seen
    context = lib.llama_init_from_model(model.handle, params)
    if not context:
        raise ModelLoadError("llama.cpp made no context to measure in", "Free some memory.")
    try:
        for begin in range(0, len(tokens), WINDOW_TOKENS):
            window = tokens[begin : begin + WINDOW_TOKENS]
            told(begin / len(tokens), "measuring which weights matter")
            held = (ctypes.c_int32 * len(window))(*window)
            code = lib.llama_decode(context, lib.llama_batch_get_one(held, len(window)))
            if code or watch.problem:
                reason = watch.problem or f"llama.cpp ended with {code}"
                raise ModelLoadError(f"this model cannot be measured: {reason}", _OTHER)
            lib.llama_memory_clear(lib.llama_get_memory(context), True)
    finally:
        lib.llama_free(context)
    if not watch.sums:
        raise ModelLoadError("this model cannot be measured: no step was shown", _OTHER)
    return watch


@contextmanager
def for_library(lib: Any, found: Mapping[str, NDArray[np.float32]]) -> Iterator[Any]:
    """What was measured as the library wants it; valid within the block only."""
    rows = (lib.llama_model_imatrix_data * (len(found) + 1))()  # the last stays empty: the end
    kept = []
    for row, (name, values) in zip(rows, found.items(), strict=False):
        kept.append(values)
        row.name, row.size = name.encode(), values.size
        row.data = values.ctypes.data_as(ctypes.POINTER(ctypes.c_float))
    yield ctypes.cast(rows, ctypes.POINTER(lib.llama_model_imatrix_data))
    kept.clear()


def _base() -> Any:
    """The library of tensors below llama.cpp."""
    from llama_cpp import _ctypes_extensions as extensions

    folder = Path(library().__file__).parent / "lib"
    try:
        base = extensions.load_shared_library("ggml-base", folder)
        for name, kind in (
            ("ggml_op_desc", ctypes.c_char_p),
            ("ggml_get_name", ctypes.c_char_p),
            ("ggml_get_data", ctypes.c_void_p),
        ):
            function = getattr(base, name)
            function.argtypes, function.restype = [ctypes.c_void_p], kind
    except (OSError, RuntimeError, AttributeError) as exc:
        raise ModelLoadError(f"the library of tensors is not there: {exc}", _OTHER) from exc
    return base


def _source(tensor: int, number: int) -> int:
    return _number(tensor, _SRC + number * ctypes.sizeof(ctypes.c_void_p), ctypes.c_size_t)


def _number(tensor: int, place: int, kind: Any) -> int:
    return int(kind.from_address(tensor + place).value)
