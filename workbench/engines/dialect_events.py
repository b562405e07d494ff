"""The events of one answer, with the tokens that made them."""

from __future__ import annotations

from typing import TypeAlias

from workbench.engines.api import BrokenToolCall, ReasoningDelta, TextDelta, ToolCall

AnswerEvent: TypeAlias = TextDelta | ReasoningDelta | ToolCall | BrokenToolCall


class AnswerEvents:
    """Collects what is certain until it is taken.

    Attributes:
        trim: Spaces at the beginning of the next text are no part of the answer.
    """

    def __init__(self, *, trim: bool) -> None:
        self.trim = trim
        self._tokens = 0
        self._events: list[AnswerEvent] = []

    def count(self, tokens: int) -> None:
        """Tokens that came; the next piece of text says how many made it."""
        self._tokens += tokens

    def take(self) -> list[AnswerEvent]:
        """The events since the last call."""
        events, self._events = self._events, []
        return events

    def add(self, event: ToolCall | BrokenToolCall) -> None:
        """Add a call, readable or not."""
        self._events.append(event)

    def say(self, text: str) -> None:
        """Add text of the answer."""
        if text := self._trimmed(text):
            self._events.append(TextDelta(text, self._spent()))

    def say_thought(self, text: str) -> None:
        """Add text of the thinking."""
        if text := self._trimmed(text):
            self._events.append(ReasoningDelta(text, self._spent()))

    def _trimmed(self, text: str) -> str:
        if self.trim:
            text = text.lstrip()
        if text:
            self.trim = False
        return text

    def _spent(self) -> int:
        tokens, self._tokens = self._tokens, 0
        return tokens
