"""What tools that ask an agent or a graph have in common."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from workbench.base.errors import DocumentError, ToolError
from workbench.base.lines import LinedPlace
from workbench.tools.api import Errand, ErrandKind, Reach, ToolContext
from workbench.tools.documents import ToolDocument
from workbench.tools.kinds.api import Made, Surroundings
from workbench.tools.placeholders import names_in

LIBRARY_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
MOST_CHARS = 8_000
_SHOWN_TOOLS = 12


def check_names(place: LinedPlace, key: str, text: str, tool: ToolDocument) -> None:
    """See that each ``{name}`` of a text is a parameter.

    Raises:
        DocumentError: One is not, or the text is too long; the message names the line.
    """
    if len(text) > MOST_CHARS:
        raise place.wrong(key, f"it is longer than {MOST_CHARS} characters", "Shorten it.")
    try:
        names = names_in(text)
    except DocumentError as exc:
        raise place.wrong(key, exc.message, exc.hint) from exc
    for name in names:
        if tool.parameter(name) is None:
            raise place.wrong(key, f"there is no parameter {name!r}", "Add it, or remove it.")


def made_errand(
    tool: ToolDocument,
    around: Surroundings,
    kind: ErrandKind,
    name: str,
    given: Callable[[Mapping[str, Any]], str | Mapping[str, Any]],
) -> Made:
    """What a tool comes to that asks an agent or a graph.

    Files of tools come from strangers, and what they ask may have been allowed much by the
    user: unless it only thinks, the user is asked at least once whether this tool may ask it.
    """
    look = partial(around.reach, kind, name, tool.name)
    reach = look()
    return Made(
        run=_outside,
        touches=_touches(kind, name, reach),
        writes=reach.writes,
        least="ask" if reach.writes or reach.looks or reach.problem else "never",
        identity=reach.identity,
        errand=Errand(kind, name, given, reach, look),
    )


def _outside(_arguments: Mapping[str, Any], _context: ToolContext) -> str:
    raise ToolError("it can be asked in a run only", "Use the tool in an agent or a graph.")


def _touches(kind: ErrandKind, name: str, reach: Reach) -> str:
    asks = f"Asks the {kind} {name}"
    if reach.problem:
        return f"{asks}, which cannot be asked: {reach.problem}"
    if not reach.tools:
        more = "which looks at documents" if reach.looks else "which has no tools"
        return f"{asks}, {more}"
    shown = ", ".join(reach.tools[:_SHOWN_TOOLS])
    rest = len(reach.tools) - _SHOWN_TOOLS
    shown += f" and {rest} more" if rest > 0 else ""
    return f"{asks}, which may use {shown}; each of them asks as it does there"
