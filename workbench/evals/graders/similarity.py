"""The answer means about the same as the expected one, by an embedding model."""

from __future__ import annotations

import math
from collections.abc import Sequence

from workbench.evals.graders.api import (
    Answered,
    Grader,
    GradingContext,
    Setting,
    Settings,
    failed,
    passed,
    unknown,
    wanted,
)
from workbench.evals.graders.wording import VALUE
from workbench.evals.values import Case, Grade

_MOST_CHARS = 8_000


def cosine(one: Sequence[float], other: Sequence[float]) -> float | None:
    """The cosine between two vectors, -1 to 1; None where there is none."""
    if len(one) != len(other) or not one:
        return None
    length = math.hypot(*one) * math.hypot(*other)
    if not math.isfinite(length) or length == 0.0:
        return None
    found = math.fsum(a * b for a, b in zip(one, other, strict=True)) / length
    return max(-1.0, min(1.0, found))


async def _grade(
    case: Case, answered: Answered, settings: Settings, context: GradingContext
) -> Grade:
    text = wanted(case, settings)
    if context.embed is None:
        return unknown(SIMILARITY.kind, "no embedding model is chosen")
    if not text.strip():
        return unknown(SIMILARITY.kind, "no expected answer is given")
    if not answered.text.strip():
        return failed(SIMILARITY.kind, "the answer is empty", 0.0)
    vectors = await context.embed([text[:_MOST_CHARS], answered.text[:_MOST_CHARS]])
    found = cosine(*vectors) if len(vectors) == 2 else None
    if found is None:
        return unknown(SIMILARITY.kind, "the embedding model gave no vectors to compare")
    score = max(0.0, found)
    cut = " (of the beginning)" if max(len(text), len(answered.text)) > _MOST_CHARS else ""
    reason = f"similarity {found:.3f}{cut}"
    if found >= settings["least"]:
        return passed(SIMILARITY.kind, reason, score)
    return failed(SIMILARITY.kind, f"{reason}, less than {settings['least']:g}", score)


SIMILARITY = Grader(
    kind="similarity",
    title="Means about the same",
    description="An embedding model finds the answer like the expected one.",
    grade=_grade,
    settings=(
        VALUE,
        Setting("least", "At least", "number", 0.8, "The cosine: 1 is the same.", least=-1.0,
                most=1.0),
    ),
    needs="embed",
)  # fmt: skip
