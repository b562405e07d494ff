"""What is measured of a text covers every matrix, and says how large its inputs are."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from workbench.base.errors import RequestError
from workbench.base.paths import resource
from workbench.engines.llama_cpp.importance import LEAST_TOKENS, measure_importance
from workbench.models.gguf import read_header

STARTER = resource("models/starter/starter.gguf")
TEXT = "Work out twelve times seven, then keep a note of what came of it. " * 12


def _untold(_share: float, _text: str) -> None:
    """Nobody wants to know."""


def test_that_every_matrix_of_every_layer_is_measured() -> None:
    told: list[float] = []
    found = measure_importance(STARTER, TEXT, lambda share, _text: told.append(share), 1)
    matrices = {
        tensor.name: tensor.shape[0]
        for tensor in read_header(STARTER).tensors
        if tensor.name.startswith("blk.") and len(tensor.shape) == 2
    }
    assert {name: len(found[name]) for name in matrices} == matrices
    for values in found.values():
        assert values.dtype == np.float32
        assert np.isfinite(values).all()
        assert (values >= 0).all()
        assert values.any()
    first = [found[f"blk.0.attn_{name}.weight"] for name in "qkv"]
    assert np.array_equal(first[0], first[1]), "they are multiplied with the same"
    assert np.array_equal(first[0], first[2])
    assert told[0] == 0.0


def test_that_the_measure_is_the_mean_of_the_squares(tmp_path: Path) -> None:
    """What goes into a layer was brought to a mean square of one, then weighted by the norm."""
    import gguf

    found = measure_importance(STARTER, TEXT, _untold, 1)["blk.0.attn_q.weight"]
    reader = gguf.GGUFReader(STARTER)
    norm = next(t for t in reader.tensors if t.name == "blk.0.attn_norm.weight")
    weights = np.asarray(norm.data, dtype=np.float64)
    assert (found.astype(np.float64) / weights**2).mean() == pytest.approx(1.0, rel=0.02)


def test_that_a_short_text_is_refused() -> None:
    with pytest.raises(RequestError, match=f"at least {LEAST_TOKENS} are needed"):
        measure_importance(STARTER, "too short", _untold, 1)
