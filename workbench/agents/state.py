"""The state of one run: its trace so far, what it spent, and why it stops."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass

from workbench.agents.documents import AgentDocument
from workbench.agents.purse import Purse
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

    def __init__(self, limit_s: float, outer: PersonClock | None = None) -> None:
        """Set the limit.

        Args:
            limit_s: Seconds; infinite for no limit.
            outer: The clock of what this is a part of; it stands still as well.
        """
        self.timeout = asyncio.timeout(None if limit_s == float("inf") else limit_s)
        self._outer = outer
        self._waiting = 0
        self._left_s = limit_s

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Stop the clock; several may wait at once."""
        outer = nullcontext() if self._outer is None else self._outer.paused()
        with outer, self._stopped():
            yield

    @contextmanager
    def _stopped(self) -> Iterator[None]:
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
            bounded = self._left_s < float("inf")
            if bounded and not self._waiting and not self.timeout.expired():
                self.timeout.reschedule(asyncio.get_running_loop().time() + self._left_s)


@dataclass(frozen=True, slots=True)
class Caller:
    """The tool call that an agent or a graph is asked for.

    Attributes:
        span_id: Of the call.
        queue: Where the events go.
        clock: The time limit of whoever made the call; it stands still while a person is asked.
        purse: Pays for it.
    """

    span_id: str
    queue: asyncio.Queue[TraceEvent | None]
    clock: PersonClock
    purse: Purse


@dataclass(frozen=True, slots=True)
class Within:
    """The node of a graph, or the tool call, that an agent runs in.

    Attributes:
        node_id: The span of the node, with the rounds of the loops around it, or of the call.
        span_prefix: Begins the ids of the agent's spans.
        queue: Where its events go.
        clock: The time limit of the node.
    """

    node_id: str
    span_prefix: str
    queue: asyncio.Queue[TraceEvent | None]
    clock: PersonClock


class RunState:
    """What the model calls, the tool calls and the end of one run share."""

    def __init__(
        self,
        document: AgentDocument,
        user_text: str,
        history: Sequence[Message],
        services: RunServices,
        within: Within | None = None,
    ) -> None:
        """Begin a run.

        Args:
            document: The agent.
            user_text: What it is asked.
            history: What was said before.
            services: What the run may use.
            within: The node of a graph that the agent runs in; None if it runs by itself.
        """
        self.document = document
        self.services = services
        self.node_id = NODE_ID if within is None else within.node_id
        self._prefix = "" if within is None else within.span_prefix
        outer = None if within is None else within.clock
        self.clock = PersonClock(document.limits.max_seconds, outer)
        self.purse = Purse(document.limits.max_tokens, services.purse)
        self.steps = 0
        self.failure: WorkbenchError | None = None
        self.cut: RunStopped | None = None
        self._start: list[Message] = []
        if document.instructions:
            self._start.append(Message("system", document.instructions))
        self._start += [*history, Message("user", user_text)]
        self.events: list[TraceEvent] = []
        own: asyncio.Queue[TraceEvent | None] = asyncio.Queue()
        self.queue = own if within is None else within.queue
        self._began_s = time.monotonic()

    def span(self, name: str) -> str:
        """The id of a span of this run; agents of one graph never share one."""
        return f"{self._prefix}{name}"

    def emit(self, event: TraceEvent) -> None:
        """Add an event to the trace."""
        self.events.append(event)
        if isinstance(event, ModelCallFinished):
            self.purse.pay(event)
        self.queue.put_nowait(event)

    @property
    def start_messages(self) -> tuple[Message, ...]:
        """Instructions, earlier runs and the user's message."""
        return tuple(self._start)

    def step(self) -> None:
        """Count a model call."""
        self.steps += 1
        self.purse.step()

    def caller(self, span_id: str) -> Caller:
        """What an agent or a graph is asked by, for a tool call of this run."""
        return Caller(span_id, self.queue, self.clock, self.purse)

    def answer(self) -> str:
        """The text of the last model call that wrote any."""
        texts: dict[str, list[str]] = {}
        for event in self.events:
            if isinstance(event, AnswerDelta):
                texts.setdefault(event.span_id, []).append(event.text)
        return "".join(texts[list(texts)[-1]]) if texts else ""

    def finished(self, end: RunEnd, message: str = "", hint: str = "") -> RunFinished:
        """The last event; what tools asked is counted with it."""
        return RunFinished(
            end=end,
            answer=self.answer(),
            message=message,
            hint=hint,
            steps=self.purse.steps,
            prompt_tokens=self.purse.prompt_tokens,
            new_tokens=self.purse.new_tokens,
            duration_s=time.monotonic() - self._began_s,
        )
