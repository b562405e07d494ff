"""How much a model lost by quantising, measured on a text: what each file makes of it.

The files are loaded one after the other; what the first one said of a group of windows is kept
in a temporary file of bounded size until the others have said theirs.
"""

from __future__ import annotations

import ctypes
import math
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.base.errors import ModelLoadError, RequestError
from workbench.engines.api import LoadOptions
from workbench.engines.llama_cpp.model import NativeModel, library
from workbench.engines.llama_cpp.native_log import NativeLog
from workbench.engines.llama_cpp.precheck import WeightFile, check_header
from workbench.engines.llama_cpp.threads import measure, usable_cores

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WINDOW_TOKENS = 512
LEAST_TOKENS = 32
_WRITTEN_TOKENS = 24
_MOST_KEPT_BYTES = 1024**3
_FLOAT_BYTES = 4
Told = Callable[[float, str], None]


@dataclass(slots=True)
class Sums:
    """What is added up over the scored tokens of one file."""

    tokens: int = 0
    surprise: float = 0.0
    squares: float = 0.0
    divergence: float = 0.0
    same: int = 0
    read_tokens: int = 0
    read_s: float = 0.0
    tokens_per_s: float = 0.0
    memory_bytes: int = 0

    def row(self, name: str) -> dict[str, Any]:
        """The figures of this file.

        Perplexity is exp of the mean of -ln q(token | tokens before), F. Jelinek et al.,
        "Perplexity - a measure of the difficulty of speech recognition tasks", 1977; its
        error is one standard error of that mean, carried through exp.
        """
        count = max(1, self.tokens)
        mean = self.surprise / count
        spread = max(0.0, self.squares / count - mean * mean)
        perplexity = math.exp(min(mean, 700.0))
        return {
            "id": name,
            "perplexity": perplexity,
            "perplexity_error": perplexity * math.sqrt(spread / count),
            "divergence": self.divergence / count,
            "agreement": self.same / count,
            "prompt_tokens_per_s": self.read_tokens / self.read_s if self.read_s else 0.0,
            "tokens_per_s": self.tokens_per_s,
            "memory_bytes": self.memory_bytes,
        }


def run(arguments: Mapping[str, Any], told: Told) -> dict[str, Any]:
    """One comparison, for a worker process.

    Args:
        arguments: ``files`` as (name, path), the one to compare with first; ``text``;
            ``most_tokens`` of it; ``threads``.
        told: Told the share that is done, and the file at work.

    Raises:
        RequestError: The text is too short, or the files have different vocabularies.
        ModelLoadError: A file cannot be loaded.
    """
    files = [(str(name), check_header(Path(str(path)))) for name, path in arguments["files"]]
    sums = [Sums() for _ in files]
    first = _Opened(files[0][1], 1)
    threads = int(arguments["threads"]) or first.best_threads()
    tokens = first.tokens(str(arguments["text"]))[: int(arguments["most_tokens"])]
    width = first.width
    first.close()
    windows = split(tokens)
    group = max(1, _MOST_KEPT_BYTES // (width * _FLOAT_BYTES * WINDOW_TOKENS // 2))
    steps = len(windows) * len(files)
    done = 0
    with tempfile.TemporaryFile() as kept:
        for begin in range(0, len(windows), group):
            part = windows[begin : begin + group]
            for place, (name, checked) in enumerate(files):
                opened = _Opened(checked, threads)
                try:
                    opened.check_same(tokens, str(arguments["text"]), width, name)
                    for at, logits in _said(opened, part, sums[place]):
                        told(done / steps, name)
                        _score(kept, logits, part[at], sums[place], at, place == 0)
                        done += 1
                    if begin + group >= len(windows):
                        opened.write(sums[place])
                finally:
                    opened.close()
    told(1.0, "")
    return {
        "rows": [one.row(name) for one, (name, _) in zip(sums, files, strict=True)],
        "tokens": sum(len(window) for window in windows),
        "scored_tokens": sums[0].tokens,
        "windows": len(windows),
    }


def split(tokens: Sequence[int]) -> list[list[int]]:
    """Windows of equal length; what is left at the end is not scored.

    Raises:
        RequestError: The text is too short to say anything.
    """
    if len(tokens) < LEAST_TOKENS:
        raise RequestError(
            f"the text has {len(tokens)} tokens", f"Take one of at least {LEAST_TOKENS}."
        )
    length = min(WINDOW_TOKENS, len(tokens))
    return [list(tokens[at : at + length]) for at in range(0, len(tokens) - length + 1, length)]


def log_softmax(logits: NDArray[Any]) -> NDArray[np.float64]:
    """Ln of the shares, row by row: x - max - ln(sum(exp(x - max))), in float64."""
    import numpy as np

    wide: NDArray[np.float64] = logits.astype(np.float64)
    wide -= wide.max(axis=1, keepdims=True)
    wide -= np.log(np.exp(wide).sum(axis=1, keepdims=True))
    return wide


def _said(
    opened: _Opened, windows: Sequence[list[int]], sums: Sums
) -> Iterator[tuple[int, NDArray[Any]]]:
    import_module("numpy")  # its import is no part of the first file's time
    for at, window in enumerate(windows):
        begun_s = time.perf_counter()
        logits = opened.read(window)
        sums.read_s += time.perf_counter() - begun_s
        sums.read_tokens += len(window)
        yield at, logits


def _score(
    kept: Any, logits: NDArray[Any], window: list[int], sums: Sums, at: int, reference: bool
) -> None:
    """Add one window up; the second half counts, the first half is what came before.

    Divergence is the mean of sum p (ln p - ln q), S. Kullback and R. Leibler, "On information
    and sufficiency", 1951; p is what the first file says, q this one. Agreement is how often
    both hold the same token for the most likely.
    """
    import numpy as np

    place = at * logits.nbytes
    if reference:
        kept.seek(place)
        kept.write(logits.tobytes())
    targets = np.asarray(window[len(window) - len(logits) + 1 :])  # the last one is unknown
    step = 64
    for low in range(0, len(targets), step):
        rows = slice(low, min(low + step, len(targets)))
        count = rows.stop - rows.start
        said = log_softmax(logits[rows])
        kept.seek(place + low * logits.shape[1] * _FLOAT_BYTES)
        raw = kept.read(count * logits.shape[1] * _FLOAT_BYTES)
        first = log_softmax(np.frombuffer(raw, np.float32).reshape(count, -1))
        surprise = -said[np.arange(count), targets[rows]]
        sums.tokens += count
        sums.surprise += float(surprise.sum())
        sums.squares += float((surprise * surprise).sum())
        sums.divergence += float((np.exp(first) * (first - said)).sum())
        sums.same += int((first.argmax(axis=1) == said.argmax(axis=1)).sum())


class _Opened:
    """A model with a context of one window, for as long as it is needed."""

    def __init__(self, files: tuple[WeightFile, ...], threads: int) -> None:
        self._log = NativeLog(library())
        self._model: NativeModel | None = None
        self._context: Any = None
        self._path = files[0].path
        try:
            self._model = NativeModel(files, LoadOptions(), self._log)
            self._open(self._model, threads)
        except ModelLoadError:
            self.close()
            raise
        self.width = self._model.vocab_size

    def _open(self, model: NativeModel, threads: int) -> None:
        lib = self._lib = model.lib
        params = lib.llama_context_default_params()
        params.n_ctx = WINDOW_TOKENS + 2 * _WRITTEN_TOKENS
        params.n_batch = params.n_ubatch = params.n_outputs_max = WINDOW_TOKENS
        params.n_seq_max = 1
        params.n_threads = params.n_threads_batch = threads
        self._context = lib.llama_init_from_model(model.handle, params)
        if not self._context:
            raise ModelLoadError(
                f"{self._path.name!r} could not be opened: {self._log.reason()}",
                "Close other programs, or compare smaller files.",
            )
        self._batch = lib.llama_batch_init(WINDOW_TOKENS, 0, 1)
        told = self._log.buffer_bytes("KV", "RS", "compute", "output")
        self.memory_bytes = int(lib.llama_model_size(model.handle)) + told

    def best_threads(self) -> int:
        """Measured here and now: a core that is busy with something else slows all others."""
        position = 0

        def decode(count: int) -> None:
            nonlocal position
            self._lib.llama_set_n_threads(self._context, count, count)
            self._decode([1], position, 0)
            position = (position + 1) % WINDOW_TOKENS
            if not position:
                self._forget()

        return measure(decode, usable_cores())[0]

    def _forget(self) -> None:
        self._lib.llama_memory_clear(self._lib.llama_get_memory(self._context), True)

    def tokens(self, text: str) -> list[int]:
        """The text as plain tokens."""
        return self._opened().tokenize(text, special=False)

    def check_same(self, tokens: Sequence[int], text: str, width: int, name: str) -> None:
        """Refuse a model that writes the text with other tokens: nothing could be compared.

        Raises:
            RequestError: It is such a model.
        """
        if self.width != width or self.tokens(text)[: len(tokens)] != list(tokens):
            raise RequestError(
                f"{name!r} has another vocabulary than the file it is compared with",
                "Compare quantisations of the same model.",
            )

    def read(self, window: Sequence[int]) -> NDArray[Any]:
        """What it says after each token of the second half, one row for each."""
        import numpy as np

        model, lib = self._opened(), self._lib
        begin = len(window) // 2
        tokens = list(window)
        if lib.llama_vocab_get_add_bos(model.vocab):
            tokens[0] = int(lib.llama_vocab_bos(model.vocab))
        self._forget()
        self._decode(tokens, 0, begin)
        count = len(window) - begin
        pointer = ctypes.cast(
            lib.llama_get_logits(self._context), ctypes.POINTER(ctypes.c_float)
        )
        found: NDArray[Any] = np.ctypeslib.as_array(pointer, shape=(count, self.width)).copy()
        return found

    def write(self, sums: Sums) -> None:
        """Write a few tokens, the most likely one each time, and note how fast."""
        import numpy as np

        sums.memory_bytes = self.memory_bytes
        lib = self._lib
        self._forget()
        token = 1
        begun_s = 0.0
        for position in range(_WRITTEN_TOKENS + 1):
            if position == 1:  # the first step warms up
                begun_s = time.perf_counter()
            self._decode([token], position, 0)
            pointer = ctypes.cast(
                lib.llama_get_logits_ith(self._context, -1), ctypes.POINTER(ctypes.c_float)
            )
            token = int(np.ctypeslib.as_array(pointer, shape=(self.width,)).argmax())
        sums.tokens_per_s = _WRITTEN_TOKENS / (time.perf_counter() - begun_s)

    def close(self) -> None:
        """Free it."""
        if self._context:
            self._lib.llama_batch_free(self._batch)
            self._lib.llama_free(self._context)
            self._context = None
        if self._model is not None:
            self._model.close()
            self._model = None
        self._log.close()

    def _opened(self) -> NativeModel:
        if self._model is None:
            raise ModelLoadError(f"{self._path.name!r} is closed already", "")
        return self._model

    def _decode(self, tokens: Sequence[int], position: int, outputs_from: int) -> None:
        batch = self._batch
        batch.n_tokens = len(tokens)
        for at, token in enumerate(tokens):
            batch.token[at], batch.pos[at] = token, position + at
            batch.n_seq_id[at], batch.seq_id[at][0] = 1, 0
            batch.logits[at] = int(at >= outputs_from)
        code = self._lib.llama_decode(self._context, batch)
        if code:
            raise ModelLoadError(
                f"{self._path.name!r} cannot decode ({code}): {self._log.reason()}",
                "The file may be damaged; verify it.",
            )
