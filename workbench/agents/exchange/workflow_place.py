"""A node on its way into a workflow, and what every kind of it is written with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from workbench.agents.exchange.power_fx import quoted
from workbench.agents.exchange.report import Losses
from workbench.agents.exchange.ways import refused
from workbench.agents.exchange.workflow_names import Names, as_variable
from workbench.agents.graphs.documents import Node
from workbench.agents.nodes.api import Ports

LAST_TEXT = "System.LastMessageText"
LAST_MESSAGE = "=System.LastMessage"
Action: TypeAlias = dict[str, Any]
Ways: TypeAlias = Mapping[str, list[Action]]


@dataclass(frozen=True, slots=True)
class Place:
    """One node on its way into a workflow.

    Attributes:
        path: The node with those around it, ``outer/inner``.
        settings: Its settings as read.
        values: The variable at each input; a list for an input that takes several.
        used: The outputs that links begin at.
        names: The names given so far.
        losses: What is left out.
    """

    graph: str
    path: str
    node: Node
    settings: Any
    ports: Ports
    values: Mapping[str, Any]
    used: frozenset[str]
    names: Names
    losses: Losses

    def action(self, kind: str, more: Action, suffix: str = "") -> Action:
        """An action of this node."""
        wanted = as_variable(self.path) + (f"__{suffix}" if suffix else "")
        title = {"displayName": self.node.title} if self.node.title else {}
        return {"kind": kind, "id": self.names.action(wanted), **title, **more}

    def variable(self, port: str = "") -> str:
        return self.names.variable(self.path, port)

    def lose(self, what: str, why: str) -> None:
        self.losses.add(self.path, what, why)


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a node.

    Attributes:
        actions: Its actions.
        outputs: The variable of each output.
        decide: For a node that decides: its last action, given those of each way.
    """

    actions: tuple[Action, ...]
    outputs: Mapping[str, str]
    decide: Callable[[Ways], Action] | None = None


def constant(text: str) -> str:
    """A text that is taken as it is: neither an expression nor a template."""
    return f"={quoted(text)}" if text.startswith("=") or "{" in text else text


def set_variable(place: Place, variable: str, value: str, suffix: str = "") -> Action:
    """A variable is set to what an expression gives."""
    return place.action(
        "SetVariable", {"variable": variable, "value": f"={value}"}, suffix=suffix
    )


def field_of(place: Place, variable: str, path: str) -> str:
    """The expression for a value inside JSON.

    Raises:
        DocumentError: It lies in a list.
    """
    parts = [part for part in path.split(".") if part]
    if any(part.isdigit() for part in parts):
        raise refused(place.path, "a path with the number of an item in a list")
    plain = (
        part if part.isidentifier() else "'" + part.replace("'", "''") + "'" for part in parts
    )
    return ".".join((variable, *plain))
