"""The native model and its context: owned, closed once, and spoken to in plain Python."""

from __future__ import annotations

import ctypes
from pathlib import Path
from typing import Any

from workbench.base.errors import ModelLoadError
from workbench.engines.api import LoadOptions
from workbench.engines.llama_cpp.native_log import NativeLog, c_library

_KV_TYPES = {"f16": (1, 2.0), "q8_0": (8, 34 / 32), "q4_0": (2, 18 / 32)}
_CONTROL, _USER_DEFINED = 1 << 3, 1 << 4


def library() -> Any:
    """The bindings, imported when a model is first loaded."""
    import llama_cpp

    return llama_cpp


class NativeModel:
    """A loaded model file: its weights, metadata and vocabulary.

    Raises:
        ModelLoadError: The library refused the file; the message holds its reason.
    """

    def __init__(self, path: Path, options: LoadOptions, log: NativeLog) -> None:
        self.lib: Any = library()
        self.log = log
        self.lib.llama_backend_init()
        params = self.lib.llama_model_default_params()
        params.n_gpu_layers = options.gpu_layers if self.lib.llama_supports_gpu_offload() else 0
        params.load_mode = (
            self.lib.LLAMA_LOAD_MODE_MMAP if options.use_mmap else self.lib.LLAMA_LOAD_MODE_NONE
        )
        self.handle = self.lib.llama_model_load_from_file(str(path).encode(), params)
        if not self.handle:
            reason = log.reason() or "the library gave no reason"
            raise ModelLoadError(
                f"llama.cpp refused {path.name!r}: {reason}",
                "Check that the file is complete and its architecture is supported.",
            )
        self.vocab = self.lib.llama_model_get_vocab(self.handle)
        self.vocab_size = int(self.lib.llama_vocab_n_tokens(self.vocab))
        self._shown: frozenset[int] = frozenset()
        self._pieces: dict[int, bytes] = {}
        self._buffer = ctypes.create_string_buffer(256)

    def close(self) -> None:
        """Free the weights."""
        if self.handle:
            self.lib.llama_model_free(self.handle)
            self.handle = None

    def meta(self, key: str) -> str:
        """A scalar metadata value as text; empty if the file has none."""
        buffer = ctypes.create_string_buffer(1024)
        found = self.lib.llama_model_meta_val_str(self.handle, key.encode(), buffer, 1024)
        return buffer.value.decode("utf-8", "replace") if found >= 0 else ""

    def meta_number(self, key: str) -> int:
        """A whole number from the metadata; 0 if there is none."""
        text = self.meta(f"{self.meta('general.architecture')}.{key}")
        return int(text) if text.isdigit() else 0

    def chat_template(self) -> str:
        """The template in the file; empty if it has none."""
        text = self.lib.llama_model_chat_template(self.handle, None)
        return text.decode("utf-8", "replace") if text else ""

    def quantisation(self) -> str:
        """Name of the weights' format, such as ``Q4_K_M``."""
        text = self.lib.llama_ftype_name(self.lib.llama_model_ftype(self.handle)) or b""
        name = text.decode().removeprefix("(guessed) ")
        short, _, size = name.partition(" - ")
        return f"{short}_{size[0]}" if size in ("Small", "Medium", "Large") else short

    def cell_bytes(self, kv_type: str) -> int:
        """Bytes of one token in the KV cache, by formula from the metadata."""
        heads = self.lib.llama_model_n_head(self.handle)
        kv_heads = self.lib.llama_model_n_head_kv(self.handle) or heads
        fallback = self.lib.llama_model_n_embd(self.handle) // max(1, heads)
        key = self.meta_number("attention.key_length") or fallback
        value = self.meta_number("attention.value_length") or fallback
        layers = self.lib.llama_model_n_layer(self.handle)
        return int(layers * kv_heads * (key + value) * _KV_TYPES[kv_type][1])

    def tokenize(self, text: str, special: bool = True) -> list[int]:
        """Tokens of a text, without a BOS; ``special`` reads markers as their tokens."""
        data = text.encode()
        room = len(data) + 8
        tokens = (ctypes.c_int32 * room)()
        count = self.lib.llama_tokenize(
            self.vocab, data, len(data), tokens, room, False, special
        )
        if count < 0:
            room = -count
            tokens = (ctypes.c_int32 * room)()
            count = self.lib.llama_tokenize(
                self.vocab, data, len(data), tokens, room, False, special
            )
        return tokens[:count]

    def text_of(self, token: int) -> str:
        """The text of a token in the vocabulary; empty for none."""
        if token < 0:
            return ""
        return self.raw_piece(token, special=True).decode("utf-8", "replace")

    def raw_piece(self, token: int, special: bool) -> bytes:
        """Bytes of one token, of any length."""
        length = self.lib.llama_token_to_piece(
            self.vocab, token, self._buffer, len(self._buffer), 0, special
        )
        if length < 0:
            self._buffer = ctypes.create_string_buffer(-length)
            return self.raw_piece(token, special)
        return self._buffer.raw[:length]

    def piece(self, token: int) -> bytes:
        """Bytes of a token in an answer; control tokens are silent unless shown."""
        known = self._pieces.get(token)
        if known is None:
            attributes = self.lib.llama_vocab_get_attr(self.vocab, token)
            special = bool(attributes & _USER_DEFINED) or token in self._shown
            known = self._pieces[token] = self.raw_piece(token, special)
        return known

    def show_markers(self, texts: tuple[str, ...]) -> None:
        """Let control tokens that are part of these marker texts appear in answers."""
        tokens = {token for text in texts for token in self.tokenize(text)}
        self._shown = frozenset(
            token
            for token in tokens
            if self.lib.llama_vocab_get_attr(self.vocab, token) & _CONTROL
            and not self.is_end(token)
        )
        self._pieces.clear()

    def is_end(self, token: int) -> bool:
        """Whether the token ends an answer."""
        return bool(self.lib.llama_vocab_is_eog(self.vocab, token))


class NativeContext:
    """The KV cache and the compute buffers of one model.

    Raises:
        ModelLoadError: There is not enough memory, or the options do not fit.
    """

    def __init__(
        self, model: NativeModel, options: LoadOptions, cells: int, sequences: int
    ) -> None:
        self.model = model
        self._lib = lib = model.lib
        params = lib.llama_context_default_params()
        params.n_ctx = cells
        params.n_batch = params.n_ubatch = options.batch_tokens
        params.n_seq_max = params.n_outputs_max = sequences
        params.type_k = params.type_v = _KV_TYPES[options.kv_type][0]
        params.kv_unified = True
        params.swa_full = True
        params.no_perf = True
        params.offload_kqv = True
        model.log.clear()
        self.handle = lib.llama_init_from_model(model.handle, params)
        if not self.handle:
            raise ModelLoadError(
                f"a context of {cells} tokens could not be made: "
                f"{model.log.reason() or 'not enough memory'}",
                "Choose a smaller context or close other models.",
            )
        self.cells = int(lib.llama_n_ctx(self.handle))
        self.memory = lib.llama_get_memory(self.handle)
        self._make_batch(options.batch_tokens)
        self._flag = ctypes.create_string_buffer(2)
        self._set_abort()

    def close(self) -> None:
        """Free the cache."""
        if self.handle:
            self._lib.llama_free(self.handle)
            self.handle = None

    def set_threads(self, writing: int, reading: int) -> None:
        """Use this many threads from the next batch on."""
        self._lib.llama_set_n_threads(self.handle, writing, reading)

    def abort(self, wanted: bool) -> None:
        """Stop the running ``decode``, or allow the next one. Any thread may call it."""
        self._flag[0] = b"\x01" if wanted else b"\x00"

    def begin_batch(self) -> None:
        """Start with an empty batch."""
        self._count = 0

    def add(self, sequence: int, start: int, tokens: list[int], output: bool) -> int:
        """Add tokens of one sequence to the batch; return the last one's place in it."""
        first, last = self._count, self._count + len(tokens)
        self._tokens[first:last] = tokens
        self._positions[first:last] = range(start, start + len(tokens))
        self._sequences[first:last] = [sequence] * len(tokens)
        self._outputs[first:last] = [0] * len(tokens)
        self._outputs[last - 1] = int(output)
        self._count = last
        return last - 1

    def decode(self) -> int:
        """Decode the batch: 0 done, 1 no room, 2 aborted, below 0 an error."""
        self._batch.n_tokens = self._count
        return int(self._lib.llama_decode(self.handle, self._batch))

    def copy(self, source: int, target: int, length: int) -> None:
        """Give ``target`` the first ``length`` positions of ``source``."""
        self._lib.llama_memory_seq_cp(self.memory, source, target, 0, length)

    def remove(self, sequence: int, start: int) -> bool:
        """Remove positions from ``start`` on; False if the memory cannot cut there."""
        first = start if start else -1
        return bool(self._lib.llama_memory_seq_rm(self.memory, sequence, first, -1))

    def _make_batch(self, size: int) -> None:
        self._count = 0
        self._tokens: Any = (ctypes.c_int32 * size)()
        self._positions: Any = (ctypes.c_int32 * size)()
        self._sequences: Any = (ctypes.c_int32 * size)()
        self._outputs: Any = (ctypes.c_int8 * size)()
        self._ones = (ctypes.c_int32 * size)(*([1] * size))
        pointer = ctypes.POINTER(ctypes.c_int32)
        step = ctypes.sizeof(ctypes.c_int32)
        base = ctypes.addressof(self._sequences)
        self._places = (pointer * size)(
            *(ctypes.cast(base + step * index, pointer) for index in range(size))
        )
        self._batch = self._lib.llama_batch()
        self._batch.token = ctypes.cast(self._tokens, pointer)
        self._batch.pos = ctypes.cast(self._positions, pointer)
        self._batch.n_seq_id = ctypes.cast(self._ones, pointer)
        self._batch.seq_id = ctypes.cast(self._places, ctypes.POINTER(pointer))
        self._batch.logits = ctypes.cast(self._outputs, ctypes.POINTER(ctypes.c_int8))

    def _set_abort(self) -> None:
        # The library asks before every node of the graph. C's strlen answers without a
        # Python call: 0 for an empty text, 1 once abort() has put a byte into it.
        address = ctypes.cast(c_library().strlen, ctypes.c_void_p).value
        self._abort = self._lib.llama_cpp.ggml_abort_callback(address)
        self._lib.llama_set_abort_callback(
            self.handle, self._abort, ctypes.cast(self._flag, ctypes.c_void_p)
        )
