"""Requests, runs and tool calls become figures by model, agent and tool."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from workbench.app.model_times import ModelTimes
from workbench.app.run import Run
from workbench.app.run_metrics import (
    MOST_NAME_CHARACTERS,
    MOST_TOOLS,
    OTHERS,
    Names,
    RunMetrics,
    plain,
)
from workbench.telemetry.metrics import metric
from workbench.telemetry.monitor import Sample
from workbench.traces.events import (
    ModelCallFinished,
    ModelCallStarted,
    Record,
    RunFinished,
    ToolCallFinished,
    ToolCallStarted,
    TraceEvent,
)


class Kept:
    """Stands in for the recorder."""

    def __init__(self) -> None:
        self.values: dict[str, list[float]] = {}

    def __call__(
        self, name: str, value: float, *, spread: bool = False, at_s: float | None = None
    ) -> None:
        self.values.setdefault(name, []).append(value)


def run_of(*events: TraceEvent, run_id: str = "r", agent: str = "starter") -> Any:
    records = [Record(run_id, n, 1000.0 + n, event) for n, event in enumerate(events)]
    finished = bool(events) and isinstance(events[-1], RunFinished)
    return SimpleNamespace(run_id=run_id, agent_name=agent, records=records, finished=finished)


def call(span: str, model: str = "m", **values: Any) -> tuple[TraceEvent, TraceEvent]:
    reason = values.pop("reason", "stop")
    return (
        ModelCallStarted(span, "", model, "replay"),
        ModelCallFinished(span, reason, **values),
    )


GOOD: dict[str, Any] = {
    "prompt_tokens": 100, "cached_tokens": 60, "new_tokens": 20, "queue_s": 0.5,
    "time_to_first_token_s": 0.25, "tokens_per_s": 40.0, "prompt_tokens_per_s": 400.0,
    "total_s": 2.0,
}  # fmt: skip


def test_that_a_run_is_counted_once_however_often_it_is_looked_at() -> None:
    kept = Kept()
    run = run_of(*call("a", **GOOD), RunFinished("answered", "hi", steps=1, duration_s=3.0))
    runs = SimpleNamespace(active=[run])
    metrics = RunMetrics(runs, kept)
    whole = list(run.records)
    run.records, run.finished = whole[:1], False
    metrics.values()
    metrics.values()
    run.records, run.finished = whole, True
    for _ in range(3):
        metrics.take(cast(Run, run))
    assert kept.values == {
        "model.m.failed": [0.0],
        "latency_s": [2.0],
        "model.m.latency_s": [2.0],
        "first_token_s": [0.25],
        "model.m.first_token_s": [0.25],
        "model.m.queue_s": [0.5],
        "model.m.tokens_per_s": [40.0],
        "model.m.prompt_tokens_per_s": [400.0],
        "model.m.prompt_tokens": [100],
        "model.m.cached_tokens": [60],
        "model.m.new_tokens": [20],
        "agent.starter.failed": [0.0],
        "agent.starter.duration_s": [3.0],
        "agent.starter.steps": [1.0],
    }
    assert all(metric(name) is not None for name in kept.values)


def test_that_failures_stops_and_denials_are_told_apart() -> None:
    kept = Kept()
    metrics = RunMetrics(SimpleNamespace(active=[]), kept)
    for number, (end, events) in enumerate(
        {
            "failed": call("a", reason="failed", error="broke", total_s=9.0),
            "cancelled": call("a", reason="cancelled", total_s=9.0),
            "step_limit": (
                ToolCallStarted("t", "a", "", "c", "calculator", "{}"),
                ToolCallFinished("t", "no", failed=True, duration_s=0.1),
                ToolCallStarted("u", "a", "", "d", "calculator", "{}"),
                ToolCallFinished("u", "no", failed=True, denied=True, duration_s=60.0),
                ToolCallFinished("never begun", "", duration_s=1.0),
            ),
        }.items()
    ):
        metrics.take(run_of(*events, RunFinished(cast(Any, end), ""), run_id=str(number)))
    assert kept.values["model.m.failed"] == [1.0]
    assert "model.m.latency_s" not in kept.values
    assert kept.values["agent.starter.failed"] == [1.0, 1.0]
    assert kept.values["agent.starter.stopped"] == [1.0]
    assert kept.values["tool.calculator.failed"] == [1.0]
    assert kept.values["tool.calculator.denied"] == [1.0]
    assert kept.values["tool.calculator.duration_s"] == [0.1]


def test_that_live_figures_are_of_the_last_quarter_of_an_hour() -> None:
    now_s = [0.0]
    runs = SimpleNamespace(active=[])
    metrics = RunMetrics(runs, Kept(), lambda: now_s[0])
    events: list[TraceEvent] = []
    for number in range(100):
        events += call(f"s{number}", **(GOOD | {"total_s": float(number + 1)}))
    events += call("bad", model="other", reason="failed")
    metrics.take(run_of(*events))
    values = metrics.values()
    assert values["model.m.latency_p50_s"] == 50.0
    assert values["model.m.latency_p95_s"] == 95.0
    assert values["latency_p99_s"] == 99.0
    assert values["cache_hit_percent"] == 60.0
    assert values["model.other.error_percent"] == 100.0
    assert values["error_percent"] == pytest.approx(100.0 / 101.0)
    assert values["requests_per_min"] == pytest.approx(101 / 15)
    rows = {name: metric(name) for name in values}
    assert all(row is not None and not row.recorded for row in rows.values())
    now_s[0] = 901.0
    assert metrics.values() == {}


def test_that_names_are_harmless_and_few() -> None:
    assert plain("  a\n\u202eb\ud800 ") == "a b"
    assert len(plain("x" * 1000)) == MOST_NAME_CHARACTERS
    assert plain("\n") == "(no name)"
    names = Names(2)
    assert [names.of(text) for text in ("a", "b", "c", "a")] == ["a", "b", OTHERS, "a"]
    kept = Kept()
    metrics = RunMetrics(SimpleNamespace(active=[]), kept)
    events: list[TraceEvent] = []
    for number in range(MOST_TOOLS + 20):
        events.append(ToolCallStarted(str(number), "", "", "c", f"tool{number}", "{}"))
        events.append(ToolCallFinished(str(number), ""))
    metrics.take(run_of(*events))
    assert len({name for name in kept.values if name.endswith(".failed")}) == MOST_TOOLS + 1
    assert len(kept.values[f"tool.{OTHERS}.failed"]) == 20


def test_that_loaded_and_busy_time_is_counted_but_no_sleep() -> None:
    kept, now_s = Kept(), [0.0]
    model = SimpleNamespace(id="m")
    busy = SimpleNamespace(model=model, info=object(), state="busy")
    loading = SimpleNamespace(model=SimpleNamespace(id="n"), info=None, state="loading")
    source = SimpleNamespace(snapshot=(busy, loading))
    times = ModelTimes(cast(Any, source), kept, lambda: now_s[0])
    for at_s in (0.0, 0.5, 1.0, 5000.0, 5000.5):
        now_s[0] = at_s
        if at_s > 1.0:
            busy.state = "ready"
        times.on_sample(Sample(at_s, {}))
    assert kept.values == {
        "model.m.loaded_s": [0.5, 0.5, 0.5],
        "model.m.busy_s": [0.5, 0.5],
    }
