"""Finding the best setting of real tiny models, and the command for it."""

from __future__ import annotations

import asyncio
import contextlib
import json
import shutil
from argparse import Namespace
from collections.abc import AsyncIterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import psutil
import pytest
import pytest_asyncio

from workbench.app import engine_bench_commands
from workbench.app.engine_bench import find_best, forget, kept_report, use
from workbench.app.engine_bench_machine import known_machine, versions
from workbench.app.engine_bench_space import forms_of
from workbench.app.engine_bench_values import (
    BenchProgress,
    BenchReport,
    Figures,
    Setting,
    Trial,
)
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import ModelError
from workbench.base.paths import Paths
from workbench.engines.registry import ENGINES

MODELS = Path(__file__).parents[2] / "models" / "tiny-agent"
ENOUGH_S = 3.0


@pytest_asyncio.fixture
async def workbench(tmp_path: Path) -> AsyncIterator[Workbench]:
    paths = Paths(tmp_path / "data", tmp_path / "cache")
    paths.make()
    shutil.copyfile(MODELS / "agent.gguf", paths.models / "agent.gguf")
    async with open_workbench(paths) as opened:
        yield opened


def _options(**values: Any) -> Namespace:
    plain = {"model": "agent", "json": True, "limit_s": ENOUGH_S, "keep": False}
    return Namespace(**(plain | {"small_kv": False, "show": False, "forget": False} | values))


async def test_that_a_real_model_is_measured_and_the_report_kept(workbench: Workbench) -> None:
    seen: list[BenchProgress] = []
    report = await asyncio.wait_for(
        find_best(workbench, "agent", seen.append, limit_s=ENOUGH_S), 120
    )
    usual = report.trials[0]
    assert usual.varied == "usual"
    assert seen[-1].share == 1.0
    assert all(one.figures or one.problem for one in report.trials)
    found = await kept_report(workbench, "agent")
    assert found is not None
    assert found.report == report
    assert found.used is None
    assert found.stale == ""
    await _workers_gone()


async def _workers_gone() -> None:
    """Wait until no worker process is left."""
    async with asyncio.timeout(30):
        while _workers():  # noqa: ASYNC110  processes have no event to wait for
            await asyncio.sleep(0.01)


def _workers() -> list[psutil.Process]:
    found = []
    for child in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.Error):
            if child.status() != psutil.STATUS_ZOMBIE:
                found += [child] * ("resource_tracker" not in " ".join(child.cmdline()))
    return found


async def test_that_a_kept_setting_is_what_the_engine_gets(workbench: Workbench) -> None:
    report = await asyncio.wait_for(find_best(workbench, "agent", limit_s=1.0), 60)
    wanted = Setting(threads=1, batch_tokens=128, flash="off")
    await use(workbench, report, wanted)
    loaded = await asyncio.wait_for(workbench.loading.load("agent", context_tokens=512), 60)
    assert loaded.info is not None
    assert loaded.info.threads == 1
    assert await forget(workbench, "agent")
    model = workbench.models.get("agent")
    options = await asyncio.to_thread(workbench.models.load_options, model, 512)
    assert options.batch_tokens == 512


async def test_that_cancelling_leaves_no_worker_and_keeps_nothing(workbench: Workbench) -> None:
    begun = asyncio.Event()
    task = asyncio.get_running_loop().create_task(
        find_best(workbench, "agent", lambda _progress: begun.set(), limit_s=60.0)
    )
    await asyncio.wait_for(begun.wait(), 30)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await kept_report(workbench, "agent") is None
    await _workers_gone()


async def test_that_what_cannot_be_measured_is_refused(workbench: Workbench) -> None:
    replay = workbench.paths.models / "demo.replay.json"
    replay.write_text(json.dumps({"format": 1, "name": "Demo", "recordings": []}))
    await workbench.models.refresh()
    with pytest.raises(ModelError, match="nothing to set"):
        await find_best(workbench, "demo", limit_s=1.0)
    with pytest.raises(ModelError, match="not installed"):
        await find_best(workbench, "nothing")


async def test_that_the_command_sets_shows_and_forgets(
    workbench: Workbench, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ModelError, match="nothing was measured"):
        await engine_bench_commands.run(workbench, _options(show=True))
    assert await engine_bench_commands.run(workbench, _options(limit_s=2.0)) in (0, 1)
    measured = json.loads(capsys.readouterr().out)
    expected = measured["best"] if measured["best"] != asdict(Setting()) else None
    assert measured["used"] == expected
    await engine_bench_commands.run(workbench, _options(show=True))
    assert json.loads(capsys.readouterr().out) == measured
    await engine_bench_commands.run(workbench, _options(show=True, json=False))
    text = capsys.readouterr().out
    assert "WRITES/s" in text
    assert "as usual" in text
    await engine_bench_commands.run(workbench, _options(forget=True))
    assert json.loads(capsys.readouterr().out) == {"id": "agent", "forgotten": True}
    with pytest.raises(ModelError, match="no time"):
        await engine_bench_commands.run(workbench, _options(limit_s=float("nan")))


async def test_that_other_forms_of_the_same_model_are_known(workbench: Workbench) -> None:
    for name in ("agent-og", "agent-ov"):
        shutil.copytree(MODELS / name, workbench.paths.models / name)
    models = await workbench.models.refresh()
    found = forms_of(workbench.models.get("agent"), "llama-cpp", models)
    ready = {spec.key for spec in ENGINES if spec.installed}
    other = {("agent-og", "onnx-genai"), ("agent-ov", "openvino")}
    assert {(form.model_id, form.engine) for form in found} == {
        (name, engine) for name, engine in other if engine in ready
    }


@pytest.mark.parametrize(
    ("complete", "ran", "kept"), [(True, True, False), (False, True, True), (True, False, True)]
)
async def test_that_only_a_whole_search_goes_back_to_the_usual_setting(
    workbench: Workbench,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    complete: bool,
    ran: bool,
    kept: bool,
) -> None:
    model, best = workbench.models.get("agent"), workbench.models.best
    figures = Figures(900.0, 40.5, 0.25) if ran else None
    found = BenchReport(
        model_id=model.id,
        digest=best.digest(model),
        engine="llama-cpp",
        trials=(Trial("usual", Setting(), "llama-cpp", model.id, figures),),
        best=Setting(),
        machine=known_machine(),
        versions=versions("llama-cpp"),
        complete=complete,
    )
    best.keep(model, found, Setting(threads=1))

    async def find(*_asked: object, **_how: object) -> BenchReport:
        return found

    monkeypatch.setattr(engine_bench_commands, "find_best", find)
    await engine_bench_commands.run(workbench, _options())

    capsys.readouterr()
    assert best.setting(model) == (Setting(threads=1) if kept else None)
