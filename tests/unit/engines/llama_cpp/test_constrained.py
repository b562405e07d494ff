"""Tool calls from random weights: the grammar alone must make them right."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from workbench.base.errors import RequestError
from workbench.engines.api import (
    BrokenToolCall,
    EngineEvent,
    Failed,
    Finished,
    LoadOptions,
    Message,
    Request,
    SamplingOptions,
    TextDelta,
    ToolCall,
    ToolDefinition,
)
from workbench.engines.llama_cpp.engine import LlamaEngine, load
from workbench.engines.llama_cpp.prompts import Prompt
from workbench.engines.llama_cpp.sampling import Sampler

Load = Callable[..., LlamaEngine]
Run = Callable[..., dict[str, list[EngineEvent]]]

ROOM = {
    "type": "object",
    "properties": {
        "room": {"type": "string", "enum": ["kitchen", "hall"]},
        "on": {"type": "boolean"},
        "level": {"type": "integer"},
    },
    "required": ["room", "on", "level"],
    "additionalProperties": False,
}
TOOLS = (
    ToolDefinition("light", "Switch a light.", ROOM),
    ToolDefinition("stop", "Stop.", {"type": "object", "properties": {}}),
)


def check(call: ToolCall) -> None:
    if call.repaired:  # the last call was cut off by the limit of new tokens
        return
    arguments = json.loads(call.arguments)
    assert call.name in {"light", "stop"}
    if call.name == "stop":
        assert arguments == {}
        return
    assert arguments.keys() == {"room", "on", "level"}
    assert arguments["room"] in {"kitchen", "hall"}
    assert isinstance(arguments["on"], bool)
    assert type(arguments["level"]) is int


def request(seed: int, choice: str = "required", tokens: int = 400) -> Request:
    return Request(
        (Message("user", "Light, please."),),
        TOOLS,
        tool_choice=choice,  # type: ignore[arg-type]
        sampling=SamplingOptions(temperature=1.5, top_p=1.0, seed=seed, max_new_tokens=tokens),
    )


@pytest.mark.parametrize("seed", range(5))
def test_that_required_calls_fit_their_schema(load_tiny: Load, run: Run, seed: int) -> None:
    events = run(load_tiny(), it=request(seed))["it"]

    calls = [event for event in events if isinstance(event, ToolCall)]
    assert calls
    for call in calls:
        check(call)
    last = events[-1]
    assert isinstance(last, Finished)
    if last.reason == "tool_calls":
        assert not [event for event in events if isinstance(event, BrokenToolCall)]


def test_that_constrained_and_free_requests_share_a_batch(load_tiny: Load, run: Run) -> None:
    engine = load_tiny()
    free = Request((Message("user", "Hi"),), sampling=SamplingOptions(max_new_tokens=30))
    events = run(engine, a=request(1), b=free, c=request(2))

    for key in ("a", "c"):
        calls = [event for event in events[key] if isinstance(event, ToolCall)]
        assert calls
        for call in calls:
            check(call)
    assert not [event for event in events["b"] if isinstance(event, ToolCall)]


def test_that_a_hostile_schema_ends_its_own_request_only(
    load_tiny: Load, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = load_tiny()
    bad = replace(request(1), tools=(ToolDefinition("t", "", {"required": True}),))
    free = Request((Message("user", "Hi"),), sampling=SamplingOptions(max_new_tokens=30))
    events = run(engine, a=free, b=bad, c=request(2))
    assert isinstance(failed := events["b"][-1], Failed)
    assert "tool 't'" in failed.error.message
    assert "required is true" in failed.error.message
    assert all(isinstance(events[key][-1], Finished) for key in "ac")

    def broken(_self: object, _request: Request, prompt: Prompt) -> Sampler:
        if prompt.constraint is not None:
            raise TypeError("what nobody thought of")
        return Sampler(engine._context, free.sampling, prompt.tokens)

    monkeypatch.setattr(LlamaEngine, "_sampler", broken)
    events = run(engine, a=free, b=request(1))
    assert isinstance(failed := events["b"][-1], Failed)
    assert isinstance(failed.error, RequestError)
    assert "nobody thought of" in failed.error.message
    assert isinstance(events["a"][-1], Finished)


@pytest.fixture(scope="module")
def eager_model(random_model: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that always wants to begin a tool call."""
    target = tmp_path_factory.mktemp("models") / "eager.gguf"
    shape = random_model.SHAPES["tiny"]
    made = random_model.write(target, shape, favoured="<tool_call>")
    assert isinstance(made, Path)
    return made


@pytest.fixture
def eager(eager_model: Path) -> Iterator[LlamaEngine]:
    engine = load(eager_model, LoadOptions(threads=1, context_tokens=1024))
    yield engine
    engine.close()


@pytest.mark.parametrize("seed", range(4))
def test_that_a_lazy_grammar_wakes_at_its_trigger(
    eager: LlamaEngine, run: Run, seed: int
) -> None:
    events = run(eager, it=request(seed, "auto"))["it"]

    calls = [event for event in events if isinstance(event, ToolCall)]
    assert calls
    assert not calls[0].repaired
    for call in calls:
        check(call)


def test_that_without_constraint_the_same_model_writes_no_call(
    eager: LlamaEngine, run: Run
) -> None:
    free = Request(
        (Message("user", "Light, please."),),
        TOOLS,
        constrain=False,
        sampling=SamplingOptions(temperature=1.5, seed=1, max_new_tokens=60),
    )
    events = run(eager, it=free)["it"]

    assert not [event for event in events if isinstance(event, ToolCall)]
    assert [event for event in events if isinstance(event, BrokenToolCall)]


def test_that_tools_that_are_not_offered_leave_plain_text(load_tiny: Load, run: Run) -> None:
    events = run(load_tiny(), it=request(3, "none", 20))["it"]

    assert [event for event in events if isinstance(event, TextDelta)]
    assert isinstance(events[-1], Finished)


def test_that_a_bad_schema_fails_the_request_alone(load_tiny: Load, run: Run) -> None:
    engine = load_tiny()
    tools = tuple(ToolDefinition(f"t{n}", "", {"type": "object"}) for n in range(200))
    last = run(engine, it=Request((Message("user", "Hi"),), tools))["it"][-1]

    assert isinstance(last, Failed)
    assert isinstance(last.error, RequestError)
    assert isinstance(run(engine, it=request(1))["it"][-1], Finished)
