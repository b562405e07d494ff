"""What is peculiar to the ONNX Runtime GenAI engine."""

from __future__ import annotations

import json
import os
import shutil
import struct
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest

from workbench.base.errors import EngineError, ModelLoadError
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
from workbench.engines.onnx_genai.engine import OnnxEngine, load
from workbench.engines.onnx_genai.onnx_file import OnnxFile, read_onnx_file
from workbench.engines.onnx_genai.plan import plan_memory

FOLDER = Path(__file__).parents[2] / "models" / "tiny-agent" / "agent-og"
GREEDY = SamplingOptions(temperature=0.0, max_new_tokens=20)
installed = pytest.mark.skipif(
    find_spec("onnxruntime_genai") is None, reason="ONNX Runtime GenAI is not installed"
)
DESCRIBED = {
    "context_length": 4096,
    "decoder": {
        "num_hidden_layers": 2,
        "num_key_value_heads": 4,
        "head_size": 8,
        "inputs": {"past_key_names": "past.%d.key"},
    },
}


def ask(text: str, sampling: SamplingOptions = GREEDY) -> Request:
    return Request((Message("user", text),), sampling=sampling)


def run(engine: OnnxEngine, request: Request) -> list[EngineEvent]:
    engine.submit("r", request)
    events: list[EngineEvent] = []
    while not events or not isinstance(events[-1], Finished | Failed):
        events += [event for _, event in engine.step()]
    return events


def field(number: int, value: int | bytes) -> bytes:
    """One field as protobuf writes it."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    return varint(number << 3 | 2) + varint(len(value)) + value


def varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def tensor(name: str, kind: int, *dims: int, data: bytes = b"", external: bytes = b"") -> bytes:
    body = b"".join(field(1, side) for side in dims) + field(2, kind) + field(8, name.encode())
    return field(5, body + (field(9, data) if data else b"") + external)


def entry(key: str, value: str) -> bytes:
    return field(13, field(1, key.encode()) + field(2, value.encode()))


def graph(path: Path, *parts: bytes) -> Path:
    path.write_bytes(field(1, 8) + field(7, b"".join(parts)))
    return path


def test_that_quantised_weights_are_counted_by_what_they_stand_for(tmp_path: Path) -> None:
    attributes = (("K", 64), ("N", 32), ("bits", 4))
    node = field(1, b"x") + field(1, b"w_packed") + field(1, b"w_scales")
    node += field(4, b"MatMulNBits")
    node += b"".join(field(5, field(1, key.encode()) + field(3, n)) for key, n in attributes)
    path = graph(
        tmp_path / "m.onnx",
        field(1, node),
        tensor("w_packed", 2, 32, 2, 16, data=bytes(1024)),
        tensor("w_scales", 1, 64, data=bytes(256)),
        tensor("norm", 10, 64, data=bytes(128)),
        tensor("cos_cache", 1, 100, data=bytes(400)),
    )

    found = read_onnx_file(path)

    assert found.parameters == 64 * 32 + 64
    assert found.weights_bytes == 1024 + 256 + 128 + 400
    assert found.quantisation == "int4"


def test_that_weights_in_another_file_must_be_there(tmp_path: Path) -> None:
    place = entry("location", "m.data") + entry("offset", "64") + entry("length", "4000")
    path = graph(tmp_path / "m.onnx", tensor("w", 1, 1000, external=place))

    with pytest.raises(ModelLoadError, match=r"m\.data.*missing"):
        read_onnx_file(path)
    (tmp_path / "m.data").write_bytes(bytes(4063))
    with pytest.raises(ModelLoadError, match="4063 bytes of at least 4064"):
        read_onnx_file(path)
    (tmp_path / "m.data").write_bytes(bytes(4064))
    assert read_onnx_file(path).weights_bytes == 4000


def test_that_weights_outside_the_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(bytes(4000))
    folder = tmp_path / "model"
    folder.mkdir()
    place = entry("location", "../secret") + entry("length", "4000")
    path = graph(folder / "m.onnx", tensor("w", 1, 1000, external=place))

    with pytest.raises(ModelLoadError, match="missing"):
        read_onnx_file(path)


@pytest.mark.parametrize(
    "data", [b"\x00" * 40, b"\xff" * 40, b"GGUF" * 20, field(7, b"")[:1], struct.pack("<Q", 58)]
)
def test_that_what_is_no_onnx_file_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "m.onnx"
    path.write_bytes(data)

    with pytest.raises(ModelLoadError, match=r"m\.onnx.*damaged"):
        read_onnx_file(path)


def test_that_generators_fit_into_the_memory_for_kept_prefixes() -> None:
    file = OnnxFile(element_bytes={"past.0.key": 2.0})
    cell_bytes = 2 * 2 * 4 * 8 * 2
    room = LoadOptions(context_tokens=1000, cache_bytes=3 * 1000 * cell_bytes)

    assert plan_memory(DESCRIBED, file, room).cell_bytes == cell_bytes
    assert plan_memory(DESCRIBED, file, room).generators == 4
    assert plan_memory(DESCRIBED, file, replace(room, cache_bytes=1)).generators == 1
    none = plan_memory(DESCRIBED, file, replace(room, cache_bytes=0, max_sequences=3))
    assert (none.generators, none.keeps) == (3, False)
    assert (
        plan_memory(DESCRIBED, file, replace(room, context_tokens=9999)).context_tokens == 4096
    )


@installed
def test_that_telemetry_is_off_before_the_library_is_there() -> None:
    load(FOLDER, LoadOptions(context_tokens=256, threads=1)).close()

    assert os.environ["ORT_DISABLE_TELEMETRY"] == "1"


@installed
def test_that_a_folder_that_brings_code_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(FOLDER, folder, copy_function=shutil.copyfile)
    config = json.loads((folder / "genai_config.json").read_text())
    config["model"]["decoder"]["session_options"]["custom_ops_library"] = "./evil.so"
    (folder / "genai_config.json").write_text(json.dumps(config))

    with pytest.raises(ModelLoadError, match="custom_ops_library"):
        load(folder, LoadOptions(threads=1))


@installed
@pytest.mark.parametrize(
    "change",
    [
        {"model": 5},
        {"model": {"decoder": {"filename": "../model.onnx"}}},
        {"model": {"decoder": {}}},
        {},
    ],
)
def test_that_a_config_that_says_nonsense_is_refused(
    tmp_path: Path, change: dict[str, object]
) -> None:
    folder = tmp_path / "model"
    shutil.copytree(FOLDER, folder, copy_function=shutil.copyfile)
    (folder / "genai_config.json").write_text(json.dumps(change))

    with pytest.raises(ModelLoadError, match=r"genai_config\.json") as caught:
        load(folder, LoadOptions(threads=1))
    assert caught.value.hint


@installed
def test_that_what_the_library_refuses_is_told_with_its_reason(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(FOLDER, folder, copy_function=shutil.copyfile)
    config = json.loads((folder / "genai_config.json").read_text())
    config["model"]["type"] = "no-such-family"
    (folder / "genai_config.json").write_text(json.dumps(config))

    with pytest.raises(ModelLoadError, match="no-such-family"):
        load(folder, LoadOptions(threads=1))


@installed
def test_that_a_long_prompt_is_read_in_slices_and_can_be_stopped_between() -> None:
    engine = load(FOLDER, LoadOptions(context_tokens=2048, threads=1, batch_tokens=64))
    try:
        engine.submit("long", Request((), prompt="one two " * 400, sampling=GREEDY))
        events = [event for _, event in engine.step()]
        engine.cancel("long")
        events += [event for _, event in engine.step()]
        (again,) = [
            event
            for event in run(engine, Request((), prompt="one two " * 400, sampling=GREEDY))
            if isinstance(event, PromptReady)
        ]
    finally:
        engine.close()

    (progress,) = [event for event in events if isinstance(event, PromptProgress)]
    assert 0 < progress.done_tokens <= 64
    assert isinstance(events[-1], Finished)
    assert events[-1].reason == "cancelled"
    assert again.cached_tokens == progress.done_tokens - 1


@installed
def test_that_one_generator_serves_many_requests_in_turn() -> None:
    engine = load(FOLDER, LoadOptions(context_tokens=512, threads=1, cache_bytes=1))
    try:
        assert engine.pool.most == 1
        for key, text in (("a", "hello"), ("b", "hi")):
            engine.submit(key, ask(text))
        texts = {"a": "", "b": ""}
        ended: list[str] = []
        while len(ended) < 2:
            for key, event in engine.step():
                texts[key] += event.text if isinstance(event, TextDelta) else ""
                ended += [key] * isinstance(event, Finished | Failed)
    finally:
        engine.close()

    assert ended == ["a", "b"]
    assert texts["a"].strip()
    assert texts["b"].strip()


@installed
def test_that_a_failure_inside_costs_one_request_only(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = load(FOLDER, LoadOptions(context_tokens=512, threads=1))
    try:
        with monkeypatch.context() as patch:
            # The library itself refuses more tokens than a generator has room for.
            patch.setattr("workbench.engines.token_jobs.check_length", lambda *_: None)
            failed = run(engine, Request((), prompt="one two " * 900, sampling=GREEDY))
        fine = run(engine, ask("hello"))
    finally:
        engine.close()

    assert isinstance(failed[-1], Failed)
    assert isinstance(failed[-1].error, EngineError)
    assert "max length" in failed[-1].error.message
    assert isinstance(fine[-1], Finished)


@installed
def test_that_a_fixed_seed_begins_anew() -> None:
    engine = load(FOLDER, LoadOptions(context_tokens=512, threads=1))
    sampling = SamplingOptions(temperature=1.0, seed=3, max_new_tokens=5)
    try:
        run(engine, ask("hello"))
        ready = run(engine, ask("hello", sampling))[0]
    finally:
        engine.close()

    assert isinstance(ready, PromptReady)
    assert ready.cached_tokens == 0
    assert "seed" in ready.cache_note
