"""A small model that guesses ahead for a large one of the same vocabulary."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workbench.base.errors import EngineError, ModelLoadError
from workbench.engines.api import LoadOptions
from workbench.engines.llama_cpp import trials
from workbench.engines.llama_cpp.cache import common_length
from workbench.engines.llama_cpp.context import NativeContext
from workbench.engines.llama_cpp.job import Job
from workbench.engines.llama_cpp.model import NativeModel
from workbench.engines.llama_cpp.precheck import check_header

_NEAR_TOKENS = 32
_LEAST_TOKENS = 2
_KEPT_TIMES = 8


@dataclass(slots=True)
class _Slot:
    """A sequence of the draft model; ``tokens`` are decoded in it."""

    number: int
    tokens: list[int] = field(default_factory=list)
    job: Job | None = None


class DraftModel:
    """Reads what a stream has written and writes on, greedily.

    Raises:
        ModelLoadError: It could not be loaded, or has another vocabulary.
    """

    def __init__(
        self, target: NativeModel, options: LoadOptions, cells: int, threads: int
    ) -> None:
        path = Path(options.draft_model)
        files = check_header(path)
        self._model = NativeModel(files, options, target.log)
        try:
            check_vocabulary(target, self._model, path)
            self._open(options, cells, threads, path)
        except EngineError:
            self._model.close()
            raise
        lib = self._model.lib
        size = [int(lib.llama_model_size(model.handle)) for model in (self._model, target)]
        self._share = size[0] / max(1, size[1])
        self.weights_bytes = self._model.weights_bytes
        self._times: deque[float] = deque(maxlen=_KEPT_TIMES)

    def _open(self, options: LoadOptions, cells: int, threads: int, path: Path) -> None:
        sequences = options.max_sequences
        self._context = NativeContext(self._model, options, cells, sequences)
        self._context.set_threads(threads, threads)
        if not trials.can_cut(self._context, sequences):
            self._context.close()
            raise ModelLoadError(
                f"{path.name!r} cannot guess ahead: its memory cannot be cut back",
                "Choose a draft model with plain attention.",
            )
        self._batch_tokens = options.batch_tokens
        # What is near its end for all streams together must fit into one batch.
        near = min(_NEAR_TOKENS, options.batch_tokens // sequences)
        self._near_tokens = max(_LEAST_TOKENS, near)
        self._slots = [_Slot(number) for number in range(sequences)]
        lib = self._model.lib
        self._chain: Any = lib.llama_sampler_chain_init(
            lib.llama_sampler_chain_default_params()
        )
        lib.llama_sampler_chain_add(self._chain, lib.llama_sampler_init_greedy())

    def each_s(self, plain_s: float) -> float:
        """What one guessed token costs: measured, or by the sizes of the models."""
        return min(self._times) if self._times else plain_s * self._share

    def propose(self, counts: dict[Job, int]) -> dict[Job, list[int]]:
        """Guess so many tokens for each of these streams.

        A stream whose prompt is still being read here, a slice each time, gets none.
        """
        if len(counts) * _LEAST_TOKENS > self._batch_tokens:
            return {}
        slots = {job: self._slot(job) for job in counts}
        ready = [job for job, slot in slots.items() if self._catch_up(slot, job.tokens)]
        started_s = time.perf_counter()
        guesses: dict[Job, list[int]] = {job: [] for job in ready}
        while ready:
            if not self._step({job: slots[job] for job in ready}, guesses):
                return {}
            ready = [
                job
                for job in ready
                if len(guesses[job]) < counts[job] and not self._model.is_end(guesses[job][-1])
            ]
        if guesses:
            longest = max(map(len, guesses.values()))
            self._times.append((time.perf_counter() - started_s) / longest)
        return guesses

    def forget(self, job: Job) -> None:
        """The stream is over; what was read of it stays for the next turn."""
        for slot in self._slots:
            if slot.job is job:
                slot.job = None

    def close(self) -> None:
        """Free everything."""
        self._model.lib.llama_sampler_free(self._chain)
        self._context.close()
        self._model.close()

    def _step(self, slots: dict[Job, _Slot], guesses: dict[Job, list[int]]) -> bool:
        """One more token for each stream; False if the memory is full."""
        context = self._context
        context.begin_batch()
        places: dict[Job, int] = {}
        for job, slot in slots.items():
            whole = [*job.tokens, *guesses[job]] if guesses[job] else job.tokens
            fresh = whole[len(slot.tokens) :]
            places[job] = context.add(slot.number, len(slot.tokens), fresh, True)
            slot.tokens.extend(fresh)
        if context.decode() != 0:
            self._clear()
            return False
        sample = self._model.lib.llama_sampler_sample
        for job, place in places.items():
            guesses[job].append(int(sample(self._chain, context.handle, place)))
        return True

    def _slot(self, job: Job) -> _Slot:
        """The stream's sequence: its own, or the free one that holds most of its text."""
        for slot in self._slots:
            if slot.job is job:
                return slot
        free = [s for s in self._slots if s.job is None or s.job.sequence is None]
        best = max(free, key=lambda slot: common_length(slot.tokens, job.tokens))
        best.job = job
        return best

    def _catch_up(self, slot: _Slot, tokens: list[int]) -> bool:
        """Read what is missing, at most one batch; whether nearly all is read."""
        same = min(common_length(slot.tokens, tokens), len(tokens) - 1)
        if same < len(slot.tokens):
            self._context.remove(slot.number, same)
            del slot.tokens[same:]
        missing = len(tokens) - same
        if missing <= self._near_tokens:
            return True
        piece = tokens[same : same + min(missing - 1, self._batch_tokens)]
        self._context.begin_batch()
        self._context.add(slot.number, same, piece, False)
        if self._context.decode() != 0:
            self._clear()
            return False
        slot.tokens.extend(piece)
        return len(tokens) - len(slot.tokens) <= self._near_tokens

    def _clear(self) -> None:
        for slot in self._slots:
            self._context.remove(slot.number, 0)
            slot.tokens.clear()


def check_vocabulary(target: NativeModel, draft: NativeModel, path: Path) -> None:
    """Refuse a draft model whose tokens are not those of the model it guesses for.

    Raises:
        ModelLoadError: They differ; the message says where.
    """
    hint = "Choose a draft model of the same family, or none."
    if draft.vocab_size != target.vocab_size:
        raise ModelLoadError(
            f"{path.name!r} cannot guess for this model: it has {draft.vocab_size} tokens, "
            f"and the model has {target.vocab_size}",
            hint,
        )
    lib = target.lib
    for token in range(target.vocab_size):
        ours = lib.llama_vocab_get_text(target.vocab, token)
        theirs = lib.llama_vocab_get_text(draft.vocab, token)
        if ours != theirs or target.is_end(token) != draft.is_end(token):
            raise ModelLoadError(
                f"{path.name!r} cannot guess for this model: token {token} is "
                f"{_shown(theirs)} there and {_shown(ours)} in the model",
                hint,
            )


def _shown(text: bytes | None) -> str:
    return repr((text or b"").decode("utf-8", "replace")[:40])
