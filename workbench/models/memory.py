"""The one formula of the memory a model takes: set aside for a context, and in use so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from workbench.base.weight_copies import WeightOrder
from workbench.models.shape import Shape

KvType = Literal["f16", "q8_0", "q4_0"]
_KV_BYTES = {"f16": 2.0, "q8_0": 34 / 32, "q4_0": 18 / 32}
_MASK_BYTES = 2
_NUMBERS_BYTES = 20
_FLOAT_BYTES = 4


@dataclass(frozen=True, slots=True)
class Allocation:
    """What an engine sets aside for a context.

    Attributes:
        cells: Cells of the KV cache: more than the context where prefixes are kept.
        batch_tokens: Most tokens that are computed at once.
        sequences: Sequences of the cache, for each of which there is room for logits.
        program_bytes: Memory of the process the model runs in: all but the model's numbers.
        working_bytes: What that process takes beside once it has worked for the first time.
        projector: The engine loads what lets the model see pictures.
        compute_factor: What measured loads on this machine were of the prediction.
        draft_bytes: A model that guesses ahead: its weights, KV cache and buffers.
        draft_step_bytes: Of that, what is taken once it guesses.
        parked_bytes: Most that prompts take which are kept outside of the KV cache.
        score_heads: Heads whose scores are held at once; 0 with flash attention.
        weight_order: Into what order the engine copies weights.
        work_bytes: What the processor's threads need for a step beside the buffers.
        rows: Sequences whose logits a step computes, where that is less: memory that the
            engine asks for and never touches is not taken from the system. 0: all of them.
        kv_at_once: The KV cache is taken with the load, not as it fills.
    """

    context_tokens: int
    cells: int
    batch_tokens: int = 512
    sequences: int = 1
    program_bytes: int = 0
    working_bytes: int = 0
    projector: bool = False
    compute_factor: float = 1.0
    draft_bytes: int = 0
    draft_step_bytes: int = 0
    parked_bytes: int = 0
    score_heads: int = 0
    weight_order: WeightOrder = "file"
    work_bytes: int = 0
    rows: int = 0
    kv_at_once: bool = True


Allocate: TypeAlias = Callable[[int], Allocation]
"""Asked context to what the engine will set aside for it; 0 asks for the model's own."""


def cell_bytes(shape: Shape, kv_type: KvType = "f16") -> int:
    """Memory of one cell of the KV cache.

    Layers that look back over a window only get a cell for every token too: the engine asks
    for that, because it must be able to cut a conversation back.
    """
    value_bytes = shape.cell_value_bytes or _KV_BYTES[kv_type]
    return int((shape.cell_keys + shape.cell_values) * value_bytes)


def kv_bytes(shape: Shape, cells: int, kv_type: KvType = "f16", sequences: int = 0) -> int:
    """Memory of the KV cache, and of the states of recurrent layers."""
    return cells * cell_bytes(shape, kv_type) + sequences * shape.state_bytes


def output_bytes(shape: Shape, allocation: Allocation) -> int:
    """Memory of the logits that are handed out: llama.cpp clears it when it is set aside."""
    return int(_handed_out(shape, allocation) * allocation.compute_factor)


def compute_bytes(shape: Shape, allocation: Allocation) -> int:
    """Memory of one step: attention masks, the widest layer's values, and the logits.

    Plain attention holds the scores of all heads, tokens and cells, beside what its layer has;
    the buffers of the other layers are used again for that.
    """
    batch, rows = allocation.batch_tokens, allocation.rows or allocation.sequences
    inner = shape.inner_layers * shape.feed_forward or 12 * shape.embedding
    if 0 < shape.feed_forward <= shape.embedding:
        inner -= shape.embedding  # a freed hidden vector is large enough to serve again
    widest = max(inner, 4 * shape.latent) + 4 * shape.embedding
    layer = batch * widest * _FLOAT_BYTES
    last = (rows * shape.vocabulary + batch * shape.embedding) * _FLOAT_BYTES
    heads = allocation.score_heads
    mask_bytes = _FLOAT_BYTES if heads else _MASK_BYTES
    inputs = batch * (shape.masks * allocation.cells * mask_bytes + _NUMBERS_BYTES)
    most = max(layer, last)
    if heads:
        kept = (shape.cell_keys + shape.cell_values) // max(1, shape.layers)
        scores = heads * allocation.cells + 5 * shape.embedding + kept
        most = max(most, batch * scores * _FLOAT_BYTES)
    found = (inputs + most + _handed_out(shape, allocation)) * allocation.compute_factor
    return int(found) + allocation.work_bytes


def _handed_out(shape: Shape, allocation: Allocation) -> int:
    return allocation.sequences * shape.vocabulary * _FLOAT_BYTES


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a model takes of the system's memory, by how much of it is in use.

    What an engine sets aside is taken only once it is touched: the weights and the KV cache
    with the load, the buffers of a step as prompts grow. Kept prompts outside of the KV cache
    are not part of it: they come and go.
    """

    shape: Shape
    allocation: Allocation
    kv_type: KvType = "f16"

    @property
    def loaded_bytes(self) -> int:
        """Right after the load."""
        return self.bytes_with(0)

    @property
    def most_bytes(self) -> int:
        """With all cells in use."""
        return self.bytes_with(self.allocation.cells)

    def bytes_with(self, cells: int) -> int:
        """What it takes once so many cells of the KV cache were in use at the same time."""
        shape, room = self.shape, self.allocation
        cells = min(cells, room.cells)
        filled = room.cells if room.kv_at_once else cells
        found = (
            shape.resident_bytes(room.weight_order)
            + (shape.projector_bytes if room.projector else 0)
            + kv_bytes(shape, filled, self.kv_type, room.sequences)
            + room.program_bytes
            + room.draft_bytes
        )
        if cells:
            found += compute_bytes(shape, self._step_of(cells)) + room.working_bytes
        elif room.kv_at_once:
            found += output_bytes(shape, room)
        unused = room.cells - cells
        return found - room.draft_step_bytes * unused // max(1, room.cells)

    def _step_of(self, cells: int) -> Allocation:
        """What a step touches that looks back at so many cells."""
        room = self.allocation
        if cells == room.cells:
            return room
        batch = min(room.batch_tokens, cells)
        work = room.work_bytes * cells * batch // max(1, room.cells * room.batch_tokens)
        return replace(room, cells=cells, batch_tokens=batch, work_bytes=work)
