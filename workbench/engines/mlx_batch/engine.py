"""The MLX engine: folders of safetensors, many requests in one batch.

Tool calls and answers are held to their schema by llguidance, which checks each token; where it
is not installed they are written freely, and ``constrain`` is named in
``EngineInfo.unused_options``. So are ``threads``, ``kv_type`` and ``use_mmap``, which are not
known to the library.
"""

from __future__ import annotations

import logging
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

from workbench.base.errors import EngineError
from workbench.engines.api import EngineEvent, EngineInfo, EngineUsage, LoadOptions, Request
from workbench.engines.kv_plan import plan_kv
from workbench.engines.mlx_batch.batch import Batch, Written
from workbench.engines.mlx_batch.mask import Mask, Masks, can_mask
from workbench.engines.mlx_batch.model import MlxModel
from workbench.engines.mlx_batch.prefixes import PrefixStore
from workbench.engines.mlx_batch.vocabulary import MlxVocabulary
from workbench.engines.preparing import request_failure
from workbench.engines.prompt_text import PromptWriter
from workbench.engines.token_jobs import TokenJob, TokenJobs

log = logging.getLogger(__name__)
_FREE = "MLX writes freely without llguidance: nothing is held to its schema"
_UNUSED = ("threads", "kv_type", "use_mmap", "speculation")


def load(path: Path, options: LoadOptions) -> MlxEngine:
    """Load a folder of safetensors.

    Raises:
        ModelLoadError: The folder was refused.
    """
    started_s = time.perf_counter()
    engine = MlxEngine(MlxModel(path, options), path, options, started_s)
    log.info(
        "engines.loaded model=%s load_s=%.2f context_tokens=%d unused_options=%s",
        path.name, engine.info().load_s, engine.info().context_tokens,
        ",".join(engine.info().unused_options),
    )  # fmt: skip
    return engine


class MlxEngine:
    """A loaded folder. ``submit``, ``cancel`` and ``usage`` may come from other threads.

    Attributes:
        read_tokens: Prompt tokens read since the start; cached ones are not.
    """

    def __init__(
        self, model: MlxModel, path: Path, options: LoadOptions, started_s: float
    ) -> None:
        self._model, self._options = model, options
        folder = model.folder
        self._writer = PromptWriter(folder.template, bos=folder.bos, eos=folder.eos)
        self._plan = plan_kv(options, model.trained_context_tokens, model.cell_bytes)
        vocabulary = MlxVocabulary(model, self._writer.markers())
        self._masks = (
            Masks(model.tokenizer, vocabulary.hidden, vocabulary.ends) if can_mask() else None
        )
        self._held: dict[int, Mask] = {}
        self._jobs = TokenJobs(self._writer, vocabulary, self._plan.context_tokens)
        self._prefixes = PrefixStore(self._plan.keep_cells * model.cell_bytes, self._jobs.lost)
        self._batch = Batch(model, options)
        self._in_batch: dict[int, TokenJob] = {}
        self._ended: dict[int, Written] = {}
        self.read_tokens = 0
        self._info = self._describe(path, started_s)

    def info(self) -> EngineInfo:
        """What was loaded."""
        return self._info

    def usage(self) -> EngineUsage:
        """The state now."""
        held = self._prefixes.conversation_tokens()
        running = list(self._jobs.running)
        for job in running:
            held[job.request.conversation_id] = len(job.tokens)
        held.pop("", None)
        at_work = sum(len(job.tokens) for job in running)
        return self._jobs.usage(
            kv_used_tokens=at_work + self._prefixes.held_tokens,
            kv_capacity_tokens=self._plan.cells,
            cell_bytes=self._model.cell_bytes,
            conversations=held,
        )

    def submit(self, request_id: str, request: Request) -> None:
        """Queue a request; its failures come as ``Failed`` events."""
        self._jobs.submit(request_id, request)

    def cancel(self, request_id: str) -> None:
        """Stop a request before the next step, which reads a short piece of a prompt."""
        self._jobs.cancel(request_id)

    def step(self) -> list[tuple[str, EngineEvent]]:
        """Read a piece of the new prompts and write a token of every answer."""
        self._jobs.take_in()
        self._admit()
        if self._in_batch:
            done = False
            try:
                self._advance()
                done = True
            finally:
                if not done:  # Nobody knows what the batch holds now.
                    self._begin_anew()
        return self._jobs.take_events()

    def close(self) -> None:
        """Free everything."""
        self._begin_anew()
        self._prefixes.clear()
        self._batch.close()

    def _admit(self) -> None:
        """Let jobs in by turns, as long as all of them fit beside one another."""
        jobs = self._jobs
        while jobs.queue and len(jobs.running) < self._options.max_sequences:
            job = jobs.queue[0]
            if jobs.running and self._cells([*jobs.running, job]) > self._plan.cells:
                return
            try:
                mask = self._mask(job)
            except Exception as exc:  # noqa: BLE001 - worker boundary: it ends this request alone
                jobs.fail(job, request_failure(exc))
                continue
            found = self._prefixes.reuse(job.tokens, job.request.conversation_id)
            most = self._most_tokens(job) - job.prompt_tokens
            uid = self._batch.add(job, most, found.caches, found.length, mask)
            jobs.begin(job, found.length, found.note, partial(self._release, uid))
            self._in_batch[uid] = job
            if mask is not None:
                self._held[uid] = mask
            self._make_room()

    def _mask(self, job: TokenJob) -> Mask | None:
        """What holds the answer; what holds nothing is said in the trace.

        Raises:
            RequestError: The schema is refused.
        """
        constraint = job.prompt.constraint
        if constraint is None:
            return None
        if self._masks is None:
            job.prompt = replace(job.prompt, unheld=_FREE)
            return None
        return self._masks.mask(constraint)

    def _most_tokens(self, job: TokenJob) -> int:
        """Prompt and answer together, at most."""
        wished = job.prompt_tokens + job.request.sampling.max_new_tokens
        return min(wished, self._plan.context_tokens)

    def _cells(self, jobs: list[TokenJob]) -> int:
        """What a batch of these may take: each is padded to the longest."""
        return len(jobs) * max(map(self._most_tokens, jobs), default=0)

    def _make_room(self) -> None:
        """What is kept gives way to what is at work."""
        free = max(0, self._plan.cells - self._cells(self._jobs.running))
        self._prefixes.shrink(min(self._plan.keep_cells, free) * self._model.cell_bytes)

    def _advance(self) -> None:
        read, written = self._batch.step()
        for one in read:
            job = self._in_batch[one.uid]
            self.read_tokens += one.fresh_tokens
            self._jobs.read(job, job.cached_tokens + one.done_tokens, one.fresh_tokens)
        for token in written:
            if token.caches is not None:
                self._ended[token.uid] = token
            self._jobs.write(self._in_batch[token.uid], token.token)
        for uid in [uid for uid, mask in self._held.items() if mask.problem]:
            self._jobs.fail(
                self._in_batch[uid],
                EngineError(
                    f"what was written fits the schema no more: {self._held[uid].problem}",
                    "Let the agent write freely, and try again.",
                ),
            )

    def _release(self, uid: int) -> None:
        """Take a job out of the batch; what was read and written is kept."""
        job = self._in_batch.pop(uid)
        self._held.pop(uid, None)
        caches, tokens = self._batch.remove(uid, self._ended.pop(uid, None))
        self._prefixes.keep(tokens, caches, job.request.conversation_id)
        self._make_room()

    def _begin_anew(self) -> None:
        """Forget the batch with all that is in it."""
        for job in self._in_batch.values():
            job.release = None
        self._in_batch.clear()
        self._held.clear()
        self._ended.clear()
        self._jobs.close()
        self._batch.close()
        self._batch = Batch(self._model, self._options)

    def _describe(self, path: Path, started_s: float) -> EngineInfo:
        model = self._model
        return EngineInfo(
            model_name=path.name,
            architecture=str(model.config.get("model_type", "")),
            parameters=model.parameters(),
            quantisation=model.quantisation(),
            context_tokens=self._plan.context_tokens,
            trained_context_tokens=model.trained_context_tokens,
            threads=1,  # The library computes on one thread, or on the GPU.
            weights_bytes=model.weights_bytes(),
            kv_bytes=self._plan.cells * model.cell_bytes,
            compute_bytes=0,  # Nothing is set aside: memory is taken as it is needed.
            can_call_tools=self._writer.dialect.native,
            devices=(self._batch.device,),
            load_s=time.perf_counter() - started_s,
            unused_options=_UNUSED if self._masks else ("constrain", *_UNUSED),
        )
