"""What quantising cost, measured on a text."""

from __future__ import annotations

import asyncio
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from workbench.base.errors import RequestError
from workbench.base.paths import resource
from workbench.engines.llama_cpp.compare import log_softmax, run, split
from workbench.engines.llama_cpp.precheck import check_header
from workbench.engines.llama_cpp.quantize import quantize
from workbench.engines.work_process import work

TEXT = (
    "The kitchen has two lamps and a fan. Turn on the lamp beside the window, set the heating "
    "to twenty degrees and tell me which shops are open on Sunday. "
) * 12


@pytest.fixture(scope="module")
def starter() -> Path:
    return resource("models") / "starter" / "starter.gguf"


@pytest.fixture(scope="module")
def smaller(starter: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("smaller")
    made = {kind: folder / f"{kind}.gguf" for kind in ("Q8_0", "Q4_0")}
    for kind, path in made.items():
        quantize(starter, path, kind)
    return made


def _arguments(*files: tuple[str, Path], text: str = TEXT) -> dict[str, Any]:
    return {
        "files": [[name, str(path)] for name, path in files],
        "text": text,
        "most_tokens": 1024,
        "threads": 1,
    }


def test_that_fewer_bits_say_less_of_what_the_larger_file_says(
    starter: Path, smaller: dict[str, Path]
) -> None:
    files = (("F16", starter), ("again", starter), *smaller.items())
    shares: list[float] = []
    found = run(_arguments(*files), lambda share, _text: shares.append(share))
    first, again, eight, four = found["rows"]

    assert first["divergence"] == again["divergence"] == 0.0
    assert first["agreement"] == again["agreement"] == 1.0
    assert first["perplexity"] == again["perplexity"]
    assert 0.0 < eight["divergence"] < four["divergence"]
    assert four["agreement"] <= eight["agreement"] <= 1.0
    for row in found["rows"]:
        assert math.isfinite(row["perplexity"])
        assert row["perplexity"] >= 1.0
        assert row["perplexity_error"] > 0.0
        assert row["prompt_tokens_per_s"] > 0.0
        assert row["tokens_per_s"] > 0.0
    assert four["memory_bytes"] < eight["memory_bytes"] < first["memory_bytes"]
    assert shares == sorted(shares)
    windows, tokens = found["windows"], found["tokens"]
    assert found["scored_tokens"] == windows * (tokens // windows - tokens // windows // 2 - 1)


def test_that_perplexity_is_what_the_definition_says(starter: Path) -> None:
    from workbench.engines.llama_cpp.compare import _Opened

    opened = _Opened(check_header(starter), 1)
    try:
        window = split(opened.tokens(TEXT)[:64])[0]
        logits = opened.read(window).astype(np.float64)
    finally:
        opened.close()
    surprise = []
    for row, token in zip(logits, window[33:], strict=False):
        shares = np.exp(row - row.max())
        surprise.append(-math.log(shares[token] / shares.sum()))
    assert len(surprise) == 31
    asked = _arguments(("F16", starter)) | {"most_tokens": 64}
    found = run(asked, lambda _share, _text: None)["rows"][0]
    assert found["perplexity"] == pytest.approx(math.exp(sum(surprise) / 31), rel=1e-9)


def test_that_shares_add_up_to_one() -> None:
    rows = np.array([[1000.0, 1000.0, -1000.0], [0.0, 1.0, 2.0]], np.float32)
    shares = np.exp(log_softmax(rows))
    assert shares.sum(axis=1) == pytest.approx([1.0, 1.0])
    assert shares[0] == pytest.approx([0.5, 0.5, 0.0])


def test_that_windows_have_equal_length() -> None:
    assert [len(window) for window in split(range(1100))] == [512, 512]
    assert [len(window) for window in split(range(100))] == [100]
    with pytest.raises(RequestError, match="31 tokens"):
        split(range(31))


async def test_that_another_vocabulary_is_refused(starter: Path, tiny_model: Path) -> None:
    with pytest.raises(RequestError, match="vocabulary"):
        await asyncio.wait_for(
            work("compare", _arguments(("a", starter), ("b", tiny_model)), lambda *_now: None),
            60,
        )
