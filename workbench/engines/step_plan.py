"""How llama.cpp looks back at the KV cache in a step: the one plan of engine and estimate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from workbench.engines.api import LoadOptions

Flash = Literal["auto", "on", "off"]
PLAIN_STEP_TOKENS = 128
"""Reading a prompt in larger steps is no faster where there is no GPU."""
_LEAST_PLAIN_STEP_TOKENS = 64
_GOOD_SCORES_BYTES = 32 * 1024 * 1024
_MOST_SCORES_BYTES = 128 * 1024 * 1024
_SCORE_BYTES = 4
_HALF_BYTES = 2


@dataclass(frozen=True, slots=True)
class StepPlan:
    """How one step is computed.

    Attributes:
        flash: Flash attention; ``auto`` leaves it to the library.
        tokens: Most tokens that are computed at once; a batch may be cut into several.
        score_heads: Heads whose scores of all cells are held at once; 0 with flash attention.
    """

    flash: Flash
    tokens: int
    score_heads: int = 0

    def work_bytes(self, cells: int) -> int:
        """What the processor's threads need beside the buffers, of which the library is silent.

        Plain attention multiplies the scores with 16-bit values, for which ggml makes 16-bit
        values of them; everything else is small beside that.
        """
        return self.score_heads * self.tokens * cells * _HALF_BYTES


def plan_step(options: LoadOptions, heads: int, cells: int, on_gpu: bool) -> StepPlan:
    """Flash attention or plain attention, and the size of a step.

    The library's flash attention works through the cells one by one on a CPU, with an
    exponential for each: an answer was written 1.26 times as fast without it behind 660 tokens,
    and 1.7 times behind 3,600. Plain attention holds the scores of all heads, tokens and cells
    at once, so steps are small. Steps of 128 tokens beside those of 256: prompts of 1,200 to
    4,000 tokens were read 0.99 to 1.17 times as fast, those below 300 tokens 0.95 to 1.00
    times. Steps of 64 tokens: 0.97 to 1.30 and 0.90 to 0.95 times. Where even the smallest step
    would hold too much, flash attention is kept. A KV cache of another type than ``f16`` needs
    it.

    Args:
        options: What the model is loaded with.
        heads: Query heads of a layer; 0 where that is unknown or attention is of another kind.
        cells: Cells of the KV cache.
        on_gpu: Layers run on a GPU.
    """
    asked: Flash = options.extra.get("flash_attention", "auto")
    whole = StepPlan(asked, options.batch_tokens)
    plain = asked == "off" or (
        asked == "auto" and heads > 0 and not on_gpu and options.kv_type == "f16"
    )
    if not plain:
        return whole
    row_bytes = heads * cells * _SCORE_BYTES
    tokens = min(PLAIN_STEP_TOKENS, options.batch_tokens)
    if tokens * row_bytes > _GOOD_SCORES_BYTES:
        tokens = min(_LEAST_PLAIN_STEP_TOKENS, options.batch_tokens)
    if tokens * row_bytes > _MOST_SCORES_BYTES and asked == "auto":
        return whole
    return StepPlan("off", tokens, heads)
