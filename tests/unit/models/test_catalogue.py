"""The catalogue that comes with the program: its facts agree, and it needs no network."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.base.errors import ModelError, SourceRefused
from workbench.models.quality import quality_of
from workbench.models.shape import shape_of
from workbench.models.sources.catalogue import (
    TASKS,
    Catalogue,
    Entry,
    header_of,
    read_catalogue,
)
from workbench.models.sources.values import Query

ENTRIES = Catalogue().entries()
FAMILIES = (
    "qwen2.5-0.5b", "qwen2.5-1.5b", "qwen2.5-3b", "qwen2.5-7b", "qwen2.5-coder", "qwen3-",
    "phi-3.5-mini", "phi-4-mini", "phi-4", "llama-3.2-1b", "llama-3.2-3b", "llama-3.1-8b",
    "tinyllama", "codellama-7b", "codegemma-7b", "gemma-2", "gemma-3", "granite-", "smollm2-",
    "smollm3-", "mistral-",
)  # fmt: skip
# Bits for one weight, at least and at most; small models keep more of theirs in finer types.
BITS = {
    "Q4_K_M": (4.7, 6.6),
    "Q5_K_M": (5.5, 7.2),
    "Q6_K": (6.5, 8.6),
    "Q8_0": (8.4, 8.8),
    "F16": (16, 16.4),
}


def test_that_every_family_that_people_ask_for_is_there() -> None:
    for family in FAMILIES:
        assert any(entry.id.startswith(family) for entry in ENTRIES), family
    assert len({entry.id for entry in ENTRIES}) == len(ENTRIES)
    assert {task for entry in ENTRIES for task in entry.tasks} == set(TASKS)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_that_parameters_follow_from_the_shape_and_sizes_from_both(entry: Entry) -> None:
    shape = entry.shape
    width, head = shape["embedding"], shape["head_size"]
    attention = 2 * width * (shape["heads"] + shape["kv_heads"]) * head
    layer = attention + 3 * width * shape["feed_forward"]
    table = shape["vocabulary"] * width
    once, twice = shape["layers"] * layer + table, shape["layers"] * layer + 2 * table
    assert any(abs(entry.parameters - count) < 0.003 * count for count in (once, twice))
    for name, size_bytes in entry.about_bytes.items():
        least, most = BITS[name]
        assert least <= 8 * size_bytes / entry.parameters <= most, name
        assert quality_of(name).note
    assert list(entry.about_bytes.values()) == sorted(entry.about_bytes.values())
    assert entry.note
    assert entry.licence


@pytest.mark.parametrize(
    ("model_id", "cell_bytes"),
    [  # keys and values of one token in all layers, in half floats, counted by hand
        ("qwen2.5-0.5b-instruct", 24 * 2 * 2 * 64 * 2),
        ("qwen3-4b", 36 * 2 * 8 * 128 * 2),
        ("llama-3.1-8b-instruct", 32 * 2 * 8 * 128 * 2),
        ("phi-3.5-mini-instruct", 32 * 2 * 32 * 96 * 2),
        ("gemma-2-2b-it", 26 * 2 * 4 * 256 * 2),
    ],
)
def test_that_the_shape_is_known_without_a_file(model_id: str, cell_bytes: int) -> None:
    entry = Catalogue().entry(model_id)
    shape = shape_of(header_of(entry, "Q4_K_M"))
    assert 2 * (shape.cell_keys + shape.cell_values) == cell_bytes
    assert shape.weight_bytes == entry.about_bytes["Q4_K_M"]
    assert shape.vocabulary == entry.shape["vocabulary"]
    assert shape.trained_context_tokens == entry.context_tokens


@pytest.mark.parametrize(
    ("query", "there", "not_there"),
    [
        (Query("qwen coder"), "qwen2.5-coder-7b-instruct", "qwen3-4b"),
        (Query(task="embedding"), "nomic-embed-text-v1.5", "qwen3-0.6b"),
        (Query(task="feature-extraction"), "qwen3-embedding-0.6b", "qwen3-0.6b"),
        (Query(task="text-generation"), "qwen3-0.6b", "qwen3-embedding-0.6b"),
        (Query(licence="mit"), "phi-4", "qwen3-4b"),
        (Query(largest_bytes=500_000_000), "qwen2.5-0.5b-instruct", "qwen3-1.7b"),
        (Query("tools", task="routing"), "qwen3-0.6b", "smollm2-135m-instruct"),
        (Query(author="meta"), "llama-3.2-1b-instruct", "phi-4"),
    ],
)
def test_that_it_is_searched_by_words_task_licence_and_size(
    query: Query, there: str, not_there: str
) -> None:
    found = [model.id for model in Catalogue().search(query)]
    assert there in found
    assert not_there not in found


def test_that_results_come_smallest_first_and_no_more_than_wanted() -> None:
    found = list(Catalogue().search(Query(limit=5)))
    assert len(found) == 5
    assert [m.parameters for m in found] == sorted(m.parameters for m in found)


def test_that_a_page_has_its_variants_and_says_that_sizes_are_about_right() -> None:
    page = Catalogue().page("qwen3-4b")
    assert [variant.name for variant in page.variants] == ["Q4_K_M", "Q5_K_M", "Q6_K", "Q8_0"]
    assert page.variants[0].size_bytes == Catalogue().entry("qwen3-4b").about_bytes["Q4_K_M"]
    assert "about right" in page.card
    assert Catalogue().page("bartowski/Qwen_Qwen3-4B-GGUF").model == page.model
    with pytest.raises(SourceRefused):
        Catalogue().page("no such model")


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format": 2}', '{"format": 1, "models": [1]}']
)
def test_that_a_damaged_catalogue_says_so(tmp_path: Path, text: str) -> None:
    path = tmp_path / "models.json"
    path.write_text(text)
    with pytest.raises(ModelError) as caught:
        read_catalogue(path)
    assert caught.value.hint
