"""A file whose weights were copied leaves the memory; what is read from it stays readable."""

from __future__ import annotations

import ctypes
import mmap
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import cast

import psutil
import pytest

from workbench.base.paths import resource
from workbench.base.weight_copies import WeightOrder, copy_bytes
from workbench.engines.api import (
    EngineEvent,
    Finished,
    LoadOptions,
    Request,
    SamplingOptions,
    TextDelta,
)
from workbench.engines.llama_cpp.engine import load
from workbench.engines.llama_cpp.mapped_file import let_go_of_copied
from workbench.engines.llama_cpp.precheck import Weight, WeightFile, check_header
from workbench.engines.llama_cpp.quantize import quantize
from workbench.models.shape import read_shape

MIB = 1 << 20
PAGE = mmap.PAGESIZE
SIZE = 64 * MIB
START = 96
linux = pytest.mark.skipif(sys.platform != "linux", reason="Linux only")


def weights(path: Path) -> WeightFile:
    """A table, large and small kept ones between copied ones; nothing lies on a page's edge."""
    rows, at, found = 4096, 0, []
    sizes = (8 * MIB + 100, 20 * MIB, 1024, 20 * MIB + 300, 4 * MIB, 1024)
    names = ("token_embd", "blk.0.attn_q", "blk.0.attn_norm", "blk.0.ffn_up", "x", "y")
    for name, size in zip(names, sizes, strict=True):
        copied = name.startswith("blk.0.") and "norm" not in name
        shape = (1024, rows) if copied else (1024,)
        found.append(Weight(f"{name}.weight", "Q4_K", shape, at, size))
        at += size
    return WeightFile(path, START, tuple(found), 0, 0)


@contextmanager
def mapped(path: Path) -> Iterator[int]:
    """The address of the whole file in memory, mapped as the library does it."""
    library = ctypes.CDLL(None)
    library.mmap.restype = ctypes.c_void_p
    library.mmap.argtypes = [
        ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int,
        ctypes.c_long,
    ]  # fmt: skip
    with path.open("rb") as file:
        place = library.mmap(None, SIZE, mmap.PROT_READ, mmap.MAP_SHARED, file.fileno(), 0)
    try:
        yield place
    finally:
        library.munmap(ctypes.c_void_p(place), ctypes.c_size_t(SIZE))


def of_file(path: Path) -> int:
    """Bytes of the file that are mapped from it and in memory."""
    maps = psutil.Process().memory_maps(grouped=False)
    return sum(int(one.rss) for one in maps if one.path == str(path))


@linux
def test_that_copies_are_let_go_of_and_the_rest_is_no_part_of_the_file_any_more(
    tmp_path: Path,
) -> None:
    path, link = tmp_path / "blob", tmp_path / "a model.gguf"
    data = b"".join(number.to_bytes(8, "little") for number in range(SIZE // 8))
    path.write_bytes(data)
    link.symlink_to(path)
    with mapped(path) as place:
        assert ctypes.string_at(place, SIZE) == data
        assert of_file(path) == SIZE
        before = psutil.Process().memory_info().rss
        released = let_go_of_copied([weights(link)], "amx")
        assert SIZE // 2 < released < SIZE
        assert of_file(path) == 0
        now = psutil.Process().memory_info().rss
        assert before - now == pytest.approx(SIZE - 12 * MIB, abs=2 * MIB)
        for one in weights(link).weights:
            if "norm" in one.name or not one.name.startswith("blk."):
                first = START + one.start
                found = ctypes.string_at(place + first, one.size_bytes)
                assert found == data[first : first + one.size_bytes], one.name
        assert of_file(path) == 0, "what is read brings nothing of the file back"
        assert ctypes.string_at(place, SIZE) == data, "and nothing of it is lost"


@linux
def test_that_what_was_written_stays(tmp_path: Path) -> None:
    path = tmp_path / "model.gguf"
    path.write_bytes(bytes(SIZE))
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY) as mine:
        mine[:4] = b"kept"
        assert let_go_of_copied([weights(path)], "amx") == 0
        assert mine[:4] == b"kept"


def test_that_a_file_that_is_not_mapped_is_nothing(tmp_path: Path) -> None:
    path = tmp_path / "none.gguf"
    assert let_go_of_copied([weights(path)], "amx") == 0
    path.write_bytes(bytes(PAGE))
    assert let_go_of_copied([weights(path)], "amx") == 0


def load_copies(path: Path, order: str) -> bool:
    """Whether any weight of the file is copied."""
    (file,) = check_header(path)
    rows = [(one.name, one.kind, one.shape, one.size_bytes) for one in file.weights]
    return any(copy_bytes(*row, cast("WeightOrder", order)) for row in rows)


@pytest.mark.parametrize("kind", ["F16", "Q8_0", "Q6_K", "Q4_K_M", "Q4_0", "IQ4_NL", "Q2_K"])
def test_that_a_real_load_takes_what_was_foretold_and_writes_the_same(
    tmp_path: Path, kind: str
) -> None:
    """On any processor: the size is the library's own word, the order is that of this one."""
    path = source = resource("models") / "starter" / "starter.gguf"
    if kind != "F16":
        path = tmp_path / f"{kind}.gguf"
        quantize(source, path, kind, threads=1)
    texts = []
    options = LoadOptions(context_tokens=512, threads=1)
    for use_mmap in (True, False):
        engine = load(path, replace(options, use_mmap=use_mmap))
        try:
            info = engine.info()
            copied = load_copies(path, info.weight_order)
            if sys.platform == "linux" and (copied or not use_mmap):
                assert of_file(path.resolve()) == 0
            sampling = SamplingOptions(max_new_tokens=24, temperature=0.0)
            engine.submit("one", Request((), prompt="Once upon a", sampling=sampling))
            events: list[EngineEvent] = []
            while not any(isinstance(event, Finished) for event in events):
                events += [event for _, event in engine.step()]
            texts.append("".join(e.text for e in events if isinstance(e, TextDelta)))
        finally:
            engine.close()
        foretold = read_shape(path).resident_bytes(cast("WeightOrder", info.weight_order))
        assert info.weights_bytes == pytest.approx(foretold, rel=0.01)
    assert texts[0] == texts[1]
    assert texts[0]
