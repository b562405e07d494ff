"""The MLX engine: folders of safetensors, many requests in one batch.

Tool calls are not held to their schema while they are written: the library has no grammar.
They are read, mended and checked like those of every engine.
"""

from __future__ import annotations

import logging
import threading
import time
from pathlib import Path
from typing import Any

import psutil

from workbench.base.errors import EngineError, RequestError
from workbench.engines.answer import Answer
from workbench.engines.api import (
    EngineEvent,
    EngineInfo,
    EngineUsage,
    Failed,
    Finished,
    FinishReason,
    LoadOptions,
    PromptProgress,
    PromptReady,
    Request,
)
from workbench.engines.kv_plan import plan_kv
from workbench.engines.llama_cpp.rates import RateMeter
from workbench.engines.mlx_batch.batch import Batch, Written
from workbench.engines.mlx_batch.job import Job
from workbench.engines.mlx_batch.model import MlxModel
from workbench.engines.mlx_batch.prefixes import PrefixStore
from workbench.engines.prompt_text import PromptWriter, check_length
from workbench.engines.window_detokenizer import WindowDetokenizer

log = logging.getLogger(__name__)


def load(path: Path, options: LoadOptions) -> MlxEngine:
    """Load a folder of safetensors.

    Raises:
        ModelLoadError: The folder was refused.
    """
    started_s = time.perf_counter()
    engine = MlxEngine(MlxModel(path, options), path, options, started_s)
    log.info(
        "engines.loaded model=%s load_s=%.2f context_tokens=%d",
        path.name, engine.info().load_s, engine.info().context_tokens,
    )  # fmt: skip
    return engine


class MlxEngine:
    """A loaded folder. ``submit``, ``cancel`` and ``usage`` may come from other threads.

    Attributes:
        read_tokens: Prompt tokens read since the start; cached ones are not.
        written_tokens: Tokens chosen since the start.
    """

    def __init__(
        self, model: MlxModel, path: Path, options: LoadOptions, started_s: float
    ) -> None:
        self._model = model
        self._options = options
        folder = model.folder
        self._writer = PromptWriter(folder.template, bos=folder.bos, eos=folder.eos)
        self._hidden = folder.hidden(self._writer.markers()) | model.ends()
        self._ends = model.ends()
        self._plan = plan_kv(options, model.trained_context_tokens, model.cell_bytes)
        self._prefixes = PrefixStore(self._plan.keep_cells * model.cell_bytes)
        self._batch = Batch(model, options)
        self._lock = threading.Lock()
        self._inbox: list[Job] = []
        self._cancelled: set[str] = set()
        self._queue: list[Job] = []
        self._running: dict[int, Job] = {}
        self._events: list[tuple[str, EngineEvent]] = []
        self._process = psutil.Process()
        self._rates = RateMeter()
        self.read_tokens = 0
        self.written_tokens = 0
        self._info = self._describe(path, started_s)

    def info(self) -> EngineInfo:
        """What was loaded."""
        return self._info

    def usage(self) -> EngineUsage:
        """The state now."""
        written, read = self._rates.per_s(self.written_tokens, self.read_tokens)
        running = list(self._running.values())
        held = self._prefixes.conversation_tokens()
        for job in running:
            held[job.request.conversation_id] = len(job.tokens) + job.new_tokens
        used = sum(len(job.tokens) + job.new_tokens for job in running)
        used += self._prefixes.held_tokens
        return EngineUsage(
            running=len(running),
            queued=len(self._queue) + len(self._inbox),
            kv_used_tokens=used,
            kv_capacity_tokens=self._plan.cells,
            kv_used_bytes=self._batch.cache_bytes + self._prefixes.held_bytes,
            tokens_per_s=written,
            prompt_tokens_per_s=read,
            memory_bytes=self._process.memory_info().rss,
            context_used_tokens=next(reversed(held.values()), 0),
            context_tokens=self._plan.context_tokens,
            conversation_tokens=held,
        )

    def submit(self, request_id: str, request: Request) -> None:
        """Queue a request; its failures come as ``Failed`` events."""
        with self._lock:
            self._inbox.append(Job(request_id, request))

    def cancel(self, request_id: str) -> None:
        """Stop a request before the next step; a step reads a piece of a prompt at most."""
        with self._lock:
            self._cancelled.add(request_id)

    def step(self) -> list[tuple[str, EngineEvent]]:
        """Read a piece of the new prompts and write a token of every answer."""
        self._take_in()
        self._admit()
        if self._running:
            done = False
            try:
                self._advance()
                done = True
            finally:
                if not done:  # the batch is in an unknown state; its jobs are failed above
                    self._forget_batch()
        events, self._events = self._events, []
        return events

    def close(self) -> None:
        """Free everything."""
        self._forget_batch()
        self._prefixes.clear()
        self._batch.close()

    def _take_in(self) -> None:
        """Move new requests into the queue and end the cancelled ones."""
        with self._lock:
            inbox, self._inbox = self._inbox, []
            cancelled, self._cancelled = self._cancelled, set()
        for job in inbox:
            self._queue.append(job)
            if job.id not in cancelled:
                self._prepare(job)
        for job in [*self._running.values(), *self._queue]:
            if job.id in cancelled:
                self._finish(job, "cancelled")

    def _prepare(self, job: Job) -> None:
        """Render and tokenise; a failure ends the job."""
        request = job.request
        try:
            if request.sampling.max_new_tokens < 1:
                raise RequestError(
                    f"max_new_tokens is {request.sampling.max_new_tokens}",
                    "Ask for at least one token.",
                )
            written = self._writer.write(request)
            job.text, job.tokens = written.text, self._tokens(request, written.text)
            check_length(len(job.tokens), self._plan.context_tokens)
        except EngineError as error:
            self._queue.remove(job)
            self._events.append((job.id, Failed(error)))
            return
        wished = len(job.tokens) + request.sampling.max_new_tokens
        job.most_tokens = min(wished, self._plan.context_tokens)
        chat = request.prompt is None
        parser = self._writer.dialect.parser(request.tools) if chat else None
        stops = (*request.sampling.stop, *(written.stops if chat else ()))
        job.answer = Answer(WindowDetokenizer(self._decode, self._hidden), stops, parser)

    def _tokens(self, request: Request, text: str) -> list[int]:
        """A template writes its own first token; a bare prompt gets the tokenizer's."""
        bos = self._model.folder.bos
        bare = request.prompt is not None and not (bos and text.startswith(bos))
        return list(self._model.tokenizer.encode(text, add_special_tokens=bare).ids)

    def _decode(self, tokens: Any) -> str:
        return str(self._model.tokenizer.decode(list(tokens), skip_special_tokens=False))

    def _admit(self) -> None:
        """Let jobs in by turns, as long as all of them fit beside one another."""
        while self._queue and len(self._running) < self._options.max_sequences:
            job = self._queue[0]
            if self._running and self._cells([*self._running.values(), job]) > self._plan.cells:
                return
            del self._queue[0]
            job.started_s = time.perf_counter()
            found = self._prefixes.reuse(job.tokens, job.request.conversation_id)
            job.cached_tokens = found.length
            job.uid = self._batch.add(job, found.caches)
            self._running[job.uid] = job
            self._make_room()
            ready = PromptReady(job.text, len(job.tokens), found.length, found.note)
            self._events.append((job.id, ready))

    def _cells(self, jobs: list[Job]) -> int:
        """What a batch of these may take: each is padded to the longest."""
        return len(jobs) * max((job.most_tokens for job in jobs), default=0)

    def _make_room(self) -> None:
        """What is kept gives way to what is at work."""
        free = max(0, self._plan.cells - self._cells(list(self._running.values())))
        self._prefixes.shrink(min(self._plan.keep_cells, free) * self._model.cell_bytes)

    def _advance(self) -> None:
        read, written = self._batch.step()
        for uid, done_tokens, new_tokens in read:
            self.read_tokens += new_tokens
            if (job := self._running.get(uid)) is not None and new_tokens:
                progress = PromptProgress(job.cached_tokens + done_tokens, len(job.tokens))
                self._events.append((job.id, progress))
        for one in written:
            self._write(self._running[one.uid], one)
        self._rates.note(self.written_tokens, self.read_tokens)

    def _write(self, job: Job, one: Written) -> None:
        """Take a job's next token and see whether the answer is over."""
        if job.answer is None:
            return
        self.written_tokens += 1
        job.note_token()
        if one.token in self._ends:
            self._finish(job, "stop", one)
            return
        self._events.extend((job.id, event) for event in job.answer.feed(one.token))
        if job.answer.stopped:
            self._finish(job, "stop", one)
        elif job.new_tokens >= job.request.sampling.max_new_tokens:
            self._finish(job, "length", one)
        elif job.new_tokens >= job.most_new_tokens:
            self._finish(job, "context_full", one)

    def _finish(self, job: Job, reason: FinishReason, last: Written | None = None) -> None:
        """End a job in good order; what was read and written is kept."""
        if job.answer is not None and job.new_tokens:
            events = job.answer.finish(cut_off=reason != "stop")
            self._events.extend((job.id, event) for event in events)
            if reason == "stop" and job.answer.called:
                reason = "tool_calls"
        stats = job.stats()
        if job in self._queue:
            self._queue.remove(job)
        elif self._running.pop(job.uid, None) is not None:
            caches, tokens = self._batch.remove(job.uid, last)
            self._prefixes.keep(tokens, caches, job.request.conversation_id)
            self._make_room()
        self._events.append((job.id, Finished(reason, stats)))

    def _forget_batch(self) -> None:
        self._running.clear()
        self._batch.close()
        self._batch = Batch(self._model, self._options)

    def _describe(self, path: Path, started_s: float) -> EngineInfo:
        model = self._model
        return EngineInfo(
            model_name=str(model.config.get("_name_or_path") or path.name),
            architecture=str(model.config.get("model_type", "")),
            parameters=model.parameters(),
            quantisation=model.quantisation(),
            context_tokens=self._plan.context_tokens,
            trained_context_tokens=model.trained_context_tokens,
            threads=1,  # the library computes on one thread, or on the GPU
            weights_bytes=model.weights_bytes(),
            kv_bytes=self._plan.cells * model.cell_bytes,
            compute_bytes=0,  # nothing is set aside: memory is taken as it is needed
            can_call_tools=self._writer.dialect.native,
            devices=(self._batch.device,),
            load_s=time.perf_counter() - started_s,
        )
