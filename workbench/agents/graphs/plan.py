"""What hangs on what in a body: order, cycles, what a node needs, and what follows it; pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbench.agents.graphs.documents import Body, GraphDocument, Link, every_body, path_of


@dataclass(frozen=True, slots=True)
class Wiring:
    """The links of a body by their ends.

    Attributes:
        into: Links that end at a node, by node; every node has an entry.
        out_of: Links that begin at a node, by node; every node has an entry.
    """

    into: Mapping[str, tuple[Link, ...]]
    out_of: Mapping[str, tuple[Link, ...]]


def wiring(body: Body, only: frozenset[str] | None = None) -> Wiring:
    """The links between nodes that are there, of ``only`` these nodes if given."""
    ids = {node.id for node in body.nodes}
    if only is not None:
        ids &= only
    into: dict[str, list[Link]] = {node_id: [] for node_id in ids}
    out_of: dict[str, list[Link]] = {node_id: [] for node_id in ids}
    for link in body.links:
        if link.source in ids and link.target in ids:
            into[link.target].append(link)
            out_of[link.source].append(link)
    return Wiring(
        {node_id: tuple(links) for node_id, links in into.items()},
        {node_id: tuple(links) for node_id, links in out_of.items()},
    )


def order(body: Body) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The nodes so that each comes after what it needs, and those that are never reached.

    The latter lie on a cycle or behind one.
    """
    wires = wiring(body)
    left = {node_id: len(links) for node_id, links in wires.into.items()}
    ready = sorted(node_id for node_id, count in left.items() if not count)
    done: list[str] = []
    while ready:
        node_id = ready.pop(0)
        done.append(node_id)
        for link in wires.out_of[node_id]:
            left[link.target] -= 1
            if not left[link.target]:
                ready.append(link.target)
    reached = set(done)
    return tuple(done), tuple(sorted(set(left) - reached))


def cycle(body: Body) -> tuple[str, ...]:
    """The nodes of one cycle in the order of its links, the least id first; or none."""
    _done, stuck = order(body)
    wires = wiring(body, frozenset(stuck))
    if not stuck:
        return ()
    # Behind every stuck node lies another one, so going back must come round.
    walked: list[str] = []
    node_id = stuck[0]
    while node_id not in walked:
        walked.append(node_id)
        node_id = wires.into[node_id][0].source
    ring = list(reversed(walked[walked.index(node_id) :]))
    first = ring.index(min(ring))
    return (*ring[first:], *ring[:first])


def before(body: Body, node_ids: Iterable[str]) -> frozenset[str]:
    """These nodes and everything they need."""
    wires = wiring(body)
    return _spread(
        node_ids, {key: [link.source for link in links] for key, links in wires.into.items()}
    )


def after(body: Body, node_ids: Iterable[str]) -> frozenset[str]:
    """These nodes and everything that follows them."""
    wires = wiring(body)
    return _spread(
        node_ids, {key: [link.target for link in links] for key, links in wires.out_of.items()}
    )


def _spread(node_ids: Iterable[str], next_to: Mapping[str, list[str]]) -> frozenset[str]:
    found: set[str] = set()
    waiting = [node_id for node_id in node_ids if node_id in next_to]
    while waiting:
        node_id = waiting.pop()
        if node_id not in found:
            found.add(node_id)
            waiting.extend(next_to[node_id])
    return frozenset(found)


def run_anew(document: GraphDocument, paths: Iterable[str]) -> frozenset[str]:
    """The paths of these nodes, of all that follow them, and of what lies inside those.

    A node inside another one makes that one, and so what follows it, run anew as well.
    """
    named = frozenset(paths)
    begun: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for path in named:
        parts = tuple(path.split("/"))
        for depth, node_id in enumerate(parts):
            begun[parts[:depth]].add(node_id)
    found: set[str] = set()
    whole: set[str] = set()  # of what lies inside these, nothing is left out
    for scope, body in every_body(document):
        if scope and path_of(scope[:-1], scope[-1]) in whole:
            inside = {path_of(scope, node.id) for node in body.nodes}
            found |= inside
            whole |= inside
            continue
        found |= {path_of(scope, node_id) for node_id in after(body, begun[scope])}
        followers = {
            path_of(scope, node_id)
            for first in begun[scope]
            for node_id in after(body, {first}) - {first}
        }
        whole |= followers | {path for path in named if path in found}
    return frozenset(found)
