"""Which node of a body runs when: each as soon as its own inputs are known.

There is no barrier between branches. A way that is not taken is passed on: a node all of whose
links bring nothing is skipped, and so is one that lacks a value it needs.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeAlias

from workbench.agents.graphs.documents import Body, Link, Node
from workbench.agents.graphs.plan import Wiring
from workbench.agents.nodes.api import Port, Ports, Values
from workbench.agents.nodes.port_types import carried

RunNode: TypeAlias = Callable[[Node, Mapping[str, Any]], Awaitable[Values]]
SkipNode: TypeAlias = Callable[[Node, str], None]


class Flow:
    """One pass through a body."""

    def __init__(
        self, body: Body, wires: Wiring, ports: Mapping[str, Ports], eager: frozenset[str]
    ) -> None:
        """Get ready.

        Args:
            body: The nodes and links.
            wires: The links of those nodes that take part.
            ports: The ports of each of them, by id.
            eager: The nodes that run with the first value that arrives.
        """
        self._nodes = {node.id: node for node in body.nodes if node.id in wires.into}
        self._wires, self._ports, self._eager = wires, ports, eager
        self._open = {node_id: len(links) for node_id, links in wires.into.items()}
        self._arrived: dict[str, dict[str, list[tuple[Link, Any]]]] = defaultdict(dict)
        self._begun: set[str] = set()
        self._tasks: dict[str, asyncio.Task[Values]] = {}
        self._ended: asyncio.Queue[str] = asyncio.Queue()

    async def run(self, run_node: RunNode, skip: SkipNode) -> dict[str, Values]:
        """Run every node that is reached; the outputs by node.

        Args:
            run_node: Runs one node with the values of its inputs; what it raises ends the pass.
            skip: Told of each node that is not reached, and why.
        """
        self._run_node, self._skip = run_node, skip
        outputs: dict[str, Values] = {}
        try:
            for node_id, count in self._open.items():
                if not count:
                    self._decide(node_id)
            while self._tasks:
                node_id = await self._ended.get()
                outputs[node_id] = self._tasks.pop(node_id).result()
                self._hand_on(node_id, outputs[node_id])
        finally:
            await self._cancel_rest()
        return outputs

    async def _cancel_rest(self) -> None:
        tasks, self._tasks = list(self._tasks.values()), {}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _hand_on(self, node_id: str, outputs: Values) -> None:
        """Pass values, and ways not taken, to what hangs on a node."""
        waiting = [(node_id, outputs)]
        while waiting:
            source, values = waiting.pop()
            for link in self._wires.out_of[source]:
                self._open[link.target] -= 1
                if link.output in values:
                    there = self._arrived[link.target].setdefault(link.input, [])
                    there.append((link, values[link.output]))
                if self._decide(link.target):
                    waiting.append((link.target, {}))

    def _decide(self, node_id: str) -> bool:
        """Begin the node if it can; True if it is skipped for good."""
        arrived = self._arrived[node_id]
        is_early = node_id in self._eager and bool(arrived)
        if node_id in self._begun or (self._open[node_id] and not is_early):
            return False
        self._begun.add(node_id)
        node = self._nodes[node_id]
        reason = self._why_not(node_id, arrived)
        if reason:
            self._skip(node, reason)
            return True
        values = {
            port.name: _value(port, arrived[port.name])
            for port in self._ports[node_id].inputs
            if port.name in arrived
        }
        task = asyncio.ensure_future(self._run_node(node, values))
        self._tasks[node_id] = task
        task.add_done_callback(lambda _task: self._ended.put_nowait(node_id))
        return False

    def _why_not(self, node_id: str, arrived: Mapping[str, Any]) -> str:
        if self._wires.into[node_id] and not arrived:
            return "no way leads here"
        wired = {link.input for link in self._wires.into[node_id]}
        for port in self._ports[node_id].inputs:
            needed = port.required or (port.gate and port.name in wired)
            if needed and port.name not in arrived:
                return f"“{port.title or port.name}” has no value"
        return ""


def _value(port: Port, arrived: list[tuple[Link, Any]]) -> Any:
    if not port.many:
        return carried(arrived[0][1], port.type)
    return [carried(value, port.type) for _link, value in sorted(arrived, key=lambda at: at[0])]
