"""``workbench models load`` and ``keep``: whether a model loads, and how it is kept."""

from __future__ import annotations

import math
from argparse import Namespace
from dataclasses import asdict

from workbench.app import reports
from workbench.app.fit_report import load_words
from workbench.app.load_notes import LoadNote
from workbench.app.terminal import harmless, say
from workbench.app.workbench import Workbench
from workbench.base.errors import ModelError
from workbench.base.sizes import size_text

_MINUTE_S = 60.0
_MOST_MINUTES = 100_000.0


async def load(bench: Workbench, options: Namespace) -> None:
    """Load a model once, and say what it took; one that was left alone is so no more.

    Raises:
        WorkbenchError: It could not be loaded; says why.
    """
    was = bench.loading.load_notes.of(options.id)
    loaded = await bench.loading.load(options.id, context_tokens=options.context or None)
    info = loaded.info
    if info is None:  # it ended between its load and this line
        raise ModelError(f"{options.id!r} did not stay loaded", "Try it again.")
    seen = bench.models.measured.load_of(loaded.model.id)
    buffers = info.weights_bytes + info.kv_bytes + info.compute_bytes
    if options.json:
        values = {
            "id": options.id,
            "context_tokens": info.context_tokens,
            "used_bytes": seen.used_bytes if seen else buffers,
            "predicted_bytes": seen.predicted_bytes if seen else None,
            "devices": list(info.devices),
            "was_left_alone": was.quarantined,
        }
        say(reports.as_json(values))
        return
    where = ", ".join(info.devices)
    memory = load_words(seen) if seen else f"{size_text(buffers)} of buffers"
    context = f"{info.context_tokens:,} tokens of context"
    say(harmless(f"{options.id} loads: {context} on {where}, {memory}"))
    if was.quarantined:
        say("It was left alone because it crashed; from now on it is started again by itself.")


async def keep(bench: Workbench, options: Namespace) -> None:
    """Change how long a model stays loaded, and what guesses ahead; without a change, say it.

    Raises:
        ModelError: It is not installed, the time is none, or the other model cannot guess.
    """
    model = bench.models.get(options.id)
    if options.pin is not None:
        bench.loading.pin(model.id, options.pin)
    if options.idle_default:
        bench.loading.set_idle_unload(model.id, None)
    elif options.idle_minutes is not None:
        minutes = options.idle_minutes
        if not (math.isfinite(minutes) and 0.0 <= minutes <= _MOST_MINUTES):
            raise ModelError(
                f"{minutes:g} minutes are no time to wait",
                f"It is from 0, which is never, to {_MOST_MINUTES:,.0f}.",
            )
        bench.loading.set_idle_unload(model.id, minutes * _MINUTE_S)
    if options.draft_model is not None:
        await bench.loading.set_draft(model.id, options.draft_model)
    note = bench.loading.load_notes.of(model.id)
    if options.json:
        say(reports.as_json({"id": model.id, **asdict(note)}))
        return
    say(harmless(f"{model.id} {_told(note)}"))
    if note.draft_model:
        say(harmless(f"{note.draft_model} guesses ahead for it, from its next load on"))


def _told(note: LoadNote) -> str:
    if note.pinned:
        return "stays loaded, however long it is unused"
    if note.idle_unload_s is None:
        return "is unloaded when it is unused for as long as the settings say"
    if note.idle_unload_s == 0.0:
        return "is not unloaded because it is unused"
    return f"is unloaded after {note.idle_unload_s / _MINUTE_S:g} minutes without use"
