"""How far each node of a graph is, from the records of its run; pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from workbench.traces.events import (
    AnswerDelta,
    ModelCallFinished,
    ModelCallStarted,
    NodeFinished,
    NodePaused,
    NodeResumed,
    NodeStarted,
    NodeTried,
    PersonAnswered,
    PersonAsked,
    Record,
    RunFinished,
)
from workbench.traces.nesting import is_inside

NodeStatus: TypeAlias = Literal[
    "running", "paused", "asking", "done", "reused", "failed", "skipped", "stopped"
]


@dataclass(slots=True)
class NodeProgress:
    """One node of a run; of a node in a loop the newest round.

    Attributes:
        node_id: The node in the document: ``each/write``.
        rounds: How many times it began.
        text: What its model writes, as far as it came.
        tokens_per_s: While it writes from the clock, afterwards as the engine measured it.
        message: Why it failed or was stopped; or what it decided.
    """

    node_id: str
    status: NodeStatus = "running"
    rounds: int = 1
    began_s: float = 0.0
    duration_s: float = 0.0
    text: str = ""
    tokens: int = 0
    tokens_per_s: float = 0.0
    message: str = ""
    ask_id: str = ""
    inputs: dict[str, Any] = field(default_factory=dict)
    outputs: dict[str, Any] = field(default_factory=dict)
    first_token_s: float = 0.0


class ProgressOfNodes:
    """Takes records as they come and keeps where every node stands.

    Attributes:
        nodes: By the node's id in the document.
    """

    def __init__(self) -> None:
        self.nodes: dict[str, NodeProgress] = {}
        self._spans: dict[str, str] = {}

    def take(self, records: Iterable[Record]) -> set[str]:
        """Take more records; returns the ids of the nodes that changed."""
        changed: set[str] = set()
        for record in records:
            changed |= self._take(record)
        return changed

    def _take(self, record: Record) -> set[str]:
        event = record.event
        if isinstance(event, RunFinished):
            return self._end_rest()
        if is_inside(event):
            return self._take_inside(record)
        if isinstance(event, NodeStarted):
            before = self.nodes.get(event.node_id)
            self.nodes[event.node_id] = NodeProgress(
                event.node_id,
                rounds=before.rounds + 1 if before else 1,
                began_s=record.at_s,
                inputs=event.inputs,
            )
            self._spans[event.span_id] = event.node_id
            return {event.node_id}
        if isinstance(event, ModelCallStarted):
            self._spans[event.span_id] = _document_id(event.node_id)
        node_id = self._spans.get(getattr(event, "span_id", ""), "")
        if isinstance(event, NodeFinished) and not node_id:  # skipped: it never began
            node_id = event.node_id
            self.nodes[node_id] = NodeProgress(node_id, began_s=record.at_s)
        node = self.nodes.get(node_id)
        if node is None:
            return set()
        _note(node, record)
        return {node_id}

    def _take_inside(self, record: Record) -> set[str]:
        """What a tool asked shows at the node that called it; its own nodes do not."""
        event = record.event
        span_id = str(getattr(event, "span_id", "")).partition("#")[0]
        node = self.nodes.get(self._spans.get(span_id, ""))
        if node is None or isinstance(event, NodeStarted | NodeTried | NodeFinished):
            return set()
        _note(node, record)
        return {node.node_id}

    def _end_rest(self) -> set[str]:
        left = {
            node_id
            for node_id, node in self.nodes.items()
            if node.status in ("running", "paused", "asking")
        }
        for node_id in left:
            self.nodes[node_id].status = "stopped"
        return left


def _note(node: NodeProgress, record: Record) -> None:
    match record.event:
        case ModelCallStarted():
            node.text, node.tokens, node.first_token_s = "", 0, 0.0
        case AnswerDelta() as piece:
            _write(node, piece, record.at_s)
        case ModelCallFinished() as call:
            node.tokens_per_s = call.tokens_per_s or node.tokens_per_s
        case _:
            _step(node, record)


def _write(node: NodeProgress, piece: AnswerDelta, at_s: float) -> None:
    node.text += piece.text
    node.tokens += piece.tokens
    if not node.first_token_s:
        node.first_token_s = at_s
    elif at_s > node.first_token_s:
        node.tokens_per_s = (node.tokens - 1) / (at_s - node.first_token_s)


def _step(node: NodeProgress, record: Record) -> None:
    match record.event:
        case NodeTried() as tried:
            node.message = tried.message
        case NodePaused() as paused:
            node.status, node.ask_id = "paused", paused.ask_id
        case PersonAsked() as asked:
            node.status, node.ask_id = "asking", asked.ask_id
        case NodeResumed() | PersonAnswered():
            node.status, node.ask_id = "running", ""
        case NodeFinished() as end:
            node.status = end.outcome
            node.duration_s, node.outputs = end.duration_s, end.outputs
            node.message = end.message or end.note


def _document_id(span_node_id: str) -> str:
    """``each[2]/write`` without the rounds: ``each/write``."""
    return "/".join(part.partition("[")[0] for part in span_node_id.split("/"))
