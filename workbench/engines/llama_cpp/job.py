"""One request on its way through the engine."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from workbench.base.errors import EngineError
from workbench.engines.answer import Answer
from workbench.engines.api import GenerationStats, Request
from workbench.engines.llama_cpp.cache import SequenceState
from workbench.engines.llama_cpp.prompts import Prompt
from workbench.engines.llama_cpp.sampling import Sampler


@dataclass(slots=True, eq=False)
class Job:
    """A request and everything that belongs to it while it is in the engine.

    Attributes:
        tokens: Prompt and answer so far.
        sequence: Where they are decoded; None while the job is queued.
        waits_for: An earlier sequence that is decoding the same prompt right now.
        waits_until: How many of its tokens must be decoded before they are shared.
        announced: ``PromptReady`` was sent.
        full_at: Tokens, prompt and answer, at which it has to end; 0 until one was written.
        guessed_tokens: Tokens that were guessed ahead, to be checked in one step.
        accepted_tokens: Those of them that were right.
        guess_note: Why nothing is guessed, or no more.
    """

    id: str
    request: Request
    submitted_s: float = field(default_factory=time.perf_counter)
    prompt: Prompt | None = None
    tokens: list[int] = field(default_factory=list)
    prompt_tokens: int = 0
    cached_tokens: int = 0
    sampler: Sampler | None = None
    answer: Answer | None = None
    sequence: SequenceState | None = None
    waits_for: SequenceState | None = None
    waits_until: int = 0
    announced: bool = False
    full_at: int = 0
    started_s: float = 0.0
    first_token_s: float = 0.0
    last_token_s: float = 0.0
    guessed_tokens: int = 0
    accepted_tokens: int = 0
    guess_note: str = ""

    @property
    def new_tokens(self) -> int:
        """Tokens written so far."""
        return len(self.tokens) - self.prompt_tokens if self.prompt_tokens else 0

    @property
    def pending(self) -> int:
        """Tokens that have to be decoded before the next one can be chosen."""
        if self.sequence is None or self.waits_for is not None:
            return 0
        return len(self.tokens) - self.sequence.decoded

    @property
    def running_in(self) -> SequenceState:
        """Its sequence.

        Raises:
            EngineError: It has none.
        """
        if self.sequence is None:
            raise EngineError(f"request {self.id!r} runs without a sequence")
        return self.sequence

    def stats(self) -> GenerationStats:
        """What the generation cost up to now."""
        now_s = time.perf_counter()
        started_s = self.started_s or now_s
        first_s = self.first_token_s or now_s
        last_s = self.last_token_s or now_s
        return GenerationStats(
            prompt_tokens=self.prompt_tokens,
            cached_tokens=self.cached_tokens,
            new_tokens=self.new_tokens,
            queue_s=started_s - self.submitted_s,
            first_token_s=first_s - self.submitted_s,
            total_s=last_s - self.submitted_s,
            guessed_tokens=self.guessed_tokens,
            accepted_tokens=self.accepted_tokens,
            guess_note=self.guess_note,
        )

    def close(self) -> None:
        """Free the sampler."""
        if self.sampler is not None:
            self.sampler.close()
            self.sampler = None
