"""How much memory the generators of one model may take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workbench.engines.api import LoadOptions
from workbench.engines.kv_plan import own_context_tokens
from workbench.engines.onnx_genai.onnx_file import OnnxFile

_MOST_GENERATORS = 32


@dataclass(frozen=True, slots=True)
class Plan:
    """The memory of the generators.

    Attributes:
        cell_bytes: Bytes of one token in a KV cache; 1 where the file does not tell.
        generators: Most there are at a time, each with a whole context.
        keeps: They are kept between requests.
    """

    context_tokens: int
    trained_tokens: int
    cell_bytes: int
    generators: int
    keeps: bool


def plan_memory(described: Mapping[str, Any], file: OnnxFile, options: LoadOptions) -> Plan:
    """One whole context, and as many beside it as the memory for kept prefixes holds."""
    trained = int(described.get("context_length") or 0)
    decoder = described["decoder"]
    context = own_context_tokens(options.context_tokens, trained)
    key_name = str(decoder.get("inputs", {}).get("past_key_names", ""))
    element = file.element_bytes.get(key_name.replace("%d", "0"), 0.0) or 4.0
    heads = int(decoder.get("num_key_value_heads") or 0)
    layers, size = (
        int(decoder.get("num_hidden_layers") or 0),
        int(decoder.get("head_size") or 0),
    )
    cell = max(1, int(2 * layers * heads * size * element))
    beside = options.cache_bytes // (cell * context)
    most = min(1 + beside, _MOST_GENERATORS)
    if options.cache_bytes == 0:
        most = min(options.max_sequences, _MOST_GENERATORS)
    return Plan(context, trained, cell, most, options.cache_bytes > 0)
