"""Model calls of a run: requests to the engine, and their events in the trace."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import asdict, dataclass, replace

from workbench.agents.history import run_messages
from workbench.agents.output_schema import output_schema
from workbench.agents.services import ModelChanged
from workbench.agents.state import RunState, RunStopped
from workbench.agents.written_calls import WrittenCalls
from workbench.base.errors import ContextFull, EngineError, WorkbenchError
from workbench.engines.api import (
    BrokenToolCall,
    CallInMessage,
    EngineEvent,
    Failed,
    Finished,
    GenerationStats,
    PromptReady,
    ReasoningDelta,
    Request,
    SamplingOptions,
    TextDelta,
    ToolCall,
    ToolDefinition,
)
from workbench.engines.last_words import last_word
from workbench.tools.api import ToolSpec
from workbench.traces.events import (
    AnswerDelta,
    ModelCallFinished,
    ModelCallStarted,
    ModelReplaced,
    PromptRendered,
    ReasoningPiece,
)


@dataclass(slots=True)
class _Pace:
    """How fast a call writes: what is known of one that the engine never gave figures for."""

    began_s: float
    first_s: float = 0.0
    last_s: float = 0.0
    first_tokens: int = 0
    tokens: int = 0

    def take(self, tokens: int) -> None:
        """Some tokens came now."""
        if not tokens:
            return
        self.last_s = time.monotonic()
        if not self.tokens:
            self.first_s, self.first_tokens = self.last_s, tokens
        self.tokens += tokens

    @property
    def first_token_s(self) -> float:
        return self.first_s - self.began_s if self.tokens else 0.0

    @property
    def tokens_per_s(self) -> float:
        """Writing speed after the first piece; 0.0 if there was no other."""
        writing_s = self.last_s - self.first_s
        return (self.tokens - self.first_tokens) / writing_s if writing_s > 0.0 else 0.0


class ModelCalls:
    """Makes the model calls of one run.

    Attributes:
        written: The tool calls that the model wrote.
        span_id: The model call that goes on or was last.
    """

    def __init__(self, state: RunState) -> None:
        self._state = state
        self.written = WrittenCalls(state)
        self.span_id = ""
        self._model_id, self._engine = state.services.model_id, state.services.engine
        self._asked, self._pace = Request(()), _Pace(0.0)

    async def call(
        self, *, use_tools: bool = True
    ) -> AsyncGenerator[str | CallInMessage, None]:
        """One model call: pieces of text, and tool calls.

        Raises:
            RunStopped: A budget is used up.
            EngineError: The engine failed.
        """
        state = self._state
        request = self._request(use_tools)
        await self._reach(state.span(f"model-{state.steps + 1}"))
        state.step()
        self._asked = request
        self._begin(state.span(f"model-{state.steps}"))
        finished = False
        try:
            async with aclosing(self._generated(request)) as events:
                async for event in events:
                    self._pace.take(getattr(event, "tokens", 0))
                    if isinstance(event, Finished | Failed):
                        finished = isinstance(event, Finished)
                        self._end(event)
                        break
                    piece = self._take(event)
                    if piece is not None:
                        yield piece
            if not finished:
                raise EngineError("the engine ended its answer without saying so", "Ask again.")
        except WorkbenchError as exc:
            if not isinstance(exc, RunStopped):
                state.failure = _with_numbers(exc, state)
            if not finished:
                self._close("failed", exc.message)
            raise
        except (asyncio.CancelledError, GeneratorExit) as stop:
            if not finished:
                self._stopped(last_word(stop))
            raise

    async def _generated(
        self, request: Request
    ) -> AsyncGenerator[EngineEvent | ModelChanged, None]:
        """What the engine says; or said, in a run that is told again."""
        past = self._state.services.past
        told = past is not None and past.knows_answer(self.span_id)
        said = past.answer(self.span_id) if past and told else None
        async with aclosing(said or self._state.services.generate(request)) as events:
            async for event in events:
                if told and past and isinstance(event, Finished):
                    for call in past.calls_of(self.span_id):
                        yield call
                yield event

    async def _reach(self, span_id: str) -> None:
        """In a run that is told again, begin nothing that was not begun."""
        if self._state.services.past is not None:
            await self._state.services.past.reach(span_id)

    def _begin(self, span_id: str) -> None:
        request, self.span_id = self._asked, span_id
        past = self._state.services.past
        told = past is not None and past.knows_answer(span_id)
        named = past.model_of(span_id) if past is not None and told else None
        model_id, engine = named or (self._model_id, self._engine)
        self._pace = _Pace(time.monotonic())
        self._state.emit(
            ModelCallStarted(
                span_id=span_id,
                node_id=self._state.node_id,
                model_id=model_id,
                engine=engine,
                sampling=asdict(request.sampling),
                tool_names=tuple(tool.name for tool in request.tools),
            )
        )

    def _change(self, changed: ModelChanged) -> None:
        """Another model is asked the same: the call of the first one ends, one more begins."""
        self._close("failed", changed.reason)
        self._state.emit(
            ModelReplaced(self.span_id, changed.from_model_id, changed.model_id, changed.reason)
        )
        self._model_id, self._engine = changed.model_id, changed.engine
        self._begin(f"{self.span_id}+")

    def _request(self, use_tools: bool) -> Request:
        state = self._state
        limits, options = state.document.limits, state.document.model.options
        if state.steps >= limits.max_steps:
            raise self._stop(
                "step_limit",
                f"The run stopped after {limits.max_steps} steps (max_steps = "
                f"{limits.max_steps}).",
                "Raise the step limit of the agent, or ask for less at once.",
            )
        return Request(
            messages=(*state.start_messages, *run_messages(state.events)),
            tools=tuple(_definition(tool) for tool in self.written.shown()),
            tool_choice="auto" if use_tools else "none",
            constrain=options.output_mode != "free",
            reason_first=options.output_mode == "reason_first",
            output_schema=output_schema(state.document),
            sampling=SamplingOptions(
                temperature=options.temperature,
                top_k=options.top_k,
                top_p=options.top_p,
                min_p=options.min_p,
                repeat_penalty=options.repeat_penalty,
                seed=options.seed,
                max_new_tokens=min(options.max_output_tokens, self._left_tokens()),
            ),
            conversation_id=state.services.conversation_id,
        )

    def _left_tokens(self) -> int:
        """The tokens that this run and whoever asked it have left; at least one."""
        purse, most = self._state.purse, self._state.document.limits.max_tokens
        left = purse.left_tokens
        if left > 0:
            return left
        if purse.is_outer_empty:
            raise self._stop(
                "token_limit",
                "The tokens of the agent that called the tool are used up.",
                "Raise the token limit of that agent, or ask for less at once.",
            )
        raise self._stop(
            "token_limit",
            f"The run used its {most} tokens (max_tokens = {most}).",
            "Raise the token limit of the agent, or ask for less at once.",
        )

    def _stop(self, end: str, message: str, hint: str) -> RunStopped:
        stopped = RunStopped(end, message, hint)  # type: ignore[arg-type]
        self._state.cut = stopped
        return stopped

    def _take(self, event: EngineEvent | ModelChanged) -> str | CallInMessage | None:
        state, span_id = self._state, self.span_id
        if isinstance(event, TextDelta):
            state.emit(AnswerDelta(span_id, event.text, event.tokens))
            return event.text
        if isinstance(event, ReasoningDelta):
            state.emit(ReasoningPiece(span_id, event.text, event.tokens))
        elif isinstance(event, PromptReady):
            state.emit(
                PromptRendered(
                    span_id,
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
            )
        elif isinstance(event, ModelChanged):
            self._change(event)
        elif isinstance(event, ToolCall):
            return self.written.take(event, span_id)
        elif isinstance(event, BrokenToolCall):
            return self.written.take_broken(event, span_id)
        return None

    def _end(self, event: Finished | Failed) -> None:
        if isinstance(event, Failed):
            raise event.error
        stats = event.stats
        ended = _finished(self.span_id, event.reason, stats)
        raw = "" if event.raw == self._written_text() else event.raw
        self._state.emit(replace(ended, token_ids=event.token_ids, raw=raw))
        options = self._state.document.model.options
        if event.reason == "length":
            self._stop(
                "token_limit",
                f"The answer was cut after {stats.new_tokens} tokens (max_output_tokens = "
                f"{options.max_output_tokens}).",
                "Raise the longest answer of the agent, or write “go on”.",
            )
        elif event.reason == "context_full":
            raise self._stop(
                "token_limit",
                f"The context of {options.context_tokens} tokens is full: "
                f"{stats.prompt_tokens} tokens of prompt and {stats.new_tokens} of answer.",
                "Raise the context size of the agent, or start a new conversation.",
            )
        elif event.reason == "cancelled":
            raise EngineError("the engine cancelled the answer", "Ask again.")

    def _stopped(self, last: Finished | None) -> None:
        """The call was stopped; ``last`` is what the engine said of it, if it was in time."""
        if last is None:
            self._close("cancelled")
            return
        ended = _finished(self.span_id, "cancelled", last.stats)
        raw = "" if last.raw == self._written_text() else last.raw
        self._state.emit(replace(ended, token_ids=last.token_ids, raw=raw))

    def _written_text(self) -> str:
        """What was told as the text of the call that goes on."""
        pieces: list[str] = []
        for event in reversed(self._state.events):
            if isinstance(event, AnswerDelta) and event.span_id == self.span_id:
                pieces.append(event.text)
            elif isinstance(event, ModelCallStarted) and event.span_id == self.span_id:
                break
        return "".join(reversed(pieces))

    def _close(self, reason: str, error: str = "") -> None:
        span_id, pace = self.span_id, self._pace
        prompts = [
            event
            for event in self._state.events
            if isinstance(event, PromptRendered) and event.span_id == span_id
            if not event.refused
        ]
        self._state.emit(
            ModelCallFinished(
                span_id,
                reason,
                prompt_tokens=prompts[0].prompt_tokens if prompts else 0,
                cached_tokens=prompts[0].cached_tokens if prompts else 0,
                new_tokens=pace.tokens,
                time_to_first_token_s=pace.first_token_s,
                tokens_per_s=pace.tokens_per_s,
                total_s=time.monotonic() - pace.began_s,
                error=error,
            )
        )


def _definition(spec: ToolSpec) -> ToolDefinition:
    return ToolDefinition(spec.name, spec.description, spec.parameters)


def _finished(span_id: str, reason: str, stats: GenerationStats) -> ModelCallFinished:
    return ModelCallFinished(
        span_id,
        reason,
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
    )


def _with_numbers(exc: WorkbenchError, state: RunState) -> WorkbenchError:
    if not isinstance(exc, ContextFull) or any(char.isdigit() for char in exc.message):
        return exc
    context_tokens = state.document.model.options.context_tokens
    return ContextFull(f"{exc.message} (context_tokens = {context_tokens})", exc.hint)
