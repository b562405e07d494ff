"""What a model is loaded with, and what of it the estimate of its memory must know."""

from __future__ import annotations

from dataclasses import replace

from workbench.base.settings import Settings
from workbench.engines.api import LoadOptions
from workbench.engines.kv_plan import KvPlan, cache_bytes, own_context_tokens, plan_kv
from workbench.models.fit import Allocate, Allocation, Shape, cell_bytes

_WORKER_BYTES = 48 * 1024 * 1024
"""A worker process without its model, measured on Linux: the interpreter and the library."""


def load_options(settings: Settings, shape: Shape | None, context_tokens: int) -> LoadOptions:
    """The options for a model of that shape; None for one that has no KV cache."""
    options = LoadOptions(
        context_tokens=context_tokens,
        threads=settings.engine_threads,
        cache_bytes=settings.prefix_cache_bytes,
    )
    if shape is None:
        return options
    context = own_context_tokens(context_tokens, shape.trained_context_tokens)
    room = cache_bytes(context, cell_bytes(shape, options.kv_type), settings.prefix_cache_bytes)
    options = replace(options, cache_bytes=room)
    return replace(options, kv_cells=_plan(options, shape).cells)


def allocate(settings: Settings, shape: Shape) -> Allocate:
    """What the engine sets aside for a context, for the estimate."""

    def for_context(context_tokens: int) -> Allocation:
        options = load_options(settings, shape, context_tokens)
        plan = _plan(options, shape)
        return Allocation(
            plan.context_tokens,
            plan.cells,
            options.batch_tokens,
            plan.sequences,
            _WORKER_BYTES if settings.engine_mode == "process" else 0,
        )

    return for_context


def _plan(options: LoadOptions, shape: Shape) -> KvPlan:
    return plan_kv(options, shape.trained_context_tokens, cell_bytes(shape, options.kv_type))
