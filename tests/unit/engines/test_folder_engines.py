"""ONNX Runtime GenAI and OpenVINO GenAI on a tiny model that really calls tools."""

from __future__ import annotations

import asyncio
import json
import random
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import aclosing
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

import pytest

from workbench.base.errors import (
    ContextFull,
    EngineCrashed,
    EngineUnavailable,
    ModelLoadError,
    RequestError,
)
from workbench.engines import gbnf
from workbench.engines.api import (
    CallInMessage,
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
    ToolCall,
    ToolDefinition,
)
from workbench.engines.contract import Engine
from workbench.engines.host import EngineHost
from workbench.engines.registry import ENGINES, EngineSpec, engine_for, load_function
from workbench.engines.worker import load_engine

TINY = Path(__file__).parents[2] / "models" / "tiny-agent"
GREEDY = SamplingOptions(temperature=0.0, max_new_tokens=80)
ENDLESS = "<|im_start|>assistant\n<tool_call>\n"
"""A beginning after which the tiny model does not stop for long."""
NUMBERS = {"a": {"type": "integer"}, "b": {"type": "integer"}}
ADD = ToolDefinition(
    "add",
    "Add two numbers",
    {"type": "object", "properties": NUMBERS, "required": ["a", "b"]},
)
HELD = replace(
    ADD,
    parameters={
        "type": "object",
        "properties": {"a": {"enum": [77]}, "b": {"enum": [88]}},
        "required": ["a", "b"],
    },
)


@dataclass(frozen=True)
class Row:
    """One engine, its folder, and files of the folder that it cannot do without."""

    key: str
    folder: Path
    weights: str
    needed: tuple[str, ...]

    @property
    def spec(self) -> EngineSpec:
        return next(spec for spec in ENGINES if spec.key == self.key)

    def load(self, folder: Path | None = None, **options: object) -> Engine:
        values = {"threads": 1, "context_tokens": 1024} | options
        return load_engine(self.spec, folder or self.folder, LoadOptions(**values))  # type: ignore[arg-type]


ROWS = (
    Row(
        "onnx-genai",
        TINY / "agent-og",
        "model.onnx.data",
        ("genai_config.json", "tokenizer.json", "model.onnx", "model.onnx.data"),
    ),
    Row(
        "openvino",
        TINY / "agent-ov",
        "openvino_model.bin",
        ("openvino_model.xml", "openvino_tokenizer.bin", "openvino_detokenizer.xml"),
    ),
)


WATCHED = """
import sys
names = {"socket.connect", "socket.getaddrinfo", "os.fork", "subprocess.Popen"}
sys.addaudithook(lambda name, args: print(name, args) if name in names else None)
from pathlib import Path
from workbench.engines.api import LoadOptions
from workbench.engines.host import EngineHost
from workbench.engines.registry import ENGINES, load_function
(spec,) = (spec for spec in ENGINES if spec.key == sys.argv[1])
load_function(spec)(Path(sys.argv[2]), LoadOptions(context_tokens=256, threads=1)).close()
"""


@pytest.fixture(scope="module", params=ROWS, ids=lambda row: row.key)
def row(request: pytest.FixtureRequest) -> Row:
    found = request.param
    assert isinstance(found, Row)
    if find_spec(found.spec.library) is None:
        pytest.skip(f"{found.spec.title} is not installed")
    return found


@pytest.fixture(scope="module")
def engine(row: Row) -> Iterator[Engine]:
    engine = row.load()
    yield engine
    engine.close()


@pytest.fixture
def damaged(row: Row, tmp_path: Path) -> Path:
    folder = tmp_path / "damaged"
    shutil.copytree(row.folder, folder, copy_function=shutil.copyfile)
    return folder


def user(text: str, sampling: SamplingOptions = GREEDY, **fields: object) -> Request:
    values: dict[str, object] = {"tools": (ADD,)} | fields
    return Request((Message("user", text),), sampling=sampling, **values)  # type: ignore[arg-type]


def run(engine: Engine, *requests: Request) -> list[list[EngineEvent]]:
    """The events of each request, all submitted at once."""
    keys = [f"r{number}" for number in range(len(requests))]
    for key, request in zip(keys, requests, strict=True):
        engine.submit(key, request)
    return finish(engine, *keys)


def finish(engine: Engine, *keys: str) -> list[list[EngineEvent]]:
    events: dict[str, list[EngineEvent]] = {key: [] for key in keys}
    left = set(keys)
    for _ in range(10_000):
        for key, event in engine.step():
            events[key].append(event)
            if isinstance(event, Finished | Failed):
                left.discard(key)
        if not left:
            return list(events.values())
    raise AssertionError(f"{left} never ended")


def text_of(events: list[EngineEvent]) -> str:
    return "".join(event.text for event in events if isinstance(event, TextDelta))


def calls_in(events: list[EngineEvent]) -> list[tuple[str, object]]:
    return [
        (event.name, json.loads(event.arguments))
        for event in events
        if isinstance(event, ToolCall)
    ]


def end(events: list[EngineEvent]) -> Finished:
    last = events[-1]
    assert isinstance(last, Finished), last
    return last


def error_of(events: list[EngineEvent]) -> Exception:
    last = events[-1]
    assert isinstance(last, Failed)
    return last.error


def first_text(engine: Engine, key: str) -> None:
    """Step until the request has written something."""
    for _ in range(1_000):
        if any(isinstance(event, TextDelta) and on == key for on, event in engine.step()):
            return
    raise AssertionError("nothing was written")


def test_that_a_folder_is_known_by_its_files(row: Row) -> None:
    assert engine_for(row.folder).key == row.key


async def test_that_loading_starts_no_process_and_reaches_for_no_network(row: Row) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", WATCHED, row.key, str(row.folder),
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    told, errors = await asyncio.wait_for(process.communicate(), 90)

    assert process.returncode == 0, errors.decode()
    assert told.decode() == ""


def test_that_it_tells_what_was_loaded(row: Row, engine: Engine) -> None:
    info = engine.info()

    assert info.model_name == row.folder.name
    assert info.architecture == "llama"
    assert info.parameters == 602_784
    assert info.quantisation == "float32"
    assert (info.context_tokens, info.trained_context_tokens) == (1024, 4096)
    assert info.threads == 1
    assert info.weights_bytes >= 4 * info.parameters
    assert info.kv_bytes > 0
    assert info.can_call_tools
    assert "use_mmap" in info.unused_options


@pytest.mark.parametrize("constrain", [True, False])
def test_that_a_tool_is_called_and_its_result_told(engine: Engine, constrain: bool) -> None:
    (asked,) = run(engine, user("add 12 and 30", constrain=constrain))
    call = next(event for event in asked if isinstance(event, ToolCall))
    messages = (
        Message("user", "add 12 and 30"),
        Message("assistant", "", calls=(CallInMessage("c1", call.name, call.arguments),)),
        Message("tool", "42", call_id="c1", name="add"),
    )
    (told,) = run(engine, Request(messages, tools=(ADD,), sampling=GREEDY, constrain=constrain))

    assert (call.name, json.loads(call.arguments)) == ("add", {"a": 12, "b": 30})
    assert text_of(asked).strip() == ""
    assert end(asked).reason == "tool_calls"
    assert text_of(told) == "The result is: 42"
    assert end(told).reason == "stop"


def test_that_text_streams_in_pieces(engine: Engine) -> None:
    (events,) = run(engine, user("hello"))

    ready = events[0]
    assert isinstance(ready, PromptReady)
    assert ready.text.endswith("<|im_start|>assistant\n")
    pieces = [event for event in events if isinstance(event, TextDelta)]
    assert len(pieces) > 3
    assert text_of(events) == "Hello from the tiny model."
    last_read = [event for event in events if isinstance(event, PromptProgress)][-1]
    assert last_read.done_tokens == last_read.total_tokens == ready.prompt_tokens
    stats = end(events).stats
    assert stats.prompt_tokens == ready.prompt_tokens
    assert stats.new_tokens == sum(piece.tokens for piece in pieces) + 1  # and the end
    assert 0 <= stats.queue_s <= stats.first_token_s <= stats.total_s


def test_that_requests_run_side_by_side(engine: Engine) -> None:
    together = run(engine, user("add 12 and 30"), user("hello"), user("add 7 and 8"))

    assert calls_in(together[0]) == [("add", {"a": 12, "b": 30})]
    assert text_of(together[1]) == "Hello from the tiny model."
    assert calls_in(together[2]) == [("add", {"a": 7, "b": 8})]


def test_that_a_call_is_held_to_its_schema(engine: Engine) -> None:
    (free,) = run(engine, user("add 12 and 30", tools=(HELD,), constrain=False))
    (held,) = run(engine, user("add 12 and 30", tools=(HELD,)))

    assert calls_in(free) != [("add", {"a": 77, "b": 88})]
    assert calls_in(held) == [("add", {"a": 77, "b": 88})]


def test_that_a_call_is_held_to_a_rich_schema(engine: Engine) -> None:
    properties = {
        "city": {"type": "string"},
        "unit": {"enum": ["celsius", "kelvin"]},
        "days": {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2},
        "more": {"type": "object", "properties": {"wind": {"type": ["boolean", "null"]}}},
    }
    schema = {"type": "object", "properties": properties, "required": list(properties)}
    tool = ToolDefinition("get_weather", "Weather of a city", schema)

    request = user(
        "what is the weather in Paris",
        replace(GREEDY, max_new_tokens=400),
        tools=(tool,),
        tool_choice="required",
    )

    (events,) = run(engine, request)

    assert calls_in(events), events
    name, arguments = calls_in(events)[0]
    assert name == "get_weather"
    assert isinstance(arguments, dict)
    assert list(arguments) == list(properties)
    assert isinstance(arguments["city"], str)
    assert arguments["unit"] in ("celsius", "kelvin")
    assert len(arguments["days"]) == 2
    assert all(isinstance(day, int) for day in arguments["days"])
    assert arguments["more"].get("wind") in (True, False, None)


def test_that_an_answer_is_held_to_its_schema(engine: Engine) -> None:
    schema = {"type": "object", "properties": {"n": {"enum": [7]}}, "required": ["n"]}

    (events,) = run(engine, user("hello", tools=(), output_schema=schema))

    assert json.loads(text_of(events)) == {"n": 7}
    assert end(events).reason == "stop"


def test_that_a_schema_that_breaks_something_ends_its_own_request_only(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_grammar: str) -> None:
        raise TypeError("what nobody thought of")

    monkeypatch.setattr(gbnf, "parse", broken)
    free = user("hello", tools=())
    events = run(engine, free, user("add 1 and 2", tool_choice="required"), free)

    assert isinstance(failed := events[1][-1], Failed)
    assert isinstance(failed.error, RequestError)
    assert "nobody thought of" in failed.error.message
    assert text_of(events[0]) == text_of(events[2]) == "Hello from the tiny model."


def test_that_a_call_can_be_demanded(engine: Engine) -> None:
    (free,) = run(engine, user("hello"))
    (held,) = run(engine, user("hello", tool_choice="required"))

    assert calls_in(free) == []
    ((name, arguments),) = calls_in(held)
    assert name == "add"
    assert isinstance(arguments, dict)
    assert set(arguments) == {"a", "b"}


def test_that_hot_sampling_still_fits_the_schema(engine: Engine) -> None:
    hot = SamplingOptions(temperature=3.0, min_p=0.3, max_new_tokens=120)

    (held,) = run(engine, user("add 12 and 30", hot, tools=(HELD,), tool_choice="required"))

    assert calls_in(held) == [("add", {"a": 77, "b": 88})]


def test_that_a_stop_text_ends_the_answer(engine: Engine) -> None:
    (events,) = run(engine, user("hello", replace(GREEDY, stop=("tiny",))))

    assert text_of(events) == "Hello from the "
    assert end(events).reason == "stop"


def test_that_the_limit_of_tokens_holds(engine: Engine) -> None:
    (events,) = run(engine, user("hello", replace(GREEDY, max_new_tokens=3)))

    assert end(events).reason == "length"
    assert end(events).stats.new_tokens == 3


def test_that_a_seed_repeats_an_answer(engine: Engine) -> None:
    hot = SamplingOptions(temperature=4.0, top_k=0, min_p=0.0, max_new_tokens=12)

    def answer(seed: int) -> str:
        (events,) = run(engine, user("hello", replace(hot, seed=seed), tools=()))
        return text_of(events)

    assert answer(5) == answer(5)
    assert len({answer(seed) for seed in range(6, 12)}) > 1


def test_that_min_p_rules_out_the_improbable(engine: Engine) -> None:
    hot = SamplingOptions(temperature=4.0, top_k=0, min_p=0.999, max_new_tokens=12)

    (events,) = run(engine, user("hello", hot))

    assert text_of(events) == "Hello from the tiny model."


def test_that_what_a_conversation_shares_is_not_read_again(engine: Engine) -> None:
    greeting = user("hello there you", conversation_id="kept")
    (first,) = run(engine, greeting)
    (again,) = run(engine, greeting)
    (other,) = run(engine, user("hello there me", conversation_id="kept"))

    assert text_of(again) == text_of(first)
    assert end(again).stats.cached_tokens > 100
    assert end(again).stats.cached_tokens < end(again).stats.prompt_tokens
    assert end(other).stats.cached_tokens > 100
    ready = other[0]
    assert isinstance(ready, PromptReady)
    assert "first difference at token" in ready.cache_note
    usage = engine.usage()
    assert usage.conversation_tokens["kept"] > 100
    assert usage.kv_capacity_tokens >= usage.kv_used_tokens > 100
    assert usage.kv_used_bytes > usage.kv_used_tokens
    assert usage.context_tokens == 1024


def test_that_a_turn_after_a_fresh_load_says_why_it_is_read_again(row: Row) -> None:
    engine = row.load(cache_bytes=0)
    messages = (Message("user", "hello"), Message("assistant", "Hi."), Message("user", "hello"))
    try:
        (fresh,) = run(engine, replace(user("", conversation_id="c"), messages=messages))
        (unkept,) = run(engine, replace(user("", conversation_id="c"), messages=messages))
    finally:
        engine.close()

    assert isinstance(fresh[0], PromptReady)
    assert isinstance(unkept[0], PromptReady)
    assert fresh[0].cache_note.endswith("this model read nothing like it since it was loaded")
    assert unkept[0].cached_tokens == 0
    assert unkept[0].cache_note.startswith("lost from token 0 on: the kept text of ")
    assert "no memory is set aside" in unkept[0].cache_note


def test_that_a_text_that_was_given_up_is_told(row: Row) -> None:
    engine = row.load(context_tokens=512, cache_bytes=1)
    long = user("hello there you " * 20, conversation_id="first")
    try:
        run(engine, long)
        for number in range(12):
            other = f"{number} " * 60 + "hello"
            run(engine, user(other, conversation_id=f"other-{number}"))
        (again,) = run(engine, long)
    finally:
        engine.close()

    ready = again[0]
    assert isinstance(ready, PromptReady)
    assert f"lost from token {ready.cached_tokens} on: the kept text of " in ready.cache_note


def test_that_nothing_is_kept_without_memory_for_it(row: Row) -> None:
    engine = row.load(cache_bytes=0)
    try:
        run(engine, user("hello"))
        (again,) = run(engine, user("hello"))
    finally:
        engine.close()

    assert end(again).stats.cached_tokens == 0


def test_that_a_cancel_takes_effect_in_the_middle(engine: Engine) -> None:
    sampling = replace(GREEDY, max_new_tokens=800)
    engine.submit("long", Request((), prompt=ENDLESS, sampling=sampling))
    engine.submit("other", user("hello"))
    first_text(engine, "long")

    engine.cancel("long")
    began_s = time.monotonic()
    long, other = finish(engine, "long", "other")

    assert time.monotonic() - began_s < 2.0
    assert end(long).reason == "cancelled"
    assert end(other).reason == "stop"
    assert text_of(other).endswith("the tiny model.")
    assert engine.usage().running == 0


def test_that_a_full_context_ends_the_answer(engine: Engine) -> None:
    sampling = replace(GREEDY, max_new_tokens=2_000)

    (events,) = run(engine, Request((), prompt="one two " * 200, sampling=sampling))

    stats = end(events).stats
    assert end(events).reason in ("context_full", "stop")
    assert stats.prompt_tokens + stats.new_tokens <= 1024


def test_that_a_prompt_longer_than_the_context_is_refused(engine: Engine) -> None:
    (events,) = run(engine, user("add " + "1 " * 1_000))

    error = error_of(events)
    assert isinstance(error, ContextFull)
    assert "1024" in error.message
    assert error.hint


@pytest.mark.parametrize(
    "request_", [Request(()), user("hello", replace(GREEDY, max_new_tokens=0))]
)
def test_that_an_empty_request_is_refused(engine: Engine, request_: Request) -> None:
    (events,) = run(engine, request_)

    assert isinstance(error_of(events), RequestError)


def test_that_characters_of_several_tokens_come_whole(engine: Engine) -> None:
    prompt = "<|im_start|>user\necho \N{ROBOT FACE}<|im_end|>\n<|im_start|>assistant\n"

    (events,) = run(engine, Request((), prompt=prompt, sampling=GREEDY))

    ready = events[0]
    assert isinstance(ready, PromptReady)
    assert ready.text == prompt
    assert "<|im_end|>" not in text_of(events)


def test_that_a_missing_file_is_named(row: Row, damaged: Path) -> None:
    for name in row.needed:
        file = damaged / name
        held = file.read_bytes()
        file.unlink()
        with pytest.raises(ModelLoadError, match=name) as caught:
            row.load(damaged)
        assert caught.value.hint
        file.write_bytes(held)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9])
def test_that_weights_cut_off_are_refused(row: Row, damaged: Path, share: float) -> None:
    file = damaged / row.weights
    held = file.read_bytes()
    file.write_bytes(held[: int(len(held) * share)])

    with pytest.raises(ModelLoadError, match=r"cut off|empty") as caught:
        row.load(damaged)
    assert row.weights in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize("share", [0.0, 0.4])
def test_that_a_graph_cut_off_is_refused(row: Row, damaged: Path, share: float) -> None:
    name = "model.onnx" if row.key == "onnx-genai" else "openvino_model.xml"
    held = (damaged / name).read_bytes()
    (damaged / name).write_bytes(held[: int(len(held) * share)])

    with pytest.raises(ModelLoadError, match=name):
        row.load(damaged)


def garble(folder: Path, chance: random.Random) -> None:
    """Change one byte of each file that holds the model."""
    for file in sorted(folder.iterdir()):
        if file.suffix in (".onnx", ".data", ".xml", ".bin"):
            held = bytearray(file.read_bytes())
            held[chance.randrange(len(held))] = chance.randrange(256)
            file.write_bytes(held)


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_that_garbled_files_cost_a_worker_at_most(
    row: Row, damaged: Path, seed: int
) -> None:
    garble(damaged, random.Random(seed))

    start = EngineHost.start(row.spec, damaged, LoadOptions(threads=1))
    (host,) = await asyncio.gather(start, return_exceptions=True)
    if isinstance(host, BaseException):
        assert isinstance(host, ModelLoadError | EngineCrashed)
        return
    async with asyncio.timeout(60), aclosing(host.generate(user("hello"))) as stream:
        events = [event async for event in stream]
    await host.close()
    assert isinstance(events[-1], Finished | Failed)


@pytest.mark.parametrize("text", ["{", "[]", "", "\x00\x01", '{"added_tokens": 5}'])
def test_that_a_damaged_tokenizer_file_never_loads_wrongly(
    row: Row, damaged: Path, text: str
) -> None:
    (damaged / "tokenizer_config.json").write_text(text)

    if text.startswith('{"'):
        row.load(damaged).close()
        return
    with pytest.raises(ModelLoadError, match=r"tokenizer_config\.json"):
        row.load(damaged)


def test_that_a_path_that_is_no_folder_is_refused(row: Row, tmp_path: Path) -> None:
    with pytest.raises(ModelLoadError, match="not a folder"):
        row.load(tmp_path / "nothing")


def test_that_a_missing_library_says_what_to_install(
    row: Row, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = load_function(row.spec).__module__.rpartition(".")[0] + ".engine"

    def missing() -> None:
        raise ModuleNotFoundError(f"No module named {row.spec.library!r}")

    monkeypatch.setattr(f"{module}.library", missing)

    with pytest.raises(EngineUnavailable, match=row.spec.library) as caught:
        row.load()
    assert "pip install 'agent-workbench[" in caught.value.hint
    assert not replace(row.spec, library="workbench_missing_library").installed
