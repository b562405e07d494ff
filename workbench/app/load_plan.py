"""What a model is loaded with, and what of it the estimate of its memory must know."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from workbench.app.engine_bench_values import Setting
from workbench.app.worker_memory import (
    ENGINE,
    second_model_bytes,
    worker_bytes,
    working_bytes,
)
from workbench.base.settings import Settings
from workbench.base.weight_copies import WeightOrder
from workbench.engines.api import LoadOptions
from workbench.engines.kv_plan import (
    KEPT_RECURRENT,
    KEPT_SEQUENCES,
    KvPlan,
    cache_bytes,
    own_context_tokens,
    plan_kv,
)
from workbench.engines.step_plan import StepPlan, plan_step
from workbench.models.hardware import Hardware
from workbench.models.measured import Measured
from workbench.models.memory import (
    Allocate,
    Allocation,
    Prediction,
    cell_bytes,
    compute_bytes,
)
from workbench.models.shape import Shape
from workbench.models.sources.values import Variant
from workbench.models.store import InstalledModel

PROJECTOR = "projector.gguf"
"""What the store calls the file that lets a model see pictures; the engine reads text only."""
_NO_GPU = Hardware(1, 0, 0, 0)
"""A machine of which only its lack of a GPU and of an order for weights matters."""


def of_model(shape: Shape, model: InstalledModel) -> Shape:
    """The shape of an installed model with all of its files; blocking."""
    if model.source != "store":
        return shape
    first = model.path.stat().st_size
    projector = model.path.with_name(PROJECTOR)
    sees = projector.stat().st_size if projector.is_file() else 0
    parts = model.size_bytes - sees
    weights = shape.weight_bytes if parts <= first else parts
    return replace(shape, weight_bytes=weights, projector_bytes=sees)


def of_variant(shape: Shape, variant: Variant) -> Shape:
    """The shape of a variant that is elsewhere."""
    sees = variant.projector.size_bytes if variant.projector else 0
    weights = variant.size_bytes - sees
    share = weights / max(1, shape.weight_bytes)
    copies = tuple((order, int(more * share)) for order, more in shape.copies)
    return replace(
        shape, weight_bytes=weights, projector_bytes=sees, input_bytes=0, copies=copies
    )


def load_options(
    settings: Settings,
    shape: Shape | None,
    context_tokens: int,
    best: Setting | None = None,
    draft: Path | None = None,
    engine: str = ENGINE,
) -> LoadOptions:
    """The options for a model of that shape; None for one that has no KV cache.

    ``best`` is what was measured to be best for this very model, and goes before the settings.
    ``draft`` is the file of a small model that guesses ahead for it.
    """
    options = LoadOptions(
        context_tokens=context_tokens,
        threads=settings.engine_threads,
        cache_bytes=settings.prefix_cache_bytes,
        speculation="repeats" if settings.guess_ahead else "off",
        draft_model=str(draft) if draft else "",
    )
    options = best.on(options) if best else options
    if shape is None:
        return options
    context = own_context_tokens(context_tokens, shape.trained_context_tokens)
    cell, parks = cell_bytes(shape, options.kv_type), _parks(shape, engine)
    room = cache_bytes(context, cell, settings.prefix_cache_bytes, parks)
    options = replace(options, cache_bytes=room)
    return replace(options, kv_cells=_plan(options, shape, engine).cells)


def seen_by(engine: str, hardware: Hardware) -> Hardware:
    """What of the machine an engine uses.

    Only llama.cpp is built here for separate GPUs, and only it copies weights.
    """
    if engine == ENGINE:
        return hardware
    return replace(hardware, gpu_free_bytes=(), weight_order="file")


def allocate(
    settings: Settings,
    shape: Shape,
    measured: Measured | None = None,
    engine: str = ENGINE,
    best: Setting | None = None,
    draft: Shape | None = None,
    hardware: Hardware = _NO_GPU,
) -> Allocate:
    """What the engine sets aside for a context, for the estimate.

    ``measured`` corrects the buffers of a step by earlier loads on this machine; ``draft`` is
    the shape of a model that guesses ahead; ``hardware`` is what the engine sees of the
    machine.
    """
    on_gpu = bool(hardware.gpu_free_bytes)
    factor = measured.compute_factor(shape.architecture, engine) if measured else 1.0
    in_process = settings.engine_mode == "process"
    worker = worker_bytes(engine, measured) if in_process else 0

    def for_context(context_tokens: int) -> Allocation:
        options = load_options(settings, shape, context_tokens, best, None, engine)
        plan = _plan(options, shape, engine)
        step = _step(options, shape, plan, engine, on_gpu)
        guesser = _guesser(draft, plan, options, factor, hardware) if draft else None
        return Allocation(
            plan.context_tokens,
            plan.cells,
            step.tokens,
            plan.sequences,
            shape.vocabulary_bytes + worker,
            working_bytes(engine) if in_process else 0,
            compute_factor=factor,
            draft_bytes=guesser.most_bytes if guesser else 0,
            draft_step_bytes=guesser.most_bytes - guesser.loaded_bytes if guesser else 0,
            parked_bytes=plan.parked_bytes,
            score_heads=step.score_heads,
            weight_order=_order(hardware),
            work_bytes=step.work_bytes(plan.cells),
            rows=0 if on_gpu or engine != ENGINE else _rows(options, plan),
            kv_at_once=engine == ENGINE,
        )

    return for_context


def step_bytes(
    settings: Settings,
    shape: Shape,
    context_tokens: int,
    best: Setting | None = None,
    draft: Shape | None = None,
    engine: str = ENGINE,
    hardware: Hardware = _NO_GPU,
) -> int:
    """Buffers of a step by the formula alone, with those of a model that guesses ahead."""
    usual = replace(settings, engine_mode="thread")
    room = allocate(usual, shape, None, engine, best, None, hardware)(context_tokens)
    found = compute_bytes(shape, replace(room, work_bytes=0, rows=0))
    if draft is None:
        return found
    options = load_options(settings, shape, context_tokens, best, None, engine)
    plan = _plan(options, shape, engine)
    beside = _guesser(draft, plan, options, 1.0, hardware).allocation
    return found + compute_bytes(draft, replace(beside, work_bytes=0))


def _guesser(
    draft: Shape, plan: KvPlan, options: LoadOptions, factor: float, hardware: Hardware
) -> Prediction:
    """What a model that guesses ahead takes.

    It gets as many cells as the large one, and keeps no prefixes.
    """
    on_gpu = bool(hardware.gpu_free_bytes)
    step = _step(options, draft, plan, ENGINE, on_gpu)
    room = Allocation(
        plan.context_tokens,
        plan.cells,
        step.tokens,
        options.max_sequences,
        draft.vocabulary_bytes + second_model_bytes(),
        compute_factor=factor,
        score_heads=step.score_heads,
        weight_order=_order(hardware),
        work_bytes=step.work_bytes(plan.cells),
    )
    return Prediction(draft, room, options.kv_type)


def _rows(options: LoadOptions, plan: KvPlan) -> int:
    """Rows of logits that a step writes, of those there is room for.

    With guesses a step has between one row for each stream and one for each token that may be
    guessed: half of those are counted.
    """
    guesses = options.speculation != "off"
    return plan.sequences // 2 if guesses else min(options.max_sequences, plan.sequences)


def _order(hardware: Hardware) -> WeightOrder:
    """What is copied to a GPU takes no memory of the processor."""
    return "file" if hardware.gpu_free_bytes else hardware.weight_order


def _step(
    options: LoadOptions, shape: Shape, plan: KvPlan, engine: str, on_gpu: bool
) -> StepPlan:
    """How the engine computes a step; only llama.cpp's way is known."""
    if engine != ENGINE:
        return StepPlan("auto", options.batch_tokens)
    return plan_step(options, shape.heads, plan.cells, on_gpu and options.gpu_layers != 0)


def _plan(options: LoadOptions, shape: Shape, engine: str) -> KvPlan:
    kept = KEPT_RECURRENT if shape.recurrent else KEPT_SEQUENCES
    cell = cell_bytes(shape, options.kv_type)
    parks = _parks(shape, engine)
    return plan_kv(options, shape.trained_context_tokens, cell, kept, parks)


def _parks(shape: Shape, engine: str) -> bool:
    """Whether the engine moves what is idle out of the cells of such a model."""
    return engine == ENGINE and not shape.recurrent and shape.masks == 1
