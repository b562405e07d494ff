"""The kinds of nodes there are, one row each."""

from __future__ import annotations

from workbench.agents.nodes.agent import AGENT, CALL
from workbench.agents.nodes.api import NodeKind
from workbench.agents.nodes.condition import CONDITION
from workbench.agents.nodes.data import KEEP, PICK, READ_JSON, RECALL, TEXT
from workbench.agents.nodes.ends import INPUT, OUTPUT
from workbench.agents.nodes.extract import EXTRACT
from workbench.agents.nodes.holders import LOOP, MAP, SUBGRAPH
from workbench.agents.nodes.joining import GATHER, MERGE
from workbench.agents.nodes.person import APPROVE, FORM
from workbench.agents.nodes.prompt import PROMPT
from workbench.agents.nodes.router import ROUTER
from workbench.agents.nodes.tool import TOOL

NODES: tuple[NodeKind, ...] = (
    INPUT,
    OUTPUT,
    AGENT,
    CALL,
    PROMPT,
    TOOL,
    EXTRACT,
    CONDITION,
    ROUTER,
    MERGE,
    GATHER,
    SUBGRAPH,
    LOOP,
    MAP,
    TEXT,
    PICK,
    READ_JSON,
    KEEP,
    RECALL,
    FORM,
    APPROVE,
)


def kind_of(key: str) -> NodeKind | None:
    """The kind of that key; None for one that this version does not know."""
    return next((kind for kind in NODES if kind.key == key), None)
