"""Results of earlier runs, by what they depend on.

There is no store of its own: the trace of a run holds the result and the key of every node, so
a run is forked, resumed and spared work from what was recorded of others.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeGuard

from workbench.agents.nodes.api import Reuse
from workbench.traces.events import (
    ApprovalAsked,
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


def about_again(span_id: str, run_id: str) -> str:
    """The id of the question whether a node that was cut off may be begun again."""
    return f"{run_id}:{span_id}{_AGAIN}"


def is_about_again(ask_id: str) -> bool:
    """Whether a question is that one: leave to call a tool is no answer to it."""
    return ask_id.endswith(_AGAIN)


@dataclass(frozen=True, slots=True)
class Mark:
    """A node that was cut off after it may have changed something.

    Attributes:
        tools: The tools it called that change something, by name.
        inputs: SHA-256 of what it was given, each time.
    """

    tools: frozenset[str] = frozenset()
    inputs: frozenset[str] = frozenset()

    def with_more(self, tools: Iterable[str], inputs: Iterable[str]) -> Mark:
        """The same with more."""
        return Mark(self.tools.union(tools), self.inputs.union(inputs))


class Earlier:
    """What may be used again. A result that was there twice is given out twice, in order.

    Attributes:
        cut_off: Nodes that called a tool that changes something and did not come to their end,
            by their spans, in the run that is forked or one it goes back to. Once a node came
            to its end in a later one of them, it is no longer here.
    """

    def __init__(
        self,
        forked: Iterable[TraceEvent] = (),
        others: Iterable[Iterable[TraceEvent]] = (),
        writing_tools: frozenset[str] = frozenset(),
        before: Iterable[Iterable[TraceEvent]] = (),
    ) -> None:
        """Note the results.

        Args:
            forked: The events of the run that is forked or resumed.
            others: Those of other runs, the newest first.
            writing_tools: Names of the tools that change something outside.
            before: Those of the run that ``forked`` is a fork of, of the one before that, and
                so on: a run that was killed early knows little of what was done.
        """
        self._forked: dict[str, list[Mapping[str, Any]]] = {}
        self._others: dict[str, list[Mapping[str, Any]]] = {}
        cut_off: dict[str, Mark] = {}
        begun: set[str] = set()
        ended: set[str] = set()
        for run in chain((forked,), before):
            events = list(run)
            # What a later run began anew is as that one left it.
            for key, results in _results(events, begun).items():
                self._forked.setdefault(key, results)
            for span_id, mark in _cut_off(events, writing_tools).items():
                if span_id not in ended:
                    known = cut_off.get(span_id, mark)
                    cut_off[span_id] = known.with_more(mark.tools, mark.inputs)
            begun |= {event.span_id for event in events if isinstance(event, NodeStarted)}
            ended |= {event.span_id for event in events if _is_whole(event)}
        for run in others:
            for key, results in _results(run).items():
                self._others.setdefault(key, results)
        self.cut_off: Mapping[str, Mark] = cut_off

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


def _results(
    events: Iterable[TraceEvent], but: Collection[str] = ()
) -> dict[str, list[Mapping[str, Any]]]:
    results: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for event in own_events(events):  # what a tool asked is done again with the tool's call
        if _is_whole(event) and event.key and event.span_id not in but:
            results[event.key].append(event.outputs)
    return dict(results)


def _cut_off(events: Iterable[TraceEvent], writing_tools: frozenset[str]) -> dict[str, Mark]:
    """Spans of nodes that began, called a tool that changes something, and never ended."""
    begun: dict[str, str] = {}
    wrote: dict[str, frozenset[str]] = defaultdict(frozenset)
    for event in events:
        if isinstance(event, NodeStarted):
            begun[event.span_id] = key_of(event.inputs)
        elif isinstance(event, ToolCallStarted) and event.name in writing_tools:
            wrote[event.span_id.partition("#")[0]] |= {event.name}  # the node, whoever it asked
        elif isinstance(event, ApprovalAsked) and is_about_again(event.ask_id):
            wrote[event.span_id] |= writing_tools  # cut off before; which of them is not said
        elif _is_whole(event):
            begun.pop(event.span_id, None)
    return {
        span_id: Mark(tools, frozenset({begun[span_id]}))
        for span_id, tools in wrote.items()
        if span_id in begun
    }


def _is_whole(event: TraceEvent) -> TypeGuard[NodeFinished]:
    return isinstance(event, NodeFinished) and event.outcome in ("done", "reused")


_AGAIN = "#again"
