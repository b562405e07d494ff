"""The library's batch: requests join while others run, and leave with what they read."""

from __future__ import annotations

import time
from dataclasses import dataclass

from workbench.engines.api import LoadOptions
from workbench.engines.llama_cpp.batch import PromptPace
from workbench.engines.mlx_batch.mask import Mask
from workbench.engines.mlx_batch.model import MlxModel
from workbench.engines.mlx_batch.prefixes import Caches
from workbench.engines.mlx_batch.sampling import processors_for, sampler_for
from workbench.engines.token_jobs import TokenJob

_READ_AT_ONCE = 4
_FIRST_TOKENS = 32
"""Read at first, before the speed is known: a step must be short enough to stop."""


@dataclass(frozen=True, slots=True)
class Read:
    """How far the prompt of one job was read.

    Attributes:
        done_tokens: Of what had to be read.
        fresh_tokens: Of them those of this step.
    """

    uid: int
    done_tokens: int
    fresh_tokens: int


@dataclass(frozen=True, slots=True)
class Written:
    """A token of one job.

    Attributes:
        caches: What the library kept of it, if it took the job out of the batch by itself.
        tokens: What they hold.
    """

    uid: int
    token: int
    caches: Caches | None
    tokens: list[int]


class Batch:
    """Requests that are read and written side by side.

    Attributes:
        device: Where it computes (``CPU``, ``GPU``).
    """

    def __init__(self, model: MlxModel, options: LoadOptions) -> None:
        import mlx.core as mx
        from mlx_lm.generate import BatchGenerator

        self._vocabulary = model.vocabulary
        self._pace = PromptPace(options.batch_tokens)
        self._paced = False
        self.device = "GPU" if mx.default_device() == mx.Device(mx.gpu) else "CPU"
        self._generator = BatchGenerator(
            model.network,
            completion_batch_size=options.max_sequences,
            prefill_batch_size=min(_READ_AT_ONCE, options.max_sequences),
            prefill_step_size=options.batch_tokens,
        )
        self._done: dict[int, int] = {}

    def add(
        self,
        job: TokenJob,
        most_new_tokens: int,
        caches: Caches | None,
        cached_tokens: int,
        mask: Mask | None = None,
    ) -> int:
        """Let a job join; returns its number. A ``mask`` holds what it writes."""
        sampler = sampler_for(job.request.sampling, self._vocabulary)
        if mask is not None:
            sampler = mask.around(sampler)
        (uid,) = self._generator.insert(
            [job.tokens[cached_tokens:]],
            max_tokens=[most_new_tokens],
            caches=[caches] if caches else None,
            all_tokens=[job.tokens[:cached_tokens]],
            samplers=[sampler],
            logits_processors=[processors_for(job.request.sampling)],
        )
        self._done[uid] = 0
        return int(uid)

    def step(self) -> tuple[list[Read], list[Written]]:
        """Read a piece of the prompts and write one token of each that was read.

        A piece takes a fraction of a second, so that nobody waits long for a stop.
        """
        reading = max(1, min(_READ_AT_ONCE, len(self._done)))
        slice_tokens = self._pace.slice_tokens if self._paced else _FIRST_TOKENS
        self._generator.prefill_step_size = max(1, slice_tokens // reading)
        started_s = time.perf_counter()
        prompts, answers = self._generator.next()
        read = [self._note(one.uid, int(one.progress[0])) for one in prompts]
        fresh = sum(one.fresh_tokens for one in read)
        self._pace.observe(fresh, time.perf_counter() - started_s)
        self._paced = self._paced or fresh >= _FIRST_TOKENS
        written = [
            Written(one.uid, int(one.token), one.prompt_cache, list(one.all_tokens or ()))
            for one in answers
        ]
        for one in written:
            self._done.pop(one.uid, None)
        return [one for one in read if one.fresh_tokens], written

    def remove(self, uid: int, last: Written | None) -> tuple[Caches, list[int]]:
        """Take a job out; returns what was kept of it and the tokens that it holds."""
        self._done.pop(uid, None)
        if last is not None and last.caches is not None:
            return last.caches, last.tokens
        found = self._generator.remove([uid], return_prompt_caches=True)
        caches, tokens = found.get(uid, ([], []))
        return caches or [], list(tokens)

    def close(self) -> None:
        """Undo what the library set for the whole process."""
        self._generator.close()

    def _note(self, uid: int, done_tokens: int) -> Read:
        before = self._done.get(uid, done_tokens)
        self._done[uid] = done_tokens
        return Read(uid, done_tokens, done_tokens - before)
