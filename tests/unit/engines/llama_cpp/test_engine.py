"""The engine on a real, tiny model with random weights."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.base.errors import ContextFull, ModelLoadError, RequestError
from workbench.engines.api import (
    EngineEvent,
    Failed,
    Finished,
    LoadOptions,
    Message,
    PromptProgress,
    PromptReady,
    Request,
    SamplingOptions,
    TextDelta,
)
from workbench.engines.llama_cpp.engine import LlamaEngine, load

Load = Callable[..., LlamaEngine]
Run = Callable[..., dict[str, list[EngineEvent]]]
Make = Callable[..., Request]


def text_of(events: list[EngineEvent]) -> str:
    return "".join(event.text for event in events if isinstance(event, TextDelta))


def ready(events: list[EngineEvent]) -> PromptReady:
    (found,) = (event for event in events if isinstance(event, PromptReady))
    return found


def end(events: list[EngineEvent]) -> Finished:
    last = events[-1]
    assert isinstance(last, Finished)
    return last


def test_that_an_answer_is_streamed_and_counted(
    load_tiny: Load, run: Run, greedy: Make
) -> None:
    events = run(load_tiny(), one=greedy("the quick brown fox", 20))["one"]

    assert isinstance(events[0], PromptReady)
    assert isinstance(events[1], PromptProgress)
    stats = end(events).stats
    assert end(events).reason == "length"
    assert stats.new_tokens == 20
    assert stats.prompt_tokens == ready(events).prompt_tokens
    assert 0.0 <= stats.queue_s <= stats.first_token_s <= stats.total_s
    assert sum(e.tokens for e in events if isinstance(e, TextDelta)) <= 20


def test_that_requests_side_by_side_answer_as_each_alone(
    load_tiny: Load, run: Run, greedy: Make
) -> None:
    common = "a long beginning that all of them share " * 6
    prompts = {f"r{n}": common + end for n, end in enumerate(("one", "two", "three", "four"))}
    prompts["other"] = "something else altogether"
    alone = {
        key: text_of(run(load_tiny(cache_bytes=0), only=greedy(prompt))["only"])
        for key, prompt in prompts.items()
    }

    together = run(load_tiny(), **{key: greedy(prompt) for key, prompt in prompts.items()})

    assert {key: text_of(events) for key, events in together.items()} == alone


def test_that_requests_that_arrive_together_read_their_common_prefix_once(
    load_tiny: Load, run: Run, greedy: Make
) -> None:
    engine = load_tiny()
    common = "w x y z " * 50
    events = run(engine, a=greedy(common + "first"), b=greedy(common + "last"))

    total = ready(events["a"]).prompt_tokens + ready(events["b"]).prompt_tokens
    assert ready(events["b"]).cached_tokens >= 200
    assert engine.scheduler.decoded_prompt_tokens == total - ready(events["b"]).cached_tokens


def test_that_the_next_turn_reads_only_new_tokens(
    load_tiny: Load, run: Run, greedy: Make
) -> None:
    engine = load_tiny()
    prompt, read_before = "system text and tools " * 8, 0
    for turn in range(4):
        request = greedy(prompt, 16, conversation_id="talk")
        before = engine.scheduler.decoded_prompt_tokens
        events = run(engine, it=request)["it"]
        decoded = engine.scheduler.decoded_prompt_tokens - before
        assert decoded == ready(events).prompt_tokens - ready(events).cached_tokens
        cached, note = ready(events).cached_tokens, ready(events).cache_note
        if turn:
            assert cached >= read_before - 1
            assert note.startswith(f"first difference at token {cached}: ")
        read_before = ready(events).prompt_tokens
        prompt += f" result {turn} of a tool"


def test_that_a_changed_history_is_named_with_its_place(
    load_tiny: Load, run: Run, greedy: Make
) -> None:
    engine = load_tiny()
    run(engine, it=greedy("x " * 40 + "old ending of the text", 8, conversation_id="talk"))

    events = run(engine, it=greedy("x " * 40 + "new words", 8, conversation_id="talk"))["it"]

    cached = ready(events).cached_tokens
    assert 40 <= cached < ready(events).prompt_tokens
    assert ready(events).cache_note.startswith(f"first difference at token {cached}")


def test_that_kept_prefixes_stay_within_their_bytes(
    load_tiny: Load, run: Run, greedy: Make
) -> None:
    engine = load_tiny(cache_bytes=100_000, context_tokens=256)
    # 256 cells, and 195 beside them for half of the bytes, in whole steps of 256.
    assert engine.usage().kv_capacity_tokens == 512
    for n in range(12):
        run(engine, it=greedy(f"{n} " * 60, 4))
        assert engine.usage().kv_used_tokens <= 256


def test_that_a_conversation_is_kept_however_small_the_cache(
    load_tiny: Load, run: Run, greedy: Make
) -> None:
    engine = load_tiny(cache_bytes=1, context_tokens=512)
    first = run(engine, it=greedy("x y " * 100, 4, conversation_id="a"))["it"]
    usage = engine.usage()
    told = end(first).stats
    assert usage.conversation_tokens == {"a": told.prompt_tokens + told.new_tokens - 1}
    assert usage.context_used_tokens == usage.conversation_tokens["a"]
    assert usage.context_tokens == 512

    again = run(engine, it=greedy("x y " * 100 + "z", 4, conversation_id="a"))["it"]
    assert ready(again).cached_tokens >= ready(first).prompt_tokens - 1


def test_that_cancelling_a_prompt_leaves_the_others_untouched(
    load_tiny: Load, run: Run, greedy: Make
) -> None:
    expected = text_of(run(load_tiny(), it=greedy("stay with me", 60))["it"])
    engine = load_tiny()
    engine.submit("stays", greedy("stay with me", 60))
    seen: list[tuple[str, EngineEvent]] = []
    for _ in range(5):
        seen += engine.step()
    engine.submit("goes", greedy("a " * 400, 8))
    for _ in range(3):
        seen += engine.step()
    engine.cancel("goes")
    for _ in range(200):
        seen += engine.step()

    goes = [event for key, event in seen if key == "goes"]
    stays = [event for key, event in seen if key == "stays"]
    assert end(goes).reason == "cancelled"
    assert end(goes).stats.new_tokens == 0
    assert text_of(stays) == expected


def test_that_a_running_batch_is_interrupted_and_decoded_again(
    load_tiny: Load, run: Run, greedy: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = text_of(run(load_tiny(), it=greedy("stay with me", 40))["it"])
    engine = load_tiny(batch_tokens=512)
    context = engine._context
    codes: list[int] = []
    decode = context.decode

    def decode_while_cancelled() -> int:
        if engine._reading_now == {"goes"}:
            engine.cancel("goes")
        codes.append(decode())
        return codes[-1]

    monkeypatch.setattr(context, "decode", decode_while_cancelled)
    seen: list[tuple[str, EngineEvent]] = []
    engine.submit("stays", greedy("stay with me", 40))
    for _ in range(4):
        seen += engine.step()
    engine.submit("goes", greedy("a " * 400, 8))
    for _ in range(100):
        seen += engine.step()

    assert 2 in codes
    assert end([event for key, event in seen if key == "goes"]).reason == "cancelled"
    assert text_of([event for key, event in seen if key == "stays"]) == expected


def test_that_an_answer_can_be_cancelled_from_another_thread(
    load_tiny: Load, greedy: Make
) -> None:
    engine = load_tiny()
    engine.submit("it", greedy("go on and on", 900))
    seen = [event for _ in range(10) for _, event in engine.step()]
    thread = threading.Thread(target=engine.cancel, args=("it",))
    thread.start()
    thread.join(10)
    seen += [event for _ in range(3) for _, event in engine.step()]

    assert end(seen).reason == "cancelled"
    assert end(seen).stats.new_tokens > 0
    assert engine.usage().running == 0


def test_that_unknown_and_finished_requests_are_cancelled_silently(
    load_tiny: Load, run: Run, greedy: Make
) -> None:
    engine = load_tiny()
    run(engine, it=greedy("x", 4))
    engine.cancel("it")
    engine.cancel("never seen")

    assert engine.step() == []
    assert run(engine, it=greedy("x", 4))["it"]


def test_that_a_stop_text_ends_the_answer_and_is_not_shown(
    load_tiny: Load, run: Run, greedy: Make
) -> None:
    engine = load_tiny()
    whole = text_of(run(engine, it=greedy("tell me more", 40))["it"])
    stop = whole[10:14]
    sampling = SamplingOptions(temperature=0.0, max_new_tokens=40, stop=(stop,))

    events = run(engine, it=greedy("tell me more", sampling=sampling))["it"]

    assert end(events).reason == "stop"
    assert text_of(events) == whole[: whole.index(stop)]


def test_that_a_prompt_that_fills_the_context_is_refused_with_both_numbers(
    load_tiny: Load, run: Run, greedy: Make
) -> None:
    ready, last = run(load_tiny(context_tokens=256), it=greedy("a b c " * 400))["it"]

    assert isinstance(ready, PromptReady)
    assert ready.text == "a b c " * 400
    assert (ready.prompt_tokens, ready.limit_tokens) == (1201, 256)
    assert "256" in ready.refused
    assert isinstance(last, Failed)
    assert isinstance(last.error, ContextFull)
    assert "256" in last.error.message
    assert "1201 tokens" in last.error.message
    assert last.error.hint


def test_that_an_answer_that_reaches_the_end_says_so(
    load_tiny: Load, run: Run, greedy: Make
) -> None:
    events = run(load_tiny(context_tokens=256), it=greedy("a b c " * 70, 500))["it"]

    assert end(events).reason == "context_full"
    assert end(events).stats.prompt_tokens + end(events).stats.new_tokens == 256


def test_that_more_requests_than_cells_all_end_and_answer_as_alone(
    load_tiny: Load, run: Run, greedy: Make
) -> None:
    prompts = {f"r{n}": f"{n} is my number " * 12 for n in range(6)}
    roomy = {
        key: text_of(run(load_tiny(), it=greedy(prompt, 60))["it"])
        for key, prompt in prompts.items()
    }
    engine = load_tiny(context_tokens=256, cache_bytes=0)

    crowded = run(engine, **{key: greedy(prompt, 60) for key, prompt in prompts.items()})

    assert {key: text_of(events) for key, events in crowded.items()} == roomy
    assert engine.usage().kv_used_tokens == 0


def test_that_a_fixed_seed_repeats_an_answer(load_tiny: Load, run: Run, greedy: Make) -> None:
    sampling = SamplingOptions(temperature=1.0, seed=7, max_new_tokens=30, repeat_penalty=1.1)
    engine = load_tiny()

    first = run(engine, it=greedy("roll", sampling=sampling))["it"]
    again = run(engine, it=greedy("roll", sampling=sampling))["it"]

    assert text_of(first) == text_of(again)


def test_that_the_template_of_the_file_makes_the_prompt(load_tiny: Load, run: Run) -> None:
    request = Request(
        (Message("system", "Be brief."), Message("user", "Hi")),
        sampling=SamplingOptions(max_new_tokens=2),
    )
    assert ready(run(load_tiny(), it=request)["it"]).text == (
        "<|im_start|>system\nBe brief.<|im_end|>\n"
        "<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n"
    )


def test_that_bad_requests_fail_and_the_engine_goes_on(
    load_tiny: Load, run: Run, greedy: Make
) -> None:
    engine = load_tiny()
    for bad in (Request(()), greedy(""), greedy("x", 0)):
        last = run(engine, it=bad)["it"][-1]
        assert isinstance(last, Failed)
        assert isinstance(last.error, RequestError)
    assert end(run(engine, it=greedy("x", 4))["it"]).reason == "length"


def test_that_the_figures_are_real(load_tiny: Load, tiny_model: Path) -> None:
    engine = load_tiny(context_tokens=512, max_sequences=2)
    info = engine.info()

    assert info.model_name == "random"
    assert info.architecture == "llama"
    assert info.trained_context_tokens == 2048
    assert info.context_tokens == 512
    assert 0 < info.weights_bytes < tiny_model.stat().st_size
    # 2 layers, 2 KV heads of 16 + 16 numbers of two bytes each, 1 024 cells.
    assert info.kv_bytes == 2 * 2 * 32 * 2 * 1024
    assert info.compute_bytes > 0
    assert engine.usage().kv_capacity_tokens == 1024


def test_that_a_context_is_never_longer_than_the_model_learnt(load_tiny: Load) -> None:
    assert load_tiny(context_tokens=100_000, max_sequences=1).info().context_tokens == 2048


def test_that_cells_are_bounded_by_what_the_requests_can_use(tiny_model: Path) -> None:
    options = LoadOptions(
        threads=1, context_tokens=2048, max_sequences=250, cache_bytes=1 << 60
    )
    engine = load(tiny_model, options)
    try:
        assert engine.usage().kv_capacity_tokens == 250 * 2048
    finally:
        engine.close()


def test_that_an_unknown_architecture_is_named(tiny_model: Path, tmp_path: Path) -> None:
    path = tmp_path / "odd.gguf"
    data = tiny_model.read_bytes()
    path.write_bytes(data.replace(b"llama", b"lhama"))

    with pytest.raises(ModelLoadError, match="lhama"):
        load(path, LoadOptions())


def test_that_a_conversation_that_had_to_make_room_is_told_so(
    load_tiny: Load, run: Run, greedy: Make
) -> None:
    engine = load_tiny(context_tokens=256, max_sequences=1, cache_bytes=1)
    first = run(engine, it=greedy("a b c d " * 20, 4, conversation_id="first"))["it"]
    run(engine, it=greedy("w x y z " * 58, 4, conversation_id="second"))
    again = run(engine, it=greedy("a b c d " * 21, 4, conversation_id="first"))["it"]

    note = ready(again).cache_note
    assert note.startswith("lost from token ")
    assert note.endswith("tokens was given up to make room for others")
    assert f"of {ready(first).prompt_tokens + 3} " in note


def test_that_a_conversation_is_not_kept_without_a_cache_and_is_told_so(
    load_tiny: Load, run: Run, greedy: Make
) -> None:
    engine = load_tiny(cache_bytes=0)
    run(engine, it=greedy("a b c d " * 20, 4, conversation_id="talk"))
    again = run(engine, it=greedy("a b c d " * 21, 4, conversation_id="talk"))["it"]

    assert "was not kept, for no memory is set aside" in ready(again).cache_note


def test_that_a_conversation_from_before_the_model_was_loaded_is_told_so(
    load_tiny: Load, run: Run
) -> None:
    talk = (Message("user", "hello"), Message("assistant", "yes"), Message("user", "and now"))
    sampling = SamplingOptions(temperature=0.0, max_new_tokens=4)
    request = Request(talk, sampling=sampling, conversation_id="talk")
    events = run(load_tiny(), it=request)["it"]
    fresh = run(load_tiny(), it=Request(talk[:1], sampling=sampling, conversation_id="t"))["it"]

    assert ready(events).cache_note.startswith("lost from token 0 on: this model read nothing")
    assert ready(fresh).cache_note == ""
