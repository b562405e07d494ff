"""Running an agent: a document and a message in, trace events out."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Iterable, Sequence
from importlib import import_module

from workbench.agents.documents import AgentDocument
from workbench.agents.history import run_messages
from workbench.agents.services import RunServices
from workbench.agents.state import RunState, RunStopped
from workbench.base.errors import WorkbenchError
from workbench.engines.api import Message
from workbench.traces.events import RunFinished, TraceEvent
from workbench.traces.nesting import own_events

log = logging.getLogger(__name__)


async def run_agent(
    document: AgentDocument,
    text: str,
    history: Sequence[Iterable[TraceEvent]],
    *,
    services: RunServices,
) -> AsyncGenerator[TraceEvent, None]:
    """Run one agent; the last event is always ``RunFinished``.

    ``services.stop`` ends it in good order; closing the generator ends it at once.

    Args:
        document: The agent.
        text: The user's message.
        history: The events of each earlier run of the conversation, oldest first.
        services: What the run may use.
    """
    messages: list[Message] = []
    for events in history:  # of what a tool asked, the answer is the tool's result
        messages.extend(run_messages(own_events(events)))
    state = RunState(document, text, messages, services)
    driver = asyncio.create_task(_drive(state, text), name="run")
    stopper = asyncio.create_task(_stop(services, driver), name="run-stop")
    try:
        while (event := await state.queue.get()) is not None:
            yield event
        yield await driver
    finally:
        stopper.cancel()
        driver.cancel()
        await asyncio.gather(driver, stopper, return_exceptions=True)


async def _stop(services: RunServices, driver: asyncio.Task[RunFinished]) -> None:
    await services.stop.wait()
    driver.cancel()


async def _drive(state: RunState, text: str) -> RunFinished:
    try:
        return await end_of(state, text)
    finally:
        state.queue.put_nowait(None)


async def end_of(state: RunState, text: str) -> RunFinished:
    """Run the framework and turn every way it can end into a last event."""
    limits = state.document.limits
    try:
        async with state.clock.timeout:
            # The framework takes a fifth of a second to import: not on the loop.
            await asyncio.to_thread(import_module, "workbench.agents.client")
            from agent_framework.exceptions import AgentFrameworkException

            from workbench.agents.client import run_framework

            try:
                await run_framework(state, text)
            except AgentFrameworkException as exc:
                raise (state.cut or state.failure or _framework_error(exc)) from exc
    except TimeoutError:
        if not state.clock.timeout.expired():
            raise
        return state.finished(
            "time_limit",
            f"The run stopped after {limits.max_seconds:g} seconds (max_seconds = "
            f"{limits.max_seconds:g}).",
            "Raise the time limit of the agent, or choose a faster model.",
        )
    except RunStopped as stopped:
        return state.finished(stopped.end, stopped.message, stopped.hint)
    except WorkbenchError as exc:
        told = state.failure or exc
        return state.finished("failed", _sentence(told.message), told.hint)
    except asyncio.CancelledError:
        stop = state.services.stop
        if stop.end is None:
            raise
        return state.finished(stop.end, stop.said, stop.hint)
    if state.cut is not None:
        return state.finished(state.cut.end, state.cut.message, state.cut.hint)
    return state.finished("answered")


def _framework_error(exc: Exception) -> WorkbenchError:
    return WorkbenchError(f"the agent framework stopped the run: {exc}", "Ask again.")


def _sentence(message: str) -> str:
    text = message[:1].upper() + message[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."
