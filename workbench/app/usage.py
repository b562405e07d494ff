"""What models, agents and tools did over a span of time: the rows of the tables."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.base.settings import Settings
from workbench.telemetry.tracks import Totals

_HEADS = ("model.", "agent.", "tool.", "energy.")
_KINDS = ("model", "agent", "tool")
MILLION = 1_000_000
J_PER_WH = 3600.0


def is_usage(name: str) -> bool:
    """Whether a metric is needed here."""
    return name.startswith(_HEADS)


@dataclass(frozen=True, slots=True)
class ModelUsage:
    """One model. Percentiles and means are None where no request told them.

    Attributes:
        uptime_s: How long it was loaded.
        idle_s: How much of that it did nothing.
    """

    name: str
    requests: int
    failed: int
    latency_p50_s: float | None
    latency_p95_s: float | None
    latency_p99_s: float | None
    first_token_p50_s: float | None
    first_token_p95_s: float | None
    queue_s: float | None
    tokens_per_s: float | None
    prompt_tokens_per_s: float | None
    prompt_tokens: int
    cached_tokens: int
    new_tokens: int
    uptime_s: float
    idle_s: float

    @property
    def error_share(self) -> float | None:
        """Share of its requests that failed."""
        return self.failed / self.requests if self.requests else None

    @property
    def cache_hit_share(self) -> float | None:
        """Share of its prompt tokens that were not read again."""
        if not self.prompt_tokens:
            return None
        return min(1.0, self.cached_tokens / self.prompt_tokens)


@dataclass(frozen=True, slots=True)
class AgentUsage:
    """One agent or graph; runs that a person stopped are neither good nor bad."""

    name: str
    runs: int
    failed: int
    stopped: int
    duration_p50_s: float | None
    duration_p95_s: float | None
    steps: float | None

    @property
    def success_share(self) -> float | None:
        """Share of the runs that came to an end by themselves and answered."""
        return 1.0 - self.failed / self.runs if self.runs else None


@dataclass(frozen=True, slots=True)
class ToolUsage:
    """One tool; calls that were denied were not carried out."""

    name: str
    calls: int
    failed: int
    denied: int
    duration_p50_s: float | None
    duration_p95_s: float | None

    @property
    def success_share(self) -> float | None:
        """Share of the calls that were carried out without a failure."""
        return 1.0 - self.failed / self.calls if self.calls else None


@dataclass(frozen=True, slots=True)
class Usage:
    """Everything of one span.

    Attributes:
        energy_j: Joules by part (``cpu``, ``gpu.0``), as far as they were told.
    """

    models: tuple[ModelUsage, ...] = ()
    agents: tuple[AgentUsage, ...] = ()
    tools: tuple[ToolUsage, ...] = ()
    energy_j: tuple[tuple[str, float], ...] = ()

    @property
    def prompt_tokens(self) -> int:
        """Of all models, those from the cache included: a server elsewhere is sent them."""
        return sum(model.prompt_tokens for model in self.models)

    @property
    def new_tokens(self) -> int:
        """Written by all models."""
        return sum(model.new_tokens for model in self.models)


def usage_of(totals: Totals) -> Usage:
    """The rows, by name."""
    names: dict[str, set[str]] = {kind: set() for kind in _KINDS}
    for metric in totals.stats:
        kind, _, rest = metric.partition(".")
        name, _, _what = rest.rpartition(".")
        if kind in names and name:
            names[kind].add(name)
    return Usage(
        tuple(filter(_was_there, (_model(totals, name) for name in sorted(names["model"])))),
        tuple(_agent(totals, name) for name in sorted(names["agent"])),
        tuple(_tool(totals, name) for name in sorted(names["tool"])),
        tuple(
            (metric.removeprefix("energy.").removesuffix("_j"), totals.sum(metric))
            for metric in sorted(totals.stats)
            if metric.startswith("energy.") and metric.endswith("_j")
        ),
    )


def _was_there(model: ModelUsage) -> bool:
    return bool(model.requests or model.uptime_s)


def _model(totals: Totals, name: str) -> ModelUsage:
    head = f"model.{name}"
    loaded_s = totals.sum(f"{head}.loaded_s")
    return ModelUsage(
        name=name,
        requests=totals.count(f"{head}.failed"),
        failed=round(totals.sum(f"{head}.failed")),
        latency_p50_s=totals.quantile(f"{head}.latency_s", 0.5),
        latency_p95_s=totals.quantile(f"{head}.latency_s", 0.95),
        latency_p99_s=totals.quantile(f"{head}.latency_s", 0.99),
        first_token_p50_s=totals.quantile(f"{head}.first_token_s", 0.5),
        first_token_p95_s=totals.quantile(f"{head}.first_token_s", 0.95),
        queue_s=totals.mean(f"{head}.queue_s"),
        tokens_per_s=totals.mean(f"{head}.tokens_per_s"),
        prompt_tokens_per_s=totals.mean(f"{head}.prompt_tokens_per_s"),
        prompt_tokens=round(totals.sum(f"{head}.prompt_tokens")),
        cached_tokens=round(totals.sum(f"{head}.cached_tokens")),
        new_tokens=round(totals.sum(f"{head}.new_tokens")),
        uptime_s=loaded_s,
        idle_s=max(0.0, loaded_s - totals.sum(f"{head}.busy_s")),
    )


def _agent(totals: Totals, name: str) -> AgentUsage:
    head = f"agent.{name}"
    return AgentUsage(
        name=name,
        runs=totals.count(f"{head}.failed"),
        failed=round(totals.sum(f"{head}.failed")),
        stopped=totals.count(f"{head}.stopped"),
        duration_p50_s=totals.quantile(f"{head}.duration_s", 0.5),
        duration_p95_s=totals.quantile(f"{head}.duration_s", 0.95),
        steps=totals.mean(f"{head}.steps"),
    )


def _tool(totals: Totals, name: str) -> ToolUsage:
    head = f"tool.{name}"
    return ToolUsage(
        name=name,
        calls=totals.count(f"{head}.failed"),
        failed=round(totals.sum(f"{head}.failed")),
        denied=totals.count(f"{head}.denied"),
        duration_p50_s=totals.quantile(f"{head}.duration_s", 0.5),
        duration_p95_s=totals.quantile(f"{head}.duration_s", 0.95),
    )


def remote_cost(usage: Usage, settings: Settings) -> float | None:
    """What the tokens would have cost at the prices of the settings; None if none is set."""
    prompt, answer = settings.remote_prompt_price, settings.remote_answer_price
    if not prompt and not answer:
        return None
    return (usage.prompt_tokens * prompt + usage.new_tokens * answer) / MILLION
