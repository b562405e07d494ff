"""Writes small GGUF files."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

WriteGguf = Callable[..., Path]

_FIELDS: dict[str, object] = {
    "general.architecture": "llama",
    "general.name": "Tiny",
    "general.file_type": 1,
    "llama.context_length": 2048,
    "llama.embedding_length": 64,
    "llama.block_count": 2,
    "llama.attention.head_count": 4,
    "llama.attention.head_count_kv": 2,
    "tokenizer.chat_template": "{{ tools }}",
    "tokenizer.ggml.tokens": [f"t{number}" for number in range(100)],
}


def _text(value: str) -> bytes:
    raw = value.encode()
    return struct.pack("<Q", len(raw)) + raw


def _value(value: object) -> bytes:
    if isinstance(value, str):
        return struct.pack("<I", 8) + _text(value)
    if isinstance(value, list):
        return struct.pack("<IIQ", 9, 8, len(value)) + b"".join(map(_text, value))
    return struct.pack("<II", 4, int(str(value)))


def gguf_bytes(fields: Mapping[str, object]) -> bytes:
    head = b"GGUF" + struct.pack("<IQQ", 3, 1, len(fields))
    for name, value in fields.items():
        head += _text(name) + _value(value)
    head += _text("token_embd.weight") + struct.pack("<IQQIQ", 2, 64, 100, 1, 0)
    return head.ljust(-(-len(head) // 32) * 32, b"\0") + bytes(64 * 100 * 2)


@pytest.fixture
def write_gguf() -> WriteGguf:
    def write(path: Path, **changes: object) -> Path:
        fields = _FIELDS | changes
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gguf_bytes(fields))
        return path

    return write
