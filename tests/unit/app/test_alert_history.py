"""Rehearsals look at the kept history, at the worst of each step, and say how coarse."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from workbench.app.alert_arguments import add_alert_commands
from workbench.app.alert_commands import run
from workbench.app.alert_history import recorded_of
from workbench.app.metric_recording import FILE, Recorder
from workbench.app.notices import Notices
from workbench.app.workbench import open_workbench
from workbench.base.paths import Paths
from workbench.telemetry.alerts.rehearsal import rehearse
from workbench.telemetry.alerts.values import Rule
from workbench.telemetry.history import HistoryStore
from workbench.telemetry.monitor import Monitor, Sample

NOW_S = 1_700_000_000.0
DAY_S = 86_400.0
HOT = Rule("hot", "Hot", "cpu.percent", ">", 80.0, cooldown_s=0.0)


@pytest.fixture
async def recorder(tmp_path: Path) -> AsyncIterator[Recorder]:
    made = Recorder(HistoryStore(tmp_path / "metrics.db"), Notices(), lambda: NOW_S)
    yield made
    await made.close()


def measured(recorder: Recorder, name: str = "cpu.percent", now_s: float = NOW_S) -> None:
    """Six days, a value each five minutes, with one short peak each way three days ago."""
    for n in range(6 * 288):
        at_s = now_s - 6 * DAY_S + n * 300.0
        recorder.observe(name, 40.0, at_s=at_s)
        if n == 864:
            recorder.observe(name, 95.0, at_s=at_s + 60.0)
            recorder.observe(name, 0.1, at_s=at_s + 70.0)


async def test_that_a_short_peak_of_days_ago_would_have_fired(recorder: Recorder) -> None:
    measured(recorder)
    recorded = recorded_of(Monitor(0.5), recorder, lambda: NOW_S)
    week = rehearse(HOT, await recorded(HOT.matches, 7 * DAY_S))
    (span,) = week.spans
    assert span.worst == 95.0
    assert week.step_s == 600.0
    assert span.cleared_s == span.fired_s + week.step_s
    assert "largest value of each 10 min" in week.words
    assert week.to_s - week.from_s == pytest.approx(6 * DAY_S, abs=1200.0)
    low = replace(HOT, condition="<", threshold=1.0)
    found = rehearse(low, await recorded(low.matches, 7 * DAY_S))
    assert [one.worst for one in found.spans] == [0.1]
    assert "smallest value" in found.words
    exact = replace(low, threshold=0.1)
    assert not rehearse(exact, await recorded(exact.matches, 7 * DAY_S)).spans
    day = rehearse(HOT, await recorded(HOT.matches, DAY_S))
    assert not day.spans
    assert day.step_s == 60.0


async def test_that_samples_are_taken_where_they_reach_as_far_back(recorder: Recorder) -> None:
    monitor = Monitor(0.5)
    now_s = time.time()
    for n in range(60):
        monitor._keep(Sample(now_s - 60.0 + n, MappingProxyType({"cpu.percent": 50.0 + n})))
    recorded = recorded_of(monitor, recorder)
    (only,) = await recorded(HOT.matches, 3600.0)
    assert (only.step_s, len(only.values)) == (0.0, 60)
    recorder.observe("cpu.percent", 99.0, at_s=now_s - 1800.0)
    (longer,) = await recorded(HOT.matches, 3600.0)
    assert longer.step_s == 10.0
    (same,) = await recorded(HOT.matches, 120.0)
    assert same.step_s == 0.0, "what is older is not asked for"
    assert rehearse(HOT, [same]).coarse == ""


async def test_that_percentiles_are_told_of_what_is_kept(recorder: Recorder) -> None:
    for n in range(50):
        recorder.observe("latency_s", 1.0 + n, spread=True, at_s=NOW_S - 600.0 + n)
    recorded = recorded_of(Monitor(0.5), recorder, lambda: NOW_S)
    slow = Rule("slow", "Slow", "latency_p95_s", ">", 5.0, cooldown_s=0.0)
    (series,) = await recorded(slow.matches, 3600.0)
    assert series.name == "latency_p95_s"
    found = rehearse(slow, [series])
    assert found.spans
    assert "shorter peaks may be missing" in found.words
    assert not await recorded(lambda name: name == "nothing", 3600.0)


async def test_that_the_command_line_sees_the_last_week(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = Paths(tmp_path / "data", tmp_path / "cache")
    paths.make()
    earlier = Recorder(HistoryStore(paths.data / FILE), Notices())
    measured(earlier, now_s=time.time())
    await earlier.close()
    async with open_workbench(paths) as bench:
        await bench.alerts.rules.save([HOT])
        parser = argparse.ArgumentParser()
        add_alert_commands(parser.add_subparsers())
        words = ["alerts", "rehearse", "hot", "--since", "7d", "--json"]
        assert await run(bench, parser.parse_args(words)) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["fired"] == 1
    assert told["step_s"] == 600.0
    assert "once" in told["words"]
