"""The memory estimate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.models.fit import judge, largest_context
from workbench.models.hardware import Hardware, read_hardware
from workbench.models.memory import Allocation, cell_bytes, compute_bytes, kv_bytes
from workbench.models.shape import Shape, read_shape

GIB = 1024**3
LLAMA_8B = Shape(
    weight_bytes=5 * GIB,
    layers=32,
    cell_keys=32 * 8 * 128,
    cell_values=32 * 8 * 128,
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
    assert (shape.layers, shape.cell_keys, shape.cell_values, shape.vocabulary) == (
        2,
        64,
        64,
        100,
    )
    path = tmp_path / "wide.gguf"
    wide = write_gguf(path, **{"llama.attention.key_length": 32})
    assert (read_shape(wide).cell_keys, read_shape(wide).cell_values) == (128, 64)


def test_that_the_table_of_tokens_stays_beside_the_gpu() -> None:
    untied = replace(LLAMA_8B, input_bytes=GIB)
    machine = _machine(16 * GIB, 5 * GIB + GIB // 2)
    assert judge(LLAMA_8B, 4096, machine).verdict == "part_gpu"
    found = judge(untied, 4096, machine)
    assert found.verdict == "full_gpu"
    assert found.weights_bytes == 4 * GIB
    assert found.total_bytes <= found.free_bytes


def test_that_a_draft_model_counts_like_everything_else() -> None:
    def beside(context_tokens: int) -> Allocation:
        return Allocation(context_tokens, context_tokens, draft_bytes=GIB)

    alone = judge(LLAMA_8B, 8192, _machine(8 * GIB))
    both = judge(LLAMA_8B, 8192, _machine(8 * GIB), allocate=beside)
    assert (alone.verdict, both.verdict) == ("cpu", "cpu")
    assert both.total_bytes - alone.total_bytes == both.draft_bytes == GIB
    assert "1.1 GB of it for the draft model: runs on the CPU" in both.sentence
    assert "draft" not in alone.sentence
    less = alone.largest_context_tokens - both.largest_context_tokens
    assert less == pytest.approx(8192, rel=0.05), "what a GiB of cells and their masks hold"
    tight = _machine(64 * GIB, alone.total_bytes + GIB // 2)
    assert judge(LLAMA_8B, 8192, tight).verdict == "full_gpu"
    assert judge(LLAMA_8B, 8192, tight, allocate=beside).verdict == "part_gpu"


def test_that_states_count_once_for_each_sequence_and_a_projector_where_it_is_loaded() -> None:
    shape = replace(LLAMA_8B, state_bytes=1000, projector_bytes=GIB)
    plain = Allocation(4096, 4096, sequences=5)
    bare = judge(LLAMA_8B, 4096, _machine(16 * GIB), allocate=lambda _asked: plain)
    blind = judge(shape, 4096, _machine(16 * GIB), allocate=lambda _asked: plain)
    sees = judge(
        shape, 4096, _machine(16 * GIB), allocate=lambda _asked: replace(plain, projector=True)
    )
    assert blind.kv_bytes == bare.kv_bytes + 5000
    assert blind.total_bytes == bare.total_bytes + 5000
    assert sees.total_bytes == blind.total_bytes + GIB


def test_that_parked_prompts_count_in_the_memory_beside_a_gpu() -> None:
    def parked(context_tokens: int) -> Allocation:
        return Allocation(context_tokens, context_tokens, parked_bytes=GIB)

    alone = judge(LLAMA_8B, 4096, _machine(16 * GIB))
    both = judge(LLAMA_8B, 4096, _machine(16 * GIB), allocate=parked)
    assert both.total_bytes - alone.total_bytes == both.parked_bytes == GIB
    assert both.largest_context_tokens <= alone.largest_context_tokens

    with_gpu = _machine(16 * GIB, 8 * GIB)
    alone = judge(LLAMA_8B, 4096, with_gpu)
    both = judge(LLAMA_8B, 4096, with_gpu, allocate=parked)
    assert (both.verdict, both.total_bytes) == ("full_gpu", alone.total_bytes)
    assert both.parked_bytes == 0


def test_that_this_machine_is_read(tmp_path: Path) -> None:
    found = read_hardware(tmp_path / "none")
    assert found.cores >= 1
    assert 0 < found.memory_free_bytes <= found.memory_total_bytes
