"""The state of one run: its trace so far, what it spent, and why it stops."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from workbench.agents.documents import AgentDocument
from workbench.agents.services import RunServices
from workbench.base.errors import WorkbenchError
from workbench.engines.api import Message
from workbench.traces.events import (
    AnswerDelta,
    ModelCallFinished,
    RunEnd,
    RunFinished,
    TraceEvent,
)

NODE_ID = "agent"


class RunStopped(WorkbenchError):
    """A budget ended the run; carried through the framework's loop."""

    def __init__(self, end: RunEnd, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.end = end


class PersonClock:
    """A time limit that stands still while a person is asked."""

    def __init__(self, limit_s: float) -> None:
        self.timeout = asyncio.timeout(limit_s)
        self._waiting = 0
        self._left_s = limit_s

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Stop the clock; several may wait at once."""
        now_s = asyncio.get_running_loop().time()
        deadline_s = self.timeout.when()
        if not self._waiting and deadline_s is not None:
            self._left_s = max(0.0, deadline_s - now_s)
            self.timeout.reschedule(None)
        self._waiting += 1
        try:
            yield
        finally:
            self._waiting -= 1
            if not self._waiting and not self.timeout.expired():
                self.timeout.reschedule(asyncio.get_running_loop().time() + self._left_s)


class RunState:
    """What the model calls, the tool calls and the end of one run share."""

    def __init__(
        self,
        document: AgentDocument,
        user_text: str,
        history: Sequence[Message],
        services: RunServices,
    ) -> None:
        self.document = document
        self.services = services
        self.clock = PersonClock(document.limits.max_seconds)
        self.steps = 0
        self.failure: WorkbenchError | None = None
        self.cut: RunStopped | None = None
        self._start: list[Message] = []
        if document.instructions:
            self._start.append(Message("system", document.instructions))
        self._start += [*history, Message("user", user_text)]
        self.events: list[TraceEvent] = []
        self.queue: asyncio.Queue[TraceEvent | None] = asyncio.Queue()
        self._began_s = time.monotonic()

    def emit(self, event: TraceEvent) -> None:
        """Add an event to the trace."""
        self.events.append(event)
        self.queue.put_nowait(event)

    @property
    def start_messages(self) -> tuple[Message, ...]:
        """Instructions, earlier runs and the user's message."""
        return tuple(self._start)

    @property
    def spent_tokens(self) -> int:
        """Tokens the engine had to work for: written ones, and read ones not in its cache."""
        return sum(
            call.new_tokens + max(0, call.prompt_tokens - call.cached_tokens)
            for call in self.events
            if isinstance(call, ModelCallFinished)
        )

    def answer(self) -> str:
        """The text of the last model call that wrote any."""
        texts: dict[str, list[str]] = {}
        for event in self.events:
            if isinstance(event, AnswerDelta):
                texts.setdefault(event.span_id, []).append(event.text)
        return "".join(texts[list(texts)[-1]]) if texts else ""

    def finished(self, end: RunEnd, message: str = "", hint: str = "") -> RunFinished:
        """The last event."""
        calls = [event for event in self.events if isinstance(event, ModelCallFinished)]
        return RunFinished(
            end=end,
            answer=self.answer(),
            message=message,
            hint=hint,
            steps=self.steps,
            prompt_tokens=sum(call.prompt_tokens for call in calls),
            new_tokens=sum(call.new_tokens for call in calls),
            duration_s=time.monotonic() - self._began_s,
        )
