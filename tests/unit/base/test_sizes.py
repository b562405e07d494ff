"""Sizes as a person reads them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.sizes import part_text, short_size_text, size_text


@pytest.mark.parametrize(
    ("count_bytes", "text", "short"),
    [
        (0, "0 B", "0 B"),
        (999, "999 B", "999 B"),
        (999.7, "1.0 kB", "1 kB"),
        (1000, "1.0 kB", "1 kB"),
        (12_345, "12.3 kB", "12 kB"),
        (999_960, "1.0 MB", "1.0 MB"),
        (134_217_728, "134.2 MB", "134 MB"),
        (5_060_000_000, "5.1 GB", "5.1 GB"),
        (12_600_000_000, "12.6 GB", "12.6 GB"),
        (7e15, "7000.0 TB", "7000 TB"),
        (-3_000_000, "-3.0 MB", "-3.0 MB"),
    ],
)
def test_that_sizes_are_in_powers_of_1000(count_bytes: float, text: str, short: str) -> None:
    assert size_text(count_bytes) == text
    assert short_size_text(count_bytes) == short


@given(st.integers(0, 10**15))
def test_that_no_number_below_a_petabyte_needs_four_digits(count_bytes: int) -> None:
    for text in (size_text(count_bytes), short_size_text(count_bytes)):
        assert re.fullmatch(r"\d{1,3}(\.\d)? (B|kB|MB|GB|TB)|1000(\.0)? TB", text), text


def test_that_a_part_has_the_unit_of_the_whole() -> None:
    assert part_text(3_100_000_000, 16_000_000_000) == "3.1/16.0 GB"
    assert part_text(90_000_000, 16_000_000_000) == "0.1/16.0 GB"
    assert part_text(5, 10) == "5/10 B"


ROOT = Path(__file__).resolve().parents[3]
BINARY = re.compile(r"\b[KMGT]iB\b|\b[KMGkmg]\w{0,2}bibyte")


def shown_texts(path: Path) -> Iterator[str]:
    """The texts of a module that are no docstrings."""
    text = path.read_text(encoding="utf-8")
    if not BINARY.search(text):
        return  # most of them: reading each as Python takes seconds
    tree = ast.parse(text)
    bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in bare:
            continue
        if isinstance(node.value, str):
            yield node.value


def test_that_nothing_a_person_reads_counts_in_powers_of_1024() -> None:
    """What llama.cpp itself says is read in its own words."""
    theirs = ROOT / "workbench" / "engines" / "llama_cpp"
    modules = [
        path for path in (ROOT / "workbench").rglob("*.py") if not path.is_relative_to(theirs)
    ]
    found = [
        (path.name, text)
        for path in modules
        for text in shown_texts(path)
        if BINARY.search(text)
    ]
    pages = [*(ROOT / "resources" / "manual").glob("*.md"), ROOT / "README.md"]
    found += [
        (page.name, match[0])
        for page in pages
        for match in BINARY.finditer(page.read_text(encoding="utf-8"))
    ]
    assert len(modules) > 300
    assert found == []
