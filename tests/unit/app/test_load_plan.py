"""What is predicted for a model is what its engine sets aside."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from workbench.app.load_plan import allocate, load_options, step_bytes
from workbench.app.weight_orders import WeightOrders
from workbench.app.worker_memory import second_model_bytes
from workbench.base.paths import resource
from workbench.base.settings import Settings
from workbench.engines.llama_cpp.engine import load
from workbench.engines.llama_cpp.quantize import quantize
from workbench.models.fit import judge
from workbench.models.hardware import Hardware
from workbench.models.measured import Measured
from workbench.models.memory import Prediction, compute_bytes
from workbench.models.shape import read_shape

MIB = 1024 * 1024
CELL_BYTES = 8 * 2 * 256 * 2  # layers, key and value, hidden, half floats


@pytest.fixture
def roomy(tmp_path: Path) -> Hardware:
    """Much memory, and the processor of this machine."""
    order = WeightOrders(Measured(tmp_path / "measured.json")).now()
    return Hardware(4, 1 << 34, 1 << 34, 1 << 34, weight_order=order)


@pytest.fixture
def starter() -> Path:
    return resource("models") / "starter" / "starter.gguf"


@pytest.mark.parametrize("context_tokens", [0, 1000, 4096])
@pytest.mark.parametrize("limit_bytes", [0, 4 * MIB, 128 * MIB])
def test_that_the_engine_takes_what_was_predicted(
    starter: Path, roomy: Hardware, context_tokens: int, limit_bytes: int
) -> None:
    settings = replace(Settings(), prefix_cache_bytes=limit_bytes, engine_threads=1)
    shape = read_shape(starter)
    predicted = judge(
        shape, context_tokens, roomy, allocate=allocate(settings, shape, hardware=roomy)
    )

    options = load_options(settings, shape, context_tokens)
    engine = load(starter, options)
    try:
        info, usage = engine.info(), engine.usage()
    finally:
        engine.close()

    assert info.kv_bytes == predicted.kv_bytes
    # The library tells sizes in steps of 0.01 MiB.
    assert info.weights_bytes == pytest.approx(predicted.weights_bytes, abs=MIB // 50)
    asked_for = step_bytes(settings, shape, context_tokens, hardware=roomy)
    assert info.compute_bytes == pytest.approx(asked_for, rel=0.05)
    work = allocate(settings, shape, hardware=roomy)(context_tokens).work_bytes
    assert info.compute_bytes == pytest.approx(predicted.compute_bytes - work, rel=0.05)
    assert usage.context_tokens == info.context_tokens == predicted.context_tokens
    assert usage.kv_capacity_tokens * CELL_BYTES == predicted.kv_bytes
    beside = predicted.kv_bytes - predicted.context_tokens * CELL_BYTES
    assert predicted.parked_bytes == max(0, options.cache_bytes - beside) <= limit_bytes


def test_that_the_engine_takes_what_was_predicted_with_a_draft_model(
    starter: Path, roomy: Hardware, tmp_path: Path
) -> None:
    small = tmp_path / "small.gguf"
    quantize(starter, small, "Q4_0", threads=1)
    settings = replace(Settings(), engine_threads=1)
    shape, draft = read_shape(starter), read_shape(small)
    room = allocate(settings, shape, hardware=roomy)
    alone = judge(shape, 1024, roomy, allocate=room)
    room = allocate(settings, shape, draft=draft, hardware=roomy)
    both = judge(shape, 1024, roomy, allocate=room)

    engine = load(starter, load_options(settings, shape, 1024, draft=small))
    try:
        info = engine.info()
    finally:
        engine.close()

    order = roomy.weight_order
    weights = shape.resident_bytes(order) + draft.resident_bytes(order)
    assert info.weights_bytes == pytest.approx(weights, abs=MIB // 25)
    assert info.kv_bytes == 2 * alone.kv_bytes, "as many cells of the same shape"
    buffers = step_bytes(settings, shape, 1024, draft=draft, hardware=roomy)
    assert info.compute_bytes == pytest.approx(buffers, rel=0.05)
    assert both.draft_bytes == both.total_bytes - alone.total_bytes
    work = room(1024).work_bytes
    buffers -= step_bytes(settings, shape, 1024, hardware=roomy)
    guesser = draft.resident_bytes(order) + draft.vocabulary_bytes + alone.kv_bytes
    assert both.draft_bytes == guesser + buffers + work + second_model_bytes()


def test_that_the_default_is_small_for_the_starter_model(
    starter: Path, roomy: Hardware
) -> None:
    shape = read_shape(starter)
    found = judge(shape, 4096, roomy, allocate=allocate(Settings(), shape))
    assert found.kv_bytes == 2 * 4096 * CELL_BYTES
    assert found.parked_bytes == 4096 * CELL_BYTES
    work = allocate(Settings(), shape)(4096).work_bytes
    assert work == 4 * 128 * 8192 * 2, "heads, tokens of a step, cells, half floats"
    assert found.total_bytes - found.program_bytes - found.parked_bytes - work < 120 * MIB
    in_thread = replace(Settings(), engine_mode="thread")
    thread = judge(shape, 4096, roomy, allocate=allocate(in_thread, shape))
    saved = found.total_bytes - thread.total_bytes
    assert saved == found.program_bytes - thread.program_bytes > 32 * MIB
    assert thread.program_bytes == shape.vocabulary_bytes > 0


def test_that_a_recording_is_loaded_without_a_plan() -> None:
    options = load_options(replace(Settings(), engine_threads=3), None, 2048)
    assert (options.context_tokens, options.threads, options.kv_cells) == (2048, 3, 0)


@pytest.mark.parametrize("flash", ["off", "on"])
def test_that_the_buffers_are_as_estimated(starter: Path, roomy: Hardware, flash: str) -> None:
    shape = read_shape(starter)
    options = load_options(Settings(), shape, 2048)
    engine = load(starter, replace(options, threads=1, extra={"flash_attention": flash}))
    try:
        told = engine.info().compute_bytes
    finally:
        engine.close()
    plain = allocate(Settings(), shape)(2048)
    assert plain.score_heads == shape.heads == 4
    predicted = step_bytes(Settings(), shape, 2048, hardware=roomy)
    if flash == "on":
        whole = replace(plain, score_heads=0, batch_tokens=512, work_bytes=0, rows=0)
        predicted = compute_bytes(shape, whole)
    assert told == pytest.approx(predicted, rel=0.05)


def test_that_memory_which_is_never_touched_is_not_counted(starter: Path) -> None:
    shape = replace(read_shape(starter), vocabulary=1_000_000)
    asked_for = step_bytes(Settings(), shape, 2048)
    room = allocate(Settings(), shape)(2048)
    assert (room.rows, room.sequences) == (8, 32), "as many as may write at once"
    taken = compute_bytes(shape, room) - room.work_bytes
    assert asked_for - taken == 24 * 1_000_000 * 4, "the step's logits, not those handed out"
    guesses = allocate(replace(Settings(), guess_ahead=True), shape)(2048)
    assert guesses.rows == 16, "of those that may be guessed, half"
    on_gpu = Hardware(4, 1 << 34, 1 << 34, 1 << 34, (1 << 34,))
    assert allocate(Settings(), shape, hardware=on_gpu)(2048).rows == 0
    assert allocate(Settings(), shape, engine="mlx")(2048).rows == 0


def test_that_a_load_takes_what_is_cleared_and_use_takes_the_rest(starter: Path) -> None:
    shape = read_shape(starter)
    room = allocate(Settings(), shape)(2048)
    found = Prediction(shape, room)
    fit = judge(shape, 2048, Hardware(4, 1 << 34, 1 << 34, 1 << 34), allocate=lambda _: room)
    assert found.loaded_bytes == fit.loaded_bytes
    assert found.most_bytes == fit.total_bytes - fit.parked_bytes
    handed_out = 32 * shape.vocabulary * 4
    step = fit.compute_bytes - handed_out
    assert found.most_bytes - found.loaded_bytes == step + room.working_bytes
    grown = [found.bytes_with(cells) for cells in (0, 1, 100, 2048, room.cells, 10**9)]
    assert grown == sorted(grown)
    assert grown[-1] == grown[-2] == found.most_bytes


def test_that_other_engines_take_their_cache_as_it_fills(starter: Path) -> None:
    shape = read_shape(starter)
    room = allocate(Settings(), shape, engine="mlx")(2048)
    found = Prediction(shape, room)
    weights = shape.resident_bytes("file")
    assert found.loaded_bytes == weights + room.program_bytes
    more = found.bytes_with(1000) - found.bytes_with(999)
    assert more >= CELL_BYTES
    assert found.most_bytes - found.loaded_bytes > room.cells * CELL_BYTES
