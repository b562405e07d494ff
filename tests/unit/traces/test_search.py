"""Tests of search, search_query, snippets, indexing and outline."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from workbench.base.errors import SearchError, StoreError
from workbench.traces.events import (
    AnswerDelta,
    ModelCallFinished,
    ModelCallStarted,
    PromptRendered,
    ReasoningPiece,
    Record,
    RunFinished,
    RunStarted,
    ToolCallBroken,
    ToolCallFinished,
    ToolCallStarted,
    TraceEvent,
)
from workbench.traces.notes import Note
from workbench.traces.search_query import SearchQuery, parse
from workbench.traces.snippets import snippet_of
from workbench.traces.store import TraceStore
from workbench.traces.tree import Span, span_tree

MakeRun = Callable[..., list[Record]]
NOW_S = 1_800_000_000.0


def _long_run(
    run_id: str = "long",
    *,
    model: str = "qwen-0.5b",
    result: str = "three notes about Zürich",
    failed: bool = False,
    took_s: float = 0.5,
    at_s: float = 1000.0,
) -> list[Record]:
    events: tuple[TraceEvent, ...] = (
        RunStarted("c", "", "librarian", {"name": "librarian"}, model, "find my notes"),
        ModelCallStarted("s1", "agent", model, "llama"),
        PromptRendered("s1", "the prompt repeats secretprompt", 10, 0),
        ReasoningPiece("s1", "I should lo"),
        ReasoningPiece("s1", "ok it up"),
        ToolCallBroken("s1", "<tool_call>{oops", "The call could not be read."),
        ModelCallFinished("s1", "tool_calls", 10, 0, 5, total_s=1.5),
        ToolCallStarted("t1", "s1", "agent", "1", "search_notes", '{"query": "Z\\u00fcrich"}'),
        ToolCallFinished("t1", result, failed=failed, duration_s=took_s),
        ModelCallStarted("s2", "agent", model, "llama"),
        AnswerDelta("s2", "There are thr"),
        AnswerDelta("s2", "ee notes."),
        ModelCallFinished("s2", "stop", 20, 10, 6, total_s=0.7),
        RunFinished("answered", "There are three notes.", steps=2, duration_s=3.0),
    )
    later_s = {n: max(0.0, took_s - 1.0) for n in range(8, len(events))}  # by the clock
    return [
        Record(run_id, n, at_s + n + later_s.get(n, 0.0), event)
        for n, event in enumerate(events)
    ]


def _indexed(store: TraceStore) -> TraceStore:
    while store.index_some():
        pass
    return store


def _found(store: TraceStore, text: str) -> list[tuple[str, str]]:
    found = store.search_events(parse(text, NOW_S))
    return [(hit.run_id, hit.span.kind) for hit in found.hits]


def test_that_an_outline_tells_what_the_tree_of_all_events_tells(store: TraceStore) -> None:
    records = _long_run()
    store.append(records[:-1])

    def told(span: Span | None, parent: str = "") -> list[tuple[object, ...]]:
        assert span is not None
        rows: list[tuple[object, ...]] = [
            (span.span_id, parent, span.kind, span.name, span.start_s, span.status)
        ]
        for child in span.children:
            rows += told(child, span.span_id)
        return rows

    def rows() -> list[tuple[object, ...]]:
        return sorted(
            (row.span_id, row.parent_id, row.kind, row.name, row.start_s, row.status)
            for row in store.spans("long")
        )

    assert rows() == sorted(told(span_tree(records[:-1])))
    store.append(records[-1:])
    waiting = store.spans("long")
    assert rows() == sorted(told(span_tree(records)))
    _indexed(store)
    # Pieces of an answer are not read for a run that waits: they end with the call anyhow.
    assert store.spans("long") == waiting
    model = waiting[1]
    assert (model.first, model.last, model.took_s, model.failed) == (1, 6, 5.0, True)
    assert (model.prompt_tokens, model.new_tokens) == (10, 5)
    assert store.spans("no such run") == ()


def test_that_words_are_found_in_all_that_was_said_but_the_prompt(store: TraceStore) -> None:
    store.append(_long_run())
    assert store.search_events(parse("zurich", NOW_S)).waiting_runs == 1
    _indexed(store)
    assert _found(store, "zurich") == [("long", "tool")]
    assert _found(store, '"look it up"') == [("long", "model")], "across pieces"
    assert _found(store, "three notes") == [
        ("long", "model"),
        ("long", "tool"),
        ("long", "run"),
    ]
    assert _found(store, "oops") == [("long", "model")]
    assert _found(store, "secretprompt") == []
    assert _found(store, "zurich nowhere") == []
    (hit,) = store.search_events(parse("ZURICH", NOW_S)).hits
    assert hit.number == 7, "the event of the arguments, in which it comes first"
    assert [hit.snippet[a:b] for a, b in hit.marks] == ["Zürich", "Zürich"]


def test_that_filters_choose_steps_and_runs(store: TraceStore) -> None:
    store.append(_long_run("a"))
    store.append(_long_run("b", model="llama_3%", result="no disk", failed=True, took_s=9.0))
    store.append(_long_run("old", at_s=5.0))
    _indexed(store)
    store.save_note(Note("a", tags=("Bad", "too  slow"), rating=-1, by="user", at_s=1.0))
    store.save_note(Note("b", "t1", bookmarked=True, at_s=1.0))
    assert _found(store, "tool:search_notes error") == [("b", "tool")]
    assert _found(store, "tool:search*") == [("old", "tool"), ("b", "tool"), ("a", "tool")]
    assert _found(store, "tool:search_notes slower:2s") == [("b", "tool")]
    assert _found(store, "error kind:tool") == [("b", "tool")]
    assert _found(store, "model:llama_3% kind:model slower:4000ms") == [("b", "model")]
    assert _found(store, "model:qwen_") == [], "it is no pattern"
    assert _found(store, "tag:bad") == [("a", "run")]
    assert _found(store, 'tag:"too slow" rating:down') == [("a", "run")]
    assert _found(store, "tag:ba") == []
    assert _found(store, "bookmarked") == [("b", "run")]
    assert _found(store, "agent:LIBRA since:1970-01-01T00:10 kind:run") == [
        ("b", "run"),
        ("a", "run"),
    ]
    assert _found(store, "agent:other") == []
    first = store.search_events(SearchQuery(kind="run"), limit=2)
    assert ([hit.run_id for hit in first.hits], first.more) == (["old", "b"], True)
    rest = store.search_events(SearchQuery(kind="run"), limit=2, offset=2)
    assert ([hit.run_id for hit in rest.hits], rest.more) == (["a"], False)


def test_that_what_is_deleted_is_not_found_and_what_is_purged_leaves_no_word(
    tmp_path: Path,
) -> None:
    store = TraceStore(tmp_path / "w.sqlite")
    store.append(_long_run("a", result="topsecretword"))
    _indexed(store)
    store.save_note(Note("a", comment="quitesecretnote"))
    store.delete("c", 5.0)
    assert _found(store, "topsecretword") == []
    store.purge()
    store.close()
    raw = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"secret" not in raw
    with closing(sqlite3.connect(tmp_path / "w.sqlite")) as connection:
        for table in ("spans", "notes", "to_index"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)  # noqa: S608


def test_that_indexing_goes_on_where_it_was_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "w.sqlite"
    store = TraceStore(path)
    calls: list[TraceEvent] = [
        event
        for number in range(1300)
        for event in (
            ToolCallStarted(f"t{number}", "", "", str(number), "search_notes", "{}"),
            ToolCallFinished(f"t{number}", f"result word{number}"),
        )
    ]
    events = [_long_run()[0].event, *calls, RunFinished("answered", "done")]
    store.append([Record("big", n, 1000.0, event) for n, event in enumerate(events)])
    assert store.index_some(0.0) == 1, "a slice is not all of it"
    store.close()
    store = TraceStore(path)
    while store.index_some(0.0):
        pass
    assert len(store.spans("big")) == 1301
    assert store.spans("big")[-1].span_id == "t1299"
    assert _found(store, "word1299") == [("big", "tool")]
    assert _found(store, "word3") == [("big", "tool"), *[("big", "tool")] * 49]
    store.close()


def test_that_another_programs_words_are_made_anew(
    store: TraceStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.append(_long_run())
    _indexed(store)
    store.close()
    monkeypatch.setattr("workbench.traces.span_index.TEXT_VERSION", "next")
    again = TraceStore(tmp_path / "workbench.sqlite")
    _indexed(again)
    assert _found(again, "zurich") == [("long", "tool")]
    again.close()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("tool:", "lacks its value"),
        ('tool:""', "lacks its value"),
        ("colour:red", "no filter colour:"),
        ("slower:fast", "the filter slower: cannot read 'fast'"),
        ("slower:2days", "slower: cannot read"),
        ("rating:4", "filter rating: cannot read"),
        ("kind:cat", "filter kind: cannot read"),
        ("since:tomorrow", "filter since: cannot read"),
        ("since:9999-99-99", "filter since: cannot read"),
        ('"never closed', "quotation mark has no partner"),
        ('""', "has no word in it"),
        ("x" * 3000, "longer than"),
    ],
)
def test_that_mistakes_are_told(text: str, told: str) -> None:
    with pytest.raises(SearchError, match=told) as caught:
        parse(text, NOW_S)
    assert caught.value.hint


def test_that_a_query_is_read_as_it_is_written() -> None:
    read = parse(
        'tool:search_notes error slower:2s model:qwen tag:Bad "exact words" more since:2d',
        NOW_S,
    )
    assert read == SearchQuery(
        words=("more",),
        exact=("exact words",),
        tool="search_notes",
        error=True,
        slower_s=2.0,
        model="qwen",
        tags=("bad",),
        since_s=NOW_S - 172_800,
    )
    assert read.match == '"exact words" "more"*'
    assert parse("", NOW_S) == SearchQuery()
    assert parse("slower:1.5m", NOW_S).slower_s == 90.0
    assert parse('agent:"my agent"', NOW_S).agent == "my agent"
    assert parse("12:30 -- ?", NOW_S).words == ("12:30",)


@pytest.mark.parametrize(
    "text",
    ["*", "AND", "NEAR(", "-x", "^x", "'; DROP", "a\0b", "(((", "ß", "\ud800x", "agent:\ud800"],
)
def test_that_no_words_break_the_search(store: TraceStore, text: str) -> None:
    store.append(_long_run())
    _indexed(store)
    assert isinstance(store.search_events(parse(text, NOW_S)).hits, tuple)


def test_that_a_snippet_stands_around_the_first_word() -> None:
    texts = ((3, "x " * 200), (9, "the Größe\tof things " + "y " * 300))
    number, line, marks = snippet_of(texts, ["grosse", "GRÖSSE", "größe", "thing"])
    assert number == 9
    assert "the Größe of things" in line
    assert [line[a:b] for a, b in marks] == ["Größe", "thing"]
    assert line.startswith("…")
    assert line.endswith("…")
    assert snippet_of((), ["a"]) == (None, "", ())
    assert snippet_of(((1, "İstanbul İİİ word"),), ["word"])[2] == ((13, 17),)


def test_that_notes_are_kept_and_cleaned(store: TraceStore, make_run: MakeRun) -> None:
    store.append(make_run("r1"))
    saved = store.save_note(
        Note("r1", "", True, 1, ("B", "a ", "b"), "good\ud800", "user", 7.0)
    )
    assert saved == Note("r1", "", True, 1, ("a", "b"), "good?", "user", 7.0)
    assert store.note("r1") == saved
    store.save_note(Note("r1", "t", rating=-1, tags=("a",)))
    assert [note.span_id for note in store.notes("r1")] == ["", "t"]
    assert store.tags() == {"a": 2, "b": 1}
    store.save_note(Note("r1"))
    assert [note.span_id for note in store.notes("r1")] == ["t"]
    assert store.note("r1", "none") == Note("r1", "none")
    for bad in (
        Note("no run"),
        Note("r1", comment="x" * 20_001),
        Note("r1", tags=("x" * 61,)),
        Note("r1", tags=tuple(map(str, range(51)))),
        Note("r1", rating=7),  # type: ignore[arg-type]
    ):
        with pytest.raises(StoreError):
            store.save_note(bad)


def test_that_a_page_and_a_step_of_a_run_come_alone(store: TraceStore) -> None:
    store.append(_long_run())
    assert [r.number for r in store.some_records("long", 6, 8)] == [6, 7, 8]
    step = store.some_records("long", span_id="t1")
    assert [r.number for r in step] == [7, 8]
    assert [r.number for r in store.some_records("long", span_id="s1")] == [1, 2, 3, 5, 6]
    assert store.some_records("long", span_id="s") == ()


def test_that_notes_come_out_of_a_damaged_file(tmp_path: Path, make_run: MakeRun) -> None:
    path = tmp_path / "w.sqlite"
    store = TraceStore(path)
    store.append(make_run("r1"))
    store.save_note(Note("r1", comment="an older word", at_s=1.0))
    noted = store.save_note(Note("r1", "", True, -1, ("bad",), "too long " * 900, "user", 2.0))
    store.save_note(Note("r1", "t", tags=("gone",), at_s=1.0))
    store.save_note(Note("r1", "t", at_s=2.0))
    store.close()
    raw = bytearray(path.read_bytes())
    raw[100:108] = b"\xff" * 8  # the list of the tables
    path.write_bytes(raw)
    store = TraceStore(path)
    assert store.recovery is not None
    assert store.notes("r1") == (noted,)
    assert [
        hit.run_id for hit in _indexed(store).search_events(SearchQuery(tags=("bad",))).hits
    ]
    store.close()
