"""The kinds of nodes there are, one row each."""

from __future__ import annotations

from workbench.agents.nodes.agent import AGENT, CALL
from workbench.agents.nodes.api import NodeKind
from workbench.agents.nodes.code import CODE
from workbench.agents.nodes.condition import CONDITION
from workbench.agents.nodes.data import KEEP, PICK, READ_JSON, RECALL, TEXT
from workbench.agents.nodes.ends import INPUT, OUTPUT
from workbench.agents.nodes.escalate import ESCALATE
from workbench.agents.nodes.extract import EXTRACT
from workbench.agents.nodes.group_chat import GROUP_CHAT
from workbench.agents.nodes.guard import GUARD
from workbench.agents.nodes.handoff import HANDOFF
from workbench.agents.nodes.holders import LOOP, MAP, SUBGRAPH
from workbench.agents.nodes.joining import GATHER, MERGE
from workbench.agents.nodes.memory import FORGET, LOOK_UP, REMEMBER
from workbench.agents.nodes.person import APPROVE, FORM
from workbench.agents.nodes.prompt import PROMPT
from workbench.agents.nodes.retrieve import RETRIEVE
from workbench.agents.nodes.router import ROUTER
from workbench.agents.nodes.supervisor import SUPERVISOR
from workbench.agents.nodes.teams import PARALLEL, SEQUENCE
from workbench.agents.nodes.tool import TOOL

NODES: tuple[NodeKind, ...] = (
    INPUT,
    OUTPUT,
    AGENT,
    CALL,
    ESCALATE,
    PARALLEL,
    SEQUENCE,
    HANDOFF,
    GROUP_CHAT,
    SUPERVISOR,
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
    RETRIEVE,
    TEXT,
    PICK,
    READ_JSON,
    CODE,
    KEEP,
    RECALL,
    REMEMBER,
    LOOK_UP,
    FORGET,
    FORM,
    APPROVE,
    GUARD,
)

_BY_KEY = {kind.key: kind for kind in NODES}


def kind_of(key: str) -> NodeKind | None:
    """The kind of that key; None for one that this version does not know."""
    return _BY_KEY.get(key)
