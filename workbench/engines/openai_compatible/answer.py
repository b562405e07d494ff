"""One answer of a server: chunks of plain JSON in, engine events out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from workbench.base.errors import ContextFull, EngineError
from workbench.engines.api import (
    BrokenToolCall,
    EngineEvent,
    FinishReason,
    PromptProgress,
    ReasoningDelta,
    Request,
    ToolCall,
)
from workbench.engines.dialects import hermes_dialect
from workbench.engines.openai_compatible.calls import CallPieces

MOST_ANSWER_CHARACTERS = 4 * 1024 * 1024
_SPARE_PIECES = 64
"""One token of a call may come in several pieces."""
_THINK = ("<think>", "</think>")
_REASONING_NAMES = ("reasoning_content", "reasoning", "thinking")
_FULL = ("exceed", "too long", "maximum")


class ServerAnswer:
    """Reads one answer.

    A server that does not read calls or thinking out of the text itself sends them as text;
    they are told apart here.

    Attributes:
        prompt_tokens: Tokens of the prompt, once the server told.
        cached_tokens: How many of them it had already.
        new_tokens: Tokens written: as told, else the pieces that came.
        ended: Why the server ended the answer, or empty.
        shown: Something of the answer came.
    """

    def __init__(self, request: Request) -> None:
        tools = request.tools if request.tool_choice != "none" else ()
        self._parser = replace(hermes_dialect(), think=_THINK).parser(tools)
        self._most_tokens = request.sampling.max_new_tokens
        self._pieces = 0
        self._characters = 0
        self._told_tokens = 0
        self._calls = CallPieces()
        self._written: list[ToolCall] = []
        self.prompt_tokens = 0
        self.cached_tokens = 0
        self.ended = ""
        self.shown = False

    @property
    def new_tokens(self) -> int:
        return self._told_tokens or self._pieces

    @property
    def over(self) -> bool:
        """It wrote more than was asked for, and does not stop by itself."""
        return self._pieces > self._most_tokens + _SPARE_PIECES and not self.ended

    @property
    def progress(self) -> tuple[int, int]:
        """Changes as long as more of the answer is written, and not by chunks without it."""
        return self._pieces, min(self._told_tokens, self._most_tokens + _SPARE_PIECES)

    def take(self, chunk: Any) -> list[EngineEvent]:
        """Events of one chunk.

        Raises:
            EngineError: It is an error of the server, or no chunk.
        """
        if not isinstance(chunk, dict):
            raise EngineError(f"the server sent {str(chunk)[:80]!r} instead of an answer", "")
        if chunk.get("error"):
            raise error_of(chunk["error"])
        events = self._measures(chunk)
        choices = chunk.get("choices")
        if isinstance(choices, list) and choices:
            events += self._choice(choices[0])
        elif "choices" not in chunk and not events and not chunk.get("usage"):
            raise EngineError(
                f"the server sent no answer but {json.dumps(chunk)[:200]}",
                "Check the address: it mostly ends in /v1.",
            )
        if any(not isinstance(event, PromptProgress) for event in events):
            self.shown = True
        return events

    def finish(self, *, cut_off: bool) -> list[EngineEvent]:
        """What was held back until the end."""
        events = self._noted(self._parser.finish(cut_off))
        for call in self._calls.finish(cut_off=cut_off):
            if not self._is_written(call):
                events.append(call)
        return events

    def reason(self, events: Sequence[EngineEvent]) -> FinishReason:
        """Why it ended, in the words of the seam; ``events`` are those of ``finish``."""
        if self.ended == "length":
            return "length"
        called = self._written or any(isinstance(event, ToolCall) for event in events)
        return "tool_calls" if called else "stop"

    def _choice(self, choice: Any) -> list[EngineEvent]:
        if not isinstance(choice, dict):
            raise EngineError("the server sent a choice that is no object", "")
        if choice.get("index") not in (0, None):
            return []
        reason = choice.get("finish_reason")
        if isinstance(reason, str) and reason:
            self.ended = reason
        if reason == "content_filter":
            raise EngineError(
                "the server withheld the rest of the answer (content filter)",
                "Ask in other words, or choose another model.",
            )
        delta = choice.get("delta") or choice.get("message")
        if not isinstance(delta, dict):
            delta = {"content": choice.get("text")}
        return self._delta(delta)

    def _delta(self, delta: dict[str, Any]) -> list[EngineEvent]:
        events: list[EngineEvent] = []
        thought = next((delta[name] for name in _REASONING_NAMES if delta.get(name)), None)
        if isinstance(thought, str):
            self._count(thought)
            events.append(ReasoningDelta(thought))
        if text := _text(delta.get("content")):
            self._count(text)
            events += self._noted(self._parser.feed(text))
        if pieces := delta.get("tool_calls") or delta.get("function_call"):
            self._count("")
            self._calls.take(pieces)
            self.shown = True
        return events

    def _count(self, text: str) -> None:
        self._pieces += 1
        self._characters += len(text)
        if self._characters > MOST_ANSWER_CHARACTERS:
            raise EngineError(
                f"the answer is longer than {MOST_ANSWER_CHARACTERS:,} characters",
                "The server does not keep to the length it was asked for.",
            )

    def _noted(self, events: Sequence[EngineEvent]) -> list[EngineEvent]:
        self._written += [event for event in events if isinstance(event, ToolCall)]
        return list(events)

    def _is_written(self, call: ToolCall | BrokenToolCall) -> bool:
        """Some servers leave a call in the text and tell it as a call, too."""
        return isinstance(call, ToolCall) and any(
            written.name == call.name and _same(written.arguments, call.arguments)
            for written in self._written
        )

    def _measures(self, chunk: dict[str, Any]) -> list[EngineEvent]:
        """Tokens, wherever this server tells of them."""
        usage, timings = _part(chunk, "usage"), _part(chunk, "timings")
        details = _part(usage, "prompt_tokens_details")
        cached, fresh = _count_of(timings, "cache_n"), _count_of(timings, "prompt_n")
        self.prompt_tokens = _count_of(usage, "prompt_tokens") or self.prompt_tokens
        self.prompt_tokens = self.prompt_tokens or cached + fresh
        self.cached_tokens = _count_of(details, "cached_tokens") or cached or self.cached_tokens
        self.cached_tokens = min(self.cached_tokens, self.prompt_tokens)
        self._told_tokens = _count_of(usage, "completion_tokens") or self._told_tokens
        progress = _part(chunk, "prompt_progress")
        if total := _count_of(progress, "total"):
            self.prompt_tokens = total
            self.cached_tokens = min(_count_of(progress, "cache"), total)
            done = min(_count_of(progress, "processed"), total)
            return [PromptProgress(done, total)]
        return []


def error_of(error: Any) -> EngineError:
    """The error that a server tells of, whatever form it has."""
    said, _code = _said(error)
    return known_error(error) or EngineError(
        f"the server reports an error: {said}", "Look at the server's own log."
    )


def known_error(error: Any) -> EngineError | None:
    """The error if it is one whose remedy is known."""
    said, code = _said(error)
    words = f"{code} {said}".lower()
    if "context" in words and any(word in words for word in _FULL):
        return ContextFull(
            f"the prompt does not fit into the server's context: {said}",
            "Start a new conversation, or start the server with a larger context.",
        )
    if "tool" in words and ("parser" in words or "not support" in words or "jinja" in words):
        return EngineError(
            f"the server does not take tools for this model: {said}",
            "Start the server with its tool call parser, or choose another model.",
        )
    return None


def _said(error: Any) -> tuple[str, str]:
    """What the server says of an error, and the words by which programs know it."""
    code, text = "", error
    if isinstance(error, dict):
        code = f"{error.get('type') or ''} {error.get('code') or ''}"
        text = error.get("message") or error.get("detail") or json.dumps(error)
    return str(text).strip()[:500] or "nothing more", code


def _text(content: Any) -> str:
    if content is None:
        return ""
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        return "".join(
            part["text"]
            for part in content
            if isinstance(part, dict) and isinstance(part.get("text"), str)
        )
    raise EngineError(f"the server sent {str(content)[:40]!r} where text should be", "")


def _same(written: str, other: str) -> bool:
    """Whether two texts hold the same JSON."""
    try:
        return bool(json.loads(written) == json.loads(other))
    except (ValueError, RecursionError):
        return written == other


def _part(values: dict[str, Any], name: str) -> dict[str, Any]:
    found = values.get(name)
    return found if isinstance(found, dict) else {}


def _count_of(values: dict[str, Any], name: str) -> int:
    found = values.get(name)
    good = isinstance(found, int) and not isinstance(found, bool) and 0 <= found < 2**40
    return found if good and isinstance(found, int) else 0
