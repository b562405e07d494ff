"""The steps of a run as columns."""

from __future__ import annotations

import math
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from workbench.traces.events import (
    AnswerDelta,
    ModelCallFinished,
    ModelCallStarted,
    PromptRendered,
    Record,
    RunFinished,
    RunStarted,
    ToolCallFinished,
    ToolCallStarted,
    TraceEvent,
)
from workbench.traces.notes import Note
from workbench.traces.span_table import SpanLine, rows_shown, table_of
from workbench.traces.store import TraceStore


def line(span_id: str, parent: str = "", start_s: float = 0.0, end_s: float = 1.0) -> SpanLine:
    kind = "node" if parent else "run"
    return SpanLine(span_id, parent, kind, span_id, 0, 0, start_s, end_s, "ok", failed=False)


@st.composite
def trees(draw: st.DrawFn) -> list[SpanLine]:
    """Runs whose steps begin anywhere below an earlier one."""
    count = draw(st.integers(1, 40))
    lines = [line("0")]
    for number in range(1, count):
        parent = draw(st.integers(0, number - 1))
        lines.append(line(str(number), str(parent), float(number), number + 0.5))
    return lines


@given(trees())
def test_that_children_stand_right_below_what_is_around_them(lines: list[SpanLine]) -> None:
    table = table_of(lines)
    assert sorted(table.ids) == sorted(one.span_id for one in lines)
    parents = {one.span_id: one.parent_id for one in lines}
    for row, span_id in enumerate(table.ids):
        around = table.parents[row]
        assert (table.ids[around] if around >= 0 else "") == parents[span_id]
        assert row < table.ends[row] <= len(table)
        if around >= 0:
            assert around < row < table.ends[around]
            assert table.ends[row] <= table.ends[around]
            assert table.depths[row] == table.depths[around] + 1
    siblings = [row for row in range(1, len(table)) if table.parents[row] == 0]
    assert [table.start_s[row] for row in siblings] == sorted(
        table.start_s[row] for row in siblings
    )


@given(trees(), st.data())
def test_that_folding_hides_the_inside_and_nothing_else(
    lines: list[SpanLine], data: st.DataObject
) -> None:
    table = table_of(lines)
    folded = set(data.draw(st.lists(st.integers(0, len(table) - 1))))
    hidden: set[int] = set()
    for row in folded:
        hidden.update(range(row + 1, table.ends[row]))
    shown = rows_shown(table, folded)
    assert list(shown) == [row for row in range(len(table)) if row not in hidden]


def test_that_strange_lines_do_no_harm() -> None:
    lines = [
        line("run", start_s=10.0, end_s=5.0),
        line("a", "nobody", 3.0, 2.0),
        line("a", "a", 11.0, 12.0),
        SpanLine("b", "b", "dance", "b", 0, 0, 12.0, 12.0, "odd", failed=True),
    ]
    table = table_of(lines)
    assert list(table.parents) == [-1, 0, 1, 0]
    assert all(start_s >= 0 for start_s in table.start_s)
    assert all(e >= s for s, e in zip(table.start_s, table.end_s, strict=True))
    assert table.length_s > 0
    assert table.row_of("nobody") == -1
    assert len(table_of([])) == 0


def events(run_id: str, *, ended: bool = True) -> list[Record]:
    found: list[TraceEvent] = [
        RunStarted("c", "", "agent", {"name": "Zürich in the document"}, "m", "Where?"),
        ModelCallStarted("model-1", "", "m", "e", {}, ("look",)),
        PromptRendered("model-1", "a prompt with Zürich in it", 3, 0),
        AnswerDelta("model-1", "I will look."),
        ModelCallFinished("model-1", "tool_calls", queue_s=1.5, time_to_first_token_s=0.25),
        ToolCallStarted("tool-1", "model-1", "", "1", "look", '{"place": "Z\\u00fcrich"}'),
        ToolCallFinished("tool-1", "There is a lake", duration_s=0.5),
        ModelCallStarted("model-2", "", "m", "e"),
        ModelCallFinished("model-2", "stop"),
    ]
    if ended:
        found.append(RunFinished("answered", "At the lake"))
    return [Record(run_id, n, 100.0 + n, event) for n, event in enumerate(found)]


def test_that_the_table_is_the_same_before_and_after_it_is_indexed(tmp_path: Path) -> None:
    store = TraceStore(tmp_path / "w.db")
    store.append(events("r"))
    before = store.span_table("r")
    while store.index_some():
        pass
    after = store.span_table("r")
    assert before == after
    assert after.ids == ["r", "model-1", "tool-1", "model-2"]
    assert list(after.depths) == [0, 1, 2, 1]
    assert after.first_token_s[1] == 0.25
    assert math.isclose(after.length_s, 9.0)
    assert len(store.span_table("nobody")) == 0
    assert store.waits("r") == {"model-1": 1.5}
    store.close()


def test_that_a_run_that_goes_on_ends_at_now(tmp_path: Path) -> None:
    store = TraceStore(tmp_path / "w.db")
    store.append(events("r", ended=False))
    table = store.span_table("r", now_s=130.0)
    assert table.end_s[0] == 30.0
    assert table.end_s[1] == 4.0
    store.close()


def test_that_a_search_in_a_run_finds_what_is_read_and_no_names_of_things(
    tmp_path: Path,
) -> None:
    store = TraceStore(tmp_path / "w.db")
    store.append(events("r"))
    assert store.find_in_run("r", "LAKE") == {"tool-1", "r"}
    assert store.find_in_run("r", "zürich") == {"tool-1"}, "however its JSON is written"
    assert store.find_in_run("r", "span_id") == frozenset()
    assert store.find_in_run("r", "model-1") == frozenset()
    assert store.find_in_run("r", '%"_\\') == frozenset()
    assert store.find_in_run("r", "  ") == frozenset()
    assert store.find_in_run("nobody", "lake") == frozenset()
    store.close()


def test_that_the_notes_of_many_runs_are_read_at_once(tmp_path: Path) -> None:
    store = TraceStore(tmp_path / "w.db")
    store.append(events("r"))
    store.save_note(Note("r", rating=1))
    store.save_note(Note("r", "model-1", rating=-1))
    ids = [f"x{number}" for number in range(1_200)] + ["r"]
    (found,) = store.notes_of_runs(ids)
    assert (found.run_id, found.span_id, found.rating) == ("r", "", 1)
    assert store.notes_of_runs([]) == ()
    store.close()
