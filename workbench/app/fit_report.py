"""What a terminal says of an installed model: whether it fits, and what it took before."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from typing import Any

from workbench.app import reports
from workbench.app.terminal import harmless, say
from workbench.app.workbench import Workbench
from workbench.base.sizes import size_text
from workbench.models.fit import FitVerdict
from workbench.models.measured import Load
from workbench.models.store import InstalledModel


def as_row(bench: Workbench, model: InstalledModel) -> dict[str, Any]:
    """A model of the list with its newest load on this machine, for JSON."""
    load = bench.models.measured.load_of(model.id)
    return {**asdict(model), "last_load": asdict(load) if load else None}


def load_words(load: Load) -> str:
    """What was predicted for a load, and what it used."""
    return f"predicted {size_text(load.predicted_bytes)}, used {size_text(load.used_bytes)}"


async def installed_info(bench: Workbench, options: Namespace) -> None:
    """Say whether an installed model fits now, and what its newest load took.

    Of one that is away, only what is remembered is said.

    Raises:
        ModelError: Its header cannot be read.
    """
    model = bench.models.get(options.id)
    fit = None if model.away else await bench.models.fit(model.id)
    model = bench.models.get(model.id)
    load = bench.models.measured.load_of(model.id)
    if options.json:
        told = asdict(fit) if fit else None
        say(reports.as_json({**as_row(bench, model), "fit": told}))
        return
    size = size_text(model.size_bytes)
    about = (model.id, model.title, model.quantisation, size, model.engine)
    say(harmless("  ".join(part for part in about if part)))
    if model.load_failure and not model.problem:
        say(harmless(f"does not load: {model.load_failure}. {model.load_hint}".rstrip()))
    if fit is None:
        say(harmless(f"away: {model.problem}. Connect the drive to use it."))
    else:
        _tell_fit(fit)
    if load is not None:
        say(f"last load with {load.context_tokens:,} tokens: {load_words(load)}")


def _tell_fit(fit: FitVerdict) -> None:
    say(harmless(fit.sentence))
    parts = (
        ("weights", fit.weights_bytes),
        ("KV cache", fit.kv_bytes),
        ("compute", fit.compute_bytes),
        ("program", fit.program_bytes),
        ("draft model", fit.draft_bytes),
        ("kept prompts", fit.parked_bytes),
    )
    say(", ".join(f"{name} {size_text(count)}" for name, count in parts if count))
    if fit.loaded_bytes:
        say(f"{size_text(fit.loaded_bytes)} with the load, the rest as it is used")
