"""What an evaluation will take, as far as earlier ones and the models' files tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from workbench.app.evaluations import Evaluations
from workbench.app.model_library import ModelLibrary
from workbench.base.errors import WorkbenchError
from workbench.evals.values import Candidate

_MOST_LOOKED_AT = 8


@dataclass(frozen=True, slots=True)
class Need:
    """What a model takes.

    Attributes:
        total_bytes: With a full context.
        sentence: Whether it fits, in the user's words.
    """

    total_bytes: int
    fits: bool
    sentence: str


async def seconds_per_try(evaluations: Evaluations) -> dict[str, float]:
    """How long a try took in the latest evaluations, by the id of the model; in seconds.

    Raises:
        StoreError: They cannot be read.
    """
    found: dict[str, float] = {}
    for summary in (await evaluations.list())[:_MOST_LOOKED_AT]:
        if not summary.done:
            continue
        results = await evaluations.results(summary.plan_id)
        models = {one.candidate_id: one.model_id for one in results.plan.candidates}
        counts: dict[str, int] = {}
        for outcome in results.outcomes:
            name = outcome.attempt.candidate_id
            counts[name] = counts.get(name, 0) + 1
        for measured in results.measured:
            model_id, count = (
                models.get(measured.candidate_id, ""),
                counts.get(measured.candidate_id),
            )
            if model_id and count and measured.wall_s > 0:
                found.setdefault(model_id, measured.wall_s / count)
    return found


def time_left(
    candidates: Sequence[Candidate], tries_each: int, known_s: Mapping[str, float]
) -> tuple[float, int]:
    """About how many seconds, and of how many candidates that is not known."""
    known = [one for one in candidates if one.model_id in known_s]
    total = sum(known_s[one.model_id] * tries_each for one in known)
    return total, len(candidates) - len(known)


async def needs_of(models: ModelLibrary, model_ids: Sequence[str]) -> dict[str, Need]:
    """What models take; those of which that cannot be told are left out."""
    found = {}
    for model_id in model_ids:
        with suppress(WorkbenchError):
            verdict = await models.fit(model_id)
            found[model_id] = Need(
                verdict.total_bytes, verdict.verdict != "wont_fit", verdict.sentence
            )
    return found
