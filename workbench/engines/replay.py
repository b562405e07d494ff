"""Plays recorded answers at a set rate: to try the program without a model."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path
from typing import NoReturn

from workbench.base.errors import EngineError, RequestError, RunError
from workbench.base.patterns import Pattern
from workbench.engines.api import (
    EngineEvent,
    EngineInfo,
    EngineUsage,
    Failed,
    Finished,
    FinishReason,
    GenerationStats,
    LoadOptions,
    PromptProgress,
    PromptReady,
    Request,
    ToolCall,
)
from workbench.engines.dialects import PLAIN_TEMPLATE, hermes_dialect, render_prompt
from workbench.engines.recordings import (
    CHARS_PER_TOKEN,
    Recording,
    RecordingFile,
    read_recordings,
)
from workbench.engines.templates import ChatTemplate

_SLICE_S = 0.005
_BURST_TOKENS = 64
_MATCH_LIMIT_CHARS = 4_000


def load(path: Path, options: LoadOptions) -> ReplayEngine:
    """Open a file of recordings.

    ``LoadOptions.extra["tokens_per_s"]`` overrides the rate; 0 is as fast as possible.

    Raises:
        ModelLoadError: The file is missing or holds no recordings.
    """
    return ReplayEngine(read_recordings(path), path, options)


class _Play:
    """One answer that is being played."""

    def __init__(self, recording: Recording, request: Request, prompt: str) -> None:
        self.recording, self.request, self.prompt = recording, request, prompt
        tools = request.tools if request.tool_choice != "none" else ()
        self.parser = hermes_dialect().parser(tools)
        self.submitted_s = time.perf_counter()
        self.began_s = 0.0
        self.first_token_s = 0.0
        self.tokens = 0
        self.called = False

    @property
    def prompt_tokens(self) -> int:
        """As recorded, else by the length of the prompt."""
        recorded = self.recording.prompt_tokens
        return len(self.prompt) // CHARS_PER_TOKEN + 1 if recorded is None else recorded

    def due_tokens(self, rate: float, now_s: float) -> int:
        """How many tokens should have been written by now."""
        if rate <= 0.0:
            return self.tokens + _BURST_TOKENS
        return int((now_s - self.began_s) * rate)

    def stats(self) -> GenerationStats:
        """What it cost."""
        now_s = time.perf_counter()
        total_s = now_s - self.submitted_s
        first_s = self.first_token_s - self.submitted_s if self.first_token_s else total_s
        queue_s = self.began_s - self.submitted_s if self.began_s else total_s
        return GenerationStats(self.prompt_tokens, 0, self.tokens, queue_s, first_s, total_s)


class ReplayEngine:
    """Plays many recordings side by side."""

    def __init__(self, file: RecordingFile, path: Path, options: LoadOptions) -> None:
        self._file, self._options = file, options
        self._size_bytes = path.stat().st_size
        rate = options.extra.get("tokens_per_s", file.tokens_per_s)
        self._rate = float(rate) if isinstance(rate, (int, float)) else file.tokens_per_s
        self._template = ChatTemplate(PLAIN_TEMPLATE)
        self._patterns: dict[str, Pattern] = {}
        self._plays: dict[str, _Play] = {}
        self._failed: list[tuple[str, EngineEvent]] = []
        self._cancelled: set[str] = set()
        self._wake = threading.Event()

    def info(self) -> EngineInfo:
        """What was opened."""
        context_tokens = self._options.context_tokens or 8192
        return EngineInfo(
            model_name=self._file.name,
            architecture="replay",
            parameters=0,
            quantisation="",
            context_tokens=context_tokens,
            trained_context_tokens=context_tokens,
            threads=1,
            weights_bytes=self._size_bytes,
            kv_bytes=0,
            compute_bytes=0,
            can_call_tools=True,
        )

    def usage(self) -> EngineUsage:
        """How much is being played."""
        plays = list(self._plays.values())
        conversations = {
            play.request.conversation_id: play.prompt_tokens + play.tokens for play in plays
        }
        running = len(self._plays)
        return EngineUsage(
            running=running,
            kv_used_tokens=sum(play.prompt_tokens + play.tokens for play in plays),
            kv_capacity_tokens=self.info().context_tokens * self._options.max_sequences,
            tokens_per_s=self._rate * running,
            context_used_tokens=next(reversed(conversations.values()), 0),
            context_tokens=self.info().context_tokens,
            conversation_tokens=conversations,
        )

    def submit(self, request_id: str, request: Request) -> None:
        """Queue a request."""
        try:
            prompt = request.prompt
            if prompt is None:
                prompt = render_prompt(
                    self._template, hermes_dialect(), request.messages, request.tools
                )
            self._plays[request_id] = _Play(self._choose(request), request, prompt)
        except EngineError as exc:
            self._failed.append((request_id, Failed(exc)))

    def cancel(self, request_id: str) -> None:
        """Stop a request; may come from another thread."""
        self._cancelled.add(request_id)
        self._wake.set()

    def step(self) -> list[tuple[str, EngineEvent]]:
        """Play what is due; waits a little when nothing is."""
        events, self._failed = self._failed, []
        for request_id in list(self._plays):
            events += [(request_id, event) for event in self._play(request_id)]
        if not events and self._plays:
            self._wake.wait(_SLICE_S)
        self._wake.clear()
        return events

    def close(self) -> None:
        """Forget everything."""
        self._plays.clear()

    def _choose(self, request: Request) -> Recording:
        asked = [message for message in request.messages if message.role == "user"]
        text = asked[-1].content if asked else request.prompt or ""
        after_tool = bool(request.messages) and request.messages[-1].role == "tool"
        fitting = [
            recording
            for recording in self._file.recordings
            if after_tool or not recording.after_tool
            if self._fits(recording, text[:_MATCH_LIMIT_CHARS])
        ]
        fitting.sort(key=lambda recording: recording.after_tool != after_tool)
        if not fitting:
            raise RequestError(
                "no recording fits this message", "Ask something that was recorded."
            )
        return fitting[0]

    def _fits(self, recording: Recording, text: str) -> bool:
        if not recording.match:
            return True
        if recording.match not in self._patterns:
            self._patterns[recording.match] = Pattern(recording.match)
        try:
            return self._patterns[recording.match].is_in(text)
        except RunError as exc:
            raise RequestError(exc.message, "Write a simpler match in the recording.") from exc

    def _play(self, request_id: str) -> list[EngineEvent]:
        play = self._plays[request_id]
        if request_id in self._cancelled:
            return self._finish(request_id, "cancelled")
        if not play.began_s:
            play.began_s = time.perf_counter()
            total = play.prompt_tokens
            return [PromptReady(play.prompt, total, 0), PromptProgress(total, total)]
        events: list[EngineEvent] = []
        due = min(play.due_tokens(self._rate, time.perf_counter()), play.tokens + _BURST_TOKENS)
        while play.tokens < due:
            if play.tokens >= play.request.sampling.max_new_tokens:
                return events + self._finish(request_id, "length")
            if self._fault_is_due(play):
                if events:
                    return events  # What came before the fault must be seen.
                _FAULTS[play.recording.fault]()
            token = play.recording.token(play.tokens)
            if token is None:
                return events + self._finish(request_id, "stop")
            play.first_token_s = play.first_token_s or time.perf_counter()
            play.tokens += 1
            new = play.parser.feed(token)
            play.called = play.called or any(isinstance(event, ToolCall) for event in new)
            events += new
        return events

    def _finish(self, request_id: str, reason: FinishReason) -> list[EngineEvent]:
        play = self._plays.pop(request_id)
        self._cancelled.discard(request_id)
        events: list[EngineEvent] = list(play.parser.finish(reason != "stop"))
        play.called = play.called or any(isinstance(event, ToolCall) for event in events)
        if reason == "stop" and play.called:
            reason = "tool_calls"
        return [*events, Finished(reason, play.stats())]

    def _fault_is_due(self, play: _Play) -> bool:
        return bool(play.recording.fault) and play.tokens == play.recording.fault_at


def _hang() -> None:
    threading.Event().wait()


def _exit() -> NoReturn:
    os._exit(3)


def _error() -> NoReturn:
    raise RuntimeError("a rehearsed error")


_FAULTS = {"abort": os.abort, "exit": _exit, "hang": _hang, "error": _error}
