"""Asking a model the cases of the tool-call check, by the way every run takes."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field

from workbench.app.loading import Loading
from workbench.app.tool_check_judge import Written, judge
from workbench.app.tool_check_suite import Case
from workbench.app.tool_check_values import CaseResult, Mode
from workbench.base.errors import (
    ContextFull,
    EngineCrashed,
    EngineError,
    RequestError,
    TemplateError,
)
from workbench.engines.api import (
    BrokenToolCall,
    EngineEvent,
    Failed,
    Finished,
    Message,
    PromptReady,
    ReasoningDelta,
    Request,
    SamplingOptions,
    TextDelta,
    ToolCall,
)

CONTEXT_TOKENS = 4096
AT_ONCE = 8
_MOST_NEW_TOKENS = 1024
_MOST_TEXT_TOKENS = 256
_MOST_NOTES = 3
_OF_THE_CASE = (ContextFull, RequestError, TemplateError)
_HELLO = Request(
    (Message("user", "Hi"),), sampling=SamplingOptions(temperature=0.0, max_new_tokens=1)
)


@dataclass(slots=True)
class _Answer:
    """One answer as it comes."""

    text: list[str] = field(default_factory=list)
    calls: list[ToolCall] = field(default_factory=list)
    broken: list[BrokenToolCall] = field(default_factory=list)
    text_tokens: int = 0
    tokens: int = 0
    tokens_per_s: float = 0.0
    cut: bool = False
    ended: bool = False
    note: str = ""

    def take(self, event: EngineEvent) -> None:
        if isinstance(event, TextDelta):
            self.text.append(event.text)
            self.text_tokens += event.tokens
            self.tokens += event.tokens
            self.cut = self.text_tokens > _MOST_TEXT_TOKENS
        elif isinstance(event, PromptReady):
            self.note = event.schema_note
        elif isinstance(event, ReasoningDelta):
            self.tokens += event.tokens
        elif isinstance(event, ToolCall):
            self.calls.append(event)
        elif isinstance(event, BrokenToolCall):
            self.broken.append(event)
        elif isinstance(event, Finished):
            self.ended = True
            self.tokens = event.stats.new_tokens
            self.tokens_per_s = event.stats.tokens_per_s
            self.cut = event.reason in ("length", "context_full")

    def written(self, error: str = "") -> Written:
        return Written(
            text="".join(self.text),
            calls=tuple(self.calls),
            broken=tuple(self.broken),
            error=error,
            cut=self.cut,
            new_tokens=self.tokens,
            tokens_per_s=self.tokens_per_s,
            note=self.note,
        )


async def ask_all(
    loading: Loading,
    model_id: str,
    cases: Sequence[Case],
    mode: Mode,
    came: Callable[[CaseResult], None],
) -> tuple[tuple[CaseResult, ...], tuple[str, ...]]:
    """Ask every case, several at once; ``came`` gets each result when it is there.

    Returns:
        The results in the order of the cases, and what the engine could not hold calls to.

    Raises:
        WorkbenchError: The engine crashed, went away meanwhile, or answered no case at all.
    """
    results: dict[str, CaseResult] = {}
    errors: list[EngineError] = []
    notes: Counter[str] = Counter()
    left = iter(cases)

    async def worker() -> None:
        for case in left:
            written = await _ask(loading, model_id, case, mode, errors)
            results[case.id] = judge(case, written)
            notes.update(filter(None, written.note.split("; ")))
            came(results[case.id])

    workers = [asyncio.create_task(worker(), name="tool-check") for _ in range(AT_ONCE)]
    try:
        await asyncio.gather(*workers)
    finally:
        for one in workers:
            one.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
    if errors and len(errors) == len(cases):
        raise errors[0]
    common = tuple(note for note, _count in notes.most_common(_MOST_NOTES))
    return tuple(results[case.id] for case in cases), common


async def _ask(
    loading: Loading, model_id: str, case: Case, mode: Mode, errors: list[EngineError]
) -> Written:
    """One answer; an error of the engine is one, as long as the engine answers others.

    Raises:
        EngineError: The engine is gone, or answers nothing any more.
    """
    request = Request(
        messages=case.messages,
        tools=case.tools,
        constrain=mode == "constrained",
        sampling=SamplingOptions(temperature=0.0, max_new_tokens=_MOST_NEW_TOKENS),
    )
    written, error = await _answer(loading, model_id, request)
    if error is not None and not isinstance(error, _OF_THE_CASE):
        await _check_there(loading, model_id)
        written, error = await _answer(loading, model_id, request)
        if error is not None:
            await _check_there(loading, model_id)
    if error is not None:
        errors.append(error)
    return written


async def _check_there(loading: Loading, model_id: str) -> None:
    """Ask for a single word, which has nothing to do with tools.

    Raises:
        EngineError: There is no answer to that either.
    """
    _written, error = await _answer(loading, model_id, _HELLO)
    if error is not None:
        raise error


async def _answer(
    loading: Loading, model_id: str, request: Request
) -> tuple[Written, EngineError | None]:
    """What is answered to a request, and why no more came.

    Raises:
        EngineCrashed: The engine is gone.
    """
    answer = _Answer()
    try:
        async with aclosing(loading.generate(model_id, request, CONTEXT_TOKENS)) as events:
            async for event in events:
                if isinstance(event, Failed):
                    raise event.error
                answer.take(event)
                if answer.cut or answer.ended:
                    break
    except EngineCrashed:
        raise
    except EngineError as exc:
        return answer.written(exc.message), exc
    said = "" if answer.ended or answer.cut else "it ended without saying so"
    return answer.written(said), None
