"""The ONNX Runtime GenAI engine: each request in a generator of its own, one token a turn.

Requests take turns token by token, and prompts are read in short slices, so that a long one
delays the others and a stop by a fraction of a second. (The library's batching Engine takes
a new request only when its whole batch has ended, and keeps no prefix: it is not used.)

What it does with options:

* ``min_p`` is not known to the library and applied here, to the logits.
* ``repeat_penalty`` looks at the whole text, not at its end only.
* ``kv_type``, ``use_mmap`` and ``kv_cells`` have no effect: the model's files decide. They
  are named in ``EngineInfo.unused_options``.
* ``gpu_layers`` 0 keeps everything on the processor, any other number leaves it to the
  model's own config.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from workbench.base.errors import EngineError
from workbench.engines.api import EngineEvent, EngineInfo, EngineUsage, LoadOptions, Request
from workbench.engines.llama_cpp.batch import PromptPace
from workbench.engines.llama_cpp.threads import usable_cores
from workbench.engines.model_folder import ModelFolder, read_model_folder
from workbench.engines.onnx_genai.generators import GeneratorPool, Line, bury_improbable
from workbench.engines.onnx_genai.library import check_folder, library, open_model
from workbench.engines.onnx_genai.plan import Plan, plan_memory
from workbench.engines.onnx_genai.vocabulary import OnnxVocabulary
from workbench.engines.preparing import request_failure
from workbench.engines.prompt_text import PromptWriter
from workbench.engines.token_jobs import TokenJob, TokenJobs

log = logging.getLogger(__name__)

_UNUSED = ("kv_type", "use_mmap", "kv_cells", "speculation")


def load(path: Path, options: LoadOptions) -> OnnxEngine:
    """Load a folder with a ``genai_config.json``.

    Raises:
        ModelLoadError: The folder or the options were refused.
    """
    started_s = time.perf_counter()
    folder = read_model_folder(path)
    described, file = check_folder(path)
    og = library()
    threads = options.threads or max(1, usable_cores() - 1)
    model = open_model(og, path, threads, options.gpu_layers != 0)
    plan = plan_memory(described, file, options)
    engine = OnnxEngine(og, model, folder, plan, options)
    engine.describe(
        EngineInfo(
            model_name=path.name,
            architecture=str(described.get("type", "")),
            parameters=file.parameters,
            quantisation=file.quantisation,
            context_tokens=plan.context_tokens,
            trained_context_tokens=plan.trained_tokens,
            threads=threads,
            weights_bytes=file.weights_bytes,
            kv_bytes=plan.cell_bytes * plan.context_tokens * plan.generators,
            compute_bytes=0,
            can_call_tools=engine.writer.dialect.native,
            devices=(str(model.device_type),),
            load_s=time.perf_counter() - started_s,
            unused_options=_UNUSED,
        )
    )
    log.info(
        "engines.loaded model=%s load_s=%.2f threads=%d context_tokens=%d unused_options=%s",
        path.name, engine.info().load_s, threads, plan.context_tokens, ",".join(_UNUSED),
    )  # fmt: skip
    return engine


class OnnxEngine:
    """A loaded ONNX model. ``submit``, ``cancel`` and ``usage`` may come from other threads."""

    def __init__(
        self, og: Any, model: Any, folder: ModelFolder, plan: Plan, options: LoadOptions
    ) -> None:
        self._model: Any = model
        self._plan = plan
        self._most_running = min(options.max_sequences, plan.generators)
        self._pace = PromptPace(options.batch_tokens)
        self.writer = PromptWriter(folder.template, bos=folder.bos, eos=folder.eos)
        vocabulary = OnnxVocabulary(og, model, folder, self.writer)
        self._jobs = TokenJobs(self.writer, vocabulary, plan.context_tokens)
        self.pool = GeneratorPool(
            og, model, plan.context_tokens, plan.generators, self._jobs.lost
        )
        self._lines: dict[str, Line] = {}
        self._read: dict[str, int] = {}
        self._info: EngineInfo

    def describe(self, info: EngineInfo) -> None:
        """Take what ``info`` will tell."""
        self._info = info

    def info(self) -> EngineInfo:
        """What was loaded."""
        return self._info

    def usage(self) -> EngineUsage:
        """The state now."""
        lines = list(self.pool.lines)
        held = {
            line.conversation_id: len(line.tokens)
            for line in sorted(lines, key=lambda line: line.used)
            if line.conversation_id
        }
        return self._jobs.usage(
            kv_used_tokens=sum(len(line.tokens) for line in lines),
            kv_capacity_tokens=self._plan.context_tokens * self._plan.generators,
            cell_bytes=self._plan.cell_bytes,
            conversations=held,
        )

    def submit(self, request_id: str, request: Request) -> None:
        """Queue a request; its failures come as ``Failed`` events."""
        self._jobs.submit(request_id, request)

    def cancel(self, request_id: str) -> None:
        """Stop a request before its next token or slice of the prompt."""
        self._jobs.cancel(request_id)

    def step(self) -> list[tuple[str, EngineEvent]]:
        """Read a slice of one prompt, and write one token of each answer."""
        self._jobs.take_in()
        while self._jobs.queue and len(self._jobs.running) < self._most_running:
            if not self._begin(self._jobs.queue[0]):
                break
        reading = True
        for job in list(self._jobs.running):
            if self._jobs.interrupted:
                break
            if self._read[job.id] == job.prompt_tokens:
                self._guarded(job, self._write)
            elif reading:
                reading = False
                self._guarded(job, self._read_slice)
        return self._jobs.take_events()

    def close(self) -> None:
        """Free everything."""
        self._jobs.close()
        self.pool.close()
        self._model = None

    def _begin(self, job: TokenJob) -> bool:
        """Give a job its generator; False while there is none."""
        request = job.request
        try:
            taken = self.pool.take(
                job.tokens, request.sampling, job.prompt.constraint, request.conversation_id
            )
        except Exception as exc:  # noqa: BLE001 - worker boundary: it ends this request alone
            self._jobs.fail(job, request_failure(exc))
            return True
        if taken is None:
            return False
        line, cached, note = taken
        self._lines[job.id], self._read[job.id] = line, cached
        line.tokens = job.tokens[:cached]
        self._jobs.begin(job, cached, note, lambda: self._end(job))
        return True

    def _end(self, job: TokenJob) -> None:
        line, read = self._lines.pop(job.id), self._read.pop(job.id)
        if line.native is not None:
            whole = read == job.prompt_tokens
            tokens = job.tokens if whole else job.tokens[:read]
            self.pool.give_back(line, tokens, self._plan.keeps)

    def _guarded(self, job: TokenJob, work: Callable[[TokenJob, Line], None]) -> None:
        """Do it; what the library refuses ends this job and its generator only."""
        try:
            work(job, self._lines[job.id])
        except (RuntimeError, ValueError) as exc:
            self.pool.drop(self._lines[job.id])
            self._jobs.fail(
                job,
                EngineError(
                    f"ONNX Runtime GenAI could not go on: {exc}"[:400],
                    "Try again; if it repeats, load the model again.",
                ),
            )

    def _read_slice(self, job: TokenJob, line: Line) -> None:
        began_s = time.perf_counter()
        done = self._read[job.id]
        part = job.tokens[done : min(done + self._pace.slice_tokens, job.prompt_tokens)]
        line.native.append_tokens(part)
        self._read[job.id] = done = done + len(part)
        line.tokens = job.tokens[:done]
        self._pace.observe(len(part), time.perf_counter() - began_s)
        self._jobs.read(job, done, len(part))

    def _write(self, job: TokenJob, line: Line) -> None:
        if line.native.is_done():
            self._jobs.finish(job, "stop")
            return
        sampling = job.request.sampling
        if sampling.temperature > 0.0 and sampling.min_p > 0.0:
            bury_improbable(line.native, sampling.min_p)
        line.native.generate_next_token()
        token = int(line.native.get_next_tokens()[0])
        line.tokens.append(token)
        self._jobs.write(job, token)
