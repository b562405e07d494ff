"""What one run gave, as its trace tells."""

from __future__ import annotations

import pytest

from workbench.evals.trace_reading import tried_from
from workbench.evals.values import ExpectedCall
from workbench.traces.events import (
    ModelCallFinished,
    ModelCallStarted,
    ModelReplaced,
    Record,
    RunEnd,
    RunFinished,
    ToolCallStarted,
    TraceEvent,
)


def records(*events: TraceEvent) -> list[Record]:
    return [Record("run", number, 0.0, event) for number, event in enumerate(events)]


def test_that_calls_tokens_and_times_are_those_of_the_whole_run() -> None:
    tried = tried_from(
        "run",
        records(
            ModelCallStarted("m1", "", "talker", "replay"),
            ToolCallStarted("t1", "m1", "", "c1", "add", '{"x": 1}'),
            ModelCallFinished("m1", "tool_calls", 100, 0, 10, 0.1, 0.4, 20.0),
            ToolCallStarted("t1>t2", "m1", "", "c2", "inside", "{}"),
            ModelCallFinished("m2", "stop", 120, 100, 30, 0.0, 0.1, 60.0),
            RunFinished("answered", "Two.", duration_s=2.5),
        ),
    )

    assert tried.calls == (ExpectedCall("add", {"x": 1}),)
    assert (tried.answer, tried.end, tried.error, tried.model_id) == (
        "Two.", "answered", "", "talker",
    )  # fmt: skip
    assert (tried.prompt_tokens, tried.cached_tokens, tried.new_tokens) == (220, 100, 40)
    assert (tried.total_s, tried.time_to_first_token_s) == (2.5, 0.4)
    assert tried.tokens_per_s == pytest.approx(40.0)


@pytest.mark.parametrize(
    ("end", "answer", "limit_s", "error"),
    [
        ("answered", "Yes.", 0.0, ""),
        ("token_limit", "Yes and", 0.0, ""),
        ("token_limit", "", 0.0, "Too long. Raise it."),
        ("step_limit", "Yes", 0.0, "Too long. Raise it."),
        ("cancelled", "Ye", 0.5, "It took longer than 0.5 s and was stopped."),
    ],
)
def test_that_only_what_answered_has_an_answer(
    end: RunEnd, answer: str, limit_s: float, error: str
) -> None:
    last = RunFinished(end, answer, message="Too long.", hint="Raise it.")
    assert tried_from("run", records(last), limit_s).error == error


def test_that_another_models_answer_does_not_count_nor_does_a_run_without_end() -> None:
    replaced = records(
        ModelReplaced("m1", "large", "small", "it crashed"), RunFinished("answered", "Yes.")
    )
    assert "small answered instead of large" in tried_from("run", replaced).error
    assert tried_from("run", []).error == "The run ended without a last event."
