"""Pictures of an evaluation: its data set, how it is drawn up, its grid, and its report."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from workbench.app.workbench import Workbench
from workbench.ui.evals.panel import EvalsPanel

Take = Callable[[str], Awaitable[None]]
WAIT_S = 240.0
PROMPT = "Answer in one short sentence. Use a tool where one fits."


async def until(is_so: Callable[[], object]) -> None:
    """Let the loop run until something is so."""
    async with asyncio.timeout(WAIT_S):
        while not is_so():  # noqa: ASYNC110  Qt has no event to wait for
            await asyncio.sleep(0.02)


async def pictures(workbench: Workbench, panel: EvalsPanel, take: Take) -> None:
    """Take them all; the evaluation is removed again."""
    await until(lambda: panel._sets.names)
    panel.open_set("built-in-tools")
    panel._set.table.choose([0])
    await take("evals-set")
    panel.compare()
    page = panel._new
    page.prompts.add()
    page.prompts.cards[0].name.show_text("Short")
    page.prompts.cards[0].text.show_text(PROMPT)
    page.numbers["repetitions"].setValue(2)
    panel._drawing.look()
    await until(lambda: any(map(str.isdigit, page.outlook.takes.text())))
    await take("evals-new")
    page.start.click()
    following = panel._following
    await until(lambda: following.plan_id and panel._page.isVisible())
    await until(lambda: following.summaries[0].done >= 30)
    await take("evals-running")
    report = panel._page.report
    await until(lambda: following.summaries[0].state == "done")
    await until(lambda: report.report and not report.state.text())
    await take("evals-report")
    panel._page.show_part("grid")
    await take("evals-grid")
    panel._page.sure.click()
    await until(lambda: not panel._list.ids)
