"""Damaged files are refused before the library sees them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.base.errors import ModelLoadError
from workbench.engines.api import LoadOptions
from workbench.engines.llama_cpp.engine import load
from workbench.engines.llama_cpp.precheck import check_header


def test_that_a_whole_file_passes(tiny_model: Path) -> None:
    check_header(tiny_model)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "only 0 bytes"),
        (b"<html>not found</html> and more text", "not a GGUF file"),
        (b"GGUF" + (1).to_bytes(4, "little") + bytes(40), "version 1"),
        (b"GGUF" + (3).to_bytes(4, "big") + bytes(40), "big-endian"),
        (b"GGUF" + (3).to_bytes(4, "little") + b"\xff" * 40, "absurd header"),
    ],
)
def test_that_a_bad_start_is_named(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "bad.gguf"
    path.write_bytes(content)

    with pytest.raises(ModelLoadError, match=reason) as caught:
        load(path, LoadOptions())
    assert caught.value.hint


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(share=st.floats(0.0, 0.99))
def test_that_a_file_cut_anywhere_is_refused_with_a_reason(
    tiny_model: Path, tmp_path: Path, share: float
) -> None:
    data = tiny_model.read_bytes()
    path = tmp_path / "cut.gguf"
    path.write_bytes(data[: int(len(data) * share)])

    with pytest.raises(ModelLoadError, match=r"cut off|truncated|only \d+ bytes"):
        load(path, LoadOptions())


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_that_flipped_header_bytes_never_raise_anything_else(
    tiny_model: Path, tmp_path: Path, data: st.DataObject
) -> None:
    content = bytearray(tiny_model.read_bytes()[:30_000])
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, 300))] = data.draw(st.integers(0, 255))
    path = tmp_path / "flipped.gguf"
    path.write_bytes(content)

    try:
        check_header(path)
    except ModelLoadError as error:
        assert path.name in error.message  # noqa: PT017 - a flip may also do no harm


def test_that_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelLoadError, match="cannot read"):
        load(tmp_path / "none.gguf", LoadOptions())
