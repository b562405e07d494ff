"""How much memory a model's KV cache gets, and how much work one step may hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workbench.engines.api import LoadOptions
from workbench.engines.kv_plan import plan_kv
from workbench.engines.openvino.blocks import BLOCK_TOKENS
from workbench.engines.openvino.ir_file import IrFile
from workbench.engines.openvino.library import KV_TYPES, PipelineOptions

_STEP_S = 0.8
_SLOW_THREAD_PER_S = 40e9
"""Multiplications and additions of one thread of a slow processor, in a second."""
_LEAST_STEP_TOKENS = 32


@dataclass(frozen=True, slots=True)
class Plan:
    """What an engine allocates."""

    context_tokens: int
    trained_tokens: int
    pipeline: PipelineOptions


def plan_memory(
    config: Mapping[str, Any], file: IrFile, options: LoadOptions, threads: int
) -> Plan:
    """The pool of blocks that all requests and kept prefixes share."""
    text = config.get("text_config")
    described = text if isinstance(text, Mapping) else config
    trained = _number(described, "max_position_embeddings")
    kv_type, value_bytes = KV_TYPES[options.kv_type]
    pool = plan_kv(options, trained, max(1, int(_values(described) * value_bytes)))
    # Each sequence may leave its last block half empty.
    blocks = -(-pool.cells // BLOCK_TOKENS) + options.max_sequences
    step_tokens = max(
        _LEAST_STEP_TOKENS,
        options.max_sequences,
        min(options.batch_tokens, _soon_done(file.parameters, threads)),
    )
    pipeline = PipelineOptions(
        device=str(options.extra.get("device", "CPU")),
        threads=threads,
        blocks=blocks,
        sequences=options.max_sequences,
        step_tokens=step_tokens,
        kv_type=kv_type,
        keeps=options.cache_bytes > 0,
    )
    return Plan(pool.context_tokens, trained, pipeline)


def _soon_done(parameters: int, threads: int) -> int:
    """Tokens that even a slow processor reads in one step of ``_STEP_S``.

    A step cannot be interrupted, and who stops a request does not want to wait.
    """
    return int(_STEP_S * _SLOW_THREAD_PER_S * threads / (2 * max(1, parameters)))


def _values(described: Mapping[str, Any]) -> int:
    """Values of one token in the KV cache."""
    heads = _number(described, "num_attention_heads")
    size = _number(described, "head_dim") or _number(described, "hidden_size") // max(1, heads)
    kv_heads = _number(described, "num_key_value_heads") or heads
    return 2 * _number(described, "num_hidden_layers") * kv_heads * size


def _number(described: Mapping[str, Any], key: str) -> int:
    value = described.get(key)
    return value if isinstance(value, int) and value > 0 else 0
