"""The reader of GGUF headers."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.errors import ModelError
from workbench.models.gguf import _Reader, read_header

WriteGguf = Callable[..., Path]


def test_that_a_header_is_read(tmp_path: Path, write_gguf: WriteGguf) -> None:
    path = write_gguf(tmp_path / "tiny.gguf")
    header = read_header(path)
    assert header.architecture == "llama"
    assert header.parameters == 6400
    assert header.number("context_length") == 2048
    assert header.array_lengths["tokenizer.ggml.tokens"] == 100
    assert header.data_end == path.stat().st_size
    assert header.tensors[0].kind == "F16"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "ends inside the header"),
        (b"PK\x03\x04" + bytes(40), "a ZIP archive"),
        (b"GGUF" + (9).to_bytes(4, "little") + bytes(40), "version 9"),
        (b"GGUF" + (3).to_bytes(4, "little") + b"\xff" * 16, "it claims"),
    ],
)
def test_that_what_is_wrong_is_told(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "bad.gguf"
    path.write_bytes(content)
    with pytest.raises(ModelError, match=words):
        read_header(path)


def test_that_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        read_header(tmp_path / "none.gguf")


@given(st.binary(max_size=400))
def test_that_no_bytes_raise_anything_else(content: bytes) -> None:
    head = b"GGUF" + (3).to_bytes(4, "little")
    for raw in (content, head + content, head + bytes(15) + content):
        with suppress(ModelError):
            _Reader(io.BytesIO(raw), "fuzz").header()


@pytest.mark.parametrize("seed", range(10))
def test_that_a_hit_header_raises_nothing_else(
    tmp_path: Path, write_gguf: WriteGguf, seed: int
) -> None:
    good = write_gguf(tmp_path / "tiny.gguf").read_bytes()[:2500]
    chance = random.Random(seed)
    for _ in range(200):
        raw = bytearray(good[: chance.randrange(len(good))] if chance.random() < 0.2 else good)
        for _ in range(3):
            if raw:
                raw[chance.randrange(len(raw))] = chance.randrange(256)
        with suppress(ModelError):
            _Reader(io.BytesIO(bytes(raw)), "fuzz").header()
