"""Earlier runs as messages: thoughts go with them, and the template decides who sees them."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.agents.history import run_messages
from workbench.engines.api import CallInMessage, Message, Request
from workbench.engines.prompt_text import PromptWriter
from workbench.traces.events import (
    AnswerDelta,
    ModelCallStarted,
    ReasoningPiece,
    RunStarted,
    ToolCallFinished,
    ToolCallStarted,
    TraceEvent,
)

TEMPLATES = Path(__file__).parents[2] / "models" / "templates"
THOUGHT = "Rome is in Italy."
SIGHT = Message("user", "And its oldest bridge?")


def step(number: int, *events: TraceEvent) -> list[TraceEvent]:
    return [ModelCallStarted(f"model-{number}", "agent", "m", "replay"), *events]


def run() -> list[TraceEvent]:
    """A question, thoughts, a call with its result, and an answer."""
    return [
        RunStarted("c", "", "a", {}, "m", "Where is Rome?"),
        *step(
            1,
            ReasoningPiece("model-1", "\nRome is "),
            ReasoningPiece("model-1", "in Italy.\n"),
            ToolCallStarted("tool-1-1", "model-1", "agent", "c1", "look", '{"a": 1}'),
            ToolCallFinished("tool-1-1", "found"),
        ),
        *step(2, ReasoningPiece("model-2", "Now I know."), AnswerDelta("model-2", "In Italy.")),
    ]


def test_that_thoughts_belong_to_the_step_that_had_them() -> None:
    asked, called, result, answered = run_messages(run())

    assert asked == Message("user", "Where is Rome?")
    assert called.calls == (CallInMessage("c1", "look", '{"a": 1}'),)
    assert (called.reasoning, answered.reasoning) == (THOUGHT, "Now I know.")
    assert (result.content, result.reasoning) == ("found", "")
    assert answered.content == "In Italy."


def test_that_a_step_of_thoughts_alone_is_no_message() -> None:
    events = [*run()[:1], *step(1, ReasoningPiece("model-1", "Hm."))]

    assert run_messages(events) == [Message("user", "Where is Rome?")]


@pytest.mark.parametrize(
    ("name", "kept"),
    [("Bielik-11B-v3.0-Instruct", True), ("ByteDance-Seed-OSS", True), ("Qwen-QwQ-32B", False)],
)
def test_that_the_template_keeps_or_drops_the_thoughts_of_earlier_turns(
    name: str, kept: bool
) -> None:
    writer = PromptWriter((TEMPLATES / f"{name}.jinja").read_text(encoding="utf-8"))

    text = writer.write(Request((*run_messages(run()), SIGHT))).text

    assert ("Now I know." in text) is kept
    assert "In Italy." in text


def test_that_thoughts_within_a_turn_are_kept_where_later_turns_drop_them() -> None:
    template = (TEMPLATES / "Qwen-Qwen3-0.6B.jinja").read_text(encoding="utf-8")
    writer = PromptWriter(template)
    messages = run_messages(run())[:3]

    within = writer.write(Request(tuple(messages))).text
    later = writer.write(Request((*run_messages(run()), SIGHT))).text

    assert f"<think>\n{THOUGHT}\n</think>" in within
    assert THOUGHT not in later
