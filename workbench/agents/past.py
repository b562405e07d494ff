"""What an earlier run was told, told again: answers of models and people, results of tools.

A run that has a past asks it first, by the id of the span. What the past does not know is
asked for real; a strict past refuses that, so a run with one reaches nothing outside.
"""

from __future__ import annotations

import asyncio
import re
from collections import defaultdict
from collections.abc import AsyncGenerator, Callable, Collection, Iterator, Mapping, Sequence
from contextlib import aclosing, contextmanager
from dataclasses import replace
from typing import Any, TypeVar

from workbench.agents.past_values import (
    NOT_RECORDED,
    PastCall,
    PastNode,
    ask_id_of,
    copied,
    of_run,
    said,
    was_given_up,
)
from workbench.agents.services import Answer, ModelChanged
from workbench.base.errors import EngineError, RunError, WorkbenchError
from workbench.engines.api import (
    EngineEvent,
    Failed,
    Finished,
    GenerationStats,
    ToolCall,
)
from workbench.traces.canonical import STOPPED
from workbench.traces.events import (
    ApprovalAsked,
    ApprovalGiven,
    ModelCallFinished,
    ModelCallStarted,
    ModelReplaced,
    NodeFinished,
    NodePaused,
    NodeResumed,
    NodeStarted,
    NodeTried,
    PersonAnswered,
    PersonAsked,
    Record,
    RunFinished,
    RunStarted,
    ToolCallFinished,
    ToolCallStarted,
    TraceEvent,
)
from workbench.traces.nesting import inside, within

_UNREADABLE = re.compile(
    r"Your tool call could not be read: (.*)\. Write it again\.", re.DOTALL
)
_AskT = TypeVar("_AskT", bound=TraceEvent)


class Past:
    """The record of an earlier run, asked by the ids of its spans.

    Attributes:
        strict: Nothing is asked for real.
        cut: Set once the place is reached at which the record was cut off.
    """

    def __init__(
        self, records: Sequence[Record], *, until: int | None = None, strict: bool = False
    ) -> None:
        """Read the record.

        Args:
            records: The events of the run.
            until: Spans that began with this event or later are not known; None knows all.
            strict: What is not known is refused.
        """
        self.strict = strict
        self.cut = asyncio.Event()
        self._own: dict[str, list[TraceEvent]] = defaultdict(list)
        self._calls: dict[str, list[ToolCallStarted]] = defaultdict(list)
        self._inside: dict[str, list[TraceEvent]] = defaultdict(list)
        self._homes: set[str] = set()
        self._known: set[str] = set()
        self._cursors: dict[str, int] = defaultdict(int)
        self._ends: dict[str, Callable[[], None]] = {}
        self._live: frozenset[str] = frozenset()
        self._hint, self._ended = "", ""
        for record in records:
            self._read(record, until)

    def _read(self, record: Record, until: int | None) -> None:
        event = record.event
        if isinstance(event, RunStarted | RunFinished):
            self._hint = getattr(event, "hint", "")
            self._ended = getattr(event, "end", "")
            return
        self._own[event.span_id].append(event)
        outer, mark, _rest = event.span_id.partition(inside(""))
        if mark:
            self._inside[outer].append(event)
        began = isinstance(event, ModelCallStarted | ToolCallStarted | NodeStarted)
        if began and (until is None or record.number < until):
            self._known.add(event.span_id)
        if isinstance(event, ToolCallStarted):
            self._calls[event.model_span_id].append(event)
        if isinstance(event, ModelCallStarted | ToolCallStarted):
            self._homes.add(event.node_id)
        if isinstance(event, NodeStarted):
            self._homes.add(event.parent_span_id)

    def without(self, names: Collection[str]) -> Past:
        """The same past, that knows nothing of calls of these tools."""
        other = Past((), strict=self.strict)
        other.__dict__ |= self.__dict__ | {"_live": self._live | frozenset(names)}
        return other

    def model_of(self, span_id: str) -> tuple[str, str] | None:
        """The model and the engine of a call; None if it is not known."""
        if span_id in self._known:
            for event in self._own[span_id]:
                if isinstance(event, ModelCallStarted):
                    return event.model_id, event.engine
        return None

    async def reach(self, span_id: str) -> None:
        """Go no further than the record: a call that what it is in was stopped before.

        Args:
            span_id: The model call that would begin.
        """
        if self.strict and span_id not in self._known and self._was_stopped(span_id):
            await self._wait(span_id)

    def _was_stopped(self, span_id: str) -> bool:
        """Whether the node around a span, a try of it, or the run ended before its work did."""
        around = span_id
        while around := around.rpartition("#")[0]:
            if around in self._known:
                own = self._own[around]
                ends = [one for one in own if isinstance(one, NodeFinished)]
                tried = any(isinstance(one, NodeTried) for one in own)
                return tried or not ends or ends[-1].outcome != "done" or bool(ends[-1].message)
        return self._ended in ("", "cancelled")

    def gave_up(self, span_id: str, number: int, title: str) -> WorkbenchError | None:
        """The failure of a node's try whose time was up; None if it went otherwise.

        Args:
            span_id: Of the node.
            number: The try, from 0.
            title: Of the node; begins the message of its failure.
        """
        own = self._own.get(span_id, []) if span_id in self._known else []
        failures = [RunError(one.message) for one in own if isinstance(one, NodeTried)]
        failures += [
            RunError(one.message.removeprefix(f"{title}: "), one.hint)
            for one in own
            if isinstance(one, NodeFinished)
        ]
        told = failures[number] if number < len(failures) else None
        return told if told is not None and was_given_up(told.message) else None

    @contextmanager
    def ending(self, span_id: str, end: Callable[[], None]) -> Iterator[None]:
        """Where the record goes no further in this node, only its try ends, not the run."""
        self._ends[span_id] = end
        try:
            yield
        finally:
            del self._ends[span_id]

    def knows_answer(self, span_id: str) -> bool:
        """Whether ``answer`` can be asked; a strict past says what it can."""
        if self.strict:
            return True
        if span_id not in self._known or self._is_cut(span_id):
            return False
        # Of a call that another model took over, both parts are known or none.
        return self._change(span_id) is None or self.knows_answer(f"{span_id}+")

    async def answer(self, span_id: str) -> AsyncGenerator[EngineEvent | ModelChanged, None]:
        """What an engine said in a model call.

        Raises:
            EngineError: The past is strict and does not know the call.
        """
        if span_id not in self._known:
            raise EngineError(NOT_RECORDED)
        changed = self._change(span_id)
        for event in self._own[span_id]:
            if isinstance(event, ModelCallFinished):
                break
            piece = said(event)
            if piece is not None:
                yield piece
        if changed is not None:
            yield changed
            async with aclosing(self.answer(f"{span_id}+")) as later:
                async for told in later:
                    yield told
            return
        yield await self._end(span_id)

    async def _end(self, span_id: str) -> EngineEvent:
        ends = [one for one in self._own[span_id] if isinstance(one, ModelCallFinished)]
        if not ends or self._is_cut(span_id):
            await self._wait(span_id)
        end = ends[-1]
        if end.finish_reason == "failed":
            return Failed(EngineError(end.error, self._hint))
        stats = copied(GenerationStats, end, first_token_s=end.time_to_first_token_s)
        return Finished(end.finish_reason, stats, end.token_ids, end.raw)  # type: ignore[arg-type]

    def calls_of(self, span_id: str) -> tuple[ToolCall, ...]:
        """The calls that the model wrote in a model call and that were made."""
        return tuple(
            ToolCall(one.call_id, one.name, one.arguments, one.raw, one.repaired)
            for one in self._calls[span_id]
        )

    def _change(self, span_id: str) -> ModelChanged | None:
        own = self._own[span_id]
        for event in own:
            if isinstance(event, ModelReplaced):
                _model, engine = self.model_of(f"{span_id}+") or ("", "")
                return ModelChanged(
                    event.from_model_id, event.to_model_id, engine, event.reason
                )
        return None

    async def call(
        self, span_id: str, name: str, arguments: str, run_id: str
    ) -> PastCall | None:
        """A tool call as it was; None if it is not known, or had other arguments.

        Args:
            span_id: Of the call.
            name: The tool.
            arguments: JSON text.
            run_id: The run that is told: questions get its id.
        """
        if name in self._live or span_id not in self._known:
            return None
        own = self._own[span_id]
        same = any(
            isinstance(one, ToolCallStarted) and (one.name, one.arguments) == (name, arguments)
            for one in own
        )
        ends = [one for one in own if isinstance(one, ToolCallFinished)]
        if not same:
            return None
        if not ends or ends[-1].result == STOPPED:
            if not self.strict:
                return None
            await self._wait(span_id)
        asked = [one for one in own if isinstance(one, ApprovalAsked | ApprovalGiven)]
        meanwhile = [*asked, *self._inside[span_id]]
        return PastCall(tuple(of_run(one, run_id) for one in meanwhile), ends[-1])

    def is_live(self, name: str) -> bool:
        """Whether a tool is a part of the node itself, and always carried out."""
        return name in self._live

    def node(self, span_id: str, run_id: str) -> PastNode | None:
        """A node that ran nothing inside it; None if it is not known, or did."""
        own = self._own.get(span_id, [])
        ends = [one for one in own if isinstance(one, NodeFinished)]
        if span_id not in self._known or span_id in self._homes or not ends:
            return None
        if ends[-1].outcome == "stopped":
            return None
        people = [one for one in own if isinstance(one, PersonAsked | PersonAnswered)]
        return PastNode(
            tuple(of_run(one, run_id) for one in people),
            tuple(one.message for one in own if isinstance(one, NodeTried)),
            ends[-1],
        )

    def has_steps(self, span_id: str) -> bool:
        """Whether a known node ran something inside it."""
        return span_id in self._known and span_id in self._homes

    def inputs_of(self, span_id: str) -> Mapping[str, Any] | None:
        """The values that a node was given."""
        own = self._own.get(span_id, [])
        return next((one.inputs for one in own if isinstance(one, NodeStarted)), None)

    def leave(self, span_id: str, run_id: str) -> tuple[ApprovalAsked | ApprovalGiven, ...]:
        """Whether a node might begin again that an earlier run was cut off in."""
        own = self._own[span_id] if span_id in self._known else ()
        asked = [one for one in own if isinstance(one, ApprovalAsked | ApprovalGiven)]
        return tuple(replace(one, ask_id=ask_id_of(one.ask_id, run_id)) for one in asked)

    def try_of(self, span_id: str) -> int:
        """Which try of a node this is, from 0; each time it is asked for is the next one."""
        self._cursors[span_id] += 1
        return self._cursors[span_id] - 1

    async def resumed(self, paused: NodePaused) -> NodeResumed | None:
        """How a node went on from a breakpoint; None if it is not known."""
        return await self._reply(paused, NodeResumed, f"{paused.span_id}#{paused.when}")

    async def answered(self, asked: PersonAsked) -> PersonAnswered | None:
        """What a person filled in; None if it is not known."""
        return await self._reply(asked, PersonAnswered, f"{asked.span_id}#person")

    async def approved(self, asked: ApprovalAsked) -> Answer | None:
        """Whether a person let a node go on; None if it is not known."""
        given = await self._reply(asked, ApprovalGiven, asked.ask_id.partition(":")[2])
        return None if given is None else Answer(given.decision, given.arguments, given.by)

    async def _reply(
        self, asked: NodePaused | PersonAsked | ApprovalAsked, kind: type[_AskT], end: str
    ) -> _AskT | None:
        if asked.span_id not in self._known:
            return None
        replies = [
            one
            for one in self._own[asked.span_id]
            if isinstance(one, kind) and str(getattr(one, "ask_id", "")).endswith(end)
        ]
        number = self.try_of(f"{asked.span_id}?{end}")
        if number < len(replies):
            return replies[number]
        if self.strict:
            await self._wait(asked.span_id)
        return None

    async def _wait(self, span_id: str) -> None:
        """Here the record was cut off: what it lies in ends, or whoever runs this stops it."""
        around = [
            one for one in self._ends if span_id == one or span_id.startswith(within(one))
        ]
        if around:
            self._ends[max(around, key=len)]()
        else:
            self.cut.set()
        await asyncio.Event().wait()

    def _is_cut(self, span_id: str) -> bool:
        ends = [one for one in self._own[span_id] if isinstance(one, ModelCallFinished)]
        return not ends or ends[-1].finish_reason == "cancelled"
