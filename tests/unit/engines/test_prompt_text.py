"""What every engine's prompt says of the schemas it cannot hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.engines.api import Message, Request, ToolDefinition
from workbench.engines.prompt_text import PromptWriter

TEMPLATES = Path(__file__).parents[2] / "models" / "templates"
TOOL = ToolDefinition(
    "add", "Adds.", {"type": "object", "properties": {"n": {"type": "integer"}}}
)


def unheld(name: str, **fields: object) -> str:
    writer = PromptWriter((TEMPLATES / f"{name}.jinja").read_text(encoding="utf-8"))
    request = Request((Message("user", "hi"),), (TOOL,), **fields)  # type: ignore[arg-type]
    return writer.write(request).unheld


@pytest.mark.parametrize("name", ["google-gemma-4-31B-it", "LFM2.5-8B-A1B"])
def test_that_calls_in_a_form_that_is_only_read_are_named(name: str) -> None:
    assert "not held" in unheld(name)
    assert not unheld(name, constrain=False)


def test_that_an_answer_leaves_room_for_calls_that_are_only_read() -> None:
    schema = {"type": "object", "properties": {"n": {"const": 1}}, "minProperties": 1}
    calls, answer = unheld("google-gemma-4-31B-it", output_schema=schema).split("; ")
    assert calls.startswith("tool calls:")
    assert answer.startswith("the answer: not held")

    last = unheld("google-gemma-4-31B-it", output_schema=schema, tool_choice="none")
    assert last == "the answer: minProperties is not held"


def test_that_calls_that_are_held_need_no_word() -> None:
    assert not unheld("Qwen-Qwen2.5-7B-Instruct")
