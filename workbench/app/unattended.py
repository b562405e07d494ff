"""Runs that no person sits before: what they ask is answered by a rule, and else with no."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import aclosing
from typing import Any

from workbench.agents.graphs.earlier import is_about_again
from workbench.app.run import Run
from workbench.app.runs import Runs
from workbench.tools.api import ToolSpec
from workbench.traces.events import (
    ApprovalAsked,
    Decision,
    NodePaused,
    PersonAsked,
    RunFinished,
)


def declined(_asked: PersonAsked) -> dict[str, Any] | None:
    """No form is filled in."""
    return None


async def attend(
    runs: Runs,
    run: Run,
    allowed: frozenset[str],
    fill: Callable[[PersonAsked], dict[str, Any] | None] = declined,
) -> RunFinished:
    """Answer what a run asks until its end.

    Args:
        runs: Where it goes on.
        run: The run.
        allowed: The tools that may run when they ask; every other one is denied.
        fill: The values of a form; None declines it.
    """
    async with aclosing(run.events()) as batches:
        async for batch in batches:
            for record in batch:
                event = record.event
                if isinstance(event, ApprovalAsked):
                    named = event.name in allowed and not is_about_again(event.ask_id)
                    decision: Decision = "allow_once" if named else "deny"
                    await runs.answer(event.ask_id, decision)
                elif isinstance(event, PersonAsked):
                    await runs.give(event.ask_id, fill(event))
                elif isinstance(event, NodePaused):
                    await runs.give(event.ask_id, None)
    return await run.wait()


def only_reads(tools: Iterable[ToolSpec]) -> frozenset[str]:
    """The names of the tools that may be allowed together because they change nothing.

    Only the program's own: one from a file or a server may send what it reads to others, and
    only a person who names it knows that.
    """
    return frozenset(
        tool.name
        for tool in tools
        if not (tool.writes or tool.digest or tool.origin or tool.errand)
        and tool.approval != "always"
    )
