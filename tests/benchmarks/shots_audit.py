"""Pictures of the audit log: checked and whole, and broken where somebody changed it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from workbench.app.workbench import Workbench
from workbench.policy.network import Attempt
from workbench.ui.audit.panel import AuditPanel

Take = Callable[[str], Awaitable[None]]
WAIT_S = 60.0


async def until(is_so: Callable[[], object]) -> None:
    """Let the loop run until something is so."""
    async with asyncio.timeout(WAIT_S):
        while not is_so():  # noqa: ASYNC110  Qt has no event to wait for
            await asyncio.sleep(0.02)


async def pictures(workbench: Workbench, panel: AuditPanel, take: Take) -> None:
    """Take them all; what the other pictures did is in the log already."""
    workbench.guard.refused(Attempt("socket.connect", "telemetry.example"))
    workbench.settings.change(audit_texts="text")
    run = await workbench.runs.start("calculator", "What is 12 * 7?")
    await run.wait()
    workbench.settings.change(audit_texts="hash")
    await workbench.audit.checkpoint()
    panel.refresh()
    await until(lambda: panel.table.records.records)
    await verified(panel)
    choose(panel, "run.started")
    await take("audit")
    path = workbench.audit.log.files.paths()[-1]
    whole = path.read_bytes()
    before, _name, after = whole.rpartition(b"telemetry.example")
    path.write_bytes(before + b"harmless1.example" + after)
    await verified(panel)
    choose(panel, "network.refused")
    await take("audit-broken")
    path.write_bytes(whole)


async def verified(panel: AuditPanel) -> None:
    """Check the log."""
    panel.strip.words.setText("")
    panel.verify()
    await until(lambda: panel.strip.verify.isVisible())


def choose(panel: AuditPanel, what: str) -> None:
    """Choose the newest record of a deed."""
    for row, record in enumerate(panel.table.records.records):
        if record.what == what:
            panel.table.selectRow(row)
            return
