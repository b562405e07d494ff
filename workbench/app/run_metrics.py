"""What finished requests, runs and tool calls measured: for the history and for the monitor."""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from workbench.app.run import Run
from workbench.telemetry.run_rows import WINDOW_S
from workbench.traces.events import (
    ModelCallFinished,
    ModelCallStarted,
    Record,
    RunFinished,
    ToolCallFinished,
    ToolCallStarted,
)

OTHERS = "(others)"
MOST_MODELS, MOST_AGENTS, MOST_TOOLS = 40, 40, 60
MOST_NAME_CHARACTERS = 80
_MOST_REQUESTS = 2_000
_MOST_ENDED = 500
_ANEW_S = 10.0
_PERCENTS = (50, 95, 99)
_STOPPED = frozenset({"cancelled", "interrupted"})


class Observe(Protocol):
    """``Recorder.observe``."""

    def __call__(
        self, name: str, value: float, *, spread: bool = False, at_s: float | None = None
    ) -> None: ...


class RunsSeam(Protocol):
    """What is needed of ``app.runs.Runs``."""

    @property
    def active(self) -> Sequence[Run]: ...


@dataclass(frozen=True, slots=True)
class _Request:
    """A request that ended: what the live figures need of it."""

    ended_s: float
    failed: bool
    latency_s: float
    first_token_s: float
    prompt_tokens: int
    cached_tokens: int


@dataclass(slots=True)
class _Seen:
    """How far the records of a run were looked at, and which spans are open there."""

    position: int = 0
    models: dict[str, str] = field(default_factory=dict)
    tools: dict[str, str] = field(default_factory=dict)


class Names:
    """Parts of metric names, made harmless; beyond a number of them all others share one."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._known: dict[str, str] = {}

    def of(self, text: str) -> str:
        """The part for a model, an agent or a tool."""
        found = self._known.get(text)
        if found is None:
            if len(self._known) >= self._most:
                return OTHERS
            found = self._known[text] = plain(text)
        return found


def plain(text: str) -> str:
    """One line of printable characters, of bounded length."""
    seen = "".join(char if char.isprintable() else " " for char in text[:400])
    line = " ".join(seen.split())[:MOST_NAME_CHARACTERS].strip()
    return line.encode("utf-8", "replace").decode() or "(no name)"


class RunMetrics:
    """Follows the records of runs. Lives on the event loop."""

    def __init__(
        self,
        runs: RunsSeam,
        observe: Observe,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._runs, self._observe, self._clock = runs, observe, clock
        self._seen: dict[str, _Seen] = {}
        self._ended: OrderedDict[str, None] = OrderedDict()
        self._models, self._agents = Names(MOST_MODELS), Names(MOST_AGENTS)
        self._tools = Names(MOST_TOOLS)
        self._requests: dict[str, deque[_Request]] = {}
        self._values: dict[str, float] = {}
        self._valued_s = -_ANEW_S

    def take(self, run: Run) -> None:
        """Look at what a run recorded since it was looked at last."""
        if run.run_id in self._ended:
            return
        seen = self._seen.setdefault(run.run_id, _Seen())
        records = run.records
        for place in range(seen.position, len(records)):
            self._record(run, seen, records[place])
        seen.position = len(records)
        if run.finished:
            self._seen.pop(run.run_id, None)
            self._ended[run.run_id] = None
            while len(self._ended) > _MOST_ENDED:
                self._ended.popitem(last=False)

    def values(self) -> dict[str, float]:
        """Percentiles and rates of the last 15 minutes, by model and of all together."""
        for run in self._runs.active:
            self.take(run)
        now_s = self._clock()
        if now_s - self._valued_s >= _ANEW_S:
            self._valued_s = now_s
            self._values = self._windowed(now_s)
        return self._values

    def _record(self, run: Run, seen: _Seen, record: Record) -> None:
        event, at_s = record.event, record.at_s
        if isinstance(event, ModelCallStarted):
            seen.models[event.span_id] = self._models.of(event.model_id)
        elif isinstance(event, ModelCallFinished):
            model = seen.models.pop(event.span_id, "")
            if model:
                self._request(model, event, at_s)
        elif isinstance(event, ToolCallStarted):
            seen.tools[event.span_id] = self._tools.of(event.name)
        elif isinstance(event, ToolCallFinished):
            tool = seen.tools.pop(event.span_id, "")
            if tool:
                self._call(f"tool.{tool}", event, at_s)
        elif isinstance(event, RunFinished):
            self._end(f"agent.{self._agents.of(run.agent_name)}", event, at_s)

    def _request(self, model: str, event: ModelCallFinished, at_s: float) -> None:
        if event.finish_reason == "cancelled":
            return
        failed = event.finish_reason == "failed"
        head = f"model.{model}"
        self._observe(f"{head}.failed", float(failed), at_s=at_s)
        self._valued_s = -_ANEW_S
        kept = self._requests.setdefault(model, deque(maxlen=_MOST_REQUESTS))
        request = _Request(
            self._clock(),
            failed,
            event.total_s,
            event.time_to_first_token_s,
            event.prompt_tokens,
            event.cached_tokens,
        )
        kept.append(request)
        if failed:
            return
        for name in ("latency_s", f"{head}.latency_s"):
            self._observe(name, event.total_s, spread=True, at_s=at_s)
        if event.time_to_first_token_s > 0.0:
            for name in ("first_token_s", f"{head}.first_token_s"):
                self._observe(name, event.time_to_first_token_s, spread=True, at_s=at_s)
        self._observe(f"{head}.queue_s", event.queue_s, at_s=at_s)
        for name, value in (
            ("tokens_per_s", event.tokens_per_s),
            ("prompt_tokens_per_s", event.prompt_tokens_per_s),
        ):
            if value > 0.0:  # 0 is: not measured
                self._observe(f"{head}.{name}", value, at_s=at_s)
        self._observe(f"{head}.prompt_tokens", event.prompt_tokens, at_s=at_s)
        self._observe(f"{head}.cached_tokens", event.cached_tokens, at_s=at_s)
        self._observe(f"{head}.new_tokens", event.new_tokens, at_s=at_s)

    def _call(self, head: str, event: ToolCallFinished, at_s: float) -> None:
        if event.denied:
            self._observe(f"{head}.denied", 1.0, at_s=at_s)
            return
        self._observe(f"{head}.failed", float(event.failed), at_s=at_s)
        self._observe(f"{head}.duration_s", event.duration_s, spread=True, at_s=at_s)

    def _end(self, head: str, event: RunFinished, at_s: float) -> None:
        if event.end in _STOPPED:
            self._observe(f"{head}.stopped", 1.0, at_s=at_s)
            return
        self._observe(f"{head}.failed", float(event.end != "answered"), at_s=at_s)
        self._observe(f"{head}.duration_s", event.duration_s, spread=True, at_s=at_s)
        self._observe(f"{head}.steps", float(event.steps), at_s=at_s)

    def _windowed(self, now_s: float) -> dict[str, float]:
        values: dict[str, float] = {}
        everything: list[_Request] = []
        for model, requests in list(self._requests.items()):
            while requests and now_s - requests[0].ended_s > WINDOW_S:
                requests.popleft()
            if not requests:
                del self._requests[model]
                continue
            everything += requests
            values |= {
                f"model.{model}.{name}": value for name, value in figures_of(requests).items()
            }
        return values | (figures_of(everything) if everything else {})


def figures_of(requests: Iterable[_Request]) -> dict[str, float]:
    """Percentiles and rates of some requests; what none of them tells has no figure."""
    known = list(requests)
    good = [request for request in known if not request.failed]
    values = {
        "error_percent": 100.0 * (len(known) - len(good)) / len(known),
        "requests_per_min": len(known) * 60.0 / WINDOW_S,
    }
    for name, times in (
        ("latency", sorted(request.latency_s for request in good)),
        ("first_token", sorted(r.first_token_s for r in good if r.first_token_s > 0.0)),
    ):
        for percent in _PERCENTS if times else ():
            values[f"{name}_p{percent}_s"] = times[-(-percent * len(times) // 100) - 1]
    if prompt_tokens := sum(request.prompt_tokens for request in good):
        cached = sum(request.cached_tokens for request in good)
        values["cache_hit_percent"] = min(100.0, 100.0 * cached / prompt_tokens)
    return values
