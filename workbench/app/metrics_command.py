"""``workbench metrics``: what models, agents and tools did, from the history."""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from workbench.app import reports
from workbench.app.terminal import table
from workbench.app.usage import (
    J_PER_WH,
    AgentUsage,
    ModelUsage,
    ToolUsage,
    Usage,
    is_usage,
    remote_cost,
    usage_of,
)
from workbench.app.usage_text import NOT_TOLD, as_csv, duration, number, seconds, share
from workbench.app.workbench import Workbench

_MOST_POINTS = 1_500


async def run(bench: Workbench, options: Namespace) -> int:
    """Print the figures; returns the exit code.

    Raises:
        StoreError: The history cannot be read.
    """
    now_s = time.time()
    found = await bench.recorder.history(now_s - options.since, now_s, _MOST_POINTS, is_usage)
    usage, settings = usage_of(found.totals()), bench.settings.settings
    cost = remote_cost(usage, settings)
    if options.json:
        value = as_values(usage) | {
            "since_s": options.since,
            "step_s": found.step_s,
            "remote_cost": cost,
            "remote_currency": settings.remote_currency,
        }
        _print(reports.as_json(value))
    elif options.csv:
        _print(as_csv(usage).rstrip("\n"))
    else:
        _print(as_text(usage, cost, settings.remote_currency))
    return 0


def as_values(usage: Usage) -> dict[str, Any]:
    """The figures as JSON has them."""
    return {
        "models": [asdict(one) for one in usage.models],
        "agents": [asdict(one) for one in usage.agents],
        "tools": [asdict(one) for one in usage.tools],
        "energy_j": dict(usage.energy_j),
        "prompt_tokens": usage.prompt_tokens,
        "new_tokens": usage.new_tokens,
    }


def as_text(usage: Usage, cost: float | None, currency: str) -> str:
    """The figures for a person."""
    parts: list[str] = []
    if usage.models:
        parts.append(table(MODEL_HEADINGS, [_model(one) for one in usage.models]))
    if usage.agents:
        parts.append(table(AGENT_HEADINGS, [_agent(one) for one in usage.agents]))
    if usage.tools:
        parts.append(table(TOOL_HEADINGS, [_tool(one) for one in usage.tools]))
    if not parts:
        parts.append("Nothing was measured in that time: no request, run or tool call.")
    energy = sum(joules for _part, joules in usage.energy_j)
    told = f"{energy / J_PER_WH:.2f} Wh" if usage.energy_j else NOT_TOLD
    last = [f"Energy of the machine: {told}"]
    if cost is not None:
        last.append(f"The same tokens would have cost {cost:,.2f} {currency} elsewhere.")
    return "\n\n".join((*parts, "\n".join(last)))


MODEL_HEADINGS: Sequence[str] = (
    "model", "requests>", "failed>", "p50>", "p95>", "p99>", "first token>", "queue>",
    "tok/s>", "read tok/s>", "cached>", "loaded>", "idle>",
)  # fmt: skip
AGENT_HEADINGS: Sequence[str] = (
    "agent", "runs>", "success>", "stopped>", "p50>", "p95>", "steps>",
)  # fmt: skip
TOOL_HEADINGS: Sequence[str] = ("tool", "calls>", "success>", "denied>", "p50>", "p95>")


def _model(one: ModelUsage) -> list[str]:
    return [
        one.name,
        str(one.requests),
        str(one.failed),
        seconds(one.latency_p50_s),
        seconds(one.latency_p95_s),
        seconds(one.latency_p99_s),
        seconds(one.first_token_p50_s),
        seconds(one.queue_s),
        number(one.tokens_per_s),
        number(one.prompt_tokens_per_s),
        share(one.cache_hit_share),
        duration(one.uptime_s),
        duration(one.idle_s),
    ]


def _agent(one: AgentUsage) -> list[str]:
    return [
        one.name,
        str(one.runs),
        share(one.success_share),
        str(one.stopped),
        seconds(one.duration_p50_s),
        seconds(one.duration_p95_s),
        number(one.steps),
    ]


def _tool(one: ToolUsage) -> list[str]:
    return [
        one.name,
        str(one.calls),
        share(one.success_share),
        str(one.denied),
        seconds(one.duration_p50_s),
        seconds(one.duration_p95_s),
    ]


def _print(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - the command line
