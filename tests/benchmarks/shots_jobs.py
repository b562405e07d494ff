"""Pictures of jobs: none yet, one that waits for leave, one that ran, a report of a refusal."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

from workbench.agents.documents import AgentDocument, ToolUse
from workbench.app.jobs.values import Job, When
from workbench.app.workbench import Workbench
from workbench.policy.tool_grants import ArgumentLimit, ToolGrant
from workbench.ui.jobs.panel import JobsPanel

AGENT = AgentDocument(
    "desk-helper",
    "Desk helper",
    instructions="Use the tools.",
    tools=(ToolUse("calculator"), ToolUse("save_note"), ToolUse("read_file")),
)
SUMS = Job(
    "morning-sums",
    "Morning sums",
    agent="desk-helper",
    input="What is 12 * 7?",
    when=When("at", times=("09:00",), days=("mon", "tue", "wed", "thu", "fri")),
    grants=(ToolGrant("calculator", {"expression": ArgumentLimit(most_chars=60)}),),
)
NOTE = replace(
    SUMS,
    name="keep-a-note",
    title="Keep a note",
    input="Save a note with the title Milk and the text buy milk",
    when=When("every", every_minutes=120),
)
READ = Job(
    "read-inbox",
    "Read my inbox",
    agent="desk-helper",
    input="Read the file {file} and say what it is about.",
    when=When("folder", folder="~/Inbox", pattern="*.txt"),
    grants=(ToolGrant("read_file", {"path": ArgumentLimit("path")}, ("~/Inbox",)),),
)


async def pictures(
    workbench: Workbench, panel: JobsPanel, take: Callable[[str], Awaitable[None]]
) -> None:
    """Take them, and leave no job behind for the next ones."""
    before = os.environ.get("HOME", "")
    os.environ["HOME"] = str(workbench.paths.data.parent / "home")
    (Path.home() / "Inbox").mkdir(parents=True, exist_ok=True)
    try:
        await _pictures(workbench, panel, take)
    finally:
        os.environ["HOME"] = before


async def _pictures(
    workbench: Workbench, panel: JobsPanel, take: Callable[[str], Awaitable[None]]
) -> None:
    jobs = workbench.jobs
    await take("jobs-empty")
    if not workbench.agents.knows(AGENT.name):
        await workbench.agents.save(AGENT)
    for job in (SUMS, NOTE):
        await jobs.save(job, allow=True)
        await jobs.run_now(job.name)
    await jobs.save(READ)
    panel.refresh()
    await take("jobs-list")
    panel.show_target("morning-sums", "job")
    await take("jobs-form")
    panel.page.area.verticalScrollBar().setValue(420)
    await take("jobs-grants")
    panel.show_target("keep-a-note", "history")
    await take("jobs-report")
    panel.show_target("read-inbox", "job")
    await take("jobs-leave")
    for job in (SUMS, NOTE, READ):
        await jobs.remove(job.name)
    panel.refresh()
