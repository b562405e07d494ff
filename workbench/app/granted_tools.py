"""A run in which nobody is asked: what was granted in advance decides each call of a tool."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from workbench.agents.services import Leave, StopSignal, Verdict
from workbench.base.errors import PolicyError
from workbench.policy.grant_decisions import Moment, Refused, judge, usable_folders
from workbench.policy.grants import usable_grants
from workbench.policy.tool_grants import ToolGrant, is_own, tool_mark
from workbench.tools.api import ToolContext, ToolSpec

_MOST_ARGUMENT_CHARS = 4_000
_MOST_NOTED = 500
Outcome = Literal["granted", "refused", "rehearsed"]
REHEARSED = "This is a rehearsal: the tool would have been called. Nothing was changed."


@dataclass(frozen=True, slots=True)
class JudgedCall:
    """One call of a tool, and what was decided.

    Attributes:
        arguments: As JSON, the beginning of a long one.
        refused: Why not; None if it was granted.
    """

    tool: str
    arguments: str
    outcome: Outcome
    at_s: float
    refused: Refused | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """Under which terms a run goes on unattended.

    Attributes:
        grants: By the name of the tool.
        marks: Of the tools as they were granted.
        only: Nothing else is allowed; else other tools are decided as everywhere, but nobody
            is asked.
        most_calls: Of all tools together.
        rehearsal: Tools that change something are not called, and a refusal ends nothing.
        private: Folders of this program, which nothing is granted of.
        where: Where a person changes the grants, for the report.
    """

    grants: Mapping[str, ToolGrant] = field(default_factory=dict)
    marks: Mapping[str, str] = field(default_factory=dict)
    only: bool = True
    most_calls: int = 1_000
    rehearsal: bool = False
    private: tuple[Path, ...] = ()
    where: str = "the job"


class GrantedTools:
    """Decides the calls of one run, and notes them. Lives on the event loop.

    Attributes:
        calls: What was asked for, in order.
        refused: The first that ended the run; None while none did.
    """

    def __init__(
        self, terms: Terms, stop: StopSignal, clock: Callable[[], float] = time.time
    ) -> None:
        self.terms = terms
        self._stop, self._clock = stop, clock
        self._counts: dict[str, int] = {}
        self.calls: list[JudgedCall] = []
        self.refused: Refused | None = None

    async def leave(
        self,
        spec: ToolSpec,
        verdict: Verdict,
        approval: str | None,
        arguments: Mapping[str, Any],
    ) -> Leave | None:
        """Whether a call may be carried out; one that may not ends the run."""
        if not self.terms.only and spec.name not in self.terms.grants and verdict == "allow":
            return None
        grant = self.terms.grants.get(spec.name)
        count = self._counts.get(spec.name, 0)
        self._counts[spec.name] = (
            count + 1
        )  # before anything is waited for: calls come together
        refused = self._refusal(spec, approval)
        if refused is None:
            now = datetime.fromtimestamp(self._clock())
            moment = Moment(now, count, self.terms.private)
            refused = await asyncio.to_thread(judge, grant, spec, arguments, moment)
        if refused is not None:
            return Leave(refused=self._refuse(refused, arguments))
        # What an errand asks is rehearsed call by call.
        if self.terms.rehearsal and (spec.writes or spec.origin) and spec.errand is None:
            self._note(spec.name, arguments, "rehearsed")
            return Leave(instead=REHEARSED)
        self._note(spec.name, arguments, "granted")
        return Leave()

    def _refusal(self, spec: ToolSpec, approval: str | None) -> Refused | None:
        """What is wrong with the call whatever its arguments are."""
        if self.refused is not None:  # calls of one step come together: none slips through
            limit = "the run was ended by another call"
            return Refused(spec.name, "", limit, self.refused.change)
        if sum(self._counts.values()) > self.terms.most_calls:
            limit = f"{self.terms.most_calls} calls of tools are granted in a run"
            return Refused(spec.name, "", limit, "Raise the number of calls.")
        if approval == "always":
            limit = "the agent says that it asks each time"
            return Refused(spec.name, "", limit, "Change that in the agent.")
        grant = self.terms.grants.get(spec.name)
        kept = self.terms.marks.get(spec.name, "") or (grant.mark if grant is not None else "")
        if grant is None or (kept == "" and not self.terms.only and is_own(spec)):
            return None
        mark = tool_mark(spec)
        if kept == mark:
            return None
        limit = "the tool is not as it was when it was granted"
        return Refused(
            spec.name, "", limit, f"Look at it and allow it again; its mark is {mark}."
        )

    def denied(self, name: str, why: str) -> None:
        """A call was refused by the role or the agent; that ends the run, too."""
        if self.terms.only:
            self._refuse(Refused(name, "", why, "Change the agent, or the role."), {})

    def asked(self, title: str, *, is_tool: bool = False) -> None:
        """Something would ask a person, and nobody is there."""
        limit = "it asks a person, and nobody is there"
        change = "Take that step out of the graph."
        if is_tool:
            limit, change = "this tool was not granted", "Grant it, with its limits."
        self._refuse(Refused(title, "", limit, change), {}, always=True)

    def context(self, spec: ToolSpec, context: ToolContext) -> ToolContext:
        """What a tool may read: only what its grant names. Blocking."""
        grant = self.terms.grants.get(spec.name)
        if grant is None:
            return context
        private = self.terms.private
        _none, databases, _problems = usable_grants((), grant.databases, private)
        folders = usable_folders(grant, private)
        return replace(context, folders=folders, databases=databases)

    def check_again(self, spec: ToolSpec, arguments: Mapping[str, Any]) -> None:
        """See, right before a tool runs, that its paths still lead where they may. Blocking.

        Raises:
            PolicyError: They do not.
        """
        grant = self.terms.grants.get(spec.name)
        if grant is None:
            return
        now = datetime.fromtimestamp(self._clock())
        refused = judge(grant, spec, arguments, Moment(now, 0, self.terms.private))
        if refused is not None:
            raise PolicyError(refused.message, refused.change)

    def _refuse(
        self, refused: Refused, arguments: Mapping[str, Any], *, always: bool = False
    ) -> str:
        self._note(refused.tool, arguments, "refused", refused)
        if self.terms.rehearsal and not always:
            return f"{refused.message}. Do not call it so again."
        if self.refused is None:
            self.refused = refused
        hint = f"{refused.change} That is in {self.terms.where}."
        self._stop.stop("failed", f"Stopped: {refused.message}.", hint)
        return f"{refused.message}. The run ends here."

    def _note(
        self,
        tool: str,
        arguments: Mapping[str, Any],
        outcome: Outcome,
        refused: Refused | None = None,
    ) -> None:
        if len(self.calls) < _MOST_NOTED:
            text = json.dumps(dict(arguments), ensure_ascii=False, default=str)
            shown = text[:_MOST_ARGUMENT_CHARS]
            self.calls.append(JudgedCall(tool, shown, outcome, self._clock(), refused))


def visitor_terms(grants: Sequence[ToolGrant], private: tuple[Path, ...]) -> Terms:
    """The terms of a kiosk's visitor, who may allow nothing."""
    return Terms(by_tool(grants), only=False, private=private, where="the policy of the kiosk")


def by_tool(grants: Sequence[ToolGrant]) -> dict[str, ToolGrant]:
    """Grants by the name of the tool."""
    return {grant.tool: grant for grant in grants}
