"""A step takes the same time wherever that is told, and the growing table is the whole one."""

from __future__ import annotations

import csv
import io
import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.traces.codec import encode
from workbench.traces.events import (
    AnswerDelta,
    ApprovalAsked,
    ApprovalGiven,
    ModelCallFinished,
    ModelCallStarted,
    NodeFinished,
    NodeStarted,
    Record,
    RunFinished,
    RunStarted,
    ToolCallBroken,
    ToolCallFinished,
    ToolCallStarted,
    TraceEvent,
)
from workbench.traces.growing_table import GrowingTable
from workbench.traces.otlp import to_otlp
from workbench.traces.outline import Outline
from workbench.traces.report import span_table, span_table_head, to_report
from workbench.traces.span_table import STATUSES, SpanLine, SpanTable, table_of
from workbench.traces.tree import Span, span_tree
from workbench.traces.values import SpanRow

CLOCK = st.floats(0.0, 4.0) | st.floats(-3.0, 0.0)
"""How much later the next event is; a clock may be set back."""


@st.composite
def runs(draw: st.DrawFn) -> list[Record]:
    """Runs with calls inside of one another and beside one another, some of them not ended."""
    events: list[TraceEvent] = [RunStarted("c", "", "a", {}, "m", "Hi")]
    for number in range(draw(st.integers(0, 8))):
        node, model, tool, ask = (f"{kind}{number}" for kind in ("n", "m", "t", "r:t"))
        home = draw(st.sampled_from(["", "n0", node]))
        if home == node or number == 0:
            events.append(
                NodeStarted(node, node, "agent", "N", draw(st.sampled_from(["", "n0"])))
            )
        events += [
            ModelCallStarted(model, home, draw(st.sampled_from(["m", "other"])), "e"),
            AnswerDelta(model, "x"),
            ToolCallStarted(tool, model, home, "1", "calculator", "{}"),
            ApprovalAsked(ask, tool, "calculator", "{}", "nothing"),
            ApprovalGiven(ask, tool, "deny", "{}"),
        ]
        ends: list[TraceEvent] = [
            ToolCallFinished(tool, "84", duration_s=0.001),
            ModelCallFinished(model, "stop", queue_s=0.5, total_s=9.0),
            NodeFinished(node, node, "done", duration_s=7.0),
            ToolCallBroken(model, "{", "No."),
        ]
        events += draw(st.lists(st.sampled_from(ends), max_size=4))
    if draw(st.booleans()):
        events.append(RunFinished("answered", "Hi", duration_s=5.0))
    at_s, records = 1e9, []
    for number, event in enumerate(events):
        records.append(Record("r", number, at_s, event))
        at_s += draw(CLOCK)
    return records


def spans_of(root: Span) -> list[Span]:
    found = [root]
    for child in root.children:
        found += spans_of(child)
    return found


def outline_of(records: list[Record]) -> dict[str, SpanRow]:
    outline = Outline("r")
    rows = ((one.number, one.at_s, *encode(one.event)) for one in records)
    outline.take(rows)
    return {span.span_id: span for span, _text in outline.spans()}


def took_s(table: SpanTable) -> dict[str, float]:
    return {
        span_id: table.end_s[row] - table.start_s[row]
        for row, span_id in enumerate(table.ids)
        if STATUSES[table.statuses[row]] != "running"
    }


@given(runs())
def test_that_a_step_takes_the_same_time_wherever_it_is_told(records: list[Record]) -> None:
    tree = span_tree(records)
    assert tree is not None
    wanted = {
        one.span_id: one.duration_s for one in spans_of(tree) if one.duration_s is not None
    }
    near = pytest.approx
    indexed = outline_of(records)
    assert {one: indexed[one].took_s for one in wanted} == near(wanted, abs=1e-5)
    lines = (
        SpanLine(*(getattr(span, name) for name in SpanLine._fields[:-1]))
        for span in indexed.values()
    )
    for table in (table_of(lines), grown(records)):
        assert took_s(table) == near(wanted, abs=1e-5)
    rows = csv.DictReader(
        io.StringIO(span_table_head() + "".join(span_table("r", indexed.values())))
    )
    told = {row["span_id"]: float(row["took_s"]) for row in rows}
    assert {one: told[one] for one in wanted} == near(wanted, abs=1e-5)
    spans = to_otlp(records)["resourceSpans"][0]["scopeSpans"][0]["spans"]
    exported = sorted(
        (int(span["endTimeUnixNano"]) - int(span["startTimeUnixNano"])) / 1e9 for span in spans
    )
    expected = sorted(one.duration_s or 0.0 for one in spans_of(tree))
    assert exported == near(expected, abs=1e-5)


def grown(records: list[Record], now_s: float = 0.0) -> SpanTable:
    growing = GrowingTable()
    growing.take(records)
    return growing.table(now_s)


@given(runs(), st.integers(0, 60))
def test_that_a_table_that_grew_is_the_one_of_all_events(
    records: list[Record], cut: int
) -> None:
    """Also in the middle of the run, whichever way it is cut."""
    some = records[: max(1, cut)]
    growing = GrowingTable()
    for first, end in pairwise([0, len(some) // 2, len(some)]):
        growing.take(some[first:end])
    table, indexed = growing.table(2e9), outline_of(some)
    lines = (
        SpanLine(*(getattr(span, name) for name in SpanLine._fields[:-1]))
        for span in indexed.values()
    )
    whole = table_of(lines, 2e9)
    assert table.ids == whole.ids
    for name in ("parents", "ends", "depths", "kinds", "statuses", "failed", "first", "last"):
        assert list(getattr(table, name)) == list(getattr(whole, name)), name
    for name in ("start_s", "end_s"):
        assert list(getattr(table, name)) == pytest.approx(list(getattr(whole, name)), abs=1e-5)
    assert [table.name(row) for row in range(len(table))] == [
        whole.name(row) for row in range(len(whole))
    ]
    for span_id in table.ids:
        own = growing.records_of(span_id)
        assert {one.number for one in own} <= {one.number for one in some}
        around = growing.records_around(span_id, 10_000)
        assert [one.number for one in around] == sorted({one.number for one in around})


def test_that_nothing_makes_an_empty_table() -> None:
    growing = GrowingTable()
    assert len(growing.table()) == 0
    assert growing.records_around("nothing", 5) == []


def test_that_a_report_says_how_long_the_tool_itself_was_at_work() -> None:
    events: list[TraceEvent] = [
        RunStarted("c", "", "a", {}, "m", "Hi"),
        ModelCallStarted("m1", "n", "m", "e"),
        ToolCallStarted("t1", "m1", "n", "1", "calculator", "{}"),
        ApprovalAsked("r:t1", "t1", "calculator", "{}", "nothing"),
        ApprovalGiven("r:t1", "t1", "allow_once", "{}"),
        ToolCallFinished("t1", "84", duration_s=0.25),
        ModelCallFinished("m1", "stop"),
        RunFinished("answered", "84", duration_s=1.0),
    ]
    records = [Record("r", n, 100.0 + 10 * n, event) for n, event in enumerate(events)]
    text = "".join(to_report(records))
    assert "- Took: 70.00 s" in text
    assert "| · tool calculator | 20.000 s | 30.000 s | ok |" in text
    assert "It answered; the tool itself ran for 0.250 s" in text
    assert json.dumps(to_otlp(records))
