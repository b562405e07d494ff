"""Writing smaller copies of a model."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.base.errors import RequestError
from workbench.engines.api import EngineEvent, Finished, LoadOptions, Request
from workbench.engines.llama_cpp.engine import load
from workbench.engines.llama_cpp.quantize import QuantizeCancelled, quantize


def test_that_a_smaller_copy_loads_and_answers(
    tiny_model: Path,
    tmp_path: Path,
    run: Callable[..., dict[str, list[EngineEvent]]],
    greedy: Callable[..., Request],
) -> None:
    target = tmp_path / "small.gguf"
    shares: list[float] = []
    quantize(tiny_model, target, "Q8_0", shares.append)

    engine = load(target, LoadOptions(threads=1, context_tokens=256))
    try:
        last = run(engine, it=greedy("x", 4))["it"][-1]
    finally:
        engine.close()
    assert isinstance(last, Finished)
    assert engine.info().quantisation == "Q8_0"
    assert target.stat().st_size < tiny_model.stat().st_size / 2
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1.0)
    assert list(tmp_path.iterdir()) == [target]


def test_that_a_cancelled_copy_leaves_nothing(tiny_model: Path, tmp_path: Path) -> None:
    cancel = threading.Event()
    cancel.set()

    with pytest.raises(QuantizeCancelled):
        quantize(tiny_model, tmp_path / "small.gguf", "Q8_0", cancel=cancel)
    assert list(tmp_path.iterdir()) == []


def test_that_an_unknown_kind_names_the_known_ones(tiny_model: Path, tmp_path: Path) -> None:
    with pytest.raises(RequestError) as caught:
        quantize(tiny_model, tmp_path / "x.gguf", "Q99")
    assert "Q4_K_M" in caught.value.hint
