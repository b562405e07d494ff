"""A first agent from one sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.agents.checks import check
from workbench.agents.files import parse_agent, write_agent
from workbench.agents.first_agent import MOST_TOOLS, first_agent, suggested_tools, title_of
from workbench.tools.registry import TOOLS


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Add up the prices of an order with tax", "calculator"),
        ("Tell me what day it is and the time", "current_time"),
        ("Convert miles to kilometres", "convert_units"),
        ("Remember things I tell you in notes", "save_note"),
        ("Answer questions from the documents in a folder", "search_files"),
        ("Look up customers in our database", "query_database"),
    ],
)
def test_that_the_tool_a_sentence_speaks_of_is_chosen(sentence: str, wanted: str) -> None:
    assert wanted in suggested_tools(sentence, TOOLS)


def test_that_small_talk_needs_no_tool() -> None:
    assert suggested_tools("Be a friendly companion", TOOLS) == ()


def test_that_the_agent_says_what_it_is_for_and_when_to_use_its_tools() -> None:
    tools = [tool for tool in TOOLS if tool.name in ("calculator", "current_time")]

    agent = first_agent("Help with sums and dates.", "", tools, model_id="m")

    assert agent.title == "Sums dates"
    assert agent.instructions.startswith("Your task: Help with sums and dates.")
    assert "Use calculator to work out an arithmetic expression." in agent.instructions
    assert [use.name for use in agent.tools] == ["calculator", "current_time"]
    assert agent.model.id == "m"


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_that_any_sentence_gives_an_agent_that_can_be_saved(sentence: str) -> None:
    names = suggested_tools(sentence, TOOLS)
    assert len(names) <= MOST_TOOLS
    chosen = [tool for tool in TOOLS if tool.name in names]

    agent = replace(first_agent(sentence, "", chosen), name="new")

    assert agent.title.strip()
    assert agent.title == title_of(sentence)
    problems = check(agent, {tool.name: tool for tool in TOOLS}, ())
    assert not [p for p in problems if p.level == "error" and p.path != "model.id"]
    text = write_agent(agent)
    if sentence.isprintable():
        assert parse_agent(text) == agent
