"""Guessed tokens on a real, tiny model: the same answers, whatever was guessed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.base.errors import ModelLoadError
from workbench.engines.api import (
    EngineEvent,
    Finished,
    LoadOptions,
    Message,
    Request,
    SamplingOptions,
    TextDelta,
    ToolCall,
    ToolDefinition,
)
from workbench.engines.llama_cpp import speculate, trials
from workbench.engines.llama_cpp.engine import LlamaEngine, load
from workbench.engines.speculation import Worth

Load = Callable[..., LlamaEngine]
Run = Callable[..., dict[str, list[EngineEvent]]]
Make = Callable[..., Request]

PROMPT = "one two three four five six seven one two three four "
ADD = ToolDefinition(
    "add",
    "Add two numbers.",
    {
        "type": "object",
        "properties": {"a": {"type": "integer"}, "b": {"type": "integer"}},
        "required": ["a", "b"],
    },
)


@pytest.fixture(autouse=True)
def _always_guess(monkeypatch: pytest.MonkeyPatch) -> None:
    """Guess whenever there is a guess: whether it pays is a matter of the machine."""
    monkeypatch.setattr(speculate, "best_count", lambda *args: min(4, args[4]))
    monkeypatch.setattr(Worth, "on", lambda self, written: True)


def text_of(events: list[EngineEvent]) -> str:
    return "".join(event.text for event in events if isinstance(event, TextDelta))


def end(events: list[EngineEvent]) -> Finished:
    last = events[-1]
    assert isinstance(last, Finished)
    return last


def test_that_an_answer_is_the_same_with_guesses(
    load_tiny: Load, run: Run, greedy: Make
) -> None:
    plain = run(load_tiny(), it=greedy(PROMPT, 120))["it"]
    guessed = run(load_tiny(speculation="repeats"), it=greedy(PROMPT, 120))["it"]

    assert text_of(guessed) == text_of(plain)
    assert end(guessed).reason == end(plain).reason
    assert end(guessed).stats.new_tokens == end(plain).stats.new_tokens
    assert end(plain).stats.guessed_tokens == 0
    stats = end(guessed).stats
    assert 0 <= stats.accepted_tokens <= stats.guessed_tokens
    assert stats.guessed_tokens > 0


def test_that_sampling_with_a_seed_is_the_same_with_guesses(
    load_tiny: Load, run: Run, greedy: Make
) -> None:
    warm = SamplingOptions(temperature=0.7, seed=5, max_new_tokens=80, repeat_penalty=1.1)
    texts = {
        text_of(run(load_tiny(speculation=how), it=greedy(PROMPT * 4, sampling=warm))["it"])
        for how in ("off", "repeats")
    }

    assert len(texts) == 1


def test_that_streams_side_by_side_are_guessed_each_for_itself(
    load_tiny: Load, run: Run, greedy: Make
) -> None:
    prompts = {f"r{n}": PROMPT + word for n, word in enumerate(("a", "b c", "d e f", "z" * 90))}
    requests = {
        key: greedy(prompt, 30 + 2 * n) for n, (key, prompt) in enumerate(prompts.items())
    }
    plain = run(load_tiny(), **requests)
    guessed = run(load_tiny(speculation="repeats"), **requests)

    assert {k: text_of(v) for k, v in guessed.items()} == {
        k: text_of(v) for k, v in plain.items()
    }
    assert sum(end(events).stats.guessed_tokens for events in guessed.values()) > 0


def test_that_what_was_guessed_wrong_is_cut_off_the_cache(
    load_tiny: Load, run: Run, greedy: Make
) -> None:
    engine = load_tiny(speculation="repeats")
    first = run(engine, it=greedy(PROMPT, 60, conversation_id="talk"))["it"]
    following = PROMPT + text_of(first) + " and then"
    again = run(engine, it=greedy(following, 40, conversation_id="talk"))["it"]
    fresh = run(load_tiny(), it=greedy(following, 40))["it"]

    stats = end(first).stats
    assert stats.accepted_tokens < stats.guessed_tokens
    assert text_of(again) == text_of(fresh)
    assert end(again).stats.cached_tokens > 0
    held = sum(state.decoded for state in engine._store.kept)
    assert engine.usage().kv_used_tokens <= held


def test_that_as_many_tokens_as_can_be_are_guessed_in_a_single_sequence(
    load_tiny: Load, run: Run, greedy: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speculate, "best_count", lambda *args: args[4])
    alone = {"max_sequences": 1, "cache_bytes": 0, "context_tokens": 512}
    request = greedy("ab " * 60, 200)
    plain = run(load_tiny(**alone), it=request)["it"]
    engine = load_tiny(**alone, speculation="repeats")
    guessed = run(engine, it=request)["it"]

    assert end(guessed).stats.new_tokens == end(plain).stats.new_tokens
    assert isinstance(engine.scheduler, speculate.SpeculatingScheduler)
    assert max(engine.scheduler.times._times) == speculate.GUESSED_ROWS


def test_that_a_stop_text_ends_an_answer_at_the_same_place(
    load_tiny: Load, run: Run, greedy: Make
) -> None:
    whole = text_of(run(load_tiny(), it=greedy(PROMPT, 60))["it"])
    sampling = SamplingOptions(temperature=0.0, max_new_tokens=60, stop=(whole[20:24],))
    events = run(load_tiny(speculation="repeats"), it=greedy(PROMPT, sampling=sampling))["it"]

    assert text_of(events) == whole[: whole.index(whole[20:24])]
    assert end(events).reason == "stop"


def test_that_a_full_context_ends_an_answer_at_the_same_token(
    load_tiny: Load, run: Run, greedy: Make
) -> None:
    ends = [
        end(run(load_tiny(speculation=how, context_tokens=256), it=greedy(PROMPT, 999))["it"])
        for how in ("off", "repeats")
    ]

    assert ends[0].reason == ends[1].reason == "context_full"
    assert ends[0].stats.new_tokens == ends[1].stats.new_tokens


def test_that_a_stream_can_be_stopped_between_guesses(load_tiny: Load, greedy: Make) -> None:
    engine = load_tiny(speculation="repeats")
    engine.submit("one", greedy(PROMPT, 900))
    events: list[tuple[str, EngineEvent]] = []
    while not any(isinstance(event, TextDelta) for _, event in events):
        events += engine.step()
    engine.cancel("one")
    while not isinstance(events[-1][1], Finished):
        events += engine.step()

    assert end([events[-1][1]]).reason == "cancelled"
    assert engine.step() == []


def test_that_a_draft_model_guesses_and_the_answer_is_the_same(
    load_tiny: Load, run: Run, greedy: Make, tiny_model: Path
) -> None:
    requests = {"a": greedy("hello there", 60), "b": greedy("x y z " * 60, 50)}
    plain = run(load_tiny(), **requests)
    guessed = run(load_tiny(draft_model=str(tiny_model)), **requests)

    assert {k: text_of(v) for k, v in guessed.items()} == {
        k: text_of(v) for k, v in plain.items()
    }
    stats = end(guessed["a"]).stats
    assert stats.accepted_tokens > 0.8 * stats.guessed_tokens > 0


def test_that_a_draft_model_with_other_tokens_is_refused(
    tiny_model: Path, tmp_path: Path
) -> None:
    other = Path(__file__).parents[3] / "models" / "tiny-agent" / "agent.gguf"
    with pytest.raises(ModelLoadError, match=r"agent\.gguf.* cannot guess for this model: it"):
        load(tiny_model, LoadOptions(threads=1, context_tokens=256, draft_model=str(other)))
    missing = str(tmp_path / "nothing.gguf")
    with pytest.raises(ModelLoadError, match=r"nothing\.gguf"):
        load(tiny_model, LoadOptions(threads=1, context_tokens=256, draft_model=missing))


def test_that_a_model_that_cannot_be_cut_back_says_that_nothing_is_guessed(
    load_tiny: Load, run: Run, greedy: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = trials.can_cut
    monkeypatch.setattr(trials, "can_cut", lambda *args: not tried(*args))
    events = run(load_tiny(speculation="repeats"), it=greedy(PROMPT, 8))["it"]

    assert end(events).stats.guessed_tokens == 0
    assert end(events).stats.guess_note == speculate.NOT_CUTTABLE


def test_that_a_held_tool_call_is_the_same_with_guesses(run: Run) -> None:
    path = Path(__file__).parents[3] / "models" / "tiny-agent" / "agent.gguf"
    talk = Message("user", "add 12 and 30")
    request = Request(
        (talk,), (ADD,), sampling=SamplingOptions(temperature=0.0, max_new_tokens=80)
    )
    calls = []
    for options in (
        LoadOptions(threads=1, context_tokens=512),
        LoadOptions(threads=1, context_tokens=512, draft_model=str(path)),
    ):
        engine = load(path, options)
        events = run(engine, it=request)["it"]
        engine.close()
        calls.append([(e.name, e.arguments) for e in events if isinstance(e, ToolCall)])

    assert calls[0] == calls[1]
    assert calls[0]
    assert end(events).stats.accepted_tokens > 0
