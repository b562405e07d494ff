"""Which weights are copied, by processor; the engine's tests hold it against real loads."""

from __future__ import annotations

import pytest

from workbench.base.weight_copies import WeightOrder, copy_bytes, more_bytes, order_of

MATRIX = (1024, 4096)
TABLE = ("token_embd.weight", "Q6_K", (1024, 49152), 1000)
OUTPUT = ("output.weight", "Q6_K", (1024, 49152), 1000)


@pytest.mark.parametrize(
    ("kind", "copied_by"),
    [
        ("F32", ""),
        ("BF16", ""),
        ("F16", "amx"),
        ("Q8_0", "amx dotprod"),
        ("Q6_K", "amx dotprod"),
        ("Q4_K", "amx dotprod avx2 avx512"),
        ("Q2_K", "amx avx512"),
        ("Q3_K", ""),
    ],
)
def test_that_the_type_and_the_processor_decide(kind: str, copied_by: str) -> None:
    orders: tuple[WeightOrder, ...] = ("file", "dotprod", "avx2", "avx512", "amx")
    found = {one for one in orders if copy_bytes("blk.0.ffn_up.weight", kind, MATRIX, 9, one)}
    assert found == set(copied_by.split())


@pytest.mark.parametrize(
    ("name", "shape", "order"),
    [
        ("token_embd.weight", MATRIX, "amx"),  # looked up, not multiplied
        ("token_embd.weight", MATRIX, "gpu"),
        ("blk.0.attn_norm.weight", (1024,), "amx"),
        ("blk.0.attn_q.weight", (1024, 4097), "amx"),  # rows that fill no tile
        ("blk.0.attn_q.weight", (1024, 4100), "avx2"),
        ("blk.0.attn_k_b.weight", (1024, 4096, 8), "avx2"),  # no experts, yet three dimensions
    ],
)
def test_that_what_cannot_be_copied_is_read_from_the_file(
    name: str, shape: tuple[int, ...], order: WeightOrder
) -> None:
    assert copy_bytes(name, "Q4_K", shape, 9, order) == 0


def test_that_experts_are_repacked_but_not_laid_out_for_tiles() -> None:
    shape = (1024, 4096, 8)
    assert copy_bytes("blk.0.ffn_up_exps.weight", "Q4_K", shape, 144, "amx") == 144
    assert copy_bytes("blk.0.ffn_up_exps.weight", "Q6_K", shape, 144, "amx") == 0
    assert copy_bytes("blk.0.ffn_up.weight", "Q4_K", MATRIX, 144, "amx") == 148


def test_that_a_table_that_is_the_output_too_is_held_twice() -> None:
    layer = ("blk.0.ffn_up.weight", "Q8_0", MATRIX, 340)
    assert more_bytes([TABLE, OUTPUT, layer], "amx") == 40
    assert more_bytes([layer, TABLE], "amx") == 1040
    assert more_bytes([layer, TABLE], "avx2") == 0
    assert more_bytes([layer, TABLE], "file") == 0


def test_that_the_best_set_of_instructions_decides() -> None:
    names: dict[str, WeightOrder] = {"AMX": "amx", "AVX2": "avx2"}
    assert order_of({"AVX2", "AMX", "FMA"}, names) == "amx"
    assert order_of({"AVX2"}, names) == "avx2"
    assert order_of((), names) == "file"
