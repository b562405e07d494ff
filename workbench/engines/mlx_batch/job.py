"""One request on its way through the MLX engine."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from workbench.engines.answer import Answer
from workbench.engines.api import GenerationStats, Request


@dataclass(slots=True, eq=False)
class Job:
    """A request and everything that belongs to it while it is in the engine.

    Attributes:
        uid: Its number in the batch; -1 while it waits.
        tokens: Those of the prompt.
        most_tokens: Prompt and answer together, at most.
    """

    id: str
    request: Request
    submitted_s: float = field(default_factory=time.perf_counter)
    uid: int = -1
    text: str = ""
    tokens: list[int] = field(default_factory=list)
    most_tokens: int = 0
    cached_tokens: int = 0
    new_tokens: int = 0
    answer: Answer | None = None
    started_s: float = 0.0
    first_token_s: float = 0.0
    last_token_s: float = 0.0

    @property
    def most_new_tokens(self) -> int:
        """How long its answer may become."""
        return self.most_tokens - len(self.tokens)

    def note_token(self) -> None:
        """One more token was written."""
        self.last_token_s = time.perf_counter()
        self.first_token_s = self.first_token_s or self.last_token_s
        self.new_tokens += 1

    def stats(self) -> GenerationStats:
        """What the generation cost up to now."""
        now_s = time.perf_counter()
        return GenerationStats(
            prompt_tokens=len(self.tokens),
            cached_tokens=self.cached_tokens,
            new_tokens=self.new_tokens,
            queue_s=(self.started_s or now_s) - self.submitted_s,
            first_token_s=(self.first_token_s or now_s) - self.submitted_s,
            total_s=(self.last_token_s or now_s) - self.submitted_s,
        )
