"""The order weights are copied into: by the processor, until a load tells it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from workbench.app.weight_orders import WeightOrders
from workbench.models.measured import Load, Measured

LOAD = Load("tiny", "llama", "llama-cpp", 4096, 1000, 900, 500, 600, 1.0)


@pytest.mark.parametrize(
    ("flags", "order"),
    [
        ("fpu sse4_2", "file"),
        ("avx f16c avx2", "avx2"),
        ("avx2 avx512f avx512_vnni", "avx512"),
        ("avx2 avx512f avx512_vnni amx_int8", "amx"),
        ("asimd asimddp", "dotprod"),
    ],
)
def test_that_the_processor_says_it(tmp_path: Path, flags: str, order: str) -> None:
    (tmp_path / "proc").mkdir()
    (tmp_path / "proc/cpuinfo").write_text(f"flags\t\t: {flags}\n", encoding="utf-8")
    assert WeightOrders(Measured(tmp_path / "measured.json"), tmp_path).now() == order


def test_that_the_newest_load_goes_before_it(tmp_path: Path) -> None:
    measured = Measured(tmp_path / "measured.json")
    orders = WeightOrders(measured, tmp_path)
    measured.note_load(LOAD)  # of a time when loads told nothing
    assert orders.now() == "file"
    measured.note_load(replace(LOAD, at_s=2.0, weight_order="avx2"))
    assert orders.now() == "avx2"
    measured.note_load(replace(LOAD, at_s=3.0, engine="mlx", weight_order="amx"))
    assert orders.now() == "avx2", "another engine copies otherwise"
    measured.note_load(replace(LOAD, at_s=4.0, weight_order="nonsense"))
    assert orders.now() == "file"
