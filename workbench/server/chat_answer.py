"""How ``/v1/chat/completions`` and ``/v1/completions`` answer: whole, or piece by piece."""

from __future__ import annotations

import json
from typing import Any

from workbench.engines.api import ReasoningDelta, ToolCall
from workbench.server.outcome import Outcome

DONE = b"data: [DONE]\n\n"
_text = json.JSONEncoder(ensure_ascii=False).encode


def event(value: Any) -> bytes:
    """One event of a stream."""
    return b"data: " + _text(value).encode() + b"\n\n"


class ChatAnswer:
    """Writes a chat completion.

    What all pieces share is written once: a model of a few hundred million weights writes a
    token every few milliseconds, for many readers at a time.
    """

    kind = "chat.completion"

    def __init__(self, answer_id: str, created_s: int, model: str, *, with_usage: bool) -> None:
        """Begin one.

        Args:
            answer_id: Its id.
            created_s: Unix time.
            model: As the request named it.
            with_usage: A stream tells at its end what it cost.
        """
        self._id, self._created_s, self._model = answer_id, created_s, model
        self._with_usage = with_usage
        usage = ', "usage": null' if with_usage else ""
        self._head = (
            f'data: {{"id": {_text(answer_id)}, "object": "{self.kind}.chunk", '
            f'"created": {created_s}, "model": {_text(model)}{usage}, "choices": '
            '[{"index": 0, "delta": {"content": '
        ).encode()
        self._tail = b'}, "logprobs": null, "finish_reason": null}]}\n\n'
        self._calls = 0

    def begin(self) -> bytes:
        """The first event."""
        return event(self._chunk({"role": "assistant", "content": "", "refusal": None}))

    def piece(self, told: str | ReasoningDelta | ToolCall) -> bytes:
        """One event for what was just written."""
        if isinstance(told, str):
            return self._head + _text(told).encode() + self._tail
        if isinstance(told, ReasoningDelta):
            return event(self._chunk({"reasoning_content": told.text}))
        call = {"index": self._calls, **_call_values(told)}
        self._calls += 1
        return event(self._chunk({"tool_calls": [call]}))

    def end(self, outcome: Outcome, logprobs: list[dict[str, Any]] | None) -> bytes:
        """The last events."""
        parts = []
        if logprobs is not None:
            told = self._chunk({}, logprobs={"content": logprobs, "refusal": None})
            parts.append(event(told))
        parts.append(event(self._chunk({}, outcome.reason)))
        if self._with_usage:
            parts.append(
                event({**self._frame("chunk"), "choices": [], "usage": outcome.usage()})
            )
        return b"".join((*parts, DONE))

    def whole(self, outcome: Outcome, logprobs: list[dict[str, Any]] | None) -> dict[str, Any]:
        """The answer in one."""
        content = "".join(outcome.text)
        message: dict[str, Any] = {
            "role": "assistant",
            "content": content if content or not outcome.calls else None,
            "refusal": None,
            "annotations": [],
        }
        if outcome.thought:
            message["reasoning_content"] = "".join(outcome.thought)
        if outcome.calls:
            message["tool_calls"] = [_call_values(call) for call in outcome.calls]
        told = None if logprobs is None else {"content": logprobs, "refusal": None}
        choice = {
            "index": 0,
            "message": message,
            "logprobs": told,
            "finish_reason": outcome.reason,
        }
        return {**self._frame(), "choices": [choice], "usage": outcome.usage()}

    def _frame(self, part: str = "") -> dict[str, Any]:
        return {
            "id": self._id,
            "object": f"{self.kind}.{part}" if part else self.kind,
            "created": self._created_s,
            "model": self._model,
            "service_tier": "default",
            "system_fingerprint": "workbench",
        }

    def _chunk(
        self,
        delta: dict[str, Any],
        reason: str | None = None,
        logprobs: dict[str, Any] | None = None,
    ) -> dict[str, Any]:
        choice = {"index": 0, "delta": delta, "logprobs": logprobs, "finish_reason": reason}
        usage = {"usage": None} if self._with_usage else {}
        return {**self._frame("chunk"), "choices": [choice], **usage}


class TextAnswer(ChatAnswer):
    """Writes a completion of a text."""

    kind = "text_completion"

    def __init__(
        self, answer_id: str, created_s: int, model: str, *, with_usage: bool, echo: str = ""
    ) -> None:
        super().__init__(answer_id, created_s, model, with_usage=with_usage)
        self._echo = echo
        self._head = (
            f'data: {{"id": {_text(answer_id)}, "object": "{self.kind}", '
            f'"created": {created_s}, "model": {_text(model)}, "choices": '
            '[{"index": 0, "text": '
        ).encode()
        self._tail = b', "logprobs": null, "finish_reason": null}]}\n\n'

    def begin(self) -> bytes:
        """The first event: the prompt, if that is wanted."""
        return self.piece(self._echo) if self._echo else b""

    def piece(self, told: str | ReasoningDelta | ToolCall) -> bytes:
        """One event for what was just written; thoughts and calls are text here."""
        if isinstance(told, ToolCall):
            text = told.raw
        else:
            text = told if isinstance(told, str) else told.text
        return self._head + _text(text).encode() + self._tail

    def end(self, outcome: Outcome, logprobs: list[dict[str, Any]] | None) -> bytes:
        """The last events."""
        choice = self._choice("", outcome, logprobs)
        parts = [event({**self._frame(), "choices": [choice]})]
        if self._with_usage:
            parts.append(event({**self._frame(), "choices": [], "usage": outcome.usage()}))
        return b"".join((*parts, DONE))

    def whole(self, outcome: Outcome, logprobs: list[dict[str, Any]] | None) -> dict[str, Any]:
        """The answer in one."""
        raw = outcome.finished.raw if outcome.finished and outcome.calls else ""
        text = self._echo + (raw or "".join((*outcome.thought, *outcome.text)))
        choice = self._choice(text, outcome, logprobs)
        return {**self._frame(), "choices": [choice], "usage": outcome.usage()}

    def _choice(
        self, text: str, outcome: Outcome, logprobs: list[dict[str, Any]] | None
    ) -> dict[str, Any]:
        reason = "stop" if outcome.reason == "tool_calls" else outcome.reason
        told = None if logprobs is None else _text_logprobs(logprobs, len(self._echo))
        return {"index": 0, "text": text, "logprobs": told, "finish_reason": reason}


def _text_logprobs(rows: list[dict[str, Any]], first: int) -> dict[str, Any]:
    """How likely each token was, as completions of texts tell it."""
    offsets, at = [], first
    for row in rows:
        offsets.append(at)
        at += len(row["token"])
    return {
        "tokens": [row["token"] for row in rows],
        "token_logprobs": [row["logprob"] for row in rows],
        "top_logprobs": [
            {one["token"]: one["logprob"] for one in row["top_logprobs"]} for row in rows
        ],
        "text_offset": offsets,
    }


def _call_values(call: ToolCall) -> dict[str, Any]:
    return {
        "id": call.id,
        "type": "function",
        "function": {"name": call.name, "arguments": call.arguments},
    }
