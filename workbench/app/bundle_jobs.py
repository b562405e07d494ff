"""Jobs of a bundle: carried without what they may use, and allowed by nobody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from workbench.app.jobs.files import parse_job, write_job
from workbench.app.jobs.library import JobLibrary
from workbench.app.jobs.service import Jobs
from workbench.app.jobs.values import Job, When
from workbench.models.bundles.packing import Content, text_content

FOLDER = "jobs"


def for_others(job: Job) -> Job:
    """A job as it leaves: what it may use, and the folder it watches, are of one machine.

    Whoever takes it in names both again, and then allows it.
    """
    when = When() if job.when.kind == "folder" else job.when
    return replace(job, grants=(), when=when)


def job_contents(jobs: Iterable[Job]) -> list[Content]:
    """The files of jobs in a bundle."""
    return [
        text_content(f"{FOLDER}/{job.name}.yaml", write_job(for_others(job))) for job in jobs
    ]


def read_jobs(found: Mapping[str, bytes]) -> tuple[Job, ...]:
    """The jobs of a bundle; grants that somebody wrote into one are left out.

    Raises:
        DocumentError: One is no job.
    """
    return tuple(for_others(parse_job(raw, name)) for name, raw in sorted(found.items()))


def lacking(jobs: Iterable[Job], agents: Iterable[str]) -> set[str]:
    """What jobs ask that does not go along, each as its kind and its name."""
    packed = set(agents)
    asked = {f"graph {job.graph}" for job in jobs if job.graph}
    return asked | {
        f"agent {job.agent}" for job in jobs if job.agent and job.agent not in packed
    }


async def take_jobs(
    jobs: Jobs, found: Iterable[Job], agents: Mapping[str, str]
) -> dict[str, str]:
    """Save jobs, none of which runs before a person allows it.

    Args:
        jobs: Of this machine.
        found: Those of the bundle.
        agents: Names of the agents here, by their names in the bundle.

    Returns:
        The names of the jobs here, by their names in the bundle.

    Raises:
        WorkbenchError: One cannot be written.
    """
    names: dict[str, str] = {}
    library: JobLibrary = jobs.library
    for job in found:
        made = replace(job, agent=agents.get(job.agent, job.agent))
        known = next((one for one in library.documents if one.name == job.name), None)
        if known is None or for_others(known) != made:
            if library.knows(made.name):
                made = replace(made, name=library.free_name(made.name))
            await jobs.save(made)
        names[job.name] = made.name
    return names
