"""Small files that a fuzzer of the header reader begins with: whole, split, and lying ones."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from pathlib import Path

_NUMBERS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}  # fmt: skip  # noqa: E501


def text(value: str | bytes) -> bytes:
    """A text as the format writes it."""
    raw = value.encode() if isinstance(value, str) else value
    return struct.pack("<Q", len(raw)) + raw


def field(name: str, kind: int, value: object) -> bytes:
    """A field with a number or a text."""
    raw = text(str(value)) if kind == 8 else struct.pack("<" + _NUMBERS[kind], value)
    return text(name) + struct.pack("<I", kind) + raw


def array(name: str, kind: int, count: int, items: bytes) -> bytes:
    """A field with an array; ``count`` is what it claims."""
    return text(name) + struct.pack("<IIQ", 9, kind, count) + items


def tensor(name: str, shape: Sequence[int], kind: int = 0, offset: int = 0) -> bytes:
    """A tensor's entry."""
    sizes = struct.pack(f"<{len(shape)}Q", *shape)
    return text(name) + struct.pack("<I", len(shape)) + sizes + struct.pack("<IQ", kind, offset)


def header(
    fields: Sequence[bytes],
    tensors: Sequence[bytes] = (),
    *,
    version: int = 3,
    claims: tuple[int, int] | None = None,
) -> bytes:
    """A header; ``claims`` are numbers of tensors and fields other than the true ones."""
    counts = claims or (len(tensors), len(fields))
    start = b"GGUF" + struct.pack("<IQQ", version, *counts)
    return start + b"".join(fields) + b"".join(tensors)


_ARCHITECTURE = field("general.architecture", 8, "llama")
_TOKENS = array("tokenizer.ggml.tokens", 8, 3, text("a") + text("é") + text(b"\xff"))
_FIRST = (_ARCHITECTURE, field("split.no", 2, 0), field("split.count", 2, 2), _TOKENS)

SEEDS: dict[str, bytes] = {
    "whole": header(
        (_ARCHITECTURE, field("llama.context_length", 4, 4096), _TOKENS),
        (tensor("token_embd.weight", (64, 100), 1), tensor("output_norm.weight", (64,))),
    )
    + bytes(64),
    "every-kind": header(
        tuple(field(f"k{kind}", kind, 1) for kind in _NUMBERS)
        + tuple(
            array(f"a{kind}", kind, 2, struct.pack("<2" + code, 1, 1))
            for kind, code in _NUMBERS.items()
        )
    ),
    "version-2": header((_ARCHITECTURE,), version=2),
    "split-first": header(_FIRST, (tensor("blk.0.attn_k.weight", (32, 64), 12),)),
    "split-second": header((field("split.no", 2, 1),), (tensor("output", (256, 2), 14),)),
    "split-lies": header((field("split.count", 8, "x"), field("split.no", 5, -1))),
    "aligned": header((_ARCHITECTURE, field("general.alignment", 4, 64)), (tensor("t", (3,)),)),
    "unaligned": header((field("general.alignment", 8, "x"),)),
    "per-layer": header((array("llama.attention.head_count_kv", 5, 4, struct.pack("<4i", 8, 0, -1, 8)),)),  # noqa: E501
    "claims-tensors": header((), claims=(2**63, 1)),
    "claims-items": header((array("tokenizer.ggml.tokens", 8, 2**62, b""),)),
    "claims-text": header((text("k") + struct.pack("<IQ", 8, 2**64 - 1),)),
    "nested": header((array("a", 9, 1, struct.pack("<IQ", 9, 1) * 8),)),
    "no-dimension": header((), (tensor("t", ()),)),
    "huge": header((), (tensor("t", (2**63, 2**63, 2**63, 2**63), 1, 2**63),)),
    "zip": b"PK\x03\x04archive/data.pkl" + bytes(40),
    "pickle": b"\x80\x04\x95\x10\0\0\0\0\0\0\0\x8c\x05posix\x8c\x06system\x93",
    "safetensors": struct.pack("<Q", 60) + b'{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}'.ljust(60) + bytes(4),  # noqa: E501
    "json": b'{"auto_map": {"AutoTokenizer": "code.Tokenizer"}}',
    "empty": b"",
}  # fmt: skip


def worst() -> Iterator[tuple[str, bytes]]:
    """Headers that cost as much as the format lets a stranger ask for."""
    yield "tensors", header((), [tensor("", (1,) * 8)] * 32_768)
    yield "texts", header((array("t", 8, 2_000_000, bytes(8 * 2_000_000)),))
    kept = array("", 8, 64, text("") * 64)
    yield "arrays", header([kept] * 4096)
    numbers = array("", 0, 300_000, bytes(300_000))
    yield "jumps", header([numbers] * 300)
    wide = text("a" * 1_000_000 + "😀")
    yield "wide", header([text(f"k{n}") + struct.pack("<I", 8) + wide for n in range(9)])
    yield (
        "vocabulary",
        header(
            [
                array("tokenizer.ggml.tokens", 8, 260_000, text("token text") * 260_000),
                array("tokenizer.ggml.merges", 8, 600_000, text("to ken") * 600_000),
                array("tokenizer.ggml.scores", 6, 260_000, bytes(4 * 260_000)),
            ],
            [tensor(f"blk.{n}.attn_k.weight", (4096, 1024), 12) for n in range(1200)],
        ),
    )


def write(folder: Path) -> None:
    """Write the seeds as files, for libFuzzer."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, raw in SEEDS.items():
        (folder / name).write_bytes(raw)
