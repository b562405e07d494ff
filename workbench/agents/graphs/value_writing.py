"""Graphs into plain values, in the order of the file; what no one could read is refused."""

from __future__ import annotations

from typing import Any

from workbench.agents.graphs.documents import NODE_ID, Body, GraphDocument, Handling, Node
from workbench.agents.graphs.limits import (
    MOST_PIXELS,
    hold_within,
    misfit,
    misfit_of_extra,
    misfit_of_handling,
)
from workbench.agents.graphs.link_text import link_from, link_text
from workbench.agents.graphs.values import BODY_FIELDS, KIND, OURS, SCHEMA
from workbench.base.errors import DocumentError
from workbench.base.yaml_text import OneLine
from workbench.base.yaml_values import joined


def to_values(document: GraphDocument) -> dict[str, Any]:
    """The graph as plain values.

    Raises:
        DocumentError: It holds something that could not be read again.
    """
    hold_within(document)
    _hold(bool(NODE_ID.fullmatch(document.name)), "name", f"{document.name!r:.80} is no name")
    values: dict[str, Any] = {
        "kind": KIND,
        "schema": SCHEMA,
        "name": document.name,
        "displayName": _plain(document.title, "displayName"),
    }
    if document.description:
        values["description"] = _plain(document.description, "description")
    reason = misfit_of_extra(document.extra)
    _hold(not reason, document.name, reason)
    for key, value in sorted(document.extra.items()):
        if key not in OURS and key not in BODY_FIELDS:
            values[key] = _plain(value, key)
    return {**values, "nodes": {}, **body_values(document.body)}


def body_values(body: Body, path: str = "") -> dict[str, Any]:
    """A body as plain values; what is empty is left out.

    Raises:
        DocumentError: It holds something that could not be read again.
    """
    nodes = {
        node.id: _node(node, joined(joined(path, "nodes"), node.id)) for node in body.nodes
    }
    for link in body.links:
        _hold(_readable(link_text(link)), joined(path, "links"), f"{str(link)!r:.80}")
    layout = {
        node_id: _box((point.x, point.y), joined(joined(path, "layout"), node_id))
        for node_id, point in sorted(body.places.items())
        if node_id in nodes
    }
    remarks = {
        one.id: {
            **({"text": _plain(one.text, "text")} if one.text else {}),
            "box": _box((one.x, one.y, one.width, one.height), joined(path, "remarks")),
        }
        for one in body.remarks
    }
    links = [link_text(link) for link in body.links]
    values: dict[str, Any] = {
        "nodes": nodes,
        "links": links,
        "layout": layout,
        "remarks": remarks,
    }
    for key in (*nodes, *remarks):
        _hold(bool(NODE_ID.fullmatch(key)), joined(path, "nodes"), f"{key!r:.80} is no id")
    return {key: value for key, value in values.items() if value}


def _node(node: Node, path: str) -> dict[str, Any]:
    _hold(bool(node.kind), path, "its kind is missing")
    values: dict[str, Any] = {"kind": _plain(node.kind, path)}
    if node.title:
        values["title"] = _plain(node.title, path)
    if node.settings:
        place = joined(path, "settings")
        values["settings"] = {
            key: _plain(value, joined(place, key))
            for key, value in sorted(node.settings.items())
        }
    if handling := _handling(node.handling, joined(path, "handling")):
        values["handling"] = handling
    if node.body is not None:
        values["body"] = body_values(node.body, joined(path, "body"))
    return values


def _handling(handling: Handling, path: str) -> dict[str, Any]:
    reason = misfit_of_handling(handling)
    _hold(not reason, path, f"it holds {reason}")
    values: dict[str, Any] = {}
    if handling.retries:
        values["retries"] = handling.retries
    if (limit := handling.time_limit_s) is not None:
        values["timeLimitSeconds"] = int(limit) if limit == int(limit) else limit
    if handling.on_error != "stop":
        values["onError"] = handling.on_error
    if handling.fallback is not None:
        values["fallback"] = handling.fallback
    return values


def _plain(value: Any, path: str) -> Any:
    reason = misfit(value)
    _hold(not reason, path, f"it holds {reason}")
    return value


def _box(pixels: tuple[int, ...], path: str) -> OneLine:
    fits = all(type(one) is int and abs(one) <= MOST_PIXELS for one in pixels)
    sized = all(one > 0 for one in pixels[2:])
    _hold(fits and sized, path, f"{list(pixels)!r:.80} is no place")
    return OneLine(pixels)


def _readable(text: str) -> bool:
    try:
        return link_text(link_from(text)) == text
    except DocumentError:
        return False


def _hold(fits: bool, path: str, message: str) -> None:
    if not fits:
        raise DocumentError(f"{path}: {message}", "Change it; it could not be read again.")
