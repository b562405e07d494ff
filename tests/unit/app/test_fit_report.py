"""What a terminal says of a model's memory."""

from __future__ import annotations

import json
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import pytest_asyncio

from workbench.app.fit_report import as_row, installed_info
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths, resource
from workbench.models.measured import Load

LOAD = Load("starter", "llama", "llama-cpp", 4096, 6 * 2**20, 5 * 2**20, 500, 600, 1.0)


@pytest_asyncio.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Workbench]:
    async with open_workbench(Paths(tmp_path / "data", tmp_path / "cache")) as opened:
        yield opened


async def test_that_predicted_and_used_are_said(
    bench: Workbench, capsys: pytest.CaptureFixture[str]
) -> None:
    model = bench.models.get("starter")
    assert as_row(bench, model)["last_load"] is None
    bench.models.measured.note_load(LOAD)
    assert as_row(bench, model)["last_load"]["used_bytes"] == LOAD.used_bytes

    await installed_info(bench, SimpleNamespace(id="starter", json=False))  # type: ignore[arg-type]
    out = capsys.readouterr().out
    assert "predicted 6.3 MB, used 5.2 MB" in out
    assert "KV cache" in out
    fit = await bench.models.fit("starter")
    assert "with the load, the rest as it is used" in out
    assert 0 < fit.loaded_bytes < fit.total_bytes
    await installed_info(bench, SimpleNamespace(id="starter", json=True))  # type: ignore[arg-type]
    values = json.loads(capsys.readouterr().out)
    assert values["fit"]["verdict"] in ("cpu", "full_gpu", "part_gpu", "wont_fit")
    assert values["last_load"]["predicted_bytes"] == LOAD.predicted_bytes


async def test_that_a_model_on_a_drive_that_is_away_is_said_to_be_away(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drive = tmp_path / "drive"
    drive.mkdir()
    shutil.copy(resource("models/starter/starter.gguf"), drive / "carried-F16.gguf")
    async with open_workbench(Paths(tmp_path / "data", tmp_path / "cache")) as bench:
        bench.settings.change(model_folders=(str(drive),))
        await bench.models.refresh()
        model = next(m for m in bench.models.models if "carried" in str(m.path))
        drive.rename(tmp_path / "unplugged")
        await bench.models.refresh()
        await installed_info(bench, SimpleNamespace(id=model.id, json=False))  # type: ignore[arg-type]
        out = capsys.readouterr().out
        assert f"away: it lies in {drive}, which is not connected now" in out
        assert "8.5 MB" in out, "what is remembered is told"
        await installed_info(bench, SimpleNamespace(id=model.id, json=True))  # type: ignore[arg-type]
        values = json.loads(capsys.readouterr().out)
        assert (values["fit"], values["away"]) == (None, str(drive))
