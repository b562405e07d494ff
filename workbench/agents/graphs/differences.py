"""What differs between two states of a graph, part by part, for a diff that is drawn; pure.

That a node only stands elsewhere is a difference of its own, so that it can be passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from workbench.agents.graphs.documents import (
    Body,
    GraphDocument,
    Node,
    Point,
    Remark,
    Scope,
    path_of,
)
from workbench.agents.graphs.link_text import link_text

Kind = Literal["added", "removed", "changed", "moved"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference.

    Attributes:
        kind: ``moved`` says that a node or remark stands elsewhere, and nothing else.
        where: The node or remark, ``outer/inner``; a link as text, with the nodes around it
            before it; empty for the graph itself.
        part: What it is.
        field: What of it, such as ``settings.model``; empty for all of it.
        before: The value it had; None where there was none.
        after: The value it has; None where there is none.
    """

    kind: Kind
    where: str
    part: Literal["graph", "node", "link", "remark"]
    field: str = ""
    before: Any = None
    after: Any = None

    def __str__(self) -> str:
        place = " ".join(word for word in (self.part, self.where, self.field) if word)
        if self.kind in ("added", "removed"):
            return f"{self.kind} {place}"
        return f"{self.kind} {place}: {self.before!r:.80} -> {self.after!r:.80}"


def differences(before: GraphDocument, after: GraphDocument) -> tuple[Difference, ...]:
    """Every difference: of the graph, then body by body from the outside in."""
    found: list[Difference] = []
    for name in ("name", "title", "description"):
        found += _changed("graph", "", name, getattr(before, name), getattr(after, name))
    found += _of_mappings("graph", "", "extra", before.extra, after.extra)
    found += _bodies((), before.body, after.body)
    return tuple(found)


def _bodies(scope: Scope, before: Body, after: Body) -> Iterator[Difference]:
    old, new = ({node.id: node for node in body.nodes} for body in (before, after))
    for node_id in sorted(old.keys() | new.keys()):
        where = path_of(scope, node_id)
        one, other = old.get(node_id), new.get(node_id)
        if one is None or other is None:
            yield _whole("node", where, one, other)
        else:
            yield from _nodes(where, one, other)
            yield from _moved(where, before.places.get(node_id), after.places.get(node_id))
    yield from _links(scope, before, after)
    yield from _remarks(scope, before, after)
    for node_id in sorted(old.keys() & new.keys()):
        inner, outer = old[node_id].body, new[node_id].body
        if inner is not None and outer is not None:
            yield from _bodies((*scope, node_id), inner, outer)


def _whole(part: Literal["node", "remark"], where: str, before: Any, after: Any) -> Difference:
    return Difference("removed" if after is None else "added", where, part, "", before, after)


def _nodes(where: str, before: Node, after: Node) -> Iterator[Difference]:
    yield from _changed("node", where, "kind", before.kind, after.kind)
    yield from _changed("node", where, "title", before.title, after.title)
    yield from _of_mappings("node", where, "settings", before.settings, after.settings)
    for name in ("retries", "time_limit_s", "on_error", "fallback"):
        old, new = getattr(before.handling, name), getattr(after.handling, name)
        yield from _changed("node", where, f"handling.{name}", old, new)
    if (before.body is None) != (after.body is None):
        yield Difference("changed", where, "node", "body", before.body, after.body)


def _of_mappings(
    part: Literal["graph", "node"],
    where: str,
    field: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
) -> Iterator[Difference]:
    for name in sorted(before.keys() | after.keys()):
        place = f"{field}.{name}"
        if name not in after:
            yield Difference("removed", where, part, place, before[name])
        elif name not in before:
            yield Difference("added", where, part, place, None, after[name])
        else:
            yield from _changed(part, where, place, before[name], after[name])


def _changed(
    part: Literal["graph", "node", "remark"], where: str, field: str, before: Any, after: Any
) -> Iterator[Difference]:
    if not _same(before, after):
        yield Difference("changed", where, part, field, before, after)


def _same(before: Any, after: Any) -> bool:
    """As JSON sees it: true is not 1, and the order of fields counts, 1 is 1.0."""
    if isinstance(before, bool) or isinstance(after, bool):
        return before is after
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        return list(before) == list(after) and all(_same(before[k], after[k]) for k in before)
    if isinstance(before, list | tuple) and isinstance(after, list | tuple):
        return len(before) == len(after) and all(map(_same, before, after))
    return bool(before == after)


def _moved(where: str, before: Point | None, after: Point | None) -> Iterator[Difference]:
    if before != after:
        yield Difference("moved", where, "node", "place", before, after)


def _links(scope: Scope, before: Body, after: Body) -> Iterator[Difference]:
    old, new = set(before.links), set(after.links)
    for link in sorted(old ^ new):
        where = path_of(scope, link_text(link))
        if link in old:
            yield Difference("removed", where, "link", "", link)
        else:
            yield Difference("added", where, "link", "", None, link)


def _remarks(scope: Scope, before: Body, after: Body) -> Iterator[Difference]:
    old, new = ({remark.id: remark for remark in body.remarks} for body in (before, after))
    for remark_id in sorted(old.keys() | new.keys()):
        where = path_of(scope, remark_id)
        one, other = old.get(remark_id), new.get(remark_id)
        if one is None or other is None:
            yield _whole("remark", where, one, other)
            continue
        yield from _changed("remark", where, "text", one.text, other.text)
        yield from _changed("remark", where, "size", _size(one), _size(other))
        if (one.x, one.y) != (other.x, other.y):
            places = Point(one.x, one.y), Point(other.x, other.y)
            yield Difference("moved", where, "remark", "place", *places)


def _size(remark: Remark) -> tuple[int, int]:
    return remark.width, remark.height
