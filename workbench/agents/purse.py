"""What a run may spend, and what it spent: tokens are paid by everyone around who asked."""

from __future__ import annotations

from workbench.traces.events import ModelCallFinished


class Purse:
    """The tokens of one run; of what it asks through its tools as well.

    Attributes:
        limit_tokens: What it may spend by itself.
        steps: Model calls.
        prompt_tokens: Read by models, those in a cache included.
        new_tokens: Written by models.
        spent_tokens: What the engine had to work for: written, and read but not in its cache.
    """

    def __init__(self, limit_tokens: int, outer: Purse | None = None) -> None:
        """Begin with nothing spent.

        Args:
            limit_tokens: What may be spent.
            outer: Of the run whose tool call this is a part of; it pays as well.
        """
        self.limit_tokens, self._outer = limit_tokens, outer
        self.steps = self.prompt_tokens = self.new_tokens = self.spent_tokens = 0

    @property
    def left_tokens(self) -> int:
        """What is left, here and everywhere around; may be below 0."""
        left = self.limit_tokens - self.spent_tokens
        return left if self._outer is None else min(left, self._outer.left_tokens)

    @property
    def is_outer_empty(self) -> bool:
        """It is the caller whose tokens are used up."""
        return self._outer is not None and self._outer.left_tokens < 1

    def step(self) -> None:
        """Count a model call."""
        self.steps += 1
        if self._outer is not None:
            self._outer.step()

    def pay(self, call: ModelCallFinished) -> None:
        """Count the tokens of a model call."""
        self.prompt_tokens += call.prompt_tokens
        self.new_tokens += call.new_tokens
        self.spent_tokens += call.new_tokens + max(0, call.prompt_tokens - call.cached_tokens)
        if self._outer is not None:
            self._outer.pay(call)
