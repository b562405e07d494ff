"""Graphs and edits of them for property tests; a new class of edits joins here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from workbench.agents.graphs.documents import (
    Body,
    GraphDocument,
    Handling,
    Link,
    Node,
    Point,
    Remark,
    Scope,
    every_body,
)
from workbench.agents.graphs.edits import (
    AddLink,
    AddParts,
    GraphEdit,
    MoveParts,
    Pack,
    PutDocument,
    RemoveParts,
    RenameNode,
    SetGraphField,
    SetHandling,
    SetNodeBody,
    SetNodeTitle,
    SetRemark,
    SetSetting,
    Several,
    Unpack,
)
from workbench.agents.graphs.naming import free_id

IDS = ("a", "b", "c", "d-2", "e_5", "yes", "1", "null", "2024-01-01", "0x1f", "z" * 64)
NEW_IDS = ("new", "new-2", "other", "ghost", "on")
GHOST = "ghost"
PORTS = ("text", "value", "error", "customer.name", "größe", "a b", 'odd "x" -> b.c', "")

texts = st.text(max_size=20) | st.sampled_from(
    [
        "one\ntwo\n",
        " # x: y\n\n- z",
        "\n",
        "12:30",
        "~",
        "no",
        "\x85\u2028\ufeff\ud800",
        "a" * 200,
    ]
)
json_values: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63) + 1, 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)
points = st.builds(Point, st.integers(-5000, 5000), st.integers(-5000, 5000))
ports = st.sampled_from(PORTS)
handlings = st.just(Handling()) | st.builds(
    Handling,
    retries=st.integers(0, 100),
    time_limit_s=st.none() | st.floats(0.001, 864_000),
    on_error=st.sampled_from(["stop", "fallback", "branch"]),
    fallback=json_values,
)
kinds = st.sampled_from(["prompt", "agent", "input", "output", "of the future"])
settings = st.dictionaries(
    st.sampled_from(["name", "type", "template"]) | texts, json_values, max_size=3
)


@st.composite
def nodes(draw: st.DrawFn, node_id: str, levels: int) -> Node:
    holds = levels > 0 and draw(st.integers(0, 3)) == 0
    return Node(
        id=node_id,
        kind=draw(st.sampled_from(["subgraph", "subgraph", "loop"]) if holds else kinds),
        title=draw(texts),
        settings=draw(settings),
        handling=draw(handlings),
        body=draw(bodies(levels - 1)) if holds else None,
    )


@st.composite
def links_between(draw: st.DrawFn, ids: tuple[str, ...]) -> tuple[Link, ...]:
    ends = st.sampled_from((*ids, GHOST))
    found = draw(st.lists(st.builds(Link, ends, ports, ends, ports), max_size=8, unique=True))
    return tuple(sorted(found))


@st.composite
def bodies(draw: st.DrawFn, levels: int = 2, ids: tuple[str, ...] = IDS) -> Body:
    chosen = draw(st.lists(st.sampled_from(ids), max_size=5, unique=True))
    split = draw(st.integers(0, len(chosen)))
    node_ids, remark_ids = tuple(sorted(chosen[:split])), sorted(chosen[split:])
    placed = [one for one in node_ids if draw(st.booleans())]
    size = st.integers(1, 900)
    return Body(
        nodes=tuple(draw(nodes(one, levels)) for one in node_ids),
        links=draw(links_between(node_ids)),
        places={one: draw(points) for one in placed},
        remarks=tuple(
            Remark(one, draw(texts), *draw(st.tuples(size, size, size, size)))
            for one in remark_ids
        ),
    )


def documents() -> st.SearchStrategy[GraphDocument]:
    """Graphs in any state that a file can hold: also dangling and circular links."""
    return st.builds(
        GraphDocument,
        name=st.sampled_from(IDS),
        title=texts,
        description=texts,
        body=bodies(),
        extra=st.dictionaries(st.sampled_from(["x-note", "version", "null"]), json_values),
    )


Maker = Callable[[st.DrawFn, GraphDocument, Scope, Body], GraphEdit | None]


def _some(draw: st.DrawFn, ids: frozenset[str]) -> frozenset[str]:
    return draw(st.frozensets(st.sampled_from(sorted(ids)))) if ids else frozenset()


def _node_id(draw: st.DrawFn, body: Body) -> str:
    return draw(st.sampled_from([node.id for node in body.nodes]))


def _free(body: Body) -> list[str]:
    return [one for one in NEW_IDS if one not in body.ids]


def _add(draw: st.DrawFn, _document: GraphDocument, scope: Scope, body: Body) -> GraphEdit:
    parts = draw(bodies(0, tuple(_free(body)) or (free_id("spare", body.ids),)))
    ends = st.sampled_from(sorted({*body.ids, *parts.ids, GHOST}))
    more = draw(st.lists(st.builds(Link, ends, ports, ends, ports), max_size=3))
    links = tuple(sorted({*parts.links, *more} - set(body.links)))
    return AddParts(scope, Body(parts.nodes, links, parts.places, parts.remarks))


def _remove(draw: st.DrawFn, _document: GraphDocument, scope: Scope, body: Body) -> GraphEdit:
    links = draw(st.lists(st.sampled_from(body.links), unique=True)) if body.links else []
    return RemoveParts(scope, _some(draw, body.ids), tuple(links))


def _link(
    draw: st.DrawFn, _document: GraphDocument, scope: Scope, body: Body
) -> GraphEdit | None:
    if len(body.nodes) < 2:
        return None
    source, target = draw(
        st.lists(st.sampled_from(body.nodes), min_size=2, max_size=2, unique_by=lambda n: n.id)
    )
    link = Link(source.id, draw(ports), target.id, draw(ports))
    old = draw(st.lists(st.sampled_from(body.links), unique=True)) if body.links else []
    if link in body.links and link not in old:
        old.append(link)
    return AddLink(scope, link, tuple(old))


def _move(draw: st.DrawFn, _document: GraphDocument, scope: Scope, body: Body) -> GraphEdit:
    remarks = {remark.id for remark in body.remarks}
    return MoveParts(
        scope,
        {
            one: draw(points if one in remarks else st.none() | points)
            for one in sorted(_some(draw, body.ids))
        },
    )


def _remark(
    draw: st.DrawFn, _document: GraphDocument, scope: Scope, body: Body
) -> GraphEdit | None:
    if not body.remarks:
        return None
    one = draw(st.sampled_from(body.remarks)).id
    return SetRemark(scope, Remark(one, draw(texts), width=draw(st.integers(1, 99))))


def _of_a_node(
    draw: st.DrawFn, _document: GraphDocument, scope: Scope, body: Body
) -> GraphEdit | None:
    if not body.nodes:
        return None
    one = _node_id(draw, body)
    free = [*_free(body), one]
    names = [*body.node(one).settings, "name", "other"]
    edits: list[GraphEdit] = [
        SetSetting(scope, one, draw(st.sampled_from(names)), draw(json_values)),
        SetNodeTitle(scope, one, draw(texts)),
        SetHandling(scope, one, draw(handlings)),
        SetNodeBody(scope, one, draw(st.none() | bodies(0))),
        RenameNode(scope, one, draw(st.sampled_from(free))),
    ]
    return draw(st.sampled_from(edits))


def _pack(
    draw: st.DrawFn, _document: GraphDocument, scope: Scope, body: Body
) -> GraphEdit | None:
    inner = {node.id for node in body.nodes if node.kind not in ("input", "output")}
    ids = _some(draw, frozenset(inner | {remark.id for remark in body.remarks}))
    waited = {end for link in body.links for end in (link.source, link.target)}
    free = [one for one in _free(body) if one not in waited]
    if not ids & inner or not free or len(scope) > 3:
        return None
    return Pack(scope, ids, draw(st.sampled_from(free)), draw(texts))


def _unpack(
    draw: st.DrawFn, _document: GraphDocument, scope: Scope, body: Body
) -> GraphEdit | None:
    holders = [node.id for node in body.nodes if node.kind == "subgraph" and node.body]
    return Unpack(scope, draw(st.sampled_from(holders))) if holders else None


def _whole(draw: st.DrawFn, document: GraphDocument, _scope: Scope, _body: Body) -> GraphEdit:
    edits: list[GraphEdit] = [
        SetGraphField("name", draw(st.sampled_from(IDS))),
        SetGraphField(draw(st.sampled_from(["title", "description"])), draw(texts)),
        PutDocument("Restore", document),
    ]
    return draw(st.sampled_from(edits))


_MAKERS: tuple[Maker, ...] = (
    _add, _remove, _link, _move, _remark, _of_a_node, _pack, _unpack, _whole,
)  # fmt: skip


@st.composite
def edits_of(draw: st.DrawFn, document: GraphDocument, several: bool = True) -> GraphEdit:
    """An edit that can be made on a document; of every class there is."""
    scope, body = draw(st.sampled_from(list(every_body(document))))
    if several and draw(st.integers(0, 7)) == 0:
        first = draw(edits_of(document, several=False))
        second = draw(edits_of(first.apply(document), several=False))
        return Several("Two", (first, second))
    edit = draw(st.sampled_from(_MAKERS))(draw, document, scope, body)
    return edit or SetGraphField("title", draw(texts))
