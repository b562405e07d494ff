"""The llama.cpp engine: GGUF models, many requests in one batch."""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import psutil

from workbench.base.errors import ContextFull, EngineError, RequestError
from workbench.engines.answer import Answer
from workbench.engines.api import (
    EngineEvent,
    EngineInfo,
    EngineUsage,
    LoadOptions,
    Request,
    TextTask,
)
from workbench.engines.file_mark import file_mark
from workbench.engines.kv_plan import KEPT_RECURRENT, KEPT_SEQUENCES, KvPlan, plan_kv
from workbench.engines.llama_cpp import trials
from workbench.engines.llama_cpp.cache import SequenceStore
from workbench.engines.llama_cpp.cells import CellLedger
from workbench.engines.llama_cpp.context import NativeContext
from workbench.engines.llama_cpp.detokenizer import Detokenizer
from workbench.engines.llama_cpp.draft_model import DraftModel
from workbench.engines.llama_cpp.embedding import TextTasks
from workbench.engines.llama_cpp.job import Job
from workbench.engines.llama_cpp.model import NativeModel, library
from workbench.engines.llama_cpp.native_log import NativeLog
from workbench.engines.llama_cpp.parking import IDLE_CELLS, ParkingStore
from workbench.engines.llama_cpp.precheck import check_header
from workbench.engines.llama_cpp.prompts import Prompt, PromptBuilder
from workbench.engines.llama_cpp.rates import RateMeter
from workbench.engines.llama_cpp.sampling import ConstrainedSampler, Sampler
from workbench.engines.llama_cpp.scheduler import Limits, Scheduler
from workbench.engines.llama_cpp.scoring import TokenTasks
from workbench.engines.llama_cpp.speculate import (
    GUESSED_ROWS,
    NOT_CUTTABLE,
    SpeculatingScheduler,
    speculates,
)
from workbench.engines.preparing import check_request, request_failure
from workbench.engines.token_values import TokenTask

log = logging.getLogger(__name__)


def load(path: Path, options: LoadOptions) -> LlamaEngine:
    """Load a GGUF file.

    Raises:
        ModelLoadError: The file or the options were refused.
    """
    started_s = time.perf_counter()
    # A grammar's masks want it with the first token; the library needs no Python meanwhile.
    threading.Thread(target=import_module, args=("numpy",), name="numpy", daemon=True).start()
    files = check_header(path)
    native_log = NativeLog(library())
    model: NativeModel | None = None
    try:
        model = NativeModel(files, options, native_log)
        engine = LlamaEngine(model, path, options, started_s)
    except EngineError:
        if model is not None:
            model.close()
        native_log.close()
        raise
    log.info(
        "engines.loaded model=%s load_s=%.2f threads=%d context_tokens=%d",
        path.name, engine.info().load_s, engine.info().threads, engine.info().context_tokens,
    )  # fmt: skip
    return engine


class LlamaEngine:
    """A loaded GGUF model. ``submit``, ``cancel`` and ``usage`` may come from other threads.

    Attributes:
        scheduler: Who is decoded next; its counters tell what was really decoded.
    """

    def __init__(
        self, model: NativeModel, path: Path, options: LoadOptions, started_s: float
    ) -> None:
        self._model = model
        self._lock = threading.Lock()
        self._inbox: list[Job] = []
        self._cancelled: set[str] = set()
        self._reading_now: frozenset[str] = frozenset()
        self._process = psutil.Process()
        self._rates = RateMeter()
        trials.refuse_unfit(model, path)
        self._mark = file_mark(model.paths)
        trained = int(model.lib.llama_model_n_ctx_train(model.handle))
        self._cell_bytes = max(1, model.cell_bytes(options.kv_type))
        plan = self._plan(options, trained)
        self._prompts = PromptBuilder(model, plan.context_tokens)
        outputs = GUESSED_ROWS if speculates(options) else 0
        self._context = NativeContext(model, options, plan.cells, plan.sequences, outputs)
        try:
            self._threads = trials.choose_threads(self._context, options.threads)
            self._cuttable = trials.can_cut(self._context, plan.sequences)
            self.scheduler = self._make_scheduler(options, plan)
        except EngineError:
            self._context.close()
            raise
        self._tasks = TextTasks(model, options, plan.context_tokens, self._threads)
        self._readings = TokenTasks(model, options, self._prompts, self._threads, self._mark)
        self._info = self._describe(path, trained, plan.context_tokens, started_s)

    def info(self) -> EngineInfo:
        """What was loaded."""
        return self._info

    def usage(self) -> EngineUsage:
        """The state now."""
        scheduler = self.scheduler
        counters = scheduler.written_tokens, scheduler.decoded_prompt_tokens
        self._rates.note(*counters)
        written, read = self._rates.per_s(*counters)
        used = self._ledger.used
        tasks = len(self._tasks.waiting) + len(self._readings.waiting)
        conversations = self._store.conversation_tokens()
        return EngineUsage(
            running=len(scheduler.running) + tasks,
            queued=len(scheduler.queue) + len(self._inbox),
            kv_used_tokens=used,
            kv_capacity_tokens=self._ledger.capacity,
            kv_used_bytes=used * self._cell_bytes + self._store.parked_bytes,
            tokens_per_s=written,
            prompt_tokens_per_s=read,
            memory_bytes=self._process.memory_info().rss,
            context_used_tokens=next(reversed(conversations.values()), 0),
            context_tokens=self._info.context_tokens,
            conversation_tokens=conversations,
            parked_bytes=self._store.parked_bytes,
            kv_most_tokens=self._ledger.most,
            beside_bytes=self._readings.held_bytes,
        )

    def submit(self, request_id: str, request: Request) -> None:
        """Queue a request; its failures come as ``Failed`` events."""
        with self._lock:
            self._inbox.append(Job(request_id, request))

    def submit_task(self, request_id: str, task: TextTask) -> None:
        """Queue a task on texts.

        Raises:
            RequestError: This model cannot do it.
        """
        self._tasks.submit(request_id, task)

    def submit_tokens(self, request_id: str, task: TokenTask) -> None:
        """Queue a task on the tokens of a prompt and its answer.

        Raises:
            RequestError: This model cannot do it.
        """
        if self._tasks.only:
            raise RequestError(
                "this model makes vectors of texts or ranks them, and writes no tokens",
                "Choose the run of a chat model.",
            )
        self._readings.submit(request_id, task)

    def cancel(self, request_id: str) -> None:
        """Stop a request; interrupts the running batch if it reads this one's prompt."""
        self._tasks.cancel(request_id)
        self._readings.cancel(request_id)
        with self._lock:
            self._cancelled.add(request_id)
            if request_id in self._reading_now:
                self._context.abort(True)

    def step(self) -> list[tuple[str, EngineEvent]]:
        """Decode one batch for everybody; empty when there is nothing to do."""
        if self._inbox or self._cancelled:
            self._take_in()
        if self._tasks.waiting or self._readings.waiting:
            return self._beside_step() + self._write_step()
        if self.scheduler.write_on():
            return self.scheduler.take_events()
        return self._plan_step()

    def _beside_step(self) -> list[tuple[str, EngineEvent]]:
        writing = bool(self.scheduler.running)
        events = self._tasks.step(writing) if self._tasks.waiting else []
        if self._readings.waiting:
            events += self._readings.step(writing)
        return events

    def _write_step(self) -> list[tuple[str, EngineEvent]]:
        return self.scheduler.take_events() if self.scheduler.write_on() else self._plan_step()

    def _plan_step(self) -> list[tuple[str, EngineEvent]]:
        parts = self.scheduler.prepare()
        if parts:
            with self._lock:
                self._reading_now = frozenset(p.job.id for p in parts if p.count > 1)
                self._context.abort(not self._reading_now.isdisjoint(self._cancelled))
            try:
                self.scheduler.run(parts)
            finally:
                with self._lock:
                    self._reading_now = frozenset()
        return self.scheduler.take_events()

    def close(self) -> None:
        """Free everything."""
        self.scheduler.close()
        self._tasks.close()
        self._readings.close()
        self._context.close()
        self._model.close()
        self._model.log.close()

    def _take_in(self) -> None:
        """Move new requests into the queue and end the cancelled ones."""
        with self._lock:
            inbox, self._inbox = self._inbox, []
            cancelled, self._cancelled = self._cancelled, set()
        for job in inbox:
            self.scheduler.queue.append(job)
            if job.id not in cancelled:
                self._prepare(job)
        for job in [*self.scheduler.running, *self.scheduler.queue]:
            if job.id in cancelled:
                self.scheduler.finish(job, "cancelled")

    def _prepare(self, job: Job) -> None:
        """Render, tokenise and make the sampler; a failure ends the job."""
        request = job.request
        try:
            check_request(request, writes=not self._tasks.only)
            prompt = self._prompts.build(request)
            job.prompt = prompt
            self._prompts.check(prompt)
            job.sampler = self._sampler(request, prompt)
            chat = request.prompt is None
            parser = self._prompts.dialect.parser(request.tools) if chat else None
            stops = (*request.sampling.stop, *(prompt.stops if chat else ()))
            job.answer = Answer(
                Detokenizer(self._model.piece, self._model.texts), stops, parser
            )
        except ContextFull as error:
            self.scheduler.refuse(job, error)
            return
        except Exception as exc:  # noqa: BLE001 - worker boundary: it ends this request alone
            self.scheduler.fail(job, request_failure(exc))
            return
        job.guess_note = self._guess_note
        job.tokens, job.prompt_tokens = prompt.tokens, len(prompt.tokens)

    def _sampler(self, request: Request, prompt: Prompt) -> Sampler:
        constraint = prompt.constraint
        if constraint is None:
            return Sampler(self._context, request.sampling, prompt.tokens)
        triggers = constraint.triggers if constraint.lazy else ()
        return ConstrainedSampler(
            self._context, request.sampling, prompt.tokens, constraint.grammar, triggers
        )

    def _plan(self, options: LoadOptions, trained: int) -> KvPlan:
        lib, handle = self._model.lib, self._model.handle
        recurrent = lib.llama_model_is_recurrent(handle) or lib.llama_model_is_hybrid(handle)
        kept = KEPT_RECURRENT if recurrent else KEPT_SEQUENCES
        # A window's cells are given to others once nobody looks back at them.
        self._parks = not recurrent and not lib.llama_model_n_swa(handle)
        plan = plan_kv(options, trained, self._cell_bytes, kept, parks=self._parks)
        most = int(lib.llama_max_parallel_sequences())
        return replace(plan, sequences=min(plan.sequences, most))

    def _make_store(self, plan: KvPlan) -> SequenceStore:
        parts = self._context, plan.sequences, self._ledger, plan.keep_cells
        if not self._parks or not self._cuttable or not plan.parked_bytes:
            return SequenceStore(*parts, self._cuttable)
        # A GPU looks at idle cells in no time, but copying them from it takes long.
        idle = self._ledger.capacity if self._model.log.devices() else IDLE_CELLS
        return ParkingStore(*parts, room_bytes=plan.parked_bytes, idle_cells=idle)

    def _make_scheduler(self, options: LoadOptions, plan: KvPlan) -> Scheduler:
        self._ledger = CellLedger(self._context.cells)
        self._store = self._make_store(plan)
        limits = Limits(
            plan.context_tokens,
            options.max_sequences,
            options.batch_tokens,
            self._context.step_tokens,
            self._mark,
        )
        parts = (
            self._context, self._store, limits, self._model.is_end, self._model.log.reason,
        )  # fmt: skip
        self._guess_note, self._draft_bytes = "", 0
        if not speculates(options):
            return Scheduler(*parts)
        if not self._cuttable:
            self._guess_note = NOT_CUTTABLE
            log.info("engines.guessing_off reason=%s", NOT_CUTTABLE)
            return Scheduler(*parts)
        draft = None
        if options.draft_model:
            draft = DraftModel(self._model, options, plan.cells, self._threads)
            self._draft_bytes = draft.weights_bytes
        return SpeculatingScheduler(*parts, rows=GUESSED_ROWS, draft=draft)

    def _describe(
        self, path: Path, trained: int, context_tokens: int, started_s: float
    ) -> EngineInfo:
        model, lib = self._model, self._model.lib
        return EngineInfo(
            model_name=model.meta("general.name") or path.stem,
            architecture=model.meta("general.architecture"),
            parameters=int(lib.llama_model_n_params(model.handle)),
            quantisation=model.quantisation(),
            context_tokens=context_tokens,
            trained_context_tokens=trained,
            threads=self._threads,
            weights_bytes=model.weights_bytes + self._draft_bytes,
            kv_bytes=self._kv_bytes(),
            compute_bytes=model.log.buffer_bytes("compute", "output"),
            can_call_tools=self._prompts.dialect.native,
            devices=(*model.log.devices(), "CPU"),
            load_s=time.perf_counter() - started_s,
            weight_order=model.order,
        )

    def _kv_bytes(self) -> int:
        """What the library says it allocated; else the formula, which knows equal layers."""
        computed = self._cell_bytes * self._context.cells
        cells, states = self._model.log.buffer_bytes("KV"), self._model.log.buffer_bytes("RS")
        if cells and abs(cells - computed) > max(computed // 50, 1 << 20):
            log.info(
                "engines.kv_size_differed computed_bytes=%d told_bytes=%d", computed, cells
            )
            self._cell_bytes = max(1, cells // self._context.cells)
        return cells + states or computed
