"""Which nodes may repeat what an earlier run was cut off in, wherever they stand now."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from workbench.agents.graphs.documents import GraphDocument, every_body, path_of
from workbench.agents.graphs.earlier import Mark, key_of
from workbench.agents.graphs.reading import settings_of
from workbench.agents.nodes.api import Values, World
from workbench.agents.reach import named_in

_ROUND = re.compile(r"\[\d+\]")


class CutOff:
    """What one run knows of it.

    A node that was packed, renamed or put elsewhere has another span. Then every node that may
    call one of its tools is taken for it: a question too many is better than a change too many.
    """

    def __init__(
        self, document: GraphDocument, spans: Mapping[str, Mark], world: World
    ) -> None:
        """Look where the nodes are now.

        Args:
            document: The graph as it runs now.
            spans: The nodes that were cut off, by their spans.
            world: The tools and agents there are.
        """
        self._spans, self._world = spans, world
        self._moved = dict(spans)
        if not spans:
            return
        for scope, body in every_body(document):
            for node in body.nodes:
                settings, _problems = settings_of(node)
                may_call = set() if settings is None else self.tools_of(settings)
                path = path_of(scope, node.id)
                for span_id, mark in spans.items():
                    if _path(span_id) == path and mark.tools & may_call:
                        self._moved.pop(span_id, None)

    def tools_of(self, settings: Any) -> set[str]:
        """The tools that a node with these settings may call, by itself or by its agents."""
        agents, tools = named_in(settings)
        known = (self._world.agents[name] for name in agents if name in self._world.agents)
        return {*tools, *(use.name for agent in known for use in agent.tools)}

    def why(self, span_id: str, settings: Any, inputs: Values) -> str:
        """What a person should know before a node begins; empty if nothing.

        In another round it is the same work only if it is given the same.
        """
        if not self._spans:
            return ""
        key = key_of(dict(inputs))
        if span_id in self._spans or any(
            _path(cut) == _path(span_id) and key in mark.inputs
            for cut, mark in self._spans.items()
        ):
            return (
                "The run before was cut off here, after a tool may have changed something. "
                "Once more, the change may be made twice"
            )
        may_call = self.tools_of(settings) if self._moved else set()
        found = {
            name: mark.tools & may_call
            for name, mark in self._moved.items()
            if mark.tools & may_call
        }
        if not found:
            return ""
        where = ", ".join(sorted(found))
        called = ", ".join(sorted(frozenset().union(*found.values())))
        return (
            f"A run before was cut off in {where}, which is elsewhere now, after {called} may "
            "have changed something. If this is the same, the change may be made twice"
        )


def _path(span_id: str) -> str:
    """The node of a span, without the rounds."""
    return _ROUND.sub("", span_id)
