"""What a model server measures of itself, as metrics of this program."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.telemetry.prometheus import sums

_NOW: dict[str, tuple[str, ...]] = {
    "running": ("vllm:num_requests_running", "llamacpp:requests_processing"),
    "waiting": ("vllm:num_requests_waiting", "llamacpp:requests_deferred"),
}
_SHARES = (
    "vllm:kv_cache_usage_perc",
    "vllm:gpu_cache_usage_perc",
    "llamacpp:kv_cache_usage_ratio",
)
_RATES: dict[str, tuple[str, ...]] = {
    "tokens_per_s": ("vllm:generation_tokens_total", "llamacpp:tokens_predicted_total"),
    "prompt_tokens_per_s": ("vllm:prompt_tokens_total", "llamacpp:prompt_tokens_total"),
}
_HITS = ("vllm:prefix_cache_hits_total", "vllm:prefix_cache_hits")
_QUERIES = ("vllm:prefix_cache_queries_total", "vllm:prefix_cache_queries")
_FIRST_SUM = "vllm:time_to_first_token_seconds_sum"
_FIRST_COUNT = "vllm:time_to_first_token_seconds_count"


class ServerReadings:
    """The readings of one server; rates are what came between two of them."""

    def __init__(self, model_id: str) -> None:
        self._model_id = model_id
        self._before: Mapping[str, float] = {}
        self._at_s = 0.0

    def take(self, text: str, now_s: float) -> dict[str, float]:
        """The metrics of a page of measurements that was read at ``now_s``."""
        read = sums(text)
        before, passed_s = self._before, now_s - self._at_s
        self._before, self._at_s = read, now_s
        values: dict[str, float] = {}
        for name, sources in _NOW.items():
            if (found := _first(read, sources)) is not None:
                values[name] = found
        if (share := _first(read, _SHARES)) is not None:
            values["kv_percent"] = 100.0 * min(1.0, max(0.0, share))
        if before and passed_s > 0.0:
            values |= _between(before, read, passed_s)
        return {f"server.{self._model_id}_{name}": value for name, value in values.items()}


def _between(
    before: Mapping[str, float], read: Mapping[str, float], passed_s: float
) -> dict[str, float]:
    """What two readings tell together; a server that began anew tells nothing."""
    values: dict[str, float] = {}
    for name, sources in _RATES.items():
        if (more := _more(before, read, sources)) is not None:
            values[name] = more / passed_s
    asked, hit = _more(before, read, _QUERIES), _more(before, read, _HITS)
    if asked and hit is not None:
        values["cache_hit_percent"] = 100.0 * min(1.0, hit / asked)
    answers = _more(before, read, (_FIRST_COUNT,))
    waited_s = _more(before, read, (_FIRST_SUM,))
    if answers and waited_s is not None:
        values["first_token_s"] = waited_s / answers
    return values


def _first(read: Mapping[str, float], names: tuple[str, ...]) -> float | None:
    return next((read[name] for name in names if name in read), None)


def _more(
    before: Mapping[str, float], read: Mapping[str, float], names: tuple[str, ...]
) -> float | None:
    """How much a counter grew; None if there is none, or it began anew."""
    for name in names:
        if name in before and name in read:
            grown = read[name] - before[name]
            return grown if grown >= 0.0 else None
    return None
