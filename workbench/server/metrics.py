"""What the server counts, in Prometheus' text form.

Written by hand: it is three counters, two gauges and two histograms of one process, fifty lines
beside a further dependency; what reads such pages (``telemetry/prometheus``) is ours, too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping

from workbench.server.outcome import Outcome

KIND = b"text/plain; version=0.0.4; charset=utf-8"
_BOUNDS_S = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0)
_MOST_LABELS = 500
_OTHERS = "(others)"


class Histogram:
    """How often something took how long."""

    def __init__(self) -> None:
        self.counts = [0] * (len(_BOUNDS_S) + 1)
        self.sum_s = 0.0

    def add(self, took_s: float) -> None:
        """Count one."""
        self.counts[bisect_left(_BOUNDS_S, took_s)] += 1
        self.sum_s += took_s


class Metrics:
    """The counters of the server, from its start. Lives on the server's loop."""

    def __init__(self) -> None:
        self.requests: Counter[tuple[str, int]] = Counter()
        self._prompt_tokens: Counter[str] = Counter()
        self._new_tokens: Counter[str] = Counter()
        self._took: dict[str, Histogram] = {}
        self._first: dict[str, Histogram] = {}

    @property
    def total(self) -> int:
        """Requests that were answered in any way."""
        return self.requests.total()

    def request(self, path: str, status: int) -> None:
        """Count a request by its address and the status of its answer."""
        self.requests[path, status] += 1

    def answered(self, name: str, outcome: Outcome, took_s: float) -> None:
        """Count what a model, an agent or a graph did."""
        name = name if name in self._took or len(self._took) < _MOST_LABELS else _OTHERS
        self._prompt_tokens[name] += outcome.prompt_tokens
        self._new_tokens[name] += outcome.new_tokens
        self._took.setdefault(name, Histogram()).add(took_s)
        if outcome.finished is not None:
            first_s = outcome.finished.stats.first_token_s
            self._first.setdefault(name, Histogram()).add(first_s)

    def page(self, inside: Mapping[str, int], connections: int) -> bytes:
        """All of them.

        Args:
            inside: Requests that are answered or wait, by target.
            connections: Connections that are open.
        """
        return ("\n".join(self._lines(inside, connections)) + "\n").encode()

    def _lines(self, inside: Mapping[str, int], connections: int) -> Iterator[str]:
        yield from _head("requests_total", "counter", "Requests by address and status.")
        for (path, status), count in sorted(self.requests.items()):
            yield f'workbench_server_requests_total{{path="{path}",status="{status}"}} {count}'
        for key, text, counter in (
            ("prompt_tokens_total", "Tokens that were read.", self._prompt_tokens),
            ("new_tokens_total", "Tokens that were written.", self._new_tokens),
        ):
            yield from _head(key, "counter", text)
            for name, count in sorted(counter.items()):
                yield f"workbench_server_{key}{_of(name)} {count}"
        yield from _head("in_flight", "gauge", "Requests that are answered or wait.")
        for name, count in sorted(inside.items()):
            yield f"workbench_server_in_flight{_of(name)} {count}"
        yield from _head("connections", "gauge", "Connections that are open.")
        yield f"workbench_server_connections {connections}"
        yield from _histograms("answer_seconds", "From a request to its end.", self._took)
        yield from _histograms("first_token_seconds", "To the first token.", self._first)


def _head(key: str, kind: str, text: str) -> Iterator[str]:
    yield f"# HELP workbench_server_{key} {text}"
    yield f"# TYPE workbench_server_{key} {kind}"


def _histograms(key: str, text: str, rows: Mapping[str, Histogram]) -> Iterator[str]:
    yield from _head(key, "histogram", text)
    for name, row in sorted(rows.items()):
        below = 0
        for bound, count in zip((*_BOUNDS_S, "+Inf"), row.counts, strict=True):
            below += count
            bucket = f'{_of(name)[:-1]},le="{bound}"}}'
            yield f"workbench_server_{key}_bucket{bucket} {below}"
        yield f"workbench_server_{key}_sum{_of(name)} {row.sum_s:.6f}"
        yield f"workbench_server_{key}_count{_of(name)} {below}"


def _of(name: str) -> str:
    escaped = name.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'{{model="{escaped}"}}'
