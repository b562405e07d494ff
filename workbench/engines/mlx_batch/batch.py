"""The library's batch: requests join while others run, and leave with what they read."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.engines.api import LoadOptions
from workbench.engines.mlx_batch.job import Job
from workbench.engines.mlx_batch.model import MlxModel
from workbench.engines.mlx_batch.prefixes import Caches
from workbench.engines.mlx_batch.sampling import processors_for, sampler_for

_READ_AT_ONCE = 4


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
        self.device = "GPU" if mx.default_device() == mx.Device(mx.gpu) else "CPU"
        self._generator = BatchGenerator(
            model.network,
            completion_batch_size=options.max_sequences,
            prefill_batch_size=min(_READ_AT_ONCE, options.max_sequences),
            prefill_step_size=options.batch_tokens,
        )
        self._done: dict[int, int] = {}

    @property
    def cache_bytes(self) -> int:
        """Memory of the sequences at work."""
        return int(self._generator.prompt_cache_nbytes)

    def add(self, job: Job, caches: Caches | None) -> int:
        """Let a job join; returns its number."""
        (uid,) = self._generator.insert(
            [job.tokens[job.cached_tokens :]],
            max_tokens=[job.most_new_tokens],
            caches=[caches] if caches else None,
            all_tokens=[job.tokens[: job.cached_tokens]],
            samplers=[sampler_for(job.request.sampling, self._vocabulary)],
            logits_processors=[processors_for(job.request.sampling)],
        )
        self._done[uid] = 0
        return int(uid)

    def step(self) -> tuple[list[tuple[int, int, int]], list[Written]]:
        """Read a piece of the prompts and write one token of each that was read.

        Returns:
            Of each prompt its number, the tokens read so far and those read now; and the
            tokens that were written.
        """
        prompts, answers = self._generator.next()
        read = []
        for prompt in prompts:
            done = int(prompt.progress[0])
            read.append((prompt.uid, done, done - self._done.get(prompt.uid, done)))
            self._done[prompt.uid] = done
        written = [
            Written(one.uid, int(one.token), one.prompt_cache, list(one.all_tokens or ()))
            for one in answers
        ]
        return read, written

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
