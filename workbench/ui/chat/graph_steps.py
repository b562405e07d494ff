"""The nodes of a graph's run as the transcript shows them: what is the answer, what a step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.agents.graphs.documents import ANSWER, Body
from workbench.agents.graphs.values import from_values
from workbench.base.errors import DocumentError
from workbench.traces.events import (
    AnswerDelta,
    ModelCallStarted,
    NodeFinished,
    NodeStarted,
)
from workbench.ui.language.messages import said

_PASSING = ("merge", "condition", "approve")
_PLUMBING = ("input", "output", "merge", "subgraph", "loop", "map")


class GraphSteps:
    """Tells the text that becomes the answer from what nodes write on the way.

    Attributes:
        title: The node that began last.
    """

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._answering = _answering(values)
        self._nodes: dict[str, str] = {}  # of each model call
        self._titles: dict[str, tuple[str, str]] = {}
        self._written: dict[str, list[str]] = {}
        self._tokens: dict[str, int] = {}
        self.title = ""

    def begin(self, event: NodeStarted | ModelCallStarted) -> None:
        """A node, or a model call in one, begins."""
        if isinstance(event, ModelCallStarted):
            self._nodes[event.span_id] = event.node_id
            return
        self._titles[event.span_id] = (event.kind, event.title)
        if event.kind not in _PLUMBING:
            self.title = event.title

    def is_step(self, event: AnswerDelta) -> bool:
        """Take a piece of text that is no part of the answer; False if it is."""
        node = self._nodes.get(event.span_id, "")
        if node in self._answering:
            return False
        self._written.setdefault(node, []).append(event.text)
        self._tokens[node] = self._tokens.get(node, 0) + event.tokens
        return True

    def end(self, event: NodeFinished) -> tuple[str, list[str], int, str] | None:
        """Title, text, tokens and decision of a node that ended; None if there is no more."""
        kind, title = self._titles.get(event.span_id, ("", ""))
        written = self._written.pop(event.span_id, [])
        tokens = self._tokens.pop(event.span_id, 0)
        if kind in _PLUMBING or not (written or event.note) or event.outcome == "skipped":
            return None
        return title, written, tokens, said(event.note)


def _answering(values: Mapping[str, Any]) -> frozenset[str]:
    """The nodes whose text goes out of the graph as it is written."""
    try:
        body = from_values(values).body
    except DocumentError:  # written by another version: every text is a step
        return frozenset()
    outputs = [node for node in body.nodes if node.kind == "output"]
    named = [node for node in outputs if node.settings.get("name", ANSWER) == ANSWER]
    return _behind(body, {node.id for node in named or outputs[:1]})


def _behind(body: Body, ends: set[str]) -> frozenset[str]:
    kinds = {node.id: node.kind for node in body.nodes}
    found: set[str] = set()
    waiting = list(ends)
    seen: set[str] = set()
    while waiting:
        target = waiting.pop()
        if target in seen:
            continue
        seen.add(target)
        for link in body.links:
            if link.target != target:
                continue
            if kinds.get(link.source) in _PASSING:
                waiting.append(link.source)
            elif link.output == "text":
                found.add(link.source)
    return frozenset(found)
