"""``workbench top`` shows the machine, and what a running program tells of itself."""

from __future__ import annotations

import io
import json
import os
from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from workbench.app.top.command import run
from workbench.app.top.page import Look, drawn
from workbench.app.workbench import open_workbench
from workbench.base.errors import RunError
from workbench.base.paths import DATA_VARIABLE, Paths, default_paths
from workbench.telemetry.live_file import FOLDER, Live, LiveFile, read_live
from workbench.telemetry.samplers.api import GpuInfo

MACHINE = {"memory.used_bytes": 4e9, "memory.total_bytes": 8e9, "cpu.percent": 50.0}


def text_of(look: Look) -> str:
    out = io.StringIO()
    Console(file=out, width=120, no_color=True).print(drawn(look))
    return out.getvalue()


def program(**about: Any) -> Live:
    values = {"memory.model.m_bytes": 6e8, "kv.m_tokens": 10.0, "kv.m_capacity_tokens": 4096.0}
    return Live(77, 1.0, {**values, "tokens_per_s": 84.0}, about)


def test_that_a_page_shows_machine_models_and_runs() -> None:
    model = {"id": "m", "title": "Model M", "state": "busy", "tokens_per_s": 84.0, "idle_s": 90}
    run_ = {"id": "abcdef", "agent": "starter", "for_s": 4.0, "waits": True}
    gpu = GpuInfo(0, "Card [bold]", 8_000_000_000, "NVML")
    values = {**MACHINE, "gpu.0.percent": 30.0, "gpu.0.power_w": 120.0}
    text = text_of(Look(1.0, values, (gpu,), (program(models=[model], runs=[run_]),)))
    assert "4.0 GB of 8.0 GB" in text
    assert "Card [bold]" in text
    assert "120 W" in text
    assert "Model M" in text
    assert "10 of 4,096" in text
    assert "waits for a person" in text
    assert "2 min" in text


def test_that_no_text_of_a_file_moves_the_cursor_or_is_markup() -> None:
    hostile = {"id": "\x1b[2J", "title": "[red]\x1b]0;t\x07[/red]\u202e", "state": ["x"]}
    runs = [{"id": 5, "agent": None, "for_s": "soon"}, "no run", 7]
    text = text_of(Look(1.0, {}, (), (program(models=[hostile, None], runs=runs),)))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "[red]" in text
    assert "nothing runs" not in text
    assert text_of(Look(1.0, {}, (), (program(models=3, runs="x"),)))


def test_that_health_of_any_shape_is_printed() -> None:
    finding = {"status": "degraded", "title": "\x1b[2JHot", "reason": "99", "hint": "Cool it."}
    for health in (
        {"status": "degraded", "findings": [finding, 7]},
        {"findings": "x"},
        5,
        None,
    ):
        text = text_of(Look(1.0, {}, (), (program(health=health),)))
        assert "\x1b" not in text
        assert ("Hot: 99" in text) == (isinstance(health, dict) and "status" in health)


async def test_that_without_a_terminal_one_look_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    file = LiveFile(default_paths().cache / FOLDER)
    file.write(Live(os.getpid(), 1.0, {"tokens_per_s": 5.0}, {"models": [], "runs": []}))
    assert await run(Namespace(interval=0.1, count=0, json=False)) == 0
    text = capsys.readouterr().out
    assert "Memory" in text
    assert f"Workbench {os.getpid()}" in text
    file.close()

    assert await run(Namespace(interval=0.1, count=2, json=True)) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [sorted(line) for line in lines] == [["at_s", "gpus", "machine", "programs"]] * 2
    assert lines[0]["machine"]["memory.total_bytes"] > 0


@pytest.mark.parametrize(
    ("interval", "count"), [(0.0, 1), (float("nan"), 1), (9e9, 1), (1, -1)]
)
async def test_that_what_cannot_be_is_refused(interval: float, count: int) -> None:
    with pytest.raises(RunError):
        await run(Namespace(interval=interval, count=count, json=True))


async def test_that_an_open_program_tells_of_its_model_and_leaves_no_file(
    tmp_path: Path,
) -> None:
    paths = Paths(tmp_path / "data", tmp_path / "cache")
    async with open_workbench(paths) as workbench:
        await workbench.loading.load("starter", context_tokens=512)
        await workbench.monitor.sample_once()
        (live,) = read_live(paths.cache / FOLDER)
        assert live.pid == os.getpid()
        (model,) = live.about["models"]
        assert (model["id"], model["state"]) == ("starter", "ready")
        assert live.values["memory.model.starter_bytes"] > 1e6
    assert read_live(paths.cache / FOLDER) == ()
