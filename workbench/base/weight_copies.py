"""Which weights llama.cpp copies into an order of its own, instead of reading the mapped file.

What the processor can do decides (ggml's buffer types: ``ggml-cpu/amx``, ``ggml-cpu/repack``):
a matrix that is only multiplied is copied, if its type and size suit. The table of tokens is
looked up, so it stays in the file; where it is the output too, it is copied for that beside.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Literal

WeightOrder = Literal["file", "dotprod", "avx2", "avx512", "amx", "gpu"]
"""``file``: nothing is copied; ``gpu``: all that is multiplied; else sets of instructions."""
COPYING_ORDERS: tuple[WeightOrder, ...] = ("dotprod", "avx2", "avx512", "amx")
_OUTPUT = "output.weight"
_TABLE = "token_embd.weight"
_LOOKED_UP = ("token_embd.", "position_embd.", "token_types.", "per_layer_token_embd.")
_AVX2_ROWS = {"Q4_0": 8, "Q4_K": 8, "IQ4_NL": 8, "MXFP4": 8}
_ROWS: dict[WeightOrder, dict[str, int]] = {
    "dotprod": {
        "Q4_0": 4, "Q8_0": 4, "IQ4_NL": 4, "MXFP4": 4, "Q1_0": 4,
        "Q4_K": 8, "Q5_K": 8, "Q6_K": 8,
    },
    "avx2": _AVX2_ROWS,
    "avx512": _AVX2_ROWS | {"Q2_K": 8},
    "amx": _AVX2_ROWS | {"Q2_K": 8},
}  # fmt: skip
"""The multiple that the rows of a repacked matrix must be of, by type."""
_AMX_ROWS = 32
_AMX_COLUMNS = {
    "F16": 16, "Q4_0": 32, "Q4_1": 32, "Q8_0": 32,
    "Q4_K": 256, "Q5_K": 256, "Q6_K": 256, "IQ4_XS": 256,
}  # fmt: skip
_AMX_MORE = {"Q8_0": 38 / 34, "Q4_K": 148 / 144, "Q5_K": 180 / 176, "IQ4_XS": 138 / 136}
"""What a copy for tiles takes of the original: some types get a sum or wider scales."""


def copy_bytes(
    name: str, kind: str, shape: tuple[int, ...], size_bytes: int, order: WeightOrder
) -> int:
    """Memory of the copy of a tensor; 0 where it is read from the file.

    ``kind`` is its element type as GGUF names it; ``shape`` begins with the length of a row.
    """
    if name.startswith(_LOOKED_UP):
        return 0
    return _multiplied_bytes("_exps." in name, kind, shape, size_bytes, order)


def more_bytes(
    tensors: Iterable[tuple[str, str, tuple[int, ...], int]], order: WeightOrder
) -> int:
    """What the weights take in memory beyond their size in the file.

    ``tensors`` are names, types, shapes and sizes in bytes. What is copied counts once only:
    the engine lets go of it in the file (``engines/llama_cpp/mapped_file.py``).
    """
    more, table, has_output = 0, 0, False
    for name, kind, shape, size in tensors:
        has_output |= name == _OUTPUT
        if name == _TABLE:
            table = _multiplied_bytes(False, kind, shape, size, order)
        elif copy := copy_bytes(name, kind, shape, size, order):
            more += copy - size
    return more if has_output else more + table


def order_of(sets: Collection[str], names: dict[str, WeightOrder]) -> WeightOrder:
    """The order for a processor with these sets of instructions.

    ``names`` says what a set is called to the order it brings, the best first.
    """
    return next((order for name, order in names.items() if name in sets), "file")


def _multiplied_bytes(
    experts: bool, kind: str, shape: tuple[int, ...], size_bytes: int, order: WeightOrder
) -> int:
    if len(shape) < 2 or min(shape) <= 1:
        return 0
    if order == "gpu":
        return size_bytes
    columns, rows = shape[0], shape[1]
    tiles = order == "amx" and not experts and kind in _AMX_COLUMNS
    if tiles and rows % _AMX_ROWS == 0 and columns % _AMX_COLUMNS[kind] == 0:
        return int(size_bytes * _AMX_MORE.get(kind, 1.0))
    repacked = _ROWS.get(order, {})
    suits = (len(shape) == 3) == experts and kind in repacked and rows % repacked[kind] == 0
    return size_bytes if suits else 0
