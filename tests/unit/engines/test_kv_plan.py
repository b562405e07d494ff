"""The plan of the KV cache."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.engines.api import LoadOptions
from workbench.engines.kv_plan import CELL_STEP, cache_bytes, own_context_tokens, plan_kv

MIB = 1024 * 1024


@given(
    st.integers(0, 40_000),
    st.integers(1, 16),
    st.integers(0, 1 << 32),
    st.integers(0, 40_000),
    st.integers(1, 1 << 20),
    st.integers(0, 60_000),
    st.booleans(),
)
def test_that_a_whole_context_and_its_conversation_always_fit(
    context: int, sequences: int, cache: int, trained: int, cell: int, cells: int, parks: bool
) -> None:
    options = LoadOptions(context, max_sequences=sequences, cache_bytes=cache, kv_cells=cells)
    plan = plan_kv(options, trained, cell, parks=parks)
    assert plan.cells % CELL_STEP == 0
    assert plan.context_tokens <= plan.cells < plan.context_tokens * sequences + CELL_STEP
    assert plan.keep_cells == 0 if cache == 0 else plan.keep_cells >= plan.context_tokens
    assert plan.keep_cells <= plan.cells
    assert plan.sequences >= sequences
    beside_bytes = (plan.cells - plan.context_tokens) * cell
    assert plan.parked_bytes == (max(0, cache - beside_bytes) if parks else 0)


def test_that_given_cells_go_before_bytes() -> None:
    options = LoadOptions(4096, cache_bytes=512 * MIB, kv_cells=5000)
    assert plan_kv(options, 4096, 4096).cells == 5120


def test_that_room_for_prefixes_is_one_context_within_the_limit() -> None:
    assert cache_bytes(4096, 4096, 128 * MIB) == 16 * MIB
    assert cache_bytes(8192, 131_072, 128 * MIB) == 128 * MIB
    assert cache_bytes(8192, 131_072, 0) == 0
    assert cache_bytes(4096, 4096, 128 * MIB, parks=True) == 32 * MIB
    assert cache_bytes(8192, 131_072, 128 * MIB, parks=True) == 128 * MIB


def test_that_half_of_the_room_is_left_for_what_is_parked() -> None:
    plan = plan_kv(LoadOptions(4096, cache_bytes=32 * MIB), 4096, 4096, parks=True)
    assert (plan.cells, plan.parked_bytes) == (8192, 16 * MIB)
    small = plan_kv(LoadOptions(4096, cache_bytes=1), 4096, 4096, parks=True)
    assert (small.cells, small.keep_cells, small.parked_bytes) == (4096, 4096, 1)


def test_that_no_context_is_longer_than_the_model_learnt() -> None:
    assert own_context_tokens(0, 2048) == 2048
    assert own_context_tokens(0, 131_072) == 8192
    assert own_context_tokens(0, 0) == 8192
    assert own_context_tokens(9000, 4096) == 4096
    assert own_context_tokens(9000, 0) == 9000
