"""Whether a person allowed a job as it is now, with everything it leads to as it is now."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from workbench.agents.documents import AgentDocument
from workbench.agents.graphs.documents import GraphDocument
from workbench.app.jobs.files import mark_of
from workbench.app.jobs.values import Job
from workbench.app.run_documents import Documents
from workbench.app.tool_library import ToolLibrary
from workbench.base.errors import DocumentError, PolicyError, WorkbenchError
from workbench.base.files import canonical_json
from workbench.policy.grants import granted_folder, targets_of, usable_grants
from workbench.policy.job_leaves import JobLeave, JobLeaves, new_leave
from workbench.policy.roles import Role
from workbench.policy.tool_grants import check_tool, tool_mark


@dataclass(frozen=True, slots=True)
class Checked:
    """What is wrong with a job before it runs.

    Attributes:
        problems: Each as a sentence without its end; none of them stops it from being saved.
        leave: What a person allowed; None if that is not this job as it is now.
        asks: Why a person must allow it, or allow it again; empty if it is allowed.
    """

    problems: tuple[str, ...] = ()
    leave: JobLeave | None = None
    asks: str = ""


class Allowing:
    """Knows what was allowed of each job."""

    def __init__(
        self,
        leaves: JobLeaves,
        known: Documents,
        tools: ToolLibrary,
        private: tuple[Path, ...] = (),
    ) -> None:
        """Join them; nothing ``private`` is watched or granted."""
        self._leaves, self._known, self._tools = leaves, known, tools
        self._private = private

    def check(self, job: Job) -> Checked:
        """Look at a job as it would run now. Blocking."""
        problems = self._problems(job)
        leave = self._leaves.of(job.name)
        asks = self._asks(job, leave)
        return Checked(tuple(problems), None if asks else leave, asks)

    def allow(self, job: Job, role: Role) -> None:
        """Keep that a person allowed a job, just as it is now. Blocking.

        Raises:
            DocumentError: It could not run so.
            StoreError: It could not be kept.
        """
        if problems := self._problems(job):
            raise DocumentError(problems[0], "Mend that, then allow it.")
        by_name = self._tools.by_name
        marks = {grant.tool: tool_mark(by_name[grant.tool]) for grant in job.grants}
        reach = self._reach(job)
        self._leaves.allow(job.name, new_leave(mark_of(job), marks, role, reach))

    def marks(self, job: Job) -> dict[str, str]:
        """The marks of the granted tools as they are now: for a rehearsal."""
        by_name = self._tools.by_name
        named = [grant.tool for grant in job.grants if grant.tool in by_name]
        return {name: tool_mark(by_name[name]) for name in named}

    def forget(self, name: str) -> None:
        """Take a leave back."""
        self._leaves.forget(name)

    def document(self, job: Job) -> AgentDocument | GraphDocument:
        """The agent or graph of a job.

        Raises:
            DocumentError: It is not there, or cannot be read.
        """
        if job.agent:
            return self._known.agents.get(job.agent)
        return self._known.graphs.get(job.graph)

    def _asks(self, job: Job, leave: JobLeave | None) -> str:
        if leave is None:
            return "nobody allowed it yet"
        if leave.mark != mark_of(job):
            return "it was changed since it was allowed"
        by_name = self._tools.by_name
        for grant in job.grants:
            spec = by_name.get(grant.tool)
            if spec is None or leave.tools.get(grant.tool) != tool_mark(spec):
                return f"the tool {grant.tool!r} was changed since it was allowed"
        try:
            if leave.reach != self._reach(job):
                kind = "agent" if job.agent else "graph"
                return (
                    f"what the {kind} {job.target!r} may use was changed since it was allowed"
                )
        except DocumentError as exc:
            return exc.message
        return ""

    def _problems(self, job: Job) -> list[str]:
        return [
            *self._target_problems(job),
            *self._tool_problems(job),
            *self._place_problems(job),
        ]

    def _place_problems(self, job: Job) -> list[str]:
        """What is wrong with the folders and databases that it names."""
        found = list[str]()
        folders = [folder for grant in job.grants for folder in grant.folders]
        if job.when.kind == "folder":
            folders.insert(0, job.when.folder)
        for folder in dict.fromkeys(folders):
            try:
                granted_folder(folder, self._private)
            except PolicyError as exc:
                found.append(exc.message)
        databases = [one for grant in job.grants for one in grant.databases]
        found += usable_grants((), dict.fromkeys(databases), self._private)[2]
        return found

    def _target_problems(self, job: Job) -> list[str]:
        try:
            self.document(job)
        except WorkbenchError as exc:
            return [exc.message]
        return []

    def _tool_problems(self, job: Job) -> list[str]:
        found, by_name = list[str](), self._tools.by_name
        listed = self._listed(job)
        for grant in job.grants:
            spec = by_name.get(grant.tool)
            if spec is None:
                found.append(f"there is no tool {grant.tool!r:.80}")
            elif problem := check_tool(grant, spec):
                found.append(f"the tool {grant.tool!r}: {problem}")
            elif listed is not None and grant.tool not in listed:
                found.append(f"{job.target!r:.80} does not use the tool {grant.tool!r}")
        return found

    def _listed(self, job: Job) -> Mapping[str, None] | None:
        """The tools that the agent or graph leads to; None where that is not known."""
        kind = "agent" if job.agent else "graph"
        reach = self._tools.reach("agent" if job.agent else "graph", job.target, f"job {kind}")
        return None if reach.problem else dict.fromkeys(reach.tools)

    def _reach(self, job: Job) -> str:
        """A mark of what the agent or graph may use: of an agent not its words."""
        document = self.document(job)
        if isinstance(document, GraphDocument):
            return self._tools.reach("graph", document.name, "job").identity
        granted = (*document.grants.folders, *document.grants.databases)
        what = [
            sorted(use.name for use in document.tools),
            sorted(granted),
            targets_of(granted),
        ]
        return hashlib.sha256(canonical_json(what).encode("utf-8", "replace")).hexdigest()
