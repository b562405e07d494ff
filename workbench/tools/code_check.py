"""Whether a text is Python, found out in a child, so that no text can harm the program."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass

from workbench.base.errors import ToolError
from workbench.tools.sandbox import ChildLimits, Job, run_child

MOST_CHARS = 100_000
"""How long code in a document may be."""
_CHECK_S = 5.0
_MEMORY_BYTES = 512_000_000


@dataclass(frozen=True, slots=True)
class CodeFound:
    """What a child read of some code.

    Attributes:
        problem: Why it is no Python; empty if it is.
        parameters: Of its function ``run``; None if there is none.
    """

    problem: str = ""
    parameters: tuple[str, ...] | None = None


def too_long() -> str:
    """What is said of code that is."""
    return f"it has more than {MOST_CHARS} characters"


def read_code(source: str, cancelled: threading.Event | None = None) -> CodeFound:
    """What some code is; nothing of it is run. Blocking.

    Args:
        source: The code.
        cancelled: Ends it early once it is set.

    Raises:
        ToolError: The system starts no child that is held, or it was ended early.
    """
    if len(source) > MOST_CHARS:
        return CodeFound(too_long())
    job = Job("check", source=source, limits=ChildLimits(_CHECK_S, _MEMORY_BYTES))
    ended = run_child(job, cancelled or threading.Event())
    if ended.stopped == "cancelled":
        raise ToolError("it was stopped")
    if ended.not_held:
        raise ToolError(f"the code could not be looked at: {ended.errors}")
    if ended.stopped:
        return CodeFound(f"it could not be read within {_CHECK_S:g} seconds")
    if ended.code:
        return CodeFound(ended.errors or "it could not be read")
    try:
        names = json.loads(ended.output)
    except (ValueError, RecursionError):
        return CodeFound("it could not be read")
    return CodeFound("", None if names is None else tuple(names))
