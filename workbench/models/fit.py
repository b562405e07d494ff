"""The one estimate of how much memory a model needs, and whether it fits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from workbench.models.hardware import Hardware
from workbench.models.memory import (
    Allocate,
    Allocation,
    KvType,
    Prediction,
    compute_bytes,
    kv_bytes,
)
from workbench.models.shape import Shape

Fit = Literal["full_gpu", "part_gpu", "cpu", "wont_fit"]
_MARGIN_SHARE = 0.05
_LEAST_MARGIN_BYTES = 64 * 1024 * 1024
_STEP_TOKENS = 256


@dataclass(frozen=True, slots=True)
class FitVerdict:
    """Whether a model fits at a context.

    Attributes:
        free_bytes: What can be used where it would run.
        largest_context_tokens: The largest context that fits; 0 if none does.
        sentence: All of it in the user's words.
        draft_bytes: All that a model which guesses ahead takes; 0 without one.
        parked_bytes: What kept prompts may take of this memory later, when there are any.
        loaded_bytes: What of it is taken with the load; the rest only once it is used.
    """

    verdict: Fit
    weights_bytes: int
    kv_bytes: int
    compute_bytes: int
    free_bytes: int
    context_tokens: int
    largest_context_tokens: int
    sentence: str
    program_bytes: int = 0
    projector_bytes: int = 0
    draft_bytes: int = 0
    parked_bytes: int = 0
    loaded_bytes: int = 0

    @property
    def total_bytes(self) -> int:
        parts = (self.weights_bytes, self.kv_bytes, self.compute_bytes, self.program_bytes)
        return sum(parts) + self.projector_bytes + self.draft_bytes + self.parked_bytes


def exactly(asked_tokens: int) -> Allocation:
    """No more cells than the context has tokens."""
    context = asked_tokens or 4096
    return Allocation(context, -(-context // _STEP_TOKENS) * _STEP_TOKENS)


def judge(
    shape: Shape,
    context_tokens: int,
    hardware: Hardware,
    kv_type: KvType = "f16",
    allocate: Allocate = exactly,
) -> FitVerdict:
    """Whether the model fits at that context, and the largest context that does.

    ``allocate`` says what the engine sets aside for a context; 0 asks for the model's own.
    """
    allocation = allocate(context_tokens)
    context = allocation.context_tokens
    need = _need(shape, allocation, kv_type)
    # The table of tokens and parked prompts stay in memory where a GPU does the rest.
    parked = allocation.parked_bytes
    beside = shape.input_bytes + parked
    gpu = _usable(max(hardware.gpu_free_bytes, default=0))
    memory = _usable(hardware.memory_free_bytes)
    verdict: Fit = "wont_fit"
    free = memory
    if need - beside <= gpu and beside <= memory:
        verdict, free, need = "full_gpu", gpu, need - beside
    elif gpu > _LEAST_MARGIN_BYTES and need <= gpu + memory:
        verdict, free = "part_gpu", gpu + memory
    elif need <= memory:
        verdict = "cpu"
    if verdict == "full_gpu":
        parked = 0
    else:
        beside = 0
    largest = largest_context(shape, free + beside, kv_type, allocate)
    weights = shape.resident_bytes(allocation.weight_order)
    return FitVerdict(
        verdict=verdict,
        weights_bytes=weights - (shape.input_bytes if beside else 0),
        kv_bytes=kv_bytes(shape, allocation.cells, kv_type, allocation.sequences),
        compute_bytes=compute_bytes(shape, allocation),
        free_bytes=free,
        context_tokens=context,
        largest_context_tokens=largest,
        sentence=_sentence(verdict, need, free, context, largest, allocation.draft_bytes),
        program_bytes=allocation.program_bytes + allocation.working_bytes,
        projector_bytes=shape.projector_bytes if allocation.projector else 0,
        draft_bytes=allocation.draft_bytes,
        parked_bytes=parked,
        loaded_bytes=Prediction(shape, allocation, kv_type).loaded_bytes
        - (shape.input_bytes if beside else 0),
    )


def largest_context(
    shape: Shape, free_bytes: int, kv_type: KvType = "f16", allocate: Allocate = exactly
) -> int:
    """The largest context that fits into so much memory, in steps of 256; 0 if none does."""
    low, high = 0, (shape.trained_context_tokens or 131_072) // _STEP_TOKENS
    while low < high:
        middle = (low + high + 1) // 2
        if _need(shape, allocate(middle * _STEP_TOKENS), kv_type) <= free_bytes:
            low = middle
        else:
            high = middle - 1
    return low * _STEP_TOKENS


def _need(shape: Shape, allocation: Allocation, kv_type: KvType) -> int:
    return Prediction(shape, allocation, kv_type).most_bytes + allocation.parked_bytes


def _usable(free_bytes: int) -> int:
    margin = max(_LEAST_MARGIN_BYTES, int(free_bytes * _MARGIN_SHARE))
    return max(0, free_bytes - margin)


def _sentence(
    verdict: Fit, need: int, free: int, context: int, largest: int, draft: int
) -> str:
    amount = f"Needs {in_words(need)} of {in_words(free)} free"
    amount += f", {in_words(draft)} of it for the draft model" if draft else ""
    if verdict == "full_gpu":
        return f"{amount}: runs on the GPU with {context:,} tokens of context."
    if verdict == "part_gpu":
        return f"{amount}: runs partly on the GPU with {context:,} tokens of context."
    if verdict == "cpu":
        return f"{amount}: runs on the CPU with {context:,} tokens of context."
    if largest:
        return f"{amount}: too large, but fits with {largest:,} tokens of context."
    return f"{amount}: too large for this machine."


def in_words(count: int) -> str:
    """A number of bytes with the unit that suits it."""
    value = float(count)
    return f"{value / 1e9:.1f} GB" if value >= 1e9 else f"{value / 1e6:.0f} MB"
