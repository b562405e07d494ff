"""What of a model decides its memory, read from its header: one rule per kind of attention."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workbench.base.weight_copies import COPYING_ORDERS, WeightOrder, more_bytes
from workbench.models.gguf import GgufHeader, read_header

_FLOAT_BYTES = 4
_TOKEN_BYTES, _MERGE_BYTES = 135, 210
"""What llama.cpp has taken for each after a load, measured with 2,000 to 152,000 tokens.

Its tables keep 143 and 113; the rest is what reading them leaves behind in the heap.
"""
_BOTH_AT_ONCE = ("falcon-h1", "hymba")
_ALL_RECURRENT = ("mamba", "mamba2", "rwkv6", "rwkv6qwen2", "rwkv7", "arwkv7")
_SLIDING = ("gemma2", "gemma3", "gemma3n", "gemma4", "gpt-oss", "cohere2", "exaone4", "llama4",
            "olmo3", "plamo3", "smallthinker", "afmoe", "mimo2", "step35")  # fmt: skip
_PLAIN_INNER = ("starcoder", "starcoder2", "gpt2", "gptneox", "gptj", "phi2", "falcon", "bloom",
                "mpt", "nemotron", "jais", "codeshell")  # fmt: skip
_FULL_EVERY = {"qwen3next": 4, "qwen35": 4, "qwen35moe": 4}


@dataclass(frozen=True, slots=True)
class Shape:
    """What of a model decides its memory.

    Attributes:
        cell_keys: Values that all layers together keep as keys of one token.
        cell_values: The same of values; latent attention keeps none beside its keys.
        feed_forward: Width of the inner layers that work at the same time.
        state_bytes: What recurrent layers keep of one sequence, whatever its length.
        recurrent: Some layers are recurrent.
        inner_layers: Inner layers that are held at once: three with a gate, else one.
        masks: Kinds of attention mask; two where some layers look back over a window only,
            none where no layer looks back.
        latent: Width of all heads of a layer together where attention is latent, else 0.
        projector_bytes: Of the file that lets the model see pictures.
        input_bytes: Of the table of tokens, which stays in memory beside a GPU; 0 where the
            output uses it too.
        active_share: Of the weights that each token reads; less than 1 with experts.
        cell_value_bytes: Of each value that is kept where the engine does not choose that; 0
            where it does.
        heads: Query heads of a layer; 0 where attention is of another kind in some layer.
        vocabulary_bytes: What the engine keeps of the texts of tokens.
        copies: By the order weights are copied into, what they take beyond their file.
    """

    weight_bytes: int
    layers: int
    cell_keys: int
    cell_values: int
    embedding: int
    vocabulary: int
    trained_context_tokens: int
    feed_forward: int = 0
    state_bytes: int = 0
    recurrent: bool = False
    inner_layers: int = 3
    masks: int = 1
    latent: int = 0
    projector_bytes: int = 0
    input_bytes: int = 0
    active_share: float = 1.0
    architecture: str = ""
    cell_value_bytes: float = 0.0
    heads: int = 0
    vocabulary_bytes: int = 0
    copies: tuple[tuple[WeightOrder, int], ...] = ()

    def resident_bytes(self, order: WeightOrder) -> int:
        """Memory of the weights, where those that are multiplied are copied so."""
        return self.weight_bytes + dict(self.copies).get(order, 0)


def read_shape(path: Path) -> Shape:
    """The shape of a GGUF file.

    Raises:
        ModelError: It is no whole GGUF header.
    """
    return shape_of(read_header(path))


def shape_of(header: GgufHeader) -> Shape:
    """The shape a header describes; explicit head sizes go before the derived one."""
    layers = header.number("block_count")
    embedding = header.number("embedding_length")
    heads = header.number("attention.head_count", 1) or 1
    recurrent = _recurrent_layers(header, layers)
    keys, values = _cell(header, layers, recurrent)
    experts = header.number("expert_used_count", 1) or 1
    inner = header.number("expert_feed_forward_length") * experts
    head = header.number("attention.key_length", embedding // heads) or embedding // heads
    return Shape(
        weight_bytes=header.data_end - header.data_start,
        layers=layers,
        cell_keys=keys,
        cell_values=values,
        embedding=embedding,
        vocabulary=header.array_lengths.get(
            "tokenizer.ggml.tokens", header.number("vocab_size")
        ),
        trained_context_tokens=header.number("context_length"),
        feed_forward=max(inner, header.number("feed_forward_length")),
        state_bytes=len(recurrent) * _state_values(header, embedding) * _FLOAT_BYTES,
        recurrent=bool(recurrent),
        inner_layers=1 if header.architecture in _PLAIN_INNER else 3,
        masks=_masks(header) if keys else 0,
        latent=heads * head if header.number("attention.key_length_mla") else 0,
        input_bytes=_input_bytes(header),
        active_share=_active_share(header),
        architecture=header.architecture,
        heads=_plain_heads(header, recurrent),
        vocabulary_bytes=_vocabulary_bytes(header),
        copies=_copies(header),
    )


def _vocabulary_bytes(header: GgufHeader) -> int:
    tokens, merges = (
        header.array_lengths.get(f"tokenizer.ggml.{name}", 0) for name in ("tokens", "merges")
    )
    return tokens * _TOKEN_BYTES + merges * _MERGE_BYTES


def _copies(header: GgufHeader) -> tuple[tuple[WeightOrder, int], ...]:
    rows = [(one.name, one.kind, one.shape, one.size_bytes) for one in header.tensors]
    return tuple((order, more_bytes(rows, order)) for order in COPYING_ORDERS)


def _plain_heads(header: GgufHeader, recurrent: frozenset[int]) -> int:
    name = header.architecture
    capped = f"{name}.attn_logit_softcapping" in header.metadata
    if capped or recurrent or header.number("attention.key_length_mla"):
        return 0
    counts = header.metadata.get(f"{name}.attention.head_count")
    first = counts[0] if isinstance(counts, tuple) and counts else 0
    return header.number("attention.head_count") or (first if isinstance(first, int) else 0)


def _cell(header: GgufHeader, layers: int, recurrent: frozenset[int]) -> tuple[int, int]:
    """Values of one token's keys and of its values, of all layers that keep any."""
    heads = header.number("attention.head_count", 1) or 1
    derived = header.number("embedding_length") // heads
    key = header.number("attention.key_length", derived) or derived
    value = header.number("attention.value_length", derived) or derived
    if header.number("attention.key_length_mla"):
        value = 0
    both = header.architecture in _BOTH_AT_ONCE
    kept = layers - header.number("attention.shared_kv_layers")
    keys = values = 0
    for layer in range(max(0, kept)):
        if layer in recurrent and not both:
            continue
        count = _kv_heads(header, layer, heads)
        keys += count * _size_of(header, "key", layer, key)
        values += count * _size_of(header, "value", layer, value)
    return keys, values


def _kv_heads(header: GgufHeader, layer: int, heads: int) -> int:
    """Of one layer; some models say a number for each of them."""
    counts = header.metadata.get(f"{header.architecture}.attention.head_count_kv")
    if isinstance(counts, tuple) and counts:
        count = counts[min(layer, len(counts) - 1)]
        return count if isinstance(count, int) and count > 0 else 0
    return header.number("attention.head_count_kv", heads) or heads


def _size_of(header: GgufHeader, kind: str, layer: int, usual: int) -> int:
    """Size of a head; layers with a window may have smaller ones."""
    windowed = header.number(f"attention.{kind}_length_swa")
    pattern = header.metadata.get(f"{header.architecture}.attention.sliding_window_pattern")
    if not windowed or not isinstance(pattern, tuple) or not pattern:
        return usual
    return windowed if pattern[min(layer, len(pattern) - 1)] else usual


def _recurrent_layers(header: GgufHeader, layers: int) -> frozenset[int]:
    """Layers that keep a state of fixed size instead of keys and values, or beside them."""
    name = header.architecture
    everything = frozenset(range(layers))
    if name in _ALL_RECURRENT or name in _BOTH_AT_ONCE:
        return everything
    if name in _FULL_EVERY:
        every = header.number("full_attention_interval", _FULL_EVERY[name]) or 1
        return frozenset(layer for layer in everything if (layer + 1) % every)
    if not (header.number("ssm.conv_kernel") or header.number("shortconv.l_cache")):
        return frozenset()
    counts = header.metadata.get(f"{name}.attention.head_count_kv")
    if not isinstance(counts, tuple):
        return frozenset()
    inner = header.metadata.get(f"{name}.feed_forward_length")
    widths = inner if isinstance(inner, tuple) and name.startswith("nemotron_h") else ()
    return frozenset(
        layer
        for layer, count in enumerate(counts[:layers])
        if count == 0 and not (layer < len(widths) and widths[layer])
    )


def _state_values(header: GgufHeader, embedding: int) -> int:
    """What one recurrent layer keeps of one sequence: its convolution, and its state."""
    if size := header.number("wkv.head_size"):
        shifts = header.number("token_shift_count", 2) or 2
        return embedding * (shifts + size)
    if window := header.number("shortconv.l_cache"):
        return embedding * (window - 1)
    inner, state = header.number("ssm.inner_size"), header.number("ssm.state_size")
    groups = header.number("ssm.group_count")
    window = max(1, header.number("ssm.conv_kernel"))
    return (window - 1) * (inner + 2 * groups * state) + state * inner


def _masks(header: GgufHeader) -> int:
    windowed = header.architecture in _SLIDING and header.number("attention.sliding_window")
    return 2 if windowed else 1


def _input_bytes(header: GgufHeader) -> int:
    sizes = {tensor.name: tensor.size_bytes for tensor in header.tensors}
    return sizes.get("token_embd.weight", 0) if "output.weight" in sizes else 0


def _active_share(header: GgufHeader) -> float:
    """Of experts only those that are used are read."""
    count, used = header.number("expert_count"), header.number("expert_used_count")
    whole = sum(tensor.size_bytes for tensor in header.tensors)
    if not whole or not 0 < used < count:
        return 1.0
    experts = sum(tensor.size_bytes for tensor in header.tensors if "_exps" in tensor.name)
    return (whole - experts * (1 - used / count)) / whole
