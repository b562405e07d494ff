"""Graphs as plain values: what a file, the clipboard or a trace holds of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from workbench.agents.graphs.documents import (
    NODE_ID,
    Body,
    GraphDocument,
    Handling,
    Link,
    Node,
    OnError,
    Point,
    Remark,
)
from workbench.agents.graphs.fields import Fields
from workbench.agents.graphs.limits import (
    MOST_HOLDERS,
    MOST_LINKS,
    MOST_NODES,
    MOST_REMARKS,
    MOST_RETRIES,
    MOST_SECONDS,
    misfit_of_extra,
)
from workbench.agents.graphs.link_text import link_from
from workbench.base.errors import DocumentError
from workbench.base.reading import integer, number, text

KIND = "Graph"
SCHEMA = 1
OURS = ("kind", "schema", "name", "displayName", "description")
BODY_FIELDS = ("nodes", "links", "layout", "remarks")
_NODE_FIELDS = ("kind", "title", "settings", "handling", "body")
_HANDLING_FIELDS = ("retries", "timeLimitSeconds", "onError", "fallback")


def from_values(value: Any, lines: Mapping[str, int] | None = None) -> GraphDocument:
    """The graph in plain values; unknown keys at the top are kept.

    Args:
        value: What ``to_values`` gave, or a file holds.
        lines: The line of each field by its path, for the messages.

    Raises:
        DocumentError: A field is missing or bad.
    """
    top = top_fields(value, KIND, lines or {})
    name = text(top, "name", "")
    if not NODE_ID.fullmatch(name):
        raise top.wrong(
            "name",
            f"{name!r:.80} is no name of a graph",
            "Use up to 64 small letters, digits, - and _, beginning with a letter or digit.",
        )
    title, description = text(top, "displayName", name), text(top, "description", "")
    body = read_body(top)
    extra = {key: top.plain(key) for key in top.keys()}  # noqa: SIM118 - no mapping
    if reason := misfit_of_extra(extra):
        raise top.wrong(next(iter(extra)), f"the graph holds {reason}", "Take them away.")
    return GraphDocument(name, title, description, body, extra)


def top_fields(value: Any, kind: str, lines: Mapping[str, int]) -> Fields:
    """The fields of a document of a kind, ``kind`` and ``schema`` taken.

    Raises:
        DocumentError: It is of another kind, or a newer version of the program wrote it.
    """
    top = Fields("", {"document": value}, lines).inner("document")
    top = Fields("", top.rest(), lines)
    if not top.has("kind"):
        raise top.wrong("kind", "it is missing", f"Write kind: {kind}.")
    if (found := top.take("kind", kind)) != kind:
        raise top.wrong("kind", f"{found!r:.60} is not {kind}", "Open it where it belongs.")
    if integer(top, "schema", SCHEMA, 1, 1_000_000) > SCHEMA:
        raise top.wrong(
            "schema",
            "a newer version of the program wrote this file",
            "Install the newer version.",
        )
    return top


def read_body(place: Fields) -> Body:
    """The body whose fields lie in a place; they are taken.

    Raises:
        DocumentError: A field is bad, or there are too many parts.
    """
    return _Bodies().read(place, 0)


class _Bodies:
    """Reads bodies within bodies, and counts their parts."""

    def __init__(self) -> None:
        self._nodes = self._links = self._remarks = 0

    def read(self, place: Fields, holders: int) -> Body:
        rows = place.inner("nodes")
        ids = rows.ids()
        self._nodes += len(ids)
        if self._nodes > MOST_NODES:
            raise _too_many(place, "nodes", MOST_NODES)
        nodes = tuple(self._node(rows, node_id, holders) for node_id in sorted(ids))
        links = self._read_links(place)
        places = _places(place.inner("layout"), frozenset(ids))
        remarks = self._read_remarks(place, frozenset(ids))
        return Body(nodes, links, places, remarks)

    def _node(self, rows: Fields, node_id: str, holders: int) -> Node:
        place = rows.inner(node_id)
        if not (kind := text(place, "kind", "")):
            raise rows.wrong(node_id, "its kind is missing", "Write kind: and a kind of node.")
        title = text(place, "title", "")
        settings = place.inner("settings")
        values = {key: settings.plain(key) for key in sorted(settings.keys())}
        handling = _handling(place.inner("handling"))
        body = None
        if place.has("body"):
            if holders == MOST_HOLDERS:
                raise place.wrong(
                    "body",
                    f"more than {MOST_HOLDERS} nodes lie around what is inside",
                    "Make the inside a graph of its own.",
                )
            inside = place.inner("body")
            body = self.read(inside, holders + 1)
            inside.done(BODY_FIELDS)
        place.done(_NODE_FIELDS)
        return Node(node_id, kind, title, values, handling, body)

    def _read_links(self, place: Fields) -> tuple[Link, ...]:
        rows = place.take("links", None)
        if rows is None:
            return ()
        if not isinstance(rows, list):
            raise place.bad("links", rows, "a list of links")
        self._links += len(rows)
        if self._links > MOST_LINKS:
            raise _too_many(place, "links", MOST_LINKS)
        links: set[Link] = set()
        for at, row in enumerate(rows):
            link = _link(place, f"links[{at}]", row)
            if link in links:
                raise place.wrong(f"links[{at}]", "this link is there twice", "Remove one.")
            links.add(link)
        return tuple(sorted(links))

    def _read_remarks(self, place: Fields, nodes: frozenset[str]) -> tuple[Remark, ...]:
        rows = place.inner("remarks")
        ids = sorted(rows.ids())
        self._remarks += len(ids)
        if self._remarks > MOST_REMARKS:
            raise _too_many(place, "remarks", MOST_REMARKS)
        for remark_id in ids:
            if remark_id in nodes:
                raise rows.wrong(remark_id, "a node has this id", "Give it another id.")
        return tuple(_remark(rows, remark_id) for remark_id in ids)


def _too_many(place: Fields, key: str, most: int) -> DocumentError:
    return place.wrong(key, f"more than {most}", "Split the graph into several.")


def _link(place: Fields, key: str, row: Any) -> Link:
    if not isinstance(row, str):
        raise place.bad(key, row, "a link such as node.output -> node.input")
    try:
        return link_from(row)
    except DocumentError as exc:
        raise place.wrong(key, exc.message, exc.hint) from exc


def _handling(place: Fields) -> Handling:
    known = get_args(OnError)
    usual = Handling()
    retries = usual.retries
    if place.has("retries"):
        retries = integer(place, "retries", 0, 0, MOST_RETRIES)
    limit = None
    if place.peek("timeLimitSeconds") is not None:
        limit = number(place, "timeLimitSeconds", 1.0, 0.0, MOST_SECONDS)
        if limit == 0:
            raise place.bad("timeLimitSeconds", limit, "a number above 0")
    place.take("timeLimitSeconds", None)
    on_error = place.take("onError", usual.on_error)
    if on_error not in known:
        raise place.bad("onError", on_error, "stop, fallback or branch")
    fallback = place.plain("fallback")
    place.done(_HANDLING_FIELDS)
    return Handling(retries, limit, on_error, fallback)


def _places(rows: Fields, nodes: frozenset[str]) -> dict[str, Point]:
    """Where nodes stand; the place of a node that is gone means nothing and is passed over."""
    found = {key: Point(*rows.pixels(key, 2)) for key in sorted(rows.ids())}
    return {key: point for key, point in found.items() if key in nodes}


def _remark(rows: Fields, remark_id: str) -> Remark:
    place = rows.inner(remark_id)
    written = text(place, "text", "")
    box = Remark(remark_id, written)
    if place.has("box"):
        box = Remark(remark_id, written, *place.pixels("box", 4))
        if box.width < 1 or box.height < 1:
            raise place.wrong("box", "it has no size", "Write [x, y, width, height].")
    place.done(("text", "box"))
    return box
