"""One request to a server, from the first try to the last event."""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections.abc import Callable
from typing import Any

from workbench.base.errors import EngineError
from workbench.engines.api import (
    EngineEvent,
    Failed,
    Finished,
    FinishReason,
    GenerationStats,
    PromptReady,
    Request,
)
from workbench.engines.openai_compatible.answer import ServerAnswer
from workbench.engines.openai_compatible.asking import body_of, prompt_text, schema_note
from workbench.engines.openai_compatible.connection import Connection
from workbench.engines.openai_compatible.failures import (
    broken_off,
    failure_of,
    pause_before_s,
)
from workbench.engines.openai_compatible.sse import EventReader

log = logging.getLogger(__name__)
_AFTER_END_S = 2.0
_NODE_HEADER = "x-workbench-node"
"""Named by the gateway of a deployment."""
_NODE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,62}")


class Exchange:
    """Asks one server once. Lives on the engine's own loop.

    Attributes:
        running: It holds one of the server's places.
    """

    def __init__(
        self,
        client: Any,
        connection: Connection,
        request: Request,
        tell: Callable[[EngineEvent], None],
    ) -> None:
        self._client, self._connection, self._request = client, connection, request
        self._tell = tell
        self._answer = ServerAnswer(request)
        self._submitted_s = time.perf_counter()
        self._sent_s = 0.0
        self._first_s = 0.0
        self._prompt_told = False
        self._node = ""
        self.running = False

    async def run(self, places: asyncio.Semaphore) -> None:
        """Do all of it; whatever happens ends in one last event."""
        try:
            async with places:
                self.running = True
                reason = await self._ask()
            self._end(reason)
        except asyncio.CancelledError:
            self._finish("cancelled", [])
        except Exception as exc:  # noqa: BLE001 - worker boundary: it must reach the request
            failure = failure_of(exc, self._connection, self._node)
            log.info("server.request_failed reason=%s", type(failure).__name__)
            self._tell(Failed(failure))
        finally:
            self.running = False

    async def _ask(self) -> FinishReason | None:
        """Try until something was shown or the tries are used up."""
        for tries in range(self._connection.retries + 1):
            try:
                return await self._try()
            except Exception as exc:
                last = tries == self._connection.retries
                pause_s = pause_before_s(exc, tries, self._connection.first_token_s)
                if last or self._answer.shown or pause_s is None:
                    raise
                log.info("server.retry tries=%d pause_s=%.2f", tries + 1, pause_s)
            await asyncio.sleep(pause_s)
        return None

    async def _try(self) -> FinishReason | None:
        limits = self._connection
        self._sent_s = time.perf_counter()
        try:
            async with asyncio.timeout(limits.first_token_s) as patience:
                async with self._open() as response:
                    self._node = _node_of(response)
                    return await self._read(response, patience)
        except TimeoutError:
            if self._answer.ended:
                return None
            raise self._too_slow() from None

    def _open(self) -> Any:
        body = body_of(self._request, self._connection)
        model, stream = body.pop("model"), body.pop("stream")
        if "prompt" in body:
            create = self._client.completions.with_streaming_response.create
            return create(
                model=model, prompt=body.pop("prompt"), stream=stream, extra_body=body
            )
        create = self._client.chat.completions.with_streaming_response.create
        return create(
            model=model, messages=body.pop("messages"), stream=stream, extra_body=body
        )

    async def _read(self, response: Any, patience: asyncio.Timeout) -> FinishReason | None:
        """Read the answer; the reason for which it was cut, or None if it came to its end."""
        reader = EventReader()
        async for piece in response.iter_bytes():
            for chunk in reader.feed(piece):
                ended, progress = self._answer.ended, self._answer.progress
                self._take(chunk)
                if not ended and (self._answer.ended or self._answer.progress != progress):
                    self._be_patient(patience)
                if self._answer.over:
                    return "length"
            if reader.done:
                return None
        for chunk in reader.finish():
            self._take(chunk)
        if not self._answer.ended and not reader.done:
            raise broken_off(self._connection, self._node)
        return None

    def _be_patient(self, patience: asyncio.Timeout) -> None:
        """Wait for more, as long as the connection allows from now on."""
        now_s = asyncio.get_running_loop().time()
        if self._answer.ended:
            patience.reschedule(now_s + _AFTER_END_S)
        elif self._answer.shown:
            patience.reschedule(now_s + self._connection.between_tokens_s)

    def _take(self, chunk: Any) -> None:
        events = self._answer.take(chunk)
        if not self._prompt_told:
            self._prompt_told = True
            self._tell(self._prompt())
        if self._answer.shown and not self._first_s:
            self._first_s = time.perf_counter()
        for event in events:
            self._tell(event)

    def _prompt(self) -> PromptReady:
        answer = self._answer
        return PromptReady(
            prompt_text(self._request, self._connection),
            answer.prompt_tokens,
            answer.cached_tokens,
            schema_note=schema_note(self._request, self._connection),
        )

    def _end(self, cut: FinishReason | None) -> None:
        cut_off = cut is not None or self._answer.ended == "length"
        events = self._answer.finish(cut_off=cut_off)
        if not self._prompt_told:
            events.insert(0, self._prompt())
        self._finish(cut or self._answer.reason(events), events)

    def _finish(self, reason: FinishReason, events: list[EngineEvent]) -> None:
        for event in events:
            self._tell(event)
        self._tell(Finished(reason, self.stats()))

    def stats(self) -> GenerationStats:
        """What it cost so far."""
        now_s = time.perf_counter()
        total_s = now_s - self._submitted_s
        answer = self._answer
        return GenerationStats(
            prompt_tokens=answer.prompt_tokens,
            cached_tokens=answer.cached_tokens,
            new_tokens=answer.new_tokens,
            queue_s=(self._sent_s or now_s) - self._submitted_s,
            first_token_s=self._first_s - self._submitted_s if self._first_s else total_s,
            total_s=total_s,
        )

    def _too_slow(self) -> EngineError:
        limits, where = self._connection, f"{self._connection.host}:{self._connection.port}"
        if self._answer.shown:
            return EngineError(
                f"the server at {where} stopped in the middle: nothing came for "
                f"{limits.between_tokens_s:g} seconds (between_tokens_s)",
                "Ask again, or raise this limit of the connection.",
            )
        return EngineError(
            f"the server at {where} did not begin to answer within "
            f"{limits.first_token_s:g} seconds (first_token_s)",
            "Ask again, or raise this limit of the connection.",
        )


def _node_of(response: Any) -> str:
    """The node of a deployment that answers; empty where none is named."""
    named = str(response.headers.get(_NODE_HEADER, ""))
    return named if _NODE_NAME.fullmatch(named) else ""
