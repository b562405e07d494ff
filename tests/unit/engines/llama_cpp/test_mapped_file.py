"""A file that is mapped and was copied is let go of, and can still be read."""

from __future__ import annotations

import mmap
import sys
from pathlib import Path

import psutil
import pytest

from workbench.engines.llama_cpp.mapped_file import let_go_of_file

SIZE = 64 << 20
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux only")


def resident() -> int:
    return int(psutil.Process().memory_info().rss)


def test_that_what_was_read_leaves_the_memory_and_comes_back_when_it_is_wanted(
    tmp_path: Path,
) -> None:
    path, other = tmp_path / "a model.gguf", tmp_path / "other.gguf"
    data = bytes(range(256)) * (SIZE // 256)
    path.write_bytes(data)
    other.write_bytes(data)
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ) as mapped:
        assert sum(mapped[::4096]) == 0
        before = resident()
        assert let_go_of_file(other) == 0
        assert let_go_of_file(path) == SIZE
        assert resident() < before - SIZE // 2
        assert mapped[: 1 << 20] == data[: 1 << 20]


def test_that_a_link_means_the_file_and_what_was_written_stays(tmp_path: Path) -> None:
    path, link = tmp_path / "blob", tmp_path / "model.gguf"
    path.write_bytes(bytes(1 << 20))
    link.symlink_to(path)
    with path.open("rb") as file:
        with mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ):
            assert let_go_of_file(link) == 1 << 20
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY) as mine:
            mine[:4] = b"kept"
            assert let_go_of_file(link) == 0
            assert mine[:4] == b"kept"


def test_that_a_file_that_is_not_there_is_nothing(tmp_path: Path) -> None:
    assert let_go_of_file(tmp_path / "none.gguf") == 0
