"""Makes GGUF models with random weights, for tests and benchmarks that need no sense.

Usage: python tests/benchmarks/random_model.py TARGET.gguf [--size tiny|toy|small|half]
"""

from __future__ import annotations

import argparse
import itertools
import random
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TEMPLATE = """\
{%- if tools %}<|im_start|>system
{%- if messages[0].role == 'system' %}
{{ messages[0].content }}
{%- endif %}
You may call these tools:
<tools>
{%- for tool in tools %}
{{ tool | tojson }}
{%- endfor %}
</tools>
Write each call as JSON with its name and arguments inside <tool_call></tool_call> tags:
<tool_call>
{"name": <name>, "arguments": <arguments>}
</tool_call><|im_end|>
{% elif messages[0].role == 'system' %}<|im_start|>system
{{ messages[0].content }}<|im_end|>
{% endif %}
{%- for message in messages %}
{%- if message.role == 'user' or (message.role == 'assistant' and not message.tool_calls) -%}
<|im_start|>{{ message.role }}
{{ message.content }}<|im_end|>
{% elif message.role == 'assistant' -%}
<|im_start|>assistant
{{ message.content }}
{%- for call in message.tool_calls %}
<tool_call>
{"name": "{{ call.function.name }}", "arguments": {{ call.function.arguments | tojson }}}
</tool_call>
{%- endfor %}<|im_end|>
{% elif message.role == 'tool' -%}
<|im_start|>user
<tool_response>
{{ message.content }}
</tool_response><|im_end|>
{% endif %}
{%- endfor %}
{%- if add_generation_prompt %}<|im_start|>assistant
{% endif %}"""
CONTROL = ("<|endoftext|>", "<|im_start|>", "<|im_end|>")
MARKERS = ("<tool_call>", "</tool_call>", "<tool_response>", "</tool_response>")


@dataclass(frozen=True)
class Shape:
    """Sizes of a Llama-like model."""

    embedding: int
    feed_forward: int
    layers: int
    heads: int
    kv_heads: int
    vocabulary: int
    context: int


SHAPES = {
    "tiny": Shape(64, 128, 2, 4, 2, 700, 2048),
    "toy": Shape(512, 1536, 6, 8, 4, 4096, 16384),
    "small": Shape(1024, 2816, 20, 16, 4, 32000, 16384),  # 0.3 B parameters
    "half": Shape(1024, 4096, 27, 16, 4, 49152, 16384),  # 0.5 B
    "wide": Shape(512, 1536, 6, 8, 4, 151936, 4096),  # as many tokens as large families have
}
_WORDS_FROM = 100_000
"""Vocabularies of that size are filled with texts such as words have, not with numbers."""


def byte_letters() -> list[str]:
    """The letter that stands for each byte in a byte-level vocabulary."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    letters = {byte: chr(byte) for byte in plain}
    spare = itertools.count(256)
    return [letters[byte] if byte in letters else chr(next(spare)) for byte in range(256)]


def word_pieces() -> Iterator[str]:
    """Pieces of text as trained vocabularies have them: words, signs and digits."""
    source = random.Random(1)
    signs = ["\u0120", "\u0120", "", "", "", "\u010a", '"', '":', '",', "{", "_", ".", "(", "="]
    ends = ["", "", "", "", ",", ".", '"', '":', "_", "(", ")", "\u0120", "s", "1", "23"]
    letters = string.ascii_lowercase + "etaoinshr" * 3
    while True:
        word = "".join(source.choice(letters) for _ in range(source.randint(2, 7)))
        word = word.capitalize() if source.random() < 0.3 else word
        yield source.choice(signs) + word + source.choice(ends)


def vocabulary(size: int) -> tuple[list[str], list[int], list[str]]:
    """Tokens, their kinds and the merges of a byte-level vocabulary of this size."""
    tokens, merges = byte_letters(), list[str]()
    room = size - len(CONTROL) - len(MARKERS)
    lower = string.ascii_lowercase
    pairs = [("\u0120", b) for b in lower] + [(a, b) for a in lower for b in lower]
    pairs += [("\u0120" + a, b + c) for a in lower for b in lower for c in lower]
    pairs += [(a + b, c) for a in lower for b in lower for c in lower]
    for left, right in pairs[: max(0, room - len(tokens))]:
        merges.append(f"{left} {right}")
        tokens.append(left + right)
    if size >= _WORDS_FROM:
        tokens = list(dict.fromkeys([*tokens, *itertools.islice(word_pieces(), size)]))[:room]
    if len(tokens) < room:
        tokens += [f"[filler-{index}]" for index in range(room - len(tokens))]
    kinds = [1] * len(tokens) + [3] * len(CONTROL) + [4] * len(MARKERS)
    return [*tokens, *CONTROL, *MARKERS], kinds, merges


def write(
    target: Path, shape: Shape, *, half: bool = False, seed: int = 1, favoured: str = "",
    template: str = TEMPLATE, window_tokens: int = 0, ranks: bool = False,
) -> Path:  # fmt: skip
    """Write a model with random weights in 32 bits, or in 16 if ``half``.

    A ``favoured`` token is always by far the likeliest. With ``window_tokens`` the layers look
    back only so far, five of six (the architecture of Gemma 3). One that ``ranks`` scores a
    query and a text instead of writing (the architecture of Qwen 3).
    """
    import numpy as np

    writer = _begin(target, shape, template, window_tokens, ranks)
    chance = np.random.default_rng(seed)

    def add(name: str, *dimensions: int) -> None:
        if len(dimensions) == 1:
            writer.add_tensor(name, np.ones(dimensions, np.float32))
            return
        data = chance.standard_normal(dimensions, np.float32)
        data *= 1.0 / np.sqrt(dimensions[-1])
        if favoured and name == "token_embd.weight":
            data[:, 0] = 8.0
        if favoured and name == "output.weight":
            data[vocabulary(shape.vocabulary)[0].index(favoured), 0] = 8.0
        writer.add_tensor(name, data.astype(np.float16) if half else data)

    head = shape.embedding // shape.heads
    add("token_embd.weight", shape.vocabulary, shape.embedding)
    add("output_norm.weight", shape.embedding)
    add("output.weight", shape.vocabulary, shape.embedding)
    if ranks:
        add("cls.output.weight", 2, shape.embedding)
    for layer in range(shape.layers):
        block = f"blk.{layer}"
        add(f"{block}.attn_norm.weight", shape.embedding)
        add(f"{block}.ffn_norm.weight", shape.embedding)
        add(f"{block}.attn_q.weight", shape.embedding, shape.embedding)
        add(f"{block}.attn_k.weight", head * shape.kv_heads, shape.embedding)
        add(f"{block}.attn_v.weight", head * shape.kv_heads, shape.embedding)
        add(f"{block}.attn_output.weight", shape.embedding, shape.embedding)
        add(f"{block}.ffn_gate.weight", shape.feed_forward, shape.embedding)
        add(f"{block}.ffn_up.weight", shape.feed_forward, shape.embedding)
        add(f"{block}.ffn_down.weight", shape.embedding, shape.feed_forward)
        if window_tokens or ranks:
            add(f"{block}.attn_q_norm.weight", head)
            add(f"{block}.attn_k_norm.weight", head)
        if window_tokens:
            add(f"{block}.post_attention_norm.weight", shape.embedding)
            add(f"{block}.post_ffw_norm.weight", shape.embedding)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return target


def _begin(target: Path, shape: Shape, template: str, window_tokens: int, ranks: bool) -> Any:
    import gguf

    kind = "qwen3" if ranks else "gemma3" if window_tokens else "llama"
    writer = gguf.GGUFWriter(str(target), kind)
    _write_keys(writer, shape, template)
    if ranks:
        writer.add_pooling_type(gguf.PoolingType.RANK)
        writer.add_classifier_output_labels(["yes", "no"])
    if window_tokens:
        writer.add_sliding_window(window_tokens)
        writer.add_key_length(shape.embedding // shape.heads)
        writer.add_value_length(shape.embedding // shape.heads)
    return writer


def _write_keys(writer: Any, shape: Shape, template: str) -> None:
    writer.add_name("random")
    writer.add_context_length(shape.context)
    writer.add_embedding_length(shape.embedding)
    writer.add_block_count(shape.layers)
    writer.add_feed_forward_length(shape.feed_forward)
    writer.add_head_count(shape.heads)
    writer.add_head_count_kv(shape.kv_heads)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(shape.embedding // shape.heads)
    writer.add_vocab_size(shape.vocabulary)
    tokens, kinds, merges = vocabulary(shape.vocabulary)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("llama-bpe")
    writer.add_token_list(tokens)
    writer.add_token_types(kinds)
    writer.add_token_merges(merges)
    writer.add_bos_token_id(tokens.index("<|endoftext|>"))
    writer.add_eos_token_id(tokens.index("<|im_end|>"))
    writer.add_add_bos_token(False)
    writer.add_chat_template(template)


def main() -> None:
    """Write one model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", type=Path)
    parser.add_argument("--size", choices=sorted(SHAPES), default="tiny")
    arguments = parser.parse_args()
    write(arguments.target, SHAPES[arguments.size], half=arguments.size in ("small", "half"))
    print(arguments.target, arguments.target.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
