"""One answer as it is written: tokens in, events out."""

from __future__ import annotations

from typing import Protocol

from workbench.engines.api import (
    BrokenToolCall,
    EngineEvent,
    ReasoningDelta,
    TextDelta,
    ToolCall,
)
from workbench.engines.stops import StopMatcher


class Parser(Protocol):
    """Finds reasoning and tool calls in a stream of text."""

    def feed(
        self, text: str, tokens: int
    ) -> list[TextDelta | ReasoningDelta | ToolCall | BrokenToolCall]:
        """Events that this text completes."""
        ...

    def finish(
        self, cut_off: bool = False
    ) -> list[TextDelta | ReasoningDelta | ToolCall | BrokenToolCall]:
        """Events of what was held back."""
        ...


class Detokenizer(Protocol):
    """Turns the tokens of one answer into text."""

    def feed(self, token: int) -> str:
        """The text that this token completes; empty inside a character."""
        ...

    def finish(self) -> str:
        """What is left at the end."""
        ...


class Answer:
    """Turns the tokens of one answer into events; the same for every engine.

    Attributes:
        stopped: A stop text came; the answer is over.
        called: At least one tool call was read.
    """

    def __init__(
        self, detokenizer: Detokenizer, stops: tuple[str, ...], parser: Parser | None
    ) -> None:
        self._detokenizer = detokenizer
        self._matcher = StopMatcher(stops) if stops else None
        self._parser = parser
        self._silent_tokens = 0
        self._raw: list[str] = []
        self.stopped = False
        self.called = False

    @property
    def raw(self) -> str:
        """All that was written, before anything was taken out of it."""
        return "".join(self._raw)

    def feed(self, token: int) -> list[EngineEvent]:
        """Events that this token completes."""
        text = self._detokenizer.feed(token)
        self._raw.append(text)
        self._silent_tokens += 1
        if text and self._matcher is not None:
            text, self.stopped = self._matcher.feed(text)
        if not text:
            return []
        if self._parser is not None:
            return self._emit(text)
        tokens, self._silent_tokens = self._silent_tokens, 0
        return [TextDelta(text, tokens)]

    def finish(self, cut_off: bool) -> list[EngineEvent]:
        """Events of everything that was held back; ``cut_off`` if the model was not done."""
        rest = "" if self.stopped else self._detokenizer.finish()
        self._raw.append(rest)
        if self._matcher is not None and not self.stopped:
            rest = self._matcher.feed(rest)[0] + self._matcher.finish()
        events = self._emit(rest) if rest else []
        if self._parser is not None:
            events += self._seen(self._parser.finish(cut_off))
        return events

    def _emit(self, text: str) -> list[EngineEvent]:
        tokens, self._silent_tokens = self._silent_tokens, 0
        if self._parser is None:
            return [TextDelta(text, tokens)]
        return self._seen(self._parser.feed(text, tokens))

    def _seen(
        self, events: list[TextDelta | ReasoningDelta | ToolCall | BrokenToolCall]
    ) -> list[EngineEvent]:
        for event in events:
            if isinstance(event, ToolCall):
                self.called = True
        return list(events)
