"""Which tokens a prompt and its answer are, and how likely each was, read once more.

All tokens are read in slices in a context of their own, which is made for a task and freed
with it: what is said of a token is what the model held for likely just before it.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import psutil

from workbench.base.errors import EngineError, RequestError
from workbench.base.sizes import size_text
from workbench.engines.api import (
    EngineEvent,
    Failed,
    Finished,
    FinishReason,
    GenerationStats,
    LoadOptions,
    PromptProgress,
)
from workbench.engines.llama_cpp.context import NativeContext
from workbench.engines.llama_cpp.model import NativeModel
from workbench.engines.llama_cpp.prompts import PromptBuilder
from workbench.engines.llama_cpp.token_scores import TokenScorer
from workbench.engines.token_values import TokenPieces, TokenScores, TokenTask

log = logging.getLogger(__name__)

_OUTPUT_BYTES = 16 * 1024 * 1024
_MOST_ROWS = 64
_BATCH_TOKENS = 512
_BESIDE_TOKENS = 128
_PIECES_AT_ONCE = 4096
_CELLS_STEP = 256
_OTHER_BYTES = 64 * 1024 * 1024
_KEPT_FREE_BYTES = 256 * 1024 * 1024
_DONE, _ABORTED = 0, 2

Events = list[tuple[str, EngineEvent]]


@dataclass(slots=True, eq=False)
class _Reading:
    """A task on its way.

    Attributes:
        tokens: Of prompt and answer; empty until they were told.
        first: The first token that is scored.
        done: How many were read.
    """

    id: str
    task: TokenTask
    submitted_s: float = field(default_factory=time.perf_counter)
    started_s: float = 0.0
    tokens: list[int] = field(default_factory=list)
    prompt_tokens: int = 0
    first: int = 0
    done: int = 0


class TokenTasks:
    """Does one task after the other, a slice at a time. Any thread may call ``cancel``.

    Attributes:
        waiting: Tasks that are not done; the first one is at work.
        held_bytes: What the context of the one at work takes, about.
    """

    def __init__(
        self,
        model: NativeModel,
        options: LoadOptions,
        prompts: PromptBuilder,
        threads: int,
        model_mark: str,
    ) -> None:
        self._model, self._options, self._prompts = model, options, prompts
        self._threads, self._mark = threads, model_mark
        self._rows = max(1, min(_MOST_ROWS, _OUTPUT_BYTES // (4 * model.vocab_size)))
        self._context: NativeContext | None = None
        self._scorer: TokenScorer | None = None
        self._lock = threading.Lock()
        self._stopped: set[str] = set()
        self._decoding = ""
        self.waiting: deque[_Reading] = deque()
        self.held_bytes = 0

    def submit(self, request_id: str, task: TokenTask) -> None:
        """Queue a task.

        Raises:
            RequestError: It names tokens that this model does not have.
        """
        if not task.prompt:
            raise RequestError("there is no prompt to read", "Choose another model call.")
        if any(not 0 <= token < self._model.vocab_size for token in task.answer):
            raise RequestError(
                "the answer has tokens that are not in this model's vocabulary",
                "Another model wrote it; choose that one.",
            )
        self.waiting.append(_Reading(request_id, task))

    def cancel(self, request_id: str) -> None:
        """Stop a task, in the middle of a slice if it is at work."""
        if not self.waiting:
            return
        with self._lock:
            self._stopped.add(request_id)
            if self._decoding == request_id and self._context is not None:
                self._context.abort(True)

    def step(self, writing: bool = False) -> Events:
        """Read a slice of the first task, a small one beside streams that are ``writing``."""
        events = self._end_stopped()
        if not self.waiting:
            return events
        job = self.waiting[0]
        try:
            if not job.tokens:
                events += self._told(job)
            elif job.done < len(job.tokens) - 1:
                events += self._read(job, writing)
            if job.tokens and job.done >= len(job.tokens) - 1:
                self._leave(job, events)
        except EngineError as error:
            self._drop(job)
            events.append((job.id, Failed(error)))
        return events

    def close(self) -> None:
        """Free what is held."""
        self.waiting.clear()
        self._close_context()

    def _told(self, job: _Reading) -> Iterator[tuple[str, EngineEvent]]:
        """The tokens themselves: all that is wanted, or what can be shown at once."""
        task = job.task
        prompt = self._prompts.tokens(_encodable(task.prompt))
        answer = list(task.answer)
        if not answer and task.answer_text:
            answer = self._model.tokenize(_encodable(task.answer_text))
        job.tokens, job.prompt_tokens = prompt + answer, len(prompt)
        job.started_s = time.perf_counter()
        job.first = 1 if task.scored == "all" else len(prompt)
        if task.scored == "none" or job.first >= len(job.tokens) or not prompt:
            job.done = len(job.tokens)
        for first in range(0, len(job.tokens), _PIECES_AT_ONCE):
            part = job.tokens[first : first + _PIECES_AT_ONCE]
            yield job.id, self._pieces(first, part, job.prompt_tokens)
        if job.done < len(job.tokens):
            yield job.id, PromptProgress(0, len(job.tokens) - 1)

    def _pieces(self, first: int, tokens: list[int], prompt_tokens: int) -> TokenPieces:
        model = self._model
        pieces = [model.raw_piece(token, special=True) for token in tokens]
        marked = (model.is_marker(token) for token in tokens)
        shown = zip(marked, pieces, strict=True)
        return TokenPieces(
            first,
            prompt_tokens,
            tuple(tokens),
            tuple(piece.hex() for piece in pieces),
            tuple(int(mark and bool(piece.strip())) for mark, piece in shown),
            self._mark,
        )

    def _read(self, job: _Reading, writing: bool) -> Events:
        context, scorer = self._opened(job)
        start = job.done
        scores = start >= job.first - 1
        if scores:
            stop = min(start + self._rows, len(job.tokens) - 1)
        else:
            most = _BESIDE_TOKENS if writing else self._batch_tokens
            stop = min(start + most, job.first - 1)
        context.begin_batch()
        if scores:
            for place in range(start, stop):
                context.add_one(0, place, job.tokens[place])
        else:
            context.add(0, start, job.tokens[start:stop], output=False)
        code = self._decode(job, context)
        if code == _ABORTED:
            context.remove(0, 0)
            job.done = 0
            return []
        if code != _DONE:
            reason = self._model.log.reason() or "it gave no reason"
            raise EngineError(f"llama.cpp could not read the tokens: {reason}", "Try again.")
        job.done = stop
        events: Events = []
        if scores:
            found = tuple(
                scorer.score(place - start, job.tokens[place + 1])
                for place in range(start, stop)
            )
            events.append((job.id, TokenScores(start + 1, found)))
        events.append((job.id, PromptProgress(stop, len(job.tokens) - 1)))
        return events

    def _decode(self, job: _Reading, context: NativeContext) -> int:
        with self._lock:
            self._decoding = job.id
            context.abort(job.id in self._stopped)
        try:
            return context.decode()
        finally:
            with self._lock:
                self._decoding = ""

    def _opened(self, job: _Reading) -> tuple[NativeContext, TokenScorer]:
        if self._context is not None and self._scorer is not None:
            return self._context, self._scorer
        cells = -(-len(job.tokens) // _CELLS_STEP) * _CELLS_STEP
        self.held_bytes = self._check_room(cells, job.task.room_bytes)
        options = replace(self._options, batch_tokens=self._batch_tokens)
        context = NativeContext(self._model, options, cells, 1, self._rows)
        context.set_threads(self._threads, self._threads)
        self._context, self._scorer = context, TokenScorer(context)
        log.info("engines.scoring_context_made tokens=%d", cells)
        return context, self._scorer

    @property
    def _batch_tokens(self) -> int:
        return max(self._rows, min(self._options.batch_tokens, _BATCH_TOKENS))

    def _check_room(self, cells: int, room_bytes: int) -> int:
        """Refuse what would take the memory of others; returns how much it takes.

        Raises:
            RequestError: There is too little.
        """
        cell_bytes = self._model.cell_bytes(self._options.kv_type)
        outputs_bytes = 4 * self._rows * self._model.vocab_size
        need = cells * cell_bytes + outputs_bytes + _OTHER_BYTES
        free = max(0, psutil.virtual_memory().available - _KEPT_FREE_BYTES)
        if self._model.log.devices():
            free = need  # What a GPU has left only the library knows, and says.
        if room_bytes:
            free = min(free, room_bytes)
        if need > free:
            raise RequestError(
                f"reading {cells:,} tokens once more takes {size_text(need)} beside the "
                f"model, and {size_text(free)} are left",
                "Unload other models or close other programs; the tokens without their "
                "probabilities can be shown.",
            )
        return need

    def _leave(self, job: _Reading, events: Events, reason: FinishReason = "stop") -> None:
        self._drop(job)
        events.append((job.id, Finished(reason, _stats(job))))

    def _drop(self, job: _Reading) -> None:
        if job is self.waiting[0]:
            self._close_context()
        self.waiting.remove(job)

    def _close_context(self) -> None:
        with self._lock:
            context, self._context, self._scorer = self._context, None, None
        self.held_bytes = 0
        if context is not None:
            context.close()

    def _end_stopped(self) -> Events:
        with self._lock:
            stopped, self._stopped = self._stopped, set()
        events: Events = []
        for job in [job for job in self.waiting if job.id in stopped]:
            self._leave(job, events, "cancelled")
        return events


def _encodable(text: str) -> str:
    """The text without half surrogate pairs, which no tokenizer takes."""
    return text.encode("utf-8", "replace").decode()


def _stats(job: _Reading) -> GenerationStats:
    now_s = time.perf_counter()
    total_s = now_s - job.submitted_s
    return GenerationStats(
        prompt_tokens=job.prompt_tokens,
        cached_tokens=0,
        new_tokens=0,
        queue_s=(job.started_s or now_s) - job.submitted_s,
        first_token_s=total_s,
        total_s=total_s,
    )
