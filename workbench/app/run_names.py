"""Runs as a person names them on the command line."""

from __future__ import annotations

from workbench.app.workbench import Workbench
from workbench.base.errors import RunError

_LEAST = 4


async def named(bench: Workbench, text: str) -> str:
    """The id of a run: itself, its beginning if that is only one's, or ``last``.

    Raises:
        RunError: There is none, or there are several.
    """
    runs = await bench.conversations.runs(limit=1 if text == "last" else -1)
    if text == "last":
        if not runs:
            raise RunError("there is no run yet", "Run something first.")
        return runs[0].run_id
    found = [run.run_id for run in runs if run.run_id.startswith(text)]
    if text in found:
        return text
    if len(text) < _LEAST or not found:
        raise RunError(f"there is no run {text!r}", "Look at: workbench runs list")
    if len(found) > 1:
        raise RunError(f"{len(found)} runs begin with {text!r}", "Write more of it.")
    return found[0]
