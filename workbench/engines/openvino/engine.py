"""The OpenVINO GenAI engine: all requests in one continuous batch of the library.

Prefixes of prompts are kept by the library in blocks of 32 tokens, shared by all requests;
how many tokens of a prompt came from there is reckoned (``blocks.py``), as it does not tell.

What it does with options:

* ``repeat_penalty`` looks at the whole text, not at its end only.
* ``batch_tokens`` is lowered for large models, so that a step ends soon enough to be stopped.
* ``use_mmap`` and ``gpu_layers`` have no effect and are named in
  ``EngineInfo.unused_options``; ``extra["device"]`` chooses another device than ``CPU``.
"""

from __future__ import annotations

import logging
import time
from pathlib import Path
from typing import Any

from workbench.base.errors import ContextFull, EngineError
from workbench.engines.api import EngineEvent, EngineInfo, EngineUsage, LoadOptions, Request
from workbench.engines.llama_cpp.threads import usable_cores
from workbench.engines.lost_prefixes import NO_ROOM, NOT_KEPT
from workbench.engines.model_folder import read_model_folder, require_files
from workbench.engines.openvino.blocks import BLOCK_TOKENS, BlockLedger
from workbench.engines.openvino.ir_file import read_ir_file
from workbench.engines.openvino.library import (
    FILES,
    OpenVinoVocabulary,
    PipelineOptions,
    as_tensor,
    generation_config,
    library,
    open_pipeline,
    open_tokenizer,
    reason,
    refused,
)
from workbench.engines.openvino.plan import Plan, plan_memory
from workbench.engines.preparing import request_failure
from workbench.engines.prompt_text import PromptWriter
from workbench.engines.token_jobs import TokenJob, TokenJobs

log = logging.getLogger(__name__)

_UNUSED = ("use_mmap", "gpu_layers", "speculation")
_REMEMBERED_CONVERSATIONS = 64


def load(path: Path, options: LoadOptions) -> OpenVinoEngine:
    """Load a folder with an ``openvino_model.xml``.

    Raises:
        ModelLoadError: The folder or the options were refused.
    """
    started_s = time.perf_counter()
    folder = read_model_folder(path)
    require_files(path, FILES)
    file = read_ir_file(path / FILES[0])
    cores = usable_cores()
    threads = min(options.threads or cores - 1, cores) or 1
    plan = plan_memory(folder.config, file, options, threads)
    ov = library()
    tokenizer = open_tokenizer(ov, path)
    writer = PromptWriter(folder.template, bos=folder.bos, eos=folder.eos)
    vocabulary = OpenVinoVocabulary(tokenizer, folder, writer)
    engine = OpenVinoEngine(ov, path, plan, writer, (tokenizer, vocabulary))
    kv_bytes = engine.begin()
    engine.describe(
        EngineInfo(
            model_name=path.name,
            architecture=str(folder.config.get("model_type", "")),
            parameters=file.parameters,
            quantisation=file.quantisation,
            context_tokens=plan.context_tokens,
            trained_context_tokens=plan.trained_tokens,
            threads=threads,
            weights_bytes=file.weights_bytes,
            kv_bytes=kv_bytes,
            compute_bytes=0,
            can_call_tools=writer.dialect.native,
            devices=(plan.pipeline.device,),
            load_s=time.perf_counter() - started_s,
            unused_options=_UNUSED,
        )
    )
    log.info(
        "engines.loaded model=%s load_s=%.2f threads=%d context_tokens=%d unused_options=%s",
        path.name, engine.info().load_s, threads, plan.context_tokens, ",".join(_UNUSED),
    )  # fmt: skip
    return engine


class OpenVinoEngine:
    """A loaded IR model. ``submit``, ``cancel`` and ``usage`` may come from other threads."""

    def __init__(
        self,
        ov: Any,
        path: Path,
        plan: Plan,
        writer: PromptWriter,
        tokens: tuple[Any, OpenVinoVocabulary],
    ) -> None:
        self._ov, self._path, self._plan = ov, path, plan
        self._tokenizer, self._vocabulary = tokens
        self._jobs = TokenJobs(writer, self._vocabulary, plan.context_tokens)
        self._handles: dict[str, Any] = {}
        self._ledger = BlockLedger(plan.pipeline.blocks)
        self._conversations: dict[str, list[int]] = {}
        self._next_id = 0
        self._cell_bytes = 1
        self._pipeline: Any = None
        self._info: EngineInfo

    def begin(self) -> int:
        """Load the weights and decode one token; the bytes of the KV cache.

        Raises:
            ModelLoadError: The library refused the model, or could not run it.
        """
        self._pipeline = None  # Freed first: there may be no memory for two.
        options: PipelineOptions = self._plan.pipeline
        self._pipeline = open_pipeline(self._ov, self._path, self._tokenizer, options)
        config = self._ov.GenerationConfig(max_new_tokens=1, apply_chat_template=False)
        try:
            self._pipeline.add_request(self._number(), as_tensor([0]), config)
            while self._pipeline.has_non_finished_requests():
                self._pipeline.step()
            kv_bytes = int(self._pipeline.get_metrics().cache_size_in_bytes)
        except (RuntimeError, ValueError) as exc:
            raise refused(self._path, exc) from exc
        self._cell_bytes = max(1, kv_bytes // (options.blocks * BLOCK_TOKENS))
        return kv_bytes

    def describe(self, info: EngineInfo) -> None:
        """Take what ``info`` will tell."""
        self._info = info

    def info(self) -> EngineInfo:
        """What was loaded."""
        return self._info

    def usage(self) -> EngineUsage:
        """The state now."""
        return self._jobs.usage(
            kv_used_tokens=len(self._ledger) * BLOCK_TOKENS,
            kv_capacity_tokens=self._plan.pipeline.blocks * BLOCK_TOKENS,
            cell_bytes=self._cell_bytes,
            conversations={key: len(held) for key, held in dict(self._conversations).items()},
        )

    def submit(self, request_id: str, request: Request) -> None:
        """Queue a request; its failures come as ``Failed`` events."""
        self._jobs.submit(request_id, request)

    def cancel(self, request_id: str) -> None:
        """Stop a request before the next step."""
        self._jobs.cancel(request_id)

    def step(self) -> list[tuple[str, EngineEvent]]:
        """One step of the library's batch."""
        self._jobs.take_in()
        while self._jobs.queue and len(self._jobs.running) < self._plan.pipeline.sequences:
            self._begin(self._jobs.queue[0])
        if self._jobs.running:
            try:
                self._pipeline.step()
                for job in list(self._jobs.running):
                    self._read(job)
            except (RuntimeError, ValueError) as exc:
                self._start_again(exc)
        return self._jobs.take_events()

    def close(self) -> None:
        """Free everything."""
        self._jobs.close()
        if self._pipeline is not None:
            try:
                self._pipeline.step()  # It lets go of what was stopped.
            except (RuntimeError, ValueError) as exc:
                log.warning("engines.last_step_refused reason=%s", reason(exc))
        self._pipeline = self._tokenizer = None

    def _number(self) -> int:
        self._next_id += 1
        return self._next_id

    def _begin(self, job: TokenJob) -> None:
        """Hand a job to the library."""
        try:
            config = generation_config(
                self._ov, job.request.sampling, job.prompt.constraint, self._vocabulary.ends
            )
            handle = self._pipeline.add_request(self._number(), as_tensor(job.tokens), config)
        except (RuntimeError, ValueError) as exc:
            self._jobs.fail(job, _stopped(exc))
            return
        except Exception as exc:  # noqa: BLE001 - worker boundary: it ends this request alone
            self._jobs.fail(job, request_failure(exc))
            return
        self._handles[job.id] = handle
        cached = self._ledger.cached_tokens(job.tokens) if self._plan.pipeline.keeps else 0
        self._jobs.begin(job, cached, self._note(job, cached), lambda: self._end(job))

    def _note(self, job: TokenJob, cached: int) -> str:
        """Why no more of the conversation was kept."""
        held = self._conversations.get(job.request.conversation_id, [])
        pairs = zip(held, job.tokens, strict=False)
        differs = next((at for at, (one, other) in enumerate(pairs) if one != other), -1)
        same = min(len(held), job.prompt_tokens - 1) if differs < 0 else differs
        if cached < same // BLOCK_TOKENS * BLOCK_TOKENS:
            why = NO_ROOM if self._plan.pipeline.keeps else NOT_KEPT
            return f"lost from token {cached} on: the kept text of {len(held)} tokens {why}"
        if differs >= 0 and cached <= differs:
            return f"first difference at token {differs}"
        return ""

    def _read(self, job: TokenJob) -> None:
        """Take what the library wrote of one answer."""
        handle = self._handles[job.id]
        while handle.can_read():
            for output in handle.read().values():
                for token in output.generated_ids:
                    if not self._write(job, int(token)):
                        return
        status = handle.get_status()
        if status == self._ov.GenerationStatus.FINISHED:
            self._jobs.finish(job, "stop")
        elif status == self._ov.GenerationStatus.IGNORED:
            self._no_room(job)

    def _write(self, job: TokenJob, token: int) -> bool:
        if not job.new_tokens:
            self._jobs.read(job, job.prompt_tokens, job.prompt_tokens - job.cached_tokens)
            self._ledger.note(job.tokens)
        return self._jobs.write(job, token)

    def _no_room(self, job: TokenJob) -> None:
        if job.new_tokens:
            self._jobs.finish(job, "context_full")
            return
        problem = f"the prompt of {job.prompt_tokens} tokens does not fit into the KV cache"
        self._jobs.fail(
            job, ContextFull(problem, "Load the model with more memory for its cache.")
        )

    def _end(self, job: TokenJob) -> None:
        """A job has left: stop it in the library, and remember what it decoded."""
        self._handles.pop(job.id).cancel()
        decoded = job.tokens[:-1]
        if job.new_tokens:
            self._ledger.note(decoded)
        if key := job.request.conversation_id:
            self._conversations.pop(key, None)
            self._conversations[key] = decoded
            if len(self._conversations) > _REMEMBERED_CONVERSATIONS:
                self._conversations.pop(next(iter(self._conversations)))

    def _start_again(self, exc: Exception) -> None:
        """After a step that failed the library fails for ever: load it anew."""
        log.warning("engines.step_refused reason=%s", reason(exc))
        for job in list(self._jobs.running):
            self._jobs.fail(job, _stopped(exc))
        self._ledger.clear()
        self._conversations.clear()
        self._jobs.lost.clear()
        self.begin()


def _stopped(exc: Exception) -> EngineError:
    text = reason(exc)
    hint = "Try again; if it repeats, load the model again."
    if "EBNF" in text or "grammar" in str(exc).lower():
        hint = "Simplify the tools' parameters, or let the agent write freely."
    return EngineError(f"OpenVINO GenAI could not go on: {text}", hint)
