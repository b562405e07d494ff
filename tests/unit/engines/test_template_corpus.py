"""Every chat template of llama.cpp: rendered, and its calls read back at every cut."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.dialect_corpus import (
    FAMILIES,
    committed_table,
    family,
    is_carried,
    message,
    pieces_at,
    read,
    schema_of,
    table,
)
from workbench.engines import template_budget
from workbench.engines.api import CallInMessage, Message, ToolDefinition
from workbench.engines.dialect_sample import QUESTION

NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,11}", fullmatch=True)
TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=12
) | st.sampled_from(
    [
        '"',
        "'",
        "\\",
        "a\\nb",
        '{"a": 1}',
        "</x>",
        "it's",
        'say "hi"',
        "]",
        "}",
        "12",
        "true",
        "",
    ]
)
NUMBERS = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=6,
)
ARGUMENTS = st.dictionaries(NAMES, VALUES, max_size=4)
CALM = settings(deadline=None, max_examples=8, suppress_health_check=list(HealthCheck))


def tools_for(calls: list[tuple[str, dict[str, Any]]]) -> list[ToolDefinition]:
    return [
        ToolDefinition(name, f"Does {name}.", schema_of(arguments)) for name, arguments in calls
    ]


@pytest.fixture(autouse=True)
def _calm_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read back is tested here, not how fast: a large process collects for long."""
    monkeypatch.setattr(template_budget, "_TIME_LIMIT_S", 30.0)
    monkeypatch.setattr(template_budget, "_MOST_TIME_S", 30.0)


@pytest.mark.parametrize("name", FAMILIES)
@CALM
@given(data=st.data())
def test_that_any_call_is_read_back_at_every_cut(name: str, data: st.DataObject) -> None:
    found = family(name)
    count = data.draw(st.integers(1, 2)) if found.dialect.parallel else 1
    calls = [(f"tool_{at}", data.draw(ARGUMENTS)) for at in range(count)]
    calls = [(tool, is_carried(found.dialect, arguments)) for tool, arguments in calls]
    tools = tools_for(calls)
    text = found.written(message(calls), tools)
    wanted = [("call", tool, arguments) for tool, arguments in calls]

    assert read(found.dialect, tools, [text]) == wanted, text
    assert read(found.dialect, tools, list(text)) == wanted, text
    cuts = data.draw(st.lists(st.integers(0, len(text)), max_size=6))
    assert read(found.dialect, tools, pieces_at(text, cuts)) == wanted, text


@pytest.mark.parametrize("name", FAMILIES)
def test_that_a_short_call_is_read_back_at_each_single_cut(name: str) -> None:
    found = family(name)
    calls = [("add", {"a": 12, "s": 'x "y"'})]
    tools = tools_for(calls)
    text = found.written(message(calls), tools)
    for cut in range(len(text) + 1):
        assert read(found.dialect, tools, [text[:cut], text[cut:]]) == [("call", *calls[0])]


@pytest.mark.parametrize("name", FAMILIES)
def test_that_text_and_thinking_around_a_call_are_told_apart(name: str) -> None:
    found = family(name)
    calls = [("add", {"a": 12})]
    tools = tools_for(calls)
    text = found.written(message(calls, "Zq content zq", "Zq thought zq"), tools)
    events = read(found.dialect, tools, [text])
    assert ("call", *calls[0]) in events
    if found.probe.header.strip() in text:
        return  # this one writes what is said before a call as a turn of its own
    others = [event for event in events if event[0] != "call"]
    said = {kind: value.strip() for kind, value in others}
    expected = {}
    if "Zq thought zq" in text:
        expected["thought"] = "Zq thought zq"
    if "Zq content zq" in text:
        expected["text"] = "Zq content zq"
    if found.dialect.answer_opener == "<|channel|>final<|message|>":
        # This one writes what is said before a call as a thought.
        expected = {"thought": "Zq content zq"}
    assert said == expected
    generator = random.Random(7)
    for _ in range(20):
        cuts = [generator.randrange(len(text) + 1) for _ in range(5)]
        assert read(found.dialect, tools, pieces_at(text, cuts)) == events


@pytest.mark.parametrize("name", FAMILIES)
def test_that_a_plain_answer_is_only_text(name: str) -> None:
    found = family(name)
    text = found.written(Message("assistant", "Zq a plain answer."), tools_for([("add", {})]))
    events = read(found.dialect, tools_for([("add", {})]), list(text))
    assert [(kind, value.strip()) for kind, value in events] == [("text", "Zq a plain answer.")]


@pytest.mark.parametrize("name", FAMILIES)
def test_that_a_whole_conversation_is_rendered(name: str) -> None:
    found = family(name)
    first, second = {"city": "Zq Paris"}, {"city": "Zq Rome"}
    calls = tuple(
        CallInMessage(f"call_{at}", "weather", json.dumps(arguments))
        for at, arguments in enumerate((first, second))
    )
    conversation = [
        Message("system", "Zq be kind."),
        QUESTION,
        Message("assistant", "", calls),
        Message("tool", "Zq sunny", call_id="call_0", name="weather"),
        Message("tool", "Zq rainy", call_id="call_1", name="weather"),
        Message("assistant", "Zq both."),
        Message("user", "Zq thanks."),
    ]
    tool = ToolDefinition("weather", "Zq tells the weather.", schema_of(first))
    prompt = found.prompt(conversation, [tool])
    parts = ["Zq be kind.", "Zq tells the weather.", "Zq Paris", "Zq Rome", "Zq both."]
    for part in [*parts, "Zq sunny", "Zq rainy", "Zq thanks."]:
        assert part in prompt, part


def test_that_the_table_in_the_manual_is_true() -> None:
    assert committed_table() == table(), "run `python -m tests.dialect_corpus` to renew it"
