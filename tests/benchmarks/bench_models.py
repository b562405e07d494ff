"""P11: how long a list of 500 models takes, and how much of each file is read for it.

Usage: python tests/benchmarks/bench_models.py [--models 500] [--words 150000] [--repeats 5]

The files are sparse: each has a real header with a large vocabulary, and room for its weights
that takes no disk. Bytes are what the system counts as read by this process. The second figure
of time is a listing of the same files again, which costs their names and times only. Prints one
JSON line.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from measuring import report

from tests.fuzz.seeds import array, field, header, tensor, text
from workbench.models.headers import HeaderCache
from workbench.models.installed import installed_models

_IO = Path("/proc/self/io")
_WIDTH = 2048
_LAYERS = 24


def model(words: int) -> tuple[bytes, int]:
    """A header, and the length of the file it belongs to."""
    vocabulary = b"".join(text(f"word{number}") for number in range(words))
    layers = [
        tensor(f"blk.{layer}.{name}.weight", (_WIDTH, _WIDTH), 1, 0)
        for layer in range(_LAYERS)
        for name in ("attn_q", "attn_k", "attn_v", "attn_output", "ffn_up", "ffn_down")
    ]
    raw = header(
        [
            field("general.architecture", 8, "llama"),
            field("general.name", 8, "Sparse"),
            field("llama.context_length", 4, 8192),
            field("llama.embedding_length", 4, _WIDTH),
            field("llama.block_count", 4, _LAYERS),
            field("llama.attention.head_count", 4, 16),
            array("tokenizer.ggml.tokens", 8, words, vocabulary),
            array("tokenizer.ggml.scores", 6, words, bytes(4 * words)),
            field("general.file_type", 4, 1),
        ],
        layers,
    )
    return raw, len(raw) + 32 + _WIDTH * _WIDTH * 2


def read_bytes() -> int:
    """What this process has read so far; -1 where the system does not count."""
    if not _IO.exists():
        return -1
    return int(_IO.read_text().split("rchar:")[1].split()[0])


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=int, default=500)
    parser.add_argument("--words", type=int, default=150_000)
    parser.add_argument("--repeats", type=int, default=5)
    options = parser.parse_args()
    raw, size = model(options.words)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for number in range(options.models):
            path = root / f"family-{number % 20}" / f"sparse-{number}-Q4_K_M.gguf"
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(raw)
            os.truncate(path, size)
        installed_models(root)  # what is imported is no part of it
        firsts, agains, counts = [], [], []
        for _ in range(options.repeats):
            headers = HeaderCache()
            before, begun_s = read_bytes(), time.perf_counter()
            found = installed_models(root, headers=headers)
            firsts.append(time.perf_counter() - begun_s)
            counts.append((read_bytes() - before) / options.models)
            begun_s = time.perf_counter()
            installed_models(root, headers=headers)
            agains.append(time.perf_counter() - begun_s)
        listed = [one for one in found if one.source == "folder" and not one.problem]
        if len(listed) != options.models:
            raise RuntimeError(f"{len(listed)} of {options.models} models were listed")
    report(
        "P11",
        f"list of {options.models} models with {options.words:,} words",
        {
            "list_s": min(firsts),
            "list_again_s": min(agains),
            "read_kib_per_file": max(counts) / 1024,
            "header_kib": len(raw) / 1024,
        },
        goals={"list_s": "<= 2", "read_kib_per_file": "<= 256"},
    )


if __name__ == "__main__":
    main()
