"""One model call as a run: a request in, trace events out, and each piece told at once."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import asdict
from typing import TypeAlias

from workbench.agents.services import StopSignal
from workbench.base.errors import EngineError, WorkbenchError
from workbench.engines.api import (
    BrokenToolCall,
    EngineEvent,
    Failed,
    Finished,
    PromptProgress,
    PromptReady,
    ReasoningDelta,
    Request,
    TextDelta,
    TextScores,
    TextVectors,
    ToolCall,
)
from workbench.engines.token_values import TokenPieces, TokenScores
from workbench.traces.events import (
    AnswerDelta,
    ModelCallFinished,
    ModelCallStarted,
    PromptRendered,
    ReasoningPiece,
    RunEnd,
    RunFinished,
    ToolCallFinished,
    ToolCallStarted,
    TraceEvent,
)

Tell: TypeAlias = Callable[[EngineEvent | WorkbenchError], None]
"""Told each piece as it comes, and at the end ``Finished``, or the failure."""
HANDED_OVER = "Handed to the program that asked; what it made of it is not known here."
_SPAN = "model-1"
_NODE = "agent"
_NOT_TOLD = PromptProgress | TextScores | TokenPieces | TokenScores
_ENDS: dict[str, RunEnd] = {
    "length": "token_limit",
    "context_full": "token_limit",
    "cancelled": "cancelled",
}


class SingleCall:
    """One request to one model, recorded as a run of one step.

    What is written is told piece by piece, and recorded in larger parts: whoever asked holds
    the answer, and a transaction for each token of many streams would cost them their speed.
    """

    def __init__(
        self,
        model_id: str,
        engine: str,
        request: Request,
        events: AsyncGenerator[EngineEvent, None],
        stop: StopSignal,
        tell: Tell,
        gather_s: Callable[[], float],
    ) -> None:
        """Make one that has not begun.

        Args:
            model_id: The model that is asked.
            engine: Key of its engine.
            request: What it is asked.
            events: Its answer.
            stop: Ends it in good order.
            tell: Told each piece as it comes.
            gather_s: Seconds for which pieces are gathered before they are recorded.
        """
        self._model_id, self._engine, self._request = model_id, engine, request
        self._events, self._stop, self._tell, self._gather_s = events, stop, tell, gather_s
        self._began_s = time.monotonic()
        self._text: list[str] = []
        self._waiting: list[TextDelta | ReasoningDelta] = []
        self._record_s = self._began_s + gather_s()
        self._calls = 0
        self._new_tokens = 0
        self._prompt: PromptReady | None = None

    async def run(self) -> AsyncGenerator[TraceEvent, None]:
        """The events of the run; the last is always ``RunFinished``."""
        sampling = asdict(self._request.sampling)
        names = tuple(tool.name for tool in self._request.tools)
        yield ModelCallStarted(_SPAN, _NODE, self._model_id, self._engine, sampling, names)
        task = asyncio.current_task()
        watching = asyncio.create_task(_cancel_when(self._stop, task), name="call-stop")
        ended: Finished | WorkbenchError | None = None
        try:
            async with aclosing(self._events) as events:
                async for event in events:
                    if isinstance(event, Finished | Failed):
                        ended = event.error if isinstance(event, Failed) else event
                        break
                    for made in self._take(event):
                        yield made
        except WorkbenchError as exc:
            ended = exc
        except asyncio.CancelledError:
            if self._stop.end is None or task is None:
                raise
            task.uncancel()
        finally:
            watching.cancel()
        for made in self._end(ended):
            yield made

    def _take(self, event: EngineEvent) -> list[TraceEvent]:
        if isinstance(event, _NOT_TOLD):
            return []
        self._tell(event)
        if isinstance(event, TextVectors):  # numbers, which nobody reads in a trace
            return []
        if isinstance(event, TextDelta | ReasoningDelta):
            return self._piece(event)
        made = self._gathered()
        if isinstance(event, PromptReady):
            self._prompt = event
            made.append(_rendered(event))
        elif isinstance(event, ToolCall):
            made += self._called(event.id, event.name, event.arguments, event.raw)
        elif isinstance(event, BrokenToolCall):
            made.append(AnswerDelta(_SPAN, event.raw, 0))
        return made

    def _piece(self, event: TextDelta | ReasoningDelta) -> list[TraceEvent]:
        self._new_tokens += event.tokens
        other = self._waiting and type(self._waiting[0]) is not type(event)
        made = self._gathered() if other else []
        if isinstance(event, TextDelta):
            self._text.append(event.text)
        self._waiting.append(event)
        if time.monotonic() >= self._record_s:
            made += self._gathered()
        return made

    def _gathered(self) -> list[TraceEvent]:
        waiting, self._waiting = self._waiting, []
        self._record_s = time.monotonic() + self._gather_s()
        if not waiting:
            return []
        text, tokens = "".join(one.text for one in waiting), sum(one.tokens for one in waiting)
        if isinstance(waiting[0], TextDelta):
            return [AnswerDelta(_SPAN, text, tokens)]
        return [ReasoningPiece(_SPAN, text, tokens)]

    def _called(self, call_id: str, name: str, arguments: str, raw: str) -> list[TraceEvent]:
        self._calls += 1
        span = f"tool-1-{self._calls}"
        return [
            ToolCallStarted(span, _SPAN, _NODE, call_id, name, arguments, raw),
            ToolCallFinished(span, HANDED_OVER),
        ]

    def _end(self, ended: Finished | WorkbenchError | None) -> list[TraceEvent]:
        made = self._gathered()
        if isinstance(ended, Finished):
            self._tell(ended)
            return [*made, self._finished(ended), self._run_end(_end_of(ended), stats=ended)]
        if ended is None and self._stop.end is not None:
            self._tell(EngineError("the answer was stopped", "Ask again."))
            made.append(self._broken("cancelled", ""))
            return [*made, self._run_end(self._stop.end, "Whoever asked for it stopped it.")]
        failure = ended or EngineError("the engine ended without saying so", "Ask again.")
        self._tell(failure)
        made.append(self._broken("failed", failure.message))
        return [*made, self._run_end("failed", failure.message, failure.hint)]

    def _finished(self, ended: Finished) -> ModelCallFinished:
        stats = ended.stats
        return ModelCallFinished(
            _SPAN,
            ended.reason,
            prompt_tokens=stats.prompt_tokens,
            cached_tokens=stats.cached_tokens,
            new_tokens=stats.new_tokens,
            queue_s=stats.queue_s,
            time_to_first_token_s=stats.first_token_s,
            tokens_per_s=stats.tokens_per_s,
            prompt_tokens_per_s=stats.prompt_tokens_per_s,
            total_s=stats.total_s,
            guessed_tokens=stats.guessed_tokens,
            accepted_tokens=stats.accepted_tokens,
            guess_note=stats.guess_note,
            token_ids=ended.token_ids,
            raw="" if ended.raw == "".join(self._text) else ended.raw,
        )

    def _broken(self, reason: str, error: str) -> ModelCallFinished:
        """The end of a call for which the engine gave no figures."""
        read = self._prompt if self._prompt and not self._prompt.refused else None
        return ModelCallFinished(
            _SPAN,
            reason,
            prompt_tokens=read.prompt_tokens if read else 0,
            cached_tokens=read.cached_tokens if read else 0,
            new_tokens=self._new_tokens,
            total_s=time.monotonic() - self._began_s,
            error=error,
        )

    def _run_end(
        self, end: RunEnd, message: str = "", hint: str = "", stats: Finished | None = None
    ) -> RunFinished:
        read = self._prompt.prompt_tokens if self._prompt else 0
        return RunFinished(
            end=end,
            answer="".join(self._text),
            message=message,
            hint=hint,
            steps=1,
            prompt_tokens=stats.stats.prompt_tokens if stats else read,
            new_tokens=stats.stats.new_tokens if stats else self._new_tokens,
            duration_s=time.monotonic() - self._began_s,
        )


async def _cancel_when(stop: StopSignal, task: asyncio.Task[object] | None) -> None:
    await stop.wait()
    if task is not None:
        task.cancel()


def _end_of(ended: Finished) -> RunEnd:
    return _ENDS.get(ended.reason, "answered")


def _rendered(event: PromptReady) -> PromptRendered:
    return PromptRendered(
        _SPAN,
        event.text,
        event.prompt_tokens,
        event.cached_tokens,
        event.cache_note,
        event.schema_note,
        event.held,
        event.model_mark,
        event.refused,
        event.limit_tokens,
    )
