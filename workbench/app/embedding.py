"""Vectors and ranks of texts by an installed model, for whoever asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass

from workbench.app.loading import Loading
from workbench.base.errors import EngineError
from workbench.engines.api import (
    Failed,
    Finished,
    GenerationStats,
    Request,
    TextScores,
    TextTask,
    TextVectors,
)

Progress = Callable[[int, int], None]
"""Told how many of how many texts are done."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """Vectors of length 1, one for each text, in their order."""

    vectors: tuple[tuple[float, ...], ...]
    stats: GenerationStats


@dataclass(frozen=True, slots=True)
class Ranked:
    """Scores of the texts, in their order; the higher the better."""

    scores: tuple[float, ...]
    stats: GenerationStats

    def best_first(self) -> list[int]:
        """The places of the texts, the best first."""
        return sorted(range(len(self.scores)), key=lambda place: -self.scores[place])


async def embed(
    loading: Loading, model_id: str, texts: Sequence[str], progress: Progress | None = None
) -> Embedded:
    """The vectors of these texts; loads the model first if need be.

    Raises:
        WorkbenchError: The model could not be loaded, or makes no vectors.
    """
    found, stats = await _run(loading, model_id, TextTask(tuple(texts)), progress)
    return Embedded(tuple(one for one in found if isinstance(one, tuple)), stats)


async def rerank(
    loading: Loading,
    model_id: str,
    query: str,
    texts: Sequence[str],
    progress: Progress | None = None,
) -> Ranked:
    """How well these texts answer the query; loads the model first if need be.

    Raises:
        WorkbenchError: The model could not be loaded, or ranks no texts.
    """
    task = TextTask(tuple(texts), "rerank", query)
    found, stats = await _run(loading, model_id, task, progress)
    return Ranked(tuple(one for one in found if isinstance(one, float)), stats)


async def _run(
    loading: Loading, model_id: str, task: TextTask, progress: Progress | None
) -> tuple[list[tuple[float, ...] | float], GenerationStats]:
    found: dict[int, tuple[float, ...] | float] = {}
    ended: Finished | None = None
    async with aclosing(loading.generate(model_id, Request((), task=task))) as events:
        async for event in events:
            if isinstance(event, Failed):
                raise event.error
            if isinstance(event, TextVectors):
                found.update(enumerate(event.vectors, event.first))
            elif isinstance(event, TextScores):
                found.update(enumerate(event.scores, event.first))
            elif isinstance(event, Finished):
                ended = event
            if progress is not None:
                progress(len(found), len(task.texts))
    whole = ended is not None and ended.reason == "stop" and len(found) == len(task.texts)
    if ended is None or not whole:
        raise EngineError(
            f"only {len(found)} of {len(task.texts)} texts came back", "Ask again."
        )
    return [found[place] for place in range(len(task.texts))], ended.stats
