"""The one estimate of how much memory a model needs, and whether it fits."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from workbench.models.gguf import GgufHeader, read_header
from workbench.models.hardware import Hardware

Fit = Literal["full_gpu", "part_gpu", "cpu", "wont_fit"]
KvType = Literal["f16", "q8_0", "q4_0"]
_KV_BYTES = {"f16": 2.0, "q8_0": 34 / 32, "q4_0": 18 / 32}
_MARGIN_SHARE = 0.05
_LEAST_MARGIN_BYTES = 64 * 1024 * 1024
_STEP_TOKENS = 256
_BASE_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Shape:
    """What of a model decides its memory."""

    weight_bytes: int
    layers: int
    kv_heads: int
    key_size: int
    value_size: int
    embedding: int
    vocabulary: int
    trained_context_tokens: int
    window_tokens: int = 0
    windowed_layers: int = 0


@dataclass(frozen=True, slots=True)
class FitVerdict:
    """Whether a model fits at a context.

    Attributes:
        free_bytes: What can be used where it would run.
        largest_context_tokens: The largest context that fits; 0 if none does.
        sentence: All of it in the user's words.
    """

    verdict: Fit
    weights_bytes: int
    kv_bytes: int
    compute_bytes: int
    free_bytes: int
    context_tokens: int
    largest_context_tokens: int
    sentence: str

    @property
    def total_bytes(self) -> int:
        return self.weights_bytes + self.kv_bytes + self.compute_bytes


def read_shape(path: Path) -> Shape:
    """The shape of a GGUF file.

    Raises:
        ModelError: It is no whole GGUF header.
    """
    return shape_of(read_header(path))


def shape_of(header: GgufHeader) -> Shape:
    """The shape a header describes; explicit head sizes go before the derived one."""
    layers = header.number("block_count")
    embedding = header.number("embedding_length")
    heads = header.number("attention.head_count", 1) or 1
    head_size = embedding // heads
    window = header.number("attention.sliding_window")
    return Shape(
        weight_bytes=header.data_end - header.data_start,
        layers=layers,
        kv_heads=header.number("attention.head_count_kv", heads) or heads,
        key_size=header.number("attention.key_length", head_size) or head_size,
        value_size=header.number("attention.value_length", head_size) or head_size,
        embedding=embedding,
        vocabulary=header.array_lengths.get(
            "tokenizer.ggml.tokens", header.number("vocab_size")
        ),
        trained_context_tokens=header.number("context_length"),
        window_tokens=window,
        windowed_layers=_windowed_layers(header, layers) if window else 0,
    )


def _windowed_layers(header: GgufHeader, layers: int) -> int:
    """Gemma-like models say a pattern: all but every n-th layer are windowed."""
    pattern = header.metadata.get(f"{header.architecture}.attention.sliding_window_pattern")
    if isinstance(pattern, tuple):
        return sum(bool(item) for item in pattern[:layers])
    if isinstance(pattern, int) and pattern > 0:
        return layers - layers // pattern
    every = {"gemma2": 2, "gemma3": 6, "gpt-oss": 2, "cohere2": 4}.get(header.architecture)
    return layers - layers // every if every else 0


def kv_bytes(shape: Shape, context_tokens: int, kv_type: KvType = "f16") -> int:
    """Memory of the KV cache."""
    per_token = shape.kv_heads * (shape.key_size + shape.value_size) * _KV_BYTES[kv_type]
    window = min(context_tokens, shape.window_tokens + _STEP_TOKENS)
    full = shape.layers - shape.windowed_layers
    return int(per_token * (full * context_tokens + shape.windowed_layers * window))


def compute_bytes(shape: Shape, context_tokens: int, batch_tokens: int = 512) -> int:
    """Working memory of one step: logits, activations, attention scores, and a base."""
    logits = batch_tokens * shape.vocabulary * 4
    activations = batch_tokens * shape.embedding * 4 * 8
    mask = batch_tokens * context_tokens * 4
    return logits + activations + mask + _BASE_BYTES


def judge(
    shape: Shape, context_tokens: int, hardware: Hardware, kv_type: KvType = "f16"
) -> FitVerdict:
    """Whether the model fits at that context, and the largest context that does."""
    context = context_tokens or min(shape.trained_context_tokens or 4096, 8192)
    need = _need(shape, context, kv_type)
    gpu = _usable(max(hardware.gpu_free_bytes, default=0))
    memory = _usable(hardware.memory_free_bytes)
    verdict: Fit = "wont_fit"
    free = memory
    if need <= gpu:
        verdict, free = "full_gpu", gpu
    elif gpu > _LEAST_MARGIN_BYTES and need <= gpu + memory:
        verdict, free = "part_gpu", gpu + memory
    elif need <= memory:
        verdict = "cpu"
    largest = largest_context(shape, free, kv_type)
    return FitVerdict(
        verdict=verdict,
        weights_bytes=shape.weight_bytes,
        kv_bytes=kv_bytes(shape, context, kv_type),
        compute_bytes=compute_bytes(shape, context),
        free_bytes=free,
        context_tokens=context,
        largest_context_tokens=largest,
        sentence=_sentence(verdict, need, free, context, largest),
    )


def largest_context(shape: Shape, free_bytes: int, kv_type: KvType = "f16") -> int:
    """The largest context that fits into so much memory, in steps of 256; 0 if none does."""
    low, high = 0, (shape.trained_context_tokens or 131_072) // _STEP_TOKENS
    while low < high:
        middle = (low + high + 1) // 2
        if _need(shape, middle * _STEP_TOKENS, kv_type) <= free_bytes:
            low = middle
        else:
            high = middle - 1
    return low * _STEP_TOKENS


def _need(shape: Shape, context_tokens: int, kv_type: KvType) -> int:
    return (
        shape.weight_bytes
        + kv_bytes(shape, context_tokens, kv_type)
        + compute_bytes(shape, context_tokens)
    )


def _usable(free_bytes: int) -> int:
    margin = max(_LEAST_MARGIN_BYTES, int(free_bytes * _MARGIN_SHARE))
    return max(0, free_bytes - margin)


def _sentence(verdict: Fit, need: int, free: int, context: int, largest: int) -> str:
    amount = f"Needs {_size(need)} of {_size(free)} free"
    if verdict == "full_gpu":
        return f"{amount}: runs on the GPU with {context:,} tokens of context."
    if verdict == "part_gpu":
        return f"{amount}: runs partly on the GPU with {context:,} tokens of context."
    if verdict == "cpu":
        return f"{amount}: runs on the CPU with {context:,} tokens of context."
    if largest:
        return f"{amount}: too large, but fits with {largest:,} tokens of context."
    return f"{amount}: too large for this machine."


def _size(count: int) -> str:
    value = float(count)
    return f"{value / 1e9:.1f} GB" if value >= 1e9 else f"{value / 1e6:.0f} MB"
