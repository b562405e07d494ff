"""Requests of an engine whose library gives tokens one by one, from submit to last event.

Such an engine keeps a ``TokenJobs``: in each step it calls ``take_in``, moves jobs from
``queue`` to ``running`` with ``begin``, hands every token it got to ``write``, and returns
``take_events``. What a job holds in the library is freed by the ``release`` it began with.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from workbench.base.errors import ContextFull, EngineError
from workbench.engines.answer import Answer, Detokenizer
from workbench.engines.api import (
    EngineEvent,
    EngineUsage,
    Failed,
    Finished,
    FinishReason,
    GenerationStats,
    PromptProgress,
    PromptReady,
    Request,
)
from workbench.engines.constrain import held_by
from workbench.engines.llama_cpp.rates import RateMeter
from workbench.engines.lost_prefixes import LostPrefixes
from workbench.engines.preparing import check_request, request_failure
from workbench.engines.prompt_text import PromptText, PromptWriter, check_length


class Vocabulary(Protocol):
    """A model's tokenizer."""

    @property
    def ends(self) -> Container[int]:
        """Tokens that end an answer."""
        ...

    def encode(self, text: str) -> list[int]:
        """Tokens of a whole prompt."""
        ...

    def detokenizer(self) -> Detokenizer:
        """A fresh one, for one answer."""
        ...


@dataclass(slots=True, eq=False)
class TokenJob:
    """A request and what belongs to it while it is in the engine.

    Attributes:
        prompt: Its prompt as text; set once it is in the queue.
        tokens: Prompt and answer so far.
        prompt_tokens: How many of them are the prompt.
        release: Frees what it holds in the library; called once, when it ends.
    """

    id: str
    request: Request
    submitted_s: float = field(default_factory=time.perf_counter)
    prompt: PromptText = field(default_factory=lambda: PromptText("", None))
    tokens: list[int] = field(default_factory=list)
    prompt_tokens: int = 0
    cached_tokens: int = 0
    answer: Answer | None = None
    release: Callable[[], None] | None = None
    started_s: float = 0.0
    first_token_s: float = 0.0
    last_token_s: float = 0.0

    @property
    def new_tokens(self) -> int:
        """Tokens written so far."""
        return len(self.tokens) - self.prompt_tokens

    def stats(self) -> GenerationStats:
        """What the generation cost up to now."""
        now_s = time.perf_counter()
        return GenerationStats(
            prompt_tokens=self.prompt_tokens,
            cached_tokens=self.cached_tokens,
            new_tokens=self.new_tokens,
            queue_s=(self.started_s or now_s) - self.submitted_s,
            first_token_s=(self.first_token_s or now_s) - self.submitted_s,
            total_s=(self.last_token_s or now_s) - self.submitted_s,
        )


class TokenJobs:
    """All requests of one engine. ``submit`` and ``cancel`` may come from other threads.

    Attributes:
        queue: Jobs that wait, in order; their prompts are tokenised.
        running: Jobs that have begun, in order.
        lost: What the engine held of conversations and holds no more.
    """

    def __init__(
        self, writer: PromptWriter, vocabulary: Vocabulary, context_tokens: int
    ) -> None:
        self._writer, self._vocabulary = writer, vocabulary
        self._context_tokens = context_tokens
        self._lock = threading.Lock()
        self._inbox: list[TokenJob] = []
        self._cancelled: set[str] = set()
        self._events: list[tuple[str, EngineEvent]] = []
        self._rates = RateMeter()
        self._written_tokens = self._read_tokens = 0
        self._last_context_tokens = 0
        self.queue: list[TokenJob] = []
        self.running: list[TokenJob] = []
        self.lost = LostPrefixes()

    def submit(self, request_id: str, request: Request) -> None:
        """Take a request."""
        with self._lock:
            self._inbox.append(TokenJob(request_id, request))

    def cancel(self, request_id: str) -> None:
        """Stop a request at the next ``take_in``."""
        with self._lock:
            self._cancelled.add(request_id)

    @property
    def interrupted(self) -> bool:
        """Somebody waits for a cancel: a long piece of work should be cut short."""
        return bool(self._cancelled)

    def take_in(self) -> None:
        """Move new requests into the queue and end the cancelled ones."""
        if not self._inbox and not self._cancelled:
            return
        with self._lock:
            inbox, self._inbox = self._inbox, []
            cancelled, self._cancelled = self._cancelled, set()
        for job in inbox:
            self.queue.append(job)
            if job.id not in cancelled:
                self._prepare(job)
        for job in [*self.running, *self.queue]:
            if job.id in cancelled:
                self.finish(job, "cancelled")

    def begin(
        self,
        job: TokenJob,
        cached_tokens: int = 0,
        note: str = "",
        release: Callable[[], None] | None = None,
    ) -> None:
        """Its prompt is being read from now on; ``cached_tokens`` of it need not be."""
        self.queue.remove(job)
        self.running.append(job)
        job.started_s = time.perf_counter()
        job.release, job.cached_tokens = release, cached_tokens
        self._last_context_tokens = job.prompt_tokens
        lost = self.lost.why(job.request, cached_tokens)
        note = note or lost
        prompt = job.prompt
        held = held_by(prompt.constraint)
        ready = PromptReady(
            prompt.text, job.prompt_tokens, cached_tokens, note, prompt.unheld, held
        )
        self._tell(job, ready)

    def read(self, job: TokenJob, done_tokens: int, fresh_tokens: int) -> None:
        """So much of the prompt is done, ``fresh_tokens`` of it just now."""
        self._read_tokens += fresh_tokens
        self._tell(job, PromptProgress(done_tokens, job.prompt_tokens))

    def write(self, job: TokenJob, token: int) -> bool:
        """Take a job's next token; False when the job has ended by it."""
        if job.answer is None:
            raise EngineError(f"request {job.id!r} was never prepared")
        job.last_token_s = time.perf_counter()
        job.first_token_s = job.first_token_s or job.last_token_s
        job.tokens.append(token)
        self._written_tokens += 1
        self._last_context_tokens = len(job.tokens)
        if token in self._vocabulary.ends:
            return self.finish(job, "stop")
        for event in job.answer.feed(token):
            self._tell(job, event)
        if job.answer.stopped:
            return self.finish(job, "stop")
        if job.new_tokens >= job.request.sampling.max_new_tokens:
            return self.finish(job, "length")
        if len(job.tokens) >= self._context_tokens:
            return self.finish(job, "context_full")
        return True

    def finish(self, job: TokenJob, reason: FinishReason) -> bool:
        """End a job in good order; always False."""
        if job.answer is not None and job.new_tokens:
            for event in job.answer.finish(cut_off=reason != "stop"):
                self._tell(job, event)
            if reason == "stop" and job.answer.called:
                reason = "tool_calls"
        stats = job.stats()
        tokens = tuple(job.tokens[job.prompt_tokens :])
        raw = job.answer.raw if job.answer is not None else ""
        self._leave(job)
        self._tell(job, Finished(reason, stats, tokens, raw))
        return False

    def fail(self, job: TokenJob, error: EngineError) -> None:
        """End a job with an error."""
        self._leave(job)
        self._tell(job, Failed(error))

    def take_events(self) -> list[tuple[str, EngineEvent]]:
        """Events since the last call."""
        self._rates.note(self._written_tokens, self._read_tokens)
        events, self._events = self._events, []
        return events

    def usage(
        self,
        *,
        kv_used_tokens: int,
        kv_capacity_tokens: int,
        cell_bytes: int,
        conversations: Mapping[str, int],
    ) -> EngineUsage:
        """The state now; what is kept of conversations is known to the adapter."""
        written, read = self._rates.per_s(self._written_tokens, self._read_tokens)
        return EngineUsage(
            running=len(self.running),
            queued=len(self.queue) + len(self._inbox),
            kv_used_tokens=kv_used_tokens,
            kv_capacity_tokens=kv_capacity_tokens,
            kv_used_bytes=kv_used_tokens * cell_bytes,
            tokens_per_s=written,
            prompt_tokens_per_s=read,
            context_used_tokens=self._last_context_tokens,
            context_tokens=self._context_tokens,
            conversation_tokens=conversations,
        )

    def close(self) -> None:
        """Forget every job."""
        for job in [*self.running, *self.queue]:
            self._leave(job)

    def _prepare(self, job: TokenJob) -> None:
        """Render and tokenise; a failure ends the job."""
        request = job.request
        try:
            check_request(request)
            job.prompt = self._writer.write(request)
            job.tokens = self._vocabulary.encode(job.prompt.text)
            job.prompt_tokens = len(job.tokens)
            check_length(job.prompt_tokens, self._context_tokens)
            chat = request.prompt is None
            parser = self._writer.dialect.parser(request.tools) if chat else None
            stops = (*request.sampling.stop, *(job.prompt.stops if chat else ()))
            job.answer = Answer(self._vocabulary.detokenizer(), stops, parser)
        except ContextFull as error:
            ready = PromptReady(
                job.prompt.text,
                job.prompt_tokens,
                0,
                refused=error.message,
                limit_tokens=self._context_tokens,
            )
            self._tell(job, ready)
            self.fail(job, error)
        except Exception as exc:  # noqa: BLE001 - worker boundary: it ends this request alone
            self.fail(job, request_failure(exc))

    def _leave(self, job: TokenJob) -> None:
        for jobs in (self.running, self.queue):
            if job in jobs:
                jobs.remove(job)
        if job.release is not None:
            job.release()
            job.release = None

    def _tell(self, job: TokenJob, event: EngineEvent) -> None:
        self._events.append((job.id, event))
