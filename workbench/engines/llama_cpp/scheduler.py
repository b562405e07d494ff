"""Many requests in one batch: what is decoded next, and what comes of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from workbench.base.errors import EngineError
from workbench.engines.api import (
    EngineEvent,
    Failed,
    Finished,
    FinishReason,
    PromptProgress,
    PromptReady,
)
from workbench.engines.llama_cpp.admission import Admission
from workbench.engines.llama_cpp.batch import PromptPace, plan_batch
from workbench.engines.llama_cpp.cache import (
    Memory,
    SequenceStore,
)
from workbench.engines.llama_cpp.job import Job

DONE, _NO_ROOM, _ABORTED = 0, 1, 2

Events = list[tuple[str, EngineEvent]]


class Decoder(Memory, Protocol):
    """What the scheduler needs of the native context."""

    def begin_batch(self) -> None:
        """Start with an empty batch."""
        ...

    def add(self, sequence: int, start: int, tokens: list[int], output: bool) -> int:
        """Add tokens; return the place of the last one."""
        ...

    def add_one(self, sequence: int, position: int, token: int) -> int:
        """Add one token after which the next is chosen; return its place."""
        ...

    def decode(self) -> int:
        """Decode the batch: 0 done, 1 no room, 2 aborted, below 0 an error."""
        ...

    def decode_next(self, rows: list[tuple[int, int, int]]) -> int:
        """Decode these as a batch: sequence, position and token, each with an output."""
        ...


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of the engine's work; a batch is computed in steps of ``step_tokens``.

    Attributes:
        model_mark: Of the model's files; told with each prompt.
    """

    context_tokens: int
    max_sequences: int
    batch_tokens: int
    step_tokens: int = 0
    model_mark: str = ""


@dataclass(slots=True)
class _Part:
    """What one job has in the batch."""

    job: Job
    count: int
    place: int
    ends_prompt: bool
    writes: bool


class Scheduler:
    """Runs jobs side by side on one decoder.

    Attributes:
        queue: Jobs that wait for room, in order.
        running: Jobs with a sequence, in order of admission.
        decoded_prompt_tokens: Prompt tokens decoded since the start; cached ones are not.
        written_tokens: Tokens chosen since the start.
    """

    def __init__(
        self,
        decoder: Decoder,
        store: SequenceStore,
        limits: Limits,
        is_end: Callable[[int], bool],
        reason: Callable[[], str],
    ) -> None:
        self._decoder = decoder
        self._store = store
        self._limits = limits
        self._is_end = is_end
        self._reason = reason
        self._pace = PromptPace(limits.batch_tokens)
        self._events: Events = []
        self._admission = Admission(store, limits.max_sequences, limits.model_mark)
        self.queue = self._admission.queue
        self.running = self._admission.running
        self.decoded_prompt_tokens = 0
        self.written_tokens = 0
        self._all_write = False
        self._plain: set[int] = set()  # tokens that end no answer

    def take_events(self) -> Events:
        """Events since the last call."""
        events, self._events = self._events, []
        return events

    def fail(self, job: Job, error: EngineError) -> None:
        """End a job with an error."""
        self._admission.leave(job)
        self._events.append((job.id, Failed(error)))

    def refuse(self, job: Job, error: EngineError) -> None:
        """End a job whose prompt does not fit; tells the prompt before."""
        if job.prompt is not None:
            ready = PromptReady(
                job.prompt.text,
                len(job.prompt.tokens),
                0,
                model_mark=self._limits.model_mark,
                refused=error.message,
                limit_tokens=self._limits.context_tokens,
            )
            self._events.append((job.id, ready))
        self.fail(job, error)

    def finish(self, job: Job, reason: FinishReason) -> None:
        """End a job in good order."""
        if job.answer is not None and job.new_tokens:
            self._tell(job, job.answer.finish(cut_off=reason != "stop"))
            if reason == "stop" and job.answer.called:
                reason = "tool_calls"
        stats = job.stats()
        tokens = tuple(job.tokens[job.prompt_tokens :]) if job.new_tokens else ()
        raw = job.answer.raw if job.answer is not None else ""
        self._admission.leave(job)
        self._events.append((job.id, Finished(reason, stats, tokens, raw)))

    def write_on(self) -> bool:
        """Write one token of every stream; False if the batch has to be planned instead.

        Between two tokens the library has read the whole model, so every line of Python that
        runs here is read from memory anew: the common case takes as few as it can.
        """
        running, store = self.running, self._store
        cells = store.cells
        if not self._all_write or self.queue or store.due or cells.free < len(running):
            return False
        rows: list[tuple[int, int, int]] = []
        for job in running:
            state = job.sequence or job.running_in
            rows.append((state.number, state.decoded, job.tokens[-1]))
        code = self._decoder.decode_next(rows)
        if code != DONE:
            self._all_write = False
            self._undone([_Part(job, 1, 0, True, True) for job in running], code)
            return True
        for place, job in enumerate(list(running)):
            state = job.sequence or job.running_in
            state.decoded += 1
            cells.extend_one(state.number)
            self._write(job, place)
        self._all_write = bool(running)
        return True

    def prepare(self) -> list[_Part]:
        """Admit, share and plan; returns what the next batch holds."""
        self._events.extend(self._admission.admit())
        if self._store.due and self.running:
            self._store.tidy()
        return self._plan()

    def run(self, parts: list[_Part]) -> None:
        """Decode a planned batch and hand the results to its jobs."""
        started_s = time.perf_counter()
        code = self._decoder.decode()
        if code == DONE:
            self._after(parts, started_s)
        else:
            self._undone(parts, code)

    def _undone(self, parts: list[_Part], code: int) -> None:
        for part in parts:
            self._store.rewind(part.job.running_in, part.job.running_in.decoded)
        if code == _ABORTED:
            return
        if code == _NO_ROOM:
            self._find_room(parts)
            return
        detail = self._reason() or f"code {code}"
        for part in parts:
            self.fail(
                part.job,
                EngineError(f"llama.cpp could not decode: {detail}", "Load the model again."),
            )

    def close(self) -> None:
        """Forget every job."""
        for job in [*self.running, *self.queue]:
            job.close()
        self.running.clear()
        self.queue.clear()

    def _plan(self) -> list[_Part]:
        pending = [job.pending for job in self.running]
        taken = plan_batch(
            pending,
            self._limits.batch_tokens,
            self._pace.slice_tokens,
            self._limits.step_tokens,
        )
        if any(job.waits_for is not None for job in self.running):
            taken = self._cut_for_waiters(taken)
        need = sum(taken)
        while need and not self._store.make_room(need):
            # Nothing is kept any more: the newest job gives its cells back and waits.
            if len(self.running) == 1:
                break
            self._admission.send_back(self.running[-1])
            return self._plan()
        self._decoder.begin_batch()
        parts: list[_Part] = []
        for job, count in zip(self.running, taken, strict=True):
            if count:
                parts.append(self._add(job, count))
        return parts

    def _cut_for_waiters(self, taken: list[int]) -> list[int]:
        """Stop a prompt where others wait to share it, so that all go on together."""
        for index, job in enumerate(self.running):
            state = job.running_in
            for other in self.running:
                if other.waits_for is state and taken[index]:
                    left = other.waits_until - state.decoded
                    taken[index] = min(taken[index], max(1, left))
        return taken

    def _add(self, job: Job, count: int) -> _Part:
        state = job.running_in
        start = state.decoded
        ends = start + count == len(job.tokens)
        place = self._decoder.add(state.number, start, job.tokens[start : start + count], ends)
        return _Part(job, count, place, ends, job.new_tokens > 0)

    def _after(self, parts: list[_Part], started_s: float) -> None:
        read = 0
        for part in parts:
            self._store.advance(part.job.running_in, part.count)
            if not part.writes:
                read += part.count
                done = part.job.running_in.decoded
                self._tell(part.job, [PromptProgress(done, part.job.prompt_tokens)])
        for part in parts:
            if part.ends_prompt:
                self._write(part.job, part.place)
        writing = sum(job.pending == 1 for job in self.running)
        self._all_write = 0 < writing == len(self.running) <= self._limits.batch_tokens
        self.decoded_prompt_tokens += read
        self._pace.observe(read, time.perf_counter() - started_s)

    def _write(self, job: Job, place: int) -> None:
        """Choose the job's next token and see whether the answer is over."""
        if job.sampler is None or job.answer is None:
            return
        try:
            token = job.sampler.sample(place)
        except EngineError as error:
            self.fail(job, error)
            return
        job.last_token_s = time.perf_counter()
        job.first_token_s = job.first_token_s or job.last_token_s
        self.written_tokens += 1
        job.tokens.append(token)
        if token not in self._plain:
            if self._is_end(token):
                self.finish(job, "stop")
                return
            self._plain.add(token)
        for event in job.answer.feed(token):
            self._events.append((job.id, event))
        if job.answer.stopped:
            self.finish(job, "stop")
        elif len(job.tokens) >= (job.full_at or self._fill(job)):
            asked = job.new_tokens >= job.request.sampling.max_new_tokens
            self.finish(job, "length" if asked else "context_full")

    def _fill(self, job: Job) -> int:
        """Learn at how many tokens its answer has to end."""
        limit = job.prompt_tokens + job.request.sampling.max_new_tokens
        job.full_at = min(limit, self._limits.context_tokens)
        return job.full_at

    def _find_room(self, parts: list[_Part]) -> None:
        if self._store.evict():
            return
        if len(parts) > 1 or len(self.running) > 1:
            self._admission.send_back(self.running[-1])
            return
        self.finish(parts[0].job, "context_full")

    def _tell(self, job: Job, events: list[EngineEvent]) -> None:
        for event in events:
            self._events.append((job.id, event))
