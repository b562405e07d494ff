"""One request to Foundry Local, from the conversation to its last event."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from typing import Any

from workbench.base.errors import EngineError, RequestError
from workbench.engines.api import (
    BrokenToolCall,
    CallInMessage,
    EngineEvent,
    Failed,
    Finished,
    FinishReason,
    GenerationStats,
    Message,
    PromptProgress,
    PromptReady,
    ReasoningDelta,
    Request,
    TextDelta,
    ToolCall,
)
from workbench.engines.foundry_local.guidance import Guidance, guidance_of, messages_of
from workbench.engines.foundry_local.runtime import plain_text
from workbench.engines.foundry_local.turns import Conversation, Turn, items_of, tools_of
from workbench.engines.prompt_text import check_length
from workbench.engines.stops import StopMatcher

_NOTE = "(Foundry Local writes the prompt itself. This is what it was given.)\n"
_CACHE_NOTE = "Foundry Local does not tell how much of it was kept"
_INTERRUPTED = ("interrupted", "truncated", "left empty")
_BAD_CALL = "invalid tool call"
_FRAME_TOKENS = 32
"""Within so many tokens an answer that keeps to the library's form has begun."""


class Answering:
    """A request that is being answered; ``step`` gives its events, one token at a time.

    Attributes:
        turn: What the session holds after a good end; None while there was none.
        prompt_tokens: Length of the prompt once it is known.
        new_tokens: Tokens written so far.
    """

    def __init__(self, request: Request, context_tokens: int, submitted_s: float) -> None:
        self.request = request
        self.turn: Turn | None = None
        self.prompt_tokens = self.new_tokens = 0
        self._context_tokens = context_tokens
        self._submitted_s, self._began_s, self._first_s = submitted_s, 0.0, 0.0
        self._matcher = StopMatcher(request.sampling.stop)
        self._stopped = False
        self._silent_tokens = 0
        self._text: list[str] = []
        self._calls: list[CallInMessage] = []
        self._guidance = Guidance()
        self._sent: tuple[Message, ...] = ()
        self._native: Any = None
        self._stream: Any = None
        self._items: Iterator[Any] = iter(())
        self._cancelled = threading.Event()

    def begin(self, conversation: Conversation) -> list[EngineEvent]:
        """Hand the conversation over; the library begins to read it.

        Raises:
            ContextFull: It leaves no room for an answer.
            EngineError: The library refused it.
        """
        from foundry_local_sdk import Request as NativeRequest

        self._began_s = time.perf_counter()
        if not any(m.content.strip() or m.calls for m in self.request.messages):
            raise RequestError("the request has no text", "Write a message first.")
        self._guidance = guidance_of(self.request)
        self._sent = conversation.continue_with(messages_of(self.request))
        self._native = NativeRequest()
        for item in items_of(self._sent, conversation.calls()):
            self._native.add_item(item)
        self._native.set_options(self._options(1))
        self.prompt_tokens = conversation.session.preflight_request(self._native).prompt_tokens
        check_length(self.prompt_tokens, self._context_tokens)
        room_tokens = self._context_tokens - self.prompt_tokens
        wanted_tokens = self.request.sampling.max_new_tokens
        self._native.set_options(self._options(min(wanted_tokens, room_tokens)))
        self._stream = conversation.session.process_streaming_request(self._native)
        self._items = iter(self._stream)
        return [
            PromptReady(
                _given(self.request),
                self.prompt_tokens,
                0,
                _CACHE_NOTE,
                self._guidance.unheld,
            ),
            PromptProgress(0, self.prompt_tokens),
        ]

    def cancel(self) -> None:
        """Stop it; any thread."""
        self._cancelled.set()
        if self._native is not None:
            self._native.cancel()

    @property
    def cancelled(self) -> bool:
        """It was told to stop."""
        return self._cancelled.is_set()

    def step(self) -> list[EngineEvent]:
        """Wait for the next item; the last list ends with ``Finished`` or ``Failed``."""
        from foundry_local_sdk.exception import FoundryLocalException

        try:
            item = next(self._items, None)
        except FoundryLocalException as exc:
            return [*self._first(), *self._refused(plain_text(exc))]
        if self.cancelled:
            return self._finish("cancelled")
        events = self._first()
        if item is None:
            return events + self._end()
        events += self._read(item)
        if self._stopped:
            return events + self._finish("stop")
        return events

    def close(self) -> None:
        """Stop what still runs and let the library's objects go."""
        if self._stream is not None:
            close = getattr(self._items, "close", None)
            if close is not None:
                close()
            self._stream.__exit__(None, None, None)
        if self._native is not None:
            self._native.__exit__(None, None, None)

    def stats(self) -> GenerationStats:
        """What it cost."""
        total_s = time.perf_counter() - self._submitted_s
        queue_s = self._began_s - self._submitted_s if self._began_s else total_s
        first_s = self._first_s - self._submitted_s if self._first_s else total_s
        return GenerationStats(
            self.prompt_tokens, 0, self.new_tokens, queue_s, first_s, total_s
        )

    def _options(self, new_tokens: int) -> Any:
        from foundry_local_sdk import RequestOptions, SearchOptions, ToolChoice

        sampling = self.request.sampling
        return RequestOptions(
            search=SearchOptions(
                temperature=sampling.temperature,
                top_p=sampling.top_p,
                top_k=sampling.top_k,
                seed=sampling.seed,
                max_output_tokens=new_tokens,
            ),
            tool_choice=ToolChoice(self.request.tool_choice)
            if tools_of(self.request)
            else None,
            additional_options=dict(self._guidance.options),
        )

    def _first(self) -> list[EngineEvent]:
        if self._first_s:
            return []
        self._first_s = time.perf_counter()
        return [PromptProgress(self.prompt_tokens, self.prompt_tokens)]

    def _read(self, item: Any) -> list[EngineEvent]:
        from foundry_local_sdk import TextItem, TextItemType, ToolCallItem

        if isinstance(item, ToolCallItem):
            self._calls.append(CallInMessage(item.call_id, item.name, item.arguments))
            return [ToolCall(item.call_id, item.name, item.arguments)]
        if not isinstance(item, TextItem) or not item.text:
            return []
        self.new_tokens += 1
        if item.type == TextItemType.REASONING:
            return [ReasoningDelta(item.text)]
        self._silent_tokens += 1
        text, self._stopped = self._matcher.feed(item.text)
        return self._said(text)

    def _said(self, text: str) -> list[EngineEvent]:
        if not text:
            return []
        self._text.append(text)
        tokens, self._silent_tokens = self._silent_tokens, 0
        return [TextDelta(text, tokens)]

    def _end(self) -> list[EngineEvent]:
        """The library is done: ask it why, and what it cost."""
        from foundry_local_sdk import FinishReason as NativeReason

        with self._stream.final_response as final:
            reason, usage = final.finish_reason, final.get_usage()
        self.new_tokens = max(self.new_tokens, usage.completion_tokens)
        events = self._said(self._matcher.finish())
        answer = Message("assistant", "".join(self._text), tuple(self._calls))
        self.turn = Turn(self._sent, answer)
        if reason == NativeReason.LENGTH:
            full = self.prompt_tokens + self.new_tokens >= self._context_tokens
            return [*events, *self._finish("context_full" if full else "length")]
        return [*events, *self._finish("tool_calls" if self._calls else "stop")]

    def _finish(self, reason: FinishReason) -> list[EngineEvent]:
        self.close()
        return [Finished(reason, self.stats())]

    def _refused(self, text: str) -> list[EngineEvent]:
        """The library ended with an error: the model's fault, the limit's, or its own."""
        if self.cancelled:
            return self._finish("cancelled")
        self.close()
        if self._is_unframed(text):
            hint = "Use the ONNX Runtime GenAI engine for this model: it knows the model's own."
            problem = "the model did not answer in the form that Foundry Local asks of it"
            return [Failed(EngineError(problem, hint))]
        if any(word in text for word in _INTERRUPTED):
            return [*self._broken(text, "the tool call was cut off by the limit of new tokens"),
                    Finished("length", self.stats())]  # fmt: skip
        if _BAD_CALL in text:
            return [*self._broken(text, text), Finished("stop", self.stats())]
        hint = "Try again; if it repeats, use the ONNX Runtime GenAI engine for this model."
        return [Failed(EngineError(f"Foundry Local failed: {text}", hint))]

    def _is_unframed(self, text: str) -> bool:
        """It wrote and wrote, but nothing that the library takes for an answer."""
        long_enough = self.request.sampling.max_new_tokens > _FRAME_TOKENS
        return "assistant text frame" in text and not self._text and long_enough

    def _broken(self, text: str, problem: str) -> list[EngineEvent]:
        return [BrokenToolCall("", problem)] if _BAD_CALL in text else []


def _given(request: Request) -> str:
    messages = [
        {
            "role": message.role,
            "content": message.content,
            **({"calls": [[c.id, c.name, c.arguments] for c in message.calls]}
               if message.calls else {}),
            **({"call_id": message.call_id} if message.call_id else {}),
        }
        for message in messages_of(request)
    ]  # fmt: skip
    tools = [
        {"name": tool.name, "description": tool.description, "parameters": tool.parameters}
        for tool in tools_of(request)
    ]
    shown = {"tools": tools, "messages": messages} if tools else {"messages": messages}
    return _NOTE + json.dumps(shown, ensure_ascii=False, indent=1)
