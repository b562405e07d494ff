"""Ids that are free: for copies, for what is unpacked, for new nodes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from workbench.agents.graphs.documents import NODE_ID, Body, Link, Point, Remark
from workbench.agents.graphs.limits import MOST_PIXELS

_MOST_CHARS = 64
_NUMBERED = re.compile(r"(.+)-[0-9]+")


def free_id(wanted: str, taken: Collection[str]) -> str:
    """The id, or one with a number behind it: ``write``, ``write-2``, ``write-3``.

    Args:
        wanted: Any text; what an id cannot hold is left out.
        taken: Ids that are in use.
    """
    plain = wanted
    if not NODE_ID.fullmatch(wanted):
        plain = re.sub(r"[^a-z0-9_-]+", "-", wanted.lower()).strip("-_")[:_MOST_CHARS] or "node"
    if plain not in taken:
        return plain
    numbered = _NUMBERED.fullmatch(plain)
    stem, number = numbered[1] if numbered else plain, 2
    while (found := f"{stem[: _MOST_CHARS - 1 - len(str(number))]}-{number}") in taken:
        number += 1
    return found


def named_in(body: Body) -> frozenset[str]:
    """Every id that is taken, or that a link waits for."""
    ends = {end for link in body.links for end in (link.source, link.target)}
    return body.ids | ends


def free_ids(ids: Iterable[str], taken: Collection[str]) -> dict[str, str]:
    """A free id for each: its own where that is free. No two get the same."""
    wanted = sorted(ids)
    used = set(taken)
    found = {one: one for one in wanted if one not in used}
    used.update(found)
    for one in wanted:
        if one not in found:
            found[one] = free_id(one, used)
            used.add(found[one])
    return found


def with_ids(parts: Body, ids: Mapping[str, str], offset: Point) -> Body:
    """The parts under other ids and moved; a link to something outside of them is left out."""
    links = {
        Link(ids[link.source], link.output, ids[link.target], link.input)
        for link in parts.links
        if link.source in ids and link.target in ids
    }
    nodes = (replace(node, id=ids[node.id]) for node in parts.nodes)
    places = {ids[one]: moved(at, offset) for one, at in parts.places.items() if one in ids}
    remarks = (_moved_remark(one, ids[one.id], offset) for one in parts.remarks)
    return Body(
        tuple(sorted(nodes, key=lambda node: node.id)),
        tuple(sorted(links)),
        places,
        tuple(sorted(remarks, key=lambda remark: remark.id)),
    )


def moved(point: Point, offset: Point) -> Point:
    """A place further on, but never beyond the edge of the canvas."""
    return Point(_within(point.x + offset.x), _within(point.y + offset.y))


def _moved_remark(remark: Remark, new_id: str, offset: Point) -> Remark:
    at = moved(Point(remark.x, remark.y), offset)
    return replace(remark, id=new_id, x=at.x, y=at.y)


def _within(pixels: int) -> int:
    return max(-MOST_PIXELS, min(MOST_PIXELS, pixels))
