"""How large a graph may be, and which values it may hold: what is within can be read again."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from workbench.agents.graphs.documents import Body, GraphDocument, Handling, every_body
from workbench.base.errors import DocumentError
from workbench.base.yaml_values import MOST_CHARS, MOST_INTEGER

MOST_BYTES = 2_000_000
MOST_VALUES = 100_000
MOST_EXTRA_VALUES = 1_000
"""In what is not ours and only kept."""
MOST_NODES = 5_000
MOST_LINKS = 20_000
MOST_REMARKS = 5_000
MOST_HOLDERS = 8
"""How many nodes may lie around a node."""
MOST_LEVELS = 40
"""How deep lists and fields of one setting may go."""
MOST_PIXELS = 10_000_000
"""How far from the middle of the canvas something may stand."""
MOST_RETRIES = 100
MOST_SECONDS = 864_000.0


def misfit(value: Any, levels: int = MOST_LEVELS) -> str:
    """Why a value cannot be kept in a graph; empty if it can."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, str):
        return f"more than {MOST_CHARS} characters" if len(value) > MOST_CHARS else ""
    if isinstance(value, int):
        return "a whole number that is too large" if abs(value) > MOST_INTEGER else ""
    if isinstance(value, float):
        return "" if math.isfinite(value) else f"{value} instead of a number"
    if not isinstance(value, dict | list):
        return f"a {type(value).__name__}, which is no JSON value"
    return _misfit_inside(value, levels)


def _misfit_inside(value: dict[Any, Any] | list[Any], levels: int) -> str:
    if levels == 0:
        return f"more than {MOST_LEVELS} levels"
    if isinstance(value, dict):
        if not all(isinstance(key, str) for key in value):
            return "a name that is no text"
        if any(len(key) > MOST_CHARS for key in value):
            return f"more than {MOST_CHARS} characters"
    items = value.values() if isinstance(value, dict) else value
    return next((found for item in items if (found := misfit(item, levels - 1))), "")


def count_values(value: Any) -> int:
    """How many values a value is, with the names in it, as they are counted on reading."""
    if isinstance(value, dict):
        return 1 + sum(1 + count_values(item) for item in value.values())
    return 1 + sum(map(count_values, value)) if isinstance(value, list) else 1


def misfit_of_extra(extra: Mapping[str, Any]) -> str:
    """Why what is not ours is not kept; empty if it is."""
    too_much = sum(map(count_values, extra.values())) > MOST_EXTRA_VALUES
    return f"more than {MOST_EXTRA_VALUES} values that are not of a graph" if too_much else ""


def misfit_of_handling(handling: Handling) -> str:
    """Why a handling cannot be kept in a graph; empty if it can."""
    retries, seconds = handling.retries, handling.time_limit_s
    if isinstance(retries, bool) or not 0 <= retries <= MOST_RETRIES:
        return f"{retries!r:.60} retries instead of 0 to {MOST_RETRIES}"
    if seconds is not None and not 0 < seconds <= MOST_SECONDS:
        return f"a time limit of {seconds!r:.60} instead of up to {MOST_SECONDS:.0f} seconds"
    if handling.on_error not in ("stop", "fallback", "branch"):
        return f"{handling.on_error!r:.60} instead of stop, fallback or branch"
    return misfit(handling.fallback)


def hold_within(document: GraphDocument) -> None:
    """See that a graph is not too large to be read again.

    Raises:
        DocumentError: It has too many parts, or its holders lie too deep.
    """
    bodies: list[Body] = []
    for scope, body in every_body(document):
        if len(scope) > MOST_HOLDERS:
            raise DocumentError(
                f"{'/'.join(scope)}: more than {MOST_HOLDERS} nodes lie around what is inside",
                "Make the inside a graph of its own.",
            )
        bodies.append(body)
    for count, most, what in (
        (sum(len(body.nodes) for body in bodies), MOST_NODES, "nodes"),
        (sum(len(body.links) for body in bodies), MOST_LINKS, "links"),
        (sum(len(body.remarks) for body in bodies), MOST_REMARKS, "remarks"),
    ):
        if count > most:
            raise DocumentError(f"more than {most} {what}", "Split the graph into several.")
