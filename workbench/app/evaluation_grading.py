"""What the graders of an evaluation may ask: a model that judges, and one that compares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import aclosing
from typing import Any

from workbench.app.collections import Collections
from workbench.app.embedding import embed
from workbench.app.loading import Loading
from workbench.app.model_library import ModelLibrary
from workbench.base.errors import EngineError
from workbench.engines.api import (
    Failed,
    Finished,
    Message,
    Request,
    SamplingOptions,
    TextDelta,
)
from workbench.evals.graders.api import Answered, Ask, Embed, GradingContext
from workbench.evals.grading import grade_case
from workbench.evals.side_by_side import GradeTried, Tried
from workbench.evals.values import Case, Grade, Plan

_MOST_JUDGED_TOKENS = 512


def grading(
    plan: Plan, models: ModelLibrary, loading: Loading, collections: Collections
) -> GradeTried:
    """How the answers of a plan are graded."""
    judge = plan.judge_model_id
    comparer = plan.embedding_model_id or next(
        (model.id for model in collections.embedding_models), ""
    )
    context = GradingContext(
        embed=_embedder(loading, comparer) if comparer else None,
        ask=_judge(models, loading, judge) if judge else None,
        judge_model_id=judge,
    )

    async def grade(case: Case, tried: Tried) -> tuple[Grade, ...]:
        return await grade_case(case, plan.data_set, _answered(tried), context)

    return grade


def _answered(tried: Tried) -> Answered:
    return Answered(
        text=tried.answer,
        calls=tried.calls,
        records=tried.records,
        total_s=tried.total_s,
        end=tried.end,
        error=tried.error,
        model_id=tried.model_id,
    )


def _embedder(loading: Loading, model_id: str) -> Embed:
    async def vectors(texts: Sequence[str]) -> Sequence[Sequence[float]]:
        return (await embed(loading, model_id, texts)).vectors

    return vectors


def _judge(models: ModelLibrary, loading: Loading, model_id: str) -> Ask:
    async def ask(system: str, text: str, schema: Mapping[str, Any]) -> str:
        request = Request(
            (Message("system", system), Message("user", text)),
            constrain=True,
            output_schema=dict(schema),
            sampling=SamplingOptions(temperature=0.0, max_new_tokens=_MOST_JUDGED_TOKENS),
        )
        parts: list[str] = []
        ended = False
        async with aclosing(loading.generate(models.get(model_id).id, request)) as events:
            async for event in events:
                if isinstance(event, Failed):
                    raise event.error
                if isinstance(event, TextDelta):
                    parts.append(event.text)
                elif isinstance(event, Finished):
                    ended = event.reason == "stop"
        if not ended:
            raise EngineError("the judge did not come to an end", "Choose another judge.")
        return "".join(parts)

    return ask
