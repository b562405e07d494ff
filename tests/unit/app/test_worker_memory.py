"""What a worker takes beside its model: by engine, by page size, and as it was measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.app import worker_memory
from workbench.app.worker_memory import second_model_bytes, worker_bytes, working_bytes
from workbench.engines.worker_environment import large_pages
from workbench.models.measured import Load, Measured

MIB = 1024 * 1024
LOAD = Load("tiny", "llama", "llama-cpp", 4096, 1000, 900, 500, 600, 1.0, worker_factor=1.1)


def test_that_large_pages_are_counted_where_there_are_any(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found: dict[bool, tuple[int, int, int]] = {}
    for large in (False, True):
        monkeypatch.setattr(worker_memory, "large_pages", lambda _, large=large: large)
        found[large] = worker_bytes("llama-cpp"), second_model_bytes(), worker_bytes("mlx")
    assert [b - a for a, b in zip(found[False], found[True], strict=True)] == [
        5.5 * MIB, 3.5 * MIB, 0,
    ]  # fmt: skip


def test_that_earlier_loads_correct_it(tmp_path: Path) -> None:
    measured = Measured(tmp_path / "measured.json")
    usual = worker_bytes("llama-cpp")
    assert worker_bytes("llama-cpp", measured) == usual
    measured.note_load(LOAD)
    assert worker_bytes("llama-cpp", measured) == int(1.1 * usual)
    assert worker_bytes("mlx", measured) == worker_bytes("mlx")


def test_that_an_engine_without_a_figure_is_counted_as_llama_cpp_is() -> None:
    assert 0 < worker_bytes("another") < worker_bytes("openvino")
    assert working_bytes("another") == 0 < working_bytes("llama-cpp")


@pytest.mark.parametrize(
    ("told", "tunables", "expected"),
    [
        ("always [madvise] never", "", True),
        ("[always] madvise never", "", True),
        ("always madvise [never]", "", False),
        ("always [madvise] never", "glibc.malloc.hugetlb=0", False),
        ("always [madvise] never", "glibc.malloc.check=1", True),
        ("", None, False),
    ],
)
def test_that_large_pages_need_the_kernel_and_the_library(
    told: str,
    tunables: str | None,
    expected: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kernel = tmp_path / "enabled"
    if told:
        kernel.write_text(told + "\n")
    environment = {"GLIBC_TUNABLES": tunables} if tunables else {}
    monkeypatch.setattr("os.confstr", lambda _: "glibc 2.36", raising=False)
    assert large_pages(environment, kernel) is expected
    for other in ("glibc 2.34", "musl 1.2", None):
        monkeypatch.setattr("os.confstr", lambda _, other=other: other)
        assert not large_pages(environment, kernel)
