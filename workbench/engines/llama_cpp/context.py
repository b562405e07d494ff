"""The native context: the KV cache, the batch and the abort flag of one model."""

from __future__ import annotations

import ctypes
import mmap
from collections.abc import Sized
from contextlib import suppress
from typing import Any

from workbench.base.errors import ModelLoadError
from workbench.engines.api import LoadOptions
from workbench.engines.llama_cpp.model import KV_TYPES, NativeModel
from workbench.engines.llama_cpp.native_log import c_library
from workbench.engines.step_plan import StepPlan, plan_step

_LARGE_BLOCK_BYTES = 4 * 1024 * 1024
FLASH = {"auto": -1, "off": 0, "on": 1}
"""Flash attention, as the library numbers it."""


class NativeContext:
    """The KV cache and the compute buffers of one model.

    Attributes:
        step_tokens: Most tokens that are computed at once.

    Raises:
        ModelLoadError: There is not enough memory, or the options do not fit.
    """

    def __init__(
        self,
        model: NativeModel,
        options: LoadOptions,
        cells: int,
        sequences: int,
        outputs: int = 0,
    ) -> None:
        """``outputs``: most tokens of a batch after which one is chosen, if that is more."""
        self.model = model
        self._lib = lib = model.lib
        params = lib.llama_context_default_params()
        params.n_ctx = cells
        params.n_batch = options.batch_tokens
        self._window = int(lib.llama_model_n_swa(model.handle))
        most = int(lib.llama_max_parallel_sequences())
        self._spare = sequences if self._window and sequences < most else -1
        params.n_seq_max = max(sequences, self._spare + 1)
        params.n_outputs_max = max(params.n_seq_max, outputs)
        params.n_outputs_max_per_seq = outputs or 1
        params.type_k = params.type_v = KV_TYPES[options.kv_type][0]
        params.kv_unified = True
        params.swa_full = True
        params.no_perf = True
        params.offload_kqv = True
        step = self._plan_step(options, cells)
        params.flash_attn_type, params.n_ubatch = FLASH[step.flash], step.tokens
        self.step_tokens = step.tokens
        self._adjust(params)
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
        self._sizes = 0, 0
        self._make_batch(options.batch_tokens)
        self._flag = ctypes.create_string_buffer(2)
        self._set_abort()

    def _plan_step(self, options: LoadOptions, cells: int) -> StepPlan:
        """How a step is computed."""
        on_gpu = options.gpu_layers != 0 and self._lib.llama_supports_gpu_offload()
        return plan_step(options, self.model.plain_heads, cells, bool(on_gpu))

    def _adjust(self, params: Any) -> None:
        """What another kind of context has otherwise."""

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

    def add_one(self, sequence: int, position: int, token: int) -> int:
        """Add one token after which the next is chosen; return its place in the batch."""
        place = self._count
        self._tokens[place] = token
        self._positions[place] = position
        self._sequences[place] = sequence
        self._outputs[place] = 1
        self._count = place + 1
        return place

    def decode_next(self, rows: list[tuple[int, int, int]]) -> int:
        """``decode`` with one token of each sequence, after each of which one is chosen.

        ``rows`` are sequence, position and token; the place of each is its place there.
        """
        place = 0
        for sequence, position, token in rows:
            self._tokens[place] = token
            self._positions[place] = position
            self._sequences[place] = sequence
            self._outputs[place] = 1
            place += 1
        self._count = self._batch.n_tokens = place
        code: int = self._lib.llama_decode(self.handle, self._batch)
        return code

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

    def learn_sizes(self, one_bytes: int, two_bytes: int) -> None:
        """Learn what copies of one token and of two take, for ``holds``."""
        self._sizes = one_bytes, two_bytes - one_bytes

    def holds(self, sequence: int, length: int) -> bool:
        """Whether a sequence still has all that its position ``length`` looks back at.

        The library gives a cell to others once no window reaches back to it, but a sequence
        that is cut reaches back further. Only the size of a copy tells what is left.
        """
        if not self._window:
            return True
        if self._spare < 0:
            return False
        start = max(0, length - self._window)
        self._lib.llama_memory_seq_cp(self.memory, sequence, self._spare, start, length)
        size = self.state_bytes(self._spare)
        self.remove(self._spare, 0)
        first, each = self._sizes
        return size == first + each * (length - start - 1)

    def state_bytes(self, sequence: int) -> int:
        """How large the copy of a sequence would be."""
        return int(self._lib.llama_state_seq_get_size(self.handle, sequence))

    def save(self, sequence: int) -> Sized | None:
        """A copy of what the cells of a sequence hold; None if it cannot be had.

        It is memory of its own, so that the system has it back as soon as it is let go.
        """
        size = self.state_bytes(sequence)
        try:
            block = mmap.mmap(-1, size)
        except (OSError, ValueError):
            return None
        if size >= _LARGE_BLOCK_BYTES and hasattr(mmap, "MADV_HUGEPAGE"):
            with suppress(OSError):  # a kernel without large pages
                block.madvise(mmap.MADV_HUGEPAGE)
        copied = (ctypes.c_uint8 * size).from_buffer(block)
        wrote = self._lib.llama_state_seq_get_data(self.handle, copied, size, sequence)
        return copied if wrote == size else None

    def load(self, sequence: int, copied: Any) -> bool:
        """Fill an empty sequence from such a copy; False if that failed, and it stays empty."""
        if self._lib.llama_state_seq_set_data(self.handle, copied, len(copied), sequence):
            return True
        self.remove(sequence, 0)
        return False

    def share_start(self, source: int, target: int, length: int) -> None:
        """Let ``target`` use the cells of ``source`` for its own first ``length`` positions."""
        self._lib.llama_memory_seq_rm(self.memory, target, 0, length)
        self.copy(source, target, length)

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
        self._abort = self._lib.ggml_abort_callback(address)
        self._lib.llama_set_abort_callback(
            self.handle, self._abort, ctypes.cast(self._flag, ctypes.c_void_p)
        )
