"""How many cells the KV cache of a model gets: the one plan of engine, loader and estimate."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.engines.api import LoadOptions

CELL_STEP = 256
KEPT_SEQUENCES = 24
KEPT_RECURRENT = 4
"""Fewer where a sequence has a state of its own, which is as large as thousands of cells."""
LARGEST_OWN_CONTEXT_TOKENS = 8192
"""The context of a model for which none was asked."""


@dataclass(frozen=True, slots=True)
class KvPlan:
    """What an engine allocates.

    Attributes:
        context_tokens: Largest prompt plus answer of one request.
        cells: Cells of the pool that all requests and kept prefixes share.
        keep_cells: Most cells that kept prefixes hold after their requests.
        sequences: Sequences of the pool, those at work and kept ones.
        parked_bytes: Most memory for what is kept outside of the cells.
    """

    context_tokens: int
    cells: int
    keep_cells: int
    sequences: int
    parked_bytes: int = 0


def own_context_tokens(asked_tokens: int, trained_tokens: int) -> int:
    """The context to use: never more than the model was trained with, where that is known."""
    if asked_tokens == 0:
        return min(trained_tokens or LARGEST_OWN_CONTEXT_TOKENS, LARGEST_OWN_CONTEXT_TOKENS)
    return min(asked_tokens, trained_tokens) if trained_tokens else asked_tokens


def plan_kv(
    options: LoadOptions,
    trained_tokens: int,
    cell_bytes: int,
    kept_sequences: int = KEPT_SEQUENCES,
    parks: bool = False,
) -> KvPlan:
    """The pool: one whole context, and room beside it for prefixes that are kept.

    Where what is idle can be parked outside of the cells, half of the room is left for that.

    What is kept may also fill the whole context's cells while no request needs them, so a
    conversation is kept to its next turn however small the room beside it is.
    """
    context = own_context_tokens(options.context_tokens, trained_tokens)
    most = context * options.max_sequences
    beside = options.cache_bytes // 2 if parks else options.cache_bytes
    wished = options.kv_cells or context + beside // max(1, cell_bytes)
    cells = _rounded(max(context, min(wished, most)))
    if options.cache_bytes == 0:
        return KvPlan(context, cells, 0, options.max_sequences)
    keep = max(cells - context, context)
    left = max(0, options.cache_bytes - (cells - context) * cell_bytes) if parks else 0
    return KvPlan(context, cells, keep, options.max_sequences + kept_sequences, left)


def cache_bytes(
    context_tokens: int, cell_bytes: int, most_bytes: int, parks: bool = False
) -> int:
    """Room for kept prefixes beside one context: as much again, within the user's limit.

    Every token that is written looks at all cells in use, kept ones too: on small models a
    larger pool costs more writing speed than reading a prompt again would. What is parked
    costs none, so where that is done there is as much room for it.
    """
    return min(most_bytes, context_tokens * cell_bytes * (2 if parks else 1))


def _rounded(cells: int) -> int:
    return -(-cells // CELL_STEP) * CELL_STEP
