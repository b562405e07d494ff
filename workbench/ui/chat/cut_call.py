"""The figures of a model call whose end was never recorded, from the times of its pieces."""

from __future__ import annotations

from workbench.traces.events import (
    AnswerDelta,
    ModelCallFinished,
    ModelCallStarted,
    ReasoningPiece,
    Record,
)


class CutCall:
    """Follows the model call that goes on; nothing is known of it once it ends in order."""

    def __init__(self) -> None:
        self._span_id = ""
        self._began_s = self._first_s = self._last_s = 0.0
        self._tokens = self._last_tokens = 0

    def take(self, record: Record) -> None:
        """Follow one record."""
        event, at_s = record.event, record.at_s
        if isinstance(event, ModelCallStarted):
            self._span_id, self._began_s = event.span_id, at_s
            self._tokens = self._last_tokens = 0
        elif isinstance(event, ModelCallFinished):
            self._span_id = ""
        elif isinstance(event, AnswerDelta | ReasoningPiece) and event.tokens:
            if not self._tokens:
                self._first_s = at_s
            self._last_s, self._last_tokens = at_s, event.tokens
            self._tokens += event.tokens

    def finished(self) -> ModelCallFinished | None:
        """The end it has not; None if none is missing, or if it wrote nothing."""
        if not self._span_id or not self._tokens:
            return None
        # A stored piece bears the time of its first token: the last one's took longer.
        writing_s = self._last_s - self._first_s
        before_tokens = self._tokens - self._last_tokens
        return ModelCallFinished(
            self._span_id,
            "cancelled",
            new_tokens=self._tokens,
            time_to_first_token_s=max(0.0, self._first_s - self._began_s),
            tokens_per_s=before_tokens / writing_s if writing_s > 0.0 else 0.0,
        )
