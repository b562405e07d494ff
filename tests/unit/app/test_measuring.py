"""A load is measured, kept beside its prediction, and corrects the next one."""

from __future__ import annotations

import asyncio
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
import pytest_asyncio

from workbench.app.loaded import Slot
from workbench.app.measuring import note_answer, note_end
from workbench.app.model_library import ModelLibrary
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths
from workbench.engines.api import (
    EngineEvent,
    Finished,
    GenerationStats,
    Request,
    SamplingOptions,
)
from workbench.engines.registry import ENGINES
from workbench.models.measured import Measured
from workbench.models.store import InstalledModel

# It fills the context: buffers are set aside for all of it, but taken when they are touched.
LONG = Request(
    (), prompt="word " * 480, sampling=SamplingOptions(max_new_tokens=24, temperature=0.0)
)
# Together they fill all cells, of which there are twice as many.
BOTH = [
    Request(
        (),
        prompt=f"{word} " * 480,
        sampling=SamplingOptions(max_new_tokens=60, temperature=0.0),
    )
    for word in ("word", "time")
]


@pytest_asyncio.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Workbench]:
    async with open_workbench(Paths(tmp_path / "data", tmp_path / "cache")) as opened:
        yield opened


async def _ask(bench: Workbench, request: Request) -> EngineEvent:
    async with aclosing(bench.loading.generate("starter", request)) as events:
        return [event async for event in events][-1]


async def test_that_a_load_is_measured_and_within_five_per_cent(bench: Workbench) -> None:
    await asyncio.wait_for(bench.loading.load("starter", context_tokens=1024), 60)
    async with asyncio.timeout(60):
        assert isinstance(await _ask(bench, LONG), Finished)
    await bench.loading.unload("starter")

    found = bench.models.measured.load_of("starter")
    assert found is not None
    assert found.architecture == bench.models.get("starter").architecture
    if sys.platform == "linux":  # where a bare worker was measured
        assert found.predicted_bytes == pytest.approx(found.used_bytes, rel=0.05)
    assert found.compute_used_bytes == pytest.approx(found.compute_predicted_bytes, rel=0.01)
    assert bench.models.measured.compute_factor(found.architecture, "llama-cpp") == (
        pytest.approx(1.0, abs=0.01)
    )
    assert bench.models.measured.speed_factor() == 1.0  # too small to tell
    assert (bench.paths.data / "measured.json").exists()


async def test_that_a_load_takes_what_was_predicted_for_it(bench: Workbench) -> None:
    before = await bench.models.fit("starter", 1024)
    await asyncio.wait_for(bench.loading.load("starter", context_tokens=1024), 60)
    shown = bench.models.measured.load_of("starter")
    assert shown is not None
    assert shown.predicted_bytes == before.loaded_bytes
    assert shown.most_predicted_bytes == before.total_bytes - before.parked_bytes
    if sys.platform == "linux":
        assert shown.predicted_bytes == pytest.approx(shown.used_bytes, rel=0.05)
    await bench.loading.unload("starter")
    unused = bench.models.measured.load_of("starter")
    assert unused is not None
    assert before.loaded_bytes <= unused.predicted_bytes < before.total_bytes


AGENTS = Path(__file__).parents[2] / "models" / "tiny-agent"
FOLDERS = {"agent-hf": "mlx", "agent-og": "onnx-genai", "agent-ov": "openvino"}


@pytest.mark.parametrize("folder", FOLDERS)
async def test_that_other_engines_take_what_was_predicted(folder: str, tmp_path: Path) -> None:
    paths = Paths(tmp_path / "data", tmp_path / "cache")
    paths.models.mkdir(parents=True)
    shutil.copytree(AGENTS / folder, paths.models / "tiny")
    async with open_workbench(paths) as bench:
        (model,) = [one for one in bench.models.models if one.id != "starter"]
        assert model.engine == FOLDERS[folder]
        if not next(one for one in ENGINES if one.key == model.engine).installed:
            pytest.skip(f"{model.engine} is not installed")
        await asyncio.wait_for(bench.loading.load(model.id, context_tokens=1024), 100)
        shown = bench.models.measured.load_of(model.id)
        assert shown is not None
        if sys.platform == "linux":
            assert shown.predicted_bytes == pytest.approx(shown.used_bytes, rel=0.05)


async def test_that_the_estimate_holds_with_all_cells_in_use(bench: Workbench) -> None:
    await asyncio.wait_for(bench.loading.load("starter", context_tokens=1024), 60)
    async with asyncio.timeout(60):
        ends = await asyncio.gather(*(_ask(bench, request) for request in BOTH))
    for end in ends:
        assert isinstance(end, Finished)
        assert end.stats.prompt_tokens + end.stats.new_tokens > 1000
    await bench.loading.unload("starter")
    found = bench.models.measured.load_of("starter")
    assert found is not None
    if sys.platform == "linux":
        assert found.predicted_bytes == pytest.approx(found.used_bytes, rel=0.05)


async def test_that_a_measured_load_corrects_the_next_estimate(bench: Workbench) -> None:
    before = await bench.models.fit("starter", 1024)
    await asyncio.wait_for(bench.loading.load("starter", context_tokens=1024), 60)
    await bench.loading.unload("starter")
    found = bench.models.measured.load_of("starter")
    assert found is not None
    seen = replace(found, compute_used_bytes=int(1.5 * found.compute_predicted_bytes))
    bench.models.measured.note_load(
        seen
    )  # as on a machine whose buffers are half as large again
    after = await bench.models.fit("starter", 1024)
    assert (after.weights_bytes, after.kv_bytes) == (before.weights_bytes, before.kv_bytes)
    work = 4 * 128 * 2048 * 2  # heads, tokens of a step, cells: of which the engine is silent
    assert before.compute_bytes - work == found.compute_predicted_bytes
    assert after.compute_bytes - work == pytest.approx(
        1.5 * (before.compute_bytes - work), rel=0.01
    )
    assert after.total_bytes > before.total_bytes, "the whole estimate follows"


def test_that_answers_of_models_that_read_much_memory_tell_a_speed(tmp_path: Path) -> None:
    measured = Measured(tmp_path / "measured.json")
    library = cast(
        ModelLibrary,
        SimpleNamespace(
            measured=measured,
            bandwidth=lambda: 20e9,
            active_bytes=lambda model: 1_000_000_000 if model.id == "large" else 1_000_000,
        ),
    )
    for name, speed in (("large", 10.0), ("tiny", 1000.0)):
        model = cast(InstalledModel, SimpleNamespace(id=name, engine="llama-cpp"))
        slot = Slot(model, 0, running=1)
        note_answer(
            slot, Finished("stop", GenerationStats(10, 0, 21, 0.0, 1.0, 1.0 + 20 / speed))
        )
        note_answer(slot, Finished("stop", GenerationStats(10, 0, 3, 0.0, 1.0, 1.1)))
        assert slot.tokens_per_s == [pytest.approx(speed)]
        note_end(library, slot)
    assert measured.speed_factor() == pytest.approx(0.5)
