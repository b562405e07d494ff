"""The engine on the model that comes with the program."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from workbench.base.paths import resource
from workbench.engines.api import (
    BrokenToolCall,
    EngineEvent,
    Finished,
    LoadOptions,
    Message,
    Request,
    SamplingOptions,
    ToolCall,
    ToolDefinition,
)
from workbench.engines.llama_cpp.engine import LlamaEngine, load

Run = Callable[..., dict[str, list[EngineEvent]]]
CALCULATOR = ToolDefinition(
    "calculator",
    "Works out a sum.",
    {
        "type": "object",
        "properties": {"expression": {"type": "string"}},
        "required": ["expression"],
    },
)
ASKED = (Message("user", "What is 12 * 7?"),)


@pytest.fixture
def starter() -> Iterator[LlamaEngine]:
    engine = load(resource("models") / "starter" / "starter.gguf", LoadOptions(threads=1))
    yield engine
    engine.close()


def calls_in(events: list[EngineEvent]) -> list[str]:
    return [event.arguments for event in events if isinstance(event, ToolCall)]


def test_that_a_call_cut_by_the_token_limit_is_broken(starter: LlamaEngine, run: Run) -> None:
    def answer(new_tokens: int) -> tuple[list[EngineEvent], Finished]:
        sampling = SamplingOptions(temperature=0.0, max_new_tokens=new_tokens)
        request = Request(ASKED, (CALCULATOR,), "required", sampling=sampling)
        events = run(starter, it=request)["it"]
        assert isinstance(events[-1], Finished)
        return events, events[-1]

    whole, end = answer(200)
    assert end.reason == "tool_calls"
    assert len(calls_in(whole)) == 1
    broken = 0
    for new_tokens in range(4, end.stats.new_tokens):
        cut, end = answer(new_tokens)
        assert end.reason == "length"
        assert calls_in(cut) in ([], calls_in(whole))
        broken += any(isinstance(event, BrokenToolCall) for event in cut)
    assert broken > 5
