"""Writing smaller copies of a model."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.base.errors import EngineCrashed, ModelLoadError, RequestError
from workbench.engines.api import EngineEvent, Finished, LoadOptions, Request
from workbench.engines.llama_cpp.engine import load
from workbench.engines.llama_cpp.quantize import check_tensors, expected_bytes, quantize
from workbench.engines.work_process import work


def _untold(_share: float, _text: str) -> None:
    """Nobody wants to know."""


def test_that_a_smaller_copy_loads_and_answers(
    tiny_model: Path,
    tmp_path: Path,
    run: Callable[..., dict[str, list[EngineEvent]]],
    greedy: Callable[..., Request],
) -> None:
    target = tmp_path / "small.gguf"
    shares: list[float] = []
    quantize(tiny_model, target, "Q8_0", lambda share, _text: shares.append(share))
    check_tensors(target)

    engine = load(target, LoadOptions(threads=1, context_tokens=256))
    try:
        last = run(engine, it=greedy("x", 4))["it"][-1]
    finally:
        engine.close()
    assert isinstance(last, Finished)
    assert engine.info().quantisation == "Q8_0"
    assert target.stat().st_size < tiny_model.stat().st_size / 2
    assert shares == sorted(shares)
    assert 0.5 < shares[-1] < 1.0
    assert list(tmp_path.iterdir()) == [target]


def test_that_the_size_is_known_before(tiny_model: Path, tmp_path: Path) -> None:
    target = tmp_path / "small.gguf"
    quantize(tiny_model, target, "Q4_0")
    weights = expected_bytes(tiny_model, "Q4_0")
    assert weights == pytest.approx(target.stat().st_size, rel=0.2)
    assert list(tmp_path.iterdir()) == [target]


def test_that_weights_that_are_no_numbers_are_found(tiny_model: Path, tmp_path: Path) -> None:
    target = tmp_path / "small.gguf"
    quantize(tiny_model, target, "Q8_0")
    data = bytearray(target.read_bytes())
    data[-34 * 50 : -34 * 50 + 2] = b"\x00\x7e"  # the scale of a block: not a number
    data[-34 * 8 :] = b"\xff" * (34 * 8)
    target.write_bytes(data)
    with pytest.raises(ModelLoadError, match="cannot be used"):
        check_tensors(target)


@pytest.mark.parametrize(("kind", "hint"), [("Q99", "Q4_K_M"), ("IQ2_XS", "--text FILE")])
def test_that_a_kind_that_cannot_be_made_names_others(
    tiny_model: Path, tmp_path: Path, kind: str, hint: str
) -> None:
    with pytest.raises(RequestError) as caught:
        quantize(tiny_model, tmp_path / "x.gguf", kind)
    assert hint in caught.value.hint


async def test_that_it_runs_in_a_process_of_its_own(tiny_model: Path, tmp_path: Path) -> None:
    target = tmp_path / "small.gguf"
    told: list[tuple[float, str]] = []
    arguments = {
        "source": str(tiny_model),
        "target": str(target),
        "kind": "Q8_0",
        "allow_requantize": False,
        "threads": 1,
    }
    done = await asyncio.wait_for(
        work("quantise", arguments, lambda *now: told.append(now)), 60
    )
    assert done == {"size_bytes": target.stat().st_size}
    assert told[-1] == (1.0, "checking")
    assert any("blk.0" in text for _, text in told)

    again = arguments | {"source": str(target), "target": str(tmp_path / "again.gguf")}
    with pytest.raises(ModelLoadError, match="disabled"):
        await asyncio.wait_for(work("quantise", again | {"kind": "Q4_0"}, _untold), 60)
    assert not (tmp_path / "again.gguf").exists()


async def test_that_cancelling_ends_the_process(
    random_model: object, tiny_model: Path, tmp_path: Path
) -> None:
    begun = asyncio.Event()
    arguments = {
        "source": str(tiny_model),
        "target": str(tmp_path / "slow.gguf"),
        "kind": "IQ3_S",
        "allow_requantize": True,
        "threads": 1,
    }
    task = asyncio.create_task(work("quantise", arguments, lambda *_now: begun.set()))
    await asyncio.wait_for(begun.wait(), 60)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(task, 10)


async def test_that_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    arguments = {"source": str(tmp_path / "no.gguf"), "kinds": ["Q8_0"]}
    with pytest.raises((ModelLoadError, EngineCrashed), match=r"no\.gguf"):
        await asyncio.wait_for(work("quantise", arguments, _untold), 60)
