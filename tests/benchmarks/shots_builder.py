"""Pictures of the builder: the gallery, a graph that has run, a stop, the outline, versions."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

from workbench.agents.graphs.documents import Body, Node, Point
from workbench.agents.graphs.edits import AddParts, RemoveParts, SetSetting
from workbench.app.workbench import Workbench
from workbench.ui.builder.panel import BuilderPanel

Take = Callable[[str], Awaitable[None]]
WAIT_S = 60.0
QUESTION = "How much is 12 * 7?"


async def until(is_so: Callable[[], object]) -> None:
    """Let the loop run until something is so."""
    async with asyncio.timeout(WAIT_S):
        while not is_so():  # noqa: ASYNC110  Qt has no event to wait for
            await asyncio.sleep(0.02)


async def run_desk(panel: BuilderPanel) -> None:
    """Open the service desk, run it, and choose the node that worked."""
    panel.controller.open("service-desk")
    panel.parts.inspector.node.shown.set_value("run")
    panel.parts.inspector.node.shown.chosen.emit("run")
    panel.parts.console.inputs.fields[0].show_value(QUESTION)
    panel.runs.run()
    await until(lambda: panel.runner.end is not None)
    panel.parts.canvas.fit()
    panel.draft.choose({"figures"})


async def pictures(workbench: Workbench, panel: BuilderPanel, take: Take) -> None:
    """Take them all; what is saved for the versions is removed again."""
    panel.keeping.show_gallery()
    await take("builder-gallery")
    panel.parts.show_work(has_graph=True)
    await run_desk(panel)
    panel.parts.tabs.setCurrentWidget(panel.parts.outline)
    panel.parts.inspector.node.shown.set_value("run")
    panel.parts.inspector.node.shown.chosen.emit("run")
    await take("builder-outline")
    panel.draft.choose({"figures"})
    panel.runs.break_before()
    panel.runs.fork()
    await until(lambda: panel.runner.paused)
    await take("builder-stop")
    panel.runs.break_before()
    panel.runs.run()
    await until(lambda: panel.runner.end is not None)
    panel.parts.tabs.setCurrentWidget(panel.parts.palette)
    panel.controller.open("invoice")
    panel.draft.choose({"read"})
    await take("builder-settings")
    await versions(workbench, panel, take)


async def versions(workbench: Workbench, panel: BuilderPanel, take: Take) -> None:
    """Change a graph of one's own, save it, and compare it with what it was."""
    invoice = workbench.graphs.get("invoice")
    mine = replace(invoice, name="my-invoice", title="My invoices")
    await panel.keeping.saving.save_as(mine, "")
    panel.editing.do(RemoveParts((), frozenset({"held"})))
    note = Body((Node("note", "text", "Note"),), (), {"note": Point(520, 240)})
    panel.editing.do(AddParts((), note))
    panel.editing.do(SetSetting((), "read", "what", "bill"))
    panel.keeping.save()
    await until(lambda: not panel.draft.unsaved)
    panel.parts.bar.asked.emit("history")
    page = panel.parts.history
    await until(lambda: page.rows and all(row.size for row in page.rows))
    await until(lambda: page.changes.heading.text())
    await take("builder-versions")
    await workbench.graphs.remove("my-invoice")
