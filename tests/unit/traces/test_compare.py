"""Tests of compare and canonical."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

from workbench.traces.canonical import first_difference
from workbench.traces.compare import MOST_DIFFERENCES, compare_runs
from workbench.traces.events import (
    AnswerDelta,
    ApprovalAsked,
    ApprovalGiven,
    ModelCallFinished,
    ModelCallStarted,
    NodeFinished,
    NodeStarted,
    PromptRendered,
    Record,
    RunEnd,
    RunFinished,
    RunStarted,
    ToolCallFinished,
    ToolCallStarted,
    TraceEvent,
)


def _records(run_id: str, events: Sequence[TraceEvent]) -> list[Record]:
    return [Record(run_id, n, 1000.0 + n, event) for n, event in enumerate(events)]


def _run(
    run_id: str,
    *,
    model: str = "m",
    result: str = "84",
    arguments: str = '{"a": 1, "b": 2}',
    answer: Sequence[str] = ("It is ", "84"),
    more: bool = False,
) -> list[Record]:
    extra: tuple[TraceEvent, ...] = (
        ToolCallStarted("tool-1-2", "model-1", "agent", "c2", "notes", "{}"),
        ToolCallFinished("tool-1-2", "none"),
    )
    return _records(
        run_id,
        (
            RunStarted(f"c-{run_id}", "", "a", {"name": "a"}, model, "What?"),
            ModelCallStarted("model-1", "agent", model, "llama"),
            PromptRendered("model-1", "P", 10, 0),
            ModelCallFinished("model-1", "tool_calls", total_s=len(run_id) / 7),
            ToolCallStarted("tool-1-1", "model-1", "agent", "c1", "calculator", arguments),
            ApprovalAsked(f"{run_id}:tool-1-1", "tool-1-1", "calculator", arguments, "x"),
            ApprovalGiven(f"{run_id}:tool-1-1", "tool-1-1", "allow_once", arguments),
            ToolCallFinished("tool-1-1", result, duration_s=len(run_id)),
            *(extra if more else ()),
            ModelCallStarted("model-2", "agent", model, "llama"),
            *(AnswerDelta("model-2", text) for text in answer),
            ModelCallFinished("model-2", "stop"),
            RunFinished("answered", "".join(answer), duration_s=len(run_id)),
        ),
    )


def test_that_runs_that_went_the_same_way_do_not_differ() -> None:
    one, other = _run("one"), _run("another", arguments='{"b": 2, "a": 1}')
    other = [replace(record, at_s=5.0) for record in other]
    assert compare_runs(one, other).differences == ()
    assert compare_runs(one, other).first is None
    pieces = _run("x", answer=("It", " is", " 84"))
    assert compare_runs(one, pieces).differences == ()


def test_that_the_first_difference_comes_first_and_names_the_step() -> None:
    found = compare_runs(_run("one"), _run("b", model="n", result="85", answer=("85",)))
    told = [(one.span_id, one.what, one.before, one.after) for one in found.differences]
    assert told[0] == ("", "model", "m", "n")
    assert ("tool-1-1", "result", "84", "85") in told
    assert ("model-2", "answer", "It is 84", "85") in told
    assert [one.order for one in found.differences] == sorted(
        one.order for one in found.differences
    )


def test_that_steps_of_one_run_alone_are_shown_in_their_place() -> None:
    found = compare_runs(_run("one"), _run("b", more=True))
    (step,) = found.differences
    assert (step.span_id, step.side, step.what, step.after) == (
        "tool-1-2",
        "second",
        "step",
        "tool notes",
    )
    ids = [pair.span_id for pair in found.spans]
    assert ids.index("tool-1-1") < ids.index("tool-1-2") < ids.index("model-2")
    back = compare_runs(_run("b", more=True), _run("one"))
    assert back.differences[0].side == "first"
    assert compare_runs([], _run("b")).differences[0].side == "second"
    assert compare_runs([], []).spans == ()


def test_that_long_runs_are_compared_in_time_and_told_within_bounds() -> None:
    def many(word: str) -> list[Record]:
        events: list[TraceEvent] = [RunStarted("c", "", "a", {}, "m", "x")]
        for number in range(5_000):
            events.append(ToolCallStarted(f"t{number}", "", "", "", "tool", "{}"))
            events.append(ToolCallFinished(f"t{number}", f"{word}{number}"))
        return _records(word, [*events, RunFinished("answered", "")])

    began_s = time.perf_counter()
    found = compare_runs(many("a"), many("b"))
    assert time.perf_counter() - began_s < 5
    assert len(found.differences) == MOST_DIFFERENCES
    assert found.more


def test_that_events_are_equal_but_for_ids_times_and_measures() -> None:
    one, other = _run("one"), _run("another")
    assert first_difference(one, other) is None
    assert first_difference(one, _run("x", answer=("It is 8", "4"))) is None, "pieces"
    found = first_difference(one, _run("x", result="85"))
    assert found is not None
    assert (found.span_id, found.number) == ("tool-1-1", 7)
    assert found.before is not None
    assert found.after is not None
    assert (found.before["result"], found.after["result"]) == ("84", "85")
    missing = first_difference(_run("x", more=True), one)
    assert missing is not None
    assert (missing.span_id, missing.after) == ("tool-1-2", None)
    extra = first_difference(one, _run("x", more=True))
    assert extra is not None
    assert (extra.span_id, extra.before) == ("tool-1-2", None)
    swapped = [one[0], *one[3:8], *one[1:3], *one[8:]]
    assert first_difference(one, swapped) is not None, "the order within a step counts"


def test_that_a_run_that_was_stopped_is_compared_up_to_there() -> None:
    whole = _run("one")
    cut = [
        *whole[:9],
        Record("one", 9, 0.0, AnswerDelta("model-2", "It")),
        Record("one", 10, 0.0, ModelCallFinished("model-2", "cancelled", new_tokens=1)),
        Record("one", 11, 0.0, RunFinished("cancelled", "It")),
    ]
    assert first_difference(cut, cut) is None
    other = [*cut[:9], replace(cut[11], number=9)]
    found = first_difference(cut, other)
    assert found is not None
    assert found.number == 9


def test_that_of_steps_that_another_ones_failure_stopped_counts_what_both_have() -> None:
    start = RunStarted("c", "", "g", {}, "", "x")
    failed = NodeFinished("bad", "bad", "failed", message="no")
    end = RunFinished("failed", "", message="no")
    slow: list[TraceEvent] = [
        NodeStarted("slow", "slow", "model", "Slow"),
        ModelCallStarted("slow#model-1", "slow", "m", "llama"),
        ModelCallFinished("slow#model-1", "cancelled"),
        NodeFinished("slow", "slow", "stopped"),
    ]
    bad = NodeStarted("bad", "bad", "read_json", "Bad")
    one = _records("one", (start, *slow[:2], bad, failed, *slow[2:], end))
    other = _records("two", (start, slow[0], bad, failed, slow[3], end))
    assert first_difference(one, other) is None
    assert first_difference(other, one) is None
    changed = replace(failed, message="yes")
    found = first_difference(one, _records("x", (start, slow[0], bad, changed, slow[3], end)))
    assert found is not None
    assert found.span_id == "bad"
    wrong = ModelCallStarted("slow#model-1", "slow", "other", "llama")
    kept = _records("x", (start, slow[0], wrong, bad, failed, *slow[2:], end))
    assert first_difference(one, kept) is not None, "as far as it came it must be the same"


def test_that_what_a_run_took_in_all_counts_where_it_came_to_its_end() -> None:
    def ended(end: RunEnd, steps: int, reason: str = "stop") -> list[Record]:
        events: list[TraceEvent] = [
            RunStarted("c", "", "a", {}, "m", "x"),
            ModelCallStarted("one", "", "m", "llama"),
            ModelCallFinished("one", reason),
            RunFinished(end, "", "bob: The engine broke.", steps=steps),
        ]
        return _records("r", events)

    assert first_difference(ended("failed", 2), ended("failed", 3)) is None
    stopped = ended("answered", 2, "cancelled"), ended("answered", 3, "cancelled")
    assert first_difference(*stopped) is None
    found = first_difference(ended("answered", 2), ended("answered", 3))
    assert found is not None
    assert found.before is not None
    assert found.before["steps"] == 2


def test_that_a_step_that_had_not_begun_when_another_one_failed_is_no_difference() -> None:
    begun = RunStarted("c", "", "a", {}, "m", "x")
    first: list[TraceEvent] = [
        begun,
        RunFinished("failed", "", "bob: The engine broke.", steps=1),
    ]
    later: list[TraceEvent] = [
        begun,
        ModelCallStarted("cid", "", "m", "llama"),
        ModelCallFinished("cid", "cancelled"),
        RunFinished("failed", "", "bob: The engine broke.", steps=2),
    ]
    assert first_difference(_records("r", first), _records("r", later)) is None
    whole: list[TraceEvent] = [*later[:2], ModelCallFinished("cid", "stop"), later[3]]
    assert first_difference(_records("r", first), _records("r", whole)) is not None
