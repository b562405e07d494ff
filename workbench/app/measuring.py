"""What a loaded model really takes and how fast it writes, kept beside what was predicted."""

from __future__ import annotations

import statistics
import time
from dataclasses import replace

import psutil

from workbench.app.loaded import Host, Slot
from workbench.app.model_library import ModelLibrary
from workbench.app.model_reading import WEIGHTLESS
from workbench.engines.api import Finished
from workbench.models.measured import LEAST_TOKENS, Load, Writing

_MOST_SPEEDS = 50
_LEAST_ACTIVE_BYTES = 200_000_000
"""A smaller model is not slowed by reading its weights, so it says nothing of larger ones."""


def note_loaded(library: ModelLibrary, slot: Slot, host: Host) -> None:
    """Keep what the load took; blocking. Recordings take nothing worth a note."""
    if slot.model.engine in WEIGHTLESS:
        return
    verdict, compute_bytes = library.predicted(slot.model, slot.context_tokens, slot.draft)
    info = host.info
    told = info.weights_bytes + info.kv_bytes + info.compute_bytes + verdict.program_bytes
    on_cpu = set(info.devices) == {"CPU"}
    resident = _resident(host.pid) if on_cpu else 0
    slot.load = Load(
        model_id=slot.model.id,
        architecture=slot.model.architecture,
        engine=library.engine_of(slot.model),
        context_tokens=info.context_tokens,
        predicted_bytes=verdict.total_bytes - verdict.parked_bytes,  # nothing is parked yet
        used_bytes=resident or told,
        compute_predicted_bytes=compute_bytes,
        compute_used_bytes=info.compute_bytes,
        at_s=time.time(),
        weight_order=info.weight_order if on_cpu else "",
    )
    slot.peak_bytes = resident
    library.measured.note_load(slot.load)


def note_usage(slot: Slot, host: Host) -> None:
    """Remember the most memory it was seen to use."""
    if slot.peak_bytes:
        # Kept prompts are not part of what was predicted for the load.
        used = host.usage.memory_bytes - host.usage.parked_bytes
        slot.peak_bytes = max(slot.peak_bytes, used)


def note_answer(slot: Slot, event: Finished) -> None:
    """Remember how fast an answer was written, if nothing else was at work meanwhile."""
    stats = event.stats
    alone = slot.running == 1
    if alone and stats.new_tokens >= LEAST_TOKENS and stats.tokens_per_s > 0:
        slot.tokens_per_s = [*slot.tokens_per_s, stats.tokens_per_s][-_MOST_SPEEDS:]


def note_end(library: ModelLibrary, slot: Slot) -> None:
    """Keep what was seen while it was loaded; blocking."""
    load, slot.load = slot.load, None
    speeds, slot.tokens_per_s = slot.tokens_per_s, []
    if load is not None and slot.peak_bytes > load.used_bytes:
        library.measured.note_load(replace(load, used_bytes=slot.peak_bytes))
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
