"""The estimate against real models: the KV cache exactly, the buffers of a step nearly."""

from __future__ import annotations

import pytest

from tests.unit.models.published import MODELS, Published
from workbench.models.gguf import GgufHeader, Tensor
from workbench.models.memory import Allocation, cell_bytes, compute_bytes, kv_bytes
from workbench.models.shape import shape_of

MIB = 1024 * 1024
STEP = Allocation(8192, 8192, 512, 32)
COMPUTE_MIB = {
    "Llama-3.2-1B": 72.01,
    "Llama-3.2-3B": 80.01,
    "Llama-3.1-8B": 124.01,
    "Qwen2.5-0.5B": 43.51,
    "Qwen2.5-7B": 147.01,
    "Qwen3-0.6B": 34.01,
    "Qwen3-4B": 88.01,
    "Qwen3-8B": 112.01,
    "Gemma-2-2B": 87.52,
    "Gemma-3-1B": 65.27,
    "Gemma-3-4B": 95.02,
    "Mistral-7B-v0.3": 124.01,
    "TinyLlama-1.1B": 57.01,
    "SmolLM2-1.7B": 72.01,
    "Granite-3.3-2B": 72.01,
    "CodeLlama-7B": 104.51,
    "CodeGemma-7B": 178.01,
    "DeepSeek-V2-Lite": 97.01,
    "DeepSeek-V2-Lite, converted before April 2025": 88.14,
    "OLMo-2-1B": 72.01,
    "StarCoder2-3B": 56.01,
    "gpt-oss-20b": 108.39,
}
"""What llama.cpp says it needs for a step of 512 tokens and 32 sequences over 8 192 cells."""


def header_of(model: Published) -> GgufHeader:
    fields: dict[str, object] = {"general.architecture": model.architecture}
    for name, value in model.fields.items():
        kept = tuple(value) if isinstance(value, list) else value
        fields[f"{model.architecture}.{name}"] = kept
    return GgufHeader(3, fields, {"tokenizer.ggml.tokens": model.vocabulary}, (), 0, 0)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_that_the_kv_cache_is_exact(model: Published) -> None:
    shape = shape_of(header_of(model))
    assert cell_bytes(shape) == model.cell
    assert shape.state_bytes == model.state
    assert kv_bytes(shape, 8192, sequences=3) == 8192 * model.cell + 3 * model.state
    assert shape.recurrent == bool(model.state)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_that_smaller_elements_make_a_smaller_cache(model: Published) -> None:
    shape = shape_of(header_of(model))
    assert cell_bytes(shape, "q8_0") * 32 == model.cell // 2 * 34
    assert cell_bytes(shape, "q4_0") * 32 == model.cell // 2 * 18


@pytest.mark.parametrize("name", COMPUTE_MIB)
def test_that_the_buffers_of_a_step_are_within_five_per_cent(name: str) -> None:
    model = next(model for model in MODELS if model.name == name)
    shape = shape_of(header_of(model))
    logits = STEP.sequences * shape.vocabulary * 4  # the library counts them as another buffer
    found = (compute_bytes(shape, STEP) - logits) / MIB
    assert found == pytest.approx(COMPUTE_MIB[name], rel=0.05)


def test_that_experts_at_rest_are_not_read() -> None:
    fields = {
        "general.architecture": "qwen3moe",
        "qwen3moe.expert_count": 8,
        "qwen3moe.expert_used_count": 2,
    }
    tensors = (
        Tensor("blk.0.attn_q.weight", (10,), "Q8_0", 0, 200),
        Tensor("blk.0.ffn_up_exps.weight", (10,), "Q8_0", 200, 800),
    )
    assert shape_of(GgufHeader(3, fields, {}, tensors, 0, 1000)).active_share == 0.4
    assert shape_of(GgufHeader(3, fields, {}, (), 0, 0)).active_share == 1.0


def test_that_the_table_of_tokens_counts_apart_where_the_output_has_its_own() -> None:
    table = Tensor("token_embd.weight", (4, 8), "F16", 0, 64)
    output = Tensor("output.weight", (4, 8), "F16", 64, 64)
    untied = GgufHeader(3, {"general.architecture": "llama"}, {}, (table, output), 0, 128)
    tied = GgufHeader(3, {"general.architecture": "llama"}, {}, (table,), 0, 64)
    assert shape_of(untied).input_bytes == 64
    assert shape_of(tied).input_bytes == 0


def test_that_more_than_twenty_models_are_tried() -> None:
    assert len({model.name for model in MODELS}) >= 20
    assert len({model.architecture for model in MODELS}) >= 15
