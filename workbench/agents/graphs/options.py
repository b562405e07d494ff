"""How a graph is run this time: from where, to where, and where it waits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class GraphOptions:
    """How one run of a graph goes. Nodes are named by their path, ``outer/inner``.

    Attributes:
        until: Only this node and what it needs runs; empty runs everything.
        only: Only this node runs, with the inputs in ``given``; empty runs everything.
        given: Values of inputs by port, by node; they go before what comes over the links.
        break_before: The run waits before these nodes, inputs shown and open to change.
        break_after: The run waits after these nodes, outputs shown and open to change.
        step: It waits before every node.
        reuse: Results of earlier runs are used again where nothing they depend on changed.
        forked_from: A run whose results are used again even where a node changed something
            outside or asked a person; it is the run that is forked or resumed.
        fresh: These nodes and all that follow them run anew.
        allowed: Nodes that may be begun again although the run before was cut off in them.
    """

    until: str = ""
    only: str = ""
    given: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    break_before: frozenset[str] = frozenset()
    break_after: frozenset[str] = frozenset()
    step: bool = False
    reuse: bool = True
    forked_from: str = ""
    fresh: frozenset[str] = frozenset()
    allowed: frozenset[str] = frozenset()


WHOLE = GraphOptions()
