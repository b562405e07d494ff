"""What is told of the runs of jobs: notices, which hold nothing that a model wrote."""

from __future__ import annotations

from workbench.app.jobs.records import JobRun
from workbench.app.jobs.values import Job
from workbench.app.notices import Notice
from workbench.base.errors import StoreError


def refused_of(run: JobRun) -> tuple[str, str]:
    """The tool that was refused, and its argument; no values of a model."""
    refused = run.report.get("refused")
    found = refused if isinstance(refused, dict) else {}
    return str(found.get("tool", ""))[:80], str(found.get("argument", ""))[:80]


def _reason(run: JobRun) -> str:
    """Why a run failed, without what a model wrote: notices are seen by others."""
    if run.state != "refused":
        return run.summary
    tool, argument = refused_of(run)
    return f"{tool}, argument {argument}." if argument else f"{tool}."


def failure_notice(job: Job, run: JobRun, *, pauses: bool) -> Notice:
    """A run failed, was refused or cut off."""
    words = {
        "refused": f"The job {job.shown} was stopped: a tool was not granted",
        "interrupted": f"The job {job.shown} was cut off",
    }
    title = words.get(run.state, f"The job {job.shown} failed")
    hint = "It is paused now. " if pauses else ""
    return Notice(
        "error" if run.state != "interrupted" else "warning",
        title,
        _reason(run),
        f"{hint}Look at its report under Jobs.",
        "jobs.open",
        key=f"job.{job.name}",
    )


def damage_notice(exc: StoreError, kept: str) -> Notice:
    """The history was damaged, and is kept under another name."""
    return Notice(
        "warning",
        "The history of jobs was damaged",
        f"{exc.message[:1].upper()}{exc.message[1:]}.",
        f"It is kept as {kept}; a new one is begun. Every job is paused until you resume it.",
        "jobs.open",
        key="jobs.store",
    )
