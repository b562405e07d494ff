"""The MLX engine on models that really call tools."""

from __future__ import annotations

import json
import os
import shutil
import struct
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest

from workbench.base.errors import ContextFull, ModelLoadError, RequestError
from workbench.base.paths import resource
from workbench.engines import gbnf
from workbench.engines.api import (
    CallInMessage,
    EngineEvent,
    Failed,
    Finished,
    LoadOptions,
    Message,
    PromptReady,
    Request,
    SamplingOptions,
    TextDelta,
    ToolCall,
    ToolDefinition,
)
from workbench.engines.mlx_batch import engine as engine_module
from workbench.engines.mlx_batch import mask as mask_module
from workbench.engines.mlx_batch.engine import MlxEngine, load
from workbench.engines.mlx_batch.kernels import use_own_kernels
from workbench.engines.mlx_batch.mask import can_mask
from workbench.engines.registry import engine_for

pytestmark = pytest.mark.skipif(find_spec("mlx_lm") is None, reason="MLX is not installed")

TINY = Path(__file__).parents[2] / "models" / "tiny-agent" / "agent-hf"
ENDLESS = "<|im_start|>assistant\n<tool_call>\n"
"""A beginning after which the tiny model does not stop."""
GREEDY = SamplingOptions(temperature=0.0, max_new_tokens=80)
ADD = ToolDefinition(
    "add",
    "Adds two numbers.",
    {
        "type": "object",
        "properties": {"a": {"type": "integer"}, "b": {"type": "integer"}},
        "required": ["a", "b"],
    },
)
HELD = replace(
    ADD,
    parameters={
        "type": "object",
        "properties": {"a": {"enum": [77]}, "b": {"enum": [88]}},
        "required": ["a", "b"],
    },
)
CALCULATOR = ToolDefinition(
    "calculator",
    "Works out a sum.",
    {
        "type": "object",
        "properties": {"expression": {"type": "string"}},
        "required": ["expression"],
    },
)
Load = Callable[..., MlxEngine]
needs_masks = pytest.mark.skipif(not can_mask(), reason="llguidance is not installed")


@pytest.fixture
def tiny() -> Iterator[Load]:
    engines: list[MlxEngine] = []

    def load_it(path: Path = TINY, **options: object) -> MlxEngine:
        values = {"threads": 1, "context_tokens": 1024} | options
        engine = load(path, LoadOptions(**values))  # type: ignore[arg-type]
        engines.append(engine)
        return engine

    yield load_it
    for engine in engines:
        engine.close()


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    folder = tmp_path / "damaged"
    shutil.copytree(TINY, folder, copy_function=shutil.copyfile)
    return folder


def user(text: str, sampling: SamplingOptions = GREEDY, **fields: object) -> Request:
    return Request((Message("user", text),), sampling=sampling, **fields)  # type: ignore[arg-type]


def run(engine: MlxEngine, **requests: Request) -> dict[str, list[EngineEvent]]:
    for key, request in requests.items():
        engine.submit(key, request)
    return finish(engine, *requests)


def finish(engine: MlxEngine, *keys: str) -> dict[str, list[EngineEvent]]:
    events: dict[str, list[EngineEvent]] = {key: [] for key in keys}
    left = set(keys)
    for _ in range(10_000):
        if not left:
            return events
        for key, event in engine.step():
            events[key].append(event)
            if isinstance(event, Finished | Failed):
                left.discard(key)
    raise AssertionError(f"{left} never ended")


def text_of(events: list[EngineEvent]) -> str:
    return "".join(event.text for event in events if isinstance(event, TextDelta))


def ready(events: list[EngineEvent]) -> PromptReady:
    (found,) = (event for event in events if isinstance(event, PromptReady))
    return found


def end(events: list[EngineEvent]) -> Finished:
    last = events[-1]
    assert isinstance(last, Finished)
    return last


def call_in(events: list[EngineEvent]) -> ToolCall:
    (found,) = (event for event in events if isinstance(event, ToolCall))
    return found


def with_result(question: str, call: ToolCall, result: str) -> tuple[Message, ...]:
    return (
        Message("user", question),
        Message("assistant", "", (CallInMessage(call.id, call.name, call.arguments),)),
        Message("tool", result, call_id=call.id, name=call.name),
    )


def test_that_a_folder_of_safetensors_belongs_to_this_engine() -> None:
    assert engine_for(TINY).key == "mlx"
    assert engine_for(resource("models") / "starter" / "hf").key == "mlx"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux builds kernels")
@pytest.mark.parametrize("planted", [False, True])
def test_that_kernels_are_built_where_nobody_else_can_put_some(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, planted: bool
) -> None:
    known = tmp_path / f"workbench-mlx-{os.getuid()}"
    if planted:
        known.mkdir()
        known.chmod(0o777)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))

    use_own_kernels()

    used = Path(os.environ["TMPDIR"])
    assert used.parent == tmp_path
    assert (used == known) is not planted
    assert used.stat().st_mode & 0o777 == 0o700


def test_that_no_compiler_is_started_for_a_processor(tiny: Load) -> None:
    import mlx.core as mx

    tiny()
    calls: list[int] = []

    def doubled(value: mx.array) -> mx.array:
        calls.append(1)
        return value * 2

    compiled = mx.compile(doubled)
    found = [int(compiled(mx.array(number))) for number in (1, 2)]

    assert found == [2, 4]
    assert len(calls) == (2 if mx.default_device() == mx.cpu else 1)


def test_that_it_says_what_was_loaded(tiny: Load) -> None:
    info = tiny().info()

    assert (info.architecture, info.quantisation) == ("llama", "F32")
    assert info.parameters == 602_784
    assert info.weights_bytes == 4 * info.parameters
    assert (info.context_tokens, info.trained_context_tokens) == (1024, 4096)
    assert info.kv_bytes % (3 * 2 * 2 * 16 * 4) == 0  # layers, keys and values, heads, floats
    assert info.can_call_tools
    assert ("constrain" in info.unused_options) is not can_mask()


def test_that_a_tool_is_called_and_its_result_told(tiny: Load) -> None:
    engine = tiny()
    question = "add 12 and 30"

    called = run(engine, it=user(question, tools=(ADD,)))["it"]
    call = call_in(called)
    answer = Request(with_result(question, call, "42"), (ADD,), sampling=GREEDY)
    told = run(engine, it=answer)["it"]

    assert (call.name, json.loads(call.arguments)) == ("add", {"a": 12, "b": 30})
    assert ("writes freely" in ready(called).schema_note) is not can_mask()
    assert end(called).reason == "tool_calls"
    assert text_of(told) == "The result is: 42"
    assert end(told).reason == "stop"


def test_that_the_starter_model_calls_a_tool(tiny: Load) -> None:
    engine = tiny(resource("models") / "starter" / "hf")

    events = run(engine, it=user("What is 12 * 7?", tools=(CALCULATOR,)))["it"]

    call = call_in(events)
    assert (call.name, json.loads(call.arguments)) == (
        "calculator", {"expression": "12 * 7"},
    )  # fmt: skip


@needs_masks
@pytest.mark.parametrize("choice", ["auto", "required"])
def test_that_a_call_is_held_to_its_schema(tiny: Load, choice: str) -> None:
    engine = tiny()
    question = user("add 12 and 30", tools=(HELD,), tool_choice=choice)

    events = run(engine, held=question, free=replace(question, constrain=False))

    held, free = call_in(events["held"]), call_in(events["free"])
    assert (held.name, json.loads(held.arguments)) == ("add", {"a": 77, "b": 88})
    assert held.repaired == ""
    assert json.loads(free.arguments) == {"a": 12, "b": 30}
    assert end(events["held"]).reason == "tool_calls"
    assert not ready(events["held"]).schema_note


@needs_masks
def test_that_a_schema_that_breaks_something_ends_its_own_request_only(
    tiny: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_constraint: object) -> str:
        raise TypeError("what nobody thought of")

    monkeypatch.setattr(gbnf, "lark", broken)
    question = user("add 12 and 30", tools=(HELD,))
    events = run(tiny(), held=question, free=replace(question, constrain=False))

    assert isinstance(failed := events["held"][-1], Failed)
    assert isinstance(failed.error, RequestError)
    assert "nobody thought of" in failed.error.message
    assert end(events["free"]).reason == "tool_calls"


@needs_masks
def test_that_an_answer_fits_its_schema_and_the_rest_is_named(tiny: Load) -> None:
    schema = {
        "type": "object",
        "properties": {"who": {"enum": ["a", "b"]}, "n": {"type": "integer", "minimum": 3}},
        "required": ["who", "n"],
    }
    events = run(tiny(), it=user("hello", output_schema=schema))["it"]

    answer = json.loads(text_of(events))
    assert answer["who"] in ("a", "b")
    assert isinstance(answer["n"], int)
    assert end(events).reason == "stop"
    assert ready(events).schema_note == "the answer: minimum is not held"


@needs_masks
def test_that_free_text_stays_free_beside_tools(tiny: Load) -> None:
    events = run(tiny(), it=user("hello", tools=(HELD,)))["it"]

    assert text_of(events) == "Hello from the tiny model."


def test_that_without_the_library_of_masks_it_says_so(
    tiny: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_module, "can_mask", lambda: False)
    engine = tiny()

    events = run(engine, it=user("add 12 and 30", tools=(HELD,)))["it"]

    assert json.loads(call_in(events).arguments) == {"a": 12, "b": 30}
    assert "without llguidance" in ready(events).schema_note
    assert "constrain" in engine.info().unused_options


@needs_masks
def test_that_a_grammar_that_is_refused_ends_that_request_only(
    tiny: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gbnf, "lark", lambda _constraint: "start: missing_rule")
    engine = tiny()

    events = run(engine, it=user("add 1 and 2", tools=(ADD,)), other=user("hello"))

    assert isinstance(events["it"][-1], Failed)
    assert isinstance(events["it"][-1].error, RequestError)
    assert text_of(events["other"]) == "Hello from the tiny model."


@needs_masks
def test_that_a_mask_that_breaks_ends_its_request_only(
    tiny: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mask_module, "_only", lambda scores, _bits: scores)
    engine = tiny()

    held = user("add 12 and 30", tools=(HELD,), tool_choice="required")
    events = run(engine, it=held, other=user("hello"))

    assert isinstance(events["it"][-1], Failed)
    assert "fits the schema no more" in events["it"][-1].error.message
    assert text_of(events["other"]) == "Hello from the tiny model."


def test_that_two_are_answered_at_once_as_alone(tiny: Load) -> None:
    engine = tiny(cache_bytes=0)
    greeting, sum_ = user("hello"), user("add 7 and 8", tools=(ADD,))
    alone = run(engine, it=greeting)["it"]

    both = run(engine, a=greeting, b=sum_)

    assert text_of(both["a"]) == text_of(alone) == "Hello from the tiny model."
    assert json.loads(call_in(both["b"]).arguments) == {"a": 7, "b": 8}


def test_that_a_request_joins_while_another_is_written(tiny: Load) -> None:
    engine = tiny()
    long = SamplingOptions(temperature=0.0, max_new_tokens=300)
    engine.submit("long", Request((), prompt=ENDLESS, sampling=long))
    seen: list[EngineEvent] = []
    while sum(isinstance(event, TextDelta) for event in seen) < 3:
        seen += [event for _, event in engine.step()]

    engine.submit("late", user("hello"))
    order: list[str] = []
    texts: list[str] = []
    while "late" not in order:
        for key, event in engine.step():
            if key == "late" and isinstance(event, TextDelta):
                texts.append(event.text)
            if isinstance(event, Finished):
                order.append(key)
            assert not isinstance(event, Failed)

    assert "".join(texts) == "Hello from the tiny model."
    assert order == ["late"]
    assert engine.usage().running == 1


def test_that_the_next_turn_reads_only_what_is_new(tiny: Load) -> None:
    engine = tiny()
    question = "add 12 and 30"
    first = run(engine, it=user(question, tools=(ADD,), conversation_id="c"))["it"]
    turn = Request(
        with_result(question, call_in(first), "42"), (ADD,),
        sampling=GREEDY, conversation_id="c",
    )  # fmt: skip
    read_before = engine.read_tokens

    second = run(engine, it=turn)["it"]

    before, now = ready(first), ready(second)
    written = end(first).stats.new_tokens
    assert before.cached_tokens == 0
    assert now.cached_tokens >= before.prompt_tokens + written - 1
    assert engine.read_tokens - read_before == now.prompt_tokens - now.cached_tokens
    assert now.cache_note == ""
    assert text_of(second) == "The result is: 42"
    assert engine.usage().conversation_tokens["c"] >= now.prompt_tokens


def test_that_what_left_the_kept_text_is_told(tiny: Load) -> None:
    engine = tiny()
    run(engine, it=user("hello", conversation_id="c"))

    found = ready(run(engine, it=user("echo word", conversation_id="c"))["it"])

    assert 0 < found.cached_tokens < found.prompt_tokens
    assert f"first difference at token {found.cached_tokens}:" in found.cache_note


def test_that_what_was_lost_is_told(tiny: Load) -> None:
    engine = tiny(cache_bytes=0)
    turns = (Message("user", "hello"), Message("assistant", "Hi."), Message("user", "hello"))
    later = replace(user("", conversation_id="c"), messages=turns)

    fresh = ready(run(engine, it=later)["it"])
    again = ready(run(engine, it=later)["it"])

    assert fresh.cache_note.endswith("this model read nothing like it since it was loaded")
    assert again.cache_note.startswith("lost from token 0 on: the kept text of ")
    assert "no memory is set aside" in again.cache_note


def test_that_nothing_is_kept_where_none_may_be(tiny: Load) -> None:
    engine = tiny(cache_bytes=0)
    run(engine, it=user("hello"))

    assert ready(run(engine, it=user("hello"))["it"]).cached_tokens == 0
    assert engine.usage().kv_used_tokens == 0


def test_that_a_cancelled_request_ends_and_the_others_go_on(tiny: Load) -> None:
    engine = tiny()
    long = SamplingOptions(temperature=0.0, max_new_tokens=500)
    engine.submit("gone", Request((), prompt=ENDLESS, sampling=long))
    engine.submit("stays", user("hello"))
    for _ in range(4):
        engine.step()

    engine.cancel("gone")
    events = finish(engine, "gone", "stays")

    assert end(events["gone"]).reason == "cancelled"
    assert end(events["stays"]).reason == "stop"
    assert engine.usage().running == 0


def test_that_a_seed_repeats_an_answer_beside_others(tiny: Load) -> None:
    engine = tiny(cache_bytes=0)
    wild = SamplingOptions(
        temperature=2.0, top_k=0, top_p=1.0, min_p=0.0, seed=7, max_new_tokens=12
    )
    first = text_of(run(engine, it=Request((), prompt="echo", sampling=wild))["it"])
    other = SamplingOptions(temperature=2.0, max_new_tokens=12)

    again = run(
        engine,
        it=Request((), prompt="echo", sampling=wild),
        other=Request((), prompt="echo", sampling=other),
    )

    assert text_of(again["it"]) == first != text_of(again["other"])


def test_that_limits_end_an_answer_for_the_right_reason(tiny: Load) -> None:
    engine = tiny(context_tokens=64)
    endless = SamplingOptions(temperature=0.0, max_new_tokens=500)
    short = SamplingOptions(temperature=0.0, max_new_tokens=3)
    stop = SamplingOptions(temperature=0.0, max_new_tokens=40, stop=("tiny",))

    events = run(
        engine,
        full=Request((), prompt=ENDLESS, sampling=endless),
        short=user("hello", short),
        stop=user("hello", stop),
    )

    assert end(events["short"]).reason == "length"
    assert text_of(events["short"]) == "Hello from the"
    assert end(events["stop"]).reason == "stop"
    assert text_of(events["stop"]) == "Hello from the "
    stats = end(events["full"]).stats
    assert end(events["full"]).reason == "context_full"
    assert stats.prompt_tokens + stats.new_tokens == 64


def test_that_a_bad_request_fails_alone(tiny: Load) -> None:
    engine = tiny(context_tokens=64)
    none = SamplingOptions(max_new_tokens=0)

    events = run(engine, long=user("word " * 200), none=user("hello", none), good=user("hello"))

    errors = {key: found[-1] for key, found in events.items()}
    assert isinstance(errors["long"], Failed)
    assert isinstance(errors["long"].error, ContextFull)
    assert isinstance(errors["none"], Failed)
    assert isinstance(errors["none"].error, RequestError)
    assert isinstance(errors["good"], Finished)


def test_that_a_step_that_fails_leaves_a_working_engine(
    tiny: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = tiny()
    with monkeypatch.context() as patch:
        patch.setattr(engine._batch, "step", lambda: 1 / 0)
        engine.submit("it", user("hello"))
        with pytest.raises(ZeroDivisionError):
            engine.step()

    assert text_of(run(engine, it=user("hello"))["it"]) == "Hello from the tiny model."


@pytest.mark.parametrize("name", ["config.json", "tokenizer.json", "model.safetensors"])
@pytest.mark.parametrize("harm", ["missing", "empty", "cut", "noise"])
def test_that_a_damaged_folder_is_refused(damaged: Path, name: str, harm: str) -> None:
    file = damaged / name
    data = file.read_bytes()
    if harm == "missing":
        file.unlink()
    else:
        harmed = {"empty": b"", "cut": data[: len(data) // 2], "noise": bytes(200)}
        file.write_bytes(harmed[harm])

    with pytest.raises(Exception) as caught:  # noqa: PT011 - the tokenizer's are plain ones
        load(damaged, LoadOptions(threads=1))

    if name != "tokenizer.json":
        assert isinstance(caught.value, ModelLoadError)
        assert caught.value.hint


def test_that_a_header_that_lies_is_refused(damaged: Path) -> None:
    file = damaged / "model.safetensors"
    data = file.read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    listed = json.loads(data[8 : 8 + length])
    name = next(key for key in listed if key != "__metadata__")
    listed[name]["data_offsets"] = [0, 2**40]
    header = json.dumps(listed).encode()
    file.write_bytes(struct.pack("<Q", len(header)) + header + data[8 + length :])

    with pytest.raises(ModelLoadError, match="not as long as its header says"):
        load(damaged, LoadOptions(threads=1))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"model_type": "unheard_of"}, "not supported"),
        ({"model_file": "run_me.py"}, "custom module"),
        ({"num_hidden_layers": 2}, "refused"),
        ({"vocab_size": 1000}, "refused"),
    ],
)
def test_that_a_config_that_does_not_fit_is_refused(
    damaged: Path, change: dict[str, object], words: str
) -> None:
    config = json.loads((damaged / "config.json").read_text())
    (damaged / "config.json").write_text(json.dumps(config | change))
    (damaged / "run_me.py").write_text("raise SystemExit('it was run')\n")

    with pytest.raises(ModelLoadError, match=words) as caught:
        load(damaged, LoadOptions(threads=1))
    assert "GGUF" in caught.value.hint
