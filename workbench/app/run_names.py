"""Runs and evaluations as a person names them on the command line."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.app.workbench import Workbench
from workbench.base.errors import RunError

_LEAST = 4


async def named(bench: Workbench, text: str) -> str:
    """The id of a run: itself, its beginning if that is only one's, or ``last``.

    Raises:
        RunError: There is none, or there are several.
    """
    runs = await bench.conversations.runs(limit=1 if text == "last" else -1)
    return _one_of([run.run_id for run in runs], text, "run", "runs list")


async def named_evaluation(bench: Workbench, text: str) -> str:
    """The id of an evaluation: itself, its beginning if that is only one's, or ``last``.

    Raises:
        RunError: There is none, or there are several.
    """
    found = [one.plan_id for one in await bench.evaluations.list()]
    return _one_of(found, text, "evaluation", "eval list")


def _one_of(ids: Sequence[str], text: str, what: str, listing: str) -> str:
    """The id that is meant; ``ids`` are newest first."""
    if text == "last":
        if not ids:
            raise RunError(f"there is no {what} yet", "Run something first.")
        return ids[0]
    found = [one for one in ids if one.startswith(text)]
    if text in found:
        return text
    if len(text) < _LEAST or not found:
        raise RunError(f"there is no {what} {text!r}", f"Look at: workbench {listing}")
    if len(found) > 1:
        raise RunError(f"{len(found)} {what}s begin with {text!r}", "Write more of it.")
    return found[0]
