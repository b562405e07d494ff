"""A folder with an ONNX model is run by the engine that the settings name."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from workbench.agents.documents import AgentDocument, AgentModel
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import SettingsError
from workbench.base.paths import Paths

MODEL = Path(__file__).resolve().parents[2] / "models" / "tiny-agent" / "agent-og"


@pytest_asyncio.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Workbench]:
    paths = Paths(tmp_path / "data", tmp_path / "cache")
    paths.make()
    shutil.copytree(MODEL, paths.models / "tiny")
    async with open_workbench(paths) as opened:
        yield opened


async def test_that_the_settings_choose_the_engine_of_onnx_folders(bench: Workbench) -> None:
    tiny, starter = bench.models.get("tiny"), bench.models.get("starter")
    before = bench.models.engine_of(tiny)
    bench.settings.change(onnx_engine="foundry-local")

    assert before == "onnx-genai"
    assert bench.models.engine_of(tiny) == "foundry-local"
    assert bench.models.engine_of(starter) == "llama-cpp"
    with pytest.raises(SettingsError):
        bench.settings.change(onnx_engine="another")


async def test_that_a_chat_is_answered_by_the_chosen_engine(bench: Workbench) -> None:
    pytest.importorskip("foundry_local_sdk")
    bench.settings.change(onnx_engine="foundry-local", engine_mode="thread", engine_threads=1)
    agent = AgentDocument("plain", "Plain", model=AgentModel(id="tiny"))

    run = await bench.runs.start(agent, "hello")
    end = await asyncio.wait_for(run.wait(), 90)

    assert end.answer == "Hello from the tiny model."
    assert any(getattr(record.event, "engine", "") == "foundry-local" for record in run.records)
