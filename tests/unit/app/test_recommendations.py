"""What is worth doing, from numbers; and the rates that alerts watch."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType, SimpleNamespace
from typing import Any

import pytest

from tests.unit.app.test_runs import World
from workbench.app.alert_commands import run as run_command
from workbench.app.loaded import LoadedModel
from workbench.app.recommendations import Facts, recommend
from workbench.app.run_rates import RunRates
from workbench.app.smaller_models import from_fallback, smaller_variant
from workbench.app.workbench import open_workbench
from workbench.base.errors import DocumentError
from workbench.base.paths import Paths
from workbench.engines.api import EngineUsage
from workbench.models.store import InstalledModel
from workbench.telemetry.monitor import Sample
from workbench.traces.events import ModelCallFinished, Record, RunEnd, RunFinished

MODEL = InstalledModel(
    id="m", title="M", path=Path("m"), size_bytes=4_000, engine="llama-cpp", family="Fam",
    architecture="arch", parameters=100, quantisation="Q8_0", trained_context_tokens=4096,
    can_call_tools=True, source="store",
)  # fmt: skip
NOW_S = 100_000.0


def loaded(name: str, idle_s: float, **values: Any) -> LoadedModel:
    model = replace(MODEL, id=name, title=name.upper())
    found = LoadedModel(model, "ready", loaded_s=1.0, last_used_s=NOW_S - idle_s)
    return replace(found, **values)


def held(*models: LoadedModel, each: float = 1.55e9) -> dict[str, float]:
    return {f"memory.model.{one.model.id}_bytes": each for one in models}


def test_that_idle_models_are_named_with_what_they_hold() -> None:
    models = (loaded("a", 4000.0), loaded("b", 9000.0), loaded("c", 10.0))
    (one,) = recommend(Facts(NOW_S, models, latest=held(*models)))
    assert one.title == "2 models idle for an hour hold 3.1 GB"
    assert (one.verb, one.target) == ("unload", ("b", "a"))
    assert one.numbers[0] == ("B", "1.6 GB, unused for 2 hours")


@pytest.mark.parametrize(
    "values",
    [
        {"pinned": True},
        {"state": "busy"},
        {"usage": EngineUsage(running=1)},
        {"usage": EngineUsage(queued=1)},
        {"model": replace(MODEL, source="server")},
        {"last_used_s": NOW_S + 50_000.0},
    ],
)
def test_that_what_is_in_use_is_never_named(values: dict[str, Any]) -> None:
    one = loaded("a", 9000.0, **values)
    assert recommend(Facts(NOW_S, (one,), latest=held(one))) == ()


def test_that_nothing_is_said_without_numbers() -> None:
    assert recommend(Facts(NOW_S)) == ()
    one = loaded("a", 9000.0)
    assert recommend(Facts(NOW_S, (one,), latest={})) == ()


def test_that_a_full_memory_is_the_first_thing() -> None:
    one = loaded("a", 700.0)
    latest = held(one) | {"memory.used_percent": 91.0, "memory.available_bytes": 1.4e9}
    (first,) = recommend(Facts(NOW_S, (one,), latest=latest))
    assert first.title == "Memory is 91 % full; idle models hold 1.6 GB of it"
    assert first.numbers[-1] == ("Available", "1.4 GB")


def test_the_other_advice() -> None:
    small = replace(MODEL, id="s", title="S", size_bytes=2_000, quantisation="Q4_K_M")
    busy = loaded("a", 5.0, state="busy", usage=EngineUsage(kv_capacity_tokens=32_768))
    facts = Facts(
        NOW_S,
        (busy,),
        (busy.model, small),
        held(busy)
        | {
            "time_to_first_token_median_s": 3.0,
            "error_rate_percent": 12.0,
            "disk.free_bytes": 1e9,
        },
        {"a": 900.0},
        replace(MODEL, id="big"),
        fits=False,
    )
    keys = [one.key for one in recommend(facts)]
    assert keys == ["errors", "slow.a", "disk", "cache.a.32768"]
    waits = loaded("w", 5.0)
    facts = replace(facts, loaded=(waits,), latest=held(waits), peak_tokens={})
    (fit,) = recommend(facts)
    assert "does not fit now" in fit.title


def test_which_model_is_the_next_smaller() -> None:
    half = replace(MODEL, id="q4", size_bytes=2_000)
    tiny = replace(MODEL, id="q2", size_bytes=1_000)
    fewer = replace(MODEL, id="small", size_bytes=3_000, parameters=50)
    assert smaller_variant(MODEL, [tiny, half, fewer, MODEL]) == half
    assert smaller_variant(MODEL, [fewer, tiny]) == tiny
    assert smaller_variant(MODEL, [fewer]) == fewer
    for other in (
        replace(half, family="Other"),
        replace(half, architecture="other"),
        replace(half, problem="damaged"),
        replace(half, away="/mnt"),
        replace(half, can_call_tools=False),
        replace(half, size_bytes=4_000),
        replace(half, size_bytes=0),
        replace(half, source="server"),
    ):
        assert smaller_variant(MODEL, [other]) is None
    assert from_fallback(MODEL, ["x", "m", "q4"], [MODEL, half]) == half
    assert from_fallback(MODEL, ["x"], [MODEL, half]) is None


def run(run_id: str, end: RunEnd | None = None, first_s: float = 0.0) -> Any:
    events: list[Any] = (
        [ModelCallFinished("s", "stop", time_to_first_token_s=first_s)] if first_s else []
    )
    last = [RunFinished(end, "")] if end else []
    records = [Record(run_id, n, 0.0, event) for n, event in enumerate([*events, *last])]
    return SimpleNamespace(run_id=run_id, records=records, finished=bool(end))


def test_that_one_failure_of_one_run_is_no_rate() -> None:
    clock = [0.0]
    runs = SimpleNamespace(active=[], listen=lambda _listener: lambda: None)
    rates = RunRates(runs, lambda: clock[0])
    rates.take(run("x", "failed"))
    assert rates.values() == {}
    for n in range(9):
        rates.take(run(f"r{n}", "answered"))
        rates.take(run(f"r{n}", "answered"))  # told twice, counted once
        rates.take(run(f"c{n}", "cancelled"))
    assert rates.values() == {"error_rate_percent": 10.0}
    rates.leave_out("alert")
    rates.take(run("alert", "failed"))
    assert rates.values() == {"error_rate_percent": 10.0}
    clock[0] = 301.0
    assert rates.values() == {}


def test_that_the_first_token_is_a_median_of_answers_of_late() -> None:
    clock = [0.0]
    going = run("a", None, 3.0)
    runs = SimpleNamespace(active=[going], listen=lambda _listener: lambda: None)
    rates = RunRates(runs, lambda: clock[0])
    assert rates.values() == {}
    going.records.append(
        Record("a", 1, 0.0, ModelCallFinished("s", "stop", time_to_first_token_s=1.0))
    )
    assert rates.values() == {"time_to_first_token_median_s": 2.0}
    assert rates.values() == {"time_to_first_token_median_s": 2.0}
    clock[0] = 121.0
    assert rates.values() == {}


async def test_that_the_button_unloads_and_advice_is_dismissed(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "data", tmp_path / "cache")
    paths.make()
    (paths.models / "one.replay.json").write_text("{}")
    async with open_workbench(paths, start_host=World().start) as bench:
        await bench.loading.load("one")
        bench.loading._slots["one"].last_used_s = time.time() - 7300.0
        sample = {"memory.model.one_bytes": 2e9}
        bench.monitor._keep(Sample(time.time(), MappingProxyType(sample)))
        (advice,) = await bench.alerts.advice.now()
        await bench.alerts.advice.dismiss(advice)
        assert await bench.alerts.advice.now() == ()
        assert await bench.alerts.advice.unload(advice) == "Unloaded one: 2.0 GB."
        assert bench.loading.snapshot == ()
        assert "in use" in await bench.alerts.advice.unload(advice)
    async with open_workbench(paths, start_host=World().start) as bench:
        assert advice.key in bench.alerts.store.dismissed(time.time())


async def test_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = Paths(tmp_path / "data", tmp_path / "cache")
    paths.make()
    bad = tmp_path / "bad.yaml"
    bad.write_text("version: 1\nrules:\n- id: x\n  metric: cpu.percnt\n  threshold: 5 %\n")
    csv = tmp_path / "s.csv"
    rows = [f"2026-01-01T00:{n // 60:02}:{n % 60:02}Z,cpu.percent,{n % 100},percent"
            for n in range(200)]  # fmt: skip
    csv.write_text("time_utc,metric,value,unit\n" + "\n".join(rows))
    rule = tmp_path / "good.yaml"
    rule.write_text(
        "version: 1\nrules:\n- id: x\n  metric: cpu.percent\n  threshold: 80 %\n"
        "  for: 10 s\n  cool_down: 0 s\n"
    )
    async with open_workbench(paths) as bench:

        async def told(action: str, **values: Any) -> tuple[int, str]:
            usual = {"file": None, "json": False, "csv": False, "limit": 5, "rule": "memory",
                     "samples": None, "shape": None, "seed": 0, "since": 3600.0}  # fmt: skip
            options = SimpleNamespace(action=action, **(usual | values))
            code = await run_command(bench, options)  # type: ignore[arg-type]
            return code, capsys.readouterr().out

        assert "unload_idle" in (await told("list"))[1]
        assert (await told("check"))[0] == 0
        code, text = await told("check", file=str(bad))
        assert code == 1
        assert "line 4: rule x: no metric 'cpu.percnt' is known / Is cpu.percent meant?" in text
        code, text = await told("rehearse", rule="x", file=str(rule), samples=str(csv))
        assert "Would have fired twice" in text or "Would have fired 2 times" in text
        assert "once in 10 min" in (await told("rehearse", shape="step"))[1]
        assert (await told("history", json=True))[1] == "[]\n"
        with pytest.raises(DocumentError, match="line 1"):
            await told("rehearse", samples=str(bad))
        with pytest.raises(DocumentError, match="no rule"):
            await told("rehearse", rule="absent", shape="step")
