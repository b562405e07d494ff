"""What is told of one span: named values, texts, and its events as they are stored."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from workbench.traces.events import (
    AnswerDelta,
    ApprovalAsked,
    ApprovalGiven,
    ModelCallFinished,
    ModelCallStarted,
    ModelReplaced,
    NodeEvent,
    PromptRendered,
    ReasoningPiece,
    Record,
    RunFinished,
    RunStarted,
    ToolCallBroken,
    ToolCallFinished,
    ToolCallStarted,
)
from workbench.ui.chat.inline import visible
from workbench.ui.chat.jsonlines import parsed
from workbench.ui.chat.words import tokens
from workbench.ui.language.figures import figure
from workbench.ui.language.messages import said
from workbench.ui.language.words import tr
from workbench.ui.marks import mark
from workbench.ui.trace.node_facts import node_facts
from workbench.ui.trace.spans import SpanRow, time_words
from workbench.ui.trace.words import end_word, kind_word, state_word

Pairs = list[tuple[str, str]]
Texts = list[tuple[str, str]]


def _plain(text: str) -> str:
    return "\n".join(visible(line) for line in text.split("\n"))


def _guessed(event: ModelCallFinished) -> Pairs:
    """What guessing ahead was worth, and why it is off where it is."""
    words = ""
    if event.guessed_tokens:
        words = tr("{0}, {1} of them right").format(
            tokens(event.guessed_tokens), event.accepted_tokens
        )
    told = "; ".join(filter(None, (words, visible(event.guess_note))))
    return [(mark("Guessed ahead"), told)] if told else []


def _known(words: Callable[[float], str], value: float) -> str:
    """A call that was cut has not every figure; a zero would be a lie."""
    return words(value) if value else "–"


def _speed(value: float) -> str:
    return figure(f"{value:.1f} tok/s")


def _is_set(value: object) -> bool:
    """Whether a sampling value says anything; no seed and no stop words do not."""
    return value is not None and value != [] and value != ()


def _pretty(text: str) -> str:
    value = parsed(text)
    if isinstance(value, dict | list):
        text = json.dumps(value, ensure_ascii=False, indent=2)
    return _plain(text)


def facts(row: SpanRow) -> tuple[Pairs, Texts]:
    """Named values of a span, and its longer texts with their titles."""
    pairs: Pairs = [
        (mark("Kind"), kind_word(row.kind)),
        (mark("State"), state_word(row.status)),
        (mark("Took"), time_words(row.end_s - row.start_s)),
        (mark("Began after"), time_words(row.start_s)),
    ]
    texts: Texts = []
    answer: list[str] = []
    thought: list[str] = []
    for record in row.span.records:
        event = record.event
        if isinstance(event, AnswerDelta):
            answer.append(event.text)
        elif isinstance(event, ReasoningPiece):
            thought.append(event.text)
        elif isinstance(
            event,
            ModelCallStarted
            | PromptRendered
            | ModelCallFinished
            | ModelReplaced
            | ToolCallBroken,
        ):
            _model_facts(event, pairs, texts)
        elif isinstance(event, RunStarted | RunFinished):
            _run_facts(event, pairs, texts)
        elif isinstance(event, NodeEvent):
            node_facts(event, pairs, texts)
        else:
            _call_facts(event, pairs, texts)
    if thought:
        texts.append((mark("Thought"), _plain("".join(thought))))
    if answer:
        texts.append((mark("Answer"), _plain("".join(answer))))
    return pairs, texts


def _model_facts(
    event: ModelCallStarted | PromptRendered | ModelCallFinished | ModelReplaced
    | ToolCallBroken,
    pairs: Pairs, texts: Texts,
) -> None:  # fmt: skip
    if isinstance(event, ModelCallStarted):
        pairs += [(mark("Model"), event.model_id), (mark("Engine"), event.engine)]
        if event.sampling:
            given = {key: value for key, value in event.sampling.items() if _is_set(value)}
            words = ", ".join(f"{key} {value}" for key, value in given.items())
            pairs.append((mark("Sampling"), visible(words)))
        if event.tool_names:
            pairs.append((mark("Tools"), ", ".join(event.tool_names)))
    elif isinstance(event, PromptRendered):
        cached = tr("{0}, {1} cached").format(tokens(event.prompt_tokens), event.cached_tokens)
        pairs.append((mark("Prompt"), cached))
        if event.cache_note:
            pairs.append((mark("Cache"), visible(event.cache_note)))
        if event.schema_note:
            pairs.append((mark("Schema"), visible(event.schema_note)))
    elif isinstance(event, ModelCallFinished):
        pairs += [
            (mark("Waited"), time_words(event.queue_s)),
            (mark("First token"), _known(time_words, event.time_to_first_token_s)),
            (mark("Speed"), _known(_speed, event.tokens_per_s)),
            (mark("Prompt speed"), _known("{:.0f} tok/s".format, event.prompt_tokens_per_s)),
            (mark("New tokens"), str(event.new_tokens)),
            (mark("Ended by"), end_word(event.finish_reason)),
        ]
        pairs += _guessed(event)
        if event.error:
            pairs.append((mark("Failure"), visible(said(event.error))))
    elif isinstance(event, ModelReplaced):
        pairs.append((mark("Answered instead"), event.to_model_id))
    else:
        texts.append((mark("What the model was told"), _plain(event.answer)))


def _run_facts(event: RunStarted | RunFinished, pairs: Pairs, texts: Texts) -> None:
    if isinstance(event, RunStarted):
        pairs += [(mark("Agent"), event.agent_name), (mark("Model"), event.model_id)]
        texts.append((mark("Message"), _plain(event.user_text)))
        return
    pairs += [(mark("End"), end_word(event.end)), (mark("Model calls"), str(event.steps))]
    if event.message:
        pairs.append(
            (mark("Reason"), visible(f"{said(event.message)} {said(event.hint)}".strip()))
        )
    texts.append((mark("Answer"), _plain(event.answer)))


def result_texts(event: ToolCallFinished) -> Texts:
    """What a tool gave; a failure is said in the language, and as the model was told it."""
    if not event.failed:
        return [(mark("Result"), _pretty(event.result))]
    told = said(event.result)
    if told == event.result:
        return [(mark("Failure"), _pretty(told))]
    return [(mark("Failure"), told), (mark("What the model was told"), event.result)]


def _call_facts(
    event: ToolCallStarted | ToolCallFinished | ApprovalAsked | ApprovalGiven,
    pairs: Pairs, texts: Texts,
) -> None:  # fmt: skip
    if isinstance(event, ToolCallStarted):
        texts.append((mark("Arguments"), _pretty(event.arguments)))
        if event.repaired:
            pairs.append((mark("Mended"), visible(said(event.repaired))))
    elif isinstance(event, ToolCallFinished):
        if not event.denied:
            pairs.append((mark("Tool ran for"), time_words(event.duration_s)))
        texts += result_texts(event)
    elif isinstance(event, ApprovalAsked):
        pairs.append((mark("May touch"), visible(said(event.touches))))
        texts.append((mark("Asked for"), _pretty(event.arguments)))
    else:
        pairs += [(mark("Decision"), end_word(event.decision)), (mark("By"), event.by)]
        texts.append((mark("Allowed arguments"), _pretty(event.arguments)))


def raw_text(records: Sequence[Record]) -> str:
    """The events as they are stored, one JSON object a line; pieces of text are gathered."""
    lines: list[dict[str, Any]] = []
    pieces: list[str] = []
    for record in records:
        event = record.event
        if not isinstance(event, AnswerDelta | ReasoningPiece):
            values = {"event": type(event).__name__, "number": record.number}
            lines.append({**values, **asdict(event)})
            continue
        last = lines[-1] if lines else {}
        if last.get("event") != type(event).__name__:
            pieces = []
            values = {"event": type(event).__name__, "number": record.number}
            lines.append({**values, **asdict(event), "text": pieces})
        else:
            last["until"] = record.number
            last["tokens"] += event.tokens
        pieces.append(event.text)
    return _plain("\n".join(map(_line, lines)))


def _line(values: dict[str, Any]) -> str:
    text = values.get("text")
    whole = {**values, "text": "".join(text)} if isinstance(text, list) else values
    return json.dumps(whole, ensure_ascii=False)
