"""What was measured corrects what is predicted, within bounds."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.models.measured import Load, Measured, Writing, this_machine
from workbench.models.memory import Allocation, compute_bytes, kv_bytes
from workbench.models.shape import Shape

LOAD = Load("tiny", "llama", "llama-cpp", 4096, 1000, 900, 500, 600, 1.0)
SHAPE = Shape(10**6, 2, 64, 64, 64, 1000, 4096, feed_forward=256)


def test_that_nothing_is_corrected_before_the_first_load(tmp_path: Path) -> None:
    measured = Measured(tmp_path / "measured.json")
    assert measured.compute_factor("llama", "llama-cpp") == 1.0
    assert measured.speed_factor() == 1.0
    assert measured.load_of("tiny") is None


def test_that_the_median_of_the_last_few_counts_and_lasts(tmp_path: Path) -> None:
    path = tmp_path / "measured.json"
    measured = Measured(path)
    for number, used in enumerate((5000, 600, 550, 600, 650, 600)):
        measured.note_load(replace(LOAD, compute_used_bytes=used, at_s=float(number)))
        measured.note_writing(Writing("tiny", 10.0, 0.4 + number / 100, float(number)))
    again = Measured(path)
    assert again.compute_factor("llama", "llama-cpp") == pytest.approx(1.2)
    assert again.compute_factor("qwen3", "llama-cpp") == 1.0
    assert again.speed_factor() == pytest.approx(0.43)
    newest = again.load_of("tiny")
    assert newest is not None
    assert newest.at_s == 5.0
    assert newest.error == pytest.approx(1000 / 900 - 1)


def test_that_a_later_look_at_a_load_takes_its_place(tmp_path: Path) -> None:
    measured = Measured(tmp_path / "measured.json")
    measured.note_load(LOAD)
    measured.note_load(replace(LOAD, used_bytes=950))
    found = measured.load_of("tiny")
    assert found is not None
    assert found.used_bytes == 950


def test_that_a_load_of_an_older_version_is_still_known(tmp_path: Path) -> None:
    path = tmp_path / "measured.json"
    Measured(path).note_load(replace(LOAD, weight_order="amx"))
    values = json.loads(path.read_text("utf-8"))
    (row,) = values["machines"][this_machine()]["loads"]
    assert row.pop("weight_order") == "amx"
    path.write_text(json.dumps(values), "utf-8")
    assert Measured(path).load_of("tiny") == LOAD
    assert Measured(path).weight_order("llama-cpp") is None


def test_that_machines_do_not_share_measurements(tmp_path: Path) -> None:
    path = tmp_path / "measured.json"
    Measured(path, "one").note_load(LOAD)
    other = Measured(path, "other")
    assert other.load_of("tiny") is None
    other.note_load(replace(LOAD, compute_used_bytes=550))
    assert Measured(path, "one").compute_factor("llama", "llama-cpp") == pytest.approx(1.2)
    assert this_machine() == this_machine()


@given(st.integers(1, 10**12), st.integers(1, 10**12))
def test_that_corrections_are_bounded_and_touch_the_buffers_of_a_step_only(
    predicted: int, used: int
) -> None:
    measured = Measured(Path("/nowhere/at/all/measured.json"))
    measured._read = True
    measured._loads = [
        replace(LOAD, compute_predicted_bytes=predicted, compute_used_bytes=used)
    ]
    factor = measured.compute_factor("llama", "llama-cpp")
    assert 0.5 <= factor <= 2.0
    plain = Allocation(4096, 4096)
    corrected = replace(plain, compute_factor=factor)
    assert compute_bytes(SHAPE, corrected) == int(compute_bytes(SHAPE, plain) * factor)
    assert kv_bytes(SHAPE, corrected.cells) == kv_bytes(SHAPE, plain.cells)


def test_that_what_workers_took_corrects_those_of_the_same_engine(tmp_path: Path) -> None:
    measured = Measured(tmp_path / "measured.json")
    assert measured.worker_factor("llama-cpp") == 1.0
    measured.note_load(LOAD)
    assert measured.worker_factor("llama-cpp") == 1.0, "one that could not be seen"
    for number, factor in enumerate((9.0, 1.1, 1.2, 1.1, 1.0, 1.1)):
        measured.note_load(replace(LOAD, worker_factor=factor, at_s=float(number)))
    assert Measured(tmp_path / "measured.json").worker_factor("llama-cpp") == 1.1
    assert measured.worker_factor("mlx") == 1.0
    for number, (factor, bound) in enumerate(((7.0, 1.5), (0.1, 0.8))):
        other = Measured(tmp_path / f"{number}.json")
        other.note_load(replace(LOAD, worker_factor=factor))
        assert other.worker_factor("llama-cpp") == bound


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{", '{"format": 2, "machines": {}}', '{"format": 1, "machines": []}',
        '{"format": 1, "machines": {"m": {"loads": [{"model_id": 3}, 7], "writings": "x"}}}',
        '{"format": 1, "machines": {"m": []}}',
        '{"format": 1, "machines": {"m": {"writings": [{"model_id": "a", "tokens_per_s": NaN, '
        '"share": Infinity, "at_s": 1}]}}}',
    ],
)  # fmt: skip
def test_that_a_damaged_file_costs_only_the_corrections(tmp_path: Path, text: str) -> None:
    path = tmp_path / "measured.json"
    path.write_text(text)
    measured = Measured(path, "m")
    assert measured.compute_factor("llama", "llama-cpp") == 1.0
    assert measured.speed_factor() == 1.0
    measured.note_load(LOAD)
    assert Measured(path, "m").load_of("tiny") == LOAD
