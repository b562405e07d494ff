"""Pictures of the tokens of a model call, and of what became of a tool call."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

from workbench.app.workbench import Workbench
from workbench.ui.trace.panel import TracePanel

Take = Callable[[str], Awaitable[None]]
WAIT_S = 60.0


async def until(is_so: Callable[[], object]) -> None:
    """Let the loop run until something is so."""
    async with asyncio.timeout(WAIT_S):
        while not is_so():  # noqa: ASYNC110  Qt has no event to wait for
            await asyncio.sleep(0.02)


async def pictures(workbench: Workbench, panel: TracePanel, take: Take) -> None:
    """Take them all, of one run that calls a tool and is far too warm."""
    agent = workbench.agents.get("starter")
    warm = replace(
        agent.model.options, seed=5, temperature=1.6, top_k=0, top_p=1.0, min_p=0.0,
        output_mode="free",
    )  # fmt: skip
    run = await workbench.runs.start(
        replace(agent, model=replace(agent.model, options=warm)),
        "How many kilometers are 26.2 miles?",
    )
    await run.wait()
    panel.show_target(run_id=run.run_id)
    await until(lambda: panel.waterfall.rows and not panel.control.is_reading)
    spans = {row.kind: row.span_id for row in panel.waterfall.rows}
    panel.show_target(run_id=run.run_id, span_id=spans["model"])
    prompt = panel.detail.prompt
    await until(lambda: panel.detail._span_id == spans["model"] and prompt.call is not None)
    prompt.tokens_requested.emit("answer")
    await until(lambda: not prompt.is_reading)
    table = prompt.text.table
    assert table is not None
    unlikely = min(table.scores, key=lambda number: table.scores[number].logprob)
    prompt.text.choose(unlikely)
    panel.detail.grow_button.click()
    await take("trace-tokens")
    panel.detail.grow_button.click()
    panel.show_target(run_id=run.run_id, span_id=spans["tool"])
    await take("trace-call")
