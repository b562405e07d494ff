"""Memories on disk: kept once, found, limited in number and age, and really gone."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.errors import DocumentError, StoreError, ToolError
from workbench.tools.memory.store import MemoryStore
from workbench.tools.memory.values import Keep, MemoryPlace, place_of

HERE = MemoryPlace("graph", "desk", "facts")
THERE = MemoryPlace("conversation", "c1", "facts")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "memory.sqlite"


@pytest.fixture
def kept(path: Path) -> MemoryStore:
    return MemoryStore(path)


def texts(found: object) -> list[str]:
    return [one.text for one in found]  # type: ignore[attr-defined]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [1_000.0]

    def tick() -> float:
        now[0] += 1.0
        return now[0]

    monkeypatch.setattr("workbench.tools.memory.store.time.time", tick)
    return now


def test_that_the_newest_comes_first_and_the_same_text_is_kept_once(
    kept: MemoryStore, clock: list[float]
) -> None:
    for text in ("likes tea", "lives in Kiel", " likes tea "):
        count = kept.remember(HERE, text, Keep())

    assert count == 2
    assert texts(kept.newest(HERE, 5)) == ["likes tea", "lives in Kiel"]
    assert texts(kept.newest(HERE, 1)) == ["likes tea"]
    assert kept.newest(THERE, 5) == []


def test_that_the_oldest_goes_when_there_are_too_many(
    kept: MemoryStore, clock: list[float]
) -> None:
    for number in range(6):
        kept.remember(HERE, f"fact {number}", Keep(most=3))
    kept.remember(THERE, "another", Keep(most=3))

    assert texts(kept.newest(HERE, 9)) == ["fact 5", "fact 4", "fact 3"]
    assert texts(kept.newest(THERE, 9)) == ["another"]


def test_that_what_is_too_old_is_forgotten_wherever_one_looks(
    kept: MemoryStore, clock: list[float]
) -> None:
    kept.remember(HERE, "short lived", Keep(days=1))
    kept.remember(HERE, "long lived", Keep())
    clock[0] += 86_400

    assert texts(kept.newest(HERE, 9)) == ["long lived"]
    assert kept.with_words(HERE, "short", 9) == []
    assert [state.entries for state in kept.places()] == [1]


def test_that_words_find_what_fits_best(kept: MemoryStore) -> None:
    for text in (
        "The kettle is broken",
        "Her name is Ada",
        "Ada has a broken kettle, Ada says",
    ):
        kept.remember(HERE, text, Keep())
    kept.remember(THERE, "A kettle elsewhere", Keep())

    assert texts(kept.with_words(HERE, "ADA, kettle?", 9))[0].startswith("Ada has")
    assert set(texts(kept.with_words(HERE, "kettle", 9))) == {
        "The kettle is broken", "Ada has a broken kettle, Ada says",
    }  # fmt: skip
    assert kept.with_words(HERE, '" OR * NEAR(', 9) == []


@given(st.text(max_size=40))
def test_that_no_question_breaks_the_search(tmp_path_factory: object, query: str) -> None:
    store = MemoryStore(tmp_path_factory.getbasetemp() / "any.sqlite")  # type: ignore[attr-defined]
    store.remember(HERE, "a kettle", Keep())

    assert len(store.with_words(HERE, query, 9)) <= 1


def test_that_what_is_alike_is_found_by_vectors_of_the_same_model(kept: MemoryStore) -> None:
    for text in ("tea", "coffee", "Kiel"):
        kept.remember(HERE, text, Keep())
    vectors = {"tea": (0.6, 0.8), "coffee": (1.0, 0.0), "Kiel": (0.0, -1.0)}
    new = kept.without_vector(HERE, "m1")
    kept.put_vectors([(id_, vectors[text]) for id_, text in new], "m1")

    found = kept.nearest(HERE, (0.6, 0.8), "m1", 2)
    assert [(one.text, round(one.likeness or 0, 2)) for one in found] == [
        ("tea", 1.0), ("coffee", 0.6),
    ]  # fmt: skip
    assert kept.without_vector(HERE, "m1") == []
    assert len(kept.without_vector(HERE, "m2")) == 3
    assert kept.nearest(HERE, (0.6, 0.8, 0.0), "m1", 2) == []


def test_that_forgetting_takes_all_of_it_or_what_has_all_the_words(kept: MemoryStore) -> None:
    for text in ("Ada likes tea", "Ada likes coffee", "Bo likes tea"):
        kept.remember(HERE, text, Keep())

    assert kept.forget(HERE, "tea ada") == 1
    assert kept.forget(HERE, "???") == 0
    first = kept.newest(HERE, 1)[0]
    assert kept.remove(THERE, first.id) is False
    assert kept.remove(HERE, first.id) is True
    assert kept.forget(HERE) == 1
    assert kept.places() == []


def test_that_nothing_of_what_was_forgotten_is_left_on_the_disk(
    kept: MemoryStore, path: Path
) -> None:
    kept.remember(HERE, "the word xylophonist", Keep())
    assert b"xylophonist" in path.read_bytes()

    kept.forget(HERE)

    assert b"xylophonist" not in path.read_bytes()


@pytest.mark.skipif(os.name != "posix", reason="rights of files are POSIX")
def test_that_memories_are_for_their_owners_eyes(kept: MemoryStore, path: Path) -> None:
    kept.remember(HERE, "x", Keep())

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_that_what_cannot_be_kept_is_refused(kept: MemoryStore) -> None:
    with pytest.raises(ToolError, match="nothing to remember"):
        kept.remember(HERE, " \0 ", Keep())
    with pytest.raises(ToolError, match="longer than 20000"):
        kept.remember(HERE, "x" * 20_001, Keep())


def test_that_a_file_that_is_none_is_named(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no database at all, but long enough to be read as one" * 10)

    with pytest.raises(StoreError, match="cannot be read") as caught:
        MemoryStore(path).newest(HERE, 1)
    assert "memory.sqlite" in caught.value.hint


def test_that_several_runs_may_remember_at_once(kept: MemoryStore) -> None:
    def add(start: int) -> None:
        for number in range(start, start + 10):
            kept.remember(HERE, f"fact {number}", Keep())

    threads = [threading.Thread(target=add, args=(start,)) for start in range(0, 40, 10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(kept.newest(HERE, 99)) == 40


@pytest.mark.parametrize("place", [HERE, THERE, MemoryPlace("conversation", "graph:a", "b")])
def test_that_a_place_is_named_in_one_word(place: MemoryPlace) -> None:
    assert place_of(place.key) == place


@pytest.mark.parametrize(
    "key", ["", "facts", "graph:facts", "graph:/x", "other:a/b", "graph:a/"]
)
def test_that_a_word_that_names_no_place_is_refused(key: str) -> None:
    with pytest.raises(DocumentError, match="names no memory"):
        place_of(key)
