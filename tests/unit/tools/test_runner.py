"""The runner and the checks of arguments."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.errors import ToolError
from workbench.tools.api import ToolContext
from workbench.tools.registry import tool
from workbench.tools.runner import cut_text, run_tool
from workbench.tools.schema import check_arguments, suggest

CALCULATOR = tool("calculator")
UNITS = tool("convert_units")


async def test_that_a_call_runs(context: ToolContext) -> None:
    result = await run_tool(CALCULATOR, {"expression": "12*7"}, context)
    assert (result.text, result.failed, result.truncated) == ("84", False, False)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "not valid JSON"),
        ("[]", "must be an object"),
        ("{}", "needs the parameter 'expression'"),
        ('{"expresion": "1"}', "did you mean 'expression'?"),
        ('{"expression": 1}', "must be a string"),
        ("[" * 100_000, "not valid JSON"),
    ],
)
def test_that_bad_arguments_get_one_precise_message(text: str, words: str) -> None:
    message = check_arguments(CALCULATOR, text)
    assert isinstance(message, str)
    assert words in message


def test_that_numbers_written_as_text_are_numbers() -> None:
    text = '{"value": "1,200.5", "from_unit": "m", "to_unit": "km"}'
    checked = check_arguments(UNITS, text)
    assert not isinstance(checked, str)
    assert checked["value"] == 1200.5
    for bad in ('"many"', "true", "NaN", "Infinity", '"inf"', "null", "[1]"):
        message = check_arguments(UNITS, text.replace('"1,200.5"', bad))
        assert isinstance(message, str), bad


@given(st.text(max_size=40))
def test_that_no_text_breaks_the_check(text: str) -> None:
    assert isinstance(check_arguments(UNITS, text), str | Mapping)


def test_that_suggestions_are_close() -> None:
    assert suggest("Calculater", ["calculator", "read_file"]) == "calculator"
    assert suggest("zzz", ["calculator"]) == ""


async def test_that_a_slow_tool_is_given_up(context: ToolContext) -> None:
    def slow(arguments: Mapping[str, Any], context: ToolContext) -> str:
        context.cancelled.wait(timeout=10)
        return "too late"

    result = await run_tool(
        replace(CALCULATOR, run=slow, time_limit_s=0.05), {"expression": "1"}, context
    )
    assert result.failed
    assert "stopped after 0.05 seconds" in result.text
    assert context.cancelled.is_set()


async def test_that_cancelling_reaches_the_tool(context: ToolContext) -> None:
    began = threading.Event()

    def slow(arguments: Mapping[str, Any], context: ToolContext) -> str:
        began.set()
        context.cancelled.wait(timeout=10)
        return ""

    call = asyncio.create_task(
        run_tool(replace(CALCULATOR, run=slow), {"expression": "1"}, context)
    )
    assert await asyncio.to_thread(began.wait, 5)
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    assert context.cancelled.is_set()


async def test_that_failures_are_results(context: ToolContext) -> None:
    def refuse(arguments: Mapping[str, Any], context: ToolContext) -> str:
        raise ToolError("no luck.", "Try later.")

    def broken(arguments: Mapping[str, Any], context: ToolContext) -> str:
        raise KeyError("secret detail")

    refused = await run_tool(replace(CALCULATOR, run=refuse), {"expression": "1"}, context)
    assert (refused.text, refused.failed) == ("no luck. Try later.", True)
    bug = await run_tool(replace(CALCULATOR, run=broken), {"expression": "1"}, context)
    assert bug.failed
    assert "KeyError" in bug.text
    assert "secret" not in bug.text


async def test_that_long_results_are_cut_and_say_so(context: ToolContext) -> None:
    def long(arguments: Mapping[str, Any], context: ToolContext) -> str:
        return "ü" * 50_000

    result = await run_tool(replace(CALCULATOR, run=long), {"expression": "1"}, context)
    assert result.truncated
    assert len(result.text.encode()) <= 16_384
    assert result.text.endswith("only the first part is shown]")


@given(st.text(), st.integers(min_value=60, max_value=200))
def test_that_cutting_never_splits_a_character(text: str, most: int) -> None:
    cut = cut_text(text, most)
    assert len(cut.encode()) <= most or len(text.encode("utf-8", "replace")) <= most
