"""Parked conversations on real models: the same answers, and nothing is read again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Literal

import pytest

from workbench.base.paths import resource
from workbench.engines.api import (
    EngineEvent,
    LoadOptions,
    Message,
    PromptReady,
    Request,
    SamplingOptions,
    TextDelta,
)
from workbench.engines.llama_cpp.cache import SequenceStore
from workbench.engines.llama_cpp.engine import LlamaEngine, load
from workbench.engines.llama_cpp.parking import ParkingStore

Load = Callable[..., LlamaEngine]
Run = Callable[..., dict[str, list[EngineEvent]]]
Make = Callable[..., Request]
CELL_BYTES = 2 * 2 * 32 * 2  # layers, KV heads, key and value, half floats


@pytest.fixture(autouse=True)
def park_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing that is idle stay in the cells while somebody is at work."""
    monkeypatch.setattr("workbench.engines.llama_cpp.engine.IDLE_CELLS", 0)


@pytest.fixture
def load_starter() -> Iterator[Load]:
    engines: list[LlamaEngine] = []

    def load_it(kv_type: Literal["f16", "q8_0"]) -> LlamaEngine:
        path = resource("models") / "starter" / "starter.gguf"
        options = LoadOptions(threads=1, kv_type=kv_type, cache_bytes=1 << 26)
        engines.append(load(path, options))
        return engines[-1]

    yield load_it
    for engine in engines:
        engine.close()


def text_of(events: list[EngineEvent]) -> str:
    return "".join(event.text for event in events if isinstance(event, TextDelta))


def ready(events: list[EngineEvent]) -> PromptReady:
    (found,) = (event for event in events if isinstance(event, PromptReady))
    return found


def parking(engine: LlamaEngine) -> ParkingStore:
    assert isinstance(engine._store, ParkingStore)
    return engine._store


def talks_parked(engine: LlamaEngine) -> set[str]:
    return {text.conversation_id for text in parking(engine).parked}


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"extra": {"flash_attention": "off"}},
        {"speculation": "repeats"},
    ],
    ids=["usual", "turned values", "guessing"],
)
def test_that_an_answer_goes_on_as_if_its_text_had_never_left(
    load_tiny: Load, run: Run, greedy: Make, options: dict[str, object]
) -> None:
    first = greedy("tell me of the sea " * 12, 16, conversation_id="a")
    alone, engine = load_tiny(**options), load_tiny(**options)
    start = text_of(run(alone, it=first)["it"])
    assert text_of(run(engine, it=first)["it"]) == start
    more = greedy("tell me of the sea " * 12 + start + " and then", 24, conversation_id="a")
    expected = run(alone, it=more)["it"]
    for n in range(3):
        run(engine, it=greedy(f"{n} is another matter " * 9, 4, conversation_id=str(n)))
    assert "a" in talks_parked(engine)

    events = run(engine, it=more)["it"]

    assert "a" not in talks_parked(engine)
    assert text_of(events) == text_of(expected)
    assert ready(events).cached_tokens == ready(expected).cached_tokens > 140
    assert ready(events).cache_note == ready(expected).cache_note


def test_that_it_is_so_beside_others_that_share_its_start_and_go_on_writing(
    load_tiny: Load, run: Run, greedy: Make
) -> None:
    common = "a long beginning that all of them share " * 6
    mine = common + "but this end is mine alone " * 6
    expected = text_of(run(load_tiny(cache_bytes=0), it=greedy(mine + "so", 30))["it"])
    other = greedy(common + "while this one writes on", 60)
    other_alone = text_of(run(load_tiny(cache_bytes=0), it=other)["it"])
    engine = load_tiny(context_tokens=2048)
    run(engine, it=greedy(mine, 4, conversation_id="mine"))
    run(engine, it=greedy("x y z " * 40, 4, conversation_id="between"))
    assert "mine" in talks_parked(engine)

    seen: list[tuple[str, EngineEvent]] = []
    engine.submit("other", other)
    while not any(isinstance(event, TextDelta) for _, event in seen):
        seen += engine.step()
    engine.submit("mine", greedy(mine + "so", 30, conversation_id="mine"))
    while engine.usage().running + engine.usage().queued:
        seen += engine.step()
    events = {key: [event for one, event in seen if one == key] for key in ("mine", "other")}

    assert ready(events["mine"]).cached_tokens > 200
    assert text_of(events["mine"]) == expected
    assert text_of(events["other"]) == other_alone


def test_that_twenty_conversations_in_turns_keep_within_the_room(
    load_tiny: Load, run: Run, greedy: Make
) -> None:
    room_cells = 3000
    engine = load_tiny(context_tokens=512, cache_bytes=room_cells * CELL_BYTES, max_sequences=2)
    beside = engine.usage().kv_capacity_tokens - 512
    prompts = {str(n): f"{n} is my number " * 14 for n in range(20)}
    reused = 0
    for turn in range(2):
        for key, prompt in prompts.items():
            events = run(engine, it=greedy(prompt + "x" * turn, 4, conversation_id=key))["it"]
            known = ready(events).cached_tokens >= ready(events).prompt_tokens - 5
            assert not turn or known or "to make room" in ready(events).cache_note
            reused += turn and known
            usage, parked_bytes = engine.usage(), parking(engine).parked_bytes
            assert parked_bytes + beside * CELL_BYTES <= room_cells * CELL_BYTES
            assert usage.kv_used_bytes == usage.kv_used_tokens * CELL_BYTES + parked_bytes
    assert 0 < len(usage.conversation_tokens) < len(prompts)
    assert reused == 0  # each comes round when it has just been given up


def test_that_more_conversations_survive_than_the_cells_can_hold(
    load_tiny: Load, run: Run, greedy: Make
) -> None:
    engine = load_tiny(context_tokens=512, cache_bytes=8000 * CELL_BYTES, max_sequences=2)
    prompts = {str(n): f"{n} is my number " * 14 for n in range(12)}
    for key, prompt in prompts.items():
        run(engine, it=greedy(prompt, 4, conversation_id=key))
    tokens = sum(engine.usage().conversation_tokens.values())

    assert engine.usage().conversation_tokens.keys() == prompts.keys()
    assert tokens > engine.usage().kv_capacity_tokens
    for key, prompt in prompts.items():
        events = run(engine, it=greedy(prompt + "x", 4, conversation_id=key))["it"]
        assert ready(events).cached_tokens >= ready(events).prompt_tokens - 2


def test_that_the_trace_says_when_a_parked_text_had_to_go(
    load_tiny: Load, run: Run, greedy: Make
) -> None:
    engine = load_tiny(context_tokens=512, cache_bytes=700 * CELL_BYTES, max_sequences=2)
    for key in "abcd":
        run(engine, it=greedy(f"{key} is my name " * 16, 4, conversation_id=key))

    note = ready(
        run(engine, it=greedy("a is my name " * 17, 4, conversation_id="a"))["it"]
    ).cache_note

    assert note.startswith("lost from token ")
    assert note.endswith("was given up to make room for others")


@pytest.mark.parametrize("what", ["save", "load"])
def test_that_a_copy_that_fails_only_costs_reading_again(
    load_tiny: Load, run: Run, greedy: Make, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    prompt = "tell me of the sea " * 12
    expected = text_of(run(load_tiny(cache_bytes=0), it=greedy(prompt, 12))["it"])
    engine = load_tiny()
    name = {"save": "llama_state_seq_get_data", "load": "llama_state_seq_set_data"}[what]
    monkeypatch.setattr(engine._model.lib, name, lambda *_: 0)
    run(engine, it=greedy(prompt, 12, conversation_id="a"))
    run(engine, it=greedy("another matter " * 12, 12, conversation_id="b"))

    events = run(engine, it=greedy(prompt, 12, conversation_id="a"))["it"]

    assert text_of(events) == expected
    assert ready(events).cached_tokens == 0
    assert "the kept text" in ready(events).cache_note
    assert engine.usage().kv_used_tokens == engine._ledger.used


def test_that_a_model_with_a_window_keeps_its_conversations_in_the_cells(
    random_model: ModuleType, tmp_path: Path, run: Run, greedy: Make
) -> None:
    path = random_model.write(
        tmp_path / "window.gguf", random_model.SHAPES["tiny"], window_tokens=64
    )
    engine = load(path, LoadOptions(threads=1, context_tokens=512))
    try:
        assert type(engine._store) is SequenceStore
        run(engine, it=greedy("x y " * 40, 4, conversation_id="a"))
        run(engine, it=greedy("z " * 40, 4, conversation_id="b"))
        events = run(engine, it=greedy("x y " * 40 + "z", 4, conversation_id="a"))["it"]
        assert ready(events).cached_tokens == 80
    finally:
        engine.close()


def test_that_nothing_is_shared_of_what_a_window_has_left_behind(
    random_model: ModuleType, tmp_path: Path, run: Run, greedy: Make
) -> None:
    path = random_model.write(
        tmp_path / "window.gguf", random_model.SHAPES["tiny"], window_tokens=64
    )
    options = LoadOptions(threads=1, context_tokens=512, max_sequences=2, cache_bytes=1)
    engine, fresh = load(path, options), load(path, replace(options, cache_bytes=0))
    try:
        for talk, text in {"x": "a b " * 50, "a": "k m o " * 66, "b": "q r s " * 80}.items():
            run(engine, it=greedy(text, 2, conversation_id=talk))
        assert list(engine.usage().conversation_tokens) == ["a", "b"]
        request = greedy("k m o " * 50 + "a", 12, conversation_id="a")
        events = run(engine, it=request)["it"]
        assert ready(events).cached_tokens == 0
        assert "cannot be cut back" in ready(events).cache_note
        assert text_of(events) == text_of(run(fresh, it=request)["it"])
    finally:
        engine.close()
        fresh.close()


@pytest.mark.parametrize("kv_type", ["f16", "q8_0"])
def test_that_the_starter_model_goes_on_after_parking(
    load_starter: Load, run: Run, kv_type: str
) -> None:
    starter = load_starter(kv_type)

    def asked(talk: str, *texts: str) -> Request:
        roles = ("user", "assistant")
        messages = tuple(Message(roles[n % 2], text) for n, text in enumerate(texts))  # type: ignore[arg-type]
        sampling = SamplingOptions(temperature=0.0, max_new_tokens=24)
        return Request(messages, sampling=sampling, conversation_id=talk)

    first = "Please tell me a short story about a cat that lives in a house by the sea."
    answer = text_of(run(starter, it=asked("a", first))["it"])
    more = asked("a", first, answer, "And what happens then?")
    expected = run(starter, it=more)["it"]
    run(starter, it=asked("b", "What is the capital of France, and how large is it today?"))
    assert "a" in talks_parked(starter)

    again = asked("a", first, answer, "And what happens then?", text_of(expected), "Why?")
    events = run(starter, it=again)["it"]

    held = ready(expected).prompt_tokens
    assert ready(events).cached_tokens >= held
    assert talks_parked(starter) == {"b"}
    assert text_of(run(load_starter(kv_type), it=again)["it"]) == text_of(events)
