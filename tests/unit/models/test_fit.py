"""The memory estimate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.models.fit import (
    Allocation,
    Shape,
    cell_bytes,
    compute_bytes,
    judge,
    kv_bytes,
    largest_context,
    read_shape,
)
from workbench.models.hardware import Hardware, read_hardware

GIB = 1024**3
LLAMA_8B = Shape(
    weight_bytes=5 * GIB,
    layers=32,
    kv_heads=32 * 8,
    key_size=128,
    value_size=128,
    embedding=4096,
    vocabulary=128_256,
    trained_context_tokens=131_072,
    feed_forward=14_336,
)


def _machine(memory: int, *gpus: int) -> Hardware:
    return Hardware(4, memory, memory, 100 * GIB, gpus)


def test_that_the_kv_cache_is_that_of_the_known_example() -> None:
    assert kv_bytes(LLAMA_8B, 8192) == GIB
    assert kv_bytes(LLAMA_8B, 8192, "q8_0") == GIB * 34 // 64
    assert cell_bytes(LLAMA_8B) * 8192 == GIB


def test_that_more_cells_than_the_context_are_counted() -> None:
    def roomy(context_tokens: int) -> Allocation:
        return Allocation(context_tokens, context_tokens + 1024, 256, 32)

    exact = judge(LLAMA_8B, 8192, _machine(16 * GIB))
    more = judge(LLAMA_8B, 8192, _machine(16 * GIB), allocate=roomy)
    assert more.kv_bytes - exact.kv_bytes == 1024 * cell_bytes(LLAMA_8B)
    assert more.context_tokens == 8192
    assert more.largest_context_tokens < exact.largest_context_tokens


def test_that_logits_decide_only_where_they_are_wider_than_a_layer() -> None:
    narrow = replace(LLAMA_8B, vocabulary=0)
    batch = compute_bytes(narrow, Allocation(0, 0, 512, 32))
    assert batch == 512 * (4 * (3 * 14_336 + 4 * 4096) + 20)
    few = Allocation(0, 0, 1, 64)
    assert compute_bytes(LLAMA_8B, few) == 2 * 64 * 128_256 * 4 + 4096 * 4 + 20


@pytest.mark.parametrize(
    ("memory", "gpus", "verdict"),
    [
        (16 * GIB, (), "cpu"),
        (16 * GIB, (24 * GIB,), "full_gpu"),
        (16 * GIB, (4 * GIB,), "part_gpu"),
        (4 * GIB, (), "wont_fit"),
    ],
)
def test_that_the_place_is_found(memory: int, gpus: tuple[int, ...], verdict: str) -> None:
    found = judge(LLAMA_8B, 8192, _machine(memory, *gpus))
    assert found.verdict == verdict
    assert found.total_bytes > LLAMA_8B.weight_bytes + GIB
    assert found.sentence.startswith("Needs ")


def test_that_a_smaller_context_is_offered() -> None:
    found = judge(LLAMA_8B, 131_072, _machine(8 * GIB))
    assert found.verdict == "wont_fit"
    assert f"{found.largest_context_tokens:,} tokens" in found.sentence
    assert judge(LLAMA_8B, found.largest_context_tokens, _machine(8 * GIB)).verdict == "cpu"


@given(st.integers(min_value=0, max_value=64 * GIB))
def test_that_the_largest_context_is_the_largest(free: int) -> None:
    context = largest_context(LLAMA_8B, free)
    assert context % 256 == 0
    if 0 < context < LLAMA_8B.trained_context_tokens:
        assert largest_context(LLAMA_8B, free - 1) <= context
        assert kv_bytes(LLAMA_8B, context) < free


def test_that_a_file_gives_its_shape(tmp_path: Path, write_gguf: Callable[..., Path]) -> None:
    shape = read_shape(write_gguf(tmp_path / "tiny.gguf"))
    assert (shape.layers, shape.kv_heads, shape.key_size, shape.vocabulary) == (2, 4, 16, 100)
    path = tmp_path / "wide.gguf"
    wide = write_gguf(path, **{"llama.attention.key_length": 32})
    assert read_shape(wide).key_size == 32


def test_that_this_machine_is_read(tmp_path: Path) -> None:
    found = read_hardware(tmp_path / "none")
    assert found.cores >= 1
    assert 0 < found.memory_free_bytes <= found.memory_total_bytes
