"""What a loaded model really takes and how fast it writes, kept beside what was predicted."""

from __future__ import annotations

import statistics
import time
from dataclasses import replace

import psutil

from workbench.app.loaded import Host, Slot
from workbench.app.model_library import ModelLibrary
from workbench.app.model_reading import WEIGHTLESS
from workbench.app.worker_memory import worker_bytes
from workbench.engines.api import Finished
from workbench.models.measured import LEAST_TOKENS, Load, Writing

_MOST_SPEEDS = 50
_LEAST_ACTIVE_BYTES = 200_000_000
"""A smaller model is not slowed by reading its weights, so it says nothing of larger ones."""


def note_loaded(library: ModelLibrary, slot: Slot, host: Host) -> None:
    """Keep what the load took; blocking. Recordings take nothing worth a note."""
    if slot.model.engine in WEIGHTLESS:
        return
    judging, asked = library.judging, (slot.model, slot.draft, slot.context_tokens)
    verdict, prediction = judging.exactly(*asked), judging.prediction(*asked)
    info, engine = host.info, library.engine_of(slot.model)
    told = info.weights_bytes + info.kv_bytes + info.compute_bytes + verdict.program_bytes
    on_cpu = set(info.devices) == {"CPU"}
    resident = _resident(host.pid) if on_cpu else 0
    most = verdict.total_bytes - verdict.parked_bytes  # nothing is parked yet
    predicted = prediction.loaded_bytes if resident else most
    usual = worker_bytes(engine)
    beside = predicted - prediction.allocation.program_bytes + prediction.shape.vocabulary_bytes
    slot.load = Load(
        model_id=slot.model.id,
        architecture=slot.model.architecture,
        engine=engine,
        context_tokens=info.context_tokens,
        predicted_bytes=predicted,
        used_bytes=resident or told,
        compute_predicted_bytes=judging.step_bytes(*asked),
        compute_used_bytes=info.compute_bytes,
        at_s=time.time(),
        weight_order=info.weight_order if on_cpu else "",
        most_predicted_bytes=most,
        worker_factor=max(0.0, (resident - beside) / usual),
    )
    slot.peak_bytes, slot.prediction = resident, prediction
    library.measured.note_load(slot.load)


def note_usage(slot: Slot, host: Host) -> None:
    """Remember the most memory it was seen to use, and the most cells."""
    if slot.peak_bytes:
        usage = host.usage
        # Kept prompts and tasks beside are not part of what was predicted for the load.
        own_bytes = usage.memory_bytes - usage.parked_bytes - usage.beside_bytes
        slot.peak_bytes = max(slot.peak_bytes, own_bytes)
        cells = usage.kv_most_tokens or usage.kv_used_tokens
        slot.peak_cells = max(slot.peak_cells, cells)


def note_answer(slot: Slot, event: Finished) -> None:
    """Remember how fast an answer was written, if nothing else was at work meanwhile."""
    stats = event.stats
    alone = slot.running == 1
    if alone and stats.new_tokens >= LEAST_TOKENS and stats.tokens_per_s > 0:
        slot.tokens_per_s = [*slot.tokens_per_s, stats.tokens_per_s][-_MOST_SPEEDS:]


def note_end(library: ModelLibrary, slot: Slot) -> None:
    """Keep what was seen while it was loaded; blocking."""
    load, slot.load = slot.load, None
    prediction, slot.prediction = slot.prediction, None
    cells, slot.peak_cells = slot.peak_cells, 0
    speeds, slot.tokens_per_s = slot.tokens_per_s, []
    if load is not None and prediction and slot.peak_bytes > load.used_bytes:
        seen = replace(load, used_bytes=slot.peak_bytes)
        library.measured.note_load(replace(seen, predicted_bytes=prediction.bytes_with(cells)))
    if not speeds or slot.model.engine in WEIGHTLESS:
        return
    active = library.active_bytes(slot.model)
    if active >= _LEAST_ACTIVE_BYTES:
        speed = statistics.median(speeds)
        share = speed * active / library.bandwidth()
        library.measured.note_writing(Writing(slot.model.id, speed, share, time.time()))


def _resident(pid: int | None) -> int:
    """Memory of the worker; 0 for a thread, whose memory is that of the whole program."""
    if pid is None:
        return 0
    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.Error:
        return 0
