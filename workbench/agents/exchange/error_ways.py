"""Graphs without the ways behind an error, which workflows of other programs do not have."""

from __future__ import annotations

from dataclasses import replace

from workbench.agents.graphs.documents import Body, Link


def without_error_ways(body: Body) -> tuple[Body, dict[str, tuple[str, ...]]]:
    """The body without what is only reached when a node fails.

    Returns:
        The rest of it, and the nodes that are left out, by the node whose failure led there.
    """
    branching = {node.id for node in body.nodes if node.handling.on_error == "branch"}
    starts = [one for one in body.links if one.output == "error" and one.source in branching]
    left_out: dict[str, tuple[str, ...]] = {}
    for start in starts:
        links = tuple(link for link in body.links if link != start)
        gone = _unreached(links, start)
        body = replace(
            body,
            nodes=tuple(node for node in body.nodes if node.id not in gone),
            links=tuple(link for link in links if not gone & {link.source, link.target}),
        )
        left_out[start.source] = (*left_out.get(start.source, ()), *sorted(gone))
    return body, left_out


def _unreached(links: tuple[Link, ...], start: Link) -> frozenset[str]:
    """The nodes that nothing leads to once a link is gone."""
    gone: set[str] = set()
    waiting = [start.target]
    while waiting:
        node = waiting.pop()
        if node in gone or any(one.target == node and one.source not in gone for one in links):
            continue
        gone.add(node)
        waiting += [one.target for one in links if one.source == node]
    return frozenset(gone)
