"""What the worker process of an engine takes, beside the numbers of its model."""

from __future__ import annotations

import os

from workbench.engines.worker_environment import large_pages
from workbench.models.measured import Measured

ENGINE = "llama-cpp"
_MIB = 1024 * 1024
_WORKER_BYTES = {
    ENGINE: int(50.5 * _MIB),
    "mlx": 84 * _MIB,
    "onnx-genai": int(68.5 * _MIB),
    "openvino": 129 * _MIB,
}
"""A worker process that loaded a model, without the model, measured on Linux in small pages."""
_WORKING_BYTES = {ENGINE: _MIB, "mlx": 7 * _MIB, "onnx-genai": 9 * _MIB, "openvino": 9 * _MIB}
"""What it takes beside once it has answered, between with and without tools."""
_LARGE_PAGES_BYTES = int(5.5 * _MIB)
"""What llama.cpp's worker takes beside where every piece of memory ends with a page of 2 MB."""
_SECOND_MODEL_BYTES, _SECOND_PAGES_BYTES = int(2.5 * _MIB), int(3.5 * _MIB)
"""What a second model in the same worker takes beside its numbers, and with such pages."""


def worker_bytes(engine: str, measured: Measured | None = None) -> int:
    """A worker process right after a load, without its model.

    ``measured`` corrects what was measured elsewhere by earlier loads on this machine.
    """
    beside = _LARGE_PAGES_BYTES if engine == ENGINE and large_pages(os.environ) else 0
    usual = _WORKER_BYTES.get(engine, _WORKER_BYTES[ENGINE]) + beside
    return int(usual * measured.worker_factor(engine)) if measured else usual


def second_model_bytes() -> int:
    """What a second model in the same worker takes, beside its own numbers."""
    return _SECOND_MODEL_BYTES + (_SECOND_PAGES_BYTES if large_pages(os.environ) else 0)


def working_bytes(engine: str) -> int:
    """What it takes beside once it has answered, between with and without tools."""
    return _WORKING_BYTES.get(engine, 0)
