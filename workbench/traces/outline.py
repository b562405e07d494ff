"""The spans of a run without what they read and wrote, and the words they are found by."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from workbench.base.errors import StoreDamaged
from workbench.traces.codec import decode
from workbench.traces.events import (
    ModelCallFinished,
    ModelCallStarted,
    ModelReplaced,
    NodeFinished,
    NodeStarted,
    NodeTried,
    PersonAnswered,
    PersonAsked,
    Record,
    RunFinished,
    RunStarted,
    ToolCallBroken,
    ToolCallFinished,
    ToolCallStarted,
)
from workbench.traces.tree import Grower, Growing, Span
from workbench.traces.values import SpanRow

PIECES = ("AnswerDelta", "ReasoningPiece")
UNREAD = ("PromptRendered",)
"""Events that are neither shown in an outline nor searched: prompts repeat all that was."""
MOST_TEXT_CHARS = 200_000
"""As much of a step's text can be found."""
Row = tuple[int, float, str, str]
"""An event as the database has it: number, time, type, JSON."""


class Outline:
    """Takes the events of one run in their order and keeps what an outline needs.

    Args:
        run_id: The run.
        with_text: Keep the words, too.
    """

    def __init__(self, run_id: str, *, with_text: bool = False) -> None:
        self._run_id, self._with_text = run_id, with_text
        self._grower: Grower | None = None
        self._last: dict[str, int] = {}
        self._texts: dict[str, list[tuple[int, str]]] = {}
        self._left: dict[str, int] = {}

    def take(self, rows: Iterable[Row]) -> None:
        """Take more events; what is damaged or unknown is passed over."""
        for number, at_s, name, text in rows:
            if name in PIECES:
                self._piece(number, text)
                continue
            try:
                event = decode(name, text)
            except StoreDamaged:
                continue
            if event is not None:
                self._event(Record(self._run_id, number, at_s, event))

    def _event(self, record: Record) -> None:
        if self._grower is None:
            self._grower = Grower(self._run_id, record.at_s)
        span_id = self._grower.take(record).span.span_id
        self._last[span_id] = record.number
        if self._with_text:
            for text in _words(record.event):
                self._keep(span_id, record.number, text)

    def _piece(self, number: int, text: str) -> None:
        """A piece of an answer: only whose it is, and its text, is of interest."""
        try:
            piece = json.loads(text)
            span_id, words = str(piece["span_id"]), str(piece["text"])
        except (ValueError, TypeError, KeyError, RecursionError):
            return
        self._last[span_id] = number
        if self._with_text:
            self._keep(span_id, number, words, apart=False)

    def _keep(self, span_id: str, number: int, text: str, *, apart: bool = True) -> None:
        left = self._left.get(span_id, MOST_TEXT_CHARS)
        if not text or not left:
            return
        cut = text[:left]
        self._left[span_id] = left - len(cut)
        parts = self._texts.setdefault(span_id, [])
        parts.append((number, f"\n{cut}" if apart and parts else cut))

    def spans(self) -> Iterator[tuple[SpanRow, str]]:
        """The spans in the order in which they began, with their words."""
        for span_id, text in self._ordered():
            growing = self._grower.spans[span_id] if self._grower else None
            if growing is not None:
                yield _row(growing, self._last.get(span_id)), text

    def _ordered(self) -> Iterator[tuple[str, str]]:
        for span_id in self._grower.spans if self._grower else ():
            yield span_id, "".join(text for _number, text in self._texts.get(span_id, ()))

    def texts_of(self, span_id: str) -> tuple[tuple[int, str], ...]:
        """The words of one span, by the numbers of their events."""
        return tuple(self._texts.get(span_id, ()))


def _row(growing: Growing, last: int | None) -> SpanRow:
    span = growing.span
    numbers = [record.number for record in growing.records]
    facts = _facts(growing)
    return SpanRow(
        span_id=span.span_id,
        parent_id=growing.parent,
        kind=span.kind,
        name=span.name,
        node_id=facts.pop("node_id", ""),
        node_kind=facts.pop("node_kind", ""),
        first=min(numbers, default=0),
        last=max(last or 0, max(numbers, default=0)),
        start_s=span.start_s,
        end_s=span.end_s if span.end_s is not None else span.start_s,
        took_s=span.duration_s or 0.0,
        status=span.status,
        failed=_failed(span, growing.records),
        **facts,
    )


def _facts(growing: Growing) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for record in growing.records:
        match record.event:
            case NodeStarted() as event:
                found |= {"node_id": event.span_id, "node_kind": event.kind}
            case NodeFinished() as event:
                found["node_id"] = event.span_id
            case ModelCallStarted() | ToolCallStarted() as event:
                found["node_id"] = event.node_id
            case ModelCallFinished() as event:
                found |= {
                    "prompt_tokens": event.prompt_tokens,
                    "cached_tokens": event.cached_tokens,
                    "new_tokens": event.new_tokens,
                    "first_token_s": event.time_to_first_token_s,
                }
            case RunFinished() as event:
                found["prompt_tokens"] = event.prompt_tokens
                found["new_tokens"] = event.new_tokens
            case _:
                continue
    return found


def _failed(span: Span, records: Iterable[Record]) -> bool:
    mended = (ToolCallBroken, NodeTried, ModelReplaced)
    return span.status == "failed" or any(isinstance(r.event, mended) for r in records)


def _words(event: object) -> Iterator[str]:  # noqa: C901 - one row for each kind of event
    match event:
        case RunStarted():
            yield event.user_text
            yield from _texts(event.inputs)
        case RunFinished():
            yield event.answer
            yield event.message
        case NodeStarted():
            yield event.title
        case NodeTried() | ModelReplaced():
            yield event.message if isinstance(event, NodeTried) else event.reason
        case NodeFinished():
            yield from (event.note, event.message)
        case PersonAsked():
            yield from (event.title, event.text)
        case PersonAnswered():
            yield from _texts(event.values)
        case ModelCallFinished():
            yield event.error
        case ToolCallBroken():
            yield from (event.raw, event.answer)
        case ToolCallStarted():
            yield from (event.name, _readable(event.arguments))
        case ToolCallFinished():
            yield event.result
        case _:
            return


def _readable(arguments: str) -> str:
    """JSON text without its escapes, so that ``Zürich`` is found however it was written."""
    try:
        return json.dumps(json.loads(arguments), ensure_ascii=False)
    except (ValueError, RecursionError):
        return arguments


def _texts(values: object) -> Iterator[str]:
    """The texts in a value, however deep; bounded by what an event can hold."""
    waiting = [values]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            waiting.extend(reversed(value.values()))
        elif isinstance(value, list | tuple):
            waiting.extend(reversed(value))
