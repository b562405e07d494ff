"""Model files of any size for tests of what is done with their bytes."""

from __future__ import annotations

from pathlib import Path

import gguf
import numpy as np


def write_model(path: Path, megabytes: int, seed: int) -> Path:
    """Write a whole GGUF file with one table of random numbers; returns its path.

    Args:
        path: Where to.
        megabytes: Its size, in steps of 4.
        seed: Of the numbers; another one gives other bytes.
    """
    return write_rows(path, megabytes // 4 * 1024, seed)


def write_rows(path: Path, rows: int, seed: int) -> Path:
    """The same with a table of so many rows of 4 KiB."""
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_block_count(1)
    writer.add_context_length(512)
    writer.add_embedding_length(1024)
    writer.add_head_count(4)
    numbers = np.random.default_rng(seed).random((rows, 1024), dtype=np.float32)
    writer.add_tensor("token_embd.weight", numbers)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path
