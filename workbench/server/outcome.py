"""What came of a request so far, whoever answers it: text, thoughts, calls, cost, its end."""

from __future__ import annotations

from typing import Any, Literal

from workbench.base.errors import EngineError, WorkbenchError
from workbench.engines.api import (
    BrokenToolCall,
    Finished,
    PromptReady,
    ReasoningDelta,
    TextDelta,
    TextVectors,
    ToolCall,
)
from workbench.server.refusals import ApiRefusal, of_error
from workbench.server.work import Begun, Ended, Said, Told
from workbench.traces.events import RunFinished

FinishReason = Literal["stop", "length", "tool_calls"]
_REASONS: dict[str, FinishReason] = {
    "stop": "stop",
    "length": "length",
    "context_full": "length",
    "tool_calls": "tool_calls",
}


class Outcome:
    """Takes what is told of one request.

    Attributes:
        run_id: The run in the traces; empty until it began.
        text: Pieces of the answer.
        thought: Pieces of what the model thought.
        calls: What it wants called.
        vectors: Of the texts, by their places.
        prompt: The prompt, once it was read.
        reason: Why it ended; None while it goes on.
    """

    def __init__(self, *, one_call: bool = False) -> None:
        self.run_id = ""
        self.text: list[str] = []
        self.thought: list[str] = []
        self.calls: list[ToolCall] = []
        self.vectors: dict[int, tuple[float, ...]] = {}
        self.prompt: PromptReady | None = None
        self.finished: Finished | None = None
        self.reason: FinishReason | None = None
        self._one_call = one_call
        self._end: RunFinished | None = None
        self._thought_tokens = 0
        self._new_tokens = 0

    def take(self, told: Told) -> str | ReasoningDelta | ToolCall | None:
        """Take what is told; gives what the program that asks is to be told at once.

        Raises:
            ApiRefusal: It failed.
        """
        if isinstance(told, TextDelta | Said):
            self.text.append(told.text)
            self._new_tokens += told.tokens if isinstance(told, TextDelta) else 0
            return told.text
        if isinstance(told, ReasoningDelta):
            self.thought.append(told.text)
            self._thought_tokens += told.tokens
            return told
        if isinstance(told, ToolCall):
            if self.calls and self._one_call:
                return None
            self.calls.append(told)
            return told
        if isinstance(told, BrokenToolCall):  # nobody here can ask the model again
            self.text.append(told.raw)
            return told.raw
        self._note(told)
        return None

    def _note(self, told: Told) -> None:
        if isinstance(told, Begun):
            self.run_id = told.run_id
        elif isinstance(told, PromptReady):
            self.prompt = told
        elif isinstance(told, TextVectors):
            self.vectors.update(enumerate(told.vectors, told.first))
        elif isinstance(told, Finished):
            self._finish(told)
        elif isinstance(told, Ended):
            self._end_of_run(told.end)
        elif isinstance(told, WorkbenchError):
            raise of_error(told)

    def _finish(self, finished: Finished) -> None:
        if finished.reason not in _REASONS:
            raise of_error(EngineError("the answer was stopped", "Ask again."))
        self.finished = finished
        self.reason = "tool_calls" if self.calls else _REASONS[finished.reason]

    def _end_of_run(self, end: RunFinished) -> None:
        self._end = end
        if end.end == "answered":
            self.reason = "stop"
        elif end.end == "token_limit":
            self.reason = "length"
        else:
            message = f"{end.message} {end.hint}".strip() or f"The run ended with {end.end}."
            # Clients ask again by themselves otherwise, and tools would do it all once more.
            raise ApiRefusal(500, message, "server_error", end.end, asks_again=False)

    @property
    def prompt_tokens(self) -> int:
        """Tokens that were read."""
        if self._end is not None:
            return self._end.prompt_tokens
        if self.finished is not None:
            return self.finished.stats.prompt_tokens
        return self.prompt.prompt_tokens if self.prompt else 0

    @property
    def new_tokens(self) -> int:
        """Tokens that were written."""
        if self._end is not None:
            return self._end.new_tokens
        if self.finished is not None:
            return self.finished.stats.new_tokens
        return self._new_tokens + self._thought_tokens

    @property
    def cached_tokens(self) -> int:
        """Tokens of the prompt that were not computed again."""
        return self.finished.stats.cached_tokens if self.finished else 0

    @property
    def thought_tokens(self) -> int:
        """Tokens of what the model thought."""
        return self._thought_tokens

    def usage(self) -> dict[str, Any]:
        """What it cost, as a chat tells it."""
        return {
            "prompt_tokens": self.prompt_tokens,
            "completion_tokens": self.new_tokens,
            "total_tokens": self.prompt_tokens + self.new_tokens,
            "prompt_tokens_details": {"cached_tokens": self.cached_tokens},
            "completion_tokens_details": {"reasoning_tokens": self._thought_tokens},
        }
