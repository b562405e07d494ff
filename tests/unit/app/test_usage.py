"""Tables of models, agents and tools, on screen's side and on the command line."""

from __future__ import annotations

import argparse
import csv
import io
import json
from argparse import Namespace
from pathlib import Path

import pytest

from workbench.app import metrics_command
from workbench.app.metrics_arguments import span_s
from workbench.app.usage import Usage, remote_cost, usage_of
from workbench.app.usage_text import NOT_TOLD, as_csv
from workbench.app.workbench import open_workbench
from workbench.base.csv_cells import safe_cell
from workbench.base.paths import Paths
from workbench.base.settings import Settings
from workbench.telemetry.rollup import Bucket
from workbench.telemetry.tracks import Totals


def filled() -> Bucket:
    bucket = Bucket()
    for failed, latency_s in ((0.0, 1.0), (0.0, 3.0), (1.0, None)):
        bucket.add("model.q.2.failed", failed)
        if latency_s is not None:
            bucket.add("model.q.2.latency_s", latency_s, spread=True)
            bucket.add("model.q.2.prompt_tokens", 500_000.0)
            bucket.add("model.q.2.cached_tokens", 250_000.0)
            bucket.add("model.q.2.new_tokens", 250_000.0)
    bucket.add("model.q.2.loaded_s", 60.0)
    bucket.add("model.q.2.busy_s", 20.0)
    for failed in (0.0, 0.0, 0.0, 1.0):
        bucket.add("agent.=2+3.failed", failed)
        bucket.add("agent.=2+3.steps", 2.0)
    bucket.add("agent.=2+3.stopped", 1.0)
    bucket.add("tool.calculator.denied", 1.0)
    bucket.add("energy.cpu_j", 1800.0)
    bucket.add("energy.cpu_j", 1800.0)
    bucket.add("model.", 1.0)
    bucket.add("agent.failed", 1.0)
    return bucket


def totals() -> Totals:
    bucket = filled()
    return Totals(bucket.stats, bucket.spreads)


def test_that_rows_hold_what_was_counted() -> None:
    usage = usage_of(totals())
    (model,) = usage.models
    assert (model.name, model.requests, model.failed) == ("q.2", 3, 1)
    assert model.error_share == pytest.approx(1 / 3)
    assert model.cache_hit_share == 0.5
    assert model.latency_p50_s == pytest.approx(1.0, rel=0.02)
    assert (model.uptime_s, model.idle_s) == (60.0, 40.0)
    assert model.tokens_per_s is None
    (agent,) = usage.agents
    assert (agent.runs, agent.success_share, agent.stopped, agent.steps) == (4, 0.75, 1, 2.0)
    (tool,) = usage.tools
    assert (tool.calls, tool.success_share, tool.denied) == (0, None, 1)
    assert usage.energy_j == (("cpu", 3600.0),)
    assert usage_of(Totals()) == Usage()


def test_that_the_price_is_the_users() -> None:
    usage = usage_of(totals())
    assert remote_cost(usage, Settings()) is None
    prices = Settings(remote_prompt_price=2.0, remote_answer_price=10.0)
    assert remote_cost(usage, prices) == pytest.approx(2.0 * 1.0 + 10.0 * 0.5)


def test_that_cells_are_no_formulas() -> None:
    for text in ("=1", "+1", "-1", "@x", "\t=1", "  =1", "|x", "＝1"):
        assert str(safe_cell(text)).startswith("'")
    for value in ("a", "", "a=1", -1.0, None):
        assert safe_cell(value) == value
    rows = list(csv.DictReader(io.StringIO(as_csv(usage_of(totals())))))
    assert {row["name"] for row in rows} == {"q.2", "'=2+3", "calculator", "cpu"}
    assert {"kind": "model", "name": "q.2", "figure": "requests", "value": "3"} in rows


@pytest.mark.parametrize(
    ("text", "wanted_s"),
    [("30m", 1800.0), ("12h", 43_200.0), ("7d", 604_800.0), ("1W", 604_800.0)],
)
def test_that_spans_are_read(text: str, wanted_s: float) -> None:
    assert span_s(text) == wanted_s


@pytest.mark.parametrize("text", ["", "7", "d", "-1d", "0d", "1e9d", "7 d x"])
def test_that_what_is_no_span_is_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        span_s(text)


async def test_that_the_command_tells_what_was_recorded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = Paths(tmp_path / "data", tmp_path / "cache")
    async with open_workbench(paths) as bench:
        options = Namespace(since=86_400.0, json=False, csv=False)
        await metrics_command.run(bench, options)
        assert "Nothing was measured" in capsys.readouterr().out
        bench.recorder.observe("model.m.failed", 0.0)
        bench.recorder.observe("model.m.latency_s", 0.5, spread=True)
        bench.settings.change(remote_prompt_price=1.0, remote_currency="EUR")
        await metrics_command.run(bench, options)
        said = capsys.readouterr().out
        assert "m " in said
        assert "0.00 EUR elsewhere" in said
        assert NOT_TOLD in said
        options.json = True
        await metrics_command.run(bench, options)
        found = json.loads(capsys.readouterr().out)
        assert found["models"][0]["requests"] == 1
        assert found["step_s"] == 60
