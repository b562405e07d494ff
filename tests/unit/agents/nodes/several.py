"""What tests of nodes with several agents have in common."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from tests.unit.agents.graphs.running import Desk
from workbench.agents.documents import AgentDocument
from workbench.agents.graphs.documents import Node
from workbench.agents.graphs.reading import settings_of
from workbench.agents.nodes.registry import kind_of
from workbench.engines.api import Request, ToolCall
from workbench.traces.events import (
    ModelCallFinished,
    ModelCallStarted,
    NodeFinished,
    ToolCallFinished,
    ToolCallStarted,
    TraceEvent,
)

Reply = Callable[[AgentDocument, Request], str | ToolCall]
NAMES = ("ann", "bob", "cid")


def agents(*names: str, **more: Any) -> dict[str, AgentDocument]:
    return {
        name: AgentDocument(name, name.title(), f"knows {name}", f"You are {name}", **more)
        for name in names
    }


def desk(reply: Reply, **more: Any) -> Desk:
    return Desk(agents=agents(*NAMES), reply=reply, **more)


def call(name: str, call_id: str = "c1", **arguments: Any) -> ToolCall:
    return ToolCall(call_id, name, json.dumps(arguments))


def note_of(events: Sequence[TraceEvent]) -> str:
    return next(e.note for e in events if isinstance(e, NodeFinished) and e.span_id == "t")


def check_spans(events: Sequence[TraceEvent]) -> None:
    """Every span begins once and ends once, and belongs to the node."""
    begun = [e.span_id for e in events if isinstance(e, ModelCallStarted | ToolCallStarted)]
    ended = [e.span_id for e in events if isinstance(e, ModelCallFinished | ToolCallFinished)]
    assert max(Counter(begun).values(), default=1) == 1
    assert Counter(begun) == Counter(ended)
    nodes = {e.node_id for e in events if isinstance(e, ModelCallStarted | ToolCallStarted)}
    assert nodes <= {"t"}


def problems(kind_key: str, world: Desk, **given: Any) -> dict[str, str]:
    node = Node("t", kind_key, settings=given)
    kind, (read, _wrong) = kind_of(kind_key), settings_of(node)
    assert kind is not None
    return {found.path: found.message for found in kind.check(read, world)}
