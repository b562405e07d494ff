"""Our engines as a chat client of the Agent Framework, and our tools as its functions.

Import this module only when a run starts: the framework takes a fifth of a second to load.
"""

from __future__ import annotations

import json
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import replace
from typing import Any

from agent_framework import (  # noqa: TID253 - this module is itself imported on first use
    SKIP_PARSING,
    Agent,
    BaseChatClient,
    ChatMiddlewareLayer,
    ChatResponse,
    ChatResponseUpdate,
    Content,
    FunctionInvocationContext,
    FunctionInvocationLayer,
    FunctionMiddleware,
    FunctionTool,
    Message,
    ResponseStream,
)
from agent_framework.observability import ChatTelemetryLayer  # noqa: TID253 - as above
from opentelemetry.metrics import NoOpMeterProvider, set_meter_provider

from workbench.agents.model_calls import ModelCalls
from workbench.agents.state import RunState
from workbench.agents.tool_gate import context_of, through_gate
from workbench.agents.written_calls import BROKEN_CALL
from workbench.base.errors import ToolError
from workbench.tools.api import ToolResult, ToolSpec
from workbench.traces.events import ToolCallFinished, ToolCallStarted

# Without a provider of figures the framework's own are kept forever, some for every tool.
set_meter_provider(NoOpMeterProvider())
_NO_ARGUMENTS: dict[str, Any] = {"type": "object", "properties": {}}


class EngineChatClient(
    FunctionInvocationLayer[Any],
    ChatMiddlewareLayer[Any],
    ChatTelemetryLayer[Any],
    BaseChatClient[Any],
):
    """Answers the framework's model calls with an engine.

    The prompt is made from the trace, not from the framework's messages, so that the next
    turn of the conversation begins with exactly the same text.
    """

    OTEL_PROVIDER_NAME = "workbench"

    def __init__(self, calls: ModelCalls, max_steps: int) -> None:
        super().__init__(
            function_invocation_configuration={
                "max_iterations": max_steps + 1,
                "max_consecutive_errors_per_request": max_steps + 1,
                "include_detailed_errors": True,
            }
        )
        self._calls = calls

    def _inner_get_response(
        self,
        *,
        messages: Sequence[Message],
        stream: bool,
        options: Mapping[str, Any],
        **kwargs: Any,
    ) -> Awaitable[ChatResponse[Any]] | ResponseStream[ChatResponseUpdate, ChatResponse[Any]]:
        response = self._build_response_stream(self._updates(options))
        return response if stream else response.get_final_response()

    async def _updates(
        self, options: Mapping[str, Any]
    ) -> AsyncGenerator[ChatResponseUpdate, None]:
        use_tools = options.get("tool_choice") != "none"
        async with aclosing(self._calls.call(use_tools=use_tools)) as pieces:
            async for piece in pieces:
                content = (
                    Content.from_text(piece)
                    if isinstance(piece, str)
                    else Content.from_function_call(
                        piece.id, piece.name, arguments=piece.arguments
                    )
                )
                yield ChatResponseUpdate(role="assistant", contents=[content])


class ToolGate(FunctionMiddleware):
    """Stands around every tool call: policy, approval, and the call's events."""

    def __init__(self, state: RunState, calls: ModelCalls) -> None:
        self._state = state
        self._calls = calls
        self._count = 0

    async def process(
        self, context: FunctionInvocationContext, call_next: Callable[[], Awaitable[None]]
    ) -> None:
        """One call. A call that cannot be carried out gets the message it was given."""
        call_id = str(context.metadata["call_id"])
        if context.function.name == BROKEN_CALL:
            context.result = self._calls.written.answers[call_id]
            return
        self._count += 1
        span_id = self._state.span(f"tool-{self._state.steps}-{self._count}")
        began_s = time.monotonic()
        made = self._calls.written.made[call_id]
        self._state.emit(
            ToolCallStarted(
                span_id,
                self._calls.span_id,
                self._state.node_id,
                call_id,
                made.name,
                made.arguments,
                made.raw,
                made.repaired,
            )
        )
        ended: ToolCallFinished | None = None
        try:
            ended = await self._pass(context, call_next, span_id)
        finally:
            if ended is None:  # the run is being stopped
                ended = ToolCallFinished(
                    span_id,
                    "The call was stopped.",
                    failed=True,
                    duration_s=time.monotonic() - began_s,
                )
            self._state.emit(ended)
        context.result = ended.result

    async def _pass(
        self,
        context: FunctionInvocationContext,
        call_next: Callable[[], Awaitable[None]],
        span_id: str,
    ) -> ToolCallFinished:
        spec = self._state.services.tools[context.function.name]
        made = self._calls.written.made[str(context.metadata["call_id"])]

        async def carry_out(arguments: Mapping[str, Any]) -> ToolResult:
            if spec.errand is not None:  # the framework's function does not know which call
                return await self._asked(spec, arguments, span_id)
            context.arguments = dict(arguments)
            await call_next()
            result = context.result
            if not isinstance(result, ToolResult):
                raise ToolError(f"the tool {spec.name!r} gave no result")
            return result

        return await through_gate(self._state, spec, span_id, made.arguments, carry_out)

    async def _asked(
        self, spec: ToolSpec, arguments: Mapping[str, Any], span_id: str
    ) -> ToolResult:
        """The answer of an agent or a graph that a tool stands for."""
        context = context_of(self._state, span_id)
        return await self._state.services.call(_limited(self._state, spec), arguments, context)


def _limited(state: RunState, spec: ToolSpec) -> ToolSpec:
    limit_s = min(spec.time_limit_s, state.document.limits.tool_seconds)
    return replace(spec, time_limit_s=limit_s)


def _function(state: RunState, spec: ToolSpec) -> FunctionTool:
    limited = _limited(state, spec)

    async def carry_out(**arguments: Any) -> ToolResult:
        return await state.services.call(limited, arguments, state.services.context)

    return FunctionTool(
        name=spec.name,
        description=spec.description,
        func=carry_out,
        input_model=json.loads(json.dumps(spec.parameters)),
        result_parser=SKIP_PARSING,
    )


def _unreadable() -> FunctionTool:
    """The function that stands for calls that could not be read; the gate answers for it."""

    async def refuse() -> str:
        raise ToolError("the call could not be read")

    return FunctionTool(
        name=BROKEN_CALL, description="", func=refuse, input_model=_NO_ARGUMENTS
    )


async def run_framework(state: RunState, user_text: str) -> None:
    """Let the framework run the agent to its end; everything that happens goes to the trace."""
    calls = ModelCalls(state)
    agent = Agent(
        client=EngineChatClient(calls, state.document.limits.max_steps),
        name=state.document.name,
        tools=[
            *(_function(state, spec) for spec in calls.written.tools.values()),
            _unreadable(),
        ],
        middleware=[ToolGate(state, calls)],
    )
    stream = agent.run(user_text, stream=True)
    async with stream:
        async for _update in stream:
            pass
