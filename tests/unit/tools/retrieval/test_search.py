"""Search by words, by meaning and by both."""

from __future__ import annotations

import asyncio
import math
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.tools.retrieval.meaning import Toy, vector_of
from tests.unit.tools.retrieval.questions import DOCUMENTS, QUESTIONS
from workbench.base.errors import ToolError
from workbench.tools.retrieval.index import Index
from workbench.tools.retrieval.reading_child import DocumentReader
from workbench.tools.retrieval.refresh import refresh
from workbench.tools.retrieval.search import MOST_HITS, search
from workbench.tools.retrieval.values import Mode
from workbench.tools.retrieval.vectors import load_extension, nearest, packed
from workbench.tools.retrieval.words import as_match

MODES: tuple[Mode, ...] = ("hybrid", "keywords", "meaning")


def made(place: Path, documents: dict[str, str], toy: Toy | None = None) -> Index:
    folder = place / "docs"
    folder.mkdir()
    for name, text in documents.items():
        (folder / name).write_text(text, encoding="utf-8")
    index = Index(place / "i.sqlite")
    with DocumentReader() as reader:
        asyncio.run(refresh(index, [folder], reader, lambda _told: None, toy, "toy"))
    return index


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with made(tmp_path_factory.mktemp("shop"), DOCUMENTS, Toy()) as index:
        yield index


def titles(index: Index, query: str, mode: Mode = "keywords", most: int = 3) -> list[str]:
    vector = vector_of(query) if mode != "keywords" else ()
    return [hit.title for hit in search(index, query, most, mode, vector, "toy")]


@pytest.mark.parametrize(("mode", "least"), [("keywords", 18), ("hybrid", 18), ("meaning", 14)])
def test_that_questions_find_their_documents(shop: Index, mode: Mode, least: int) -> None:
    right = [query for query, name in QUESTIONS.items() if name in titles(shop, query, mode)]

    assert len(right) >= least, sorted(set(QUESTIONS) - set(right))


def test_that_a_hit_says_where_it_is_and_what_found_it(shop: Index) -> None:
    query = "wireless password"

    hit = search(shop, query, 1, "hybrid", vector_of(query), "toy")[0]

    text = DOCUMENTS["router-setup.md"]
    assert text[hit.start : hit.end] == hit.text
    assert (hit.title, hit.heading) == ("router-setup.md", "Setting up the router")
    assert Path(hit.path).name == hit.title
    assert set(hit.how) == {"keywords", "meaning"}
    assert search(shop, query, 1, "keywords")[0].how == ("keywords",)
    assert search(shop, query, 1, "keywords")[0].id == hit.id


def test_that_meaning_finds_what_words_do_not(tmp_path: Path) -> None:
    documents = {"a.txt": "A vehicle with four wheels.", "b.txt": "A hat made of straw."}
    with made(tmp_path, documents, Toy()) as index:
        assert titles(index, "automobile") == []
        assert titles(index, "automobile", "meaning", 1) == ["a.txt"]
        assert titles(index, "automobile", "hybrid", 1) == ["a.txt"]


def test_that_scores_fall_and_no_more_come_than_were_asked_for(shop: Index) -> None:
    for mode in MODES:
        query = "how many days"
        found = search(shop, query, 4, mode, vector_of(query), "toy")
        scores = [hit.score for hit in found]
        assert scores == sorted(scores, reverse=True)
        assert len({hit.id for hit in found}) == len(found) <= 4
    assert len(search(shop, "the", 10**9)) <= MOST_HITS
    assert len(search(shop, "warranty", -3)) == 1


def test_that_without_a_vector_both_is_by_words_and_meaning_says_why(shop: Index) -> None:
    assert [hit.title for hit in search(shop, "celery", 1)] == ["allergens.md"]
    with pytest.raises(ToolError, match="no embedding model") as found:
        search(shop, "celery", 1, "meaning")
    assert "keywords" in found.value.hint


@pytest.mark.parametrize(("size", "key"), [(64, "other"), (12, "toy")])
def test_that_vectors_of_another_model_are_refused_with_the_next_step(
    shop: Index, size: int, key: str
) -> None:
    with pytest.raises(ToolError, match="another embedding model") as found:
        search(shop, "celery", 1, "hybrid", [1.0] * size, key)
    assert found.value.hint == "Refresh the collection."


@pytest.mark.parametrize(
    "query",
    ['"', "'", '"hat', "hat AND", "NOT", "NEAR(a b)", "title:hat", "-hat", "a*", "^b", "(",
     "{}", "hat OR OR", "words MATCH 'x'", "; DROP TABLE chunks", "\0", "\ud800", "é" * 5000,
     "   ", "日本", "%_", "+", '" OR "'],
)  # fmt: skip
def test_that_whatever_a_person_types_is_words(shop: Index, query: str) -> None:
    for hit in search(shop, query, 3):
        assert hit.text


@given(st.text(max_size=60))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_that_any_text_can_be_searched_for(shop: Index, query: str) -> None:
    search(shop, query, 3)


def test_that_operators_are_words_like_others(tmp_path: Path) -> None:
    with made(tmp_path, {"a.txt": "near or not", "b.txt": "far and wide"}) as index:
        assert titles(index, "NEAR") == ["a.txt"]
        assert titles(index, "NOT AND") == ["a.txt", "b.txt"]
    assert as_match('say "hat" OR NOT hat*') == '"say" OR "hat" OR "or" OR "not"'
    assert as_match("?!") == ""


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("東京は日本の首都です。", "首都"),
        ("กรุงเทพเป็นเมืองหลวง", "เมืองหลวง"),
        ("Die Tür ist grün.", "tur GRUN"),
        ("She was returning the goods.", "returned"),
        ("Модель работает офлайн", "офлайн"),
    ],
)
def test_that_words_of_many_languages_are_found(tmp_path: Path, text: str, query: str) -> None:
    with made(tmp_path, {"a.txt": text, "b.txt": "something else"}) as index:
        assert titles(index, query) == ["a.txt"]


def test_that_a_name_of_a_file_is_found(shop: Index) -> None:
    assert titles(shop, "fire-drill", most=1) == ["fire-drill.md"]


def filled(db: sqlite3.Connection, vectors: list[list[float]]) -> None:
    db.execute("CREATE TABLE vectors (chunk_id INTEGER PRIMARY KEY, vector BLOB NOT NULL)")
    rows = ((number, packed(vector)) for number, vector in enumerate(vectors, 1))
    db.executemany("INSERT INTO vectors VALUES (?, ?)", rows)


NUMBERS = st.floats(-1, 1, width=32).filter(lambda value: abs(value) > 1e-3)
VECTORS = st.lists(NUMBERS, min_size=5, max_size=5)


@given(st.lists(VECTORS, min_size=1, max_size=30), VECTORS, st.integers(1, 8))
@settings(deadline=None)
def test_that_the_nearest_are_the_nearest_with_and_without_the_extension(
    vectors: list[list[float]], wanted: list[float], most: int
) -> None:
    def likeness(vector: list[float]) -> float:
        lengths = math.hypot(*vector) * math.hypot(*wanted)
        return sum(a * b for a, b in zip(vector, wanted, strict=True)) / lengths

    right = sorted(map(likeness, vectors), reverse=True)[:most]
    with closing(sqlite3.connect(":memory:")) as db:
        filled(db, vectors)
        ways = [False, True] if load_extension(db) else [False]
        for way in ways:
            found = nearest(db, packed(wanted), most, with_extension=way)
            assert [value for _id, value in found] == pytest.approx(right, abs=1e-5)
            for chunk_id, value in found:
                assert value == pytest.approx(likeness(vectors[chunk_id - 1]), abs=1e-5)


def test_that_many_vectors_are_scanned_in_parts() -> None:
    vectors = [[float(n % 97) + 1, float(n % 89), 1.0] for n in range(5000)]
    vectors[4321] = [-1.0, -1.0, -1.0]
    with closing(sqlite3.connect(":memory:")) as db:
        filled(db, vectors)
        found = nearest(db, packed([-1.0, -1.0, -1.0]), 3, with_extension=False)

    assert found[0][0] == 4322
    assert found[0][1] == pytest.approx(1.0)
    assert len(found) == 3


@pytest.mark.skipif(
    not hasattr(sqlite3.Connection, "enable_load_extension"),
    reason="this Python lets SQLite load no extension",
)
def test_that_the_extension_is_used_where_it_can_be_and_leaves_the_door_shut() -> None:
    with closing(sqlite3.connect(":memory:")) as db:
        assert load_extension(db)
        assert db.execute("SELECT vec_version()").fetchone()[0]
        with pytest.raises(sqlite3.OperationalError, match="not authorized"):
            db.execute("SELECT load_extension('x')")


def test_that_a_vector_without_direction_is_refused() -> None:
    for bad in ([0.0, 0.0], [float("nan"), 1.0], [float("inf")]):
        with pytest.raises(ToolError, match="no direction"):
            packed(bad)
