"""Results of earlier runs, by what they depend on.

There is no store of its own: the trace of a run holds the result and the key of every node, so
a run is forked, resumed and spared work from what was recorded of others.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from workbench.agents.nodes.api import Reuse
from workbench.traces.events import (
    NodeFinished,
    NodeStarted,
    ToolCallStarted,
    TraceEvent,
)
from workbench.traces.nesting import own_events


def key_of(parts: Any) -> str:
    """SHA-256 of JSON values in canonical form."""
    text = json.dumps(parts, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Earlier:
    """What may be used again. A result that was there twice is given out twice, in order."""

    def __init__(
        self,
        forked: Iterable[TraceEvent] = (),
        others: Iterable[Iterable[TraceEvent]] = (),
        writing_tools: frozenset[str] = frozenset(),
    ) -> None:
        """Note the results.

        Args:
            forked: The events of the run that is forked or resumed.
            others: Those of other runs, the newest first.
            writing_tools: Names of the tools that change something outside.
        """
        events = list(forked)
        self._forked = _results(events)
        self._others: dict[str, list[Mapping[str, Any]]] = {}
        for run in others:
            for key, results in _results(run).items():
                self._others.setdefault(key, results)
        self.cut_off = _cut_off(events, writing_tools)

    def take(self, key: str, reuse: Reuse) -> Mapping[str, Any] | None:
        """The outputs that were recorded for a key; None if there are none to use."""
        if reuse == "never" or not key:
            return None
        found = _taken(self._forked, key)
        if found is None and reuse == "pure":
            found = _taken(self._others, key)
        return found


def _taken(results: dict[str, list[Mapping[str, Any]]], key: str) -> Mapping[str, Any] | None:
    left = results.get(key)
    if not left:
        return None
    return left.pop(0) if len(left) > 1 else left[0]


def _results(events: Iterable[TraceEvent]) -> dict[str, list[Mapping[str, Any]]]:
    results: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for event in own_events(events):  # what a tool asked is done again with the tool's call
        if isinstance(event, NodeFinished) and event.key and event.outcome in _WHOLE:
            results[event.key].append(event.outputs)
    return dict(results)


def _cut_off(events: Iterable[TraceEvent], writing_tools: frozenset[str]) -> frozenset[str]:
    """Spans of nodes that began, called a tool that changes something, and never ended."""
    begun: set[str] = set()
    wrote: set[str] = set()
    for event in events:
        if isinstance(event, NodeStarted):
            begun.add(event.span_id)
        elif isinstance(event, ToolCallStarted) and event.name in writing_tools:
            wrote.add(event.span_id.partition("#")[0])  # the node, whoever it asked
        elif isinstance(event, NodeFinished) and event.outcome in _WHOLE:
            begun.discard(event.span_id)
    return frozenset(begun & wrote)


_WHOLE = ("done", "reused")
