"""Tests of store."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from workbench.base.errors import StoreError, StoreFull
from workbench.traces.events import AnswerDelta, Record, RunFinished, RunStarted
from workbench.traces.store import TraceStore
from workbench.traces.values import RunFilter

MakeRun = Callable[..., list[Record]]


def test_that_a_conversation_comes_back(store: TraceStore, make_run: MakeRun) -> None:
    store.append(make_run("r1", text="first question", answer="one"))
    store.append(make_run("r2", "r1", answer="two"))
    turns = store.turns("c")
    assert [turn.run_id for turn in turns] == ["r1", "r2"]
    assert turns[0].user_text == "first question"
    assert turns[1].end is not None
    assert turns[1].end.answer == "two"
    (conversation,) = store.conversations()
    assert (conversation.title, conversation.runs) == ("first question", 2)
    assert conversation.head_run_id == "r2"


def test_that_pieces_of_an_answer_are_gathered(store: TraceStore, make_run: MakeRun) -> None:
    store.append(make_run("r1", answer="hello"))
    deltas = [r.event for r in store.records("r1") if isinstance(r.event, AnswerDelta)]
    assert deltas == [AnswerDelta("s", "hello", tokens=2)]


def test_that_branches_know_one_another(store: TraceStore, make_run: MakeRun) -> None:
    store.append(make_run("r1"))
    store.append(make_run("a", "r1"))
    store.append(make_run("a2", "a"))
    store.append(make_run("b", "r1"))
    assert [turn.run_id for turn in store.turns("c")] == ["r1", "b"]
    assert store.turns("c")[1].branches == ("a", "b")
    assert store.turns("c")[1].branch == 1
    assert store.select_branch("c", "a") == "a2"
    assert [turn.run_id for turn in store.turns("c")] == ["r1", "a", "a2"]
    with pytest.raises(StoreError):
        store.select_branch("c", "no such run")


def test_that_the_newest_turns_come_alone(store: TraceStore, make_run: MakeRun) -> None:
    for number in range(20):
        store.append(make_run(f"r{number}", f"r{number - 1}" if number else ""))
    assert [turn.run_id for turn in store.turns("c", last=2)] == ["r18", "r19"]
    assert [turn.run_id for turn in store.turns("c", last=2, before="r18")] == ["r16", "r17"]
    assert store.turns("c", last=0) == ()
    assert store.turns("c", before="r0") == ()


def test_that_search_finds_messages_answers_titles_and_tools(
    store: TraceStore, make_run: MakeRun
) -> None:
    store.append(make_run("r1", text="Where is Zürich?", answer="in Switzerland"))
    store.append(make_run("r2", text="unrelated", conversation="d"))
    store.rename("c", "Geography lesson")
    for query in ("zurich", "switz", "geography", "Where Switzerland zzz"):
        found = [one.id for one in store.conversations(query)]
        assert found == ([] if "zzz" in query else ["c"] if "Where" not in query else found)
    assert [run.run_id for run in store.runs(query="calculator")] == ["r2", "r1"]
    assert [run.run_id for run in store.runs(limit=1)] == ["r2"]


def test_that_filters_choose_among_all_runs_before_they_are_counted(
    store: TraceStore, make_run: MakeRun
) -> None:
    for number in range(6):
        store.append(make_run(f"r{number}", whole=number != 4))
    started = RunStarted("d", "", "other", {"name": "other"}, "m", "hello there")
    store.append([Record("o", 0, 500.0, started)])

    def ids(wanted: RunFilter, **more: Any) -> list[str]:
        return [run.run_id for run in store.runs(wanted=wanted, **more)]

    assert ids(RunFilter(end="answered"), limit=2) == ["r5", "r3"]
    assert ids(RunFilter(end="answered"), limit=2, offset=2) == ["r2", "r1"]
    assert ids(RunFilter(end="running")) == ["o", "r4"]
    assert ids(RunFilter(agent_name="other")) == ["o"]
    assert ids(RunFilter("starter", "running")) == ["r4"]
    assert ids(RunFilter(since_s=1000.0), limit=1) == ["r5"]
    assert ids(RunFilter(end="running", since_s=1000.0)) == ["r4"]
    assert ids(RunFilter("other"), query="hello") == ["o"]
    assert ids(RunFilter("nobody"), query="hello") == []
    assert len(ids(RunFilter())) == 7


def test_that_agents_with_runs_are_named_once(store: TraceStore, make_run: MakeRun) -> None:
    assert store.run_agents() == ()
    store.append([*make_run("r1"), *make_run("r2")])
    started = RunStarted("d", "", "other", {"name": "other"}, "m", "hello")
    store.append([Record("o", 0, 500.0, started)])
    assert store.run_agents() == ("other", "starter")
    store.delete("d", 5.0)
    assert store.run_agents() == ("starter",)


@pytest.mark.parametrize("query", ['"', "*", "AND", "NEAR(", "a:b", "-", "\0", "'; DROP", "^x"])
def test_that_no_query_breaks_the_search(
    store: TraceStore, make_run: MakeRun, query: str
) -> None:
    store.append(make_run("r1"))
    assert isinstance(store.conversations(query), tuple)
    assert isinstance(store.runs(query=query), tuple)


def test_that_a_deleted_conversation_can_be_restored(
    store: TraceStore, make_run: MakeRun
) -> None:
    store.append(make_run("r1"))
    store.delete("c", 5.0)
    assert store.conversations() == ()
    assert store.runs() == ()
    store.restore("c")
    assert [one.id for one in store.conversations()] == ["c"]


def test_that_purged_text_is_gone_from_the_file(tmp_path: Path, make_run: MakeRun) -> None:
    store = TraceStore(tmp_path / "w.sqlite")
    store.append(make_run("r1", text="topsecretword", answer="kept nowhere"))
    store.append(make_run("r2", conversation="d"))
    store.delete("c", 5.0)
    assert store.purge() == 1
    with pytest.raises(StoreError):
        store.restore("c")
    store.close()
    raw = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"topsecretword" not in raw
    assert b"kept nowhere" not in raw


def test_that_events_cannot_be_changed(tmp_path: Path, make_run: MakeRun) -> None:
    store = TraceStore(tmp_path / "w.sqlite")
    store.append(make_run("r1"))
    store.close()
    with closing(sqlite3.connect(tmp_path / "w.sqlite")) as connection:
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute("UPDATE events SET json = '{}'")
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute("DELETE FROM events")


def test_that_a_batch_is_stored_whole_or_not_at_all(
    store: TraceStore, make_run: MakeRun
) -> None:
    store.append(make_run("r1"))
    with pytest.raises(StoreError):
        store.append([*make_run("r2", "r1"), *make_run("r1")])
    assert store.records("r2") == ()
    store.append(make_run("r2", "r1"))
    assert len(store.turns("c")) == 2


def test_that_drafts_and_pins_are_kept(store: TraceStore, make_run: MakeRun) -> None:
    store.save_draft("new", "half a sent")
    assert store.draft("new") == "half a sent"
    assert store.draft("unknown") == ""
    store.append(make_run("r1"))
    store.append(make_run("r2", conversation="d"))
    store.pin("c", pinned=True)
    assert store.conversations()[0].id == "c"
    assert store.conversations()[0].pinned


def test_that_interrupted_runs_end_with_what_was_streamed(
    tmp_path: Path, make_run: MakeRun
) -> None:
    path = tmp_path / "w.sqlite"
    store = TraceStore(path)
    store.append(make_run("r1", answer="half an ans", whole=False))
    store.close()
    again = TraceStore(path)
    assert again.interrupted == ("r1",)
    end = again.turns("c")[0].end
    assert isinstance(end, RunFinished)
    assert (end.end, end.answer) == ("interrupted", "half an ans")
    again.close()
    third = TraceStore(path)
    assert third.interrupted == ()
    third.close()


def test_that_a_newer_format_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "w.sqlite"
    TraceStore(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="newer version"):
        TraceStore(path)
    assert path.read_bytes() == before


def test_that_a_full_disk_is_told_and_passes(tmp_path: Path, make_run: MakeRun) -> None:
    store = TraceStore(tmp_path / "w.sqlite")
    store.append(make_run("r1"))
    with store._connections.writing() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
    assert store._connections._writer is not None
    store._connections._writer.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreFull) as caught:
        store.append(make_run("r2", "r1", text="x" * 500_000))
    assert "Free some space" in caught.value.hint
    store.append(make_run("r2", "r1"))
    assert len(store.turns("c")) == 2
    store.close()


def test_that_many_threads_may_write_and_read(store: TraceStore, make_run: MakeRun) -> None:
    def work(name: int) -> None:
        for number in range(5):
            store.append(make_run(f"{name}-{number}", conversation=f"c{name}"))
            store.conversations()

    threads = [threading.Thread(target=work, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.runs()) == 20


def test_that_a_closed_store_says_so(store: TraceStore, make_run: MakeRun) -> None:
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.append(make_run("r1"))
    with pytest.raises(StoreError, match="closed"):
        store.conversations()


def test_that_lone_surrogates_do_no_harm(store: TraceStore, make_run: MakeRun) -> None:
    store.append(make_run("r1", text="a\ud800b", answer="c\udfffd"))
    assert store.turns("c")[0].end is not None
