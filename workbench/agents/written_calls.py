"""The tool calls that a model wrote: which can be carried out, and what the others get."""

from __future__ import annotations

from dataclasses import replace

from workbench.agents.state import RunState
from workbench.agents.tool_gate import role_refusal
from workbench.base.errors import ToolError, WorkbenchError
from workbench.engines.api import BrokenToolCall, CallInMessage, ToolCall
from workbench.tools.api import ToolSpec
from workbench.traces.events import ToolCallBroken

BROKEN_CALL = "unreadable_call"


class WrittenCalls:
    """The calls of one run.

    Attributes:
        tools: The agent's tools by name, in the order of the document.
        made: Readable calls by call id, with the raw text and what was repaired.
        answers: Messages for calls that cannot be carried out, by call id.
    """

    def __init__(self, state: RunState) -> None:
        """Begin with none.

        Raises:
            WorkbenchError: The document names a tool that does not exist.
        """
        self._state = state
        self.tools = _chosen_tools(state)
        self.made: dict[str, ToolCall] = {}
        self.answers: dict[str, str] = {}

    def shown(self) -> tuple[ToolSpec, ...]:
        """The tools that the model is told of.

        What is not for the role of whoever asks is left out: the model then spends no step on
        what would be refused, and tells nobody what there is for others. A call of it is
        refused all the same.
        """
        return tuple(
            tool for tool in self.tools.values() if not role_refusal(self._state, tool)
        )

    def take(self, call: ToolCall, span_id: str) -> CallInMessage:
        """Note a call; one that fits no tool stands in the messages as a broken one."""
        call_id = call.id or f"call_{len(self.made) + len(self.answers)}"
        if call_id in self.made or call_id in self.answers:
            call_id = f"{call_id}_{len(self.made) + len(self.answers)}"
        spec = self.tools.get(call.name)
        problem = self._unknown(call.name)
        if spec is not None:
            problem = self._misfit(spec, call.arguments)
        if problem:
            return self._broken(
                ToolCallBroken(
                    span_id,
                    call.raw,
                    problem,
                    name=call.name,
                    arguments=call.arguments,
                    call_id=call_id,
                )
            )
        self.made[call_id] = replace(call, id=call_id)
        return CallInMessage(call_id, call.name, call.arguments)

    def take_broken(self, call: BrokenToolCall, span_id: str) -> CallInMessage:
        """Note a call that could not be read."""
        answer = f"Your tool call could not be read: {call.problem}. Write it again."
        return self._broken(ToolCallBroken(span_id, call.raw, answer))

    def _broken(self, event: ToolCallBroken) -> CallInMessage:
        self._state.emit(event)
        call_id = event.call_id or f"broken_{len(self.answers)}"
        self.answers[call_id] = event.answer
        return CallInMessage(call_id, BROKEN_CALL, "{}")

    def _misfit(self, spec: ToolSpec, arguments: str) -> str:
        try:
            self._state.services.check(spec, arguments)
        except ToolError as exc:
            return exc.message
        return ""

    def _unknown(self, name: str) -> str:
        shown = [tool.name for tool in self.shown()]
        if not shown:
            return f"There is no tool {name!r}; you have no tools. Answer without one."
        names = ", ".join(sorted(shown))
        return f"There is no tool {name!r}. The tools are: {names}."


def _chosen_tools(state: RunState) -> dict[str, ToolSpec]:
    known = state.services.tools
    missing = [use.name for use in state.document.tools if use.name not in known]
    if missing:
        raise WorkbenchError(
            f"the agent uses a tool that does not exist: {missing[0]!r}",
            f"Remove it from the agent; there are {', '.join(sorted(known)) or 'no tools'}.",
        )
    return {use.name: known[use.name] for use in state.document.tools}
