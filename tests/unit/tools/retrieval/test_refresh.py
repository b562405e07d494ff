"""An index follows its folders: what is added, changed, renamed, removed; also when killed."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.tools.retrieval.meaning import DIMENSIONS, Toy
from workbench.base.errors import (
    EngineCrashed,
    RequestError,
    StoreDamaged,
    StoreNewer,
    ToolError,
)
from workbench.tools.retrieval import refresh as refreshing
from workbench.tools.retrieval.index import Index
from workbench.tools.retrieval.reading_child import DocumentReader
from workbench.tools.retrieval.refresh import Progress, Refreshed, refresh
from workbench.tools.retrieval.search import search
from workbench.tools.retrieval.values import Embed

OLD_S = 1_000_000


class Desk:
    """A folder, its index, and what was told."""

    def __init__(self, place: Path) -> None:
        self.folder, self.path = place / "docs", place / "i.sqlite"
        self.folder.mkdir(exist_ok=True)
        self.told: list[Progress] = []
        self._clock_s = OLD_S

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self._clock_s += 10
        os.utime(path, (self._clock_s, self._clock_s))

    async def refresh(self, embed: Embed | None = None, key: str = "toy") -> Refreshed:
        with Index(self.path) as index, DocumentReader() as reader:
            folders = [self.folder]
            return await refresh(index, folders, reader, self.told.append, embed, key)

    def held(self) -> dict[str, str]:
        """The text of each document by its name; checks that the tables fit together."""
        with Index(self.path) as index, index.reading() as db:
            db.execute("INSERT INTO words(words) VALUES ('integrity-check')")
            assert db.execute("PRAGMA foreign_key_check").fetchall() == []
            listed = db.execute("SELECT count(*) FROM words").fetchone()[0]
            rows = db.execute(
                "SELECT path, text FROM chunks JOIN documents ON documents.id = document_id "
                "ORDER BY path, chunks.id"
            ).fetchall()
            assert listed == len(rows)
        return {Path(path).relative_to(self.folder).as_posix(): text for path, text in rows}

    def found(self, query: str) -> list[str]:
        with Index(self.path) as index:
            return sorted({hit.title for hit in search(index, query, 50, "keywords")})


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


async def test_that_only_what_changed_is_read_and_embedded(desk: Desk) -> None:
    toy = Toy()
    desk.write("a.md", "# Hats\n\nA red hat.")
    desk.write("b.txt", "A blue shoe.")
    first = await desk.refresh(toy)
    toy.texts.clear()
    again = await desk.refresh(toy)
    desk.write("b.txt", "A green shoe.")
    changed = await desk.refresh(toy)

    assert (first.read, first.embedded_chunks) == (2, 2)
    assert (again.read, again.unchanged) == (0, 2)
    assert (changed.read, changed.unchanged) == (1, 1)
    assert toy.texts == ["A green shoe."]
    assert desk.held() == {"a.md": "# Hats\n\nA red hat.", "b.txt": "A green shoe."}
    assert desk.found("blue") == []
    assert desk.told[-1].files == 2


async def test_that_a_vector_is_made_of_the_text_below_its_headings(desk: Desk) -> None:
    toy = Toy()
    desk.write("a.md", "# Hats\n\nRed.\n\n## Price\n\nTwelve.")

    await desk.refresh(toy)

    assert toy.texts[1] == "Hats > Price\n## Price\n\nTwelve."


async def test_that_a_renamed_file_is_not_read_again_and_found_by_its_new_name(
    desk: Desk,
) -> None:
    toy = Toy()
    desk.write("old.txt", "A red hat.")
    await desk.refresh(toy)
    (desk.folder / "old.txt").rename(desk.folder / "price.txt")

    done = await desk.refresh(toy)

    assert (done.renamed, done.read, done.removed) == (1, 0, 0)
    assert len(toy.texts) == 1
    assert desk.found("price") == ["price.txt"]
    assert desk.found("old") == []


async def test_that_a_touched_file_is_not_embedded_again(desk: Desk) -> None:
    toy = Toy()
    desk.write("a.txt", "A red hat.")
    await desk.refresh(toy)
    desk.write("a.txt", "A red hat.")

    assert (await desk.refresh(toy)).unchanged == 1
    assert len(toy.texts) == 1


async def test_that_a_change_of_the_same_size_within_a_moment_is_seen(desk: Desk) -> None:
    (desk.folder / "a.txt").write_text("A red hat.")
    await desk.refresh()
    (desk.folder / "a.txt").write_text("A tan hat.")

    await desk.refresh()

    assert desk.held() == {"a.txt": "A tan hat."}


async def test_that_a_file_that_cannot_be_read_is_named_and_read_when_it_can(
    desk: Desk,
) -> None:
    desk.write("a.txt", "\0binary")
    desk.write("b.txt", "A shoe.")
    first = await desk.refresh()
    second = await desk.refresh()
    desk.write("a.txt", "A hat, now as text.")
    third = await desk.refresh()
    desk.write("b.txt", "\0")
    fourth = await desk.refresh()

    assert [Path(each.path).name for each in first.skipped] == ["a.txt"]
    assert first.skipped[0].reason == "it is not text"
    assert second.skipped == first.skipped
    assert third.skipped == ()
    assert [Path(each.path).name for each in fourth.skipped] == ["b.txt"]
    assert list(desk.held()) == ["a.txt"]


async def test_that_another_model_embeds_everything_again_without_reading_files(
    desk: Desk,
) -> None:
    toy, other = Toy(), Toy()
    desk.write("a.txt", "A hat.")
    desk.write("b.txt", "A shoe.")
    await desk.refresh(toy, "toy")

    done = await desk.refresh(other, "other")

    assert (done.read, done.unchanged, done.embedded_chunks) == (0, 2, 2)
    assert sorted(other.texts) == ["A hat.", "A shoe."]
    with Index(desk.path) as index:
        state = index.state()
    assert (state.model_key, state.dimensions, state.embedded) == ("other", DIMENSIONS, 2)


async def test_that_a_collection_without_a_model_gives_up_its_vectors(desk: Desk) -> None:
    desk.write("a.txt", "A hat.")
    await desk.refresh(Toy())

    await desk.refresh()

    with Index(desk.path) as index:
        state = index.state()
    assert (state.model_key, state.embedded, state.documents) == ("", 0, 1)


async def test_that_a_text_too_long_for_the_model_stands_by_its_beginning(desk: Desk) -> None:
    toy = Toy(most_chars=300)
    desk.write("a.txt", "word " * 190)
    desk.write("b.txt", "A shoe.")

    done = await desk.refresh(toy)

    assert done.embedded_chunks == 2
    assert sorted(map(len, toy.texts)) == [7, 237]


async def test_that_a_model_that_makes_no_vectors_says_so(desk: Desk) -> None:
    desk.write("a.txt", "A hat.")

    with pytest.raises(RequestError, match="too long"):
        await desk.refresh(Toy(most_chars=0))


async def test_that_vectors_of_another_size_are_refused(desk: Desk) -> None:
    async def short(texts: Sequence[str]) -> list[tuple[float, ...]]:
        return [(1.0, 0.0) for _text in texts]

    desk.write("a.txt", "A hat.")
    await desk.refresh(Toy())
    desk.write("b.txt", "A shoe.")

    with pytest.raises(ToolError, match="2 numbers, the others here have 64"):
        await desk.refresh(short)
    assert list(desk.held()) == ["a.txt"]


@pytest.mark.parametrize("kept", range(4))
async def test_that_an_engine_that_dies_leaves_whole_documents_and_the_next_goes_on(
    desk: Desk, kept: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refreshing, "_TOGETHER", 1)
    toy = Toy()

    async def dying(texts: Sequence[str]) -> list[tuple[float, ...]]:
        if len(toy.texts) >= kept:
            raise EngineCrashed("the worker died", "")
        return await toy(texts)

    for name in "abcd":
        desk.write(f"{name}.txt", f"About {name}.")
    with pytest.raises(EngineCrashed):
        await desk.refresh(dying)
    assert list(desk.held()) == [f"{name}.txt" for name in "abcd"[:kept]]

    done = await desk.refresh(toy)

    assert (done.read, done.unchanged) == (4 - kept, kept)
    assert sorted(toy.texts) == [f"About {name}." for name in "abcd"]


async def test_that_a_refresh_can_be_cancelled_and_goes_on_later(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refreshing, "_TOGETHER", 1)
    asked, toy = asyncio.Event(), Toy()

    async def hanging(texts: Sequence[str]) -> list[tuple[float, ...]]:
        if toy.texts:
            asked.set()
            await asyncio.Event().wait()
        return await toy(texts)

    for name in "abc":
        desk.write(f"{name}.txt", f"About {name}.")
    task = asyncio.create_task(desk.refresh(hanging))
    await asyncio.wait_for(asked.wait(), 20)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert list(desk.held()) == ["a.txt"]

    assert (await desk.refresh(toy)).read == 2


KILLED = """
import asyncio, os, signal, sys
from pathlib import Path
from workbench.tools.retrieval import refresh as refreshing
from workbench.tools.retrieval.index import Index
from workbench.tools.retrieval.reading_child import DocumentReader
refreshing._TOGETHER = 1
class Dying(Index):
    left = int(sys.argv[3])
    def put(self, entries):
        super().put(entries)
        Dying.left -= 1
        if not Dying.left:
            os.kill(os.getpid(), signal.SIGKILL)
with Dying(Path(sys.argv[1])) as index, DocumentReader() as reader:
    folders = [Path(sys.argv[2])]
    asyncio.run(refreshing.refresh(index, folders, reader, lambda told: None))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
@pytest.mark.parametrize("kept", [1, 3])
async def test_that_a_killed_refresh_leaves_an_index_that_fits_together(
    desk: Desk, kept: int
) -> None:
    for number in range(5):
        desk.write(f"{number}.txt", f"Number {number} is a text. " * 50)
    words = [sys.executable, "-c", KILLED, str(desk.path), str(desk.folder), str(kept)]
    ended = await asyncio.to_thread(subprocess.run, words, timeout=60, check=False)
    assert ended.returncode == -9

    assert len(desk.held()) == kept
    assert (await desk.refresh()).read == 5 - kept
    assert len(desk.held()) == 5


NAMES = st.sampled_from(["a.txt", "b.txt", "c.md", "deep/d.txt"])
WORDS = st.sampled_from(["hat", "shoe", "# Red\n\nhat", "日本語", "\0", "", "a b c"])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), NAMES, WORDS),
        st.tuples(st.just("remove"), NAMES),
        st.tuples(st.just("rename"), NAMES, NAMES),
        st.tuples(st.just("refresh")),
    ),
    max_size=14,
)


def step(desk: Desk, files: dict[str, str], what: tuple[str, ...]) -> None:
    """The same in the folder and in the plain model of it."""
    if what[0] == "write":
        desk.write(what[1], what[2])
        files[what[1]] = what[2]
    elif what[1] not in files:
        return
    elif what[0] == "remove":
        (desk.folder / what[1]).unlink()
        del files[what[1]]
    else:
        (desk.folder / what[2]).parent.mkdir(exist_ok=True)
        (desk.folder / what[1]).replace(desk.folder / what[2])
        files[what[2]] = files.pop(what[1])


@given(STEPS)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_that_an_index_holds_what_the_folder_holds(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, ...]]
) -> None:
    desk, files, toy = Desk(tmp_path_factory.mktemp("steps")), dict[str, str](), Toy()
    for what in [*steps, ("refresh",)]:
        if what[0] != "refresh":
            step(desk, files, what)
            continue
        asyncio.run(desk.refresh(toy))
        readable = {n: t for n, t in files.items() if t.strip() and "\0" not in t}
        assert desk.held() == readable
        with Index(desk.path) as index:
            state = index.state()
        assert state.embedded == state.documents == len(readable)
        assert len(state.skipped) == len(files) - len(readable)
        for word, text in (("hat", "hat"), ("shoe", "shoe"), ("本", "日本語")):
            wanted = sorted({Path(n).name for n, t in readable.items() if text in t})
            assert desk.found(word) == wanted


async def test_that_a_damaged_or_newer_index_says_so(desk: Desk) -> None:
    desk.path.write_bytes(b"no database at all" * 100)
    with pytest.raises(StoreDamaged, match="damaged"):
        Index(desk.path)
    desk.path.unlink()
    Index(desk.path).close()
    with closing(sqlite3.connect(desk.path)) as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreNewer):
        Index(desk.path)


async def test_that_documents_cut_in_an_earlier_way_are_read_again(desk: Desk) -> None:
    desk.write("a.txt", "A hat.")
    await desk.refresh()
    with closing(sqlite3.connect(desk.path)) as db, db:
        db.execute("UPDATE documents SET made_by = 'earlier'")

    assert (await desk.refresh()).read == 1
    assert (await desk.refresh()).read == 0


@pytest.mark.skipif(os.name != "posix", reason="no rights of files there")
async def test_that_nobody_else_may_read_the_index(desk: Desk) -> None:
    await desk.refresh()

    assert desk.path.stat().st_mode & 0o077 == 0
