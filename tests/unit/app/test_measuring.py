"""A load is measured, kept beside its prediction, and corrects the next one."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import aclosing
from pathlib import Path

import pytest
import pytest_asyncio

from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths
from workbench.engines.api import Finished, Request, SamplingOptions

LONG = Request(
    (), prompt="word " * 400, sampling=SamplingOptions(max_new_tokens=24, temperature=0.0)
)


@pytest_asyncio.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Workbench]:
    async with open_workbench(Paths(tmp_path / "data", tmp_path / "cache")) as opened:
        yield opened


async def test_that_a_load_is_measured_and_within_five_per_cent(bench: Workbench) -> None:
    await asyncio.wait_for(bench.loading.load("starter", context_tokens=1024), 60)
    async with asyncio.timeout(60), aclosing(bench.loading.generate("starter", LONG)) as events:
        last = [event async for event in events][-1]
    assert isinstance(last, Finished)
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
    if last.stats.new_tokens >= 16:
        assert 0.1 <= bench.models.measured.speed_factor() <= 1.5
    assert (bench.paths.data / "measured.json").exists()


async def test_that_a_measured_load_corrects_the_next_estimate(bench: Workbench) -> None:
    before = await bench.models.fit("starter", 1024)
    await asyncio.wait_for(bench.loading.load("starter", context_tokens=1024), 60)
    await bench.loading.unload("starter")
    found = bench.models.measured.load_of("starter")
    assert found is not None
    after = await bench.models.fit("starter", 1024)
    assert (after.weights_bytes, after.kv_bytes) == (before.weights_bytes, before.kv_bytes)
    assert abs(after.compute_bytes - found.compute_used_bytes) <= abs(
        before.compute_bytes - found.compute_used_bytes
    )
