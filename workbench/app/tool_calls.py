"""Carrying out the calls of tools with what the user granted to the agent."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from workbench.agents.documents import AgentDocument
from workbench.app.belongings import notes_of
from workbench.app.graph_starts import agent_of_call
from workbench.app.notices import Notice, Notices
from workbench.base.errors import RunError, ToolError
from workbench.base.paths import Paths
from workbench.policy.grants import usable_grants
from workbench.policy.roles import Role, refusal
from workbench.tools.api import ToolContext, ToolResult, ToolSpec
from workbench.tools.runner import run_tool
from workbench.tools.schema import check_arguments
from workbench.traces.events import Record, RunStarted, ToolCallStarted


class ToolCalls:
    """The tools there are, and what a call of them may see.

    Attributes:
        tools: The tools by name, as they are now.
    """

    def __init__(self, paths: Paths, notices: Notices, tools: Mapping[str, ToolSpec]) -> None:
        self._paths = paths
        self._notices = notices
        self.tools = tools

    async def context(self, document: AgentDocument, owner: str = "") -> ToolContext:
        """What the tools of an agent may read; a grant that cannot be used is told.

        Args:
            document: The agent.
            owner: For whom they are called; see ``policy.belonging``.
        """
        folders, databases, problems = await asyncio.to_thread(
            usable_grants,
            document.grants.folders,
            document.grants.databases,
            (self._paths.data, self._paths.cache),
        )
        for problem in problems:
            self._notices.add(
                Notice(
                    "warning",
                    f"{document.title} may not read something it was granted",
                    problem,
                    "Change the grants of the agent.",
                    key=f"grant.{document.name}.{problem}",
                )
            )
        return ToolContext(notes_of(self._paths, owner), folders, databases)

    async def again(
        self,
        records: Sequence[Record],
        span_id: str,
        arguments: str,
        role: Role,
        owner: str = "",
    ) -> ToolResult:
        """Carry out a call out of the records of a run once more, with these arguments.

        Raises:
            RunError: There is no such call.
            ToolError: The arguments do not fit, or the tool is not for the role.
        """
        events = [record.event for record in records]
        calls = (event for event in events if isinstance(event, ToolCallStarted))
        call = next((event for event in calls if event.span_id == span_id), None)
        started = events[0] if events else None
        if call is None or not isinstance(started, RunStarted):
            raise RunError("there is no such tool call", "Open the run again.")
        if call.name not in self.tools:
            raise RunError(f"there is no tool {call.name!r} any more", "Choose another call.")
        spec = self.tools[call.name]
        document = agent_of_call(started.agent, call)
        uses = (use.roles for use in document.tools if use.name == spec.name)
        if why := refusal(role, spec.name, spec.roles, *uses):
            raise ToolError(why)
        context = await self.context(document, owner)
        return await carry_out(spec, checked(spec, arguments), context)


def checked(spec: ToolSpec, arguments: str) -> Mapping[str, Any]:
    """The arguments of a call as values.

    Raises:
        ToolError: They do not fit the tool.
    """
    found = check_arguments(spec, arguments)
    if isinstance(found, str):
        raise ToolError(found)
    return found


async def carry_out(
    spec: ToolSpec, arguments: Mapping[str, Any], context: ToolContext
) -> ToolResult:
    """Run a tool; each call can be cancelled by itself."""
    return await run_tool(spec, arguments, replace(context, cancelled=threading.Event()))
