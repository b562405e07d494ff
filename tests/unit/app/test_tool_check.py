"""Checking the tool calls of a model: the whole way, with a scripted engine and a real one."""

from __future__ import annotations

import asyncio
import json
import shutil
from argparse import Namespace
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from workbench.__main__ import _parser
from workbench.app.tool_check import FOLDER
from workbench.app.tool_check_arguments import BELOW
from workbench.app.tool_check_commands import check
from workbench.app.tool_check_report import as_markdown, badge_words, values_of
from workbench.app.tool_check_suite import Case, Suite, alternatives, read_suite
from workbench.app.tool_check_values import CATEGORIES, CheckPlan, CheckProgress
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import EngineCrashed, EngineError, ModelError, RequestError
from workbench.base.paths import Paths
from workbench.engines.api import (
    EngineEvent,
    EngineInfo,
    EngineUsage,
    Failed,
    Finished,
    GenerationStats,
    LoadOptions,
    PromptReady,
    Request,
    TextDelta,
    ToolCall,
)
from workbench.engines.openai_compatible.connection import Connection
from workbench.models.store import InstalledModel

INFO = EngineInfo("m", "llama", 1, "", 4096, 4096, 1, 0, 0, 0, can_call_tools=True)
DONE = Finished("stop", GenerationStats(10, 0, 5, 0.0, 0.1, 0.2))
QUICK = CheckPlan(quick=True)
BOTH = 2
Script = Callable[[Case], list[EngineEvent]]


def untold(_progress: CheckProgress) -> None:
    """Nobody wants to know."""


def right(case: Case) -> list[EngineEvent]:
    """An answer made of the accepted values."""
    said = " ".join(words[0] for words in case.says) or "Gladly."
    made: list[EngineEvent] = [
        ToolCall("", one.name, json.dumps(_first(one.accepted[0]))) for one in case.calls
    ]
    return made or [TextDelta(said)]


def _first(accepted: Mapping[str, Any]) -> dict[str, Any]:
    firsts = {name: alternatives(values)[0] for name, values in accepted.items()}
    return {name: _value(value) for name, value in firsts.items() if value is not None}


def _value(value: Any) -> Any:
    if isinstance(value, Mapping):
        return "anything" if value.get("any") is True else _first(value)
    return [_value(one) for one in value] if isinstance(value, list) else value


def always(*events: EngineEvent) -> Script:
    """The same answer to every case."""
    return lambda _case: list(events)


class Engine:
    """Starts a host that answers each case by a script."""

    def __init__(self) -> None:
        self.script: Script = right
        self.hello: list[EngineEvent] = [TextDelta("Hello.")]
        self.suite: Suite = read_suite()
        self.requests: list[Request] = []
        self.started: list[str] = []
        self.broken = ""
        self.running = self.most = self.closed = 0
        self.gate: asyncio.Event | None = None

    async def start(self, model: InstalledModel, _options: LoadOptions) -> Host:
        self.started.append(model.id)
        if model.id == self.broken:
            raise EngineCrashed("it is gone")
        return Host(self)

    def answer(self, request: Request) -> list[EngineEvent]:
        found = (case for case in self.suite.cases if case.messages == request.messages)
        case = next(found, None)
        return self.hello if case is None else self.script(case)


class Host:
    info = INFO
    usage = EngineUsage()
    pid = None
    alive = True

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def generate(self, request: Request) -> AsyncGenerator[EngineEvent, None]:
        engine = self._engine
        engine.requests.append(request)
        engine.running += 1
        engine.most = max(engine.most, engine.running)
        try:
            yield PromptReady("prompt", 10, 0, schema_note="nothing is held")
            if engine.gate is not None:
                await engine.gate.wait()
            script = engine.answer(request)
            for event in script:
                await asyncio.sleep(0)
                yield event
            if not script or not isinstance(script[-1], Failed):
                yield DONE
        finally:
            engine.running -= 1

    async def close(self) -> None:
        self._engine.closed += 1


@pytest.fixture
def engine() -> Engine:
    return Engine()


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    found = Paths(tmp_path / "data", tmp_path / "cache")
    found.make()
    return found


@pytest.fixture
async def bench(paths: Paths, engine: Engine) -> AsyncIterator[Workbench]:
    async with open_workbench(paths, start_host=engine.start) as opened:
        yield opened


def kept_files(paths: Paths) -> list[Path]:
    return sorted((paths.data / FOLDER).glob("*"))


async def test_that_right_answers_are_all_right_in_both_modes(
    bench: Workbench, engine: Engine
) -> None:
    seen: list[CheckProgress] = []
    reports = await bench.tool_checks.check("starter", CheckPlan(), seen.append)
    cases = len(engine.suite.cases)
    assert [report.key.mode for report in reports] == ["constrained", "free"]
    for report in reports:
        assert report.score.correct == report.score.cases == cases
        assert [one.category for one in report.categories] == list(CATEGORIES)
        assert report.failures == ()
        assert report.notes == ("nothing is held",)
    assert [request.constrain for request in engine.requests] == [True] * cases + [
        False
    ] * cases
    assert {request.sampling.temperature for request in engine.requests} == {0.0}
    assert engine.most > 1
    assert (seen[0].done, seen[0].mode, seen[-1].done) == (0, None, BOTH * cases)
    assert [one.done for one in seen] == sorted(one.done for one in seen)
    assert seen[-1].share == 1.0
    assert all(row.done == row.total == row.correct for row in seen[-1].categories)


async def test_that_wrong_answers_are_wrong_in_every_category(
    bench: Workbench, engine: Engine
) -> None:
    wrong: list[tuple[list[EngineEvent], str, int]] = [
        ([], "correct", 0),
        ([TextDelta("No.")], "correct", 3),
        ([ToolCall("", "nonsense", "{}")], "right_tool", 0),
    ]
    for answer, stage, count in wrong:
        engine.script = always(*answer)
        plan = replace(QUICK, modes=("free",))
        (report,) = await bench.tool_checks.check("starter", plan, untold)
        scores = {one.category: getattr(one.score, stage) for one in report.categories}
        assert scores == {one: count if one == "irrelevance" else 0 for one in CATEGORIES}
        text = as_markdown([report])
        assert all(f"### {one.id}" in text for one in report.failures)
        values = values_of(report)
        assert values["score"]["cases"] == len(values["cases"]) == 15
        assert json.loads(json.dumps(values))["cases"][0]["why"]


async def test_that_results_are_kept_and_become_stale(bench: Workbench, paths: Paths) -> None:
    checks = bench.tool_checks
    told: list[int] = []
    end = checks.listen(lambda: told.append(1))
    assert await checks.badges() == {}
    await checks.check("starter", replace(QUICK, categories=("choice",)), untold)
    assert kept_files(paths) == []
    await checks.check("starter", QUICK, untold)
    end()
    assert len(told) == len(kept_files(paths)) == BOTH
    badge = (await checks.badges())["starter"]
    assert (badge.text, badge.stale) == ("≈ 100 %", "")
    assert [one.key.mode for one in badge.reports] == ["constrained", "free"]
    for word in ("Right tool of several: 3 of 3", "llama.cpp", "15 cases", "written freely"):
        assert word in badge_words(badge)

    for path in kept_files(paths):
        content = json.loads(path.read_text())
        content["report"]["key"]["engine_version"] = "0.0.1"
        path.with_name(f"old-{path.name}").write_text(json.dumps(content))
        path.unlink()
    stale = (await checks.badges())["starter"]
    assert stale.text == "≈ 100 %*"
    assert "0.0.1" in stale.stale
    assert "Out of date" in badge_words(stale)
    assert {one.stale for one in await checks.reports("starter")} == {stale.stale}
    await checks.check("starter", QUICK, untold)
    assert (await checks.badges())["starter"].stale == ""
    assert len(kept_files(paths)) == BOTH


async def test_that_a_damaged_result_is_passed_over_and_kept_aside(
    bench: Workbench, paths: Paths
) -> None:
    checks = bench.tool_checks
    plan = replace(QUICK, modes=("free",))
    await checks.check("starter", plan, untold)
    (path,) = kept_files(paths)
    for damage in (b"", b"{", b'{"format": 1}', b"[" * 200_000, b"\xff\xfe"):
        path.write_bytes(damage)
        assert await checks.badges() == {}
        assert await checks.reports("starter") == ()
        await checks.check("starter", plan, untold)
        assert (await checks.badges())["starter"].share == 1.0
        aside = [one.read_bytes() for one in kept_files(paths) if ".damaged" in one.name]
        assert damage in aside


async def test_that_nothing_is_kept_of_a_check_that_is_stopped_half_way(
    bench: Workbench, engine: Engine, paths: Paths
) -> None:
    half = asyncio.Event()

    def told(progress: CheckProgress) -> None:
        if progress.done == 7:
            engine.gate = asyncio.Event()
            half.set()

    task = asyncio.create_task(bench.tool_checks.check("starter", CheckPlan(), told))
    await asyncio.wait_for(half.wait(), 30)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(task, 30)
    assert engine.running == 0
    assert kept_files(paths) == []
    (loaded,) = bench.loading.snapshot
    assert loaded.state == "ready"
    engine.gate = None
    reports = await bench.tool_checks.check("starter", QUICK, untold)
    assert all(report.score.share == 1.0 for report in reports)


async def test_that_an_engine_that_fails_once_costs_one_case(
    bench: Workbench, engine: Engine
) -> None:
    def script(case: Case) -> list[EngineEvent]:
        if case.id == "weather-now":
            return [Failed(RequestError("its template is broken"))]
        return right(case)

    engine.script = script
    (report,) = await bench.tool_checks.check(
        "starter", replace(QUICK, modes=("free",)), untold
    )
    (failure,) = report.failures
    assert failure.id == "weather-now"
    assert "its template is broken" in failure.why


async def test_that_an_engine_that_cannot_be_asked_ends_the_check(
    bench: Workbench, engine: Engine, paths: Paths
) -> None:
    for error in (RequestError("no tools here"), EngineCrashed("it is gone")):
        engine.script = always(Failed(error))
        with pytest.raises(type(error), match=error.message):
            await asyncio.wait_for(bench.tool_checks.check("starter", QUICK, untold), 30)
        assert engine.running == 0
        assert kept_files(paths) == []


async def test_that_a_server_that_goes_away_half_way_ends_the_check(
    bench: Workbench, engine: Engine, paths: Paths
) -> None:
    gone: list[EngineEvent] = [Failed(EngineError("nobody listens there"))]

    def script(case: Case) -> list[EngineEvent]:
        if len(engine.requests) < 9:
            return right(case)
        engine.hello = gone
        return gone

    engine.script = script
    with pytest.raises(EngineError, match="nobody listens there"):
        await asyncio.wait_for(bench.tool_checks.check("starter", QUICK, untold), 30)
    assert engine.running == 0
    assert kept_files(paths) == []


async def test_that_an_engine_that_fails_at_one_case_only_costs_that_case(
    bench: Workbench, engine: Engine
) -> None:
    failures = {"weather-now": 99, "two-cities": 1}

    def script(case: Case) -> list[EngineEvent]:
        if failures.get(case.id, 0):
            failures[case.id] -= 1
            return [Failed(EngineError("the server failed (HTTP 500)"))]
        return right(case)

    engine.script = script
    plan = replace(QUICK, modes=("free",))
    (report,) = await bench.tool_checks.check("starter", plan, untold)
    assert [one.id for one in report.failures] == ["weather-now"]
    assert "HTTP 500" in report.failures[0].why


async def test_that_a_recording_is_not_checked(bench: Workbench, paths: Paths) -> None:
    (paths.models / "said.replay.json").write_text("{}")
    await bench.models.refresh()
    with pytest.raises(ModelError, match="recording"):
        await bench.tool_checks.check("said", QUICK, untold)


def asked(**fields: object) -> Namespace:
    usual = {
        "models": ["starter"], "all": False, "quick": True, "category": [], "mode": "both",
        "engine": "", "at_least": 0.0, "kept": False, "write": "", "json": False,
    }  # fmt: skip
    return Namespace(**(usual | fields))


async def test_that_the_command_prints_writes_and_tells_by_its_exit_code(
    bench: Workbench, engine: Engine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await check(bench, asked(kept=True)) == 1
    assert "not checked yet" in capsys.readouterr().out
    engine.script = lambda case: right(case) if case.category != "parallel" else []
    written = tmp_path / "report.md"
    assert await check(bench, asked(at_least=90.0, write=str(written))) == BELOW
    table = capsys.readouterr().out
    assert "Several calls at once    0 of 3, 0 % (0–56)" in table
    assert "two-cities" in table
    assert "## What was wrong, held to the schema" in written.read_text()
    assert await check(bench, asked(json=True, mode="free", at_least=80.0)) == 0
    (values,) = json.loads(capsys.readouterr().out)
    assert values["score"]["correct"] == 12
    assert await check(bench, asked(kept=True, write=str(tmp_path / "kept.json"))) == 0
    assert len(json.loads((tmp_path / "kept.json").read_text())) == BOTH
    with pytest.raises(ModelError, match="not by mlx"):
        await check(bench, asked(engine="mlx"))
    with pytest.raises(ModelError, match="no installed model"):
        await check(bench, asked(all=True, engine="mlx"))


@pytest.mark.parametrize("share", ["nan", "101", "-1", "many"])
def test_that_what_is_no_percent_is_refused(
    share: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        _parser().parse_args(["engines", "check", "--at-least", share])
    assert "--at-least" in capsys.readouterr().err


async def test_that_one_model_that_fails_does_not_end_the_check_of_all(
    bench: Workbench,
    engine: Engine,
    paths: Paths,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copyfile(bench.models.get("starter").path, paths.models / "another.gguf")
    bench.connections.add(Connection("https://192.0.2.1/v1", "cloud"), wanted_id="cloud")
    await bench.models.refresh()
    engine.broken = "another"
    written = tmp_path / "report.json"
    asked_for = asked(models=[], all=True, mode="free", json=True, write=str(written))
    assert await check(bench, asked_for) == 1
    shown = capsys.readouterr()
    assert [one["model_id"] for one in json.loads(shown.out)] == ["starter"]
    assert len(json.loads(written.read_text())) == 1
    assert "was not checked: it is gone" in shown.err
    assert "cloud" not in engine.started
    with pytest.raises(EngineCrashed):
        await check(bench, asked(models=["another"]))


async def test_that_the_starter_model_keeps_its_score(paths: Paths) -> None:
    async with open_workbench(paths) as bench:
        plan = CheckPlan(modes=("constrained",), quick=True)
        check = bench.tool_checks.check("starter", plan, untold)
        (report,) = await asyncio.wait_for(check, 120)
    assert report.score.parsed >= 14
    assert report.score.executable >= 9
    assert report.score.correct >= 7
    assert report.tokens_per_s > 0
