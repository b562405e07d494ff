"""Headers that are read quickly, wholly, and once."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.errors import ModelError
from workbench.models.gguf import QUICK_BYTES, _Reader
from workbench.models.headers import HeaderCache
from workbench.models.store import describe, whole_header
from workbench.models.windows import Enough, TooShort, Window

WriteGguf = Callable[..., Path]
LARGE = {"tokenizer.ggml.tokens": [f"token {number}" for number in range(60_000)]}


@pytest.fixture
def large(tmp_path: Path, write_gguf: WriteGguf) -> Path:
    """A model with a vocabulary that is larger than what a listing reads."""
    return write_gguf(tmp_path / "large-Q5_K_M.gguf", **LARGE, **{"general.file_type": "x"})


def test_that_a_listing_reads_little_of_a_large_file(large: Path) -> None:
    assert large.stat().st_size > 4 * QUICK_BYTES
    with large.open("rb", buffering=0) as file:
        reader = _Reader(file, "large", QUICK_BYTES)
        header = reader.header()
    assert reader._window.read_bytes <= QUICK_BYTES
    assert not header.whole
    assert header.number("context_length") == 2048
    assert header.array_lengths["tokenizer.ggml.tokens"] == 60_000


def test_that_a_large_file_is_described_better_once_it_was_read(large: Path) -> None:
    headers = HeaderCache()
    quick = describe(large, "folder", headers)
    assert (quick.parameters, quick.quantisation, quick.problem) == (0, "Q5_K_M", "")
    assert whole_header(large, headers).whole
    known = describe(large, "folder", headers)
    assert known.parameters == 6400
    assert known.quantisation == "F16"
    assert known == describe(large, "folder")


def test_that_a_small_file_is_read_wholly_at_once(
    tmp_path: Path, write_gguf: WriteGguf
) -> None:
    headers = HeaderCache()
    path = write_gguf(tmp_path / "tiny.gguf")
    assert headers.quick(path).whole
    assert headers.whole(path) is headers.quick(path)


def test_that_a_changed_file_is_read_again(tmp_path: Path, write_gguf: WriteGguf) -> None:
    headers = HeaderCache()
    path = write_gguf(tmp_path / "tiny.gguf")
    before = headers.whole(path)
    write_gguf(path, **{"general.name": "Tony"})
    os.utime(path, ns=(1, 1))
    assert before.metadata["general.name"] == "Tiny"
    assert headers.whole(path).metadata["general.name"] == "Tony"


def test_that_a_cut_large_file_is_found_when_it_is_used(large: Path) -> None:
    os.truncate(large, large.stat().st_size - 10)
    headers = HeaderCache()
    assert describe(large, "folder", headers).problem == ""
    with pytest.raises(ModelError, match="10 bytes are missing") as caught:
        whole_header(large, headers)
    assert caught.value.hint
    assert "10 bytes are missing" in describe(large, "folder", headers).problem


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_that_what_is_no_file_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.gguf")
    assert describe(tmp_path / "pipe.gguf", "folder").problem == "'pipe.gguf' is not a file"


@given(st.lists(st.binary(max_size=70_000), max_size=12), st.data())
def test_that_a_window_reads_what_is_there(texts: list[bytes], data: st.DataObject) -> None:
    raw = b"".join(len(text).to_bytes(8, "little") + text for text in texts)
    first = data.draw(st.integers(0, len(texts)))
    window = Window(io.BytesIO(raw), 1 << 30)
    window.skip_texts(first)
    for text in texts[first:]:
        assert window.take(8) == len(text).to_bytes(8, "little")
        assert window.take(len(text)) == text
    assert window.position == len(raw)
    with pytest.raises(TooShort):
        window.take(1)


def test_that_a_window_is_bounded() -> None:
    window = Window(io.BytesIO(bytes(1000)), 100)
    window.skip(900)
    assert window.take(100) == bytes(100)
    assert window.read_bytes == 100
    window = Window(io.BytesIO(bytes(1000)), 100)
    window.take(100)
    with pytest.raises(Enough):
        window.take(1)
    with pytest.raises(TooShort):
        window.skip(901)
    with pytest.raises(Enough):
        window.skip_texts(10_000)
