"""Comparing quantisations of a model on the user's own text."""

from __future__ import annotations

import asyncio
import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, TypeAlias

from workbench.app.quantise import applies
from workbench.app.workbench import Workbench
from workbench.base.csv_cells import safe_cell
from workbench.base.errors import ModelError
from workbench.engines.work_process import work
from workbench.models.store import InstalledModel

Told: TypeAlias = Callable[[float, str], None]
MOST_TOKENS = 8192
MOST_TEXT_CHARS = 400_000
_CONTEXT_TOKENS = 1024


@dataclass(frozen=True, slots=True)
class Row:
    """One file of a comparison.

    Attributes:
        perplexity: How surprised it is by the text; lower is better.
        perplexity_error: One standard error of it.
        divergence: How far its shares are from those of the largest file, in nats.
        agreement: How often both hold the same token for the most likely, 0 to 1.
        prompt_tokens_per_s: Speed of reading.
        tokens_per_s: Speed of writing.
    """

    id: str
    title: str
    quantisation: str
    size_bytes: int
    perplexity: float
    perplexity_error: float
    divergence: float
    agreement: float
    prompt_tokens_per_s: float
    tokens_per_s: float
    memory_bytes: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came out; the first row is the file that the others are compared with."""

    rows: tuple[Row, ...]
    tokens: int
    scored_tokens: int


def comparable(bench: Workbench, model: InstalledModel) -> tuple[InstalledModel, ...]:
    """Other installed models that look like quantisations of this one, the largest first."""
    found = [
        other
        for other in bench.models.models
        if other.id != model.id
        and applies(other)
        and other.architecture == model.architecture
        and not (other.parameters and model.parameters and other.parameters != model.parameters)
    ]
    return tuple(sorted(found, key=lambda one: one.size_bytes, reverse=True))


async def compare(
    bench: Workbench, ids: Sequence[str], text: str, told: Told, most_tokens: int = MOST_TOKENS
) -> Comparison:
    """Measure what each model makes of a text; the largest file is the measure.

    Raises:
        ModelError: They are too few, or one cannot be used.
        EngineError: They are no quantisations of one model, or an engine failed.
    """
    models = [bench.models.get(name) for name in dict.fromkeys(ids)]
    if len(models) < 2:
        raise ModelError("there is nothing to compare", "Name at least two installed models.")
    for model in models:
        await _check(bench, model)
    models.sort(key=lambda one: one.size_bytes, reverse=True)
    arguments = {
        "files": [[model.id, str(model.path)] for model in models],
        "text": text[:MOST_TEXT_CHARS],
        "most_tokens": most_tokens,
        "threads": bench.settings.settings.engine_threads,
    }
    found = await work("compare", arguments, told, bench.guard.refused)
    rows = {str(row["id"]): row for row in found["rows"]}
    return Comparison(
        tuple(_row(model, rows[model.id]) for model in models),
        int(found["tokens"]),
        int(found["scored_tokens"]),
    )


async def _check(bench: Workbench, model: InstalledModel) -> None:
    if not applies(model):
        reason = model.problem or f"{model.title!r} is no GGUF model"
        raise ModelError(reason, "Choose another model.")
    fit = await asyncio.to_thread(bench.models.judge_now, model, _CONTEXT_TOKENS)
    if fit.verdict == "wont_fit":
        raise ModelError(
            f"{model.title!r} does not fit: {fit.sentence}",
            "Unload other models, or compare smaller files.",
        )


def _row(model: InstalledModel, values: dict[str, Any]) -> Row:
    figures = {
        name: float(values[name])
        for name in (
            "perplexity",
            "perplexity_error",
            "divergence",
            "agreement",
            "prompt_tokens_per_s",
            "tokens_per_s",
        )
    }
    return Row(
        id=model.id,
        title=model.title,
        quantisation=model.quantisation,
        size_bytes=model.size_bytes,
        memory_bytes=int(values["memory_bytes"]),
        **figures,
    )


def as_csv(found: Comparison) -> str:
    """A table for other programs: one line per file, names of the columns first."""
    text = io.StringIO(newline="")
    rows = [asdict(row) for row in found.rows]
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows([{name: safe_cell(value) for name, value in row.items()} for row in rows])
    return text.getvalue()
