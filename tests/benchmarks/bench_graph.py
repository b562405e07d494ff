"""What the scheduler of graphs costs for each node, and what a fork spares.

Usage: python tests/benchmarks/bench_graph.py [--nodes 1000] [--repeats 5]

Prints JSON lines. No model is asked: the nodes fill in texts, so that only the work around
them is measured: wiring, keys, events. The goal is 1 ms for each node. A fork of a graph of 50
nodes with one changed leaf must run exactly one.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import platform
import statistics
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import aclosing
from dataclasses import replace
from typing import Any

from workbench.agents.documents import AgentDocument
from workbench.agents.graphs.documents import Body, GraphDocument, Link, Node, with_node
from workbench.agents.graphs.earlier import Earlier
from workbench.agents.graphs.options import WHOLE
from workbench.agents.graphs.runtime import run_graph
from workbench.agents.graphs.services import Given, GraphServices
from workbench.agents.services import Answer, RunServices, StopSignal
from workbench.tools.api import ToolSpec
from workbench.traces.events import (
    ApprovalAsked,
    NodeFinished,
    NodePaused,
    PersonAsked,
    RunFinished,
    TraceEvent,
)


class Nothing:
    """A world without tools, agents and models."""

    tools: Mapping[str, ToolSpec] = {}
    agents: Mapping[str, AgentDocument] = {}
    models: Sequence[str] = ()
    collections: Mapping[str, str] = {}
    embedding_models: Sequence[str] = ()

    def model_key(self, model_id: str) -> str:
        return model_id


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--nodes", type=int, default=1000)
    parser.add_argument("--repeats", type=int, default=5)
    options = parser.parse_args()
    for shape in ("chain", "fan"):
        document = graph(shape, options.nodes)
        times_s = [asyncio.run(timed(document)) for _ in range(options.repeats + 1)][1:]
        median_s = statistics.median(times_s)
        report(
            shape=shape,
            nodes=options.nodes,
            run_s=round(median_s, 4),
            ms_per_node=round(1000 * median_s / options.nodes, 4),
            goal_ms_per_node=1.0,
        )
    fork()


def fork() -> None:
    """Run a graph of 50 nodes, change one leaf, fork."""
    document = graph("fan", 50)
    first = asyncio.run(events(document, Earlier()))
    leaf = replace(document.body.node("n0049"), settings={"template": "other {x}"})
    edited = replace(document, body=with_node(document.body, leaf))
    again = asyncio.run(events(edited, Earlier(first)))
    ended = [event.outcome for event in again if isinstance(event, NodeFinished)]
    report(shape="fork", nodes=50, worked=ended.count("done"), reused=ended.count("reused"))
    if ended.count("done") != 1:
        sys.exit("the fork did not run exactly one node")


def graph(shape: str, count: int) -> GraphDocument:
    """A chain, or one node that every other hangs on."""
    nodes = [Node("n0000", "text", settings={"text": "x"})]
    links = []
    for number in range(1, count):
        before = f"n{number - 1:04}" if shape == "chain" else "n0000"
        nodes.append(Node(f"n{number:04}", "prompt", settings={"template": "{x}"}))
        links.append(Link(before, "text", f"n{number:04}", "x"))
    return GraphDocument("bench", "Bench", body=Body(tuple(nodes), tuple(sorted(links))))


async def timed(document: GraphDocument) -> float:
    """Seconds of one run."""
    began_s = time.perf_counter()
    found = await events(document, Earlier())
    passed_s = time.perf_counter() - began_s
    last = found[-1]
    if not isinstance(last, RunFinished) or last.end != "answered":
        sys.exit(f"the run ended with {last}")
    return passed_s


async def events(document: GraphDocument, earlier: Earlier) -> list[TraceEvent]:
    """Every event of one run."""
    services = GraphServices("r", Nothing(), _no_agent, _deny, _give, earlier, StopSignal())
    run = run_graph(document, {}, services=services, options=WHOLE)
    async with aclosing(run):
        return [event async for event in run]


async def _no_agent(_document: AgentDocument, _needs_model: bool) -> RunServices:
    raise AssertionError("no agent is asked here")


async def _deny(asked: ApprovalAsked) -> Answer:
    return Answer("deny", asked.arguments)


async def _give(_asked: NodePaused | PersonAsked) -> Given:
    return Given(None)


def report(**figures: Any) -> None:
    """Print one line."""
    machine = {"python": platform.python_version(), "machine": platform.machine()}
    print(json.dumps({"benchmark": "graph", **figures, **machine}), flush=True)


if __name__ == "__main__":
    main()
