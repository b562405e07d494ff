"""Vectors and ranks of texts from a server: ``/v1/embeddings`` and ``/v1/rerank``."""

from __future__ import annotations

import asyncio
import logging
import math
import time
from collections.abc import Callable, Sequence
from typing import Any

from workbench.base.errors import EngineError
from workbench.engines.api import (
    EngineEvent,
    Failed,
    Finished,
    GenerationStats,
    TextScores,
    TextTask,
    TextVectors,
)
from workbench.engines.embedding import normalised
from workbench.engines.openai_compatible.connection import Connection
from workbench.engines.openai_compatible.failures import (
    failure_of,
    pause_before_s,
    status_failure,
)

log = logging.getLogger(__name__)
_AT_ONCE = 64


class TextExchange:
    """Does one task at one server, some texts a request. Lives on the engine's own loop.

    Attributes:
        running: It holds one of the server's places.
    """

    def __init__(
        self,
        client: Any,
        connection: Connection,
        task: TextTask,
        tell: Callable[[EngineEvent], None],
    ) -> None:
        self._client, self._connection, self._task = client, connection, task
        self._tell = tell
        self._submitted_s = time.perf_counter()
        self._sent_s = 0.0
        self._tokens = 0
        self.running = False

    async def run(self, places: asyncio.Semaphore) -> None:
        """Do all of it; whatever happens ends in one last event."""
        try:
            async with places:
                self.running = True
                self._sent_s = time.perf_counter()
                await self._all()
            self._tell(Finished("stop", self.stats()))
        except asyncio.CancelledError:
            self._tell(Finished("cancelled", self.stats()))
        except Exception as exc:  # noqa: BLE001 - worker boundary: it must reach the request
            failure = failure_of(exc, self._connection)
            log.info("server.task_failed reason=%s", type(failure).__name__)
            self._tell(Failed(failure))
        finally:
            self.running = False

    def stats(self) -> GenerationStats:
        """What it cost so far."""
        now_s = time.perf_counter()
        total_s = now_s - self._submitted_s
        queue_s = (self._sent_s or now_s) - self._submitted_s
        return GenerationStats(self._tokens, 0, 0, queue_s, total_s, total_s)

    async def _all(self) -> None:
        task, model = self._task, self._connection.model
        if task.kind == "rerank":
            # Only one request: a server may compare the texts with one another.
            body = {"model": model, "query": task.query, "documents": list(task.texts)}
            value = await self._ask("/rerank", {**body, "top_n": len(task.texts)})
            scores = scores_of(value, len(task.texts))
            self._tell(TextScores(0, scores, self._count(value)))
            return
        for first in range(0, len(task.texts), _AT_ONCE):
            texts = list(task.texts[first : first + _AT_ONCE])
            body = {"model": model, "input": texts, "encoding_format": "float"}
            value = await self._ask("/embeddings", body)
            vectors = vectors_of(value, len(texts))
            self._tell(TextVectors(first, vectors, self._count(value)))

    async def _ask(self, page: str, body: dict[str, Any]) -> Any:
        limits = self._connection
        for tries in range(limits.retries + 1):
            try:
                async with asyncio.timeout(limits.first_token_s):
                    return self._checked(
                        await self._client.post(page, body=body, cast_to=object)
                    )
            except TimeoutError:
                raise EngineError(
                    f"the server at {limits.host}:{limits.port} did not answer within "
                    f"{limits.first_token_s:g} seconds (first_token_s)",
                    "Ask again, or raise this limit of the connection.",
                ) from None
            except Exception as exc:
                pause_s = pause_before_s(exc, tries, limits.first_token_s)
                if tries == limits.retries or pause_s is None:
                    raise
            await asyncio.sleep(pause_s)
        raise EngineError("the server was never asked", "")

    def _checked(self, value: Any) -> Any:
        if isinstance(value, dict) and value.get("error"):
            raise status_failure(500, value, self._connection)
        return value

    def _count(self, value: Any) -> int:
        usage = value.get("usage")
        known = usage if isinstance(usage, dict) else {}
        tokens = known.get("prompt_tokens", known.get("total_tokens"))
        read = tokens if isinstance(tokens, int) and not isinstance(tokens, bool) else 0
        self._tokens += read
        return read


def vectors_of(value: Any, count: int) -> tuple[tuple[float, ...], ...]:
    """The vectors of an answer, in the order of the texts.

    Raises:
        EngineError: The answer does not hold one for each text.
    """
    rows = _by_index(value, "data", count)
    found = [_numbers(row.get("embedding")) for row in rows]
    if len({len(vector) for vector in found}) != 1:
        raise _unreadable("its vectors are not equally long")
    return tuple(normalised(vector) for vector in found)


def scores_of(value: Any, count: int) -> tuple[float, ...]:
    """The scores of an answer, in the order of the texts.

    Raises:
        EngineError: The answer does not hold one for each text.
    """
    rows = _by_index(value, "results", count)
    return tuple(_numbers([row.get("relevance_score", row.get("score"))])[0] for row in rows)


def _by_index(value: Any, name: str, count: int) -> list[dict[str, Any]]:
    rows = value.get(name) if isinstance(value, dict) else None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise _unreadable(f"it has no list {name!r}")
    if sorted(_index(row) for row in rows) != list(range(count)):
        raise _unreadable(f"its {name!r} are not one for each of {count} texts")
    return sorted(rows, key=_index)


def _index(row: dict[str, Any]) -> int:
    index = row.get("index")
    return index if isinstance(index, int) and not isinstance(index, bool) else -1


def _numbers(values: Any) -> Sequence[float]:
    if not isinstance(values, list) or not values:
        raise _unreadable("a vector is missing")
    for value in values:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise _unreadable("a value is not a number")
        if not math.isfinite(value):
            raise _unreadable("a value is not finite")
    return [float(value) for value in values]


def _unreadable(why: str) -> EngineError:
    return EngineError(
        f"the server's answer cannot be used: {why}",
        "Look at the server's own log; it may not be made for this.",
    )
