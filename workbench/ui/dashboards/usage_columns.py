"""The columns of the tables of models, agents and tools."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from workbench.app.usage_text import duration, number, seconds, share
from workbench.ui.dashboards.figure_table import Column
from workbench.ui.language.figures import figure


def tr(text: str) -> str:
    """A text of this file, translated."""
    return QCoreApplication.translate("dashboards", text)


def _count(value: int) -> str:
    return figure(f"{value:,}")


def model_columns() -> tuple[Column, ...]:
    """Of ``app.usage.ModelUsage``."""
    return (
        Column(tr("Model"), lambda m: m.name, lambda m: m.name),
        Column(tr("Requests"), lambda m: m.requests, lambda m: _count(m.requests)),
        Column(
            tr("Failed"),
            lambda m: m.error_share,
            lambda m: share(m.error_share),
            tr("Share of the requests that ended with an error"),
            64,
        ),
        *_model_times(),
        *_model_rates(),
    )


def _model_times() -> tuple[Column, ...]:
    exact = tr("Within 2 % of the true value")
    return (
        _seconds(tr("p50"), "latency_p50_s", tr("Half of the requests took less"), exact),
        _seconds(tr("p95"), "latency_p95_s", tr("95 % of the requests took less"), exact),
        _seconds(tr("p99"), "latency_p99_s", tr("99 % of the requests took less"), exact),
        _seconds(
            tr("First token"),
            "first_token_p50_s",
            tr("Half of the answers began within"),
            exact,
        ),
        replace(_seconds(tr("Queue"), "queue_s", tr("Mean wait in the queue")), gives_way=True),
    )


def _model_rates() -> tuple[Column, ...]:
    read = _rate(tr("Read tok/s"), "prompt_tokens_per_s", tr("Reading, mean over the requests"))
    return (
        _rate(tr("tok/s"), "tokens_per_s", tr("Writing, mean over the requests")),
        replace(read, gives_way=True),
        Column(
            tr("Cached"),
            lambda m: m.cache_hit_share,
            lambda m: share(m.cache_hit_share),
            tr("Share of the prompt tokens that were not read again"),
            72,
        ),
        Column(
            tr("Loaded"),
            lambda m: m.uptime_s,
            lambda m: duration(m.uptime_s),
            tr("How long it was loaded in that time"),
            108,
        ),
        Column(
            tr("Idle"),
            lambda m: m.idle_s,
            lambda m: duration(m.idle_s),
            tr("How much of that it did nothing"),
            108,
        ),
    )


def _seconds(title: str, name: str, *hints: str) -> Column:
    return Column(
        title,
        lambda row: getattr(row, name),
        lambda row: seconds(getattr(row, name)),
        ". ".join(hints),
        72,
    )


def _rate(title: str, name: str, hint: str) -> Column:
    return Column(
        title,
        lambda row: getattr(row, name),
        lambda row: number(getattr(row, name)),
        hint,
        68,
    )


def agent_columns() -> tuple[Column, ...]:
    """Of ``AgentUsage`` there."""
    return (
        Column(tr("Agent or graph"), lambda a: a.name, lambda a: a.name),
        Column(tr("Runs"), lambda a: a.runs, lambda a: _count(a.runs)),
        Column(
            tr("Success"),
            lambda a: a.success_share,
            lambda a: share(a.success_share),
            tr("Share of the runs that answered; stopped ones do not count"),
            96,
        ),
        Column(
            tr("Stopped"),
            lambda a: a.stopped,
            lambda a: _count(a.stopped),
            tr("Runs that a person, or the end of the program, stopped"),
        ),
        _seconds(tr("Duration p50"), "duration_p50_s", tr("Half of the runs took less")),
        _seconds(tr("p95"), "duration_p95_s", tr("95 % of the runs took less")),
        _rate(tr("Steps"), "steps", tr("Model calls of a run, mean")),
    )


def tool_columns() -> tuple[Column, ...]:
    """Of ``ToolUsage`` there."""
    return (
        Column(tr("Tool"), lambda t: t.name, lambda t: t.name),
        Column(tr("Calls"), lambda t: t.calls, lambda t: _count(t.calls)),
        Column(
            tr("Success"),
            lambda t: t.success_share,
            lambda t: share(t.success_share),
            tr("Share of the calls that were carried out without a failure"),
            96,
        ),
        Column(
            tr("Denied"),
            lambda t: t.denied,
            lambda t: _count(t.denied),
            tr("Calls that nobody allowed; they were not carried out"),
        ),
        _seconds(tr("Duration p50"), "duration_p50_s", tr("Half of the calls took less")),
        _seconds(tr("p95"), "duration_p95_s", tr("95 % of the calls took less")),
    )
