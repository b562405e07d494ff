"""Vectors and scores of texts: what is the same for every engine."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import cast

from workbench.base.errors import RequestError
from workbench.engines.api import Request, TextTask
from workbench.engines.contract import Engine, TextEngine, TokenEngine

MOST_TEXTS = 100_000


def submit(engine: Engine, request_id: str, request: Request) -> None:
    """Queue a request, or the task it holds.

    Raises:
        RequestError: The engine does no such tasks, or the task is empty.
    """
    if request.token_task is not None:
        if not hasattr(engine, "submit_tokens"):
            raise RequestError(
                "this model's engine does not show single tokens and their probabilities",
                "Only GGUF models that run here, by llama.cpp, can do that.",
            )
        cast(TokenEngine, engine).submit_tokens(request_id, request.token_task)
        return
    if request.task is None:
        engine.submit(request_id, request)
        return
    check_task(request.task)
    if not hasattr(engine, "submit_task"):
        raise RequestError(
            "this model's engine makes no vectors of texts and ranks none",
            "Choose a GGUF model, or a model of a server.",
        )
    cast(TextEngine, engine).submit_task(request_id, request.task)


def check_task(task: TextTask) -> None:
    """Refuse a task that cannot have a result.

    Raises:
        RequestError: It is such a task.
    """
    if not task.texts:
        raise RequestError("no text was given", "Give at least one text.")
    if len(task.texts) > MOST_TEXTS:
        raise RequestError(
            f"{len(task.texts):,} texts were given at once; at most {MOST_TEXTS:,} can be",
            "Give them in several requests.",
        )
    empty = next((n for n, text in enumerate(task.texts, 1) if not text.strip()), None)
    if empty is not None:
        raise RequestError(f"text {empty} is empty", "Leave it out.")
    if task.kind == "rerank" and not task.query.strip():
        raise RequestError("there is no query to rank the texts by", "Give one.")


def normalised(vector: Sequence[float]) -> tuple[float, ...]:
    """The vector with length 1, so that the product of two is their likeness.

    Raises:
        RequestError: It has no direction.
    """
    length = math.sqrt(math.fsum(value * value for value in vector))
    if not length or not math.isfinite(length):
        raise RequestError(
            "the model made no vector of this text", "Choose a model made for embeddings."
        )
    return tuple(value / length for value in vector)


def likeness(left: Sequence[float], right: Sequence[float]) -> float:
    """The cosine of the angle between two vectors of length 1."""
    return math.fsum(a * b for a, b in zip(left, right, strict=True))
