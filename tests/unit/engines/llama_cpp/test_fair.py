"""Nobody waits for another's long prompt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from workbench.engines.api import (
    EngineEvent,
    Finished,
    LoadOptions,
    PromptProgress,
    PromptReady,
    Request,
    TextTask,
    TextVectors,
)
from workbench.engines.llama_cpp.engine import LlamaEngine, load

Load = Callable[..., LlamaEngine]
Make = Callable[..., Request]


@pytest.fixture(scope="module")
def endless(random_model: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that never ends an answer."""
    target = tmp_path_factory.mktemp("endless") / "endless.gguf"
    made = random_model.write(target, random_model.SHAPES["tiny"], favoured="a")
    assert isinstance(made, Path)
    return made


def opened(path: Path, speculation: str = "off") -> LlamaEngine:
    options = LoadOptions(threads=1, context_tokens=2048, batch_tokens=64)
    how: Any = speculation
    return load(path, replace(options, speculation=how))


def steps_until(
    engine: LlamaEngine, done: Callable[[str, EngineEvent], bool]
) -> list[list[tuple[str, EngineEvent]]]:
    """Steps up to the one with such an event."""
    steps: list[list[tuple[str, EngineEvent]]] = []
    while not steps or not any(done(*event) for event in steps[-1]):
        assert len(steps) < 5000
        steps.append(engine.step())
    return steps


@pytest.mark.parametrize("speculation", ["off", "repeats"])
def test_that_a_stream_writes_in_every_step_in_which_a_long_prompt_is_read(
    endless: Path, greedy: Make, speculation: str
) -> None:
    engine = opened(endless, speculation)
    engine.submit("writes", greedy("short", 400))
    steps_until(engine, lambda key, event: isinstance(event, PromptProgress))
    before = engine.scheduler.written_tokens
    engine.submit("reads", greedy("x y z w " * 200, 2))

    def first_token(key: str, event: EngineEvent) -> bool:
        return key == "reads" and (
            isinstance(event, PromptProgress) and event.done_tokens == event.total_tokens
        )

    steps = steps_until(engine, first_token)
    reading = sum(
        any(key == "reads" and isinstance(event, PromptProgress) for key, event in step)
        for step in steps
    )
    assert reading >= 5, "the prompt is read a slice at a time"
    # The last step also chose the first token of the other.
    assert engine.scheduler.written_tokens - before >= reading + 1
    engine.close()


def test_that_a_short_request_ends_before_a_long_prompt_is_read(
    load_tiny: Load, greedy: Make
) -> None:
    engine = load_tiny(context_tokens=2048)
    engine.submit("long", greedy("x y z w " * 220, 2))
    steps_until(engine, lambda key, event: isinstance(event, PromptReady))
    engine.submit("short", greedy("hello", 4))
    steps = steps_until(engine, lambda key, e: key == "short" and isinstance(e, Finished))
    ends = [key for step in steps for key, event in step if isinstance(event, Finished)]

    assert ends == ["short"]


def test_that_texts_are_read_and_a_stream_writes_in_the_same_step(
    endless: Path, greedy: Make
) -> None:
    engine = opened(endless)
    engine.submit("writes", greedy("short", 400))
    steps_until(engine, lambda key, event: isinstance(event, PromptProgress))
    before = engine.scheduler.written_tokens
    engine.submit_task("task", TextTask(tuple(f"text {n} " * 8 for n in range(30))))
    steps = steps_until(engine, lambda key, e: key == "task" and isinstance(e, Finished))

    told = sum(any(isinstance(event, TextVectors) for _, event in step) for step in steps)
    assert told >= 2
    assert engine.scheduler.written_tokens - before == len(steps)
    engine.close()
