"""What a trace tells of a tool call, from what was written to what was run."""

from __future__ import annotations

import pytest

from workbench.app.call_steps import ToolCallSteps, call_steps, differences
from workbench.traces.events import (
    ApprovalAsked,
    ApprovalGiven,
    ModelCallStarted,
    Record,
    ToolCallBroken,
    ToolCallFinished,
    ToolCallStarted,
    TraceEvent,
)

RAW = "<tool_call>{'name': 'add', 'arguments': {'a': 1, 'b': 2,}}"
STARTED = ToolCallStarted(
    "t1", "m1", "n", "c1", "add", '{"a": 1, "b": 2}', RAW, "a comma was taken away"
)


def steps_of(span_id: str, *events: TraceEvent) -> tuple[ToolCallSteps, ...]:
    started = ModelCallStarted("m1", "n", "m", "e")
    return call_steps(
        [Record("r", n, float(n), event) for n, event in enumerate((started, *events))],
        span_id,
    )


def test_that_a_mended_call_shows_what_was_changed() -> None:
    (call,) = steps_of("t1", STARTED, ToolCallFinished("t1", "3", duration_s=0.5))

    assert [step.kind for step in call.steps] == ["written", "read", "run"]
    written, read, run = call.steps
    assert written.text == RAW
    gone = "".join(RAW[first:last] for first, last in written.marks)
    assert "tool_call" in gone
    assert "'" in gone
    assert "add" not in gone
    assert gone.endswith(",")
    assert '"' in "".join(read.text[first:last] for first, last in read.marks)
    assert "a comma was taken away" in read.note
    assert run.text == '{\n  "a": 1,\n  "b": 2\n}'
    assert "500 ms" in run.note


def test_that_what_a_person_changed_is_marked_and_is_what_was_run() -> None:
    (call,) = steps_of(
        "m1",
        STARTED,
        ApprovalAsked("k1", "t1", "add", '{"a": 1, "b": 2}', "nothing"),
        ApprovalGiven("k1", "t1", "allow_once", '{"a": 1, "b": 9}'),
        ToolCallFinished("t1", "10"),
    )

    person, run = call.steps[2:]
    assert [person.text[first:last] for first, last in person.marks] == ["9"]
    assert "other arguments" in person.note
    assert '"b": 9' in run.text


@pytest.mark.parametrize("decided", [True, False])
def test_that_a_call_that_was_not_run_says_so(decided: bool) -> None:
    asked = ApprovalAsked("k1", "t1", "add", "{}", "nothing")
    events: list[TraceEvent] = [STARTED, asked]
    if decided:
        events.append(ApprovalGiven("k1", "t1", "deny", "{}"))
        events.append(ToolCallFinished("t1", "The user said no.", failed=True, denied=True))
    (call,) = steps_of("t1", *events)

    last = call.steps[-1]
    if decided:
        assert last.failed
        assert last.text == "The user said no."
        assert not call.steps[2].marks
    else:
        assert last.kind == "person"
        assert "Nobody" in last.note


def test_that_calls_that_could_not_be_read_or_do_not_fit_are_shown() -> None:
    unread, unfit = steps_of(
        "m1",
        ToolCallBroken("m1", "<tool_call>{{{", "Your tool call could not be read."),
        ToolCallBroken("m1", "<call>", "There is no tool 'x'.", "x", '{"a": 1}', "c9"),
    )

    assert [step.failed for step in unread.steps] == [False, True]
    assert unread.steps[1].text == "Your tool call could not be read."
    assert unfit.name == "x"
    assert unfit.steps[-1].text == "There is no tool 'x'."
    assert steps_of("nobody") == ()


def test_that_very_long_texts_are_not_compared() -> None:
    assert differences("a " * 20_000, "b " * 20_000) == ((), ())
    assert differences("", "") == ((), ())
    gone, new = differences("a  b", "a b c")
    assert gone == ()
    assert new == ((4, 5),)
