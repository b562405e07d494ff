"""The scheduler that guesses ahead: several tokens of a stream in one step."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

from workbench.base.errors import EngineError
from workbench.engines.api import FinishReason, LoadOptions
from workbench.engines.llama_cpp.draft_model import DraftModel
from workbench.engines.llama_cpp.job import Job
from workbench.engines.llama_cpp.scheduler import DONE, Scheduler
from workbench.engines.speculation import (
    RepeatGuess,
    StepTimes,
    Trust,
    Worth,
    best_count,
)

GUESSED_ROWS = 32
"""Tokens of one step after which one is chosen, where tokens are guessed."""
NOT_CUTTABLE = "nothing is guessed ahead: this model's memory cannot be cut back"
_TRIED_AGAIN_TOKENS = 256
_TRIAL_TOKENS = 4


def speculates(options: LoadOptions) -> bool:
    """Whether guessing ahead is asked for."""
    return options.speculation != "off" or bool(options.draft_model)


@dataclass(slots=True)
class _Guesses:
    """What is known of one stream."""

    repeats: RepeatGuess = field(default_factory=RepeatGuess)
    worth: Worth = field(default_factory=Worth)
    trial_at: int = 0


class SpeculatingScheduler(Scheduler):
    """Writes as ``Scheduler`` does, but checks guessed tokens along with a stream's own.

    The guesses of a stream are decoded behind its last token, and its sampler chooses after
    each of them in turn, as it would have in single steps. The first choice that is not the
    guess ends it, and what was decoded after that is cut off the KV cache again. The chosen
    tokens are therefore those of single steps, but for one thing: a batch of several rows adds
    its products in another order, so that two tokens whose logits are equal to the last few
    bits may change places.

    Attributes:
        times: What steps cost by their size.
    """

    def __init__(self, *args: Any, rows: int, draft: DraftModel | None = None) -> None:
        """As ``Scheduler``; ``rows`` is how many tokens of a step may have an output."""
        super().__init__(*args)
        self._rows = min(rows, self._limits.batch_tokens)
        self._draft = draft
        self._draft_trust = Trust(7.0, 3.0)
        self._known: dict[Job, _Guesses] = {}
        self.times = StepTimes()

    def write_on(self) -> bool:
        """Write on in every stream, with guesses where they pay."""
        if not self._all_write or self.queue or self._store.due:
            return super().write_on()
        streams, started_s = len(self.running), time.perf_counter()
        guesses = self._guess_all()
        if guesses:
            return self._write_guessed(guesses, started_s)
        wrote = super().write_on()
        if wrote and self._all_write:
            self.times.note(streams, time.perf_counter() - started_s)
        return wrote

    def finish(self, job: Job, reason: FinishReason) -> None:
        """End a job in good order."""
        super().finish(job, reason)
        self._forget(job)

    def fail(self, job: Job, error: EngineError) -> None:
        """End a job with an error."""
        super().fail(job, error)
        self._forget(job)

    def close(self) -> None:
        """Forget every job, and free the draft model."""
        super().close()
        self._known.clear()
        if self._draft is not None:
            self._draft.close()

    def _forget(self, job: Job) -> None:
        self._known.pop(job, None)
        if self._draft is not None:
            self._draft.forget(job)

    def _guess_all(self) -> dict[Job, list[int]]:
        """Guesses for the streams where they are worth it."""
        room = min(self._rows, self._store.cells.free) - len(self.running)
        guesses: dict[Job, list[int]] = {}
        drafts: dict[Job, int] = {}
        taken = 0
        for job in self.running:
            known = self._known.get(job)
            if known is None:
                known = self._known[job] = _Guesses()
                known.repeats.learn(job.tokens[: job.prompt_tokens], judge=False)
            known.repeats.learn(job.tokens)
            most = min(room - taken, self._left(job))
            if most < 1 or not known.worth.on(job.new_tokens):
                continue
            count = self._count(known.repeats, taken, most)
            if count:
                guesses[job] = known.repeats.guess(job.tokens, count)
            elif self._draft is not None:
                count = self._draft_count(known, job, taken, most)
                drafts |= {job: count} if count else {}
            taken += count
        if drafts and self._draft is not None:
            guesses |= self._draft.propose(drafts)
        return guesses

    def _left(self, job: Job) -> int:
        """Tokens that may be guessed before the answer reaches one of its ends."""
        limit = job.prompt_tokens + job.request.sampling.max_new_tokens
        return min(limit, self._limits.context_tokens) - len(job.tokens) - 1

    def _count(self, repeats: RepeatGuess, taken: int, most: int) -> int:
        if not repeats.ready:
            return 0
        return best_count(self.times, len(self.running), taken, repeats.trust.value, most)

    def _draft_count(self, known: _Guesses, job: Job, taken: int, most: int) -> int:
        """How many tokens the draft model should guess; a few now and then to learn anew."""
        streams = len(self.running)
        plain_s = self.times.plain(streams)
        if self._draft is None or not plain_s:
            return 0
        each_s = self._draft.each_s(plain_s)
        trust = self._draft_trust.value
        count = best_count(self.times, streams, taken, trust, most, each_s)
        if not count and job.new_tokens >= known.trial_at:
            count = min(_TRIAL_TOKENS, most)
        if count:
            known.trial_at = job.new_tokens + _TRIED_AGAIN_TOKENS
        return count

    def _write_guessed(self, guesses: dict[Job, list[int]], started_s: float) -> bool:
        """Decode each stream's last token and the guesses behind it; take what is right."""
        decoder, running = self._decoder, list(self.running)
        decoder.begin_batch()
        places: list[int] = []
        for job in running:
            state = job.running_in
            rows = [job.tokens[-1], *guesses.get(job, ())]
            places.append(0)
            for offset, token in enumerate(rows):
                place = decoder.add_one(state.number, state.decoded + offset, token)
                places[-1] = place - offset
        if decoder.decode() != DONE:
            # The next step is planned anew, without guesses, and says what is wrong.
            for job in running:
                self._store.rewind(job.running_in, job.running_in.decoded)
                self._known[job].worth.pause(job.new_tokens, "a step with guesses failed")
            self._all_write = False
            return True
        before = [job.new_tokens for job in running]
        noted = [self._known[job] for job in running]
        for job, first in zip(running, places, strict=True):
            self._take(job, guesses.get(job, []), first)
        self._all_write = bool(self.running)
        self._judge(running, noted, before, guesses, time.perf_counter() - started_s)
        return True

    def _take(self, job: Job, guess: list[int], first: int) -> None:
        """Choose after each row in turn until a choice is not the guess."""
        state, store = job.running_in, self._store
        job.guessed_tokens += len(guess)
        end = state.decoded
        for place in range(len(guess) + 1):
            store.advance(state, 1)
            end += 1
            job.accepted_tokens += place > 0
            self._write(job, first + place)
            over = job.sequence is None or place == len(guess)
            if over or job.tokens[-1] != guess[place]:
                break
        if place < len(guess):
            store.rewind(state, end)

    def _judge(
        self,
        jobs: list[Job],
        noted: list[_Guesses],
        before: list[int],
        guesses: dict[Job, list[int]],
        took_s: float,
    ) -> None:
        """See what the guesses of this step cost and saved."""
        streams = len(jobs)
        guessed = sum(map(len, guesses.values()))
        self.times.note(streams + guessed, took_s)
        plain_s = self.times.plain(streams)
        # What the step itself takes: that something else slowed this one down says nothing.
        took_s = min(took_s, self.times.of(streams + guessed))
        for job, known, written in zip(jobs, noted, before, strict=True):
            count = len(guesses.get(job, ()))
            if count and plain_s:
                more_s = (took_s - plain_s) * count / guessed
                wrote = job.new_tokens - written
                known.worth.judge(job.new_tokens, wrote, more_s, plain_s / streams)
                job.guess_note = known.worth.note
