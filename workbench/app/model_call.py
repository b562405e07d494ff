"""What a trace holds of one model call: prompt, answer, and what was left out; pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from workbench.traces.events import (
    AnswerDelta,
    ModelCallFinished,
    ModelCallStarted,
    PromptRendered,
    ReasoningPiece,
    Record,
    ToolCallBroken,
    ToolCallFinished,
    ToolCallStarted,
)

CutKind: TypeAlias = Literal["thought", "result", "answer", "stop", "refused"]
_TAIL_CHARS = 60
_ANSWER_ENDS = {
    "length": "The answer was cut after {0} tokens: that is the most it may have.",
    "context_full": "The answer was cut after {0} tokens: the context is full.",
    "cancelled": "The answer was stopped after {0} tokens.",
    "failed": "The answer broke off after {0} tokens.",
}


@dataclass(frozen=True, slots=True)
class Cut:
    """Something that the model did not read, or did not write to the end.

    Attributes:
        words: What and why, in the user's words.
        tail: The end of what is left of it in the prompt; empty where it is nowhere.
    """

    kind: CutKind
    words: str
    tail: str = ""


@dataclass(frozen=True, slots=True)
class ModelCall:
    """One model call of a run.

    Attributes:
        number: 1 for the first call of the run.
        has_prompt: The prompt is known; else it was never read.
        token_ids: Numbers of the tokens that were written; empty where they were not recorded.
        written: All that was written, as far as it is known.
        is_whole: ``written`` is exactly what was written; else thoughts are missing in it,
            because where they stood was not recorded.
        goes_on: It has not ended.
        refused: Why the prompt was not read; empty if it was.
        limit_tokens: How many tokens would have been room then.
    """

    span_id: str
    number: int
    node_id: str
    model_id: str
    engine: str
    sampling: dict[str, Any] = field(default_factory=dict)
    has_prompt: bool = False
    prompt: str = ""
    prompt_tokens: int = 0
    cached_tokens: int = 0
    cache_note: str = ""
    schema_note: str = ""
    held: str = ""
    model_mark: str = ""
    token_ids: tuple[int, ...] = ()
    written: str = ""
    is_whole: bool = True
    finish_reason: str = ""
    new_tokens: int = 0
    error: str = ""
    cuts: tuple[Cut, ...] = ()
    goes_on: bool = True
    refused: str = ""
    limit_tokens: int = 0


@dataclass(slots=True)
class _Growing:
    started: ModelCallStarted
    prompt: PromptRendered | None = None
    finished: ModelCallFinished | None = None
    text: list[str] = field(default_factory=list)
    thought: list[str] = field(default_factory=list)
    raws: list[str] = field(default_factory=list)
    cut_results: list[tuple[str, str]] = field(default_factory=list)


def model_calls(records: Iterable[Record]) -> tuple[ModelCall, ...]:
    """The model calls of a run, in the order they began."""
    growing: dict[str, _Growing] = {}
    tools: dict[str, ToolCallStarted] = {}
    for record in records:
        event = record.event
        if isinstance(event, ModelCallStarted):
            growing[event.span_id] = _Growing(event)
        elif isinstance(event, ToolCallStarted):
            tools[event.span_id] = event
            if event.model_span_id in growing:
                growing[event.model_span_id].raws.append(event.raw)
        elif isinstance(event, ToolCallFinished) and event.truncated:
            made = tools.get(event.span_id)
            if made is not None and made.model_span_id in growing:
                owner = growing[made.model_span_id]
                owner.cut_results.append((made.name, event.result))
        elif (home := growing.get(getattr(event, "span_id", ""))) is not None:
            _note(home, event)
    found = list(growing.values())
    return tuple(
        _frozen(one, number, found[: number - 1]) for number, one in enumerate(found, 1)
    )


def call_of(records: Iterable[Record], span_id: str) -> ModelCall | None:
    """The model call of a span; None if there is none."""
    return next((one for one in model_calls(records) if one.span_id == span_id), None)


def last_number(records: Sequence[Record], span_id: str) -> int:
    """The place of what last happened to a call but for the pieces it writes; -1 for none."""
    for record in reversed(records):
        event = record.event
        if not isinstance(event, ModelCallStarted | PromptRendered | ModelCallFinished):
            continue
        if event.span_id == span_id:
            return record.number
    return -1


def last_span(records: Sequence[Record]) -> str:
    """The span of the last model call whose prompt is known; empty for none."""
    for record in reversed(records):
        if isinstance(record.event, PromptRendered):
            return record.event.span_id
    return ""


def _note(home: _Growing, event: object) -> None:
    if isinstance(event, AnswerDelta):
        home.text.append(event.text)
    elif isinstance(event, ReasoningPiece):
        home.thought.append(event.text)
    elif isinstance(event, ToolCallBroken):
        home.raws.append(event.raw)
    elif isinstance(event, PromptRendered):
        home.prompt = event
    elif isinstance(event, ModelCallFinished):
        home.finished = event


def _frozen(one: _Growing, number: int, before: Sequence[_Growing]) -> ModelCall:
    started, prompt, finished = one.started, one.prompt, one.finished
    written, is_whole = _written(one)
    return ModelCall(
        span_id=started.span_id,
        number=number,
        node_id=started.node_id,
        model_id=started.model_id,
        engine=started.engine,
        sampling=started.sampling,
        has_prompt=prompt is not None,
        prompt=prompt.text if prompt else "",
        prompt_tokens=prompt.prompt_tokens if prompt else 0,
        cached_tokens=prompt.cached_tokens if prompt else 0,
        cache_note=prompt.cache_note if prompt else "",
        schema_note=prompt.schema_note if prompt else "",
        held=prompt.held if prompt else "",
        model_mark=prompt.model_mark if prompt else "",
        token_ids=finished.token_ids if finished else (),
        written=written,
        is_whole=is_whole,
        finish_reason=finished.finish_reason if finished else "",
        new_tokens=finished.new_tokens if finished else 0,
        error=finished.error if finished else "",
        cuts=_cuts(one, before),
        goes_on=finished is None,
        refused=prompt.refused if prompt else "",
        limit_tokens=prompt.limit_tokens if prompt else 0,
    )


def _written(one: _Growing) -> tuple[str, bool]:
    """What was written, and whether that is all of it."""
    text = "".join(one.text)
    if one.finished is not None and (one.finished.raw or one.finished.token_ids):
        return one.finished.raw or text, True
    return text + "".join(one.raws), not one.thought


def _cuts(one: _Growing, before: Sequence[_Growing]) -> tuple[Cut, ...]:
    cuts: list[Cut] = []
    if one.prompt is not None and one.prompt.refused:
        return (Cut("refused", f"The prompt was not read: {one.prompt.refused}."),)
    if one.prompt is not None:
        own = [each for each in before if each.started.node_id == one.started.node_id]
        cuts += _left_out(one.prompt.text, own)
    elif one.finished is not None:
        why = one.finished.error or "the call ended before"
        cuts.append(Cut("refused", f"The prompt was not read: {why}."))
    ended = one.finished
    if ended is not None and one.prompt is not None:
        if pattern := _ANSWER_ENDS.get(ended.finish_reason):
            cuts.append(Cut("answer", pattern.format(ended.new_tokens)))
        text = "".join(one.text)
        rest = ended.raw[len(text) :] if ended.raw.startswith(text) else ""
        if ended.finish_reason == "stop" and rest and not one.thought and not one.raws:
            cuts.append(Cut("stop", f"{rest[:_TAIL_CHARS]!r} ended the answer: a stop text."))
    return tuple(cuts)


def _left_out(prompt: str, before: Sequence[_Growing]) -> list[Cut]:
    """What earlier calls of the same agent thought and read, and this one does not."""
    cuts: list[Cut] = []
    for number, one in enumerate(before, 1):
        thought = "".join(one.thought).strip()
        if thought and thought not in prompt:
            words = f"What was thought in call {number} ({len(thought):,} characters) is left "
            cuts.append(Cut("thought", f"{words}out of the prompt by the model's template."))
        for name, result in one.cut_results:
            tail = result.rstrip()[-_TAIL_CHARS:]
            words = f"The result of {name} was cut at its limit before the model read it."
            cuts.append(Cut("result", words, tail if tail in prompt else ""))
    return cuts
