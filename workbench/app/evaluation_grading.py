"""What the graders of an evaluation may ask: a model that judges, and one that compares."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from contextlib import aclosing, contextmanager
from typing import Any

from workbench.app.collections import Collections
from workbench.app.embedding import embed
from workbench.app.loading import Loading
from workbench.app.model_library import ModelLibrary
from workbench.base.errors import EngineError, WorkbenchError
from workbench.engines.api import (
    Failed,
    Finished,
    Message,
    Request,
    SamplingOptions,
    TextDelta,
)
from workbench.evals.graders.api import Answered, Embed, GradingContext
from workbench.evals.grading import grade_case
from workbench.evals.side_by_side import GradeTried, Tried
from workbench.evals.values import Case, Grade, Plan

_MOST_JUDGED_TOKENS = 512
_MOST_FAILED = 3


def grading(
    plan: Plan, models: ModelLibrary, loading: Loading, collections: Collections
) -> GradeTried:
    """How the answers of a plan are graded."""
    judge = plan.judge_model_id
    comparer = plan.embedding_model_id or next(
        (model.id for model in collections.embedding_models), ""
    )
    context = GradingContext(
        embed=_embedder(loading, comparer, plan.case_limit_s) if comparer else None,
        ask=_Judge(models, loading, judge, plan.case_limit_s).ask if judge else None,
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


def _embedder(loading: Loading, model_id: str, limit_s: float) -> Embed:
    async def vectors(texts: Sequence[str]) -> Sequence[Sequence[float]]:
        with _late("the model that compares meanings", limit_s):
            async with asyncio.timeout(limit_s):
                return (await embed(loading, model_id, texts)).vectors

    return vectors


@contextmanager
def _late(who: str, limit_s: float) -> Iterator[None]:
    """What takes too long could not be judged: that says nothing against the answer."""
    try:
        yield
    except TimeoutError as exc:
        raise EngineError(
            f"{who} did not answer within {limit_s:g} s", "Choose another one."
        ) from exc


class _Judge:
    """A model that is asked for verdicts; one that fails again and again is left alone."""

    def __init__(
        self, models: ModelLibrary, loading: Loading, model_id: str, limit_s: float
    ) -> None:
        self._models, self._loading = models, loading
        self._model_id, self._limit_s = model_id, limit_s
        self._failed_in_a_row, self._reason = 0, ""

    async def ask(self, system: str, text: str, schema: Mapping[str, Any]) -> str:
        """What it answers; see ``Ask``."""
        if self._failed_in_a_row >= _MOST_FAILED:
            raise EngineError(
                f"the judge failed {_MOST_FAILED} times in a row and is not asked any more: "
                f"{self._reason}",
                "Mend it, then try again what was not judged.",
            )
        model_id = self._models.get(self._model_id).id
        try:
            await self._loading.use(model_id)  # what that takes is not the judge's time
            with _late("the judge", self._limit_s):
                async with asyncio.timeout(self._limit_s):
                    said, ended = await self._answer(model_id, system, text, schema)
        except WorkbenchError as exc:
            self._failed_in_a_row, self._reason = self._failed_in_a_row + 1, exc.message
            raise
        self._failed_in_a_row = 0
        if not ended:
            raise EngineError("the judge did not come to an end", "Choose another judge.")
        return said

    async def _answer(
        self, model_id: str, system: str, text: str, schema: Mapping[str, Any]
    ) -> tuple[str, bool]:
        """What it wrote, and whether it came to an end."""
        request = Request(
            (Message("system", system), Message("user", text)),
            constrain=True,
            output_schema=dict(schema),
            sampling=SamplingOptions(temperature=0.0, max_new_tokens=_MOST_JUDGED_TOKENS),
        )
        parts: list[str] = []
        ended = False
        async with aclosing(self._loading.generate(model_id, request)) as events:
            async for event in events:
                if isinstance(event, Failed):
                    raise event.error
                if isinstance(event, TextDelta):
                    parts.append(event.text)
                elif isinstance(event, Finished):
                    ended = event.reason == "stop"
        return "".join(parts), ended
