"""Vectors and ranks of texts, in a context of their own beside the one that writes."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from dataclasses import dataclass, field, replace
from typing import Any

from workbench.base.errors import EngineError, RequestError
from workbench.engines.api import (
    EngineEvent,
    Failed,
    Finished,
    GenerationStats,
    LoadOptions,
    TextScores,
    TextTask,
    TextVectors,
)
from workbench.engines.embedding import normalised
from workbench.engines.llama_cpp.context import NativeContext
from workbench.engines.llama_cpp.model import NativeModel
from workbench.engines.llama_cpp.rerank_text import pair_tokens
from workbench.engines.step_plan import StepPlan

log = logging.getLogger(__name__)

_MOST_TEXT_TOKENS = 4096
_OUTPUT_BYTES = 1 << 30
_BESIDE_TOKENS = 128
_SEQUENCES = 64
_MEAN, _RANK = 1, 4
_DONE, _ABORTED = 0, 2


@dataclass(slots=True, eq=False)
class _Task:
    """A task on its way; ``taken`` texts are done or in the batch."""

    id: str
    task: TextTask
    submitted_s: float = field(default_factory=time.perf_counter)
    started_s: float = 0.0
    taken: int = 0
    tokens: int = 0


@dataclass(slots=True)
class _Share:
    """What a task has in one batch."""

    first: int
    sequences: list[int] = field(default_factory=list)
    tokens: int = 0


class EmbeddingContext(NativeContext):
    """A context that gives one vector for each sequence of a batch."""

    def _plan_step(self, options: LoadOptions, cells: int) -> StepPlan:
        # A text may look at what follows it, so all of a batch is computed at once.
        return StepPlan("auto", options.batch_tokens)

    def _adjust(self, params: Any) -> None:
        params.embeddings = True
        if not self.model.meta_number("pooling_type"):
            params.pooling_type = _MEAN
        params.n_outputs_max = params.n_outputs_max_per_seq = 0  # every token

    def vector(self, sequence: int, size: int) -> list[float]:
        """The vector of a sequence of the batch that was decoded last."""
        pointer = self._lib.llama_get_embeddings_seq(self.handle, sequence)
        if not pointer:
            raise EngineError(
                "llama.cpp gave no vector for a text", "Choose a model made for embeddings."
            )
        return list(pointer[:size])

    def clear(self) -> None:
        """Forget all texts."""
        if self.memory:
            self._lib.llama_memory_clear(self.memory, False)

    def add_whole(self, sequence: int, tokens: list[int]) -> None:
        """Add all tokens of a text."""
        for position, token in enumerate(tokens):
            self.add_one(sequence, position, token)


class TextTasks:
    """Does tasks a batch at a time, by turns; the context is made when the first one comes.

    Attributes:
        waiting: Tasks that are not done.
        only: The model does nothing else; it cannot write.
    """

    def __init__(
        self, model: NativeModel, options: LoadOptions, context_tokens: int, threads: int
    ) -> None:
        self._model, self._options, self._threads = model, options, threads
        # The library sets logits aside for every token of a text, though nobody reads them.
        most = min(_MOST_TEXT_TOKENS, _OUTPUT_BYTES // (4 * model.vocab_size))
        self._most_tokens = max(1, min(context_tokens, most))
        self._ranks = model.meta_number("pooling_type") == _RANK
        causal = model.meta(f"{model.meta('general.architecture')}.attention.causal")
        self.only = self._ranks or causal == "false"
        self._context: EmbeddingContext | None = None
        self._lock = threading.Lock()
        self._stopped: set[str] = set()
        self._decoding = False
        self.waiting: deque[_Task] = deque()

    def submit(self, request_id: str, task: TextTask) -> None:
        """Queue a task.

        Raises:
            RequestError: This model cannot do it, or a text is too long.
        """
        if task.kind == "rerank" and not self._ranks:
            raise RequestError(
                "this model does not rank texts: its file names no rank pooling",
                "Choose a reranker, or compare the vectors of the texts.",
            )
        if task.kind == "embed" and self._ranks:
            raise RequestError(
                "this model ranks texts and makes no vectors of them",
                "Choose a model made for embeddings.",
            )
        job = _Task(request_id, task)
        for number, text in enumerate(task.texts):
            if len(text) + len(task.query) > self._most_tokens // 2:
                self._tokens(job, number)  # It says so at once if a text is too long.
        self.waiting.append(job)

    def cancel(self, request_id: str) -> None:
        """Stop a task, and interrupt the batch so that others that stop are heard too.

        Any thread may call it.
        """
        if not self.waiting:
            return
        with self._lock:
            self._stopped.add(request_id)
            if self._decoding and self._context is not None:
                self._context.abort(True)

    def step(self, writing: bool = False) -> list[tuple[str, EngineEvent]]:
        """Decode one batch, a small one beside streams that are ``writing``."""
        events = self._end_stopped()
        if not self.waiting:
            return events
        try:
            context = self._context or self._open()
        except EngineError as error:
            events += [(job.id, Failed(error)) for job in self.waiting]
            self.waiting.clear()
            return events
        most = _BESIDE_TOKENS if writing else self._options.batch_tokens
        shares = self._fill(context, min(most, self._most_tokens), events)
        if shares:
            self._decode(context, shares, events)
        return events

    def close(self) -> None:
        """Free the context."""
        self.waiting.clear()
        if self._context is not None:
            self._context.close()
            self._context = None

    def _open(self) -> EmbeddingContext:
        most = self._most_tokens
        options = replace(self._options, batch_tokens=most, kv_type="f16")
        context = EmbeddingContext(self._model, options, most, _SEQUENCES)
        context.set_threads(self._threads, self._threads)
        log.info("engines.embedding_context_made tokens=%d", most)
        self._context = context
        return context

    def _end_stopped(self) -> list[tuple[str, EngineEvent]]:
        with self._lock:
            stopped, self._stopped = self._stopped, set()
        events: list[tuple[str, EngineEvent]] = []
        for job in [job for job in self.waiting if job.id in stopped]:
            self._drop(job, Finished("cancelled", _stats(job)), events)
        return events

    def _fill(
        self, context: EmbeddingContext, room: int, events: list[tuple[str, EngineEvent]]
    ) -> dict[_Task, _Share]:
        """Put texts into a batch, one of each task in turn, as many as a step should hold."""
        context.begin_batch()
        shares: dict[_Task, _Share] = {}
        turns, sequence, used = deque(self.waiting), 0, 0
        while turns and sequence < _SEQUENCES:
            job = turns.popleft()
            try:
                tokens = self._tokens(job, job.taken)
            except EngineError as error:
                self._drop(job, Failed(error), events)
                shares.pop(job, None)
                continue
            if used and used + len(tokens) > room:
                self._put_first(job)
                break
            context.add_whole(sequence, tokens)
            share = shares.setdefault(job, _Share(job.taken))
            share.sequences.append(sequence)
            share.tokens += len(tokens)
            job.taken += 1
            job.started_s = job.started_s or time.perf_counter()
            used, sequence = used + len(tokens), sequence + 1
            if job.taken < len(job.task.texts):
                turns.append(job)
        return shares

    def _put_first(self, job: _Task) -> None:
        """The next batch begins with this one, so that nobody is passed over."""
        while self.waiting[0] is not job:
            self.waiting.rotate(-1)

    def _drop(
        self, job: _Task, last: EngineEvent, events: list[tuple[str, EngineEvent]]
    ) -> None:
        self.waiting.remove(job)
        events.append((job.id, last))

    def _tokens(self, job: _Task, number: int) -> list[int]:
        task = job.task
        text = task.texts[number]
        if task.kind == "rerank":
            tokens = pair_tokens(self._model, task.query, text)
        else:
            tokens = self._model.tokenize(text, special=False, ends=True)
        if len(tokens) > self._most_tokens:
            raise RequestError(
                f"text {number + 1} is too long: it has {len(tokens):,} tokens, and at most "
                f"{self._most_tokens:,} can be read at once",
                "Cut it into pieces, or load the model with a larger context.",
            )
        return tokens

    def _decode(
        self,
        context: EmbeddingContext,
        shares: dict[_Task, _Share],
        events: list[tuple[str, EngineEvent]],
    ) -> None:
        with self._lock:
            self._decoding = True
            context.abort(bool(self._stopped))
        try:
            code = context.decode()
        finally:
            with self._lock:
                self._decoding = False
        try:
            if code == _ABORTED:
                for job, share in shares.items():
                    job.taken = share.first
            elif code != _DONE:
                self._fail(shares, events)
            else:
                for job, share in shares.items():
                    self._tell(context, job, share, events)
        finally:
            context.clear()

    def _fail(self, shares: dict[_Task, _Share], events: list[tuple[str, EngineEvent]]) -> None:
        reason = self._model.log.reason() or "it gave no reason"
        error = EngineError(f"llama.cpp could not read the texts: {reason}", "Try again.")
        for job in shares:
            self._drop(job, Failed(error), events)

    def _tell(
        self,
        context: EmbeddingContext,
        job: _Task,
        share: _Share,
        events: list[tuple[str, EngineEvent]],
    ) -> None:
        lib, handle = self._model.lib, self._model.handle
        job.tokens += share.tokens
        try:
            if job.task.kind == "rerank":
                scores = tuple(context.vector(one, 1)[0] for one in share.sequences)
                event: EngineEvent = TextScores(share.first, scores, share.tokens)
            else:
                size = int(lib.llama_model_n_embd_out(handle))
                vectors = tuple(
                    normalised(context.vector(one, size)) for one in share.sequences
                )
                event = TextVectors(share.first, vectors, share.tokens)
        except EngineError as error:
            self._drop(job, Failed(error), events)
            return
        events.append((job.id, event))
        if job.taken == len(job.task.texts):
            self._drop(job, Finished("stop", _stats(job)), events)


def _stats(job: _Task) -> GenerationStats:
    now_s = time.perf_counter()
    total_s = now_s - job.submitted_s
    return GenerationStats(
        prompt_tokens=job.tokens,
        cached_tokens=0,
        new_tokens=0,
        queue_s=(job.started_s or now_s) - job.submitted_s,
        first_token_s=total_s,
        total_s=total_s,
    )
