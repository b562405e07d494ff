"""Parts of a graph as text, for the clipboard: also from one window to another."""

from __future__ import annotations

from collections.abc import Collection

from workbench.agents.graphs.documents import Body, Point
from workbench.agents.graphs.files import values_in
from workbench.agents.graphs.naming import free_ids, with_ids
from workbench.agents.graphs.value_writing import body_values
from workbench.agents.graphs.values import BODY_FIELDS, SCHEMA, read_body, top_fields
from workbench.base.errors import DocumentError
from workbench.base.yaml_text import canonical

KIND = "GraphParts"
_HEAD = f"kind: {KIND}\n"


def as_text(body: Body, ids: Collection[str]) -> str:
    """Nodes and remarks of a body as YAML, with the links between them.

    Raises:
        DocumentError: They hold something that could not be read again.
    """
    parts = parts_of(body, ids)
    return canonical({"kind": KIND, "schema": SCHEMA, **body_values(parts)})


def parts_of(body: Body, ids: Collection[str]) -> Body:
    """Nodes and remarks of a body, the links between them, and where they stand."""
    return Body(
        tuple(node for node in body.nodes if node.id in ids),
        tuple(link for link in body.links if link.source in ids and link.target in ids),
        {one: point for one, point in body.places.items() if one in ids},
        tuple(remark for remark in body.remarks if remark.id in ids),
    )


def parts_from(text: str) -> Body:
    """The parts in a text.

    Raises:
        DocumentError: It holds something else, or a part is bad; the message names the line.
    """
    plain = text.replace("\r\n", "\n").lstrip("\ufeff\n ")
    if not plain.startswith(_HEAD):
        raise DocumentError(
            "the clipboard holds no nodes", "Copy nodes or remarks of a graph first."
        )
    values, lines = values_in(plain)
    top = top_fields(values, KIND, lines)
    parts = read_body(top)
    top.done(BODY_FIELDS)
    return parts


def with_free_ids(parts: Body, taken: Collection[str], offset: Point) -> Body:
    """The parts under ids that are free, moved by ``offset``; links and places follow."""
    return with_ids(parts, free_ids(parts.ids, taken), offset)
