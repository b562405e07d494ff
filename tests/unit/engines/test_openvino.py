"""What is peculiar to the OpenVINO GenAI engine."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from workbench.base.errors import ModelLoadError
from workbench.engines.api import (
    EngineEvent,
    Failed,
    Finished,
    LoadOptions,
    Message,
    Request,
    SamplingOptions,
    TextDelta,
)
from workbench.engines.openvino.blocks import BLOCK_TOKENS, BlockLedger
from workbench.engines.openvino.engine import OpenVinoEngine, load
from workbench.engines.openvino.ir_file import IrFile, read_ir_file
from workbench.engines.openvino.library import generation_config
from workbench.engines.openvino.plan import plan_memory

FOLDER = Path(__file__).parents[2] / "models" / "tiny-agent" / "agent-ov"
GREEDY = SamplingOptions(temperature=0.0, max_new_tokens=20)
installed = pytest.mark.skipif(
    find_spec("openvino_genai") is None, reason="OpenVINO GenAI is not installed"
)
CONFIG = {
    "max_position_embeddings": 4096,
    "num_hidden_layers": 2,
    "num_attention_heads": 8,
    "num_key_value_heads": 4,
    "hidden_size": 64,
}
IR = """<?xml version="1.0"?>
<net name="Model0" version="11"><layers>
<layer id="0" name="w" type="Const" version="opset1">
  <data element_type="u4" shape="64, 32" offset="0" size="1024" />
</layer>
<layer id="1" name="scale" type="Const" version="opset1">
  <data element_type="f16" shape="64, 1" offset="1024" size="128" />
</layer>
<layer id="2" name="axis" type="Const" version="opset1">
  <data element_type="i64" shape="" offset="1152" size="8" />
</layer>
</layers></net>
"""


def ask(text: str) -> Request:
    return Request((Message("user", text),), sampling=GREEDY)


def run(engine: OpenVinoEngine, request: Request) -> tuple[list[EngineEvent], int]:
    """The events, and how many steps there were up to the first text."""
    engine.submit("r", request)
    events: list[EngineEvent] = []
    steps = silent = 0
    while not events or not isinstance(events[-1], Finished | Failed):
        events += [event for _, event in engine.step()]
        steps += 1
        if not any(isinstance(event, TextDelta) for event in events):
            silent = steps
    return events, silent + 1


def test_that_weights_are_counted_without_their_scales(tmp_path: Path) -> None:
    (tmp_path / "openvino_model.xml").write_text(IR)
    (tmp_path / "openvino_model.bin").write_bytes(bytes(1160))

    assert read_ir_file(tmp_path / "openvino_model.xml") == IrFile(2048, 1160, "int4")


def test_that_the_file_of_weights_must_hold_them_all(tmp_path: Path) -> None:
    (tmp_path / "openvino_model.xml").write_text(IR)
    (tmp_path / "openvino_model.bin").write_bytes(bytes(1159))

    with pytest.raises(ModelLoadError, match="1159 bytes of at least 1160"):
        read_ir_file(tmp_path / "openvino_model.xml")


@pytest.mark.parametrize("text", ["", "<net></net>", IR[: len(IR) // 2], "<html></html>"])
def test_that_what_is_no_model_file_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "openvino_model.xml").write_text(text)
    (tmp_path / "openvino_model.bin").write_bytes(bytes(2000))

    with pytest.raises(ModelLoadError, match=r"openvino_model\.xml"):
        read_ir_file(tmp_path / "openvino_model.xml")


def test_that_whole_blocks_are_kept_and_the_longest_unused_forgotten() -> None:
    ledger = BlockLedger(4)
    first, second = list(range(100)), list(range(500, 600))

    assert ledger.cached_tokens(first) == 0
    ledger.note(first)
    assert ledger.cached_tokens(first) == 3 * BLOCK_TOKENS
    assert ledger.cached_tokens([*first[:40], 9, *first[41:]]) == BLOCK_TOKENS
    assert ledger.cached_tokens(first[:BLOCK_TOKENS]) == BLOCK_TOKENS - 1
    ledger.note(second)
    assert ledger.cached_tokens(second) == 3 * BLOCK_TOKENS
    assert ledger.cached_tokens(first) == BLOCK_TOKENS
    assert len(ledger) == 4


def test_that_the_pool_holds_a_context_and_what_is_kept() -> None:
    file = IrFile(1_000_000, 4_000_000, "float32")
    options = LoadOptions(context_tokens=1024, cache_bytes=0, max_sequences=2)
    cell_bytes = 2 * 2 * 4 * 8 * 2
    plan = plan_memory(CONFIG, file, options, 1)

    assert (plan.context_tokens, plan.trained_tokens) == (1024, 4096)
    assert plan.pipeline.blocks == 1024 // BLOCK_TOKENS + 2
    assert not plan.pipeline.keeps
    more = plan_memory(CONFIG, file, replace(options, cache_bytes=512 * cell_bytes), 1)
    assert more.pipeline.blocks == 1536 // BLOCK_TOKENS + 2
    assert more.pipeline.keeps


@pytest.mark.parametrize(
    ("parameters", "threads", "tokens"), [(10**6, 1, 512), (10**8, 1, 160), (7 * 10**9, 2, 32)]
)
def test_that_a_step_of_a_large_model_is_short(
    parameters: int, threads: int, tokens: int
) -> None:
    plan = plan_memory(CONFIG, IrFile(parameters, 1, "int4"), LoadOptions(), threads)

    assert plan.pipeline.step_tokens == tokens


@installed
def test_that_a_kept_prompt_really_takes_fewer_steps() -> None:
    engine = load(FOLDER, LoadOptions(threads=1, max_sequences=2, batch_tokens=32))
    try:
        first, first_steps = run(engine, ask("hello " * 60))
        again, again_steps = run(engine, ask("hello " * 60))
    finally:
        engine.close()

    assert isinstance(first[-1], Finished)
    assert isinstance(again[-1], Finished)
    assert again[-1].stats.cached_tokens >= 64
    assert again_steps < first_steps


@installed
def test_that_after_a_failed_step_the_next_request_is_answered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    engine = load(FOLDER, LoadOptions(threads=1, context_tokens=512))

    def with_nonsense(ov: Any, *others: Any) -> Any:
        config = generation_config(ov, *others)
        config.structured_output_config = ov.StructuredOutputConfig(grammar="root ::= ((")
        return config

    try:
        with monkeypatch.context() as patch:
            patch.setattr(f"{load.__module__}.generation_config", with_nonsense)
            failed, _ = run(engine, ask("hello"))
        fine, _ = run(engine, ask("hello"))
    finally:
        engine.close()

    assert isinstance(failed[-1], Failed)
    assert "EBNF" in failed[-1].error.message
    assert "write freely" in failed[-1].error.hint
    assert isinstance(fine[-1], Finished)
    assert any(isinstance(event, TextDelta) for event in fine)


@installed
@pytest.mark.parametrize("kv_type", ["q8_0", "q4_0"])
def test_that_a_smaller_cache_takes_less_memory(kv_type: Any) -> None:
    options = LoadOptions(threads=1, context_tokens=256, cache_bytes=0)
    sizes = []
    for kind in ("f16", kv_type):
        engine = load(FOLDER, replace(options, kv_type=kind))
        sizes.append(engine.info().kv_bytes)
        engine.close()

    assert sizes[1] < sizes[0]


@installed
def test_that_an_unknown_device_is_refused_with_a_reason() -> None:
    with pytest.raises(ModelLoadError, match="NOPE"):
        load(FOLDER, LoadOptions(threads=1, extra={"device": "NOPE"}))
