"""The metrics of finished requests, runs and tool calls: rows of the table of metrics."""

from __future__ import annotations

from typing import Final

from workbench.telemetry.metric import Metric, Unit

WINDOW_S: Final = 900.0
"""Live percentiles and rates are of that much time."""
_LIVE = "of the requests of the last 15 minutes"
_SPREAD = f"within 2 %, {_LIVE}."

_Row = tuple[str, str, Unit, str]

_WINDOWED: tuple[_Row, ...] = tuple(
    (
        f"{what}_p{percent}_s",
        f"{title}, {name}",
        "s",
        f"{share} of {thing} took less, {_SPREAD}",
    )
    for what, title, thing in (
        ("latency", "Latency", "the requests"),
        ("first_token", "Time to first token", "the first tokens"),
    )
    for percent, name, share in (
        (50, "median", "Half"),
        (95, "95th percentile", "95 %"),
        (99, "99th percentile", "99 %"),
    )
)
_RATES: tuple[_Row, ...] = (
    ("error_percent", "Failed requests", "percent", f"Share that failed, {_LIVE}."),
    (
        "cache_hit_percent",
        "Prompts from the cache",
        "percent",
        f"Prompt tokens that were not read again, {_LIVE}.",
    ),
    (
        "requests_per_min",
        "Requests per minute",
        "requests/min",
        "Model calls that ended in the last 15 minutes, over 15.",
    ),
)
_STATES: tuple[_Row, ...] = (
    ("uptime_s", "Uptime", "s", "Seconds since the model was loaded."),
    ("idle_s", "Idle time", "s", "Seconds since the model last did something; 0 at work."),
    ("waiting", "Waiting requests", "requests", "Requests that wait in this model."),
)
_KEPT: tuple[_Row, ...] = (
    ("model.*.latency_s", "Latency", "s", "From request to last token, of each request."),
    ("model.*.first_token_s", "Time to first token", "s", "Of each request, as measured."),
    ("model.*.queue_s", "Wait in the queue", "s", "Of each request, as the engine measured."),
    ("model.*.tokens_per_s", "Writing", "tokens/s", "Of each request, after the first token."),
    ("model.*.prompt_tokens_per_s", "Reading", "tokens/s", "Of each request's prompt."),
    ("model.*.prompt_tokens", "Prompt tokens", "tokens", "Of each request."),
    ("model.*.cached_tokens", "Cached tokens", "tokens", "Prompt tokens not read again."),
    ("model.*.new_tokens", "New tokens", "tokens", "Written by each request."),
    ("model.*.failed", "Failed", "yes or no", "1 for a request that failed, 0 for others."),
    ("model.*.loaded_s", "Loaded", "s", "Time in which the model was loaded."),
    ("model.*.busy_s", "At work", "s", "Time in which the model worked on a request."),
    ("agent.*.failed", "Failed runs", "yes or no", "1 for a run that failed, 0 for others."),
    ("agent.*.stopped", "Stopped runs", "yes or no", "1 for a run that a person stopped."),
    ("agent.*.duration_s", "Duration", "s", "From the message to the end of each run."),
    ("agent.*.steps", "Steps", "steps", "Model calls of each run."),
    ("tool.*.failed", "Failed calls", "yes or no", "1 for a call that failed, 0 for others."),
    ("tool.*.denied", "Denied calls", "yes or no", "1 for a call that nobody allowed."),
    ("tool.*.duration_s", "Duration", "s", "Of each call, without the wait for a leave."),
)

_OF_ALL: tuple[_Row, ...] = (
    ("latency_s", "Latency", "s", "From request to last token, of each request."),
    ("first_token_s", "Time to first token", "s", "Of each request, as measured."),
)


def _of_models(rows: tuple[_Row, ...]) -> tuple[_Row, ...]:
    return tuple((f"model.*.{name}", title, unit, how) for name, title, unit, how in rows)


RUN_ROWS: tuple[Metric, ...] = (
    *(Metric(*row, recorded=False) for row in _of_models(_WINDOWED + _RATES + _STATES)),
    *(Metric(*row, recorded=False) for row in _WINDOWED + _RATES),
    *(Metric(*row) for row in _KEPT + _OF_ALL),
)
