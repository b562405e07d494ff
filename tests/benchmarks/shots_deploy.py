"""Pictures of deployments: three nodes that run, and a change of one that is planned."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

from workbench.app.workbench import Workbench
from workbench.ui.deployments.panel import DeploymentsPanel
from workbench.ui.language.words import tr

Take = Callable[[str], Awaitable[None]]
WAIT_S = 120.0
FILE = Path(tempfile.gettempdir()) / "Documents" / "three-nodes.yaml"
TEXT = """\
kind: Deployment
name: front-desk
title: Front desk
type: distributed-edge
listen: {port: 0}
models: {primary: starter}
agents: [calculator]
limits: {threads: 1}
nodes:
- name: kitchen
- name: office
  weight: 2
- name: spare
  role: standby
"""
LATER = TEXT.replace("weight: 2", "weight: 3\n  limits: {memory: 2 GB}")
BAD = TEXT.replace("agents:", "agnets:").replace("standby", "stand-by")


async def until(is_so: Callable[[], object]) -> None:
    """Let the loop run until something is so."""
    async with asyncio.timeout(WAIT_S):
        while not is_so():  # noqa: ASYNC110  Qt has no event to wait for
            await asyncio.sleep(0.05)


async def pictures(workbench: Workbench, panel: DeploymentsPanel, take: Take) -> None:
    """Take them all; what was applied is removed again."""
    part = panel.file
    await asyncio.to_thread(FILE.parent.mkdir, exist_ok=True)
    await asyncio.to_thread(FILE.write_text, BAD)
    part.path.show_path(str(FILE))
    part.look()
    await until(lambda: part.sentence.text() and part.sentence.property("role") == "error")
    await take("deployments-mistakes")
    await asyncio.to_thread(FILE.write_text, TEXT)
    await workbench.deployments.apply(FILE)
    try:
        panel.refresh()
        await until(lambda: "front-desk" in panel.running.shown)
        shown = panel.running.shown["front-desk"]
        await until(lambda: shown.badge.text() == tr("well"))
        await asyncio.to_thread(FILE.write_text, LATER)
        part.look()
        await until(lambda: part.apply.isEnabled())
        await take("deployments-plan")
    finally:
        await workbench.deployments.down("front-desk")
        panel.refresh()
        part.path.show_path("")
        part.look()
        await asyncio.to_thread(FILE.unlink)
